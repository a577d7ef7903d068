"""What a mutant of the rules has to get right when enclosures are wide, the form is wrong, or a sum is wrong."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.checker.document import consistency_cases
from tests.checker.sample_certificates import document, ends, exact, examples, quartic_sign
from tests.mutation.mutate import replaced

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "valid"
CONTRADICTIONS = list(consistency_cases.cases())
EXAMPLES = {d: examples(d) for d in (2, 3)}


def refused(package: Any, action: Callable[[], Any], words: str = "") -> bool:
    """Whether the package calls it invalid, in these words."""
    try:
        action()
    except package.Invalid as refusal:
        return words in str(refusal)
    return False


@contextlib.contextmanager
def changed(*places: tuple[Any, str, Any]) -> Iterator[None]:
    """Attributes of modules replaced for a while."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in places]
    for module, name, value in places:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def _wide(package: Any) -> bool:
    """With enclosures of F as wide as [1, 11/10], every comparison takes the unfavourable end."""
    series, root, work = package.arithmetic.series, package.arithmetic.root, package.arithmetic.series.Work

    class Wide(series.Bessel):  # type: ignore[name-defined]  # the class of the altered package
        def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
            return [(self.one * 10, self.one * 11)] * top

    wide = Wide(2, 0, 9, work())
    wide.one = 1
    x = Fraction(2)  # D_2(2) = 4 F_2 - 4 F_1 has both signs
    if not refused(package, lambda: root.require_below_root(wide, x, "x")):
        return False
    if not refused(package, lambda: root.require_above_root(wide, x, "x")):
        return False
    if wide.sign(x) != (4 * 10 - 4 * 11, 4 * 11 - 4 * 10):
        return False
    if wide.ratio(x) != (Fraction(10, 22), Fraction(11, 20)):
        return False
    if package.bessel.linear_threshold.threshold_enclosure(wide, x) != (Fraction(1, 11), Fraction(1, 10)):
        return False
    # (x R)^2 + 3 R < 1 with R = 11/40: x < 1.52; a wrong end would let x up to 2 pass
    increasing = package.bessel.majorisation.require_increasing
    return not refused(package, lambda: increasing(wide, Fraction(0), Fraction(3, 2))) and refused(
        package, lambda: increasing(wide, Fraction(0), Fraction(17, 10))
    )


def _coarse(package: Any) -> bool:
    """True claims that few bits cannot show: the wrong end of an enclosure would accept them."""
    d = 2
    ok = EXAMPLES[d]
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


