"""CPython's limit of decimal digits, 4300 by default and as few as 640 by a setting: nothing here depends on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from certify import certify as solve
from certify.app.sentences import bracket, statement
from certify.checker import LimitReached, Malformed, check_document
from certify.core.claim import Claim, Enclosure
from certify.core.digits import digits_of, integer_of
from certify.core.exact import exact_text, parse_decimal, quotient_text
from tests.places import CHECKER
from tests.sampling import sampled

LONG = 7 * 10**899 + 3


@pytest.fixture
def least_limit() -> Any:
    """The smallest limit that CPython allows, in this process."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


def run(limit: int, *arguments: str, text: str | None = None) -> str:
    """Standard output of a Python process with that limit, which must end well."""
    environment = os.environ | {"PYTHONINTMAXSTRDIGITS": str(limit)}
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, env=environment, input=text
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("limit", sampled([640, 0], 1))
def test_commands_do_not_depend_on_the_limit(limit: int, tmp_path: Path) -> None:
    file, appendix, theorems = (str(tmp_path / name) for name in ("cert.json", "app.tex", "five.v"))
    words = ["d=3", "digits=2000", "beta=1.2", "claims=linear-threshold,majorisation"]
    out = run(limit, "-m", "certify", *words, "--json", file, "--tex", appendix, "--coq", theorems)
    assert len("".join(out.split())) > 4000
    stated = json.loads(Path(file).read_text())["provenance"]["digest"]
    assert run(limit, "-m", "certify", "check", file) == f"accepted: 3 claims\ndigest: {stated}\n"
    assert run(limit, "-m", "certify", "typeset", file, "-o", str(tmp_path / "again.tex")) == ""
    assert (tmp_path / "again.tex").read_text().count("crtdigits") > 2
    assert "beta_star_3" in Path(theorems).read_text()


def test_more_digits_than_the_limit_are_printed(tmp_path: Path) -> None:
    outs = {run(limit, "-m", "certify", "d=5", "digits=5000", "claims=beta-star") for limit in (640, 0)}
    assert len(outs) == 1
    assert len("".join(outs.pop().split())) > 5000


NUMBERS = {"long": LONG, "negative": -LONG, "longer": 10**5000}


@pytest.mark.parametrize(("limit", "kind"), sampled(product((640, 4300, 0), NUMBERS), 1, seed=3))
def test_long_integers_in_the_provenance_are_no_trouble(limit: int, kind: str, tmp_path: Path) -> None:
    certificate = solve(d=2, claims="beta-star").document()
    text = json.dumps(certificate).replace('"provenance": {', f'"provenance": {{"n": {digits_of(NUMBERS[kind])}, ')
    (tmp_path / "cert.json").write_text(text)
    said = f"accepted: 1 claim\ndigest: {certificate['provenance']['digest']}\n"
    assert run(limit, "-I", "-S", str(CHECKER), "-", text=text) == said
    assert run(limit, "-m", "certify", "typeset", str(tmp_path / "cert.json"), "-o", str(tmp_path / "a.tex")) == ""


@pytest.mark.parametrize("source", ["text", "parsed"])
@pytest.mark.parametrize(
    ("d", "refusal"),
    [(LONG, LimitReached), (-LONG, Malformed), (10**5000, LimitReached), (-(10**5000), Malformed)],
    ids=["long", "negative", "longer", "negative and longer"],
)
def test_long_integers_in_a_field_are_refused(source: str, d: int, refusal: type, least_limit: None) -> None:
    certificate = solve(d=2, claims="beta-star").document()
    text = json.dumps(certificate).replace('"d": 2', f'"d": {digits_of(d)}')
    certificate["claims"][0]["d"] = d
    with pytest.raises(refusal) as caught:
        check_document(text if source == "text" else certificate)
    assert len(str(caught.value)) < 200


def test_a_parsed_document_with_long_integers_is_accepted(least_limit: None) -> None:
    certificate = solve(d=2, claims="beta-star").document()
    certificate["provenance"] |= {"n": LONG, "list": [-LONG, 10**5000]}
    assert len(check_document(certificate).accepted) == 1


def test_a_document_that_contains_itself_is_malformed() -> None:
    certificate = solve(d=2, claims="beta-star").document()
    certificate["provenance"]["x"] = certificate
    with pytest.raises(Malformed):
        check_document(certificate)


def test_texts_of_long_numbers(least_limit: None) -> None:
    for n in (LONG, -LONG, 0, 10**639, 10**640 - 1, 10**3000 + 1):
        assert integer_of(digits_of(n)) == n
    x = Fraction(LONG, 10**899)
    assert quotient_text(x) == f"7{'0' * 898}3/1{'0' * 899}"
    assert parse_decimal(exact_text(Fraction(LONG))) == LONG
    assert bracket(Enclosure(x / 10**2000, (x + Fraction(1, 10**20)) / 10**2000)).endswith("e-2000")
    claim = Claim("elementary-bounds", 2, "proved", details={"bounds": {"lower": x, "upper": 2 * x}})
    assert statement(claim).startswith("70000000000")


def test_long_numbers_as_input(least_limit: None) -> None:
    beta = f"{digits_of(LONG)}/{digits_of(LONG - 4)}"
    result = solve(d=2, beta=beta, claims="regime")
    assert result.claim("regime").outcome == "proved"
    assert "continuous" in statement(result.claim("regime"))
