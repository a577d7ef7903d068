"""The Kuramoto limit beta -> 0 (Remark 1.2), with explicit rates, for every d >= 2.

Statement. |W_beta(x, y) - x.y| <= beta e^beta uniformly; the drift e^{beta x.y} P_x y tends to P_x y, which for d = 2
is sin(phi - theta), the drift of Kuramoto's identical oscillators (1.12); lambda_1 -> 1/d, lambda_l = O(beta^{l-1})
-> 0 for l >= 2; and

    (d/2) exp(-beta^2/(2(d+2))) <= K_#(beta) <= d/2,     K_# = (d/2)(1 - beta^2/(2(d+2)) + O(beta^4)).

The limit kernel x.y has the threshold K_c = K_# = d/2 and a continuous transition, by an elementary entropy bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import sympy as sp

from proofs.engine.checks import all_of, identities, induction, positive
from proofs.engine.derivation import Check, Derivation, Step, by_label
from proofs.engine.symbols import Expr, bessel_coefficient, beta, d, hypergeometric_coefficient, k, l, x

_theta, _phi = sp.symbols("theta phi", real=True)
_moment: Final[Expr] = sp.Symbol("M", positive=True)


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail.

    ratio: <t^{2k+2}>/<t^{2k}>; drift: of one neighbour at angle phi, d = 2; first: coefficient of beta^2 in
    2 K_#/d; rate: exponent r in F(d/2+1, beta^2/4) <= exp(r beta^2).
    """

    ratio: Expr = (2 * k + 1) / (d + 2 * k)
    drift: Expr = sp.exp(beta * sp.cos(_phi - _theta)) * sp.sin(_phi - _theta)
    first: Expr = -1 / (2 * (d + 2))
    rate: Expr = 1 / (2 * (d + 2))


