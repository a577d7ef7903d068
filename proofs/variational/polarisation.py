"""Minimisers are zonal and monotone: an elementary proof by polarisation, cases of equality included.

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
_x, _y = sp.symbols("x_n y_n", real=True)  # components of x and y along the normal n of the hyperplane
_s = sp.Symbol("s", real=True)  # inner product of the components orthogonal to n


def _pair(a: Expr, a2: Expr, b: Expr, b2: Expr) -> Expr:
    """Contribution to the energy of the points x, x' = reflection of x, y, y', for densities a, a', b, b' there."""
    return _k1 * (a * b + a2 * b2) + _k2 * (a * b2 + a2 * b)


POLARISATION: Final = Derivation(
    label="supp:polarisation",
    title="Minimisers are zonal and monotone, by polarisation",
    statement="Let W(x,y) = k(x.y) with k continuous and strictly increasing. Every minimiser of F_K is, about some "
    "axis, zonal and "
    "non-increasing in the angle.",
    tex=r"If $W(x,y)=k(x\cdot y)$ with $k$ strictly increasing, every minimiser of $F_K$ is zonal and non-increasing "
    r"in the "
    r"angle about some axis.",
    hypotheses=("k continuous and strictly increasing on [-1,1]", "K > 0"),
    uses=("eq:2.16",),
    does_not_prove="rearrangement inequalities for functions that are not minimisers",
    steps=(
        define(
            "For a unit vector n let x' be the reflection of x in the hyperplane orthogonal to n, and let the "
            "polarised density have "
            "max(rho(x),rho(x')) at x and the minimum at x', for x.n > 0. It has the same entropy as rho.",
            r"x'=x-2(x\cdot n)\,n",
        ),
        ident(
            "For x.n, y.n > 0: x.y - x.y' = 2 (x.n)(y.n) > 0, so k(x.y) > k(x.y').",
            r"x\cdot y-x\cdot y'=2(x\cdot n)(y\cdot n)",
            (_s + _x * _y) - (_s - _x * _y),
            2 * _x * _y,
        ),
        computed(
            "Exchanging a and a' (where a < a' while b > b') changes the energy of the four points by "
            "(k(x.y) - k(x.y'))(a' - a)(b - b').",
            r"\Delta\mathcal E=(k(x\cdot y)-k(x\cdot y'))(a'-a)(b-b')",
            identities([(_pair(_a2, _a, _b, _b2) - _pair(_a, _a2, _b, _b2), (_k1 - _k2) * (_a2 - _a) * (_b - _b2))]),
        ),
        sign(
            "It is positive: k(x.y) = k(x.y') + p, a' = a + q, b = b' + s with p, q, s > 0. If (a-a')(b-b') >= 0 "
            "nothing changes.",
            r"(k(x\cdot y)-k(x\cdot y'))(a'-a)(b-b')>0",
            _p * _q * sp.Symbol("s_", positive=True),
            positive_symbols=(_p, _q, sp.Symbol("s_", positive=True)),
        ),
        argue(
            "A minimiser rho has a continuous density (eq:2.16). Its polarisation has the same entropy and no more "
            "free energy, so the "
            "energies agree, and (rho(x)-rho(x'))(rho(y)-rho(y')) >= 0 for all x, y with x.n, y.n > 0: for every n "
            "the difference "
            "rho(x) - rho(x') has one sign on the half-sphere x.n > 0.",
            r"\rho(x)-\rho(x')\ \text{has one sign on}\ \{x\cdot n>0\}",
        ),
        ident(
            "Let m = int x rho. Its component m.n = int_(x.n>0) (rho(x)-rho(x')) x.n, since x'.n = -x.n.",
            r"m\cdot n=\int_{x\cdot n>0}(\rho(x)-\rho(x'))\,x\cdot n\,d\sigma",
            _a * _x + _a2 * (-_x),
            (_a - _a2) * _x,
        ),
        argue(
            "If m.n > 0 the sign is >= 0; if m.n = 0 then rho(x) = rho(x') everywhere. So rho is invariant under "
            "every reflection "
            "that fixes m: it is zonal about m (m = 0: under every reflection, so it is constant). If x.m > y.m, take "
            "n = (x-y)/|x-y|: y = x', x.n > 0, m.n > 0, hence rho(x) >= rho(y).",
            r"x\cdot m>y\cdot m\implies\rho(x)\ge\rho(y)",
        ),
    ),
)

DERIVATIONS: Final = by_label(POLARISATION)
