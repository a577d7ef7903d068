"""Near the uniform state: F_K > 0 for every other density whose field at the pole is small.

Lemma (proofs/spine/start.py): around c = 0, |m| = t, G >= t^2/2 - t^2 Lam(t), Lam(t) = sup of E[<xi, v>^2 chi(U)]/|v|^2
under the uniform state, U = min(t |xi|, the bound of the field); and |m|^2 is at most the field at the pole.
"""

from __future__ import annotations

from certify.bounds.spine.setting import Setting
from certify.bounds.spine.spectrum import excess, quadratic
from certify.core.ball import Ball
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.cover.spine import Step


def require_start(setting: Setting, step: Step, grid: int, loss: Ball) -> Ball:
    """2 Lam(t_0) < 1; F_K > 0 where the field at the pole is below t_0^2 - 2 loss - slack, which is given back."""
    t, w = Ball(Dyadic(step[0], -grid)), Ball(Dyadic(step[1], -grid))
    square = t * t
    reach = setting.uniform_cells.sqrt().scaled(t).smaller(setting.limits(square))
    lam = setting.spectrum(excess(quadratic(reach), w), w, step[2], uniform=True)
    if not (lam * 2).surely_less(1):
        raise Undecided("the neighbourhood of the uniform state is not settled")
    return Ball((square - loss * 2 - setting.slack).lower())
