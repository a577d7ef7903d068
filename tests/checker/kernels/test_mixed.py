"""The rule `kernel-cover` with negative coefficients: accepted, and each place that they change is needed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from certify.app.inputs import exact_kernel
from certify.checker import check_document
from certify.checker.coupling.boxes import Box, Setting
from certify.checker.coupling.cover import AtRest
from certify.checker.coupling.gibbs import require_gibbs
from certify.checker.kernels.cover import KernelCouplings, KernelDensity
from certify.checker.verdict import Invalid, Refusal
from certify.core.certificate import document
from certify.solve.kernels.claims import kernel_claims
from tests.places import VALID

LABELS = ("critical-coupling", "order-parameter", "two-minimisers")
POWER = VALID / "d-3-kernel-power-k-7-2-digits-10.json"


@cache
def text() -> str:
    kernel = exact_kernel("gegenbauer:1:1,2:3/4,3:-1/4")
    assert kernel is not None
    return json.dumps(document(list(kernel_claims(kernel, 2, 10, LABELS))))


def certificate() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text())
    return found


def test_zonal_densities_and_all_densities_are_accepted() -> None:
    labels = [claim.label for claim in check_document(certificate(), 100).accepted]
    assert labels == [f"{label}-axisymmetric" for label in LABELS]
    whole = [claim.label for claim in check_document(POWER.read_bytes(), 100).accepted]
    assert whole == ["linear-threshold", "obstruction", *LABELS]


@pytest.mark.parametrize("kappa", ["-0x1001p-14", "-0xfffp-14", "0x1p-2", "-0x1p-1"])
def test_another_coefficient_is_refused(kappa: str) -> None:
    source = certificate()
    for claim in source["claims"]:
        claim["kernel"]["kappa"][2][1] = kappa
    with pytest.raises(Refusal):
        check_document(source, 100)


def test_moments_below_zero_are_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree is one of [0, 1] x [-1, 1]^2: for [0, 1]^3 it does not fit."""
    roots: list[Box] = []
    root = AtRest.root

    def noted(self: AtRest) -> Box:
        roots.append(root(self))
        return roots[-1]

    monkeypatch.setattr(AtRest, "root", noted)
    check_document(certificate(), 100)
    assert roots[0].lower == (0, -roots[0].upper[0], -roots[0].upper[0])
    monkeypatch.setattr(AtRest, "root", lambda self: Box((0, 0, 0), root(self).upper))
    with pytest.raises(Invalid):
        check_document(certificate(), 100)


def test_the_region_of_the_uniform_density_has_two_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell "0" looks at the lower ends too: a tree that calls all of the first box C_0 is refused by them."""
    source = certificate()
    evidence = source["claims"][2]["evidence"]
    evidence["tree"] = [["0"]]
    corners: list[Any] = []
    corner = AtRest.corner
    monkeypatch.setattr(AtRest, "corner", lambda self, box: corners.append(corner(self, box)) or corners[-1])
    with pytest.raises(Invalid, match="upper <= corner"):
        check_document(source, 100)
    one = 1 << evidence["grid"]
    assert corners[0][0] == (one, one, one)
    low = Box((0, -one, 0), (0, 0, 0))
    monkeypatch.setattr(AtRest, "root", lambda self: low)
    with pytest.raises(Invalid, match="upper <= corner, l=2"):
        check_document(source, 100)


def test_signs_are_asked_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a kernel taken for one without negative coefficients, the certificate would not be read as it is meant."""
    made = KernelCouplings.__init__

    def unsigned(self: Any, *arguments: Any) -> None:
        made(self, *arguments)
        self.signed = False

    monkeypatch.setattr(KernelCouplings, "__init__", unsigned)
    with pytest.raises(Invalid):
        check_document(certificate(), 100)


def test_the_gibbs_bound_of_a_negative_degree_is_that_of_all_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the field 0 the first box, which has the uniform density, is not free of F <= 0, whatever g < 0 is."""
    settings: list[Setting] = []
    walked = AtRest.root
    monkeypatch.setattr(AtRest, "root", lambda self: settings.append(self.setting) or walked(self))
    check_document(certificate(), 100)
    setting = settings[0]
    one = 1 << setting.grid
    with pytest.raises(Invalid, match="0 < Gibbs bound"):
        require_gibbs(setting, (0, 0, -one), (0, 0, one), [0, 0, 0], "box")
    with pytest.raises(Invalid, match="0 < Gibbs bound"):
        require_gibbs(setting, (0, 0, one), (0, 0, one), [0, 0, 0], "ends that are not zero")


def test_what_negative_degrees_take_from_the_energy_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of (1+t)^(7/2), whose degrees do not end, K_hi has room for it, and not for a thousandth of E."""
    losses: list[Any] = []
    check_document(POWER.read_bytes(), 100)

    def spoilt(self: Any) -> Any:
        losses.append(self._beyond)
        return self._beyond + self.interaction.coupling[1] / 1000

    monkeypatch.setattr(KernelDensity, "beyond", property(spoilt))
    with pytest.raises(Invalid):
        check_document(POWER.read_bytes(), 100)
    assert min(losses) > 0
