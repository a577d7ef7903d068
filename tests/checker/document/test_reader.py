"""Nothing that the reader is given makes it raise anything but a refusal, hang, or use much memory."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certify.checker import Malformed, Refusal, Verdict, check_document
from certify.checker.document.reader import MAX_BYTES, Numbers
from tests.checker.sample_certificates import document, exact, examples
from tests.places import CHECKER
from tests.sampling import sampled

EXAMPLES = examples(2)

words = st.sampled_from(
    [
        "format",
        "certify/1",
        "claims",
        "label",
        "beta-star",
        "majorisation",
        "d",
        "outcome",
        "proved",
        "refuted",
        "evidence",
        "rule",
        "cover",
        "sign-change",
        "trust",
        "enclosure",
        "lower",
        "upper",
        "beta_interval",
        "inf",
        "0x1p+0",
        "0x3/0x2",
        "precision",
        "terms",
        "nodes",
        "l_max",
        "provenance",
        "counterexample",
        "beta",
        "l",
        "reason",
        "inconclusive",
    ]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words | st.text(max_size=5), inner, max_size=6),
    max_leaves=30,
)


def refused_or_accepted(source: Any) -> int:
    """The exit code; anything else that is raised is a failure of the test."""
    try:
        assert isinstance(check_document(source), Verdict)
    except Refusal as refusal:
        assert str(refusal)
        return refusal.exit_code
    return 0


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert refused_or_accepted(data) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    assert refused_or_accepted(text) == 2


@settings(max_examples=60, deadline=None)
@given(values)
def test_any_json(value: Any) -> None:
    assert refused_or_accepted(json.dumps(value)) in (2, 3)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EXAMPLES)), values, st.randoms(use_true_random=False))
def test_any_value_anywhere(name: str, value: Any, source: random.Random) -> None:
    """A document that is right but for one value, at any depth."""
    text = document(copy.deepcopy(EXAMPLES[name]))
    place: Any = text
    while True:
        key = source.choice(list(place)) if isinstance(place, dict) else source.randrange(len(place))
        if not isinstance(place[key], dict | list) or not place[key] or source.random() < 0.2:
            break
        place = place[key]
    place[key] = value
    refused_or_accepted(json.dumps(text))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EXAMPLES)), st.integers(0, 10**6), st.integers(0, 255), st.booleans())
def test_any_byte_changed(name: str, position: int, byte: int, insert: bool) -> None:
    data = bytearray(json.dumps(document(EXAMPLES[name])).encode())
    position %= len(data)
    data[position : position + (0 if insert else 1)] = bytes([byte])
    refused_or_accepted(bytes(data))


@given(st.fractions())
def test_numbers_are_read_exactly(x: Fraction) -> None:
    assert Numbers().number(exact(x), "x") == x


@given(st.integers(), st.integers(-2000, 2000))
def test_dyadics_are_read_exactly(mantissa: int, exponent: int) -> None:
    text = f"{mantissa:#x}p{exponent:+d}"
    assert Numbers().number(text, "x") == mantissa * Fraction(2) ** exponent
    if abs(mantissa) < 2**53 and abs(exponent) < 900:
        assert Fraction(float.fromhex(text)) == Numbers().number(text, "x")


@given(st.text(alphabet="0123456789abcdefpx+-/. ", max_size=14))
def test_number_grammar(text: str) -> None:
    """Whatever is accepted reads back by Python's own integer parser."""
    try:
        x = Numbers().number(text, "x")
    except Refusal:
        return
    if "/" in text:
        top, bottom = text.split("/")
        assert x == Fraction(int(top, 16), int(bottom, 16))
    else:
        mantissa, exponent = text.split("p")
        assert x == int(mantissa, 16) * Fraction(2) ** int(exponent)


def test_long_hexadecimal_numbers_are_no_trouble() -> None:
    """Python refuses decimal integers of more than 4300 digits; hexadecimal ones have no such limit."""
    digits = "f" * 20_000
    assert Numbers().number(f"0x{digits}p-80000", "x") == 1 - Fraction(1, 16**20_000)


def test_key_order_and_white_space_are_free() -> None:
    text = json.dumps(document(*EXAMPLES.values()))
    reordered = json.dumps(json.loads(text), sort_keys=True, indent=3).replace("\n", " \r\n\t")
    assert refused_or_accepted(reordered) == 0


def test_a_parsed_document_is_accepted_too() -> None:
    verdict = check_document(document(EXAMPLES["beta-star"]))
    (claim,) = verdict.accepted
    assert (claim.label, claim.d, claim.outcome, claim.interval) == ("beta-star", 2, "proved", None)
    assert claim.enclosure is not None
    assert Fraction(24469, 10000) < claim.enclosure[0] < claim.enclosure[1] < Fraction(24470, 10000)
    with pytest.raises(TypeError):
        bool(verdict)


def test_a_parsed_document_nested_too_deeply() -> None:
    value: Any = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(Malformed, match="nested too deeply"):
        check_document({"format": "certify/1", "claims": [], "provenance": {"x": value}})


def _with_nodes(*nodes: str) -> bytes:
    claim = EXAMPLES["majorisation"]
    return json.dumps(document(claim | {"evidence": claim["evidence"] | {"nodes": nodes}})).encode()


BLOW_UPS: dict[str, tuple[Callable[[], bytes], int]] = {
    "too many bytes": (lambda: b" " * (MAX_BYTES + 1), 3),
    "too many brackets": (lambda: b"[" + b"[]," * 4_100_000 + b"[]]", 3),
    "many brackets": (lambda: b"[" + b"[]," * 3_900_000 + b"[]]", 2),
    "many objects": (lambda: b"[" + b'{"x":{}},' * 2_600_000 + b"{}]", 2),
    "wide numbers": (
        lambda: json.dumps({"format": "certify/1", "claims": ["0x1p-999999"] * 500_000}).encode(),
        2,
    ),
    "many wide nodes": (lambda: _with_nodes(*["0x1p-999999"] * 400_000), 3),
    "many rational nodes": (lambda: _with_nodes(*["0x1/0x" + "f" * 200_000] * 300), 2),
    "a long decimal": (lambda: b'{"format": "certify/1", "claims": ' + b"9" * 10**7 + b"}", 2),
    "a long string": (lambda: b'{"format": "' + b"\\u00e9" * 10**6 + b'", "claims": []}', 2),
    "many keys": (lambda: b"{" + b",".join(b'"%d": 0' % i for i in range(10**6)) + b"}", 2),
}


@pytest.mark.parametrize("name", sampled(BLOW_UPS, 4, seed=6))
def test_no_blow_up(name: str, tmp_path: Path) -> None:
    """In a process of 1 GiB, within a minute even on a busy machine."""
    data, code = BLOW_UPS[name]
    path = tmp_path / "certificate.json"
    path.write_bytes(data())
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30)); "
    limited += "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-I", "-c", limited, str(CHECKER), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
