"""The rule kernel-exclusion: accepted and refused, next to balls; each term is dropped where that makes it false."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from certify.bounds.kernels import exclusion as bounds
from certify.checker import check_document
from certify.checker.arithmetic.ball import Ball, dot, up
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import functional
from certify.checker.coupling.boxes import Box
from certify.checker.coupling.family import Family
from certify.checker.kernels import exclusion as rule
from certify.checker.kernels.description import Description
from certify.checker.kernels.families import kernel_of
from certify.checker.verdict import Invalid, Malformed
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import as_fraction
from certify.cover.box import Box as InBalls
from tests.bounds.kernels.exclusions import (
    BITS,
    BOTH,
    ELLIPSES,
    GRID,
    HIDDEN,
    RODS,
    SIGNED,
    WARM,
    Critical,
    boxes,
    rows,
    shared,
)
from tests.checker.kernels.documents import document
from tests.checker.kernels.exclusion_samples import (
    FILE,
    HEAT,
    MISFORMED,
    OF_THE_PAPER,
    PAPER,
    REFUSED,
    excluded,
    number,
    tree,
)

F = Fraction
CASES = [
    (BOTH, 2, F(9, 10)),
    (WARM, 6, F(18, 25)),
    (WARM, 2, F(3, 4)),
    (SIGNED, 3, F(1)),
    (SIGNED, 2, F(97, 100)),
    (RODS, 4, F(9, 20)),
    (RODS, 2, F(11, 25)),
]
NAMES = ["both", "warm", "warm, 2 modes", "signed", "signed, 2 modes", "rods", "rods, 2 modes"]


@pytest.mark.parametrize("name", [FILE, HEAT])
def test_accepted(name: str) -> None:
    check_document(document(excluded(name)))
    wider = {"lower": excluded(name)["enclosure"]["lower"], "upper": "0x5p+0"}
    check_document(document(excluded(name, enclosure=wider)))


@pytest.mark.parametrize(("name", "changes", "words"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refused(name: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_document(document(excluded(**changes)))
    assert words in str(refusal.value)


@pytest.mark.parametrize(("name", "changes", "words"), MISFORMED, ids=[name for name, _, _ in MISFORMED])
def test_malformed(name: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Malformed) as refusal:
        check_document(document(excluded(**changes)))
    assert words in str(refusal.value)


def test_the_paper_s_kernel() -> None:
    check_document(document(excluded(PAPER)))
    low, high = (number(excluded(PAPER)["enclosure"][end]) for end in ("lower", "upper"))
    assert low < F("0.37513005") < high


@pytest.mark.parametrize(("name", "claim", "words"), OF_THE_PAPER, ids=[name for name, _, _ in OF_THE_PAPER])
def test_refused_of_the_paper_s_kernel(name: str, claim: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_document(document(claim))
    assert words in str(refusal.value)


def test_every_leaf_is_needed_where_it_stands() -> None:
    """A leaf "x" that is called near the uniform density, or in the tube, is refused, wherever it is."""
    cells = tree()
    leaves = [i for i, cell in enumerate(cells) if cell[0] == "x"]
    for i in leaves[:: len(leaves) // 12]:
        for other in ("0", "t"):
            with pytest.raises(Invalid):
                check_document(document(excluded(evidence__tree=[*cells[:i], [other], *cells[i + 1 :]])))


def given(at: Critical, modes: int, level: Fraction, grid: int = GRID) -> Any:
    """What the checker has for boxes of so many modes at K_lo = level."""
    kernel = in_integers(at)
    nodes = 60 if at is not RODS or modes < 4 else 160
    own = Family(at.d, modes, nodes, ELLIPSES, BITS + 64, Work(), kernel.degrees(modes))
    peak = kernel.peak(own.degrees[-1], own.p)
    return rule.boxes_of(own, kernel.couplings(own.degrees, (level, level), own.p), grid, peak)


def in_integers(at: Critical) -> Any:
    """The kernel of the checker."""
    return kernel_of(Description(at.description.family, at.description.numbers, at.description.degrees), at.d)


def values(equation: rule.Scaled, y: list[int], point: Iterable[float]) -> Ball:
    """sum W_l dz_l + W_x dx + W_0 at a place."""
    weights, constant = equation.functional(y)
    moved = [Ball.exact(F(x), equation.setting.p) - c for x, c in zip(point, equation.centre, strict=True)]
    return constant + dot(weights, moved, equation.setting.p)


def violations(
    at: Critical, modes: int, level: Fraction, *, tail: bool = True, grid: int = GRID, still: bool = False
) -> int:
    """How often a functional has no zero at the place of a critical density in a box. still: x is the middle one."""
    setting = given(at, modes, level, grid)
    if not tail:
        setting.interaction.tau = F(0)
    count = 0
    for box, point in boxes(at, modes, level, 5, 40):
        lower, upper = (tuple(x >> GRID - grid for x in side) for side in (box.lower, box.upper))
        upper = tuple(x + (grid < GRID) for x in upper)
        middle = (lower[-1] + upper[-1]) // 2
        ends = ((*lower[:-1], middle), (*upper[:-1], middle)) if still else (lower, upper)
        equation = rule.Scaled(setting, Box(*ends))
        for y in rows(modes, 7):
            value = values(equation, y, point)
            count += abs(value.m) - value.r > (1 << setting.p) // 10**11
    return count


@pytest.mark.parametrize(("at", "modes", "level"), CASES, ids=NAMES)
def test_every_functional_vanishes_at_critical_densities(at: Critical, modes: int, level: Fraction) -> None:
    assert violations(at, modes, level) == 0
    assert violations(at, modes, level, grid=12) == 0


def test_without_the_remainder_some_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(functional, "taylor_factor", lambda u: up(0, u.p))
    assert violations(*CASES[0]) > 0


@pytest.mark.parametrize("case", [2, 4, 6], ids=["warm", "signed", "rods"])
def test_without_what_is_beyond_the_modes_some_do_not(case: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule.SlowBoxes, "near", lambda *_: 0)
    assert violations(*CASES[case], tail=case == 6) > 0


def test_without_the_range_of_x_some_do_not() -> None:
    assert violations(*CASES[0], still=True) > 0


def test_without_the_change_of_the_base_field_some_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of 12 bits make base fields that are not those of the centres."""
    monkeypatch.setattr(rule.Scaled, "change", property(lambda self: [up(0, self.setting.p)] * len(self.field)))
    assert violations(*CASES[0], grid=12) > 0


