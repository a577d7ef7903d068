"""K_c on intervals of a parameter: what the rules `monotone` and `turned` ask, and forgeries."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from certify.checker import check_document
from certify.checker.kernels import interval
from certify.checker.kernels.description import PARAMETERS, Description
from certify.checker.kernels.families import kernel_of
from certify.checker.verdict import Refusal
from tests.checker.kernels.documents import CONTINUOUS, DISCONTINUOUS, THIRD, claim, document, ends

D = 3
HEAT = ("0x1p+0", "0x2p+0")


def point(value: str, lower: str, upper: str, family: str = "poisson") -> list[dict[str, Any]]:
    """K_c = K_# at one value of the parameter."""
    kernel = {"family": family, PARAMETERS[family][0]: value}
    return [claim("criterion", D, kernel), claim("critical-coupling", D, kernel, enclosure=ends(lower, upper))]


def between(lower: str, upper: str, family: str = "poisson", **changes: Any) -> dict[str, Any]:
    """The claim on [1/4, 1/3] of Poisson's kernel, or [1, 2] of another."""
    found = {
        "label": "critical-coupling",
        "d": D,
        "outcome": "proved",
        "kernel": {"family": family},
        "parameter_interval": ["0x1p-2", "0x1/0x3"] if family == "poisson" else list(HEAT),
        "enclosure": ends(lower, upper),
        "evidence": {"rule": "monotone"},
        "trust": CONTINUOUS,
    }
    return found | changes


POINTS = [*point("0x1p-2", "0x2p+0", "0x2p+0"), *point("0x1/0x3", "0x3p-1", "0x3p-1")]


def refused(*claims: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        check_document(document(*claims))
    return f"{caught.value.exit_code}: {caught.value}"


def test_k_c_between_its_values_is_accepted() -> None:
    for box in (("0x3p-1", "0x2p+0"), ("0x1p+0", "0x3p+0")):
        assert len(check_document(document(*POINTS, between(*box))).accepted) == 5


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (("0x3000001p-25", "0x2p+0"), "where it is least"),
        (("0x3p-1", "0x1fffffp-20"), "where it is largest"),
        (("0x3p-1", "0x3p-1"), "where it is largest"),
        (("0x2p+0", "0x2p+0"), "where it is least"),
    ],
)
def test_an_enclosure_that_leaves_out_an_end_is_refused(box: tuple[str, str], words: str) -> None:
    assert words in refused(*POINTS, between(*box))


def heat_points() -> list[dict[str, Any]]:
    """K_# = e^(2 s)/2 at s = 1 and 2, widely."""
    return [*point("0x1p+0", "0x3p+0", "0x4p+0", "heat"), *point("0x2p+0", "0x1bp+0", "0x1cp+0", "heat")]


def test_k_c_of_the_heat_kernel_rises() -> None:
    assert check_document(document(*heat_points(), between("0x3p+0", "0x1cp+0", "heat"))).accepted
    assert "where it is least" in refused(*heat_points(), between("0x4p+0", "0x1cp+0", "heat"))
    assert "where it is largest" in refused(*heat_points(), between("0x3p+0", "0x1bp+0", "heat"))


def test_both_ends_have_their_claims() -> None:
    for i in (1, 3):
        left = [c for j, c in enumerate(POINTS) if j != i]
        assert "no proved claim critical-coupling at an end" in refused(*left, between("0x3p-1", "0x2p+0"))
    other = deepcopy(POINTS)
    for c in other[2:]:
        c["d"] = 2
    assert "no proved claim critical-coupling at an end" in refused(*other, between("0x3p-1", "0x2p+0"))


def test_an_interval_does_not_stand_on_itself_or_on_intervals() -> None:
    own = between("0x3p-1", "0x2p+0")
    assert "no proved claim critical-coupling at an end" in refused(own)
    inner = between("0x3p-1", "0x2p+0", parameter_interval=["0x1p-2", "0x1p-1"])
    assert "no proved claim critical-coupling at an end" in refused(*POINTS[:2], inner, own)


@pytest.mark.parametrize("family", ["power", "abs-power"])
def test_families_that_are_not_monotone_are_refused(family: str) -> None:
    name = PARAMETERS[family][0]
    kernels = [{"family": family, name: value} for value in HEAT]
    points = [claim("critical-coupling", D, kernel, enclosure=ends("0x1p-1", "0x1p-1")) for kernel in kernels]
    assert "not known to be monotone" in refused(between("0x1p-1", "0x1p-1", family), *points)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"parameter_interval": ["0x1/0x3", "0x1p-2"]}, "a < b"),
        ({"parameter_interval": ["0x1p-2"]}, "a pair of numbers"),
        ({"parameter_interval": "0x1p-2"}, "a pair of numbers"),
        ({"parameter_interval": ["0x0p+0", "0x1p-2"]}, "outside the domain"),
        ({"parameter_interval": ["0x1p-2", "0x1p+0"]}, "outside the domain"),
        ({"parameter_interval": [0.25, "0x1p-1"]}, "parameter_interval[0]"),
        ({"kernel": {"family": "poisson", "r": "0x1p-2"}}, "kernel"),
        ({"kernel": {"family": "onsager"}}, "family"),
        ({"kernel": {"family": "exponential"}}, "family"),
        ({"label": "criterion"}, "parameter_interval"),
        ({"label": "two-minimisers"}, "parameter_interval"),
        ({"evidence": {"rule": "criterion", "precision": 64}}, "rule"),
        ({"evidence": {"rule": "kernel-cover"}}, "rule"),
    ],
)
def test_what_is_out_of_form_is_malformed(changes: dict[str, Any], words: str) -> None:
    found = refused(*POINTS, between("0x3p-1", "0x2p+0", **changes))
    assert found.startswith("2: ")
    assert words in found


