"""The regime up to beta_* by two routes: they state the same, the reduction cites less, and the checker takes both."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from certify.checker import check_document
from certify.core.certificate import document
from certify.core.claim import BECKNER, BECKNER_EQUALITY, HARMONICS, SEMICONTINUITY, Claim
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve import main_theorem
from certify.solve.bessel.threshold import beta_star
from certify.solve.coupling.claims import below_claim
from certify.solve.reduction import uniqueness

UP_TO = Region(Fraction(0), "beta-star")


def both(d: int, region: Region = UP_TO) -> tuple[Claim, Claim]:
    """The paper's route, and the one that is taken."""
    star = beta_star(d, 30).enclosure
    assert star is not None
    return main_theorem.paper_regime(d, region, star), main_theorem.regime(d, region, star)


@pytest.mark.parametrize(
    "d", [2, 3, 5, pytest.param(10, marks=pytest.mark.deep), pytest.param(20, marks=pytest.mark.deep)]
)
def test_both_routes_state_the_same(d: int) -> None:
    paper, reduced = both(d)
    assert (paper.evidence["rule"], reduced.evidence["rule"]) == ("theorem-1.1", "reduction")
    assert set(paper.trust) - set(reduced.trust) == (set() if d == 3 else {BECKNER, BECKNER_EQUALITY})
    ranges = [as_fraction(claim.details["unique_critical_point"]["upper"]) for claim in (paper, reduced)]
    assert abs(ranges[0] - ranges[1]) < Fraction(1, 10**9)
    for claim in (paper, reduced):
        assert {**claim.details, "unique_critical_point": None} == {
            "transition": "continuous",
            "critical_coupling": "equal",
            "unique_critical_point": None,
        }
        assert len(check_document(json.dumps(document([claim]))).accepted) == 1


def test_two_witnesses_for_dimension_3() -> None:
    """Beckner's inequality for zonal minimisers and the computation at beta_*: on the same facts the same K_c."""
    star = beta_star(3, 30).enclosure
    assert star is not None
    paper, reduced = (below_claim(3, UP_TO, star, 30, reduced=reduced) for reduced in (False, True))
    assert (paper.evidence["rule"], reduced.evidence["rule"]) == ("theorem-1.1", "reduction")
    assert set(paper.trust) == set(reduced.trust) == {SEMICONTINUITY, HARMONICS}
    assert paper.enclosure == reduced.enclosure
    for regime, coupling in zip(both(3), (paper, reduced), strict=True):
        assert len(check_document(json.dumps(document([regime, coupling]))).accepted) == 2


@pytest.mark.deep
@pytest.mark.parametrize("d", range(2, 21))
def test_every_dimension_that_is_promised(d: int) -> None:
    assert both(d)[1].evidence["rule"] == "reduction"


@pytest.mark.parametrize(
    ("d", "region"),
    [
        (21, UP_TO),
        (5, Region(Fraction(0), Fraction(1))),
        (5, Region.at(Fraction(1))),
        (5, Region(Fraction(144548543246584038, 10**17), "beta-star")),
    ],
)
def test_the_papers_route_elsewhere(d: int, region: Region) -> None:
    """Large d, numbers as right ends, and intervals that begin within the bracket of the reduction."""
    assert both(d, region)[1].evidence["rule"] == "theorem-1.1"


def test_the_papers_route_where_the_search_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(_: int) -> None:
        raise Undecided("nothing was found")

    monkeypatch.setattr(uniqueness, "reduction_plan", gives_up)
    assert both(3)[1].evidence["rule"] == "theorem-1.1"
