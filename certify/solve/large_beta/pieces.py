"""K_c, m_1 and exactly two minimisers at a large beta and on pieces of it, by cells of two features of a density."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from certify.bounds.large_beta.cells import Cells, prove_cells
from certify.bounds.large_beta.coupling import coupling_between
from certify.bounds.large_beta.law import LEAST_BETA
from certify.core.ball import precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.cover.cells import CellPlan
from certify.search.large_beta.cells import cell_plan, point_plan
from certify.search.untrusted import untrusted
from certify.solve.evidence import as_float
from certify.solve.large_beta.law import MAX_D

RULE: Final = "large-beta-pieces"
TRUST: Final = (SEMICONTINUITY, HARMONICS)
_FIRST: Final = Fraction(1, 32)
"""Of beta is the length of the first piece that is tried."""
_LEAST: Final = Fraction(1, 512)
_LONGER, _SHORTER = Fraction(5, 4), Fraction(4, 5)
_MOMENT: Final = 24
"""Bits of m_1."""


@dataclass(frozen=True, slots=True)
class LargePiece:
    """A proved piece: K_c and m_1 on it, the plan, and bits that suffice to check it."""

    d: int
    low: Fraction
    high: Fraction
    coupling: Enclosure
    moment: Enclosure
    plan: CellPlan

    @property
    def bits(self) -> int:
        """For numbers up to e^(4 Q s + 8 Q r k), of which few bits count."""
        return 96 + int(4 * self.plan.scale[1])

    def evidence(self) -> dict[str, Any]:
        """The piece in the form of the evidence."""
        plan = self.plan
        return {
            "interval": [self.low, self.high],
            "scale": {"lower": plan.scale[0], "upper": plan.scale[1]},
            "width": plan.width,
            "cap": plan.cap,
            "slope": plan.slope,
            "centre": plan.centre,
            "nodes": list(plan.nodes),
            "poles": list(plan.poles),
            "sides": list(plan.sides),
            "terms": plan.terms,
            "moment": {"lower": self.moment.lower, "upper": self.moment.upper},
        }


def large_pieces(d: int, low: Fraction, high: Fraction) -> Iterator[LargePiece]:
    """Adjacent pieces from `low` to `high`. Raises Undecided where even a short one is not proved."""
    width, begin = _FIRST, low
    while begin < high:
        while True:
            try:
                piece = prove_piece(d, begin, _end(begin, high, width))
            except Undecided:
                width *= _SHORTER
                if width < _LEAST:
                    raise
            else:
                break
        yield piece
        begin, width = piece.high, width * _LONGER


def _end(begin: Fraction, high: Fraction, width: Fraction) -> Fraction:
    """A number of few bits about begin (1 + width), or `high` if that is not much further."""
    step = begin * width
    unit = Fraction(2) ** (int(step).bit_length() - 4)
    end = (begin + step) // unit * unit
    return high if end + step / 4 >= high else end


def prove_piece(d: int, low: Fraction, high: Fraction) -> LargePiece:
    """The piece [low, high], or the point low = high. Raises Undecided."""
    with untrusted():
        theta, plan = point_plan(d, float(low)) if low == high else cell_plan(d, float(low), float(high))
    if plan is None:
        raise Undecided(f"uniqueness is not expected on a piece: theta = {theta:.3g} there")
    bits = 96 + int(4 * plan.scale[1])
    with precision(bits):
        moment = prove_cells(Cells(d, low, high, plan))
    coupling = coupling_between((low, high), plan.scale, 64)
    return LargePiece(d, low, high, coupling, _moved(moment), plan)


def _moved(moment: Enclosure) -> Enclosure:
    """A little outward, in [0, 1]: from below to a multiple of 2^-_MOMENT, from above by a share of 1 - m_1."""
    low, high = as_fraction(moment.lower), as_fraction(moment.upper)
    unit = Fraction(1, 1 << _MOMENT)
    gap = (1 - high) * (1 - unit)
    places = max(0, gap.denominator.bit_length() - gap.numerator.bit_length()) + _MOMENT
    short = Fraction(int(gap * (1 << places)), 1 << places)
    return Enclosure(max(Fraction(0), (low // unit - 1) * unit), min(Fraction(1), 1 - short))


def point_claims(d: int, beta: Fraction, wanted: Sequence[str]) -> list[Claim]:
    """`large_claims` at one beta, or nothing where they are not proved."""
    if not _fits(d, beta):
        return []
    try:
        piece = prove_piece(d, beta, beta)
    except Undecided:
        return []
    least, most = piece.plan.scale
    note = f"by cells of two features, of relative width {as_float((most - least) / most):.1g}"
    claims = large_claims(d, [piece], wanted)
    return [replace(claim, reason=note) if claim.label == "critical-coupling" else claim for claim in claims]


def _fits(d: int, beta: Fraction) -> bool:
    """Whether cells are searched at this beta at all."""
    return d <= MAX_D and beta > d and beta >= LEAST_BETA


def large_claims(d: int, pieces: Sequence[LargePiece], wanted: Sequence[str]) -> Iterator[Claim]:
    """K_c and m_1 on each piece, as far as wanted, and two minimisers on all of them, which are adjacent."""
    for piece in pieces:
        for label, found in (("critical-coupling", piece.coupling), ("order-parameter", piece.moment)):
            if label in wanted:
                yield _claim(label, d, (piece.low, piece.high), {"rule": RULE}, found)
    if pieces:
        evidence: dict[str, Any] = {"rule": RULE, "precision": max(piece.bits for piece in pieces)}
        evidence["pieces"] = [piece.evidence() for piece in pieces]
        yield _claim("two-minimisers", d, (pieces[0].low, pieces[-1].high), evidence)


def _claim(
    label: str, d: int, ends: tuple[Fraction, Fraction], evidence: Mapping[str, Any], found: Enclosure | None = None
) -> Claim:
    """About an interval, or the point that both its ends are."""
    region = Region.at(ends[0]) if ends[0] == ends[1] else Region(*ends)
    return Claim(label, d, "proved", found, evidence=evidence, trust=TRUST, **region.place())