def test_a_single_kernel_does_not_have_the_rules_of_intervals() -> None:
    single = deepcopy(POINTS)
    single[1]["evidence"] = {"rule": "monotone"}
    assert refused(*single).startswith("2: ")


def test_trust_is_that_of_the_ends() -> None:
    assert "trust" in refused(*POINTS, between("0x3p-1", "0x2p+0", trust=DISCONTINUOUS))


def test_an_end_between_two_bounds_brings_its_trust() -> None:
    """Beckner's inequality, which it rests on, is one of the rows of the interval then."""
    kernel = {"family": "poisson", "r": "0x1p-1"}
    evidence = {"rule": "kernel-bounds", "precision": 96, "l_max": 64, "share": "0xfffffp-20"}
    rows = ["beckner-onofri", *DISCONTINUOUS]
    end = claim("critical-coupling", D, kernel, enclosure=ends("0x1p-1", "0x1p+0")) | {
        "evidence": evidence,
        "trust": rows,
    }
    own = between("0x1p-1", "0x3p-1", parameter_interval=["0x1/0x3", "0x1p-1"])
    assert check_document(document(*POINTS[2:], end, own)).accepted
    third = claim("critical-coupling", D, THIRD, enclosure=ends("0x1p-1", "0x3p-1")) | {
        "evidence": evidence,
        "trust": rows,
    }
    assert check_document(document(third, end, own | {"trust": rows})).accepted
    assert "trust" in refused(third, end, own | {"trust": DISCONTINUOUS})


def test_enclosures_at_a_common_value_have_a_common_point() -> None:
    """The last line of defence: were a rule wrong, two claims about one kernel would contradict each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interval, "require_at_most", lambda *_: None)
        found = refused(*POINTS, between("0x1p+0", "0x5p-2"))
    assert "without a common point" in found


THRESHOLD = {
    "label": "threshold",
    "d": D,
    "outcome": "proved",
    "kernel": {"family": "heat"},
    "continuous": "above",
    "enclosure": ends("0x1p-2", "0x5p-4"),  # log 3/4 = 0.274..
    "evidence": {"rule": "dichotomy", "precision": 64},
    "trust": CONTINUOUS,
}
TURNED = {"rule": "turned", "precision": 64}


@pytest.mark.parametrize(
    ("low", "box", "words"),
    [
        ("0x5p-4", ("0x1dp-5", "0x1cp+0"), ""),
        ("0x1p-2", ("0x1dp-5", "0x1cp+0"), "the value <= the beginning"),
        ("0x5p-4", ("0x1p+0", "0x1cp+0"), "enclosure.lower <= K_#"),
        ("0x5p-4", ("0x1dp-5", "0x1bp+0"), "K_# at both ends <= enclosure.upper"),
    ],
)
def test_the_continuous_side_of_a_threshold(low: str, box: tuple[str, str], words: str) -> None:
    """K_# = e^(2 s)/2 is 0.934.. at 5/16, 27.3 at 2."""
    item = between(*box, "heat", parameter_interval=[low, "0x2p+0"], evidence=TURNED)
    if words:
        assert words in refused(THRESHOLD, item)
    else:
        assert len(check_document(document(THRESHOLD, item)).accepted) == 2


def test_the_threshold_is_asked_for_in_this_family_and_dimension() -> None:
    item = between("0x1dp-5", "0x1cp+0", "heat", parameter_interval=["0x5p-4", "0x2p+0"], evidence=TURNED)
    assert "no proved claim threshold" in refused(item)
    assert "no proved claim threshold" in refused(THRESHOLD | {"d": 4, "enclosure": ends("0x1p-2", "0x5p-4")}, item)


@pytest.mark.parametrize("family", interval.RISING)
def test_eigenvalues_are_monotone_as_the_table_says(family: str) -> None:
    d = 2 if family in ("cone", "kuramoto-daido") else D
    values = [Fraction(n, 10) for n in range(1, 10)]
    kernels = [kernel_of(Description(family, (x,)), d) for x in values]
    for degree in kernels[0].degrees(8):
        middles = [sum(kernel.eigenvalue(degree, 100)) / 2 for kernel in kernels]
        ordered = middles if interval.RISING[family] else middles[::-1]
        assert ordered == sorted(ordered)
