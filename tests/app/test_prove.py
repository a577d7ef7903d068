"""`python -m certify prove`: outcomes, exit codes, one line of reason, the certificate, and the same in Python."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.cli import main
from certify.app.ratio import literature
from certify.checker import check_document
from certify.core.errors import BadInput
from certify.solve.ratio.literature import KNOWN, Known
from tests.sampling import sampled

UPPER = "r(nu,x) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))"


def run(*words: str) -> int:
    return main(["prove", *words])


def test_a_proof_is_printed_and_its_certificate_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "c.json"
    assert run(UPPER, "nu=-1/2..inf", "x=0..inf", "--json", str(target)) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("proved for nu = -1/2..inf, x = 0..inf\n")
    assert re.search(r"^  proved \| from: no cited fact \| checked by: Arb, exact checker$", printed.out, re.MULTILINE)
    assert re.search(r"^  barrier, .*; certificate of \d+ bytes$", printed.out, re.MULTILINE)
    assert printed.err == ""
    (claim,) = json.loads(target.read_text(encoding="utf-8"))["claims"]
    assert (claim["statement"], claim["nu"], claim["x"]) == (UPPER, "-1/2..inf", "0..inf")
    assert main(["check", str(target)]) == 0


def test_a_false_statement_has_a_point_and_a_part_that_is_true(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("r(nu) < 1", "nu=-1..inf", "--json", "-") == 1
    printed = capsys.readouterr()
    refuted, proved = json.loads(printed.out)["claims"]
    assert refuted["outcome"] == "refuted"
    assert set(refuted["counterexample"]) == {"nu", "x"}
    assert (proved["outcome"], proved["nu"]) == ("proved", "-1/2..inf")
    assert len(check_document(printed.out).accepted) == 2
    assert "certify: false at nu = " in printed.err
    assert "but proved for nu = -1/2..inf" in printed.err


@pytest.mark.parametrize(
    ("statement", "nu", "x", "true"),
    [
        ("r(nu) < x/(x+nu+2/3)", "0..inf", "0..inf", [("0..inf", "0..2")]),
        ("r(nu) < x/2", "-1..2", "0..inf", [("0..2", "0..inf"), ("-1..2", "3..inf")]),
        ("r(nu) < x/2-x^3/16+x^5/97", "0", "0..3", [("0", "1/2..3")]),
        ("x < r(nu) < 1", "0..3", "0..1/10", []),
    ],
)
def test_parts_of_the_domain_on_which_it_is_true(statement: str, nu: str, x: str, true: list[tuple[str, str]]) -> None:
    answer = certify.prove(statement, nu, x)
    assert answer.outcome == "refuted"
    assert [(claim.subject["nu"], claim.subject["x"]) for claim in answer.claims[1:]] == true
    assert answer.checked is not None
    assert set(answer.checked.statuses) == {"accepted"}


def test_a_degree_beyond_the_work_limit_is_undecided(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("I(nu+20)/I(nu) < (1+x+nu)^60*(r(nu+20)+sqrt(x+nu))^40", "nu=0..inf") == 3
    printed = capsys.readouterr()
    assert printed.err.startswith("certify: prove: work limit: ")
    assert printed.err.count("\n") == 1


def test_an_undefined_statement_names_a_point(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("r(nu) < x/sqrt(x-1)", "nu=0") == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("certify: undefined at nu = 0, x = ")
    assert printed.err.count("\n") == 1


def test_what_is_not_decided_says_where_it_is_stuck(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("r(nu) <= r(nu) + 0*x", "nu=0") == 0
    assert run("r(nu) < r(nu)", "nu=0", "x=1..2") == 3
    assert "both sides are equal for nu = 0" in capsys.readouterr().err
    assert run("I(nu+1)^2/(I(nu)*I(nu+2)) >= x/(sqrt(x^2+49)-1/2)", "nu=0", "x=10..inf") == 3
    assert "is not proved for nu = 0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "statement: missing"),
        (("r(nu) <",), "statement: unexpected end at character 8"),
        (("r(nu) < (1",), "statement: '(' at character 9 is not closed"),
        (("r(nu) < 1)",), "statement: ')' at character 10 closes no bracket"),
        (("nu < x",), "statement: neither r(...) nor I(...) in 'nu < x'"),
        (("r(nu) < foo",), "statement: unexpected 'foo' at character 9"),
        (("r(nu-2) < 1", "nu=0..1"), "nu=0..1: "),
        (("r(nu) < 1", "nu=-1"), "nu=-1: "),
        (("r(nu) < 1", "nu=1/0"), "nu=1/0: "),
        (("r(nu) < 1", "nu=0..10^999999999"), "nu=0..10^999999999: "),
        (("r(nu) < 1", "x=-1..2"), "x=-1..2: "),
        (("r(nu) < 1", "x=0"), "x=0: "),
        (("r(nu) < 1", "r(nu) < 2"), "another"),
        (("r(nu) < 1", "mu=0"), "mu=0: unknown key"),
        (("r(nu) < 1", "nu=0", "nu=1"), "given twice"),
        (("r(nu) < 1", "nu=-3"), "nu=-3: "),
        (("r(nu) < 1", "x=1"), "x=1: "),
        (("r(nu) < 1", "--work", "zero"), "--work"),
        (("r(nu) < 1", "--literature"), "--literature: goes without a statement"),
        (("r(nu) < 1", "--pdf", "a.pdf"), "--pdf: goes with --literature"),
        (("--literature", "--pdf", "a.png"), "--pdf a.png: a file name that ends in .pdf"),
    ],
)
def test_bad_input_is_one_line(words: tuple[str, ...], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert complaint in printed.err
    assert printed.err.count("\n") == 1


def test_powers_of_a_range_are_written_out_in_the_certificate(capsys: pytest.CaptureFixture[str]) -> None:
    answer = certify.prove("r(nu) < x/(2*nu+2)", nu="-1/10^2..3^2", x="1..2^3/3")
    assert answer.outcome == "proved"
    assert (answer.claims[0].subject["nu"], answer.claims[0].subject["x"]) == ("-1/100..9", "1..8/3")
    assert run("r(nu) < x/(2*nu+2)", "nu=-1/10^2..3^2", "x=1..2^3/3") == 0
    assert "nu = -1/100..9, x = 1..8/3" in capsys.readouterr().out


def test_the_same_in_python() -> None:
    answer = certify.prove("r(nu) < x/(2*nu+2)", nu="-1..inf")
    assert (answer.outcome, answer.exit_code, answer.point) == ("proved", 0, None)
    assert answer.certificate is not None
    check_document(answer.certificate)
    assert str(answer).startswith("proved for nu = -1..inf")
    with pytest.raises(TypeError, match="no truth value"):
        bool(answer)
    with pytest.raises(TypeError, match="nu: a str"):
        certify.prove("r(nu) < 1", nu=0)  # type: ignore[arg-type]  # what is to be refused
    with pytest.raises(BadInput):
        certify.prove("r(nu)")


def test_the_start_brings_no_sympy_and_no_scipy() -> None:
    code = "import sys, certify; certify.prove('r(nu) < 1'); print({'sympy', 'scipy', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_table_of_the_literature(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bound that fails below its range, one that has no meaning there, and one that goes on: with files."""
    chosen = [known for known in KNOWN if known.name in ("sharp as x grows, upper", "upper", "two bounds with roots")]
    chosen.append(chosen[0])  # two works may have one bound: the certificate has it once
    monkeypatch.setattr(literature, "KNOWN", chosen)
    tex, target = tmp_path / "table.tex", tmp_path / "c.json"
    assert run("--literature", "--tex", str(tex), "--json", str(target)) == 0
    printed = capsys.readouterr().out
    assert printed.count("proved") == 4
    assert "nu = -1/2..inf; in the work 0..inf; false at nu = -51/100, x = " in printed
    assert "no meaning at nu = -51/100" in printed
    claims = check_document(target.read_bytes()).accepted
    assert [claim.outcome for claim in claims] == ["proved", "proved", "refuted", "proved"]
    assert tex.read_text(encoding="utf-8").count(r"\textbf{proved}") == 4


@pytest.mark.parametrize("known", sampled(KNOWN, 4), ids=lambda known: known.name)
def test_bounds_of_the_literature_are_proved(known: Known) -> None:
    answer = certify.prove(known.statement, known.nu, known.x)
    assert answer.outcome == "proved"
    assert answer.checked is not None
    assert answer.checked.statuses == ("accepted",)


def test_a_range_of_a_work_is_not_larger_than_ours() -> None:
    for known in KNOWN:
        if known.published:
            theirs, ours = (Fraction(text.partition("..")[0]) for text in (known.published, known.nu))
            assert ours <= theirs, known.name
