"""The expansion (5.5) of the entropy with the remainder that the paper leaves out (`supp:entropy-remainder`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import Expr

_g = sp.Symbol("g", positive=True)
_n = sp.Symbol("n", integer=True, positive=True)
_delta = sp.Symbol("delta", positive=True)
_f = (1 + _g) * sp.log(1 + _g) - _g
_kk = sp.Symbol("k", integer=True, positive=True)  # k >= 2


def _derivative(order: Expr) -> Expr:
    """Magnitude of the derivative of that order, >= 2, of (1+g) log(1+g) - g; its sign is (-1)^order."""
    return sp.gamma(order - 1) / (1 + _g) ** (order - 1)


REMAINDER: Final = Derivation(
    label="supp:entropy-remainder",
    title="Rigorous remainder of the entropy expansion",
    statement=r"For $|g|\le\delta<1$ and $n\ge1$: $\Big|(1+g)\log(1+g)-g-\sum_{k=2}^n\frac{(-1)^kg^k}{k(k-1)}\Big|"
    r"\le\frac{|g|^{n+1}}{n(n+1)(1-\delta)^n}$, and also $\le\frac{\delta^{n+1}}{n(n+1)(1-\delta)}$.",
    hypotheses=(r"$|g|\le\delta<1$", r"$n\ge1$"),
    source="(5.5), with the remainder that it leaves out",
    steps=(
        idents(
            r"$f(g)=(1+g)\log(1+g)-g$: $f(0)=0$, $f'(0)=0$, $f''(g)=1/(1+g)$.",
            (_f.subs(_g, 0), 0),
            (sp.diff(_f, _g), sp.log(1 + _g)),
            (sp.diff(_f, _g, 2), _derivative(sp.Integer(2))),
        ),
        ident(
            r"Induction: $f^{(k)}(g)=\frac{(-1)^k(k-2)!}{(1+g)^{k-1}}$ for $k\ge2$; the next derivative has the same "
            "form.",
            -sp.diff(_derivative(_kk + 1), _g),
            _derivative(_kk + 2),
        ),
        ident(
            r"Taylor coefficients: $\frac{f^{(k)}(0)}{k!}=\frac{(-1)^k}{k(k-1)}$.",
            sp.gamma(_kk) / sp.gamma(_kk + 2),
            1 / (_kk * (_kk + 1)),
        ),
        ident(
            r"Lagrange's remainder: $|f^{(n+1)}(\xi)|\le\frac{(n-1)!}{(1-\delta)^n}$ as $1+\xi\ge1-\delta$, and "
            r"divided by $(n+1)!$ this is $\frac{(n-1)!}{(n+1)!\,(1-\delta)^n}=\frac1{n(n+1)(1-\delta)^n}$.",
            sp.gamma(_n) / sp.gamma(_n + 2) / (1 - _delta) ** _n,
            1 / (_n * (_n + 1) * (1 - _delta) ** _n),
        ),
        argue(r"With $|g|\le\delta$, $|g|^{n+1}\le\delta^{n+1}$."),
        sign(
            "Sharper, from the convergent series: the ratio of its terms in absolute value is "
            r"$|g|\frac{k-1}{k+1}\le\delta$, as $1-\frac{k-1}{k+1}=\frac2{k+1}>0$; so the tail from $k=n+1$ on is "
            r"$\sum_{k>n}\frac{\delta^k}{k(k-1)}\le\frac{\delta^{n+1}}{n(n+1)(1-\delta)}$.",
            1 - (_kk - 1) / (_kk + 1),
            positive_symbols=(_kk,),
        ),
        ident(
            r"Its first term is $\frac{\delta^k}{k(k-1)}$ at $k=n+1$, and the ratio of consecutive terms is "
            r"$\frac{\delta^{k+1}}{(k+1)k}\Big/\frac{\delta^k}{k(k-1)}=\delta\,\frac{k-1}{k+1}$.",
            _delta ** (_kk + 1) / ((_kk + 1) * _kk) / (_delta**_kk / (_kk * (_kk - 1))),
            _delta * (_kk - 1) / (_kk + 1),
        ),
    ),
)

DERIVATIONS: Final = by_label(REMAINDER)
