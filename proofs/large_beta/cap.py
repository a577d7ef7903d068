"""The localised cap as beta -> infinity: (1.18), (1.19), two orders further, and the sharper form with Lambert's W.

Write n = d - 1, Q = K e^beta/beta, c_d = log|S^{d-1}| + (n/2) log(n/(2 pi)). Everything below is a formal prediction,
named `estimate` in the ledger's sense: none of it is a bound.

* The Gaussian cap of tangent precision 2 T beta has entropy H = log|S^{d-1}| + (n/2) log(T beta/(pi e)) and energy
  (e^beta/beta) (1 + 1/T)^{-n/2}. The quotient is stationary where H = T + 1, a minimum for T > n/2: T = (n/2) tau,
  tau - log tau = log beta + (2/n)(c_d - 1) - 1, tau = -W_{-1}(-e^{-...}), and then Q = T (1 + 1/T)^{1 + n/2}.
* The optimal cap is not Gaussian: its radial component of degree four lowers Q by n(n+2)/(64 T^2) + O(T^{-3}).
* With lambda = log beta, u = log lambda + (2/n)(c_d - 1) - 1:

    Q = (n/2)(lambda + log lambda) + c_d + [(n/2) log lambda + c_d - n/4 - 1/2]/lambda
        + [(n/2)(u - u^2/2) - (n+2) u/4 + (n+2)(4n-11)/(48 n)]/lambda^2 + O((log lambda)^3/lambda^3).
* Smaller than every power of 1/lambda, but what is left at practical beta: the centring m_beta of the kernel, and a
  uniform background of mass e^{-H} beside the cap. `predicted_coupling` keeps both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import sympy as sp

from proofs.engine.checks import all_of, identities, positive
from proofs.engine.derivation import Check, Derivation, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr
from proofs.large_beta.prediction import orders

n: Final[Expr] = sp.Symbol("n", positive=True)  # d - 1, the dimension of the tangent space
T: Final[Expr] = sp.Symbol("T", positive=True)  # half the cap's precision in units of beta
_beta: Final[Expr] = sp.Symbol("beta", positive=True)
_R: Final[Expr] = sp.Symbol("R", positive=True)  # |w|^2 in the cap's own scale
_z: Final[Expr] = sp.Symbol("z", positive=True)  # 1/T
_e: Final[Expr] = sp.Symbol("epsilon", positive=True)  # 1/log beta
_u: Final[Expr] = sp.Symbol("u", real=True)
_c: Final[Expr] = sp.Symbol("c_d", real=True)


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail."""

    overlap: Expr = (1 + 1 / T) ** sp.Rational(-1, 2)  # energy of one tangent coordinate
    quotient: Expr = T * (1 + 1 / T) ** (1 + n / 2)
    level: Expr = sp.log(_beta) + 2 * (_c - 1) / n - 1  # tau - log tau
    residual: Expr = -(_R**2 - 2 * (n + 2) * _R) / 16  # first-order residual of the Euler-Lagrange equation
    norm: Expr = 8 * n * (n + 2)  # squared norm of the Laguerre polynomial R^2 - 2(n+2) R + n(n+2)
    lowering: Expr = n * (n + 2) / 64
    tau: tuple[Expr, Expr, Expr] = (_u, _u, _u - _u**2 / 2)
    orders: tuple[Expr, Expr] = field(default_factory=lambda: orders(n, _u - 2 * (_c - 1) / n + 1, _c))


def _overlap(claims: Claims) -> Check:
    """One coordinate: the difference has variance 1/(T beta); int exp(-A v^2) = sqrt(pi/A), A = (T beta + beta)/2."""
    density, total = T * _beta / (2 * sp.pi), (T * _beta + _beta) / 2
    return rational_identities([(density * sp.pi / total, sp.powsimp(claims.overlap**2))])


