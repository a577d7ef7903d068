"""The fold of a kernel of one degree: its critical points are a curve (`kernels:fold`); beyond the paper.

Maier and Saupe's model of nematics is d = 3 and degree 2.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, ident, sign
from proofs.engine.symbols import d, t
from proofs.gegenbauer import L

_P, _P1, _c, _A = sp.Function("P"), sp.Symbol("P'", real=True), sp.Symbol("c", real=True), sp.Symbol("A", positive=True)
_D, _D1, _delta = sp.symbols("D D_1 delta", real=True)
_D2, _s = sp.Symbol("D_2", positive=True), sp.Symbol("s", nonnegative=True)
_value, _second = sp.Symbol("P", real=True), ((d - 1) * t * _P1 - _A * sp.Symbol("P", real=True)) / (1 - t**2)

FOLD: Final = Derivation(
    label="kernels:fold",
    title="The fold of a kernel of one degree",
    statement=r"Let $W=\kappa P_l$ with one degree $l\ge1$ and $\kappa>0$, $f=(1-t^2)P_l'^2$, $q=l(l+d-2)$, and "
    r"$\chi(c)=q/\mathbb E_cf$, the mean at the field $cP_l$. The zonal critical densities other than the uniform one "
    r"are $e^{cP_l}/Z$ with $c\ne0$ and $2K\kappa=\chi(c)$. $\chi$ is continuous, $\chi(0)=N_l$, $\chi(c)\ge|c|$ and "
    r"$\chi\ge1$. So for $2K\kappa<\inf\chi$ there is none, and for every $2K\kappa\ge\chi(c)$, $c\ne0$, there is "
    r"one. If $x\ge1$ and $D(c)=\int(q-xf)e^{cP_l}w\,dt>0$ for $|c|\le x$, then $\chi>x$ everywhere; if $D(c)\le0$, "
    r"then $\chi(c)\le x$. $|D^{(n)}(c)|\le qxe^{|c|}$. For $l=1$, and for $d=2$, every critical density is zonal.",
    hypotheses=(r"$d\ge2$", r"$l\ge1$", r"$\kappa>0$"),
    uses=("gegenbauer:recurrences", "gegenbauer:dimension", "eq:2.16", "coupling:positivity"),
    does_not_prove=r"that critical densities are zonal where $d\ge3$ and $l\ge2$",
    steps=(
        argue(
            r"A zonal critical density is $e^{cP_l}/Z$ with $c=2K\kappa M(c)$, $M(c)=\mathbb E_cP_l$ ([eq:2.16], "
            "which has the same form for critical points); the uniform one is $c=0$. $M(0)=0$ and "
            r"$M'=\mathrm{Var}_cP_l>0$, so $M(c)$ has the sign of $c$.",
        ),
        ident(
            r"$q\int P_le^{cP_l}w=c\int fe^{cP_l}w$: the equation "
            r"$((1-t^2)^{\frac{d-1}2}P_l')'=-q(1-t^2)^{\frac{d-3}2}P_l$ by parts, since $e^{-cP}\frac "
            r"d{dt}[gP'e^{cP}]=(gP')'+cgP'^2$. So $c/M(c)=q/\mathbb E_cf=\chi(c)$ for $c\ne0$.",
            sp.exp(-_c * _P(t)) * sp.diff((1 - t**2) * sp.diff(_P(t), t) * sp.exp(_c * _P(t)), t),
            sp.diff((1 - t**2) * sp.diff(_P(t), t), t) + _c * (1 - t**2) * sp.diff(_P(t), t) ** 2,
        ),
        argue(
            r"$\chi(0)=N_l$: both $q\int P_l^2w=\int fw$, the derivative of this identity in $c$ at $0$, and $\int "
            r"P_l^2w=\frac1{N_l}$. $|M|\le1$, so $\chi(c)=|c|/|M(c)|\ge|c|$, for $c=0$ as well.",
        ),
        ident(
            r"$f\le q$: $P_l^2+\frac fq$ has the derivative "
            r"$2P_l'\bigl(P_l+\frac{(1-t^2)P_l''-tP_l'}q\bigr)=\frac{2(d-2)}qtP_l'^2$, by "
            r"$(1-t^2)P_l''=(d-1)tP_l'-qP_l$; it is even in $t$, increases for $t\ge0$, and is $1$ at $t=1$.",
            2 * _value * _P1 + (-2 * t * _P1**2 + 2 * (1 - t**2) * _P1 * _second) / _A,
            2 * (d - 2) * t * _P1**2 / _A,
        ),
        argue(
            r"So $0\le f\le q$, $\chi\ge1$, and $|q-xf|\le qx$ for $x\ge1$; $D^{(n)}(c)=\int(q-xf)P_l^ne^{cP_l}w$ is "
            r"at most $qxe^{|c|}$ in absolute value. $D(c)=Z\,(q-x\mathbb E_cf)$ has the sign of $\chi(c)-x$. For "
            r"$|c|>x$, $\chi(c)\ge|c|>x$.",
        ),
        argue(
            r"$\chi$ is continuous and at least $|c|$: on the half-line of $c_0\ne0$ from there on it takes all "
            r"values from $\chi(c_0)$ on.",
        ),
        ident(
            r"Where $D\ge D_0+D_1\delta+\frac12D_2\delta^2$ with $D_2>0$, $D\ge D_0-\frac{D_1^2}{2D_2}$.",
            _D + _D1 * _delta + _D2 * _delta**2 / 2,
            _D - _D1**2 / (2 * _D2) + _D2 / 2 * (_delta + _D1 / _D2) ** 2,
        ),
        sign(
            r"$q=l(l+d-2)>0$, for $l=1+s$.",
            L * (L + d - 2),
            {L: 1 + _s, d: 2 + sp.Symbol("delta", nonnegative=True)},
            nonnegative=(_s, sp.Symbol("delta", nonnegative=True)),
        ),
        argue(
            r"For $l=1$ a critical field is $2K\kappa x\cdot\int y\rho$, zonal. For $d=2$ it is "
            r"$a\cos(l\theta-\varphi)$, that is $a\cos l(\theta-\theta_0)$, even about $\theta_0=\frac\varphi l$.",
        ),
    ),
)

ALL: Final = Derivation(
    label="kernels:fold-all",
    title="The fold of Maier and Saupe's model, over all critical densities",
    statement=r"For $d=3$ and $W=\kappa P_2$, $\kappa>0$, the critical densities of $\mathcal F_K$ other than the "
    r"uniform one are, up to a rotation, the $e^{cP_2}/Z$ with $c\ne0$ and $2K\kappa=\chi(c)$ of [kernels:fold].",
    hypotheses=("$d=3$", r"$\kappa>0$"),
    uses=("kernels:fold",),
    cites=("maier-saupe-axisymmetry",),
    steps=(
        cite("maier-saupe-axisymmetry", "every critical density is axisymmetric, so [kernels:fold] has them all."),
        ident(
            r"In the normalisation $W=(x\cdot y)^2-\frac13=\frac23P_2$ the field is $2K(t^2-\frac13)m_2$, and "
            r"$K_\#=\frac{5}{2\kappa}=\frac{15}4$.",
            5 / (2 * sp.Rational(2, 3)),
            sp.Rational(15, 4),
        ),
    ),
)

DERIVATIONS: Final = by_label(FOLD, ALL)
