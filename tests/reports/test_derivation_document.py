"""Derivations as documents of their own: the paper's numbers, the facts below, files that are whole or not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from proofs.__main__ import main
from proofs.bessel import series as bessel_series
from proofs.engine.replay import derivations
from reports import derivation_document as module
from reports.derivation_document import document, reference
from reports.latex import compile_with_log
from tests.book import load
from tests.proofs.engine.test_replay import unchecked, wrong
from tests.reports.appendix_samples import complaints, require_tex
from tests.sampling import sampled

Captured = pytest.CaptureFixture[str]


def made(*labels: str) -> str:
    """The document of these rows, no step of which is run."""
    book = load()
    found = derivations(book)
    rows = [book.rows[label] for label in labels]
    return document(book, rows, {row.label: unchecked(found[row.label]) for row in rows if row.module})


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("lem:quartic", "Lemma~5.1"),
        ("thm:main", "Theorem~1.1"),
        ("lem:threshold", "(1.8)"),
        ("eq:5.3", "(5.2), (5.3)"),
        ("supp:entropy-remainder", r"\texttt{supp:entropy-remainder}"),
        ("def:transition", "Definition~2.1"),
        ("regime", r"\texttt{regime}"),
    ],
)
def test_the_papers_results_have_its_numbers_and_others_their_names(label: str, name: str) -> None:
    assert bare(reference(load().rows[label])) == name


def bare(text: str) -> str:
    """Without places where a line may be broken, and what keeps marks from forming ligatures."""
    return text.replace(r"\allowbreak{}", "").replace("{}", "")


def test_no_reference_inside_is_a_label_of_the_papers_results() -> None:
    """The label stands once, where the result says its own; everything it cites has the paper's number."""
    text = bare(made("lem:quartic"))
    assert r"\title{Derivation of Lemma~5.1}" in text
    assert r"\texttt{lem:quartic} (in the paper Lemma~5.1)" in text
    names = re.findall(r"\\texttt\{((?:lem|thm|eq|prop|rem):[^ ]*)\}", text)
    assert set(names) == {"lem:quartic"}
    assert "(1.6), (1.14), (2.18)" in text
    assert r"\texttt{supp:entropy-remainder}" in text


def test_it_says_which_cited_facts_stand_below_all_that_is_used() -> None:
    none, some = bare(made("lem:threshold")), bare(made("thm:main"))
    assert "it rests on no cited fact" in none
    assert "beckner" not in none.lower()
    for label in load().trust("thm:main"):
        assert label in some
    assert r"\bibitem{Beckner1993}" in some
    assert r"\cite{Beckner1993,CarlenLoss1992}" in some
    assert set(re.findall(r"\\bibitem\{(\w+)\}", none)) == {"MunRosenzweig2026"}


def test_rows_without_a_derivation_are_stated() -> None:
    text = bare(made("beckner-onofri", "def:transition"))
    assert r"\title{\texttt{beckner-onofri} and 1 more}" in text
    assert text.count("without a derivation here") == 2
    assert "was derived symbolically" not in text


@pytest.mark.parametrize("labels", sampled(["lem:quartic", "thm:main beckner-onofri", "coupling:star"], 1))
def test_it_compiles_without_complaint(labels: str) -> None:
    require_tex()
    pdf, log = compile_with_log(made(*labels.split()))
    assert pdf.startswith(b"%PDF")
    assert complaints(log) == []


@pytest.mark.deep
def test_all_of_it_compiles() -> None:
    require_tex()
    _, log = compile_with_log(made(*load().rows))
    assert [line for line in complaints(log) if "Overfull" not in line] == []


def test_the_command_writes_both_files(tmp_path: Path, capsys: Captured) -> None:
    require_tex()
    tex, pdf = tmp_path / "x.tex", tmp_path / "x.pdf"
    assert main(["Lemma5.1", "--tex", str(tex), "--pdf", str(pdf)]) == 0
    assert capsys.readouterr().out == f"lem:quartic: {tex} and {pdf}\n"
    assert tex.read_text(encoding="utf-8").startswith(r"\documentclass")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.pdf", "x.tex"]


def test_a_label_behind_the_option_is_a_label(capsys: Captured) -> None:
    assert main(["bessel:turan", "--tex"]) == 0
    before = capsys.readouterr().out
    assert before.startswith("% For ")
    assert main(["--tex", "bessel:turan"]) == 0
    assert capsys.readouterr().out == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--tex", "x.pdf"], "--tex x.pdf: a file name that ends in .tex is wanted"),
        (["--pdf", "x.tex"], "--pdf x.tex: a file name that ends in .pdf is wanted"),
        (["--pdf", ""], "--pdf"),
        (["--tex", "nowhere/x.tex"], "does not exist"),
    ],
)
def test_names_that_cannot_be_written_are_one_line(
    words: list[str], said: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "find_tool", lambda name: name)
    assert main(["lem:quartic", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), list(tmp_path.iterdir())) == ("", 1, [])
    assert said in err


def test_a_row_that_is_not_there(tmp_path: Path, capsys: Captured) -> None:
    assert main(["lem:quartik", "--tex", str(tmp_path / "x.tex")]) == 2
    assert "nearest: lem:quartic" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_tex_nothing_is_derived(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_: None)
    monkeypatch.setattr(module, "document", lambda *_: pytest.fail("derived"))
    assert main(["lem:quartic", "--tex", str(tmp_path / "x.tex"), "--pdf", str(tmp_path / "x.pdf")]) == 4
    err = capsys.readouterr().err
    assert "pdflatex is not installed" in err
    assert (err.count("\n"), list(tmp_path.iterdir())) == (1, [])


def test_a_document_that_fails_leaves_no_file(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    require_tex()
    monkeypatch.setattr(module, "document", lambda *_: r"\documentclass{article}\begin{document}\nothing\end{document}")
    assert main(["lem:quartic", "--tex", str(tmp_path / "x.tex"), "--pdf", str(tmp_path / "x.pdf")]) == 4
    assert "pdflatex failed" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_step_that_fails_leaves_no_file(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = replace(bessel_series.SERIES, steps=(*bessel_series.SERIES.steps, wrong()))
    monkeypatch.setitem(bessel_series.DERIVATIONS, "bessel:series", bad)
    assert main(["bessel:series", "--tex", str(tmp_path / "x.tex")]) == 1
    assert "1 = 2" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
