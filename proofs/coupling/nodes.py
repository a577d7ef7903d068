"""Nodes inside a piece: the band of K_c holds there too (`coupling:nodes`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign

_b, _power, _K = sp.symbols("beta power K", positive=True)

NODES: Final = Derivation(
    label="coupling:nodes",
    title="The band of $K_c$ between nodes",
    statement=r"Let $\beta_0<\dots<\beta_n$ be nodes beyond $\beta_*$, with $K_{\mathrm{lo},i}\le K_c(\beta_i)$ "
    "at the two ends, and let the band be bounded by the chords of the lower ends (in log-log "
    r"coordinates) and by $K_{\mathrm{hi},i}(\beta_i/\beta)^{p_i}$, where $H/\mathcal E\le K_{\mathrm{hi},i}$ "
    r"for an explicit density and $p_i=\beta\mathcal E'/\mathcal E$ is its own. Suppose that the band "
    r"contains $K_{\mathrm{lo},i}$ at $\beta_i$ and that for every $\beta$ of the piece and $K$ of the band "
    r"every critical density with $\mathcal F_K\le0$ has its moments in $C_0$ or $C_*$, on which $G$ is "
    r"strictly convex, and that an explicit density shows $G\ge0$ on $C_*$ at $(\beta_i,K_{\mathrm{lo},i})$. "
    "Then the band contains $K_c$, and at $K_c$ there are exactly two minimisers.",
    hypotheses=(r"$\beta>\beta_*$", r"$K_{\mathrm{lo},i}$ falls with $i$"),
    uses=("coupling:band", "coupling:count", "coupling:density", "coupling:third"),
    steps=(
        argue(
            r"Upper bounds: $K_c(\beta)\le H/\mathcal E_\beta$ of any density, and $\log\mathcal E$ is convex in "
            r"$\log\beta$, also when $\mathcal E$ is cut off after $L$ modes, as each $\kappa_l$ has nonnegative "
            r"coefficients: $H/\mathcal E_\beta\le(H/\mathcal E_{\beta_i})(\beta_i/\beta)^p$, so "
            r"$K_c(\beta)\le K_{\mathrm{hi},i}(\beta_i/\beta)^p$.",
        ),
        argue(
            r"Lower ends: if $K_c(\beta_i)<K_{\mathrm{lo},i}=K$ then $\inf\mathcal F_K<0$ at $\beta_i$, attained at a "
            "density that is not uniform, critical and as in [coupling:moments]; its moments are in $C_0$ or $C_*$, "
            r"not in $C_0$, where $\mathcal F_K>0$, so $\mathcal F_K=G<0$ in $C_*$, against the explicit density.",
        ),
        argue(
            r"Chords of lower bounds of the concave function $\log K_c$ of $\log\beta$ are lower bounds. So "
            r"$K=K_c(\beta)$ lies in the band for each $\beta$, the inclusion in $C_0$ and $C_*$ holds for it, and "
            "[coupling:count] counts.",
        ),
        sign(
            r"The bounds $K(\beta_i/\beta)^{\mathrm{power}}$, $\mathrm{power}\ge0$, are convex in $\beta$, as "
            r"$\frac{d^2}{d\beta^2}\beta^{-\mathrm{power}}=\mathrm{power}(\mathrm{power}+1)\beta^{-"
            r"\mathrm{power}-2}$. So a chord bound lies above its tangent, and a tangent bound minus a linear "
            "function is largest at an end.",
            sp.simplify(sp.diff(_K * _b ** (-_power), _b, 2) * _b ** (_power + 2)),
            positive_symbols=(_K, _power),
        ),
    ),
)

DERIVATIONS: Final = by_label(NODES)
