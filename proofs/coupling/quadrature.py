"""The error of Clenshaw-Curtis quadrature for entire functions against the weight of the sphere."""

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
    statement="For f = exp(sum a_l P_l) P_j P_k and Q exact in degree <= N at the nodes cos(pi j/N), N even: "
    "|int f w - Q(f)| <= 4 rho^{-N-2} exp(sum |a_l| B_l) B_j B_k for every rho > 1, B_l = (rho^l + rho^{-l})/2. "
    "The moments of T_k obey mu_{k+2} = mu_k (k-p)/(k+p+2), p = d-2; the odd ones vanish.",
    tex=r"$|\int fw-Q(f)|\le4\rho^{-N-2}e^{\sum|a_l|B_l}B_jB_k$",
    hypotheses=("rho > 1", "N even"),
    uses=("gegenbauer:recurrences",),
    steps=(
        idents(
            "The coefficients C_l(t) of r^l in (1 - 2rt + r^2)^{-a}, a = (d-2)/2 > 0, are positive multiples (2a)_l/l! "
            "of P_l: they have C_0 = 1, C_1 = 2at and, because the derivative in r times 1 - 2rt + r^2 is 2a (t-r) "
            "times the power, (l+1) C_{l+1} = 2 (l+a) t C_l - (l+2a-1) C_{l-1}, which is the recurrence of P_l "
            "(gegenbauer:recurrences).",
            r"(1-2rt+r^2)^{-a}=\sum_l\tfrac{(2a)_l}{l!}P_l(t)r^l",
            (
                sp.diff((1 - 2 * _r * _t + _r**2) ** (-_a), _r) * (1 - 2 * _r * _t + _r**2) ** (_a + 1),
                2 * _a * (_t - _r),
            ),
            ((_l + 1) * _size(_l + 1) / _size(_l), 2 * _a + _l),
            ((_l + 2 * _a - 1) * _size(_l - 1) / _size(_l), _l),
        ),
        argue(
            "For t = cos x it is (1 - r e^{ix})^{-a} (1 - r e^{-ix})^{-a}, whose coefficient of r^l is sum_{i+j=l} "
            "(a)_i (a)_j/(i! j!) cos((i-j)x), with positive coefficients. So P_l is a combination of T_i, 0 <= i <= l, "
            "with coefficients >= 0 of sum P_l(1) = 1; for d = 2 P_l = T_l.",
            r"P_l=\sum_{i\le l}p_iT_i,\quad p_i\ge0,\quad\sum p_i=1",
        ),
        ident(
            "Products of the T's are sums of T's, so f = sum c_n T_n with |c_n| <= C_n, where sum C_n T_n is f with "
            "|a_l| in place of a_l.",
            r"2T_iT_j=T_{i+j}+T_{|i-j|}",
            sp.expand_trig(2 * sp.cos(_k) * sp.cos(_x)),
            sp.expand_trig(sp.cos(_k + _x) + sp.cos(_k - _x)),
        ),
        sign(
            "At t = (rho + 1/rho)/2 the value of T_n is B_n, and it increases with n: twice B_{n+1} - B_n is, for "
            "rho = 1 + y and rho^n = 1 + z, y (rho^n - rho^{-n-1}).",
            r"2(B_{n+1}-B_n)=(\rho-1)(\rho^n-\rho^{-n-1})>0",
            sp.together(_y * ((1 + _z) - 1 / ((1 + _z) * (1 + _y)))),
            nonnegative=(_z,),
            positive_symbols=(_y,),
        ),
        argue(
            "So P_l <= B_l there, and sum |c_n| B_n <= sum C_n T_n <= exp(sum |a_l| B_l) B_j B_k.",
            r"\sum_n|c_n|B_n\le e^{\sum|a_l|B_l}B_jB_k",
        ),
        argue(
            "At the nodes T_n equals some T_j with 0 <= j <= N and j - n even (cos(pi i n/N) is even and 2N-periodic "
            "in n), so Q(T_n) = int T_j w: |int T_n w - Q(T_n)| <= 2 always, and = 0 for n <= N and for odd n. N is "
            "even, so n >= N+2 is left. The signs of the weights of Q play no part.",
            r"|\textstyle\int T_nw-Q(T_n)|\le2",
        ),
        ident(
            "sum_{n>=N+2} 2 |c_n| <= (2/B_{N+2}) sum |c_n| B_n, and B_{N+2} >= rho^{N+2}/2.",
            r"2/B_{N+2}=4\rho^{-N-2}/(1+\rho^{-2N-4})",
            2 / ((_rho ** (_N + 2) + _rho ** (-_N - 2)) / 2),
            4 * _rho ** (-_N - 2) / (1 + _rho ** (-2 * _N - 4)),
        ),
        ident(
            "d/dx [sin^{p+1} x sin(k+1)x] = sin^p x [(p+1) cos x sin(k+1)x + (k+1) sin x cos(k+1)x], and its "
            "integral over "
            "[0, pi] is 0; with products as sums it reads (k+p+2) mu_{k+2} + (p-k) mu_k = 0.",
            r"(k+p+2)\mu_{k+2}=(k-p)\mu_k",
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
