"""K_c on an interval of beta, and exactly two minimisers for every beta of it, by covers in one variable.

A piece [b_0, b_1] is proved at b_0, densities dilated (`certify.bounds.spine.dilation`), as long as that bears.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from certify.bounds.kernels.kernel import Exponential
from certify.bounds.spine.count import check_piece
from certify.bounds.spine.dilation import DilatedSpan
from certify.core.ball import precision
from certify.core.claim import HARMONICS, SEMICONTINUITY, Claim, Enclosure
from certify.core.enclosure import round_to
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.sizes import TouchSizes
from certify.cover.spine import SpinePlan
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.spine.dilation import dilation_of
from certify.search.spine.interval import piece_loss, rises_on
from certify.search.spine.plan import Problem, spine_plan
from certify.search.untrusted import untrusted
from certify.solve.coupling.explicit import explicit_density, touch_evidence
from certify.solve.evidence import series_evidence
from certify.solve.spine.point import scale_of

RULE: Final = "spine-pieces"
TRUST: Final = (SEMICONTINUITY, HARMONICS)
_DIGITS: Final = 6
_ABOVE: Final = 1e-7
_BITS: Final = 40
_LEAST: Final = 1e-4
_FIRST: Final = 0.004
"""Times beta is the length of the first piece that is tried, relative to it, up to _MOST."""
_MOST: Final = 0.2
_LONGER: Final = 1.25
_SHORTER: Final = 0.7
_MODES: Final = 400
_TABLE: Final = 200
"""1/200 of what densities are below 1 is left for the tables of the checker."""


@dataclass(frozen=True, slots=True)
class SpinePiece:
    """A proved piece: K_c and m_1 on it, and its evidence; its matrices, tens of megabytes, are not kept."""

    low: Fraction
    high: Fraction
    coupling: Enclosure
    moment: Enclosure
    evidence: dict[str, Any]


def _coupling(span: DilatedSpan, plan: SpinePlan) -> Enclosure:
    """K_c on the piece."""
    with precision(plan.precision):
        lower = span.least_coupling().lower()
    return Enclosure(round_to(lower, _BITS - lower_size(lower), up=False), span.most)


def _evidence(span: DilatedSpan, plan: SpinePlan, sizes: TouchSizes, moment: Enclosure) -> dict[str, Any]:
    """The piece in the form of the evidence."""
    return {
        "interval": [span.low, span.high],
        "coupling": {"lower": span.least, "upper": span.most},
        "moment": {"lower": moment.lower, "upper": moment.upper},
        "trial": touch_evidence(span.d, span.low, sizes, span.touch),
        "terms": series_evidence(span.d, span.high, plan.precision)["terms"],
        **plan.as_mapping(),
    }


def lower_size(x: Dyadic) -> int:
    """The exponent of the size of x > 0."""
    return x.mantissa.bit_length() + x.exponent


def spine_pieces(d: int, low: Fraction, high: Fraction) -> Iterator[SpinePiece]:
    """Adjacent pieces from `low` to `high`. Raises Undecided where even a short one is not proved."""
    width, begin = min(_FIRST * float(low), _MOST), low
    while begin < high:
        while True:
            end = _end(begin, high, width)
            try:
                piece = prove_piece(d, begin, end)
            except Undecided:
                width *= _SHORTER
                if width < _LEAST:
                    raise
            else:
                break
        yield piece
        begin, width = end, width * _LONGER


def _end(begin: Fraction, high: Fraction, width: float) -> Fraction:
    """A short number about begin (1 + width), or `high` if that is not much further."""
    places = 4 - int(begin * Fraction(width)).bit_length() + 8
    step = Fraction(max(1, round(float(begin) * width * 2**places)), 2**places)
    end = Fraction(int((begin + step) * 2**places), 2**places)
    return high if end + step / 4 >= high else end


def prove_piece(d: int, low: Fraction, high: Fraction) -> SpinePiece:
    """The piece [low, high]. Raises Undecided."""
    with untrusted():
        minimiser = minimiser_estimate(d, float(low))
        if minimiser is None:
            raise Undecided("the search found no density that shows K_c < K_#")
        sizes = touch_sizes(minimiser, _DIGITS)
        touch = explicit_density(Exponential(d, low), sizes, minimiser)
        with precision(sizes.bits):
            reached = DilatedSpan(d, low, high, low, low, touch).required().upper().fraction()
            scale = scale_of(touch.upper_coupling().upper().fraction(), low)
        most = _short(reached * (1 + Fraction(_ABOVE)), up=True)
        dilation = dilation_of(minimiser, float(high), scale)
        rises = rises_on(d, float(low), float(high), _MODES)
        scale = scale_of(most, low)
        loss = piece_loss(d, float(low), float(high), scale) * (1 + _ABOVE)
        found = spine_plan(Problem(d, float(low), scale, minimiser.moments, loss, rises, dilation))
        least = _short(most * Fraction(found.ratio), up=False)
    span = DilatedSpan(d, low, high, least, most, touch)
    moment = check_piece(span, found.plan)
    m_low, m_high = (as_fraction(end) for end in (moment.lower, moment.upper))
    m_low -= (1 - m_low) / _TABLE
    unit = Fraction(1, 1 << _BITS)
    rounded = Enclosure(max(m_low // unit * unit, Fraction(0)), min(-(-m_high // unit) * unit, Fraction(1)))
    evidence = _evidence(span, found.plan, sizes, rounded)
    return SpinePiece(low, high, _coupling(span, found.plan), rounded, evidence)


def _short(x: Fraction, *, up: bool) -> Fraction:
    """x > 0 rounded to _BITS bits."""
    places = _BITS - x.numerator.bit_length() + x.denominator.bit_length()
    scaled = x * Fraction(2) ** places
    return Fraction(-(-scaled.numerator // scaled.denominator) if up else int(scaled)) / Fraction(2) ** places


def piece_claims(d: int, pieces: list[SpinePiece], wanted: list[str]) -> Iterator[Claim]:
    """K_c and m_1 on each piece, as far as wanted, and two minimisers on all of them, which are adjacent."""
    pointer = {"rule": RULE}
    for piece in pieces:
        place = (piece.low, piece.high)
        if "critical-coupling" in wanted:
            band = piece.coupling
            yield Claim("critical-coupling", d, "proved", band, beta_interval=place, evidence=pointer, trust=TRUST)
        if "order-parameter" in wanted:
            moment = piece.moment
            yield Claim("order-parameter", d, "proved", moment, beta_interval=place, evidence=pointer, trust=TRUST)
    if pieces:
        whole = (pieces[0].low, pieces[-1].high)
        evidence = {"rule": RULE, "pieces": [piece.evidence for piece in pieces]}
        yield Claim("two-minimisers", d, "proved", beta_interval=whole, evidence=evidence, trust=TRUST)