@pytest.mark.parametrize(("at", "modes", "level"), CASES, ids=NAMES)
def test_both_layers_have_one_functional(at: Critical, modes: int, level: Fraction) -> None:
    setting, other = given(at, modes, level), shared(at, modes, level)
    lists = rows(modes, 3)
    for box, _ in boxes(at, modes, level, 9, 4):
        equation = rule.Scaled(setting, Box(box.lower, box.upper))
        with precision(BITS):
            weights, constants = bounds.Part(other, box).functionals(BallMatrix.integers(lists))
            for k, y in enumerate(lists):
                found = equation.functional(y)
                pairs = [*zip(found[0], weights.take(k).entries(), strict=True), (found[1], constants.entry(k))]
                for own, ball in pairs:
                    for mine, theirs in ((own.lower(), ball.lower()), (own.upper(), ball.upper())):
                        assert abs(mine - as_fraction(theirs)) < F(1, 10**6)


def cover(at: Critical, modes: int, level: Fraction, tail: bool = True) -> rule.Cover:
    """Cells, without a tube."""
    setting = given(at, modes, level)
    if not tail:
        setting.interaction.tau = F(0)
    return rule.Cover(setting, SimpleNamespace(), in_integers(at).threshold(100)[0])  # type: ignore[arg-type]  # the tube is not looked at


def near(at: Critical, modes: int, level: Fraction, tail: bool = True) -> None:
    """Whether a small box about a critical density is called near the uniform one."""
    box = next(boxes(at, modes, level, 1, 1, 1e-6))[0]
    cover(at, modes, level, tail).require_near_uniform(Box(box.lower, box.upper), "cell")


@pytest.mark.parametrize(
    ("at", "modes", "level"),
    [*CASES, (HIDDEN, 1, F(12, 5)), (HIDDEN, 2, F(12, 5))],
    ids=[*NAMES, "hidden, 1 mode", "hidden"],
)
def test_no_box_with_a_critical_density_is_near_the_uniform_one(at: Critical, modes: int, level: Fraction) -> None:
    with pytest.raises(Invalid, match=r"X taylor\(X\)"):
        near(at, modes, level)


def test_without_the_growth_or_the_tail_one_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    near(HIDDEN, 1, F(12, 5), tail=False)
    monkeypatch.setattr(rule, "taylor_factor", lambda x: up(0, x.p))
    near(*CASES[0])


@pytest.mark.parametrize(
    ("at", "level"), [(WARM, F(3, 4)), (SIGNED, F(97, 100)), (RODS, F(9, 20))], ids=["warm", "signed", "rods"]
)
@pytest.mark.parametrize("wide", [1, 1 << 14])
def test_both_layers_have_one_distance(at: Critical, level: Fraction, wide: int) -> None:
    box = Box((1 << 28, -(1 << 27), 0), ((1 << 28) + (1 << 29) // wide, (3 << 27) // wide - (1 << 27), 1 << GRID))
    setting = given(at, 2, level)
    square = setting.square(box, setting.field(box.lower[:-1], box.upper[:-1]))
    with precision(BITS):
        other = bounds.Part(shared(at, 2, level), InBalls(box.lower, box.upper, 0, 0)).distance
        assert abs(square - as_fraction(other.midpoint()) ** 2) < F(1, 10**8)


@pytest.mark.parametrize(
    ("degrees", "step", "lower"),
    [
        ((1, 2), 1, [0, -1]),
        ((2, 4), 1, [-1, -1]),
        ((2, 4), 2, [0, -1]),
        ((4, 6), 2, [-1, 0]),
        ((2, 3, 5), 1, [-1, 0, -1]),
    ],
)
def test_the_root_box_is_halved_by_a_symmetry(degrees: tuple[int, ...], step: int, lower: list[int]) -> None:
    box = rule.root_box(degrees, step, 5)
    assert box.lower == (*(32 * x for x in lower), 0)
    assert box.upper == (32,) * (len(lower) + 1)
