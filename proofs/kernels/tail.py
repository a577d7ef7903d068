"""Tails that decay slowly: the block of S, moments of densities with F <= 0 (`kernels:tail`); beyond the paper.

They take the place of the trace tau where kappa_l decays like l^-2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents

_g, _N, _lam, _K, _y = sp.symbols("g N lambda K y", positive=True)
_l = sp.Symbol("l", positive=True)
_theta = sp.Symbol("theta", real=True)
_rho = sp.Function("rho")

TAIL: Final = Derivation(
    label="kernels:tail",
    title="Tails that decay slowly",
    statement=r"Let all $\kappa_l\ge0$. For a density $\rho\le\sup\rho$ the block $l>L$ of $S$ has the largest "
    r"eigenvalue at most $2K\sup\rho\max_{l>L}\lambda_l$. If $\mathcal F_K(\rho)\le0$, then "
    r"$\|\rho-1\|_1\le\sqrt{2K\mathcal E}$, which is at most $m_1\sqrt{2K\sum_l\kappa_l}$ if $\rho$ is zonal and "
    r"$|m_l|\le m_1$. If besides $d=2$, $W$ has the Lipschitz constant $c$ in the angle and $\rho$ is critical, "
    r"$|m_l|\le\frac{2Kc}l\|\rho-1\|_1$ for every $l\ge1$.",
    hypotheses=(r"all $\kappa_l\ge0$, $\sum_l\kappa_l<\infty$", "$K>0$"),
    uses=("eq:2.8", "eq:2.16", "coupling:functional", "gegenbauer:dimension", "coupling:origin"),
    steps=(
        idents(
            r"$y\cdot Sy=\mathrm{Var}_\rho f\le\mathbb E_\rho f^2\le\sup\rho\int f^2$ for "
            r"$f=\sum_{l>L}y_l\sqrt{g_l}P_l$, and $\int f^2=\sum_{l>L}\frac{g_l}{N_l}y_l^2$, where "
            r"$\frac{g_l}{N_l}=2K\lambda_l$, $g_l=2KN_l\lambda_l$.",
            ((2 * _K * _N * _lam) / _N, 2 * _K * _lam),
            ((_y * sp.sqrt(_g)) ** 2 / _N, _g / _N * _y**2),
        ),
        argue(
            r"$\mathcal F_K\le0$ says $H\le K\mathcal E$; Pinsker's inequality, $\|\rho-1\|_1^2\le2H$, is a step of "
            r"[coupling:functional]. $\mathcal E=\sum_l\kappa_lm_l^2\le m_1^2\sum_l\kappa_l$.",
        ),
        ident(
            r"A critical density on the circle is $e^h/Z$ with $h=2K\,W*(\rho-1)$: $h'$ is at most $2Kc\|\rho-1\|_1$ "
            r"in absolute value, and $\rho'=h'\rho$ at most $2Kc\|\rho-1\|_1\rho$. By parts, $m_l=\int\rho\cos "
            r"l\theta=-\frac1l\int\rho'\sin l\theta$.",
            sp.diff(_rho(_theta) * sp.sin(_l * _theta) / _l, _theta),
            _rho(_theta) * sp.cos(_l * _theta) + sp.diff(_rho(_theta), _theta) * sp.sin(_l * _theta) / _l,
        ),
        argue(r"So $|m_l|\le\frac1l\int|\rho'|\le\frac{2Kc}l\|\rho-1\|_1\int\rho=\frac{2Kc}l\|\rho-1\|_1$."),
    ),
)

DERIVATIONS: Final = by_label(TAIL)
