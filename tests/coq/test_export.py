"""The Coq exporter without Coq: the file, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certify
from certify.checker import Claim, check_document
from certify.coq import CoqRefusal, export, stated_claims, unstated
from certify.coq.axioms import ALLOWED_AXIOMS, REAL_AXIOMS, assumptions, forbidden_word, without_comments
from certify.coq.run import EVERYTHING
from certify.coq.statements import outward
from certify.core.digits import digits_of
from certify.core.errors import BadInput, CertifyError
from tests.coq import samples


def accepted(claim: dict[str, Any]) -> tuple[Claim, ...]:
    return check_document({"format": "certify/1", "claims": [claim]}).accepted


# --- the file --------------------------------------------------------------------------------------------------------

BRACKET = re.compile(
    r"Theorem beta_star_(\d+) : \((\d+) / 10 \^ (\d+)\s+< Main\.beta_star (\d+)\s+< (\d+) / 10 \^ (\d+)\)%R\."
)


def test_golden_file() -> None:
    """See tests/coq/samples.py for how to write it anew."""
    assert samples.exported(*samples.golden_claims()) == samples.GOLDEN.read_text(encoding="utf-8")


def test_brackets_are_neighbouring_decimals_inside_the_rounded_enclosure() -> None:
    found = {int(m[1]): m for m in BRACKET.finditer(samples.exported(*samples.golden_claims()))}
    assert sorted(found) == [2, 5]
    for d, match in found.items():
        assert int(match[4]) == d
        assert match[2] == samples.BETA_STAR[d].replace(".", "")
        assert int(match[5]) == int(match[2]) + 1
        assert int(match[3]) == int(match[6]) == len(samples.BETA_STAR[d]) - 2


@pytest.mark.parametrize(("lower", "upper"), [("1.4454849", "1.4454855"), ("1.4454854", "1.4454862")])
def test_enclosure_across_a_decimal_is_cut_to_one_unit(lower: str, upper: str) -> None:
    """Rounding outward gives two units, with 1.445485 or 1.445486 between them; the sign there leaves one."""
    low, high, places = outward(Fraction(lower), Fraction(upper))
    assert (high - low, places) == (2, 6)
    enclosure = Fraction(lower), Fraction(upper)
    text = samples.exported(samples.proved("beta-star", 5, enclosure=enclosure))
    assert "(1445485 / 10 ^ 6 < Main.beta_star 5 < 1445486 / 10 ^ 6)" in text


@given(st.fractions(Fraction(1), Fraction(3)), st.fractions(Fraction(1, 10**9), Fraction(1, 2)))
def test_outward(lower: Fraction, width: Fraction) -> None:
    low, high, places = outward(lower, lower + width)
    unit = Fraction(1, 10**places)
    assert low * unit <= lower
    assert lower + width <= high * unit
    assert high - low <= 2
    assert unit >= width > unit / 10


def test_every_theorem_has_its_axioms_printed() -> None:
    text = without_comments(samples.exported(*samples.golden_claims()))
    listed = re.findall(r"let _ := (\w+) in", text)
    assert listed == re.findall(r"Theorem (\w+)", text)
    assert len(set(listed)) == len(listed) > 15
    assert text.rstrip().endswith(f"Print Assumptions {EVERYTHING}.")
    assert forbidden_word(text) is None


def test_lines_are_folded_unless_an_integer_is_longer() -> None:
    from tests.checker.sample_certificates import beta_star

    text = samples.exported(*samples.golden_claims(), *accepted(beta_star(7, 1000)))
    long = [line for line in text.splitlines() if len(line) > 120]
    assert all(re.search(r"\d{110}", line) for line in long)
    assert 2 <= len(long) <= 4
    assert max(map(len, samples.GOLDEN.read_text(encoding="utf-8").splitlines())) <= 120


def test_a_range_is_one_file() -> None:
    names = {2: "2.44691831", 3: "1.81615452", 4: "1.5752", 5: "1.44548"}
    text = samples.exported(*(samples.beta_star(d, cut) for d, cut in names.items()))
    for d in names:
        assert len(re.findall(rf"Theorem (?:beta_star|elementary_bounds|majorisation)_{d} ", text)) == 3
    assert text.count("Print Assumptions") == 1


def test_what_is_not_stated_is_named_and_what_is_not_proved_is_left_out() -> None:
    text = samples.exported(*samples.golden_claims())
    assert "nothing is stated here on: critical-coupling (d = 5)" in text
    assert "sample" not in text


def test_ends_at_beta_star_are_written_as_beta_star() -> None:
    text = samples.exported(*samples.golden_claims())
    assert "continuous_regime S 2" not in text
    assert "0 < beta <= Main.beta_star 2 -> circle_continuous_regime beta" in text.replace("\n ", "")
    assert "Main.beta_star 2 < beta -> circle_discontinuous_regime beta" in text.replace("\n ", "")
    assert "Main.beta_star 2 < beta -> obstructed 2 beta" in text


def test_what_is_said_at_beta_star_is_stated_up_to_it() -> None:
    """K_# from both numbers of the bracket; of K_c nothing, as it is not at a number."""
    low, high = samples.around(samples.BETA_STAR[5])
    about: dict[str, Any] = {"beta": "beta-star", "beta_star": (low, high)}
    regime = samples.proved("regime", 5, transition="continuous", critical_coupling="equal", **about)
    threshold = samples.proved("linear-threshold", 5, enclosure=samples.RANGE, **about)
    coupling = replace(samples.proved("critical-coupling", 5, enclosure=samples.RANGE, **about), rule="theorem-1.1")
    text = re.sub(r"\s+", " ", samples.exported(regime, threshold, coupling))
    assert "0 < beta <= Main.beta_star 5 -> continuous_regime S 5 beta" in text
    assert "(* linear-threshold (d = 5, beta = beta_*): " in text
    assert f"0 < beta <= {high.numerator} / {high.denominator} ->" in text
    assert f"{low.numerator} / {low.denominator} <= beta ->" in text
    assert "nothing is stated here on: critical-coupling (d = 5)" in text


