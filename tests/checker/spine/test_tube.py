"""The tube: it is as wide as its cells say, theta grows with all that it has to bear, and z has to be in it."""

from __future__ import annotations

import pytest

from certify.checker import Invalid
from certify.checker.arithmetic.ball import up
from certify.checker.spine.tube import Lift, Tube
from tests.checker.spine.samples import POINT, cut, edited, known_tube, point, setting


def tube() -> Tube:
    return known_tube()[0]


@pytest.mark.deep
def test_theta_grows_with_the_factor_and_the_radius(monkeypatch: pytest.MonkeyPatch) -> None:
    own, plain = known_tube()
    assert plain < own.theta(1 << setting().p - 3) < 1
    monkeypatch.setattr(own, "radius", own.radius * 4)
    assert plain < own.theta(0)


def test_a_factor_that_makes_theta_one_is_refused() -> None:
    with pytest.raises(Invalid, match="theta < 1"):  # two minimisers cannot be counted where theta >= 1
        tube().theta(2 << setting().p)


def test_the_radius_holds_every_cell_of_the_window() -> None:
    own, evidence = tube(), point()[1]
    first, last = evidence.window
    p = setting().p
    for index in range(first, last + 1):
        slice_, t = cut(index), evidence.cells[index].steps[0][0] << setting().unit
        for s in (slice_.low, slice_.high):
            assert t + own.distance([up(c, p) for c in slice_.centre], own.place(up(s, p)), 0) <= own.radius


def test_what_is_not_in_the_tube_is_refused() -> None:
    own, p = tube(), setting().p
    inside = [up(c, p) for c in own.parts[0][0].moments]
    own.require_inside(inside, 0, "z")
    with pytest.raises(Invalid, match=r"\|u\| <= T"):
        own.require_inside(inside, 1 << p, "z")
    with pytest.raises(Invalid, match="window"):
        own.require_inside([x * 2 for x in inside], 0, "z")


def test_a_lift_counts_the_displacement_twice_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """sup h - h with both displaced, if only by the rounding of the centre: 2 units times g_0."""
    own, p = tube(), setting().p
    part, found = own.parts[0][0], list[list[int]]()

    def kept(values: list[int]) -> list[int]:
        found.append(values)
        return values

    monkeypatch.setattr(own, "radius", 0)
    monkeypatch.setattr(own.setting.mesh, "sups", lambda values, *_: list(map(max, values, values[1:])))
    monkeypatch.setattr(own.setting.exponential, "bounds", kept)
    own.masses(part, 0, None)
    own.masses(part, 0, Lift(1 << p, 0))
    plain, lifted = found
    rounding = 2 * ((own.setting.g0 >> p) + 1)
    assert max(plain) >= max(part.values) + rounding - part.log_z.low
    assert min(lifted) >= max(plain) + 2 * rounding


@pytest.mark.deep  # theta is not below 1 in the first test above too
def test_a_window_that_is_too_wide_is_refused() -> None:
    """Cells far from the minimiser may be left to the tube, but then theta is not below 1."""
    code, reason = edited(POINT, lambda e: e.__setitem__("window", [2, e["window"][1]]))
    assert code == 1
    assert "tube: theta < 1" in reason