def _wide_rules(package: Any) -> bool:
    """The rules with F in [1, 9/8] accept on one side of the bound that the right ends give, and not on the other."""
    series, Context = package.arithmetic.series, package.document.context.Context

    class Wide(series.Bessel):  # type: ignore[name-defined]  # the class of the altered package
        def orders(self, x: Fraction, top: int) -> list[tuple[int, int]]:
            return [(self.one, self.one + self.one // 8)] * max(top, 2)

    def at(bits: int) -> Any:
        return Wide(2, bits, 9, series.Work())

    def rule(name: str, claim: dict[str, Any], bits: int = 40) -> bool:
        Context.bessel = lambda *_: at(bits)
        (parsed,) = package.registry.claims_of({"format": "certify/1", "claims": [claim]})
        own = package.RULES[name, parsed.rule]
        return not refused(package, lambda: own.check(parsed, Context([parsed], series.Work())))

    ok, step = EXAMPLES[2], Fraction(1, 200)
    kept = Context.bessel
    try:
        below = {**ok["linear-threshold-point"], "label": "critical-coupling", "beta": "0x1p+0"}
        below["evidence"] = {"rule": "theorem-1.1", "precision": 40, "terms": 9}
        results = [
            rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) - step, Fraction(1))}),
            not rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) + step, Fraction(1))}),
            not rule("critical-coupling", {**below, "enclosure": ends(Fraction(8, 9) - step, 1 - step)}),
        ]
        for beta, l_max, bits, bound in (
            (Fraction(4), 1, 40, Fraction(2, 9)),
            (Fraction(4), 2, 40, Fraction(16, 81)),
            (Fraction(10, 3), 1, 2, Fraction(2, 7)),
            (Fraction(10, 3), 2, 4, Fraction(64, 279)),
        ):
            claim = replaced(ok["regime-discontinuous"], ("beta_interval",), [exact(beta)] * 2)
            claim = replaced(claim, ("evidence", "l_max"), l_max)
            for x, fits in ((bound - step, True), (bound + step, False)):
                results.append(rule("regime", {**claim, "unique_critical_point": {"upper": exact(x)}}, bits) is fits)
        for left, fits in ((Fraction(23, 10), True), (Fraction(21, 10), False)):
            claim = replaced(ok["quartic-sign"], ("beta_interval",), [exact(left), "inf"])
            claim = replaced(claim, ("evidence", "nodes"), [exact(left), "0x4p+0"])
            results.append(rule("quartic-sign", claim) is fits)
        piece, above_one = package.bessel.majorisation._check_piece, package.refutation._require_above_one
        for x, bits, fits in (
            (Fraction(17, 10), 40, True),
            (Fraction(18, 10), 40, False),
            (Fraction(23, 10), 2, False),
        ):
            w = at(bits)
            done = refused(package, lambda x=x, w=w: piece(w, (Fraction(0), x), range(2, 3), w.one, "piece"))
            results.append(done is not fits)
        for x, bits, fits in (
            (Fraction(23, 10), 40, True),
            (Fraction(21, 10), 40, False),
            (Fraction(23, 10), 2, False),
        ):
            results.append(refused(package, lambda x=x, bits=bits: above_one(at(bits), x, 2)) is not fits)
    finally:
        Context.bessel = kept
    return all(results)


def _without_form(package: Any) -> bool:
    """What the form of a claim demands is not asked for again: a claim without it is a fault of the checker itself."""
    (parsed,) = package.registry.claims_of(document(EXAMPLES[2]["linear-threshold-interval"]))
    context = package.document.context.Context([parsed], package.arithmetic.series.Work())
    bare = dataclasses.replace(parsed, interval=None, enclosure=None)
    open_end = dataclasses.replace(parsed.interval, a=None)
    for action in (
        lambda: bare.region,
        lambda: bare.bounds,
        lambda: open_end.outer(context.bessel(parsed), None),
        lambda: dataclasses.replace(parsed.interval, b=None).beta,
        lambda: parsed.given(package.bessel.threshold.Separator),
    ):
        try:
            action()
        except TypeError:
            continue
        return False
    return True


def _between(package: Any) -> bool:
    """An interval between two numbers is one, in order."""
    for a, b, point, fits in (
        (1, 2, False, True),
        (2, 2, False, False),
        (1, 2, True, False),
        (None, 2, False, False),
        (1, None, False, False),
    ):
        region = package.Region(a, b, infinite=b is None, point=point)
        if refused(package, region.between) is fits or (fits and region.between() != (a, b)):
            return False
    return True


def _context(package: Any) -> bool:
    """What is known is not made again, of large objects the last 16; claims are found by label, d and outcome."""
    claims = package.registry.claims_of(document(*(EXAMPLES[d]["beta-star"] for d in (2, 3))))
    context = package.document.context.Context(claims, package.arithmetic.series.Work())
    made: list[int] = []

    def make(i: int) -> Callable[[], int]:
        return lambda: made.append(i) or i

    for keep, again in ((context.once, []), (context.recent, [0])):
        made.clear()
        found = [keep(i, make(i)) for i in (*range(16), 0, *range(1, 17), 16, 1, 0)]
        if found != [*range(16), 0, *range(1, 17), 16, 1, 0] or made != [*range(17), *again]:
            return False
    return list(context.proved("beta-star", 3)) == claims[1:] and list(context.proved("regime", 3)) == []


