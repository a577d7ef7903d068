"""A claim that one arithmetic supports never looks like one that two support: wherever it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from certify import certify
from certify.app.checked import UNRECORDED, WORDS, check_claims, is_alone, joined, record, recorded
from certify.app.cli import main
from certify.app.result import Result
from certify.app.shares import check_in_shares
from certify.app.sweep.grid import Point
from certify.app.sweep.run import sweep
from certify.app.typeset import main as typeset
from certify.checker import Verdict, check_document
from certify.core.certificate import document
from certify.core.claim import Claim, Enclosure
from certify.core.errors import CertifyError, InternalError
from certify.core.exact import Dyadic, format_exact
from certify.solve.question import Query

Captured = pytest.CaptureFixture[str]
STAR = certify(d=5, claims=("beta-star", "elementary-bounds"))
GIVEN_UP = "checked by: Arb only; the exact check was given up at its work limit"
NOT_ASKED = "checked by: Arb only; the exact check was not asked for"
TINY = "0.000001"


@cache
def two_minimisers() -> Result:
    """A claim about K_c beyond beta_*, and what it rests on."""
    return certify(d=3, beta="2", digits=8, claims=("critical-coupling",))


@pytest.fixture
def cover(monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim about K_c beyond beta_* at once: the one that is made above."""
    monkeypatch.setattr("certify.solve.dimension.run", planted)


def planted(query: Query, progress: object = None) -> Iterator[tuple[Claim, ...]]:
    yield two_minimisers().claims


def test_statuses() -> None:
    labels = [claim.label for claim in two_minimisers().claims]
    assert labels == ["beta-star", "critical-coupling", "two-minimisers"]
    assert check_claims(two_minimisers().claims).statuses == ("accepted",) * 3
    assert check_claims(two_minimisers().claims, covers=False).statuses == (
        "accepted",
        "not asked for",
        "not asked for",
    )
    little = check_claims(two_minimisers().claims, work=Fraction(1, 100))
    assert little.statuses == ("accepted", "given up", "given up")
    assert little.alone == two_minimisers().claims[1:]
    assert check_claims(two_minimisers().claims, work=Fraction(1, 10**6)).alone == two_minimisers().claims
    assert two_minimisers().check(Fraction(1, 100)) == little
    undecided = Claim("regime", 5, "inconclusive", reason="planted")
    assert check_claims([undecided]).words == (WORDS["open"],)
    assert [is_alone(words) for words in (*WORDS.values(), UNRECORDED)] == [False, True, True, False, True]


def test_a_refusal_is_no_status() -> None:
    wrong = replace(STAR.claims[0], enclosure=Enclosure(Dyadic(3, -1), Dyadic(7, -2)))
    with pytest.raises(CertifyError, match="checker refuses"):
        check_claims([wrong])


def test_the_record_of_a_certificate() -> None:
    statuses = check_claims(two_minimisers().claims, work=Fraction(1, 100)).statuses
    assert record(statuses) == {WORDS["accepted"]: [0], WORDS["given up"]: [1, 2]}
    for found, words in (
        (record(statuses), WORDS["given up"]),
        (record(["accepted", "open"]), WORDS["accepted"]),
        (record(["open"]), WORDS["open"]),
        (record(["not asked for", "given up"]), WORDS["not asked for"]),
        ({}, UNRECORDED),
        ({"Arb, exact checker, and more": [0]}, UNRECORDED),
        ("x", UNRECORDED),
    ):
        assert recorded({"provenance": {"checked": found}, "claims": []}) == words
    assert recorded({"provenance": {}, "claims": []}) == UNRECORDED


