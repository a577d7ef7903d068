"""Planted violations around K_c that must be refused: whatever the search proposes, nothing false is certified.

Each case is one that a replay which trusts its plan would accept: a first box that is too small, coordinates that are
not the moments, indices that do not exist, an explicit density of another problem, an enclosure narrower than its ball.
"""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.coupling import count
from certify.bounds.coupling.band import BandEnd, Piece
from certify.bounds.coupling.count import Stage, check_piece, check_point
from certify.bounds.coupling.cover import root_box
from certify.bounds.coupling.density import Touch
from certify.bounds.coupling.family import mean_and_log
from certify.bounds.coupling.interaction import interaction_on
from certify.bounds.coupling.quadrature import quadrature
from certify.checker import Refusal, check_document
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.point_plan import Sizes, point_plan
from certify.solve.coupling import point as module
from certify.solve.coupling.density import polished
from tests.checker.sample_certificates import document
from tests.places import VALID

D, BETA = 3, Fraction(5, 2)
Material = tuple[CoverPlan, TouchSizes, Touch, Enclosure, Enclosure]


@pytest.fixture(scope="module")
def material() -> Material:
    """A point that is proved, in its parts: the plan is the untrusted one."""
    minimiser = minimiser_estimate(D, float(BETA))
    assert minimiser is not None
    sizes = touch_sizes(minimiser, 10)
    touch = module._touch(D, BETA, sizes, minimiser)
    with precision(sizes.bits):
        minimiser = polished(minimiser, touch)
    plan, coupling, moment = module._choose(D, BETA, 10, point_plan(minimiser, Sizes()), sizes, touch)
    assert check_point(D, BETA, plan, sizes, touch, coupling, moment) < 1
    return plan, sizes, touch, coupling, moment


# --- the first box and its coordinates ----------------------------------------------------------------------------
def _small_roots(plan: CoverPlan) -> dict[str, CoverPlan]:
    one, count = 1 << plan.grid, plan.modes
    nothing = (["0"],)
    return {
        "only C_0": replace(plan, top=plan.corner, tree=nothing),
        "one point": replace(plan, top=(0,) * count, tree=nothing),
        "negative": replace(plan, top=(-1,) * count, tree=nothing),
        "negative frame and top": replace(plan, frame=(-one,) * count, top=(-one,) * count, tree=nothing),
        "just too small": replace(plan, top=(*plan.top[:-1], one - 1)),
        "small units": replace(plan, frame=(1,) * count, tree=nothing),
        "large units": replace(plan, frame=(2 * one,) * count, tree=nothing),
        "units of one mode": replace(plan, frame=(2 * one, *plan.frame[1:])),
        "moving units": replace(plan, frame_slope=(1,) * count),
        "of an interval": replace(plan, moving=True),
    }


SMALL_ROOTS = (
    "only C_0",
    "one point",
    "negative",
    "negative frame and top",
    "just too small",
    "small units",
    "large units",
    "units of one mode",
    "moving units",
    "of an interval",
)


@pytest.mark.parametrize("name", SMALL_ROOTS)
def test_a_cover_starts_from_all_moments(material: Material, name: str) -> None:
    plan, sizes, touch, coupling, moment = material
    with pytest.raises(Undecided):
        check_point(D, BETA, _small_roots(plan)[name], sizes, touch, coupling, moment)


def test_the_root_box_of_a_moving_plan(material: Material) -> None:
    """frame(s) top >= 1 is needed at both ends of s; a plan at rest does not serve an interval."""
    plan = material[0]
    one, count = 1 << plan.grid, plan.modes
    moving = replace(plan, moving=True, frame=(2 * one,) * count, frame_slope=(one,) * count, top=(one,) * count)
    assert root_box(moving, one).upper == moving.top
    for wrong in (
        replace(moving, frame_slope=(one + 1,) * count),
        replace(moving, frame_slope=(-one - 1,) * count),
        replace(moving, top=(one - 1,) * count),
        replace(moving, moving=False),
        replace(plan, moving=False),
    ):
        with pytest.raises(Undecided):
            root_box(wrong, one)


# --- cells ----------------------------------------------------------------------------------------------------------
def _cover(material: Material, tree: list[list[Any]]) -> None:
    plan, _, _, coupling, _ = material
    with precision(plan.precision):
        Stage.at(D, BETA, Ball.between(coupling.lower, coupling.upper), replace(plan, tree=tuple(tree))).cover()


