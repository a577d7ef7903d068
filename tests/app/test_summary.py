"""The lines of the terminal: each says what its claim says, in the width there is."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify import certify
from certify.app.checked import Checked
from certify.app.sentences import statement
from certify.app.summary import summary
from certify.core.claim import Claim, Enclosure
from certify.core.exact import as_fraction
from reports.render import write_appendix

HIGH = Enclosure(Fraction(9, 10), Fraction(1))


@pytest.mark.parametrize("beta", ["2.5", "1.5"])
def test_terminal_and_appendix_print_the_number_of_the_claim(tmp_path: Path, beta: str) -> None:
    """Beside a better claim about K_c too: a line says what its claim says, and rests on what that rests on."""
    result = certify(d=3, beta=beta, digits=8, claims=("regime", "critical-coupling"))
    paper = tmp_path / "paper.tex"
    checked = result.check()
    write_appendix(checked.verdict("appendix"), "sha256:0", {}, tex=paper, pdf=None, fragment=False, derivations=False)
    regime = result.claim("regime")
    (line,) = re.findall(r"0 <= K <= K_c/2, so up to ([0-9.]+)", statement(regime))
    assert 0 <= as_fraction(regime.details["unique_critical_point"]["upper"]) - Fraction(line) < Fraction(1, 10**8)
    half = as_fraction(result.critical_coupling.lower) / 2
    assert ("half of an enclosure of K_c is more" in statement(regime)) == (half > Fraction(line) + Fraction(1, 10**6))
    text = paper.read_text()
    part = text[text.index("egime]") :]
    assert re.search(r"0\\le K\\le\s*([0-9.]+)\$", part).group(1) == line  # type: ignore[union-attr]  # it is there


def coupling(**change: Any) -> Claim:
    claim = Claim("critical-coupling", 3, "proved", HIGH, beta_interval=(Fraction(51, 20), Fraction(13, 5)))
    return replace(claim, **change)


def test_narrow_terminals_get_short_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost: words and digits are the same, and beta_* keeps 19 digits together."""
    checked = certify(d=5).check()
    wide = list(summary(checked))
    monkeypatch.setenv("COLUMNS", "80")
    narrow = list(summary(checked))
    assert max(map(len, narrow)) <= 80
    assert max(map(len, wide)) > 100
    plain = ["".join(line.split()).replace("|", "") for line in ("".join(wide), "".join(narrow))]
    assert plain[0] == plain[1]
    assert any("1.4454854324658403841" in line for line in narrow)
    for odd in ("", "0", "x", "-3"):
        monkeypatch.setenv("COLUMNS", odd)
        assert list(summary(checked)) == wide


def test_a_long_label_and_a_note_keep_to_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = list(summary(certify(d=3, kernel="poly:0,0,1", claims=("linear-threshold", "order-parameter")).check()))
    lines += summary(certify(d=2, kernel="gegenbauer:1:1,3:1/4", claims="linear-threshold").check())
    long = replace(coupling(), label="two-minimisers-axisymmetric", enclosure=None, details={})
    lines += summary(Checked((long,), ("not asked for",), (None,)))
    assert any("note: " in line for line in lines)
    assert any("two-minimisers-axisymmetric at" in line for line in lines)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(("upper", "said"), [(Fraction(2), "K_c in [1.0"), (1 + Fraction(1, 10**9), "K_c = 1.0")])
def test_two_ends_without_a_common_digit_are_no_value(upper: Fraction, said: str) -> None:
    claim = Claim("critical-coupling", 101, "proved", Enclosure(Fraction(1), upper), beta=Fraction(2))
    assert statement(claim).startswith(said)
