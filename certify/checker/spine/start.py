"""Near the uniform state: F_K > 0 for every other density with a small field at the pole. FORMAT/spine.md (A6)."""

from __future__ import annotations

from ..arithmetic.ball import ceil_shift
from ..verdict import require_less
from .form import Step
from .setting import Setting
from .slice import spectrum
from .spectrum import positive, roots_of


def require_start(setting: Setting, step: Step, loss: int) -> int:
    """2 Lam(t_0) < 1; then F_K > 0 wherever the field at the pole is below t_0^2 - 2 loss - slack, which is given back.

    The weights are chi of min(t_0 |xi|, the bound of the field), the features are off the uniform state only.
    """
    p = setting.p
    t, w = step[0] << setting.unit, step[1] << setting.unit
    setting.work.spend(0, p, 5 * len(setting.caps))
    square = t * t >> p
    limits = setting.limits(square + 1)
    reach = [
        min(ceil_shift(t * root, p), x) for root, x in zip(roots_of(setting.uniform_cells, p), limits, strict=True)
    ]
    excess = positive(setting.quadratic.bounds(reach), w)
    lam = spectrum(setting, excess, w, step[2], uniform=True)
    require_less("start: 2 Lam(t_0) < 1", 2 * lam, 1 << p)
    begin = square - 2 * loss - setting.slack
    require_less("start: 0 < t_0^2 - 2 loss - slack", 0, begin)
    return begin
