"""No critical density before the fold, by boxes of fields and a tube (`kernels:exclusion`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_y, _z, _c, _a, _g, _x, _xi = sp.symbols("y z c a g x xi", real=True)
_eta, _R, _M, _s = sp.symbols("eta R M s", real=True)
_X, _kappa, _K, _u = sp.symbols("X kappa K u", positive=True)
_inner = _y * _M + _R + _eta * (_g * _c - _a)

EXCLUSION: Final = Derivation(
    label="kernels:exclusion",
    title="The first fold: no other critical density before it",
    statement=r"Let $\kappa_l\ge0$ for all $l$, $\sum_l\kappa_l<\infty$, let $l$ run over the degrees with "
    r"$\kappa_l>0$, and let $K_0>0$, $g_l=2K_0\kappa_l$, $\tau\ge\sum_{l>L}g_l$. The zonal critical densities at "
    r"$K=xK_0$, $0<x\le1$, are $e^h/Z$ with $h=\sum_lg_lz_lP_l$, $z_l=xM_l(h)$, so $|z_l|\le1$; the uniform one "
    r"alone has $z=0$. (i) If $h\le X$ and $K_0(1+X\,\mathrm{taylor}(X))<K_\#$, then $z=0$. (ii) Let $a$ have $L$ "
    r"entries, $M$ and $C$ there, $|g_lz_l-a_l|\le e_l$ for $l\le L$, $U=\sum_le_l(1+|M_l|)$, "
    r"$V=(\sqrt{\sum_{k,l}|C_{kl}|e_ke_l}+\tau)^2$, $\eta=yC$. There is an $R$ between $-(|y|_1+y\cdot "
    r"M)\mathrm{taylor}(U)V-\tau\sqrt{\eta\cdot y}$ and $(|y|_1-y\cdot M)\mathrm{taylor}(U)V+\tau\sqrt{\eta\cdot "
    r"y}$ such that, with $I=y\cdot M+R+\sum_l\eta_l(g_lc_l-a_l)$, $\sum_{l\le "
    r"L}(y_l-x\eta_lg_l)(z_l-c_l)-(x-\xi)I+y\cdot c-\xi I=0$ for any numbers $c_l$ and $\xi$. (iii) In the space of "
    r"[branch:tube] the field $(g_lz_l)$ is within $\bigl(K_0(\sum_{l\le L}\frac{e_l^2}{g_l}+\tau)\bigr)^{1/2}$ of "
    r"$a$. (iv) With $z$ also $((-1)^lz_l)$ is that of a critical density at the same $K$, and for $d=2$, if $q$ "
    r"divides all degrees, $((-1)^{l/q}z_l)$. (v) Let sets of "
    r"$(z_1,\dots,z_L,x)$ together contain all of these with $|z_l|\le1$ and $0\le x\le1$, or those with $z_l\ge0$ "
    r"at one degree $l$ that is an odd multiple of this $q$ "
    r"($q=1$ for $d\ge3$). If for each of them (i) holds, or (ii) has no solution in it for some $y$, or (iii) puts "
    r"its fields into a tube of [branch:tube] on which $K\ge K_0$, then no zonal critical density other than the "
    r"uniform one has $0<K<K_0$. The density at $s=0$ of a tube is not uniform: if its $K$ is at most $K_1$, the "
    r"infimum of all $K>0$ with a zonal critical density that is not uniform is in $[K_0,K_1]$.",
    hypotheses=("$W=\\sum_l\\kappa_lP_l$", r"all $\kappa_l\ge0$", r"$\sum_l\kappa_l<\infty$", "$K_0>0$"),
    uses=("eq:2.16", "gegenbauer:dimension", "coupling:functional", "branch:tube"),
    does_not_prove="that critical densities are zonal, nor that there is one at every K beyond the fold",
    steps=(
        argue(
            r"A zonal critical density is $e^h/Z$ with $h=\sum_l2K\kappa_lM_lP_l$ and its own moments $M_l=M_l(h)$ "
            r"([eq:2.16], which has the same form for critical points). $2K\kappa_lM_l=g_l\,xM_l$, and $|M_l|\le1$. "
            r"$z=0$ is $h=0$; and the uniform density has $M_l=0$ for all $l$.",
        ),
        argue(
            r"(i) Let $A(s)$ be the mean of $h$ at the density $e^{sh}/Z(sh)$. $A(0)=0$, since $\int P_l=0$, and "
            r"$A'(s)$ is the variance of $h$ there, at most $\int h^2e^{sh}/Z(sh)\le e^{sX}\int h^2$, as "
            r"$Z(sh)\ge1$ (Jensen). $X\ge0$, as $h$ has the mean $0$.",
        ),
        ident(
            r"$\int_0^1e^{sX}ds=\frac{e^X-1}X$ for $X>0$, which is at most $1+X\,\mathrm{taylor}(X)$: "
            r"$e^u-1-u\le\mathrm{taylor}(X)u^2$ for $u\le X$ ([coupling:functional]).",
            sp.integrate(sp.exp(_s * _X), (_s, 0, 1)),
            (sp.exp(_X) - 1) / _X,
        ),
        argue(
            r"So $\sum_lg_lz_lM_l=A(1)\le(1+X\,\mathrm{taylor}(X))\int h^2$. Here $\int "
            r"h^2=\sum_l\frac{(g_lz_l)^2}{N_l}$ ([gegenbauer:dimension]; the sum converges uniformly), and "
            r"$\frac{g_l}{N_l}=2K_0\lambda_l\le\frac{K_0}{K_\#}$. Times $x$: $\sum_lg_lz_l^2\le xu\sum_lg_lz_l^2$, "
            r"$u=\frac{K_0}{K_\#}(1+X\,\mathrm{taylor}(X))<1$.",
        ),
        ident(
            r"$(1-xu)\sum_lg_lz_l^2\le0$ and $xu\le u<1$: all $z_l$ are $0$. With $s$ for the sum, $s-xus=(1-xu)s$.",
            _s - _x * _u * _s,
            (1 - _x * _u) * _s,
        ),
        define(
            r"(ii) [coupling:functional] for the density $e^h/Z$, whose fields are the $g_lz_l$ with $|h-\sum_{l\le "
            r"L}g_lz_lP_l|\le\tau$, and with its moments $M_l(h)$ in place of $m_l$: its proof uses of the density "
            r"nothing else. $R=y\cdot M(h)-y\cdot M-\sum_l\eta_l(g_lz_l-a_l)$, since "
            r"$\mathrm{Cov}_a(f,\mathrm{dev}_L)=\sum_l\eta_l(g_lz_l-a_l)$ and $(\mathrm{sd}_af)^2=\eta\cdot y$.",
        ),
        ident(
            r"$y\cdot z=x\,y\cdot M(h)$. In one degree, with $y\cdot M(h)=y\cdot M+R+\eta(gz-a)$, both sides of (ii).",
            _y * _z - _x * (_y * _M + _R + _eta * (_g * _z - _a)),
            (_y - _x * _eta * _g) * (_z - _c) - (_x - _xi) * _inner + _y * _c - _xi * _inner,
        ),
        idents(
            r"(iii) $\frac{(g_lz_l-a_l)^2}{2\kappa_l}\le K_0\frac{e_l^2}{g_l}$ for $l\le L$, and beyond, where "
            r"$a_l=0$, $\frac{(g_lz_l)^2}{2\kappa_l}=K_0g_lz_l^2\le K_0g_l$.",
            (_a**2 / (2 * _kappa), _K * _a**2 / (2 * _K * _kappa)),
            ((2 * _K * _kappa * _z) ** 2 / (2 * _kappa), _K * (2 * _K * _kappa) * _z**2),
        ),
        argue(
            r"(iv) $t\to-t$, and for $d=2$ the rotation by $\frac\pi q$, take $P_l$ to $(-1)^lP_l$, and to "
            r"$(-1)^{l/q}P_l$; they leave $w$, and so the equations $z_l=xM_l(h)$.",
        ),
        argue(
            r"(v) By (iv) it is enough that a critical density with $0<K<K_0$ whose $z_l$ at the one degree is "
            r"$\ge0$ is uniform. Its $(z_1,\dots,z_L,x)$, $x=\frac K{K_0}$, is in one of the sets. There $z=0$ by "
            r"(i), or there is none by (ii), or its field is in a tube: $a=b(s)+\eta$ as in [branch:tube], so it is "
            r"the critical field $a(s)$, and $K\ge K_0$, a contradiction. The field at $s=0$ has $\langle "
            r"a,c\rangle=\langle c,c\rangle>0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(EXCLUSION)
