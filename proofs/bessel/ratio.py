"""Monotonicity of the Bessel ratio in its argument and in its order, its limits and its rational bounds.

The paper takes these facts, (4.12), (4.13) and (4.22), from the literature (Segura 2021; DLMF 10.33). Here they
follow from one elementary lemma and from the differential equation of F(a, z) = 0F1(; a; z), with nothing cited.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.bessel.series import P, Q, ring_derivative, second_derivative
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign
from proofs.engine.symbols import Expr, a, nu, x, z

_c, _N, _dN = sp.Symbol("c", positive=True), sp.Function("N"), sp.Symbol("dN", real=True)

POSITIVITY: Final = Derivation(
    label="lem:positivity",
    title="A positivity lemma for first-order differential inequalities",
    statement="If N is differentiable on [0,oo), c > 0, N(0) > 0 and z N'(z) + c N(z) > 0 for z > 0, then N > 0 on "
    "[0,oo).",
    tex=r"If $c>0$, $N(0)>0$ and $zN'(z)+cN(z)>0$ for every $z>0$, then $N>0$ on $[0,\infty)$.",
    hypotheses=("N differentiable on [0,oo)", "c > 0", "N(0) > 0", "z N' + c N > 0 for z > 0"),
    steps=(
        ident(
            "The derivative of z^c N(z) is z^(c-1) (z N' + c N).",
            r"\frac{d}{dz}\big(z^cN\big)=z^{c-1}\,(zN'+cN)",
            sp.diff(z**_c * _N(z), z),
            z ** (_c - 1) * (z * sp.diff(_N(z), z) + _c * _N(z)),
        ),
        argue(
            "Let z > 0. Since c > 0, the function s -> s^c N(s) is continuous on [0,z] with value 0 at s = 0, and its "
            "derivative is positive on (0,z). By the mean value theorem z^c N(z) > 0, so N(z) > 0. At z = 0 it is "
            "assumed.",
            r"z^cN(z)=z^cN(z)-0=z\,\xi^{c-1}(\xi N'(\xi)+cN(\xi))>0",
        ),
    ),
)

_slope: Expr = 2 * P**2 - 2 * z * Q**2 - (2 * a - 1) * P * Q  # 2 P^2 r_nu'
_s = sp.Symbol("s", nonnegative=True)

MONOTONE: Final = Derivation(
    label="bessel:increasing",
    title="r_nu increases from 0 to 1",
    statement="For every nu > -1/2 the ratio r_nu is strictly increasing on (0,oo), 0 < r_nu < 1, with limits 0 and 1.",
    tex=r"$r_\nu$ is strictly increasing on $(0,\infty)$ with values in $(0,1)$, $r_\nu(0+)=0$, $r_\nu(\infty)=1$ "
    r"(4.12).",
    hypotheses=("nu > -1/2 (a = nu + 1 > 1/2)", "x > 0"),
    uses=("lem:positivity", "bessel:series", "bessel:recurrences", "bessel:riccati"),
    source="(4.12)",
    steps=(
        define(
            "P = F(a,z), Q = P', z = x^2/4, a = nu + 1, and N = 2P^2 - 2zQ^2 - (2a-1)PQ.", r"N=2P^2-2zP'^2-(2a-1)PP'"
        ),
        ident(
            "r_nu' = N/(2P^2): sqrt(z) d/dz of sqrt(z) Q/P.",
            r"r_\nu'(x)=\frac{N}{2P^2}",
            sp.sqrt(z) * ring_derivative(sp.sqrt(z) * Q / P),
            _slope / (2 * P**2),
        ),
        ident(
            "z N' + (a - 1/2) N = (a - 1/2) P P'.",
            r"zN'+(a-\tfrac12)N=(a-\tfrac12)PP'",
            z * ring_derivative(_slope) + (a - sp.Rational(1, 2)) * _slope,
            (a - sp.Rational(1, 2)) * P * Q,
        ),
        ident(
            "N(0) = 1/a, from P(0) = 1, P'(0) = 1/a.",
            r"N(0)=\frac1a",
            _slope.subs({z: 0, P: 1, Q: 1 / a}, simultaneous=True),
            1 / a,
        ),
        sign(
            "For a > 1/2, that is a = 1/2 + s with s > 0, the constant c = a - 1/2, the value N(0) and the right-hand "
            "side "
            "(a - 1/2) P P' are all positive.",
            r"(a-\tfrac12)PP'>0,\quad N(0)>0",
            (a - sp.Rational(1, 2)) * P * Q / a,
            {a: sp.Rational(1, 2) + _s},
            positive_symbols=(_s, P, Q),
        ),
        argue("So N > 0 by lem:positivity with c = a - 1/2, and r_nu is strictly increasing.", r"r_\nu'>0"),
        argue(
            "0 < r_nu since both series are positive. From r' > 0 and the Riccati equation r^2 < r^2 + (2nu+1) r/x < 1 "
            "(2nu+1 > 0), so r_nu < 1.",
            r"0<r_\nu<1",
        ),
        sign(
            "Upper bound r_nu < x/(2(nu+1)) (from 1/r_nu = 2(nu+1)/x + r_(nu+1) and r_(nu+1) > 0): with R = r_(nu+1) "
            "> 0 the "
            "difference x/(2a) - 1/(2a/x + R) is positive; it gives r_nu -> 0 at 0.",
            r"r_\nu(x)<\frac{x}{2(\nu+1)}",
            x / (2 * a) - 1 / (2 * a / x + Q),
            positive_symbols=(x, a, Q),
        ),
        sign(
            "Lower bound r_nu > x/(2nu+2+x) (from r_(nu+1) < 1): with R = 1/(1+s), s > 0, the difference "
            "1/(2a/x + R) - x/(2a+x) is positive.",
            r"r_\nu(x)>\frac{x}{2\nu+2+x}",
            1 / (2 * a / x + 1 / (1 + _s)) - x / (2 * a + x),
            positive_symbols=(x, a, _s),
        ),
        ident(
            "1 - x/(2a+x) = 2a/(2a+x), which tends to 0 as x -> oo: r_nu -> 1 by squeezing.",
            r"0<1-r_\nu(x)<\frac{2\nu+2}{2\nu+2+x}",
            1 - x / (2 * a + x),
            2 * a / (2 * a + x),
        ),
    ),
)

_turan: Expr = Q**2 - P * second_derivative()
_third: Expr = ring_derivative(second_derivative())

TURAN: Final = Derivation(
    label="bessel:turan",
    title="Turan inequality: r_(nu+1) < r_nu",
    statement="For every nu > -1 and x > 0: r_(nu+1)(x) < r_nu(x); and r_nu(x)/x is strictly decreasing in x.",
    tex=r"$r_{\nu+1}(x)<r_\nu(x)$ (4.22), and $x\mapsto r_\nu(x)/x$ is strictly decreasing.",
    hypotheses=("nu > -1 (a = nu + 1 > 0)", "x > 0"),
    uses=("lem:positivity", "bessel:series", "bessel:recurrences"),
    source="(4.22); in the paper from Segura 2021",
    steps=(
        define("W = P'^2 - P P'' with P = F(a,z), a = nu + 1, z = x^2/4.", r"W=P'^2-PP''"),
        ident(
            "z P''' = P' - (a+1) P'', the differential equation differentiated.",
            r"zP'''=P'-(a+1)P''",
            z * _third,
            Q - (a + 1) * second_derivative(),
        ),
        ident(
            "z W' + (a+1) W = P'^2.",
            r"zW'+(a+1)W=P'^2",
            z * ring_derivative(_turan) + (a + 1) * _turan,
            Q**2,
        ),
        ident(
            "W(0) = 1/(a^2 (a+1)), from P(0) = 1, P'(0) = 1/a, P''(0) = 1/(a(a+1)).",
            r"W(0)=\frac{1}{a^2(a+1)}",
            1 / a**2 - 1 / (a * (a + 1)),
            1 / (a**2 * (a + 1)),
        ),
        sign(
            "c = a + 1, W(0) and P'^2 are positive for a > 0.",
            r"c>0,\ W(0)>0,\ P'^2>0",
            (a + 1) * Q**2 / (a**2 * (a + 1)),
            positive_symbols=(a, Q),
        ),
        argue("So W > 0 by lem:positivity with c = a + 1.", r"W>0"),
        ident(
            "r_nu - r_(nu+1) = sqrt(z) W/(P P') > 0.",
            r"r_\nu-r_{\nu+1}=\frac{x}{2}\,\frac{W}{PP'}",
            sp.sqrt(z) * (Q / P - second_derivative() / Q),
            sp.sqrt(z) * _turan / (P * Q),
        ),
        ident(
            "d/dz of r_nu/x = Q/(2P) is -W/(2P^2) < 0.",
            r"\frac{d}{dz}\frac{r_\nu}{x}=-\frac{W}{2P^2}",
            ring_derivative(Q / (2 * P)),
            -_turan / (2 * P**2),
        ),
    ),
)

_R = sp.Symbol("R", positive=True)  # r_(nu+1)
_upper_next = x / (2 * (nu + 2))  # its upper bound
_second_convergent = x / (2 * (nu + 1) + x**2 / (2 * (nu + 2)))

CONVERGENTS: Final = Derivation(
    label="bessel:convergents",
    title="The two convergent bounds of the Bessel ratio",
    statement="x/(2(nu+1) + x^2/(2(nu+2))) < r_nu(x) < x/(2(nu+1)) for nu > 0, x > 0.",
    tex=r"$\dfrac{x}{2(\nu+1)+\frac{x^2}{2(\nu+2)}}<r_\nu(x)<\dfrac{x}{2(\nu+1)}$.",
    hypotheses=("nu > 0", "x > 0"),
    uses=("bessel:riccati", "bessel:increasing"),
    source="(4.13); in the paper from DLMF 10.33",
    steps=(
        ident(
            "The lower bound is the recurrence with r_(nu+1) replaced by x/(2(nu+2)).",
            r"\frac{1}{\frac{2(\nu+1)}{x}+\frac{x}{2(\nu+2)}}=\frac{x}{2(\nu+1)+\frac{x^2}{2(\nu+2)}}",
            1 / (2 * (nu + 1) / x + _upper_next),
            _second_convergent,
        ),
        sign(
            "r_nu = 1/(2(nu+1)/x + R) with 0 < R = x/(2(nu+2)) - s, s > 0 (bessel:increasing at order nu + 1), is "
            "larger: "
            "the difference of the denominators is s > 0.",
            r"\frac{2(\nu+1)}{x}+\frac{x}{2(\nu+2)}-\frac{2(\nu+1)}{x}-R>0",
            (2 * (nu + 1) / x + _upper_next) - (2 * (nu + 1) / x + _upper_next - _s),
            positive_symbols=(nu, x, _s),
        ),
        sign(
            "r_nu = 1/(2(nu+1)/x + R) < x/(2(nu+1)) because R > 0.",
            r"\frac{x}{2(\nu+1)}-\frac{1}{\frac{2(\nu+1)}x+R}>0",
            x / (2 * (nu + 1)) - 1 / (2 * (nu + 1) / x + _R),
            positive_symbols=(nu, x, _R),
        ),
        sign(
            "The second convergent is positive and below the first, so the two bounds are consistent.",
            r"\frac{x}{2(\nu+1)}-\frac{x}{2(\nu+1)+\frac{x^2}{2(\nu+2)}}>0",
            x / (2 * (nu + 1)) - _second_convergent,
            positive_symbols=(nu, x),
        ),
    ),
)

DERIVATIONS: Final = by_label(POSITIVITY, MONOTONE, TURAN, CONVERGENTS)
