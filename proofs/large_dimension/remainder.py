"""The remainder of (1.16): two polynomial signs, and an explicit case for every d >= 2.

Statement. With the truncated continued fraction Phi_n of `proofs.large_dimension.expansion`, |beta_* - S| <= C/d^N for
every real d >= d_0 follows from the sign of x - Phi_n(x) on the two curves x = S(delta) +- C delta^N,
0 < delta <= 1/d_0, which `certify.bounds.large_dimension.remainder` proves in ball arithmetic for each (N, d_0, C). For
N = 4 the signs are visible in the coefficients: 5/d^4 - 14/d^5 < beta_* - (1 + 2/d + 1/d^2) < 5/d^4 for every d >= 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sympy as sp

from proofs.engine.checks import all_of, positive
from proofs.engine.derivation import Check, Derivation, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr, k, x
from proofs.large_dimension.expansion import delta, tail


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail.

    step: t_j as a function of t_{j+1}; determinant: the factor of p_n q_{n-1} - p_{n-1} q_n in the next such
    difference; lower, upper: bounds of beta_* - (1 + 2 delta + delta^2) for every d >= 2.
    """

    step: Expr = 1 + 2 * k * delta + x**2 * delta**2 / tail
    determinant: Expr = -(x**2) * delta**2
    lower: Expr = 5 * delta**4 - 14 * delta**5
    upper: Expr = 5 * delta**4


def _explicit(claims: Claims) -> Check:
    """x < Phi_5(x) at x = 1 + 2 delta + delta^2 + lower and x > Phi_4(x) at ... + upper, for delta = 1/(2 + sigma)."""
    shift = sp.Symbol("sigma", nonnegative=True)
    checks = []
    for value, levels, side in ((claims.lower, 5, 1), (claims.upper, 4, -1)):
        point = 1 + 2 * delta + delta**2 + value
        phi = 1 + 2 * levels * delta
        for j in range(levels - 1, 0, -1):
            phi = 1 + 2 * j * delta + point**2 * delta**2 / phi
        checks.append(positive(side * (phi - point), {delta: 1 / (2 + shift)}, [shift]))
    return all_of(*checks)


def derivation(claims: Claims | None = None) -> Derivation:
    """The inequality that turns the remainder of (1.16) into signs of polynomials (default: the true one)."""
    stated = claims or Claims()
    ratio = sp.Symbol("r", positive=True)
    p, q, p_0, q_0 = sp.symbols("p q p_0 q_0")
    slope = -sp.diff(stated.step, tail)
    following = {
        name: (1 + 2 * k * delta) * new + x**2 * delta**2 * old for name, new, old in (("p", p, p_0), ("q", q, q_0))
    }
    return Derivation(
        label="supp:large-dimension-remainder",
        title=r"A bound $Cd^{-N}$ of the remainder for all $d\ge d_0$ as two polynomial signs",
        statement=r"$\Phi_n$, that is $t_1$ without its tail $t_{n+1}$, bounds $t_1$ from below for odd $n$ and from "
        r"above for even $n$. If for every $\delta\in(0,1/d_0]$ $x-\Phi_n\ge0$ at $x=S+C\delta^N$ for an "
        r"even $n$, and $x-\Phi_n\le0$ at $x=S-C\delta^N$ for an odd $n$, then $|\beta_*-S|\le Cd^{-N}$ "
        r"for every real $d\ge d_0$. In particular $\frac5{d^4}-\frac{14}{d^5}<\beta_*-\bigl(1"
        r"+\frac2d+\frac1{d^2}\bigr)<\frac5{d^4}$ for every $d\ge2$.",
        hypotheses=(
            r"$d\ge2$ real, $\delta=1/d$ in $(0,1/d_0]$",
            r"$S$ is the partial sum of (1.16) before $\delta^N$",
            "$2n>N$",
        ),
        steps=(
            Step(
                r"$t_j$ decreases strictly in its tail $t_{j+1}>0$: $-\frac{\partial t_j}{\partial t_{j+1}}"
                r"=\frac{x^2\delta^2}{t_{j+1}^2}>0$.",
                "sign",
                positive(slope, None, [k], [x, delta, tail]),
            ),
            Step(
                r"All $t_j$ are positive (as $x,r>0$). Dropping $t_{n+1}$ is putting it to $\infty$; it changes "
                "$t_n$ downwards, $t_{n-1}$ upwards, and so on: $t_1$ is changed downwards for odd $n$ and upwards "
                r"for even $n$. So $\Phi_n<t_1$ for odd $n$ and $\Phi_n>t_1$ for even $n$.",
                "argument",
            ),
            Step(
                r"$r_{d/2}(x)-\delta=\delta\,\frac{x-t_1}{t_1}$, so $x-t_1$ has the sign of $r_{d/2}(x)-\delta$, "
                r"that is of $x-\beta_*$.",
                "identity",
                rational_identities([(ratio - delta, (delta * (x - tail) / tail).subs(tail, x * delta / ratio))]),
            ),
            Step(
                r"$\Phi_n=p_n/q_n$ with polynomials $p_n=(1+2n\delta)p_{n-1}+x^2\delta^2p_{n-2}$ (and $q_n$ "
                r"likewise) in $(x,\delta)$, $q_n>0$, and "
                r"$p_{n+1}q_n-p_nq_{n+1}=-x^2\delta^2(p_nq_{n-1}-p_{n-1}q_n)$, so $\Phi_n-t_1=O(\delta^{2n})$.",
                "identity",
                rational_identities(
                    [(following["p"] * q - p * following["q"], stated.determinant * (p * q_0 - p_0 * q))]
                ),
            ),
            Step(
                r"Upper end: $x_+=S+C\delta^N\ge\Phi_n(x_+)$ with $n$ even gives $x_+>t_1$, so $x_+>\beta_*$. Lower "
                r"end: $x_-=S-C\delta^N\le\Phi_n(x_-)$ with $n$ odd gives $x_-<\beta_*$ (trivially so if $x_-\le0$). "
                r"On $x=S\pm C\delta^N$ the polynomial $xq_n-p_n$ in $\delta$ is divisible by $\delta^N$, because "
                r"$2n>N$ and $S$ solves $x=t_1$ through $\delta^{N-1}$, and the quotient is $\pm C-a_N$ at "
                r"$\delta=0$. For $C>|a_N|$ both signs are right near $0$, and the sign on all of $[0,1/d_0]$ is "
                "what certify/bounds proves.",
                "argument",
            ),
            Step(
                r"Explicitly, for every real $d\ge2$ and with both constants sharp: $\frac5{d^4}-\frac{14}{d^5}"
                r"<\beta_*-\bigl(1+\frac2d+\frac1{d^2}\bigr)<\frac5{d^4}$, by $\Phi_5$ and $\Phi_4$.",
                "sign",
                _explicit(stated),
            ),
        ),
        uses=("eq:1.16", "bessel:riccati", "bessel:increasing", "lem:threshold"),
        does_not_prove="the sign on $[0,1/d_0]$ for a given $C$: that is proved in ball arithmetic, for each "
        "$(N,d_0,C)$",
        source="beyond the paper",
    )


DERIVATIONS: Final = by_label(derivation())
