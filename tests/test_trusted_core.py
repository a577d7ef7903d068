"""docs/trusted-core.md is what the source says, and nothing that decides a claim is missing from it."""

from __future__ import annotations

import ast
import json
import sys
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from certify.checker import check_document
from certify.checker.coupling.family import Family
from tests import coq_reach
from tests.places import CHECKER, ROOT, VALID
from tests.reach import Symbol, Tree
from tests.remembered import families
from tests.trusted_core import PAGE, SPECIFICATION, Part, page, parts

TREE = Tree(ROOT)
BELOW, POINT, INTERVAL, LARGE, REDUCED, TOUCHING, ISOLATION, LANDAU, VALUES, INEQUALITIES, KERNELS, KERNEL_COVERS = (
    range(12)
)
"""Where a part of the checker stands among the parts, which are found when a test first asks for one."""
SAMPLES = [
    ("d-30-beta-0.5..3.json", BELOW),
    ("d-2.json", BELOW),
    ("d-5-beta-1.2.json", BELOW),
    ("d-4-beta-beta-star..inf-claims-linear-threshold-regime-quartic-sign-quartic-obstruction.json", BELOW),
    ("d-6-beta-0.1..20-claims-quartic-obstruction.json", BELOW),
    ("d-3-beta-1..3-claims-quartic-sign.json", BELOW),
    ("d-3-beta-0..beta-star.json", REDUCED),
    ("d-3-beta-1.8164-claims-critical-coupling-order-parameter-two-minimisers.json", TOUCHING),
    ("d-3-beta-1.9..1.91-claims-critical-coupling-order-parameter-two-minimisers.json", ISOLATION),
    ("d-2-claims-landau-expansion.json", LANDAU),
    ("d-3-beta-2-digits-20-claims-critical-coupling-order-parameter-two-minimisers.json", POINT),
    ("d-2-beta-3-digits-3-claims-fold.json", POINT),
    ("d-4-beta-200-claims-large-beta-critical-coupling.json", LARGE),
    ("d-2-kernel-cone-r-11-5.json", KERNELS),
    ("d-2-kernel-gegenbauer-1-1-2-1-claims-linear-threshold-obstruction.json", KERNELS),
    ("d-2-kernel-cone-claims-threshold.json", KERNELS),
    ("d-3-kernel-poly-0-0-1-claims-fold.json", KERNELS),
    ("d-3-kernel-heat-s-1-5-digits-8-claims-critical-coupling-order-parameter.json", KERNEL_COVERS),
    ("d-2-kernel-kuramoto-daido-claims-threshold.json", KERNEL_COVERS),
    ("d-2-kernel-kuramoto-daido-m-1-digits-8-claims-fold.json", KERNEL_COVERS),
    ("d-3..5-kernel-poly-0-0-0-1.json", KERNEL_COVERS),
    ("ratio-nu-3-4-7-3-x-1-2-30-digits-10.json", VALUES),
    ("ratio-nu-1-2-x-75000.json", VALUES),
    ("inverse-nu-0-1-2-y-1-3-0.99999.json", VALUES),
    ("prove-r-nu-x-1-4-sqrt-x-2-2.8426868-nu-0.json", INEQUALITIES),
    ("prove-r-nu-1-nu-1..inf.json", INEQUALITIES),
    pytest.param(
        "d-3-beta-2.5..2.55-claims-critical-coupling-order-parameter-two-minimisers.json",
        INTERVAL,
        marks=pytest.mark.deep,  # twenty seconds under the profiler
    ),
]


@cache
def ways() -> tuple[Part, ...]:
    return tuple(parts(TREE))


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(TREE), "make map writes it"


def test_every_page_of_the_format_is_named() -> None:
    named = {name for part in ways() for name in part.pages}
    assert named == {path.stem for path in SPECIFICATION.glob("*.md")}


def _places_run(name: str, part: int) -> set[tuple[str, int]]:
    """Where the functions of the checker begin that run while it decides the claims of a part in a certificate."""
    document = json.loads((VALID / name).read_text(encoding="utf-8"))
    if part != BELOW:
        labels = (
            "regime",
            "critical-coupling",
            "order-parameter",
            "two-minimisers",
            "large-beta",
            "landau-expansion",
            "criterion",
            "continuity",
            "obstruction",
            "fold",
            "threshold",
        )
        document["claims"] = [claim for claim in document["claims"] if claim["label"] in labels or "d" not in claim]
    seen = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    with families(Family):  # nothing is remembered from another document
        sys.setprofile(note)
        try:
            check_document(document, work=600)
        finally:
            sys.setprofile(None)
    return {(code.co_filename, code.co_firstlineno) for code in seen if code.co_filename.startswith(str(CHECKER))}


