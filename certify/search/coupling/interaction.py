"""Floats: kappa_l = lambda_l N_l, and g_l = 2 K kappa_l with tau at a point or on a range of s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import comb, exp, expm1, inf, log, sqrt
from typing import Protocol

import numpy as np

from certify.core.errors import Undecided
from certify.search.coupling.family import Vector

_LARGEST_EXPONENT = 690.0  # e^700 is still a float
_ROUNDS = 3


def multiplicity(d: int, degree: int) -> int:
    """N_l, the dimension of the harmonics of this degree."""
    return 2 if d == 2 else comb(d + degree - 1, d - 1) - comb(d + degree - 3, d - 1)


def lift_of(beta: float) -> float:
    """0, or beta where floats do not hold e^beta."""
    return beta if beta > _LARGEST_EXPONENT / 2 else 0.0


def float_kappa(d: int, beta: float, count: int, lift: float = 0.0) -> Vector:
    """e^-lift kappa_1..kappa_count, kappa_l = lambda_l N_l, in floats, 0 where they are below the least float.

    kappa_1 = F(d/2+1, beta^2/4), and the ratios kappa_{l+1}/kappa_l = r_{d/2+l-1} N_{l+1}/N_l of the rest need neither
    Bessel functions nor binomial coefficients, which overflow for large d. Raises Undecided for beta - lift about 700.
    """
    k = np.arange(60 + int(2 * beta))
    logs = np.cumsum(np.log(beta * beta / 4 / ((k + 1) * (d / 2 + 1 + k))))
    top = max(0.0, float(logs.max()))
    log_first = top + log(exp(-top) + float(np.exp(logs - top).sum())) - lift
    if log_first > _LARGEST_EXPONENT:
        raise Undecided("the search works in floating-point numbers, which do not reach so large a beta")
    degree = np.arange(1, count)
    dims = (2 * degree + d) / (2 * degree + d - 2) * (degree + d - 2) / (degree + 1)
    return np.asarray(exp(log_first) * np.cumprod(np.concatenate([[1.0], _ratios(d, beta, count - 1) * dims])))


class FloatKernel(Protocol):
    """What the search needs of a kernel in floats."""

    @property
    def d(self) -> int:
        """The dimension."""

    @property
    def parameter(self) -> float:
        """beta of the paper's kernel, 0 of others."""

    @property
    def increasing(self) -> bool:
        """Whether |m_l| <= m_1 for minimisers."""

    @property
    def signed(self) -> bool:
        """Whether some kappa_l are negative."""

    @property
    def leading(self) -> int:
        """The place of a degree at which lambda_l is largest."""

    @property
    def most(self) -> int | None:
        """How many degrees there are; None: no end."""

    @property
    def lift(self) -> float:
        """kappa is e^-lift times that of the kernel, and K e^lift times, where floats would not hold them."""

    def degrees(self, count: int) -> tuple[int, ...]:
        """The first degrees, at most so many."""

    def kappa(self, count: int) -> Vector:
        """kappa_l at the first degrees, at most so many."""

    def tail(self, g: Vector, modes: int) -> float:
        """An upper bound of the sum of g beyond the first `modes` entries, of a list g that is long enough."""

    def slow(self, g: Vector, modes: int) -> FloatTail | None:
        """What certify/bounds/kernels/tail.py uses beyond the first `modes` entries, of a kernel that decays slowly."""


@dataclass(frozen=True)
class FloatTail:
    """tau, s and the N_l of the modes."""

    tau: float
    peak: float
    multiplicities: Vector
    rounds: int = _ROUNDS

    def reach(self, norm: float) -> float:
        """b for q <= norm."""
        return min(1.0, norm * sqrt(self.peak / self.tau) * (1 + 1e-9))

    def crude(self, fields: float) -> float:
        """The bound of q by the sum of the fields."""
        return sqrt(expm1(min(fields + self.tau, _LARGEST_EXPONENT)))

    def near(self, own: float, log_sup: float, first: float, oscillation: float, spread: float) -> float:
        """The bound of q near a base field, with q = `own` and log sup rho <= log_sup there."""
        norm, reach = inf, first
        for _ in range(self.rounds):
            r = self.tau * reach
            norm = own + exp(min(log_sup / 2 + oscillation + 2 * r, _LARGEST_EXPONENT)) * (spread + r)
            reach = min(reach, self.reach(norm))
        return norm


