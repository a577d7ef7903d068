"""The curve of critical densities that leaves the uniform one at K_# (`branch:departure`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_x, _t, _d, _R, _D, _l = sp.symbols("x tau d R Delta lambda", positive=True)
_P, _Y, _k = sp.symbols("P Y kappa", real=True)

DEPARTURE: Final = Derivation(
    label="branch:departure",
    title="The branch that leaves the uniform density",
    statement=r"In the space of [branch:tube] let $0<x$, $0<R$, $\lambda_0=2\lambda_2$, "
    r"$U=x+R(\sum_{l\ge2}2\kappa_l)^{1/2}$, $S=e^{U/2}(\frac x{\sqrt d}+\sqrt{\lambda_0}R)$, $O=U(1+e^{U/2}U)$, "
    r"$\Delta=\frac dx(x\sqrt{\lambda_0/d}\,R+\frac12\lambda_0R^2+\frac{e^{U/2}}{6\sqrt d}S(O^2+2S^2))<1$, "
    r"$B=\lambda_0R+\frac12e^{U/2}\sqrt{\lambda_0}OS$, $k=\frac{K_\#}{1-\Delta}$. If $kB\le R$ and "
    r"$k(e^U\lambda_0+\frac{e^U\sqrt{\lambda_0d}\,B}{x(1-\Delta)})<1$, there is for each $0<\tau\le1$ one "
    r"$\eta(\tau)$ with $\eta_1=0$ and $|\eta|\le R\tau^2$ such that the field with $a_1=\tau x$ and the other "
    r"entries of $\eta$ is critical; it is analytic in $\tau$. $\frac{K_\#}{1+\Delta\tau^2}\le "
    r"K\le\frac{K_\#}{1-\Delta\tau^2}$: as $\tau$ falls to $0$ the field does, and $K$ goes to $K_\#$.",
    hypotheses=(r"the paper's kernel",),
    uses=("branch:tube", "eq:4.23", "eq:1.7"),
    does_not_prove=r"that other branches do not leave the uniform density at larger $K$",
    steps=(
        argue(
            r"At the uniform density $M=0$ and $C_{lk}=\frac1{N_l}$ for $k=l$, $0$ else, so that $DT_0$ multiplies "
            r"entry $l$ by $\frac{2\kappa_l}{N_l}=2\lambda_l$. As $\frac{\lambda_{l+1}}{\lambda_l}<1$ ([eq:4.23]), "
            r"the largest of these for $l\ge2$ is $\lambda_0$: $\mathrm{Var}_0(D_y)\le\lambda_0|y|^2$ if $y_1=0$."
        ),
        argue(
            r"Let $a$ have $a_1=\tau x$ and $|\eta|\le R\tau^2$ for the rest, and $h=\tau xP_1+D_\eta$. Then "
            r"$|h|\le\tau U$ by Cauchy's inequality; its mean is $0$, so $\rho_{ua}\le e^U\rho_0=e^U$ for $0\le "
            r"u\le1$, $\mathrm{sd}(h)\le\tau S$, and $|h-Eh|\le\tau O$ there, as in [branch:tube]."
        ),
        ident(
            r"The second derivative of $u\mapsto M_1(ua)$ at $u=0$ is $E_0[P_1h^2]$, and $E_0[P_1^3]=0$ as $P_1$ is "
            r"odd: what is left of $P_1h^2$ is $2\tau xP_1^2D_\eta+P_1D_\eta^2$, whose mean is at most $2\tau "
            r"x\frac{\sqrt{\lambda_0}|\eta|}{\sqrt d}+\lambda_0|\eta|^2$ by Cauchy's inequality and $|P_1|\le1$.",
            sp.expand(_P * (_t * _x * _P + _Y) ** 2 - _t**2 * _x**2 * _P**3),
            2 * _t * _x * _P**2 * _Y + _P * _Y**2,
        ),
        argue(
            r"The third one is $\kappa_4(P_1,h,h,h)$, at most $\frac{e^{U/2}}{\sqrt d}\tau^3S(O^2+2S^2)$ "
            r"([branch:tube]). With the first derivative $\frac{\tau x}d$: $|M_1(a)-\frac{\tau x}d|\le\frac{\tau "
            r"x}d\Delta\tau^2$."
        ),
        ident(
            r"So with $M_1=\frac{\tau x}d(1+\kappa)$, $|\kappa|\le\Delta\tau^2$: $K=\frac{\tau x}{2\kappa_1M_1}$ is "
            r"$\frac{K_\#}{1+\kappa}$, as $K_\#=\frac1{2\lambda_1}=\frac d{2\kappa_1}$.",
            _t * _x / (2 * _l * (_t * _x / _d) * (1 + _k)),
            _d / (2 * _l) / (1 + _k),
        ),
        argue(
            r"$|PT(a)|\le B\tau^2$: its first derivative along $ua$ at $u=0$ is $P\,DT_0a=DT_0\eta$, and for $|y|=1$, "
            r"$y_1=0$ $\kappa_3(D_y,h,h)\le\mathrm{sd}(D_y)\tau^2OS$, $\mathrm{sd}(D_y)\le e^{U/2}\sqrt{\lambda_0}$."
        ),
        argue(
            r"The map $\Phi$ of [branch:tube] at $c=(x,0,0,\dots)$, $V=c$: $\Phi(\eta)=K\,PT(a)$, which is at most "
            r"$kB\tau^2\le R\tau^2$. Its derivative is at most $k$ times $e^U\lambda_0$ and $|PT(a)|$ times "
            r"$\frac{\mathrm{Cov}_a(D_c,D_y)}{xM_1}$, which is at most $\frac{e^U\sqrt{\lambda_0}x/\sqrt d}{\tau "
            r"x^2(1-\Delta)/d}$."
        ),
        ident(
            r"$\frac{\sqrt{\lambda_0}x/\sqrt d}{\tau "
            r"x^2(1-\Delta)/d}\tau^2B=\tau\frac{\sqrt{\lambda_0d}B}{x(1-\Delta)}$, which is largest at $\tau=1$.",
            sp.sqrt(_l) * _x / sp.sqrt(_d) / (_t * _x**2 * (1 - _D) / _d) * _t**2 * _R,
            _t * sp.sqrt(_l * _d) * _R / (_x * (1 - _D)),
        ),
        argue(
            r"$\Phi$ contracts and maps the ball of radius $R\tau^2$ into itself: one fixed point, analytic in $\tau$ "
            r"as in [branch:tube]."
        ),
    ),
)

DERIVATIONS: Final = by_label(DEPARTURE)