@pytest.mark.parametrize(("name", "part"), SAMPLES)
def test_whatever_decides_a_claim_is_on_the_map(name: str, part: int) -> None:
    way = ways()[part]
    lines = TREE.reached(way.start, way.stop)
    for symbol in way.stop:  # what decides other claims only may be asked whether it is concerned
        module = TREE.module(symbol.module)
        assert module is not None
        for statement in module.definitions[symbol.name]:
            lines.setdefault(symbol.module, set()).add(statement.lineno)
    run = _places_run(name, part)
    assert len(run) > 30
    for path, line in run:
        module_name = ".".join(Path(path).relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        assert line in lines[module_name], f"{path}:{line}"


def test_what_starts_the_checker_without_a_package_is_on_the_map() -> None:
    path = CHECKER / "__main__.py"
    statements = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.If)]
    assert len(statements) == 2
    for part in (BELOW, POINT, INTERVAL, REDUCED, TOUCHING, LANDAU):
        lines = TREE.reached(ways()[part].start, ways()[part].stop)["certify.checker.__main__"]
        assert lines == {line for node in statements for line in range(node.lineno, (node.end_lineno or 0) + 1)}


def test_a_part_does_not_reach_what_decides_other_claims() -> None:
    reached = TREE.reached(ways()[BELOW].start, ways()[BELOW].stop)
    assert not [name for name in reached if name.endswith((".cover", ".moving", ".pieces"))]
    assert sum(map(len, reached.values())) < sum(
        map(len, TREE.reached(ways()[INTERVAL].start, ways()[INTERVAL].stop).values())
    )
    for part in ways():
        assert not [name for name in TREE.reached(part.start, part.stop) if ".search" in name]


@pytest.fixture
def planted(tmp_path: Path) -> Tree:
    """Names reached by every kind of import, beside names that are not."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "__init__.py").write_text("from .deep import shown\n")
    (folder / "deep.py").write_text(
        "from pack import far as other\nTABLE = {}\nTABLE[1] = other.loose\n\n\ndef shown():\n    return TABLE\n\n\n"
        "def unseen():\n    return 2\n"
    )
    (folder / "far.py").write_text("def loose():\n    from . import late\n\n    return late.last()\n")
    (folder / "late.py").write_text(
        "import functools\n\n\n@functools.cache\ndef last() -> 'int':\n    return 1\n\n\ndef twice(): ...\n"
    )
    (folder / "again.py").write_text("def twice(): ...\n")
    return Tree(tmp_path)


def test_names_are_followed_through_imports_and_loose_statements(planted: Tree) -> None:
    reached = planted.reached([Symbol("pack", "shown")])
    assert reached == {"pack.deep": {2, 3, 6, 7}, "pack.far": {1, 2, 3, 4}, "pack.late": {4, 5, 6}}
    assert "pack.late" not in planted.reached([Symbol("pack", "shown")], [Symbol("pack.far", "loose")])


def test_a_start_that_is_gone_or_ambiguous_is_an_error(planted: Tree) -> None:
    assert planted.where("pack", ["last"]) == [Symbol("pack.late", "last")]
    for name in ("gone", "twice"):
        with pytest.raises(LookupError, match=name):
            planted.where("pack", [name])


def test_the_vocabulary_of_a_coq_file(tmp_path: Path) -> None:
    texts = {
        "Room.Base": "Definition used := 1. (* Definition hidden := 2. (* deep *) *)\nDefinition unused := 3.\n"
        "Lemma l : unused = 3.\nProof. reflexivity. Qed.\nRecord box := {\n  width : nat;\n"
        "  depth (a : R) : used = 1\n}.\n",
        "Other.Base": "Definition used := 5.\n",
        "Proofs": "From Certify Require Import Room.Base.\nDefinition inner := used.\n",
        "Top": "From Certify Require Import Room.Base.\nFrom Certify Require Proofs.\n"
        "Theorem t (b : box) : width b = 1.\nProof. exact Proofs.inner. Qed.\nDefinition unused := 4.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.v").write_text(text)
    files = {name: coq_reach.read(tmp_path / f"{name}.v") for name in texts}
    assert coq_reach.required(files, "Top") == ["Proofs", "Room.Base", "Top"]
    assert coq_reach.vocabulary(files, "Top") == {"Room.Base": 5}
