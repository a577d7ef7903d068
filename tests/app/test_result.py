"""Results in Python: typed fields, tables, certificates that come back as they were, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import math
from fractions import Fraction as F
from pathlib import Path

import pytest

import certify
from certify.checker import Refusal
from certify.core.certificate import digest
from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from tests.places import ROOT

VALID = sorted((ROOT / "tests/corpus/valid").glob("*.json"))
COVER = next(path for path in VALID if path.name.startswith("d-5-beta-2-digits-20"))


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_certificate_comes_back_as_it_was(path: Path) -> None:
    stated = json.loads(path.read_text(encoding="utf-8"))
    assert digest(certify.load(path, check=False).document()) == digest(stated)


def test_load_asks_the_checker() -> None:
    stated = json.loads(COVER.read_text(encoding="utf-8"))
    (coupling,) = (claim for claim in stated["claims"] if claim["label"] == "critical-coupling")
    coupling["enclosure"]["lower"] = coupling["enclosure"]["upper"]
    with pytest.raises(Refusal):
        certify.load(stated)
    with pytest.raises(Refusal):
        certify.check(stated)
    assert certify.load(stated, check=False).claims


def test_check_takes_files_documents_and_results() -> None:
    result = certify.certify(d=4)
    for source in (result, result.document(), VALID[0], str(VALID[0])):
        assert certify.check(source).accepted
    with pytest.raises(BadInput, match="cannot be read"):
        certify.check("no such file.json")


def test_each_enclosure_of_the_barrier_has_its_column() -> None:
    """K_s, K_f and the barrier: both ends of each stand in the table of a document that has the claim."""
    for label, column in (("metastable-end", "K_s"), ("branch-fold", "K_f"), ("free-energy-barrier", "barrier")):
        (path,) = (ROOT / "tests/corpus/valid").glob(f"d-3-beta-2-*claims-{label}.json")
        result = certify.load(path)
        (row,) = result.table().rows()
        lower, upper = result.enclosure(label).floats
        assert (row[f"{column}_lower"], row[f"{column}_upper"]) == (lower, upper)


def test_fields_of_a_point() -> None:
    result = certify.load(COVER)
    coupling = result.claim("critical-coupling")
    assert result.critical_coupling == coupling.enclosure
    assert result.critical_coupling_derivative == Enclosure(**coupling.details["derivative"])
    assert 0 < result.order_parameter.lower < 1
    assert result.minimisers == 2
    with pytest.raises(KeyError, match="linear-threshold"):
        _ = result.linear_threshold
    assert repr(result).startswith("<Result d=5: ")
    assert len(repr(result.claims)) < 1000


def test_fields_refuse_several_places_and_open_claims() -> None:
    with pytest.raises(ValueError, match="2 claims"):
        _ = certify.certify(d=[2, 3]).beta_star
    open_claim = Claim("critical-coupling", 3, "inconclusive", beta=F(2), enclosure=Enclosure(F(0), F(1)), reason="why")
    with pytest.raises(Undecided, match="why"):
        _ = certify.Result((open_claim,)).critical_coupling
    two = certify.Result((Claim("two-minimisers", 3, "inconclusive", beta=F(2), reason="so"),))
    with pytest.raises(Undecided, match="so"):
        _ = two.minimisers


def test_save_and_load(tmp_path: Path) -> None:
    result = certify.certify(d=5, beta="1.2")
    path = result.save(tmp_path / "c.json")
    assert digest(certify.load(path).document()) == digest(result.document())
    with pytest.raises(BadInput, match="does not exist"):
        result.save(tmp_path / "none" / "c.json")


def test_table_encloses_in_doubles_and_decimals() -> None:
    result = certify.certify(d=5, beta="6/5")
    (row,) = result.table().rows()
    claim = result.linear_threshold
    assert F(row["K_hash_lower"]) <= claim.lower
    assert F(row["K_hash_upper"]) >= claim.upper
    assert (row["d"], row["beta_left"], row["minimisers"], row["outcome"]) == (5, 1.2, 1, "proved")
    (line,) = csv.DictReader(io.StringIO(result.table().csv()))
    assert F(line["K_hash_lower"]) <= claim.lower < claim.upper <= F(line["K_hash_upper"])
    width = as_fraction(claim.upper) - as_fraction(claim.lower)
    assert F(line["K_hash_upper"]) - F(line["K_hash_lower"]) < 2 * width
    star = result.beta_star
    assert F(line["ratio_lower"]) <= F(6, 5) / as_fraction(star.upper)
    assert F(line["ratio_upper"]) >= F(6, 5) / as_fraction(star.lower)
    assert line["beta_left"] == "1.2"
    (entry,) = json.loads(result.table().json())
    assert {key: "" if value is None else str(value) for key, value in entry.items()} == line


def test_table_of_intervals_and_dimensions() -> None:
    table = certify.certify(d=[2, 3]).table()
    assert [(row["d"], row["beta_left"], row["beta_right"]) for row in table.rows()] == [
        (2, 0.0, "beta-star"),
        (2, "beta-star", math.inf),
        (3, 0.0, "beta-star"),
        (3, "beta-star", math.inf),
    ]
    assert len(str(table).splitlines()) == len(table) + 1
    assert table._repr_html_().count("<tr>") == len(table) + 1
    star = certify.certify(d=7, claims="beta-star").table()
    assert str(star).split()[:3] == ["d", "beta_star", "outcome"]  # what no row fills is no column for a reader
    assert "minimisers" not in star._repr_html_()
    columns = star.columns
    assert columns == ["d", "beta_left", "beta_right", "beta_star_lower", "beta_star_upper", "minimisers", "outcome"]


def test_an_open_claim_shows_in_the_outcome_only() -> None:
    open_claim = Claim("critical-coupling", 3, "inconclusive", beta=F(2), enclosure=Enclosure(F(0), F(1)), reason="why")
    proved = Claim("linear-threshold", 3, "proved", beta=F(2), enclosure=Enclosure(F(1), F(1)))
    (row,) = certify.Result((proved, open_claim)).table().rows()
    assert (row["outcome"], row["K_hash_lower"], "K_c_lower" in row) == ("inconclusive", 1.0, False)


def test_html_escapes() -> None:
    result = certify.certify(d=5, beta="1.2")
    assert "<script" not in certify.Result((Claim("regime", 3, "inconclusive", reason="<script>"),))._repr_html_()
    assert "critical-coupling" in result._repr_html_() or "regime" in result._repr_html_()
