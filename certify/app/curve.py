"""K_#, K_c and m_1 of one dimension as functions of beta, made of claims: no search where they are evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any, Final, SupportsIndex

from certify.app.api import Source, certify, load
from certify.app.inputs import UserNumber, exact_beta, exact_number
from certify.app.result import Result
from certify.app.rows import place_ratio
from certify.app.sweep.grid import parse_grid
from certify.app.table import Row, Table
from certify.bounds.coupling.curve import Value, coupling_between, merged
from certify.bounds.large_beta.coupling import coupling_on
from certify.core.claim import WEAKER, Claim, Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction, exact_text

_RATIOS: Final = "1.001,1.01,1.05,1.1,1.2,1.35,1.5,1.75,2,2.5,3"
_PLOTTED: Final = 160


@dataclass(frozen=True, slots=True, repr=False)
class Curve:
    """Certified functions of beta for one d: `curve.critical_coupling("2.5")` is an Enclosure of K_c there.

    star: beta_*. values: what is proved of K_c, in the order of beta. moments: regions on which m_1 is enclosed. K_c is
    K_# up to beta_*, and beyond it lies between chords and tangents of the values (`coupling:band`), as far as they go;
    law: (beta_0, c, C) of `large-beta`, which encloses K_c at every beta from beta_0 on, if the claims have one.
    trust: the cited facts on which K_c and m_1 rest, those of K_c = K_# up to beta_* among them.
    """

    d: int
    star: Enclosure
    values: tuple[Value, ...]
    moments: tuple[tuple[Fraction, Fraction, Enclosure], ...]
    digits: int
    law: tuple[Fraction, Fraction, Fraction] | None = None
    trust: tuple[str, ...] = ()

    @property
    def end(self) -> Fraction:
        """The largest beta at which K_c is known by its values; a law goes on to any beta."""
        return max(
            (value.beta for value in self.values if value.lower is not None), default=as_fraction(self.star.lower)
        )

    def linear_threshold(self, beta: UserNumber) -> Enclosure:
        """K_#(beta) (1.7), for any beta > 0."""
        return certify(d=self.d, beta=_number(beta), digits=self.digits, claims="linear-threshold").linear_threshold

    def critical_coupling(self, beta: UserNumber) -> Enclosure:
        """K_c(beta) (1.6), for 0 < beta <= `end`, and from the beginning of a law on. Raises Undecided elsewhere."""
        place = _number(beta)
        if place <= as_fraction(self.star.lower):
            return self.linear_threshold(beta)
        if self.law is None or place < self.law[0]:
            if place > self.end:
                raise Undecided(f"K_c at beta={exact_text(place)}: it is known {self._reach()} only")
            known, most = coupling_between(self.values, place), self.linear_threshold(beta).upper
            return Enclosure(known.lower, min(known.upper, most))  # K_c <= K_#
        found = coupling_on(self.d, (place, place), self.law[1:], 4 * self.digits + 32)[0]
        if place > self.end:
            return found
        other = coupling_between(self.values, place)
        return Enclosure(max(found.lower, other.lower), min(found.upper, other.upper))

    def order_parameter(self, beta: UserNumber) -> Enclosure:
        """m_1 of the minimiser at K_c(beta) that is not uniform, where some claim encloses it. Undecided elsewhere."""
        place = _number(beta)
        found = [value for left, right, value in self.moments if left <= place <= right]
        if not found:
            raise Undecided(f"m_1 at beta={exact_text(place)}: no claim encloses it there")
        return min(found, key=lambda value: as_fraction(value.width()))

    def table(self, betas: Iterable[UserNumber]) -> Table:
        """A row for each beta, with K_#, and K_c and m_1 where they are known."""
        return Table(tuple(self._row(_number(beta)) for beta in betas))

    def _row(self, beta: Fraction) -> Row:
        values = {"beta_star": self.star, "K_hash": self.linear_threshold(beta)}
        if (ratio := place_ratio(beta, beta, self.star)) is not None:
            values["ratio"] = ratio
        for name, function in (("K_c", self.critical_coupling), ("m_1", self.order_parameter)):
            with suppress(Undecided):
                values[name] = function(beta)
        outcome = "proved" if "K_c" in values else "inconclusive"
        return Row(self.d, beta, beta, values, None, outcome, more={"rests on": ", ".join(self.trust)})

    def plot(self, beta: tuple[UserNumber, UserNumber] | None = None) -> Any:
        """K_# and the band of K_c on (0, end], and m_1 at K_c where it is known, as a matplotlib.figure.Figure.

        beta: two ends, between which it is drawn instead. Without them and with a law: K_c e^beta/beta to beta = 10^6,
        the axis of beta logarithmic, and where else K_c is known. Where K_c is open, or its upper bound above 11/10
        of the lower one, nothing is drawn of it.
        """
        from reports.bands import band_figure
        from reports.law_figure import Law, law_plot

        low, high = (Fraction(0), self.end) if beta is None else (_number(end) for end in beta)
        if low >= high:
            raise BadInput(f"beta: {exact_text(low)} is not below {exact_text(high)}; two increasing ends are wanted")
        places = [low + (high - low) * k / _PLOTTED for k in range(low == 0, _PLOTTED + 1)]
        if self.law is not None and beta is None:  # the axis is logarithmic
            places = sorted(high / Fraction(1.1) ** k for k in range(_PLOTTED))
        known = {place: value for place in places if (value := self.drawn(place)) is not None}
        if self.law is not None and beta is None:
            runs = [list(run) for drawn, run in groupby(places, key=known.__contains__) if drawn]
            pieces = [[(x, as_fraction(known[x].lower), as_fraction(known[x].upper)) for x in run] for run in runs]
            return law_plot(Law(self.d, *self.law), pieces, self.trust)
        threshold = [(place, self.linear_threshold(place)) for place in places]
        return band_figure(self.d, self.star, threshold, known, self.moments, self.trust, low)

    def drawn(self, beta: Fraction) -> Enclosure | None:
        """K_c(beta) where a figure shows it: its upper bound is at most 11/10 of the lower one. None elsewhere."""
        with suppress(Undecided):
            found = self.critical_coupling(beta)
            return found if 10 * as_fraction(found.upper) <= 11 * as_fraction(found.lower) else None
        return None

    def _reach(self) -> str:
        """Where K_c is known."""
        parts = [f"on (0, {float(self.end):.6g}]"] if self.law is None or self.end < self.law[0] else ["on (0, inf)"]
        if self.law is not None and self.end < self.law[0]:
            parts.append(f"on [{float(self.law[0]):.6g}, inf)")
        return " and ".join(parts)

    def __repr__(self) -> str:
        what = f"K_c {self._reach()}, from {len(self.values)} values{'' if self.law is None else ' and a law'}"
        return f"<Curve d={self.d}: {what}; rests on {', '.join(self.trust)}>"


