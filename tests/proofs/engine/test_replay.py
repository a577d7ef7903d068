"""`python -m proofs`: the table, one label, LaTeX, exit codes; a failing step is reported and not passed over."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from os import environ
from pathlib import Path

import pytest

from proofs.__main__ import main
from proofs.bessel import ratio as bessel_ratio
from proofs.bessel import series as bessel_series
from proofs.engine import tex as latex
from proofs.engine.checks import identity
from proofs.engine.derivation import Checked, Derivation, Derived, NotDerived, Step, by_label
from proofs.engine.replay import derivations, replay
from proofs.engine.steps import argue, define
from proofs.ledger import PATH
from proofs.lookup import asked
from tests.book import load


def wrong() -> Step:
    return Step("$1=2$", "identity", identity(1, 2))


APART = (
    "kuramoto_limit",
    "landau.expansion",
    "landau.reduction",
    "large_beta.cap",
    "large_dimension.remainder",
    "reduction.series",
)
"""Modules whose own tests replay their derivations, which take long."""


def unchecked(item: Derivation) -> Derived:
    """A derivation with the evidence left out: no step of it is run."""
    return Derived(item, tuple(Checked(step, "evidence" if step.check else "") for step in item.steps), 0.0)


@pytest.mark.parametrize("apart", [APART, pytest.param((), marks=pytest.mark.deep)], ids=["most", "all"])
def test_everything_is_derived_and_the_table_is_readable(
    apart: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book, derive = load(), Derivation.derive
    assert {row.module for row in book.rows.values()} >= set(apart)
    monkeypatch.setattr(
        Derivation,
        "derive",
        lambda item: unchecked(item) if book.rows[item.label].module in apart else derive(item),
    )
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for label in book.rows:
        assert re.search(rf"^{re.escape(label)}\s", out, re.MULTILINE), label
    derived = sum(bool(row.module) for row in book.rows.values())
    assert f"{derived} of {derived} derivations replayed" in out
    assert "NOT DERIVED" not in out
    assert max(map(len, out.split("-- cited")[0].splitlines())) <= 160


def test_one_label_shows_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bessel:turan"]) == 0
    out = capsys.readouterr().out
    assert "z W' + (mu + 1) W = P'^2." in out
    assert "checked: difference rewritten to 0" in out
    assert "uses: lem:positivity" in out


def test_a_cited_row_and_a_claim_are_shown_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["beckner-onofri"]) == 0
    assert "doi:10.2307/2946638" in capsys.readouterr().out
    assert main(["regime"]) == 0
    assert "beckner-onofri-equality" in capsys.readouterr().out


def test_an_unknown_label_is_one_line_with_the_nearest_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lem:bessel-ration"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "nearest: lem:bessel-ratio" in err


@pytest.mark.parametrize("word", ["Lemma5.1", "Lem.5.1", "lemma  5.1", "LEM. 5.1", "lemma:5.1"])
def test_a_number_is_understood_with_any_space_before_it(word: str) -> None:
    assert [row.label for row in asked(load(), word)] == ["lem:quartic"]


def test_a_label_says_which_other_labels_have_it_as_a_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fold"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("see also: ")
    assert {"branch-fold", "branch:fold"} <= set(last.removeprefix("see also: ").split(", "))
    assert main(["bessel:turan"]) == 0
    assert "see also" not in capsys.readouterr().out
    assert main(["folds"]) == main(["ranch-fold"]) == 2
    assert "nearest: " in (err := capsys.readouterr().err)
    assert "branch-fold" in err.splitlines()[1]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (["kuramoto"], ["rem:kuramoto"]),
        (["kuramoto_limit"], ["rem:kuramoto"]),
        (["Lemma", "5.1"], ["lem:quartic"]),
        (["bessel:turan", "kuramoto", "bessel:turan"], ["bessel:turan", "rem:kuramoto"]),
    ],
)
def test_several_labels_and_words_of_modules(
    words: list[str], labels: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if re.match(r"\S+ \([a-z]+", line)]
    assert [line.split(" ")[0].rstrip(":") for line in heads] == labels


def test_one_of_several_labels_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bessel:turan", "bessel:turam"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "no row 'bessel:turam'" in err


def test_a_broken_ledger_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "paper.toml"
    broken.write_text(PATH.read_text().replace('"bessel:riccati"', '"bessel:ricatti"', 1))
    assert main(["--ledger", str(broken)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["--ledger", str(tmp_path / "none.toml")]) == 2


def test_a_failing_step_is_reported_with_exit_1_and_what_rests_on_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = replace(bessel_series.SERIES, steps=(*bessel_series.SERIES.steps, wrong()))
    monkeypatch.setitem(bessel_series.DERIVATIONS, "bessel:series", bad)
    outcomes = {item.label: item for item in replay(load(), {"bessel:series", "bessel:turan", "lem:positivity"})}
    assert outcomes["lem:positivity"].derived is not None
    assert "1 = 2" in outcomes["bessel:series"].reason
    assert outcomes["bessel:turan"].reason == "rests on bessel:series, not derived"
    assert main(["bessel:series"]) == 1
    assert "step 9 (1 = 2)" in capsys.readouterr().err


def test_steps_and_derivations_refuse_what_proves_nothing() -> None:
    with pytest.raises(ValueError, match="needs check"):
        Step("a claim", "identity")
    with pytest.raises(ValueError, match="takes no check"):
        Step("a remark", "argument", identity(1, 1))
    empty = replace(bessel_ratio.POSITIVITY, steps=(define("notation"),))
    with pytest.raises(NotDerived, match="at least one step"):
        empty.derive()
    with pytest.raises(ValueError, match="same label"):
        by_label(bessel_ratio.POSITIVITY, bessel_ratio.POSITIVITY)


def test_the_count_of_computed_steps_leaves_arguments_out() -> None:
    item = Derivation("x", "x", "x", (), (argue("by hand"), Step("$1=1$", "identity", identity(1, 1))))
    assert item.derive().computed == 1


def test_tex_of_one_label_and_of_a_cited_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eq:4.8", "--tex"]) == 0
    out = capsys.readouterr().out
    assert r"\begin{enumerate}" in out
    assert out.startswith(r"% For \input in a document with \usepackage{amsmath,amssymb}\usepackage[T1]{fontenc}; ")
    assert r"\texttt{eq:4.8}" in out
    assert r"$\beta_*^{(d+1)}<\frac{d+2}{d}<\beta_*^{(d)}$ for every $d\ge2$." in out
    assert main(["entropy-lower-semicontinuity", "--tex"]) == 0
    assert "Donsker" in capsys.readouterr().out


def test_prose_is_escaped_for_latex_and_formulas_are_not() -> None:
    assert latex.sentence(r"50% & $a_1\le2$ by [eq:4.8], `a_b`") == (
        r"50\% \& $a_1\le2$ by \texttt{eq:4.8}, \texttt{a\_b}"
    )


def test_the_whole_document_compiles(tmp_path: Path) -> None:
    pdflatex = shutil.which("pdflatex")
    if pdflatex is None:
        assert environ.get("CI") != "true", "pdflatex is missing on CI"
        pytest.skip("pdflatex is not installed")
    book = load()
    replayed = [unchecked(item) for item in derivations(book).values()]
    (tmp_path / "proofs.tex").write_text(latex.document(book, replayed), encoding="utf-8")
    run = subprocess.run(
        [pdflatex, "-interaction=nonstopmode", "-halt-on-error", "proofs.tex"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:]
    assert (tmp_path / "proofs.pdf").stat().st_size > 10_000
