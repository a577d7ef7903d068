"""The count of minimisers at a point: planted violations that must be refused, whatever the search proposes.

Each is one that a check which trusts its plan would accept: a vector with signs, a region that is reversed, an
enclosure narrower than its ball, one end of the coupling that is not proved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from certify.bounds.coupling.count import Stage, check_point
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from tests.bounds.coupling.proved import BETA, D, Material


@pytest.mark.parametrize("name", ["corner_vector", "star_vector"])
def test_a_perron_vector_is_positive(material: Material, name: str) -> None:
    plan, sizes, touch, coupling, moment = material
    for k in (-1, 0):
        wrong: dict[str, Any] = {name: (k, *getattr(plan, name)[1:])}
        with pytest.raises((Undecided, ValueError)):
            check_point(Exponential(D, BETA), replace(plan, **wrong), sizes, touch, coupling, moment)


def test_a_reversed_star_region_is_refused(material: Material) -> None:
    """Negative half-widths would make the oscillation, and so theta, small."""
    plan, sizes, touch, coupling, moment = material
    turned = replace(plan, star_lower=plan.star_upper, star_upper=plan.star_lower)
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), turned, sizes, touch, coupling, moment)


def test_an_enclosure_narrower_than_its_ball_is_refused(material: Material) -> None:
    """Radii have 30 bits: a ball around the ends is larger than the ends, which decide."""
    plan, sizes, touch, coupling, moment = material
    with precision(plan.precision):
        theta = Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), plan).star().upper()
    with precision(sizes.bits):
        exact = touch.moment(Ball.between(coupling.lower, coupling.upper), Ball(theta))
        low, high = exact.lower(), exact.upper()
        width = high - low
        trim = Dyadic(1, width.exponent + width.mantissa.bit_length() - 34)
        assert Ball.between(low + trim, high - trim).surely_contains(exact)  # the trap
    for narrow in (Enclosure(low + trim, moment.upper), Enclosure(moment.lower, high - trim)):
        with pytest.raises(Undecided, match="first moment"):
            check_point(Exponential(D, BETA), plan, sizes, touch, coupling, narrow)


def test_the_whole_enclosure_is_below_the_linear_threshold(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    """With K_# at the upper end of the enclosure there need be no second minimiser at K_c."""
    plan, sizes, touch, coupling, moment = material
    monkeypatch.setattr(Exponential, "threshold", lambda _: Ball(coupling.upper))
    with pytest.raises(Undecided, match="K_hi < K_#"):
        check_point(Exponential(D, BETA), plan, sizes, touch, coupling, moment)


@pytest.mark.parametrize("end", ["lower", "upper"])
def test_both_ends_of_the_coupling_are_proved(material: Material, end: str) -> None:
    """An enclosure that is the old one but for one end, moved to the other: true or not, it is not proved."""
    plan, sizes, touch, coupling, moment = material
    point = Enclosure(coupling.upper, coupling.upper) if end == "lower" else Enclosure(coupling.lower, coupling.lower)
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), plan, sizes, touch, point, moment)
