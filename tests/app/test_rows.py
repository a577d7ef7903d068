"""Rows of tables about other kernels: the right moment, its degree, of which densities, the parameter as a number."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction as F

import pytest

import certify
from certify.app.query import parse_words
from certify.app.rows import table_of
from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction

NEMATIC = {"kernel": {"family": "polynomial", "coefficients": (F(0), F(0), F(1))}}
MIXED = "gegenbauer:1:1,2:0.9,3:-1/3,5:0.4"
HALF = Enclosure(F(1, 2), F(1, 2))


def claim(label: str, outcome: str = "proved", **more: object) -> Claim:
    """A claim about Maier and Saupe's kernel that encloses 1/2."""
    return Claim(label, 3, outcome, HALF, subject=NEMATIC, reason="open", **more)  # type: ignore[arg-type]  # words


def test_an_order_parameter_has_its_degree() -> None:
    result = certify.certify(d=3, kernel="poly:0,0,1", digits=10)
    (row,) = result.table().rows()
    assert (row["degree"], row["class"], row["minimisers"]) == (2, "all", 2)
    assert F(row["order_parameter_lower"]) <= result.order_parameter.lower
    assert F(row["order_parameter_upper"]) >= result.order_parameter.upper
    assert not any(name.startswith("m_1") for name in row)  # it is 0
    (line,) = csv.DictReader(io.StringIO(result.table().csv()))
    (entry,) = json.loads(result.table().json())
    assert line["degree"] == "2"
    assert {key: "" if value is None else str(value) for key, value in entry.items()} == line
    latex = result.claim("order-parameter")._repr_latex_()
    assert latex is not None
    assert latex.startswith("$m_2 = 0.42")


def test_zonal_claims_have_columns_and_are_named_by_errors() -> None:
    result = certify.certify(d=2, kernel=MIXED, digits=8)
    (row,) = result.table().rows()
    assert (row["class"], row["degree"], row["minimisers"]) == ("zonal densities", 1, 2)
    zonal = result.enclosure("critical-coupling-axisymmetric")
    assert F(row["K_c_lower"]) <= as_fraction(zonal.lower) <= as_fraction(zonal.upper) <= F(row["K_c_upper"])
    for name, label in (("critical_coupling", "critical-coupling"), ("order_parameter", "order-parameter")):
        with pytest.raises(KeyError, match=f"{label}-axisymmetric is the label"):
            getattr(result, name)
    with pytest.raises(KeyError, match="two-minimisers-axisymmetric is the label"):
        _ = result.minimisers


def test_what_holds_of_zonal_densities_only_has_a_row_of_its_own() -> None:
    found = table_of([claim("linear-threshold"), claim("critical-coupling"), claim("critical-coupling-axisymmetric")])
    rows = {row["class"]: row for row in found.rows()}
    assert rows.keys() == {"all", "zonal densities"}
    assert all(row["K_hash_lower"] == 0.5 for row in rows.values())
    both = [claim("critical-coupling"), claim("critical-coupling-axisymmetric", "inconclusive")]
    assert [(row["class"], row["outcome"]) for row in table_of(both).rows()] == [
        ("all", "proved"),
        ("zonal densities", "inconclusive"),
    ]
    (row,) = table_of([claim("linear-threshold")]).rows()
    assert "class" not in row


def test_one_minimiser_where_the_claims_say_so() -> None:
    for label, count in (("criterion", 1), ("continuity", 1), ("obstruction", None), ("critical-coupling", None)):
        assert [row["minimisers"] for row in table_of([claim(label)]).rows()] == [count]
        assert [row["minimisers"] for row in table_of([claim(label, "inconclusive")]).rows()] == [None]
    assert certify.Result((claim("continuity"), claim("critical-coupling"))).minimisers == 1
    with pytest.raises(KeyError, match="two-minimisers-axisymmetric"):
        _ = certify.Result((claim("two-minimisers-axisymmetric"),)).minimisers
    with pytest.raises(Undecided, match="open"):
        _ = certify.Result((claim("two-minimisers", "inconclusive"),)).minimisers
    other = Claim("criterion", 4, "proved", subject=NEMATIC)
    with pytest.raises(ValueError, match="2 places"):
        _ = certify.Result((claim("two-minimisers"), other)).minimisers
    assert certify.certify(d=3, beta=1).minimisers == 1
    with pytest.raises(ValueError, match="2 places"):
        _ = certify.certify(d=3, claims="regime").minimisers


def test_columns_of_thresholds_folds_and_parameters() -> None:
    turn = certify.certify(d=3, kernel="poisson", claims="threshold").table().rows()
    assert turn[0]["threshold_lower"] <= 1 / 3 <= turn[0]["threshold_upper"]
    result = certify.certify(d=3, kernel="poly:0,0,1", claims="fold", digits=8)
    fold = result.table().rows()
    assert fold[0]["K_fold_lower"] < 3.36574319825 < fold[0]["K_fold_upper"]
    assert F("3.365743") < as_fraction(result.fold.lower) < F("3.36574319824168") < as_fraction(result.fold.upper)
    table = certify.certify(d=3, kernel="power k=5/2", claims="linear-threshold").table()
    (row,) = table.rows()
    assert (row["parameter_left"], row["parameter_right"]) == (2.5, 2.5)
    assert "d  parameter  K_hash" in str(table)


def test_printed_labels_may_be_asked_for() -> None:
    weaker = "critical-coupling-axisymmetric"
    assert parse_words(["d=2", "kernel=relu", f"claims={weaker},critical-coupling"]).claims == ("critical-coupling",)
    result = certify.certify(d=2, kernel={1: 1, 2: "1/2"}, claims=[weaker])
    assert result.claim("critical-coupling").outcome == "proved"  # of all densities, which is more
    with pytest.raises(BadInput, match="unknown claim"):
        certify.certify(d=2, claims=[weaker])
