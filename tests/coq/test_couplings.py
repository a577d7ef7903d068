"""K_c in Coq: what is written, and that no bound too sharp gets past the kernel.

K_c is known by its decimals in `samples`, min_l 1/(2 A_l lambda_l) by exact series.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify.checker import Claim
from certify.coq import CoqRefusal, coupling_mirror, couplings, run_coq, unstated
from certify.coq import theory as coq_theory
from certify.coq.axioms import ALLOWED_AXIOMS, REAL_AXIOMS
from certify.coq.coupling_mirror import Field, Place
from certify.coq.mirror import Work
from tests.coq import environment as coq
from tests.coq import samples
from tests.coq.coupling_samples import CIRCLE, SPHERE, bounds, text_of, upper_case, weighted
from tests.coq.vernacular import assumptions
from tests.sampling import sampled

# --- the file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [CIRCLE, SPHERE], ids=["circle", "sphere"])
def test_bounds_are_as_sharp_as_they_can_be(at: tuple[int, Fraction]) -> None:
    lower, upper = bounds(text_of(*at))
    assert 0 < upper - Fraction(samples.COUPLINGS[at][0]) < Fraction(1, 10**6)
    low, high = (1 / (2 * max(weighted(*at, degree)[side] for degree in range(1, 30))) for side in (1, 0))
    if at == CIRCLE:  # beyond Beckner and Onofri, nine tenths of the way to K_c, and no digit further
        assert lower - high > Fraction(9, 10) * (Fraction(samples.COUPLINGS[at][0]) - high)
        place, work = Place(2, 13, 5), Work(96, 24)
        s = int(lower * 10**8) + 1
        assert [coupling_mirror.circle_above(place, t, 10**8, work) for t in (s, s + 10)] == [True, False]
        return
    assert lower < low
    assert high - lower < Fraction(3, 10**7)


def test_bound_of_beckner_and_onofri_is_kept_where_the_other_says_nothing() -> None:
    place = Place(2, 5, 1)
    lower = couplings.lower_bound(place, 7, 3)
    assert couplings.closer_bound(place, 7, lower) is None
    assert not coupling_mirror.circle_above(place, lower, 10**7, Work(96, 40))


def test_nothing_is_assumed_on_the_circle_and_the_facts_are_named_on_the_sphere() -> None:
    theorems = dict(re.findall(r"^Theorem (critical_\w+) : (.*?)\nProof", text_of(*CIRCLE), re.DOTALL | re.MULTILINE))
    assert list(theorems) == ["critical_coupling_2_13_5"]
    assert "facts" not in theorems["critical_coupling_2_13_5"]
    assert "MainCircle.K_c (Main.W (13 / 5)) = Rbar.Finite K" in theorems["critical_coupling_2_13_5"]
    theorems = dict(re.findall(r"^Theorem (critical_\w+) : (.*?)\nProof", text_of(*SPHERE), re.DOTALL | re.MULTILINE))
    assert "general_facts S 3" in theorems["critical_coupling_3_5_2_upper"]
    assert "classical_facts S 3" in theorems["critical_coupling_3_5_2"]
    assert "facts" not in theorems["critical_coupling_3_5_2_zonal"]
    assert "MainZonal.K_c (5 / 2) = Rbar.Finite K" in theorems["critical_coupling_3_5_2_zonal"]


def test_no_more_degrees_and_terms_than_needed() -> None:
    """One degree, or one pair of terms, less, and the checker answers false."""
    place, work, field, n, hi, scale = upper_case(*CIRCLE)
    shorter = Field(field.constant, field.weights[:-1], field.bits)
    assert coupling_mirror.coupling_below(place, hi, scale, field, n, work)
    assert not coupling_mirror.coupling_below(place, hi, scale, shorter, n, work)
    assert not coupling_mirror.coupling_below(place, hi, scale, field, n - 1, work)


def test_work_decides_the_arithmetic_and_the_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many products: machine words; too many: fewer digits, true all the same; no room at all: a refusal."""
    assert "coupling_upper binary 3" in text_of(*SPHERE)
    monkeypatch.setattr(couplings, "MANY_PRODUCTS", 100)
    assert "coupling_upper big 3" in text_of(*SPHERE)
    monkeypatch.setattr(couplings, "MOST_PRODUCTS", 1000)
    upper = bounds(text_of(*SPHERE))[1]
    assert 0 < upper - Fraction(samples.COUPLINGS[SPHERE][0]) < Fraction(1, 100)
    assert upper.denominator < 10**6
    monkeypatch.setattr(couplings, "MOST_PRODUCTS", 1)
    with pytest.raises(CoqRefusal, match="products of coefficients"):
        text_of(*SPHERE)