@pytest.mark.usefixtures("cover")
@pytest.mark.parametrize(("option", "words"), [(["--work", "0.01"], GIVEN_UP), (["--no-check"], NOT_ASKED)])
def test_the_terminal_and_the_provenance_say_so(
    option: list[str], words: str, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "cert.json"
    assert main(["d=3", "beta=2", *option, "--json", str(target)]) == 0
    out = capsys.readouterr().out
    assert out.count(words) == 2
    assert out.count("checked by: Arb, exact checker") == 1
    assert json.loads(target.read_text())["provenance"]["checked"] == {
        WORDS["accepted"]: [0],
        words.removeprefix("checked by: "): [1, 2],
    }


def test_a_light_claim_that_is_given_up_says_so(capsys: Captured) -> None:
    assert main(["d=5", "claims=beta-star", "--work", TINY]) == 0
    assert GIVEN_UP in capsys.readouterr().out


def test_the_exit_codes_are_told(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "0 everything claimed is proved in ball arithmetic" in told
    assert "given up at its work limit" in told


@pytest.mark.parametrize(
    "options",
    [
        ["--no-check", "--tex", "x.tex"],
        ["--no-check", "--pdf", "x.pdf"],
        ["--no-check", "--work", "1"],
        ["--work", "0"],
        ["--work", "much"],
        ["--work", "1", "--work", "2"],
    ],
)
def test_options_that_do_not_go_together(
    options: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["d=5", *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert options[0] in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("cover")
def test_no_appendix_of_what_the_exact_checker_gave_up(tmp_path: Path, capsys: Captured) -> None:
    """One line, exit 3; the certificate is written all the same, and can be typeset with more work."""
    target, paper = tmp_path / "cert.json", tmp_path / "paper.tex"
    assert main(["d=3", "beta=2", "--work", "0.01", "--json", str(target), "--tex", str(paper)]) == 3
    assert_no_appendix(capsys)
    assert typeset([str(target), "-o", str(paper), "--work", "0.01"]) == 3
    assert_no_appendix(capsys)
    assert typeset([str(target), "-o", str(paper), "--work", "none"]) == 2
    assert not paper.exists()
    assert typeset([str(target), "-o", str(paper), "--work", "600"]) == 0
    assert paper.exists()


def assert_no_appendix(capsys: Captured) -> None:
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "no appendix: the independent checker does not accept the certificate: work limit" in err
    assert "--work SECONDS" in err


@pytest.mark.usefixtures("cover", "undrawn")
def test_each_claim_is_checked_once_for_all_outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(source: dict[str, Any], work: Fraction | None) -> Verdict:
        seen.extend(claim["label"] for claim in source["claims"])
        return check_in_shares(source, work)

    monkeypatch.setattr("certify.app.checked.check_in_shares", counted)
    outputs = {"--json": "a.json", "--tex": "a.tex", "--coq": "a.v"}
    words = [word for option, name in outputs.items() for word in (option, str(tmp_path / name))]
    assert main(["d=3", "beta=2", *words, "--figures"]) == 0
    assert sorted(seen) == sorted(claim.label for claim in two_minimisers().claims)
    assert {"a.json", "a.tex", "a.v"} < {path.name for path in tmp_path.iterdir()}


@pytest.mark.usefixtures("cover")
def test_coq_is_told_what_the_exact_checker_accepted(tmp_path: Path, capsys: Captured) -> None:
    theorems = tmp_path / "three.v"
    assert main(["d=3", "beta=2", "--work", TINY, "--coq", str(theorems)]) == 3
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "no Coq file: the independent checker does not accept the certificate: work limit" in err
    assert not theorems.exists()
    for option in (["--work", "0.01"], ["--no-check"]):
        assert main(["d=3", "beta=2", *option, "--coq", str(theorems)]) == 0
        named = "critical-coupling (d = 3), two-minimisers (d = 3)"
        assert f"nothing is stated in Coq of: {named}\n" in capsys.readouterr().out
        assert f"nothing is stated here on: {named}." in theorems.read_text()


def test_one_verdict_of_all_dimensions() -> None:
    parts = [check_claims(STAR.claims), check_claims(two_minimisers().claims, first=len(STAR.claims))]
    verdict = joined(parts).verdict("appendix")
    assert [claim.place for claim in verdict.accepted] == [f"claims[{i}]" for i in range(5)]
    whole = check_document(document([*STAR.claims, *two_minimisers().claims]))
    assert verdict == whole
    with pytest.raises(CertifyError, match=r"does not accept .* \(claims\[3\] \(critical-coupling, d=3\)\)"):
        joined([parts[0], check_claims(two_minimisers().claims, work=Fraction(1, 100), first=2)]).verdict("appendix")
    with pytest.raises(CertifyError, match="not asked for"):
        check_claims(two_minimisers().claims, covers=False).verdict("appendix")
    undecided = check_claims([Claim("regime", 5, "inconclusive", beta=Fraction(1), reason="planted")])
    assert [claim.label for claim in joined([parts[0], undecided]).verdict("appendix").inconclusive] == ["regime"]
    with pytest.raises(CertifyError, match="no claim that is proved"):
        undecided.verdict("appendix")


def test_claims_that_contradict_each_other_are_not_handed_out() -> None:
    """Planted: beta_* of the same dimension, elsewhere, as if the checker had accepted it."""
    part = check_claims(STAR.claims[:1])
    (claim,) = part.accepted
    assert claim is not None
    other = replace(part, accepted=(replace(claim, enclosure=(Fraction(8, 5), Fraction(9, 5))),))
    with pytest.raises(InternalError, match=r"checker refuses .* contradicts"):
        joined([part, other])


@pytest.mark.usefixtures("cover")
def test_a_sweep_checks_and_says_by_whom(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    point = Point(3, Fraction(2), 8, ("critical-coupling",))
    whole, partly, before = tmp_path / "whole", tmp_path / "partly", tmp_path / "before"
    for folder in (whole, partly, before):
        folder.mkdir()
    (row,) = sweep([point], whole)
    assert row["checked"] == WORDS["accepted"]
    certificate = json.loads((whole / point.name).read_text())
    del certificate["provenance"]["checked"]
    (before / point.name).write_text(json.dumps(certificate))
    assert [row["checked"] for row in sweep([point], before)] == [UNRECORDED]

    monkeypatch.setattr("certify.checker._BASE", 0)
    monkeypatch.setattr("certify.checker._PER_BYTE", 1)
    words = ["sweep", "d=3", "beta=2", "digits=8", "claims=critical-coupling", "--workers", "1", "--out", str(partly)]
    for _ in range(2):  # made, and kept
        assert main([*words, "--figure", str(tmp_path / "x.pdf")]) == 0
        out, err = capsys.readouterr()
        assert "1 of 1 points proved, 1 of them by Arb only" in out
        assert f"d=3 beta=2: {GIVEN_UP}" in err
        assert "not in the figure" in err
        assert not (tmp_path / "x.pdf").exists()
    (indexed,) = json.loads((partly / "index.json").read_text())["points"]
    assert (indexed["checked"], indexed["exit_code"]) == (WORDS["given up"], 0)


@pytest.mark.usefixtures("cover")
def test_a_point_that_the_checker_refuses_is_not_handed_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(two_minimisers().claims[1], enclosure=Enclosure(Fraction(1), Fraction(1)))
    monkeypatch.setattr(
        "certify.solve.dimension.run",
        lambda *_: iter([(two_minimisers().claims[0], wrong, two_minimisers().claims[2])]),
    )
    (row,) = sweep([Point(3, Fraction(2), 8, ("critical-coupling",))], tmp_path)
    assert (row["exit_code"], row["file"], row["checked"]) == (4, None, None)
    assert "checker refuses" in row["reason"]


@pytest.mark.usefixtures("undrawn")
def test_the_tables_of_asymptotics_mark_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    coupling = two_minimisers().claim("critical-coupling").enclosure
    assert coupling is not None
    beta = Fraction(5, 2)
    rows = [{"d": 3, "beta": format_exact(beta), "checked": WORDS["given up"]}]
    monkeypatch.setattr("certify.app.asymptotics.command.sweep", lambda *_, **named: rows)
    found = [(beta, coupling), (2 * beta, coupling)]
    monkeypatch.setattr("certify.app.asymptotics.command.certified_points", lambda points, folder: (found, []))
    picture = tmp_path / "x.pdf"
    assert main(["asymptotics", "d=3", "near=1.1", "far=2", "--figure", str(picture)]) == 0
    out = capsys.readouterr().out
    assert f"figure: {picture}: some of its K_c are proved by Arb only" in out
    near = out.split("\n\n", maxsplit=1)[0].splitlines()
    assert ["]*" in line for line in near[2:4]] == [True, False]
    assert near[4].startswith("* proved by Arb only")
