"""Curves of claims: at a new beta they enclose what is proved there, and they say where they end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from tests.places import ROOT

VALID = ROOT / "tests/corpus/valid"
PIECES = next(VALID.glob("d-3-beta-2.5..2.55-*.json"))
POINT = next(VALID.glob("d-3-beta-2-digits-20-claims-critical-*.json"))


@pytest.fixture(scope="module")
def curve() -> certify.Curve:
    ends = [certify.certify(d=3, beta=beta, digits=8, claims=("critical-coupling",)) for beta in ("2", "2.2", "2.4")]
    return certify.curve(3, [*ends, PIECES], digits=8)


def test_it_overlaps_with_a_proof_at_a_new_point(curve: certify.Curve) -> None:
    found = curve.critical_coupling("2.3")
    proved = certify.certify(d=3, beta="2.3", digits=8, claims="critical-coupling").critical_coupling
    assert found.lower <= proved.lower < proved.upper <= found.upper
    assert as_fraction(found.width()) < Fraction(1, 200)


def test_below_beta_star_it_is_the_linear_threshold(curve: certify.Curve) -> None:
    assert curve.critical_coupling("1.2") == curve.linear_threshold("1.2")
    near = curve.critical_coupling("1.8162")  # just beyond beta_* = 1.81615...
    assert near.upper <= curve.linear_threshold("1.8162").upper  # beyond any bound by the values alone


def test_moments_where_a_claim_has_them(curve: certify.Curve) -> None:
    found = curve.order_parameter("2.51")
    ends = [
        certify.certify(d=3, beta=beta, digits=8, claims="order-parameter").order_parameter for beta in ("2.5", "2.55")
    ]
    assert found.lower <= ends[0].lower < ends[1].upper <= found.upper
    with pytest.raises(Undecided, match="no claim encloses it"):
        curve.order_parameter("2.3")


def test_it_ends_where_its_claims_end(curve: certify.Curve) -> None:
    assert curve.end == Fraction("2.55")
    assert curve.critical_coupling("2.55").lower > 0
    with pytest.raises(Undecided):
        curve.critical_coupling("2.56")
    for wrong in ("0", "1..2", "x"):
        with pytest.raises(BadInput):
            curve.critical_coupling(wrong)
    with pytest.raises(TypeError):
        curve.critical_coupling(2.5)  # type: ignore[arg-type]  # a float is refused


def test_its_table_and_its_figure(curve: certify.Curve) -> None:
    low, high = curve.table(["1", "2.52"]).rows()
    assert low["K_c_lower"] == low["K_hash_lower"]
    assert high["K_c_upper"] < high["K_hash_lower"]
    assert 0 < high["m_1_lower"] < high["m_1_upper"] < 1
    axis, below = curve.plot().axes
    assert len(below.collections) == len(curve.moments), "what is known of the jump"
    assert r"contains $K_c(\beta)$" in axis.get_legend_handles_labels()[1]
    axis, below = curve.plot(("2", "2.6")).axes
    assert (axis.get_xlim(), len(axis.collections)) == ((2, 2.6), 1)
    (piece,) = axis.collections[0].get_paths()
    assert piece.vertices[:, 0].max() < 2.56, "beyond its end nothing is drawn"
    for wrong in (("2", "2"), ("3", "2")):
        with pytest.raises(BadInput, match="two increasing ends"):
            curve.plot(wrong)
    assert repr(curve).startswith("<Curve d=3: K_c on (0, 2.55]")


def test_claims_about_something_else_make_no_curve(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none of the claims"):
        certify.curve(4, POINT)
    open_claim = Claim(
        "critical-coupling", 3, "inconclusive", beta=Fraction(3), enclosure=Enclosure(Fraction(0), Fraction(1))
    )
    with pytest.raises(BadInput, match="none of the claims"):
        certify.curve(3, certify.Result((open_claim,)))


def test_a_law_goes_on_to_any_beta() -> None:
    """From beta_0 of `large-beta` on, beside values where there are some; between them nothing is known."""
    law = certify.certify(d=3, beta=("100", "inf"), claims="large-beta")
    alone = certify.curve(3, law)
    assert alone.critical_coupling("100").lower > 0
    for beta in ("2500.5", "1000000"):
        proved = certify.certify(d=3, beta=beta, claims="large-beta,critical-coupling").critical_coupling
        found = alone.critical_coupling(beta)
        assert max(found.lower, proved.lower) <= min(found.upper, proved.upper)
        assert 0 < found.lower < found.upper
    with pytest.raises(Undecided):
        alone.critical_coupling("99.9")
    point = certify.certify(d=3, beta=2000, claims="large-beta,critical-coupling")
    both = certify.curve(3, [law, point])
    sharper = both.critical_coupling(2000)
    assert alone.critical_coupling(2000).lower <= sharper.lower <= sharper.upper <= alone.critical_coupling(2000).upper
    (drawn,) = law.plot().axes  # to 10^6, on a logarithmic axis; K_c = K_# up to beta_* with it
    assert drawn.get_xscale() == "log"
    ends = [path.get_paths()[0].vertices[:, 0] for path in drawn.collections]
    assert [(round(x.min(), 3), round(x.max(), 3)) for x in ends] == [
        (100, 1e6),
        (pytest.approx(0, abs=1e-3), 1.816),
    ]
    (both_drawn,) = both.plot().axes
    joined = [path.get_paths()[0].vertices[:, 0] for path in both_drawn.collections]
    assert not [x for x in joined if x.min() < 1.9 and x.max() > 1.9], "no band bridges what is open"
    assert repr(alone).startswith("<Curve d=3: K_c on (0, 1.81615] and on [100, inf), from")
    with pytest.raises(Undecided, match=r"known on \(0, 1.81615\] and on \[100, inf\) only"):
        alone.critical_coupling(50)
    open_row, known_row = alone.table(["50", "200"]).rows()
    assert (open_row["outcome"], open_row["K_c_lower"], known_row["outcome"]) == ("inconclusive", None, "proved")


def test_results_draw_what_they_prove(curve: certify.Curve) -> None:
    result = certify.load(PIECES, check=False)  # the curve above has asked the checker
    titles = [axis.get_title() for axis in result.plot().axes]
    assert titles == ["$d=3$", ""]
    both = certify.Result((*result.claims, replace(result.claims[1], d=4, label="critical-coupling")))
    with pytest.raises(BadInput, match=r"d = 3, 4; certify\.curve"):
        both.plot()
    with pytest.raises(BadInput, match="nothing is proved of K_c here; critical-coupling and large-beta"):
        certify.certify(d=3, claims="beta-star").plot()


def test_a_family_of_kernels_is_drawn_over_its_parameter() -> None:
    claims = [claim for m in ("3/4", "1") for claim in certify.certify(d=2, kernel={1: 1, 2: m}, digits=8).claims]
    left, right = certify.Result(tuple(claims)).plot().axes
    assert left.lines[0].get_xdata().tolist() == [0.75, 1.0]
    assert right.get_ylabel() == "order parameter at $K_c$"


def test_it_carries_the_cited_facts_of_both_sides(curve: certify.Curve) -> None:
    """Up to beta_* K_c = K_# rests on Beckner and Onofri, but for d = 3; the points beyond do not."""
    of_two = certify.curve(2, next(VALID.glob("d-2-beta-13-5-*.json")))
    assert set(of_two.trust) > {"beckner-onofri", "beckner-onofri-equality", "spherical-harmonics"}
    assert curve.trust == ("entropy-lower-semicontinuity", "spherical-harmonics")
    (row,) = of_two.table(["1"]).rows()
    assert row["rests on"] == ", ".join(of_two.trust)
    assert row["rests on"] in repr(of_two)
    assert of_two.plot().get_supxlabel() == f"rests on {row['rests on']}"
