"""K_c of any kernel between two bounds, for all densities and without a cover (`kernels:bounds`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, ident, idents

_r, _M, _x = sp.symbols("r M x", positive=True)
_s, _A, _K = sp.symbols("s A K", positive=True)
_share, _rest, _phi, _room = sp.symbols("theta eta varphi delta", nonnegative=True)
_a, _d, _e = sp.symbols("a d e", positive=True)
_u = sp.exp(-_s)


def convexity(s: sp.Expr) -> sp.Expr:
    """phi at sup rho = e^s."""
    u = sp.exp(-s)
    return u * (s - 1 + u) / (1 - u) ** 2


CONVEXITY: Final = Derivation(
    label="kernels:convexity",
    title="Two bounds of $K_c$ for any kernel, by the convexity of the entropy and by one density",
    statement=r"Let $w\ge\max W$, $w>0$, $K>0$, $s\ge2Kw$, $u=e^{-s}$, $\varphi=\frac{u(s-1+u)}{(1-u)^2}$. A minimiser "
    r"of "
    r"$\mathcal F_K$ has $H\ge\varphi\sum_{l\ge1}\|\mathsf P_l\rho\|^2$ and $\mathcal E=\sum_{l\ge1}\lambda_l\|\mathsf "
    r"P_l\rho\|^2$; so $K\lambda_l\le\varphi$ for every $l\ge1$ implies $K_c\ge K$. For a zonal density $\rho$ in "
    r"$L^2$: "
    r"$\mathcal E\ge\sum_{l\le L}\kappa_lm_l^2-\max_{l>L}(-\lambda_l)^+\bigl(\int\rho^2-1-\sum_{l\le "
    r"L}N_lm_l^2\bigr)$, and $K_c\le\frac H{\mathcal E}$ where this is $>0$. $w$ may be $\sum_l|\kappa_l|$; "
    r"$\frac{1+r}{(1-r)^{d-1}}-1$ for Poisson's kernel; $R^2$ for the cone; $1$ for $\max(t,0)$; $\frac{a+d}a(\frac1"
    r"\mu-1)$ for $\frac{|t|^a}{\lambda_2}$, $\mu=\mu_e(\frac{d+e}{e+1})^{\frac{e-a}2}$, "
    r"$\mu_e=\prod_{j<e/2}\frac{2j+1}"
    r"{d+2j}$, $e\ge a$ even.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\lambda_l>0$ for some $l$", "$K>0$"),
    uses=(
        "supp:abel-regularisation",
        "lem:variational",
        "eq:2.16",
        "eq:1.14",
        "gegenbauer:dimension",
        "gegenbauer:moments",
        "kernels:negative",
    ),
    cites=("spherical-harmonics",),
    does_not_prove=r"that either bound is attained, or how far they are apart",
    steps=(
        argue(
            r"A minimiser of $\mathcal F_K$ exists ([lem:variational]) and is $\rho=\frac{e^h}Z$ with "
            r"$h=2KW*\rho\le2Kw\le s$ ([eq:2.16]). $\int h=0$, as $W$ is centred, so $Z=\int e^h\ge1$ by Jensen's "
            r"inequality, and $0<\rho\le M=e^s$.",
        ),
        ident(
            r"Let $f(r)=r\log r-r+1$. $\frac{f(r)}{(r-1)^2}=\int_0^1\frac{1-x}{1+x(r-1)}\,dx$: with "
            r"$v=1+x(r-1)$ the integrand has the primitive $\frac{v-r\log v}{-(r-1)^2}$ in $x$.",
            sp.diff(-(1 + _x * (_r - 1) - _r * sp.log(1 + _x * (_r - 1))) / (_r - 1) ** 2, _x),
            (1 - _x) / (1 + _x * (_r - 1)),
        ),
        ident(
            r"From $x=0$ to $1$ it changes by $\frac{r\log r-r+1}{(r-1)^2}$.",
            -(_r - _r * sp.log(_r)) / (_r - 1) ** 2 + 1 / (_r - 1) ** 2,
            (_r * sp.log(_r) - _r + 1) / (_r - 1) ** 2,
        ),
        ident(
            r"The integrand falls in $r$, so $f(r)\ge\varphi(r-1)^2$ for $0<r\le M$, with "
            r"$\varphi=\frac{f(M)}{(M-1)^2}$, and "
            r"at $M=e^s$ it is the $\varphi$ above, which falls in $s$.",
            (sp.exp(_s) * _s - sp.exp(_s) + 1) / (sp.exp(_s) - 1) ** 2,
            convexity(_s),
        ),
        cite(
            "spherical-harmonics",
            r"So $H=\int f(\rho)\ge\varphi\int(\rho-1)^2=\varphi\sum_{l\ge1}\|\mathsf P_l\rho\|^2$ for the minimiser, "
            r"by "
            r"Parseval; $\mathcal E=\sum_l\lambda_l\|\mathsf P_l\rho\|^2$, as $\rho$ is in $L^2$ and $\lambda_l$ are "
            r"bounded ([supp:abel-regularisation], dominated convergence).",
        ),
        argue(
            r"If $K\lambda_l\le\varphi$ for every $l$, $H\ge K\mathcal E$ at a minimiser: $\mathcal F_K\ge0$ there, "
            r"$\sigma$ is "
            r"a minimiser, and $K\le K_c$ ([eq:1.14])."
        ),
        argue(
            r"The bound of $\mathcal E$ from below is the step of [kernels:negative] about densities in $L^2$, where "
            r"no sum of $\kappa_l$ is needed; $H/\mathcal E\ge K_c$ is [eq:1.14].",
        ),
        idents(
            r"$w$: $W\le\sum_l|\kappa_l|$ as $|P_l|\le1$. Poisson's kernel $\frac{1-r^2}{(1-2rt+r^2)^{d/2}}$ increases "
            r"in $t$, is $\frac{1+r}{(1-r)^{d-1}}$ at $t=1$ and has the mean $1$. The cone and $\max(t,0)$ are "
            r"$\ge0$, so their means are, and at most $R^2$, $1$.",
            ((1 - _r**2) / (1 - _r) ** _d, (1 + _r) / (1 - _r) ** (_d - 1)),
        ),
        idents(
            r"$|t|^a$ with the mean $\mu_a$: $\mu_{a+2}=\frac{a+1}{a+d}\mu_a$ ([gegenbauer:moments]), so with "
            r"$P_2=\frac{dt^2-1}{d-1}$, $\int|t|^aP_2=\frac a{a+d}\mu_a$, which is $\lambda_2$, and $\max "
            r"W=\frac{1-\mu_a}"
            r"{\lambda_2}=\frac{a+d}a(\frac1{\mu_a}-1)$.",
            ((_d * (_a + 1) / (_a + _d) - 1) / (_d - 1), _a / (_a + _d)),
            ((1 - _x) / (_a / (_a + _d) * _x), (_a + _d) / _a * (1 / _x - 1)),
        ),
        ident(
            r"$\log\mu_a$ is convex in $a$, as $\mu_{(a+b)/2}^2\le\mu_a\mu_b$, so at $a\le e$ above its secant through "
            r"$e$ and $e+2$, where it "
            r"falls by $\log\frac{d+e}{e+1}$: $\mu_a\ge\mu_e(\frac{d+e}{e+1})^{\frac{e-a}2}$.",
            sp.log((_e + 1) / (_e + _d)) + sp.log((_d + _e) / (_e + 1)),
        ),
    ),
)

BOUNDS: Final = Derivation(
    label="kernels:bounds",
    title="A bound of $K_c$ from below for any kernel, by Beckner's inequality besides",
    statement=r"With $\varphi$ of [kernels:convexity] and $0\le\theta\le1$: if "
    r"$2K\lambda_l\le\frac\theta{A_l}+2(1-\theta)\varphi$ "
    r"for every $l\ge1$, then $K_c\ge K$. For $d=2$ and a common divisor $g$ of all $l$ with $\lambda_l\ne0$, "
    r"$A_{l/g}$ may "
    r"stand for $A_l$.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\lambda_l>0$ for some $l$", "$K>0$"),
    uses=("kernels:convexity", "prop:dual-beckner", "eq:1.14"),
    steps=(
        ident(
            r"$\theta$ times [prop:dual-beckner] and $1-\theta=\eta$ times this: with "
            r"$2K\lambda_l=\frac\theta{A_l}+2\eta\varphi-\delta$, $\delta\ge0$, the coefficient of "
            r"$\|\mathsf P_l\rho\|^2$ in $H-K\mathcal E$ is $\frac\delta2\ge0$.",
            _share / (2 * _A) + _rest * _phi - (_share / _A + 2 * _rest * _phi - _room) / 2,
            _room / 2,
        ),
        argue(
            r"So $\mathcal F_K\ge0$ at a minimiser: $\sigma$ is one, and $K\le K_c$ ([eq:1.14]). For $d=2$ the average "
            r"over rotations by $\frac{2\pi}g$ leaves $\mathcal E$ as it is and does not raise $H$; $K_c$ is that of "
            r"the kernel with degrees $\frac lg$, whose $W$ has the same maximum.",
        ),
    ),
)

DERIVATIONS: Final = by_label(CONVEXITY, BOUNDS)
