"""The part of a plan beyond beta_* that holds up to its right end, and the models at every beta and K below."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Any, Final

from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.reduction.disc import disc_bound
from certify.bounds.reduction.setting import LinearInteraction, Setting, linear_interaction, scaled
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import Exact
from certify.search.coupling.quadrature import quadrature_sizes
from certify.search.reduction.chords import chord_ends
from certify.search.reduction.concavity import cover
from certify.search.reduction.disc import widest
from certify.search.reduction.model import Model, model_at, with_weights

GRID: Final = 60
BITS: Final = 128
SEARCH_BITS: Final = 160
_CORNERS: Final = 4


class Search:
    """Floats at the right end and K_#: reach, the disc, and the fields that a proof will evaluate."""

    theta = Fraction(19, 20)
    """What the cover proves of S."""

    def __init__(self, d: int, right: Fraction, modes: int, degree: int, grid: int = GRID) -> None:
        self.d, self.right, self.modes, self.degree, self.grid = d, right, modes, degree, grid
        self.model = model_at(d, float(right), modes)
        self.reach = int(self.model.reach * (1 + 1e-6) * 2.0**self.grid)
        self.disc = widest(self.model, self.grid, self.reach, degree)
        nodes, ellipses = quadrature_sizes(d, self.model.fields, self.model.family)
        with precision(SEARCH_BITS):
            own = Setting(quadrature(d, modes, nodes, ellipses), tuple([Ball(d)] * modes), Ball(0), self.grid)
            self.setting = scaled(own, self.interaction(right), Fraction(1))
            self.bound = disc_bound(self.setting, self.disc)

    def interaction(self, beta: Exact) -> LinearInteraction:
        """N_l alpha_l, at the working precision."""
        return linear_interaction(self.d, beta, self.modes, self.degree)

    def place(self, u: float | Fraction) -> int:
        """m in units 2^-grid, u = (d m)^2."""
        return isqrt(int(Fraction(u) * 4**self.grid)) // self.d

    def model_of(self, beta: Exact, scale: float) -> Model:
        """The model at beta and K = scale K_#, with the list of fields of the whole."""
        with precision(SEARCH_BITS):
            there = self.interaction(beta)
            g = BallMatrix.row(x * Fraction(scale) for x in there.g[: self.modes]).floats()
            tau = BallMatrix.row([there.tau * Fraction(scale)]).floats()[0]
        return with_weights(self.model, g, tau)

    def chords(self, end: Exact, first: int, scale: float, last: int | None = None) -> tuple[tuple[int, ...], ...]:
        """Ends of chords at beta = end and K = scale K_#, from `first` to `last` (None: the reach), in units."""
        model, unit = self.model_of(end, scale), 2.0**-self.grid
        return tuple(chord_ends(model, self.grid, last or self.reach, first * unit, float(self.theta), scale))

    def ground(self, bits: int = BITS) -> dict[str, Any]:
        """The fields of a `GroundPlan`, its cover included, with so many bits; after all else was searched."""
        tree = cover(self.model, self.grid, self.reach, _CORNERS, float(self.theta))
        nodes, ellipses = quadrature_sizes(self.d, self.model.fields, self.model.family)
        return {
            "modes": self.modes,
            "nodes": nodes,
            "ellipses": ellipses,
            "precision": bits,
            "grid": self.grid,
            "theta": self.theta,
            "reach": self.reach,
            "corners": _CORNERS,
            "tree": tuple(tree),
            "disc": self.disc,
        }