def _wrong_coefficients(package: Any) -> bool:
    """quartic-family looks at the coefficients of eps to eps^5 before it uses the others."""
    quartic, (parsed,) = (
        package.quartic.obstruction,
        package.registry.claims_of(document(EXAMPLES[3]["quartic-family"])),
    )
    context = package.document.context.Context([parsed], package.arithmetic.series.Work())
    right = quartic.entropy_coefficients
    try:
        for j in (1, 2, 3, 4, 5, 7):

            def wrong(*arguments: Any, j: int = j) -> list[Fraction]:
                h: list[Fraction] = right(*arguments)
                return [*h[:j], h[j] + Fraction(1, 10**9), *h[j + 1 :]]

            quartic.entropy_coefficients = wrong
            if not refused(package, lambda: quartic.check_quartic_family(parsed, context)):
                return False
    finally:
        quartic.entropy_coefficients = right
    return True


def _dispatch(package: Any) -> bool:
    """Each claim is decided by the function of its label and rule."""
    (point,) = package.registry.claims_of(document(EXAMPLES[2]["linear-threshold-point"]))
    seen: list[Any] = []
    rule = dataclasses.replace(
        package.RULES["linear-threshold", "series"], check=lambda *given: seen.append(given) or set()
    )
    with changed((package, "RULES", {("linear-threshold", "series"): rule})):
        package.check_claim(point, "context")
    return seen == [(point, "context")]


def _derivative(package: Any) -> bool:
    """A derivative that does not hold makes the claim invalid, whatever its own rule says."""

    def wrong(*_: Any) -> None:
        raise package.Invalid("the derivative")

    with changed((package, "check_derivative", wrong)):
        return refused(package, lambda: package.check_document(document(EXAMPLES[2]["regime-below"])))


def _cover_form(package: Any) -> bool:
    """The vectors of a cover must have the lengths that its counts say, before anything is computed."""
    path = CORPUS / "d-5-beta-2-digits-20-claims-critical-coupling-order-parameter-two-minimisers.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    (cover,) = (claim for claim in whole["claims"] if claim["label"] == "two-minimisers")
    for name in ("corner", "star_lower", "weights"):
        evidence = {**cover["evidence"], name: cover["evidence"][name][:-1]}
        try:
            package.check_document(document({**cover, "evidence": evidence}))
        except package.Malformed:
            continue
        except package.Refusal:
            pass
        return False
    return True


def _consistency(package: Any) -> bool:
    """Claims made by hand that contradict each other, and claims that do not."""
    for _, claims, words in CONTRADICTIONS:
        typed = [said.typed(package, f"claims[{i}]") for i, said in enumerate(claims)]
        try:
            package.document.consistency.require_consistent(typed)
        except package.Invalid as refusal:
            if not words or words not in str(refusal):
                return False
        else:
            if words:
                return False
    wide = {**EXAMPLES[3]["quartic-sign"], "beta_interval": ["0x1p-1", "0x7p+0"]}
    both = document(EXAMPLES[3]["refuted-quartic-sign"], wide)  # the second is false, and no rule looks at it
    blind = {key: dataclasses.replace(rule, check=lambda *_: frozenset()) for key, rule in package.RULES.items()}
    with changed((package, "RULES", blind)):
        return refused(package, lambda: package.check_document(both))


def _kinds_of_rules(package: Any) -> bool:
    """Seven rules go with an interval only, by their form; counterexamples refute, and nothing else does."""
    rules = package.registry.RULES
    on_intervals = {
        ("critical-coupling", "decreasing"),
        ("landau-expansion", "reduction"),
        ("large-beta", "law"),
        ("two-minimisers", "moving-cover"),
        ("two-minimisers", "spine-pieces"),
        ("critical-coupling", "spine-pieces"),
        ("order-parameter", "spine-pieces"),
    }
    return {key for key, rule in rules.items() if rule.intervals_only} == on_intervals and all(
        rule.refutes == (name == "counterexample") for (_, name), rule in rules.items()
    )


RULE_PARTS: tuple[Callable[[Any], bool], ...] = (
    _kinds_of_rules,
    _wide,
    _coarse,
    _wide_rules,
    _without_form,
    _between,
    _context,
    _wrong_coefficients,
    _dispatch,
    _derivative,
    _cover_form,
    _consistency,
)
