"""How K_c depends on the parameter of a family, and thresholds in it (`kernels:parameter`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

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

DERIVATIONS: Final = by_label(PARAMETER)
