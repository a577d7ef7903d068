"""K_c of other kernels between two bounds: what the rule `kernel-bounds` accepts, each end and part that it refuses."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import exp
from typing import Any

import numpy as np
import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.coupling.interaction import multiplicity
from certify.checker.arithmetic.ball import Ball
from certify.checker.kernels import families
from certify.checker.kernels.description import Description
from certify.checker.kernels.kernel import Kernel
from certify.core.certificate import claim_document
from certify.core.kernel import KernelDescription, family
from certify.solve.kernels.bounds import bounded_coupling
from tests.bounds.kernels.kernels import SAMPLES, Sample, projection
from tests.checker.arb_truth import number
from tests.checker.asked import Json, outcome
from tests.checker.kernels.documents import DISCONTINUOUS
from tests.checker.sample_certificates import exact

UNIQUE = ["beckner-onofri", *DISCONTINUOUS]
SMALL = Fraction(1, 10**9)
MAIER = {2: 1}
KERNELS: tuple[tuple[str, Any, int], ...] = (
    ("relu", None, 3),
    ("relu", None, 5),
    ("abs-power", "1", 3),
    ("abs-power", "1", 30),
    ("abs-power", "1/2", 4),
    ("onsager", None, 6),
    ("cone", "1", 2),
    ("poisson", "1/2", 3),
    ("poisson", "9999/10000", 3),
    ("heat", "1/50", 4),
    ("power", "7/2", 4),
    ("list", {1: 1, 2: "3/4", 3: "-1/4"}, 2),
    ("list", MAIER, 3),
    ("list", {3: 1}, 200),
)


def described(name: str, value: Any) -> KernelDescription:
    if name == "list":
        found = exact_kernel(value)
        assert found is not None
        return found
    return family(name, None if value is None else Fraction(value))


@cache
def _made(place: int) -> Json:
    name, value, d = KERNELS[place]
    return claim_document(bounded_coupling(described(name, value), d, "why"))


def made(name: str, value: Any, d: int) -> Json:
    return _made(KERNELS.index((name, value, d)))


def changed(own: Json, **evidence: Any) -> Json:
    """With other evidence; None takes a field away."""
    found = {key: value for key, value in {**own["evidence"], **evidence}.items() if value is not None}
    return {**own, "evidence": found}


def enclosed(own: Json, lower: Fraction | None = None, upper: Fraction | None = None) -> Json:
    ends = own["enclosure"]
    pair = (
        ends["lower"] if lower is None else exact(lower),
        ends["upper"] if upper is None else exact(upper),
    )
    return {**own, "enclosure": {"lower": pair[0], "upper": pair[1]}}


@pytest.mark.parametrize(("name", "value", "d"), KERNELS, ids=str)
def test_what_is_made_is_accepted(name: str, value: Any, d: int) -> None:
    own = made(name, value, d)
    assert outcome(own) == (0, "")
    assert 0 < number(own["enclosure"]["lower"]) < number(own["enclosure"]["upper"])
    assert own["trust"] == (UNIQUE if number(own["evidence"]["share"]) else DISCONTINUOUS)
    assert ("touch" in own["evidence"]) == (d <= 100)


def plain(kernel: Json, d: int, lower: Fraction, share: Fraction, upper: Fraction, l_max: int = 8) -> Json:
    """Without an explicit density."""
    return {
        "label": "critical-coupling",
        "d": d,
        "outcome": "proved",
        "kernel": kernel,
        "enclosure": {"lower": exact(lower), "upper": exact(upper)},
        "evidence": {"rule": "kernel-bounds", "precision": 96, "l_max": l_max, "share": exact(share)},
        "trust": UNIQUE,
    }


QUADRATIC: Json = {"family": "gegenbauer", "kappa": [[2, "0x1p+0"]]}


def test_beckner_alone_ends_where_it_should() -> None:
    """P_2 in d = 3: A_2 = 3, lambda_2 = 1/5, so 5/6 <= K_c <= K_# = 5/2, and not a bit more."""
    five, low = Fraction(5, 2), Fraction(5, 6)
    assert outcome(plain(QUADRATIC, 3, low, Fraction(1), five)) == (0, "")
    assert outcome(plain(QUADRATIC, 3, low, Fraction(1), five, 2)) == (0, "")
    assert "2 K lambda_2" in outcome(plain(QUADRATIC, 3, low + SMALL, Fraction(1), five))[1]
    assert "K_# <= enclosure.upper" in outcome(plain(QUADRATIC, 3, low, Fraction(1), five - SMALL))[1]
    assert "beyond l_max" in outcome(plain(QUADRATIC, 3, low, Fraction(1), five, 1))[1]
    assert "0 < enclosure.lower" in outcome(plain(QUADRATIC, 3, Fraction(0), Fraction(1), five))[1]
    assert "0 < enclosure.lower" in outcome(plain(QUADRATIC, 3, -low, Fraction(1), five))[1]


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 4), Fraction(3, 4)])
def test_a_mixture_ends_where_it_should(share: Fraction) -> None:
    """The same kernel, max W = 1: 2 K/5 = share/3 + 2 (1 - share) phi(2 K), by bisection in floats."""
    low, high = 0.0, 2.5
    for _ in range(100):
        middle = (low + high) / 2
        top = exp(2 * middle)
        phi = (top * 2 * middle - top + 1) / (top - 1) ** 2
        low, high = (middle, high) if 0.4 * middle < share / 3 + 2 * (1 - share) * phi else (low, middle)
    bound = Fraction(low)
    assert outcome(plain(QUADRATIC, 3, bound - SMALL, share, Fraction(5, 2))) == (0, "")
    assert "2 K lambda_2" in outcome(plain(QUADRATIC, 3, bound + SMALL, share, Fraction(5, 2)))[1]
    early = outcome(plain(QUADRATIC, 3, bound - SMALL, share, Fraction(5, 2), 1))
    assert early == (0, "") if share == 0 else "beyond l_max" in early[1]