FALSE: dict[str, Callable[[], tuple[Claim, ...]]] = {
    "K_c two units of the last digit too low": lambda: samples.coupled(
        *CIRCLE, samples.around("0.4714147"), samples.COUPLINGS[CIRCLE][1]
    ),
    "the density of another dimension": lambda: samples.coupled(
        *SPHERE, samples.around(samples.COUPLINGS[SPHERE][0]), samples.COUPLINGS[CIRCLE][1]
    ),
    "the most important mode left out": lambda: samples.coupled(
        *CIRCLE, samples.around(samples.COUPLINGS[CIRCLE][0]), ("0", *samples.COUPLINGS[CIRCLE][1][1:])
    ),
    "K_# beyond beta_*": lambda: (samples.threshold_coupling(*CIRCLE, "0.471803508820797"),),
    "K_# with a wrong digit": lambda: (samples.threshold_coupling(2, Fraction(6, 5), "0.83953899389"),),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    with pytest.raises(CoqRefusal, match="is not written"):
        samples.exported(*FALSE[name]())


def test_interval_and_missing_density_are_named_as_not_stated() -> None:
    star = samples.beta_star(2, samples.BETA_STAR[2])
    interval = samples.proved("critical-coupling", 2, beta_interval=(3, 4), enclosure=samples.around("0.3"))
    for claim in (interval, samples.known_coupling(*CIRCLE)[1]):
        text = samples.exported(star, claim)
        assert "nothing is stated here on: critical-coupling (d = 2)" in text
        assert "K_c" not in text


# --- (1.11) up to a number -------------------------------------------------------------------------------------------

BEYOND: dict[str, Any] = {"transition": "discontinuous", "critical_coupling": "less"}


def regime(d: int, beta: Fraction, *, last: int = 0) -> Claim:
    """Beyond beta_*, with half of min_l 1/(2 A_l lambda_l) cut off after nine digits, `last` added to the last one."""
    low = 1 / (4 * max(weighted(d, beta, degree)[1] for degree in range(1, 30)))
    number = Fraction(int(low * 10**9) + last, 10**9)
    return samples.proved("regime", d, beta=beta, unique_critical_point=number, **BEYOND)


@pytest.mark.parametrize("at", [CIRCLE, SPHERE], ids=["circle", "sphere"])
def test_the_number_of_a_regime_is_stated_to_its_last_digit(at: tuple[int, Fraction]) -> None:
    claim = regime(*at)
    number = claim.details["unique_critical_point"]
    text = samples.exported(claim)
    stated = re.findall(r"Theorem (\w+_range\w*) : .*?0 <= K <= (\d+) / 10 \^ 9", text, re.DOTALL)
    names = (
        ["regime_2_1_range_circle"]  # for d = 2 nothing is stated under a hypothesis
        if at == CIRCLE
        else ["regime_3_1_range", "regime_3_1_range_zonal"]
    )
    assert stated == [(name, str(int(number * 10**9))) for name in names]
    assert unstated([claim]) == []
    with pytest.raises(CoqRefusal, match=r"_range\w*, so it is not written"):
        samples.exported(regime(*at, last=1))


def test_the_number_of_a_regime_is_left_out_where_beta_is_large() -> None:
    claim = samples.proved("regime", 5, beta=101, unique_critical_point=Fraction(1, 10**40), **BEYOND)
    left = "unique_critical_point of the discontinuous regime (d = 5)"
    assert unstated([claim]) == [left]
    text = samples.exported(claim)
    assert f"nothing is stated here on: {left}. *)" in text
    assert "_range :" not in text
    assert unstated([replace(claim, details={**claim.details, "unique_critical_point": None})]) == []


# --- with Coq --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def theory() -> Path:
    """The theory in its own place, built if it is not."""
    coq.require_tools("coqc", "coq_makefile", "make")
    return coq_theory.build_theory(modules=("Bracket.Coupling", "Bracket.Big"))


def in_words() -> str:
    """A file of the circle, with K_c by machine words."""
    text = samples.exported(*samples.known_coupling(*CIRCLE), regime(*CIRCLE))
    return text.replace("circle_coupling_closer binary", "circle_coupling_closer big").replace(
        "Bracket.Series", "Bracket.Big Bracket.Series"
    )


def test_kernel_accepts_machine_words(theory: Path, tmp_path: Path) -> None:
    """What their arithmetic rests on is allowed; of all theorems in a file the golden one is asked that."""
    text = in_words().replace("Print Assumptions certified.", "Print Assumptions big.")
    compiled = coq.compile_file(tmp_path, "words.v", text, theory)
    assert compiled.returncode == 0, compiled.stdout
    (axioms,) = assumptions(compiled.stdout)
    assert "PrimInt63.add" in axioms
    assert axioms <= ALLOWED_AXIOMS - REAL_AXIOMS


@pytest.mark.deep  # the assumptions of a whole file take longer to print than the rest
def test_a_file_by_machine_words_is_accepted(theory: Path, tmp_path: Path) -> None:
    path = tmp_path / "words.v"
    path.write_text(in_words(), encoding="utf-8")
    verdict = run_coq(path)
    assert verdict.accepted, verdict.reason
    assert REAL_AXIOMS < set(verdict.axioms) <= ALLOWED_AXIOMS


def _edit(pattern: str, change: Callable[[int], int]) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, lambda m: f"{m[1]}{change(int(m[2]))}{m[3]}", text, count=1)


