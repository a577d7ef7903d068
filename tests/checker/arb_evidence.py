"""Whether the evidence of a claim supports it, by Arb: what FORMAT/ demands of each rule, written out a second time.

Like arb_truth.py it shares nothing with the checker, and what is undecided counts as fulfilled.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from flint import arb

from tests.checker.arb_truth import (
    Statement,
    above,
    alpha,
    ball,
    below,
    ends,
    linear_threshold,
    number,
    weight,
    with_precision,
)

CONTINUOUS = {"beckner-onofri", "beckner-onofri-equality", "entropy-lower-semicontinuity", "spherical-harmonics"}


def gaps(claim: dict[str, Any]) -> list[str]:
    """What FORMAT/ demands of the evidence and is certainly false at the true values of all functions."""
    with_precision(claim)
    evidence = claim["evidence"]
    statements = [*_trust(claim), *_series_tail(claim)]
    if "beta_star" in evidence:
        statements += _bracket(claim)
    rule = f"{claim['label']}/{evidence['rule']}"
    if rule == "monotone-in-dimension/separator":
        x = number(evidence["separator"])
        statements += [("x < beta_*(d)", above(claim["d"], x)), ("beta_*(d+1) < x", below(claim["d"] + 1, x))]
    elif rule == "majorisation/cover":
        statements += [*_cover(claim), *_majorisation_cover(claim)]
    elif rule == "quartic-sign/cover":
        statements += [*_cover(claim), *_sign_cover(claim)]
    elif rule == "quartic-obstruction/quartic-density":
        statements += _density(claim)
    elif rule == "quartic-obstruction/quartic-family":
        statements += _family(claim)
    elif rule == "regime/theorem-1.1":
        statements += _uniqueness(claim)
    return [name for name, false in statements if false]


def _trust(claim: dict[str, Any]) -> Iterator[Statement]:
    needed: set[str] = set()
    if claim["label"] in ("regime", "critical-coupling"):
        needed = set(CONTINUOUS)
    if claim.get("transition") == "discontinuous":
        needed = CONTINUOUS - {"beckner-onofri-equality"}
        if "unique_critical_point" not in claim:
            needed -= {"beckner-onofri"}
    if claim["outcome"] == "refuted" and claim["label"] == "quartic-obstruction":
        needed = {"beckner-onofri", "spherical-harmonics"}
    if claim["outcome"] == "refuted" and claim["label"] == "two-minimisers":
        needed = CONTINUOUS
    fewer = needed - {"beckner-onofri", "beckner-onofri-equality"}
    enough = [needed, fewer | {"entropy-lower-semicontinuity"}] if claim["d"] == 3 else [needed]
    yield "trust", not any(rows <= set(claim["trust"]) for rows in enough)


def _series_tail(claim: dict[str, Any]) -> Iterator[Statement]:
    d, n = claim["d"], claim["evidence"]["terms"]
    points = [number(x) for x in claim["evidence"].get("nodes", [])]
    points += [x for x in ends(claim) if isinstance(x, Fraction)] if claim["label"] == "linear-threshold" else []
    yield "tail of the series", any(x * x > (d + 2 + 2 * n) * (n + 1) for x in points)


def _bracket(claim: dict[str, Any]) -> Iterator[Statement]:
    d, (a, b) = claim["d"], ends(claim)
    lower, upper = (number(claim["evidence"]["beta_star"][end]) for end in ("lower", "upper"))
    yield "beta_star.lower < beta_*", above(d, lower)
    yield "beta_* < beta_star.upper", below(d, upper)
    yield "not empty", (a == "beta-star" and b != "inf" and upper > b) or (b == "beta-star" and a > lower)  # type: ignore[operator]  # a number here


def _outer(claim: dict[str, Any]) -> tuple[Fraction, Fraction | None]:
    a, b = ends(claim)
    star = claim["evidence"].get("beta_star", {"lower": "0x0p+0", "upper": "0x0p+0"})
    left = a if isinstance(a, Fraction) else number(star["lower"])
    return left, b if isinstance(b, Fraction) else None if b == "inf" else number(star["upper"])


def _cover(claim: dict[str, Any]) -> Iterator[Statement]:
    points = [number(x) for x in claim["evidence"]["nodes"]]
    a, b = _outer(claim)
    yield "starts at a", points[0] > a
    reach = claim["label"] == "quartic-sign" and (claim["d"] - 1) * points[-1] >= claim["d"] + 2
    yield "ends at b", not reach and (b is None or points[-1] < b)
    yield "a piece, or a settled half-line", not reach and len(points) < 2
    yield "increases", any(x >= y for x, y in pairwise(points))


def _increasing(d: int, left: Fraction, right: Fraction) -> arb:
    """1 - (x R)^2 - (d+1) R of FORMAT/, R = sup F(nu+2)/((d+2) inf F(nu+1)) on the piece."""
    half = arb(d) / 2
    top, bottom = (ball(right) / 2) ** 2, (ball(left) / 2) ** 2
    bound = top.hypgeom_0f1(half + 2) / ((d + 2) * bottom.hypgeom_0f1(half + 1))
    return 1 - (ball(right) * bound) ** 2 - (d + 1) * bound


def zero_f_one(d: int, x: Fraction) -> arb:
    """F(d/2+1, x^2/4)."""
    return ((ball(x) / 2) ** 2).hypgeom_0f1(arb(d) / 2 + 1)


def _majorisation_cover(claim: dict[str, Any]) -> Iterator[Statement]:
    d, points = claim["d"], [number(x) for x in claim["evidence"]["nodes"]]
    last, room = claim["evidence"]["l_max"], 1 - number(claim["enclosure"]["lower"])
    yield "margin >= 0", room > 1
    if len(points) > 1:
        yield "Riccati", bool(_increasing(d, points[-2], points[-1]) < 0)
    if len(points) > 1 and ends(claim)[1] == "beta-star":
        yield "beta_* in the last piece", points[-2] > number(claim["evidence"]["beta_star"]["lower"])
    for i, (left, right) in enumerate(pairwise(points)):
        stretch = zero_f_one(d, right) / zero_f_one(d, left)
        for order in range(3 if i == len(points) - 2 else 2, last + 1):
            value = weight(d, order) * alpha(d, order, right) * stretch
            yield f"piece {i}, l={order}", bool(value > ball(room))
    tail = Fraction(1)
    for j in range(1, last + 1):
        tail *= (d + j - 1) * points[-1] / (j * (d + 2 * j))
    yield "tail", tail > room
    yield "tail decreases", (d + last) * points[-1] > (last + 1) * (d + 2 * last + 2)


def _sign_cover(claim: dict[str, Any]) -> Iterator[Statement]:
    d, points = claim["d"], [number(x) for x in claim["evidence"]["nodes"]]
    star = ends(claim)[0] == "beta-star"
    if star and len(points) > 1:
        yield "beta_* in the first piece", points[1] < number(claim["evidence"]["beta_star"]["upper"])
        yield "Riccati", bool(_increasing(d, points[0], points[1]) < 0)
    yield "a first piece", star and len(points) < 2
    first = 1 if star else 0
    for left, right in pairwise(points[first:]):
        stretch = zero_f_one(d, left) / zero_f_one(d, right)
        yield "a piece", bool(d * alpha(d, 2, left) * stretch < 1)


def _density(claim: dict[str, Any]) -> Iterator[Statement]:
    """F_{K_#}(rho) < 0 at base, from exact moments of x_1 and a longer series than the certificate asks for."""
    d, (a, _) = claim["d"], ends(claim)
    evidence = claim["evidence"]
    base, eps, t = (number(evidence[key]) for key in ("base", "epsilon", "t"))
    yield "base <= a", not isinstance(a, Fraction) or base > a or base <= 0
    delta = abs(eps) + eps * eps * abs(t) * Fraction(d - 1, d)
    yield "rho > 0", delta > Fraction(1, 2) or eps == 0
    if delta <= Fraction(1, 2) and base > 0:
        entropy = entropy_of(d, eps, t)
        energy = ball(eps**2 / (2 * d)) + ball(eps**4 * t**2 * Fraction(d - 1, d * d * (d + 2))) * alpha(d, 2, base)
        yield "F < 0", bool(entropy > energy)


def entropy_of(d: int, eps: Fraction, t: Fraction, terms: int = 40) -> arb:
    """int rho log rho over the sphere: the series of the logarithm, exact moments, and a bound of the remainder."""
    g = [-eps * eps * t / d, eps, eps * eps * t]
    power, total = [Fraction(1)], Fraction(0)
    for k in range(1, terms + 1):
        power = [
            sum((power[i - m] * g[m] for m in range(3) if 0 <= i - m < len(power)), Fraction(0))
            for i in range(len(power) + 2)
        ]
        if k > 1:
            mean = sum((c * sphere_moment(d, j) for j, c in enumerate(power)), Fraction(0))
            total += mean * (-1) ** k / (k * (k - 1))
    return ball(total) + arb(0, 2.0 ** (-terms))


def entropy_coefficients(d: int, t: Fraction, order: int) -> list[Fraction]:
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


def sphere_moment(d: int, j: int) -> Fraction:
    if j % 2:
        return Fraction(0)
    value = Fraction(1)
    for i in range(j // 2):
        value *= Fraction(1 + 2 * i, d + 2 * i)
    return value


def _family(claim: dict[str, Any]) -> Iterator[Statement]:
    """The sextic coefficient alone is a necessary bound of the constant."""
    d, eps = claim["d"], number(claim["evidence"]["epsilon_max"])
    constant, t = number(claim["evidence"]["constant"]), Fraction(d, 2 * (d - 1))
    yield "0 < eps, small", eps <= 0 or eps + eps**2 / 2 > Fraction(1, 2)
    if eps > 0:
        h4 = Fraction(d - 1, d * d * (d + 2)) * (t * t - t) + Fraction(1, 4 * d * (d + 2))
        small = min(eps, Fraction(1, 4))
        rest = entropy_of(d, small, t) - ball(small**2 / (2 * d) + h4 * small**4)
        yield "constant", bool(rest > ball(constant * small**6))


def _uniqueness(claim: dict[str, Any]) -> Iterator[Statement]:
    d, (_, b) = claim["d"], _outer(claim)
    if "unique_critical_point" not in claim or b is None or b <= 0:
        return
    twice = 2 * ball(number(claim["unique_critical_point"]["upper"]))
    orders = range(2, claim["evidence"]["l_max"] + 1) if claim["transition"] == "discontinuous" else range(0)
    for order in [1, *orders]:
        scaled = twice * weight(d, order) * alpha(d, order, b)
        yield f"X <= K_#/(2 A_{order} alpha_{order})", bool(scaled > linear_threshold(d, b))