def test_on_the_circle_degrees_are_halved() -> None:
    """cos 2x + c cos 4x is cos x + c cos 2x seen twice: with c = 3/4, K_c >= 1/max(1, 3/2) = 2/3."""
    kernel: Json = {"family": "gegenbauer", "kappa": [[2, "0x1p+0"], [4, "0x3p-2"]]}
    bound = Fraction(2, 3)
    assert outcome(plain(kernel, 2, bound, Fraction(1), Fraction(1))) == (0, "")
    assert "A_2" in outcome(plain(kernel, 2, bound + SMALL, Fraction(1), Fraction(1)))[1]
    odd: Json = {"family": "gegenbauer", "kappa": [[2, "0x1p+0"], [3, "-0x1p-9"], [4, "0x3p-2"]]}
    assert "2 K lambda_2 <= share/A_2" in outcome(plain(odd, 2, bound, Fraction(1), Fraction(1)))[1]
    assert "2 K lambda_2 <= share/A_2" in outcome(plain(QUADRATIC, 3, bound * 2, Fraction(1), Fraction(5, 2)))[1]


def test_the_density_counts() -> None:
    """A little below H/E is refused; fewer modes, another field, and modes taken out of it."""
    own = made("abs-power", "1", 3)
    touch = own["evidence"]["touch"]
    high = number(own["enclosure"]["upper"])
    assert "H/E" in outcome(enclosed(own, upper=high * (1 - SMALL)))[1]
    assert outcome(enclosed(own, upper=high + 1)) == (0, "")
    reversed_field = [exact(-number(a)) for a in touch["field"]]
    assert outcome(changed(own, touch={**touch, "field": reversed_field}))[0] == 1
    assert outcome(changed(own, touch={**touch, "field": ["0x0p+0"] * touch["modes"]}))[0] == 1
    fewer = {**touch, "field": touch["field"][:1], "modes": 1}
    assert outcome(changed(own, touch=fewer))[0] == 1
    assert outcome(changed(own, touch=None))[0] == 1
    assert outcome(enclosed(changed(own, touch=None), upper=Fraction(1, 2))) == (0, "")
    short = {**touch, "field": touch["field"][:-1]}
    assert outcome(changed(own, touch=short))[0] == 2


def test_what_negative_degrees_may_take_away_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    own = made("abs-power", "1/2", 4)
    assert outcome(own) == (0, "")
    monkeypatch.setattr("certify.checker.kernels.bounds.own_square", lambda *_: Ball.exact(400, 200))
    assert outcome(own)[0] == 1


