"""The commands `ratio` and `inverse`, and the same in Python."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sympy as sp

import certify
from certify.app.cli import main
from certify.checker import main as check
from certify.core.errors import BadInput, Undecided

Captured = pytest.CaptureFixture[str]


def test_ratio_prints_values_and_writes_what_the_checker_accepts(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "values.json"
    assert main(["ratio", "nu=1/2", "x=75000", "digits=30", "--json", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("nu = 1/2, x = 75000\n")
    assert "I_{nu+1}(x)/I_nu(x) = 0.9999866666666666666666666666" in out  # coth x - 1/x
    assert "1 - I_{nu+1}(x)/I_nu(x) = 1.333333333333333333333333333" in out
    assert "log I_nu(x) = 74993.4684397705361035118943011" in out
    assert "log int e^(kappa x_1) dsigma (d = 3, kappa = x) = 74988.08160942692160719" in out
    assert out.count("proved | from: no cited fact | checked by: Arb, exact checker") == 4
    assert check([str(file)]) == 0
    document = json.loads(file.read_text())
    assert {claim["label"] for claim in document["claims"]} == {
        "bessel-ratio",
        "bessel-ratio-complement",
        "log-bessel",
        "log-normaliser",
    }
    assert document["provenance"]["checked"] == {"Arb, exact checker": [0, 1, 2, 3]}


def test_inverse_for_an_order_and_for_a_dimension(capsys: Captured) -> None:
    assert main(["inverse", "nu=49", "y=9/10"]) == 0
    first = capsys.readouterr().out
    assert "x = 469.4451284939996492368267463129[7,9], where r_nu(x) = y" in first
    assert main(["inverse", "d=100", "y=0.9", "--json", "-"]) == 0
    captured = capsys.readouterr()
    assert captured.err == first
    assert json.loads(captured.out)["claims"][0]["y"] == "0x9/0xa"


def test_lists_and_intervals(capsys: Captured) -> None:
    assert main(["ratio", "nu=0,1/2", "x=1,2..3", "digits=5"]) == 0
    out = capsys.readouterr().out
    assert re.findall(r"^nu = .*$", out, re.MULTILINE) == [
        "nu = 0, x = 1",
        "nu = 0, x = 2..3",
        "nu = 1/2, x = 1",
        "nu = 1/2, x = 2..3",
    ]
    assert main(["ratio", "nu=-3/4", "x=1..2"]) == 0
    out = capsys.readouterr().out
    assert out.count("proved |") == 1
    assert out.count("not claimed: ") == 3


def test_von_mises_fisher_for_a_dimension(capsys: Captured) -> None:
    """For d = 3 the mean of e^(kappa t) is sinh(kappa)/kappa."""
    assert main(["ratio", "d=3", "kappa=5", "claims=log-normaliser", "digits=20"]) == 0
    exact = sp.N(sp.log(sp.sinh(5) / 5), 25)
    assert str(exact)[:20] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("ratio nu=-1 x=2", "nu=-1: an order > -1"),
        ("ratio nu=-3/2 x=2", "nu=-3/2: an order > -1"),
        ("ratio nu=-1..0 x=2", "nu=-1..0"),
        ("ratio nu=1..0 x=2", "nu=1..0"),
        ("ratio nu=1..1 x=2", "nu=1..1"),
        ("ratio nu=0 x=0", "x=0: a number from 10^-300"),
        ("ratio nu=0 x=-1", "x=-1"),
        ("ratio nu=0 x=1e3", "x=1e3"),
        ("ratio nu=0 x=inf", "x=inf"),
        ("ratio nu=0 x=1,1", "given twice"),
        ("ratio nu=0 x=1 digits=1e3", "write 1000"),
        ("ratio nu=0 x=1 digits=0", "digits=0"),
        ("ratio nu=0 x=1 beta=2", "beta=2: unknown key"),
        ("ratio nu=0 x=1 claims=log-besel", "did you mean log-bessel?"),
        ("ratio nu=0..1 x=1 claims=log-bessel", "one order at a time"),
        ("ratio nu=-3/4 x=1..2 claims=bessel-ratio", "monotone"),
        ("ratio nu=0", "x: missing"),
        ("ratio x=1", "nu: missing"),
        ("ratio", "nu: missing"),
        ("ratio nu=0 d=2 x=1", "one of them is wanted"),
        ("ratio nu=0 x=1 kappa=1", "one of them is wanted"),
        ("ratio nu=0 nu=1 x=1", "given twice"),
        ("ratio 0 1", "key=value"),
        ("ratio nu=0 x=1 --jsn f", "--json"),
        ("ratio nu=0 x=1 --work 0", "--work 0"),
        ("ratio nu=0 x=1 --json /nowhere/f.json", "--json /nowhere/f.json"),
        ("inverse nu=-3/4 y=1/2", "it has no inverse"),
        ("inverse nu=0 y=1", "y=1: a number between 0 and 1"),
        ("inverse nu=0 y=0", "y=0"),
        ("inverse nu=0 y=1/4..1/2", "not an interval"),
        ("inverse nu=0..1 y=1/2", "not an interval"),
        ("inverse nu=0 x=1", "x=1: unknown key"),
        ("inverse nu=0", "y: missing"),
        ("inverse d=1 y=1/2", "d=1"),
        ("ration nu=0 x=1", "did you mean ratio?"),
        ("d=3 claims=bessel-ratio", "unknown claim"),
    ],
)
def test_bad_input_is_one_line(words: str, named: str, capsys: Captured) -> None:
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert named in err


def test_what_is_not_decided_exits_3_and_is_written(capsys: Captured, tmp_path: Path) -> None:
    file = tmp_path / "open.json"
    words = ["ratio", "nu=-1/2", "x=1000000", "digits=5", "--json", str(file)]
    assert main(words) == 3
    out, err = capsys.readouterr()
    assert "more work than is done" in err
    assert out.count("proved |") == 3
    claims = json.loads(file.read_text())["claims"]
    assert sorted(claim["outcome"] for claim in claims) == ["inconclusive", "proved", "proved", "proved"]
    assert check([str(file)]) == 0


def test_python_has_the_same(capsys: Captured) -> None:
    result = certify.ratio("1/2", 75000)
    main(["ratio", "nu=1/2", "x=75000"])
    assert str(result) + "\n" == capsys.readouterr().out
    assert result.text("bessel-ratio").startswith("0.99998666666666666666")
    assert result.exit_code == 0
    assert certify.inverse_ratio(49, "0.9").text("bessel-ratio-inverse").startswith("469.44512849399964923682674631")
    (claim,) = certify.log_bessel_i(0, (1, 2)).claims
    assert (claim.label, claim.outcome) == ("log-bessel", "proved")
    assert certify.inverse_ratio(0, Fraction(1, 3), digits=5).claims[0].subject == {"nu": 0, "y": Fraction(1, 3)}


@pytest.mark.parametrize("x", [2, "2", Fraction(2), Decimal(2), np.int64(2), sp.Integer(2)])
def test_python_takes_exact_numbers(x: Any) -> None:
    assert certify.ratio(0, x, 5).claims[0].subject == {"nu": 0, "x": 2}
    assert certify.ratio((0, x), 1, 5).claims[0].subject == {"nu_interval": (0, 2), "x": 1}


def test_python_refuses_floats_and_says_what_to_write() -> None:
    with pytest.raises(TypeError, match=re.escape('write nu="0.5" (exactly 1/2)')):
        certify.ratio(0.5, 1)  # type: ignore[arg-type]  # the mistake in question
    with pytest.raises(TypeError, match=re.escape('write x="0.1"')):
        certify.log_bessel_i(0, (0.1, 1))  # type: ignore[arg-type]  # as above
    with pytest.raises(TypeError, match=re.escape('write y="0.9"')):
        certify.inverse_ratio(0, 0.9)  # type: ignore[arg-type]  # as above
    with pytest.raises(TypeError, match="digits"):
        certify.ratio(0, 1, 30.5)  # type: ignore[arg-type]  # the mistake in question
    with pytest.raises(TypeError, match="a pair"):
        certify.ratio((0, 1, 2), 1)
    with pytest.raises(BadInput, match="unknown claim"):
        certify.ratio(0, 1, claims=("ratio",))


def test_an_open_claim_has_no_enclosure_in_python() -> None:
    with pytest.raises(Undecided, match="more work than is done"):
        certify.ratio("-1/2", 10**6, 5).enclosure("bessel-ratio-complement")


def test_the_commands_start_without_what_they_do_not_need() -> None:
    code = (
        "import sys; from certify.app.cli import main; main(['ratio','nu=0','x=1']); main(['inverse','nu=0','y=1/2']);"
        "print([m for m in ('sympy','numpy','scipy','mpmath','matplotlib','reports.render') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")