def test_a_regime_asks_for_what_its_proof_uses() -> None:
    """Up to beta_* the sharp inequality; beyond, only the discontinuity takes regular minimisers (Bracket/Regime.v)."""
    text = without_comments(samples.exported(*samples.golden_claims()))
    asked = dict(re.findall(r"Theorem (regime_\w+) : \(forall (?:\(S : sphere\) \(beta : R\), (.*) ->\n)?", text))
    assert asked == {
        "regime_5_1": "classical_facts S 5",
        "regime_5_2": "general_facts S 5",
        "regime_3_1": "general_facts S 3",
        "regime_3_1_zonal": "",
        "regime_3_1_range": "classical_facts S 3",
        "regime_3_1_range_zonal": "",
        "regime_2_1_circle": "",
        "regime_2_2_circle": "",
    }


@pytest.mark.parametrize("beta", [None, "1", "13/5", "1..2", "13/5..3"])
def test_a_file_for_the_circle_asks_for_nothing(beta: str | None) -> None:
    """No theorem about d = 2 has a model or a record of facts before its statement; one about d = 5 has."""
    for d, asks in ((2, False), (5, True)):
        accepted = check_document(certify.certify(d=d, beta=beta, claims=("regime",)).document()).accepted
        text = without_comments(samples.exported(*accepted))
        assert "Theorem regime" in text
        assert ("facts S" in text or ": sphere" in text) is asks


