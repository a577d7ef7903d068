"""Random claims about Bessel functions at the edges of their rules, and whether they are certainly false, by Arb.

Statement and evidence are drawn apart: one ratio, one bit more than none, a start at the argument, intervals on which
the function is not monotone, enclosures that are a point, shifted, or of another order.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction as F
from functools import cache
from random import Random
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball, number
from tests.checker.sample_certificates import ends, exact

LABELS = ("bessel-ratio", "bessel-ratio-complement", "log-bessel", "log-normaliser", "bessel-ratio-inverse")
ORDERS = (F(-7, 8), F(-3, 4), F(-1, 2) - F(1, 2**20), F(-1, 2), F(-1, 3), F(0), F(1, 3), F(1, 2), F(1), F(5))
PLACES = (F(1, 2**20), F(1, 2), F(1), F(2), F(7, 2), F(10), F(40))
BITS = 400
Claim = dict[str, Any]


@cache
def value(label: str, nu: F, x: F) -> arb:
    """What the label is about."""
    ctx.prec = BITS
    order, place = ball(nu), ball(x)
    here = place.bessel_i(order)
    if label == "log-bessel":
        return here.log()
    if label == "log-normaliser":
        return here.log() + (order + 1).lgamma() - order * (place / 2).log()
    ratio = place.bessel_i(order + 1) / here
    return 1 - ratio if label == "bessel-ratio-complement" else ratio


def rational(x: arb) -> F:
    """A dyadic number near a ball."""
    ctx.prec = BITS
    mantissa, exponent = x.mid().man_exp()
    return int(mantissa) * F(2) ** int(exponent)


def span(rng: Random, points: tuple[F, ...], width: int) -> tuple[F, F]:
    """A point mostly, or an interval between neighbours."""
    i = rng.randrange(len(points))
    return (points[i], points[i]) if rng.random() < 0.6 else (points[max(0, i - width)], points[i])


def evidence(rng: Random, x: F) -> dict[str, Any]:
    """Enough mostly; else few bits, few ratios, a start that is too early, a remainder that is too small."""
    found = {"precision": rng.choice((16, 40, 90, 150)), "terms": rng.choice((1, 2, 6, 60, 60, 200))}
    if rng.random() < 0.4:
        return {"rule": "continued-fraction", **found}
    if rng.random() < 0.5:
        good = {"start": exact(min(x, F(10))), "order": 6, "remainder": exact(F(1, 2**14))}
        return {"rule": "expansion", "precision": 90, "terms": 60, **good}
    start = rng.choice((x, x, F(1), F(5), F(10), x / 2, F(20), 2 * x))
    bound = F(1, 2 ** rng.choice((0, 3, 8, 12, 20, 40, 70)))
    further = {"start": exact(start), "order": rng.choice((2, 3, 5, 8, 20)), "remainder": exact(bound)}
    return {"rule": "expansion", **found, **further}


def box(rng: Random, low: F, high: F) -> dict[str, str]:
    """Around two values: with room, without, shifted, or of one of them only."""
    low, high = min(low, high), max(low, high)
    step = F(1, 2 ** rng.choice((6, 12, 30)))
    boxes = [(low - step, high + step)] * 4
    boxes += [(low, high), (low, low), (high, high), (low + step, high + 2 * step), (low - step, high - step)]
    boxes += [(low - step, low + step), (high - step, high + step), (F(0), F(1)), (F(-50), F(50))]
    lower, upper = rng.choice(boxes)
    return ends(min(lower, upper), max(lower, upper))


def claims(seed: int, count: int) -> Iterator[Claim]:
    """Claims of all five labels."""
    rng = Random(seed)
    for _ in range(count):
        label = rng.choice(LABELS)
        if label == "bessel-ratio-inverse":
            nu, x = rng.choice(ORDERS), rng.choice(PLACES)
            y = rational(value("bessel-ratio", nu, x)).limit_denominator(10 ** rng.choice((2, 9, 30)))
            subject: dict[str, Any] = {"nu": exact(nu), "y": exact(y or F(1, 10**6))}
            enclosure, place = box(rng, x, x), x
        else:
            (small, large), (near, far) = span(rng, ORDERS, 2), span(rng, PLACES, 1)
            subject = {"nu": exact(small)} if small == large else {"nu_interval": [exact(small), exact(large)]}
            subject |= {"x": exact(near)} if near == far else {"x_interval": [exact(near), exact(far)]}
            corners = [rational(value(label, nu, x)) for nu, x in ((large, near), (small, far))]
            enclosure, place = box(rng, *corners), near
        proof = evidence(rng, place)
        if "x" in subject and "nu" in subject and label == "bessel-ratio" and "start" in proof and rng.random() < 0.5:
            enclosure = believed(proof, nu=number(subject["nu"]), x=place)
        common = {"label": label, "outcome": "proved", "enclosure": enclosure, "trust": []}
        yield {**common, **subject, "evidence": proof}


def believed(proof: dict[str, Any], nu: F, x: F) -> dict[str, str]:
    """What the ratio would be if the expansion held."""
    start, bound, s = number(proof["start"]), 2 * number(proof["remainder"]), [F(1)]
    for m in range(1, proof["order"]):
        s.append(((m - 2 - 2 * nu) / start * s[m - 1] - sum(s[j] * s[m - j] for j in range(1, m))) / 2)
    middle = sum((c * (start / x) ** j for j, c in enumerate(s)), F(0))
    room = bound + F(1, 2**10)
    return ends(middle - room, middle + room)


def certainly_false(claim: Claim) -> bool:
    """Whether a value at a point of the sets, or the root, lies outside of the enclosure."""
    ctx.prec = BITS
    low, high = (ball(number(claim["enclosure"][end])) for end in ("lower", "upper"))
    if claim["label"] == "bessel-ratio-inverse":
        return _no_root(number(claim["nu"]), number(claim["y"]), claim["enclosure"])
    for nu in _points(claim, "nu"):
        for x in _points(claim, "x"):
            found = value(claim["label"], nu, x)
            if found < low or found > high:
                return True
    return False


def _points(claim: Claim, name: str) -> list[F]:
    """Points of a set, both ends among them."""
    if name in claim:
        return [number(claim[name])]
    a, b = (number(text) for text in claim[f"{name}_interval"])
    return [a + (b - a) * F(i, 6) for i in range(7)]


def _no_root(nu: F, y: F, enclosure: dict[str, str]) -> bool:
    """r_nu(x) = y has not exactly one root in the enclosure: r_nu increases for nu >= -1/2 only, and stays below 1."""
    low, high = (number(enclosure[end]) for end in ("lower", "upper"))
    if nu < F(-1, 2) or y >= 1 or high <= 0:
        return True
    below = low <= 0 or not value("bessel-ratio", nu, low) > ball(y)
    return not (below and not value("bessel-ratio", nu, high) < ball(y))
