"""(1.18) with a remainder: it encloses what floats find, its conditions are not idle, and false laws are refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import mpmath
import pytest

from certify.bounds.large_beta import law as bound
from certify.bounds.large_beta.law import Lower, prove_lower
from certify.bounds.large_beta.root import root
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.cover.law import LawPlan
from certify.search.large_beta.law import plans
from certify.solve.large_beta.law import large_beta
from tests.bounds.large_beta.known import KNOWN
from tests.degenerate.plant import without

LAWS = [(2, 10000), (3, 100), (5, 1000), (10, 100)]


@pytest.mark.parametrize(("d", "beta"), [*LAWS, (4, 10000), (20, 1000)])
def test_root_solves_its_equation(d: int, beta: int) -> None:
    found = root(d, Fraction(beta), 100)
    with mpmath.workdps(40):
        n = mpmath.mpf(d - 1)
        area = 2 * mpmath.pi ** (mpmath.mpf(d) / 2) / mpmath.gamma(mpmath.mpf(d) / 2)
        q = mpmath.findroot(
            lambda q: q - n / 2 * mpmath.log(2 * q) - mpmath.log(area) - n / 2 * mpmath.log(beta / (2 * mpmath.pi)),
            float(as_fraction(found.lower)),
        )
        for end, sign in ((found.lower, 1), (found.upper, -1)):
            value = as_fraction(end)
            assert 0 < sign * (q - mpmath.mpf(value.numerator) / value.denominator) < mpmath.mpf(2) ** -90


def test_no_root_for_small_beta() -> None:
    with pytest.raises(Undecided, match="too small for a localised cap"):
        root(20, Fraction(1, 2), 64)


@pytest.mark.parametrize(("d", "start"), LAWS)
def test_it_encloses_what_floats_find(d: int, start: int) -> None:
    claim = large_beta(d, Region(Fraction(start), "inf"))
    least, most = (float(claim.details["remainder"][end]) for end in ("lower", "upper"))
    seen = [(beta, value) for other, beta, value in KNOWN if other == d and beta >= start]
    assert seen
    for beta, value in seen:
        q = float(as_fraction(root(d, Fraction(beta), 64).lower))
        assert q - most / q < value < q - least / q


@pytest.mark.parametrize(("d", "start"), LAWS)
def test_a_false_law_is_not_proved(d: int, start: int) -> None:
    """With C below what floats find at beta_0 the statement is false, whatever the plan."""
    scale = root(d, Fraction(start), 64)
    q = float(as_fraction(scale.lower))
    true = max((q - value) * q for other, beta, value in KNOWN if other == d and beta == start)
    most = Fraction(int(true * 90), 100)
    for inner in (Fraction(1, 5), Fraction(3, 10), Fraction(2, 5)):
        for head in (1, 4, 8):
            with precision(96), pytest.raises(Undecided):
                prove_lower(d, Fraction(start), scale, LawPlan(most, inner, head))


def test_where_it_is_not_shown() -> None:
    for d, left, words in (
        (3, Fraction(20), "too small"),
        (3, Fraction(7), ">= 8"),
        (101, Fraction(10**5), "d <= 100"),
    ):
        with pytest.raises(Undecided, match=words):
            large_beta(d, Region(left, "inf"))
    with pytest.raises(Undecided, match="every beta from a number"):
        large_beta(3, Region(Fraction(100), Fraction(200)))


SCENE = Lower(3, Fraction(10000), root(3, Fraction(10000), 64), LawPlan(Fraction(3), Fraction(1, 4), 2))


@pytest.mark.parametrize(
    ("scene", "dropped"),
    [
        (replace(SCENE, beta=Fraction(7)), "self.beta >= LEAST_BETA\n        and"),
        (replace(SCENE, plan=LawPlan(Fraction(3), Fraction(1, 4), 5)), "and 2 * best * j >= self.plan.head + half + 1"),
        (
            replace(SCENE, plan=LawPlan(Fraction(3), Fraction(46, 100), 2)),
            "and half / q + 2 * j * (1 + self.plan.most / q**2) <= 1",
        ),
    ],
)
def test_each_condition_of_monotonicity_is_asked(scene: Lower, dropped: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SCENE.monotone()
    assert not scene.monotone()
    monkeypatch.setattr(Lower, "monotone", without(Lower.monotone, dropped))
    assert scene.monotone()


@pytest.mark.parametrize("part", ["exponent += log_excess", "- Ball(j).log() * power", "* (mean_bound"])
def test_parts_of_the_comparison_make_it_harder(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one of them a cell passes that does not: found on a plan with less room than is needed."""
    source = {
        "exponent += log_excess": "exponent += log_excess(n, Ball(2 * self.best * j), self.plan.head)",
        "- Ball(j).log() * power": " - Ball(j).log() * power",
        "* (mean_bound": " * (mean_bound(self.d, self.beta, self.q) * self.q + 1)",
    }[part]
    eased, scene = (
        without(Lower._below_one, source),
        replace(SCENE, beta=Fraction(100), root=root(3, Fraction(100), 64)),
    )
    with precision(80):
        for v in (Fraction(0), Fraction(1, 2), Fraction(7, 10)):
            for step in range(1, 4000):  # the least gain that suffices is larger than without the part
                gain = Fraction(step, 200)
                if scene._below_one(v, gain):
                    break
                if eased(scene, v, gain):
                    return
    pytest.fail("the part is idle")


def test_the_search_proposes_the_least_first() -> None:
    found = [plan.most for plan, _ in zip(plans(3, 100.0, 8.08), range(4), strict=False)]
    assert found == sorted(found)
    assert found
    assert bound.LEAST_BETA == 8
