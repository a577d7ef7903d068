"""K_lo <= K_c <= K_hi, and exactly two minimisers at K_c: what a cover proves (`coupling:count`), beyond the paper."""

from __future__ import annotations

from typing import Final

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue

COUNT: Final = Derivation(
    label="coupling:count",
    title=r"$K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$, and exactly two minimisers at $K_c$",
    statement=r"Suppose that for every $K$ in $[K_{\mathrm{lo}},K_{\mathrm{hi}}]$ every zonal critical density with "
    r"$0\le m_l\le m_1$ and $\mathcal F_K\le0$ has its moments in $C_0$ or $C_*$ and $G$ is strictly "
    r"convex on both; that $\mathcal F_K\ge0$ on $C_*$ at $K_{\mathrm{lo}}$; and that "
    r"$K_{\mathrm{hi}}<K_\#$ belongs to an explicit density. Then "
    r"$K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$, and at $K_c$ the minimisers are the uniform density "
    "and, up to rotation, exactly one other.",
    hypotheses=("the cover, the two regions and the explicit density as stated",),
    uses=(
        "coupling:gibbs",
        "coupling:functional",
        "coupling:origin",
        "coupling:star",
        "coupling:density",
        "coupling:moments",
        "lem:variational",
        "eq:2.9",
        "eq:2.16",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        argue(
            r"If the uniform density is not a minimiser at $K_{\mathrm{lo}}$, a minimiser exists "
            r"([entropy-lower-semicontinuity]) with $\mathcal F<0$; it is critical, and by [coupling:moments] its "
            r"moments satisfy the hypotheses, so they lie in $C_0$, where $\mathcal F=G\ge0$ ($|m_l|\le "
            r"m_1\le\mathrm{corner}_1$ holds beyond $L$ too), or in $C_*$, where $\mathcal F\ge0$: a contradiction. "
            r"So $K_c\ge K_{\mathrm{lo}}$.",
        ),
        argue(
            r"At $K_c$ there is a minimiser that is not uniform: for $K$ decreasing to $K_c<K_\#$ there are "
            r"minimisers with $\mathcal F_K<0$, their limit $\rho$ (of a subsequence, weakly) has "
            r"$\mathcal F_{K_c}(\rho)\le0$, and it is not uniform: else their fields $2K\,W*\rho$, and by (2.16) the "
            r"densities themselves, would tend to the uniform one uniformly, near which $\mathcal F_K>0$ for every "
            r"other density, because the second variation is at least $1-\frac K{K_\#}>0$ (2.9) and "
            r"$K\le K_{\mathrm{hi}}<K_\#$.",
        ),
        argue(
            "Its moments lie in $C_0$ or $C_*$. On $C_0$ the only critical point of the strictly convex $G$ is $0$, "
            "the uniform density, so they lie in $C_*$, where $G$ is strictly convex and has at most one critical "
            "point; critical densities are determined by their moments (2.16), and the axis is the only freedom "
            "left.",
        ),
    ),
)

DERIVATIONS: Final = by_label(COUNT)
