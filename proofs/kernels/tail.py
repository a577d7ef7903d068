"""Tails that decay slowly, in place of the trace tau where kappa_l decays like l^-2; beyond the paper.

The block of S and moments of densities with F <= 0 (`kernels:tail`); bounds by the norm of a critical density beyond
the modes (`kernels:norm`); the sums of kappa_l for the families of powers (`kernels:sums`).
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, idents, sign
from proofs.engine.symbols import d
from proofs.gegenbauer import L, dimension

_g, _N, _lam, _K, _y = sp.symbols("g N lambda K y", positive=True)
_l = sp.Symbol("l", positive=True)
_theta = sp.Symbol("theta", real=True)
_rho = sp.Function("rho")
_s, _tau, _q = sp.symbols("s tau q", positive=True)
_m, _gap = sp.symbols("m delta", nonnegative=True)
_place = sp.Symbol("y", positive=True)
_A, _B, _R = sp.symbols("A B R", positive=True)

TAIL: Final = Derivation(
    label="kernels:tail",
    title="Tails that decay slowly",
    statement=r"Let all $\kappa_l\ge0$. For a density $\rho\le\sup\rho$ the block $l>L$ of $S$ has the largest "
    r"eigenvalue at most $2K\sup\rho\max_{l>L}\lambda_l$. If $\mathcal F_K(\rho)\le0$, then "
    r"$\|\rho-1\|_1\le\sqrt{2K\mathcal E}$, which is at most $m_1\sqrt{2K\sum_l\kappa_l}$ if $\rho$ is zonal and "
    r"$|m_l|\le m_1$. If besides $d=2$, $W$ has the Lipschitz constant $c$ in the angle and $\rho$ is critical, "
    r"$|m_l|\le\frac{2Kc}l\|\rho-1\|_1$ for every $l\ge1$.",
    hypotheses=(r"all $\kappa_l\ge0$, $\sum_l\kappa_l<\infty$", "$K>0$"),
    uses=("eq:2.8", "eq:2.16", "coupling:functional", "gegenbauer:dimension", "coupling:origin"),
    steps=(
        idents(
            r"$y\cdot Sy=\mathrm{Var}_\rho f\le\mathbb E_\rho f^2\le\sup\rho\int f^2$ for "
            r"$f=\sum_{l>L}y_l\sqrt{g_l}P_l$, and $\int f^2=\sum_{l>L}\frac{g_l}{N_l}y_l^2$, where "
            r"$\frac{g_l}{N_l}=2K\lambda_l$, $g_l=2KN_l\lambda_l$.",
            ((2 * _K * _N * _lam) / _N, 2 * _K * _lam),
            ((_y * sp.sqrt(_g)) ** 2 / _N, _g / _N * _y**2),
        ),
        argue(
            r"$\mathcal F_K\le0$ says $H\le K\mathcal E$; Pinsker's inequality, $\|\rho-1\|_1^2\le2H$, is a step of "
            r"[coupling:functional]. $\mathcal E=\sum_l\kappa_lm_l^2\le m_1^2\sum_l\kappa_l$.",
        ),
        ident(
            r"A critical density on the circle is $e^h/Z$ with $h=2K\,W*(\rho-1)$: $h'$ is at most $2Kc\|\rho-1\|_1$ "
            r"in absolute value, and $\rho'=h'\rho$ at most $2Kc\|\rho-1\|_1\rho$. By parts, $m_l=\int\rho\cos "
            r"l\theta=-\frac1l\int\rho'\sin l\theta$.",
            sp.diff(_rho(_theta) * sp.sin(_l * _theta) / _l, _theta),
            _rho(_theta) * sp.cos(_l * _theta) + sp.diff(_rho(_theta), _theta) * sp.sin(_l * _theta) / _l,
        ),
        argue(r"So $|m_l|\le\frac1l\int|\rho'|\le\frac{2Kc}l\|\rho-1\|_1\int\rho=\frac{2Kc}l\|\rho-1\|_1$."),
    ),
)

NORM: Final = Derivation(
    label="kernels:norm",
    title="What is beyond the modes, by the norm of the density",
    statement=r"Let all $\kappa_l\ge0$, $s\ge2K\max_{l>L}\lambda_l$, $\tau\ge\sum_{l>L}g_l$, $\tau>0$, and for a zonal "
    r"density $q^2=\sum_{l>L}N_lm_l^2$, $h_\tau=\sum_{l>L}g_lm_lP_l$, $b=\min(1,q\sqrt{s/\tau})$. Then "
    r"$\sum_{l>L}g_lm_l^2\le\tau b^2$ and $|h_\tau|\le\tau b$. If the density is critical, "
    r"$q^2\le\exp(\sum_{l\le L}g_l|m_l|+\tau)-1$. If besides $\mathrm{dev}_L\le U$ and $\mathrm{sd}_a$ are those of "
    r"[coupling:functional] at a field $a$ and $|h_\tau|\le r$, then $q\le q_a+\sqrt{\sup\rho_a}\,e^{U+2r}("
    r"\mathrm{sd}_a\mathrm{dev}_L+r)$; here $q_a$ is the $q$ of $\rho_a$, "
    r"$q_a^2\le\frac{Z(2a)}{Z(a)^2}-1-\sum_{l\le L}N_lM_l^2$, and "
    r"$\sup\rho_a\le\frac{e^{\sum_l|a_l|}}{Z(a)}$. With $r$ in place of $\tau m_1$ the bounds of "
    r"[coupling:functional], and with $2r$ in place of $2\tau\,\mathrm{upper}_1$ that of $S_{LL}$ in [coupling:star], "
    r"hold.",
    hypotheses=(r"all $\kappa_l\ge0$, $\sum_l\kappa_l<\infty$", "$K>0$"),
    uses=(
        "eq:2.16",
        "gegenbauer:dimension",
        "coupling:functional",
        "coupling:star",
        "kernels:tail",
    ),
    steps=(
        sign(
            r"$g_l=2K\lambda_lN_l\le sN_l$ for $l>L$, so $\sum_{l>L}g_lm_l^2\le sq^2$: each term by "
            r"$s-2K\lambda_l=\delta\ge0$. It is at most $\tau$ too, because $|m_l|\le1$.",
            _s * _N * _m**2 - (_s - _gap) * _N * _m**2,
            nonnegative=(_gap, _m),
            positive_symbols=(_N,),
            strict=False,
        ),
        idents(
            r"Cauchy-Schwarz: $|h_\tau|\le\sum_{l>L}g_l|m_l|=\sum_{l>L}\frac{g_l}{\sqrt{N_l}}\sqrt{N_l}|m_l|\le q"
            r"\bigl(\sum_{l>L}\frac{g_l^2}{N_l}\bigr)^{1/2}\le q\sqrt{s\tau}$. This is $\tau b$, and $sq^2$ is $\tau "
            r"b^2$, with $b=q\sqrt{s/\tau}$.",
            (_q * sp.sqrt(_s * _tau), _tau * (_q * sp.sqrt(_s / _tau))),
            (_s * _q**2, _tau * (_q * sp.sqrt(_s / _tau)) ** 2),
        ),
        argue(
            r"For bounded zonal $f$, $\sum_{l\ge0}N_l(\int fP_l)^2\le\int f^2$: Bessel's inequality, as "
            r"$\int P_jP_l=0$, $j\ne l$, and $\int P_l^2=\frac1{N_l}$ ([gegenbauer:dimension]). So "
            r"$(\sum_{l>L}N_l(\int "
            r"fP_l)^2)^{1/2}$ is a "
            r"seminorm, at most the norm of $f$ in $L^2$; for a density it is $q$, and $q^2\le\int\rho^2-1-\sum_{l\le "
            r"L}N_lm_l^2$.",
        ),
        argue(
            r"A critical density is $e^h/Z$ with $h=\sum_lg_lm_lP_l$, which has mean $0$, so $Z\ge1$ (Jensen), and "
            r"$\int\rho^2\le\sup\rho\le e^{\sup h}$, $\sup h\le\sum_{l\le L}g_l|m_l|+\tau$.",
        ),
        define(
            r"Near a field $a$: $\rho=\rho_ae^{\mathrm{dev}-\ell}$ with $\mathrm{dev}=\mathrm{dev}_L+h_\tau-\mathbb "
            r"E_ah_\tau\le U+2r$ of mean $0$ and $\ell=\log\mathbb E_ae^{\mathrm{dev}}\ge0$, as in "
            r"[coupling:functional], "
            r"whose proof uses of the tail that $|h_\tau|\le\tau m_1$ only; so does that of [coupling:star].",
        ),
        ident(
            r"$\int(\rho-\rho_a)^2\le\sup\rho_a\,\mathbb E_a(e^{\mathrm{dev}-\ell}-1)^2$, and as $\mathbb "
            r"E_ae^{\mathrm{dev}}=e^\ell$ the mean is $e^{-2\ell}(\mathbb E_ae^{2\mathrm{dev}}-e^{2\ell})$: at most "
            r"the "
            r"variance of $e^{\mathrm{dev}}$.",
            _q * sp.exp(-2 * _l) - 2 * sp.exp(_l) * sp.exp(-_l) + 1,
            sp.exp(-2 * _l) * (_q - sp.exp(2 * _l)),
        ),
        argue(
            r"The variance of a function of $\mathrm{dev}$ with the Lipschitz constant $e^{U+2r}$ on "
            r"$(-\infty,U+2r]$ is at "
            r"most $e^{2U+4r}$ times that of $\mathrm{dev}$ (half the mean square of the difference of two independent "
            r"copies), and $\mathrm{sd}_a\mathrm{dev}\le\mathrm{sd}_a\mathrm{dev}_L+r$. The seminorm of $\rho$ is "
            r"at most "
            r"$q_a$ and that of $\rho-\rho_a$.",
        ),
        ident(
            r"$\int\rho_a^2=\frac{\int e^{2h_a}}{Z(a)^2}=\frac{Z(2a)}{Z(a)^2}$, $h_a=\sum_la_lP_l\le\sum_l|a_l|$.",
            sp.exp(_y) ** 2,
            sp.exp(2 * _y),
        ),
    ),
)

_A_OF_D, _B_OF_D = d / 2 + 1, d / 2 - 2
_RATIO = (L**2 - 1) / ((L + d) ** 2 - 1) * dimension(L + 2, d) / dimension(L, d)
_CENTRED = (
    (_place + 1)
    * (_place**2 - 3 * _place - _A_OF_D * _B_OF_D)
    / ((_place - 1) * (_place**2 + 3 * _place - _A_OF_D * _B_OF_D))
)

_k, _power = sp.symbols("k p", positive=True)
_T, _S = L + (d - 1) / 2, L + d / 2


def _quotient(x: sp.Expr, t: sp.Expr) -> sp.Expr:
    """e^A(x)."""
    return (t + x) / (t - x)


SUMS: Final = Derivation(
    label="kernels:sums",
    title="Sums of coefficients that decay slowly",
    statement=r"(i) For Onsager's kernel $\kappa_ly^2$, $y=l+\frac d2-1$, does not increase over the even $l\ge2$, and "
    r"$\sum_{l\ge n}\kappa_l\le\frac{\kappa_ny^2}{2(y-1)}$, $y$ that of the even $n\ge2$; $\lambda_l$ decreases. (ii) "
    r"For $(R-|\theta|)_+^2$ on the circle $\kappa_l\le\frac4\pi(\frac R{l^2}+\frac1{l^3})$, and with $y=L+\frac12$, "
    r"$\sum_{l>L}\kappa_l\le\frac4\pi(\frac Ry+\frac1{2y^2})$; $\lambda_l=\frac{\kappa_l}2\le\frac2\pi\frac{R+\frac1"
    r"{L+1}}{(L+1)^2}$ for $l>L$. "
    r"(iii) $|\kappa_l|y^p$, $y=l+\frac d2-1$, does not increase with $p=2k+1$ over the $l\ge k$ for $(1+t)^k$, and "
    r"with $p=a+2-\frac d2$, if $p\ge0$, over the even $l\ge a$ for $|t|^a$. If it does not with $p>1$ over "
    r"$l=n+hj$, $j\ge0$, $\sum|\kappa_l|$ over these is at most $\frac{|\kappa_n|y}{h(p-1)}\bigl(\frac "
    r"y{y-h/2}\bigr)^{p-1}$, $y$ that of $n$.",
    hypotheses=(r"$d\ge2$ in (i) and (iii), $d=2$ in (ii)",),
    uses=("gegenbauer:dimension",),
    steps=(
        ident(
            r"(i) With $\lambda_{l+2}/\lambda_l=\frac{l^2-1}{(l+d)^2-1}$, $A=\frac d2+1$, $B=\frac d2-2$ and $y$ "
            r"that of "
            r"$l+1$: $\frac{\kappa_{l+2}}{\kappa_l}=\frac{(y+1)(y^2-3y-AB)}{(y-1)(y^2+3y-AB)}$.",
            _RATIO,
            _CENTRED.subs(_place, L + d / 2),
        ),
        ident(
            r"It is at most $\frac{(y-1)^2}{(y+1)^2}$: the difference of the cross products, $(y-1)^3(y^2+3y-AB)-"
            r"(y+1)^3(y^2-3y-AB)$, is $2((3AB+8)y^2+AB)$.",
            (_place - 1) ** 3 * (_place**2 + 3 * _place - _A * _B)
            - (_place + 1) ** 3 * (_place**2 - 3 * _place - _A * _B),
            2 * ((3 * _A * _B + 8) * _place**2 + _A * _B),
        ),
        idents(
            r"That is $\ge0$ for $y\ge1$: $(3AB+8)y^2+AB=(3AB+8)(y^2-1)+4AB+8$, where $4AB+8=d(d-2)\ge0$ and $3AB+8="
            r"\frac34d(d-2)+2>0$. The denominators are positive: $y^2+3y-AB\ge0$, $y\ge\frac d2+2$.",
            ((3 * _A * _B + 8) * _place**2 + _A * _B, (3 * _A * _B + 8) * (_place**2 - 1) + 4 * _A * _B + 8),
            (4 * _A_OF_D * _B_OF_D + 8, d * (d - 2)),
            (3 * _A_OF_D * _B_OF_D + 8, sp.Rational(3, 4) * d * (d - 2) + 2),
        ),
        ident(
            r"So the sum is at most $\kappa_ny^2\sum_{k\ge0}(y+2k)^{-2}$, and $x^{-2}$ is convex: "
            r"$(y+2k)^{-2}\le\frac12"
            r"\int_{y+2k-1}^{y+2k+1}x^{-2}\,dx$, together $\frac12\int_{y-1}^\infty x^{-2}\,dx=\frac1{2(y-1)}$. "
            r"$\lambda_{l+2}<\lambda_l$ by the quotient.",
            sp.Rational(1, 2) * sp.integrate(1 / (_place + _q) ** 2, (_q, -1, sp.oo)).subs(_place, _place),
            1 / (2 * (_place - 1)),
        ),
        ident(
            r"(ii) $\kappa_l=\frac{4(lR-\sin lR)}{\pi l^3}$; $\frac R{l^2}+\frac1{l^3}$ is convex, so its sum over "
            r"$l>L$ "
            r"is at most its integral from $L+\frac12$ on.",
            sp.integrate(_R / _q**2 + 1 / _q**3, (_q, _place, sp.oo)),
            _R / _place + 1 / (2 * _place**2),
        ),
        idents(
            r"(iii) Let $A(x)=\log\frac{t+x}{t-x}$: odd, and convex for $x\ge0$, so $A(cx)\ge cA(x)$ for $c\ge1$ and "
            r"$A(x+y)\ge A(x)+A(y)$. For $(1+t)^k$, $l\ge k$ and $t=y+\frac12$: $\log|\frac{\lambda_{l+1}}"
            r"{\lambda_l}|=-A(k+\frac{d-1}2)$, $\log\frac{N_{l+1}}{N_l}=A(\frac12)+A(\frac{d-3}2)$.",
            ((L - _k) / (_k + L + d - 1), 1 / _quotient(_k + (d - 1) / 2, _T)),
            (dimension(L + 1, d) / dimension(L, d), _quotient(sp.Rational(1, 2), _T) * _quotient((d - 3) / 2, _T)),
        ),
        argue(
            r"$A(k+\frac{d-1}2)\ge A(\frac{d-3}2)+(2k+2)A(\frac12)$ for $d\ge3$, and $\ge(2k+1)A(\frac12)$ for "
            r"$d=2$, "
            r"where $A(\frac{d-3}2)=-A(\frac12)$: the sum is at most $-(2k+1)A(\frac12)=(2k+1)\log\frac y{y+1}$.",
        ),
        idents(
            r"For $|t|^a$, $l\ge a$ and $t=y+1$: $\log|\frac{\lambda_{l+2}}{\lambda_l}|=-A(a+\frac d2)$, "
            r"$\log\frac{N_{l+2}}{N_l}=A(1)+A(\frac d2-2)+A(\frac d2-1)$.",
            ((L - _k) / (_k + L + d), 1 / _quotient(_k + d / 2, _S)),
            (
                dimension(L + 2, d) / dimension(L, d),
                _quotient(1, _S) * _quotient(d / 2 - 2, _S) * _quotient(d / 2 - 1, _S),
            ),
        ),
        argue(
            r"$a+\frac d2=(p+1)+(\frac d2-2)+(\frac d2-1)$. For $d\ge4$ none is below $0$, and $p+1\ge1$; for $d=3$ "
            r"the last two have $A=0$ together; for $d=2$ they have $-A(1)$, and $A(a+1)\ge(a+1)A(1)$, $p=a+1$. So the "
            r"sum is at most $-pA(1)=p\log\frac y{y+2}$.",
        ),
        ident(
            r"The sum is at most $|\kappa_n|y^p\sum_{j\ge0}(y+hj)^{-p}$, and as $x^{-p}$ is convex the last sum is at "
            r"most $\frac1h\int_{y-h/2}^\infty x^{-p}\,dx=\frac{(y-h/2)^{1-p}}{h(p-1)}$.",
            sp.diff(-((_place) ** (1 - _power)) / (_power - 1), _place),
            _place ** (-_power),
        ),
    ),
)

DERIVATIONS: Final = by_label(TAIL, NORM, SUMS)
