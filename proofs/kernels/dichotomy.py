"""Exact dichotomies in the parameter of a family of kernels (`kernels:dichotomy-...`); beyond the paper.

In each family Theorem 3.5 and Lemma 5.1 leave no gap: the criterion holds exactly as long as alpha_2 <= 1/d.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import d
from proofs.gegenbauer import L

_r, _s, _k, _R = sp.symbols("r s k R", positive=True)
_delta, _y, _u = sp.symbols("delta y u", nonnegative=True)
_USES: Final = ("thm:criterion", "lem:quartic", "eq:3.2", "lem:variational")
_growth = (d + L - 1) / L  # A_{l+1}/A_l

POISSON: Final = Derivation(
    label="kernels:dichotomy-poisson",
    title="Poisson's kernel: continuous exactly up to $r=1/d$",
    statement=r"Let $W=\sum_{l\ge1}N_lr^lP_l$, $0<r<1$. If $r\le\frac1d$, then $K_c=K_\#$ and the transition is "
    r"continuous; if $r>\frac1d$, then $K_c<K_\#$ and it is discontinuous. $\lambda_l=r^l$.",
    hypotheses=(r"$d\ge2$", "$0<r<1$"),
    uses=(*_USES, "gegenbauer:dimension"),
    steps=(
        sign(
            r"$\alpha_l=r^{l-1}$, and $\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=r\frac{d+l-1}l\le rd$ for $l\ge1$: "
            r"$d-\frac{d+l-1}l=\frac{(d-1)(l-1)}l\ge0$. So $A_l\alpha_l\le1$ for all $l$ if $rd\le1$.",
            d - _growth,
            {d: 2 + _delta, L: 1 + _y},
            nonnegative=(_delta, _y),
            strict=False,
        ),
        sign(
            r"At $r=\frac1d$ the criterion is strict for $l=3$: $1-\frac{d(d+1)}{2d^2}=\frac{d-1}{2d}>0$; so is it "
            "for $r$ below. Hence a continuous transition ([thm:criterion]).",
            1 - d * (d + 1) / 2 / d**2,
            {d: 2 + _delta},
            nonnegative=(_delta,),
        ),
        argue(r"If $r>\frac1d$, $\alpha_2=r>\frac1d$: [lem:quartic], and [lem:variational] for the discontinuity."),
    ),
)

HEAT: Final = Derivation(
    label="kernels:dichotomy-heat",
    title=r"The heat kernel: continuous exactly from $s=\log d/(d+1)$ on",
    statement=r"Let $W=\sum_{l\ge1}N_le^{-sl(l+d-2)}P_l$, $s>0$. If $s\ge\frac{\log d}{d+1}$, then $K_c=K_\#$ and the "
    r"transition is continuous; if $s<\frac{\log d}{d+1}$, then $K_c<K_\#$ and it is discontinuous.",
    hypotheses=(r"$d\ge2$", "$s>0$"),
    uses=(*_USES, "gegenbauer:dimension"),
    steps=(
        idents(
            r"$\alpha_l=e^{-s(l-1)(l+d-1)}$, as $l(l+d-2)-(d-1)=(l-1)(l+d-1)$; $\alpha_2=e^{-s(d+1)}$ and "
            r"$\frac{\alpha_{l+1}}{\alpha_l}=e^{-s(2l+d-1)}$.",
            (L * (L + d - 2) - (d - 1), (L - 1) * (L + d - 1)),
            (((L - 1) * (L + d - 1)).subs(L, 2), d + 1),
            (L * (L + d) - (L - 1) * (L + d - 1), 2 * L + d - 1),
        ),
        sign(
            r"$\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=e^{-s(2l+d-1)}\frac{d+l-1}l$ is at most its value at $l=1$, "
            r"$de^{-s(d+1)}$, both factors decreasing: $d-\frac{d+l-1}l\ge0$. So $A_l\alpha_l\le1$ for all $l$ if "
            r"$de^{-s(d+1)}\le1$, and strictly for $l=3$, the exponent having decreased.",
            d - _growth,
            {d: 2 + _delta, L: 1 + _y},
            nonnegative=(_delta, _y),
            strict=False,
        ),
        argue(
            r"$de^{-s(d+1)}\le1$ if and only if $s\ge\frac{\log d}{d+1}$; otherwise $\alpha_2>\frac1d$: "
            "[lem:quartic], and [lem:variational] for the discontinuity.",
        ),
    ),
)

_beta_integral = sp.gamma(_k + (d - 1) / 2) * sp.gamma(L + (d - 1) / 2) / sp.gamma(_k + L + d - 1)

POWER: Final = Derivation(
    label="kernels:dichotomy-power",
    title="Powers of $1+t$: continuous exactly up to $k=2d/(d-1)$",
    statement=r"Let $W=(1+x\cdot y)^k$ less its mean, $k>0$ real. If $k\le\frac{2d}{d-1}$, then $K_c=K_\#$ and the "
    r"transition is continuous; if $k>\frac{2d}{d-1}$, then $K_c<K_\#$ and it is discontinuous. "
    r"$\frac{\lambda_{l+1}}{\lambda_l}=\frac{k-l}{k+l+d-1}$ for $l\ge1$, where $\lambda_l\ne0$.",
    hypotheses=(r"$d\ge2$", "$k>0$"),
    uses=(*_USES, "gegenbauer:recurrences", "kernels:increasing"),
    steps=(
        argue(
            r"The raising operator, by parts ([gegenbauer:recurrences]): $\int "
            r"fP_l^{(d)}(1-t^2)^{\frac{d-3}2}=\frac1{d-1}\int f'P_{l-1}^{(d+2)}(1-t^2)^{\frac{d-1}2}$, so after $l$ "
            r"steps $\lambda_l$ is $c\prod_{j<l}\frac1{d-1+2j}$, over $0\le j<l$, times $\int "
            r"f^{(l)}(1-t^2)^{l+\frac{d-3}2}$. For $f=(1+t)^k$ the boundary terms vanish, and "
            r"$f^{(l)}=k(k-1)\cdots(k-l+1)(1+t)^{k-l}$.",
        ),
        ident(
            r"$\int(1+t)^{k+\frac{d-3}2}(1-t)^{l+\frac{d-3}2}=2^{k+l+d-2}\frac{\Gamma(k+\frac{d-1}2)\Gamma(l+"
            r"\frac{d-1}2)}{\Gamma(k+l+d-1)}$, Euler's integral. So "
            r"$\frac{\lambda_{l+1}}{\lambda_l}=\frac{2(k-l)}{d-1+2l}\cdot\frac{l+\frac{d-1}2}{k+l+d-1}=\frac{k-l}{k+l+"
            "d-1}$.",
            2 * (_k - L) / (d - 1 + 2 * L) * _beta_integral.subs(L, L + 1) / _beta_integral,
            (_k - L) / (_k + L + d - 1),
        ),
        ident(
            r"For $l\le k$: $\frac{A_{l+1}\alpha_{l+1}}{A_l\alpha_l}=\frac{(k-l)(d+l-1)}{l(k+l+d-1)}\le1$ if and only "
            r"if $k(d-1)\le2l(l+d-1)$: $l(k+l+d-1)-(k-l)(d+l-1)=2l(l+d-1)-k(d-1)$. The right side increases in $l$, "
            r"so $k(d-1)\le2d$, the case $l=1$, suffices.",
            L * (_k + L + d - 1) - (_k - L) * (d + L - 1),
            2 * L * (L + d - 1) - _k * (d - 1),
        ),
        sign(
            r"For $l>k$ always $|A_{l+1}\alpha_{l+1}|\le|A_l\alpha_l|$: $l(k+l+d-1)-(l-k)(d+l-1)=k(2l+d-1)>0$. So if "
            r"$k(d-1)\le2d$, all $A_l\alpha_l\le1$, with $A_3\alpha_3<A_2\alpha_2$ or $\alpha_2\le0$: strictly "
            "somewhere.",
            L * (_k + L + d - 1) - (L - _k) * (d + L - 1),
            {d: 2 + _delta, L: 1 + _y},
            nonnegative=(_delta, _y),
            positive_symbols=(_k,),
        ),
        argue(
            r"$\lambda_1>0$ ([kernels:increasing]). If $k(d-1)>2d$, the case $l=1$ says $A_2\alpha_2>1$: "
            r"$\alpha_2>\frac1d$, [lem:quartic], and [lem:variational] for the discontinuity.",
        ),
    ),
)

CONE: Final = Derivation(
    label="kernels:dichotomy-cone",
    title="Hegselmann and Krause on the circle: continuous exactly from $R_*$ on",
    statement=r"Let $d=2$ and $W=(R-|\theta|)_+^2$ less its mean, $0<R\le\pi$, $\theta$ the angle between $x$ and "
    r"$y$. $\lambda_l=\frac{2(lR-\sin lR)}{\pi l^3}>0$. $2R+\sin2R-4\sin R$ has one zero $R_*$ in $(0,\pi)$, in "
    r"$(\frac\pi2,\pi)$; for $R\ge R_*$, $K_c=K_\#$ and the transition is continuous; for $R<R_*$, $K_c<K_\#$ and it "
    "is discontinuous.",
    hypotheses=("$d=2$", r"$0<R\le\pi$"),
    uses=_USES,
    steps=(
        idents(
            r"$\lambda_l=\frac1\pi\int_0^R(R-\theta)^2\cos l\theta\,d\theta$, and $(R-\theta)^2\frac{\sin "
            r"l\theta}l-2(R-\theta)\frac{\cos l\theta}{l^2}-2\frac{\sin l\theta}{l^3}$ has the derivative "
            r"$(R-\theta)^2\cos l\theta$; its values at the ends differ by $\frac{2R}{l^2}-\frac{2\sin lR}{l^3}$. "
            r"$\sin u<u$ for $u>0$.",
            (
                sp.diff(
                    (_R - _u) ** 2 * sp.sin(L * _u) / L
                    - 2 * (_R - _u) * sp.cos(L * _u) / L**2
                    - 2 * sp.sin(L * _u) / L**3,
                    _u,
                ),
                (_R - _u) ** 2 * sp.cos(L * _u),
            ),
            (-2 * sp.sin(L * _R) / L**3 + 2 * _R / L**2, 2 * (L * _R - sp.sin(L * _R)) / L**3),
        ),
        ident(
            r"Here $A_l=l$. $A_2\alpha_2=\frac{2R-\sin2R}{4(R-\sin R)}\le1$ if and only if $f=2R+\sin2R-4\sin R\ge0$, "
            r"and $f'=4\cos R(\cos R-1)$ is $<0$ before $\frac\pi2$ and $>0$ after, where $f(0)=0$ and $f(\pi)=2\pi$: "
            "one zero $R_*$, $f<0$ before it and $f>0$ after.",
            sp.expand_trig(sp.diff(2 * _R + sp.sin(2 * _R) - 4 * sp.sin(_R), _R)),
            4 * sp.cos(_R) * (sp.cos(_R) - 1),
        ),
        argue(
            r"For $R\ge R_*>\frac\pi2$: $\sin2R\le0$, so $f\ge0$ gives $\sin R\le\frac R2$ and $R-\sin R\ge\frac R2$. "
            r"For $l\ge3$, $A_l\alpha_l=\frac{lR-\sin lR}{l^2(R-\sin R)}\le\frac{lR+1}{l^2R/2}$.",
        ),
        sign(
            r"It is $<1$: $\frac{l^2R}2-lR-1>0$ for $l=3+y$ and $R=1+\delta$. So Theorem 3.5 holds, strictly for "
            "$l=3$.",
            L**2 * _R / 2 - L * _R - 1,
            {L: 3 + _y, _R: 1 + _delta},
            nonnegative=(_y, _delta),
        ),
        argue(r"If $R<R_*$, $\alpha_2>\frac12$: [lem:quartic], and [lem:variational] for the discontinuity."),
    ),
)

DERIVATIONS: Final = by_label(POISSON, HEAT, POWER, CONE)
