"""The fold of the branch between the uniform density and the other minimiser (`branch:fold`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

_q, _r, _n, _t, _p, _k, _g = sp.symbols("q r n tau p k g", positive=True)
_K, _m, _a, _kap = sp.symbols("K m a kappa", positive=True)

FOLD: Final = Derivation(
    label="branch:fold",
    title="The fold of the branch of critical densities",
    statement=r"Let pieces $1,\dots,N$ of [branch:tube] and a departure of [branch:departure] be given, such that "
    r"$v>2|w|\sigma$ for each piece, all $a$ within $R'$ of $b(-\sigma)$ of the first piece lie in the departure, all "
    r"within $R'$ of $b(-\sigma)$ of each further piece in the tube of the piece before, and all fields within "
    r"$\zeta$ of $f$ in the tube of the last one, where $\zeta$ and $f$ are such that the field of the minimiser at "
    r"$K_c$ that is not uniform is within $\zeta$ of $f$. Then a continuous curve of zonal critical densities leads "
    r"from the uniform density, at $K_\#$, to that minimiser, at $K_c$, and $K$ is continuous on it. If "
    r"$K\ge\mathrm{lower}$ on the departure and in all tubes, and at $s=0$ of a piece, which the curve leaves at some "
    r"$s\ge0$, $K\le\mathrm{upper}<\min(K_\#,K_c)$, the least $K$ on the curve, $K_f$, is in "
    r"$[\mathrm{lower},\mathrm{upper}]$ and is taken between its ends. For all but finitely many $K$ in $(K_f,K_c)$ "
    r"some density of the curve is a local minimiser of $\mathcal F_K$ in $L^1$: $K_s\le K_f$ for the $K_s$ of "
    r"[coupling:metastable]. One may take for $f$ the field of the explicit density of a cover at the same $\beta$, "
    r"$K_c\le K_+$, and $\zeta=\frac{\sqrt{K_+\mathrm{defect}}}{1-\theta}$.",
    hypotheses=(r"the paper's kernel", r"$\beta>\beta_*$"),
    uses=("branch:tube", "branch:departure", "coupling:count", "spine:count", "supp:rearrangement", "coupling:star"),
    does_not_prove=r"that there are no others for $K<K_f$, nor that $K$ has no other local minimum on the curve",
    steps=(
        argue(
            r"In each piece the critical densities are a curve over $|s|\le\sigma$, and the departure has one over "
            r"$0<\tau\le1$. That at $s=-\sigma$ of a piece is within $R'$ of $b(-\sigma)$, so it lies in the tube "
            r"before, where it is critical and hence on the curve there. So the curves of neighbours have a point in "
            r"common, and the last one contains the minimiser. A path: in each piece from $s=-\sigma$ to the point in "
            r"common with the next one, $s$ increasing. $K$ is determined by the density, and so continuous along it."
        ),
        ident(
            r"The field of the minimiser is $a_l=2K_c\kappa_lm_l$, and $f_l=g_lz_l$ at $K_c$: in the sum $|a-f|^2$ "
            r"each entry is $K_cg_l(m_l-z_l)^2$, and $\sum_lg_l(m_l-z_l)^2\le\frac{\mathrm{defect}}{(1-\theta)^2}$ "
            r"([coupling:star], [coupling:count]).",
            (2 * _K * _kap * (_m - _a)) ** 2 / (2 * _kap),
            _K * (2 * _K * _kap) * (_m - _a) ** 2,
        ),
        argue(
            r"$K_f$: $K$ has a least value on the path with its end at $K_\#$, since it is continuous up to there. It "
            r"is at most that at $s=0$ of the named piece, which the path meets, and so less than at both ends; it is "
            r"at least lower."
        ),
        argue(
            r"Local minimisers. Put $q=\frac1K$ and $H=q-DT_a$, the second derivative of $\frac q2|a|^2-\Lambda$ "
            r"([branch:tube]), at a critical $a=a(s)$ of a piece. $PHP$ is at least $q(1-\theta')$, "
            r"$\theta'=ke^U\lambda\le\theta<1$. Differentiate $qa=T(a)$: $Ha'=-q'a$, and $\langle "
            r"a',c\rangle=n\tau'(s)>0$, as $v>2|w|\sigma$. Take $y$ with $\langle y,c\rangle=0$ and $PHy=Pa$; "
            r"then $H(a'+q'y)$ is a multiple $\mu c$ of $c$, and $n\mu=-q'(n\tau+\langle c,DT_ay\rangle)$. $H$ is "
            r"positive definite if and only if $\mu>0$."
        ),
        sign(
            r"The bracket is positive: $|\langle c,DT_ay\rangle|\le p|y|\le\frac{pK|Pa|}{1-\theta'}$, and $\theta<1$ "
            r"says $k\frac pmq|Pa|<1-\theta'$, where $m\le c\cdot M(a)=qn\tau$ and $K\le k$: with "
            r"$1-\theta'=\frac{kpr}{n\tau}+g$, $r=|Pa|$, $K=k$: $n\tau(1-\theta')-pkr>0$. In the departure the same "
            r"holds with the numbers there.",
            sp.expand(_n * _t * (_k * _p * _r / (_n * _t) + _g) - _p * _k * _r),
            positive_symbols=(_n, _t, _k, _p, _r, _g),
        ),
        argue(
            r"So $H>0$ where $q'<0$, that is where $K$ increases with $s$. $K$ is analytic on the finitely many "
            r"pieces of the path, beyond their ends too by the implicit function theorem. Let $K$ in $(K_f,K_c)$ not "
            r"be a critical value of one of them that is not constant, nor the value of one that is: these are "
            r"finitely many. On its way from the fold to the end the path takes this value a last time, after which "
            r"it is larger; there the derivative is positive, and $H>0$."
        ),
        argue(
            r"$H$ is $q$ less a compact operator, so $G$ has a strict local minimum at the moments $m$ of such a "
            r"density $\rho$: $\mathcal F_K(\eta)\ge G(m_\eta)\ge G(m)=\mathcal F_K(\rho)$ for all zonal $\eta$ whose "
            r"moments are near to $m$ in $\sum_l2\kappa_l(m_l-m_{\eta,l})^2$, which holds for those near to $\rho$ in "
            r"$L^1$, as $|P_l|\le1$."
        ),
        argue(
            r"All densities of the path are non-increasing in the angle. Let the field $h=2K\int W(\cdot,y)\rho(y)$ "
            r"belong to a zonal $\rho$ that is non-increasing in the angle, not constant, with a continuously "
            r"differentiable logarithm. At an angle $\theta$ in $(0,\pi)$, with $e$ the unit tangent towards the pole "
            r"and $\mathcal R$ the reflection that turns $e$ around, $-\partial_\theta h=2K\int_{e\cdot y>0}W'(e\cdot "
            r"y)(\rho(y)-\rho(\mathcal Ry))>0$, $W'=e^{\beta x\cdot y}$: $y$ is nearer to the pole than $\mathcal "
            r"Ry$. Over $\sin\theta$ it has a limit at the poles, $4K\int_{e\cdot y>0}W'(e\cdot y)^2\rho'$, with the "
            r"derivative of $\rho$ by $\cos\theta$, which is positive as well. So $h$ has a positive derivative by "
            r"$\cos\theta$ on all of $[-1,1]$. The set of the path where this is so is open, because fields converge "
            r"with their derivatives, $|a_l|\le2K\kappa_l$; it is closed, because a limit is non-increasing in the "
            r"angle and not constant; and the minimiser at its end is in it."
        ),
        argue(
            r"Every $\eta$ near to $\rho$ in $L^1$, turned in any way: its rearrangement is as near to that of "
            r"$\rho$, which is $\rho$, and has no larger $\mathcal F_K$ ([supp:rearrangement]). So $\mathcal "
            r"F_K(\eta)\ge\mathcal F_K(\rho)$."
        ),
    ),
)

DERIVATIONS: Final = by_label(FOLD)
