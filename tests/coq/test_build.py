"""The Coq theory as a library: built, from clean too, installed, read by coqdoc and coqchk; a missing tool is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.coq import environment as coq
from tests.coq.vernacular import assumptions, printed_groups


@pytest.fixture(scope="module")
def theory() -> Path:
    """The directory of the built theory."""
    return coq.built()


def test_every_file_is_compiled(theory: Path) -> None:
    for name in coq.listed():
        compiled = theory / f"{name}o"
        assert compiled.stat().st_mtime_ns >= (theory / name).stat().st_mtime_ns, name


@pytest.mark.deep
def test_builds_from_clean(tmp_path: Path) -> None:
    """By its own Makefile, from the sources alone; Main.v prints the axioms as it is compiled."""
    coq.require_tools("coqc", "coq_makefile", "make")
    directory = coq.copy_theory(tmp_path / "theory")
    done = coq.run(["make", "-j2", "--output-sync=target"], directory)
    assert done.returncode == 0, done.stdout[-3000:]
    compiled = sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*.vo"))
    assert compiled == sorted(f"{name}o" for name in coq.listed())
    printed = re.split(r"^COQC ", done.stdout.partition("COQC Main.v\n")[2], flags=re.MULTILINE)[0]
    assert len(assumptions(printed)) == len(printed_groups(coq.statements())) == 2


@pytest.mark.parametrize(
    "links",
    [("--no-glob", "--no-index"), pytest.param((), marks=pytest.mark.deep)],
    ids=["text", "with links"],
)
def test_coqdoc_reads_every_file(links: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """It warns of what it cannot read and answers 0, so there must be no warning; links take the compiled theory."""
    coq.require_tools("coqdoc")
    sources: Path = coq.THEORY if links else request.getfixturevalue("theory")
    command = ["coqdoc", "-q", "--html", *links, "-R", ".", "Certify", "-d", str(tmp_path)]
    done = coq.run([*command, *coq.listed()], sources)
    assert (done.returncode, done.stdout) == (0, "")
    pages = {f"Certify.{coq.module(name)}.html" for name in coq.listed()}
    assert pages <= {path.name for path in tmp_path.iterdir()}
    planted = tmp_path / "Planted.v"
    planted.write_text("(** Nonnegative on\n    [[a, oo)] and nowhere else. *)\n", encoding="utf-8")
    assert "warning" in coq.run([*command, str(planted)], sources).stdout


@pytest.mark.deep
def test_installed_library_is_found(theory: Path, tmp_path: Path) -> None:
    """`make install` puts all rooms where Coq looks."""
    done = coq.run(["make", "install", f"DSTROOT={tmp_path}"], theory)
    assert done.returncode == 0, done.stdout[-2000:]
    (installed,) = tmp_path.rglob("user-contrib/Certify")
    assert sorted(path.relative_to(installed).as_posix() for path in installed.rglob("*.vo")) == sorted(
        f"{name}o" for name in coq.listed()
    )
    text = "From Certify Require Import Bessel.Barrier.\nCheck r_lower_amos.\n"
    assert coq.compile_file(tmp_path, "use.v", text, installed).returncode == 0


@pytest.mark.deep
def test_independent_checker_accepts_the_library(theory: Path) -> None:
    coq.require_tools("coqchk")
    checked = coq.run(["make", "coqchk"], theory, limit=3600)
    assert checked.returncode == 0, checked.stdout[-3000:]
    assert "CONTEXT SUMMARY" in checked.stdout


@pytest.mark.deep
def test_optional_quadrature(tmp_path: Path) -> None:
    coq.require_tools("coqc", "make")
    coq.require_libraries(tmp_path, "Coquelicot.Coquelicot", "Interval.Tactic")
    before = sorted((coq.THEORY / "interval").iterdir())
    done = coq.run(["make", "interval"], coq.THEORY)
    assert done.returncode == 0, done.stdout[-3000:]
    assert sorted((coq.THEORY / "interval").iterdir()) == before


def test_missing_tool_fails_on_ci_and_skips_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="coqc is not installed"):
        coq.require_tools("coqc")
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="coqc is not installed"):
        coq.require_tools("coqc")


def test_missing_library_fails_on_ci_and_skips_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    coq.require_tools("coqc")
    coq.require_libraries(tmp_path, "Coq.Init.Prelude")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"does not find one of Coq\.Nowhere"):
        coq.require_libraries(tmp_path, "Coq.Nowhere")
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match=r"does not find one of Coq\.Nowhere"):
        coq.require_libraries(tmp_path, "Coq.Nowhere")
