"""From one beta to an interval of them by a conformal dilation (`spine:dilation`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, idents, sign

_v, _r, _x, _y, _eta = sp.symbols("v r x y eta", positive=True)
_q, _h, _t = sp.symbols("Q H T", positive=True)

DILATION: Final = Derivation(
    label="spine:dilation",
    title=r"What is shown of dilated densities at one $\beta$ holds on an interval",
    statement=r"In the setting of [spine:interval] let $n=d-1$, $r^2=\frac\beta{b_0}=1+\eta$, $\lambda=\log r^2$, let "
    r"$\tilde\rho$ be the image of a zonal $\rho$ under $\tan\frac{\theta'}2=r\tan\frac\theta2$, "
    r"$z=\sin^2\frac\theta2$, $z'=\sin^2\frac{\theta'}2$, $\kappa=1+\eta z$, and $\tilde\varphi=\int G\tilde\rho$ at "
    r"$b_0$. (i) $J_{b_0}(\tilde\rho)\ge J_\beta(\rho)$ and $H(\rho)\ge H(\tilde\rho)+\frac "
    r"n2\lambda\,m_1(\tilde\rho)$; $m_1(\rho)\ge m_1(\tilde\rho)$. (ii) If $\tilde\rho$ has $\frac{1-m_1}2\le p$ and "
    r"$H\le H_0$ at $b_0$, then $Q_c(\beta)\le\frac{H_0+\frac n2\lambda}{J_{b_0}(\tilde\rho)-\mu(b_0)-\delta}$, "
    r"$\delta=\frac{(1+\eta p)^2-1}e$. So with $T=\frac n2\log\frac{b_1}{b_0}$, $Q_1\ge\frac{H_0+T}{J-\mu-\delta}$ "
    r"for $\eta$ at $b_1$ and $s=\frac T{H_0+T}$: $Q_c(\beta)\le q=Q_1\frac{H_0+n\lambda/2}{H_0+T}$, and at $q$ "
    r"$\mathcal F_\beta(\rho)\ge\min\{\mathcal F_{Q_1,b_0}(\tilde\rho)+sQ_1(J-\mu),\ \mathcal "
    r"F_{Q_1,b_0}(\tilde\rho)+Tm_1\}-Q_1(\mu(b_0)-\mu(b_1))$. (iii) [spine:slice] bounds $\mathcal F_{Q_1}+Tm_1$ with "
    r"$T\cos$ taken from the exponents of its densities, and $\mathcal F_{Q_1}+sQ_1(J-\mu)$ with $\frac "
    r"s2(\frac{s_a^2}{g_0}-\tau-r)$ added. (iv) For decreasing $\rho$ and every $z_0\le\frac12$, with $\sigma(z_0)$ "
    r"the mass of its cap, $\tilde\varphi\le\min(\tilde\varphi(e),\frac\mu{\sigma(B_x)})+n\eta "
    r"z_0+\mu((1+\eta)^n-1)\max(2,\frac{z_0}{\sigma(z_0)})$, so $J$ is at most $\tilde\varphi(e)$ and both terms; "
    r"$\tilde\varphi(e)\ge\varphi_{b_0}(e)-\frac\eta e$. (v) Let the $\tilde\rho$ of all minimisers at $\beta$, $K_c$ "
    r"have their moments in a tube $R$ of [spine:tube] at $b_0$, $Q_1$, let $Q_c\ge(1-f)Q_1$, $W\ge\rho_m$ for the "
    r"part of $m\in R$, $W'=We^{fY+2Tz'}$ with $Y\ge0$, $Y\ge\sup\langle\xi,m\rangle-\langle\xi,m\rangle$, and "
    r"$E\ge\frac{2Q_1}e((1+\eta\int Wz')(1+\eta p)-1)$, $p\ge\mathbb E_{\tilde\rho}z'$. Then $\tilde\rho\le W'e^E$, "
    r"so that $p$ may be $\int W'z'e^E$, and there is one such minimiser up to rotation if $\|\int "
    r"W'e^E(\xi-M)\otimes(\xi-M)\|+\frac{2Q_1\eta(2+\eta)}e(\int W'e^Ez'^2)^{1/2}<1$; the first term bounds the "
    r"covariances under $\rho_m$ and under $\rho_me^{-T\cos}$, too. (vi) "
    r"$\frac{1-\tilde\varphi(e)}{b_1}\le1-m_1(\rho)\le2p$.",
    hypotheses=(r"$1\le b_0\le\beta\le b_1$", r"$\rho$ is zonal"),
    uses=("spine:interval", "spine:slice", "spine:tube", "spine:mesh", "coupling:gibbs"),
    steps=(
        ident(
            r"With $v=\tan\frac\theta2$ the map stretches by $\omega=\frac{r(1+v^2)}{1+r^2v^2}=\frac r\kappa$ in "
            r"every direction, as $z=\frac{v^2}{1+v^2}$; it is conformal.",
            _r * (1 + _v**2) / (1 + _r**2 * _v**2),
            _r / (1 + (_r**2 - 1) * _v**2 / (1 + _v**2)),
        ),
        ident(
            r"Of the new point: $\kappa=\frac1{1-(1-r^{-2})z'}$, $z'=\frac{r^2v^2}{1+r^2v^2}\ge z$.",
            1 / (1 - (1 - 1 / _r**2) * _r**2 * _v**2 / (1 + _r**2 * _v**2)),
            1 + (_r**2 - 1) * _v**2 / (1 + _v**2),
        ),
        argue(
            r"A conformal map of the sphere has $|x'-y'|^2=\omega(x)\omega(y)|x-y|^2$, so "
            r"$b_0|x'-y'|^2=\frac{\beta|x-y|^2}{\kappa(x)\kappa(y)}\le\beta|x-y|^2$: $G_{b_0}(x',y')\ge "
            r"G_\beta(x,y)$, which is $G^*=G_{b_0}^{\kappa(x)\kappa(y)}(x',y')$. $H(\rho)=H(\tilde\rho)+n\,\mathbb "
            r"E\log\omega=H(\tilde\rho)+\frac n2\lambda+n\,\mathbb E_{\tilde\rho}\log(1-(1-r^{-2})z')$; the last "
            r"logarithm is concave in $z'$, at least $-\lambda z'$, and $1-2z'=\cos\theta'$: (i).",
        ),
        ident(
            r"At the ends $z'=0$, $1$ of that chord: $\log(1-(1-r^{-2}))=-\lambda$.",
            sp.log(1 - (1 - 1 / _r**2)),
            -sp.log(_r**2),
        ),
        argue(
            r"(ii): take the $\rho$ with the image $\tilde\rho$. $H(\rho)\le H(\tilde\rho)+\frac n2\lambda$; for "
            r"$k\ge1$ $e^{-u}-e^{-ku}\le(k-1)ue^{-u}\le\frac{k-1}e$, so "
            r"$J_{b_0}(\tilde\rho)-J_\beta(\rho)\le\frac{(\mathbb E\kappa)^2-1}e$; $\kappa\le1+\eta z'$, convex in "
            r"$z'$ and equal to $r^2$ at $1$; $\mu(\beta)\le\mu(b_0)$. $H_0+\frac n2\lambda$ is affine in $\lambda$, "
            r"and so is, for one $\tilde\rho$, $\mathcal F_{q,b_0}(\tilde\rho)+\frac n2\lambda m_1$: at least "
            r"the smaller one of its values at $\lambda=0$ and at $b_1$. $q\mu$ changes by at most "
            r"$Q_1(\mu(b_0)-\mu(b_1))$.",
        ),
        ident(
            r"At $\lambda=0$: $\mathcal F_{q}=\mathcal F_{Q_1}+(Q_1-q)(J-\mu)$, $Q_1-q=sQ_1$.",
            _q - _q * _h / (_h + _t),
            _q * _t / (_h + _t),
        ),
        argue(
            r"(iii): $H+T\,m_1\ge\mathbb E_\rho\langle\xi,m\rangle-\log\int e^{\langle\xi,m\rangle-T\cos}$; the rest "
            r"of [spine:slice] does not change. $2Q_1(J-\mu)\ge|m|^2-r\ge\frac{s^2}{g_0}-r$.",
        ),
        argue(
            r"(iv): $\tilde\rho=\omega^{-n}\rho(\theta)=r^{-n}\rho(\theta)+r^{-n}(\kappa^n-1)\rho(\theta)$. The first "
            r"part decreases: its field is at most its own at $e$, at most $\tilde\varphi(e)$, and at most "
            r"$\frac\mu{\sigma(B_x)}$. Of the second the mass in $z\le z_0$ is at most $\sup(1-\kappa^{-n})\le n\eta "
            r"z_0$; beyond, $\rho\le\frac1{\sigma(B)}$ and $\kappa^n-1\le((1+\eta)^n-1)z$, and $\frac "
            r"z{\sigma(B)}\le\max(2,\frac{z_0}{\sigma(z_0)})$: as a function of $z$ the mass $\sigma$ has a derivative "
            r"in proportion to $(z(1-z))^{n/2-1}$, so that up to $\frac12$ $\frac\sigma z$ does not fall for $n\ge2$ "
            r"and is at least $1$ for $n=1$; beyond, $\sigma\ge\frac12$. A density at most $C$ has a field at most "
            r"$C\mu$. At the pole $b_0|x'-e|^2=\frac{r^2}\kappa b_0|x-e|^2\le r^2b_0|x-e|^2$, and the inequality of "
            r"(ii) with $k=1+\eta$.",
        ),
        sign(
            r"$nx-1+(1+x)^{-n}$ has the slope $n(1-(1+x)^{-n-1})$, for which $(1+x)^{n+1}>1$; so $1-(1+x)^{-n}\le nx$. "
            r"For $n=1$ the difference is $\frac{x^2}{1+x}$.",
            sp.simplify(_x - 1 + 1 / (1 + _x)) * (1 + _x),
            positive_symbols=(_x,),
        ),
        argue(
            r"(v): for $\nu$ on the segment between the $\tilde\rho$ of two minimisers let $m\in R$ be its moments, "
            r"$\mathbb E'$ the mean under $\rho_m$ and $\varphi^*=\int G^*\nu\le\tilde\varphi$. In the new point the "
            r"Gibbs density at $\beta$, $Q$ is $\rho^*\propto\kappa^ne^{2Q\varphi^*}$, the numerator at most "
            r"$\kappa^ne^{2Q\tilde\varphi}$, the normaliser at least $Ze^{-\mathbb "
            r"E'[2(Q_1-Q)\tilde\varphi+2Q_1(\tilde\varphi-\varphi^*)]}$ by Jensen, $Z$ that of $\rho_m\propto "
            r"e^{2Q_1\tilde\varphi}$. $2(Q_1-Q)(\mathbb E'\tilde\varphi-\tilde\varphi)\le fY$; $\mathbb "
            r"E'(\tilde\varphi-\varphi^*)\le\frac1e(\mathbb E'\kappa\,\int\kappa\nu-1)\le\frac E{2Q_1}$; "
            r"$\kappa^n=e^{-n\log(1-(1-r^{-2})z')}\le e^{n\lambda z'}\le e^{2Tz'}$. Thus $\rho^*\le W'e^E$. A "
            r"minimiser is its own Gibbs density: $p$, first $1$, may be $\int W'z'e^E$, and again.",
        ),
        argue(
            r"Along the segment $D$ of [spine:tube] at $\beta$ has $D''\ge(1-\theta^*)|v|^2$, $\theta^*=2Q$ "
            r"times the norm of the integral operator with the kernel $G^*$ on the functions of mean $0$ in "
            r"$L^2(\rho^*)$, whose spectrum is that of the covariance. It is at most that of $G_{b_0}$, and the "
            r"norm of $G_{b_0}-G^*\le\frac{\kappa\kappa'-1}e$ by Hilbert and Schmidt. The first is at most the "
            r"norm of $\mathbb E(\xi-M)\otimes(\xi-M)$. $\rho_me^{-T\cos}$, normalised, is at most "
            r"$\rho_me^{T(1-\cos)}$. (vi): $z\le z'$; and $1-\tilde\varphi(e)\le2b_0\mathbb Ez'\le2b_0r^2\mathbb "
            r"Ez\le b_1(1-m_1(\rho))$.",
        ),
        idents(
            r"$\kappa\kappa'-1\le\eta(1+\frac\eta2)(z+z')$ as $2zz'\le z+z'$ on $[0,1]$, and $\mathbb "
            r"E(z+z')^2\le4\mathbb Ez^2$: the root is at most $\frac{\eta(2+\eta)}e(\mathbb Ez^2)^{1/2}$.",
            (
                _eta * (1 + _eta / 2) * (_x + _y) - ((1 + _eta * _x) * (1 + _eta * _y) - 1),
                _eta**2 * (_x * (1 - _y) + _y * (1 - _x)) / 2,
            ),
            (2 * _x**2 + 2 * _y**2 - (_x + _y) ** 2, (_x - _y) ** 2),
        ),
    ),
)

DERIVATIONS: Final = by_label(DILATION)
