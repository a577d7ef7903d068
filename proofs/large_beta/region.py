"""Where minimisers lie in (s, r), for every beta >= beta_0, from cells at beta_0 (`large-beta:region`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_v, _k, _tau, _q, _y = sp.symbols("v k tau q y", positive=True)
_K = sp.Symbol("kappa", positive=True)
_p = sp.Symbol("p", nonnegative=True)
_eta, _gn, _n = sp.symbols("eta g_0 n", positive=True)

_J = (1 - _v) ** 2 + _K * _v**2 * (2 - _v) ** 2
_f = _v + 2 * _k**2 * _tau * (2 * _v - _v**2)
_r = _tau * _k * (2 * _v - _v**2)
_part2 = _J.subs(_K, _tau**2 * _k**2) - 2 * _k * _r - 2 * _gn * (1 - _v)
_part3 = _J.subs(_K, _tau**2 * _k**2) - 4 * _k * _r


def _less_slope(value: sp.Expr) -> sp.Expr:
    """Psi - v Psi', which a term linear in v leaves alone."""
    return sp.expand(value - _v * sp.diff(value, _v))


REGION: Final = Derivation(
    label="large-beta:region",
    title=r"Where the minimisers at $K_c$ lie, for every $\beta\ge\beta_0$",
    statement=r"With $s$, $r$ of [large-beta:pole], $q=q_*(\beta)$ and the law $q-\frac Cq\le Q_c\le q-\frac cq$: if "
    r"the "
    r"cells of $y=q_0(1-s)$ and $\tau=\frac r{k(1-s^2)}$ satisfy the inequalities below at $\beta_0$, then at $K_c$, "
    r"for "
    r"every $\beta\ge\beta_0$, every minimiser that is not uniform has $q(1-s)\le F$ and $q(1-s+2kr)\le S$.",
    hypotheses=(r"$d\ge2$", r"$\beta_0\ge8$", r"$\frac1{2n}+\frac1{\beta_0}\le k_0^2<k^2\le1$"),
    uses=("large-beta:pole", "large-beta:moments", "large-beta:uniform", "large-beta:law", "supp:polarisation"),
    steps=(
        define(
            r"$Q=q-\frac cq\ge Q_c$, $v=\frac yq$. Along a curve $y$ and $\tau$ are constant and $q\ge q_0$: $s=1-v$, "
            r"$r=\tau k(1-s^2)=\tau k(2v-v^2)$, $J=(1-v)^2+\kappa v^2(2-v)^2$ with $\kappa=\tau^2k^2\le1$. "
            r"$\mathcal F$ decreases in $K$, so a minimiser at $K_c$ has $\mathcal F\le0$ at $Q$ as well.",
        ),
        argue(
            r"By [supp:polarisation] a minimiser is zonal and non-increasing about an axis $e$, and by "
            r"[large-beta:pole] $r\le k_0(1-s^2)+\nu$ with $\nu\le\frac12e^{-Q_c(J-3\mu)}$, because it is critical. So "
            r"either $\tau\le1$, or $(k-k_0)(1-s^2)<\nu$, whence $q(1-s)\le\frac{q\nu}{k-k_0}$ and $qr\le\frac{q\nu "
            r"k}{k-k_0}$. $q\nu\le\frac q2e^{-(q-C/q)J+3q\mu}$ decreases along $1-\sqrt J=\frac{y}q$ as in "
            r"[large-beta:law], and so does $q\mu$: the values at $q_0$ and the first node bound it.",
        ),
        argue(
            r"By the comparison of [large-beta:law] with $c$ for $C$, whose cells begin at $v_1$, a minimiser has "
            r"$q(1-\sqrt J)<q_0v_1$. As $J\le s$: $q(1-s)\le2q_0v_1$, so the cells of $y$ end there.",
        ),
        sign(
            r"$q(1-\sqrt J)$ does not decrease along a curve: that is $2\sqrt J\ge2J-vJ'$ with "
            r"$2J-vJ'=2\bigl((1-v)+\kappa v^3(2-v)\bigr)$, squared and divided by $\kappa v^2(2-v)$: "
            r"$(2-v)-2v(1-v)\ge\kappa v^4(2-v)$. For $\kappa=1$, with $v=\frac1{1+p}$.",
            ((2 - _v) - 2 * _v * (1 - _v) - _v**4 * (2 - _v)).subs(_v, 1 / (1 + _p)),
            nonnegative=(_p,),
            strict=False,
        ),
        idents(
            "The two identities in it.",
            (sp.expand(2 * _J - _v * sp.diff(_J, _v)), sp.expand(2 * ((1 - _v) + _K * _v**3 * (2 - _v)))),
            (
                sp.expand((_J - ((1 - _v) + _K * _v**3 * (2 - _v)) ** 2) / (_K * _v**2 * (2 - _v))).simplify(),
                sp.expand((2 - _v) - 2 * _v * (1 - _v) - _K * _v**4 * (2 - _v)),
            ),
        ),
        argue(
            r"So a cell with $\sqrt J\le1-v_1$ at $q_0$ is left by the comparison in $J$ for every $q\ge q_0$.",
        ),
        argue(
            r"Elsewhere $\mathcal F\ge Q(J+\mu)-\log\int e^{2Q\varphi}$. Let $B$ be the cap with "
            r"$\sigma(B)=\frac\mu\eta$, "
            r"$\sigma(B)\le\frac12$, so that $\varphi\le\eta$ outside it, and $x_0$ with $g(x_0)=g_0$, $x_0\le2\beta$ "
            r"because $\sigma(x\le x_0)\le\frac\mu{g_0}\le\frac12$. For $x\le x_0$: $\varphi\le s-(1-g)(s-2kr)$, and "
            r"$\int_{x\le x_0}e^{t g}\le\sigma(x\le x_0)+\sum_{k\ge1}\frac{t^k}{k!}\mu_k$ with $t=2Q(s-2kr)$. For "
            r"other $x$ in $B$: $\varphi\le sg_0+kr$. So $\mathcal F>0$ where $T_1+T_2<1$, "
            r"$T_1=e^{-Q(J-2\eta)}+\frac\mu\eta e^{-Q(J-2kr-2sg_0)}+\frac\mu{g_0}e^{-Q(J-4kr)}$, "
            r"$T_2=(1+w)e^{-\ell}E_n(t)e^{-QJ+4Qkr}$.",
        ),
        ident(
            r"$2Q\cdot2kr+t=2Qs$ and $-QJ+2Qs=Q-Q(1-s)^2-Qr^2$: as in [large-beta:law], "
            r"$T_2\le(1+w)e^{-c/q-Q((1-s)^2+r^2)}(\frac qQ)^{n/2}(s-2kr)^{-n/2}e^{h(t)}$.",
            -((1 - _v) ** 2 + _y**2) + 2 * (1 - _v),
            1 - _v**2 - _y**2,
        ),
        ident(
            r"$q\log T_2$ decreases along a curve: $-c$ is constant, $-\frac Qq(y^2+(qr)^2)$ decreases, as $\frac Qq$ "
            r"and "
            r"$qr=\tau k(2y-\frac{y^2}q)$ increase, $q\log\frac qQ$ and $q\,h(t)$ decrease by [large-beta:law], as $t$ "
            r"increases; and $1-(s-2kr)=f(v)$ with $f=v+2k^2\tau(2v-v^2)$, $-\log(1-f)$ convex in $v$ and $0$ at $0$, "
            r"so "
            r"$-q\log(1-f)=y\cdot\frac{-\log(1-f)}v$ decreases. Convex: $f''(1-f)+f'^2\ge1+4k^2\tau(1-v)>0$, because "
            r"$1-f\le1-v$ and $f'=1+4k^2\tau(1-v)$.",
            sp.expand(
                sp.diff(_f, _v, 2) * (1 - _v)
                + sp.diff(_f, _v) ** 2
                - (1 + 4 * _k**2 * _tau * (1 - _v) + 16 * _k**4 * _tau**2 * (1 - _v) ** 2)
            ),
            sp.Integer(0),
        ),
        idents(
            r"$q\,T_1$ decreases along a curve. For $\psi(v)$, $\frac d{dq}(Q\psi)=\frac "
            r"Qq(\psi-v\psi')+\frac{2c}{q^2}\psi$, "
            r"as $Q'-\frac Qq=\frac{2c}{q^2}$. For the three exponents $\psi-v\psi'$ is "
            r"$1-2\eta-(1+4\kappa)v^2+\kappa(8v^3-3v^4)$, then with $2k^2\tau v^2$ less and $g_0$ for $\eta$, then "
            r"with "
            r"$4k^2\tau v^2$ less and without $g_0$: at least $1-2\max(\eta,g_0)-(1+8k^2)v^2$, which times $Q$ is at "
            r"least "
            r"$1$ by its value at $q_0$.",
            (
                _less_slope(_J - 2 * _eta),
                sp.expand(1 - 2 * _eta - (1 + 4 * _K) * _v**2 + 8 * _K * _v**3 - 3 * _K * _v**4),
            ),
            (
                _less_slope(_part2) - _less_slope(_J.subs(_K, _tau**2 * _k**2)),
                sp.expand(-2 * _gn - 2 * _k**2 * _tau * _v**2),
            ),
            (_less_slope(_part3) - _less_slope(_J.subs(_K, _tau**2 * _k**2)), sp.expand(-4 * _k**2 * _tau * _v**2)),
        ),
        argue(
            r"The first exponent is positive at $q_0$, as its exponential is below $1$, and so for $q\ge q_0$: $\frac "
            r"d{dq}(Q\psi)\ge\frac1q$ and $q\,e^{-Q\psi}$ decreases. The others have $\psi\ge-2kr-2sg_0$ or $-4kr$, at "
            r"least $-4$ as $r\le k\le1$, so $\frac d{dq}(Q\psi)\ge-\frac{8c}{q^2}$, and $\mu\le(1+w)e^{-q}(2q)^{n/2}$ "
            r"brings $-1+\frac n{2q}$: $q\,\mu\,e^{-Q\psi}$ decreases if $\frac{n/2+1}q+\frac{8c}{q^2}\le1$. As in "
            r"[large-beta:law], $T_2\le e^{-E/q}$ with $E>0$ and $T_1<1-e^{-E/q}$ at $q_0$ give the same for $q\ge "
            r"q_0$.",
        ),
        argue(
            r"A cell with $y\le F$ and $y(1+4k^2\tau)\le S$ stays in the region that is claimed: $2qkr\le4k^2\tau y$. "
            r"So do "
            r"the densities with $\tau>1$, if $\frac{q_0\nu}{k-k_0}\le F$ and $\frac{q_0\nu(1+2k^2)}{k-k_0}\le S$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(REGION)
