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
    statement=r"In the setting of [spine:slice], let $\Lambda=\sup_{|v|=1}\int\langle\xi,v\rangle^2\chi(U)\,d\sigma$ "
    r"with $U=\min(t_0|\xi|,\min(t_0^2,2Q\mu(\frac1{\sigma(B_x)}-1))+2(\tau+r))$. If $2\Lambda<1$, every zonal "
    r"decreasing density with $h(e)\le t_0^2-2(\tau+r)$ that is not uniform has $\mathcal F_K>0$. On an interval of "
    r"[spine:interval] let the $g_l$ in $\xi$ and $\tau$ be at least those of all its $\beta$, $r$ that of $b_0$, "
    r"and $\mu=\mu(b_0)$: then every such density has $\mathcal F_{Q,\beta}>0$ if $h(e)$ at $b_0$ is at most "
    r"$t_0^2-2Q(\mu(b_0)-\mu(b_1))-2(\tau+r)$.",
    hypotheses=(r"$2\Lambda<1$",),
    uses=("spine:slice", "spine:interval"),
    steps=(
        argue(
            r"[spine:slice] around $c=0$ without the split along $e$: $\mathbb E_\sigma\langle\xi,m\rangle=0$, and "
            r"$t^2=|m|^2\le h(e)+r\le t_0^2$, so $\langle\xi,m\rangle\le U$ and $\mathcal "
            r"F_K\ge\frac{t^2}2-\log(1+t^2\Lambda)$.",
        ),
        sign(
            r"$x-\log(1+x)$ increases from $0$: its slope is $\frac x{1+x}>0$.",
            sp.diff(_x - sp.log(1 + _x), _x),
            positive_symbols=(_x,),
        ),
        argue(r"So $\mathcal F_K\ge\frac{t^2}2(1-2\Lambda)>0$ for $t>0$; and $t=0$ is the uniform density only."),
        argue(
            r"On an interval take the exact $g_l$ at $\beta$, with which $r=0$: their $\xi_\beta$ is $D\xi$ with a "
            r"diagonal $D\le1$, so $|\xi_\beta|\le|\xi|$, and $\Lambda$ at $\beta$ is at most "
            r"$\sup\int\langle\xi,Dv\rangle^2\chi(U)\le\Lambda$ for $|v|=1$. As $\varphi$ and $\mu$ fall in "
            r"$\beta$, $h_\beta(e)\le h_{b_0}(e)+2Q(\mu(b_0)-\mu(b_1))\le t_0^2$, and $\mu(\beta)\le\mu(b_0)$ in "
            r"the other bound of the field.",
        ),
    ),
)

DERIVATIONS: Final = by_label(START)
