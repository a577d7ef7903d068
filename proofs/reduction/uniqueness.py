"""The uniform density is the only minimiser up to beta_*, by one computation there (`reduction:uniqueness`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, ident

_m, _g, _h, _y = sp.symbols("m g h y", positive=True)


UNIQUENESS: Final = Derivation(
    label="reduction:uniqueness",
    title=r"Theorem 1.1 (1) from one computation at $\beta_*$, $K_\#$",
    statement=r"Let $g_1=d$, $g_2=\frac{N_2}d$, $g_l\ge N_l\alpha_l(\beta_*)$ for $l\ge3$, and let $r$ bound $m_1$ of "
    r"every zonal critical density at $\beta_*$, $K_\#$. Let $Y$ be the set of $0\le y_l\le g_lr$ for $2\le l\le L$, "
    r"$0\le y_l\le g_l$ for $l>L$, and suppose that $L(a)=\sup_{y\in Y}\Phi(a,y)<\frac{a^2}{2d}$ for $0<a\le dr$. "
    r"Then for every $0<\beta\le\beta_*$: $K_c=K_\#$, $\sigma$ is the unique minimiser for $0\le K\le K_\#$, the "
    r"transition is continuous, and for $0\le K\le\frac12K_\#$ the uniform density is the only critical point.",
    hypotheses=(r"$d\ge2$",),
    uses=(
        "reduction:extent",
        "reduction:concavity",
        "reduction:chord",
        "reduction:disc",
        "coupling:gibbs",
        "coupling:moments",
        "supp:polarisation",
        "eq:2.16",
        "lem:funk-hecke",
        "lem:threshold",
        "eq:1.7",
        "eq:4.23",
        "lem:variational",
        "prop:critical-uniqueness",
    ),
    cites=("spherical-harmonics",),
    does_not_prove="its supposition, which is decided for one dimension at a time; [thm:main] has every dimension at "
    "once",
    steps=(
        argue(
            r"At $\beta_*$ and $K_\#$: $g_l^*=2K_\#\kappa_l=N_l\alpha_l$, so $g_1^*=N_1=d$ and, as "
            r"$\alpha_2(\beta_*)=\frac1d$ ([lem:threshold]), $g_2^*=\frac{N_2}d$; for $l\ge3$, $g_l^*\le g_l$.",
        ),
        argue(
            "A minimiser exists ([lem:variational]); suppose that it is not uniform. It is critical, positive and "
            "bounded (2.16), zonal and non-increasing in the angle ([supp:polarisation]: the kernel increases "
            r"strictly with $x\cdot y$), so $m_1>0$ and $0\le m_l\le m_1\le r$ ([coupling:moments], "
            r"[reduction:extent]). Its field is $a=dm_1$, $y_l=g_l^*m_l$: $0<a\le dr$, $0\le y_l\le g_lr$, and "
            r"$y_l\le g_l$, so $y$ is in $Y$.",
        ),
        ident(
            r"At a critical density $\mathcal F=G(m)$ ([coupling:gibbs]). Mode by mode "
            r"$\frac12g^*m^2=\frac{y^2}{2g^*}$ for $y=g^*m$, and for the first $\frac d2m_1^2=\frac{a^2}{2d}$: "
            r"$\mathcal F=\frac{a^2}{2d}-\big(\Lambda(a,y)-\sum_{l\ge2}\frac{y_l^2}{2g_l^*}\big)$.",
            _g * _m**2 / 2,
            (_g * _m) ** 2 / (2 * _g),
        ),
        ident(
            r"With $g^*\le g$ the bracket is at most $\Phi(a,y)$, since "
            r"$\frac{y^2}{2g^*}-\frac{y^2}{2(g^*+h)}=\frac{hy^2}{2g^*(g^*+h)}\ge0$. So $\mathcal "
            r"F\ge\frac{a^2}{2d}-L(a)>0=\mathcal F(\sigma)$, which no minimiser has: $\sigma$ is the only one.",
            _y**2 / (2 * _g) - _y**2 / (2 * (_g + _h)),
            _h * _y**2 / (2 * _g * (_g + _h)),
        ),
        cite(
            "spherical-harmonics",
            r"for a bounded density $\mathcal E=\sum_l\lambda_l\|\mathsf P_l\rho\|^2$, so at $K_\#=\frac1{2\lambda_1}$ "
            r"$\mathcal F_{K_\#}=H-\frac12\sum_l\alpha_l(\beta)\|\mathsf P_l\rho\|^2$.",
        ),
        argue(
            r"Let $\beta\le\beta_*$ and $\rho$ be a minimiser at $\beta$, $K_\#(\beta)$, which is bounded. As "
            r"$\alpha_l(\beta)\le\alpha_l(\beta_*)$ ([eq:4.23]), its $\mathcal F$ is at least that at $\beta_*$, "
            r"$K_\#(\beta_*)$, which is positive unless $\rho$ is uniform. So $\sigma$ is the unique minimiser at "
            r"$K_\#(\beta)$.",
        ),
        argue(
            r"[lem:variational] (ii): $K_c=K_\#$ and the transition is continuous; (i): $\sigma$ is the unique "
            r"minimiser for smaller $K$. $0<K_\#<\infty$ ([eq:1.7]), so [prop:critical-uniqueness] holds up to "
            r"$\frac12K_c=\frac12K_\#$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(UNIQUENESS)
