"""Variational facts of Section 2, for any continuous, symmetric, centred, zonal kernel W with eigenvalues lambda_l.

Functionals enter through the identities that they satisfy: H = H(rho|1) >= 0, E = double integral of W h h with h =
rho - 1, H' = H(1|rho), Z the normaliser of the Kirkwood-Monroe equation. Pointwise identities are checked under the
integral sign.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, sign
from proofs.engine.symbols import Expr, K

_H, _E, _Hd = sp.symbols("H E H_dual", real=True)  # entropy, interaction energy, reversed entropy
_J = sp.Symbol("J", positive=True)  # a smaller coupling, K' in the text
_Kc, _delta, _p, _q, _s = sp.symbols("K_c delta p q s", positive=True)
_rho, _phi, _Z = sp.Symbol("rho", positive=True), sp.Symbol("phi", real=True), sp.Symbol("Z", positive=True)
_lam, _w11, _w1h, _norm = sp.symbols("lambda W_11 W_1h n", real=True)


def second_variation(coupling: Expr, eigenvalue: Expr) -> Expr:
    """1 - 2 K lambda_l, the normalised second variation of F_K at the uniform density in degree l."""
    return 1 - 2 * coupling * eigenvalue


GAP: Final = Derivation(
    label="eq:2.8",
    title="The free-energy gap of a centred kernel",
    statement=r"$\mathcal F_K(\rho)-\mathcal F_K(1)=H(\rho|1)-K\mathcal E(h)$ with "
    r"$\mathcal E(h)=\iint Whh\,d\sigma^2$, $h=\rho-1$; $H\ge0$ with equality only for $\rho=1$.",
    hypotheses=("$W$ continuous, symmetric, centred", r"$\rho$ a probability density of finite entropy"),
    source="(2.4), (2.7), (2.8), (2.12)",
    steps=(
        ident(
            r"$\iint W\rho\rho=\iint W+2\iint Wh+\iint Whh$, and the first two vanish by centring (2.5).",
            (_w11 + 2 * _w1h + _E).subs({_w11: 0, _w1h: 0}),
            _E,
        ),
        ident(
            r"$H(\rho|1)=\int(\rho\log\rho-\rho+1)$, as $\int\rho=1$; the integrand $g$ has $g(1)=0$ and the "
            r"derivative $\log\rho$.",
            sp.diff(_rho * sp.log(_rho) - _rho + 1, _rho),
            sp.log(_rho),
        ),
        argue(
            r"So $g$ decreases before $\rho=1$ and increases after it: $g\ge0$, with equality only at $\rho=1$. "
            r"Hence $H\ge0$, and $H=0$ forces $\rho=1$ almost everywhere.",
        ),
    ),
)

QUOTIENT: Final = Derivation(
    label="eq:1.14",
    title="The critical coupling as a quotient",
    statement=r"$K_c=\inf\{H(\mu|\sigma)/\mathcal E(\mu):\mathcal E(\mu)>0\}$, and "
    r"$\mathcal E(\mu)\le H(\mu|\sigma)/K_c$ for every $\mu$ when $K_c>0$.",
    hypotheses=("$W$ continuous, symmetric, centred",),
    uses=("eq:2.8",),
    source="(1.6), (1.13), (1.14), (2.18)",
    steps=(
        argue(
            r"$\sigma$ minimises $\mathcal F_K$ if and only if $H-K\mathcal E\ge0$ for every $\mu$ ([eq:2.8]). Where "
            r"$\mathcal E\le0$ this holds because $H\ge0$; where $\mathcal E>0$ it says $K\le H/\mathcal E$. So the "
            r"set of such $K\ge0$ is $[0,\inf H/\mathcal E]$.",
        ),
        ident(
            r"In particular $H-K_c\mathcal E\ge0$ for every $\mu$: as "
            r"$H-K_c\mathcal E=(H-K\mathcal E)-(K_c-K)\mathcal E$, it is the limit of $H-K\mathcal E$ for $K$ "
            "increasing to $K_c$.",
            _H - _Kc * _E,
            (_H - K * _E) - (_Kc - K) * _E,
        ),
    ),
)

SECOND_VARIATION: Final = Derivation(
    label="eq:2.9",
    title=r"Second variation, linear threshold, $K_c\le K_\#$",
    statement=r"For $|h|\le\delta<1$: $(\frac12-c\delta)\int h^2\le H\le(\frac12+c\delta)\int h^2$ with "
    r"$c=\frac1{6(1-\delta)^2}$; the second variation in $\mathcal H_l$ is $(1-2K\lambda_l)\|h\|^2$. So "
    r"$K_\#=\frac1{2\max_l\lambda_l}$, and $K_c\le K_\#$.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\max_l\lambda_l>0$ (else $K_\#$ is infinite)"),
    uses=("eq:2.8", "supp:entropy-remainder"),
    source="(2.6)-(2.9)",
    does_not_prove=r"that $K_c=K_\#$, which is the content of Theorem 1.1",
    steps=(
        ident(
            "Entropy to second order ([supp:entropy-remainder] with $n=2$): the remainder is at most "
            r"$\frac{|h|^3}{6(1-\delta)^2}\le\frac{\delta h^2}{6(1-\delta)^2}$.",
            (_delta ** (_q + 1) / (_q * (_q + 1) * (1 - _delta) ** _q)).subs(_q, 2),
            _delta**3 / (6 * (1 - _delta) ** 2),
        ),
        ident(
            r"For $h$ in $\mathcal H_l$: $\iint Whh=\lambda_l\|h\|^2$ (2.6), so the gap is "
            r"$\frac12\|h\|^2-K\lambda_l\|h\|^2=\frac12(1-2K\lambda_l)\|h\|^2$ to second order.",
            _norm / 2 - K * _lam * _norm,
            second_variation(K, _lam) * _norm / 2,
        ),
        sign(
            r"For $K=\frac1{2\lambda}+p>K_\#$, $p>0$, $\lambda=\max_l\lambda_l$, the coefficient $1-2K\lambda$ is "
            r"negative: a small multiple of a harmonic of that degree lowers $\mathcal F_K$ below $\mathcal F_K(1)$, "
            r"so $K_c\le K_\#$.",
            -second_variation(1 / (2 * _q) + _p, _q),
            positive_symbols=(_p, _q),
        ),
    ),
)

KIRKWOOD_MONROE: Final = Derivation(
    label="eq:2.16",
    title="Minimisers solve the Kirkwood-Monroe equation",
    statement=r"A minimiser of $\mathcal F_K$ has the density $\rho=Z^{-1}\exp(2K\,W*h)$, bounded above and below by "
    "positive constants.",
    hypotheses=("$W$ continuous, symmetric, centred",),
    uses=("eq:2.8",),
    source="(2.16); the factor 2 comes from the normalisation (1.5)",
    steps=(
        define(
            r"$\varphi=2K\,W*h$ (continuous), $Z=\int e^\varphi$, $\tilde\rho=e^\varphi/Z$ and "
            r"$J(\mu)=H(\mu|1)-\int\mu\varphi$.",
        ),
        ident(
            r"$J(\mu)=H(\mu|\tilde\rho)-\log Z$, pointwise $\mu\log\mu-\mu\varphi=\mu\log\frac\mu{\tilde\rho}-\mu\log "
            r"Z$; so $\tilde\rho$ is the only minimiser of $J$.",
            _rho * sp.log(_rho) - _rho * _phi,
            _rho * (sp.log(_rho) - (_phi - sp.log(_Z))) - _rho * sp.log(_Z),
        ),
        ident(
            r"On the segment $\rho_s=\rho+s(\tilde\rho-\rho)$: $\mathcal E(\rho_s)=\mathcal E(\rho)+2sB+s^2C$ with "
            r"$B=\iint Wh(\tilde\rho-\rho)$.",
            (_E + _s * _w1h) + _s * (_w1h + _s * _w11),
            _E + 2 * _s * _w1h + _s**2 * _w11,
        ),
        argue(
            r"$H$ is convex, so $\mathcal F_K(\rho_s)-\mathcal F_K(\rho)\le s(H(\tilde\rho)-H(\rho)-2KB)-Ks^2C"
            r"=s(J(\tilde\rho)-J(\rho))-Ks^2C$. For a minimiser the left side is nonnegative for every $s$ in "
            r"$(0,1]$, hence $J(\tilde\rho)\ge J(\rho)$, and $\rho=\tilde\rho$.",
        ),
    ),
)

BASIC: Final = Derivation(
    label="lem:variational",
    title="Basic variational implications (Lemma 2.2)",
    statement=r"Minimisers exist for every $K\ge0$. (i) If $\sigma$ minimises $\mathcal F_K$ it is the unique "
    r"minimiser of $\mathcal F_{K'}$ for $0\le K'<K$, and uniqueness passes down too. (ii) If $\sigma$ is "
    r"the unique minimiser at $K_\#$ then $K_c=K_\#$ and the transition is continuous. (iii) If "
    r"$\mathcal F_{K_\#}(\mu)<\mathcal F_{K_\#}(\sigma)$ for some $\mu$ then $K_c<K_\#$ and the transition "
    "is discontinuous.",
    hypotheses=("$W$ continuous, symmetric, centred, zonal", r"$\max_l\lambda_l>0$ in (ii), (iii)"),
    uses=("eq:2.8", "eq:1.14", "eq:2.9", "eq:2.16", "def:transition"),
    cites=("entropy-lower-semicontinuity", "spherical-harmonics"),
    source="Lemma 2.2, (2.12)-(2.15)",
    steps=(
        cite(
            "entropy-lower-semicontinuity",
            "$H$ is weakly lower semicontinuous; probability measures on the sphere are weakly compact and "
            r"$\mathcal E$ is weakly continuous ($W$ is continuous): a minimiser exists.",
        ),
        ident(
            r"(i) For $0\le K'\le K$: $H-K'\mathcal E=\frac{K'}K(H-K\mathcal E)+\big(1-\frac{K'}K\big)H$.",
            _H - _J * _E,
            _J / K * (_H - K * _E) + (1 - _J / K) * _H,
        ),
        argue(
            r"Both terms are nonnegative if $\sigma$ minimises $\mathcal F_K$. For $K'<K$ their sum vanishes only if "
            r"$H=0$, that is $\mu=\sigma$.",
        ),
        argue(
            r"(ii) Minimality at $K_\#$ gives $K_c\ge K_\#$, and $K_c\le K_\#$ is [eq:2.9]. Let $K_n$ decrease to "
            r"$K_c$ with minimisers $\mu_n$. Then $H(\mu_n)-K_n\mathcal E(\mu_n)\le0$; a weak limit $\mu$ satisfies "
            r"$H(\mu)\le\liminf H(\mu_n)\le K_c\mathcal E(\mu)$, so it minimises $\mathcal F_{K_c}$, and "
            r"$\mu=\sigma$ by uniqueness: the transition is continuous.",
        ),
        sign(
            r"(iii) $H-K_\#\mathcal E=-p<0$ with $H=q>0$ gives $\mathcal E=\frac{p+q}{K_\#}>0$ and "
            r"$\frac H{\mathcal E}=K_\#\frac q{p+q}<K_\#$: $K_c<K_\#$ by [eq:1.14].",
            K - _q / ((_p + _q) / K),
            positive_symbols=(K, _p, _q),
        ),
        argue(
            r"Discontinuity: if $\sigma$ is not the unique minimiser at $K_c$, by definition. Otherwise let $K_n$ "
            r"decrease to $K_c$, and suppose that minimisers $\mu_n$ converge weakly to $\sigma$. Then $W*h_n\to0$ "
            r"uniformly ($W$ is continuous, the sphere compact), so $\rho_n=Z_n^{-1}e^{2K_nW*h_n}\to1$ uniformly by "
            r"[eq:2.16]: $|h_n|\le\delta_n\to0$.",
        ),
        cite(
            "spherical-harmonics",
            r"Completeness gives $\iint Whh=\sum_l\lambda_l\|\mathsf P_lh\|^2\le\max_l\lambda_l\|h\|^2$ for $h$ in "
            "$L^2$.",
        ),
        sign(
            r"With $\max_l\lambda_l=\frac1{2K_\#}$ and $K_n=K_\#-p$, $p>0$, the gap divided by $\|h\|^2$ is at least "
            r"$\frac12-\frac{K_n}{2K_\#}$ minus $\frac\delta{6(1-\delta)^2}$ ([eq:2.9]); without the last term it is "
            r"$\frac p{2K_\#}>0$.",
            sp.Rational(1, 2) - (K - _p) / (2 * K),
            positive_symbols=(K, _p),
        ),
        argue(
            r"For large $n$ the gap of $\mu_n$ is therefore positive unless $h_n=0$, while minimisers at $K_n>K_c$ "
            r"have a negative gap, since $\sigma$ does not minimise $\mathcal F_{K_n}$: a contradiction.",
        ),
    ),
)

UNIQUENESS: Final = Derivation(
    label="prop:critical-uniqueness",
    title=r"Uniqueness of critical points for $K\le K_c/2$ (Proposition 2.3)",
    statement=r"If $0\le K\le K_c/2$ and $\rho=Z^{-1}e^{2KW*h}$, then $\rho=1$.",
    hypotheses=("$W$ continuous, symmetric, centred", r"$0<K_c<\infty$", r"$0\le K\le K_c/2$"),
    uses=("eq:2.8", "eq:1.14"),
    source="Proposition 2.3, (2.17)-(2.22)",
    steps=(
        ident(
            r"(2.19), (2.20): $\rho\log\rho-\log\rho=(\rho-1)\log\rho$ under the integral, so "
            r"$H(\rho|1)+H(1|\rho)=\int h\log\rho$.",
            _rho * sp.log(_rho) - sp.log(_rho),
            (_rho - 1) * sp.log(_rho),
        ),
        argue(
            r"$\log\rho=2K\,W*h-\log Z$ and $\int h=0$, so the sum is $2K\iint Whh$. $H(1|\rho)$ is finite since "
            r"$\rho$ is bounded below.",
        ),
        argue(r"(2.21): $K_c\iint Whh\le H(\rho|1)$, by [eq:1.14]."),
        sign(
            r"(2.22): with $\mathcal E=\frac{H-q}{K_c}$, $q\ge0$, and $K=\frac{K_c}2-p$, $p\ge0$, the value "
            r"$H(1|\rho)=2K\mathcal E-H$ is minus $\frac{2pH+2Kq}{K_c}$, which is nonnegative.",
            (2 * _p * _s + 2 * _J * _q) / (2 * (_J + _p)),
            nonnegative=(_p, _q, _s),
            positive_symbols=(_J,),
            strict=False,
        ),
        ident(
            r"The identity behind it, with $K_c=2(K+p)$: $2K\frac{H-q}{K_c}-H=-\frac{2pH+2Kq}{K_c}$.",
            2 * _J * (_H - _q) / (2 * (_J + _p)) - _H,
            -(2 * _p * _H + 2 * _J * _q) / (2 * (_J + _p)),
        ),
        argue(
            r"So $H(1|\rho)\le0$, hence $H(1|\rho)=0$, and $\rho=1$ ([eq:2.8]). For $K=0$ the equation itself says "
            r"$\rho=1$.",
        ),
    ),
)


DERIVATIONS: Final = by_label(GAP, QUOTIENT, SECOND_VARIATION, KIRKWOOD_MONROE, BASIC, UNIQUENESS)
