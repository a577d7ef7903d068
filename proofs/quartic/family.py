"""Explicit densities for whole intervals of beta: one that is frozen, and a family down to beta_*.

`supp:frozen-density` and `supp:quartic-family`; both are beyond the paper, whose Lemma 5.1 is for one beta.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import alpha_2, d, eps, t
from proofs.gegenbauer import dimension
from proofs.quartic.obstruction import gap_coefficient, integral

_u, _n = sp.Symbol("u", real=True), sp.Symbol("n", positive=True)
_v = _u**2 - 1 / d
_s, _p, _q = sp.Symbol("s", nonnegative=True), sp.Symbol("p", positive=True), sp.Symbol("q", positive=True)
_e, _C = sp.Symbol("e", positive=True), sp.Symbol("constant", positive=True)  # eps^2, and the constant of the remainder
_m, _alpha, _lam = sp.symbols("m alpha lambda", positive=True)

FROZEN: Final = Derivation(
    label="supp:frozen-density",
    title=r"For a fixed density the gap at $K_\#$ decreases in $\beta$",
    statement=r"For a zonal polynomial density $\rho$ with moments $m_l=\int P_l\rho$: "
    r"$\mathcal F_{K_\#}(\rho)-\mathcal F_{K_\#}(1)=H(\rho|1)-\frac12\sum_lN_l\alpha_l(\beta)m_l^2$, which "
    r"is non-increasing in $\beta$. So one density with a negative gap at $\beta_0$ serves every "
    r"$\beta\ge\beta_0$.",
    hypotheses=(r"$\rho$ a zonal polynomial density", r"$\beta>0$"),
    uses=("eq:2.8", "lem:funk-hecke", "gegenbauer:dimension", "eq:4.23", "eq:1.7", "eq:5.3"),
    steps=(
        ident(
            r"$\mathsf P_l\rho=N_lm_lP_l$ has squared norm $\|\mathsf P_l\rho\|^2=(N_lm_l)^2/N_l=N_lm_l^2$ (addition "
            r"theorem), so $\mathcal E=\sum_l\lambda_lN_lm_l^2$.",
            (_n * _m) ** 2 / _n,
            _n * _m**2,
        ),
        ident(
            r"$K_\#\lambda_l=\frac12\alpha_l$, from $K_\#=\frac1{2\lambda_1}$.",
            1 / (2 * _lam) * (_alpha * _lam),
            _alpha / 2,
        ),
        argue(
            r"$H$ does not depend on $\beta$, $N_lm_l^2\ge0$, $\alpha_1=1$ and every $\alpha_l$, $l\ge2$, increases "
            r"in $\beta$ ([eq:4.23]).",
        ),
        idents(
            r"For $\rho_\varepsilon$ of [lem:quartic]: $N_1m_1^2=\frac{\varepsilon^2}d$ and "
            r"$N_2m_2^2=\varepsilon^4t^2\int v^2=\varepsilon^4t^2\frac{2(d-1)}{d^2(d+2)}$, with "
            r"$m_1=\frac\varepsilon d$, $m_2=\varepsilon^2t\int vP_2$ and $P_2=\frac{du^2-1}{d-1}$.",
            (dimension(sp.Integer(1), d) * integral(eps * _u**2) ** 2, eps**2 / d),
            (
                dimension(sp.Integer(2), d) * integral(eps**2 * t * _v * (d * _u**2 - 1) / (d - 1)) ** 2,
                eps**4 * t**2 * integral(_v**2),
            ),
        ),
    ),
)

_amplitude = d / (2 * (d - 1))  # the best t at alpha_2 = 1/d
_c = 1 / (4 * (d - 1) * (d + 2))

FAMILY: Final = Derivation(
    label="supp:quartic-family",
    title=r"A family of densities with negative gap for every $\beta>\beta_*$",
    statement=r"With $t=\frac{d}{2(d-1)}$ the coefficient of $\varepsilon^4$ is $-\frac{\alpha_2-1/d}{4(d-1)(d+2)}$; "
    r"if the remainder is at most $\mathrm{constant}\varepsilon^6$ for $0<\varepsilon\le "
    r"\varepsilon_{\max}$, then $\varepsilon^2=\min\bigl(\varepsilon_{\max}^2,\frac{\alpha_2-1/d}{8(d-1)(d"
    r"+2)\mathrm{constant}}\bigr)$ makes the gap at $K_\#$ negative.",
    hypotheses=(
        r"$d\ge2$",
        r"$\beta>\beta_*$",
        r"$0<\varepsilon\le \varepsilon_{\max}$, the remainder is at most $\mathrm{constant}\varepsilon^6$, "
        r"$\mathrm{constant}>0$",
    ),
    uses=("lem:quartic", "supp:entropy-remainder", "supp:quartic-sign"),
    steps=(
        ident(
            r"$\delta=\varepsilon+\varepsilon^2t\frac{d-1}d=\varepsilon+\frac12\varepsilon^2$.",
            _amplitude * (d - 1) / d,
            sp.Rational(1, 2),
        ),
        ident(
            r"The quartic coefficient (5.9) at this $t$ is linear in $\alpha_2$ and vanishes at $\frac1d$: "
            r"$$\frac{d-1}{d^2(d+2)}\big((1-\alpha_2)t^2-t\big)+\frac1{4d(d+2)}=-\frac{\alpha_2-1/d}{4(d-1)(d+2)}.$$",
            gap_coefficient(d, alpha_2, _amplitude),
            -(alpha_2 - 1 / d) * _c,
        ),
        ident(
            r"Odd orders in $\varepsilon$ vanish: reflecting $x_1\to-x_1$ turns $\varepsilon$ into $-\varepsilon$, "
            r"as $g(\varepsilon,-u)=g(-\varepsilon,u)$, and leaves the moments unchanged.",
            (eps * _u + eps**2 * t * _v).subs(_u, -_u),
            (eps * _u + eps**2 * t * _v).subs(eps, -eps),
        ),
        sign(
            r"With $q=\alpha_2-\frac1d>0$, $e=\varepsilon^2$ and $cq=2\mathrm{constant} e+s$, $s\ge0$: "
            r"$cqe^2-\mathrm{constant} e^3\ge\frac12cqe^2$, that is a gap of at most $-\frac12cq\varepsilon^4<0$.",
            (2 * _C * _e + _s) * _e**2 - _C * _e**3 - (2 * _C * _e + _s) * _e**2 / 2,
            None,
            (_s,),
            (_C, _e),
            strict=False,
        ),
        ident(
            r"$\frac c{2\mathrm{constant}}=\frac1{8(d-1)(d+2)\mathrm{constant}}$.",
            _c / (2 * _C),
            1 / (8 * (d - 1) * (d + 2) * _C),
        ),
        argue(
            r"So one formula for $\varepsilon(\beta)$ serves every $\beta>\beta_*$, down to $\beta_*$ itself (not "
            r"included): $\mathcal F_{K_\#}(\rho_{\varepsilon(\beta)})<\mathcal F_{K_\#}(1)$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(FROZEN, FAMILY)
