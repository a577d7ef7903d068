"""The profile of the minimiser: each number that says too much is refused on either side."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker.coupling.density import ExplicitDensity
from certify.checker.coupling.minimiser import MAX_VALUES
from tests.bounds.coupling.other_route import critical_density
from tests.checker.arb_truth import number
from tests.checker.asked import Json, outcome
from tests.checker.coupling.minimiser_samples import WIDE, described, ends_of, pair_of, profile, said, sharpest
from tests.checker.sample_certificates import exact

CLAIMS = described()
OWN = CLAIMS["minimiser-profile"]
PLACES = [("moments", 0), ("moments", 7), ("density", 0), ("density", 40)]


def changed(key: str, place: int, low: Fraction, high: Fraction) -> Json:
    """The claim with other ends at one place of a list."""
    items = [*OWN[key]]
    items[place] = items[place] | pair_of(low, high)
    return {**OWN, key: items}


def test_it_is_that_of_the_kernel() -> None:
    other = critical_density(2.0, float(ends_of(CLAIMS["critical-coupling"]["enclosure"])[0]))
    values = OWN["density"]
    known = other.at([float(number(value["t"])) for value in values])
    assert all(abs(float(ends_of(v)[0]) - x) < 1e-9 for v, x in zip(values, known, strict=True))
    assert abs(float(ends_of(OWN["moments"][0])[0]) - other.first_moment) < 1e-9
    assert outcome(CLAIMS["two-minimisers"], OWN) == (0, "")


@pytest.mark.parametrize(("key", "place"), PLACES)
def test_a_digit_too_sharp_is_refused(key: str, place: int) -> None:
    low, high = ends_of(OWN[key][place])
    half, width = (low + high) / 2, high - low
    for lower, upper, words in (
        (half, high, f"{key}[{place}].lower <="),
        (low, half, f"<= {key}[{place}].upper"),
        (low + width, high + width, f"{key}[{place}].lower <="),
        (low - width, low, f"<= {key}[{place}].upper"),
    ):
        assert words in said(changed(key, place, lower, upper))
    assert outcome(CLAIMS["two-minimisers"], changed(key, place, half, high))[0] == 1


@pytest.mark.parametrize(("key", "place"), PLACES)
def test_the_distance_counts(key: str, place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(lower: Fraction, upper: Fraction) -> Json:
        one = {"moments": [WIDE | pair_of(Fraction(-9), Fraction(9))] * (place + 1), "density": OWN["density"][:1]}
        one[key] = [*(OWN[key][:place] if key == "moments" else []), OWN[key][place] | pair_of(lower, upper)]
        return {**OWN, **one}

    low, high = sharpest(make, *ends_of(OWN[key][place]))
    monkeypatch.setattr(ExplicitDensity, "distance", lambda *_: Fraction(0))
    lowest, highest = sharpest(make, *ends_of(OWN[key][place]))
    assert low < lowest <= highest < high


def test_the_density_of_another_minimiser_is_refused() -> None:
    """The uniform one, the same turned round, and moments in another order."""
    values = [ends_of(value) for value in OWN["density"]]
    ones = [{"t": value["t"], **pair_of(Fraction(1), Fraction(1))} for value in OWN["density"]]
    turned = [{"t": value["t"], **pair_of(*x)} for value, x in zip(OWN["density"], reversed(values), strict=True)]
    for wrong in ({"density": ones}, {"density": turned}, {"moments": OWN["moments"][::-1]}):
        assert said({**OWN, **wrong})


def test_more_moments_than_the_density_has_modes() -> None:
    modes = CLAIMS["two-minimisers"]["evidence"]["touch"]["modes"]
    wide = pair_of(Fraction(-1), Fraction(1))
    assert said(profile(moments=[wide] * modes)) == ""
    assert "the number of moments" in said(profile(moments=[wide] * (modes + 1)))


def test_a_excess_that_is_not_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = profile(moments=[pair_of(Fraction(-9), Fraction(9))])
    monkeypatch.setattr(ExplicitDensity, "distance", lambda *_: Fraction(1, 2))
    assert said(wide) == ""
    monkeypatch.setattr(ExplicitDensity, "distance", lambda *_: Fraction(1))
    assert "2 sqrt(sum g_l) distance < 1" in said(wide)


def test_all_the_weights_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """The excess has the sum of all g_l, the tail too, and the factor 4 of a square."""
    found = []
    monkeypatch.setattr(ExplicitDensity, "distance", lambda _, theta, factor: found.append(factor) or Fraction(1, 9))
    said(profile())
    kappa = sum(k * n for k, n in zip(*_weights(), strict=True))
    coupling = ends_of(CLAIMS["critical-coupling"]["enclosure"])[0]
    assert abs(float(found[0]) - 8 * float(coupling) * kappa) < 1e-9


def _weights() -> tuple[list[float], list[int]]:
    """lambda_l and N_l on the sphere S^2, beta = 2: lambda_l = i_l(2)/2 with spherical Bessel functions."""
    from scipy.special import spherical_in

    degrees = range(1, 40)
    return [float(spherical_in(n, 2.0)) / 2 for n in degrees], [2 * n + 1 for n in degrees]


def test_long_lists_are_a_limit() -> None:
    for key, item in (("moments", WIDE), ("density", {"t": "0x0p+0", **WIDE})):
        code, reason = outcome(profile(**{key: [item] * (MAX_VALUES + 1)}))
        assert code == 3
        assert key in reason


def test_ends_of_the_axis_are_places() -> None:
    values = [{"t": exact(Fraction(t)), **WIDE} for t in (-1, 1)]
    assert said(profile(moments=[pair_of(Fraction(0), Fraction(1))], density=values)) == ""
