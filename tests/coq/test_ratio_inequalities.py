"""Certificates of ratio inequalities as Coq theorems: what is stated, what is left out, and that the kernel decides."""

from __future__ import annotations

from pathlib import Path

import pytest

import certify
from certify.checker import check_document
from certify.coq import export_ratios, run_coq
from certify.coq.axioms import REAL_AXIOMS, forbidden_word
from certify.core.certificate import document
from certify.core.errors import Undecided
from certify.solve.ratio.inequality import decide
from certify.solve.ratio.literature import KNOWN
from tests.coq.environment import require_tools
from tests.sampling import sampled

STATED = (
    "sharp as x grows, lower",
    "sharp as x grows, upper",
    "rational, first of a family",
    "upper",
    "Turan-type, both sides",
    "the explicit family at 1/2",
    "convergents of the continued fraction",
    "(4.12)",
    "two bounds with roots",
    "(4.14), r_nu increases",
    "sharp at 0, upper",
    "sharp at 0, lower",
    "(4.22), r_nu decreases in nu",
    "behind the unbounded end",
)


def exported(text: str, nu: str, x: str = "0..inf") -> str:
    answer = decide(text, nu, x, formal=True)
    return export_ratios(check_document(document(answer.claims)).accepted, "0")[0]


def compiled(source: str, folder: Path) -> tuple[bool, str]:
    path = folder / "inequality.v"
    path.write_text(source, encoding="utf-8")
    verdict = run_coq(path)
    assert set(verdict.axioms) <= REAL_AXIOMS
    return verdict.accepted, verdict.reason


def test_the_statement_is_that_of_the_text() -> None:
    source = exported("x/(x+2*nu+2) < r(nu) <= x/(x+nu+1/2)", "-1/2..inf")
    assert (
        "Theorem ratio_inequality_1 : forall nu t, ((-1) / 2) <= nu -> 0 < t -> "
        "(t / ((t + (2 * nu)) + 2)) < (r nu t) /\\ (r nu t) <= (t / ((t + nu) + (1 / 2)))." in source
    )
    assert forbidden_word(source) is None
    assert source.rstrip().endswith("Print Assumptions certified.")


def test_an_open_end_and_a_reversed_comparison() -> None:
    source = exported("r(nu) > x/(x+2*nu+2)", "-1..inf")
    assert "forall nu t, (-1) < nu -> 0 < t -> (t / ((t + (2 * nu)) + 2)) < (r nu t)." in source


@pytest.mark.parametrize(
    ("text", "nu", "x", "why"),
    [
        ("r(nu) < 1", "0..3", "0..inf", "a range of nu"),
        ("r(nu) < x/(1+sqrt(x^2+2))", "1/2", "0..inf", "a lowest order|a range of nu"),
        ("r(nu) < 1", "0..inf", "1..inf", "a range of x"),
        ("r(nu+1) < 1", "0..inf", "0..inf", "a lowest order other than nu"),
        ("1-r(nu)*(2*nu/x+r(nu)) > 1/(nu+1/2+sqrt(x^2+(nu+1/2)^2))", "0..inf", "0..inf", "the strip 'amos'"),
        ("I(nu+1)/I(nu) < 1", "0..inf", "0..inf", "I_nu beside the ratio"),
    ],
)
def test_what_is_not_written_says_why(text: str, nu: str, x: str, why: str) -> None:
    with pytest.raises(Undecided, match=f"--coq: not written in Coq: .*({why})"):
        exported(text, nu, x)


@pytest.mark.parametrize("name", sampled(STATED, 1))
def test_the_kernel_accepts_a_bound_of_the_literature(name: str, tmp_path: Path) -> None:
    require_tools("coqc", "make")
    known = next(known for known in KNOWN if known.name == name)
    accepted, reason = compiled(exported(known.statement, known.nu), tmp_path)
    assert accepted, reason


@pytest.mark.parametrize(
    ("old", "new"),
    [pytest.param("(1 / 2)))", "(3 / 2)))", marks=pytest.mark.deep), ("2 * nu", "3 * nu")],
    ids=["statement", "step"],
)
def test_the_kernel_refuses_a_coefficient_that_is_wrong(tmp_path: Path, old: str, new: str) -> None:
    require_tools("coqc", "make")
    source = exported("r(nu) < x/(x+nu+1/2)", "-1/2..inf")
    assert old in source
    assert not compiled(source.replace(old, new), tmp_path)[0]


def test_the_command_line_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from certify.app.cli import main

    target = tmp_path / "less.v"
    assert main(["prove", "r(nu) < x/(x+nu+1/2)", "nu=-1/2..inf", "--coq", str(target)]) == 0
    assert f"Coq theorems: {target}" in capsys.readouterr().out
    assert "Theorem ratio_inequality_1" in target.read_text(encoding="utf-8")
    assert main(["prove", "r(nu) < 1", "--run-coq"]) == 2
    assert "--run-coq: goes with --coq FILE" in capsys.readouterr().err
    assert main(["prove", "r(nu) < 1", "--coq", str(tmp_path / "1.v")]) == 2
    assert main(["prove", "r(nu) < 1", "nu=0..2", "--coq", str(target)]) == 3
    assert certify.prove("r(nu) < 1").outcome == "proved"
