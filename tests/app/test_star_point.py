"""The question `beta=beta-star`: K_c = K_# there to the digits asked for, the regime, and what does not hold there."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.cli import main
from certify.app.sentences import statement
from certify.core.exact import as_fraction
from certify.core.kernel import polynomial
from certify.core.region import Region
from certify.solve.bessel.linear_threshold import linear_threshold
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.dimension import run
from certify.solve.question import Query
from tests.degenerate import truth

Captured = pytest.CaptureFixture[str]
DEFAULT = ["beta-star", "linear-threshold", "regime", "majorisation", "critical-coupling"]


@pytest.mark.parametrize(("d", "rule"), [(2, "reduction"), (3, "reduction"), (25, "theorem-1.1")])
def test_it_is_answered_with_the_digits_asked_for(d: int, rule: str) -> None:
    result = certify.certify(d=d, beta="beta-star")
    assert [claim.label for claim in result.claims] == DEFAULT
    assert all(claim.outcome == "proved" for claim in result.claims)
    for label, digits in (("linear-threshold", 50), ("critical-coupling", 30)):
        found = result.claim(label).enclosure
        assert found is not None
        assert 0 < as_fraction(found.width()) <= Fraction(1, 10**digits) * as_fraction(found.lower)
    assert [result.claim(label).evidence["rule"] for label in ("regime", "critical-coupling")] == [rule, rule]
    claims = result.document()["claims"]
    assert all(claim["beta"] == "beta-star" and truth.is_true(claim) for claim in claims[1:])
    accepted = result.check().accepted
    assert [claim.region.star for claim in accepted if claim is not None and claim.interval is not None] == [True] * 4


def test_the_value_is_between_those_at_numbers_around_it() -> None:
    """K_# by its own series at two numbers, without anything about beta_* itself."""
    star = beta_star_enclosure(3, 20)
    found = certify.certify(d=3, beta="beta-star", claims="critical-coupling").critical_coupling
    above, below = (linear_threshold(3, end, 40).enclosure for end in (star.lower, star.upper))
    assert above is not None
    assert below is not None
    assert below.lower < found.lower < found.upper < above.upper


def test_it_is_kept_and_read_again(tmp_path: Path) -> None:
    result = certify.certify(d=3, beta="beta-star")
    result.save(tmp_path / "star.json")
    again = certify.load(tmp_path / "star.json")
    assert again.critical_coupling == result.critical_coupling
    assert [row["beta_left"] for row in result.table().rows()] == ["beta-star"]
    assert "at beta = beta_*" in statement(again.claim("regime"))
    assert certify.curve(3, result).critical_coupling("1.5").lower > 0


def test_what_holds_beyond_it_only_is_refuted_by_name(tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "star.json"
    labels = ["quartic-sign", "quartic-obstruction", "two-minimisers"]
    assert main(["d=5", "beta=beta-star", f"claims={','.join(labels)},majorisation", "--json", str(target)]) == 1
    out, err = capsys.readouterr()
    assert out.count("false at beta = beta_*: counterexample beta = beta_*") == 3
    assert err.count("\n") == 1
    claims = json.loads(target.read_text(encoding="utf-8"))["claims"]
    outcomes = {claim["label"]: claim["outcome"] for claim in claims}
    assert outcomes == {**dict.fromkeys(labels, "refuted"), "beta-star": "proved", "majorisation": "proved"}
    assert all(truth.is_true(claim) for claim in claims)
    assert main(["check", str(target)]) == 0


@pytest.mark.parametrize("claims", ["order-parameter", "landau-expansion"])
def test_what_is_no_question_there_is_bad_input(claims: str, capsys: Captured) -> None:
    assert main(["d=5", "beta=beta-star", f"claims={claims}"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"claims={claims}: at beta=beta-star the question does not arise" in err


def test_it_is_the_papers_beta(capsys: Captured) -> None:
    """Another kernel has none, and the asymptotics, which have multiples beyond it, do not take it."""
    assert main(["d=2", "kernel=poly:0,1", "beta=beta-star"]) == 2
    assert main(["asymptotics", "d=3", "beta=beta-star"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    query = Query([2], claims=("criterion",), kernel=polynomial([Fraction(0), Fraction(1)]))
    assert query.beta is None


def test_an_appendix_says_it(tmp_path: Path) -> None:
    target = tmp_path / "star.tex"
    words = ["d=3", "beta=beta-star", "claims=linear-threshold,regime,quartic-sign,critical-coupling"]
    assert main([*words, "--tex", str(target)]) == 1
    text = target.read_text(encoding="utf-8")
    assert r"For $d=3$ and $\beta=\beta_*$" in text
    assert r"D_d(\beta)\le0" in text


def test_sides_of_the_point() -> None:
    claims = next(iter(run(Query([3], beta=Region.at("beta-star"), claims=("regime",)))))
    assert [claim.beta for claim in claims] == [None, "beta-star"]
