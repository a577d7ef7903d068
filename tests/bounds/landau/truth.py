"""K_c near beta_* by floats, from the reduced function itself: neither its series nor the lemma of the remainder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq, minimize_scalar

from certify.search.reduction.model import Model, branch, model_at

MODES = 12


@dataclass(frozen=True)
class Truth:
    """s; (1 - K_c/K_#)/s^2; m_1^2/s of the minimiser at K_c."""

    s: float
    gap: float
    moment: float


def highest(model: Model, kappa: float, largest: float, power: int = 0) -> tuple[float, float]:
    """The maximum of L(a)/a^2 - 1/(2d) over 0 < a <= largest at K = kappa K_#, and a; power 1: of (L'(a)/a - 1/d)/2."""
    scaled = Model(model.family, model.g * kappa, model.tau, model.reach)
    scaled.g[0] = model.g[0]  # a stands for it
    zero = np.zeros(len(model.g) - 1)

    def minus(a: float) -> float:
        value, y = branch(scaled, a, zero)
        if power:
            mean = float(model.family.moments(np.concatenate([[a], y]))[1][0])
            return -(mean / a - 1 / model.d) / 2
        return -(value / (a * a) - 1 / (2 * model.d))

    found = minimize_scalar(minus, bounds=(largest * 1e-3, largest), method="bounded", options={"xatol": 1e-9})
    return -float(found.fun), float(found.x)


def truth(d: int, beta: float, largest: float) -> Truth:
    """At one beta beyond beta_*."""
    model = model_at(d, beta, MODES)
    s = float(model.g[1] / ((d - 1) * (d + 2) / 2)) - 1 / d

    def excess(gap: float) -> float:
        kappa = 1 - gap * s * s
        return 2 * d * kappa * highest(model, kappa, largest)[0] / (s * s) - gap

    gap = float(brentq(excess, 0.1, 1e3, xtol=1e-10))
    kappa = 1 - gap * s * s
    return Truth(s, gap, highest(model, kappa, largest)[1] ** 2 / (s * (d * kappa) ** 2))
