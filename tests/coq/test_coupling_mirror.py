"""The mirrors of the two checkers for K_c: true whenever they accept, and what Coq computes.

The truth is decided without the checkers: the mean of e^q by a sum over the circle (exact up to rounding, the nodes
being many), min_l 1/(2 A_l lambda_l) by exact series.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.coq import coupling_mirror
from certify.coq import theory as coq_theory
from certify.coq.coupling_mirror import Field, Place
from certify.coq.mirror import Work, terms_needed
from tests.coq import environment as coq
from tests.coq.coupling_samples import CIRCLE, upper_case, weighted

works = st.builds(Work, st.integers(0, 70), st.integers(0, 30))
fields = st.lists(st.integers(-300, 300), min_size=1, max_size=5)


def circle_mean(u: list[int], bits: int) -> float:
    """The mean of exp(u(cos theta)/2^bits), the polynomial u by its coefficients."""
    nodes = 64
    values = (math.cos(math.pi * (j + 0.5) / nodes) for j in range(nodes))
    return sum(math.exp(sum(c * t**k for k, c in enumerate(u)) / 2**bits) for t in values) / nodes


@given(fields, st.integers(8, 12), st.integers(0, 50), st.integers(0, 8))
def test_mean_that_the_mirror_accepts_is_at_least_1(u: list[int], bits: int, p: int, n: int) -> None:
    if coupling_mirror.mean_exp_above(2, u, bits, p, n):
        assert circle_mean(u, bits) > 1 - 1e-12


@given(st.integers(2, 12), st.fractions(Fraction(1, 20), Fraction(5), max_denominator=20), st.integers(1, 400), works)
def test_lower_bound_that_the_mirror_accepts_is_true(d: int, beta: Fraction, s: int, work: Work) -> None:
    place = Place(d, beta.numerator, beta.denominator)
    for degrees in range(4):
        if coupling_mirror.coupling_above(place, s, 100, degrees, work):
            assert all(2 * Fraction(s, 100) * weighted(d, beta, degree)[0] <= 1 for degree in range(1, 12))


def free_energy(place: Place, coupling: float, field: Field) -> float:
    """F_K of the density of a field on the circle, with the modes of the field only in its energy: an upper bound."""
    g = 1
    a: list[float] = []
    for degree, w in enumerate(field.weights, start=1):
        a.append(w * g / 2**field.bits)
        g *= degree
    nodes, beta = 64, Fraction(place.num, place.den)
    energies = [2 * float(weighted(2, beta, k)[1]) / k for k in range(1, len(a) + 1)]
    angles = [math.pi * (j + 0.5) / nodes for j in range(nodes)]
    h = [sum(c * math.cos(k * x) for k, c in enumerate(a, start=1)) for x in angles]
    Z = sum(map(math.exp, h)) / nodes
    moments = [
        sum(math.exp(v) * math.cos(k * x) for v, x in zip(h, angles, strict=True)) / nodes / Z
        for k in range(1, len(a) + 1)
    ]
    entropy = sum(c * m for c, m in zip(a, moments, strict=True)) - math.log(Z)
    energy: float = sum(c * m * m for c, m in zip(energies, moments, strict=True))
    return entropy - coupling * energy


@given(st.integers(40, 60), fields, st.integers(0, 60))
def test_upper_bound_that_the_mirror_accepts_is_true(s: int, weights: list[int], p: int) -> None:
    place, bits = Place(2, 13, 5), 8
    work = Work(p, terms_needed(4, 13, 5, max(p, 8)))
    cost = coupling_mirror.cost_upper(place, s, 100, Field(0, tuple(weights), bits), work)
    if cost is None:
        return
    field = Field(-((cost << bits) >> p) - 1, tuple(weights), bits)
    if coupling_mirror.coupling_below(place, s, 100, field, 6, work):
        assert free_energy(place, s / 100, field) < 1e-12


# --- the lower bound on the circle -----------------------------------------------------------------------------------


def trial(place: Place, coupling: float, radius: float) -> Field:
    """The field of a density near a critical one at K: from a conformal one, in steps that lower the free energy."""
    bits, nodes, beta = 30, 48, Fraction(place.num, place.den)
    angles = [math.pi * (j + 0.5) / nodes for j in range(nodes)]
    waves = [[math.cos(k * x) for x in angles] for k in range(1, 9)]
    size = [4 * coupling * float(weighted(2, beta, k)[1]) / k for k in range(1, 9)]
    moments = [radius**k for k in range(1, 9)]
    for _ in range(30):
        a = [c * m for c, m in zip(size, moments, strict=True)]
        h = [math.exp(sum(c * wave[j] for c, wave in zip(a, waves, strict=True))) for j in range(nodes)]
        moments = [sum(w * v for w, v in zip(wave, h, strict=True)) / sum(h) for wave in waves]
    return Field(0, tuple(round(c * 2**bits / math.factorial(k)) for k, c in enumerate(a)), bits)


def exceeds_critical_coupling(place: Place, coupling: Fraction) -> bool:
    """A density of negative free energy at K, or K beyond K_#: then K > K_c, whatever a checker says."""
    beyond = 2 * coupling * weighted(2, Fraction(place.num, place.den), 1)[0] > 1
    fields = (trial(place, float(coupling), radius) for radius in (0.3, 0.5, 0.8))
    return beyond or any(free_energy(place, float(coupling), field) < -1e-9 for field in fields)


