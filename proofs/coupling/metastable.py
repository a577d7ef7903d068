"""Local minimisers that are not uniform, and bounds of the K from which on they exist (`coupling:metastable`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_K, _E, _H, _R, _c = sp.symbols("K E H R c", positive=True)
_s = sp.Symbol("s", positive=True)

METASTABLE: Final = Derivation(
    label="coupling:metastable",
    title="Where local minimisers that are not uniform begin",
    statement=r"Let $K_s$ be the infimum of all $K>0$ for which $\mathcal F_K$ has a local minimiser, in $L^1$, that "
    r"is not uniform. Then $K_s\ge K_c/2$. If $\mathcal F_K>u(a)$ on the section $m_1=c>0$ ([coupling:section], "
    r"[coupling:path]) and the density of the field $a$ has $M_1>c$, then $K_s\le K$.",
    hypotheses=("$K>0$", r"all $\kappa_l>0$", "$K_c>0$"),
    uses=(
        "supp:rearrangement",
        "coupling:section",
        "coupling:path",
        "eq:1.14",
        "entropy-lower-semicontinuity",
    ),
    does_not_prove="that local minimisers exist for all larger $K$ up to $K_c$, nor that the bounds are sharp",
    steps=(
        argue(
            r"Lower bound. Let $\rho$ be a local minimiser, and $\rho_s=(1-s)\rho+s$. $\mathcal "
            r"E(\rho_s)=(1-s)^2\mathcal E(\rho)$, and $H(\rho_s)$ is convex in $s$, with the derivative "
            r"$-H(\rho)-\int(-\log\rho)$ at $s=0$ (monotone convergence; it may be $-\infty$). As $\mathcal "
            r"F_K(\rho_s)\ge\mathcal F_K(\rho)$ for small $s$: $H(\rho)+\int(-\log\rho)\le2K\mathcal E(\rho)$."
        ),
        ident(
            r"The derivative of $(1-s)^2$ at $s=0$ is $-2$.",
            sp.diff((1 - _s) ** 2, _s).subs(_s, 0),
            -2,
        ),
        sign(
            r"By (1.14) $\mathcal E(\rho)\le H(\rho)/K_c$. For $K\le K_c/2$, that is $K_c=2K+c$ with $c\ge0$: "
            r"$H-2K\frac H{K_c}=\frac{cH}{K_c}\ge0$, so $\int(-\log\rho)\le0$, and Jensen's inequality has equality: "
            r"$\rho=1$.",
            sp.factor(_H - 2 * _K * _H / (2 * _K + _c)),
            positive_symbols=(_H, _K, _c),
            strict=False,
        ),
        argue(
            "Upper bound. Among the densities that are zonal about $p$, non-increasing in the angle and have "
            r"$m_1\ge c$, a closed convex set in the weak topology, $\mathcal F_K$ has a minimiser $\eta$: $H$ "
            r"is lower semicontinuous with compact sublevel sets ([entropy-lower-semicontinuity]), and $\mathcal E$ "
            "is continuous there."
        ),
        argue(
            r"The rearrangement of the density of the field $a$ is one of them, with $m_1\ge M_1>c$ and $\mathcal "
            r"F_K\le u(a)$ ([supp:rearrangement], [coupling:path]). So $\mathcal F_K(\eta)\le u(a)$, which is "
            r"less than $\mathcal F_K$ anywhere on the section: $m_1(\eta)>c>0$, and $\eta$ is not "
            "uniform."
        ),
        argue(
            r"Every $\rho$ that is near enough to $\eta$ in $L^1$ has $m_1(\rho^*)>c$, as $\rho^*$ is as near "
            r"to $\eta$ ([supp:rearrangement]). So $\mathcal F_K(\rho)\ge\mathcal F_K(\rho^*)\ge\mathcal "
            r"F_K(\eta)$: $\eta$ is a local minimiser among all densities."
        ),
    ),
)

DERIVATIONS: Final = by_label(METASTABLE)
