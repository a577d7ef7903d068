"""One document, one number: the terminal prints the best range of uniqueness that is proved, as the appendix does."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify import certify
from certify.app.checked import Checked
from certify.app.summary import statement, summary
from certify.core.claim import Claim, Enclosure
from certify.core.exact import as_fraction
from reports.render import write_appendix

INTERVAL = (Fraction(5, 2), Fraction(13, 5))
HIGH = Enclosure(Fraction(9, 10), Fraction(1))


def printed(lines: str) -> str:
    match = re.search(r"0 <= K <= (\S+) \(half of [^)]*\)", " ".join(lines.split()))
    assert match is not None
    return match[0]


def test_terminal_and_appendix_print_one_number(tmp_path: Path) -> None:
    result = certify(d=3, beta="2.5", digits=8, claims=("regime", "critical-coupling"))
    paper = tmp_path / "paper.tex"
    checked = result.check()
    write_appendix(checked.verdict("appendix"), "sha256:0", {}, tex=paper, pdf=None, fragment=False, derivations=False)
    numbers = set(re.findall(r"0\\le K\\le\s*([0-9.]+)\$", paper.read_text()))
    line = printed("\n".join(summary(checked)))
    assert numbers == {"0.40702182"}
    assert line == "0 <= K <= 0.40702182 (half of the lower bound of K_c, by critical-coupling)"
    coupling, regime = result.claim("critical-coupling").enclosure, result.claim("regime")
    assert coupling is not None
    assert 0 <= as_fraction(coupling.lower) / 2 - Fraction("0.40702182") < Fraction(1, 10**8)
    assert as_fraction(regime.details["unique_critical_point"]["upper"]) < Fraction("0.33")


def coupling(**change: Any) -> Claim:
    claim = Claim("critical-coupling", 3, "proved", HIGH, beta_interval=(Fraction(51, 20), INTERVAL[1]))
    return replace(claim, **change)


@pytest.mark.parametrize(
    ("beside", "best"),
    [
        (coupling(), True),
        (coupling(beta=INTERVAL[1], beta_interval=None), True),
        (coupling(beta=INTERVAL[0], beta_interval=None), False),  # K_c is less at the right end
        (coupling(beta_interval=(INTERVAL[0], Fraction(51, 20))), False),
        (coupling(d=4), False),
        (coupling(outcome="inconclusive"), False),
        (coupling(label="order-parameter"), False),
        (coupling(enclosure=Enclosure(Fraction(1, 10), Fraction(1))), False),  # no better than Beckner-Onofri
    ],
)
def test_only_a_proved_coupling_at_the_right_end_counts(beside: Claim, best: bool) -> None:
    regime = next(c for c in certify(d=3, beta=INTERVAL, claims=("regime",)).claims if c.label == "regime")
    assert ("0.45000000 (half of the lower bound of K_c, by critical-coupling)" in statement(regime, [beside])) is best
    if not best:
        assert statement(regime, [beside]) == statement(regime)
        assert "(half of a lower bound of K_c)" in statement(regime)


def test_up_to_beta_star_the_range_is_half_of_the_linear_threshold() -> None:
    result = certify(d=3, beta="1.5", claims=("regime", "critical-coupling"))
    assert "half" not in statement(result.claim("regime"), result.claims)


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
