"""F_K from below on a section m_1 = c of the zonal decreasing densities (`coupling:section`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_a, _g, _m, _c, _L = sp.symbols("a g m c Lambda", real=True)
_s = sp.Symbol("s", real=True)

SECTION: Final = Derivation(
    label="coupling:section",
    title="The free energy from below on a section $m_1=c$",
    statement=r"Let $\rho$ be zonal and non-increasing in the angle, with $m_1=c>0$. Then $|m_l|\le c$ for every "
    r"$l$, and for every field $a\ge0$: $\mathcal F_K(\rho)\ge\sum_l(a_l|m_l|-\frac12g_lm_l^2)-\Lambda(a)$, so that "
    r"the bound of [coupling:gibbs] holds on a box that contains the $|m_l|$. For $a_1\ge0$ and "
    r"$\Gamma(z)=\frac12\sum_{l\ge2}g_lz_l^2-\Lambda(a_1,(g_lz_l)_{l\ge2})$: $\mathcal F_K(\rho)\ge "
    r"a_1c-\frac12g_1c^2+\Gamma(|m|)$. Let $C_*$ be a box $|g_lz_l-\psi_l|\le e_l$ for $2\le l\le L$, $|z_l|\le r$ "
    r"beyond, $c\le r$, $e_1=|a_1-\psi_1|$, and let $\theta$ be that of [coupling:star] at the field $\psi$ with $0$ "
    r"in place of $g_1$ and $r$ of $\mathrm{upper}_1$. If $\theta<1$, then for $z$ in $C_*$ with $z_l=0$ beyond $L'$, "
    r"$M$ the moments at the field $(a_1,(g_lz_l)_{l\ge2})$ and $\mathrm{defect}=\sum_{2\le l\le "
    r"L'}g_l(z_l-M_l)^2+\tau'$, $\tau'\ge\sum_{l>L'}g_l$: $\Gamma\ge\Gamma(z)-\frac{\mathrm{defect}}{2(1-\theta)}$ "
    "on $C_*$.",
    hypotheses=(r"$\rho$ zonal and non-increasing in the angle", "$m_1=c>0$", r"all $\kappa_l>0$", "$K>0$"),
    uses=("coupling:gibbs", "coupling:moments", "coupling:positivity", "coupling:star"),
    does_not_prove="that the bound on a section is attained",
    steps=(
        argue(
            r"$|m_l|\le m_1$ for every density that is zonal and non-increasing in the angle: it is a mixture of caps "
            r"([coupling:moments], its first step).",
        ),
        argue(
            r"Put $a'_l=\pm a_l$, with the sign of $m_l$. [coupling:gibbs] at $a'$: "
            r"$\mathcal F_K\ge\sum_l(a'_lm_l-\frac12g_lm_l^2)-\Lambda(a')$. Here $a'_lm_l=a_l|m_l|$, and "
            r"$\Lambda(a')\le\Lambda(|a'|)=\Lambda(a)$, as $Z$ is a power series with coefficients $\ge0$ "
            r"([coupling:positivity]). The right side is that of [coupling:gibbs] at the moments $|m|$.",
        ),
        ident(
            r"With $a_l=g_l|m_l|$ for $l\ge2$: $a_l|m_l|-\frac12g_lm_l^2=\frac12g_lm_l^2$, which with $l=1$ as it is "
            r"gives $a_1c-\frac12g_1c^2+\Gamma(|m|)$.",
            (_g * _m) * _m - _g * _m**2 / 2,
            _g * _m**2 / 2,
        ),
        argue(
            r"In the coordinates $\sqrt{g_l}z_l$, $l\ge2$, the Hessian of $\Gamma$ is $1$ less the block $l,k\ge2$ "
            r"of $S$ at the field $(a_1,(g_lz_l)_{l\ge2})$. The proof of [coupling:star] bounds that block on $C_*$ "
            r"by $\theta$: the field differs from $\psi$ by at most $e_l$, $e_1=|a_1-\psi_1|$ included, and the "
            "quadratic form has no part of $l=1$. With $0$ in place of $g_1$ the row of $l=1$ only adds to the maximum "
            "over rows.",
        ),
        argue(
            r"The gradient of $\Gamma$ at $z$ is $\sqrt{g_l}(z_l-M_l)$ in these coordinates, for $l\ge2$; its square "
            r"is at most $\mathrm{defect}$, and $C_*$ with all modes is convex. As in [coupling:star]: "
            r"$\Gamma\ge\Gamma(z)-\frac{\mathrm{defect}}{2(1-\theta)}$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(SECTION)
