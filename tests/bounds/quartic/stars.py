"""beta_* as the tests of the quartic take it."""

from __future__ import annotations

from certify.core.claim import Enclosure
from certify.solve.bessel.threshold import beta_star


def star_of(d: int, digits: int = 40) -> Enclosure:
    """Its enclosure with so many digits."""
    enclosure = beta_star(d, digits).enclosure
    assert enclosure is not None
    return enclosure
