"""The reduced free energy: planted errors are caught, and a second route in exact arithmetic gives the same numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
import sympy as sp

from proofs.engine.derivation import NotDerived
from proofs.engine.symbols import d
from proofs.landau import moments as landau_moments
from proofs.landau import reduction as landau_reduction
from proofs.landau.moments import q_2, q_3, q_4
from proofs.landau.reduction import Claims, c_4, c_6, derivation
from tests.proofs.planting import require_refusal
from tests.sampling import sampled

TRUE = Claims()


def test_derivation_replays() -> None:
    derived = landau_reduction.DERIVATIONS["supp:landau-reduction"].derive()
    assert derived.computed == 6


@pytest.mark.parametrize(
    ("planted", "step"),
    sampled(
        [
            ({"p_0": TRUE.p_0 * 2}, "stationary"),
            ({"u_0": TRUE.u_0.subs(q_2, q_2 + 1)}, "stationary"),
            ({"r_0": -TRUE.r_0}, "stationary"),
            ({"w_0": TRUE.w_0 * (d + 6) / (d + 5)}, "stationary"),
            ({"legendre_6": TRUE.legendre_6 + d**7 * c_4**2}, "Legendre"),
            ({"legendre_8": TRUE.legendre_8 - d**9 * c_4 * c_6}, "Legendre"),
            ({"quartic": -TRUE.quartic}, "A_4"),
            ({"sextic": TRUE.sextic + q_3 / d**9}, "A_4"),
            ({"octic": TRUE.octic.subs(q_4, 2 * q_4)}, "A_4"),
        ],
        3,
    ),
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_planted_error_is_caught(planted: dict[str, Any], step: str) -> None:
    require_refusal(derivation(replace(TRUE, **planted)), step)


def test_planted_moment_is_caught() -> None:
    def wrong(n: int) -> object:
        return landau_moments.power_moment(n) * (2 if n == 4 else 1)

    with pytest.raises(NotDerived, match="moments used satisfy"):
        derivation(replace(TRUE, moment=wrong)).derive()


def _entropy_route(dimension: int, q: dict[int, Fraction]) -> dict[int, sp.Expr]:
    """A_4, A_6, A_8 - d/2 part: minimise H(1 + h) - sum_{l>=2} g_l m_l^2/2 over the moments directly.

    h = sum_l N_l m_l P_l with m_2 = x m^2 + y m^4, m_3 = z m^3, m_4 = w m^4; the entropy by its own series
    sum_n (-1)^n <h^n>/(n(n-1)): neither cumulants nor a Legendre transform.
    """
    m, t, x, y, z, w = sp.symbols("m t x y z w")
    gegenbauer = [sp.Integer(1), t]
    for n in range(1, 4):
        new = ((2 * n + dimension - 2) * t * gegenbauer[n] - n * gegenbauer[n - 1]) / sp.Integer(n + dimension - 2)
        gegenbauer.append(sp.expand(new))
    moments = {n: sp.prod([sp.Rational(2 * i + 1, dimension + 2 * i) for i in range(n // 2)]) for n in range(0, 33, 2)}

    def mean(poly: sp.Expr) -> sp.Expr:
        terms = sp.Poly(poly, t).terms()
        return sum((c * moments[powers[0]] for powers, c in terms if powers[0] % 2 == 0), sp.Integer(0))

    sizes = {n: 1 / mean(sp.expand(gegenbauer[n] ** 2)) for n in (1, 2, 3, 4)}
    field = {1: m, 2: x * m**2 + y * m**4, 3: z * m**3, 4: w * m**4}
    h = sp.Poly(sum(sizes[n] * field[n] * gegenbauer[n] for n in field), m)

    def low(poly: sp.Poly) -> sp.Poly:
        return sp.Poly({powers: c for powers, c in poly.terms() if powers[0] <= 8} or {(0,): 0}, m)

    power, total = h, sp.Poly(0, m)
    for n in range(2, 9):
        power = low(power * h)
        total += sp.Poly({p: mean(sp.expand(c)) * sp.Rational((-1) ** n, n * (n - 1)) for p, c in power.terms()}, m)
    for n in (2, 3, 4):
        coupling = sizes[n] * sp.Rational(q[n].numerator, q[n].denominator + q[n].numerator)  # g = N q/(1+q)
        total -= low(sp.Poly(coupling * field[n] ** 2 / 2, m))
    c = {n: sp.expand(total.coeff_monomial(m**n)) for n in (4, 6, 8)}
    point = {x: sp.solve(sp.diff(c[4], x), x)[0]}
    point[z] = sp.solve(sp.diff(c[6], z).subs(point), z)[0]
    point[w] = sp.solve(sp.diff(c[8], w).subs(point), w)[0]
    point[y] = sp.solve(sp.diff(c[8], y).subs(point), y)[0]
    return {n: c[n].subs(point) for n in c}


@pytest.mark.parametrize("dimension", [2, 3, 5])
def test_direct_minimisation_of_the_entropy_agrees(dimension: int) -> None:
    q = {2: Fraction(1, dimension - 1), 3: Fraction(2, 7), 4: Fraction(3, 11)}
    values = {d: dimension, q_2: sp.Rational(1, dimension - 1), q_3: sp.Rational(2, 7), q_4: sp.Rational(3, 11)}
    direct = _entropy_route(dimension, q)
    assert direct[4] == TRUE.quartic.subs(values) == 0
    assert direct[6] == TRUE.sextic.subs(values) != 0
    assert direct[8] == TRUE.octic.subs(values) != 0


def test_direct_minimisation_agrees_off_the_threshold() -> None:
    direct = _entropy_route(3, {2: Fraction(1, 5), 3: Fraction(1, 9), 4: Fraction(1, 30)})
    values = {d: 3, q_2: sp.Rational(1, 5), q_3: sp.Rational(1, 9)}
    assert direct[4] == TRUE.quartic.subs(values) > 0
    assert direct[6] == TRUE.sextic.subs(values)