@dataclass(frozen=True)
class FloatExponential:
    """The paper's kernel."""

    d: int
    parameter: float
    increasing: bool = True
    signed: bool = False
    leading: int = 0
    most: int | None = None
    lift: float = 0.0

    def degrees(self, count: int) -> tuple[int, ...]:
        """1..count."""
        return tuple(range(1, count + 1))

    def kappa(self, count: int) -> Vector:
        """By Bessel ratios."""
        return float_kappa(self.d, self.parameter, count, self.lift)

    def tail(self, g: Vector, modes: int) -> float:
        """The geometric tail of certify/bounds."""
        d, degree = self.d, modes + 1
        tail_ratio = self.parameter * (degree + d - 2) / ((degree + 1) * (2 * degree + d - 2))
        return float(g[modes]) / (1 - tail_ratio) * (1 + 1e-9)

    def slow(self, g: Vector, modes: int) -> None:
        """The tail decays fast."""
        return


@dataclass(frozen=True)
class FloatTable:
    """A kernel from a table: all its degrees (`whole`), or more than the search can need."""

    d: int
    table: tuple[int, ...]
    values: Vector
    increasing: bool
    leading: int
    whole: bool
    parameter: float = 0.0
    lift: float = 0.0
    sums: Vector | None = None
    peaks: Vector | None = None
    """Bounds of the sum of kappa_l, and of lambda_l, beyond each entry, of a kernel that decays slowly."""

    @property
    def signed(self) -> bool:
        """By the table, which shows the signs of all."""
        return bool(self.values.min() < 0)

    @property
    def most(self) -> int | None:
        """The length of a whole table."""
        return len(self.table) if self.whole else None

    def degrees(self, count: int) -> tuple[int, ...]:
        """The first ones."""
        return self.table[:count]

    def kappa(self, count: int) -> Vector:
        """The first ones."""
        return self.values[:count]

    def tail(self, g: Vector, modes: int) -> float:
        """The sum of what the table has beyond, with room for the bound of certify/bounds."""
        if self.sums is not None:
            return float(g[0] / self.values[0] * self.sums[modes - 1]) * (1 + 1e-9)
        rest = float(np.abs(g[modes:]).sum())
        if self.whole or rest == 0 or len(g) < modes + 2:
            return rest * (1 + 1e-9)
        return float(g[modes]) / (1 - float(g[modes + 1] / g[modes])) * (1 + 1e-9)

    def slow(self, g: Vector, modes: int) -> FloatTail | None:
        """From the bounds, if there are any."""
        if self.peaks is None:
            return None
        peak = float(g[0] / self.values[0] * self.peaks[modes - 1]) * (1 + 1e-9)
        sizes = np.array([multiplicity(self.d, degree) for degree in self.table[:modes]], dtype=float)
        return FloatTail(self.tail(g, modes), peak, sizes)


def _ratios(d: int, beta: float, count: int) -> Vector:
    """r_{d/2}(beta)..r_{d/2+count-1}(beta), by 1/r_nu = 2 (nu+1)/beta + r_{nu+1} downward from far above."""
    ratios = np.zeros(count + 60 + int(beta))
    ratio = 0.0
    for j in range(len(ratios) - 1, -1, -1):
        ratio = ratios[j] = 1 / ((d + 2 * j + 2) / beta + ratio)
    return ratios[:count]


def degree_ratios(d: int, beta: float, count: int) -> Vector:
    """kappa_{l+1}/kappa_l for l = 0..count-1, kappa_0 = F(d/2, beta^2/4)/beta."""
    degree = np.arange(1, count)
    dims = (2 * degree + d) / (2 * degree + d - 2) * (degree + d - 2) / (degree + 1)
    return np.asarray(_ratios(d - 2, beta, count) * np.concatenate([[float(d)], dims]))


@dataclass(frozen=True)
class FloatInteraction:
    """g_l = centre + slope (s - mid) +- spread on a range of s, `upper` >= g_l, tau >= sum_{l>L} g_l.

    slow: what is beyond the modes, of a kernel that decays slowly.
    """

    centre: Vector
    slope: Vector
    spread: Vector
    upper: Vector
    tau: float
    slow: FloatTail | None = None


def interaction_on_range(
    centre: Sequence[float], slope: Sequence[float], spread: Sequence[float], tau: float, rad_s: float
) -> FloatInteraction:
    """The interaction on a range of s of half-length rad_s, from rows of floats."""
    g, rise, width = (np.array(row) for row in (centre, slope, spread))
    return FloatInteraction(g, rise, width, g + np.abs(rise) * rad_s + width, tau)


def float_table(
    d: int,
    degrees: Sequence[int],
    kappa: Sequence[float],
    leading: int,
    *,
    increasing: bool,
    whole: bool,
    slow: tuple[Sequence[float], Sequence[float]] | None = None,
) -> FloatTable:
    """A table from lists; leading: the degree. slow: bounds of the sums of kappa_l, and of lambda_l, beyond entries."""
    found = FloatTable(d, tuple(degrees), np.array(kappa), increasing, tuple(degrees).index(leading), whole)
    return found if slow is None else replace(found, sums=np.array(slow[0]), peaks=np.array(slow[1]))
