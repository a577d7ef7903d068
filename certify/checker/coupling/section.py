"""F_K from below on a section m_1 = c of the zonal densities that do not increase in the angle. FORMAT/barrier.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, exp, up
from ..arithmetic.series import Bessel, ceil_of
from ..document.claim import Claim
from ..document.context import Context
from ..document.parsers import Bounds
from ..verdict import Invalid, Malformed, require_at_most
from .barrier_form import Section
from .boxes import Box, Setting, oscillation
from .cover import AtRest, walk
from .density import Density, ExplicitDensity
from .family import family
from .form import Ends, Trial
from .functional import Linearised
from .interaction import Interaction
from .origin import perron
from .star import contraction


@dataclass(frozen=True, slots=True)
class Raised(Setting):
    """A setting whose boxes are discarded where F_K exceeds `least`."""

    least: Fraction

    @property
    def level(self) -> Fraction:
        """That number."""
        return self.least


@dataclass(frozen=True, slots=True)
class OnSection(AtRest):
    """The boxes of |m_2|..|m_L| on the section, c between their first ends; no cell asks for a critical density."""

    evidence: Section

    def root(self) -> Box:
        """The first ends are those of C_*, the others 0 and the upper one of them."""
        low, high, others = self.evidence.star_lower[0], self.evidence.star_upper[0], self.evidence.modes - 1
        return Box((low, *(0,) * others), (high,) * (others + 1))

    def star(self) -> tuple[Ends, Ends]:
        """C_*, in units 2^-grid."""
        return self.evidence.star_lower, self.evidence.star_upper

    def placed(self, box: Box, field: list[int]) -> tuple[Setting, Ends, Ends]:
        """The box as it is, where the field has no negative entry."""
        require_at_most("0 <= a_l of a field on a section", 0, min(field))
        return AtRest.placed(self, box, field)

    def equation(self, box: Box) -> Linearised:
        """The densities of a section are not critical."""
        raise Invalid("a cell of critical densities on a section")


def section_theta(setting: Setting, evidence: Section, first: Fraction) -> Fraction:
    """(H1): theta < 1 bounds the block l >= 2 of S on C_*, at the field a_1 = first. (K7) with 0 for g_1."""
    p, lower, upper = setting.p, evidence.star_lower, evidence.star_upper
    field = setting.field(lower, upper)
    moments = setting.family.moments(field)
    deviations = setting.deviations(lower, upper, field)
    deviations[0] = ceil_of(abs(first - Fraction(field[0], 1 << p)), p)
    u = oscillation(p, deviations, moments.mean) + 2 * setting.tau_b(upper)
    g = [up(0, p), *setting.interaction.g[1:]]
    centre = perron(moments.covariance, moments.radius, g, evidence.star_vector, p)
    return contraction(ceil_shift(exp(up(u, p)).high * centre, p) + setting.tau(), p)


def section_value(density: ExplicitDensity, c: Fraction, theta: Fraction) -> Fraction:
    """(H2): what F_K is at least on C_*, from an explicit density there; the least over all K of its interaction."""
    p, g = density.p, density.interaction
    rows = list(zip(density.field, density.places, density.mean, strict=True))[1:]
    squares = [(z - m).magnitude() ** 2 for _, z, m in rows]
    parts = [ceil_of(x * g.upper(degree), 0) for degree, x in enumerate(squares, start=2)]
    defect = Fraction(sum(parts), 1 << 2 * p) + g.tau
    place = Ball.exact(c, p)
    value = place * (Ball.exact(density.field[0], p) - g.g[0] * place / 2) - density.log_partition
    for a, z, _ in rows:
        value = value + Ball.exact(a, p) * z / 2
    return value.lower() - defect / (2 * (1 - theta))


def require_in_section(density: ExplicitDensity, evidence: Section) -> None:
    """c and z_2, z_3, .. of an explicit density lie in C_* for every K, beyond the modes of the boxes in [-c, c]."""
    c, unit = evidence.c, Fraction(1, 1 << evidence.grid)
    ends = [(c, c), *((z.lower(), z.upper()) for z in density.places[1:])]
    for degree, (low, high) in enumerate(ends, start=1):
        inner = degree <= evidence.modes
        least, most = (row[degree - 1] * unit if inner else c for row in (evidence.star_lower, evidence.star_upper))
        require_at_most(f"star_lower <= z_{degree} of the saddle", least if inner else -c, low)
        require_at_most(f"z_{degree} of the saddle <= star_upper", high, most)


def require_sizes(claim: Claim, touch: Trial) -> None:
    """No field has more modes than the explicit density of the cover, and the boxes have no more."""
    evidence = claim.given(Section)
    if max(evidence.modes, *map(len, evidence.path)) > touch.modes:
        raise Malformed(claim.place, "expected fields of at most the modes of `touch`, which are at least `modes`")


def field_density(claim: Claim, context: Context, touch: Trial, field: Sequence[Fraction], coupling: Bounds) -> Density:
    """The density of a field of the path, with the sizes of that of the cover."""
    padded = (*field, *[Fraction(0)] * (touch.modes - len(field)))
    return Density(context, claim.d, claim.region.beta, replace(touch, field=padded), coupling)


def require_section(claim: Claim, context: Context, touch: Trial, coupling: Bounds, level: Fraction) -> Fraction:
    """F_K > level on the section outside C_*, and what it is at least in C_*, for every K of `coupling`."""
    evidence = claim.given(Section)
    saddle = field_density(claim, context, touch, evidence.path[evidence.saddle - 1], coupling)
    require_at_most("0 <= a_1 of the saddle", 0, saddle.field[0])
    require_in_section(saddle, evidence)
    own = family(context, claim.d, evidence)  # first: it charges for the sizes
    bessel = Bessel(claim.d, evidence.bits, evidence.terms, context.work)
    interaction = Interaction(bessel, claim.region.beta, evidence.modes, coupling)
    setting = Raised(own, interaction, evidence.grid, evidence.weights, level)
    theta = section_theta(setting, evidence, saddle.field[0])
    walk(OnSection(setting, evidence))
    return section_value(saddle, evidence.c, theta)
