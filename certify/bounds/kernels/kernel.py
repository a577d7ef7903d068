"""A zonal kernel in balls: W = sum_{l>=1} kappa_l P_l, kappa_l = lambda_l N_l. The paper's is `Exponential`.

Whoever has another kernel derives a class from `Kernel` and proves for it: `eigenvalue` encloses lambda_l, `tail`
bounds the sum of all abs(kappa_l) beyond a degree, `leading` has every degree of the largest lambda_l, and what
`increasing` and `nonnegative` say. Results are then proved in balls; the exact checker knows the families of
`families` only.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Literal

from certify.bounds.bessel.linear_threshold import linear_threshold_ball
from certify.bounds.coupling.interaction import Interaction, interaction_on, multiplicity
from certify.core.ball import Ball
from certify.core.errors import Undecided

Symmetry = Literal["increasing", "circle", "quadratic", "axisymmetric-only"]
"""Why global minimisers are zonal with m_l >= 0, or that only zonal densities are covered."""


class Kernel(ABC):
    """What the engine of K_c needs of a kernel in dimension d."""

    slow = False
    """Whether kappa_l decays so slowly that what is beyond the modes is bounded by norms, with `peak`."""

    def __init__(self, d: int) -> None:
        self.d = d

    @property
    @abstractmethod
    def leading(self) -> tuple[int, ...]:
        """All degrees at which lambda_l is largest, lambda_l > 0 there."""

    @property
    @abstractmethod
    def increasing(self) -> bool:
        """True is a proof that W is strictly increasing in x.y."""

    @property
    @abstractmethod
    def nonnegative(self) -> bool:
        """True is a proof that lambda_l >= 0 for every l."""

    @abstractmethod
    def degrees(self, count: int) -> tuple[int, ...]:
        """The first `count` degrees l with lambda_l != 0, fewer if there are no more."""

    @abstractmethod
    def eigenvalue(self, degree: int) -> Ball:
        """lambda_l."""

    @abstractmethod
    def tail(self, last: int) -> Ball:
        """An upper bound of the sum of abs(kappa_l) over all l > last. Undecided if `last` is too small for it."""

    def beyond(self, last: int) -> tuple[Ball, Ball]:
        """`tail` and `peak`, of a kernel that has both."""
        peak = self.peak(last)
        if peak is None:
            raise TypeError("the bound is one of kernels that decay slowly")
        return self.tail(last), peak

    def peak(self, last: int) -> Ball | None:
        """An upper bound of all abs(lambda_l), l > last, of a kernel that is `slow` (`kernels:norm`)."""
        return None

    def most(self, last: int) -> Ball:
        """An upper bound of all abs(lambda_l), l > last, as N_l does not decrease."""
        peak = self.peak(last)
        return self.tail(last) / multiplicity(self.d, last + 1) if peak is None else peak

    def highest(self, last: int) -> Ball:
        """An upper bound of W, as W <= the sum of all abs(kappa_l): one by one up to a degree, and the tail."""
        head = (abs(self.eigenvalue(degree)) * multiplicity(self.d, degree) for degree in self.up_to(last))
        return sum(head, self.tail(last))

    def up_to(self, last: int) -> list[int]:
        """The degrees l <= last with lambda_l != 0."""
        return [degree for degree in self.degrees(last) if degree <= last]

    @property
    def decisive(self) -> tuple[int, ...]:
        """Degrees whose alpha_l <= 1/A_l imply those of all l >= 2, the leading degree being 1 (or halved to it)."""
        raise Undecided("no finite list of degrees is known to decide the criterion for this kernel")

    def interaction(self, modes: int) -> Interaction:
        """kappa_l at the first degrees, and the tail beyond them."""
        degrees = self.degrees(modes)
        dimensions = tuple(multiplicity(self.d, degree) for degree in degrees)
        kappa = tuple(self.eigenvalue(degree) * n for degree, n in zip(degrees, dimensions, strict=True))
        tail, peak = self.tail(degrees[-1]), self.peak(degrees[-1])
        return Interaction(self.d, kappa, tail, peak, dimensions, not self.nonnegative)

    def exact(self, degree: int) -> Fraction | None:
        """lambda_l where it is known as a rational number."""
        return None

    def threshold(self) -> Ball:
        """K_# = 1/(2 max lambda_l)."""
        return 1 / (self.eigenvalue(self.leading[0]) * 2)

    @property
    def symmetry(self) -> Symmetry:
        """The first class that holds."""
        if self.increasing:
            return "increasing"
        if self.d == 2 and self.nonnegative:
            return "circle"
        if self.nonnegative and all(degree <= 2 for degree in self.degrees(3)):
            return "quadratic"
        return "axisymmetric-only"


class Exponential(Kernel):
    """e^{beta x.y}/beta, the paper's kernel, beta > 0 exact."""

    leading, increasing, nonnegative = (1,), True, True

    def __init__(self, d: int, beta: Fraction) -> None:
        super().__init__(d)
        self.beta = beta

    def degrees(self, count: int) -> tuple[int, ...]:
        """1..count."""
        return tuple(range(1, count + 1))

    def eigenvalue(self, degree: int) -> Ball:
        """lambda_l."""
        return interaction_on(self.d, self.beta, self.beta, degree).kappa[-1] / multiplicity(self.d, degree)

    def tail(self, last: int) -> Ball:
        """By the ratio of successive kappa_l."""
        return interaction_on(self.d, self.beta, self.beta, last).kappa_tail

    def interaction(self, modes: int) -> Interaction:
        """All at once."""
        return interaction_on(self.d, self.beta, self.beta, modes)

    def threshold(self) -> Ball:
        """K_# = 1/(2 lambda_1)."""
        return linear_threshold_ball(self.d, Ball(self.beta))