DAMAGE: dict[str, Callable[[str], str]] = {
    "lower bound one digit too sharp": _edit(r"(    )(\d+)( / 10 \^ 7\s+< K)", lambda n: n + 1),
    "upper bound below K_c": _edit(r"(< K\s+< )(\d+)( / 10)", lambda n: n - 2),
    "a mode dropped": lambda text: re.sub(r"\s+:: \(\d+\)\s+:: nil", " :: nil", text),
    "another beta in the computation": _edit(r"(circle_coupling_closer binary )(13)( 5)", lambda n: n - 1),
    "fewer bits": _edit(r"( \d+ )(\d+)( \d+\); vm_cast)", lambda n: n - 20),
    "another beta in the statement": _edit(r"(W \()(13)( / 5)", lambda n: n + 1),
    "another kernel in the statement": lambda text: text.replace(
        "MainCircle.K_c (Main.W (13 / 5))", "MainCircle.K_c cos"
    ),
    "another model in the statement": lambda text: text.replace("MainCircle.K_c (Main.W", "Main.K_sharp 3 (id"),
}


@pytest.mark.parametrize("name", sampled(DAMAGE, 1))
def test_damaged_file_is_not_accepted(theory: Path, tmp_path: Path, name: str) -> None:
    text = text_of(*CIRCLE)
    damaged = DAMAGE[name](text)
    assert damaged != text
    path = tmp_path / "damaged.v"
    path.write_text(damaged, encoding="utf-8")
    verdict = run_coq(path)
    assert not verdict.accepted
    assert "Error" in verdict.reason


@pytest.mark.deep  # the same of a range is a case below
def test_wrong_dimension_in_the_computation(theory: Path, tmp_path: Path) -> None:
    text = text_of(*SPHERE)
    path = tmp_path / "dimension.v"
    path.write_text(re.sub(r"(coupling_upper \w+) 3 ", r"\1 4 ", text), encoding="utf-8")
    assert not run_coq(path).accepted
    path.write_text(text.replace("classical_facts S 3", "general_facts S 3"), encoding="utf-8")
    assert not run_coq(path).accepted


RANGE_DAMAGE: dict[str, Callable[[str], str]] = {
    "one digit too sharp": _edit(r"(K <= )(\d+)( / 10 \^ 9)", lambda n: n + 1),
    "a larger beta": _edit(r"(beta <= )(13)( / 5 ->\s+forall K)", lambda n: n + 1),
    "a degree less": _edit(r"(circle_unique_up_to binary 13 5 _ 9 )(\d+)( )", lambda n: n - 1),
    "another dimension": _edit(r"(\(unique_up_to binary )(3)( )", lambda n: n + 1),
}


@pytest.mark.parametrize("name", sampled(RANGE_DAMAGE, 1, seed=9))
def test_damaged_range_is_not_accepted(theory: Path, tmp_path: Path, name: str) -> None:
    text = samples.exported(regime(*(SPHERE if name == "another dimension" else CIRCLE)))
    path = tmp_path / "damaged.v"
    path.write_text(RANGE_DAMAGE[name](text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    verdict = run_coq(path)
    assert not verdict.accepted
    assert "Error" in verdict.reason
