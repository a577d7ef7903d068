"""The Landau constants of (1.17) in closed form: C_d, the jump, the spinodal, the cube term; exact in their arguments.

They are derived in `proofs.landau.expansion` from the reduced free energy of `proofs.landau.reduction`. Every function
takes numbers (int, Fraction, sympy numbers) or symbols; beta_star is the threshold beta_* of the dimension d.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sympy as sp

from proofs.engine import symbols
from proofs.engine.symbols import Expr
from proofs.landau.moments import q_2, q_3
from proofs.landau.reduction import Claims as Reduction

REDUCTION: Final = Reduction()


def gap(dimension: Expr, threshold: Expr) -> Expr:
    """d + 1 - (d-1) beta_*, positive for every d >= 2: the denominator of the Landau constants."""
    return dimension + 1 - (dimension - 1) * threshold


def free_energy(d: Expr, kappa: Expr, alpha_2: Expr, alpha_3: Expr) -> tuple[Expr, Expr, Expr]:
    """(a, b, c) of the reduced free energy a m^2 + b m^4 + c m^6 at K = kappa K_# and any beta, exact in its arguments.

    m is the first moment; needs kappa alpha_2 != 1 and kappa alpha_3 != 1 (both ratios are < 1).
    """
    d, kappa = sp.sympify(d), sp.sympify(kappa)
    second, third = (kappa * alpha / (1 - kappa * alpha) for alpha in map(sp.sympify, (alpha_2, alpha_3)))
    values = {symbols.d: d, q_2: second, q_3: third}
    quartic, sextic = (item.subs(values, simultaneous=True) for item in (REDUCTION.quartic, REDUCTION.sextic))
    return d * (1 - kappa) / 2, quartic, sextic


def constant(d: Expr, beta_star: Expr) -> Expr:
    """C_d of (1.17), exact in its arguments (numbers or symbols); beta_star is the threshold of dimension d.

    ValueError for numbers outside d >= 2, (d+2)/d < beta_star < (d+1)/(d-1): no threshold lies there (4.7).
    """
    d, beta_star = sp.sympify(d), sp.sympify(beta_star)
    if (d < 2) is sp.true:
        raise ValueError(f"constant: d={d}; d >= 2 is wanted")
    if any((x <= 0) is sp.true for x in (d * beta_star - d - 2, d + 1 - (d - 1) * beta_star)):
        raise ValueError(f"constant: beta_star={beta_star} is no threshold of d={d}; (d+2)/d < beta_* < (d+1)/(d-1)")
    return 3 * d * (d + 4) / (8 * (d + 2) * gap(d, beta_star))


def jump_squared(d: Expr, beta_star: Expr) -> Expr:
    """lim m_c^2/s as beta decreases to beta_*: the square of the jump of the first moment is linear in s."""
    d, beta_star = sp.sympify(d), sp.sympify(beta_star)
    return 3 * (d - 1) * (d + 4) / (2 * d**2 * gap(d, beta_star))


def spinodal_constant(d: Expr, beta_star: Expr) -> Expr:
    """S_d in K_spinodal = K_# [1 - S_d s^2 + O(s^3)], below which the non-uniform branch is gone."""
    return 4 * constant(d, beta_star) / 3


def alpha_at_threshold(d: Expr, beta_star: Expr) -> tuple[Expr, Expr, Expr]:
    """alpha_3(beta_*), alpha_4(beta_*) and d alpha_3/d alpha_2 at beta_*."""
    d, beta_star = sp.sympify(d), sp.sympify(beta_star)
    alpha_3 = 1 - (d + 2) / (d * beta_star)
    slope_2 = 1 - (d + 1) / (d * beta_star) - 1 / d**2
    slope_3 = (d + 2) / (d * beta_star**2) - (d + 2) / beta_star * slope_2
    return alpha_3, 1 / d - (d + 4) / beta_star * alpha_3, slope_3 / slope_2


@dataclass(frozen=True, slots=True)
class Taylor:
    """Taylor coefficients at s = 0, K = K_#, with delta = 1 - K/K_# (of second order in s on the branch):

    A_4 = quartic_s s + quartic_ss s^2 + quartic_k delta, A_6 = sextic + sextic_s s, A_8 = octic; A_2 = d delta/2
    exactly.
    """

    quartic_s: Expr
    quartic_ss: Expr
    quartic_k: Expr
    sextic: Expr
    sextic_s: Expr
    octic: Expr


def taylor(d: Expr, beta_star: Expr) -> Taylor:
    """The Taylor coefficients that the expansion to s^3 needs, in closed form."""
    d, beta_star = sp.sympify(d), sp.sympify(beta_star)
    alpha_3, alpha_4, slope = alpha_at_threshold(d, beta_star)
    third, fourth = alpha_3 / (1 - alpha_3), alpha_4 / (1 - alpha_4)
    return Taylor(
        quartic_s=-(d**4) / (4 * (d - 1) * (d + 2)),
        quartic_ss=-(d**5) / (4 * (d - 1) ** 2 * (d + 2)),
        quartic_k=d**3 / (4 * (d - 1) * (d + 2)),
        sextic=d**6 * gap(d, beta_star) / (12 * (d - 1) ** 2 * (d + 2) * (d + 4)),
        sextic_s=-(d**6) * (d * (d - 1) * third - 1) / (2 * (d - 1) ** 3 * (d + 2) * (d + 4))
        - d**5 * (1 + third) ** 2 * slope / (12 * (d - 1) * (d + 4)),
        octic=_octic(d, third, fourth),
    )


def _octic(d: Expr, third: Expr, fourth: Expr) -> Expr:
    own = (d - 1) * (d + 2) * third
    lower = 12 * own**2 * (d**2 + 2 * d - 4) - 24 * own * (d**2 + 4 * d + 2) - 6 * (d**3 + 5 * d**2 - 6 * d - 42)
    driven = (d**2 - 1) * (4 * own + d**2 + 4 * d - 2) ** 2 * fourth
    return -(d**7) * (lower + driven) / (48 * (d - 1) ** 4 * (d + 2) ** 2 * (d + 4) ** 2 * (d + 6))


def cube_constant(d: Expr, beta_star: Expr) -> Expr:
    """C'_d in K_c = K_# [1 - C_d s^2 + C'_d s^3 + O(s^4)], exact in its arguments."""
    d, beta_star = sp.sympify(d), sp.sympify(beta_star)
    c, y, term = constant(d, beta_star), jump_squared(d, beta_star), taylor(d, beta_star)
    return 2 * y * (term.quartic_ss + term.quartic_k * c + term.sextic_s * y + term.octic * y**2) / d


def jump_squared_slope(d: Expr, beta_star: Expr) -> Expr:
    """The coefficient of s^2 in m_c^2 = jump_squared s + jump_squared_slope s^2 + O(s^3)."""
    c, y, term = constant(d, beta_star), jump_squared(d, beta_star), taylor(d, beta_star)
    slope = term.quartic_ss + term.quartic_k * c + 2 * term.sextic_s * y + 3 * term.octic * y**2
    return -slope / (2 * term.sextic)
