"""The first fold of kernels of several degrees: against other routes; each term is dropped where it makes one false."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling import functional
from certify.bounds.kernels import exclusion
from certify.bounds.kernels.exclusion import Part, exclude, root_box
from certify.bounds.kernels.families import kernel_of
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction, parse_exact
from certify.core.kernel import KernelDescription, family, gegenbauer, polynomial
from certify.cover.box import Box
from certify.cover.exclusion import ExclusionPlan
from certify.search.coupling.density import minimiser_of
from certify.search.kernels.exclusion import exclusion_plan
from certify.solve.kernels.exclusion import fold, paper_fold
from certify.solve.kernels.point import floats
from tests.bounds.kernels.exclusions import (
    BITS,
    BOTH,
    GRID,
    HIDDEN,
    RODS,
    SIGNED,
    WARM,
    Critical,
    boxes,
    residuals,
    rows,
    shared,
    without_tail,
)
from tests.places import VALID

F = Fraction
MAIER_SAUPE = polynomial([F(0), F(0), F(1)])
CASES = [
    (BOTH, 2, F(9, 10)),
    (WARM, 6, F(18, 25)),
    (WARM, 2, F(3, 4)),
    (SIGNED, 3, F(1)),
    (SIGNED, 2, F(97, 100)),
    (RODS, 8, F(9, 20)),
    (RODS, 2, F(11, 25)),
]
NAMES = ["both", "warm", "warm, 2 modes", "signed", "signed, 2 modes", "rods", "rods, 2 modes"]
NOISE = F(1, 10**11)
"""What the float places of critical densities are wrong by at most."""


def least_on_the_circle(m: float) -> float:
    """The least K of a critical density with fields a of cos x and b of cos 2x, by trapezoids: b for each a, then a."""
    angles = 2 * np.pi * np.arange(64) / 64
    one, two = np.cos(angles), np.cos(2 * angles)

    def coupling(a: float) -> float:
        low, high = 0.0, 3.0
        for _ in range(80):  # K by either equation: where they agree
            b = (low + high) / 2
            density = np.exp(a * one + b * two)
            first, second = a / (2 * (density @ one)), b / (2 * m * (density @ two))
            low, high = (b, high) if second < first else (low, b)
        return float(first * density.sum())

    left, right = 0.2, 1.6
    for _ in range(80):
        thirds = left + (right - left) / 3, right - (right - left) / 3
        left, right = (left, thirds[1]) if coupling(thirds[0]) < coupling(thirds[1]) else (thirds[0], right)
    return coupling((left + right) / 2)


@pytest.mark.parametrize("m", [F(1), F(6, 5)], ids=str)
def test_the_circle_by_another_route(m: Fraction) -> None:
    claim = fold(family("kuramoto-daido", m), 2, 12)
    assert claim.enclosure is not None
    low, high = as_fraction(claim.enclosure.lower), as_fraction(claim.enclosure.upper)
    value = least_on_the_circle(float(m))
    assert low < F(value + 1e-11)
    assert F(value - 1e-11) < high < low * (1 + F(1, 10**11))


def test_maier_saupe_as_the_rule_of_one_degree_has_it() -> None:
    claim = fold(MAIER_SAUPE, 3, 12)
    assert claim.enclosure is not None
    assert (
        as_fraction(claim.enclosure.lower)
        < F("3.36574319824167825520525324296445")
        < as_fraction(claim.enclosure.upper)
    )


def test_a_degree_that_is_nearly_nothing_changes_nearly_nothing() -> None:
    claim = fold(gegenbauer([(2, F(2, 3)), (4, F(1, 10**9))]), 3, 6)
    assert claim.enclosure is not None
    low, high = as_fraction(claim.enclosure.lower), as_fraction(claim.enclosure.upper)
    assert low < F("3.36574319") * (1 + F(1, 10**7))
    assert high > F("3.36574319") * (1 - F(1, 10**7))


def test_the_first_fold_of_the_paper_s_kernel_is_that_of_the_branch() -> None:
    """K_f of `branch-fold`, by a curve from the minimiser at K_c, is K_fold: nothing else comes before."""
    branch = next(
        claim
        for claim in json.loads((VALID / "d-3-beta-2-digits-10-claims-branch-fold.json").read_text("utf-8"))["claims"]
        if claim["label"] == "branch-fold"
    )
    low, high = (parse_exact(branch["enclosure"][end]) for end in ("lower", "upper"))
    claim = paper_fold(3, F(2), 8)
    assert claim.enclosure is not None
    assert as_fraction(claim.enclosure.lower) < as_fraction(low)
    assert as_fraction(high) < as_fraction(claim.enclosure.upper) * (1 + F(1, 10**9))


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (gegenbauer([(1, F(1)), (2, F(-1, 2))]), "no critical density but the uniform one below K_#"),
        (gegenbauer([(1, F(1)), (2, F(1, 10))]), "no critical density but the uniform one below K_#"),
        (family("poisson", F(1, 4)), "no critical density but the uniform one below K_#"),
    ],
    ids=str,
)
def test_what_has_no_fold_is_undecided(description: KernelDescription, words: str) -> None:
    with pytest.raises(Undecided, match=words):
        fold(description, 3, 6)


def violations(at: Critical, modes: int, level: Fraction, *, tail: bool = True, still: bool = False) -> int:
    """How often a functional has no zero at the place of a critical density in a box. still: x is the middle one."""
    given = shared(at, modes, level)
    given = given if tail else without_tail(given)
    count = 0
    with precision(BITS):
        for box, point in boxes(at, modes, level, 5, 40):
            middle = (box.lower[-1] + box.upper[-1]) // 2
            lower, upper = ((*side[:-1], middle) for side in (box.lower, box.upper))
            seen = replace(box, lower=lower, upper=upper) if still else box
            weights, constants = Part(given, seen).functionals(BallMatrix.integers(rows(modes, 7)))
            count += sum(Ball(NOISE).surely_less(abs(x)) for x in residuals(weights, constants, seen, point))
    return count


@pytest.mark.parametrize(("at", "modes", "level"), CASES, ids=NAMES)
def test_every_functional_vanishes_at_critical_densities(at: Critical, modes: int, level: Fraction) -> None:
    assert violations(at, modes, level) == 0


def test_without_the_remainder_some_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(functional, "taylor_factor", lambda _: Ball(0))
    assert violations(*CASES[0]) > 0


@pytest.mark.parametrize("case", [2, 4, 6], ids=["warm", "signed", "rods"])
def test_without_what_is_beyond_the_modes_some_do_not(case: int) -> None:
    assert violations(*CASES[case], tail=False) > 0


def test_without_the_range_of_x_some_do_not() -> None:
    assert violations(*CASES[0], still=True) > 0


def around(at: Critical, modes: int, level: Fraction, wide: float) -> Box:
    """A box about the place of a critical density."""
    return next(boxes(at, modes, level, 1, 1, wide))[0]


@pytest.mark.parametrize(
    ("at", "modes", "level"),
    [*CASES, (HIDDEN, 1, F(12, 5)), (HIDDEN, 2, F(12, 5))],
    ids=[*NAMES, "hidden, 1 mode", "hidden"],
)
def test_no_box_with_a_critical_density_is_near_the_uniform_one(at: Critical, modes: int, level: Fraction) -> None:
    with precision(BITS), pytest.raises(Undecided, match="near the uniform density"):
        Part(shared(at, modes, level), around(at, modes, level, 1e-6)).require_near_uniform()


def test_without_the_growth_one_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exclusion, "taylor_factor", lambda _: Ball(0))
    with precision(BITS):
        Part(shared(*CASES[0]), around(*CASES[0], 1e-6)).require_near_uniform()


def test_without_what_is_beyond_the_modes_one_would_be() -> None:
    """Its field is of a degree beyond them."""
    with precision(BITS):
        given = without_tail(shared(HIDDEN, 1, F(12, 5)))
        Part(given, around(HIDDEN, 1, F(12, 5), 1e-6)).require_near_uniform()


def test_near_the_uniform_density_is_where_the_inequality_says() -> None:
    """K (1 + X taylor(X)) = K_#, X = 2 K (|z_1| + |z_2|), for cos x + cos 2x, where K_# = 1."""
    given, level = shared(*CASES[0]), 0.9
    low, high = 0.0, 1.0
    for _ in range(60):
        x = (low + high) / 2
        low, high = (x, high) if level * (1 + x * (0.5 + x / 6 + x * x * np.exp(x) / 24)) < 1 else (low, x)
    edge = low / (2 * level) * 2**GRID
    with precision(BITS):
        for share, fits in ((0.999, True), (1.001, False)):
            half = int(edge / 2 * share)
            part = Part(given, Box((-half, 0, 0), (half // 2, half, 1 << GRID), 0, 0))
            if fits:
                part.require_near_uniform()
            else:
                with pytest.raises(Undecided):
                    part.require_near_uniform()


def test_the_distance_is_that_of_the_farthest_field() -> None:
    """In the norm sum a_l^2/(2 kappa_l), z beyond the modes at its largest: nothing in the square can be left out."""
    at, level = WARM, F(3, 4)
    given = shared(at, 2, level)
    with precision(BITS):
        part = Part(given, Box((1 << 28, -(1 << 27), 0), (3 << 28, 1 << 28, 1 << GRID), 0, 0))
        whole = at.kernel.interaction(30).kappa
        kappa = [float(x.midpoint()) for x in whole]
        centre = [0.5, 0.0625]
        size = sum(
            (2 * 0.75 * k * (end - c)) ** 2 / (2 * k) for k, end, c in zip(kappa, (0.75, 0.25), centre, strict=False)
        )
        size += sum((2 * 0.75 * k) ** 2 / (2 * k) for k in kappa[2:])
        found = float(part.distance.midpoint()) ** 2
    assert size <= found * (1 + 1e-9)
    beyond = sum(2 * 0.75**2 * k for k in kappa[2:])
    assert found - size < 0.6 * min(
        beyond, *((2 * 0.75 * k * w) ** 2 / (2 * k) for k, w in zip(kappa, (0.25, 0.1875), strict=False))
    )


@pytest.mark.parametrize(
    ("description", "d", "lower"),
    [
        (gegenbauer([(1, F(1)), (2, F(1))]), 3, [0, -1]),
        (gegenbauer([(2, F(1)), (4, F(1))]), 3, [-1, -1]),
        (gegenbauer([(2, F(1)), (4, F(1))]), 2, [0, -1]),
        (gegenbauer([(4, F(1)), (6, F(1))]), 2, [-1, 0]),
        (gegenbauer([(4, F(1)), (6, F(1)), (10, F(1))]), 2, [-1, 0, -1]),
        (gegenbauer([(2, F(1)), (3, F(1)), (5, F(1))]), 4, [-1, 0, -1]),
    ],
    ids=str,
)
def test_the_root_box_is_halved_by_a_symmetry(description: KernelDescription, d: int, lower: list[int]) -> None:
    with precision(64):
        kernel = kernel_of(description, d)
        plan = replace(shared(BOTH, 2, F(9, 10)).plan, modes=len(lower), grid=5)
        box = root_box(kernel, plan)
    assert box.lower == (*(32 * x for x in lower), 0)
    assert box.upper == (32,) * (len(lower) + 1)


@cache
def proved() -> tuple[ExclusionPlan, Dyadic]:
    """A plan for cos x + cos 2x, and K_lo."""
    with precision(64):
        kernel = kernel_of(family("kuramoto-daido", F(1)), 2)
        approximate = floats(kernel)
    minimiser = minimiser_of(approximate)
    assert minimiser is not None
    plan, level = exclusion_plan(minimiser, 6)
    return plan, Dyadic.from_float(level)


def replayed(changes: Any = None, factor: float = 1.0) -> None:
    plan, level = proved()
    with precision(64):
        kernel = kernel_of(family("kuramoto-daido", F(1)), 2)
    tree = list(plan.tree)
    if changes is not None:
        changes(tree)
    exclude(kernel, replace(plan, tree=tuple(tree)), level if factor == 1 else Dyadic.from_float(float(level) * factor))


def _put(kind: str, cell: list[Any]) -> Any:
    def change(tree: list[Any]) -> None:
        tree[next(i for i, old in enumerate(tree) if old[0] == kind)] = cell

    return change


@pytest.mark.parametrize(
    ("changes", "factor", "words"),
    [
        (None, 1 + 1e-5, "K of a branch of critical densities above the fold"),
        (None, 1 + 2e-7, "is not proved"),
        (None, 0.0, "the lower end is not positive"),
        (list.pop, 1.0, "ends before every box"),
        (lambda tree: tree.append(["0"]), 1.0, "goes on after every box"),
        (_put("t", ["0"]), 1.0, "near the uniform density"),
        (_put("x", ["t"]), 1.0, "not shown to meet"),
        (_put("x", ["x", [0]]), 1.0, "free of critical points"),
        (_put("x", ["?"]), 1.0, "unknown kind"),
        (_put("c", ["c"]), 1.0, "has no row"),
        (_put("c", ["c", [1, 5, 4, 1]]), 1.0, "without points"),
        (_put("c", ["c", [4, 0, 1, 1]]), 1.0, "does not exist"),
        (_put("s", ["s", 4, 0]), 1.0, "does not exist"),
        (_put("s", ["s", 0, 0]), 1.0, "outside its box"),
        (_put("s", ["s", 1, -1]), 1.0, "outside its box"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_refused(changes: Any, factor: float, words: str) -> None:
    replayed()
    with pytest.raises(Undecided, match=words):
        replayed(changes, factor)