LOW = st.fractions(Fraction(12, 5), Fraction(8), max_denominator=20)


@settings(max_examples=25)
@given(LOW, st.integers(1, 500), works)
def test_closer_bound_that_the_mirror_accepts_is_true(beta: Fraction, s: int, work: Work) -> None:
    place = Place(2, beta.numerator, beta.denominator)
    if coupling_mirror.circle_above(place, s, 1000, work):
        assert not exceeds_critical_coupling(place, Fraction(s, 1000))


@pytest.mark.parametrize(("beta", "critical"), [(Fraction(13, 5), 4714), (Fraction(3), 3761), (Fraction(5, 2), 4966)])
def test_closer_bound_stops_below_the_critical_coupling(beta: Fraction, critical: int) -> None:
    place, work = Place(2, beta.numerator, beta.denominator), Work(80, 24)
    accepted = [s for s in range(2500, 5000) if coupling_mirror.circle_above(place, s, 10**4, work)]
    assert accepted == list(range(2500, accepted[-1] + 1))
    assert 0.95 * critical < accepted[-1] < critical
    assert exceeds_critical_coupling(place, Fraction(critical + 2, 10**4))


decides = coupling_mirror.first_degrees
DROPPED: dict[str, Callable[[int, int, int, int], bool]] = {
    "nothing": decides,
    "kappa_1": lambda m, e, d, alpha: decides(m, m // 50, d, alpha),
    "kappa_2": lambda m, e, d, alpha: decides(m, e, min(d, 0), alpha),
}


@pytest.mark.parametrize("term", DROPPED)
def test_each_degree_is_needed(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a degree left out, or made small, a number beyond K_c is accepted."""
    monkeypatch.setattr(coupling_mirror, "first_degrees", DROPPED[term])
    beyond = [(Place(2, 13, 5), 4716), (Place(2, 13, 5), 4800), (Place(2, 5, 2), 4967)]
    answers = [coupling_mirror.circle_above(place, s, 10**4, Work(80, 24)) for place, s in beyond]
    assert all(exceeds_critical_coupling(place, Fraction(s, 10**4)) for place, s in beyond)
    assert any(answers) == (term != "nothing")


def test_third_degree_is_needed() -> None:
    """kappa_3 = 2 > 1 makes the uniform density unstable; left out, it would pass."""
    m = 1000
    first_and_second = m - 900, 2 * 400 - m
    assert not decides(m, *first_and_second, m - 3 * 2 * m)
    assert decides(m, *first_and_second, m)


# --- with Coq --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def theory() -> Path:
    """The theory in its own place, built if it is not."""
    coq.require_tools("coqc", "coq_makefile", "make")
    return coq_theory.build_theory(modules=("Bracket.Coupling", "Bracket.Big"))


Case = tuple[Place, int, int, Field, int, int, Work]


def damaged_cases() -> dict[str, Case]:
    """The computation behind the upper bound of the file, then with one thing made worse at a time."""
    place, work, field, n, hi, scale = upper_case(*CIRCLE)
    constant, weights, bits = field.constant, field.weights, field.bits

    def case(field: Field = field, n: int = n, work: Work = work, hi: int = hi, place: Place = place) -> Case:
        return place, hi, scale, field, n, 1, work

    return {
        "whole": case(),
        "upper bound below K_c": case(hi=hi - 2),
        "a mode dropped": case(field=Field(constant, weights[:-1], bits)),
        "the first mode dropped": case(field=Field(constant, (0, *weights[1:]), bits)),
        "a larger constant": case(field=Field(constant + 8, weights, bits)),
        "a smaller constant": case(field=Field(constant + constant // 1000, weights, bits)),
        "a shorter Taylor polynomial": case(n=n - 1),
        "too few bits": case(work=Work(work.precision - 16, work.terms)),
        "too few terms": case(work=Work(work.precision, work.terms // 2)),
        "another dimension": case(place=Place(3, place.num, place.den)),
        "a smaller beta": case(place=Place(2, place.num - 1, place.den)),
    }


def test_whatever_is_made_worse_is_foreseen() -> None:
    answers = {
        name: coupling_mirror.coupling_below(place, s, t, field, n, work)
        for name, (place, s, t, field, n, _, work) in damaged_cases().items()
    }
    assert [name for name, true in answers.items() if true] == ["whole"]


def _cases(count: int) -> list[Case]:
    source = random.Random(20260606)
    cases: list[Case] = []
    for _ in range(count):
        place = Place(source.randint(1, 6), source.randint(0, 40), source.choice([1, 7, 10]))
        work = Work(source.choice([0, 5, 30, 48]), source.choice([0, 3, 12, 20]))
        weights = tuple(source.randint(-900, 900) for _ in range(source.randint(0, 4)))
        field = Field(source.randint(-300, 20), weights, source.choice([0, 6, 10]))
        cases.append(
            (
                place,
                source.randint(0, 60),
                source.randint(0, 60),
                field,
                source.randint(0, 3),
                source.randint(0, 4),
                work,
            )
        )
    return cases


@pytest.mark.parametrize("both", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["big", "binary too"])
def test_mirror_computes_what_coq_computes(theory: Path, tmp_path: Path, both: bool) -> None:
    """In binary numbers and in machine words, each with cases of its own; in these what is damaged, too."""
    damaged = list(damaged_cases().values())
    cases = _cases(50)  # Coq prints about fifty elements of a list
    tried = [("binary", cases[:30] + damaged * both), ("big", cases[30:] + damaged)]
    text = (
        "From Coq Require Import ZArith List.\n"
        "From Certify Require Import Bracket.Series Bracket.Big Bracket.Polynomial Bracket.CouplingLower"
        " Bracket.CircleLower Bracket.CouplingUpper.\n"
        "Open Scope list_scope.\nOpen Scope Z_scope.\n"
    )
    text += "".join(f"Eval vm_compute in\n  ({asked(*each)} :: nil).\n" for each in tried)
    compiled = coq.compile_file(tmp_path, "mirror.v", text, theory)
    assert compiled.returncode == 0, compiled.stdout[-2000:]
    printed = re.split(r"^ *= ", compiled.stdout, flags=re.MULTILINE)[1:]
    for (_, own), body in zip(tried, printed, strict=True):
        compare(own, re.sub(r"\s+", " ", body.rpartition(":")[0]))


def asked(arithmetic: str, cases: list[Case]) -> str:
    """The answers of Coq as a term, a row for each case."""
    rows = []
    for place, s, t, field, n, degrees, work in cases:
        weights = "".join(f"({w}) :: " for w in field.weights) + "nil"
        at = f"{place.d} {place.num} {place.den} {work.precision} {work.terms} {s} {t}"
        modes = f"field_poly {place.d} 1 1 (1 :: nil) (0 :: 1 :: nil) ({weights})"
        polynomial = f"(poly_add binary (({field.constant}) :: nil) ({modes}))"
        cost = f"cost_upper {arithmetic} {at} {field.bits} 1 1 1 (field_coefficients {place.d} 1 1 ({weights}))"
        rows.append(
            f"(coupling_above {arithmetic} {at} {degrees},"
            f" coupling_below {arithmetic} {at} ({field.constant}) ({weights}) {field.bits} {n},"
            f" mean_exp_above {arithmetic} {place.d} {polynomial} {field.bits} {work.precision} {n},"
            f" circle_above {arithmetic} {at.partition(' ')[2]},"
            f" match {cost} with Some c => c | None => -1 end)"
        )
    return "\n   :: ".join(rows)


def compare(cases: list[Case], printed: str) -> None:
    """What Coq printed with what the mirrors say; each answer is both true and false for some case."""
    answers = [re.findall(r"true|false|-?\d+", row) for row in re.findall(r"\(([^()]*)\)", printed)]
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        place, s, t, field, n, degrees, work = case
        u = coupling_mirror.poly_add([field.constant], coupling_mirror.field_poly(place.d, field.weights))
        expected = [
            str(coupling_mirror.coupling_above(place, s, t, degrees, work)).lower(),
            str(coupling_mirror.coupling_below(place, s, t, field, n, work)).lower(),
            str(coupling_mirror.mean_exp_above(place.d, u, field.bits, work.precision, n)).lower(),
            str(coupling_mirror.circle_above(Place(2, place.num, place.den), s, t, work)).lower(),
        ]
        assert answer[:4] == expected, case
        if place.d > 1 and place.num > 0 and s > 0:  # Coq divides by zero, Python does not
            total = coupling_mirror.cost_upper(place, s, t, field, work)
            assert int(answer[4]) == (-1 if total is None else total), case
    for column in range(4):
        assert {answer[column] for answer in answers} == {"true", "false"}