def _stationary(claims: Claims) -> Check:
    """d log(H (1+1/T)^{n/2})/dT = (n/(2T)) (1/H - 1/(T+1)) for H' = n/(2T); the quotient at H = T + 1 is as stated."""
    entropy, value = sp.Function("H")(T), sp.Symbol("H", positive=True)
    slope = sp.diff(sp.log(entropy) + n / 2 * sp.log(1 + 1 / T), T).subs(sp.diff(entropy, T), n / (2 * T))
    return all_of(
        rational_identities([(slope.subs(entropy, value), n / (2 * T) * (1 / value - 1 / (T + 1)))]),
        identities([(claims.quotient, (T + 1) * (1 + 1 / T) ** (n / 2))]),
    )


def _lambert(claims: Claims) -> Check:
    """H - (T + 1) = (n/2) (level - (tau - log tau)) at T = n tau/2, and log of tau e^{-tau} = e^{-level}."""
    tau = sp.Symbol("tau", positive=True)
    area = _c - n / 2 * sp.log(n / (2 * sp.pi))  # log|S^{d-1}|, by the definition of c_d
    entropy = area + n / 2 * sp.log(n * tau / 2 * _beta / (sp.pi * sp.E))
    difference = entropy - n * tau / 2 - 1 - n / 2 * (claims.level - tau + sp.log(tau))
    inverse = (sp.expand_log(sp.log(tau * sp.exp(-tau))), sp.log(tau) - tau)
    return identities([(sp.expand(sp.expand_log(difference)), sp.Integer(0)), inverse])


def _taylor(value: Expr, symbol: Expr, order: int) -> Expr:
    """A Taylor coefficient at 0 of an elementary function, by differentiation."""
    return sp.diff(value, symbol, order).subs(symbol, 0) / sp.factorial(order)


def _residual(claims: Claims) -> Check:
    """z times -R/2 - 2Q (1+z/2)^{-n/2} exp(-R z/(4+2z)), Q = (1+z)^{1+n/2}/z: coefficients of z and z^2 in R."""
    field_ = -_z * _R / 2 - 2 * (1 + _z) ** (1 + n / 2) * (1 + _z / 2) ** (-n / 2) * sp.exp(-_R * _z / (4 + 2 * _z))
    first, second = (sp.diff(_taylor(field_, _z, order), _R) for order in (1, 2))
    return rational_identities([(first, sp.Integer(0)), (second, sp.diff(claims.residual, _R))])


def _radial_mean(polynomial: Expr) -> Expr:
    """The mean of a polynomial in R = |w|^2, w standard Gaussian in R^n: <R^k> = n (n+2) ... (n+2k-2)."""
    terms = sp.Poly(polynomial, _R).terms()
    return sum(c * sp.prod([n + 2 * i for i in range(powers[0])]) for powers, c in terms)


def _lowering(claims: Claims) -> Check:
    """The residual is -P/16 + const with P orthogonal to 1 and R; the gain is half its squared norm."""
    laguerre = -16 * claims.residual + n * (n + 2)
    return rational_identities(
        [
            (_radial_mean(laguerre), sp.Integer(0)),
            (_radial_mean(sp.expand(laguerre * _R)), sp.Integer(0)),
            (_radial_mean(sp.expand(laguerre**2)), claims.norm),
            (claims.norm / 256 / 2, claims.lowering),
        ]
    )


def _expansion_of_tau(claims: Claims) -> Check:
    """tau = lambda (1 + y), epsilon = 1/lambda: y/epsilon - log(1+y) - u = O(epsilon^3)."""
    y = sum(value * _e ** (i + 1) for i, value in enumerate(claims.tau))
    equation = sp.Poly(sp.expand(y / _e - (y - y**2 / 2 + y**3 / 3) - _u), _e)
    return rational_identities([(equation.coeff_monomial(_e**i), sp.Integer(0)) for i in range(3)])


