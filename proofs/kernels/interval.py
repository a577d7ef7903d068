"""How K_c depends on the parameter of a family, and thresholds in it; beyond the paper.

Intervals, concavity and convexity (`kernels:parameter`), and families whose K_c is monotone (`kernels:monotone`).
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign

_x, _y = sp.symbols("x y", real=True)
_theta = sp.Symbol("theta", positive=True)
_gap, _weight = sp.symbols("delta q", nonnegative=True)
_a, _b, _H = sp.symbols("a b H", positive=True)

PARAMETER: Final = Derivation(
    label="kernels:parameter",
    title="Families with a parameter: intervals, concavity, convexity",
    statement=r"Let $\kappa_l\ge0$ depend on $p>0$. (i) If the leading degree is fixed and every $\alpha_l$ is "
    r"nondecreasing in $p$, then $K_c(p)=K_\#(p)$ implies $K_c=K_\#$ for all smaller $p$, and $K_c(p)<K_\#(p)$ "
    r"implies it for all larger $p$. If the leading degree is $1$ and $\alpha_2\le\frac1d$ exactly for $p\le p_2$, "
    r"then $K_c<K_\#$ for $p>p_2$; and $K_c=K_\#$ for all $p\le p_2$ if and only if it holds at $p_2$, for which "
    r"$A_l\alpha_l\le1$ at $p_2$ suffices. (ii) If every $\kappa_l$ is a sum of terms $c_np^{e_n}$, $c_n\ge0$, $\log "
    r"K_c$ is a concave function of $\log p$. (iii) If every $\kappa_l$ is affine in $p$, $1/K_c$ is convex in $p$, "
    r"with $1/K_c=0$ for $K_c=\infty$.",
    hypotheses=("$W$ continuous, zonal, centred", r"$\kappa_l\ge0$"),
    uses=("eq:1.14", "eq:2.8", "eq:2.9", "rem:spectral-sums", "lem:quartic", "thm:criterion"),
    steps=(
        sign(
            r"(i) $\mathcal F_{K_\#}=H-\frac12\sum_l\alpha_l\|\mathsf P_l\rho\|^2$ for each density "
            r"([rem:spectral-sums]): with $\alpha_l+\delta$ in place of $\alpha_l$ it is no larger, by "
            r"$\frac12\delta\|\mathsf P_l\rho\|^2\ge0$.",
            (-_x * _weight / 2) - (-(_x + _gap) * _weight / 2),
            nonnegative=(_gap, _weight),
            strict=False,
        ),
        argue(
            r"$K_c=K_\#$ says that $\mathcal F_{K_\#}\ge0$ for all densities ($K_c\le K_\#$ by [eq:2.9], and the "
            "infimum of [eq:1.14] is attained as a bound), which therefore passes to smaller $p$; the contrary says "
            "that it is $<0$ for one of them, which passes to larger $p$. For $p>p_2$ there is [lem:quartic], and "
            "for $p=p_2$ [thm:criterion].",
        ),
        ident(
            r"(ii) For each density $\mathcal E=\sum_n\mathrm{sum}_np^{e_n}$ with coefficients $\ge0$. Where "
            r"$p=p_0^{1-\theta}p_1^\theta$, each term is the product of the powers $1-\theta$ and $\theta$ of its "
            r"values at $p_0$ and $p_1$, $e_n((1-\theta)x+\theta y)=(1-\theta)e_nx+\theta e_ny$, and Hoelder's "
            r"inequality gives $\mathcal E(p)\le\mathcal E(p_0)^{1-\theta}\mathcal E(p_1)^\theta$.",
            _a * ((1 - _theta) * _x + _theta * _y),
            (1 - _theta) * _a * _x + _theta * _a * _y,
        ),
        argue(
            r"So $\log H-\log\mathcal E$ is concave in $\log p$, and $\log K_c$ is an infimum of such functions "
            r"([eq:1.14]). A density with $\mathcal E=0$ at one $p$ has no term $p^{e_n}$, and $\mathcal E=0$ at all.",
        ),
        ident(
            r"(iii) For each density that is not uniform $\mathcal E/H$ is affine in $p$: $\frac{(1-\theta)a+\theta "
            r"b}H=(1-\theta)\frac aH+\theta\frac bH$. $1/K_c$ is the supremum of these, where it is positive, by "
            "[eq:1.14].",
            ((1 - _theta) * _a + _theta * _b) / _H,
            (1 - _theta) * _a / _H + _theta * _b / _H,
        ),
    ),
)

_R, _l, _d, _r, _N = sp.symbols("R l d r N", positive=True)

MONOTONE: Final = Derivation(
    label="kernels:monotone",
    title="Families whose $K_c$ is monotone in the parameter",
    statement=r"If every $\kappa_l(p)\ge0$ is nondecreasing in $p$, then $K_c$ and $K_\#$ do not increase in $p$. "
    r"So it is "
    r"for Poisson's kernel in $r$, $(R-|\theta|)_+^2$ in $R$ and $\cos\theta+m\cos2\theta$ in $m$; for the heat "
    r"kernel in $-s$. For $(1+t)^k$ over its $\lambda_1$, $K_\#=\frac12$ for every $k>0$.",
    hypotheses=("$W$ continuous, zonal, centred", r"$\kappa_l\ge0$"),
    uses=("eq:1.14", "eq:2.9", "rem:spectral-sums", "gegenbauer:dimension"),
    steps=(
        sign(
            r"$\mathcal E=\sum_l\lambda_l\|\mathsf P_l\rho\|^2$ ([rem:spectral-sums]) does not decrease for any "
            r"density: "
            r"$\lambda_l+\delta$ in place of $\lambda_l$ adds $\delta\|\mathsf P_l\rho\|^2\ge0$.",
            (_x + _gap) * _weight - _x * _weight,
            nonnegative=(_gap, _weight),
            strict=False,
        ),
        argue(
            r"So $\frac H{\mathcal E}$ does not increase, where $\mathcal E>0$, and $K_c$ is the infimum of it over "
            r"a set "
            r"of densities that does not shrink ([eq:1.14]); $K_\#=\frac1{2\max_l\lambda_l}$ ([eq:2.9]).",
        ),
        idents(
            r"$\kappa_l=N_lr^l$ has the derivative $lN_lr^{l-1}\ge0$; $\lambda_l=\frac{2(lR-\sin lR)}{\pi l^3}$ has "
            r"$\frac{2(1-\cos lR)}{\pi l^2}\ge0$; $e^{-sl(l+d-2)}$ decreases in $s$; $\kappa_1=1$ and $\kappa_2=m$.",
            (sp.diff(_N * _r**_l, _r), _l * _N * _r ** (_l - 1)),
            (
                sp.diff(2 * (_l * _R - sp.sin(_l * _R)) / (sp.pi * _l**3), _R),
                2 * (1 - sp.cos(_l * _R)) / (sp.pi * _l**2),
            ),
        ),
        ident(
            r"$(1+t)^k$: $|\lambda_{l+1}/\lambda_l|=\frac{|k-l|}{k+l+d-1}<1$, as $k+l+d-1-|k-l|$ is $2l+d-1$ or "
            r"$2k+d-1$; "
            r"so $\lambda_1=1$ is the largest.",
            (_x + _l + _d - 1) - (_x - _l),
            2 * _l + _d - 1,
        ),
    ),
)

DERIVATIONS: Final = by_label(PARAMETER, MONOTONE)
