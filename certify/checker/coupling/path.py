"""F_K from above on a path of densities whose fields move on segments. FORMAT/barrier.md (H3), (H4)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from ..arithmetic.ball import Ball, total, up
from ..arithmetic.series import floor_of
from ..verdict import require_at_most
from .density import ExplicitDensity
from .family import Family

_HALF = Fraction(1, 2)


class Place:
    """A field a_1..a_L' of the path, with a_l/g_l, Lambda, M and C, for every K of the interaction of a density."""

    def __init__(self, near: ExplicitDensity, own: Family, field: Sequence[Fraction]) -> None:
        self.near, self.p = near, near.p
        self.field = [*field, *[Fraction(0)] * (len(near.field) - len(field))]
        self.moments = own.moments([floor_of(a, self.p) for a in self.field])
        self.places = self.quotients(self.field)
        action = total(Ball.exact(a, self.p) * z for a, z in zip(self.field, self.places, strict=True))
        self.height = action / 2 - self.moments.log_z

    def quotients(self, row: Sequence[Fraction]) -> list[Ball]:
        """x_l/g_l."""
        g = self.near.interaction
        rows = zip(row, g.factors, g.series, strict=True)
        return [Ball.exact(x / (2 * c), self.p) / f / g.range for x, c, f in rows]

    def variance(self, row: Sequence[Ball]) -> Ball:
        """y.C y."""
        used = [k for k, y in enumerate(row) if y.magnitude()]
        zero, radius, covariance = up(0, self.p), self.moments.radius, self.moments.covariance
        sums = (row[j] * total([zero, *(row[k] * Ball(covariance[j][k], radius, self.p) for k in used)]) for j in used)
        return total([zero, *sums])

    def rise(self, end: Place) -> Fraction:
        """An upper bound of u on the half next to this field of the segment to `end`."""
        step = [(b - a) * _HALF for a, b in zip(self.field, end.field, strict=True)]
        row = [Ball.exact(w, self.p) for w in step]
        slope = total(w * (z - m) for w, z, m in zip(row, self.places, self.moments.mean, strict=True)).upper()
        square = total(w * x for w, x in zip(row, self.quotients(step), strict=True))
        size, own, other = sum(map(abs, step), Fraction(0)), self.variance(row), end.variance(row)
        fallen = (own * Ball.exact(1 - 2 * size, self.p)).lower()
        least = max(fallen, min(own.lower(), other.lower()) - 2 * size**4)
        bend, start = square.upper() - least, self.height.upper()
        if slope > 0 and slope + bend < 0:
            return start - slope**2 / (2 * bend)
        return max(start, start + slope + bend / 2)


def require_below(near: ExplicitDensity, own: Family, fields: Sequence[Sequence[Fraction]], most: Fraction) -> None:
    """(H4): F_K <= `most` along the path through these fields, for every K of the interaction of the density."""
    size, count = len(near.field), len(fields)
    own.work.spend(60 * size * count, near.p, 8 * size * (size + 8) * count)
    places = [Place(near, own, field) for field in fields]
    for number, (one, other) in enumerate(pairwise(places), start=1):
        what = f"segment {number} of the path: u <= enclosure.upper"
        require_at_most(f"{what}, next to its start", one.rise(other), most)
        require_at_most(f"{what}, next to its end", other.rise(one), most)