def _expansion_of_q(claims: Claims) -> Check:
    """Q = T (1+1/T)^{1+n/2} - lowering/T^2 through epsilon^2, with T = (n/2)(1+y)/epsilon."""
    binomial = [_taylor((1 + _z) ** (1 + n / 2), _z, i) for i in range(4)]
    y = sum(value * _e ** (i + 1) for i, value in enumerate(claims.tau))
    inverse = 2 * _e / n * (1 - y + y**2)  # 1/T through epsilon^3
    tail = binomial[1] + binomial[2] * inverse + (binomial[3] - claims.lowering) * inverse**2
    value = sp.Poly(sp.expand(n / 2 * (1 + y) + _e * tail), _e)  # epsilon Q
    level = 2 * (_c - 1) / n - 1
    paper = n / 2 * (_u - level) + _c  # (n/2) log lambda + c_d
    stated = (n / 2, paper, *claims.orders)
    return rational_identities([(value.coeff_monomial(_e**i), item) for i, item in enumerate(stated)])


def _background() -> Check:
    entropy, mass = sp.symbols("H epsilon", positive=True)
    cost = mass * sp.log(mass) - mass + entropy * mass
    slope = sp.diff(cost, mass)
    return identities(
        [(slope.subs(mass, sp.exp(-entropy)), sp.Integer(0)), (cost.subs(mass, sp.exp(-entropy)), -sp.exp(-entropy))]
    )


def derivation(claims: Claims | None = None) -> Derivation:
    """(1.18), (1.19) with two more orders, for the given closed forms (default: the true ones)."""
    stated = claims or Claims()
    return Derivation(
        label="eq:1.18",
        title=r"Large $\beta$: the localised cap, Lambert $W$, two orders beyond the paper",
        statement=r"$K_c\sim\beta e^{-\beta}\bigl[\frac n2(\lambda+\log\lambda)+c_d"
        r"+\frac1\lambda\bigl(\frac n2\log\lambda+c_d-\frac n4-\frac12\bigr)+\dots\bigr]$ with "
        r"$\lambda=\log\beta$ and $n=d-1$, through $\lambda^{-2}$; in the sharper form the precision $T$ "
        "of the cap is given by Lambert's $W$ (formal: an estimate, not a bound).",
        hypotheses=(
            r"$\beta\to\infty$",
            r"the minimiser of (1.14) is one cap of width of order $1/\sqrt{\beta\log\beta}$",
        ),
        steps=(*_gaussian(stated), *_beyond(stated)),
        uses=("eq:1.2", "eq:1.14"),
        does_not_prove="that the minimiser is such a cap, nor any bound: this is the paper's formal prediction, "
        r"carried further. Curvature of the sphere changes it by a relative $O(1/\beta)$",
        source="(1.18), (1.19)",
    )


def _gaussian(claims: Claims) -> tuple[Step, ...]:
    excess = sp.Symbol("sigma", positive=True)
    return (
        Step(
            r"In tangent coordinates $v$ at the pole, $x\cdot y=1-\frac12|v-v'|^2$ up to curvature, and the Gaussian "
            r"cap of precision $2T\beta$ has, relative to the uniform density, $$H=\log|S^{d-1}|"
            r"+\tfrac n2\log\frac{T\beta}{\pi e},\quad E=\frac{e^\beta}\beta\langle e^{-\beta|v-v'|^2/2}\rangle.$$",
            "argument",
        ),
        Step(
            "Each coordinate contributes $(1+1/T)^{-1/2}$ to the energy: "
            r"$E=\frac{e^\beta}\beta\bigl(1+\frac1T\bigr)^{-n/2}$.",
            "identity",
            _overlap(claims),
        ),
        Step(
            rf"$Q=H\,(1+1/T)^{{n/2}}$ is stationary exactly where $H=T+1$, and there $Q={sp.latex(claims.quotient)}$.",
            "identity",
            _stationary(claims),
        ),
        Step(
            r"For $T>\frac n2$ the difference $T+1-H$ increases, as $(T+1-H)'=1-\frac n{2T}>0$, so $\frac{dQ}{dT}$ "
            "changes from negative to positive: a minimum.",
            "sign",
            positive((1 - n / (2 * T)).subs(T, n / 2 + excess), None, [], [n, excess]),
        ),
        Step(
            r"With $T=\frac n2\tau$: $\tau-\log\tau=\ell=\log\beta+\frac2n(c_d-1)-1$, that is "
            r"$-\tau e^{-\tau}=-e^{-\ell}$; $\tau>1$ is the branch $\tau=-W_{-1}(-e^{-\ell})$.",
            "identity",
            _lambert(claims),
        ),
    )


