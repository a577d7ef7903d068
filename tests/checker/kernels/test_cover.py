"""The rule `kernel-cover`: certificates of every class accepted; forged kernels, classes and sizes refused."""

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
from certify.checker.coupling.cover import AtRest
from certify.checker.kernels import cover
from certify.checker.kernels.form import KernelCover
from certify.checker.verdict import Invalid, LimitReached, Malformed, Refusal
from certify.core.certificate import document
from certify.core.exact import as_fraction, format_exact, parse_exact
from certify.solve.kernels.claims import kernel_claims
from tests.places import VALID

CLASSES = {
    "increasing": ("poly:0,0,0,1", 6),
    "circle": ("gegenbauer:1:1,2:1", 2),
    "quadratic": ("gegenbauer:2:1", 3),
    "axisymmetric-only": ("gegenbauer:1:1,3:2", 3),
    "heat": ("heat s=1/5", 3),
    "poisson": ("poisson r=2/5", 3),
}
LIGHT = [pytest.param(name, marks=pytest.mark.deep) if name == "poisson" else name for name in CLASSES]
"""In the normal tests `heat` stands for both families with a parameter."""
LABELS = ("critical-coupling", "order-parameter", "two-minimisers")


@cache
def text(name: str) -> str:
    """A certificate of this class."""
    words, d = CLASSES[name]
    kernel = exact_kernel(words)
    assert kernel is not None
    return json.dumps(document(list(kernel_claims(kernel, d, 10, LABELS))))


def certificate(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(name))
    return found


