"""No critical density before the fold, by boxes of fields and a tube (`kernels:exclusion`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents

_y, _z, _c, _a, _g, _x, _xi = sp.symbols("y z c a g x xi", real=True)
_eta, _R, _M, _s = sp.symbols("eta R M s", real=True)
_X, _kappa, _K, _u = sp.symbols("X kappa K u", positive=True)
_p, _n = sp.symbols("p n", nonnegative=True)
_inner = _y * _M + _R + _eta * (_g * _c - _a)

EXCLUSION: Final = Derivation(
    label="kernels:exclusion",
    title="The first fold: no other critical density before it",
    statement=r"Let $\sum_l|\kappa_l|<\infty$, let $l$ run over the degrees with $\kappa_l\ne0$, and let $K_0>0$, "
    r"$g_l=2K_0\kappa_l$. The zonal critical densities at $K=xK_0$, $0<x\le1$, are $e^h/Z$ with $h=\sum_lg_lz_lP_l$, "
    r"$z_l=xM_l(h)$, so $|z_l|\le1$; the uniform one alone has $z=0$. (i) If $h\le X$ and "
    r"$K_0(1+X\,\mathrm{taylor}(X))<K_\#$, then $z=0$. (ii) Let $|\sum_{l>L}g_lz_lP_l|\le r$, $a$ have $L$ entries, "
    r"$M$ and $C$ there, $|g_lz_l-a_l|\le e_l$ for $l\le L$, $U=\sum_le_l(1+|M_l|)$, "
    r"$V=(\sqrt{\sum_{k,l}|C_{kl}|e_ke_l}+r)^2$, $\eta=yC$. There is an $R$ between $-(|y|_1+y\cdot "
    r"M)\mathrm{taylor}(U)V-r\sqrt{\eta\cdot y}$ and $(|y|_1-y\cdot M)\mathrm{taylor}(U)V+r\sqrt{\eta\cdot "
    r"y}$ such that, with $I=y\cdot M+R+\sum_l\eta_l(g_lc_l-a_l)$, $\sum_{l\le "
    r"L}(y_l-x\eta_lg_l)(z_l-c_l)-(x-\xi)I+y\cdot c-\xi I=0$ for any numbers $c_l$ and $\xi$. (iii) In the space of "
    r"[kernels:tube] the field $(g_lz_l)$ is within $\bigl(K_0(\sum_{l\le L}\frac{e_l^2}{|g_l|}+"
    r"\sum_{l>L}|g_l|z_l^2)\bigr)^{1/2}$ of "
    r"$a$. With $\tau\ge\sum_{l>L}|g_l|$ one may take $r=\tau$ and $\sum_{l>L}|g_l|z_l^2\le\tau$; with "
    r"$s\ge2K_0|\lambda_l|$, $l>L$, besides, $r=\tau b$ and $\tau b^2$, with the $b$ of [kernels:norm] for $|g_lz_l|$ "
    r"in place of $g_l|m_l|$. (iv) With $z$ also $((-1)^lz_l)$ is that of a critical density at the same $K$, and for "
    r"$d=2$, if $q$ "
    r"divides all degrees, $((-1)^{l/q}z_l)$. (v) Let sets of "
    r"$(z_1,\dots,z_L,x)$ together contain all of these with $|z_l|\le1$ and $0\le x\le1$, or those with $z_l\ge0$ "
    r"at one degree $l$ that is an odd multiple of this $q$ "
    r"($q=1$ for $d\ge3$). If for each of them (i) holds, or (ii) has no solution in it for some $y$, or (iii) puts "
    r"its fields into a tube of [kernels:tube] on which $K\ge K_0$, then no zonal critical density other than the "
    r"uniform one has $0<K<K_0$. The density at $s=0$ of a tube is not uniform: if its $K$ is at most $K_1$, the "
    r"infimum of all $K>0$ with a zonal critical density that is not uniform is in $[K_0,K_1]$.",
    hypotheses=("$W=\\sum_l\\kappa_lP_l$", r"$\sum_l|\kappa_l|<\infty$", "$K_0>0$"),
    uses=("eq:2.16", "gegenbauer:dimension", "coupling:functional", "branch:tube", "kernels:tube", "kernels:norm"),
    does_not_prove="that critical densities are zonal, nor that there is one at every K beyond the fold",
    steps=(
        argue(
            r"A zonal critical density is $e^h/Z$ with $h=\sum_l2K\kappa_lM_lP_l$ and its own moments $M_l=M_l(h)$ "
            r"([eq:2.16], which has the same form for critical points). $2K\kappa_lM_l=g_l\,xM_l$, and $|M_l|\le1$. "
            r"$z=0$ is $h=0$; and the uniform density has $M_l=0$ for all $l$.",
        ),
        define(
            r"(i) Let $h_+$, $h_-$ be the parts of $h$ with $\kappa_l>0$ and $\kappa_l<0$, and "
            r"$S_\pm=\sum_{\pm g_l>0}|g_l|z_l^2$. At the density $e^{sh}/Z(sh)$ the mean of $P_l$ is $0$ for $s=0$ and "
            r"has the derivative $\mathrm{Cov}_s(P_l,h)$. So $S_+=x\sum_{g_l>0}g_lz_lM_l(h)=x\int_0^1\mathrm{Cov}_s("
            r"h_+,h)ds$, and $-S_-=x\int_0^1\mathrm{Cov}_s(h_-,h)ds$.",
        ),
        ident(
            r"The difference: with $p$, $n$ and $c$ for the variances of $h_+$, $h_-$ and their covariance at $s$, "
            r"$(p+c)-(c+n)=p-n$, so that $S_++S_-=x\int_0^1(\mathrm{Var}_sh_+-\mathrm{Var}_sh_-)ds\le "
            r"x\int_0^1\mathrm{Var}_sh_+ds$.",
            (_p + _c) - (_c + _n),
            _p - _n,
        ),
        argue(
            r"$\mathrm{Var}_sh_+\le\int h_+^2e^{sh}/Z(sh)\le e^{sX}\int h_+^2$, as $Z(sh)\ge1$ (Jensen), $\int P_l=0$. "
            r"$X\ge0$, as $h$ has the mean $0$.",
        ),
        ident(
            r"$\int_0^1e^{sX}ds=\frac{e^X-1}X$ for $X>0$, which is at most $1+X\,\mathrm{taylor}(X)$: "
            r"$e^u-1-u\le\mathrm{taylor}(X)u^2$ for $u\le X$ ([coupling:functional]).",
            sp.integrate(sp.exp(_s * _X), (_s, 0, 1)),
            (sp.exp(_X) - 1) / _X,
        ),
        argue(
            r"$\int h_+^2=\sum_{g_l>0}\frac{(g_lz_l)^2}{N_l}$ ([gegenbauer:dimension]; the sum converges uniformly), "
            r"and "
            r"$\frac{g_l}{N_l}=2K_0\lambda_l\le\frac{K_0}{K_\#}$. So $S_++S_-\le xuS_+$, "
            r"$u=\frac{K_0}{K_\#}(1+X\,\mathrm{taylor}(X))<1$.",
        ),
        ident(
            r"$(1-xu)S_++S_-\le0$ and $xu\le u<1$: all $z_l$ are $0$.",
            (_p + _n) - _x * _u * _p,
            (1 - _x * _u) * _p + _n,
        ),
        define(
            r"(ii) [coupling:functional] for the density $e^h/Z$, whose fields are the $g_lz_l$ with $|h-\sum_{l\le "
            r"L}g_lz_lP_l|\le r$ in place of $\tau m_1$, and with its moments $M_l(h)$ in place of $m_l$: its proof "
            r"uses of the density "
            r"nothing else. $R=y\cdot M(h)-y\cdot M-\sum_l\eta_l(g_lz_l-a_l)$, since "
            r"$\mathrm{Cov}_a(f,\mathrm{dev}_L)=\sum_l\eta_l(g_lz_l-a_l)$ and $(\mathrm{sd}_af)^2=\eta\cdot y$.",
        ),
        ident(
            r"$y\cdot z=x\,y\cdot M(h)$. In one degree, with $y\cdot M(h)=y\cdot M+R+\eta(gz-a)$, both sides of (ii).",
            _y * _z - _x * (_y * _M + _R + _eta * (_g * _z - _a)),
            (_y - _x * _eta * _g) * (_z - _c) - (_x - _xi) * _inner + _y * _c - _xi * _inner,
        ),
        idents(
            r"(iii) $\frac{(g_lz_l-a_l)^2}{2|\kappa_l|}\le K_0\frac{e_l^2}{|g_l|}$ for $l\le L$, and beyond, where "
            r"$a_l=0$, $\frac{(g_lz_l)^2}{2|\kappa_l|}=K_0|g_l|z_l^2$. Here $\kappa=|\kappa_l|$.",
            (_a**2 / (2 * _kappa), _K * _a**2 / (2 * _K * _kappa)),
            ((2 * _K * _kappa * _z) ** 2 / (2 * _kappa), _K * (2 * _K * _kappa) * _z**2),
        ),
        argue(
            r"$|z_l|\le1$ and $|P_l|\le1$ give both $\tau$. By [kernels:norm], whose proof uses of signs none and of "
            r"the "
            r"density that it is $e^h/Z$ with these fields: with $q^2=\sum_{l>L}N_lM_l(h)^2$ and $|z_l|\le|M_l(h)|$, "
            r"$\sum_{l>L}|g_lz_l|\le q\sqrt{s\tau}$, $\sum_{l>L}|g_l|z_l^2\le sq^2$, and the two bounds of $q$ are "
            r"from "
            r"$h\le\sum_{l\le L}|g_lz_l|+\tau$, and from $\mathrm{dev}$.",
        ),
        argue(
            r"(iv) $t\to-t$, and for $d=2$ the rotation by $\frac\pi q$, take $P_l$ to $(-1)^lP_l$, and to "
            r"$(-1)^{l/q}P_l$; they leave $w$, and so the equations $z_l=xM_l(h)$.",
        ),
        argue(
            r"(v) By (iv) it is enough that a critical density with $0<K<K_0$ whose $z_l$ at the one degree is "
            r"$\ge0$ is uniform. Its $(z_1,\dots,z_L,x)$, $x=\frac K{K_0}$, is in one of the sets. There $z=0$ by "
            r"(i), or there is none by (ii), or its field is in a tube: $a=b(s)+\eta$ as in [branch:tube], "
            r"[kernels:tube], so it is "
            r"the critical field $a(s)$, and $K\ge K_0$, a contradiction. The field at $s=0$ has $\langle "
            r"a,c\rangle=\langle c,c\rangle>0$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(EXCLUSION)
