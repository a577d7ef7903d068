"""cos x + m cos 2x on the circle: continuous, then discontinuous, then continuous in m (`kernels:kuramoto-daido`)."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, define, idents, sign

_m = sp.Symbol("m", positive=True)
_p, _q, _gap = sp.symbols("p q delta", nonnegative=True)

KURAMOTO_DAIDO: Final = Derivation(
    label="kernels:kuramoto-daido",
    title="Kuramoto and Daido's kernel: where the transition is continuous",
    statement=r"Let $d=2$ and $W=\cos\theta+m\cos2\theta$, $m>0$. For $m\le\frac12$, $K_c=K_\#$ and the transition is "
    r"continuous; for $\frac12<m\le1$, $K_c<K_\#$. If $K_c<K_\#$ at some $m_->1$ and $K_c=K_\#$ at some $m_+>1$, there "
    r"is $m_*$ with $m_-<m_*\le m_+$ such that $K_c<K_\#$ for $\frac12<m<m_*$, $K_c=K_\#$ for $m\ge m_*$, and the "
    r"transition is continuous for $m>m_*$.",
    hypotheses=("$d=2$", "$m>0$"),
    uses=("thm:criterion", "lem:quartic", "kernels:obstruction", "rem:spectral-sums", "eq:2.8", "eq:2.9", "eq:1.14"),
    does_not_prove="that there is one minimiser at $K_c$ for $m=m_*$: by continuity there are others",
    steps=(
        idents(
            r"$\lambda_1=\frac12$, $\lambda_2=\frac m2$, as $N_l=2$. For $m<1$ degree 1 leads and $\alpha_2=m$; "
            r"$A_2=d=2$, so [thm:criterion] is about $2m\le1$, and [lem:quartic] about $m>\frac12$. For $m>1$ degree 2 "
            r"leads, $K_\#=\frac1m$ and $\alpha_1=\frac1m$.",
            ((_m / 2) / sp.Rational(1, 2), _m),
            (1 / (2 * (_m / 2)), 1 / _m),
            (sp.Rational(1, 2) / (_m / 2), 1 / _m),
        ),
        argue(r"For $m=1$ both degrees lead and $1+1=2$: [kernels:obstruction] (i)."),
        sign(
            r"For $m>1$, $\mathcal F_{K_\#}=H-\frac12\alpha_1\|\mathsf P_1\rho\|^2-\frac12\|\mathsf P_2\rho\|^2$ "
            r"([rem:spectral-sums]), for each density a continuous function of $m$ that does not decrease: with "
            r"$\alpha_1-\delta$ in place of $\alpha_1$ it is larger by $\frac12\delta\|\mathsf P_1\rho\|^2\ge0$.",
            -(_q - _gap) * _p / 2 + _q * _p / 2,
            nonnegative=(_p, _q, _gap),
            strict=False,
        ),
        argue(
            r"$K_c=K_\#$ says that $\mathcal F_{K_\#}\ge0$ for all densities ([eq:1.14], [eq:2.9]), so with one $m>1$ "
            r"it "
            r"holds for all larger ones; $m_*$ is the infimum of these $m$. As $\mathcal F_{K_\#}$ is continuous in "
            r"$m$ "
            r"for each density, it is $\ge0$ at $m_*$ too, and where it is $<0$ for one it is so nearby: $m_*>m_-$.",
        ),
        define(
            r"Let $m>m_*$ and $\rho$ not be uniform. If $\mathsf P_1\rho\ne0$, $\mathcal F_{K_\#}(\rho)$ at $m$ is "
            r"larger than at $m_*$."
        ),
        argue(
            r"If $\mathsf P_1\rho=0$, it is $H-\frac12\|\mathsf P_2\rho\|^2$, that of $\cos2\theta$ at its $K_\#$, "
            r"which "
            r"is $>0$ by [thm:criterion], whose degrees may be divided by 2 (averages over rotations by $\pi$). So the "
            r"uniform density is the only minimiser at $K_\#$, and the transition is continuous.",
        ),
    ),
)

DERIVATIONS: Final = by_label(KURAMOTO_DAIDO)
