"""The degree-two quartic obstruction (Lemma 5.1), and the moments (5.2), (5.3) of its density."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sympy as sp

from proofs.bessel.threshold import FROM_TWO
from proofs.engine.checks import identities
from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, computed, define, ident, idents, sign
from proofs.engine.symbols import Expr, alpha_2, d, eps, t
from proofs.gegenbauer import moment

_u = sp.Symbol("u", real=True)
_g = sp.Symbol("g", positive=True)
_s, _p, _q = sp.Symbol("s", nonnegative=True), sp.Symbol("p", positive=True), sp.Symbol("q", positive=True)
_n = sp.Symbol("n", integer=True, positive=True)
_gamma = sp.Symbol("gamma", nonnegative=True)
_delta = sp.Symbol("delta", positive=True)
_v = _u**2 - 1 / d
_coefficient = (d - 1) / (d**2 * (d + 2))  # of t^2 - t in (5.7)


def integral(polynomial: Expr) -> Expr:
    """Integral over the sphere of a polynomial in u = x_1, exactly, for symbolic d."""
    terms = sp.Poly(sp.expand(polynomial), _u).terms()
    return sum((c * moment(sp.Integer(n[0] // 2), d) for n, c in terms if n[0] % 2 == 0), sp.Integer(0))


def entropy_polynomial(order: int) -> Expr:
    """sum_{k=2}^{order} (-1)^k int g^k/(k(k-1)) for g = eps u + eps^2 t v: the entropy up to a remainder,
    that of `supp:entropy-remainder`."""
    g = eps * _u + eps**2 * t * _v
    return sum(((-1) ** m * integral(g**m) / (m * (m - 1)) for m in range(2, order + 1)), sp.Integer(0))


def gap_coefficient(d_: Expr, alpha: Expr, t_: Expr) -> Expr:
    """Coefficient of eps^4 in F_{K_#}(rho_eps) - F_{K_#}(1) (5.9), alpha = 2 lambda_2, lambda_1 = 1/2."""
    return (d_ - 1) / (d_**2 * (d_ + 2)) * ((1 - alpha) * t_**2 - t_) + 1 / (4 * d_ * (d_ + 2))


def optimal_amplitude(alpha: Expr) -> Expr:
    """The best t in (5.9): 1/(2(1 - alpha_2)), for alpha_2 < 1."""
    return 1 / (2 * (1 - sp.sympify(alpha)))


def optimal_coefficient(d: Expr, alpha_2: Expr) -> Expr:
    """(5.10) in terms of alpha_2 = 2 lambda_2 < 1: (1 - d alpha_2)/(4 d^2 (d+2) (1 - alpha_2)).

    ValueError for numbers outside the domain d >= 2, alpha_2 < 1 (beyond it (5.9) has no minimum over t).
    """
    d, alpha_2 = sp.sympify(d), sp.sympify(alpha_2)
    if (d < 2) is sp.true or (alpha_2 >= 1) is sp.true:
        raise ValueError(f"optimal_coefficient: d={d}, alpha_2={alpha_2}; d >= 2 and alpha_2 < 1 are wanted")
    return (1 - d * alpha_2) / (4 * d**2 * (d + 2) * (1 - alpha_2))


MOMENTS: Final = Derivation(
    label="eq:5.3",
    title="Degree-one and degree-two functions and their moments",
    statement=r"$u=x_1$ is in $\mathcal H_1$ and $v=x_1^2-\frac1d$ in $\mathcal H_2$; $\int u^2=\frac1d$, "
    r"$\int u^4=\frac3{d(d+2)}$, $\int u^2v=\int v^2=\frac{2(d-1)}{d^2(d+2)}$ and "
    r"$-\frac1d\le v\le\frac{d-1}d$.",
    hypotheses=(r"$d\ge2$",),
    uses=("gegenbauer:moments",),
    source="(5.2), (5.3)",
    steps=(
        ident(
            r"$x_1^2-|x|^2/d$ is harmonic: its Laplacian is $2-\frac{2d}d=0$.",
            2 - 2 * d / d,
        ),
        idents(
            r"The moments, such as $\int u^2v=\int v^2=\frac{2(d-1)}{d^2(d+2)}$, from "
            r"$\int u^{2k}=\frac{(1/2)_k}{(d/2)_k}$.",
            (integral(_u**2), 1 / d),
            (integral(_u**4), 3 / (d * (d + 2))),
            (integral(_v), 0),
            (integral(_u * _v), 0),
            (integral(_u**2 * _v), 2 * (d - 1) / (d**2 * (d + 2))),
            (integral(_v**2), 2 * (d - 1) / (d**2 * (d + 2))),
        ),
        sign(
            r"$|v|\le\frac{d-1}d$: it is $\frac{d-1}d$ at $u^2=1$ and $\frac1d\le\frac{d-1}d$ at $u=0$, for $d\ge2$.",
            (d - 1) / d - 1 / d,
            FROM_TWO,
            (_s,),
            strict=False,
        ),
    ),
)

_entropy = eps**2 / (2 * d) + eps**4 * (_coefficient * (t**2 - t) + 1 / (4 * d * (d + 2)))
_energy = eps**2 / (2 * d) + eps**4 * t**2 * (alpha_2 / 2) * 2 * (d - 1) / (d**2 * (d + 2))


def _low_order(polynomial: Expr) -> Expr:
    """The terms in eps of order at most 4."""
    expanded = sp.expand(polynomial)
    return sum((sp.simplify(expanded.coeff(eps, m)) * eps**m for m in range(5)), sp.Integer(0))


@dataclass(frozen=True)
class EntropyExpansion:
    """Check: the entropy of rho_eps to order eps^4 is `claimed`; the moments are expanded for symbolic d and t."""

    claimed: Expr

    def __call__(self) -> str:
        identities([(_low_order(entropy_polynomial(4)), self.claimed)])()
        return (
            "moments of $g^2$, $g^3$, $g^4$ expanded for symbolic $d$, $t$; orders "
            r"$\varepsilon^2$, $\varepsilon^3$, $\varepsilon^4$ compared"
        )


QUARTIC: Final = Derivation(
    label="lem:quartic",
    title="Degree-two quartic obstruction (Lemma 5.1)",
    statement=r"If $\lambda_1>0$ and $\alpha_2>\frac1d$, the uniform density does not minimise $\mathcal F_{K_1}$; in "
    r"particular $K_c<K_1$. With the best $t$ the coefficient of $\varepsilon^4$ is "
    r"$\frac{1-d\alpha_2}{4d^2(d+2)(1-\alpha_2)}$ for $\alpha_2<1$.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\lambda_1>0$", r"$\alpha_2=\lambda_2/\lambda_1>1/d$"),
    uses=("eq:5.3", "supp:entropy-remainder", "eq:2.8", "eq:1.14"),
    source="Lemma 5.1, (5.1)-(5.10)",
    steps=(
        ident(
            r"Normalisation: replacing $W$ by $W/(2\lambda_1)$ and $K$ by $2\lambda_1K$ changes no $K\mathcal E$; "
            r"then $\lambda_1=\frac12$, $K_1=1$ and $2\lambda_2=\alpha_2$.",
            2 * (_p / (2 * _q)),
            _p / _q,
        ),
        define(
            r"$g=\varepsilon u+\varepsilon^2tv$ and $\rho_\varepsilon=1+g$; "
            r"$|g|\le\delta=|\varepsilon|+\varepsilon^2|t|\frac{d-1}d$, so it is a density if $\delta<1$.",
        ),
        computed(
            r"Entropy (5.7), without a term in $\varepsilon^3$: $$H=\frac{\varepsilon^2}{2d}"
            r"+\varepsilon^4\Big[\frac{d-1}{d^2(d+2)}(t^2-t)+\frac1{4d(d+2)}\Big]+O(\varepsilon^5).$$",
            EntropyExpansion(_entropy),
        ),
        argue(
            r"The $O(\varepsilon^5)$ is explicit: the orders $\varepsilon^5$ to $\varepsilon^8$ of the polynomial, "
            r"and at most $\frac{\delta^5}{20(1-\delta)^4}$ ([supp:entropy-remainder] with $n=4$), where "
            r"$\delta=O(\varepsilon)$.",
        ),
        ident(
            r"Interaction (5.8), exactly, with $\lambda_1=\frac12$ and $\lambda_2=\frac{\alpha_2}2$: "
            r"$\iint Whh=\lambda_1\varepsilon^2\int u^2+\lambda_2\varepsilon^4t^2\int v^2=\frac{\varepsilon^2}{2d}"
            r"+\varepsilon^4t^2\lambda_2\frac{2(d-1)}{d^2(d+2)}$.",
            integral(eps**2 * _u**2) / 2 + alpha_2 / 2 * integral(eps**4 * t**2 * _v**2),
            _energy,
        ),
        ident(
            r"Gap (5.9): the $\varepsilon^2$ terms cancel: "
            r"$$H-\mathcal E=\varepsilon^4\Big[\frac{d-1}{d^2(d+2)}\big((1-\alpha_2)t^2-t\big)+\frac1{4d(d+2)}\Big]"
            r"+O(\varepsilon^5).$$",
            _entropy - _energy,
            eps**4 * gap_coefficient(d, alpha_2, t),
        ),
        idents(
            r"Optimum over $t$ for $\alpha_2<1$ (5.10): the value $\frac{1-d\alpha_2}{4d^2(d+2)(1-\alpha_2)}$ at "
            r"$t=\frac1{2(1-\alpha_2)}$, and the square that is left.",
            (gap_coefficient(d, alpha_2, optimal_amplitude(alpha_2)), optimal_coefficient(d, alpha_2)),
            (
                gap_coefficient(d, alpha_2, t) - optimal_coefficient(d, alpha_2),
                _coefficient * (1 - alpha_2) * (t - optimal_amplitude(alpha_2)) ** 2,
            ),
        ),
        sign(
            r"For $\frac1d<\alpha_2<1$ write $q=\alpha_2-\frac1d>0$, $p=1-\alpha_2>0$: minus the optimum is "
            r"$\frac{dq}{4d^2(d+2)p}>0$.",
            d * _q / (4 * d**2 * (d + 2) * _p),
            FROM_TWO,
            (_s,),
            (_p, _q),
        ),
        ident(
            r"The numerator there: $1-d\big(\frac1d+q\big)=-dq$.",
            1 - d * (1 / d + _q),
            -d * _q,
        ),
        sign(
            r"If $\alpha_2=1+\gamma\ge1$, the bracket (5.9) is negative at $t=1+\frac d{4(d-1)}$: "
            r"$\frac{d-1}{d^2(d+2)}(-\gamma t^2-t)+\frac1{4d(d+2)}<0$.",
            -gap_coefficient(d, 1 + _gamma, 1 + d / (4 * (d - 1))),
            FROM_TWO,
            (_s, _gamma),
        ),
        argue(
            r"So $\mathcal F_{K_1}(\rho_\varepsilon)<\mathcal F_{K_1}(1)$ for small $\varepsilon$, that is "
            r"$H-K_1\mathcal E<0$: then $\mathcal E>0$ and $K_c\le H/\mathcal E<K_1$ by [eq:1.14].",
        ),
    ),
)

DERIVATIONS: Final = by_label(MOMENTS, QUARTIC)