def kernel_coefficient(order: int, s: Expr, dimension: Expr) -> Expr:
    """The coefficient of beta^order in W_beta at x.y = s: (s^{order+1} - <t^{order+1}>)/(order+1)!, exact."""
    power = order + 1
    mean = sp.prod([sp.Integer(2 * i + 1) / (dimension + 2 * i) for i in range(power // 2)]) if power % 2 == 0 else 0
    return (s**power - mean) / sp.factorial(power)


def _normaliser(claims: Claims) -> Check:
    """<t^{2k}>/(2k)! is the coefficient of beta^{2k} in Gamma(d/2)(2/beta)^{d/2-1} I_{d/2-1}(beta)."""
    own = sp.gamma(d / 2) * 2 ** (d / 2 - 1) * bessel_coefficient(d / 2 - 1, k) * sp.gamma(2 * k + 1)
    return induction(own, k, start=0, base=sp.Integer(1), previous=_moment, step=claims.ratio * _moment)


def _circle(claims: Claims) -> Check:
    """x = (cos theta, sin theta), y likewise at phi: tangential part of e^{beta x.y} y, and d/d theta of W."""
    here, there = sp.Matrix([sp.cos(_theta), sp.sin(_theta)]), sp.Matrix([sp.cos(_phi), sp.sin(_phi)])
    tangent = here.diff(_theta)
    weight = sp.exp(beta * sp.cos(_phi - _theta))
    return identities(
        [
            (sp.expand_trig(sp.cos(_phi - _theta)), (here.T * there)[0]),
            (sp.expand_trig(claims.drift / weight), (tangent.T * there)[0]),
            (sp.diff(weight / beta, _theta), claims.drift),
            (claims.drift.subs(beta, 0), sp.sin(_phi - _theta)),
        ]
    )


def _eigenvalues() -> Check:
    """Coefficients of beta^{2k} in lambda_1 and of beta^{l-1+2k} in lambda_l (4.1)."""
    scale = sp.gamma(d / 2) * 2 ** (d / 2 - 1)
    first = scale * bessel_coefficient(d / 2, k)
    general = scale * bessel_coefficient(d / 2 + l - 1, k)
    shape = sp.gamma(d / 2) / (2**l * sp.gamma(d / 2 + l)) * hypergeometric_coefficient(d / 2 + l, k) / 4**k
    return identities([(first, hypergeometric_coefficient(d / 2 + 1, k) / (4**k * d)), (general, shape)])


def _threshold(claims: Claims) -> Check:
    """F(mu, z) <= exp(z/mu) by (mu)_k >= mu^k, and 1/F = 1 - z/mu + O(z^2), at mu = d/2 + 1, z = beta^2/4."""
    mu = d / 2 + 1
    return all_of(
        positive(mu + k - mu, None, [k], [d], strict=False),
        identities(
            [
                (beta**2 / 4 / mu, claims.rate * beta**2),
                (-hypergeometric_coefficient(mu, 1) * beta**2 / 4, claims.first * beta**2),
                (hypergeometric_coefficient(mu, 0), sp.Integer(1)),
            ]
        ),
    )


def _entropy_bound() -> Check:
    """z/mu = |a|^2/(2d) at mu = d/2, z = |a|^2/4, and a.m - |a|^2/(2d) = d |m|^2/2 at a = d m."""
    size = sp.Symbol("m", positive=True)
    field = d * size
    return identities([(x**2 / 4 / (d / 2), x**2 / (2 * d)), (field * size - field**2 / (2 * d), d * size**2 / 2)])


def derivation(claims: Claims | None = None) -> Derivation:
    """Remark 1.2 with rates (default: the true closed forms)."""
    stated = claims or Claims()
    return Derivation(
        label="rem:kuramoto",
        title=r"Small $\beta$: the Kuramoto limit, with rates",
        statement=r"$|W_\beta(x,y)-x\cdot y|\le\beta e^\beta$; for $d=2$ the drift tends to "
        r"$\sin(\theta_j-\theta_i)$ (1.12); $\frac d2e^{-\beta^2/(2(d+2))}\le K_\#(\beta)\le\frac d2$.",
        hypotheses=(r"$d\ge2$", r"$\beta>0$"),
        steps=(*_kernel(stated), *_spectrum(stated)),
        uses=("eq:1.2", "lem:funk-hecke", "eq:1.7"),
        does_not_prove=r"convergence of the dynamics or of minimisers as $\beta\to0$",
        source="Remark 1.2, (1.12)",
    )


def _kernel(claims: Claims) -> tuple[Step, ...]:
    return (
        Step(
            r"$m_\beta=\sum_k\frac{\beta^{2k}}{(2k)!}\langle t^{2k}\rangle$ is (1.2), by "
            r"$\langle t^{2k+2}\rangle=\frac{2k+1}{d+2k}\langle t^{2k}\rangle$; so "
            r"$W_\beta=\sum_{j\ge0}\frac{\beta^j}{(j+1)!}\bigl((x\cdot y)^{j+1}-\langle t^{j+1}\rangle\bigr)$, whose "
            r"first term is $x\cdot y$.",
            "induction",
            _normaliser(claims),
        ),
        Step(
            r"$\frac1{j!}\le\frac1{2(j-2)!}$ for $j\ge2$, as $j(j-1)\ge2$.",
            "sign",
            positive(((2 + x) * (1 + x) - 2).expand(), None, [x], strict=False),
        ),
        Step(
            r"So $|e^{\beta s}-1-\beta s|\le\frac{\beta^2}2e^\beta$ for $|s|\le1$, its mean $|m_\beta-1|$ likewise, "
            r"and $|W_\beta-x\cdot y|\le\beta e^\beta$, uniformly on the sphere.",
            "argument",
        ),
        Step(
            r"For $d=2$, $x$ at angle $\theta_i$ and $y$ at angle $\theta_j$: $x\cdot y=\cos(\theta_j-\theta_i)$, "
            r"the tangential part of $y$ is $\sin(\theta_j-\theta_i)$, and the drift "
            r"$e^{\beta\cos(\theta_j-\theta_i)}\sin(\theta_j-\theta_i)$ is the gradient of $W_\beta$ (1.4) and tends "
            r"to $\sin(\theta_j-\theta_i)$ (1.12).",
            "identity",
            _circle(claims),
        ),
    )


def _spectrum(claims: Claims) -> tuple[Step, ...]:
    return (
        Step(
            r"$\lambda_l=\frac{\Gamma(d/2)}{2^l\Gamma(d/2+l)}\beta^{l-1}F(\tfrac d2+l,\tfrac{\beta^2}4)$, in "
            r"particular $\lambda_1=\frac1dF(\tfrac d2+1,\tfrac{\beta^2}4)$: $\lambda_1\to\frac1d$ and "
            r"$\lambda_l\to0$ for $l\ge2$.",
            "identity",
            _eigenvalues(),
        ),
        Step(
            r"$K_\#=\frac d{2F(\mu,z)}$ with $\mu=\frac d2+1$ and $z=\frac{\beta^2}4$; $1\le F(\mu,z)\le "
            r"e^{z/\mu}$, as $(\mu)_k\ge\mu^k$ (each factor $\mu+k\ge\mu$), so $\frac d2e^{-\beta^2/(2(d+2))}\le "
            r"K_\#\le\frac d2$; and $\frac1F=1-\frac z\mu+O(z^2)$.",
            "sign",
            _threshold(claims),
        ),
        Step(
            r"For the kernel $x\cdot y$ itself and $m=\int x\rho$: $H"
            r"\ge a\cdot m-\log F(\tfrac d2,\tfrac{|a|^2}4)>a\cdot m-\frac{|a|^2}{2d}$ for $a\ne0$, by the Gibbs "
            r"variational principle and $F(\mu,z)<e^{z/\mu}$; at $a=dm$ this is $H(\rho|1)>\frac d2|m|^2$ for "
            r"$m\ne0$.",
            "identity",
            _entropy_bound(),
        ),
        Step(
            r"So $\mathcal F_K>0$ for $K\le\frac d2$ unless $m=0$, and then $\mathcal F_K=H>0$ unless $\rho$ is "
            r"uniform: $K_c=K_\#=\frac d2$, the uniform density is the only minimiser, and the transition is "
            r"continuous - the limit of Theorem 1.1 for $\beta\le\beta_*$.",
            "argument",
        ),
    )


DERIVATIONS: Final = by_label(derivation())
