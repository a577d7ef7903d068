"""The neighbourhood of the uniform state in the cover of one variable (`spine:start`); beyond the paper."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, sign

_x = sp.symbols("x", positive=True)

START: Final = Derivation(
    label="spine:start",
    title="The neighbourhood of the uniform state",
    statement=r"In the setting of [spine:slice], let $U=\min(t_0|\xi|,\min(t_0^2,2Q\mu(\frac1{\sigma(B_x)}-1))"
    r"+2(\tau+r))$ and $\Lambda\ge w\frac{g_1}d+\|\int(\chi(U)-w)_+\,\xi\otimes\xi\,d\sigma\|$ for some $w\ge0$. If "
    r"$2\Lambda<1$, every zonal decreasing density with $h(e)\le t_0^2-2(\tau+r)$ that is not uniform has $\mathcal "
    r"F_K>0$. On an interval of [spine:interval] let the $g_l$ in $\xi$ and $\tau$ be at least those of all its "
    r"$\beta$, $r$ that of $b_0$, and $\mu=\mu(b_0)$: then every such density has $\mathcal F_{Q,\beta}>0$ if $h(e)$ "
    r"at $b_0$ is at most $t_0^2-2Q(\mu(b_0)-\mu(b_1))-2(\tau+r)$.",
    hypotheses=(r"$2\Lambda<1$",),
    uses=("spine:slice", "spine:spectrum", "spine:interval"),
    steps=(
        argue(
            r"Take the exact $g_l$, at $\beta$ on an interval, with which $r=0$: their $\xi_\beta$ is $D\xi$ with a "
            r"diagonal $D\le1$, so $|\xi_\beta|\le|\xi|$. By [spine:spectrum] "
            r"$\sup_{|v|=1}\int\langle\xi_\beta,v\rangle^2\chi(U)\,d\sigma\le "
            r"w\,2K\lambda_1+\|D\int(\chi(U)-w)_+\,\xi\otimes\xi\,d\sigma\,D\|\le\Lambda$, as $2K\lambda_1d$ is the "
            r"exact $g_1$. (The supremum with $\xi$ itself may be larger than $\Lambda$: $g_l/N_l$ need not be largest "
            r"at $l=1$ where larger numbers stand for the $g_l$ of an interval.)",
        ),
        argue(
            r"[spine:slice] around $c=0$ without the split along $e$: $\mathbb E_\sigma\langle\xi_\beta,m\rangle=0$, "
            r"and $t^2=|m|^2\le h(e)\le t_0^2$, so $\langle\xi_\beta,m\rangle\le U$ and $\mathcal "
            r"F_K\ge\frac{t^2}2-\log(1+t^2\Lambda)$.",
        ),
        sign(
            r"$x-\log(1+x)$ increases from $0$: its slope is $\frac x{1+x}>0$.",
            sp.diff(_x - sp.log(1 + _x), _x),
            positive_symbols=(_x,),
        ),
        argue(r"So $\mathcal F_K\ge\frac{t^2}2(1-2\Lambda)>0$ for $t>0$; and $t=0$ is the uniform density only."),
        argue(
            r"On an interval $\varphi$ and $\mu$ fall in $\beta$: $h_\beta(e)\le h_{b_0}(e)+2Q(\mu(b_0)-\mu(b_1))\le "
            r"t_0^2$, and $\mu(\beta)\le\mu(b_0)$ in the other bound of the field.",
        ),
    ),
)

DERIVATIONS: Final = by_label(START)
