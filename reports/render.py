"""From the checker's verdict to files: make the view, fill the templates, compile, write whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from certify.checker import Verdict
from certify.core.errors import BadInput
from certify.core.files import check_writable, write_whole
from reports.bibliography import PAPER
from reports.escape import Tex, finalize
from reports.samples import Samples
from reports.view import Appendix, Figure, Supplement, appendix

TEMPLATES = Path(__file__).resolve().parent / "templates"
PACKAGES = "amsmath,amssymb,amsthm,array,booktabs,longtable,graphicx"
"""What a document needs that takes in a fragment."""


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The template engine: LaTeX-safe delimiters, undefined names are errors, every value passes `finalize`."""
    engine = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        block_start_string="((*",
        block_end_string="*))",
        variable_start_string="(((",
        variable_end_string=")))",
        comment_start_string="((=",
        comment_end_string="=))",
        undefined=jinja2.StrictUndefined,
        autoescape=True,  # so that macros return marked text; `finalize` has escaped everything before, for TeX
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    engine.globals |= {"Tex": Tex, "packages": Tex(PACKAGES)}
    return engine


def render(template: str, view: Appendix, **names: Tex) -> str:
    """One template filled, without runs of blank lines."""
    text = environment().get_template(template).render(a=view, **names)
    return re.sub(r"\n{3,}", "\n\n", text)


def standalone(view: Appendix) -> str:
    """The whole LaTeX document, with its bibliography in it."""
    return render("document.tex.j2", view)


def write_appendix(
    verdict: Verdict,
    digest: str,
    provenance: Mapping[str, Any],
    *,
    tex: Path | None,
    pdf: Path | None,
    fragment: bool,
    derivations: bool,
    samples: Sequence[Samples] | None = None,
    supplements: Sequence[Supplement] = (),
    file: str = "certificate.json",
    paper: str = PAPER,
) -> list[str]:
    """Write the appendix of what the checker accepted of a certificate: LaTeX to `tex`, a compiled document to `pdf`.

    Returns lines about what else is written, and what a host document needs.
    digest: of the certificate. provenance: what it says of itself, shown as such. fragment: `tex` is for `\\input` in
    another document, and a `.bib` file comes beside it. derivations: with the symbolic derivations behind the claims.
    samples: draw the figures with these; their PDF files and their data come beside `tex`. supplements: sections that
    the caller adds. file: the name of the certificate's file. paper: the key by which the host document of a fragment
    cites the paper, which the `.bib` leaves out then. Raises BadInput (a path that cannot be written) or
    EnvironmentFailure (pdflatex is missing or fails); then no file is written.
    """
    if tex is None and pdf is None:
        raise BadInput("--tex, --pdf: one of them is wanted")
    if fragment and tex is None:
        raise BadInput("--fragment: goes with --tex FILE")
    if paper != PAPER and not fragment:
        raise BadInput("--cite-key: goes with --fragment; a document of its own has its own bibliography")
    if not re.fullmatch(r"[A-Za-z0-9:.+-]{1,80}", paper):
        raise BadInput(f"--cite-key {paper[:40]}: letters, digits and : . + - are wanted")
    stem = re.sub(r"[^A-Za-z0-9-]+", "-", (tex or Path("appendix.tex")).stem).strip("-")[:200] or "appendix"
    view = appendix(
        verdict,
        digest,
        provenance,
        figures=() if samples is None else _figures(verdict, samples, stem),
        derive=derivations,
        supplements=supplements,
        file=file,
        paper=paper,
    )
    files = _files(view, stem, tex, pdf, fragment=fragment)
    _write(files)
    beside = [str(path) for path in files if path not in (tex, pdf)]
    needs = f"the host document needs \\usepackage{{{PACKAGES}}} and \\bibliography{{...,{stem}}}"
    return [*([f"beside it: {', '.join(beside)}"] if beside else []), *([needs] if fragment else [])]


def _figures(verdict: Verdict, samples: Sequence[Samples], stem: str) -> tuple[Figure, ...]:
    from reports.figures import figures  # matplotlib comes with it

    return figures(verdict, samples, stem)


def _files(view: Appendix, stem: str, tex: Path | None, pdf: Path | None, *, fragment: bool) -> dict[Path, str | bytes]:
    """Every file that is to be written, with its whole content."""
    files: dict[Path, str | bytes] = {}
    if tex is not None:
        bib = tex.parent / f"{stem}.bib"
        files[tex] = render("fragment.tex.j2", view, bib=Tex(stem)) if fragment else standalone(view)
        if fragment:
            files[bib] = render("bibliography.bib.j2", view)
        for figure in view.figures:
            path = tex.parent / figure.name
            files |= {path: figure.pdf, path.with_suffix(".csv"): figure.data}
    if pdf is not None:
        from reports.latex import compile_pdf

        files[pdf] = compile_pdf(standalone(view), {figure.name: figure.pdf for figure in view.figures})
    return files


def _write(files: Mapping[Path, str | bytes]) -> None:
    for path in files:
        check_writable("--tex, --pdf", str(path))
    for path, content in files.items():
        write_whole(path, content)
