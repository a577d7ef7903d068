"""Claims about values: proved, as narrow as asked, accepted by the checker, and true by Arb's own Bessel functions."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from certify.checker import Refusal, check_document
from certify.core.ball import Ball, precision
from certify.core.certificate import document
from certify.core.claim import RATIO_LABELS, Claim, Enclosure
from certify.core.enclosure import as_interval
from certify.core.errors import NotFinite
from certify.search.ratio.size import expansion_size, terms_needed
from certify.solve.ratio.question import Span, Values
from certify.solve.ratio.values import complaint, run

F = Fraction


def point(x: Fraction) -> Span:
    return Span(x, x)


def claims(nu: Span, x: Span, digits: int = 30, labels: tuple[str, ...] | None = None) -> tuple[Claim, ...]:
    ((found, _),) = run(Values((nu,), (x,), digits, labels))
    return found


def truth(label: str, nu: Fraction, x: Fraction) -> Ball:
    """By Arb, at the working precision."""
    here = Ball(x).bessel_i(nu)
    if label.startswith("log"):
        return here.log() + (Ball(nu + 1).gamma().log() - Ball(x / 2).log() * nu if label == "log-normaliser" else 0)
    ratio = Ball(x).bessel_i(nu + 1) / here
    return ratio if label == "bessel-ratio" else 1 - ratio


def require_true(claim: Claim, nu: Fraction, x: Fraction) -> None:
    """Arb's value is not outside of the enclosure, and Arb is so narrow that this says something."""
    assert claim.enclosure is not None, claim.reason
    low, high = as_interval(claim.enclosure)
    for bits in (400, 2000, 10_000):
        with precision(bits):
            try:
                value = truth(claim.label, nu, x)
            except NotFinite:  # a pole of Gamma is near
                continue
            if value.radius() <= (high - low) / 1000:
                assert value.surely_at_most(high), (claim.label, nu, x)
                assert Ball(low).surely_at_most(value), (claim.label, nu, x)
                return
    raise AssertionError("Arb is too wide")


def require_digits(claim: Claim, digits: int) -> None:
    assert claim.enclosure is not None, claim.reason
    low, high = as_interval(claim.enclosure)
    assert (high - low) * 10**digits <= min(abs(low), abs(high))


def sample(count: int, seed: int) -> list[tuple[Fraction, Fraction, int]]:
    """(nu, x, digits): nu in (-1, 10^5], x in [1e-8, 1e12], both spread over their sizes."""
    source = random.Random(seed)
    found = []
    for _ in range(count):
        nu = F(source.randint(1, 1000), 1000) ** source.randint(1, 4) * 10 ** source.randint(0, 5) - 1
        if source.random() < 0.3:
            nu = F(source.choice([-1, 0, 1, 2, 3, 98]), 2)
        x = F(source.randint(100, 999), 100) * F(10) ** source.randint(-8, 11)
        found.append((nu, x, source.choice([1, 10, 30, 60])))
    return found


def require_point(nu: Fraction, x: Fraction, digits: int) -> None:
    labels: tuple[str, ...] = (
        RATIO_LABELS if nu < 2000 else ("bessel-ratio", "bessel-ratio-complement")
    )  # log I_nu takes nu steps
    if nu == F(-1, 2) and x > 1000:
        labels = tuple(label for label in labels if label != "bessel-ratio-complement")  # e^(-2x) wants so many bits
    found = claims(point(nu), point(x), digits, labels)
    assert [claim.outcome for claim in found] == ["proved"] * len(labels), [claim.reason for claim in found]
    for claim in found:
        require_true(claim, nu, x)
        require_digits(claim, digits)
    assert len(check_document(document(found)).accepted) == len(found)


@pytest.mark.parametrize(("nu", "x", "digits"), sample(25, 1))
def test_at_points(nu: Fraction, x: Fraction, digits: int) -> None:
    require_point(nu, x, digits)


FAR = F(10) ** 300


