"""The paper's kernel at one beta > 0, as a cover of fields asks for it. FORMAT/coupling.md (K1), (K2)."""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.series import Bessel, Work
from ..bessel.linear_threshold import threshold_enclosure
from ..coupling.interaction import Couplings, Interaction
from ..document.parsers import Bounds


class Exponential:
    """kappa_l from series of so many terms."""

    bits = 1

    def __init__(self, d: int, beta: Fraction, terms: int, work: Work) -> None:
        self.d, self.beta, self.terms, self.work = d, beta, terms, work

    def _bessel(self, p: int) -> Bessel:
        return Bessel(self.d, p, self.terms, self.work)

    def degrees(self, count: int) -> tuple[int, ...]:
        """1..count."""
        return tuple(range(1, count + 1))

    def couplings(self, degrees: tuple[int, ...], coupling: Bounds, p: int) -> Couplings:
        """g_l and tau, for K in an interval."""
        return Interaction(self._bessel(p), self.beta, len(degrees), coupling)

    def peak(self, last: int, p: int) -> None:
        """The kappa_l fall fast."""

    def threshold(self, p: int) -> tuple[Fraction, Fraction]:
        """K_# = 1/(2 lambda_1)."""
        return threshold_enclosure(self._bessel(p), self.beta)
