"""The Gibbs bound of F_K on a box of moments, and the identity by which a cover closes (`coupling:gibbs`).

Beyond the paper. For a zonal density with moments m_l: g_l = 2 K kappa_l, Lambda(a) = log int exp(sum a_l P_l), and
F_K = H - (1/2) sum g_l m_l^2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_a, _g, _m, _c, _L = sp.symbols("a g m c Lambda", real=True)
_lo = sp.Symbol("lo", real=True)
_e = sp.Symbol("width", nonnegative=True)
_hi = sp.Symbol("hi", real=True)
_g1, _t = sp.symbols("g_ delta", positive=True)

GIBBS: Final = Derivation(
    label="coupling:gibbs",
    title="The covering identity and the Gibbs bound on a box of moments",
    statement=r"For every density and every field $a$: $\mathcal F_K\ge\sum_l(a_lm_l-\frac12g_lm_l^2)-\Lambda(a)$. "
    r"With $a=gc$ the right side is $G(c)-\frac12\sum_lg_l(m_l-c_l)^2$, "
    r"$G(c)=\frac12\sum_lg_lc_l^2-\Lambda(gc)$, with equality $\mathcal F_K=G(m)$ at a critical point. On "
    "a box the right side is at least its value at the worst corner, coordinate by coordinate; modes "
    r"beyond $L$ cost at most $\frac\tau2m_1^2$.",
    hypotheses=(r"$|m_l|\le m_1$", r"$\tau\ge\sum_{l>L}g_l$"),
    steps=(
        argue(
            r"Gibbs: $H(\rho)=\int\rho\log\rho\ge\int\rho h-\log\int e^h$ for $h=\sum_la_lP_l$, "
            r"because the difference is the entropy of $\rho$ relative to $e^h/\int e^h$, which is "
            r"nonnegative: $H(\rho)\ge\sum_la_lm_l-\Lambda(a)$.",
        ),
        ident(
            r"Completing the square, mode by mode, with $a=gc$: $gcm-\frac12gm^2=\frac12gc^2-\frac12g(m-c)^2$.",
            _g * _c * _m - _g * _m**2 / 2,
            _g * _c**2 / 2 - _g * (_m - _c) ** 2 / 2,
        ),
        ident(
            r"A critical point is $\rho=\exp(\sum_lg_lm_lP_l)/Z$, so $H=\sum_lg_lm_l^2-\Lambda(gm)$ and "
            r"$\mathcal F_K=\sum_lg_lm_l^2-\Lambda(gm)-\frac12\sum_lg_lm_l^2=G(m)$.",
            (_g * _m**2 - _L) - _g * _m**2 / 2,
            _g * _m**2 / 2 - _L,
        ),
        sign(
            r"$am-\frac12gm^2$ is concave in $m$ for $g\ge0$: at $m=\frac{m_-+\delta m_+}{1+\delta}$ it exceeds the "
            r"chord by $\frac{g\delta(m_+-m_-)^2}{2(1+\delta)^2}\ge0$, so over $[m_-,m_+]$ it is least at an end; a "
            "larger $g$ only lowers it.",
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
            r"A field with $a_l=0$ for $l>L$ leaves $-\frac12g_lm_l^2\ge-\frac12g_lm_1^2$ there: in all "
            r"$-\frac12\sum_{l>L}g_lm_l^2\ge-\frac\tau2m_1^2$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(GIBBS)
