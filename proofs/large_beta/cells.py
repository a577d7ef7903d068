"""K_c and exactly two minimisers on pieces of large beta, by cells of two features (`large-beta:cells`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign

_h, _b, _k, _x, _n, _z, _y = sp.symbols("h beta k x n z y", positive=True)
_A, _B, _s, _r, _c = sp.symbols("A B s r c", positive=True)
_g = sp.Symbol("g", nonnegative=True)
_q = sp.Symbol("q", nonnegative=True)  # of [large-beta:pole]
_xi = sp.Symbol("xi", positive=True)
_s0, _s1, _t = sp.symbols("s_0 s_1 t", real=True)
_p = sp.Symbol("p", nonnegative=True)

_exponential = sp.exp(_A * _g - _B * _g**2)
_area = 2 * sp.pi ** (_h + sp.Rational(1, 2)) / sp.gamma(_h + sp.Rational(1, 2))
_flat = (2 * _xi) ** _h * sp.gamma(_h + sp.Rational(1, 2)) / (2 * sp.sqrt(sp.pi) * sp.gamma(_h + 1))

CELLS: Final = Derivation(
    label="large-beta:cells",
    title=r"$K_c$ and exactly two minimisers on a piece of large $\beta$, by cells of two features",
    statement=r"Let $8\le a\le b$, $d<a$, $h=\frac n2$, $D=\frac{\max(1,h-1)h}{2a}$, $W=\frac1{4a}$ for $n=1$ and $0$ "
    r"otherwise. With the features $s$, $r$ of [large-beta:pole], the functional $\mathcal F_Q=H-Q(J-\mu)$ for every "
    r"$\beta\in[a,b]$ is positive on a cell of $(s,r)$, $k^2\ge\frac1{2n}+\frac1a$, if "
    r"$Q(s^2+r^2+\mu)-\log(N_{\mathrm{far}}+N_{\mathrm{near}}(s,r))>\frac Q4(\Delta_s^2+\Delta_r^2)$ at its four "
    r"nodes. If cells that hold every $(s,r)$ are excluded at $Q_{\mathrm{up}}\ge Q_c$ but for some, and these at "
    r"$Q_{\mathrm{lo}}$, then $Q_{\mathrm{lo}}\le Q_c$; and if $\theta<1$ on a convex set about these, then at $K_c$ "
    r"the minimisers are the uniform density and, up to rotation, exactly one other, for every $\beta\in[a,b]$.",
    hypotheses=(r"$d\ge2$", r"$8\le a\le b$", r"$d<a$"),
    uses=(
        "large-beta:pole",
        "large-beta:moments",
        "large-beta:uniform",
        "large-beta:gaussian",
        "large-beta:count",
        "supp:polarisation",
        "coupling:interaction",
        "eq:2.16",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        define(
            r"$\mu_k=\int g^kd\sigma$ with $g=e^{-x/2}$ and $d\sigma=c\,x^{h-1}(1-\frac x{4\beta})^{h-1}dx$ on "
            r"$[0,4\beta]$, $c\int_0^\infty x^{h-1}e^{-kx/2}dx=e^{-\ell}k^{-h}$. Above, $\mu_k\le(1+\frac "
            r"Wk)e^{-\ell}k^{-h}$ by [large-beta:moments].",
        ),
        ident(
            r"Below, $(1-z)^{h-1}\ge1-\max(1,h-1)z$ for $0\le z\le1$, and the right side is not positive beyond: with "
            r"the mean $\frac h{2\beta k}$ of $\frac x{4\beta}$ with respect to $x^{h-1}e^{-kx/2}$, "
            r"$\mu_k\ge(1-\frac Dk)e^{-\ell}k^{-h}$.",
            sp.gammasimp(sp.gamma(_h + 1) * (2 / _k) ** (_h + 1) / (sp.gamma(_h) * (2 / _k) ** _h)) / (4 * _b),
            _h / (2 * _b * _k),
        ),
        argue(
            r"So for real $c_k$ with $\sum c_k\mu_k\ge0$, $\sum c_k\mu_k\le e^{-\ell(a)}\bigl[\sum "
            r"c_kk^{-h}+\max(D,W)\sum|c_k|k^{-h-1}\bigr]$, because the bracket bounds $e^{\ell}\sum c_k\mu_k\ge0$ at "
            r"every $\beta\ge a$ and $\ell$ increases.",
        ),
        ident(
            r"The coefficients of $f=e^{Ag-Bg^2}=\sum c_kg^k$: $f'=(A-2Bg)f$ is $(k+1)c_{k+1}=Ac_k-2Bc_{k-1}$.",
            sp.diff(_exponential, _g) / _exponential,
            _A - 2 * _B * _g,
        ),
        argue(
            r"With $-B$ replaced by $B$ they are not smaller than $|c_k|$, so that for a polynomial $P$ with the "
            r"coefficients $P_i$ those of $P(f-1)$ beyond $g^K$ sum to at most "
            r"$2^{-K-1}e^{2A+4B}\sum|P_i|2^i$, by their values at $g=2$.",
        ),
        ident(
            r"The cap $B$ with $1-\cos\le\xi\le1$ is $x\le2\beta\xi$, and lies in the near half-sphere. "
            r"$c\int_0^{2\beta\xi}x^{h-1}dx=\frac{e^{-\ell}(\beta\xi)^h}{\Gamma(h+1)}$ is "
            r"$p=\frac{(2\xi)^h}{2\sqrt\pi}\frac{\Gamma(h+\frac12)}{\Gamma(h+1)}$ for every $\beta$.",
            (2 * sp.pi / _b) ** _h / _area * (_b * _xi) ** _h / sp.gamma(_h + 1),
            _flat,
        ),
        ident(
            r"$\sigma(B)$ is between $p$ and $p\,(1-\frac\xi2)^{h-1}$, because $1-\frac\xi2\le1-\frac x{4\beta}\le1$ "
            r"in $B$. From $n$ to $n+2$ the factor of $\frac12(2\xi)^h$ takes $\frac{n+1}{n+2}$; it is $1$ for $n=0$ "
            r"and $\frac2\pi$ for $n=1$.",
            sp.gammasimp(
                sp.gamma(_h + sp.Rational(3, 2))
                / sp.gamma(_h + 2)
                / (sp.gamma(_h + sp.Rational(1, 2)) / sp.gamma(_h + 1))
            ),
            (2 * _h + 1) / (2 * _h + 2),
        ),
        argue(
            r"Outside $B$ $\varphi\le\frac\mu{p'}$ where $p'\ge\sigma(B)$ is the measure of the cap up to there "
            r"([large-beta:pole]). With $e^u=1+u+\sum_{k\ge2}\frac{u^k}{k!}$, $u=2Q\mu$ and $z=\frac u{\sigma(B)}$: "
            r"$\int_{B^c}e^{2Q\varphi}\le1-\sigma(B)+u+\sum_{k\ge2}\frac{u^k}{k!}\int_{\sigma(B)}^1p'^{-k}dp'\le"
            r"1-\sigma(B)+u+\sigma(B)\sum_{k\ge2}\frac{z^k}{k!(k-1)}$, which decreases in $\sigma(B)$ and increases "
            r"in $\mu$ as long as the integrals stand; it is at most $N_{\mathrm{far}}=1-\sigma(B)+u+\frac{3\sigma(B)}z"
            r"\bigl(e^z-1-z-\frac{z^2}2\bigr)$.",
        ),
        sign(
            r"As $\frac1{k-1}\le\frac3{k+1}$ for $k\ge2$; with $k=2+p$.",
            3 / (_k + 1) - 1 / (_k - 1),
            {_k: 2 + _p},
            (_p,),
            strict=False,
        ),
        argue(
            r"In $B$ $\varphi\le sg+rk(1-g^2)$. With $A=2Qs$, $B=2Qrk$ this is "
            r"$e^{2Q\varphi}\le e^B\bigl(1+(e^{Ag-Bg^2}-1)\bigr)$, and outside $B$ the bracket is $\ge0$ if "
            r"$Be^{-a\xi}\le A$, for which $rk\le s(1+a\xi)$ suffices: with a factor $0\le P\le P(0)$ of $g$, "
            r"$\int_BPe^{2Q\varphi}\le N_{\mathrm{near}}=e^B\bigl[\sigma(B)P(0)+\int P(e^{Ag-Bg^2}-1)d\sigma\bigr]$; "
            r"the last integral is bounded by the series, or $0$.",
        ),
        argue(
            r"$\mathcal F_Q\ge Q(J+\mu)-\log\int e^{2Q\varphi}$ and $J=s^2+r^2$. $L(s,r)=\log\bigl(N_{\mathrm{far}}+"
            r"\int_Be^{2Q(sg+rk(1-g^2))}d\sigma\bigr)$ is convex, so on a cell $L$ is at most what interpolates its "
            r"values at the nodes, affinely in $s$ and in $r$.",
        ),
        ident(
            r"$s^2$ interpolated between $s_0$ and $s_1$ exceeds $s^2$ by $(s-s_0)(s_1-s)=\frac{\Delta^2}4-(s-\frac{"
            r"s_0+s_1}2)^2\le\frac{\Delta^2}4$.",
            (_t - _s0) * (_s1 - _t),
            (_s1 - _s0) ** 2 / 4 - (_t - (_s0 + _s1) / 2) ** 2,
        ),
        argue(
            r"The interpolation: $\frac{(s_1-s)s_0^2+(s-s_0)s_1^2}{s_1-s_0}-s^2=(s-s_0)(s_1-s)$. So "
            r"$Q(s^2+r^2+\mu)-L$ is at least its interpolation less $\frac Q4(\Delta_s^2+\Delta_r^2)$: four nodes "
            r"decide a cell. $\mu\ge(1-D)e^{-\ell(b)}$.",
        ),
        argue(
            r"$Q_c\le Q_{\mathrm{up}}$: by [large-beta:gaussian] $Q_c\le\frac{\ell+h\log2T-h+n^2/(8T\beta)}"
            r"{(1+1/T)^{-h}-\mu}$ for every $T>0$, with $\ell(b)$, $\frac1a$ and $\mu\le(1+W)e^{-\ell(a)}$ for all of "
            r"$[a,b]$. At $Q_{\mathrm{up}}$ $\mathcal F>0$ where $\mu<J\le j^2$ by [large-beta:uniform], and where "
            r"$\sqrt J\in[j,j']$ if $Q(j^2+\mu)>\log\bigl(1+2Q\mu+j'^{-1-d/a}\sum_{k\ge2}"
            r"\frac{(2Qj')^k}{k!}\mu_k\bigr)$, by [large-beta:moments], as $k-1-\frac d\beta\ge "
            r"k-1-\frac da>0$. This leaves $J>J_1=(1-v_1)^2$.",
        ),
        argue(
            r"A minimiser at any $K$ is zonal and non-increasing about an axis ([supp:polarisation]) and critical, so "
            r"$J\le s\le1$, whence $r^2=J-s^2\le\frac14$ and $s\ge J>J_1$, and $r\le k(1-s^2)+\nu$, "
            r"$\nu\le\frac12e^{-Q(J-3\mu)}\le\frac12e^{-Q_{\mathrm{lo}}(J-3\mu)}$ if $\mathcal F\le0$ there, $Q\ge "
            r"Q_{\mathrm{lo}}$ and $3\mu\le J_1$ ([large-beta:pole]). Cells that contradict this are empty.",
        ),
        argue(
            r"$Q_c\ge Q_{\mathrm{lo}}$: otherwise a minimiser at $Q_{\mathrm{lo}}$ has $\mathcal F<0$ and is not "
            r"uniform; $\mathcal F\le0$ at $Q_{\mathrm{up}}$ as well, as $\mathcal F$ decreases in $Q$. So it is in a "
            r"cell that is left at $Q_{\mathrm{up}}$, where $\mathcal F>0$ at $Q_{\mathrm{lo}}$: a contradiction. In "
            r"the same way a minimiser at $Q_c$ that is not uniform is in such a cell; there is one, by the first step "
            r"of [large-beta:count] ([entropy-lower-semicontinuity]).",
        ),
        ident(
            r"Uniqueness as in [large-beta:count]: on the segment between the $m$ of two minimisers $s\ge s_1$, "
            r"$r\le r_1$ and $r\le k(1-s^2)+\nu$ persist, and $D''\ge2Q|\eta|^2(1-2Q\int|\Phi_x-c\Phi_e|^2\rho_m)$ for "
            r"any $c$, as a variance is at most a mean square. $|\Phi_x-c\Phi_e|^2=(g-c)^2+q$.",
            (_q + _g**2) - 2 * _c * _g + _c**2,
            (_g - _c) ** 2 + _q,
        ),
        argue(
            r"For $x\le2\beta$ and $\frac12\le c\le1$ this is at most $P(g)=(g-c)^2+k^2(1-g^2)^2\le P(0)=c^2+k^2$. "
            r"Beyond, $|\Phi_x|^2$ is what it is at $4\beta-x$, as $X$ is, so it is at most "
            r"$c^2+k^2+g(4\beta-x)^2$; there $\varphi\le2\mu$, and $\int_{x\le2\beta}g^2\le\mu$: outside $B$ in all at "
            r"most $(c^2+k^2)N_{\mathrm{far}}+\mu e^{4Q\mu}$.",
        ),
        ident(
            r"Over $e^{2Qs}$ the bound in $B$ has the exponent $-2Q(1-g)(s-rk(1+g))$, which is $\le0$ if $2rk\le s$: "
            r"greatest at $Q_{\mathrm{lo}}$, the least $s$ and the greatest $r$ of a strip. $\int "
            r"e^{2Q\varphi-2Qs}\ge\int e^{-2Qs(1-g)}$ is least at $Q_{\mathrm{up}}$ and the greatest $s$.",
            _s * (_g - 1) + _r * _k * (1 - _g**2),
            -(1 - _g) * (_s - _r * _k * (1 + _g)),
        ),
        argue(
            r"$\int e^{2Qsg}\ge1+e^{-\ell}\sum_{k\le K}\frac{(2Qs)^k}{k!}k^{-h}(1-\frac Dk)_+$. In "
            r"$\theta\le2Q_{\mathrm{up}}\frac{N_{\mathrm{near}}+\dots}{\dots}$ the part of $N_{\mathrm{near}}$ with "
            r"$e^{-\ell}$ over this increases in $e^{-\ell}$, taken at $a$; all else decreases, taken at $b$.",
        ),
        argue(
            r"The moment: in $B$ $\frac x{2\beta}\le\frac{\xi(1-g)}{1-e^{-\beta\xi}}\le(\xi+\frac1a)(1-g)$, as $1-g$ "
            r"is concave in $x$, and $\int(1-g)\rho=1-s$. Outside, $\frac x{2\beta}$ increases and $\rho$ decreases, "
            r"so that $\int_{B^c}\frac x{2\beta}\rho\le\frac1{1-\sigma(B)}\int_{B^c}\rho$ because $\int\frac "
            r"x{2\beta}d\sigma=1$ (for $\sigma(B)$ its upper bound, if below $1$: for $n\ge6$ that of a wide cap is "
            r"not), and $\int_{B^c}\rho\le N_{\mathrm{far}}e^{-Q(J+\mu)}\le "
            r"N_{\mathrm{far}}e^{-Q_{\mathrm{lo}}s_1^2}$, because $\mathcal F=0$. From below, "
            r"$1-m_1\ge e^{-Q(1+\mu)}$ ([large-beta:count]). $K_c=\beta e^{-\beta}Q_c$ does not increase with $\beta$ "
            r"([coupling:interaction]): on $[a,b]$ it is between $be^{-b}Q_{\mathrm{lo}}$ and "
            r"$ae^{-a}Q_{\mathrm{up}}$.",
        ),
        idents(
            r"There $\frac1{1-e^{-y}}\le1+\frac1y$, as with $E=e^y\ge1+y$ the difference is $\frac{1+y-E}{y(E-1)}$.",
            (_z / (_z - 1) - 1 - 1 / _y, (1 + _y - _z) / (_y * (_z - 1))),
        ),
    ),
)

DERIVATIONS: Final = by_label(CELLS)
