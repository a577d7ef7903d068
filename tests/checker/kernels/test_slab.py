"""The rule `slab`: accepted; forged kernels, classes, slabs and trees refused; each part of the inequalities counts."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from certify.app.inputs import exact_kernel
from certify.checker import check_document
from certify.checker.arithmetic.series import Work
from certify.checker.coupling.boxes import Setting
from certify.checker.coupling.family import Family
from certify.checker.document.reader import Numbers
from certify.checker.kernels import slab as rule
from certify.checker.kernels.cover import KernelCouplings
from certify.checker.kernels.description import description
from certify.checker.kernels.families import kernel_of
from certify.checker.verdict import Invalid, Malformed, Refusal
from certify.core.certificate import document
from certify.solve.kernels.claims import kernel_claims
from tests.bounds.kernels.slabs import GRID, SLABS, SMALL_TAIL, Slab

CLASSES = {
    "increasing": ("poly:0,0,0,1", 3),
    "circle": ("kuramoto-daido m=3/2", 2),
    "quadratic": ("gegenbauer:1:3,2:5/4", 4),
    "axisymmetric-only": ("gegenbauer:1:3,2:3/2,3:7/4", 3),
}
LABELS = ("continuity", "critical-coupling")


@cache
def text(name: str) -> str:
    words, d = CLASSES[name]
    kernel = exact_kernel(words)
    assert kernel is not None
    return json.dumps(document(list(kernel_claims(kernel, d, 10, LABELS))))


def certificate(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(name))
    found["claims"] = [claim for claim in found["claims"] if claim["evidence"]["rule"] in ("slab", "continuity")]
    return found


def slab(source: dict[str, Any]) -> dict[str, Any]:
    (found,) = (claim for claim in source["claims"] if claim["label"].startswith("continuity"))
    return dict(found)["evidence"]  # type: ignore[no-any-return]  # JSON


def refused(source: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        check_document(source, 100)
    return f"{caught.value.exit_code}: {caught.value}"


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_is_accepted(name: str) -> None:
    labels = {claim.label for claim in check_document(certificate(name), 100).accepted}
    weaker = "-axisymmetric" if name == "axisymmetric-only" else ""
    assert f"continuity{weaker}" in labels


def test_kuramoto_daido_below_its_threshold_is_refused() -> None:
    source = certificate("circle")
    for claim in source["claims"]:
        claim["kernel"]["m"] = "0x5/0x4"
    assert refused(source).startswith("1: invalid")


def test_the_cube_in_dimension_6_is_refused() -> None:
    source = certificate("increasing")
    for claim in source["claims"]:
        claim["d"] = 6
    assert refused(source).startswith("1: invalid")


def test_the_claim_does_not_depend_on_the_size_of_the_kernel() -> None:
    source = certificate("axisymmetric-only")
    source["claims"] = [claim for claim in source["claims"] if claim["evidence"]["rule"] == "slab"]
    for claim in source["claims"]:
        claim["kernel"]["kappa"] = [[1, "0x6p+0"], [2, "0x3p+0"], [3, "0x7p+0"]]
    assert refused(source).startswith("1: invalid")  # 7/2 it would have to be
    source["claims"][0]["kernel"]["kappa"][2][1] = "0x7p-1"
    check_document(source, 100)


@pytest.mark.parametrize(
    ("name", "kernel", "words"),
    [
        ("circle", {"family": "kuramoto-daido", "m": "0x1p+0"}, "one leading degree"),
        ("circle", {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "-0x1p-9"]]}, "lambda_l >= 0"),
        ("circle", {"family": "gegenbauer", "kappa": [[2, "0x1p+0"]]}, "the kernel has 1 degrees, not 2"),
        ("circle", {"family": "onsager"}, "slab: sum_l"),
        ("quadratic", {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x1p+2"]]}, "which is 1 in d >= 3"),
        (
            "circle",
            {"family": "gegenbauer", "kappa": [[1, "0x1p-3"], [2, "0x1p-3"], [5, "0x1p+0"]]},
            "none of the modes",
        ),
        ("circle", {"family": "gegenbauer", "kappa": [[1, "0x1p+0"], [2, "0x3p-1"], [5, "0x1p-2"]]}, "slab: "),
    ],
)
def test_other_kernels_are_refused(name: str, kernel: dict[str, Any], words: str) -> None:
    source = certificate(name)
    source["claims"] = [claim | {"kernel": kernel} for claim in source["claims"] if claim["label"] == "continuity"]
    assert words in refused(source)


@pytest.mark.parametrize("name", CLASSES)
def test_the_label_goes_with_the_class(name: str) -> None:
    source = certificate(name)
    for claim in source["claims"]:
        weaker = claim["label"].endswith("-axisymmetric")
        claim["label"] = claim["label"].removesuffix("-axisymmetric") if weaker else f"{claim['label']}-axisymmetric"
    assert "which does not go with the label" in refused(source)


@pytest.mark.parametrize("name", CLASSES)
def test_trees_are_walked(name: str) -> None:
    source = certificate(name)
    cells = slab(source)["tree"]
    for tree in ([["0"]], [["g"]], cells[:-1], [*cells, ["0"]], cells[1:]):
        forged = deepcopy(source)
        slab(forged)["tree"] = tree
        assert refused(forged).startswith("1: invalid"), tree[:1]


def test_the_uniform_density_is_in_no_cell_but_that_of_the_slab() -> None:
    """A slab that is a point proves nothing, as no box is one; nor does a list without the cell of it."""
    source = certificate("circle")
    slab(source)["corner"] = [0, 0]
    assert "upper <= corner" in refused(source)
    slab(source)["tree"] = [cell for cell in slab(source)["tree"] if cell != ["0"]]
    assert refused(source).startswith("1: invalid")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"tree": [["*"]]}, Malformed),
        ({"vector": [1]}, Malformed),
        ({"vector": [0, 1]}, Malformed),
        ({"vector": [1, 1, 1]}, Malformed),
        ({"vector": [10**9, 1]}, Invalid),
        ({"corner": [1 << 16, 1 << 16]}, Invalid),
        ({"corner_vector": [1, 1]}, Malformed),
        ({"star": {}}, Malformed),
        ({"rule": "kernel-cover"}, Malformed),
        ({"nodes": 4}, Invalid),
        ({"modes": 1}, Malformed),
    ],
    ids=str,
)
def test_evidence_out_of_form_is_refused(change: dict[str, Any], error: type[Refusal]) -> None:
    source = certificate("increasing")
    slab(source).update(change)
    with pytest.raises(error):
        check_document(source, 100)


@pytest.mark.parametrize("name", ["increasing", "axisymmetric-only"])
def test_the_pointer_needs_the_claim(name: str) -> None:
    source = certificate(name)
    coupling = next(claim for claim in source["claims"] if claim["label"].startswith("critical-coupling"))
    assert "no proved claim continuity" in refused({"format": "certify/1", "claims": [coupling]})
    for end, value in (("lower", "0x1p+6"), ("upper", "0x1p-6")):
        forged = deepcopy(source)
        box = next(x for x in forged["claims"] if x["label"].startswith("critical-coupling"))["enclosure"]
        box["lower"], box["upper"] = (value, box["upper"]) if end == "lower" else (box["lower"], value)
        assert refused(forged).startswith(("1: ", "2: "))
    less = deepcopy(source)
    next(x for x in less["claims"] if x["label"].startswith("continuity"))["trust"] = ["spherical-harmonics"]
    assert "entropy-lower-semicontinuity too" in refused(less)


def decided(own: Slab, scale: float) -> bool:
    """Whether the rule accepts a slab."""
    given = description(json.loads(json.dumps(document_kernel(own))), "kernel", Numbers())
    kernel, p = kernel_of(given, own.d), 160
    degrees = kernel.degrees(own.modes)
    family = Family(own.d, own.modes, 120, (Fraction(3, 2), Fraction(2), Fraction(3)), p, Work(10**9), degrees)
    setting = Setting(family, KernelCouplings(kernel, degrees, kernel.threshold(p), p), GRID, ())
    try:
        rule.require_slab(setting, kernel.leading[0], own.corner(scale), own.vector)
    except Invalid:
        return False
    return True


def document_kernel(own: Slab) -> Any:
    """The field `kernel`."""
    kernel = exact_kernel(own.words)
    assert kernel is not None
    claims = list(kernel_claims(kernel, own.d, 10, ("linear-threshold",)))
    return json.loads(json.dumps(document(claims)))["claims"][0]["kernel"]


@pytest.mark.parametrize("name", SLABS)
def test_the_inequalities_end_where_they_do_in_floats(name: str) -> None:
    """By another formula than the checker's: so no term of (W5) to (W7) may be dropped or changed."""
    own = SLABS[name]
    largest = own.largest()
    assert decided(own, largest * (1 - 1e-6))
    assert not decided(own, largest * (1 + 1e-6))