@pytest.mark.parametrize("index", [0, -1, -8, 9, 100])
def test_rows_and_cuts_are_about_existing_coordinates(material: Material, index: int) -> None:
    """Row 0 would be the last coordinate to a Python list, and the pivot would not be left out of the sum."""
    plan = material[0]
    assert plan.modes == 8
    tree = [list(cell) for cell in plan.tree]
    at = next(i for i, cell in enumerate(tree) if cell[0] == "c")
    row = [index, 0, 1 << plan.grid, *tree[at][1][3:]]
    with pytest.raises(Undecided, match="does not exist"):
        _cover(material, [*tree[:at], ["c", row, *tree[at][1:]], *tree[at + 1 :]])
    if index:
        with pytest.raises(Undecided, match="does not exist"):
            _cover(material, [["s", index, 5], *tree])


def test_a_cut_of_s_at_a_point_is_refused(material: Material) -> None:
    """The range of s is one number: a cut would only repeat the box."""
    tree = [list(cell) for cell in material[0].tree]
    with pytest.raises(Undecided, match="outside its box"):
        _cover(material, [["s", 0, 0], *tree, *tree])


# --- the regions and the explicit density -----------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["corner_vector", "star_vector"])
def test_a_perron_vector_is_positive(material: Material, name: str) -> None:
    plan, sizes, touch, coupling, moment = material
    for k in (-1, 0):
        wrong: dict[str, Any] = {name: (k, *getattr(plan, name)[1:])}
        with pytest.raises((Undecided, ValueError)):
            check_point(D, BETA, replace(plan, **wrong), sizes, touch, coupling, moment)


def test_a_reversed_star_region_is_refused(material: Material) -> None:
    """Negative half-widths would make the oscillation, and so theta, small."""
    plan, sizes, touch, coupling, moment = material
    turned = replace(plan, star_lower=plan.star_upper, star_upper=plan.star_lower)
    with pytest.raises(Undecided):
        check_point(D, BETA, turned, sizes, touch, coupling, moment)


def test_a_density_with_fewer_modes_than_the_star_region_is_outside(material: Material) -> None:
    """Its missing moments z_l are 0, and C_* begins above 0 there."""
    plan, sizes, touch, coupling, _ = material
    assert plan.star_lower[-1] > 0
    ends = [[Dyadic(n, -plan.grid) for n in side] for side in (plan.star_lower, plan.star_upper)]
    with precision(sizes.bits):
        between = Ball.between(coupling.lower, coupling.upper)
        assert touch.in_region(between, *ends)
        count = plan.modes - 1
        quad = quadrature(D, count, sizes.nodes, sizes.ellipses)
        field = BallMatrix.row(touch.field.entries()[:count])
        short = Touch(field, *mean_and_log(quad, field), interaction_on(D, BETA, BETA, count))
        assert short.in_region(between, ends[0][:count], ends[1][:count])
        assert not short.in_region(between, *ends)


def test_what_an_explicit_density_says_of_itself_is_not_believed(material: Material) -> None:
    """Lambda, M and the weights are computed from the field; a density made for another beta proves nothing here."""
    plan, sizes, touch, coupling, moment = material
    with precision(sizes.bits):
        wrong = replace(touch, log_partition=touch.log_partition + 1, mean=touch.mean.scaled(2))
    theta = check_point(D, BETA, plan, sizes, touch, coupling, moment)
    assert check_point(D, BETA, plan, sizes, wrong, coupling, moment) == theta
    for step in (Fraction(1, 10**12), Fraction(-1, 10**12)):
        with pytest.raises(Undecided):
            check_point(D, BETA + step, plan, sizes, touch, coupling, moment)


def test_an_enclosure_narrower_than_its_ball_is_refused(material: Material) -> None:
    """Radii have 30 bits: a ball around the ends is larger than the ends, which decide."""
    plan, sizes, touch, coupling, moment = material
    with precision(plan.precision):
        theta = Stage.at(D, BETA, Ball.between(coupling.lower, coupling.upper), plan).star().upper()
    with precision(sizes.bits):
        exact = touch.moment(Ball.between(coupling.lower, coupling.upper), Ball(theta))
        low, high = exact.lower(), exact.upper()
        width = high - low
        trim = Dyadic(1, width.exponent + width.mantissa.bit_length() - 34)
        assert Ball.between(low + trim, high - trim).surely_contains(exact)  # the trap
    for narrow in (Enclosure(low + trim, moment.upper), Enclosure(moment.lower, high - trim)):
        with pytest.raises(Undecided, match="first moment"):
            check_point(D, BETA, plan, sizes, touch, coupling, narrow)


