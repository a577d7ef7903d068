"""What a mutant of the rule of (1.17) has to get right: its own lemma at made-up numbers, then certificates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any, Final

from tests.bounds.landau.maxima import SCENES, SECOND, TAIL, Numbers, highest_of
from tests.bounds.landau.test_model import F, G, S, value
from tests.checker.asked import Json
from tests.checker.landau.samples import expansion, landau
from tests.checker.landau.test_expansion import INVALID, MALFORMED, NUMBERS
from tests.checker.sample_certificates import document

Part = Callable[[Any], bool]
P: Final = 160
UNIT: Final = Fraction(1, 1 << 120)


def _ball(package: Any, x: Fraction) -> Any:
    return package.arithmetic.ball.Ball.exact(x, P)


def _number(package: Any, x: Any) -> Any:
    """A model with f_1 = f_2 = 0, made term by term."""
    zero = _ball(package, Fraction(0))
    return package.landau.model.Model((_ball(package, Fraction(x)), zero, zero), _interval(package, S))


def _interval(package: Any, end: Fraction) -> Any:
    return package.arithmetic.ball.Ball.between(Fraction(0), end, P)


def _given(package: Any, terms: tuple[Fraction, Fraction, Fraction]) -> Any:
    a, b, c = (_ball(package, x) for x in terms)
    return package.landau.model.Model((a, b, c), _interval(package, S))


def _near(ball: Any, low: Fraction, high: Fraction) -> bool:
    """An enclosure of [low, high] that is not much wider."""
    room = max(abs(low), abs(high), Fraction(1)) * UNIT
    return bool(low - room <= ball.lower() <= low and high <= ball.upper() <= high + room)


def _exact_terms(package: Any) -> Iterator[bool]:
    """Terms that are numbers come out exactly; those with s in them contain the function."""
    f, g, one = _given(package, F), _given(package, G), _number(package, 1)
    sums = [(f + g, [a + b for a, b in zip(F, G, strict=True)]), (f - g, [a - b for a, b in zip(F, G, strict=True)])]
    sums += [(2 - f, [2 - F[0], -F[1], -F[2]]), (f + 3, [F[0] + 3, F[1], F[2]]), (f * 5, [5 * a for a in F])]
    sums += [(3 + f, [F[0] + 3, F[1], F[2]]), (f / 5, [a / 5 for a in F]), (-f, [-a for a in F])]
    for found, terms in sums:
        yield all(_near(x, t, t) for x, t in zip(found.terms, terms, strict=True))
    product, inverse = f * g, one / f
    yield _near(product.terms[0], F[0] * G[0], F[0] * G[0])
    yield _near(product.terms[1], F[0] * G[1] + F[1] * G[0], F[0] * G[1] + F[1] * G[0])
    yield _near(inverse.terms[0], 1 / F[0], 1 / F[0]) and _near(inverse.terms[1], -F[1] / F[0] ** 2, -F[1] / F[0] ** 2)
    ends = [F[1], F[1] + S * F[2]]
    yield _near(f.slope(), min(ends), max(ends))
    moved = f.times_s()
    yield _near(moved.terms[0], Fraction(0), Fraction(0)) and _near(moved.terms[1], F[0], F[0])
    yield _near(moved.terms[2], min(ends), max(ends)) and f.p == P
    yield f.low == f.range().low and f.high == f.range().high
    ball = package.landau.model.Model.of(_ball(package, Fraction(7)), _interval(package, S))
    yield all(_near(x, Fraction(t), Fraction(t)) for x, t in zip(ball.terms, (7, 0, 0), strict=True))
    for s in (S * k / 8 for k in range(9)):
        at = _ball(package, s)
        for found, truth in (
            (product, value(F, s) * value(G, s)),
            (inverse, 1 / value(F, s)),
            (g / f, value(G, s) / value(F, s)),
        ):
            a, b, c = found.terms
            whole = a + (b + c * at) * at
            yield bool(whole.lower() <= truth <= whole.upper())
        yield bool(f.range().lower() <= value(F, s) <= f.range().upper())


def _models(package: Any) -> bool:
    return all(_exact_terms(package))


def _products(package: Any) -> bool:
    """Second terms with a point for s are exact too."""
    point = _ball(package, S)
    f, g, one = _given(package, F), _given(package, G), _number(package, 1)
    f.s = g.s = one.s = point
    a, b, c = F
    x, y, z = G
    second = a * z + b * y + c * x + S * (b * z + c * y + S * c * z)
    h_0, h_1 = 1 / a, -b / a**2
    inverse = (one / f).terms[2]
    wanted = -(b * h_1 + c * (h_0 + h_1 * S)) / value(F, S)
    return _near((f * g).terms[2], second, second) and _near(inverse, wanted, wanted)


def _slopes(package: Any) -> bool:
    """beta' and beta''/2 at a point, by exact fractions."""
    d, beta, alpha = 3, Fraction(9, 5), Fraction(1, 3)
    first = 1 / (1 - alpha**2 - (d + 1) * alpha / beta)
    second = (2 * alpha + (d + 1) / beta - (d + 1) * alpha * first / beta**2) * first**2
    star = _ball(package, beta)
    found = package.landau.model.beta_model(d, star, star, star * 0)
    wanted = (beta, first, second / 2)
    return all(
        x.lower() - UNIT * 10**6 <= t <= x.upper() + UNIT * 10**6 and x.r < 1 << 60
        for x, t in zip(found.terms, wanted, strict=True)
    )


