"""The power series of the reduced function L(a) by an exact recursion in the basis of the zonal polynomials.

The recursion is carried out for symbolic d in the ring Q(d)[q_2, q_3, q_4], q_l = g_l/(N_l - g_l), through a^8 and held
against `supp:landau-reduction`, which finds the same function as the Legendre transform of a cumulant expansion.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import sympy as sp

from proofs.engine.checks import identities
from proofs.engine.derivation import Check, Derivation, NotDerived, Step, by_label
from proofs.engine.symbols import Expr, d
from proofs.gegenbauer import dimension
from proofs.landau import moments
from proofs.landau.moments import FIELD, q_2, q_3, q_4
from proofs.landau.reduction import NEUTRAL
from proofs.landau.reduction import Claims as Landau

ORDER: Final = 7  # c_8 comes from rho_7
_ZERO, _ONE = moments.element(sp.Integer(0)), moments.element(sp.Integer(1))
_d: Final = FIELD(d)
Components = dict[int, Expr]


def raising(degree: int) -> tuple[Expr, Expr]:
    """(up, down) in t P_q = up P_{q+1} + down P_{q-1}, in Q(d); t P_0 = P_1."""
    down = FIELD(degree) / (2 * degree + _d - 2) if degree else FIELD(0)
    return 1 - down, down


@cache
def product(degree: int, p: int) -> Components:
    """P_degree P_p as a combination of the P_q over Q(d), by the three-term recurrence in `degree`."""
    if degree == 0:
        return {p: FIELD(1)}
    scale = (2 * degree + _d - 4) / (degree + _d - 3) if degree > 1 else FIELD(1)
    result: Components = {}
    for q, c in product(degree - 1, p).items():
        for target, weight in zip((q + 1, q - 1), raising(q), strict=True):
            if weight:
                result[target] = result.get(target, FIELD(0)) + weight * scale * c
    for q, c in product(degree - 2, p).items() if degree > 1 else ():
        result[q] -= (degree - 1) / (degree + _d - 3) * c
    return {q: c for q, c in result.items() if c}


def recursion(ratio: Components, order: int = ORDER) -> list[Expr]:
    """c_2, c_4, ... from rho_1, rho_3, ..., rho_order; ratio: q_2, q_3, ..., those that are missing are 0."""
    fields: list[Components] = [{}, {1: _ONE}]
    densities: list[Components] = [{0: _ONE}, {1: _ONE}]
    means = [_ZERO, _ZERO]
    for n in range(2, order + 1):
        driven = dict.fromkeys(range(min(n, order + 1 - n) + 1), _ZERO)  # higher components do not count
        for k in range(1, n):
            for (degree, y), (p, x) in itertools.product(fields[k].items(), densities[n - k].items()):
                for q in driven.keys() & product(degree, p).keys():
                    driven[q] += k * y * x * product(degree, p)[q]
        means.append(driven.pop(0))
        own: Components = {}
        for degree, value in driven.items():
            less = (means[k] * densities[n - k].get(degree, _ZERO) for k in range(2, n))
            own[degree] = (value - sum(less, _ZERO)) * (FIELD(1) / n)
        fields.append({degree: ratio.get(degree, _ZERO) * e for degree, e in own.items() if degree > 1})
        densities.append({degree: e + fields[n].get(degree, _ZERO) for degree, e in own.items()})
    return [densities[2 * n - 1][1] * (FIELD(1) / (2 * n * _d)) for n in range(1, (order + 3) // 2)]


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail.

    product: P_l P_p; ratio: the q_l that the recursion is given; landau: the constants of `supp:landau-reduction`.
    """

    product: Callable[[int, int], Components] = product
    ratio: Components = field(
        default_factory=lambda: {n: moments.element(q) for n, q in ((2, q_2), (3, q_3), (4, q_4))}
    )
    quadratic: Expr = 1 / (2 * d)
    quartic: Expr = ((d - 1) * q_2 - 1) / (4 * d**2 * (d + 2))
    landau: Landau = field(default_factory=Landau)


def _products(claims: Claims) -> Check:
    """P_l P_p through degree 4 as polynomials in t."""

    def check() -> str:
        for degree, p in ((1, 3), (2, 2), (2, 3), (3, 3), (2, 4)):
            known = sum((moments.gegenbauer(q) * c for q, c in claims.product(degree, p).items()), _ZERO)
            if moments.gegenbauer(degree) * moments.gegenbauer(p) != known:
                raise NotDerived(f"P_{degree} P_{p} is another polynomial")
        return r"5 polynomials over $\mathbb Q(d)$ are 0"

    return check


def _agrees(claims: Claims) -> Check:
    def check() -> str:
        landau, names = claims.landau, sp.symbols("c_4 c_6 c_8", real=True)
        c = recursion(claims.ratio)
        known = {name: value.as_expr() for name, value in zip(names, c[1:], strict=True)}
        neutral = {name: value.subs(NEUTRAL) for name, value in known.items()}
        stated = {
            "c_2": (claims.quadratic, c[0]),
            "c_4": (claims.quartic, c[1]),
            "A_4": (landau.quartic, moments.element(landau.legendre_4.subs(known))),
            "A_6": (landau.sextic, moments.element(landau.legendre_6.subs(known))),
            "A_8": (landau.octic, moments.element(landau.legendre_8.subs(neutral))),
        }
        for name, (wanted, found) in stated.items():
            if moments.element(wanted) != found:
                raise NotDerived(f"{name} of the recursion is another")
        return rf"{len(stated)} elements of $\mathbb Q(d)[q_2,q_3,q_4]$ are 0"

    return check


