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
