"""Positive definite alone does not make minimisers zonal in d >= 3 (`kernels:counterexample`); beyond the paper.

By exact integrals: W = P_3 on S^2 at K = 37/10, where a sectoral density lies below every zonal one.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import Expr, t
from proofs.gegenbauer import polynomial

_x, _y, _z = sp.symbols("x y z", real=True)
_v, _delta = sp.symbols("v delta", nonnegative=True)
_g, _m, _M = sp.symbols("g m M", real=True)
COUPLING: Final = sp.Rational(37, 10)
LEVEL: Final = sp.Rational(79, 10000)
SCALE: Final = sp.Rational(5, 8)
"""(int P_3^2)/(int ((1-t^2)^(3/2) cos 3 phi)^2), so that the sectoral harmonic has the norm of P_3."""
SECTORAL: Final = _x**3 - 3 * _x * _y**2
CUBIC: Final = _x**4 + _y**4 + _z**4 - sp.Rational(3, 5) * (_x**2 + _y**2 + _z**2) ** 2
_ZONAL, _ZONAL_4 = (polynomial(degree, sp.Integer(3), _z) for degree in (3, 4))
_place, _near = sp.Rational(29, 100), sp.Rational(2, 25)
_last = 4


def zonal(order: int) -> Expr:
    """The coefficient of v^order, v = u^2, in the partition function of the field 2 K u P_3, d = 3."""
    return (
        (2 * COUPLING) ** (2 * order)
        / sp.factorial(2 * order)
        * sphere_mean(sp.Poly(_ZONAL, _x, _y, _z) ** (2 * order))
    )


def sectoral(order: int) -> Expr:
    """The same for the sectoral harmonic: the mean of cos^(2n) is binom(2n, n)/4^n, and (1-t^2)^(3n) is integrated."""
    over_t = sp.integrate(sp.expand((1 - t**2) ** (3 * order)), (t, 0, 1))
    return (2 * COUPLING) ** (2 * order) * SCALE**order / (4**order * sp.factorial(order) ** 2) * over_t


def sphere_mean(function: Expr) -> Expr:
    """The mean over S^2 of a polynomial in the coordinates x, y, z."""
    total = sp.Integer(0)
    for powers, value in sp.Poly(function, _x, _y, _z).terms():
        if all(power % 2 == 0 for power in powers):
            halves = [power // 2 for power in powers]
            factors = sp.prod([sp.rf(sp.Rational(1, 2), n) for n in halves])
            total += value * factors / sp.rf(sp.Rational(3, 2), sum(halves))
    return total


def excess(order: int) -> Expr:
    """The coefficient of v^order in (1 + LEVEL) e^(K v) less the zonal partition function."""
    return (1 + LEVEL) * COUPLING**order / sp.factorial(order) - zonal(order)


_polynomial = sum(excess(n) * _v**n for n in range(_last + 1))
_exponent = COUPLING * _place**2 + sp.Rational(8, 1000)

COUNTEREXAMPLE: Final = Derivation(
    label="kernels:counterexample",
    title="Positive definite kernels whose minimisers are not zonal",
    statement=r"Let $d=3$ and $W=P_3$, $K=\frac{37}{10}$. Every zonal density has $\mathcal F_K>-\frac{79}{10000}$, "
    r"and the density of a sectoral field $2Ku\sqrt{5/8}(1-t^2)^{3/2}\cos3\theta$, $\theta$ the longitude and "
    r"$u=\frac{29}{100}$, has $\mathcal F_K<-\frac{80}{10000}$: no minimiser is zonal. So for $d\ge3$ eigenvalues "
    r"$\ge0$ do not suffice, and among harmonics of one norm and degree the zonal one need not have the largest $Z$: "
    "not for small fields of degree $3$ and $4$.",
    hypotheses=("$d=3$",),
    uses=("coupling:gibbs", "gegenbauer:moments", "gegenbauer:dimension", "eq:2.8", "kernels:signs"),
    steps=(
        define(
            r"$\kappa_3=1$, and $K=\frac{37}{10}>K_\#=\frac72$. A zonal density with $m_3=u$ has $\mathcal F_K\ge "
            r"Ku^2-\log Z(2Ku)$ ([coupling:gibbs] with $a_3=2Ku$), $Z(a)=\int e^{aP_3}$, a series in $v=u^2$ as $P_3$ "
            "is odd.",
        ),
        sign(
            r"It is $>-\frac{79}{10000}$ if $\frac{10079}{10000}e^{Kv}-Z>0$ for $0\le v\le1$, as $1+x\le e^x$. In "
            r"this series in $v$ the coefficients of $v^n$ are $>0$ for $2\le n\le8$; the least of them, each "
            "computed exactly.",
            sp.Min(*(excess(n) for n in range(2, 9))),
        ),
        sign(
            r"For $n\ge8$: $\int P_3^{2n}\le\int P_3^2=\frac17$, and $\frac{(2K)^{2n}}{7(2n)!}\le\frac{K^n}{n!}$, "
            r"since $\frac{(4K)^nn!}{(2n)!}\le7$ at $n=8$.",
            7 - (4 * COUPLING) ** 8 * sp.factorial(8) / sp.factorial(16),
        ),
        sign(
            r"From $n$ to $n+1$ the left side is multiplied by $\frac{2K}{2n+1}<1$: $2n+1-2K>0$ for $n=8+\delta$.",
            2 * (8 + _delta) + 1 - 2 * COUPLING,
            nonnegative=(_delta,),
        ),
        sign(
            r"So the terms up to $v^4$ bound it from below. For $v=\frac2{25}+\delta$ they are positive.",
            _polynomial,
            {_v: _near + _delta},
            nonnegative=(_delta,),
        ),
        sign(
            r"So they are for $v=\frac2{25}/(1+\delta)$; at $v=0$ the value is $\frac{79}{10000}$.",
            _polynomial,
            {_v: _near / (1 + _delta)},
            nonnegative=(_delta,),
        ),
        idents(
            r"$\int P_3^2=\frac17$, and $\int(1-t^2)^3\cos^23\theta=\frac12\int_0^1(1-t^2)^3dt=\frac8{35}$: the factor "
            r"$\frac58$ gives the sectoral harmonic $Y$ the norm of $P_3$.",
            (sphere_mean(_ZONAL**2), sp.Rational(1, 7)),
            (sp.integrate(sp.expand((1 - t**2) ** 3), (t, 0, 1)) / 2, sp.Rational(8, 35)),
            (SCALE * sp.Rational(8, 35), sp.Rational(1, 7)),
        ),
        ident(
            r"With $M=\int\rho Y$, $\rho=e^{2KuY}/Z$: $\mathcal E\ge M^2$, as $\lambda_3=\frac17$ and the part of "
            r"$\rho$ along $Y$ has the square norm $7M^2$. So $\mathcal F_K(\rho)\le2KuM-\log Z-KM^2\le Ku^2-\log Z$: "
            r"$gmM-\frac12gM^2=\frac12gm^2-\frac12g(M-m)^2$ with $g=2K$, $m=u$.",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
        sign(
            r"$Z=\sum_n\frac{(2Ku)^{2n}}{(2n)!}\int Y^{2n}\ge$ the terms up to $n=4$, and these are greater than "
            r"$e^{Ku^2+8/1000}$: multiplied by $1-x+\frac{x^2}2-\frac{x^3}6+\frac{x^4}{24}-\frac{x^5}{120}\le e^{-x}$, "
            r"$x=Ku^2+\frac8{1000}$, they exceed $1$.",
            sum(sectoral(n) * _place ** (2 * n) for n in range(_last + 1))
            * sum((-_exponent) ** n / sp.factorial(n) for n in range(6))
            - 1,
        ),
        idents(
            r"So $\mathcal F_K(\rho)<-\frac8{1000}$. For small fields it is the fourth moment that decides: over the "
            r"square of the second it is $\frac{350}{143}$ for the sectoral harmonic, $\frac{1687}{715}$ for $P_3$, "
            r"which is less by $\frac{63}{715}$.",
            (sphere_mean(SECTORAL**4) / sphere_mean(SECTORAL**2) ** 2, sp.Rational(350, 143)),
            (sphere_mean(_ZONAL**4) * 49, sp.Rational(1687, 715)),
            (sp.Rational(350, 143) - sp.Rational(1687, 715), sp.Rational(63, 715)),
        ),
        idents(
            "In degree $4$ it is the third moment, $>0$ for both: its square over the cube of the second is "
            r"$\frac{236196}{1002001}$ for $P_4$ and $\frac{333396}{1002001}$ for the cubic harmonic "
            r"$\sum_ix_i^4-\frac35$.",
            (
                sphere_mean(_ZONAL_4**3) ** 2 / sphere_mean(_ZONAL_4**2) ** 3,
                sp.Rational(236196, 1002001),
            ),
            (sphere_mean(CUBIC**3) ** 2 / sphere_mean(CUBIC**2) ** 3, sp.Rational(333396, 1002001)),
        ),
        sign(
            r"The third moment of the cubic harmonic is $>0$, as that of $P_4$ is ([kernels:signs]).",
            sphere_mean(CUBIC**3),
        ),
        argue(
            r"Hence the bound of $Z$ by zonal fields, which [kernels:circle] and [kernels:quadratic] use, fails here."
        ),
    ),
)

DERIVATIONS: Final = by_label(COUNTEREXAMPLE)