@pytest.mark.parametrize(("name", "value", "d"), [case for case in KERNELS if case[0] not in ("list",)], ids=str)
def test_a_larger_bound_is_refused(name: str, value: Any, d: int) -> None:
    own = made(name, value, d)
    low = number(own["enclosure"]["lower"])
    assert "2 K lambda" in outcome(enclosed(own, lower=low * Fraction(101, 100)))[1]
    assert outcome(enclosed(own, lower=low / 2)) == (0, "")


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ({"share": "0x1p+0"}, "2 K lambda_10"),
        ({"l_max": 2}, "beyond l_max"),
        ({"share": "0x0p+0"}, "2 K lambda_1"),
    ],
)
def test_each_part_of_the_evidence_counts(evidence: Json, words: str) -> None:
    assert words in outcome(changed(made("relu", None, 5), **evidence))[1]


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ({"share": "-0x1p-9"}, 2),
        ({"share": "0x101p-8"}, 2),
        ({"share": None}, 2),
        ({"l_max": 0}, 2),
        ({"l_max": 2001}, 3),
        ({"l_max": None}, 2),
        ({"precision": 31}, 2),
        ({"rule": "bounds"}, 2),
        ({"field": "0x1p+0"}, 2),
        ({"touch": []}, 2),
    ],
)
def test_out_of_form(evidence: Json, code: int) -> None:
    assert outcome(changed(made("relu", None, 5), **evidence))[0] == code


def test_a_forged_kernel_is_refused() -> None:
    """kappa times 1.001, a missing degree, another dimension, the paper's kernel."""
    own = made("list", {1: 1, 2: "3/4", 3: "-1/4"}, 2)
    kappa = own["kernel"]["kappa"]
    larger = [[degree, exact(number(x) * Fraction(1001, 1000))] for degree, x in kappa]
    assert outcome({**own, "kernel": {**own["kernel"], "kappa": larger}})[0] == 1
    assert outcome({**own, "kernel": {**own["kernel"], "kappa": kappa[:1]}})[0] == 1
    assert outcome({**own, "d": 3})[0] == 1
    bare = {key: value for key, value in own.items() if key != "kernel"}
    assert outcome({**bare, "beta": "0x1p+0"})[0] == 2
    assert outcome({**own, "label": "critical-coupling-axisymmetric"})[0] == 2


def test_trust_is_what_the_share_asks_for() -> None:
    for row in UNIQUE:
        rest = [other for other in UNIQUE if other != row]
        assert "trust" in outcome({**made("relu", None, 5), "trust": rest})[1]
    alone = made("abs-power", "1", 3)
    assert alone["evidence"]["share"] == "0x0p+0"
    assert outcome({**alone, "trust": DISCONTINUOUS}) == (0, "")
    for row in DISCONTINUOUS:
        assert "trust" in outcome({**alone, "trust": [row]})[1]


def described_by(sample: Sample, d: int) -> Kernel:
    given = sample.description
    return families.kernel_of(Description(given.family, given.numbers, given.degrees), d)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample.description))
def test_bounds_of_the_kernel_and_of_its_coefficients(sample: Sample) -> None:
    """W in floats at most `highest`; no lambda_l beyond a degree above `most`. Both are near where nothing is added."""
    x = np.linspace(0, np.pi, 2001)
    for d in sample.dimensions:
        kernel = described_by(sample, d)
        first = kernel.leading[0]
        factor = float(kernel.eigenvalue(first, 128)[0]) / projection(sample, d, first)
        values = factor * sample.function(d, x)
        weights = np.sin(x) ** (d - 2)
        top = float((values - (values * weights).sum() / weights.sum()).max())
        bound = float(kernel.highest(40, 128))
        assert top * (1 - 1e-3) <= bound <= 8 * top, (d, top, bound)
        for last in (8, 13):
            sizes = [abs(float(kernel.eigenvalue(last + k, 128)[1])) for k in range(1, 20)]
            most = float(kernel.most(last, 128))
            assert max(sizes) <= most * (1 + 1e-12)
            assert most <= max(sizes) * 40 + 1e-300
            assert multiplicity(d, last + 1) >= multiplicity(d, last)
