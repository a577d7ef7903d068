"""Suprema between the nodes of a mesh in the angle, and masses of caps (`spine:mesh`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_u, _w = sp.symbols("u w", positive=True)
_k = sp.symbols("k", integer=True, positive=True)
_x = sp.symbols("x", real=True)

MESH: Final = Derivation(
    label="spine:mesh",
    title="Zonal functions between the nodes of a mesh in the angle",
    statement=r"$P_l(\cos\theta)$ is a sum of $\cos j\theta$, $0\le j\le l$, with coefficients $\ge0$. So, with "
    r"$c_l=\frac{l(l+d-2)}{d-1}$: $|\frac{d^2}{d\theta^2}\sum_la_lP_l|\le\sum_l|a_l|c_l$; with $g_l\ge0$, "
    r"$\Gamma=\sum_lg_lc_l$, $g_0=\sum_lg_l$, the second derivatives of $\sum_lg_lP_l^2$ and of "
    r"$\frac1{g_0}(\sum_lg_lP_l)^2$ are at most $2\Gamma$; and "
    r"$\sum_lg_l(P_l(\cos\theta)-P_l(\cos\theta'))^2\le\Gamma(\theta-\theta')^2$. On an interval of length $w$ a "
    r"function with $|f''|\le b$ is at most the larger of its values at the ends and $\frac{w^2b}8$. The cap of "
    r"angle $\theta$ has the mass $I_{d-2}(\theta)/I_{d-2}(\pi)$, $I_k(\theta)=\int_0^\theta\sin^k$, and "
    r"$kI_k=(k-1)I_{k-2}-\cos\theta\sin^{k-1}\theta$.",
    hypotheses=(r"$d\ge2$",),
    uses=("gegenbauer:recurrences",),
    steps=(
        argue(
            r"For $d=2$ $P_l(\cos\theta)=\cos l\theta$. Else $P_l$ is a positive multiple of the coefficient of "
            r"$r^l$ in $(1-2r\cos\theta+r^2)^{-\nu}=(1-re^{i\theta})^{-\nu}(1-re^{-i\theta})^{-\nu}$, "
            r"$\nu=\frac{d-2}2>0$, whose factors have coefficients $\ge0$. A sum $f=\sum_jp_j\cos j\theta$ with "
            r"$p_j\ge0$ has $|f''|\le-f''(0)$, and so do products of such sums; the differential equation of $P_l$ "
            r"gives $-P_l''=P_l'(1)=c_l$ at $\theta=0$, so $-(P_l^2)''=2c_l$ and $-((\sum_lg_lP_l)^2)''=2g_0\Gamma$ "
            r"there.",
        ),
        ident(r"$1-\cos x=2\sin^2\frac x2\le\frac{x^2}2$.", 1 - sp.cos(2 * _x), 2 * sp.sin(_x) ** 2),
        argue(
            r"Hence $1-P_l(\cos\omega)\le\frac{c_l\omega^2}2$. $P_l(x\cdot y)$ is the scalar product of unit vectors "
            r"$Y_x$, $Y_y$ (its kernel is positive definite), and for $x$, $y$ on one meridian $(P_l(e\cdot "
            r"x)-P_l(e\cdot y))^2\le|Y_x-Y_y|^2=2-2P_l(\cos(\theta-\theta'))$.",
        ),
        ident(
            r"$f+\frac b2\theta^2$ is convex, and at the share $u$ of the interval its chord less the "
            r"square is the chord of $f$ and $\frac b2w^2u(1-u)\le\frac{bw^2}8$.",
            _u * _w**2 - (_u * _w) ** 2,
            _w**2 * _u * (1 - _u),
        ),
        ident(
            r"The largest share: $\frac14-u(1-u)=(u-\frac12)^2\ge0$.",
            sp.Rational(1, 4) - _u * (1 - _u),
            (_u - sp.Rational(1, 2)) ** 2,
        ),
        ident(
            r"$\frac d{d\theta}(\cos\theta\sin^{k-1}\theta)=(k-1)\sin^{k-2}\theta-k\sin^k\theta$.",
            sp.diff(sp.cos(_x) * sp.sin(_x) ** (_k - 1), _x).subs(sp.cos(_x) ** 2, 1 - sp.sin(_x) ** 2),
            (_k - 1) * sp.sin(_x) ** (_k - 2) - _k * sp.sin(_x) ** _k,
        ),
    ),
)

DERIVATIONS: Final = by_label(MESH)