def curve(d: SupportsIndex, source: Source | Sequence[Source] | None = None, digits: int = 12) -> Curve:
    """The certified curves of a dimension.

    source: results, or certificates that the exact checker accepts (files or dicts); without it points from 1.001 to 3
    beta_* are certified first, which takes half a minute or so. Raises BadInput where they say nothing of this d.

    >>> law = curve(3, certify(d=3, beta=("100", "inf"), claims="large-beta"))
    >>> f"{law.critical_coupling(200):.2e}"
    '2.[37,44]e-84'
    """
    if source is None:
        points = parse_grid([f"d={int(d)}", f"ratio={_RATIOS}", f"digits={digits}"])
        sources: list[Source] = [certify(d=d, beta=point.beta, digits=digits) for point in points]
    else:
        sources = list(source) if isinstance(source, list | tuple) else [source]  # type: ignore[list-item]  # one of them
    results = [each if isinstance(each, Result) else load(each) for each in sources]
    every = (claim for result in results for claim in result.claims if not claim.subject)
    claims = [claim for claim in every if claim.d == int(d) and claim.outcome == "proved"]
    coupling = [claim for claim in claims if claim.label == "critical-coupling" and claim.enclosure is not None]
    law = min((_law(claim) for claim in claims if claim.label == "large-beta"), default=None)
    if not coupling and law is None:
        raise BadInput(f"d={int(d)}: none of the claims is about K_c in this dimension")
    star = certify(d=d, digits=max(digits, 30), claims="beta-star").beta_star
    low = as_fraction(star.lower)
    below = certify(d=d, beta=low, digits=digits, claims="critical-coupling").claim("critical-coupling")  # it is K_#
    start = below.enclosure or Enclosure(Fraction(0), Fraction(1))
    known = [Value(low, start.lower, start.upper), *(value for claim in coupling for value in _values(claim, low))]
    moments = [claim for claim in claims if claim.label == "order-parameter" and _ends(claim) is not None]
    laws = [claim for claim in claims if claim.label == "large-beta"]
    trust = tuple(sorted({row for claim in (below, *coupling, *moments, *laws) for row in claim.trust}))
    return Curve(int(d), star, merged(known), tuple(_moment(claim) for claim in moments), digits, law, trust)


