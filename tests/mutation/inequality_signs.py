"""Parts of the rules about signs: what each node shows, or refuses, of polynomials made by hand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.inequality_tools import at, fails, poly, tower_of

F = Fraction
Ends = tuple[Fraction, Fraction | None, tuple[bool, bool]]
HALF_LINE: Ends = (F(0), None, (False, False))
FROM_1: Ends = (F(1), None, (True, False))
POINT: Ends = (F(1), F(1), (True, True))


def setting_of(package: Any, nu: Ends = FROM_1, x: Ends = HALF_LINE, show: Any = None, **given: Any) -> Any:
    """With the rules themselves, or with a stub for them; radicands, strict_roots, order."""
    ratio = package.ratio
    tower = tower_of(package, given.pop("order", (2, 0, 1)), given.pop("radicands", ()))
    return ratio.setting.Setting(
        tower, ratio.domain.Range(*nu), ratio.domain.Range(*x), show or ratio.rules.show, **given
    )


def node(package: Any, by: str, **fields: Any) -> Any:
    return package.ratio.node.Node(by, "here", fields)


def plain(package: Any, **fields: Any) -> Any:
    return node(package, "coefficients", **fields)


def says(answer: Any) -> Any:
    """A proof for a stub of the rules that gives this answer."""
    return SimpleNamespace(by="other", place="here", answer=answer)


def shown(package: Any, setting: Any, p: Any, proof: Any) -> Any:
    """True, False, or the words of a refusal."""
    try:
        return setting.show(setting, p, proof)
    except package.Refusal as refusal:
        return str(refusal)


def refuses(package: Any, setting: Any, p: Any, proof: Any, words: str) -> bool:
    found = shown(package, setting, p, proof)
    return isinstance(found, str) and words in found


def _strips_of_coefficients(package: Any) -> bool:
    """Where a strip holds, on which x, and what is left at closed ends."""
    one, x, r = poly(package, {(0, 0): 1}), poly(package, {(0, 1): 1}), poly(package, {(0, 0, 1): 1})
    below: Ends = (F(-3, 4), None, (True, False))
    low = setting_of(package, nu=below)
    between = setting_of(package, x=(F(1), F(2), (True, True)))
    short = setting_of(package, x=(F(0), F(3), (False, False)))
    zero = setting_of(package, nu=(F(0), F(0), (True, True)), order=(0, 0, 1))
    # 200 x R^2 > R^2 ((a+1)^2 - b^2) from s >= 1/D on, for a = 1/2, and not for small s
    late = poly(package, {(0, 1, 2): 200 * 4, (0, 0, 2): -9 - 1 + 2, (0, 2, 0): 4, (0, 1, 1): -4, (0, 2, 2): -4})
    return (
        all(refuses(package, low, r, plain(package, strip=name), "needs mu >= -1/2") for name in ("linear", "amos"))
        and shown(package, low, r, plain(package, strip="depth-0")) is True
        and refuses(
            package, between, poly(package, {(0, 0): 1000, (0, 1): -1}), plain(package, strip="amos"), "negative"
        )
        and shown(package, short, poly(package, {(0, 0): 4, (0, 1): -1}), plain(package, strip="linear")) is True
        and shown(package, between, poly(package, {(0, 0): 1, (0, 1): -1}), plain(package)) != True  # noqa: E712  words
        and shown(package, between, poly(package, {(0, 1): 1, (0, 0): -1}), plain(package)) is False
        and refuses(package, zero, late, plain(package, strip="amos"), "negative")
        and shown(package, setting_of(package), {}, plain(package)) is False
        and shown(package, setting_of(package), poly(package, {(1, 0): 1, (0, 0): -1}), plain(package)) is False
        and [shown(package, between, p, plain(package)) for p in (one, x, r)] == [True, True, True]
    )


def _known(package: Any) -> bool:
    """x and the a_j always, roots where they are > 0."""
    rads = [poly(package, {(0, 1): 1})]
    x, root, known = poly(package, {(0, 1): 3}), poly(package, {(0, 0, 0, 1): 2}), node(package, "known")
    found = [
        shown(package, setting_of(package, radicands=rads, strict_roots=strict), p, known)
        for strict in (True, False)
        for p in (x, root)
    ]
    return found == [True, True, True, False] and refuses(
        package, setting_of(package), poly(package, {(1, 0): 1}), known, "not known"
    )


def _products(package: Any) -> bool:
    """Signs, scales and strictness of products and of sums of them."""
    ratio, setting = package.ratio, setting_of(package, radicands=[poly(package, {(0, 2): 1, (0, 0): 1})])
    free, by = node(package, "unknown"), plain(package)

    def factor(value: str, power: int, sign: int, proof: Any) -> Any:
        return ratio.node.Factor(value, power, sign, proof)

    cube, square = factor("nu+1/2", 3, 1, by), factor("(x-4)/3", 2, -1, free)
    product, bottom, sign, strict = ratio.signs.signed_product(setting, [cube, square])
    nu, x = F(7, 5), F(9, 4)
    exact = (2 * nu + 1) ** 3 * (x - 4) ** 2
    if (bottom, sign, strict) != (72, 1, False) or at(package, product, (nu, x)) != exact:
        return False
    rows = (
        ([factor("-nu-1", 1, -1, by)], (-1, True)),
        ([factor("-nu-1", 2, -1, by)], (1, True)),
        ([factor("nu-1", 1, 1, by), factor("nu", 1, 1, by)], (1, False)),
        ([factor("-nu", 3, -1, by), factor("-x", 1, -1, by)], (1, True)),
        ([factor("S1", 2, 1, free)], (1, False)),
        ([factor("x", 2, 1, by)], (1, True)),
    )
    if any(ratio.signs.signed_product(setting, given)[2:] != expected for given, expected in rows):
        return False
    if not fails(package, lambda: ratio.signs.signed_product(setting, [factor("x-4", 3, 1, free)]), "shows no sign"):
        return False

    def sums(p: Any, *terms: list[Any]) -> Any:
        return shown(package, setting, p, node(package, "terms", terms=terms))

    def times(p: Any, *factors: Any) -> Any:
        return shown(package, setting, p, node(package, "factors", factors=list(factors)))

    halves = [[factor("x/2", 1, 1, by)], [factor("nu/3", 1, 1, by)], [factor("1/5", 1, 1, by)]]
    total = poly(package, {(0, 1): 15, (1, 0): 10, (0, 0): 6})
    even = poly(package, {(0, 2): 1, (0, 1): -8, (0, 0): 16})
    negative, again = [factor("-x", 1, -1, by)], [factor("x-4", 2, 1, free)]
    return (
        sums(total, *halves) is True
        and sums(even, again) is False
        and sums(poly(package, {(0, 2): 1, (0, 1): -8, (0, 0): 17}), again, [factor("1", 1, 1, by)]) is True
        and sums(poly(package, {(0, 2): 2, (0, 1): -10, (0, 0): 17}), again, [factor("x-1", 2, 1, free)]) is False
        and "a term is negative" in sums(poly(package, {(0, 0): 1, (0, 1): -1}), [factor("1", 1, 1, by)], negative)
        and "another polynomial" in sums(poly(package, {(0, 1): 15, (1, 0): 10, (0, 0): 7}), *halves)
        and times(even, factor("4-x", 2, -1, free)) is False
        and times(poly(package, {(1, 1): 1}), factor("-nu", 1, -1, by), factor("-x", 1, -1, by)) is True
        and times(poly(package, {(0, 2): 1, (0, 0): 1}), factor("S1", 2, 1, node(package, "known"))) is True
        and "another polynomial"
        in times(poly(package, {(1, 1): -1}), factor("-nu", 1, -1, by), factor("-x", 1, -1, by))
        and "another polynomial"
        in times(poly(package, {(0, 1): 1}), negative[0], factor("1", 1, 1, by), factor("x", 1, 1, by))
    )


def _by_roots(package: Any) -> bool:
    """A + B S from the signs of A, B and the norm; what is strict, with roots that may be 0 and others."""
    rads = [poly(package, {(0, 2): 1, (0, 0): 1})]
    p = poly(package, {(0, 1): 3, (0, 0, 0, 1): 2})  # A = 3 x, B = 2, norm 5 x^2 - 4
    parts: dict[int, Any] = {}

    def decided(
        first: Any, second: Any, case: str = "sum", strict: bool = True, index: int = 1, x: Ends = HALF_LINE
    ) -> Any:
        seen: list[Any] = []

        def show(_: Any, q: Any, proof: Any) -> Any:
            seen.append(q)
            return proof.answer

        setting = setting_of(package, radicands=rads, show=show, strict_roots=strict, x=x)
        fields = {"root": index, "case": case, "first": first, "second": second}
        try:
            found = package.ratio.signs.by_root(setting, p, node(package, "root", **fields))
        except package.Refusal as refusal:
            return str(refusal)
        parts[len(parts)] = seen
        return found

    A, B = poly(package, {(0, 1): 1}), poly(package, {(0, 0): 1})
    norm = poly(package, {(0, 2): 5, (0, 0): -4})
    inverse = poly(package, {(0, 2): -5, (0, 0): 4})
    origin, begins = node(package, "origin", proof=says(True)), node(package, "origin", proof=says(False))
    yes, no = says(True), says(False)
    table = [decided(says(a), says(b), strict=s) for s in (True, False) for a in (True, False) for b in (True, False)]
    if table != [True, True, True, False, True, True, False, False]:
        return False
    if parts[0] != [A, B]:
        return False
    parts.clear()
    if [decided(yes, b, case) for case in ("outside", "inside") for b in (yes, no)] != [True, False, True, False]:
        return False
    if [parts[0], parts[2]] != [[norm, A], [inverse, B]]:
        return False
    parts.clear()
    return (
        decided(origin, yes, "outside") is True
        and "only where the norm" in decided(origin, no, "outside")
        and "does not begin at 0" in decided(origin, yes, "inside", x=(F(1), None, (True, False)))
        and "only >= 0 is shown" in decided(begins, yes, "inside")
        and "no such root" in decided(yes, yes, index=2)
    )


def _quadratics(package: Any) -> bool:
    """4ac - b^2, and no other power."""
    setting, three = setting_of(package), setting_of(package, order=(2, 0, 3))

    def decided(terms: dict[tuple[int, ...], int], variable: str = "x", power: int = 1) -> Any:
        proof = node(package, "quadratic", variable=variable, power=power, lead=plain(package), rest=plain(package))
        return shown(package, setting, poly(package, terms), proof)

    return (
        decided({(0, 2): 3, (0, 1): 3, (0, 0): 1}) is True
        and decided({(0, 2): 1, (0, 1): -2, (0, 0): 1}) is False
        and "negative" in decided({(0, 2): 1, (0, 1): -3, (0, 0): 2})
        and "only >= 0" in decided({(1, 2): 1, (0, 2): -1, (0, 0): 1})
        and decided({(0, 4): 1, (0, 2): -1, (0, 0): 1}, power=2) is True
        and decided({(2, 0): 1, (1, 0): -1, (0, 0): 1}, "nu") is True
        and decided({(0, 0, 2): 1, (0, 0, 1): -1, (0, 0): 1}, "R") is True
        and "not quadratic" in decided({(0, 3): 1, (0, 0): 1})
        and "not quadratic" in decided({(0, 2): 1, (0, 1): 1, (0, 0): 1}, power=2)
        and three.tower.order.unit == 3
    )


def _splits(package: Any) -> bool:
    """Two ranges that meet at a number inside, which belongs to the first; of the right variable."""

    span: Ends = (F(0), F(3), (False, True))

    def decided(variable: str, value: Any, nu: Ends = FROM_1, x: Ends = span, strict: Any = (1, 1)) -> Any:
        seen: list[Any] = []

        def show(setting: Any, _: Any, proof: bool) -> bool:
            seen.append(tuple((r.low, r.high, r.closed) for r in (setting.nu, setting.x)))
            return proof

        setting = setting_of(package, nu, x, show)
        fields = {"variable": variable, "at": F(value), "first": bool(strict[0]), "second": bool(strict[1])}
        try:
            found = package.ratio.signs.by_split(setting, {0: 1}, node(package, "split", **fields))
        except package.Refusal as refusal:
            return str(refusal)
        return found, seen

    on_nu = [((F(1), F(5), (True, True)), span), ((F(5), None, (False, False)), span)]
    on_x = [(FROM_1, (F(0), F(2), (False, True))), (FROM_1, (F(2), F(3), (False, True)))]
    outside = [decided("nu", v) for v in ("1", "1/2")] + [decided("x", v) for v in ("0", "3", "4", "-1")]
    outside += [decided("nu", "1", POINT), decided("nu", 2, (F(1), F(2), (True, True)))]
    return (
        decided("nu", 5) == (True, on_nu)
        and decided("x", 2) == (True, on_x)
        and [decided("x", 2, strict=s)[0] for s in ((1, 0), (0, 1), (0, 0))] == [False] * 3
        and all("split outside itself" in found for found in outside)
    )


def _scales(package: Any) -> bool:
    """x = (a nu + b) y in the polynomial and under the roots, where a nu + b > 0 and x has all values."""

    def decided(p: Any, a: int, b: int, nu: Ends = FROM_1, x: Ends = HALF_LINE, rads: Any = ()) -> Any:
        seen: list[Any] = []

        def show(setting: Any, q: Any, proof: bool) -> bool:
            seen.append((q, setting.tower.radicands))
            return proof

        setting = setting_of(package, nu, x, show, radicands=rads)
        proof = node(package, "scaled", slope=a, shift=b, proof=True)
        try:
            found = package.ratio.signs.by_scale(setting, p, proof)
        except package.Refusal as refusal:
            return str(refusal)
        return found, seen

    p = poly(package, {(0, 2): 1, (1, 0): 1})
    r = poly(package, {(0, 0, 1): 1})
    written = poly(package, {(2, 2): 4, (1, 2): 12, (0, 2): 9, (1, 0): 1})
    half: Ends = (F(-1, 2), None, (True, False))
    return (
        decided(p, 2, 3, rads=[p]) == (True, [(written, [written])])
        and decided(p, 2, 2, half)[0] is True
        and "scale is not positive" in decided(p, 2, 1, half)
        and "scale is not positive" in decided(p, 1, -1)
        and "scale is not positive" in decided(p, 1, -2)
        and "scale is not positive" in decided(p, 2, 3, POINT)
        and decided(p, 3, -2)[0] is True
        and all(
            "not (0, inf)" in decided(p, 2, 3, x=x) for x in ((F(1), None, (True, False)), (F(0), F(2), (False, True)))
        )
        and "R occurs" in decided(r, 2, 3, rads=[p])
        and "R occurs" in decided(p, 2, 3, rads=[r])
    )


def _wider(package: Any) -> bool:
    """All x from 0, no root in sight."""
    seen: list[Any] = []

    def show(setting: Any, _: Any, proof: bool) -> bool:
        seen.append((setting.x.low, setting.x.high, setting.x.closed, setting.tower.radicands, setting.nu.low))
        return proof

    rads = [poly(package, {(0, 2): 1, (0, 0): 1})]
    setting = setting_of(package, x=(F(1), F(2), (False, True)), show=show, radicands=rads)
    proof = node(package, "wider", proof=False)
    return (
        package.ratio.signs.by_wider_range(setting, poly(package, {(0, 1): 1}), proof) is False
        and seen == [(F(0), F(2), (False, True), [], F(1))]
        and fails(
            package, lambda: package.ratio.signs.by_wider_range(setting, setting.tower.root(0), proof), "range only"
        )
    )


SIGN_PARTS: tuple[Callable[[Any], bool], ...] = (
    _strips_of_coefficients,
    _known,
    _products,
    _by_roots,
    _quadratics,
    _splits,
    _scales,
    _wider,
)
