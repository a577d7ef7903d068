"""The quartic obstruction for whole intervals of beta: one frozen density, the sign of (5.10), and a family down to "
"beta_*."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import alpha_2, d, eps, t, x
from proofs.gegenbauer import dimension
from proofs.quartic.obstruction import gap_coefficient, integral

_u, _n = sp.Symbol("u", real=True), sp.Symbol("n", positive=True)
_v = _u**2 - 1 / d
_s, _p, _q = sp.Symbol("s", nonnegative=True), sp.Symbol("p", positive=True), sp.Symbol("q", positive=True)
_e, _C = sp.Symbol("e", positive=True), sp.Symbol("C", positive=True)  # eps^2, and the constant of the remainder
_m, _alpha, _lam = sp.symbols("m alpha lambda", positive=True)

FROZEN: Final = Derivation(
    label="supp:frozen-density",
    title="For a fixed density the gap at K_# decreases in beta",
    statement="For a zonal polynomial density rho with moments m_l = int P_l rho: F_{K_#}(rho) - F_{K_#}(1) = "
    "H(rho|1) - "
    "(1/2) sum_l N_l alpha_l m_l^2; it is non-increasing in beta. So one density with a negative gap at beta_0 serves "
    "every beta >= beta_0.",
    tex=r"$F_{K_\#}(\rho)-F_{K_\#}(1)=H(\rho|1)-\tfrac12\sum_lN_l\alpha_l(\beta)m_l^2$, non-increasing in $\beta$.",
    hypotheses=("rho a zonal polynomial density", "beta > 0"),
    uses=("eq:2.8", "lem:funk-hecke", "gegenbauer:dimension", "eq:4.23", "eq:1.7", "eq:5.3"),
    steps=(
        ident(
            "P_l rho = N_l m_l P_l has squared norm (N_l m_l)^2/N_l = N_l m_l^2 (addition theorem), so E = sum "
            "lambda_l N_l m_l^2.",
            r"\|\mathsf P_l\rho\|^2=N_lm_l^2",
            (_n * _m) ** 2 / _n,
            _n * _m**2,
        ),
        ident(
            "K_# lambda_l = alpha_l/2, from K_# = 1/(2 lambda_1).",
            r"K_\#\lambda_l=\tfrac12\alpha_l",
            1 / (2 * _lam) * (_alpha * _lam),
            _alpha / 2,
        ),
        argue(
            "H does not depend on beta, N_l m_l^2 >= 0, alpha_1 = 1 and every alpha_l, l >= 2, increases in beta "
            "(eq:4.23).",
            r"\frac{d}{d\beta}\Big(-\tfrac12\sum_lN_l\alpha_lm_l^2\Big)\le0",
        ),
        idents(
            "For rho_eps of lem:quartic: N_1 m_1^2 = eps^2/d and N_2 m_2^2 = eps^4 t^2 int v^2, with m_1 = eps/d, "
            "m_2 = eps^2 t int v P_2, P_2 = (d u^2 - 1)/(d - 1).",
            r"N_1m_1^2=\frac{\varepsilon^2}{d},\quad N_2m_2^2=\varepsilon^4t^2\frac{2(d-1)}{d^2(d+2)}",
            (dimension(sp.Integer(1), d) * integral(eps * _u**2) ** 2, eps**2 / d),
            (
                dimension(sp.Integer(2), d) * integral(eps**2 * t * _v * (d * _u**2 - 1) / (d - 1)) ** 2,
                eps**4 * t**2 * integral(_v**2),
            ),
        ),
    ),
)

SIGN: Final = Derivation(
    label="supp:quartic-sign",
    title="The quartic coefficient is negative for every beta > beta_*",
    statement="For beta > beta_* and d >= 2: 1/d < alpha_2 < 1, so (5.10) is negative; r_(d/2)(x) > 1/d for every x "
    ">= (d+2)/(d-1) by "
    "x/(d+2+x) alone.",
    tex=r"$\alpha_2(\beta)>1/d$ for every $\beta>\beta_*$, hence the optimal quartic coefficient is negative.",
    hypotheses=("d >= 2", "beta > beta_*"),
    uses=("lem:threshold", "lem:quartic", "bessel:increasing", "supp:threshold-ratios"),
    source="(6.3)",
    steps=(
        argue(
            "alpha_2 = r_(d/2) > 1/d beyond beta_* (lem:threshold) and < 1 (bessel:increasing).",
            r"\tfrac1d<\alpha_2<1",
        ),
        sign(
            "Beyond x = (d+2)/(d-1) + p: x/(d+2+x) - 1/d >= 0, and r_(d/2)(x) > x/(d+2+x) (bessel:increasing).",
            r"\frac{x}{d+2+x}\ge\frac1d\iff x\ge\frac{d+2}{d-1}",
            (x / (d + 2 + x) - 1 / d).subs(x, (d + 2) / (d - 1) + _p),
            {d: 2 + _s},
            (_s, _p),
            strict=False,
        ),
    ),
)

_amplitude = d / (2 * (d - 1))  # the best t at alpha_2 = 1/d
_c = 1 / (4 * (d - 1) * (d + 2))

FAMILY: Final = Derivation(
    label="supp:quartic-family",
    title="A family of densities with negative gap for every beta > beta_*",
    statement="With t = d/(2(d-1)) the eps^4 coefficient is -(alpha_2 - 1/d)/(4(d-1)(d+2)); if the remainder is at "
    "most C eps^6 for "
    "0 < eps <= E then eps^2 = min(E^2, (alpha_2 - 1/d)/(8(d-1)(d+2)C)) makes the gap at K_# negative.",
    tex=r"With $t=\frac{d}{2(d-1)}$ the gap is at most "
    r"$-\frac{\alpha_2-1/d}{4(d-1)(d+2)}\varepsilon^4+C\varepsilon^6$, negative for "
    r"$\varepsilon^2\le\frac{\alpha_2-1/d}{8(d-1)(d+2)C}$.",
    hypotheses=("d >= 2", "beta > beta_*", "0 < eps <= E, remainder <= C eps^6, C > 0"),
    uses=("lem:quartic", "supp:entropy-remainder", "supp:quartic-sign"),
    steps=(
        ident(
            "delta = eps + eps^2 t (d-1)/d = eps + eps^2/2.",
            r"\delta=\varepsilon+\tfrac12\varepsilon^2",
            _amplitude * (d - 1) / d,
            sp.Rational(1, 2),
        ),
        ident(
            "The quartic coefficient (5.9) at this t is linear in alpha_2 and vanishes at 1/d.",
            r"\frac{d-1}{d^2(d+2)}\big((1-\alpha_2)t^2-t\big)+\frac1{4d(d+2)}=-\frac{\alpha_2-1/d}{4(d-1)(d+2)}",
            gap_coefficient(d, alpha_2, _amplitude),
            -(alpha_2 - 1 / d) * _c,
        ),
        ident(
            "Odd orders in eps vanish: reflecting x_1 -> -x_1 turns eps into -eps and leaves the moments unchanged.",
            r"g(\varepsilon,-u)=g(-\varepsilon,u)",
            (eps * _u + eps**2 * t * _v).subs(_u, -_u),
            (eps * _u + eps**2 * t * _v).subs(eps, -eps),
        ),
        sign(
            "With q = alpha_2 - 1/d > 0, e = eps^2 and c q = 2 C e + s (s >= 0): c q e^2 - C e^3 >= c q e^2/2, that "
            "is a gap of at "
            "most -c q eps^4/2 < 0.",
            r"cq\,\varepsilon^4-C\varepsilon^6\ge\tfrac12cq\,\varepsilon^4>0",
            (2 * _C * _e + _s) * _e**2 - _C * _e**3 - (2 * _C * _e + _s) * _e**2 / 2,
            None,
            (_s,),
            (_C, _e),
            strict=False,
        ),
        ident(
            "c/(2C) = 1/(8(d-1)(d+2)C).",
            r"\frac{c}{2C}=\frac1{8(d-1)(d+2)C}",
            _c / (2 * _C),
            1 / (8 * (d - 1) * (d + 2) * _C),
        ),
        argue(
            "So one formula for eps(beta) serves every beta > beta_*, down to beta_* itself (not included).",
            r"F_{K_\#}(\rho_{\varepsilon(\beta)})<F_{K_\#}(1)",
        ),
    ),
)

DERIVATIONS: Final = by_label(FROZEN, SIGN, FAMILY)