def figure_of(*results: Result, beta: tuple[UserNumber, UserNumber] | None = None) -> Any:
    """The figure of all that results prove of K_c, as `Result.plot` has it."""
    from reports.kernel_figure import coupling_figure

    claims = [claim for result in results for claim in result.claims if claim.outcome == "proved"]
    coupling = [claim for claim in claims if claim.label.removesuffix(WEAKER) == "critical-coupling"]
    known = [*coupling, *(claim for claim in claims if claim.label == "large-beta")]
    dimensions = sorted({claim.d for claim in known if claim.d is not None and not claim.subject})
    if len(dimensions) == 1:
        return curve(dimensions[0], results).plot(beta)
    if dimensions:
        raise BadInput(f"plot: K_c in d = {', '.join(map(str, dimensions))}; certify.curve(d, ...) takes one of them")
    if not coupling:
        raise BadInput("plot: nothing is proved of K_c here; critical-coupling and large-beta are drawn")
    if beta is not None:
        raise BadInput("plot: other kernels are not drawn over beta")
    return coupling_figure(claims)


def _law(claim: Claim) -> tuple[Fraction, Fraction, Fraction]:
    """beta_0, c and C; of several laws the least is the one that begins first."""
    remainder, ends = claim.details["remainder"], claim.beta_interval
    if ends is None or isinstance(ends[0], str):
        raise TypeError("a law begins with a number")
    return as_fraction(ends[0]), as_fraction(remainder["lower"]), as_fraction(remainder["upper"])


def _values(claim: Claim, star: Fraction) -> list[Value]:
    """What a claim about K_c says of it at the ends of its region, if they are numbers beyond beta_*."""
    ends, value = _ends(claim), claim.enclosure
    if ends is None or value is None:
        return []
    left, right = ends
    if left == right:
        return [Value(left, value.lower, value.upper, _log_slope(claim, left, value))] if left > star else []
    found = [Value(left, None, value.upper), Value(right, value.lower, None)]  # K_c decreases
    return [each for each in found if each.beta > star]


def _log_slope(claim: Claim, beta: Fraction, value: Enclosure) -> Enclosure | None:
    """p = -beta K_c'/K_c > 0 at a point, from the enclosure of K_c'."""
    if "derivative" not in claim.details:
        return None
    slope = Enclosure(**claim.details["derivative"])
    least, most = -as_fraction(slope.upper) * beta, -as_fraction(slope.lower) * beta
    return Enclosure(least / as_fraction(value.upper), most / as_fraction(value.lower)) if least > 0 else None


def _moment(claim: Claim) -> tuple[Fraction, Fraction, Enclosure]:
    left, right = _ends(claim) or (Fraction(0), Fraction(0))
    return left, right, claim.enclosure or Enclosure(Fraction(0), Fraction(1))


def _ends(claim: Claim) -> tuple[Fraction, Fraction] | None:
    """The ends of the region of a claim, where both are numbers."""
    left, right = claim.beta_interval or (claim.beta, claim.beta)
    if left is None or right is None or isinstance(left, str) or isinstance(right, str):
        return None
    return as_fraction(left), as_fraction(right)


def _number(beta: UserNumber) -> Fraction:
    """An exact beta > 0, from a text or a number. BadInput, TypeError as `certify` has them."""
    region = exact_beta(beta if isinstance(beta, str) else exact_number("beta", beta))
    if region is None or region.beta is None or isinstance(region.beta, str):
        raise BadInput(f"beta={str(beta)[:40]}: a number > 0 is wanted")
    return as_fraction(region.beta)
