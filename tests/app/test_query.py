"""key=value words: exact values, and one line of complaint for anything else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.app.api import certify
from certify.app.inputs import exact_beta
from certify.app.query import MAX_DIGITS, parse_beta, parse_dimensions, parse_words
from certify.core.errors import BadInput
from certify.core.region import Region


def test_words() -> None:
    query = parse_words(["d=2..4,7", "beta=1.2", "digits=60", "claims=regime,majorisation"])
    assert list(query.dimensions) == [2, 3, 4, 7]
    assert query.beta == Region.at(Fraction(6, 5))
    assert query.digits == 60
    assert query.claims == ("regime", "majorisation")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13/9", Region.at(Fraction(13, 9))),
        ("0.5..3", Region(Fraction(1, 2), Fraction(3))),
        ("0..2", Region(Fraction(0), Fraction(2))),
        ("beta-star..inf", Region("beta-star", "inf")),
        ("1..beta-star", Region(Fraction(1), "beta-star")),
        ("1/3..1/2", Region(Fraction(1, 3), Fraction(1, 2))),
        ("10^6", Region.at(Fraction(10**6))),
        ("3/10^2..2^3/7", Region(Fraction(3, 100), Fraction(8, 7))),
        ("10^-3..inf", Region(Fraction(1, 1000), "inf")),
    ],
)
def test_beta(text: str, value: Region) -> None:
    assert parse_beta(text) == value


BAD = [
    "d=1",
    "d=2.5",
    "d=",
    "d=-3",
    "d=1e3",
    "d=2..999999999999",
    "d=5..2",
    "d=2,,3",
    "d=2,2",
    "d=٣",
    "d=0x5",
    "d= 5",
    "d=5 digits=0",
    "d=5 digits=99999999999",
    "d=5 digits=1e3",
    "d=5 digits=",
    "d=5 digits=5.0",
    "d=5 beta=0",
    "d=5 beta=3..1",
    "d=5 beta=nan",
    "d=5 beta=1/0",
    "d=5 beta=-1",
    "d=5 beta=",
    "d=5 beta=1..1",
    "d=5 beta=inf",
    "d=5 beta=beta_star",
    "d=5 beta=inf..2",
    "d=5 beta=1e-3",
    "d=5 beta=0x1p3",
    "d=5 beta=1...2",
    "d=5 beta=99999999999",
    "d=5 beta=beta-star..beta-star",
    "d=5 beta=1/2/3",
    "d=5 beta=10^999999999",
    "d=5 beta=10^-9999999999",
    "d=5 beta=1/10^999999999",
    "d=5 beta=0^-1",
    "d=5 beta=1/0^2",
    "d=5 beta=2*10^5",
    "d=5 beta=1.5^2",
    "d=5 beta=10^",
    "d=5 beta=2^2^2",
    "d=5 digits=10^2",
    "d=5 beta=..",
    "d=5 beta=0..0",
    "d=5 claims=",
    "d=5 claims=majorization",
    "d=5 claims=regime,regime",
    "d=5 d=6",
    "e=5",
    "5",
    "d=5 dimension=3",
    "digits=5",
]


@pytest.mark.parametrize("line", BAD)
def test_bad_input_is_named_in_one_line(line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_words(line.split(" "))
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 400
    key = line.rsplit(" ", maxsplit=1)[-1].partition("=")[0]
    assert key in message or message.startswith("d: missing")
    assert "wanted" in message or "allowed" in message


def test_the_nearest_label_is_named() -> None:
    with pytest.raises(BadInput, match="did you mean majorisation"):
        parse_words(["d=5", "claims=majorization"])


@settings(max_examples=20)
@given(st.text(max_size=30))
def test_any_text_is_a_query_or_bad_input(text: str) -> None:
    for key in ("d", "digits", "beta", "claims"):
        try:
            parse_words([f"{key}={text}", *(["d=5"] if key != "d" else [])])
        except BadInput as error:
            assert "\n" not in str(error)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=1000, max_denominator=10**9))
def test_fractions_pass_exactly(beta: Fraction) -> None:
    assert parse_beta(str(beta)) == exact_beta(beta) == Region.at(beta)


def test_absurd_sizes_are_refused_at_once() -> None:
    with pytest.raises(BadInput):
        parse_dimensions("2..1000000")
    with pytest.raises(BadInput):
        parse_words(["d=5", f"digits={MAX_DIGITS + 1}"])
    with pytest.raises(BadInput):
        parse_words(["d=5", "beta=" + "1" * 100000])


@pytest.mark.parametrize("value", [1.2, (1.0, 2), True, (1, 2.5)])
def test_floats_are_type_errors_in_python(value: object) -> None:
    with pytest.raises(TypeError):
        certify(d=5, beta=value)  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError):
        certify(d=5.0)  # type: ignore[arg-type]  # the refusal is what is tested


@pytest.mark.parametrize("value", [0, "0", Fraction(-1), (2, 1), (0, 0), "inf", ("inf", 2), (1, 2, 3)])
def test_values_outside_the_domain_in_python(value: object) -> None:
    with pytest.raises(BadInput):
        certify(d=5, beta=value)  # type: ignore[arg-type]  # the refusal is what is tested
