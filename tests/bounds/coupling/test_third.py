"""C_* of moving covers: the bound by third cumulants against exact covariances, and each of its terms left out."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.perron import perron_bound
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.coupling.third import StarTerms, moving_star_bound
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot

BITS = 120
ELLIPSES = (Fraction(9, 8), Fraction(5, 4), Fraction(3, 2), Fraction(2), Fraction(4))
Numbers = tuple[Fraction, ...]


def _row(*values: Fraction | int) -> BallMatrix:
    return BallMatrix.row(values)


def _terms(d: int, field: Numbers, deviations: Numbers, tau_b: Fraction, nodes: int = 60) -> StarTerms:
    quad = quadrature(d, len(field), nodes, ELLIPSES)
    return StarTerms.at(quad, _row(*field).midpoints(), _row(*deviations).magnitudes(), Ball(tau_b), Ball(1))


def _variance(d: int, field: Numbers, y: Numbers, nodes: int = 60) -> Ball:
    """Var of y.P at a field, which may have more modes than y."""
    quad = quadrature(d, len(field), nodes, ELLIPSES)
    row = _row(*y, *[0] * (len(field) - len(y)))
    return dot(row @ field_moments(quad, _row(*field).midpoints()).covariance, row)


def _bound(terms: StarTerms, y: Numbers) -> Ball:
    size = _row(*(abs(v) for v in y))
    return dot(size @ terms.matrix(), size)


F = Fraction


#   d, field, its deviation with sign, the modes of the tail that is added, tau b, y, number of nodes
Case = tuple[int, Numbers, Numbers, Numbers, Fraction, Numbers, int]
CASES: dict[str, Case] = {
    "tilted": (3, (F(3, 2),), (-F(1, 20),), (), F(0), (F(1),), 60),
    "oscillation": (3, (F(0), -F(4)), (F(0), F(1)), (), F(0), (F(1), F(0)), 60),
    "tau_b": (3, (F(0),), (F(0),), (F(1, 50),), F(1, 50), (F(1),), 60),
    "oscillation of the tail": (
        2,
        (F(0), -F(3, 2), F(0), F(40), F(0)),
        (F(0),) * 5,
        (F(1),),
        F(1),
        (F(1),) + (F(0),) * 4,
        600,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_term_is_needed(name: str) -> None:
    """Var_z(y.P) is below the bound, and above it when the term is left out."""
    d, field, shift, tail, tau_b, y, nodes = CASES[name]
    with precision(BITS):
        true = _variance(d, (*(a + e for a, e in zip(field, shift, strict=True)), *tail), y, nodes)
        terms = _terms(d, field, shift, tau_b, nodes)
        assert true.surely_less(_bound(terms, y))
        without = {
            "tilted": replace(terms, tilted=terms.tilted.scaled(0)),
            "oscillation": replace(terms, oscillation=Ball(0)),
            "tau_b": replace(terms, tau_b=Ball(0)),
            "oscillation of the tail": replace(terms, oscillation=terms.oscillation - terms.tau_b * 2),
        }[name]
        assert _bound(without, y).surely_less(true)


def test_the_tail_block_is_needed() -> None:
    """At the uniform density S has the eigenvalue g_l/N_l (here 1/3 and tau/5); tau is not in the block l <= L."""
    tau = F(1, 10)
    with precision(BITS):
        terms = _terms(3, (F(0),), (F(0),), F(0))
        vector = _row(1)
        theta = moving_star_bound(terms.matrix(), [Ball(F(1, 100))], Ball(tau), vector)
        block = perron_bound(terms.matrix(), _row(F(1, 100)), vector)
        largest = _variance(3, (F(0), F(0)), (F(0), F(1))) * tau
        assert block.surely_less(largest)
        assert largest.surely_less(theta)


def test_a_coarse_quadrature_is_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 13 nodes the computed cumulants are wrong; their errors make up for it, and are needed."""
    case = ((F(1), F(1, 2)), (F(1, 10), F(1, 10)))
    with precision(BITS):
        fine, coarse = (_terms(3, *case, F(0), nodes) for nodes in (80, 12))
        pairs = list(zip(fine.tilted.entries(), coarse.tilted.entries(), strict=True))
        assert all(x.surely_at_most(y.upper()) for x, y in pairs)
        monkeypatch.setattr("certify.bounds.coupling.quadrature.Quadrature.error", lambda *_: Ball(0))
        wrong = _terms(3, *case, F(0), 12)
        pairs = list(zip(fine.tilted.entries(), wrong.tilted.entries(), strict=True))
        assert not all(x.surely_at_most(y.upper()) for x, y in pairs)


@pytest.mark.parametrize("d", [2, 3, 7])
def test_random_deviations_stay_below(d: int) -> None:
    rng = random.Random(d)
    with precision(BITS):
        for _ in range(12):
            field = tuple(F(rng.randint(-20, 30), 10) for _ in range(3))
            sizes = tuple(F(rng.randint(0, 20), 100) for _ in range(3))
            tau_b = F(rng.randint(0, 20), 100)
            terms = _terms(d, field, sizes, tau_b)
            shifted = [a + e * rng.choice((-1, 1)) for a, e in zip(field, sizes, strict=True)]
            tail = rng.choice(((tau_b, F(0)), (-tau_b / 2, tau_b / 2), (F(0), -tau_b)))
            y = tuple(F(rng.randint(-9, 9)) for _ in range(3))
            assert _variance(d, (*shifted, *tail), y).surely_at_most(_bound(terms, y).upper())
