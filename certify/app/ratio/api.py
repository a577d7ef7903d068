"""Values of Bessel functions in Python: typed results that print as the command line does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import SupportsIndex

from certify.app.inputs import UserNumber, exact_number
from certify.app.query import parse_claims, parse_digits
from certify.app.ratio.words import preimages, span, spans, values
from certify.app.result import Result
from certify.app.sentences import bracket
from certify.core.claim import RATIO_LABELS
from certify.core.exact import quotient_text
from certify.solve.ratio.inverse import run as run_inverse
from certify.solve.ratio.question import Span
from certify.solve.ratio.values import run as run_values

Place = UserNumber | Sequence[UserNumber]
"""A str as on the command line, an exact number of any usual type, or a pair of them for an interval."""


@dataclass(frozen=True, slots=True)
class BesselResult(Result):
    """Claims about Bessel functions; printed, what the command line prints."""

    def text(self, label: str) -> str:
        """The same as decimals: the common digits, then the last digits of both ends, rounded outward."""
        return bracket(self.enclosure(label))


def ratio(
    nu: Place, x: Place, digits: SupportsIndex | str = 30, claims: str | Iterable[str] | None = None
) -> BesselResult:
    """r_nu(x) = I_{nu+1}(x)/I_nu(x), 1 - r_nu(x), log I_nu(x) and the log normaliser, with so many relative digits.

    nu > -1 and x > 0: a str as on the command line, an exact number, or a pair of them for an interval; a float is a
    TypeError. claims: labels, by default all that go there. Raises BadInput for values outside their domain.

    >>> ratio("1/2", 75000, 10).enclosure("bessel-ratio")
    Enclosure(0.9999866666[63,70])
    """
    names = (
        None if claims is None else parse_claims(claims if isinstance(claims, str) else ",".join(claims), RATIO_LABELS)
    )
    query = values(_places("nu", nu), _places("x", x), _digits(digits), names)
    return BesselResult(tuple(claim for group, _ in run_values(query) for claim in group))


def log_bessel_i(nu: Place, x: Place, digits: SupportsIndex | str = 30) -> BesselResult:
    """log I_nu(x): as `ratio`, this claim alone.

    >>> f"{log_bessel_i(49, 1000).enclosure('log-bessel'):.8f}"
    '994.4264487[3,4]'
    """
    return ratio(nu, x, digits, ("log-bessel",))


def inverse_ratio(nu: UserNumber, y: UserNumber, digits: SupportsIndex | str = 30) -> BesselResult:
    """The x with r_nu(x) = y, nu >= -1/2 and 0 < y < 1, as `ratio`; the concentration of mean resultant length y.

    >>> f"{inverse_ratio(49, '9/10').enclosure('bessel-ratio-inverse'):.8f}"
    '469.445128[49,50]'
    """
    query = preimages(_places("nu", nu), _places("y", y), _digits(digits))
    return BesselResult(tuple(claim for group, _ in run_inverse(query) for claim in group))


def _digits(digits: SupportsIndex | str) -> int:
    return parse_digits(digits if isinstance(digits, str) else quotient_text(exact_number("digits", digits)))


def _places(key: str, place: Place) -> list[Span]:
    if isinstance(place, str):
        return spans(key, place)
    if not isinstance(place, list | tuple):
        end = exact_number(key, place)
        return [span(key, quotient_text(end), (end, end), interval=False)]
    if len(place) != 2:
        raise TypeError(f"{key}: a pair of exact numbers is wanted for an interval, not {len(place)} of them")
    return spans(
        key, "..".join(end if isinstance(end, str) else quotient_text(exact_number(key, end)) for end in place)
    )
