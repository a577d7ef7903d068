"""K_c beyond beta_*: the covering identity, the Gibbs bound on a box, the functional test with every "
"remainder, the tail.

Zonal rho with moments m_l, g_l = 2 K kappa_l, Lambda(a) = log int exp(sum a_l P_l), F_K = H - (1/2) sum g_l m_l^2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.derivation import Derivation, by_label
from proofs.steps import argue, define, ident, sign
from proofs.symbols import d

_a, _g, _m, _c, _M, _L = sp.symbols("a g m c M Lambda", real=True)
_lo, _hi = sp.symbols("lo hi", real=True)
_th = sp.Symbol("theta", nonnegative=True)
_th2 = sp.Symbol("theta'", nonnegative=True)
_X, _R, _Er, _ER = sp.symbols("X ER_p ER EP", real=True)
_l = sp.Symbol("l", positive=True)
_e = sp.Symbol("delta", nonnegative=True)
_g1, _t = sp.symbols("g_ t_", positive=True)

COVERING: Final = Derivation(
    label="coupling:covering",
    title="The covering identity and the Gibbs bound on a box of moments",
    statement="For every density and every field a: F_K >= sum (a_l m_l - g_l m_l^2/2) - Lambda(a). With a = g c it is "
    "G(c) - (1/2) sum g_l (m_l - c_l)^2, with equality F_K = G(m) at a critical point. On a box the right side is at "
    "least its value at the worst corner, coordinate by coordinate; modes beyond L cost at most (tau/2) m_1^2.",
    tex=r"$F_K\ge\sum_l(a_lm_l-\frac12g_lm_l^2)-\Lambda(a)$; $G(c)=\frac12\sum g_lc_l^2-\Lambda(gc)$.",
    hypotheses=("|m_l| <= m_1", "tau >= sum_{l>L} g_l"),
    steps=(
        argue(
            "Gibbs: H(rho) = int rho log rho >= int rho phi - log int e^phi for phi = sum a_l P_l, because the "
            "difference is the entropy of rho relative to e^phi/int e^phi, which is >= 0.",
            r"H(\rho)\ge\sum_la_lm_l-\Lambda(a)",
        ),
        ident(
            "Completing the square, mode by mode: a = g c.",
            r"gcm-\tfrac12gm^2=\tfrac12gc^2-\tfrac12g(m-c)^2",
            _g * _c * _m - _g * _m**2 / 2,
            _g * _c**2 / 2 - _g * (_m - _c) ** 2 / 2,
        ),
        ident(
            "A critical point is rho = exp(sum g_l m_l P_l)/Z, so H = sum g m^2 - Lambda(g m) and F_K = G(m).",
            r"F_K=\sum gm^2-\Lambda(gm)-\tfrac12\sum gm^2=G(m)",
            (_g * _m**2 - _L) - _g * _m**2 / 2,
            _g * _m**2 / 2 - _L,
        ),
        sign(
            "a m - g m^2/2 is concave in m for g >= 0: at m = (lo + t hi)/(1+t) it exceeds the chord by "
            "g t (hi-lo)^2/(2 (1+t)^2) >= 0, so over [lo, hi] it is least at an end; a larger g only lowers it.",
            r"\min_{[lo,hi]}(am-\tfrac12gm^2)=\min_{\{lo,hi\}}",
            sp.simplify(
                sum(
                    weight * (_a * x - _g1 * x**2 / 2) * sign_
                    for weight, x, sign_ in (
                        (sp.Integer(1), (_lo + _t * _hi) / (1 + _t), 1),
                        (1 / (1 + _t), _lo, -1),
                        (_t / (1 + _t), _hi, -1),
                    )
                )
            ).subs(_hi, _lo + _e),
            nonnegative=(_e,),
            positive_symbols=(_g1, _t),
            strict=False,
        ),
        argue(
            "A field with a_l = 0 for l > L leaves -(1/2) g_l m_l^2 >= -(1/2) g_l m_1^2 there: in all -(tau/2) m_1^2.",
            r"-\tfrac12\sum_{l>L}g_lm_l^2\ge-\tfrac\tau2m_1^2",
        ),
    ),
)

FUNCTIONAL: Final = Derivation(
    label="coupling:functional",
    title="A linear functional of the critical-point equation, with every remainder",
    statement="Let m = M(g m), a a field, e_l = g_l m_l - a_l, u = sum_{all l} e_l (P_l - E_a P_l), sup u <= U, "
    "Var_a u <= V. For f = sum y_k P_k: y.m - E_a f - Cov_a(f, u) lies in [-(|y|_1 + E_a f + X) q V, "
    "(|y|_1 - E_a f + X) q V], X >= |Cov_a(f, u)|, q = 1/2 + U/6 + U^2 e^U/24 for U >= 0.",
    tex=r"$y\cdot m=\mathbb E_af+\mathrm{Cov}_a(f,u)+\mathbb E_a[(f-\mathbb E_af-\mathrm{Cov})R]/\mathbb E_ae^u$",
    hypotheses=("|P_l| <= 1 on [-1,1]",),
    uses=("coupling:covering",),
    steps=(
        define("R = e^u - 1 - u, so that E_a e^u = 1 + E_a R; rho = rho_a e^u/E_a e^u.", r"R=e^u-1-u"),
        ident(
            "With p = f - E_a f, X = E_a[p u], Er = E_a R, ER = E_a[p R]: the change of the mean is "
            "(X + ER)/(1 + Er) = X + (ER - X Er)/(1 + Er); the change of the normaliser is the term X Er.",
            r"\frac{X+\mathbb E[pR]}{1+\mathbb ER}=X+\frac{\mathbb E[(p-X)R]}{1+\mathbb ER}",
            (_X + _ER) / (1 + _Er),
            _X + (_ER - _X * _Er) / (1 + _Er),
        ),
        argue(
            "(e^x-1-x)/x^2 = int_0^1 (1-s) e^{sx} ds is positive and increasing, so 0 <= R <= q(U) u^2 as soon "
            "as u <= U, "
            "without a lower bound of u; q(U) = sum_k U^k/(k+2)! <= 1/2 + U/6 + (U^2/24) e^U since (k+4)! >= 24 k!.",
            r"0\le R\le q(U)u^2",
        ),
        argue(
            "E_a e^u >= 1 by Jensen (E_a u = 0), so dividing by it only shrinks an interval that contains 0. "
            "|f| <= |y|_1 on "
            "[-1,1], so p - X lies in [-|y|_1 - E_a f - X, |y|_1 - E_a f - X], and 0 <= E_a R <= q V.",
            r"-(|y|_1+\mathbb E_af+X)qV\le\cdot\le(|y|_1-\mathbb E_af+X)qV",
        ),
        argue(
            "U and V: u = sum_{l<=L} e_l (P_l - M_l) + (T - E_a T), |T| = |sum_{l>L} g_l m_l P_l| <= tau m_1, "
            "so u <= sum |e_l| "
            "(1+|M_l|) + 2 tau m_1; the standard deviation of a sum is at most the sum of the standard deviations, "
            "(sum |C_kl e_k e_l|)^{1/2} and tau m_1. In the same way |Cov_a(f, T)| <= tau m_1 (Var_a f)^{1/2}.",
            r"U=\sum|e_l|(1+|M_l|)+2\tau m_1,\quad V=\big(\sqrt{\textstyle\sum|C_{kl}e_ke_l|}+\tau m_1\big)^2",
        ),
    ),
)

_ratio = (2 * _l + d) * (_l + d - 2) / ((2 * _l + d - 2) * (_l + 1))

TAIL: Final = Derivation(
    label="coupling:tail",
    title="The weights and the tail of their sum",
    statement="kappa_l = N_l lambda_l satisfies kappa_{l+1}/kappa_l <= q_l = beta (l+d-2)/((l+1)(2l+d-2)), "
    "which decreases in "
    "l >= 1; so sum_{l>L} kappa_l <= kappa_{L+1}/(1-q_{L+1}) if q_{L+1} < 1. kappa_l and its derivative "
    "increase in beta.",
    tex=r"$\sum_{l>L}\kappa_l\le\kappa_{L+1}/(1-q_{L+1})$",
    hypotheses=("d >= 2", "l >= 1"),
    uses=("lem:bessel-ratio",),
    steps=(
        ident(
            "N_{l+1}/N_l for d > 2 (for d = 2 both sides are 1), times lambda_{l+1}/lambda_l = "
            "r_{d/2+l-1}(beta) <= beta/(2l+d).",
            r"\frac{N_{l+1}}{N_l}\frac{\beta}{2l+d}=\frac{\beta(l+d-2)}{(l+1)(2l+d-2)}",
            _ratio / (2 * _l + d),
            (_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)),
        ),
        sign(
            "q_l - q_{l+1} > 0 for l >= 1 and d >= 2: d = 2 + x, l = 1 + y.",
            r"q_l>q_{l+1}",
            sp.together(
                ((_l + d - 2) / ((_l + 1) * (2 * _l + d - 2)) - (_l + d - 1) / ((_l + 2) * (2 * _l + d))).subs(
                    {d: 2 + _th, _l: 1 + _th2}
                )
            ),
            nonnegative=(_th, _th2),
        ),
        argue(
            "lambda_l = (1/d)(beta/2)^{l-1}/(d/2+1)_{l-1} F(d/2+l, beta^2/4) is a power series in beta with "
            "coefficients >= 0, so it "
            "and its derivatives increase.",
            r"\lambda_l=\frac1d\frac{(\beta/2)^{l-1}}{(d/2+1)_{l-1}}F(\tfrac d2+l,\tfrac{\beta^2}4)",
        ),
    ),
)

DERIVATIONS: Final = by_label(COVERING, FUNCTIONAL, TAIL)
