"""Floats: the minimiser of H/E over exponential families, an estimate of K_c, and what an explicit density needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, log, log2
from typing import Any

import numpy as np

from certify.core.errors import Undecided
from certify.cover.sizes import TouchSizes
from certify.search.coupling.family import FloatFamily, Vector, family_of
from certify.search.coupling.interaction import FloatExponential, FloatKernel, lift_of, multiplicity
from certify.search.coupling.quadrature import quadrature_sizes

_STARTS = (0.95, 0.8, 0.5, 0.2, 0.05)
_AGREE = 1e-9
_PATIENCE = 12
_BEYOND = 80
_MODES = (40, 80, 160, 320)
_NEGLIGIBLE = 1e-11
LARGEST_D = 100  # beyond it, proofs need more precision than the checker is known to follow
_VANISHING = 1e-6
_SLOW = 1e-9  # kappa of the last of the first modes against the largest, above which more are taken at once
_NOISE = 1e-13
_TINY = 1e-290  # below it floats lose their digits, and then their values
_PER_DIMENSION = 1 / 50  # what the checker, whose nodes share one radius, loses beside the peak of the density
_LEFT = 0.05  # the part of the gap 1 - theta that C_* leaves of it, at least


@dataclass(frozen=True)
class Minimiser:
    """An untrusted minimiser of H/E: K_c ~ coupling, its field, its moments, its spectral gap 1 - theta."""

    kernel: FloatKernel
    coupling: float
    field: Vector
    moments: Vector
    covariance: Vector
    kappa: Vector

    @property
    def d(self) -> int:
        """The dimension."""
        return self.kernel.d

    @property
    def beta(self) -> float:
        """The parameter of the kernel."""
        return self.kernel.parameter

    @property
    def reach(self) -> float:
        """A bound of |m_l|, all l, for the minimiser."""
        return float(self.moments[0]) if self.kernel.increasing else 1.0

    @property
    def interaction(self) -> Vector:
        """g_l = 2 K kappa_l for as many l as matter (more than the modes of `field`)."""
        return np.asarray(2 * self.coupling * self.kappa)

    @cached_property
    def theta(self) -> float:
        """Largest eigenvalue of sqrt(g) C sqrt(g)."""
        root = np.sqrt(np.maximum(self.interaction[: len(self.field)], 0))
        return float(np.linalg.eigvalsh(root[:, None] * self.covariance * root)[-1])


def minimiser_estimate(d: int, beta: float) -> Minimiser | None:
    """The best stationary point of H/E found from several starts; None if there is only the uniform state.

    With as many modes as the field needs to fall below _NEGLIGIBLE, at most _MODES[-1]. Raises Undecided where
    floats do not reach.
    """
    return minimiser_of(FloatExponential(d, beta, lift=lift_of(beta)))


def minimiser_of(kernel: FloatKernel) -> Minimiser | None:
    """The same for any kernel."""
    if kernel.d > LARGEST_D:
        raise Undecided(f"the search works in floating-point numbers, which do not reach beyond d = {LARGEST_D}")
    best: Minimiser | None = None
    head = np.abs(kernel.kappa(_MODES[0]))
    for modes in _MODES[1:] if kernel.slow(head, 1) and head[-1] > _SLOW * head.max() else _MODES:
        best = _estimate(kernel, modes if kernel.most is None else min(modes, kernel.most))
        if best is None or abs(best.field[-1]) <= _NEGLIGIBLE * float(np.abs(best.field).max()):
            break
        if len(best.field) < modes:
            break
    return best


def _estimate(kernel: FloatKernel, modes: int) -> Minimiser | None:
    family = family_of(kernel, modes)
    kappa = kernel.kappa(modes)
    best: Minimiser | None = None
    own = (
        kernel.parameter != 0
    )  # beyond beta_* there is one minimiser for the paper's: two starts that agree are enough
    for start in _STARTS:
        found = _descend(family, kernel, kappa, start, 2 if own else _PATIENCE)
        if found is None:
            continue
        if own and best is not None and abs(found.coupling - best.coupling) < _AGREE * best.coupling:
            return min(found, best, key=lambda x: x.coupling)
        if best is None or found.coupling < best.coupling:
            best = found
    return best


def _descend(family: FloatFamily, kernel: FloatKernel, kappa: Vector, start: float, patience: int) -> Minimiser | None:
    """a <- 2 (H/E) kappa M(a), which never increases H/E, with Newton steps after the first ones."""
    degree = np.array(family.degrees)
    field = kappa / kappa[kernel.leading] * multiplicity(family.d, family.degrees[kernel.leading]) * start**degree
    for step in range(400):
        value, mean, covariance = family.moments(field)
        energy = float((kappa * mean) @ mean)
        if energy < 1e-16 or float(mean.max()) < 1e-6:
            return None
        ratio = (float(field @ mean) - value) / energy
        residual = field - 2 * ratio * kappa * mean
        if np.abs(residual).max() < 1e-13 * np.abs(field).max():
            break
        following = field - residual
        if step > patience:
            following = _newton(family, kappa, field, (ratio, mean, covariance, energy, residual), following)
        field = following
    return Minimiser(kernel, ratio, field, mean, covariance, kernel.kappa(len(field) + _BEYOND))


def _newton(family: FloatFamily, kappa: Vector, field: Vector, state: Any, fallback: Vector) -> Vector:
    ratio, mean, covariance, energy, residual = state
    slope = covariance @ residual / energy
    jacobian = np.eye(len(kappa)) - 2 * ratio * kappa[:, None] * covariance - 2 * np.outer(kappa * mean, slope)
    trial = field + np.linalg.solve(jacobian, -residual)
    if np.abs(trial).max() > 3 * np.abs(field).max():
        return fallback
    value, other = family.means(trial)
    power = float((kappa * other) @ other)
    good = (
        float(other.max()) > 0.3 * float(mean.max())
        and power > 0
        and (float(trial @ other) - value) / power <= ratio * (1 + 1e-10)
    )
    return trial if good else fallback


def resized(row: Vector, count: int) -> Vector:
    """The first `count` entries, 0 where there are fewer."""
    result = np.zeros(count)
    size = min(count, len(row))
    result[:size] = row[:size]
    return result


def order_of(minimiser: Minimiser) -> int:
    """The place of the first degree with kappa_l > 0 whose moment of the minimiser is not nearly 0: that of the order
    parameter."""
    moments = np.where(minimiser.kappa[: len(minimiser.moments)] > 0, minimiser.moments, 0.0)
    return int(np.argmax(moments > _VANISHING * float(moments.max())))


def touch_sizes(minimiser: Minimiser, digits: int) -> TouchSizes:
    """Sizes that should give relative 10^-digits for K_c and m_1 (an estimate: certify/bounds sees what they give)."""
    gap, first = _LEFT * (1 - minimiser.theta), float(minimiser.moments[order_of(minimiser)])
    log_goal = -(digits + 1) * log(10.0) + log(gap * first)
    if minimiser.kernel.slow(minimiser.interaction, 1) is not None:
        return _slow_sizes(minimiser, log_goal, gap)
    g = np.abs(minimiser.interaction)
    g = g[g > _TINY]
    modes, last = len(g), float(np.log(g[-1]))
    tail = np.log(np.cumsum(g[::-1])[::-1])
    if minimiser.kernel.most is not None:
        modes = minimiser.kernel.most
    elif last > 2 * log_goal:  # beyond the floats' list: the ratio of the weights only decreases
        log_ratio = float(np.log(g[-1] / g[-2]))
        modes = len(g) + ceil((2 * log_goal - last) / log_ratio)
    else:
        modes = int(np.argmax(tail < 2 * log_goal))
    if minimiser.kernel.most is None:
        modes = _geometric(minimiser.d, minimiser.beta, modes)
    degrees = minimiser.kernel.degrees(modes)
    if len(degrees) < modes:
        raise Undecided(f"so many digits take {modes} degrees, more than the search has; fewer digits may do")
    field = resized(minimiser.field, modes)
    family = family_of(minimiser.kernel, modes)
    peak = float(np.abs(field).sum()) - family.partition(field)[0]  # max rho <= e^peak
    cancelled = ceil((1 + _PER_DIMENSION * minimiser.d) * peak / log(2.0))
    bits = ceil(-log_goal / log(2.0)) + cancelled + 40 + ceil(max(0.0, -log2(gap)))
    wanted = [(field, -bits * log(2.0))]
    own = minimiser.kernel.parameter == 0  # of the paper's kernel so many modes are small before they lose bits
    if own and minimiser.kernel.most is None:  # Newton's steps are wrong in all modes by a part of the largest
        wanted.append((field + _NOISE * float(np.abs(field).max()), -bits * log(2.0)))
    nodes, ellipses = quadrature_sizes(minimiser.d, wanted, degrees=degrees)
    return TouchSizes(modes, nodes, ellipses, bits, cancelled, 2 * degrees[-1] if own else 0)


def _slow_sizes(minimiser: Minimiser, log_goal: float, gap: float) -> TouchSizes:
    """The same where moments beyond the modes count by their norm, with half of the digits (`kernels:norm`).

    The moments of the minimiser decay geometrically, however slowly kappa_l does.
    """
    kernel, field = minimiser.kernel, minimiser.field
    known = int(np.argmax(np.append(np.abs(minimiser.moments[: len(field)]), 0.0) < _NEGLIGIBLE)) or len(field)
    sizes = np.abs(minimiser.moments)
    log_ratio = float(np.log(sizes[known - 1] / sizes[known // 2])) / (known - 1 - known // 2)
    modes = known + max(0, ceil((log_goal - log(float(sizes[known - 1]))) / log_ratio))
    degrees = kernel.degrees(modes)
    if len(degrees) < modes:
        raise Undecided("the moments of the minimiser decay too slowly for so many digits")
    field = resized(field, modes)
    family = family_of(kernel, modes)
    cancelled = ceil(
        (1 + _PER_DIMENSION * minimiser.d) * 2 * (float(np.abs(field).sum()) - family.partition(field)[0]) / log(2.0)
    )
    bits = 2 * ceil(-log_goal / log(2.0)) + cancelled + 40 + ceil(max(0.0, -log2(gap)))
    wanted = [(x, -bits * log(2.0)) for x in (field, 2 * field)]
    nodes, ellipses = quadrature_sizes(minimiser.d, wanted, degrees=degrees)
    return TouchSizes(modes, nodes, ellipses, bits, cancelled, 2 * degrees[-1])


def _geometric(d: int, beta: float, modes: int) -> int:
    """At least so many modes: beyond, the bound of the quotients of the paper's weights is below 1, as K_c' asks."""
    while beta * (modes + d - 1) >= 0.999 * (modes + 2) * (2 * modes + d):
        modes += 1
    return modes


def polished(
    minimiser: Minimiser, coupling: float, field: Sequence[float], mean: Sequence[float], kappa: Sequence[float]
) -> Minimiser:
    """The minimiser with the digits of an explicit density, whose rows may be longer or shorter than its own."""
    count, moments, more = len(minimiser.field), minimiser.moments.copy(), minimiser.kappa.copy()
    size, known = min(count, len(field)), min(len(more), len(kappa))
    moments[:size], more[:known] = mean[:size], kappa[:known]
    new = resized(np.array(field), count)
    covariance = family_of(minimiser.kernel, count).moments(new)[2]
    return replace(minimiser, coupling=coupling, field=new, moments=moments, covariance=covariance, kappa=more)
