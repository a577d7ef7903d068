"""The free-energy barrier at K_c (`coupling:barrier`); beyond the paper."""

from __future__ import annotations

from typing import Final

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define

BARRIER: Final = Derivation(
    label="coupling:barrier",
    title="The free-energy barrier at $K_c$",
    statement=r"Let $K=K_c$ in $[K_-,K_+]$ and $\rho^*$ the minimiser that is not uniform, as [coupling:count] has "
    "it. The barrier is the infimum, over all paths of densities, continuous in $L^1$, from the uniform density to "
    r"a rotation of $\rho^*$, of the supremum of $\mathcal F_{K_c}$ along them. Let $0<c<m_1(\rho^*)$. If $\mathcal "
    r"F_K\ge\mathrm{low}$ on the section $m_1=c$ ([coupling:section]) for every $K$ in $[K_-,K_+]$, the barrier is "
    r"at least $\mathrm{low}$. If $u\le\mathrm{high}$ ([coupling:path]) along segments from the field $0$ to a field "
    r"$a$ with $z_l=a_l/g_l$ in a convex set that contains the moments of $\rho^*$ and on which $G$ is convex, for "
    r"these $K$, it is at most $\mathrm{high}$.",
    hypotheses=(r"$\beta>\beta_*$, and what [coupling:count] or [spine:count] asks",),
    uses=(
        "supp:rearrangement",
        "supp:polarisation",
        "coupling:section",
        "coupling:path",
        "coupling:moments",
        "coupling:count",
        "spine:count",
    ),
    steps=(
        argue(
            r"Lower bound. Let $\gamma$ be a path and $\gamma^*$ the path of the rearranged densities about an axis "
            r"$p$, which is continuous in $L^1$ too ([supp:rearrangement]). The first moment of $\gamma^*$ about $p$ "
            r"is continuous. At the start it is $0$. At the end it is $m_1(\rho^*)$, because $\rho^*$ is zonal about "
            "its axis and non-increasing in the angle ([supp:polarisation]), so that rearranging turns it only. So "
            r"it is $c$ somewhere, and there $\mathcal F(\gamma)\ge\mathcal F(\gamma^*)\ge\mathrm{low}$.",
        ),
        define(
            r"Upper bound. The fields move from $0$ to $a$ on the segments, then $z$ moves on the segment from "
            r"$(a_l/g_l)$ to the moments $m$ of $\rho^*$; the densities are those of the fields $gz$. All of it is "
            r"continuous in $L^1$, as the fields are uniformly: $\sum_lg_l$ is finite.",
        ),
        argue(
            r"On the first part $\mathcal F\le u\le\mathrm{high}$ ([coupling:path]); at its start $\mathcal "
            r"F=u(0)=0$, so $\mathrm{high}\ge0$. On the second one $\mathcal F\le G(z)$ "
            "([coupling:moments]), and $G$ is convex there, so at most the larger one of its values at both ends: "
            r"$u(a)\le\mathrm{high}$, and $G(m)=\mathcal F(\rho^*)=0$ at $K_c$, where both minimisers have $\mathcal "
            "F=0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(BARRIER)
