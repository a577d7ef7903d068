"""K_c beyond beta_*: the covering identity, the Gibbs bound on a box, the functional test with every "
"remainder, the tail.

Zonal rho with moments m_l, g_l = 2 K kappa_l, Lambda(a) = log int exp(sum a_l P_l), F_K = H - (1/2) sum g_l m_l^2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import d

_a, _g, _m, _c, _M, _L = sp.symbols("a g m c M Lambda", real=True)
_lo, _hi = sp.symbols("lo hi", real=True)
_th = sp.Symbol("theta", nonnegative=True)
_th2 = sp.Symbol("theta'", nonnegative=True)
_X, _A, _E = sp.symbols("X A E", real=True)
_x = sp.Symbol("x", positive=True)
_s, _w = sp.symbols("s t", nonnegative=True)
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
    statement="Let m = M(g m), a a field, e_l = g_l m_l - a_l, w = sum_{l<=L} e_l (P_l - M_l) <= U, U >= 0, s the "
    "standard deviation of w at a, and t = tau m_1. For f = sum y_k P_k: y.m - E_a f - Cov_a(f, w) lies in "
    "[-(|y|_1 + E_a f) q V - t sd_a f, (|y|_1 - E_a f) q V + t sd_a f], V = (s + t)^2, "
    "q = 1/2 + U/6 + U^2 e^U/24. One may take U = sum |e_l| (1+|M_l|) and s^2 = sum |C_kl e_k e_l|.",
    tex=r"$-(|y|_1+\mathbb E_af)qV-t\,\mathrm{sd}_af\le y\cdot m-\mathbb E_af-\mathrm{Cov}_a(f,w)\le"
    r"(|y|_1-\mathbb E_af)qV+t\,\mathrm{sd}_af$",
    hypotheses=("|P_l| <= 1 on [-1,1]", "|m_l| <= m_1"),
    uses=("coupling:covering",),
    steps=(
        define(
            "T = sum_{l>L} g_l m_l P_l, so |T| <= t; u = w + T - E_a T has mean 0, Lambda = log E_a e^u >= 0 (Jensen), "
            "and rho = rho_a e^{u - Lambda}.",
            r"\rho=\rho_ae^{u-\Lambda},\quad\Lambda=\log\mathbb E_ae^u",
        ),
        argue(
            "For every function phi >= 0, E_rho phi = E_a[phi e^{u - Lambda}] >= E_a[phi (1 + u - Lambda)], because "
            "e^x >= 1 + x. This covers the higher orders and the normaliser at once.",
            r"\mathbb E_\rho\varphi\ge(1-\Lambda)\mathbb E_a\varphi+\mathbb E_a[\varphi u]",
        ),
        ident(
            "phi = |y|_1 - f is >= 0 on [-1,1]: with A = |y|_1, E = E_a f, X = Cov_a(f, u) = -E_a[phi u], the bound "
            "A - y.m >= (1 - Lambda)(A - E) - X reads y.m - E - X <= (A - E) Lambda; |y|_1 + f gives the other side.",
            r"y\cdot m-\mathbb E_af-\mathrm{Cov}_a(f,u)\le(|y|_1-\mathbb E_af)\Lambda",
            _A - ((1 - _L) * (_A - _E) - _X) - _E - _X,
            (_A - _E) * _L,
        ),
        argue(
            "Cov_a(f, u) = Cov_a(f, w) + Cov_a(f, T), and |Cov_a(f, T)| <= t sd_a f. It remains to bound Lambda.",
            r"|\mathrm{Cov}_a(f,T)|\le t\,\mathrm{sd}_af",
        ),
        ident(
            "Pinsker: k(x) = 2 (x+2) (x log x - x + 1) - 3 (x-1)^2 >= 0 for x > 0, because k(1) = k'(1) = 0 and k'' = "
            "4 (log x + 1/x - 1) >= 0. With x = dP/dQ and Cauchy-Schwarz, (int |x-1| dQ)^2 <= int (2/3)(x+2) dQ "
            "int (x log x - x + 1) dQ: ||P - Q||_1^2 <= 2 H(P|Q).",
            r"k''(x)=4(\log x+\tfrac1x-1)",
            sp.diff(2 * (_x + 2) * (_x * sp.log(_x) - _x + 1) - 3 * (_x - 1) ** 2, _x, 2),
            4 * (sp.log(_x) + 1 / _x - 1),
        ),
        argue(
            "Let phi(v) = log E_a e^{w + v (T - E_a T)}, 0 <= v <= 1: it is the entropy of rho_a relative to the "
            "tilted density rho_v, the exponent having mean 0. phi'(v) = E_v T - E_a T <= t ||rho_v - rho_a||_1 <= "
            "t sqrt(2 phi(v)), so for every c > 0 the derivative of sqrt(2 phi + c) is at most t: "
            "sqrt(2 phi(1)) <= sqrt(2 phi(0)) + t.",
            r"\sqrt{2\log\mathbb E_ae^u}\le\sqrt{2\log\mathbb E_ae^w}+t",
        ),
        argue(
            "(e^x-1-x)/x^2 = int_0^1 (1-v) e^{vx} dv increases, so e^w - 1 - w <= q(U) w^2 as soon as w <= U, without "
            "a lower bound of w; q(U) = sum_k U^k/(k+2)! <= 1/2 + U/6 + (U^2/24) e^U since (k+4)! >= 24 k!. Hence "
            "phi(0) <= E_a e^w - 1 <= q s^2.",
            r"\log\mathbb E_ae^w\le qs^2",
        ),
        sign(
            "q (s+t)^2 >= (sqrt(q) s + t/sqrt 2)^2 >= phi(1) because q >= 1/2: with 2 q = (1+theta)^2 the difference "
            "is (1+theta) theta s t + ((1+theta)^2 - 1) t^2/2.",
            r"\log\mathbb E_ae^u\le(\sqrt q\,s+t/\sqrt2)^2\le q(s+t)^2",
            sp.expand(
                (1 + _th) ** 2 / 2 * (_s + _w) ** 2 - ((1 + _th) ** 2 * _s**2 / 2 + (1 + _th) * _s * _w + _w**2 / 2)
            ),
            nonnegative=(_th, _s, _w),
            strict=False,
        ),
        argue(
            "w = sum_{l<=L} e_l (P_l - M_l) is at most sum |e_l| (1+|M_l|), and its variance is sum C_kl e_k e_l.",
            r"U=\sum|e_l|(1+|M_l|),\quad s^2\le\sum|C_{kl}e_ke_l|",
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
    uses=("bessel:convergents", "lem:funk-hecke", "gegenbauer:dimension"),
    steps=(
        ident(
            "N_{l+1}/N_l for d > 2 (for d = 2 both sides are 1), times lambda_{l+1}/lambda_l = "
            "r_{d/2+l-1}(beta) <= beta/(2l+d) (bessel:convergents).",
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
