"""The branch y(a) about one field, for all weights near some: a polydisc that y -> g M(a, y) contracts.

FORMAT/reduction.md (U16) to (U18). Everything is over 2^p; sums of magnitudes are rounded up.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, exp, sqrt_upper, total, up
from ..arithmetic.series import ceil_of
from ..coupling.boxes import taylor_factor
from ..coupling.third import third_cumulants
from ..verdict import require_at_most, require_less
from .isolation_form import Chart as Form
from .setting import LinearInteraction, Setting


class Span:
    """What the g_l, l = 1..L, lie between, as integers over 2^p, and their tail."""

    def __init__(
        self, p: int, modes: int, low: LinearInteraction, high: LinearInteraction, scales: tuple[Fraction, Fraction]
    ) -> None:
        self.low = [ceil_of(scales[0] * x, p) - 1 for x in low.lower[:modes]]
        self.high = [ceil_of(scales[1] * x, p) for x in high.upper[:modes]]
        self.tau = up(ceil_of(scales[1] * high.tau, p), p)


class _Sizes:
    """The numbers of the lemma on one polydisc, before the weights enter. Lists begin with the mode 1."""

    def __init__(self, setting: Setting, given: Form, tau: Ball) -> None:
        p, modes = setting.p, setting.family.modes
        self.centre = [setting.ball(n) for n in given.centre]
        self.moments, cumulants = third_cumulants(setting.family, [x.m for x in self.centre])
        self.e = e = [setting.ball(n) for n in (given.radius, *given.spread)]
        self.tail, self.tau = setting.ball(given.tail), tau
        setting.work.spend(0, p, 6 * modes**3)
        size = [[up(abs(x) + self.moments.radius, p) for x in row] for row in self.moments.covariance]
        tilted = [[0] * modes for _ in range(modes)]
        for (i, j, k), value in cumulants.items():
            for a, b, c in {(i, j, k), (j, i, k), (k, i, j)}:
                part = (e[a] * up(value.magnitude(), p)).high
                tilted[b][c] += part
                if b != c:
                    tilted[c][b] += part
        self.mean = [up(x.magnitude(), p) for x in self.moments.mean]
        self.sup = [x + 1 for x in self.mean]
        linear = [total(x * y for x, y in zip(row, e, strict=True)) for row in size]
        square = [total(up(x, p) * y for x, y in zip(row, e, strict=True)) for row in tilted]
        root = [up(sqrt_upper(row[k].m << p), p) for k, row in enumerate(size)]
        variance = total(x * y for x, y in zip(linear, e, strict=True))
        whole = total(x * y for x, y in zip(self.sup, e, strict=True))
        factor, growth = taylor_factor(whole), exp(whole)
        rest = growth * self.tau * self.tail * 2
        left = 1 - factor * variance - rest
        require_at_most("chart: tau b <= 1", (self.tau * self.tail).upper(), 1)
        require_less("chart: 0 < 1 - Omega", 0, left.lower())
        require_at_most("chart: e^U + w <= b (1 - Omega)", (growth + rest).upper(), (self.tail * left).lower())
        third = (factor - up(1 << (p - 1), p)) * whole * up(sqrt_upper(variance.high << p), p)
        parts = zip(linear, square, root, self.sup, strict=True)
        self.stray = [(a + b / 2 + third * r + s * rest) / left for a, b, r, s in parts]
        second = factor * whole * whole
        self.slope = [
            [
                (size[k][j] + up(tilted[k][j], p) + second * root[k] * root[j] + rest * self.sup[k] * self.sup[j])
                / left
                + self.stray[k] * self.stray[j]
                for j in range(modes)
            ]
            for k in range(modes)
        ]

    def moved(self, drift: Sequence[Ball]) -> list[Ball]:
        """mu_1..mu_L."""
        beyond = self.tail * self.tail * self.tau
        rows = zip(self.slope, self.sup, self.stray, strict=True)
        return [total(x * y for x, y in zip(row[1:], drift, strict=True)) + beyond * (s + m) for row, s, m in rows]


class Chart:
    """g^0_l, D_l (mode 1 first, where both are 0), m'_l and E of the lemma, proved for all weights of a span."""

    def __init__(self, setting: Setting, given: Form, span: Span, reach: int) -> None:
        p = setting.p
        found = _Sizes(setting, given, span.tau)
        drift = [setting.ball(n) for n in given.drift]
        mu = found.moved(drift)
        self.field = [x.m for x in found.centre]
        self.sizes = [x.m for x in found.e]
        self.mean, self.moments, self.stray = found.moments.mean, found.moments, [up(x.high, p) for x in found.stray]
        self.largest = [x + y for x, y in zip(found.mean, self.stray, strict=True)]
        self.own, self.gap = [up(0, p)], [up(0, p)]
        energy = span.tau * found.tail * found.tail
        sideways = (found.tail + 1) * found.tail * span.tau
        for k in range(1, len(mu)):
            weight = found.centre[k] / self.mean[k]
            far = up(max(abs(span.low[k] - weight.m), abs(span.high[k] - weight.m)) + weight.r, p)
            most, mean, stray, name = weight + far, found.mean[k], self.stray[k], k + 1
            require_less(f"chart: g m'_{name} + D M < e", (most * stray + far * mean).upper(), found.e[k].lower())
            own = (most * mu[k] + far * (mean + stray)).upper()
            require_less(f"chart: g mu_{name} + D (M + m') < delta", own, drift[k - 1].lower())
            top = found.centre[k] + found.e[k]
            within = setting.g[k].low * reach >> setting.grid
            require_at_most(f"chart: y_{name} within reach", top.high, within)
            sideways = sideways + (found.sup[k] + stray) * drift[k - 1]
            energy = energy + far * mu[k] * (mean * 2 + stray * 2 + mu[k])
            self.own.append(weight)
            self.gap.append(far)
        require_less("chart: sum of (s + m') delta < 1", sideways.upper(), 1)
        self.error = up(ceil_shift(energy.high, 1), p)

    def energy(self) -> Ball:
        """L at the centre and g^0: Lambda - (1/2) sum g^0_l M_l^2."""
        squares = total(g * m * m for g, m in zip(self.own, self.mean, strict=True))
        return self.moments.log_z - squares / 2
