"""K_c as a function of beta beyond beta_*: strictly decreasing, log-log concave, with its derivative."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_b = sp.Symbol("beta", positive=True)
_n, _m = sp.symbols("n m", positive=True)
_c, _e = sp.symbols("c_n c_m", positive=True)

BAND: Final = Derivation(
    label="coupling:band",
    title=r"$K_c$ is strictly decreasing and $\log K_c$ is concave in $\log\beta$",
    statement=r"$\mathcal E_\beta(\rho)=\sum_{n\ge1}c_n(\rho)\beta^{n-1}$ with $c_n\ge0$. So for $\beta>\beta_*$ "
    r"$K_c$ decreases strictly, $\log K_c$ is a concave function of $\log\beta$, and where the non-uniform "
    r"minimiser $\rho$ at $K_c$ is unique $\frac{d\log K_c}{d\log\beta}=-p(\rho)$, where "
    r"$p=\frac{\beta\mathcal E'}{\mathcal E}"
    r"=\frac{\sum_l\kappa_l(l-1+\beta r_{d/2+l-1}(\beta))m_l^2}{\sum_l\kappa_lm_l^2}$.",
    hypotheses=(r"$\beta>\beta_*$",),
    uses=("lem:funk-hecke", "lem:variational", "lem:quartic", "supp:quartic-sign", "eq:1.14", "coupling:count"),
    steps=(
        argue(
            r"$W=\sum_{n\ge1}\frac{\beta^{n-1}}{n!}\bigl((x\cdot y)^n-\overline{(x\cdot y)^n}\bigr)$. With the "
            r"tensor powers $v_x=x\otimes\cdots\otimes x$ and their mean $v$, $(x\cdot y)^n=v_x\cdot v_y$ and "
            r"$v_x\cdot v=v\cdot v=\overline{(x\cdot y)^n}$ for every $x$, so "
            r"$(x\cdot y)^n-\overline{(x\cdot y)^n}=(v_x-v)\cdot(v_y-v)$, and "
            r"$c_n=\frac1{n!}\bigl|\int(v_x-v)\,d\mu\bigr|^2\ge0$.",
        ),
        sign(
            r"$\log\mathcal E$ is convex in $\log\beta$: with $D=\beta\frac{d}{d\beta}$, "
            r"$\mathcal E\,D^2\mathcal E-(D\mathcal E)^2=\sum_{n<m}c_nc_m(n-m)^2\beta^{n+m-2}\ge0$; for one pair, "
            "$n=m+x$.",
            sp.simplify(
                (
                    (_c * _b ** (_n - 1) + _e * _b ** (_m - 1))
                    * (_c * (_n - 1) ** 2 * _b ** (_n - 1) + _e * (_m - 1) ** 2 * _b ** (_m - 1))
                    - (_c * (_n - 1) * _b ** (_n - 1) + _e * (_m - 1) * _b ** (_m - 1)) ** 2
                )
                / (_b ** (_n - 1) * _b ** (_m - 1))
            ).subs(_n, _m + sp.Symbol("x_", positive=True)),
            positive_symbols=(_c, _e, sp.Symbol("x_", positive=True)),
        ),
        argue(
            r"$\log K_c=\inf_\rho(\log H-\log\mathcal E_\beta(\rho))$ is an infimum of concave functions of "
            r"$\log\beta$, hence concave, and each minimiser $\rho$ at $b$ gives the tangent bound "
            r"$K_c(\beta)\le K_c(b)(b/\beta)^{p(\rho)}$; where there is one minimiser the one-sided derivatives, "
            "which are attained by limits of minimisers, agree.",
        ),
        argue(
            r"Strictly decreasing: $\lambda_l$ increases for every $l\ge2$ and "
            r"$\lambda_1=\frac1dF(\tfrac d2+1,\tfrac{\beta^2}4)$ too, so $\mathcal E_\beta(\rho)$ increases strictly "
            r"unless $\rho$ is uniform. For $\beta>\beta_*$, $K_c<K_\#$ ([lem:quartic], [supp:quartic-sign]), and "
            "the infimum is attained, at a minimiser for $K_c$ that is not uniform ([coupling:count], with $K_c$ in "
            r"place of $K_{\mathrm{hi}}$): $p>0$.",
        ),
        ident(
            r"$\frac{\beta\lambda_l'}{\lambda_l}=l-1+\beta r_{d/2+l-1}(\beta)$, because "
            r"$(\beta^{-\nu}I_\nu)'=\beta^{-\nu}I_{\nu+1}$ and $\lambda_l$ is a constant times "
            r"$\beta^{l-1}(\beta^{-\nu}I_\nu)$ with $\nu=\frac d2+l-1$.",
            _b * ((_n - 1) * _b ** (_n - 2) * sp.Symbol("y") + _b ** (_n - 1) * sp.Symbol("y") * sp.Symbol("r")),
            ((_n - 1) + _b * sp.Symbol("r")) * _b ** (_n - 1) * sp.Symbol("y"),
        ),
    ),
)

_P, _x, _y, _K = sp.symbols("P x y K", positive=True)

NODES: Final = Derivation(
    label="coupling:nodes",
    title="The band of $K_c$ between nodes, and its derivative",
    statement=r"Let $K_i$ be bounds at nodes $b_0<\dots<b_n$ beyond $\beta_*$, with $K_{\mathrm{lo},i}\le K_c(b_i)$ "
    "at the two ends, and let the band be bounded by the chords of the lower ends (in log-log "
    r"coordinates) and by $K_{\mathrm{hi},i}(b_i/\beta)^{p_i}$, where $H/\mathcal E\le K_{\mathrm{hi},i}$ "
    r"for an explicit density and $p_i=\beta\mathcal E'/\mathcal E$ is its own. Suppose that the band "
    r"contains $K_{\mathrm{lo},i}$ at $b_i$ and that for every $\beta$ of the piece and $K$ of the band "
    r"every critical density with $\mathcal F_K\le0$ has its moments in $C_0$ or $C_*$, on which $G$ is "
    r"strictly convex, and that an explicit density shows $G\ge0$ on $C_*$ at $(b_i,K_{\mathrm{lo},i})$. "
    "Then the band contains $K_c$, and at $K_c$ there are exactly two minimisers. Between two nodes $p$ "
    r"increases, so $K_c'=-pK_c/\beta$ is enclosed by its ends.",
    hypotheses=(r"$\beta>\beta_*$", r"$K_{\mathrm{lo},i}$ falls with $i$"),
    uses=("coupling:band", "coupling:count", "coupling:third"),
    steps=(
        argue(
            r"Upper bounds: $K_c(\beta)\le H/\mathcal E_\beta$ of any density, and $\log\mathcal E$ is convex in "
            r"$\log\beta$, also when $\mathcal E$ is cut off after $L$ modes, as each $\kappa_l$ has nonnegative "
            r"coefficients: $H/\mathcal E_\beta\le(H/\mathcal E_b)(b/\beta)^p$, so "
            r"$K_c(\beta)\le K_{\mathrm{hi}}(b/\beta)^p$.",
        ),
        argue(
            r"Lower ends: if $K_c(b_i)<K_{\mathrm{lo},i}=K$ then $\inf\mathcal F_K<0$ at $b_i$, attained at a "
            "density that is not uniform, critical and as in [coupling:moments]; its moments are in $C_0$ or $C_*$, "
            r"not in $C_0$, where $\mathcal F_K>0$, so $\mathcal F_K=G<0$ in $C_*$, against the explicit density.",
        ),
        argue(
            r"Chords of lower bounds of the concave function $\log K_c$ of $\log\beta$ are lower bounds. So "
            r"$K=K_c(\beta)$ lies in the band for each $\beta$, the inclusion in $C_0$ and $C_*$ holds for it, and "
            "[coupling:count] counts.",
        ),
        sign(
            r"The bounds $K(b/\beta)^P$, $P\ge0$, are convex in $\beta$, as "
            r"$\frac{d^2}{d\beta^2}\beta^{-P}=P(P+1)\beta^{-P-2}$. So a chord bound lies above its tangent, and a "
            "tangent bound minus a linear function is largest at an end.",
            sp.simplify(sp.diff(_K * _b ** (-_P), _b, 2) * _b ** (_P + 2)),
            positive_symbols=(_K, _P),
        ),
        ident(
            r"$\frac{dK_c}{d\beta}=-\frac{pK_c}\beta$ is $\frac{d\log K_c}{d\log\beta}=-p$.",
            sp.diff(_K * _b ** (-_P), _b),
            -_P * (_K * _b ** (-_P)) / _b,
        ),
    ),
)

DERIVATIONS: Final = by_label(BAND, NODES)