def derivation(claims: Claims | None = None) -> Derivation:
    """The recursion of L(a), for the given constants (default: the true ones)."""
    stated = claims or Claims()
    g, n = sp.symbols("g N", positive=True)
    e, y = sp.symbols("e y")
    return Derivation(
        label="reduction:series",
        title="The power series of the reduced function",
        statement=r"Let $0<g_l<N_l$ for $l\ge2$, $q_l=\frac{g_l}{N_l-g_l}$ and $h=aP_1+\sum_{l\ge2}y_lP_l$ with "
        r"$y_l=g_lm_l(h)$ near $0$. Then $L(a)=\log\int e^h-\sum_{l\ge2}\frac{y_l^2}{2g_l}=\sum_{n\ge1}c_{2n}a^{2n}$, "
        r"where $\rho=e^h/\int e^h=\sum_n\rho_na^n$ and $h=\sum_nh_na^n$ satisfy $\rho_1=h_1=P_1$ and for $n\ge2$, "
        r"with $\lambda_n=\int\sum_{k<n}kh_k\rho_{n-k}$ and $ne_n=\sum_{k<n}(kh_k-\lambda_k)\rho_{n-k}-\lambda_n$: "
        r"$\rho_n=e_n+h_n$, $h_n[l]=q_le_n[l]$ for $l\ge2$, $h_n[1]=0$; and $c_{2n}=\frac{\rho_{2n-1}[1]}{2nd}$. "
        r"$c_{2n}$ depends on $g_2,\dots,g_n$ only, and only $e_j[l]$ with $l\le\min(j,2n-j)$ count in it.",
        hypotheses=(
            r"$d\ge2$",
            r"$0<g_l<N_l$ for $l\ge2$, $\sum_lg_l<\infty$",
            "$y(a)$ is analytic near $a=0$, $y(0)=0$",
        ),
        uses=("gegenbauer:recurrences", "gegenbauer:dimension", "supp:landau-reduction"),
        steps=(
            Step(
                r"$f[l]=N_l\int P_lf$ is the component of $f$ at $P_l$; so $m_l=\frac{\rho[l]}{N_l}$, and $\rho[0]=1$.",
                "definition",
            ),
            Step(
                r"$\partial_a\rho=(\partial_ah-\int\rho\,\partial_ah)\rho$. At order $a^{n-1}$: "
                r"$n\rho_n=\sum_{k=1}^n(kh_k-\lambda_k)\rho_{n-k}$, where "
                r"$\sum_n\lambda_na^{n-1}=\int\rho\,\partial_ah$, and since $\rho_n[0]=0$ for $n\ge1$ and $h_n[0]=0$ "
                r"the component $0$ is $\lambda_n=\int\sum_{k<n}kh_k\rho_{n-k}$. The term $k=n$ is $nh_n-\lambda_n$: "
                r"$\rho_n=h_n+e_n$.",
                "argument",
            ),
            Step(
                r"$y=g\,m$ with $m=\frac{y+e}N$ has the only solution $y=qe$, $q=\frac g{N-g}$, and $N m=(1+q)e$.",
                "identity",
                identities(
                    [
                        ((g * (y + e) / n - y).subs(y, g / (n - g) * e), 0),
                        (y + e - (1 + g / (n - g)) * e - (y - g / (n - g) * e), 0),
                    ]
                ),
            ),
            Step(
                r"$tP_q=\frac{(q+d-2)P_{q+1}+qP_{q-1}}{2q+d-2}$ for $q\ge1$ and $tP_0=P_1$; with "
                r"$(l+d-3)P_l=(2l+d-4)tP_{l-1}-(l-1)P_{l-2}$ every product $P_lP_p$ is a combination of the "
                r"$P_q$, $|l-p|\le q\le l+p$. Five of them, multiplied out.",
                "identity",
                _products(stated),
            ),
            Step(
                r"$L$ is stationary in $y$: $L'(a)=m_1=\frac{\rho[1]}{N_1}$ and $N_1=d$, so "
                r"$2nc_{2n}=\frac{\rho_{2n-1}[1]}d$. $L(0)=0$, and $a\to-a$, $t\to-t$ shows that $L$ is even.",
                "argument",
            ),
            Step(r"$N_1=d$.", "identity", identities([(dimension(sp.Integer(1), d), d)])),
            Step(
                r"$e_n$ is a polynomial of degree at most $n$, as $h_k$ and $\rho_k$ are for $k<n$. A product with "
                r"$h_k$, of degree at most $k$, lowers the degree by at most $k$, so $\rho_j[l]$ and $h_j[l]$ count in "
                r"$\rho_{2n-1}[1]$ only if $l-(2n-1-j)\le1$. With $l\le j$ this is $l\le n$.",
                "argument",
            ),
            Step(
                r"Through $a^8$, for symbolic $d$: $c_2=\frac1{2d}$, $c_4=\frac{(d-1)q_2-1}{4d^2(d+2)}$, and with the "
                r"Legendre transform of [supp:landau-reduction] $A_4$, $A_6$ for every $q_2$, $q_3$ and $A_8$ at "
                r"$q_2=\frac1{d-1}$.",
                "identity",
                _agrees(stated),
            ),
        ),
        does_not_prove="that the power series converges beyond a neighbourhood of $0$",
    )


DERIVATIONS: Final = by_label(derivation())
