"""Spherical rearrangement does not raise the free energy, and brings densities closer (`supp:rearrangement`).

By polarisations alone, so that the theorem of Baernstein and Taylor is not cited.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.checks import identities
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, computed, define, ident, sign

_a, _a2, _x, _x2 = sp.symbols("a a' x x'", real=True)
_q, _r = sp.symbols("q r", nonnegative=True)
_s, _u, _v = sp.symbols("s u v", real=True)

REARRANGEMENT: Final = Derivation(
    label="supp:rearrangement",
    title="Spherical rearrangement lowers the free energy and brings densities closer",
    statement=r"Let $W(x,y)=k(x\cdot y)$ with $k$ continuous and strictly increasing, $p$ a unit vector, and for a "
    r"density $\rho$ let $\rho^*$ be the density that is zonal about $p$, non-increasing in the angle from it, and "
    r"has $\sigma(\rho^*>t)=\sigma(\rho>t)$ for all $t$. Then $H(\rho^*)=H(\rho)$, $\mathcal E(\rho^*)\ge\mathcal "
    r"E(\rho)$, so that $\mathcal F_K(\rho^*)\le\mathcal F_K(\rho)$ for $K\ge0$; "
    r"$\|\rho^*-\eta^*\|_1\le\|\rho-\eta\|_1$; and $\int\rho^*(x)\,x\cdot p\ge\int\rho(x)\,x\cdot p$.",
    hypotheses=("$k$ continuous and strictly increasing on $[-1,1]$",),
    uses=("supp:polarisation",),
    steps=(
        argue(
            r"The set where $\rho^*>t$ is the open cap about $p$ with the measure of that where $\rho>t$; so $H$, an "
            r"integral over the levels, is the same. $\|\rho-\eta\|_1$ is the integral over $t$ of the measure of "
            r"the set where exactly one of $\rho>t$ and $\eta>t$ holds, which is at least "
            r"$|\sigma(\rho>t)-\sigma(\eta>t)|$, with equality for $\rho^*$ and $\eta^*$, as caps about $p$ are "
            r"nested: $\|\rho^*-\eta^*\|_1\le\|\rho-\eta\|_1$.",
        ),
        argue(
            r"$|\mathcal E(\rho)-\mathcal E(\eta)|\le2\max|W|\,\|\rho-\eta\|_1$, and continuous densities are dense in "
            r"$L^1$: by the contraction it is enough to prove $\mathcal E(\rho^*)\ge\mathcal E(\rho)$ for a continuous "
            r"$\rho$, with a modulus of continuity $\omega$ that does not decrease.",
        ),
        define(
            r"Let $Q$ be the set of all densities $\eta$ with this modulus of continuity, "
            r"$\sigma(\eta>t)=\sigma(\rho>t)$ for all $t$ and $\mathcal E(\eta)\ge\mathcal E(\rho)$. It contains "
            r"$\rho$, is bounded and equicontinuous, and closed under uniform limits (which are limits in "
            "distribution), hence compact.",
        ),
        ident(
            r"$Q$ contains the polarisation $\eta_e$ of its members, for every $e$. The energy does not fall, and "
            "levels keep their measure ([supp:polarisation]). For $x,y$ on one side of the hyperplane and the "
            r"reflections $x',y'$: $|x-y'|^2-|x-y|^2=4(x\cdot e)(y\cdot e)\ge0$, so that points of one side are the "
            "nearer ones.",
            ((_s + (_u + _v) ** 2) - (_s + (_u - _v) ** 2)),
            4 * _u * _v,
        ),
        argue(
            r"So the modulus is kept: on one side the maxima of $\eta(x),\eta(x')$ and of $\eta(y),\eta(y')$, and "
            r"the minima, differ by at most $\omega(|x-y|)$. On different sides, $x\cdot e>0>y\cdot e$, the four "
            r"numbers $|x-y|=|x'-y'|\ge|x-y'|=|x'-y|$ bound the difference of the maximum at $x$ and the minimum at "
            r"$y$, whichever of $\eta(x),\eta(x')$ and of $\eta(y),\eta(y')$ these are; and minimum minus maximum is "
            r"at most $\eta(y)-\eta(x)$.",
        ),
        computed(
            r"Let $\eta\in Q$ have the largest $\int\eta(x)\,x\cdot p$, and let $e\cdot p>0$. With "
            r"$x=(\eta(z),z\cdot p)$ at $z\cdot e>0$ and at $z'$, exchanging $a<a'$ raises the integral by "
            "$(a'-a)(x-x')$.",
            identities([((_a2 * _x + _a * _x2) - (_a * _x + _a2 * _x2), (_a2 - _a) * (_x - _x2))]),
        ),
        sign(
            r"It is nonnegative, as $a'=a+q$, and $x=x'+r$, $r=2(z\cdot e)(e\cdot p)>0$; if $\eta(z)<\eta(z')$ "
            r"anywhere, it is positive near there. As $\eta_e\in Q$, this cannot be: $\eta(z)\ge\eta(z')$ wherever "
            r"$z\cdot e>0$.",
            _q * _r,
            nonnegative=(_q, _r),
            strict=False,
        ),
        argue(
            r"For $x\cdot p>y\cdot p$ take $e=\frac{x-y}{|x-y|}$: $y=x'$, $x\cdot e>0$, $e\cdot p>0$, so "
            r"$\eta(x)\ge\eta(y)$. By continuity $\eta$ is constant where $x\cdot p$ is: $\eta$ is zonal, "
            r"non-increasing in the angle, and has the levels of $\rho$, so it is $\rho^*$: $\mathcal "
            r"E(\rho^*)\ge\mathcal E(\rho)$, and $\int\rho^*(x)\,x\cdot p$ is the largest in $Q$. Both go over to "
            "limits in $L^1$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(REARRANGEMENT)