def _made(package: Any, numbers: Numbers) -> tuple[Any, Any, list[Any], Fraction]:
    x, c_6, c_8, s, tail, u_0, bound = numbers
    near = package.landau.remainder.Near(Fraction(bound), Fraction(4), Fraction(u_0), 4 + len(tail))
    made = object.__new__(package.landau.remainder.Landau)
    made.d, made.p, made.near, made.s = 3, P, near, _interval(package, Fraction(s))
    made.tail = [_ball(package, Fraction(t)) for t in tail]
    zero = made.s * 0
    models = [package.landau.model.Model((_ball(package, Fraction(y)), zero, zero), made.s) for y in (x, c_6, c_8)]
    return made, near, models, Fraction(x) / made._room(models[1].range(), made.tail, 0)


@cache
def _reference(name: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """The same by the checker as it is."""
    import certify.checker

    return _ends(certify.checker, name)


def _ends(package: Any, name: str) -> tuple[tuple[Fraction, Fraction], ...]:
    made, _, models, reach = _made(package, SCENES[name])
    value, place = made._maximum(*models, reach, 0)
    return tuple((x.lower(), x.upper()) for x in (*value.terms, *place.terms))


def _maxima(package: Any) -> bool:
    """The maximum of each scene is enclosed, and not by much more than it was."""
    for name, numbers in SCENES.items():
        s, tail, bound = Fraction(numbers[3]), numbers[4], numbers[6]
        made, _, models, reach = _made(package, numbers)
        value, place = made._maximum(*models, reach, 0)
        for last in (-bound / 4.0 ** (5 + len(tail)), bound / 4.0 ** (5 + len(tail))):
            for found, truth, error in zip((value, place), highest_of(numbers, last), (1e-11, 1e-5), strict=True):
                a, b, c = found.terms
                at = _ball(package, s)
                whole = a + (b + c * at) * at
                if not whole.lower() - Fraction(error) <= truth <= whole.upper() + Fraction(error):
                    return False
        for (low, high), (left, right) in zip(_ends(package, name), _reference(name), strict=True):
            room = UNIT * (1 + abs(left) + abs(right))
            if abs(low - left) > room or abs(high - right) > room:
                return False
    return True


def _refusals(package: Any) -> bool:
    cases: list[tuple[Numbers, str]] = [
        ((-1.0, *TAIL[1:]), "0 < v_0"),
        ((1.0, 1.0, *TAIL[2:]), "0 < w"),
        ((1.0, -1.0, 0.5, *TAIL[3:]), "c_8 < 0"),
        ((1.0, -1.0, -14.0, *TAIL[3:]), "s z <= v_0"),
        (SECOND, "<= u_0"),
    ]
    for numbers, words in cases:
        try:
            made, _, models, reach = _made(package, numbers)
            made._maximum(*models, reach, 0)
        except package.Invalid as refusal:
            if words in str(refusal):
                continue
        return False
    return True


def _series_beyond(package: Any) -> bool:
    near = package.landau.remainder.Near(Fraction(7), Fraction(3), Fraction(1), 6)
    for u in (Fraction(1, 10), Fraction(2)):
        for power in (0, 1, 2):
            ratio = u / 3 * Fraction(8, 7) ** power
            if near.beyond(u, power) != 7 * u**2 * Fraction(7) ** power / Fraction(3) ** 7 / (1 - ratio):
                return False
    try:
        near.beyond(Fraction(3), 0)
    except package.Invalid:
        return True
    return False


@cache
def _numbers() -> tuple[tuple[Fraction, Fraction], ...]:
    """e for K_c, the spinodal, v/(d kappa)^2: by the bounds, at another precision and in another arithmetic."""
    from certify.bounds.landau.remainder import Landau, near_of, setting_beyond
    from certify.core.ball import precision
    from certify.core.exact import as_fraction, parse_exact
    from certify.solve.landau.expansion import proved

    claim = expansion()
    star = tuple(parse_exact(claim["evidence"]["beta_star"][end]) for end in ("lower", "upper"))
    plan, _ = proved(2, as_fraction(parse_exact(claim["beta_interval"][1])), (star[0], star[1]))
    with precision(plan.precision):
        found = Landau(2, (star[0], star[1]), plan.beyond, near_of(setting_beyond(2, plan), plan))
        peak = found.coupling()
        models = (peak.gap, found.spinodal().gap, found.moment(peak))
        balls = [*(x for model in models for x in model.terms), found.largest, found.s]
        return tuple((as_fraction(x.lower()), as_fraction(x.upper())) for x in balls)


def _certificate(package: Any) -> bool:
    """The models of the certificate are those of the bounds."""
    found = landau(package)
    peak = found.coupling()
    models = (peak.gap, found.spinodal().gap, found.moment(peak))
    balls = [*(x for model in models for x in model.terms), found.largest, found.s]
    for ball, (low, high) in zip(balls, _numbers(), strict=True):
        room = (high - low) / 20 + Fraction(1, 10**12)
        if abs(ball.lower() - low) > room or abs(ball.upper() - high) > room:
            return False
    return True


def _near_of_the_reduction(package: Any) -> bool:
    """B, R^2, u_0 and the degree are those of the evidence; the bracket and `beyond` go with them."""
    seen: list[Any] = []

    def note(bessel: Any, star: Any, end: Fraction, near: Any) -> Any:
        seen.append((bessel.d, star, end, near))
        raise package.Invalid("seen")

    package.landau.expansion.Landau, own = note, package.landau.expansion.Landau
    try:
        package.check_document({"format": "certify/1", "claims": [expansion()]})
    except package.Refusal as refusal:
        if "seen" not in str(refusal):
            return False
    finally:
        package.landau.expansion.Landau = own
    (d, star, end, near), claim = seen[0], package.registry.claims_of(document(expansion()))[0]
    given, unit = claim.evidence, Fraction(1, 1 << claim.evidence.grid)
    wanted = ((d * given.disc.radius * unit) ** 2, (d * given.chords[0][0] * unit) ** 2, given.disc.degree)
    same = (d, star, end) == (2, claim.beta_star, given.beyond) and near.bound > 0
    return bool(same and (near.square, near.first, near.degree) == wanted)


def _wide_bracket(package: Any) -> bool:
    """Where d + 1 - (d-1) beta_* may vanish the closed forms say nothing."""
    claim = package.registry.claims_of(document(expansion()))[0]
    for upper in (Fraction(3), Fraction(4)):
        try:
            package.landau.expansion._require_constants(claim, (Fraction(12, 5), upper))
        except package.Invalid as refusal:
            if "0 < d+1" in str(refusal):
                continue
        return False
    return True


def _whole_interval(package: Any) -> bool:
    """The weights are taken from the lower end of the bracket on."""
    seen: list[tuple[Fraction, Fraction]] = []

    def note(bessel: Any, left: Fraction, right: Fraction, modes: int) -> Any:
        seen.append((left, right))
        raise package.Invalid("seen")

    package.landau.remainder.interaction_between, own = note, package.landau.remainder.interaction_between
    try:
        landau(package)
    except package.Invalid:
        claim = package.registry.claims_of(document(expansion()))[0]
        return bool(seen == [(claim.beta_star[0], claim.evidence.beyond)])
    finally:
        package.landau.remainder.interaction_between = own
    return False


PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "landau.model": (_models, _products, _slopes),
    "landau.remainder": (_whole_interval, _refusals, _series_beyond, _maxima, _certificate),
    "landau.expansion": (_near_of_the_reduction, _wide_bracket),
}


