"""What a mutant of the checker has to get right beside whole documents: one function for each part, True if it does."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.checker.arb_truth import number, sphere_moment
from tests.checker.sample_certificates import document, ends, exact, examples, quartic_sign
from tests.mutation.mutate import replaced


def _orders(package: Any) -> bool:
    """Enclosures contain the series, and are a few units wide."""
    for d, x, top, bits, terms in (
        (2, Fraction(3, 2), 6, 60, 40), (3, Fraction(25, 3), 3, 90, 70), (5, Fraction(1, 7), 2, 50, 3),
        (4, Fraction(12), 5, 80, 9), (2, Fraction(2), 2, 64, 49), (3, Fraction(1, 2), 4, 5, 20),
        (2, Fraction(344, 25), 2, 1, 9), (7, Fraction(193, 11), 4, 8, 20), (2, Fraction(66, 13), 2, 8, 43),
    ):  # fmt: skip
        bessel = package.series.Bessel(d, bits, terms, package.series.Work())
        for order, (lower, upper) in enumerate(bessel.orders(x, top), start=1):
            partial, term = _partial_sum(d, order, x, terms)
            value = _partial_sum(d, order, x, terms + 80)[0]
            unit = (8 + 4 * (1 + x * x) * value) * (top - order + 1) / 2**bits + term / 2**50
            low, high = Fraction(lower, 2**bits), Fraction(upper, 2**bits)
            if not low <= value < high or high - low > (2 + x * x) * term + unit:
                return False
            ends = partial - unit <= low <= partial and partial + 2 * term <= high <= partial + 2 * term + unit
            if order >= top - 1 and not ends:
                return False
    return True


def _partial_sum(d: int, order: int, x: Fraction, terms: int) -> tuple[Fraction, Fraction]:
    """The sum of so many terms, and the next one, of 0F1(;d/2+order;x^2/4)."""
    term, total, a = Fraction(1), Fraction(0), Fraction(d, 2) + order
    for k in range(terms):
        total += term
        term *= x * x / 4 / ((a + k) * (k + 1))
    return total, term


def _weights(package: Any) -> bool:
    for d, x, last, bits in ((2, Fraction(3, 2), 9, 40), (7, Fraction(31, 7), 6, 50)):
        exact = Fraction(1)
        bessel = package.series.Bessel(d, bits, 5, package.series.Work())
        for order, (lower, upper) in enumerate(package.threshold.weights(bessel, x, last), start=1):
            if not lower <= exact * 2**bits <= upper or upper - lower > 3 * order * (1 + exact):
                return False
            exact *= (d + order - 1) * x / (order * (d + 2 * order))
    return True


def _threshold(package: Any) -> bool:
    bessel = package.series.Bessel(3, 100, 60, package.series.Work())
    low, high = package.threshold.threshold_enclosure(bessel, Fraction(2))
    value = Fraction(1026290753391, 10**12)  # 3/2 / 0F1(;5/2;1)
    return bool(low < high and high - low < Fraction(1, 2**90) and abs(low - value) < Fraction(1, 10**9))


def _budget(package: Any) -> bool:
    """Work is charged, and more of it for longer numbers and more terms."""
    left = []
    for bits, terms in ((64, 50), (30_000, 50), (64, 5_000), (300_000, 5_000)):
        work = package.series.Work(10**9)
        package.series.Bessel(2, bits, terms, work).orders(Fraction(1), 2) if bits * terms < 10**7 else work.spend(
            4 * terms, bits, 300
        )
        left.append(10**9 - work.left)
    return bool(0 < left[0] < 10_000 and left[0] < left[1] and left[0] < left[2] and 10**5 < left[3] < 10**8)


def _words(package: Any) -> bool:
    show = package.verdict.show
    return (show(Fraction(1, 3)), show(Fraction(-(2**2000))), show(Fraction(0)), show(Fraction(1, 3**2000))) == (
        "0.33333333333333331", "-2^2000", "0", "2^-3169",
    )  # fmt: skip


def _numbers(package: Any) -> bool:
    """Numbers are read exactly."""
    read = package.reader.Numbers().number
    expected = {
        "0x3p+2": Fraction(12), "0x3p-2": Fraction(3, 4), "-0x3/0x2": Fraction(-3, 2), "0x10p+0": Fraction(16),
        "-0x10/0x30": Fraction(-1, 3), "-0x10p-1": Fraction(-8), "0x1fp5": Fraction(992), "0x0p+0": Fraction(0),
    }  # fmt: skip
    return all(read(text, "x") == value for text, value in expected.items())


def _limits(package: Any) -> bool:
    """The limits are those of FORMAT.md, and each stops at its value."""
    reader, shape = package.reader, package.shape
    values = (reader.MAX_BYTES, reader.MAX_TOKENS, reader.MAX_NUMBER_BITS, reader.MAX_TOTAL_BITS, reader.MAX_GCD)
    if values != (64 * 2**20, 2_000_000, 1_000_000, 2**29, 4 * 10**13):
        return False
    if (shape.MAX_D, shape.MAX_ORDER, package.series.MAX_WORK) != (1_000_000, 64, 600_000_000):
        return False
    for charges, stops in (
        ([(1_000_000, 0)], False), ([(1_000_001, 0)], True), ([(0, 1_000_001)], True),
        ([(1_000_000, 1_000_000)] * 40, False),
        ([(1_000_000, 1_000_000)] * 41, True), ([(1_000_000, 0)] * 536, False), ([(0, 1_000_000)] * 537, True),
    ):  # fmt: skip
        numbers = reader.Numbers()
        if _stopped(package, lambda numbers=numbers, charges=charges: [numbers._charge(*c) for c in charges]) != stops:
            return False
    texts = (
        "0x1p+999990",
        "0x1p-1000000",
        "0x" + "f" * 249_000 + "p+3990",
        "0x" + "f" * 250_000 + "/0x3",
        "0x3/0x" + "f" * 250_000,
    )
    fine = not any(_stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in texts)
    long = (
        "0x1p+1000001",
        "0x1p+10000000",
        "0x" + "f" * 249_000 + "p+4010",
        "0x3/0x" + "f" * 250_001,
        "0x" + "f" * 250_001 + "/0x3",
    )
    return fine and all(_stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in long)


def _stopped(package: Any, action: Callable[[], Any]) -> bool:
    try:
        action()
    except package.LimitReached:
        return True
    return False


def _refused(package: Any, action: Callable[[], Any]) -> bool:
    try:
        action()
    except package.Invalid:
        return True
    return False


def _wide(package: Any) -> bool:
    """With enclosures of F as wide as [1, 11/10], every comparison takes the unfavourable end."""
    series, threshold, work = package.series, package.threshold, package.series.Work

    class Wide(series.Bessel):  # type: ignore[misc]
        def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
            return [(self.one * 10, self.one * 11)] * top

    wide = Wide(2, 0, 9, work())
    wide.one = 1
    x = Fraction(2)  # D_2(2) = 4 F_2 - 4 F_1 has both signs
    if not _refused(package, lambda: threshold.require_below_root(wide, x, "x")):
        return False
    if not _refused(package, lambda: threshold.require_above_root(wide, x, "x")):
        return False
    if wide.sign(x) != (4 * 10 - 4 * 11, 4 * 11 - 4 * 10):
        return False
    if wide.ratio(x) != (Fraction(10, 22), Fraction(11, 20)):
        return False
    if threshold.threshold_enclosure(wide, x) != (Fraction(1, 11), Fraction(1, 10)):
        return False
    # (x R)^2 + 3 R < 1 with R = 11/40: x < 1.52; a wrong end would let x up to 2 pass
    increasing = package.majorisation.require_increasing
    return not _refused(package, lambda: increasing(wide, Fraction(0), Fraction(3, 2))) and _refused(
        package, lambda: increasing(wide, Fraction(0), Fraction(17, 10))
    )


def _coarse(package: Any) -> bool:
    """True claims that few bits cannot show: the wrong end of an enclosure would accept them."""
    d = 2
    ok = examples(d)
    few = {"precision": 8, "terms": 60}

    def code(claim: dict[str, Any], **evidence: Any) -> int:
        claim = replaced(claim, ("evidence",), {**claim["evidence"], **few, **evidence})
        try:
            package.check_document(document(claim))
        except package.Refusal as refusal:
            return int(refusal.exit_code)
        return 0

    for name in ("linear-threshold-point", "linear-threshold-interval", "linear-threshold-zero"):
        low = replaced(ok[name], ("enclosure", "upper"), exact(9))
        high = replaced(ok[name], ("enclosure", "lower"), exact(0))
        if code(low) != 1 or (name != "linear-threshold-zero" and code(high) != 1):
            return False
    for name in ("regime-below", "regime-discontinuous"):
        if code(ok[name]) != 1:
            return False
    low = replaced(ok["majorisation"], ("enclosure", "upper"), exact(1))
    high = replaced(ok["majorisation"], ("enclosure", "lower"), exact(0))
    sign = quartic_sign(d, Fraction(3), "inf")
    node = Fraction(24469, 10000) + Fraction(1, 900)
    close = replaced(sign, ("beta_interval", 0), exact(node))
    close = replaced(close, ("evidence", "nodes"), [exact(node), exact(node + Fraction(1, 10**6)), exact(4)])
    return code(low) == 1 and code(high) == 1 and code(close) == 1


def _remainders(package: Any) -> bool:
    """Both rules of quartic-obstruction compare exactly the numbers of FORMAT.md."""
    seen: dict[str, tuple[Fraction, Fraction]] = {}

    def record(what: str, left: Fraction, right: Fraction) -> None:
        seen[what] = (left, right)

    kept = package.quartic.require_less, package.quartic.require_at_most
    package.quartic.require_less = package.quartic.require_at_most = record
    try:
        return all(_remainders_in(package, d, seen) for d in (2, 3, 5))
    finally:
        package.quartic.require_less, package.quartic.require_at_most = kept


def _remainders_in(package: Any, d: int, seen: dict[str, tuple[Fraction, Fraction]]) -> bool:
    ok = examples(d)
    ok["quartic-family"]["evidence"]["order"] = 3 + d
    for name in ("quartic-density", "quartic-family"):
        package.check_document(document(ok[name]))
    evidence = ok["quartic-density"]["evidence"]
    eps, t, base = (number(evidence[key]) for key in ("epsilon", "t", "base"))
    n = evidence["order"]
    delta = eps + eps**2 * abs(t) * Fraction(d - 1, d)
    entropy = sum(c * eps**j for j, c in enumerate(_entropy(d, t, n)))
    entropy += delta ** (n + 1) / (n * (n + 1) * (1 - delta))
    bessel = package.series.Bessel(d, evidence["precision"], evidence["terms"], package.series.Work())
    energy = eps**2 / (2 * d) + eps**4 * t**2 * bessel.ratio(base)[0] * Fraction(d - 1, d * d * (d + 2))
    if seen["H(rho) < K_# E(rho)"] != (entropy, energy):
        return False
    evidence = ok["quartic-family"]["evidence"]
    eps, n, t = number(evidence["epsilon_max"]), evidence["order"], Fraction(d, 2 * d - 2)
    delta = eps + eps * eps / 2
    bound = sum((max(c, 0) * eps ** (j - 6) for j, c in enumerate(_entropy(d, t, n)) if j >= 6), Fraction(0))
    bound += eps ** (n - 5) * (1 + eps / 2) ** (n + 1) / (n * (n + 1) * (1 - delta))
    if seen["bound of the sextic remainder <= constant"] != (bound, number(evidence["constant"])):
        return False
    return seen["epsilon_max + epsilon_max^2/2 <= 1/2"] == (delta, Fraction(1, 2))


def _entropy(d: int, t: Fraction, order: int) -> list[Fraction]:
    """Coefficients in eps of sum_{k=2}^order (-1)^k/(k(k-1)) int g^k, g^k expanded in x_1 and eps together."""
    g = {(1, 1): Fraction(1), (2, 2): t, (0, 2): -t / d}
    power = {(0, 0): Fraction(1)}
    total = [Fraction(0)] * (2 * order + 1)
    for k in range(1, order + 1):
        product: dict[tuple[int, int], Fraction] = {}
        for (i, j), x in power.items():
            for (m, n), y in g.items():
                product[i + m, j + n] = product.get((i + m, j + n), Fraction(0)) + x * y
        power = product
        if k > 1:
            for (i, j), x in power.items():
                total[j] += x * sphere_moment(d, i) * (-1) ** k / (k * (k - 1))
    return total


def _wide_rules(package: Any) -> bool:
    """The rules with F in [1, 9/8] accept on one side of the bound that the right ends give, and not on the other."""
    series, threshold = package.series, package.threshold

    class Wide(series.Bessel):  # type: ignore[misc]
        def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
            return [(self.one, self.one + self.one // 8)] * max(top, 2)

    def at(bits: int) -> Any:
        return Wide(2, bits, 9, series.Work())

    def rule(name: str, claim: dict[str, Any], bits: int = 40) -> bool:
        for module in (threshold, package.majorisation, package.quartic):
            module.evaluator = lambda claim, work: at(bits)
        (parsed,) = package.shape.document({"format": "certify/1", "claims": [claim]})
        return not _refused(package, lambda: package.RULES[name](parsed, series.Work()))

    ok, step = examples(2), Fraction(1, 100)
    kept = threshold.evaluator
    try:
        below = {**ok["linear-threshold-point"], "label": "critical-coupling", "beta": "0x1p+0"}
        below["evidence"] = {"rule": "theorem-1.1", "precision": 40, "terms": 9}
        results = [
            rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) - step, Fraction(1))}),
            not rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) + step, Fraction(1))}),
            not rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) - step, 1 - step)}),
        ]
        for beta, l_max, bits, bound in (
            (Fraction(4), 1, 40, Fraction(2, 9)), (Fraction(4), 2, 40, Fraction(16, 81)),
            (Fraction(10, 3), 1, 2, Fraction(2, 7)),
        ):  # fmt: skip
            claim = replaced(ok["regime-discontinuous"], ("beta_interval",), [exact(beta)] * 2)
            claim = replaced(claim, ("evidence", "l_max"), l_max)
            for x, fits in ((bound - step, True), (bound + step, False)):
                results.append(rule("regime", {**claim, "unique_critical_point": {"upper": exact(x)}}, bits) is fits)
        for left, fits in ((Fraction(23, 10), True), (Fraction(21, 10), False)):
            claim = replaced(ok["quartic-sign"], ("beta_interval",), [exact(left), "inf"])
            claim = replaced(claim, ("evidence", "nodes"), [exact(left), "0x4p+0"])
            results.append(rule("quartic-sign", claim) is fits)
        piece, above_one = package.majorisation._check_piece, package.quartic._require_above_one
        for x, bits, fits in (
            (Fraction(17, 10), 40, True),
            (Fraction(18, 10), 40, False),
            (Fraction(23, 10), 2, False),
        ):
            w = at(bits)
            done = _refused(package, lambda x=x, w=w: piece(w, (Fraction(0), x), range(2, 3), w.one, "piece"))
            results.append(done is not fits)
        for x, bits, fits in (
            (Fraction(23, 10), 40, True),
            (Fraction(21, 10), 40, False),
            (Fraction(23, 10), 2, False),
        ):
            results.append(_refused(package, lambda x=x, bits=bits: above_one(at(bits), x, 2)) is not fits)
    finally:
        for module in (threshold, package.majorisation, package.quartic):
            module.evaluator = kept
    return all(results)


PARTS: tuple[Callable[[Any], bool], ...] = (
    _orders, _weights, _threshold, _budget, _words, _numbers, _limits, _wide, _coarse, _remainders, _wide_rules,
)  # fmt: skip
