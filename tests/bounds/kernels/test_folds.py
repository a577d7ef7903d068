"""Folds where some kappa_l are negative, or fall slowly: what balls bound, by points; each term is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.bounds.branch.metric import Metric, Remote
from certify.bounds.branch.tube import Piece
from certify.bounds.kernels.exclusion import Part
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from tests.bounds.kernels.exclusions import BITS as OF_BOXES
from tests.bounds.kernels.exclusions import RODS as DENSITY
from tests.bounds.kernels.exclusions import boxes, shared
from tests.bounds.kernels.tubes import BITS, SIGNED, TUBES, Tube

ROUNDING = 1e-11
HOLDS = ["signed", "power", "rods"]
"""The tubes in which there is a curve; in the others single numbers are looked at."""


def number(piece: Piece, name: str) -> Any:
    """A number of the piece, or several."""
    with precision(BITS):
        found = getattr(piece, name)
        return float(found.midpoint()) if isinstance(found, Ball) else tuple(float(x.midpoint()) for x in found)


def gap(tube: Tube, piece: Piece) -> bool:
    """The largest variance of sum x_l P_l, |x| = 1, off c and off c*."""
    root = np.sqrt(tube.twice)
    matrix = root[:, None] * tube.moments(tube.rows[0])[1] * root
    largest = []
    for side in (tube.rows[0], tube.star):
        unit = side / root / tube.norm(side)
        off = np.eye(len(unit)) - np.outer(unit, unit)
        largest.append(np.linalg.eigvalsh(off @ matrix @ off)[-1])
    return bool(max(largest) <= number(piece, "gap"))


def series(tube: Tube, piece: Piece) -> bool:
    """<T(b(s)), c> beside its expansion."""
    n0, n1, n2 = number(piece, "series")
    c = tube.rows[0] / tube.twice
    wrong = [abs(float(c @ tube.image(tube.at(s))) - n0 - n1 * s - n2 * s * s) for s in tube.steps()]
    return bool(max(wrong) <= number(piece, "rest") + ROUNDING)


def defect(tube: Tube, piece: Piece) -> bool:
    """|P T(b(s)) - q(s) P b(s)| in more modes than the tube has, everywhere and at s = 0."""
    c, sizes = tube.rows[0] / tube.twice, []
    for s in (0.0, *tube.steps()):
        field, image = tube.at(s), tube.image(tube.at(s))
        sizes.append(tube.norm(tube.off(image - float(c @ image) / float(c @ field) * field)))
    whole = number(piece, "defect")
    return bool(max(sizes) <= whole * (1 + 1e-9) + ROUNDING and sizes[0] <= number(piece, "start") + ROUNDING)


def push(tube: Tube, piece: Piece) -> bool:
    """<T(a), c> moves with eta."""
    c, radius = tube.rows[0] / tube.twice, float(tube.plan.piece.radius)
    for s in tube.steps()[::4]:
        towards = tube.off(tube.twice * (tube.moments(tube.at(s))[1] @ tube.star))
        for sign in (-1, 1):
            eta = sign * radius * towards / tube.norm(towards)
            moved = abs(float(c @ (tube.image(tube.at(s) + eta) - tube.image(tube.at(s)))))
            if moved > number(piece, "push") * radius + ROUNDING:
                return False
    return True


def off(tube: Tube, piece: Piece) -> bool:
    """The critical fields are within that of b(s)."""
    apart = [tube.norm(tube.critical(s)[1] - tube.at(s)) for s in tube.steps()]
    return bool(max(apart) <= number(piece, "off") + ROUNDING)


def levels(tube: Tube, piece: Piece) -> bool:
    """K of the critical densities is not below what is proved, and at s = 0 not above it."""
    least = min(tube.critical(s)[0] for s in tube.steps())
    with precision(BITS):
        top = float(piece.highest().midpoint())
        piece.require_above(Dyadic.from_float(least * (1 - 1e-3)))
    try:
        with precision(BITS):
            piece.require_above(Dyadic.from_float(least * (1 + 1e-9)))
    except Undecided:
        return tube.critical(0.0)[0] <= top + ROUNDING
    return False


def moment(tube: Tube, piece: Piece) -> bool:
    """M_l beyond the modes."""
    modes = tube.plan.modes
    if modes == len(tube.kappa):
        return True
    largest = max(float(np.abs(tube.moments(tube.at(s))[0][modes:]).max()) for s in tube.steps())
    return bool(largest <= number(piece, "moment") + ROUNDING)


STATEMENTS: dict[str, tuple[Callable[[Tube, Piece], bool], list[str]]] = {
    "gap": (gap, list(TUBES)),
    "series": (series, HOLDS),
    "defect": (defect, [*HOLDS, "few", "less"]),
    "push": (push, HOLDS),
    "off": (off, HOLDS),
    "levels": (levels, HOLDS),
    "moment": (moment, list(TUBES)),
}


@pytest.mark.parametrize(("name", "place"), [(x, place) for x, (_, places) in STATEMENTS.items() for place in places])
def test_what_a_tube_says(name: str, place: str) -> None:
    assert STATEMENTS[name][0](TUBES[place], TUBES[place].piece)


def changed(tube: Tube, **changes: Any) -> Piece:
    """The piece with another metric, or another bound of the moments beyond the modes."""
    piece = tube.piece
    metric = {name: value for name, value in changes.items() if name != "moment"}
    return replace(piece, metric=replace(piece.metric, **metric), moment=changes.get("moment", piece.moment))


@pytest.mark.parametrize("signs", [None, [1, 1, 1], [1, -1, -1]], ids=["none", "positive", "others"])
def test_without_the_signs_it_is_false(signs: list[int] | None) -> None:
    with precision(BITS):
        piece = changed(SIGNED, signs=None if signs is None else BallMatrix.integers([signs]))
    assert not series(SIGNED, piece)


def test_off_c_alone_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    tube, once = TUBES["turned"], Piece._gap
    monkeypatch.setattr(Piece, "_gap", lambda piece, _: once(piece, piece.c))
    with precision(BITS):
        piece = changed(tube)
    assert not gap(tube, piece)


def test_without_the_moments_beyond_the_modes_it_is_false() -> None:
    with precision(BITS):
        piece = changed(TUBES["few"], moment=Ball(0))
    assert not defect(TUBES["few"], piece)


def test_without_the_block_beyond_the_modes_it_is_false() -> None:
    tube = TUBES["one"]
    remote = tube.piece.metric.remote
    assert remote is not None
    with precision(BITS):
        pieces = changed(tube, tail=Ball(0), remote=None), changed(tube, remote=Remote(Ball(0), remote.factors))
    assert not any(gap(tube, piece) for piece in pieces)


def test_the_block_is_less_than_its_trace_and_the_moments_less_than_1() -> None:
    for name in ("power", "rods"):
        piece = TUBES[name].piece
        assert number(piece, "block") < float(piece.metric.tail.midpoint()) / 3
        assert number(piece, "moment") < 1e-4


def test_a_kernel_of_no_known_sign_is_undecided() -> None:
    with precision(BITS), pytest.raises(Undecided, match="sign of a coefficient"):
        Metric.of(replace(SIGNED.kernel.interaction(3), kappa=(Ball(1), Ball(1), Ball(0))))


def beyond(modes: int, *, wide: float = 0.02, crude: bool = False) -> tuple[float, float]:
    """tau b for boxes about a density, and the sum of what its fields are beyond the modes."""
    level = Fraction(9, 20)
    given, found = shared(DENSITY, modes, level), list[float]()
    with precision(OF_BOXES):
        kappa = [float(x.midpoint()) for x in DENSITY.kernel.interaction(24).kappa]
        for box, _ in boxes(DENSITY, modes, level, 3, 6, wide):
            part = Part(given, box)
            found.append(float((given.tau * part.reach if crude else part.linear.tau_b).midpoint()))
    sizes = 2 * DENSITY.coupling * np.array(kappa[modes:]) * np.abs(DENSITY.place[modes:])
    return min(found), float(sizes.sum())


@pytest.mark.parametrize("modes", [1, 2, 4, 8])
def test_what_is_beyond_the_modes_is_at_most_tau_b(modes: int) -> None:
    for crude in (False, True):
        bound, exact = beyond(modes, crude=crude)
        assert exact <= bound


def test_near_a_base_field_it_is_far_less_than_tau() -> None:
    with precision(OF_BOXES):
        tau = float(shared(DENSITY, 8, Fraction(9, 20)).tau.midpoint())
    narrow, crude = beyond(8, wide=1e-6)[0], beyond(8, wide=1e-6, crude=True)[0]
    assert narrow < 1e-3 * crude
    assert crude <= tau * (1 + 1e-9)


def test_the_distance_has_what_is_beyond_the_modes() -> None:
    """In the norm sum a_l^2/(2 kappa_l), at the density itself; with all of tau it would be far larger."""
    level, modes = Fraction(9, 20), 8
    given = shared(DENSITY, modes, level)
    with precision(OF_BOXES):
        kappa = np.array([float(x.midpoint()) for x in DENSITY.kernel.interaction(24).kappa])
        box, point = next(boxes(DENSITY, modes, level, 3, 1, 1e-7))
        found = float(Part(given, box).distance.midpoint())
        tau = float(given.tau.midpoint())
    z = DENSITY.place * DENSITY.coupling / float(level)
    exact = float(np.sqrt((2 * float(level) * kappa[modes:] * z[modes:]) ** 2 @ (1 / (2 * kappa[modes:]))))
    assert abs(float(point[0]) - z[0]) < 1e-9
    assert exact <= found < np.sqrt(float(level) * tau) / 3
