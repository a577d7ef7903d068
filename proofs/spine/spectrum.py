"""The norm of a weighted sum of squares of features over a mesh (`spine:spectrum`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_a, _b, _x, _y = sp.symbols("a b x y", real=True)

SPECTRUM: Final = Derivation(
    label="spine:spectrum",
    title="The norm of a weighted integral of features",
    statement=r"Let $W\ge0$ be at most $W_i$ on cell $i$ of mass $p_i$, $\xi_x$ vectors of a Hilbert space with "
    r"$|\xi_x-\xi_i|\le r_i$ there, $A=\sum_iW_ip_i\,\xi_i\otimes\xi_i$ and $B=\sum_iW_ip_ir_i^2$. Then "
    r"$\|\int W\xi\otimes\xi\|\le(\sqrt{\|A\|}+\sqrt B)^2$, and $\|A\|$ is at most the norm of its block of some "
    r"coordinates and the trace of the block of the others. For a density $\rho$, $X\ge0$ and every $w\ge0$ "
    r"$\sup_{|v|=1}\mathbb E_\rho[\langle\xi,v\rangle^2X]\le w\lambda+\|\int(\rho X-w)_+\,\xi\otimes\xi\,d\sigma\|$, "
    r"$\lambda=\sup_{|v|=1}\int\langle\xi,v\rangle^2d\sigma$, which for $\xi=(\sqrt{g_l}P_l)_{l\ge1}$ is $g_1/d$ if "
    r"$g_l=2K\kappa_l$, and at most $g_1/d+r$ if the $g_l$ exceed these by $r$ in all; the same holds on any subspace "
    r"and for projected features. The norm of a symmetric matrix is at most the 16th root of the Frobenius norm of its "
    r"16th power, and it grows with the $g_l$ in the roots.",
    hypotheses=(r"$W\ge0$",),
    uses=("gegenbauer:moments", "gegenbauer:dimension", "lem:funk-hecke"),
    steps=(
        argue(
            r"$\langle v,\int W\xi\otimes\xi\,v\rangle^{1/2}$ is the norm of $\langle\xi_x,v\rangle$ in $L^2(W)$, at "
            r"most that of $\langle\xi_{i(x)},v\rangle$ and that of $|\xi_x-\xi_{i(x)}||v|$.",
        ),
        ident(
            r"For $v=(v_1,v_2)$ the same triangle gives at most $(\sqrt{a}|v_1|+\sqrt b|v_2|)^2$ with the norms of "
            r"the blocks, and $(a^2+b^2)(x^2+y^2)-(ax+by)^2=(ay-bx)^2\ge0$; the norm of the second block is at most "
            r"its trace.",
            (_a**2 + _b**2) * (_x**2 + _y**2) - (_a * _x + _b * _y) ** 2,
            (_a * _y - _b * _x) ** 2,
        ),
        argue(
            r"$\rho X\le w+(\rho X-w)_+$. By orthogonality "
            r"$\int\langle\xi,v\rangle^2d\sigma=\sum_l\frac{g_l}{N_l}v_l^2$, and $\frac{g_l}{N_l}=2K\lambda_l$ "
            r"decreases in $l$ ([lem:funk-hecke]) if $g_l=2K\kappa_l$, else it is larger by at most $r$; $N_1=d$.",
        ),
        argue(
            r"$\|S\|^{16}=\|S^{16}\|$. With $D$ the diagonal of the roots, $DYD$ has the spectrum of "
            r"$Y^{1/2}D^2Y^{1/2}$, $Y\ge0$, which grows with $D^2$ in the Loewner order.",
        ),
    ),
)

DERIVATIONS: Final = by_label(SPECTRUM)
