"""Clenshaw-Curtis quadrature on the sphere, with its error (`coupling:quadrature`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign
from proofs.engine.symbols import Expr

_k, _p, _x = sp.symbols("k p theta", positive=True)
_rho = sp.Symbol("rho", positive=True)
_N, _y = sp.symbols("N y", positive=True)
_z = sp.Symbol("z", nonnegative=True)
_a, _r, _l = sp.symbols("a r l", positive=True)
_t = sp.Symbol("t", real=True)


def _size(l_: Expr) -> Expr:
    """(2a)_l/l!."""
    return sp.gamma(2 * _a + l_) / sp.gamma(2 * _a) / sp.gamma(l_ + 1)


QUADRATURE: Final = Derivation(
    label="coupling:quadrature",
    title="Clenshaw-Curtis quadrature with a proved error",
    statement=r"For $f=\exp(\sum_la_lP_l)P_jP_k$ and $Q$ exact in degree at most $N$ at the nodes $\cos(\pi j/N)$, "
    r"$N$ even: $|\int fw-Q(f)|\le4\rho^{-N-2}\exp(\sum_l|a_l|B_l)B_jB_k$ for every $\rho>1$, where "
    r"$B_l=\frac12(\rho^l+\rho^{-l})$. The moments of $T_k$ obey $\mu_{k+2}=\mu_k\frac{k-p}{k+p+2}$ with "
    "$p=d-2$; the odd ones vanish.",
    hypotheses=(r"$\rho>1$", "$N$ even"),
    uses=("gegenbauer:recurrences",),
    steps=(
        idents(
            r"The coefficients $C_l(t)$ of $r^l$ in $(1-2rt+r^2)^{-a}$, $a=\frac{d-2}2>0$, are positive multiples "
            r"$\frac{(2a)_l}{l!}$ of $P_l$: they have $C_0=1$, $C_1=2at$ and, because the derivative in $r$ times "
            "$1-2rt+r^2$ is $2a(t-r)$ times the power, $(l+1)C_{l+1}=2(l+a)tC_l-(l+2a-1)C_{l-1}$, which is the "
            "recurrence of $P_l$ ([gegenbauer:recurrences]).",
            (
                sp.diff((1 - 2 * _r * _t + _r**2) ** (-_a), _r) * (1 - 2 * _r * _t + _r**2) ** (_a + 1),
                2 * _a * (_t - _r),
            ),
            ((_l + 1) * _size(_l + 1) / _size(_l), 2 * _a + _l),
            ((_l + 2 * _a - 1) * _size(_l - 1) / _size(_l), _l),
        ),
        argue(
            r"For $t=\cos x$ it is $(1-re^{ix})^{-a}(1-re^{-ix})^{-a}$, whose coefficient of $r^l$ is "
            r"$\sum_{i+j=l}\frac{(a)_i(a)_j}{i!\,j!}\cos((i-j)x)$, with positive coefficients. So "
            r"$P_l=\sum_{i\le l}p_iT_i$ with $p_i\ge0$ and $\sum_ip_i=P_l(1)=1$; for $d=2$, $P_l=T_l$.",
        ),
        ident(
            r"Products of the $T$'s are sums of $T$'s, as $2T_iT_j=T_{i+j}+T_{|i-j|}$, so $f=\sum_nc_nT_n$ with "
            r"$|c_n|\le C_n$, where $\sum_nC_nT_n$ is $f$ with $|a_l|$ in place of $a_l$.",
            sp.expand_trig(2 * sp.cos(_k) * sp.cos(_x)),
            sp.expand_trig(sp.cos(_k + _x) + sp.cos(_k - _x)),
        ),
        sign(
            r"At $t=\frac12(\rho+1/\rho)$ the value of $T_n$ is $B_n$, and it increases with $n$: with $\rho=1+y$ "
            r"and $\rho^n=1+z$, $2(B_{n+1}-B_n)=y(\rho^n-\rho^{-n-1})>0$.",
            sp.together(_y * ((1 + _z) - 1 / ((1 + _z) * (1 + _y)))),
            nonnegative=(_z,),
            positive_symbols=(_y,),
        ),
        argue(
            r"So $P_l\le B_l$ there, and $\sum_n|c_n|B_n\le\sum_nC_nT_n\le\exp(\sum_l|a_l|B_l)B_jB_k$.",
        ),
        argue(
            r"At the nodes $T_n$ equals some $T_j$ with $0\le j\le N$ and $j-n$ even ($\cos(\pi in/N)$ is even and "
            r"$2N$-periodic in $n$), so $Q(T_n)=\int T_jw$: $|\int T_nw-Q(T_n)|$ is at most $2$ always, and $0$ for "
            r"$n\le N$ and for odd $n$. $N$ is even, so $n\ge N+2$ is left. The signs of the weights of $Q$ play no "
            "part.",
        ),
        ident(
            r"$\sum_{n\ge N+2}2|c_n|\le\frac2{B_{N+2}}\sum_n|c_n|B_n$, and "
            r"$\frac2{B_{N+2}}=\frac{4\rho^{-N-2}}{1+\rho^{-2N-4}}\le4\rho^{-N-2}$.",
            2 / ((_rho ** (_N + 2) + _rho ** (-_N - 2)) / 2),
            4 * _rho ** (-_N - 2) / (1 + _rho ** (-2 * _N - 4)),
        ),
        ident(
            r"$\frac{d}{dx}\bigl[\sin^{p+1}x\sin(k+1)x\bigr]=\sin^px\bigl[(p+1)\cos x\sin(k+1)x+(k+1)\sin x\cos(k"
            r"+1)x\bigr]$, and its integral over $[0,\pi]$ is $0$; with products as sums it reads "
            r"$(k+p+2)\mu_{k+2}=(k-p)\mu_k$.",
            sp.expand_trig(
                sp.expand(
                    2 * ((_p + 1) * sp.cos(_x) * sp.sin((_k + 1) * _x) + (_k + 1) * sp.sin(_x) * sp.cos((_k + 1) * _x))
                )
            ),
            sp.expand_trig(
                sp.expand(
                    (_p + _k + 2) * (sp.sin((_k + 1) * _x) * sp.cos(_x) + sp.cos((_k + 1) * _x) * sp.sin(_x))
                    + (_p - _k) * (sp.sin((_k + 1) * _x) * sp.cos(_x) - sp.cos((_k + 1) * _x) * sp.sin(_x))
                )
            ),
        ),
    ),
)

DERIVATIONS: Final = by_label(QUADRATURE)
