"""Grids of sweeps: multiples of beta_* that stay apart and on their side, names that every file system takes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.app.sweep.grid import Point, parse_grid
from certify.core.errors import BadInput
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure


def ratios_of(words: list[str]) -> list[Point]:
    points = parse_grid(words)
    assert all(point.multiple is not None for point in points)
    return points


@pytest.mark.parametrize(
    "ratios",
    [
        "1.1,1.5,2",
        "1.1,1.10001",
        "1.00001,1.00002",
        "0.99999999,1.00000001",
        "0.33333333333333333333,1/3",
        "1,2",
        "0.000001,0.000002",
        f"1.5,1.5{'0' * 600}1",
        "300,300.0000001",
    ],
)
@pytest.mark.parametrize("d", [2, 7])
def test_multiples_stay_apart_and_on_their_side(d: int, ratios: str) -> None:
    star = beta_star_enclosure(d, 700)
    low, high = as_fraction(star.lower), as_fraction(star.upper)
    points = ratios_of([f"d={d}", f"ratio={ratios}"])
    assert len({point.beta for point in points}) == len(points)
    assert len({point.name for point in points}) == len(points)
    assert points == sorted(points, key=lambda point: value_of(point, low))
    for point in points:
        assert point.multiple is not None
        ratio = point.multiple.ratio
        assert (point.beta == "beta-star") == (ratio == 1) == (point.multiple.rounding is None)
        if isinstance(point.beta, str) or point.multiple.rounding is None:
            continue
        rounding = point.multiple.rounding.fraction()
        assert ratio * high <= point.beta < ratio * low + rounding
        assert rounding <= ratio / 1000
        assert (point.beta > high) == (ratio > 1)
        assert (point.beta < low) == (ratio < 1)


def value_of(point: Point, star: Fraction) -> Fraction:
    return star if isinstance(point.beta, str) else point.beta


@settings(max_examples=50, deadline=None)
@given(st.lists(st.decimals("0.01", 100, places=9), min_size=1, max_size=5, unique=True))
def test_order_is_kept(ratios: list[object]) -> None:
    points = ratios_of(["d=3", "ratio=" + ",".join(f"{ratio:f}" for ratio in ratios)])
    asked = sorted(points, key=lambda point: point.multiple.ratio if point.multiple else 0)
    star = as_fraction(beta_star_enclosure(3, 30).lower)
    assert asked == sorted(points, key=lambda point: value_of(point, star))
    assert len({point.beta for point in points}) == len(points)


def test_a_usual_grid_has_short_numbers() -> None:
    (point,) = parse_grid(["d=3", "ratio=1.5"])
    assert value_of(point, Fraction(1, 3)).denominator <= 2**17


@pytest.mark.parametrize("word", ["ratio=1", "ratio=1.0", "ratio=0.5..1.5:3", "beta=beta-star", "beta=2,beta-star"])
def test_beta_star_itself_is_a_point(word: str) -> None:
    """And its question is another one than at any number."""
    points = parse_grid(["d=2,3", word, "claims=regime"])
    stars = [point for point in points if point.beta == "beta-star"]
    assert [point.d for point in stars] == [2, 3]
    assert len({point.question for point in points}) == len({point.name for point in points}) == len(points)
    assert stars[0].name.startswith("d2_beta-star_")
    assert stars[0] == Point(2, "beta-star", None, ("regime",))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("d=2 ratio=1001", "ratio=1001"),
        ("d=2 ratio=2,2.0", "given twice"),
        ("d=2 beta=beta-star,beta-star", "given twice"),
        ("d=2 ratio=1,1.0", "given twice"),
        ("d=2 ratio=beta-star", "ratio=beta-star"),
        ("d=2 beta=1..beta-star:3", "or beta-star, is wanted"),
        ("d=2 rato=2", "did you mean ratio"),
        ("d=2 beta=1 digit=20", "did you mean digits"),
    ],
)
def test_bad_grids_say_what_is_allowed(line: str, named: str) -> None:
    with pytest.raises(BadInput, match=r"wanted|allowed") as caught:
        parse_grid(line.split(" "))
    assert named in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_range_is_equidistant_and_exact() -> None:
    betas = [point.beta for point in parse_grid(["d=3", "beta=2..4:5,13/9,1/3..1:3"])]
    assert betas == [Fraction(x) for x in ("2", "5/2", "3", "7/2", "4", "13/9", "1/3", "2/3", "1")]
    ratios = [point.multiple.ratio for point in parse_grid(["d=3", "ratio=1.1..1.5:2"]) if point.multiple]
    assert ratios == [Fraction(11, 10), Fraction(3, 2)]


@pytest.mark.parametrize("text", ["2..4", "2..4:1", "4..2:3", "2..2:3", "2..4:x", "2..4:", "2..4:99999", "2..4:-3"])
def test_a_range_that_is_none_says_what_is_wanted(text: str) -> None:
    with pytest.raises(BadInput, match=r"a range is a\.\.b:n, a < b, of n equidistant numbers, as in 2\.\.4:5"):
        parse_grid(["d=3", f"beta={text}"])


def test_a_point_of_a_range_that_is_given_twice() -> None:
    with pytest.raises(BadInput, match="given twice"):
        parse_grid(["d=3", "beta=2..4:3,3"])


def test_names_are_short_readable_and_differ_with_the_question() -> None:
    long = Fraction(5 * 10**900 + 1, 2 * 10**900)
    labels = ("regime", "linear-threshold", "majorisation", "critical-coupling", "order-parameter", "two-minimisers")
    points = [
        Point(d, beta, digits, claims)
        for d in (3, 10**6)
        for beta in (Fraction(5, 2), long, Fraction(1, 10**1900), Fraction(1000))
        for digits in (None, 20)
        for claims in (None, ("regime",), labels)
    ]
    assert len({point.name for point in points}) == len(points)
    assert all(len(point.name) < 50 for point in points)
    assert points[0].name.startswith("d3_beta2.5_")
