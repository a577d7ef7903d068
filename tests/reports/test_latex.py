"""The appendix compiles: no overfull box, no undefined reference, whatever the certificate has in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from certify.core.errors import EnvironmentFailure
from proofs.engine.derivation import Derivation
from reports import latex
from reports.derivations import behind, derivations
from reports.escape import Tex
from reports.latex import compile_pdf, compile_with_log
from reports.render import render, standalone
from reports.view import appendix
from tests.proofs.engine.test_replay import unchecked
from tests.reports import appendix_samples as samples
from tests.reports.appendix_samples import complaints, require_tex
from tests.sampling import sampled

HOST = r"""\documentclass{%s}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,amsthm,array,booktabs,longtable,graphicx}
\newtheorem{theorem}{Theorem}
\begin{document}
\section{Host}
\begin{theorem}\label{host} See Theorem~\ref{crt:beta-star-0}. \end{theorem}
\appendix
\input{part}
\bibliographystyle{amsplain}
\bibliography{part}
\end{document}
"""


KINDS = ("d5", "range", "many", "long", "long-range", "one-minimiser", "beyond", "range-below", "far")


@pytest.mark.parametrize("name", sampled(KINDS, 2, seed=5))
def test_compiles_without_complaint(name: str) -> None:
    require_tex()
    pdf, log = compile_with_log(standalone(samples.view(samples.sample(name))))
    assert pdf.startswith(b"%PDF")
    assert complaints(log) == []


def test_critical_coupling_compiles_without_complaint() -> None:
    require_tex()
    _, log = compile_with_log(standalone(appendix(samples.coupling_verdict(), "sha256:" + "0" * 64, {})))
    assert complaints(log) == []


def test_hostile_text_is_printed_and_not_executed() -> None:
    require_tex()
    pdf, log = compile_with_log(standalone(samples.view(samples.with_open(samples.HOSTILE))))
    assert complaints(log) == []
    assert "runsystem" not in log
    assert "/etc/passwd" not in re.sub(r"\s", "", log)
    assert len(pdf) > 50_000


@pytest.mark.parametrize(("name", "host"), sampled([("range-interval", "amsart"), ("refuted", "article")], 1, seed=5))
def test_fragment_in_a_host_document(name: str, host: str) -> None:
    require_tex("pdflatex", "bibtex")
    view = samples.view(samples.sample(name))
    files = {
        "part.tex": render("fragment.tex.j2", view, bib=Tex("part")).encode(),
        "part.bib": render("bibliography.bib.j2", view).encode(),
    }
    _, log = compile_with_log(HOST % host, files, bibtex=True)
    assert complaints(log) == []


@cache
def derived(checked: bool) -> str:
    """An appendix with all that its claims rest on; the steps are run, or their evidence is left out."""
    with pytest.MonkeyPatch.context() as patch:
        if not checked:
            patch.setattr(Derivation, "derive", unchecked)
        return standalone(samples.view(samples.sample("threshold"), derive=True))


@pytest.mark.deep  # tests/proofs/engine/test_replay.py runs all steps, and compiles them
def test_derivations_of_a_claim_compile_without_complaint() -> None:
    require_tex()
    text = derived(checked=True)
    assert r"[\emph{sign}: all coefficients $\ge0$ in " in text
    _, log = compile_with_log(text)
    assert complaints(log) == []


def test_derivations_are_referred_to_by_their_numbers() -> None:
    """Every label that a statement or a step rests on is a numbered result of the same document, or a cited fact."""
    text = derived(checked=False)
    assert "Funk" in text
    labels = set(re.findall(r"\\label\{(crt:derived-[^}]*)\}", text))
    assert {"crt:derived-lem-threshold", "crt:derived-eq-1.7", "crt:derived-bessel-riccati"} <= labels
    assert set(re.findall(r"\\ref\{(crt:derived-[^}]*)\}", text)) <= labels
    assert "python -m proofs LABEL" in text


@pytest.mark.deep
def test_all_derivations_compile_without_complaint() -> None:
    from tests.book import load

    require_tex()
    text = derivations({row.label for row in load().of_kind("claim")})
    view = replace(samples.view(samples.sample("d5")), derivations=text)
    _, log = compile_with_log(standalone(view))
    assert [line for line in complaints(log) if "eq-1." not in line] == []


def test_derivations_are_those_behind_the_claims() -> None:
    from tests.book import load

    ledger = load()
    found = behind(ledger, {"beta-star"})
    assert {"beta-star", "lem:threshold", "bessel:riccati"} <= found
    assert "lem:quartic" not in found
    assert behind(ledger, {"no-such-claim"}) == set()


FAULTS = {
    "Overfull": r"\hbox to 500pt{x}",
    "Reference `nowhere' on page": r"\ref{nowhere}",
    "Citation `nobody'": r"\cite{nobody}",
    "multiply": r"\label{a}\label{a}",
    "Missing character": r"\hbox{\char200}",
}


def test_complaints_are_seen() -> None:
    """Planted faults: what the tests above look for is what TeX says."""
    require_tex()
    planted = "\n\n".join(rf"\noindent {fault} text" for fault in FAULTS.values())
    source = rf"\documentclass{{article}}\begin{{document}}{planted}\end{{document}}"
    seen = complaints(compile_with_log(source)[1])
    assert [found for found in FAULTS if not any(found in line for line in seen)] == []


@pytest.mark.deep  # the figures in it are compared in test_figures.py
def test_the_pdf_is_the_same_every_time(tmp_path: Path) -> None:
    require_tex()
    for name in ("a.pdf", "b.pdf"):
        samples.write(samples.sample("below"), pdf=tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_without_pdflatex(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFailure, match="pdflatex is not installed") as caught:
        samples.write(samples.sample("d5"), tex=tmp_path / "out.tex", pdf=tmp_path / "out.pdf")
    assert caught.value.exit_code == 4
    assert list(tmp_path.iterdir()) == []


def test_tex_that_fails_reads_outside_or_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    require_tex()
    start, end = r"\documentclass{article}\begin{document}", r"\end{document}"
    with pytest.raises(EnvironmentFailure, match="Undefined control sequence"):
        compile_pdf(rf"{start}\nonsense{end}")
    with pytest.raises(EnvironmentFailure):
        compile_pdf(rf"{start}\input{{/etc/passwd}}{end}")
    _, log = compile_with_log(rf"{start}\immediate\write18{{true}}x{end}")
    assert "system commands disabled" in log or "runsystem(true)...disabled" in log
    monkeypatch.setattr(latex, "TIME_LIMIT", 0.5)
    with pytest.raises(EnvironmentFailure, match="stopped after"):
        compile_pdf(rf"{start}\loop\iftrue\repeat{end}")


def test_missing_tex_fails_on_ci_and_is_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI must have it"):
        require_tex("no-such-tool")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception):
        require_tex("no-such-tool")
