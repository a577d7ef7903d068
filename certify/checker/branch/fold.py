"""A curve of critical densities from the uniform one to the other minimiser at K_c, and the least K on it.

FORMAT/branch.md.
"""

from __future__ import annotations

from fractions import Fraction

from ..arithmetic.ball import Ball, up
from ..arithmetic.series import Bessel, ceil_of
from ..coupling.count import TRUST
from ..coupling.density import Density
from ..coupling.family import family
from ..coupling.interaction import UNIT, Interaction
from ..coupling.latent_heat import near_minimiser
from ..document.claim import Claim
from ..document.context import Context
from ..verdict import Invalid, require_at_most, require_less
from .departure import Departure
from .form import Branch
from .space import Space, root, top
from .tube import Piece


def check_branch(claim: Claim, context: Context) -> frozenset[str]:
    """The rule `branch`: the pieces one after the other, from the uniform density to the other minimiser at K_c."""
    evidence, (low, high) = claim.given(Branch), claim.bounds
    near, theta = near_minimiser(claim, context)
    require_less("0 < enclosure.lower", 0, low)
    own = family(context, claim.d, evidence)
    bessel = Bessel(claim.d, evidence.bits, evidence.terms, context.work)
    space = Space(Interaction(bessel, claim.region.beta, evidence.modes, UNIT))
    departure = Departure(claim.d, space, evidence.first, evidence.first_radius)
    departure.require(low)
    require_less("(F8) enclosure.upper < K_#", high, departure.threshold.lower())
    require_less("(F8) enclosure.upper < K_lo", high, near.interaction.coupling[0])
    before: Departure | Piece = departure
    for place, span in enumerate(evidence.pieces, start=1):
        context.work.spend(40 * space.modes**2, evidence.bits, 2 * space.modes**3 // 3)
        try:
            piece = Piece(space, own, span)
            piece.require_above(low)
            if place == evidence.fold:
                require_at_most("(F4) K at the fold <= enclosure.upper", piece.highest(), high)
            _require_after(before.require_inside(piece.first_end(), piece.off), place - 1 == evidence.fold)
        except Invalid as failure:
            raise Invalid(f"piece {place}: {failure.reason}") from failure
        before = piece
    _require_after(before.require_inside(*_end(near, theta, space)), len(evidence.pieces) == evidence.fold)
    return TRUST


def _require_after(s: Fraction, fold: bool) -> None:
    """(F6) the curve leaves the piece of the fold beyond its field."""
    if fold:
        require_at_most("(F6) 0 <= s where the piece of the fold is left", 0, s)


def _end(near: Density, theta: Fraction, space: Space) -> tuple[list[Fraction], Ball]:
    """(F7) the field of the explicit density of the cover, and how far that of the minimiser at K_c is from it."""
    p, most, modes = space.p, near.interaction.coupling[1], space.modes
    beyond = sum((a * z.upper() if a > 0 else a * z.lower() for a, z in _rows(near, modes)), Fraction(0)) * most
    head = [*near.field[:modes], *[Fraction(0)] * (modes - len(near.field))]
    distance = Ball.exact(near.distance(theta, most), p)
    return head, top(distance) + root(up(ceil_of(beyond, p), p))


def _rows(near: Density, modes: int) -> list[tuple[Fraction, Ball]]:
    return list(zip(near.field, near.places, strict=True))[modes:]
