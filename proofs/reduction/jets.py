"""The Taylor series of the moments along the branch of a chart (`reduction:jets`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents
from proofs.engine.symbols import Expr

_ORDER: Final = 4
_x = sp.Symbol("x")
_C, _g, _B, _y, _M, _m, _w, _h, _z = sp.symbols("C g B y M m w h z", real=True)


def _recursion() -> list[tuple[Expr, Expr]]:
    """The coefficients of e^{sum h_n x^n} of the orders 0 .. 4, and W_0 .. W_4 by the recursion."""
    h = [sp.Integer(0), *sp.symbols(f"h_1:{_ORDER + 1}")]
    found = [sp.Integer(1)]
    for n in range(1, _ORDER + 1):
        found.append(h[n] + sum((k * h[k] * found[n - k] for k in range(1, n)), sp.Integer(0)) / n)
    power = sum((c * _x**k for k, c in enumerate(h)), sp.Integer(0))
    whole = sp.expand(sum((power**k / sp.factorial(k) for k in range(_ORDER + 1)), sp.Integer(0)))
    return [(whole.coeff(_x, n), value) for n, value in enumerate(found)]


JETS: Final = Derivation(
    label="reduction:jets",
    title="The Taylor series of the moments along the branch of a chart",
    statement=r"In [reduction:chart] let $g=g^0$, $h(x)=\sum_nh_nx^n$ the field at $a_c+x$, $h_n=\sum_ly_{l,n}P_l$ for "
    r"$n\ge1$ with $y_{1,1}=1$ and no other $y_{1,n}$, $e^{h-h_0}=\sum_nW_nx^n$, $\mathbb E$ the mean at the centre "
    r"and "
    r"$M_l(a_c+x,y)=\sum_nm_{l,n}x^n$. Then $W_0=1$, and for $n\ge1$ $W_n=w_n+h_n$, $nw_n=\sum_{0<k<n}kh_kW_{n-k}$, "
    r"$m_{l,n}=B_{l,n}+\sum_{2\le k\le L}C_{lk}y_{k,n}$ with $B_{l,n}=\mathbb E[(P_l-M_l)w_n]-\sum_{0<k<n}\mathbb "
    r"E[W_k]m_{l,n-k}$, and $C_{l1}$ more if $n=1$; and $(1-g^0C)y_n=g^0B_n$ for the modes $2\le l\le L$, which has "
    r"one "
    r"solution. If $Q$ bounds the error of the quadrature of $P_le^{h(x)}$, $0\le l\le L$, for all $|x|\le r$, that of "
    r"$P_le^{h_0}w_n$ is at most $\frac{2Q}{r^n}$. $|m_{l,n}|\le\frac{m'_l}{r^n}$ for $n\ge1$, and "
    r"$L(a_c+x)=\Lambda-\frac12\sum g^0_lM_l^2+\sum_{n\ge1}\frac{m_{1,n-1}}nx^n$.",
    hypotheses=("those of [reduction:chart]",),
    uses=("reduction:chart", "coupling:quadrature"),
    steps=(
        idents(
            r"$\partial_xe^{h-h_0}=(\partial_xh)e^{h-h_0}$ gives $nW_n=\sum_{1\le k\le n}kh_kW_{n-k}$; the term $k=n$ "
            r"is $nh_n$. The first orders, multiplied out.",
            *_recursion(),
        ),
        ident(
            r"$M_l\,\mathbb E[e^{h-h_0}]=\mathbb E[P_le^{h-h_0}]$ at order $n$: $m_{l,n}=\mathbb E[P_lW_n]-M_l\mathbb "
            r"E[W_n]-\sum_{0<k<n}\mathbb E[W_k]m_{l,n-k}$. Of $W_n=w_n+h_n$ the part $h_n=y_{k,n}P_k$ gives "
            r"$y_{k,n}(\mathbb E[P_lP_k]-M_lM_k)$, that is $C_{lk}y_{k,n}$.",
            (_w + _y * (_C + _m * _M)) - _m * (_h + _y * _M),
            (_w - _m * _h) + _C * _y,
        ),
        ident(
            r"$y_{l,n}=g^0_lm_{l,n}$ for $l\ge2$: $y-g(B+Cy)=(1-gC)y-gB$.",
            _y - _g * (_B + _C * _y),
            (1 - _g * _C) * _y - _g * _B,
        ),
        argue(
            r"$1-g^0C$ is invertible: $g^0_l\sum_k|C_{lk}|\delta_k\le g^0_l\sum_kS_{lk}\delta_k<\delta_l$ by the "
            r"second "
            r"inequality of [reduction:chart], so that in the norm $\max|y_l|/\delta_l$ the map $g^0C$ is a "
            r"contraction.",
        ),
        argue(
            r"The error of the quadrature of $P_le^{h(x)}$ is a holomorphic function of $x$ in $|x|<r$, at most $Q$: "
            r"the "
            r"bound of [coupling:quadrature] takes absolute values of the field, which may be complex, and "
            r"$|y_l|\le y_{c,l}+e_l$. By Cauchy's estimate that of $P_le^{h_0}W_n$ is at most $\frac Q{r^n}$. The same "
            r"holds for $P_le^{h_0}(h(x)-h_0)$, as $|z|\le e^{|z|}$, whose order $n$ is $P_le^{h_0}h_n$; $w_n$ is the "
            "difference.",
        ),
        argue(
            r"$|M_l(a,y)-M_l|\le m'_l$ in $|x|<r$ and Cauchy's estimate bound $m_{l,n}$. $L'=M_1$, as $\Phi$ is "
            r"stationary in $y$, and at the centre $L=\Lambda-\frac12\sum_l\frac{y_{c,l}^2}{g^0_l}$, where "
            r"$y_{c,l}=g^0_lM_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(JETS)
