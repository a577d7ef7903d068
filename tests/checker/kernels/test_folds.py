"""Folds where some kappa_l are negative, or fall slowly: accepted and refused; tubes as balls have them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.bounds.branch.tube import Piece as InBalls
from certify.checker import check_document
from certify.checker.arithmetic.ball import Ball
from certify.checker.arithmetic.series import Work
from certify.checker.branch.form import Span
from certify.checker.branch.space import Beyond, Space
from certify.checker.branch.tube import Piece
from certify.checker.coupling.interaction import UNIT
from certify.checker.document.context import Context
from certify.checker.kernels.description import Description
from certify.checker.kernels.exclusion import tube_at
from certify.checker.kernels.exclusion_form import Tube as Given
from certify.checker.kernels.families import kernel_of
from certify.checker.kernels.kernel import Kernel
from certify.checker.kernels.remote import Remote
from certify.checker.verdict import Invalid, LimitReached
from certify.core.ball import precision
from certify.core.exact import as_fraction
from tests.bounds.kernels.test_folds import number
from tests.bounds.kernels.tubes import TUBES, Tube
from tests.checker.kernels.documents import document
from tests.checker.kernels.exclusion_samples import OTHERS, POWER, RODS, SIGNED, excluded


@pytest.mark.parametrize("name", [SIGNED, POWER, RODS])
def test_accepted(name: str) -> None:
    check_document(document(excluded(name)))


def test_cells_near_the_uniform_density_are_charged_by_their_precision() -> None:
    """An exponential and a root at 20,000 bits take milliseconds, whatever few bytes ask for them."""
    claim = excluded(POWER)
    claim["enclosure"]["lower"] = "0x1p-30"
    claim["evidence"] |= {"modes": 1, "nodes": 2, "grid": 40, "precision": 20000}
    for count, budget in ((1, 4), (21, 8)):  # three seconds are the quadrature's
        cuts = [["s", 2, 2**40 - 1 - i] for i in range(count - 1)]
        claim["evidence"]["tree"] = [*cuts, *[["0"]] * count]
        check_document(document(claim), budget)
    with pytest.raises(LimitReached, match="more work than 4"):
        check_document(document(claim), 4)


@pytest.mark.parametrize(("name", "file", "changes", "words"), OTHERS, ids=[name for name, *_ in OTHERS])
def test_refused(name: str, file: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_document(document(excluded(file, **changes)))
    assert words in str(refusal.value)


def kernel_at(tube: Tube) -> Kernel:
    """That of the checker."""
    given = tube.description
    return kernel_of(Description(given.family, given.numbers, given.degrees), tube.d)


def evidence(tube: Tube) -> Given:
    """The tube in the form of the evidence."""
    plan, piece = tube.plan, tube.plan.piece
    rows = {name: tuple(map(as_fraction, getattr(piece, name))) for name in ("field", "tangent", "bend")}
    span = Span(**rows, width=as_fraction(piece.width), radius=as_fraction(piece.radius))
    return Given(modes=plan.modes, nodes=plan.nodes, ellipses=plan.ellipses, precision=plan.precision + 40, piece=span)


def checked(tube: Tube) -> Piece:
    """The piece of the checker."""
    return tube_at(kernel_at(tube), evidence(tube), Context((), Work()))


def middle(x: Ball) -> float:
    """In floats."""
    return x.m / (1 << x.p)


@pytest.mark.parametrize("place", list(TUBES))
def test_both_layers_have_one_tube(place: str) -> None:
    own, other = checked(TUBES[place]), TUBES[place].piece
    pairs = [(middle(getattr(own, name)), number(other, name)) for name in ("n", "gap", "turn", "cubic", "rest")]
    pairs += [(middle(x), y) for x, y in zip(own.series, number(other, "series"), strict=True)]
    pairs += [(middle(x), number(other, name)) for x, name in zip(own._defects, ("start", "defect"), strict=True)]
    pairs += [(middle(own.push), number(other, "push"))]
    for mine, theirs in pairs:
        assert mine == pytest.approx(theirs, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("place", ["signed", "power", "rods"])
def test_k_at_the_fold_is_that_of_the_balls(place: str) -> None:
    own, other = checked(TUBES[place]), TUBES[place].piece
    with precision(160):
        highest = as_fraction(other.highest().midpoint())
    assert abs(own.highest() - highest) < Fraction(1, 10**9) * highest
    own.require_above(highest * (1 - Fraction(1, 10**3)))
    with pytest.raises(Invalid, match=r"\(F3\)"):
        own.require_above(highest * (1 + Fraction(1, 10**6)))


def test_the_space_has_the_signs() -> None:
    tube = TUBES["signed"]
    kernel = kernel_at(tube)
    space = Space(kernel.couplings(kernel.degrees(3), UNIT, 90))
    assert (space.signs, space.signed) == ([1, 1, -1], True)
    assert [middle(x) for x in space.twice_kappa] == [2, 1.5, 0.5]
    assert [middle(x) for x in space.turned(space.twice_kappa)] == [2, 1.5, -0.5]
    assert [middle(x) for x in space.dual([Fraction(1)] * 3)] == pytest.approx([0.5, 2 / 3, 2])
    kernel = kernel_at(TUBES["rods"])
    assert not Space(kernel.couplings(kernel.degrees(3), UNIT, 90)).signed


def remote(place: str) -> tuple[Remote, InBalls, Piece]:
    """What is beyond the modes, with the piece in balls and that of the checker."""
    own = checked(TUBES[place])
    beyond = own.space.beyond
    assert isinstance(beyond, Remote)
    return beyond, TUBES[place].piece, own


@pytest.mark.parametrize("place", ["power", "rods", "few", "one", "point"])
def test_what_is_beyond_the_modes_is_that_of_the_balls(place: str) -> None:
    beyond, other, own = remote(place)
    sizes = [Ball(x.magnitude(), 0, x.p) for x in own.fields[0]]
    assert middle(beyond.block(sizes, own.moments.log_z)) == pytest.approx(number(other, "block"), rel=1e-9)
    s = own.width
    ends = ([Ball(x.magnitude(), 0, x.p) for x in row] for row in own.fields)
    most = [a + b * s + c * s * s for a, b, c in zip(*ends, strict=True)]
    assert middle(beyond.moment(most)) == pytest.approx(number(other, "moment"), rel=1e-9)
    assert middle(beyond.image(most)) == pytest.approx(number(other, "beyond"), rel=1e-9)


def test_an_ellipse_whose_exponent_is_too_large_says_nothing() -> None:
    beyond, _, own = remote("rods")
    large = [Ball(1 << x.p + 12, 0, x.p) for x in own.fields[0]]
    assert beyond.moment(large).m == 1 << beyond.p


def test_other_tails_are_bounded_by_their_sum() -> None:
    own = checked(TUBES["signed"])
    assert type(own.space.beyond) is Beyond
    tail = Ball(1 << 60, 0, 62)
    assert Beyond(tail).block([], tail) is tail
    assert middle(Beyond(tail).image([])) == pytest.approx(0.5)


def test_without_the_signs_a_tube_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    check_document(document(excluded(SIGNED)))
    monkeypatch.setattr(Space, "turned", lambda _, row: list(row))
    with pytest.raises(Invalid, match=r"\(F"):
        check_document(document(excluded(SIGNED)))
