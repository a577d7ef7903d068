"""What the user may set of an appendix: the key of the paper, and the name of the certificate's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from certify.app.cli import main


def test_the_host_document_cites_the_paper_by_its_own_key(tmp_path: Path) -> None:
    words = ["d=3", "claims=beta-star", "--tex", str(tmp_path / "a.tex"), "--fragment"]
    assert main(words) == 0
    assert r"\cite{MunRosenzweig2026}" in (tmp_path / "a.tex").read_text()
    assert "@" in (tmp_path / "a.bib").read_text()
    assert "MunRosenzweig2026" in (tmp_path / "a.bib").read_text()
    assert main([*words, "--cite-key", "MR:26"]) == 0
    assert r"\cite{MR:26}" in (tmp_path / "a.tex").read_text()
    for name in ("a.tex", "a.bib"):
        assert "MunRosenzweig2026" not in (tmp_path / name).read_text()


def test_the_run_says_which_files_it_wrote_and_what_they_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every file of the folder is named once; the packages are those that the fragment asks for."""
    words = ["--fragment", "--figures"]
    assert main(["d=3", "claims=beta-star", "--tex", str(tmp_path / "a.tex"), *words]) == 0
    out = capsys.readouterr().out.splitlines()
    wanted = (tmp_path / "a.tex").read_text().splitlines()[0].partition("needs ")[2]
    assert wanted.startswith(r"\usepackage{amsmath,")
    assert out[-1] == rf"the host document needs {wanted} and \bibliography{{...,a}}"
    beside = out[-2].removeprefix("beside it: ").split(", ")
    assert sorted([*beside, str(tmp_path / "a.tex")]) == sorted(map(str, tmp_path.iterdir()))
    assert len(beside) > 3
    assert main(["d=3", "claims=beta-star", "--tex", str(tmp_path / "b.tex")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"appendix: {tmp_path / 'b.tex'}"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--cite-key", "MR26"], "goes with --fragment"),
        (["--fragment", "--cite-key", r"\evil"], "letters, digits"),
        (["--fragment", "--cite-key", "a,b"], "letters, digits"),
    ],
)
def test_what_is_refused(words: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["d=3", "claims=beta-star", "--tex", str(tmp_path / "a.tex"), *words]) == 2
    assert reason in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_appendix_names_the_file_of_its_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["d=3", "claims=beta-star", "--tex", "a.tex", "--json", "mine.json"]) == 0
    assert r"\texttt{python -m certify check mine.json}" in Path("a.tex").read_text()
    Path("mine.json").rename("other_1.json")
    assert main(["typeset", "other_1.json", "-o", "b.tex"]) == 0
    assert "check other_1.json}" in Path("b.tex").read_text().replace("{}", "").replace(r"\char95", "_")
