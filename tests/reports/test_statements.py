"""What a statement says: quantifiers, Theorem 1.1(3), what each rule rests on, how to have the certificate again."""

from __future__ import annotations

import dataclasses
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify.checker import Region, Verdict, check_document
from certify.checker.document.reader import read_json
from reports.derived import _PROVED, rests_on
from reports.render import standalone
from reports.view import appendix
from tests.book import load
from tests.checker.made import made
from tests.reports import appendix_samples as samples

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "valid"


def corpus(name: str) -> dict[str, Any]:
    document = read_json((CORPUS / f"{name}.json").read_bytes())
    assert isinstance(document, dict)
    return {"provenance": {}} | document


def flat(text: str) -> str:
    return " ".join(text.split())


def text_of(certificate: dict[str, Any]) -> str:
    return flat(standalone(samples.view(certificate)))


def test_uniqueness_of_critical_points_is_stated_with_its_quantifiers() -> None:
    """Theorem 1.1(3) for every beta and every K <= K_c/2, also where the certificate has no number for it."""
    part = r"For every $0\le K\le\frac12K_c(\beta)$ the uniform density is the only critical point of $\mathcal F_K$"
    for name in ("below", "beyond", "range-interval", "far"):
        assert part in text_of(samples.sample(name))
    beyond = text_of(samples.sample("d5"))
    assert beyond.count(r"\begin{crttheorem}[Discontinuous regime]") == beyond.count(r"every $\beta>\beta_*$:") == 1
    assert f"{part}. \\end{{enumerate}}" in beyond


def test_each_number_is_that_of_its_claim() -> None:
    """Half of the enclosed K_c stands with K_c; the regime keeps its own, which rests on less."""
    certificate = corpus("d-2-beta-3")
    claims = {claim.label: claim for claim in check_document(certificate).accepted}
    proved = claims["critical-coupling"].enclosure
    assert proved is not None
    wanted = {"regime": claims["regime"].details["unique_critical_point"], "critical-coupling": proved[0] / 2}
    assert wanted["regime"] < wanted["critical-coupling"]
    for statement in samples.view(certificate).statements:
        if statement.label in wanted:
            assert 0 <= wanted.pop(statement.label) - Fraction(str(statement.first.unique)) < Fraction(1, 10**7)
    assert not wanted


def test_the_equality_case_and_what_is_used_are_named() -> None:
    text = text_of(samples.sample("below"))
    assert "is some $\\rho_a$ by the equality case (T2)" in text
    assert "if and only if $\\rho$ is one of the $\\rho_a" in text
    text = text_of(samples.sample("beyond"))
    assert "the \\emph{quartic coefficient}, is" in text
    assert "\\label{crt:method}" not in text
    text = text_of(corpus("d-2-beta-3"))
    assert "\\label{crt:method}" in text
    assert "is the \\emph{reduced functional}" in text


def coupling_text() -> str:
    return flat(standalone(appendix(samples.coupling_verdict(), "sha256:0", {})))


def test_tables_name_their_dimension_and_rows_their_quantifier() -> None:
    text = coupling_text()
    assert r"\caption{The critical coupling $K_c$ on intervals of $\beta$, $d=3$" in text
    assert "and every $\\beta$ of a set in Table~\\ref{crt:table-critical-coupling-" in text
    assert "[The critical coupling $K_c$ at single values of $\\beta$]" in text
    text = text_of(samples.sample("range-interval"))
    assert r"\crttablecaption{The linear stability threshold $K_\#$, $1/4\le\beta\le 3$" in text


def test_joints_are_explained_and_monotony_is_stated() -> None:
    verdict = samples.coupling_verdict()
    pieces = [c for c in verdict.accepted if c.label == "critical-coupling" and c.interval and not c.interval.point]
    first = pieces[0].interval
    assert first is not None
    decreasing = [dataclasses.replace(c, rule="decreasing") for c in pieces]
    at = Region(first.a, first.a, infinite=False, point=True)
    joint = made("critical-coupling", 3, at, pieces[0].enclosure, rule="two-minimisers", trust=pieces[0].trust)
    kept = tuple(c for c in verdict.accepted if c.label not in ("critical-coupling", "order-parameter"))
    text = flat(standalone(appendix(Verdict((*kept, joint, *decreasing), ()), "sha256:0", {})))
    assert "This $\\beta$ is an end of the intervals of Theorem~\\ref{crt:critical-coupling-" in text
    assert "$K_c$ is strictly decreasing on each of these sets." in text
    other = dataclasses.replace(joint, interval=Region(first.b, first.b, infinite=False, point=True))
    text = flat(standalone(appendix(Verdict((*kept, joint, other, *decreasing), ()), "sha256:0", {})))
    assert "These $\\beta$ are ends of the intervals of Theorem~\\ref{crt:critical-coupling-" in text


