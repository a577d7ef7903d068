"""The Beckner-Onofri continuity criterion (Theorem 3.5), for any eigenvalue sequence.

The regularisation is Abel's, by the Poisson kernel of the ball: it acts on H_l as r^l, is positive, and everything
about it is elementary. It replaces the heat semigroup of the paper.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, sign
from proofs.engine.symbols import Expr, K, d, l, t

_r, _p, _delta, _s = (sp.Symbol(name, positive=True) for name in ("r", "p", "delta", "s"))
_lam1, _A = sp.Symbol("lambda_1", positive=True), sp.Symbol("A_l", positive=True)
_lam, _alpha = sp.Symbol("lambda_l", real=True), sp.Symbol("alpha_l", real=True)


def coefficient(weight: Expr, coupling: Expr, eigenvalue: Expr) -> Expr:
    """1/(2 A_l) - K lambda_l, the factor of ||P_l h||^2 in the lower bound of the free-energy gap (3.24)."""
    return 1 / (2 * weight) - coupling * eigenvalue


_kernel = (1 - _r**2) * (1 - 2 * _r * t + _r**2) ** (-d / 2)

ABEL: Final = Derivation(
    label="supp:abel-regularisation",
    title="Abel regularisation of the interaction energy",
    statement=r"For $h=\rho-1$, $\rho$ a probability density: "
    r"$\iint Whh=\lim_{r\to1}\sum_{l\ge1}r^l\lambda_l\|\mathsf P_lh\|^2$, each series absolutely "
    "convergent.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\rho$ a probability density"),
    cites=("spherical-harmonics",),
    source="(3.18)-(3.21), with the Poisson kernel in place of the heat kernel",
    steps=(
        define(
            r"For $0\le r<1$ the function $p_r(x\cdot y)=\frac{1-r^2}{(1-2r\,x\cdot y+r^2)^{d/2}}"
            r"=\frac{1-r^2}{|x-ry|^d}$ is positive and smooth."
        ),
        ident(
            r"It is harmonic in $z=rx$: $f_{rr}+\tfrac{d-1}rf_r+\tfrac1{r^2}\big((1-t^2)f_{tt}-(d-1)tf_t\big)=0$.",
            (
                sp.diff(_kernel, _r, 2)
                + (d - 1) / _r * sp.diff(_kernel, _r)
                + ((1 - t**2) * sp.diff(_kernel, t, 2) - (d - 1) * t * sp.diff(_kernel, t)) / _r**2
            )
            / (1 - 2 * _r * t + _r**2) ** (-d / 2),
        ),
        argue(
            "Its mean over $y$ is a harmonic function of $z$ that depends on $|z|$ only, so by the mean value "
            r"property it is constant and equals $1$, its value at $z=0$; and $p_r\to0$ uniformly off $x=y$ as "
            r"$r\to1$: an approximate identity. So $p_r*f$ is the harmonic extension of $f$, and $p_r*Y_l=r^lY_l$ by "
            r"the maximum principle: $p_r$ acts on $\mathcal H_l$ as $r^l$.",
        ),
        argue(
            r"$h_r=p_{\sqrt r}*h$ is smooth, and $W_r=p_{\sqrt r}*W*p_{\sqrt r}\to W$ uniformly since $W$ is "
            r"continuous, so $\iint Wh_rh_r=\iint W_rhh\to\iint Whh$, as $h$ is in $L^1$.",
        ),
        cite(
            "spherical-harmonics",
            r"Parseval for $h_r$ in $L^2$ gives (3.19), (3.20): $\iint Wh_rh_r=\sum_l\lambda_l\|\mathsf P_lh_r\|^2"
            r"=\sum_lr^l\lambda_l\|\mathsf P_lh\|^2$.",
        ),
    ),
)

SPECTRAL: Final = Derivation(
    label="rem:spectral-sums",
    title="Ordinary spectral sums (Remark 3.4)",
    statement=r"If all $\lambda_l\ge0$, or $W=W_1-W_2$ with continuous zonal kernels of nonnegative eigenvalues, "
    r"then $\iint Whh=\sum_l\lambda_l\|\mathsf P_lh\|^2$ with absolute convergence. The attention kernel "
    "satisfies the first.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\lambda_l\ge0$, or a difference of two such kernels"),
    uses=("supp:abel-regularisation",),
    source="Remark 3.4, (3.14)-(3.16)",
    steps=(
        argue(
            r"The terms $r^l\lambda_l\|\mathsf P_lh\|^2$ increase as $r$ increases to $1$, so monotone convergence "
            r"in [supp:abel-regularisation] gives the sum $\sum_l\lambda_l\|\mathsf P_lh\|^2$, finite because the "
            "left side is.",
        ),
        ident(
            r"For $W=W_1-W_2$ subtract the two finite sums: $\lambda_l=\lambda^{(1)}_l-\lambda^{(2)}_l$.",
            _p * _s - _delta * _s,
            (_p - _delta) * _s,
        ),
    ),
)

CRITERION: Final = Derivation(
    label="thm:criterion",
    title="Beckner-Onofri continuity criterion (Theorem 3.5)",
    statement=r"If $\lambda_1>0$ and $\alpha_l=\lambda_l/\lambda_1\le1/A_l$ for every $l\ge2$, then $\sigma$ "
    r"minimises $\mathcal F_K$ for every $0\le K\le K_1=\frac1{2\lambda_1}$, uniquely for $K<K_1$, and "
    r"$K_c=K_\#=K_1$. If one inequality is strict, $\sigma$ is the unique minimiser at $K_1$ too, and the "
    "transition is continuous.",
    hypotheses=(
        "$W$ continuous, symmetric, centred, zonal",
        r"$\lambda_1>0$",
        r"$\alpha_l\le1/A_l$ for every $l\ge2$",
        "one of them strict (for uniqueness at $K_1$ and continuity)",
    ),
    uses=("supp:abel-regularisation", "prop:dual-beckner", "lem:projections", "lem:variational", "eq:2.8", "eq:3.2"),
    cites=("beckner-onofri-equality",),
    source="Theorem 3.5, (3.17)-(3.31)",
    steps=(
        define(
            r"$b_l=\frac1{2A_l}-K\lambda_l$; the claim (3.24) is $b_l\ge0$ for every $l\ge1$ when $0\le K\le K_1$.",
        ),
        sign(
            r"Degree 1 (3.25): with $A_1=1$ and $K=K_1-s$, $s\ge0$, $b_1=\tfrac12-K\lambda_1=s\lambda_1\ge0$.",
            coefficient(sp.Integer(1), 1 / (2 * _lam1) - _s, _lam1),
            None,
            (_s,),
            (_lam1,),
            strict=False,
        ),
        ident(
            r"Degree $l\ge2$ with $\lambda_l>0$ (3.26): $b_l=\tfrac12\big(\tfrac1{A_l}-\alpha_l\big)"
            r"+\alpha_l\big(\tfrac12-K\lambda_1\big)$.",
            coefficient(_A, K, _alpha * _lam1),
            (1 / _A - _alpha) / 2 + _alpha * coefficient(sp.Integer(1), K, _lam1),
        ),
        sign(
            r"Both terms are nonnegative: with $1/A_l=\alpha_l+\delta$, $\delta\ge0$, and $K=K_1-s$, $s\ge0$, "
            r"$b_l=\tfrac \delta2+\alpha_ls\lambda_1\ge0$.",
            coefficient(1 / (_p + _delta), 1 / (2 * _lam1) - _s, _p * _lam1),
            None,
            (_delta, _s),
            (_p, _lam1),
            strict=False,
        ),
        sign(
            r"Degree $l\ge2$ with $\lambda_l=-\delta\le0$ (3.27): $b_l=\frac1{2A_l}+K\delta>0$.",
            coefficient(_A, K, -_delta),
            None,
            (_delta, K),
            (_A,),
        ),
        ident(
            r"Regularised (3.28): $\frac1{2A_l}-Kr^l\lambda_l=\frac{1-r^l}{2A_l}+r^lb_l$.",
            coefficient(_A, K, _r**l * _lam),
            (1 - _r**l) / (2 * _A) + _r**l * coefficient(_A, K, _lam),
        ),
        argue(
            "By [prop:dual-beckner], [supp:abel-regularisation] and monotone convergence of $r^lb_l$, the terms "
            r"$(1-r^l)/(2A_l)$ being nonnegative (3.29), $$H-K\iint Whh"
            r"\ge\lim_{r\to1}\sum_{l\ge1}\Big(\frac1{2A_l}-Kr^l\lambda_l\Big)\|\mathsf P_lh\|^2"
            r"\ge\sum_{l\ge1}b_l\|\mathsf P_lh\|^2\ge0.$$ So $\sigma$ minimises $\mathcal F_K$ for $0\le K\le K_1$.",
        ),
        argue(
            r"For $K<K_1$ it is the unique minimiser by [lem:variational] (i). Since $\alpha_l\le1/A_l\le1$, "
            r"$\max_l\lambda_l=\lambda_1$ and $K_\#=K_1$; minimality up to $K_1$ gives $K_c\ge K_1$, and "
            r"$K_c\le K_\#$ always ([lem:variational]): $K_c=K_\#=K_1$.",
        ),
        sign(
            r"At $K=K_1$ the coefficient of a strict degree, $\alpha_l=1/A_l-\delta$, is $b_l"
            r"=\tfrac12\big(\tfrac1{A_l}-\alpha_l\big)=\tfrac \delta2>0$.",
            coefficient(_A, 1 / (2 * _lam1), (1 / _A - _delta) * _lam1),
            positive_symbols=(_A, _lam1, _delta),
        ),
        cite(
            "beckner-onofri-equality",
            r"A second minimiser at $K_1$ has equality in [prop:dual-beckner] (3.30), so it is some $\rho_a$ (3.4).",
        ),
        argue(
            r"It also has $\mathsf P_lh=0$ in the strict degree (3.31), which [lem:projections] excludes unless "
            r"$a=0$, that is $\rho=1$. Continuity is [lem:variational] (ii).",
        ),
    ),
)

DERIVATIONS: Final = by_label(ABEL, SPECTRAL, CRITERION)
