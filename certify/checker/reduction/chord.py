"""The reduced function away from 0: it is convex, so chords between bounds of it bound it. FORMAT/reduction.md (U7)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from ..arithmetic.ball import Ball, total, up
from ..coupling.form import Ends
from ..verdict import require_at_most, require_less
from .setting import Setting


def upper_value(setting: Setting, place: Ends, theta: Fraction) -> Fraction:
    """An upper bound of L at a = d place_1: Phi at the place, and what strong concavity leaves above it."""
    p, g = setting.p, setting.g[1:]
    field = [setting.d * place[0] << (p - setting.grid), *setting.low_field(place)[1:]]
    at = setting.family.means(field)
    moments = [up(y, p) / x for y, x in zip(field[1:], g, strict=True)]
    energy = total(up(y, p) * m for y, m in zip(field[1:], moments, strict=True))
    gaps = [x - m for x, m in zip(at.mean[1:], moments, strict=True)]
    defect = total(x * gap * gap for x, gap in zip(g, gaps, strict=True)) + up(setting.tau, p)
    return (at.log_z - energy / 2 + defect / (2 * Ball.exact(1 - theta, p))).upper()


def require_chords(
    setting: Setting, chords: Sequence[Ends], reach: int, theta: Fraction, scale: Fraction = Fraction(1)
) -> None:
    """L(a) < a^2/(2 d scale) from the first place to the last, which is at least reach; scale: K/K_#."""
    require_at_most("reach <= last chord", reach, chords[-1][0])  # and so equal: concavity is known up to reach
    require_between(setting, chords, reach, theta, scale)


def require_between(setting: Setting, chords: Sequence[Ends], reach: int, theta: Fraction, scale: Fraction) -> None:
    """L(a) < a^2/(2 d scale) from the first place to the last, which are within reach."""
    d = setting.d
    for i, place in enumerate(chords):
        require_at_most(f"chords[{i}] <= reach", max(place), reach)
    ends = [(setting.number(place[0]), upper_value(setting, place, theta)) for place in chords]
    for i, ((left, low), (right, high)) in enumerate(pairwise(ends)):
        require_less(f"chords[{i}] < chords[{i + 1}]", left, right)
        rise, step = high - low, right - left
        # the least of d m^2/(2 scale) - low - (m - left) rise/step over all m is positive
        require_less(f"chord {i}: below d m^2/2", rise * rise * scale / (2 * d) + low * step * step, left * rise * step)
