"""Exactly two minimisers at K_c by the cover in one variable (`spine:count`); beyond the paper."""

from __future__ import annotations

from typing import Final

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue

COUNT: Final = Derivation(
    label="spine:count",
    title="Exactly two minimisers at $K_c$, by a cover in one variable",
    statement=r"At $K_{\mathrm{hi}}$ let [spine:start] settle $h(e)\le s_0$, and [spine:slice], for adjacent cells "
    r"of $s=\langle m,e\rangle$ from $s_0-(\tau+r)$ to $g_0$, every density whose moments are not in a tube $R$ of "
    r"[spine:tube]: for each $t$ a cell is settled by a step $[t_a,t_b]$ with "
    r"$\psi(t_b^2\Lambda(t_b),A_b)+\varepsilon t_b-\frac{t_a^2}2<G(c')-\frac{(s_b-s_a)^2}{8g_0}$ or, for the first "
    r"one, by $2\Lambda(t_1)<1$; in the window of $R$ for each $t$ above $t_1$, and $T$ is at least $t_1$ and the "
    r"distance of the centre from the axis. Let $\theta<1$ on $R$ for all $K$ in "
    r"$[K_{\mathrm{lo}},K_{\mathrm{hi}}]$, and let an explicit density prove $K_{\mathrm{lo}}$ and "
    r"$K_{\mathrm{hi}}<K_\#$ as in [coupling:density], with $R$ in the place of $C_*$. Then $K_{\mathrm{lo}}\le "
    r"K_c\le K_{\mathrm{hi}}$, and at $K_c$ the minimisers are the uniform density and, up to rotation, exactly one "
    r"other. With the losses and the factors of [spine:interval] the same holds for every $\beta>\beta_*$ of a piece.",
    hypotheses=("the start, the cells, the tube and the explicit density as stated",),
    uses=(
        "spine:mesh",
        "spine:spectrum",
        "spine:slice",
        "spine:start",
        "spine:tube",
        "spine:interval",
        "coupling:count",
        "coupling:density",
        "lem:quartic",
        "supp:quartic-sign",
    ),
    steps=(
        argue(
            r"$\mathcal F_K$ decreases in $K$: what is positive at $K_{\mathrm{hi}}$ is positive at every smaller "
            r"$K$. Each zonal decreasing density has $s\le g_0$; if $s$ is below the first cell, $h(e)\le s+\tau+r$ "
            r"is below the start. In a cell, $t=|u|$ is at most the last $t_b$ and lies in a step, at whose larger "
            r"end $\Lambda$, $A$ and $\varepsilon t$ are largest. So for $K\le K_{\mathrm{hi}}$ a density with "
            r"$\mathcal F_K\le0$ is uniform or has its moments in $R$: in a cell of the window $|u|\le t_1$, and its "
            r"distance from the axis, convex in $s$, is at most $T$.",
        ),
        argue(
            r"Minimisers are zonal and decreasing ([coupling:count] and what it uses). The argument there, with $R$ "
            r"alone in the place of $C_0$ and $C_*$, gives the bounds of $K_c$ and the count. On a piece $K_c<K_\#$ "
            r"as $\beta>\beta_*$, the segment between two minimisers consists of moments of densities, and "
            r"[spine:interval] bounds what changes from $b_0$ to $\beta$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(COUNT)
