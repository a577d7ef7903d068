"""A linear functional of the critical-point equation, with remainder (`coupling:functional`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, ident, sign

_ell, _cov, _norm, _mean = sp.symbols("ell cov norm mean", real=True)
_zeta = sp.Symbol("zeta", positive=True)
_delta, _sd, _tail = sp.symbols("delta sd tail", nonnegative=True)

FUNCTIONAL: Final = Derivation(
    label="coupling:functional",
    title="A linear functional of the critical-point equation, with every remainder",
    statement=r"Let $m=M(gm)$, $a$ a field, $\mathrm{dev}_L=\sum_{l\le L}(g_lm_l-a_l)(P_l-M_l)\le U$ with $U\ge0$, "
    r"and $\mathrm{sd}_a$ a standard deviation at $a$. For $f=\sum_ky_kP_k$, $V=(\mathrm{sd}_a"
    r"\mathrm{dev}_L+\tau m_1)^2$ and $\mathrm{taylor}(U)=\frac12+\frac U6+\frac{U^2}{24}e^U$: "
    r"$-(|y|_1+\mathbb E_af)\mathrm{taylor}(U)V-\tau m_1\mathrm{sd}_af\le y\cdot m-\mathbb "
    r"E_af-\mathrm{Cov}_a(f,\mathrm{dev}_L)\le(|y|_1-\mathbb E_af)\mathrm{taylor}(U)V+\tau "
    r"m_1\mathrm{sd}_af$. If $|g_lm_l-a_l|\le e_l$, one may take $U=\sum_le_l(1+|M_l|)$ and "
    r"$\sqrt{\sum_{k,l}|C_{kl}|e_ke_l}$ in place of $\mathrm{sd}_a\mathrm{dev}_L$.",
    hypotheses=(r"$|P_l|\le1$ on $[-1,1]$", r"$|m_l|\le m_1$"),
    uses=("coupling:gibbs",),
    steps=(
        define(
            r"$h_\tau=\sum_{l>L}g_lm_lP_l$, so $|h_\tau|\le\tau m_1$; $\mathrm{dev}=\mathrm{dev}_L+h_\tau-\mathbb "
            r"E_ah_\tau$ has mean $0$, $\ell=\log\mathbb E_ae^{\mathrm{dev}}\ge0$ (Jensen), and "
            r"$\rho=\rho_ae^{\mathrm{dev}-\ell}$.",
        ),
        argue(
            r"For every function $u\ge0$, $\mathbb E_\rho u=\mathbb E_a[u\,e^{\mathrm{dev}-\ell}]\ge\mathbb "
            r"E_a[u(1+\mathrm{dev}-\ell)]$, because $e^\zeta\ge1+\zeta$. This covers the higher orders and the "
            "normaliser at once.",
        ),
        ident(
            r"$u=|y|_1-f$ is nonnegative on $[-1,1]$, and $\mathrm{Cov}_a(f,\mathrm{dev})=-\mathbb "
            r"E_a[u\,\mathrm{dev}]$: the bound $|y|_1-y\cdot m\ge(1-\ell)(|y|_1-\mathbb E_af)-"
            r"\mathrm{Cov}_a(f,\mathrm{dev})$ reads $y\cdot m-\mathbb E_af-\mathrm{Cov}_a(f,\mathrm{dev})\le(|y|_1"
            r"-\mathbb E_af)\ell$; $|y|_1+f$ gives the other side.",
            _norm - ((1 - _ell) * (_norm - _mean) - _cov) - _mean - _cov,
            (_norm - _mean) * _ell,
        ),
        argue(
            r"$\mathrm{Cov}_a(f,\mathrm{dev})=\mathrm{Cov}_a(f,\mathrm{dev}_L)+\mathrm{Cov}_a(f,h_\tau)$, and "
            r"$|\mathrm{Cov}_a(f,h_\tau)|\le\tau m_1\mathrm{sd}_af$. It remains to bound $\ell$.",
        ),
        ident(
            r"Pinsker: $u(\zeta)=2(\zeta+2)(\zeta\log\zeta-\zeta+1)-3(\zeta-1)^2\ge0$ for $\zeta>0$, because "
            r"$u(1)=u'(1)=0$ and $u''=4(\log\zeta+\frac1\zeta-1)\ge0$. With $\zeta=\rho_a/\rho$, $\rho$ any positive "
            r"density, and Cauchy-Schwarz, $\bigl(\int|\zeta-1|\rho\bigr)^2"
            r"\le\int\frac23(\zeta+2)\rho\int(\zeta\log\zeta-\zeta+1)\rho$, that is "
            r"$\|\rho_a-\rho\|_1^2\le2H(\rho_a|\rho)$.",
            sp.diff(2 * (_zeta + 2) * (_zeta * sp.log(_zeta) - _zeta + 1) - 3 * (_zeta - 1) ** 2, _zeta, 2),
            4 * (sp.log(_zeta) + 1 / _zeta - 1),
        ),
        argue(
            r"Let $\ell(\zeta)=\log\mathbb E_ae^{\mathrm{dev}_L+\zeta(h_\tau-\mathbb E_ah_\tau)}$, $0\le\zeta\le1$: "
            r"it is the entropy of $\rho_a$ relative to the tilted density $\rho_\zeta$, the exponent having mean "
            r"$0$, and $\ell(1)=\ell$. $\ell'(\zeta)=\mathbb E_\zeta h_\tau-\mathbb E_ah_\tau\le\tau "
            r"m_1\|\rho_\zeta-\rho_a\|_1\le\tau m_1\sqrt{2\ell(\zeta)}$, so for every $\delta>0$ the derivative of "
            r"$\sqrt{2\ell+\delta}$ is at most $\tau m_1$: $\sqrt{2\ell(1)}\le\sqrt{2\ell(0)}+\tau m_1$.",
        ),
        argue(
            r"$\frac{e^\zeta-1-\zeta}{\zeta^2}=\int_0^1(1-\delta)e^{\delta\zeta}\,d\delta$ increases, so for "
            r"$\zeta\le U$, without a lower bound, it is at most its value at $U$, $\sum_k\frac{U^k}{(k+2)!}\le"
            r"\frac12+\frac U6+\frac{U^2}{24}e^U$ since $(k+4)!\ge24k!$: $e^\zeta-1-\zeta\le"
            r"\mathrm{taylor}(U)\zeta^2$. At $\zeta=\mathrm{dev}_L$ this gives $\ell(0)\le\mathbb "
            r"E_ae^{\mathrm{dev}_L}-1\le\mathrm{taylor}(U)(\mathrm{sd}_a\mathrm{dev}_L)^2$.",
        ),
        sign(
            r"$\mathrm{taylor}(U)V\ge\bigl(\sqrt{\mathrm{taylor}(U)}\,\mathrm{sd}_a\mathrm{dev}_L+\tau "
            r"m_1/\sqrt2\bigr)^2\ge\ell$, because $2\,\mathrm{taylor}(U)=(1+\delta)^2$ with $\delta\ge0$: the first "
            r"difference is $(1+\delta)\delta\,\mathrm{sd}_a\mathrm{dev}_L\tau m_1+\frac12((1+\delta)^2-1)(\tau "
            "m_1)^2$.",
            sp.expand(
                (1 + _delta) ** 2 / 2 * (_sd + _tail) ** 2
                - ((1 + _delta) ** 2 * _sd**2 / 2 + (1 + _delta) * _sd * _tail + _tail**2 / 2)
            ),
            nonnegative=(_delta, _sd, _tail),
            strict=False,
        ),
        argue(
            r"$\mathrm{dev}_L$ is at most $\sum_le_l(1+|M_l|)$, and its variance at most $\sum_{k,l}|C_{kl}|e_ke_l$.",
        ),
    ),
)

DERIVATIONS: Final = by_label(FUNCTIONAL)
