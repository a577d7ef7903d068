"""Quadrature on the sphere, exact in a degree, with its error (`coupling:quadrature`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import Expr, d, t

_k, _phi = sp.symbols("k phi", positive=True)
_ellipse, _nodes = sp.symbols("ellipse nodes", positive=True)
_first, _second = sp.Symbol("delta_1", positive=True), sp.Symbol("delta_2", nonnegative=True)
_r, _l = sp.symbols("r l", positive=True)
_half = (d - 2) / 2


def _size(l_: Expr) -> Expr:
    """(d-2)_l/l!."""
    return sp.gamma(d - 2 + l_) / sp.gamma(d - 2) / sp.gamma(l_ + 1)


QUADRATURE: Final = Derivation(
    label="coupling:quadrature",
    title="Quadratures at equal angles with a proved error",
    statement=r"For $f=\exp(\sum_la_lP_l)P_jP_k$ and $\omega(f)=\sum_j\omega_jf(\mathrm{node}_j)$ exact in degree at "
    r"most $\mathrm{nodes}$, which is even, at $\mathrm{node}_j=\cos(\pi j/\mathrm{angles})$, with "
    r"$\mathrm{angles}=\mathrm{nodes}$, or with $\omega_j\ge0$ symmetric in $t$: $|\int "
    r"fw-\omega(f)|\le\mathrm{lost}\exp(\sum_l|a_l|\mathrm{growth}_l)"
    r"\mathrm{growth}_j\mathrm{growth}_k$ for every $\mathrm{ellipse}>1$, where $\mathrm{growth}_l="
    r"\frac12(\mathrm{ellipse}^l+\mathrm{ellipse}^{-l})$ and $\mathrm{lost}=4\,\mathrm{ellipse}^{-\mathrm{nodes}-2}$; "
    r"if $\mathrm{angles}=\mathrm{nodes}$, it is $2\max(|\mathrm{chebyshev}_n-\mathrm{chebyshev}_{2\,\mathrm{nodes}-n}|"
    r"\,\mathrm{ellipse}^{-n},2\,\mathrm{ellipse}^{-2\,\mathrm{nodes}-2})$ over all even $n$ with "
    r"$\mathrm{nodes}<n\le2\,\mathrm{nodes}$. The moments $\mathrm{chebyshev}_k=\int\mathrm{cheb}_kw$ obey "
    r"$\mathrm{chebyshev}_{k+2}=\mathrm{chebyshev}_k\frac{k-d+2}{k+d}$; the odd ones vanish. For even $d$, "
    r"$\omega_j=\mathrm{edge}_j\sin^{d-2}\frac{\pi j}{\mathrm{angles}}\big/\bigl(\mathrm{angles}\prod_{0<i<d/2}"
    r"\frac{2i-1}{2i}\bigr)$, $\mathrm{edge}_j=\frac12$ at both ends and else $1$, is exact in "
    r"degree at most $2\,\mathrm{angles}-d+1$.",
    hypotheses=(r"$\mathrm{ellipse}>1$", r"$\mathrm{nodes}$ even"),
    uses=("gegenbauer:recurrences",),
    steps=(
        idents(
            r"For $d>2$ the coefficients $\psi_l(t)$ of $r^l$ in $(1-2rt+r^2)^{-\frac{d-2}2}$ are positive "
            r"multiples $\frac{(d-2)_l}{l!}$ of $P_l$: they have $\psi_0=1$, $\psi_1=(d-2)t$ and, because the "
            r"derivative in $r$ times $1-2rt+r^2$ is $(d-2)(t-r)$ times the power, $(l+1)\psi_{l+1}=(2l+d-2)t\psi_l"
            r"-(l+d-3)\psi_{l-1}$, which is the recurrence of $P_l$ ([gegenbauer:recurrences]).",
            (
                sp.diff((1 - 2 * _r * t + _r**2) ** -_half, _r) * (1 - 2 * _r * t + _r**2) ** (_half + 1),
                (d - 2) * (t - _r),
            ),
            ((_l + 1) * _size(_l + 1) / _size(_l), d - 2 + _l),
            ((_l + d - 3) * _size(_l - 1) / _size(_l), _l),
        ),
        argue(
            r"For $t=\cos\varphi$ it is $(1-re^{i\varphi})^{-\frac{d-2}2}(1-re^{-i\varphi})^{-\frac{d-2}2}$, whose "
            r"coefficient of $r^l$ is $\sum_{i+j=l}\frac{(\frac{d-2}2)_i(\frac{d-2}2)_j}{i!\,j!}\cos((i-j)\varphi)$, "
            r"with positive coefficients. So $P_l$ is a sum of multiples of $\mathrm{cheb}_i$, $i\le l$, by factors "
            r"that are nonnegative and have the sum $P_l(1)=1$; for $d=2$, $P_l=\mathrm{cheb}_l$.",
        ),
        ident(
            r"Products of Chebyshev polynomials are sums of such, as $2\mathrm{cheb}_i\mathrm{cheb}_j"
            r"=\mathrm{cheb}_{i+j}+\mathrm{cheb}_{|i-j|}$, so $f=\sum_nf_n\mathrm{cheb}_n$ with $|f_n|\le f_n^+$, "
            r"where $\sum_nf_n^+\mathrm{cheb}_n$ is $f$ with $|a_l|$ in place of $a_l$.",
            sp.expand_trig(2 * sp.cos(_k) * sp.cos(_phi)),
            sp.expand_trig(sp.cos(_k + _phi) + sp.cos(_k - _phi)),
        ),
        sign(
            r"At $t=\frac12(\mathrm{ellipse}+1/\mathrm{ellipse})$ the value of $\mathrm{cheb}_n$ is "
            r"$\mathrm{growth}_n$, and it increases with $n$: with $\mathrm{ellipse}=1+\delta_1$ and "
            r"$\mathrm{ellipse}^n=1+\delta_2$, $2(\mathrm{growth}_{n+1}-\mathrm{growth}_n)"
            r"=\delta_1(\mathrm{ellipse}^n-\mathrm{ellipse}^{-n-1})>0$.",
            sp.together(_first * ((1 + _second) - 1 / ((1 + _second) * (1 + _first)))),
            nonnegative=(_second,),
            positive_symbols=(_first,),
        ),
        argue(
            r"So $P_l\le\mathrm{growth}_l$ there, and $\sum_n|f_n|\mathrm{growth}_n\le\sum_nf_n^+\mathrm{cheb}_n"
            r"\le\exp(\sum_l|a_l|\mathrm{growth}_l)\mathrm{growth}_j\mathrm{growth}_k$.",
        ),
        argue(
            r"Let $\mathrm{angles}=\mathrm{nodes}$. At the nodes $\mathrm{cheb}_n$ equals some $\mathrm{cheb}_j$ with "
            r"$0\le j\le\mathrm{nodes}$ and $j-n$ even, $j=2\,\mathrm{nodes}-n$ for "
            r"$\mathrm{nodes}<n\le2\,\mathrm{nodes}$ ($\cos(\pi in/\mathrm{nodes})$ is even and "
            r"$2\,\mathrm{nodes}$-periodic in $n$), so $\omega(\mathrm{cheb}_n)=\mathrm{chebyshev}_j$: $|\int "
            r"\mathrm{cheb}_nw-\omega(\mathrm{cheb}_n)|=|\mathrm{chebyshev}_n-\mathrm{chebyshev}_j|$ is at most $2$ "
            r"always, and $0$ for $n\le\mathrm{nodes}$ and for odd $n$. $\mathrm{nodes}$ is even, so "
            r"$n\ge\mathrm{nodes}+2$ is left. The signs of the $\omega_j$ play no part.",
        ),
        argue(
            r"Let $\omega_j\ge0$ be symmetric in $t$. As $|\mathrm{cheb}_n|\le1$ and $\omega(1)=\int w=1$, "
            r"$|\int \mathrm{cheb}_nw-\omega(\mathrm{cheb}_n)|\le2$; it is $0$ for $n\le\mathrm{nodes}$, and for odd "
            r"$n$, where both vanish by the symmetry $t\to-t$. Again $n\ge\mathrm{nodes}+2$ is left.",
        ),
        ident(
            r"With $\delta_n$ for that difference, $\sum_n\delta_n|f_n|\le\max_n\frac{\delta_n}{\mathrm{growth}_n}"
            r"\sum_n|f_n|\mathrm{growth}_n$, and $\frac1{\mathrm{growth}_n}=\frac{2\,\mathrm{ellipse}^{-n}}"
            r"{1+\mathrm{ellipse}^{-2n}}\le2\,\mathrm{ellipse}^{-n}$. This is $\mathrm{lost}$: with $\delta_n\le2$ for "
            r"all $n\ge\mathrm{nodes}+2$, or for all even $n>2\,\mathrm{nodes}$, as $\mathrm{growth}_n$ increases.",
            2 / (_ellipse**_nodes + _ellipse**-_nodes),
            2 * _ellipse**-_nodes / (1 + _ellipse ** (-2 * _nodes)),
        ),
        ident(
            r"$\frac{d}{d\varphi}\bigl[\sin^{d-1}\varphi\sin(k+1)\varphi\bigr]=\sin^{d-2}\varphi\bigl[(d"
            r"-1)\cos\varphi\sin(k+1)\varphi+(k+1)\sin\varphi\cos(k+1)\varphi\bigr]$, and its integral over "
            r"$[0,\pi]$ is $0$; with products as sums it reads $(k+d)\mathrm{chebyshev}_{k+2}=(k-d+2)"
            r"\mathrm{chebyshev}_k$.",
            sp.expand_trig(
                sp.expand(
                    2 * ((d - 1) * sp.cos(_phi) * sp.sin((_k + 1) * _phi))
                    + 2 * ((_k + 1) * sp.sin(_phi) * sp.cos((_k + 1) * _phi))
                )
            ),
            sp.expand_trig(
                sp.expand(
                    (d + _k) * (sp.sin((_k + 1) * _phi) * sp.cos(_phi) + sp.cos((_k + 1) * _phi) * sp.sin(_phi))
                    + (d - 2 - _k) * (sp.sin((_k + 1) * _phi) * sp.cos(_phi) - sp.cos((_k + 1) * _phi) * sp.sin(_phi))
                )
            ),
        ),
        argue(
            r"Let $d$ be even, $t=\cos\varphi$. Then $\int fw$ is the quotient of the means of $f\sin^{d-2}\varphi$ "
            r"and of $\sin^{d-2}\varphi$ over the circle, $\sin^{d-2}$ being even. For $f=\mathrm{cheb}_n$ the first "
            r"is that of a trigonometric polynomial of degree at most $n+d-2$, and if $n+d-2<2\,\mathrm{angles}$ it is "
            r"the mean over $\varphi=\pi j/\mathrm{angles}$, $0\le j<2\,\mathrm{angles}$, because $e^{ik\varphi}$ has "
            r"the mean $0$ there for $0<|k|<2\,\mathrm{angles}$. Of these $j$ and $2\,\mathrm{angles}-j$ share a node.",
        ),
        ident(
            r"The mean of $\sin^{d-2}$ is $\prod_{0<i<d/2}\frac{2i-1}{2i}$: with $r=\sin\varphi$ the derivative of "
            r"$r^{2k-1}\cos\varphi$, whose mean is $0$, is $(2k-1)r^{2k-2}(1-r^2)-r^{2k}=(2k-1)r^{2k-2}-2kr^{2k}$.",
            (2 * _k - 1) * _r ** (2 * _k - 2) * (1 - _r**2) - _r ** (2 * _k),
            (2 * _k - 1) * _r ** (2 * _k - 2) - 2 * _k * _r ** (2 * _k),
        ),
    ),
)

DERIVATIONS: Final = by_label(QUADRATURE)
