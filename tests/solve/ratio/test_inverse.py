"""The inverse of the ratio: two-sided, as narrow as asked, accepted by the checker, true by Arb."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from certify.core.ball import Ball, precision
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.core.enclosure import as_interval
from certify.solve.ratio import inverse
from certify.solve.ratio.question import Preimages

F = Fraction


def claim(nu: Fraction, y: Fraction, digits: int = 30) -> Claim:
    (((found,), _),) = inverse.run(Preimages((nu,), (y,), digits))
    return found


def sample() -> list[tuple[Fraction, Fraction]]:
    source = random.Random(3)
    found = [(F(-1, 2), F(9, 10)), (F(-1, 2), 1 - F(1, 10**40)), (F(0), 1 - F(1, 10**12)), (F(0), F(1, 10**100))]
    for _ in range(12):
        nu = F(source.randint(0, 1000), 1000) ** 3 * 10 ** source.randint(0, 5) - F(1, 2)
        y = F(source.randint(1, 999), 1000) ** source.choice([1, 5])
        found.append((nu, source.choice([y, 1 - y])))
    return found


@pytest.mark.parametrize(("nu", "y"), sample())
def test_it_is_proved_narrow_and_true(nu: Fraction, y: Fraction) -> None:
    found = claim(nu, y)
    assert found.enclosure is not None, found.reason
    low, high = as_interval(found.enclosure)
    assert 0 < (high - low) * 10**30 <= low
    assert len(check_document(document([found])).accepted) == 1
    for bits in (800, 3000, 12000):
        with precision(bits):
            below, beyond = (Ball(x).bessel_i(nu + 1) / Ball(x).bessel_i(nu) for x in (low, high))
            if below.surely_less(beyond):
                assert below.surely_at_most(y)
                assert Ball(y).surely_at_most(beyond)
                return
    raise AssertionError("Arb is too wide")


@pytest.mark.parametrize("y", [F(1, 5), F(999, 1000)])
def test_an_end_on_the_wrong_side_is_refused(y: Fraction) -> None:
    found = document([claim(F(2), y, 10)])
    box = found["claims"][0]["enclosure"]
    for end, other in (("lower", "upper"), ("upper", "lower")):
        forged = document([claim(F(2), y, 10)])
        forged["claims"][0]["enclosure"] = {end: box[other], other: box[other]}
        with pytest.raises(Refusal, match=f"enclosure.{end}"):
            check_document(forged)


def test_beyond_what_floats_reach() -> None:
    far = F(10) ** 300
    assert claim(far, 1 / far, 5).outcome == "proved"
    beyond = claim(far, 1 - 1 / far, 5)
    assert beyond.outcome == "inconclusive"
    assert "floating-point" in str(beyond.reason)


def test_a_search_that_does_not_end_is_inconclusive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverse, "_step", lambda nu, y, x, bits: (x / 3, True))
    found = claim(F(2), F(1, 2))
    assert found.outcome == "inconclusive"
    assert found.reason


def test_a_root_that_is_wrong_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverse, "_root", lambda nu, y, bits: F(5))
    found = claim(F(2), F(1, 2))
    assert found.outcome == "inconclusive"
    assert "not proved" in str(found.reason)