def test_the_whole_enclosure_is_below_the_linear_threshold(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    """With K_# at the upper end of the enclosure there need be no second minimiser at K_c."""
    plan, sizes, touch, coupling, moment = material
    monkeypatch.setattr(count, "linear_threshold_ball", lambda *_: Ball(coupling.upper))
    with pytest.raises(Undecided, match="K_hi < K_#"):
        check_point(D, BETA, plan, sizes, touch, coupling, moment)


@pytest.mark.parametrize("end", ["lower", "upper"])
def test_both_ends_of_the_coupling_are_proved(material: Material, end: str) -> None:
    """An enclosure that is the old one but for one end, moved to the other: true or not, it is not proved."""
    plan, sizes, touch, coupling, moment = material
    point = Enclosure(coupling.upper, coupling.upper) if end == "lower" else Enclosure(coupling.lower, coupling.lower)
    with pytest.raises(Undecided):
        check_point(D, BETA, plan, sizes, touch, point, moment)


# --- intervals ------------------------------------------------------------------------------------------------------
def _end(beta: Fraction, coupling: Fraction, slope: Fraction) -> BandEnd:
    return BandEnd(beta, Enclosure(coupling, coupling), Enclosure(slope, slope))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((Fraction(3), Fraction(1, 2), Fraction(2)), (Fraction(5, 2), Fraction(4, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(2)), (Fraction(5, 2), Fraction(4, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(1, 2), Fraction(2)), (Fraction(3), Fraction(3, 5), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(-1, 2)), (Fraction(3), Fraction(1, 2), Fraction(2))),
        ((Fraction(5, 2), Fraction(4, 5), Fraction(2)), (Fraction(3), Fraction(1, 2), Fraction(-1, 2))),
        ((Fraction(3, 2), Fraction(4, 5), Fraction(2)), (Fraction(3), Fraction(1, 2), Fraction(2))),
    ],
    ids=["ends exchanged", "no length", "K_c rises", "slope at the left", "slope at the right", "below beta_*"],
)
def test_the_ends_of_a_piece_must_fit(
    material: Material, left: tuple[Fraction, Fraction, Fraction], right: tuple[Fraction, Fraction, Fraction]
) -> None:
    """Chord and tangents in log beta are convex functions of beta, as the band uses, only for powers >= 0."""
    piece = Piece(D, _end(*left), _end(*right))
    with pytest.raises(Undecided, match="piece"):
        check_piece(piece, replace(material[0], moving=True))


# --- the same against the checker -------------------------------------------------------------------------------------


def _evidence() -> dict[str, Any]:
    path = next(VALID.glob("d-3-beta-2-*two-minimisers.json"))
    return next(claim for claim in json.loads(path.read_text())["claims"] if claim["label"] == "two-minimisers")


def _code(claim: dict[str, Any]) -> int:
    try:
        check_document(document(claim))
    except Refusal as refusal:
        return refusal.exit_code
    return 0


def test_the_sample_of_the_checker_is_valid() -> None:
    assert _code(_evidence()) == 0


def _tampered(name: str) -> dict[str, Any]:
    claim = _evidence()
    evidence, tree = claim["evidence"], claim["evidence"]["tree"]
    one, count, touch = 1 << evidence["grid"], evidence["modes"], claim["evidence"]["touch"]
    at = next(i for i, cell in enumerate(tree) if cell[0] == "c")
    if name == "top":
        evidence |= {"top": evidence["corner"], "tree": [["0"]]}
    elif name == "frame":
        evidence |= {"frame": [1] * count, "tree": [["0"]]}
    elif name == "fewer modes of the density":
        touch |= {"modes": count - 1, "field": touch["field"][: count - 1]}
    elif name == "field of another length":
        touch["field"] = [*touch["field"], "0x0p+0"]
    elif name.startswith("row"):
        tree.insert(at, ["c", [int(name[4:]), 0, one, *tree[at][1][3:]]])
    elif name == "cut of s":
        evidence["tree"] = [["s", 0, 0], *tree, *tree]
    elif name == "reversed star":
        evidence |= {"star_lower": evidence["star_upper"], "star_upper": evidence["star_lower"]}
    elif name == "zero vector":
        evidence["star_vector"] = [0] * count
    elif name == "negative corner":
        evidence["corner"] = [-1] * count
    elif name == "tree twice":
        evidence["tree"] = tree * 2
    elif name == "float":
        evidence["tree"] = [["s", 1, 0.5], *tree]
    return claim


@pytest.mark.parametrize(
    "name",
    [
        "top",
        "frame",
        "fewer modes of the density",
        "field of another length",
        "row 0",
        "row -1",
        "row 100",
        "cut of s",
        "reversed star",
        "zero vector",
        "negative corner",
        "tree twice",
        "float",
    ],
)
def test_the_checker_refuses_the_same_violations(name: str) -> None:
    assert _code(_tampered(name)) in (1, 2)