def refused(source: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        check_document(source, 100)
    return f"{caught.value.exit_code}: {caught.value}"


@pytest.mark.parametrize("name", LIGHT)
def test_every_class_is_accepted(name: str) -> None:
    accepted = check_document(certificate(name), 100).accepted
    weaker = cover.WEAKER if name == "axisymmetric-only" else ""
    assert [claim.label for claim in accepted] == [f"{label}{weaker}" for label in LABELS]


def scaled(number: str, factor: Fraction) -> str:
    return format_exact(as_fraction(parse_exact(number)) * factor)


def with_kernel(source: dict[str, Any], change: Any) -> dict[str, Any]:
    for claim in source["claims"]:
        change(claim["kernel"])
    return source


@pytest.mark.parametrize("factor", [Fraction(1001, 1000), Fraction(999, 1000), Fraction(10**9 + 1, 10**9)])
@pytest.mark.parametrize("name", ["increasing", "circle", "quadratic", "axisymmetric-only"])
def test_another_kernel_is_refused(name: str, factor: Fraction) -> None:
    def change(kernel: dict[str, Any]) -> None:
        if kernel["family"] == "polynomial":
            kernel["coefficients"] = [scaled(x, factor) for x in kernel["coefficients"]]
        else:
            kernel["kappa"] = [[degree, scaled(x, factor)] for degree, x in kernel["kappa"]]

    assert refused(with_kernel(certificate(name), change)).startswith("1: invalid")


@pytest.mark.parametrize("name", LIGHT[4:])
def test_another_parameter_is_refused(name: str) -> None:
    def change(kernel: dict[str, Any]) -> None:
        key = next(key for key in kernel if key != "family")
        kernel[key] = scaled(kernel[key], Fraction(10**10 + 1, 10**10))

    assert refused(with_kernel(certificate(name), change)).startswith("1: invalid")


def test_a_missing_degree_is_refused() -> None:
    def change(kernel: dict[str, Any]) -> None:
        kernel["kappa"] = kernel["kappa"][:1]

    assert "the kernel has 1 degrees, not 2" in refused(with_kernel(certificate("circle"), change))


def test_a_degree_that_is_left_out_of_the_boxes_is_in_the_tail() -> None:
    def change(kernel: dict[str, Any]) -> None:
        kernel["kappa"] = [*kernel["kappa"], [5, "0x1/0x1000"]]

    assert refused(with_kernel(certificate("circle"), change)).startswith("1: invalid")


def test_a_small_tail_is_accepted_and_counted() -> None:
    def change(kernel: dict[str, Any]) -> None:
        kernel["kappa"] = [*kernel["kappa"], [5, "0x1p-400"]]

    check_document(with_kernel(certificate("circle"), change), 100)


@pytest.mark.parametrize("name", ["increasing", "circle", "quadratic", "axisymmetric-only"])
def test_the_label_goes_with_the_class(name: str) -> None:
    source = certificate(name)
    for claim in source["claims"]:
        if claim["label"].endswith(cover.WEAKER):
            claim["label"] = claim["label"].removesuffix(cover.WEAKER)
        else:
            claim["label"] += cover.WEAKER
    found = refused(source)
    assert "which does not go with the label" in found
    assert f"'{name}'" in found


def test_the_class_is_decided_again() -> None:
    """A kernel of degrees 1 to 3 that does not increase is covered for zonal densities only, however it is called."""
    source = certificate("quadratic")
    for claim in source["claims"]:
        claim["kernel"]["kappa"].append([4, "0x1p-400"])
    assert "'axisymmetric-only'" in refused(source)


def test_a_negative_coefficient_changes_the_class() -> None:
    def change(kernel: dict[str, Any]) -> None:
        kernel["kappa"] = [*kernel["kappa"], [5, "-0x1p-400"]]

    assert "'axisymmetric-only'" in refused(with_kernel(certificate("circle"), change))


@pytest.mark.parametrize("kernel", [{"family": "relu"}, {"family": "abs-power", "a": "0x1p+0"}])
def test_coefficients_whose_sum_diverges_are_refused(kernel: dict[str, Any]) -> None:
    source = certificate("axisymmetric-only")
    for claim in source["claims"]:
        claim["d"], claim["kernel"] = 4, kernel
    assert "fall too slowly" in refused(source)


@pytest.mark.parametrize("name", LIGHT)
def test_trees_are_walked(name: str) -> None:
    source = certificate(name)
    cells = source["claims"][2]["evidence"]["tree"]
    for tree in ([["*"]], [["0"]], [["g"]], cells[:-1], [*cells, ["0"]], cells[1:]):
        forged = deepcopy(source)
        forged["claims"][2]["evidence"]["tree"] = tree
        assert refused(forged).startswith("1: invalid"), tree[:1]


def test_boxes_of_other_classes_are_not_cut_by_the_first_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were they, K_c of a kernel whose minimiser has m_2 > m_1 would be claimed too large: the cut decides."""
    source = certificate("circle")
    assert check_document(source, 100).accepted
    calls: list[bool] = []
    taken = AtRest.taken

    def noted(self: Any, box: Any) -> Any:
        calls.append(taken(self, box) == box)
        return taken(self, box)

    monkeypatch.setattr(AtRest, "taken", noted)
    check_document(source, 100)
    assert all(calls)
    calls.clear()
    check_document(certificate("increasing"), 100)
    assert not all(calls)


def test_the_tail_of_other_classes_reaches_to_one() -> None:
    """tau stands beside 1, not beside upper_1: a tail that only the smaller bound would bear is refused."""
    source = certificate("circle")
    refusals = 0
    for k in range(10, 200, 10):
        forged = deepcopy(source)
        for claim in forged["claims"]:
            claim["kernel"]["kappa"].append([5, f"0x1p-{k}"])
        try:
            check_document(forged, 100)
        except Invalid:
            refusals += 1
            continue
        assert refusals > 0
        return
    pytest.fail("no tail is small enough")


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (("modes",), 0, Malformed),
        (("modes",), 201, LimitReached),
        (("degree",), 0, Malformed),
        (("degree",), 121, LimitReached),
        (("degree",), 3, Invalid),
        (("terms",), 9, Malformed),
        (("touch", "terms"), 9, Malformed),
        (("touch", "modes"), 1, Malformed),
        (("coupling", "lower"), "0x0p+0", Invalid),
        (("rule",), "cover", Malformed),
    ],
)
def test_evidence_out_of_form_is_refused(path: tuple[str, ...], value: Any, error: type[Refusal]) -> None:
    source = certificate("circle")
    place = source["claims"][2]["evidence"]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(error):
        check_document(source, 100)


def test_the_rule_of_the_paper_s_kernel_is_not_one_of_others() -> None:
    source = certificate("circle")
    for claim in source["claims"]:
        del claim["kernel"]
        claim["beta"] = "0x1p+0"
    assert refused(source).startswith("2: ")


def test_pointers_need_the_cover() -> None:
    source = certificate("circle")
    for i in (0, 1):
        alone = deepcopy(source)
        del alone["claims"][2]
        del alone["claims"][1 - i]
        assert "no proved claim two-minimisers about this kernel" in refused(alone)
    wrong = deepcopy(source)
    wrong["claims"][1]["degree"] = 2
    assert "moment of degree 1" in refused(wrong)
    for i, end in ((0, "lower"), (0, "upper"), (1, "lower"), (1, "upper")):
        wrong = deepcopy(source)
        box = wrong["claims"][i]["enclosure"]
        box[end] = box["upper" if end == "lower" else "lower"]
        assert "what the cover proves" in refused(wrong)
    other = deepcopy(source)
    other["claims"][0]["kernel"]["kappa"][0][1] = "0x2p+0"
    assert "no proved claim two-minimisers" in refused(other)


def test_claims_about_zonal_densities_do_not_point_to_others() -> None:
    source = certificate("axisymmetric-only")
    source["claims"][0]["label"] = "critical-coupling"
    assert "no proved claim two-minimisers about this kernel" in refused(source)


def test_work_is_charged_for_long_numbers() -> None:
    long = f"0x{1 << 1_000_000:x}/0x{(1 << 1_000_001) + 1:x}"
    source = certificate("heat")
    for claim in source["claims"]:
        claim["kernel"]["s"] = long
    with pytest.raises(LimitReached):
        check_document(source, 1)


def test_the_corpus_has_a_digest_of_its_own() -> None:
    names = [path.name for path in VALID.glob("*kernel*.json")]
    assert len(names) >= 6


def test_a_claim_with_the_evidence_of_another_rule_is_a_fault_of_the_program() -> None:
    claim = check_document(certificate("circle"), 100).accepted[2]
    with pytest.raises(TypeError):
        replace(claim, evidence=claim.subject).given(KernelCover)
