"""The reduced function away from 0: it is convex, so chords between upper bounds of it bound it.

Lemma (proofs/reduction/chord.py). Where Phi(a, .) is strongly concave, with modulus 1 - theta for |y/sqrt(g)|^2, on a
convex set of y, its supremum L(a) over that set is a convex function of a, and for y in the set, y_l = 0 for l > L,

    L(a) <= Lambda(a, y) - (1/2) sum y_l^2/g_l + (sum_l g_l (M_l(a, y) - y_l/g_l)^2 + tau)/(2 (1 - theta)).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from certify.bounds.coupling.family import mean_and_log
from certify.bounds.reduction.setting import Setting
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import as_fraction


def upper_value(setting: Setting, place: Sequence[int], theta: Fraction) -> Fraction:
    """An upper bound of L at a = d place_1."""
    low = setting.low_field([0, *place[1:]])
    field = [low.entry(0, j) for j in range(1, len(place))]
    value, mean = mean_and_log(setting.quad, BallMatrix.row([setting.d * setting.number(place[0]), *field]))
    defect = setting.tau
    for j, y in enumerate(field, start=1):
        moment = y / setting.g[j]
        value = value - y * moment / 2
        gap = mean.entry(0, j) - moment
        defect = defect + setting.g[j] * gap * gap
    return as_fraction((value + defect / (2 * (1 - theta))).upper())


def chord_below(
    d: int, left: tuple[Fraction, Fraction], right: tuple[Fraction, Fraction], scale: Fraction = Fraction(1)
) -> bool:
    """The straight line through (m, U) and (m', U') lies below d m^2/(2 scale), everywhere."""
    step, rise = right[0] - left[0], right[1] - left[1]
    return rise * rise * scale / (2 * d) + left[1] * step * step < left[0] * rise * step


def check_chords(
    setting: Setting, chords: Sequence[Sequence[int]], reach: int, theta: Fraction, scale: Fraction = Fraction(1)
) -> None:
    """A proof that L(a) < a^2/(2 d scale) from the first place to reach, or Undecided; scale: K/K_#."""
    if chords[-1][0] != reach:
        raise ValueError("chords end with the reach")
    check_between(setting, chords, reach, theta, scale)


def check_between(
    setting: Setting, chords: Sequence[Sequence[int]], reach: int, theta: Fraction, scale: Fraction
) -> None:
    """A proof that L(a) < a^2/(2 d scale) from the first place to the last, beyond the first, or Undecided."""
    if max(max(place) for place in chords) > reach:
        raise ValueError("places lie within reach")
    ends = [(setting.number(place[0]), upper_value(setting, place, theta)) for place in chords]
    if not all(left[0] < right[0] and chord_below(setting.d, left, right, scale) for left, right in pairwise(ends)):
        raise Undecided(f"d={setting.d}: a chord of the reduced function at beta_* is not below a^2/(2d)")