@pytest.mark.parametrize(
    ("command", "remade"),
    [
        ("python -m certify d=5 --pdf x.pdf", "python -m certify d=5 --pdf x.pdf --json certificate.json"),
        ("python -m certify d=5 --json cert.json", "python -m certify d=5 --json cert.json"),
    ],
)
def test_how_to_have_the_certificate_again(command: str, remade: str) -> None:
    certificate = samples.sample("d5")
    view = samples.view(certificate | {"provenance": certificate["provenance"] | {"command": command}})
    assert view.remake is not None
    assert re.sub(r"\\char45 ?|\{\}", "", str(view.remake)) == remade
    assert samples.view(certificate | {"provenance": {}}).remake is None


def test_what_a_rule_rests_on_agrees_with_the_ledger_and_with_the_checker() -> None:
    """For every claim of the corpus: labels that exist, and behind them exactly the cited facts of the claim's rule."""
    ledger = load()
    seen = set()
    for path in sorted(CORPUS.glob("*.json")):
        for claim in json.loads(path.read_text())["claims"]:
            if claim["outcome"] == "inconclusive":
                continue
            details = {key: claim[key] for key in ("transition", "unique_critical_point", "derivative") if key in claim}
            point = Region(Fraction(1), Fraction(1), infinite=False, point="beta" in claim)
            about = made(
                claim["label"],
                claim.get("d"),
                point,
                outcome=claim["outcome"],
                rule=claim["evidence"]["rule"],
                details=details,
                trust=frozenset(claim["trust"]),
            )
            labels = rests_on(about)
            assert all(ledger.rows[label].module for label in labels)
            reached = frozenset().union(*(ledger.trust(label) for label in labels))
            assert reached == about.trust, (path.name, claim["label"])
            if about.outcome == "proved":
                seen.add((about.label, claim["evidence"]["rule"]))
    assert len(seen) > 10


def test_every_rule_of_the_format_has_its_results() -> None:
    from certify.checker.document.shape import TRUST_ROWS

    ledger = load()
    for (label, _), labels in _PROVED.items():
        used = set(ledger.rows[label].uses)
        assert labels
        assert all(item in used or ledger.trust(item) <= TRUST_ROWS for item in labels)


def test_labels_are_listed_once() -> None:
    text = standalone(samples.view(corpus("d-2-beta-3")))
    lists = re.findall(r"\\item (?:Thm|Prop|Cor|Lem)\.~\\ref.*?: (\\texttt.*?)\.\n", text)
    assert len(lists) > 3
    assert len(set(lists)) == len(lists)  # statements that rest on the same derivations share one list
    assert sum("coupling:\\allowbreak{}count" in item for item in lists) == 2  # K_c with its derivative; the other two
    assert "python -m proofs LABEL" in text


def test_two_bounds_name_what_they_are() -> None:
    from certify.core.certificate import document
    from certify.solve.coupling.linear_field import bounded_coupling

    text = text_of(document([bounded_coupling(150, Fraction(2), None)]))
    assert "by the inequality of Beckner and Onofri. Upper bound: $K_\\#$, or" in text
    assert "cover of" not in text.split("\\begin{proof}", 1)[1].split("\\end{proof}", 1)[0]


def test_the_other_minimiser_is_described() -> None:
    text = text_of(corpus("d-3-beta-2-digits-20-claims-latent-heat-minimiser-profile"))
    assert "jumps at $K=K_c(\\beta)$ from $0$" in text
    assert "$m_{1}=0.3967680951_{74}^{75}$, $m_{2}=" in text
    assert "$\\rho(-1)=" in text
    assert "$\\rho(1)=3.40132884" in text


def test_the_barrier_is_stated() -> None:
    text = text_of(corpus("d-3-beta-2-digits-20-claims-free-energy-barrier"))
    assert "the infimum, over all paths of densities" in text
    assert "B=1.1312615365_{00}^{01}\\cdot10^{-4}" in text