def test_the_row_of_what_lies_beyond_the_modes() -> None:
    assert not decided(SMALL_TAIL, 0.1)
    assert decided(replace(SMALL_TAIL, vector=(100, 160)), 0.1)


def test_without_the_slopes_a_falsehood_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    """alpha_2 = 1/2 > 1/3: by Lemma 5.1 G < 0 somewhere in every slab."""
    own = Slab("gegenbauer:1:3,2:5/2", 3, 2, (0.01, 0.01), (100, 300))
    assert not decided(own, 0.5)
    monkeypatch.setattr(rule, "_slope", lambda *_: Fraction(0))
    assert decided(own, 0.5)


def test_without_the_matrix_a_falsehood_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    """K_c < K_# for m = 11/10, so no slab is all of [0, 1]^2."""
    own = Slab("kuramoto-daido m=11/10", 2, 2, (1.0, 1.0), (100, 300))
    assert not decided(own, 1)
    monkeypatch.setattr(rule, "_matrix", lambda *_: [[0, 0], [0, 0]])
    assert decided(own, 1)


def test_without_the_tail_a_falsehood_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Slab("gegenbauer:1:1,2:9/10", 2, 1, (0.01,), (100,))
    assert not decided(own, 0.5)
    monkeypatch.setattr(Setting, "tau", lambda self: 0)
    assert decided(own, 0.5)
