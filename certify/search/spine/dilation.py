"""Floats: a cover for a piece whose densities are dilated (`certify.bounds.spine.dilation`)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from certify.search.coupling.density import Minimiser
from certify.search.spine.setting import FloatSetting, scaled_interaction
from certify.search.spine.slice import FloatFrame
from certify.search.spine.tube import Peak

_INVERSE_E = exp(-1)


@dataclass(frozen=True)
class Dilation:
    """d, the ends of a piece, and Q, H, E (1 - cos)/2 of the minimiser at its left end."""

    d: int
    low: float
    high: float
    scale: float
    entropy: float
    fall: float
    mean: float
    """mu at the left end."""

    @property
    def eta(self) -> float:
        """(b_1 - b_0)/b_0."""
        return self.high / self.low - 1

    @property
    def tilt(self) -> float:
        """(n/2) log(b_1/b_0)."""
        return (self.d - 1) / 2 * log(self.high / self.low)

    @property
    def share(self) -> float:
        """1 - q/Q_hi at b_0."""
        return self.tilt / (self.entropy + self.tilt)

    @property
    def most(self) -> float:
        """Q_hi."""
        lost = ((1 + self.eta * self.fall) ** 2 - 1) * _INVERSE_E
        return (self.entropy + self.tilt) / (self.entropy / self.scale - lost)

    def begin(self, low: float) -> float:
        """From where on dilated densities are to be settled."""
        return low - 2 * self.most * self.eta * _INVERSE_E * 1.0001 - 1e-6

    def frame(self, setting: FloatSetting) -> FloatFrame:
        """What cells are about for dilated densities."""
        n, falls = self.d - 1, np.sin(setting.angles / 2) ** 2
        inside = (setting.caps > 0) & (falls <= 0.5)
        growth = (1 + self.eta) ** n - 1
        bumps = n * self.eta * falls[inside]
        bumps = bumps + self.mean * growth * np.maximum(2.0, falls[inside] / setting.caps[inside])
        return FloatFrame(((0.0, self.share), (self.tilt, 0.0)), 2 * self.most * float(bumps.min()) * 1.001)

    def ratio(self, lost: float, low: float, g0: float) -> float:
        """K_lo/K_hi: (1 - K_lo/K_hi) (1 - share) s^2/(2 g0) is to exceed what is lost on the tube."""
        return 1 - max(lost, 0.0) * 1.15 * 2 * g0 / low**2 / (1 - self.share) - 1e-6

    def lift(self, ratio: float) -> tuple[float, float]:
        """(share, tilt): how far densities may exceed those of the tube."""
        return 1 - ratio * (1 - self.share), self.tilt

    def theta(self, peaks: list[Peak]) -> float:
        """theta from the integrals over the parts of the tube."""
        plain, norm, first, second = (max(column) for column in zip(*peaks, strict=True))
        fall = 1.0
        for _ in range(3):
            off = ((1 + self.eta * plain) * (1 + self.eta * fall) - 1) * _INVERSE_E
            factor = exp(min(2 * self.most * off, 50.0))
            fall = min(1.0, first * factor)
        return float(norm * factor) + 2 * self.most * _INVERSE_E * self.eta * (2 + self.eta) * sqrt(second * factor)


def dilation_of(minimiser: Minimiser, high: float, scale: float) -> Dilation:
    """From the minimiser at the left end of a piece, where Q is `scale`, to `high`."""
    d, low = minimiser.d, minimiser.beta
    entropy = minimiser.coupling * float(minimiser.kappa[: len(minimiser.moments)] @ minimiser.moments**2)
    mean = float(scaled_interaction(d, low, 1)[0])
    return Dilation(d, low, high, scale, entropy, (1 - float(minimiser.moments[0])) / 2, mean)
