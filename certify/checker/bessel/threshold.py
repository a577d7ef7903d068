"""Rules about beta_* and K_#: beta-star, elementary-bounds, monotone-in-dimension, linear-threshold, regime.

FORMAT.md, section 4. Each rule raises `Invalid` with the inequality that fails, or returns the trust rows that it uses.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ..arithmetic.series import Bessel, Pair, Work, ceil_div, ceil_of, floor_of
from ..document.shape import Claim, Interval
from ..verdict import Invalid, require_at_most, require_less

NONE: Final[frozenset[str]] = frozenset()
CONTINUOUS: Final = frozenset(
    {"beckner-onofri", "beckner-onofri-equality", "entropy-lower-semicontinuity", "spherical-harmonics"}
)


def interval_of(claim: Claim) -> Interval:
    """The set of beta of a claim, which its form has already demanded."""
    if claim.interval is None:
        raise Invalid("no interval of beta")
    return claim.interval


def enclosure_of(claim: Claim) -> tuple[Fraction, Fraction]:
    """The enclosure of a claim, which its form has already demanded."""
    if claim.enclosure is None:
        raise Invalid("no enclosure")
    return claim.enclosure


def evaluator(claim: Claim, work: Work) -> Bessel:
    """The series at the precision and with the number of terms that the evidence names."""
    return Bessel(claim.d, claim.evidence["precision"], claim.evidence["terms"], work)


def require_below_root(bessel: Bessel, x: Fraction, what: str) -> None:
    """D_d(x) < 0, that is x < beta_*."""
    require_less(f"D_{bessel.d}({what}) < 0", bessel.fraction(bessel.sign(x)[1]), 0)


def require_above_root(bessel: Bessel, x: Fraction, what: str) -> None:
    """0 < D_d(x), that is beta_* < x."""
    require_less(f"0 < D_{bessel.d}({what})", 0, bessel.fraction(bessel.sign(x)[0]))


def _bracket(bessel: Bessel, bounds: tuple[Fraction, Fraction], what: str) -> None:
    """0 < lower < beta_* < upper."""
    require_less(f"0 < {what}.lower", 0, bounds[0])
    require_less(f"{what}.lower < {what}.upper", bounds[0], bounds[1])
    require_below_root(bessel, bounds[0], f"{what}.lower")
    require_above_root(bessel, bounds[1], f"{what}.upper")


def outer_ends(claim: Claim, bessel: Bessel) -> tuple[Fraction, Fraction | None]:
    """(a-, b+) of FORMAT.md, b+ None at infinity; re-proves the bracket of beta_* if an end is symbolic."""
    interval = interval_of(claim)
    a, b = interval.a, interval.b
    if "beta_star" in claim.evidence:
        lower, upper = claim.evidence["beta_star"]
        _bracket(bessel, (lower, upper), "beta_star")
        if a is None:
            if b is not None:
                require_at_most("beta_star.upper <= b", upper, b)
            a = lower
        if interval.to_beta_star:
            require_at_most("a <= beta_star.lower", a, lower)
            b = upper
    if a is None:
        raise Invalid("the left end is beta-star, without evidence")
    return a, b


def check_beta_star(claim: Claim, work: Work) -> frozenset[str]:
    """lower < beta_* < upper."""
    _bracket(evaluator(claim, work), enclosure_of(claim), "enclosure")
    return NONE


def check_elementary_bounds(claim: Claim, work: Work) -> frozenset[str]:
    """lower < beta_* < upper for the paper's bounds."""
    _bracket(evaluator(claim, work), claim.details["bounds"], "bounds")
    return NONE


def check_monotone_in_dimension(claim: Claim, work: Work) -> frozenset[str]:
    """beta_*^{(d+1)} < separator < beta_*^{(d)}."""
    x = claim.evidence["separator"]
    require_less("0 < separator", 0, x)
    here = evaluator(claim, work)
    require_below_root(here, x, "separator")
    require_above_root(Bessel(claim.d + 1, here.precision, here.terms, work), x, "separator")
    return NONE


def threshold_enclosure(bessel: Bessel, x: Fraction) -> tuple[Fraction, Fraction]:
    """K_#(x) = (d/2)/F(d/2+1, x^2/4), x >= 0; d/2 exactly at 0, where the series is."""
    low, high = bessel.orders(x, 2)[0]
    return Fraction(bessel.d * bessel.one, 2 * high), Fraction(bessel.d * bessel.one, 2 * low)


def check_linear_threshold(claim: Claim, work: Work) -> frozenset[str]:
    """K_#(beta) in [lower, upper] on the interval: K_# decreases."""
    if interval_of(claim).point != (claim.evidence["rule"] == "series"):
        raise Invalid("the rule 'series' goes with the field beta, 'monotone-end-points' with beta_interval")
    bessel = evaluator(claim, work)
    a, b = outer_ends(claim, bessel)
    lower, upper = enclosure_of(claim)
    smallest = Fraction(0) if b is None else threshold_enclosure(bessel, b)[0]
    require_at_most("enclosure.lower <= K_#(b)", lower, smallest)
    require_at_most("K_#(a) <= enclosure.upper", threshold_enclosure(bessel, a)[1], upper)
    return NONE