def _beyond(claims: Claims) -> tuple[Step, ...]:
    return (
        Step(
            r"With $w=\sqrt{2T\beta}\,v$ and $R=|w|^2$, at the Gaussian the Euler-Lagrange expression "
            r"$\log\rho-2Q\,e^{-|w-w'|^2/(4T)}*\rho$ is a constant plus $g=-\frac{R^2-2(n+2)R}{16T}+O(T^{-2})$.",
            "identity",
            _residual(claims),
        ),
        Step(
            "The second variation at the Gaussian is "
            r"$\frac12\langle u^2\rangle-Q\langle u,e^{-|w-w'|^2/(4T)}u\rangle$. On $u$ orthogonal to polynomials of "
            "degree less than 4 only terms of degree at least 4 in $w$ and in $w'$ act, each with $T^{-1}$ for "
            "every two degrees: they are $O(T^{-4})$, times $Q=O(T)$. So the optimal $u$ is $-g$ and the free "
            r"energy $H-QE$ falls by $\frac12\langle g^2\rangle$; as $E\to1$, so does $Q$.",
            "argument",
        ),
        Step(
            "$R^2-2(n+2)R+n(n+2)$ is orthogonal to $1$ and $R$ and has squared norm $8n(n+2)$, so $Q$ falls by "
            rf"$\frac{{n(n+2)}}{{64T^2}}$: $\delta Q=-{sp.latex(claims.lowering)}\,T^{{-2}}$.",
            "identity",
            _lowering(claims),
        ),
        Step(
            r"With $\lambda=\log\beta$ and $u=\log\lambda+\frac2n(c_d-1)-1$: "
            r"$\tau=\lambda+u+\frac u\lambda+\frac{u-u^2/2}{\lambda^2}+\dots$",
            "identity",
            _expansion_of_tau(claims),
        ),
        Step(
            r"$Q$ through $\lambda^{-2}$, of which the order 0 is (1.18) with (1.19): $$Q=\tfrac n2(\lambda"
            rf"+\log\lambda)+c_d+\frac1\lambda\Bigl({sp.latex(sp.factor(claims.orders[0]))}\Bigr)"
            rf"+\frac1{{\lambda^2}}\Bigl({sp.latex(sp.expand(claims.orders[1]))}\Bigr).$$",
            "identity",
            _expansion_of_q(claims),
        ),
        Step(
            r"The kernel is centred, so a cap with weight $1-\varepsilon$ and a uniform density with weight "
            r"$\varepsilon$ have the energy $(1-\varepsilon)^2E$, where the centring "
            r"$m_\beta e^{-\beta}=O(\beta^{-n/2})$ is subtracted in $E$ of the cap; the entropy is $(1-\varepsilon)H"
            r"+\varepsilon\log\varepsilon+(1-\varepsilon)\log(1-\varepsilon)$ up to the overlap. To first order "
            r"$H-QE$ changes by $\varepsilon\log\varepsilon-\varepsilon+H\varepsilon$.",
            "argument",
        ),
        Step(
            r"This is least at $\varepsilon=e^{-H}$, where it is $-e^{-H}$: beyond all orders in $1/\log\beta$, kept "
            "in `predicted_coupling`.",
            "identity",
            _background(),
        ),
    )


DERIVATIONS: Final = by_label(derivation())