def test_each_theorem_stands_under_its_claim() -> None:
    """In the file and on the terminal; a theorem that two claims have is written once and named twice."""
    claims = samples.golden_claims()
    text = samples.exported(*claims)
    heads = re.findall(r"^\(\* (\S+ \(d = \d+[^:]*\)): ((?:[^*]|\*[^)])*) \*\)$", text, re.MULTILINE)
    stated = stated_claims(claims)
    assert [(about, tuple(re.split(r",\s+", names))) for about, names in heads] == [(c.about, c.names) for c in stated]
    assert {name for claim in stated for name in claim.names} == set(re.findall(r"^Theorem (\w+)", text, re.MULTILINE))
    for claim in stated:
        section = text.partition(f"(* {claim.about}:")[2].partition("\n(* ")[0]
        assert re.findall(r"^Theorem (\w+)", section, re.MULTILINE) == [theorem.name for theorem in claim.new]
    twice = stated_claims([claims[1], claims[1]])
    assert [len(claim.new) for claim in twice] == [4, 0]
    assert twice[0].names == twice[1].names
    assert stated[0].about == "beta-star (d = 2)"
    assert "regime (d = 2, beta in (0, beta_*])" in [claim.about for claim in stated]
    assert "quartic-obstruction (d = 2, beta in (beta_*, oo))" in [claim.about for claim in stated]
    assert "linear-threshold (d = 5, beta in [1/2, 3])" in [claim.about for claim in stated]


def test_what_the_checker_has_not_decided_is_named() -> None:
    others = [("critical-coupling", 5), ("majorisation", 5)]
    text = export([samples.beta_star(5, samples.BETA_STAR[5])], samples.DIGEST, others)
    assert "nothing is stated here on: critical-coupling (d = 5), majorisation (d = 5). *)" in text
    assert "majorisation_margin" not in text


def test_only_modules_that_are_used_are_loaded() -> None:
    plain = samples.exported(samples.beta_star(5, samples.BETA_STAR[5]))
    assert "From Certify Require Import Bracket.Series Bracket.Theorems." in plain
    golden = samples.GOLDEN.read_text(encoding="utf-8")
    assert (
        "Require Import Bracket.Coupling Bracket.Obstruction Bracket.Regime Bracket.Series Sphere.Model\n"
        "  Bracket.Theorems." in golden
    )


def test_spheres_of_high_dimension_are_left_out() -> None:
    """The dimension of the sphere would be a unary number; the side of beta_* is stated instead."""
    claim = samples.proved("regime", 2000, beta=Fraction(1, 2), transition="continuous")
    text = samples.exported(claim)
    assert "sphere" not in without_comments(text)
    assert "(1 / 2 < Main.beta_star 2000)" in text
    assert unstated([claim]) == ["regime but for the side of beta_* (d = 2000)"]


def test_the_digest_of_the_certificate_is_in_the_head() -> None:
    assert f"Certificate {samples.DIGEST}\n" in samples.exported(*samples.golden_claims())


def test_long_integers_are_hexadecimal() -> None:
    from tests.checker.sample_certificates import beta_star

    text = samples.exported(*accepted(beta_star(5, 1300)))
    match = re.search(r"\(0x([0-9a-f]+) / 10 \^ 13\d\d\s+< Main\.beta_star 5", text)
    assert match is not None
    assert digits_of(int(match[1], 16)).startswith("14454854324658403841")
    assert "bracket_beta_star big 5" in text


# --- what is refused -------------------------------------------------------------------------------------------------


def shifted(cut_off: str, units: int) -> Claim:
    """A beta-star claim for d=5 with its enclosure moved by so many units of the last place."""
    unit = Fraction(1, 10 ** len(cut_off.partition(".")[2]))
    lower = Fraction(cut_off) + units * unit
    return samples.proved("beta-star", 5, enclosure=(lower, lower + unit))


