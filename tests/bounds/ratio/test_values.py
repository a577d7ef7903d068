"""Constants above functions of x that have a maximum: proved by steps where nothing else decides, never below it."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest

from certify.bounds.ratio import values as module
from certify.checker import check_document
from certify.core.certificate import document
from certify.solve.ratio.claims import route_of
from certify.solve.ratio.inequality import Answer, decide


def most(nu: float, k: int = 1) -> Fraction:
    """The largest r_nu - r_(nu+k), nearly."""

    def difference(x: float) -> float:
        first, last = (mpmath.besseli(nu + j + 1, x) / mpmath.besseli(nu + j, x) for j in (0, k))
        return float(first - last)

    return Fraction(max(difference(0.02 * i) for i in range(1, 600))).limit_denominator(10**6)


def checked(text: str, nu: str) -> Answer:
    """The answer, of which the exact checker accepts what it claims."""
    answer = decide(text, nu)
    check_document(document(answer.claims))
    return answer


@pytest.mark.parametrize(("nu", "share"), [("0", "1/1000"), ("1/2", "1/50"), ("5/2", "1/50")])
def test_a_constant_is_decided_on_both_sides_of_the_maximum(nu: str, share: str) -> None:
    top = most(float(Fraction(nu)))
    above, below = (top * (1 + sign * Fraction(share)) for sign in (1, -1))
    assert checked(f"r(nu)-r(nu+1) < {above.limit_denominator(10**5)}", nu).outcome == "proved"
    assert checked(f"r(nu)-r(nu+1) < {below.limit_denominator(10**5)}", nu).outcome == "refuted"


def test_the_constant_of_the_pages() -> None:
    assert checked("r(nu)-r(nu+1) < 0.3", "0").outcome == "proved"


def test_steps_are_taken_where_the_rest_has_the_ratio_in_it() -> None:
    answer = checked("r(nu)-r(nu+2) < 1/2", "0")
    assert (answer.outcome, "values" in route_of(answer.claims[0])) == ("proved", True)


def test_without_steps_it_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 3)
    assert decide("r(nu)-r(nu+2) < 1/2", "0").outcome == "inconclusive"


def test_a_step_that_would_be_too_short_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LEAST", Fraction(1))
    assert decide("r(nu)-r(nu+2) < 1/2", "0").outcome == "inconclusive"