@pytest.mark.parametrize(
    ("nu", "x"),
    [(F(1, 3), 1 / FAR), (1 / FAR - 1, 1 / FAR), (F(0), 1 / FAR), (1 / FAR, F(1)), (FAR, FAR), (F(-1, 2), FAR)],
)
def test_at_extremes(nu: Fraction, x: Fraction) -> None:
    for claim in claims(point(nu), point(x), 5):
        if claim.outcome == "proved":
            require_digits(claim, 5)
            assert len(check_document(document([claim])).accepted) == 1
            if x <= 1:
                require_true(claim, nu, x)
        else:
            assert nu == FAR or claim.label == "bessel-ratio-complement"


@pytest.mark.deep
@pytest.mark.parametrize(("nu", "x", "digits"), sample(4000, 2))
def test_at_many_points(nu: Fraction, x: Fraction, digits: int) -> None:
    require_point(nu, x, digits)


@pytest.mark.parametrize(
    ("nu", "x"),
    [
        (Span(F(0), F(2)), Span(F(1), F(20))),
        (Span(F(0), F(2)), Span(F(1, 100), F(3000))),
        (Span(F(0), F(1)), Span(F(100), F(10**5))),
        (Span(F(-1, 3), F(1, 3)), Span(F(1000), F(3000))),
        (point(F(3)), Span(F(1), F(2))),
    ],
)
def test_on_intervals(nu: Span, x: Span) -> None:
    found = claims(nu, x)
    assert {claim.label for claim in found} == {label for label in RATIO_LABELS if not complaint(label, nu, x)}
    assert len(check_document(document(found)).accepted) == len(found)
    for claim in found:
        for order in (nu.lower, (nu.lower + nu.upper) / 2, nu.upper):
            for place in (x.lower, (x.lower + x.upper) / 2, x.upper):
                require_true(claim, order, place)


def test_what_is_not_monotone_is_not_claimed_on_an_interval() -> None:
    x, low = Span(F(1), F(2)), point(F(-3, 4))
    assert [claim.label for claim in claims(low, x)] == ["log-normaliser"]
    assert "monotone" in complaint("bessel-ratio", low, x)
    assert "monotone" in complaint("log-bessel", point(F(-1, 4)), x)
    assert "one order" in complaint("log-bessel", Span(F(0), F(1)), point(F(2)))
    assert not complaint("bessel-ratio", point(F(-1, 2)), x)
    assert not complaint("log-bessel", point(F(0)), x)


def test_the_cost_does_not_grow_with_the_argument() -> None:
    sizes = [claims(point(F(1, 2)), point(F(10) ** k), 30, ("bessel-ratio",))[0].evidence for k in (6, 12, 100, 300)]
    assert [evidence["rule"] for evidence in sizes[:2]] == ["expansion", "expansion"]
    assert max(evidence["terms"] for evidence in sizes) < 60


def test_what_is_too_much_is_inconclusive_with_a_reason() -> None:
    (claim,) = claims(point(F(-1, 2)), point(F(10) ** 9), 30, ("bessel-ratio-complement",))
    assert claim.outcome == "inconclusive"
    assert "more work than is done" in str(claim.reason)
    (claim,) = claims(point(F(10) ** 9), point(F(1)), 30, ("log-bessel",))
    assert "more work than is done" in str(claim.reason)


def test_a_tampered_claim_is_refused() -> None:
    for claim in claims(point(F(1, 3)), point(F(75)), 20):
        assert claim.enclosure is not None
        low, high = as_interval(claim.enclosure)
        for shift in (high - low, low - high):
            moved = replace(claim, enclosure=Enclosure(low + shift, high + shift))
            with pytest.raises(Refusal, match="enclosure"):
                check_document(document([moved]))


def test_the_estimates_grow_with_what_is_asked() -> None:
    assert terms_needed(F(0), F(100), 50) < terms_needed(F(0), F(100), 200) < terms_needed(F(0), F(10000), 200)
    assert terms_needed(F(1000), F(100), 100) < terms_needed(F(0), F(100), 100) < terms_needed(F(0), F(100), 100, 1)
    assert expansion_size(F(0), F(10), F(10), 100, at_start=False) is None
    assert expansion_size(F(0), F(10**9), F(10**9), 100, at_start=False) is not None
