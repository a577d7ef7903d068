"""On the circle positive definite kernels have even minimisers with moments >= 0 (`kernels:circle`); beyond the paper.

No monotonicity of the kernel is used. What is lost against increasing kernels: |m_l| <= m_1, and m_1 > 0.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_p, _q = sp.symbols("p q", nonzero=True)
_g, _m, _M = sp.symbols("g m M", real=True)

CIRCLE: Final = Derivation(
    label="kernels:circle",
    title="The circle: minimisers of positive definite kernels are even, with moments that are nonnegative",
    statement=r"Let $d=2$ and all $\lambda_l\ge0$. A minimiser of $\mathcal F_K$ is, up to a rotation, the density of "
    r"a field $\sum_la_l\cos l\theta$ with all $a_l=g_lm_l\ge0$, so it is even, and all its moments are $\ge0$. Two "
    r"such densities that are rotations of each other have the same moments. If every $l$ with $\kappa_l>0$ is a "
    r"multiple of $k$, minimisers have the period $2\pi/k$, and dividing all degrees by $k$ changes neither $H$ nor "
    r"$\mathcal E$.",
    hypotheses=("$d=2$", r"$W$ continuous, zonal, centred, all $\lambda_l\ge0$", "$K>0$"),
    uses=("eq:2.16", "eq:2.8", "rem:spectral-sums", "coupling:gibbs", "coupling:positivity"),
    steps=(
        define(
            r"For $a_l\ge0$ with finite sum and angles $\varphi_l$ let $h=\sum_la_l\cos(l\theta-\varphi_l)$ and "
            r"$Z(a,\varphi)=\int e^h$. With $\zeta_l=e^{-i\varphi_l}$ it is $h=\frac12\sum_la_l(\zeta_le^{il\theta}"
            r"+\overline{\zeta_l}e^{-il\theta})$.",
        ),
        argue(
            "Expand every exponential and integrate. The product over $l$ of "
            r"$\frac1{p_l!q_l!}(\frac{a_l}2)^{p_l+q_l}\zeta_l^{p_l-q_l}e^{il(p_l-q_l)\theta}$ has a mean only if "
            r"$\sum_ll(p_l-q_l)=0$; for $j_l=p_l-q_l$ it is then a number $\ge0$ times $e^{-i\sum_lj_l\varphi_l}$. So "
            r"$Z(a,\varphi)=|Z(a,\varphi)|\le Z(a,0)$, with equality if and only if $\sum_lj_l\varphi_l$ is a "
            r"multiple of $2\pi$ for all integers $j_l$, zero for $a_l=0$ and but for finitely many $l$, with "
            r"$\sum_llj_l=0$: each of these occurs with a coefficient $>0$.",
        ),
        idents(
            r"Replayed, the first term in which angles meet: the mean of $\cos^2(\theta-\varphi_1)\cos(2\theta"
            r"-\varphi_2)$ is $\frac14\cos(2\varphi_1-\varphi_2)$, as with $p=e^{i(\theta-\varphi_1)}$ and "
            r"$q=e^{i(2\theta-\varphi_2)}$ all but the last of $\frac14(q+q^{-1})+\frac18(qp^2+q^{-1}p^{-2})+"
            r"\frac18(qp^{-2}+q^{-1}p^2)$ oscillate; and $1-\frac12(\zeta+\zeta^{-1})=\frac12(1-\zeta)(1-\zeta^{-1})$, "
            r"which is $\frac12|1-\zeta|^2$ where $|\zeta|=1$.",
            (
                (_p + 1 / _p) ** 2 * (_q + 1 / _q) / 8,
                (_q + 1 / _q) / 4 + (_q * _p**2 + 1 / (_q * _p**2)) / 8 + (_q / _p**2 + _p**2 / _q) / 8,
            ),
            (1 - (_p + 1 / _p) / 2, (1 - _p) * (1 - 1 / _p) / 2),
        ),
        argue(
            r"In the case of equality $j\mapsto\sum_lj_l\varphi_l$ modulo $2\pi$ vanishes where $\sum_llj_l=0$, so it "
            r"is a function of $n=\sum_llj_l$, additive on the multiples of some $k$; with $\theta_0$ a $k$-th of its "
            r"value at $n=k$ it is $n\theta_0$, and $\varphi_l=l\theta_0$ wherever $a_l>0$: the field is "
            r"$\sum_la_l\cos l(\theta-\theta_0)$, a rotation of the even one.",
        ),
        argue(
            r"A minimiser is $\rho=e^h/Z$ with $a_l=g_lm_l$, where $m_l\ge0$ is the length and $\varphi_l$ the angle "
            r"of its mean of $e^{il\theta}$ ([eq:2.16]; $\mathcal E=\sum_l\kappa_lm_l^2$ by [rem:spectral-sums], and "
            r"$\sum_l\kappa_l$ is the increasing limit of Abel's means of $W$ at $\theta=0$). As in [coupling:gibbs], "
            r"$\mathcal F_K(\rho)=\frac12\sum_lg_lm_l^2-\log Z(a,\varphi)$.",
        ),
        ident(
            r"The density of the even field $\sum_lg_lm_l\cos l\theta$ has some means $M_l$ of $\cos l\theta$ and "
            r"$\mathcal F_K=\sum_l(g_lm_lM_l-\frac12g_lM_l^2)-\log Z(a,0)$, that is $\frac12\sum_lg_lm_l^2-\log Z(a,0)"
            r"-\frac12\sum_lg_l(M_l-m_l)^2$: at most $\mathcal F_K(\rho)$, less unless the angles are $l\theta_0$.",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
        argue(
            r"So the angles are $l\theta_0$. The moments are $\ge0$ by [coupling:positivity]. Where the rotation by "
            r"$\theta_0$ of such a density is one of them, its means of $e^{il\theta}$, $e^{il\theta_0}m_l$, are "
            r"$\ge0$ again, so the moments agree.",
        ),
        argue(
            r"If only multiples of $k$ occur, the mean of $\rho$ over the rotations by multiples of $2\pi/k$ has the "
            r"same $\mathcal E$ and, as $\rho\log\rho$ is strictly convex, less $H$ unless it is $\rho$. A density of "
            r"period $2\pi/k$ is one of $k\theta$, with the same $H$ and with its moment $m_{kl}$ as $m_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(CIRCLE)
