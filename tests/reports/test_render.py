"""The text of an appendix: only from accepted certificates, whole or not at all, with what belongs in it."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from certify.app.checked import RefusedCertificate, accept
from certify.app.typeset import main
from certify.checker import LimitReached, check_document
from certify.checker.document.shape import TRUST_ROWS
from certify.core.claim import LABELS as CERTIFY_LABELS
from certify.core.claim import Claim, Outcome
from certify.core.errors import BadInput
from reports.bibliography import ENTRIES, FACTS
from reports.escape import Tex
from reports.labels import LABELS
from reports.render import environment, render, standalone
from reports.tables import LINE, Table
from reports.view import Supplement, appendix
from tests.book import load
from tests.reports import appendix_samples as samples


def altered(certificate: dict[str, Any], change: Any) -> dict[str, Any]:
    copied = copy.deepcopy(certificate)
    change(copied)
    return copied


def lift(document: dict[str, Any]) -> None:
    """A false enclosure of beta_*."""
    claim = next(c for c in document["claims"] if c["label"] == "beta-star")
    claim["enclosure"]["lower"] = claim["enclosure"]["upper"]
    claim["enclosure"]["upper"] = "0x3p+0"


REFUSED = {
    "invalid": (1, lift),
    "malformed": (2, lambda document: document.update({"more": 1})),
    "limit": (3, lambda document: document.update({"claims": []})),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refused_certificate_has_no_verdict(kind: str) -> None:
    code, change = REFUSED[kind]
    refused = altered(samples.sample("d5"), change)
    with pytest.raises(RefusedCertificate) as caught:
        accept(refused)
    assert caught.value.exit_code == code


@pytest.mark.parametrize("kind", REFUSED)
def test_command_line_refuses_too(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, change = REFUSED[kind]
    source = tmp_path / "cert.json"
    source.write_text(json.dumps(altered(samples.sample("d5"), change)))
    assert main([str(source), "-o", str(tmp_path / "out.tex")]) == code
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["cert.json"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"{", 2), (b"[]", 2), (b'{"a":1,"a":2}', 2), (b"\xff", 2), (b"[" * 100000, 2)]
)
def test_command_line_reads_as_the_checker_does(content: bytes, code: int, tmp_path: Path) -> None:
    source = tmp_path / "cert.json"
    source.write_bytes(content)
    assert main([str(source), "-o", str(tmp_path / "out.tex")]) == code


def test_command_line_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "cert.json"
    odd = samples.sample("d5") | {"provenance": {"seconds": 1.5, "n": 10**30, "versions": {"python": 3.11}}}
    source.write_text(json.dumps(odd))
    assert main([str(source), "-o", str(tmp_path / "none" / "out.tex")]) == 2
    assert main([str(tmp_path / "none.json"), "-o", str(tmp_path / "out.tex")]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert main([str(source), "-o", str(tmp_path / "out.tex")]) == 0
    assert "1.44548543246584038410" in (tmp_path / "out.tex").read_text()


@pytest.mark.parametrize("name", ["d5.tex", "range.tex", "refuted.tex", "refuted.bib", "open.tex"])
def test_golden_files(name: str) -> None:
    """After an intended change: python -m tests.reports.appendix_samples, and read the difference."""
    assert samples.golden_texts()[name] == (samples.GOLDEN / name).read_text(encoding="utf-8")


def test_digits_are_contiguous_and_in_the_form_of_the_paper() -> None:
    text = standalone(samples.view(samples.sample("d5")))
    assert "$\\beta_*=1.4454854324_{65}^{66}$" in text
    assert "1.4454854324658403841017386131611283393173668540497" in text
    digits = re.findall(r"\d+", standalone(samples.view(samples.sample("long"))))
    assert max(map(len, digits)) > 990


def test_every_claim_of_the_certificate_is_stated() -> None:
    certificate = samples.sample("range")
    view = samples.view(certificate)
    stated = sorted((s.label, item.d) for s in view.statements for item in s.items)
    assert stated == sorted((claim["label"], claim["d"]) for claim in certificate["claims"])
    assert view.count == len(certificate["claims"]) == 27


@pytest.mark.parametrize("name", ["d5", "range", "refuted", "beyond"])
def test_text_has_digest_command_and_references(name: str) -> None:
    certificate = samples.sample(name)
    view = samples.view(certificate)
    text = standalone(view)
    assert certificate["provenance"]["digest"] in text
    assert "python -m certify check certificate.json" in text
    cited = {key for keys in re.findall(r"\\cite\{([^}]*)\}", text) for key in keys.split(",")}
    assert cited == {entry.key for entry in view.citations} == set(re.findall(r"\\bibitem\{([^}]*)\}", text))
    assert all(entry.doi in text for entry in view.citations)
    bib = render("bibliography.bib.j2", view)
    assert set(re.findall(r"@\w+\{([^,]*),", bib)) == cited


def test_open_claims_have_no_theorem_and_refuted_ones_a_counterexample() -> None:
    text = standalone(samples.view(samples.with_open("too hard")))
    section = text[text.index("\\section{Not proved}") :]
    assert "majorisation" in section
    bound = r"reports the bounds $\min(1-A_l\alpha_l)=96.45_{01}^{12}$, which the checker does not judge."
    assert bound in section  # said by the program that made it, and of nothing else
    assert "96.4" not in text.replace(bound, "")
    text = standalone(samples.view(samples.sample("refuted")))
    assert "\\section{Counterexamples}" in text
    assert "$\\beta=3$, $l=2$" in text
    assert "majorisation" not in {s.label for s in samples.view(samples.sample("refuted")).statements}


def test_the_digest_is_of_what_is_shown_not_of_what_the_provenance_says() -> None:
    certificate = samples.sample("d5") | {"provenance": {"digest": "sha256:forged"}}
    view = samples.view(certificate)
    assert "forged" not in standalone(view)
    assert not view.ball_arithmetic  # the provenance does not say so, so neither do we


def test_coq_only_if_the_provenance_says_accepted() -> None:
    certificate = samples.sample("d5")
    verdict = {"accepted": True, "theorems": ["a", "b"], "axioms": ["\\evil_x"], "versions": [["coq", "8.16.1"]]}
    for coq, shown in ((verdict, True), (verdict | {"accepted": "yes"}, False), ([1], False), ({}, False)):
        text = standalone(samples.view(certificate | {"provenance": {"coq": coq}}))
        assert ("Coq kernel" in text) == shown
        assert "\\evil" not in text


def test_hook_for_further_tables() -> None:
    table = Table(Tex("crt:further"), Tex("Further"), (Tex("$d$"), Tex("$K_c$")), ((Tex("5"), Tex("$1.5$")),))
    further = Supplement(Tex("Beside the asymptotics"), Tex("Some text."), table)
    text = standalone(samples.view(samples.sample("d5"), supplements=[further]))
    section = text[text.index("\\section{Beside the asymptotics}") : text.index("\\section{What the results rest on}")]
    assert "\\label{crt:further}" in section
    assert "5 & $1.5$ \\\\" in section


def test_options_without_a_file_to_go_with() -> None:
    with pytest.raises(BadInput):
        samples.write(samples.sample("d5"))
    with pytest.raises(BadInput):
        samples.write(samples.sample("d5"), fragment=True, pdf=Path("x.pdf"))


def test_an_unwritable_path_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "out.bib").mkdir()
    with pytest.raises(BadInput):
        samples.write(samples.sample("d5"), tex=tmp_path / "out.tex", fragment=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out.bib"]


def test_fragment_has_no_preamble_and_a_bib_beside_it(tmp_path: Path) -> None:
    samples.write(samples.sample("d5"), tex=tmp_path / "my file_#1.tex", fragment=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my file_#1.tex", "my-file-1.bib"]
    text = (tmp_path / "my file_#1.tex").read_text()
    assert not re.search(r"^\s*\\(documentclass|usepackage|begin\{document\}|bibitem)", text, re.MULTILINE)


def test_every_label_and_every_trust_row_has_its_words() -> None:
    assert tuple(LABELS) == CERTIFY_LABELS
    assert set(FACTS) == TRUST_ROWS
    assert {key for fact in FACTS.values() for key in fact.keys} <= set(ENTRIES)
    says = environment().get_template("statements.tex.j2").make_module({"a": None})
    assert set(says.says) == set(says.proves) == set(LABELS)  # type: ignore[attr-defined]  # made by what is read


def test_references_are_those_of_the_ledger() -> None:
    rows = load().rows
    for label, fact in FACTS.items():
        dois = set(re.findall(r"doi:(\S+?)[;,]?(?:\s|$)", rows[label].reference))
        assert dois == {ENTRIES[key].doi for key in fact.keys if ENTRIES[key].doi}, label


def test_numbers_in_the_paper_are_those_of_the_ledger() -> None:
    """Every place that a statement names is the number of a row of the ledger."""
    numbers = " ".join(row.number for row in load().rows.values())
    for kind in LABELS.values():
        for place in re.findall(r"[\d.]+\d", kind.places):
            assert re.search(rf"(?<![\d.]){re.escape(place)}(?![\d.])", numbers) or in_a_range(place, numbers), place


def in_a_range(place: str, numbers: str) -> bool:
    """Whether (a.m) lies in some (a.k)-(a.n) of the ledger."""
    chapter, n = place.split(".")
    spans = re.findall(rf"\({chapter}\.(\d+)\)-\({chapter}\.(\d+)\)", numbers)
    return any(int(low) <= int(n) <= int(high) for low, high in spans)


def test_only_verdicts_of_the_checker_are_shown() -> None:
    accepted = accept(samples.sample("d5"))
    assert {claim.label for claim in accepted.accepted} <= set(LABELS)
    with pytest.raises(LimitReached):
        check_document({"format": "certify/1", "claims": []})


def test_a_table_fits_the_line() -> None:
    def table(*cells: str) -> Table:
        return Table(Tex("t"), Tex("c"), tuple(Tex("h") for _ in cells), (tuple(Tex(cell) for cell in cells),))

    assert table("$5$", "$1.5$").columns == "ll"
    wide = table("$5$", "$" + "1" * 70 + "$", "$" + "2" * 70 + "$").columns
    shares = [float(share) for share in re.findall(r"p\{([\d.]+)", wide)]
    assert len(shares) == 2
    assert sum(shares) * LINE + 5 + 3 * 12 <= LINE + 1
    with pytest.raises(ValueError, match="cells"):
        Table(Tex("t"), Tex("c"), (Tex("h"),), ((Tex("a"), Tex("b")),))


def test_appendix_of_an_invented_verdict_about_the_critical_coupling() -> None:
    view = appendix(samples.coupling_verdict(), "sha256:0", {})
    text = standalone(view)
    assert "K_c(\\beta)=0.8000000000_{00}^{01}" in text
    assert "exactly two: the uniform density and one other" in " ".join(text.split())
    assert "\\label{crt:table-critical-coupling-" in text
    assert "\\[ K_c'(\\beta)=" in text
    assert text.count("$: $K_c'(\\beta)\\in[-0.4500,\\,-0.4000]$.") == 3
    assert text.count("strictly decreasing") == 1


def test_outcomes_are_three() -> None:
    """A fourth outcome would need its place in the text."""
    assert set(Outcome.__args__) == {"proved", "refuted", "inconclusive"}  # type: ignore[attr-defined]  # made by what is read
    with pytest.raises(TypeError):
        bool(Claim("regime", 5, "proved"))
