"""The atlas says what its certificates say: pages, manifest and theorem map are made of them, and hold against them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

import certify
from certify.app.atlas.__main__ import HOME, main, make, write_pages
from certify.app.atlas.contents import DIAGRAM, Document, documents
from certify.app.atlas.pages import CERTIFICATES, MANIFEST, PAGE, THEOREMS, figure, manifest
from certify.checker import check_document
from certify.core.certificate import digest
from certify.core.errors import BadInput, Undecided
from certify.core.exact import Dyadic, as_fraction
from tests.book import load
from tests.sampling import sampled

SMALL = Document("small", "table", "beta_* for d = 2, 3", lambda: certify.certify(d=[2, 3], claims="beta-star"))
REGIME = Document("regime", "claims", "d = 3, beta = 1", lambda: certify.certify(d=3, beta=1, claims="regime"))


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    (tmp_path / CERTIFICATES).mkdir()
    for each in (SMALL, REGIME):
        make(each, tmp_path)
    write_pages(tmp_path, [SMALL, REGIME])
    return tmp_path


def test_pages_are_made_of_certificates(atlas: Path) -> None:
    text = (atlas / PAGE).read_text(encoding="utf-8")
    for name in ("small", "regime"):
        certificate = json.loads((atlas / CERTIFICATES / f"{name}.json").read_text(encoding="utf-8"))
        assert check_document(certificate).accepted
        assert digest(certificate) in text
    assert "In every row: proved.\n\n| d | beta_\\* |\n| --- | --- |\n| 2 | 2.4469183112[8,9] |" in text
    assert "continuous transition, K\\_c = K\\_\\# at beta = 1" in text
    assert "**d =" not in text
    star = certify.load(atlas / CERTIFICATES / "small.json").claim("beta-star", 2).enclosure
    assert star is not None
    assert Fraction("2.44691831128") <= as_fraction(star.lower) < as_fraction(star.upper) <= Fraction("2.44691831129")


def test_the_manifest_has_every_file(atlas: Path) -> None:
    lines = (atlas / MANIFEST).read_text(encoding="utf-8").splitlines()
    found = {name: value for value, name in (line.split("  ") for line in lines)}
    files = {path.relative_to(atlas).as_posix() for path in atlas.rglob("*") if path.is_file()}
    assert found.keys() == files - {MANIFEST}
    for name, value in found.items():
        assert hashlib.sha256((atlas / name).read_bytes()).hexdigest() == value
    (atlas / PAGE).write_text("changed", encoding="utf-8")
    assert manifest(atlas) != (atlas / MANIFEST).read_text(encoding="utf-8")


def test_the_theorem_map_has_every_numbered_result(atlas: Path) -> None:
    entries = {entry["label"]: entry for entry in json.loads((atlas / THEOREMS).read_text())["results"]}
    wanted = {row.label for row in load().rows.values() if row.number or row.kind == "claim"}
    assert entries.keys() == wanted
    assert entries["thm:main"]["claims"] == {"regime": {"certificates/regime.json": {"theorem-1.1": 1}}}
    assert entries["beta-star"]["claims"]["beta-star"]["certificates/small.json"] == {"sign-change": 2}
    assert "proofs/main_theorem.py" in entries["thm:main"]["derivation"]
    assert "Main.theorem_1_1_circle" in entries["thm:main"]["theorems"]


def test_what_is_not_proved_is_not_in_it(tmp_path: Path) -> None:
    (tmp_path / CERTIFICATES).mkdir()
    open_claims = Document("open", "claims", "", lambda: certify.certify(d=3, beta=3, claims="majorisation"))
    with pytest.raises(Undecided, match="majorisation"):
        make(open_claims, tmp_path)
    assert not list((tmp_path / CERTIFICATES).iterdir())


def test_names_are_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["threshold", "--folder", str(tmp_path)]) == 2
    assert "thresholds" in capsys.readouterr().err
    names = [each.name for each in documents()]
    assert len(set(names)) == len(names)


def test_the_statements_of_a_dimension_stand_together(tmp_path: Path) -> None:
    several = Document("several", "claims", "Two d", lambda: certify.certify(d=[2, 3], beta=1, claims="regime"))
    (tmp_path / CERTIFICATES).mkdir()
    make(several, tmp_path)
    write_pages(tmp_path, [several])
    lines = (tmp_path / PAGE).read_text(encoding="utf-8").split("**d = ")
    assert [line.splitlines()[0] for line in lines[1:]] == ["2**", "3**"]
    for part in lines[1:]:
        labels = [line.split()[1] for line in part.splitlines() if line.startswith("- ")]
        assert labels == ["`beta-star`:", "`regime`,"]


def test_a_curve_has_its_figure(tmp_path: Path) -> None:
    """A document about cos x + m cos 2x: K_c by the checker, its figure beside the page and in the manifest."""
    curve = Document("daido", "curve", "Two m", lambda: certify.certify(d=2, kernel={1: 1, 2: "3/4"}, digits=6))
    (tmp_path / CERTIFICATES).mkdir()
    make(curve, tmp_path)
    write_pages(tmp_path, [curve])
    assert "![Two m](daido.svg)" in (tmp_path / PAGE).read_text(encoding="utf-8")
    assert (tmp_path / "daido.svg").read_bytes().startswith(b"<?xml")
    assert "daido.svg" in (tmp_path / MANIFEST).read_text(encoding="utf-8")
    coupling = certify.load(tmp_path / CERTIFICATES / "daido.json").claim("critical-coupling", 2).enclosure
    assert coupling is not None
    assert as_fraction(coupling.lower) < Fraction("0.95621476728457") < as_fraction(coupling.upper) + Fraction(1, 10**9)


def test_a_diagram_holds_k_c_at_new_points(undrawn: None, tmp_path: Path) -> None:
    """The bands of the committed figure for d = 3 overlap with proofs between its points, and it has all its parts."""
    (what,) = [each for each in documents() if each.name == "diagram-d3"]
    for name in (what.name, *what.beside):
        (tmp_path / CERTIFICATES).mkdir(exist_ok=True)
        shutil.copy(HOME / CERTIFICATES / f"{name}.json", tmp_path / CERTIFICATES)
    data = figure(tmp_path, what.name, what.kind, what.beside).data
    rows = [row for row in csv.DictReader(io.StringIO(data)) if row["panel"] == "$d=3$"]
    assert {row["series"] for row in rows} >= {r"$K_{\#}$", r"$\beta_*$", "$K_c$, proved at a point"}
    band = {Fraction(float(row["x"])): row for row in rows if row["series"] == "contains $K_c$, proved between points"}
    places = sorted(band)
    for place in (places[len(places) // 3], places[2 * len(places) // 3]):
        proved = certify.certify(d=3, beta=place, digits=6, claims="critical-coupling").critical_coupling
        assert Fraction(float(band[place]["lower"])) <= as_fraction(proved.upper)
        assert as_fraction(proved.lower) <= Fraction(float(band[place]["upper"]))
    with pytest.raises(BadInput, match="wants a claim large-beta"):
        figure(tmp_path, what.name, what.kind, what.beside[:1])


@pytest.mark.parametrize("d", DIAGRAM)
def test_every_dimension_has_its_diagram(d: int) -> None:
    """Among the committed figures, with the K_c of both certificates in its data."""
    with (HOME / f"diagram-d{d}.data.csv").open(encoding="utf-8") as file:
        near, far = {}, set()
        for row in csv.DictReader(file):
            if row["panel"] == f"$d={d}$":
                near[row["series"], row["x"]] = row
            else:
                far.add(row["series"])
    points = [certify.load(HOME / CERTIFICATES / f"{kind}-d{d}.json", check=False) for kind in ("diagram", "further")]
    claims = [claim for result in points for claim in result.claims if claim.label == "critical-coupling"]
    values = {float(as_fraction(claim.beta)) for claim in claims if isinstance(claim.beta, Dyadic | Fraction)}
    assert len(values) == len(claims) == 9
    shown = [x for series, x in near if series == "$K_c$, proved at a point"]
    assert {float(x) for x in shown} == {x for x in values if x < 9}
    assert {"contains $K_c$, (1.18) with its remainder", "(1.18) without its remainder, an estimate"} <= far


def test_every_question_of_the_gallery_is_proved() -> None:
    """The quick ones; K_c along the family is made by `make atlas`."""
    (found,) = [each for each in documents() if each.name == "maier-saupe"]
    result = found.make()
    assert {claim.outcome for claim in result.claims} == {"proved"}
    assert {"fold", "critical-coupling", "order-parameter"} <= {claim.label for claim in result.claims}


def test_the_committed_pages_are_made_of_the_committed_certificates(undrawn: None, tmp_path: Path) -> None:
    """The page, the theorem map and the manifest are current: `make map` writes them again, and the figures too."""
    shutil.copytree(HOME, tmp_path / "atlas")
    made = [each for each in documents() if (HOME / CERTIFICATES / f"{each.name}.json").exists()]
    assert [each.name for each in made] == [each.name for each in documents()]
    write_pages(tmp_path / "atlas", made)
    for name in (PAGE, THEOREMS):
        assert (tmp_path / "atlas" / name).read_bytes() == (HOME / name).read_bytes(), name
    assert manifest(HOME) == (HOME / MANIFEST).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sampled([each.name for each in documents()], 1, seed=0))
def test_the_committed_certificates_are_accepted(name: str) -> None:
    """As `make replay` has all of them decided."""
    assert check_document((HOME / CERTIFICATES / f"{name}.json").read_bytes(), 3600).accepted
