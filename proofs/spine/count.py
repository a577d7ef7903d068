"""Exactly two minimisers at K_c by the cover in one variable (`spine:count`); beyond the paper."""

from __future__ import annotations

from typing import Final

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue

COUNT: Final = Derivation(
    label="spine:count",
    title="Exactly two minimisers at $K_c$, by a cover in one variable",
    statement=r"At $K_{\mathrm{hi}}$ let [spine:start] settle $h(e)\le s_0$, and [spine:slice], for adjacent cells of "
    r"$s=\langle m,e\rangle$ from $s_0-(\tau+r)$ to $g_0$, every density whose moments are not in a tube $R$ of "
    r"[spine:tube]: for each $t$ a cell is settled by a step $[t_a,t_b]$ with "
    r"$\psi(t_b^2\Lambda(t_b),A_b)+\varepsilon t_b-\frac{t_a^2}2<G(c')-\frac{(s_b-s_a)^2}{8g_0}$ or, for the first "
    r"one, by $2\Lambda(t_1)<1$; in the window of $R$ for each $t$ above $t_1$, and $T$ is at least $t_1$ and the "
    r"distance of the centre from the axis. Let $\theta<1$ on $R$ for all $K$ in $[K_{\mathrm{lo}},K_{\mathrm{hi}}]$, "
    r"and let an explicit density prove $K_{\mathrm{lo}}$ and $K_{\mathrm{hi}}<K_\#$ as in [coupling:density], with "
    r"$R$ in the place of $C_*$. Then $K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$, and at $K_c$ the minimisers are "
    r"the uniform density and, up to rotation, exactly one other. On a piece let the cells up to $s_p$ be settled "
    r"with the loss $Q_1(\mu(b_0)-\mu(b_1))$, and those from $s_p-2Q_1\frac\eta e-2(\tau+r)$ to $g_0$ with it for "
    r"both functionals of [spine:dilation], and let its $\theta<1$; then for every $\beta>\beta_*$ of it there is "
    r"exactly one other minimiser at $K_c$, and $\gamma q\le Q_c\le q$ if on the tube the loss less the "
    r"smaller functional is below $(1-\gamma)(1-s)\frac{|m|^2-2(\tau+r)}2$.",
    hypotheses=("the start, the cells, the tube and the explicit density as stated",),
    uses=(
        "spine:mesh",
        "spine:spectrum",
        "spine:slice",
        "spine:start",
        "spine:tube",
        "spine:interval",
        "spine:dilation",
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
            r"[spine:interval] and [spine:dilation] bound what changes from $b_0$ to $\beta$: a minimiser at $\beta$, "
            r"$K_c$ has $\mathcal F_{q}\le0$, so its own moments are in no cell up to $s_p$, hence "
            r"$\tilde\varphi(e)$ is large enough for the moments of $\tilde\rho$ to lie in one of the others, and so "
            r"in $R$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(COUNT)