def weights(bessel: Bessel, x: Fraction, last: int) -> list[Pair]:
    """Enclosures of t_l(x) = prod_{j<l} (d+j-1) x/(j (d+2j)) for l = 1..last, x >= 0."""
    p, d = bessel.precision, bessel.d
    bessel.work.spend(4 * last, p + last * int(x).bit_length(), 0)
    x_low, x_high = floor_of(x, p), ceil_of(x, p)
    low = high = bessel.one
    result = [(low, high)]
    for j in range(1, last):
        divisor = j * (d + 2 * j) << p
        low, high = low * x_low * (d + j - 1) // divisor, ceil_div(high * x_high * (d + j - 1), divisor)
        result.append((low, high))
    return result


def require_decreasing_tail(bessel: Bessel, x: Fraction, l_max: int) -> None:
    """t_{l+1}(x) <= t_l(x) for every l > l_max; asked first, it bounds the size of every t_l."""
    d = bessel.d
    require_at_most("(d+L) x <= (L+1)(d+2L+2)", (d + l_max) * x, (l_max + 1) * (d + 2 * l_max + 2))


def check_regime(claim: Claim, work: Work) -> frozenset[str]:
    """Theorem 1.1 on the interval."""
    transition, coupling = claim.details["transition"], claim.details["critical_coupling"]
    if (transition, coupling) not in (("continuous", "equal"), ("discontinuous", "less")):
        raise Invalid(f"a {transition} transition does not go with K_c {coupling} K_#")
    bessel = evaluator(claim, work)
    unique = claim.details.get("unique_critical_point")
    if (transition == "discontinuous" and unique is not None) != ("l_max" in claim.evidence):
        raise Invalid("l_max belongs to unique_critical_point beyond beta_*")
    needed = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})
    if transition == "continuous":
        _check_continuous(claim, bessel, unique)
        return CONTINUOUS
    _check_discontinuous(claim, bessel, unique)
    return needed if unique is None else needed | {"beckner-onofri"}


def check_coupling_below(claim: Claim, work: Work) -> frozenset[str]:
    """K_c = K_# in [lower, upper] on an interval up to beta_*, by Theorem 1.1."""
    bessel = evaluator(claim, work)
    a, b = ends_below(claim, bessel)
    lower, upper = enclosure_of(claim)
    require_at_most("enclosure.lower <= K_#(b)", lower, threshold_enclosure(bessel, b)[0])
    require_at_most("K_#(a) <= enclosure.upper", threshold_enclosure(bessel, a)[1], upper)
    return CONTINUOUS


def ends_below(claim: Claim, bessel: Bessel) -> tuple[Fraction, Fraction]:
    """(a, b+) for an interval below beta_*, or up to it: proves that it is."""
    interval = interval_of(claim)
    a, b = outer_ends(claim, bessel)
    if interval.a is None or b is None:
        raise Invalid("beta <= beta_*: the interval reaches beyond beta_*")
    if not interval.to_beta_star:
        require_below_root(bessel, b, "b")
    return a, b


def ends_beyond(claim: Claim, bessel: Bessel) -> tuple[Fraction, Fraction | None]:
    """(a-, b) for an interval that is to lie beyond beta_*; whether a number a does is left to the caller."""
    a, b = outer_ends(claim, bessel)
    if a == 0 or interval_of(claim).to_beta_star:
        raise Invalid("beta_* < beta: the interval reaches below beta_*")
    return a, b


def _check_continuous(claim: Claim, bessel: Bessel, unique: Fraction | None) -> None:
    _, b = ends_below(claim, bessel)
    if unique is not None:
        require_at_most("X <= K_#(b)/2", unique, threshold_enclosure(bessel, b)[0] / 2)


def _check_discontinuous(claim: Claim, bessel: Bessel, unique: Fraction | None) -> None:
    a, b = ends_beyond(claim, bessel)
    if interval_of(claim).a is not None:
        require_above_root(bessel, a, "a")
    if unique is None:
        return
    if b is None:
        raise Invalid("X <= K_#(b)/(2 max A_l alpha_l): no X > 0 holds up to infinity")
    l_max = claim.evidence["l_max"]
    require_decreasing_tail(bessel, b, l_max)
    factors = weights(bessel, b, l_max + 1)
    orders = bessel.orders(b, max(2, l_max))
    largest = max(bessel.one, factors[-1][1])
    for order in range(2, l_max + 1):
        largest = max(largest, ceil_div(factors[order - 1][1] * orders[order - 1][1], orders[0][0]))
    scaled = 2 * unique * bessel.fraction(largest)
    require_at_most("2 X max(A_l alpha_l(b)) <= K_#(b)", scaled, threshold_enclosure(bessel, b)[0])
