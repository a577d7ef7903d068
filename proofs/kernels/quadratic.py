"""Quadratic kernels have axisymmetric, prolate minimisers in every dimension (`kernels:quadratic`); beyond the paper.

By power sums of eigenvalues: for d = 3 the statement without the linear term is classical (Maier and Saupe's model).
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import d

_a, _v, _u, _s, _mu, _b, _c = sp.symbols("a v u s mu b c", real=True)
_g, _m, _M, _inner = sp.symbols("g m M x.y", real=True)
_delta, _excess = sp.Symbol("delta", nonnegative=True), sp.Symbol("r", positive=True)
_low = _a * (d - 2) / (d - 1)
_rest = _s**3 * (_mu - _b) ** 2 * (_mu - _c) / ((1 - _s * _mu) * (1 - _s * _b) ** 2 * (1 - _s * _c))

QUADRATIC: Final = Derivation(
    label="kernels:quadratic",
    title="Quadratic kernels: every minimiser is axisymmetric and prolate",
    statement=r"Let $W=\kappa_1P_1+\kappa_2P_2$ with $\kappa_1,\kappa_2\ge0$. Every minimiser of $\mathcal F_K$ is the "
    r"density of a field $a_1P_1+a_2P_2$ about some axis with $a_1,a_2\ge0$, and $m_1,m_2\ge0$.",
    hypotheses=(r"$d\ge2$", r"$\kappa_1,\kappa_2\ge0$", "$K>0$"),
    uses=("eq:2.16", "coupling:gibbs", "coupling:positivity", "gegenbauer:moments"),
    does_not_prove="that every critical point is axisymmetric",
    steps=(
        ident(
            r"$P_2(x\cdot y)=\frac d{d-1}\mathrm{tr}(D_xD_y)$ with $D_x=x\otimes x-\frac1dI$, as the trace is "
            r"$(x\cdot y)^2-\frac2d+\frac d{d^2}$. So a critical density is $e^h/Z$ with $h=u\cdot x+x\cdot Ax$, where "
            r"$u=2K\kappa_1\int x\rho$ and $A=2K\kappa_2\frac d{d-1}\int D_x\rho$ is symmetric with trace $0$; "
            r"$\mathcal E=\kappa_1|\int x\rho|^2+\kappa_2\frac d{d-1}|\int D_x\rho|^2$, with $|A|^2=\mathrm{tr}(A^2)$.",
            (d * _inner**2 - 1) / (d - 1),
            d / (d - 1) * (_inner**2 - 2 / d + d / d**2),
        ),
        define(
            r"Let $a=|A|\sqrt{(d-1)/d}$, which no eigenvalue $\lambda$ of $A$ exceeds in absolute value: as they sum "
            r"to $0$, $|A|^2\ge\lambda^2+\frac{\lambda^2}{d-1}$. $A+aI$ has eigenvalues $\mu_i$ in $[0,2a]$; "
            r"$p_k=\sum_i\mu_i^k$ and $q_k=\sum_iu_i^2\mu_i^k$ in its eigenbasis.",
        ),
        ident(
            r"Let $\xi$ be Gaussian with mean $0$ and covariance $I$: $|\xi|$ and $\xi/|\xi|$ are independent. For one "
            r"coordinate, $-\frac12\xi^2+s\mu\xi^2+vu\xi=-\frac{1-2s\mu}2\bigl(\xi-\frac{vu}{1-2s\mu}\bigr)^2"
            r"+\frac{v^2u^2}{2(1-2s\mu)}$.",
            -(_g**2) / 2 + _s * _mu * _g**2 + _v * _u * _g,
            -(1 - 2 * _s * _mu) / 2 * (_g - _v * _u / (1 - 2 * _s * _mu)) ** 2
            + _v**2 * _u**2 / (2 * (1 - 2 * _s * _mu)),
        ),
        ident(
            r"So $\mathbb "
            r"E\exp(vu\cdot\xi+s\,\xi\cdot(A+aI)\xi)=\prod_i(1-2s\mu_i)^{-1/2}\exp\bigl(\frac{v^2}2\sum_i\frac{u_i^2}"
            r"{1-2s\mu_i}\bigr)$ as a series in $s$ and $v$, and this is "
            r"$\exp\bigl(\sum_{k\ge1}\frac{(2s)^kp_k}{2k}+\frac{v^2}2\sum_{k\ge0}(2s)^kq_k\bigr)$: "
            r"$-\frac12\log(1-2s\mu)$ has the derivative $\frac\mu{1-2s\mu}=\sum_{k\ge1}(2s)^{k-1}\mu^k$.",
            sp.diff(-sp.log(1 - 2 * _s * _mu) / 2, _s),
            _mu / (1 - 2 * _s * _mu),
        ),
        argue(
            r"By $\xi=|\xi|x$ the integral $\int(u\cdot x)^{2n}(x\cdot(A+aI)x)^k\,d\sigma$ is a positive constant "
            r"times the coefficient of $v^{2n}s^k$, a polynomial in the $p_k\ge0$ and $q_k\ge0$ with coefficients "
            r"$\ge0$; those of $p_3$ in $s^3$ and of $q_1$ in $v^2s$ are $>0$. Odd powers of $u\cdot x$ have the mean "
            r"$0$. So $Z=e^{-a}\int\exp(u\cdot x+x\cdot(A+aI)x)$ increases with each $p_k$ and $q_k$, strictly with "
            "$p_3$ and $q_1$.",
        ),
        idents(
            "$p_0=d$, $p_1=da$ and $p_2=|A|^2+da^2$ do not change with $A$ as long as $|A|$ does not. They are those "
            r"of the prolate spectrum, $2a$ once and $b=a\frac{d-2}{d-1}$ otherwise: $2a+(d-1)b=da$ and "
            r"$4a^2+(d-1)b^2=\frac{d}{d-1}a^2+da^2$. It belongs to $\frac{d}{d-1}a(e\otimes e-\frac1dI)$, whose "
            r"eigenvalue along $e$ is $\frac{d}{d-1}a(1-\frac1d)=a$.",
            (2 * _a + (d - 1) * _low, d * _a),
            (4 * _a**2 + (d - 1) * _low**2, d / (d - 1) * _a**2 + d * _a**2),
            (d / (d - 1) * _a * (1 - 1 / d), _a),
        ),
        ident(
            r"Let $c=2a$. $\frac1{1-s\mu}-\frac{s^3(\mu-b)^2(\mu-c)}{(1-s\mu)(1-sb)^2(1-sc)}$ is a polynomial in "
            r"$\mu$: multiplied by $(1-s\mu)(1-sb)^2(1-sc)$ it vanishes at $\mu=\frac1s$.",
            ((1 - _s * _b) ** 2 * (1 - _s * _c) - _s**3 * (_mu - _b) ** 2 * (_mu - _c)).subs(_mu, 1 / _s),
        ),
        ident(
            r"Its third derivative in $\mu$ is $0$: the polynomial is quadratic.",
            sp.diff(sp.cancel(1 / (1 - _s * _mu) - _rest), _mu, 3),
        ),
        argue(
            r"The coefficient of $s^k$ says: $\mu^k=Q_k(\mu)+(\mu-b)^2(\mu-c)\chi_k(\mu)$ with $Q_k$ quadratic and "
            r"$\chi_k$ a polynomial in $\mu$, $b$, $c$ with coefficients $\ge0$, from "
            r"$\frac1{(1-s\mu)(1-sb)^2(1-sc)}$; $\chi_k=0$ for $k\le2$ and $\chi_3=1$. On $[0,2a]$ the last term is "
            r"$\le0$, and $0$ at $b$ and $c$. So $p_k\le\sum_iQ_k(\mu_i)$, which depends on $p_0,p_1,p_2$ only and is "
            r"the $p_k$ of the prolate spectrum. And $q_k\le|u|^2(2a)^k$, which is attained with it for $u$ along its "
            "axis.",
        ),
        sign(
            "Equality in $p_3$ leaves only the values $b$ and $2a$; with $n$ times $2a$ the sum of all is at least "
            r"$da$ for $n\ge1$ and, if $a>0$, equal to it only for $n=1$: $2n+(d-n)\frac{d-2}{d-1}-d>0$ for $n=1+r$, "
            r"$r>0$; $n=0$ gives $d\frac{d-2}{d-1}<d$.",
            (1 + _excess) * 2 + (d - 1 - _excess) * (d - 2) / (d - 1) - d,
            {d: 2 + _delta},
            nonnegative=(_delta,),
            positive_symbols=(_excess,),
        ),
        argue(
            r"So $Z(u,A)\le Z(|u|e,\frac{d}{d-1}a(e\otimes e-\frac1dI))$, where for $a>0$ equality holds only if $A$ "
            "is of this form about some $e$ and, by $q_1$, $u$ is a multiple of $e$; $Z(-u,A)=Z(u,A)$ lets $e$ point "
            "along $u$. The right side belongs to the field $|u|P_1+aP_2$ about $e$, since "
            r"$\frac{d}{d-1}(t^2-\frac1d)=P_2$.",
        ),
        ident(
            r"At a minimiser $\mathcal F_K=G$ with the moments $\int x\rho$, $\int D_x\rho$ in place of $m$ "
            r"([coupling:gibbs]). The density of the aligned field, with its $M$, has the free energy $G(m)+\log "
            r"Z(u,A)-\log Z(|u|e,\dots)-\frac12\sum g(M-m)^2$, as $gmM-\frac12gM^2=\frac12gm^2-\frac12g(M-m)^2$ in "
            r"every coordinate. So the two $Z$ are equal: the minimiser is aligned itself. Its moments are $\ge0$ by "
            "[coupling:positivity].",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
    ),
)

DERIVATIONS: Final = by_label(QUADRATIC)