FALSE_CLAIMS: dict[str, Callable[[], Claim]] = {
    "beta_* one unit too high": lambda: shifted(samples.BETA_STAR[5], 1),
    "beta_* one unit too low": lambda: shifted(samples.BETA_STAR[5], -1),
    "beta_* of another dimension": lambda: samples.beta_star(6, samples.BETA_STAR[5]),
    "bounds too low": lambda: samples.proved("elementary-bounds", 5, bounds=samples.around("1.3")),
    "K_# too high": lambda: samples.proved(
        "linear-threshold", 5, beta=Fraction(6, 5), enclosure=samples.around("2.258229")
    ),
    "margin too high": lambda: samples.proved(
        "majorisation", 5, beta_interval=(0, Fraction(6, 5)), enclosure=samples.around("0.161746")
    ),
    "continuous beyond beta_*": lambda: samples.proved(
        "regime", 5, beta=3, transition="continuous", critical_coupling="equal"
    ),
    "obstruction before beta_*": lambda: samples.proved("quartic-obstruction", 5, beta=Fraction(7, 5)),
    "discontinuous before beta_*": lambda: samples.proved(
        "regime", 5, beta=1, transition="discontinuous", critical_coupling="less"
    ),
}


@pytest.mark.parametrize("name", FALSE_CLAIMS)
def test_false_claim_is_refused(name: str) -> None:
    with pytest.raises(CoqRefusal, match="is not written") as caught:
        samples.exported(FALSE_CLAIMS[name]())
    assert isinstance(caught.value, CertifyError)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (samples.golden_claims()[-1],),
        (samples.proved("two-minimisers", 5),),
        (samples.proved("elementary-bounds", 5),),
        (samples.proved("regime", 5, beta_interval=(0, "beta-star"), transition="continuous"),),
    ],
    ids=("nothing", "refuted", "not stated", "no bounds", "no number beside beta_*"),
)
def test_what_cannot_be_stated_is_bad_input(claims: tuple[Claim, ...]) -> None:
    with pytest.raises(BadInput):
        samples.exported(*claims)


def test_more_digits_than_coq_can_write_are_refused() -> None:
    tiny = Fraction(1, 2**20000)
    lower = Fraction(samples.BETA_STAR[5])
    with pytest.raises(CoqRefusal, match="decimal places"):
        samples.exported(samples.proved("beta-star", 5, enclosure=(lower, lower + tiny)))


# --- reading Coq's answer --------------------------------------------------------------------------------------------

REALS_PRINTED = """Axioms:
ClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}
ClassicalDedekindReals.sig_forall_dec
  : forall P : nat -> Prop,
    (forall n : nat, {P n} + {~ P n}) ->
    {n : nat | ~ P n} + {forall n : nat, P n}
"""


def test_assumptions() -> None:
    assert assumptions("Closed under the global context\n") == ()
    names = assumptions(REALS_PRINTED)
    assert names == ("ClassicalDedekindReals.sig_forall_dec", "ClassicalDedekindReals.sig_not_dec")
    assert set(names) < REAL_AXIOMS < ALLOWED_AXIOMS
    assert assumptions(REALS_PRINTED + "planted : False\n") == (*names, "planted")


@pytest.mark.parametrize(
    "output",
    ["", "planted : False\n", REALS_PRINTED * 2, REALS_PRINTED + "Closed under the global context\n", "Axioms:\n!\n"],
)
def test_output_that_is_not_one_list_is_not_understood(output: str) -> None:
    names = assumptions(output)
    assert names is None or not set(names) <= ALLOWED_AXIOMS


@pytest.mark.parametrize(
    "word", ["Axiom", "Parameter", "Admitted", "admit", "Hypothesis", "Module", "Unset", "Notation"]
)
def test_forbidden_words(word: str) -> None:
    golden = samples.GOLDEN.read_text(encoding="utf-8")
    assert forbidden_word(golden) is None
    assert forbidden_word(f"{golden}\n{word} planted.") == word
    assert forbidden_word(f"{golden}\n(* {word} (* nested *) {word} *)") is None


def test_quote_that_hides_the_end_of_a_comment() -> None:
    """Coq reads strings in comments, so here the axiom is live, though counting (* and *) would call it a comment."""
    assert forbidden_word('(* " (* " *) Axiom planted : False. (* *)') == '"'
