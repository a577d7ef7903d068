"""Pieces of large beta: bounds meet integrals and densities in floats, K_c is where floats find it, no term is idle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, product, zip_longest
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import gamma, ive

from certify.bounds.large_beta.cells import Cells, prove_cells
from certify.bounds.large_beta.sums import Sums
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.cover.cells import CellPlan
from certify.search.large_beta.cells import cell_plan
from certify.solve.large_beta.pieces import large_pieces, prove_piece
from tests.bounds.large_beta.known import KNOWN
from tests.bounds.large_beta.zonal import Zonal, angles
from tests.degenerate.plant import without

BITS = 160
PLACES = ((2, 1100, 1120), (3, 100, 104), (6, 40, 41))


@cache
def cells(d: int, low: int, high: int) -> Cells:
    _, plan = cell_plan(d, low, high)
    assert plan is not None
    return Cells(d, Fraction(low), Fraction(high), plan)


def upper(x: Ball) -> float:
    return float(x.upper().fraction())


@pytest.mark.parametrize("place", PLACES)
def test_a_piece_is_proved(place: tuple[int, int, int]) -> None:
    with precision(BITS):
        moment = prove_cells(cells(*place))
    assert 0.9 < float(moment.lower) < float(moment.upper) <= 1


def test_a_cap_whose_bound_is_above_1_proves_nothing() -> None:
    """What the bound of m_1 divides by is 1 less the measure of the cap: it would prove m_1 = 1."""
    found = cells(8, 30, 31)
    wide = replace(found, plan=replace(found.plan, cap=Fraction(9, 10)), _margins={})
    with precision(BITS):
        prove_cells(found)
        with pytest.raises(Undecided, match="does not fit"):
            prove_cells(wide)


@pytest.mark.parametrize(("d", "beta", "known"), [row for row in KNOWN if row[1] >= 100])
def test_what_floats_find_is_on_the_scale(d: int, beta: int, known: float) -> None:
    """And within two per cent of both ends."""
    least, most = prove_piece(d, Fraction(beta), Fraction(beta) * Fraction(101, 100)).plan.scale
    assert most * Fraction(98, 100) < least < known < most


def test_pieces_are_adjacent() -> None:
    found = list(large_pieces(3, Fraction(300), Fraction(340)))
    ends = [(piece.low, piece.high) for piece in found]
    assert len(found) > 2
    assert ends[0][0] == 300
    assert ends[-1][1] == 340
    assert all(left[1] == right[0] for left, right in pairwise(ends))


def _integral(n: int, beta: float, function: Callable[[float], float]) -> float:
    """int function(g) dsigma over the sphere, of a function that is 0 at g = 0."""
    constant = gamma((n + 1) / 2) / (np.sqrt(np.pi) * gamma(n / 2))
    found, _ = quad(
        lambda t: function(np.exp(-beta * (1 - np.cos(t)))) * np.sin(t) ** (n - 1) * constant,
        0,
        np.pi,
        points=[6 / np.sqrt(beta)],
        epsabs=1e-14,
        epsrel=1e-11,
        limit=400,
    )
    return float(found)


@pytest.mark.parametrize("n", [1, 2, 3, 6])
@pytest.mark.parametrize("beta", [40, 300])
def test_series_are_above_the_integrals(n: int, beta: int) -> None:
    """From a = 40 on, at a and further out, with and without a factor; by little where beta is large."""
    sums, c, k = Sums(n, Fraction(40), 90), 0.8, 0.6
    flat = gamma((n + 1) / 2) / (2 * np.pi ** ((n + 1) / 2)) * (2 * np.pi / beta) ** (n / 2)  # e^-ell
    for a, b in ((6.0, 0.0), (9.0, 1.0), (12.0, 4.0)):
        for factor in (False, True):
            with precision(BITS):
                centre, slope = (Fraction(4, 5), Fraction(3, 5)) if factor else (None, Fraction(1))
                bound = upper(sums.excess(Fraction(a), Fraction(b), centre, slope))
                lower = upper(sums.bulk(Fraction(a)))

            def weighed(g: float, a: float = a, b: float = b, factor: bool = factor) -> float:
                weight = (g - c) ** 2 + k**2 * (1 - g * g) ** 2 if factor else 1.0
                return float(weight * np.expm1(a * g - b * g * g))

            truth = _integral(n, beta, weighed) / flat
            assert truth <= bound * (1 + 1e-9)
            assert factor or bound < truth * (1.2 + n * n / 8 + b)
            if b == 0 and not factor:
                assert truth * (0.9 - n * n / 20) < lower <= truth * (1 + 1e-9)


@pytest.mark.parametrize(("d", "low", "high"), PLACES)
def test_the_cap_has_its_measure(d: int, low: int, high: int) -> None:
    found = cells(d, low, high)
    edge = float(np.arccos(1 - float(found.plan.cap)))
    constant = gamma(d / 2) / (np.sqrt(np.pi) * gamma((d - 1) / 2))
    truth = quad(lambda t: np.sin(t) ** (d - 2) * constant, 0, edge)[0]
    with precision(BITS):
        least, most = found.cap
    assert upper(least) <= truth * (1 + 1e-9) <= upper(most) * (1 + 2e-9)
    assert upper(most) < 1.5 * upper(least)


@pytest.mark.parametrize(("n", "beta"), [(1, 1100), (2, 100)])
def test_densities_are_above_the_bound(n: int, beta: int) -> None:
    """F of zonal densities, of the minimiser and of others, against the margin at their own features."""
    found = cells(n + 1, beta, beta + beta // 50)
    scale = found.plan.scale[1]
    rng = np.random.default_rng(5)
    x, close = 2 * beta * (1 - np.cos(angles())), 0
    for width, height, power in zip(
        rng.uniform(0.3, 8, 12), rng.uniform(3, 12, 12), rng.choice([0.5, 1, 2], 12), strict=True
    ):
        zonal = Zonal(n, beta, height * np.exp(-((x / width) ** power)))
        for _ in range(3):
            s, r = Fraction(zonal.s), Fraction(zonal.r)
            plan = replace(found.plan, poles=(s,), sides=(r,))
            with precision(BITS):
                bound = upper(replace(found, plan=plan, _margins={}).margin(scale, (0, 0)))
            entropy = float(np.sum(np.log(zonal.rho) * zonal.rho * zonal.weights))
            mean = float(ive((n - 1) / 2, beta) * gamma((n + 1) / 2) * (2 / beta) ** ((n - 1) / 2))
            value = entropy - float(scale) * (zonal.j - mean)
            assert bound < value + 1e-3
            close += bound > value - 0.1
            zonal = Zonal(n, beta, 2 * float(scale) * (zonal.phi - zonal.s))
    assert close > 4


@pytest.mark.parametrize(("n", "beta"), [(1, 1100), (2, 100)])
def test_the_minimiser_of_floats_is_inside(n: int, beta: int) -> None:
    """Its features are in an inner cell, its moment in the enclosure; the spread of its features is below theta."""
    found = cells(n + 1, beta, beta + beta // 50)
    coupling = float(sum(found.plan.scale)) / 2
    x = 2 * beta * (1 - np.cos(angles()))
    zonal = Zonal(n, beta, -coupling * x)
    for _ in range(12):
        zonal = Zonal(n, beta, 2 * coupling * (zonal.phi - zonal.s))
    with precision(BITS):
        inner = found.inner()
        strips = list(found.strips(inner))
        thetas = {s: upper(found.theta(s, after, r)) for s, after, r in strips}
        moment = found.moment(strips[0][0])
    inside = [cell for cell in inner if _holds(found, cell, zonal)]
    assert len(inside) == 1
    mass = zonal.rho * zonal.weights
    assert float(moment.lower) < float(np.sum(mass * np.cos(angles()))) < float(moment.upper)
    c = float(found.plan.centre)
    spread = 2 * coupling * float(np.sum(mass * ((zonal.g - c) ** 2 + zonal.spread)))
    theta = thetas[found.plan.poles[inside[0][0]]]
    assert 0.4 * theta < spread < theta < 1


def _holds(found: Cells, cell: tuple[int, int], zonal: Zonal) -> bool:
    (s, after), (r, beyond) = found.ends(cell)
    return bool(s <= zonal.s < after and r <= zonal.r < beyond)


def _fails(found: Cells) -> bool:
    try:
        with precision(BITS):
            prove_cells(found)
    except Undecided:
        return True
    return False


CHANGES: dict[str, Callable[[CellPlan], dict[str, Any]]] = {
    "Q_up below Q_c": lambda plan: {"scale": (plan.scale[0], (plan.scale[0] + plan.scale[1]) / 2)},
    "Q_lo above Q_c": lambda plan: {"scale": (plan.scale[1] * Fraction(9999, 10000), plan.scale[1])},
    "Q_lo = Q_up": lambda plan: {"scale": (plan.scale[1], plan.scale[1])},
    "Q_lo = 0": lambda plan: {"scale": (Fraction(0), plan.scale[1])},
    "no width": lambda _: {"width": Fraction(0)},
    "another width": lambda plan: {"width": plan.width * 2},
    "no cap": lambda _: {"cap": Fraction(0)},
    "cap beyond the equator": lambda _: {"cap": Fraction(9, 8)},
    "slope too small": lambda plan: {"slope": plan.slope * Fraction(99, 100)},
    "slope too large": lambda plan: {"slope": plan.slope * 2},
    "slope below 0": lambda plan: {"slope": -plan.slope},
    "centre too small": lambda _: {"centre": Fraction(1, 4)},
    "centre too large": lambda _: {"centre": Fraction(5, 4)},
    "J begins early": lambda plan: {"nodes": (plan.nodes[0] / 4, *plan.nodes[1:])},
    "J ends early": lambda plan: {"nodes": plan.nodes[:-3]},
    "J up to 0": lambda plan: {"nodes": (*plan.nodes, Fraction(1))},
    "one node of J": lambda plan: {"nodes": plan.nodes[-1:]},
    "poles begin late": lambda plan: {"poles": plan.poles[-3:]},
    "poles end early": lambda plan: {"poles": plan.poles[:-1]},
    "sides begin late": lambda plan: {"sides": plan.sides[1:]},
    "sides end early": lambda plan: {"sides": plan.sides[:-2]},
    "coarse cells": lambda plan: {"poles": (plan.poles[0], Fraction(1))},
    "few terms": lambda _: {"terms": 10},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_plan_is_refused(name: str) -> None:
    found = cells(3, 100, 104)
    assert _fails(replace(found, plan=replace(found.plan, **CHANGES[name](found.plan)), _margins={}))


def test_a_longer_piece_is_refused() -> None:
    found = cells(3, 100, 104)
    assert _fails(replace(found, high=Fraction(130), _margins={}))
    assert _fails(replace(found, low=Fraction(80), _margins={}))
    assert _fails(replace(found, low=Fraction(7), _margins={}))


TERMS: dict[str, tuple[Callable[..., Any], str]] = {
    "curvature of the sphere": (Sums.excess, " + abs(x) * (self.loose / k)"),
    "the tail of a series": (
        Sums.excess,
        " + self._rest(2 * a + 4 * b) * sum(abs(x) * (1 << i) for i, x in enumerate(factor))",
    ),
    "the tail of moments": (Sums.moments, ", start"),
    "curvature from below": (Sums.bulk, " * max(1 - self.curvature / k, Fraction(0))"),
    "the measure outside the cap": (Cells.far, " + 3 * least * (z.exp() - 1 - z - z * z / 2) / z"),
    "u outside the cap": (Cells.far, " + u"),
    "the measure of the cap": (Cells.near, " * self.cap[1]"),
    "Q mu of the comparison in J": (Cells.comparison, " + 2 * most * self.mean"),
    "the power of the comparison in J": (Cells.comparison, "power * "),
    "what a cell spends": (Cells.positive, " - spent"),
    "the south of a cell": (Cells.empty, " + self.south(s0**2 + r0**2)"),
    "the south of strips": (Cells.strips, " + mass"),
    "the far part of theta": (Cells.theta, "(c**2 + k**2) * self.far(most) + "),
    "the south of theta": (Cells.theta, " + self.mean * (4 * most * self.mean).exp()"),
    "Q and s of a strip": (Cells.theta, " * Ball(2 * most * after - 2 * least * s).exp()"),
    "all but the cap of m_1": (Cells.moment, " + rest"),
    "the curvature of m_1": (Cells.moment, " + 1 / self.low"),
}


def _numbers(found: Cells) -> Iterator[float]:
    """What the methods give, as floats; what each cell gives, which takes long, comes last."""
    found = replace(found, _margins={})
    least, most = found.plan.scale
    scales = [least + (most - least) * i / 2 for i in range(3)]
    every = list(product(range(len(found.plan.poles) - 1), range(len(found.plan.sides) - 1)))

    def first() -> list[float]:
        sums, place = Sums(2, Fraction(50), 12), Fraction(4)
        numbers = [upper(found.far(most)), *map(upper, found.near(most, Fraction(9, 10), Fraction(1, 8)))]
        numbers += [upper(sums.moments(place)), upper(found.sums.bulk(Fraction(9)))]
        numbers += [upper(sums.excess(place, Fraction(1), None, Fraction(1)))]
        return [*numbers, float(found.moment(Fraction(4, 5)).lower)]

    def compared() -> list[float]:
        return [float(found.comparison(Fraction(i, 512), Fraction(i + 1, 512))) for i in range(100, 240, 4)]

    def stripped() -> list[float]:
        strips = list(found.strips([(len(found.plan.poles) - 5, 1)]))
        return [*(float(r) for _, _, r in strips), *(upper(found.theta(*strip)) for strip in strips)]

    def emptied() -> list[float]:
        return [float(found.empty(cell)) for cell in every]

    def decided() -> list[float]:
        return [float(found.positive(scale, cell)) for scale in scales for cell in every]

    for part in (first, compared, stripped, emptied, decided):
        with precision(BITS):
            numbers = part()
        yield from numbers


@cache
def _unchanged() -> list[float]:
    return list(_numbers(cells(3, 60, 61)))


@pytest.mark.parametrize("name", TERMS)
def test_a_dropped_term_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it a number or a decision is another one."""
    method, term = TERMS[name]
    before = _unchanged()
    owner = Sums if method.__qualname__.startswith("Sums") else Cells
    monkeypatch.setattr(owner, method.__name__, without(method, term))
    assert any(found != known for found, known in zip_longest(_numbers(cells(3, 60, 61)), before))
