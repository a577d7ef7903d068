r"""The jump of the energy at K_c (`coupling:latent-heat`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_a, _m, _kappa, _K = sp.symbols("a m kappa K", positive=True)
_z, _delta = sp.symbols("z delta", nonnegative=True)
_g = 2 * _K * _kappa

LATENT_HEAT: Final = Derivation(
    label="coupling:latent-heat",
    title="The latent heat, the jump of the energy at $K_c$",
    statement=r"Let $\rho^*$ be the minimiser at $K=K_c$ that is not uniform, with moments $m$ in $C_*$, where "
    r"$\theta<1$, and let $z_l=a_l/g_l$ be in $C_*$ with the defect of [coupling:star], $a_l=0$ beyond $L'$. With "
    r"$A=\sum_l\frac{a_l^2}{4\kappa_l}$ and $\mathrm{distance}=\frac{\sqrt{\mathrm{defect}}}{1-\theta}$: "
    r"$\bigl|\sqrt{\mathcal E(\rho^*)}-\frac{\sqrt A}K\bigr|\le\frac{\mathrm{distance}}{\sqrt{2K}}$. The uniform "
    r"density has $\mathcal E=0$, so that this is the jump of $\mathcal E$ at $K_c$, and $K_c\mathcal E(\rho^*)$ is "
    r"that of $H$.",
    hypotheses=(r"$\theta<1$ on $C_*$", r"$K=K_c>0$"),
    uses=("coupling:star", "coupling:count", "eq:1.14"),
    steps=(
        ident(
            r"With $g_l=2K\kappa_l$: $\mathcal E=\sum_{l\ge1}\kappa_lm_l^2=\frac1{2K}|\sqrt g\,m|^2$, so that "
            r"$\sqrt{\mathcal E}=\frac{|\sqrt g\,m|}{\sqrt{2K}}$.",
            _kappa * _m**2,
            _g * _m**2 / (2 * _K),
        ),
        ident(
            r"The same of $z_l=a_l/g_l$ in the place of $m$: "
            r"$\frac{g_lz_l^2}{2K}=\frac1{K^2}\frac{a_l^2}{4\kappa_l}$, so that $\frac{|\sqrt "
            r"g\,z|}{\sqrt{2K}}=\frac{\sqrt A}K$.",
            _g * (_a / _g) ** 2 / (2 * _K),
            _a**2 / (4 * _kappa) / _K**2,
        ),
        argue(
            r"$|\sqrt g\,(m-z)|\le\mathrm{distance}$, the modes beyond $L'$ included ([coupling:star]), and norms "
            r"obey the triangle inequality: $\bigl|\sqrt{\mathcal E}-\frac{\sqrt "
            r"A}K\bigr|\le\frac{\mathrm{distance}}{\sqrt{2K}}$."
        ),
        sign(
            r"Where $\frac{\sqrt A}K\ge\frac{\mathrm{distance}}{\sqrt{2K}}$ squares keep the order, as "
            r"$(z+\delta)^2\ge z^2$ for $z,\delta\ge0$: $\mathcal E$ lies between the squares of $\frac{\sqrt "
            r"A}K-\frac{\mathrm{distance}}{\sqrt{2K}}$ and $\frac{\sqrt A}K+\frac{\mathrm{distance}}{\sqrt{2K}}$.",
            (_z + _delta) ** 2 - _z**2,
            nonnegative=(_z, _delta),
            strict=False,
        ),
        argue(
            r"$W$ has mean $0$ in each variable (1.2), so $\mathcal E(1)=0$. At $K_c$ both densities minimise "
            r"$\mathcal F_K$, and $\mathcal F_K(1)=0$, so $H(\rho^*)=K_c\mathcal E(\rho^*)$: the entropy jumps by "
            r"$K_c$ times as much ([coupling:count])."
        ),
    ),
)

DERIVATIONS: Final = by_label(LATENT_HEAT)