class Suite:
    """The parts of the module that is changed, then the real certificate, then forged ones; prepared once."""

    def __init__(self) -> None:
        whole = expansion()
        whole["beta_interval"][1] = whole["evidence"]["beyond"]
        self.real = (_encoded(expansion()), _encoded(whole))
        cases = [*((*x, 1) for x in (*NUMBERS, *INVALID)), *((*x, 2) for x in MALFORMED)]
        self.forged = [(name, code, words, _encoded(_edited(edit))) for name, edit, words, code in cases]

    def killer(self, package: Any, module: str) -> str | None:
        """What a package, changed in this module, gets wrong first; None for a survivor."""
        failed = next((check.__name__ for check in PARTS[module] if not check(package)), None)
        return failed or self.certificates(package)

    def certificates(self, package: Any) -> str | None:
        """The real certificate is accepted, the forged ones are refused in the words of the specification."""
        for real in self.real:
            package.check_document(real)
        for name, code, words, source in self.forged:
            try:
                package.check_document(source)
            except package.Refusal as refusal:
                if refusal.exit_code == code and words in str(refusal):
                    continue
            return name
        return None


def _edited(edit: Callable[[Json], None]) -> Json:
    claim = expansion()
    edit(claim)
    return claim


def _encoded(claim: Json) -> bytes:
    return json.dumps(document(claim)).encode()
