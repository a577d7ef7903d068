"""The band of K_c between nodes: K_c decreases, log-log concave (`coupling:band`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign

_b, _n, _k = sp.symbols("beta n k", positive=True)
_delta = sp.Symbol("delta", positive=True)
_c, _e = sp.symbols("gamma_n gamma_k", positive=True)

BAND: Final = Derivation(
    label="coupling:band",
    title=r"$K_c$ is strictly decreasing and $\log K_c$ is concave in $\log\beta$",
    statement=r"$\mathcal E_\beta(\rho)=\sum_{n\ge1}\gamma_n(\rho)\beta^{n-1}$ with $\gamma_n\ge0$. So for "
    r"$\beta>\beta_*$ $K_c$ decreases strictly, $\log K_c$ is a concave function of $\log\beta$, and a "
    r"minimiser $\rho$ at $K_c(\beta_0)$ that is not uniform bounds it: $K_c(\beta)\le "
    r"K_c(\beta_0)(\beta_0/\beta)^{p(\rho)}$, where $p=\frac{\beta\mathcal E'}{\mathcal E}$ at $\beta_0$.",
    hypotheses=(r"$\beta>\beta_*$",),
    uses=("lem:funk-hecke", "lem:variational", "lem:quartic", "supp:quartic-sign", "eq:1.14", "coupling:count"),
    steps=(
        argue(
            r"$W=\sum_{n\ge1}\frac{\beta^{n-1}}{n!}\bigl((x\cdot x')^n-\overline{(x\cdot x')^n}\bigr)$. With the "
            r"tensor powers $u(x)=x\otimes\cdots\otimes x$ and their mean $\overline u$, $(x\cdot x')^n=u(x)\cdot "
            r"u(x')$ and $u(x)\cdot\overline u=\overline u\cdot\overline u=\overline{(x\cdot x')^n}$ for every $x$, "
            r"so $(x\cdot x')^n-\overline{(x\cdot x')^n}=(u(x)-\overline u)\cdot(u(x')-\overline u)$, and "
            r"$\gamma_n=\frac1{n!}\bigl|\int(u-\overline u)\rho\bigr|^2\ge0$.",
        ),
        sign(
            r"$\log\mathcal E$ is convex in $\log\beta$: $\mathcal E\frac{d^2\mathcal E}{(d\log\beta)^2}"
            r"-\bigl(\frac{d\mathcal E}{d\log\beta}\bigr)^2=\sum_{k<n}\gamma_k\gamma_n(n-k)^2\beta^{n+k-2}\ge0$; "
            r"for one pair, $n=k+\delta$.",
            sp.simplify(
                (
                    (_c * _b ** (_n - 1) + _e * _b ** (_k - 1))
                    * (_c * (_n - 1) ** 2 * _b ** (_n - 1) + _e * (_k - 1) ** 2 * _b ** (_k - 1))
                    - (_c * (_n - 1) * _b ** (_n - 1) + _e * (_k - 1) * _b ** (_k - 1)) ** 2
                )
                / (_b ** (_n - 1) * _b ** (_k - 1))
            ).subs(_n, _k + _delta),
            positive_symbols=(_c, _e, _delta),
        ),
        argue(
            r"$\log K_c=\inf_\rho(\log H-\log\mathcal E_\beta(\rho))$ is an infimum of concave functions of "
            r"$\log\beta$, hence concave, and each minimiser $\rho$ at $\beta_0$ gives the tangent bound "
            r"$K_c(\beta)\le K_c(\beta_0)(\beta_0/\beta)^{p(\rho)}$.",
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
