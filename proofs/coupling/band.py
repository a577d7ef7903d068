"""The band of K_c between nodes: K_c decreases, log-log concave (`coupling:band`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign

_b, _n, _m = sp.symbols("beta n m", positive=True)
_c, _e = sp.symbols("c_n c_m", positive=True)

BAND: Final = Derivation(
    label="coupling:band",
    title=r"$K_c$ is strictly decreasing and $\log K_c$ is concave in $\log\beta$",
    statement=r"$\mathcal E_\beta(\rho)=\sum_{n\ge1}c_n(\rho)\beta^{n-1}$ with $c_n\ge0$. So for $\beta>\beta_*$ "
    r"$K_c$ decreases strictly, $\log K_c$ is a concave function of $\log\beta$, and a minimiser $\rho$ at "
    r"$K_c(b)$ that is not uniform bounds it: $K_c(\beta)\le K_c(b)(b/\beta)^{p(\rho)}$, where "
    r"$p=\frac{\beta\mathcal E'}{\mathcal E}$ at $b$.",
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
            r"$K_c(\beta)\le K_c(b)(b/\beta)^{p(\rho)}$.",
        ),
        argue(
            r"Strictly decreasing: $\lambda_l$ increases for every $l\ge2$ and "
            r"$\lambda_1=\frac1dF(\tfrac d2+1,\tfrac{\beta^2}4)$ too, so $\mathcal E_\beta(\rho)$ increases strictly "
            r"unless $\rho$ is uniform. For $\beta>\beta_*$, $K_c<K_\#$ ([lem:quartic], [supp:quartic-sign]), and "
            "the infimum is attained, at a minimiser for $K_c$ that is not uniform ([coupling:count], with $K_c$ in "
            r"place of $K_{\mathrm{hi}}$): $p>0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(BAND)
