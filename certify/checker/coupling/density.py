"""An explicit density rho_a at one beta: what it says of K_c, and of the minimiser near it.

FORMAT/coupling.md (K9) to (K13), FORMAT/intervals.md (I4) to (I8).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from ..arithmetic.ball import Ball, dot, sqrt_upper
from ..arithmetic.series import Bessel, ceil_of, floor_of
from ..bessel.linear_threshold import threshold_enclosure
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import require_at_most, require_less
from .family import Family, family
from .form import Explicit, Trial
from .interaction import Couplings, Interaction, kappas
from .quadrature import polynomials


class ExplicitDensity:
    """exp(sum a_l P_l)/Z, at L' degrees, and the interaction there for every K of `coupling`."""

    def __init__(self, own: Family, trial: Explicit, interaction: Couplings) -> None:
        p = trial.bits
        self.field, self.p, self.interaction = trial.field, p, interaction
        moments = own.means([floor_of(a, p) for a in trial.field])
        self.mean, self.log_partition = moments.mean, moments.log_z
        self._exact = [Ball.exact(a, p) for a in trial.field]
        rows = zip(trial.field, self.interaction.factors, self.interaction.series, strict=True)
        self._scaled = [Ball.exact(a / (2 * c), p) / f for a, c, f in rows]  # K z_l = a_l/(2 kappa_l)

    @cached_property
    def places(self) -> list[Ball]:
        """z_l = a_l/g_l, which nothing asks for where K may be below the bits, as on a piece at large beta."""
        return [x / self.interaction.range for x in self._scaled]

    def threshold(self) -> Fraction:
        """A lower bound of K_#."""
        raise NotImplementedError

    @cached_property
    def energy(self) -> Ball:
        """sum kappa_l M_l^2, less what negative degrees beyond the modes may take away."""
        whole = dot(self.interaction.kappa, [m * m for m in self.mean], self.p)
        if not self.interaction.signed:
            return whole
        return whole - Ball.exact(self.beyond / (2 * self.interaction.coupling[1]), self.p)

    @cached_property
    def entropy(self) -> Ball:
        """H = a.M - Lambda."""
        return dot(self._exact, self.mean, self.p) - self.log_partition

    def upper_bound(self) -> Fraction:
        """An upper bound of H/E, where E > 0: F_K is not positive at this density for K beyond it."""
        return (self.entropy / self.energy).upper()

    @property
    def beyond(self) -> Fraction:
        """An upper bound of sum |g_l| M_l^2 beyond the modes of the density, K being K_hi."""
        return self.interaction.tau

    @cached_property
    def defect(self) -> Fraction:
        """An upper bound of sum |g_l| (z_l - M_l)^2 + tau."""
        units = 2 * self.p
        sizes = ((z - m).magnitude() ** 2 for z, m in zip(self.places, self.mean, strict=True))
        parts = (ceil_of(size * self.interaction.upper(degree), 0) for degree, size in enumerate(sizes, start=1))
        return Fraction(sum(parts, ceil_of(self.beyond, units)), 1 << units)

    @cached_property
    def action(self) -> Ball:
        """A = sum a_l^2/(4 kappa_l)."""
        return dot(self._exact, self._scaled, self.p) / 2

    def lower_bound(self, theta: Fraction) -> Fraction:
        """A lower bound of A/(Lambda + defect/(2(1-theta))): F_K >= 0 on C_* up to it; (1-theta)^2 if g_l < 0 occur."""
        gap = (1 - theta) ** 2 if self.interaction.signed else 1 - theta
        drop = Ball.between(Fraction(0), self.defect / (2 * gap), self.p)
        return (self.action / (self.log_partition + drop)).lower()

    def distance(self, theta: Fraction, factor: Fraction) -> Fraction:
        """An upper bound of sqrt(factor) |sqrt(g) (m - z)| for the moments m of the critical point in C_*."""
        squared = factor * self.defect / (1 - theta) ** 2
        return Fraction(sqrt_upper(ceil_of(squared, 4 * self.p)), 1 << 2 * self.p)

    def log_at(self, d: int, t: Fraction) -> Ball:
        """log rho_a(t) = sum a_l P_l(t) - Lambda."""
        values = polynomials(d, range(1, len(self.field) + 1), Ball.exact(t, self.p))
        return dot(self._exact, values, self.p) - self.log_partition

    def radius(self, degree: int, theta: Fraction) -> Fraction:
        """An upper bound of |m_l - z_l| <= sqrt(defect/g_l)/(1-theta) for the critical point in C_*."""
        least = self.interaction.lower(degree)
        require_less(f"0 < g_{degree}", 0, least)
        return self.distance(theta, 1 / least)

    def minimiser(self, theta: Fraction) -> list[Ball]:
        """The moments m_l of the critical point in C_*, l <= L', cut to [0, 1]."""
        result = []
        for degree, z in enumerate(self.places, start=1):
            radius = self.radius(degree, theta)
            low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1))
            require_at_most("a moment of the minimiser at an end of a piece is in [0, 1]", low, high)
            result.append(Ball.between(low, high, self.p))
        return result

    def require_in_star(self, lower: Sequence[Fraction], upper: Sequence[Fraction], who: str) -> None:
        """z is in C_* for every K: also its modes beyond those of the boxes."""
        for place, z in enumerate(self.places, start=1):
            if place <= len(lower):
                require_at_most(f"{who}star_lower <= z_{place}", lower[place - 1], z.lower())
                require_at_most(f"{who}z_{place} <= star_upper", z.upper(), upper[place - 1])
            else:
                size = Fraction(z.magnitude(), 1 << z.p)
                reach = upper[0] if self.interaction.increasing else 1
                require_at_most(f"{who}|z_{place}| <= star_upper of l=1", size, reach)


class Density(ExplicitDensity):
    """An explicit density for the paper's kernel at one beta."""

    interaction: Interaction

    def __init__(self, context: Context, d: int, beta: Fraction, trial: Trial, coupling: Bounds) -> None:
        own = family(context, d, trial)  # first: it charges for the sizes
        self.beta, self.bessel = beta, Bessel(d, trial.bits, trial.terms, context.work)
        super().__init__(own, trial, Interaction(self.bessel, beta, trial.modes, coupling))

    def threshold(self) -> Fraction:
        """A lower bound of K_#."""
        return threshold_enclosure(self.bessel, self.beta)[0]

    def log_slope(self, moments: Sequence[Ball], rest: Fraction) -> Bounds:
        """p = sum beta kappa_l' m_l^2/sum kappa_l m_l^2; m_l is in [0, 1] beyond L', where kappa sums to `rest`."""
        p, modes = self.p, len(self.field)
        _, slopes = kappas(self.bessel, self.beta, modes)
        squares = [m * m for m in moments]
        top, bottom = dot(slopes, squares, p), dot(self.interaction.kappa, squares, p)
        require_less("tail_ratio of the explicit density < 1, for K_c'", self.interaction.tail_ratio, 1)
        steepest = rest * (modes + self.beta) / (1 - self.interaction.tail_ratio)
        top = top * Ball.exact(self.beta, p) + Ball.between(Fraction(0), steepest, p)
        slope = top / (bottom + Ball.between(Fraction(0), rest, p))
        return slope.lower(), slope.upper()
