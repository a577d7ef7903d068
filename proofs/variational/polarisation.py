"""Minimisers are zonal and monotone: by polarisation, cases of equality included (`supp:polarisation`).

It takes the place of the rearrangement theorems of Baernstein and Taylor, and of Burchard and Schmuckenschlaeger for
equality, so that nothing is cited.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.checks import identities
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, computed, define, ident, sign
from proofs.engine.symbols import Expr

_a, _a2, _b, _b2 = sp.symbols("a a' b b'", real=True)
_p, _q = sp.symbols("p q", positive=True)
_k1, _k2 = sp.symbols("k_near k_far", real=True)
_x, _y = sp.symbols("x_e y_e", real=True)  # components of x and y along the normal e of the hyperplane
_s = sp.Symbol("s", real=True)  # inner product of the components orthogonal to e


def _pair(a: Expr, a2: Expr, b: Expr, b2: Expr) -> Expr:
    """Contribution to the energy of the points x, x' = reflection of x, y, y', for densities a, a', b, b' there."""
    return _k1 * (a * b + a2 * b2) + _k2 * (a * b2 + a2 * b)


POLARISATION: Final = Derivation(
    label="supp:polarisation",
    title="Minimisers are zonal and monotone, by polarisation",
    statement=r"Let $W(x,y)=k(x\cdot y)$ with $k$ continuous and strictly increasing. Every minimiser of "
    r"$\mathcal F_K$ is zonal and non-increasing in the angle about some axis.",
    hypotheses=("$k$ continuous and strictly increasing on $[-1,1]$", "$K>0$"),
    uses=("eq:2.16",),
    does_not_prove="rearrangement inequalities for functions that are not minimisers",
    steps=(
        define(
            r"For a unit vector $e$ let $x'=x-2(x\cdot e)e$ be the reflection of $x$ in the hyperplane orthogonal to "
            r"$e$, and let the polarised density have $\max(\rho(x),\rho(x'))$ at $x$ and the minimum at $x'$, for "
            r"$x\cdot e>0$. It has the same entropy as $\rho$.",
        ),
        ident(
            r"For $x\cdot e,y\cdot e>0$: $x\cdot y-x\cdot y'=2(x\cdot e)(y\cdot e)>0$, so $k(x\cdot y)>k(x\cdot y')$.",
            (_s + _x * _y) - (_s - _x * _y),
            2 * _x * _y,
        ),
        computed(
            "Exchanging $a$ and $a'$ (where $a<a'$ while $b>b'$) changes the energy of the four points by "
            r"$(k(x\cdot y)-k(x\cdot y'))(a'-a)(b-b')$.",
            identities([(_pair(_a2, _a, _b, _b2) - _pair(_a, _a2, _b, _b2), (_k1 - _k2) * (_a2 - _a) * (_b - _b2))]),
        ),
        sign(
            r"It is positive: $k(x\cdot y)=k(x\cdot y')+p$, $a'=a+q$, $b=b'+r$ with $p,q,r>0$. If $(a-a')(b-b')\ge0$ "
            "nothing changes.",
            _p * _q * sp.Symbol("r", positive=True),
            positive_symbols=(_p, _q, sp.Symbol("r", positive=True)),
        ),
        argue(
            r"A minimiser $\rho$ has a continuous density ([eq:2.16]). Its polarisation has the same entropy and no "
            r"more free energy, so the energies agree, and $(\rho(x)-\rho(x'))(\rho(y)-\rho(y'))\ge0$ for all $x$, "
            r"$y$ with $x\cdot e,y\cdot e>0$: for every $e$ the difference $\rho(x)-\rho(x')$ has one sign on the "
            r"half-sphere $x\cdot e>0$.",
        ),
        ident(
            r"Let $m=\int x\rho$. Then $m\cdot e=\int_{x\cdot e>0}(\rho(x)-\rho(x'))\,x\cdot e\,d\sigma$, since "
            r"$x'\cdot e=-x\cdot e$.",
            _a * _x + _a2 * (-_x),
            (_a - _a2) * _x,
        ),
        argue(
            r"If $m\cdot e>0$ the sign is nonnegative; if $m\cdot e=0$ then $\rho(x)=\rho(x')$ everywhere. So $\rho$ "
            "is invariant under every reflection that fixes $m$: it is zonal about $m$ (for $m=0$ under every "
            r"reflection, so it is constant). If $x\cdot m>y\cdot m$, take $e=\frac{x-y}{|x-y|}$: $y=x'$, $x\cdot "
            r"e>0$ and $m\cdot e>0$, hence $\rho(x)\ge\rho(y)$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(POLARISATION)
