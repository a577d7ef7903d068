"""Slow tails in the checker: the bounds by norms at made-up densities and their terms; certificates and forgeries."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from math import exp, log, sqrt
from types import SimpleNamespace
from typing import Any

import pytest

from certify.bounds.kernels.families import kernel_of
from certify.checker import check_document
from certify.checker.arithmetic.ball import Ball, up
from certify.checker.arithmetic.series import Work
from certify.checker.kernels import cover, tail
from certify.checker.kernels.algebraic import Cone, Onsager
from certify.checker.verdict import Refusal
from certify.core.ball import precision
from certify.core.exact import as_fraction
from certify.core.kernel import family
from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests
from tests.bounds.kernels.atoms import CLOSE, RARE, RARE_TAIL, SPREAD, TAIL_ALONE, TALL, Atoms
from tests.places import VALID

P = 120
ONSAGER = "d-3-kernel-onsager-digits-6.json"


def units(x: float) -> int:
    return int(Fraction(x) * 2**P)


def slow(tau: float, peak: float, g: tuple[float, ...] = ()) -> Any:
    """Boxes with this tail, in units 2^-60."""
    couplings: Any = SimpleNamespace(tau=Fraction(tau), g=[up(units(x), P) for x in g], increasing=False)
    own: Any = SimpleNamespace(p=P, degrees=(1,), d=2, work=Work())
    return tail.SlowSetting(own, couplings, 60, (), Fraction(peak))


def moments(log_z: float = 0.0) -> Any:
    return SimpleNamespace(mean=[], covariance=[], radius=0, log_z=up(units(log_z), P))


def near(scene: Atoms, own: float = 0.0) -> bool:
    """q of a density at distance own + |rho - rho_a| is bounded; tau = s, so that b is q."""
    setting = slow(scene.r, scene.r)
    names = tail.SlowSetting.near.__globals__
    changes: dict[str, Any] = {
        "oscillation": lambda *_: units(scene.u),
        "deviation": lambda *_: units(scene.spread),
        "own_square": lambda *_: up(units(own**2), P),
        "_log_sup": lambda *_: up(units(scene.log_sup), P),
        "min": lambda *values: values[-1],  # as if |m_l| <= 1 said nothing
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tail.SlowSetting, "reach", lambda *_: 1 << P)
        patch.setattr(tail.SlowSetting, "rounds", 1)
        for name, changed in changes.items():
            patch.setitem(names, name, changed)
        found = setting.near((), [], moments(), ())
    return bool(own + scene.distance <= found / 2**P / scene.r + 1e-9)


def reach(field: float, tau: float, mass: float) -> bool:
    """rho = e^h/Z, h = field + tau with the probability `mass`, of mean 0: b is at least the norm of rho - 1."""
    h, other = field + tau, -mass * (field + tau) / (1 - mass)
    z = mass * exp(h) + (1 - mass) * exp(other)
    norm = sqrt(mass * exp(2 * h) + (1 - mass) * exp(2 * other)) / z
    found = slow(tau, tau / 100, (field,)).reach((1 << 60,))
    return bool(sqrt(norm**2 - 1) / 10 <= found / 2**P + 1e-12)


def block(mass: float, g: float, growth: float) -> bool:
    """P = 1, -1 with the probability `mass` in all, where rho = e^growth/mass, s = g mass: S = g e^growth."""
    found = slow(1.0, g * mass).block(units(growth), [units(-log(mass))], None)
    return bool(g * exp(growth) <= found / 2**P * (1 + 1e-12))


def centred_block(mass: float, g: float) -> bool:
    """The same with the density of a field, log sup rho = sum |a_l| - Lambda."""
    found = slow(1.0, g * mass).block(0, [units(-log(mass) - 1)], moments(-1.0))
    return bool(g <= found / 2**P * (1 + 1e-12))


NEAR, REACH, BLOCK, SUP = (
    (tail.SlowSetting, "near"),
    (tail.SlowSetting, "reach"),
    (tail.SlowSetting, "block"),
    (tail, "_log_sup"),
)
SCENES: dict[str, Scene] = {
    "own": holds(near, CLOSE, 0.5),
    "tall": holds(near, TALL),
    "spread": holds(near, SPREAD),
    "rare": holds(near, RARE),
    "tail alone": holds(near, TAIL_ALONE),
    "rare tail": holds(near, RARE_TAIL),
    "field": holds(reach, 2.0, 1e-3, 0.1),
    "no field": holds(reach, 1e-3, 1.0, 0.2),
    "block": holds(block, 0.1, 0.5, 0.3),
    "sup": holds(centred_block, 0.1, 0.5),
}
TERMS: list[Term] = [
    ("own", NEAR, "norm = own + ", "norm = "),
    ("tall", NEAR, "log_sup / 2 + u", "u"),
    ("spread", NEAR, "* (spread + r)", "* r"),
    ("rare", NEAR, "log_sup / 2 + u", "log_sup / 2"),
    ("tail alone", NEAR, "* (spread + r)", "* spread"),
    ("rare tail", NEAR, " + up(2 * r, p)", ""),
    ("field", REACH, "ceil_shift(fields, p) + self.tau()", "self.tau()"),
    ("no field", REACH, "ceil_shift(fields, p) + self.tau()", "ceil_shift(fields, p)"),
    ("block", BLOCK, "(exp(log_sup + up(growth, self.p))).upper()", "(exp(log_sup)).upper()"),
    ("block", BLOCK, "log_sup + up(growth, self.p)", "up(growth, self.p)"),
    ("sup", SUP, " - moments.log_z", ""),
]
test_the_inequality_holds_at_the_scene, test_without_the_term_it_is_false = scene_tests(SCENES, TERMS)


@pytest.mark.parametrize(
    ("kernel", "name", "number"),
    [(Cone(Fraction(3, 2)), "cone", Fraction(3, 2)), *((Onsager(d), "onsager", None) for d in (2, 3, 6))],
    ids=["cone", "onsager 2", "onsager 3", "onsager 6"],
)
def test_tails_and_peaks_are_those_of_the_bounds(kernel: Any, name: str, number: Fraction | None) -> None:
    with precision(200):
        other = kernel_of(family(name, number), kernel.d)
        for last in (1, 2, 7, 40):
            pairs = ((kernel.tail(last, 200), other.tail(last)), (kernel.peak(last, 200), other.peak(last)))
            for mine, theirs in pairs:
                assert theirs is not None
                assert abs(mine / as_fraction(theirs.midpoint()) - 1) < Fraction(1, 2**150)


def certificate(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VALID / name).read_text())
    return found


def refused(source: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        check_document(source)
    return str(caught.value)


def cover_of(source: dict[str, Any]) -> dict[str, Any]:
    return next(c for c in source["claims"] if c["label"].startswith("two-minimisers"))


def test_a_slow_kernel_is_accepted() -> None:
    accepted = check_document(certificate(ONSAGER)).accepted
    assert [c.label for c in accepted if c.label.startswith("critical")] == ["critical-coupling-axisymmetric"]


def test_what_the_bounds_by_norms_say_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """With bounds three times as large, as of a kernel that decays more slowly, the certificate is refused."""
    for name in ("near", "block", "reach"):
        proved = getattr(tail.SlowSetting, name)
        with monkeypatch.context() as patch:
            patch.setattr(tail.SlowSetting, name, lambda *x, proved=proved: 100 * proved(*x))
            assert refused(certificate(ONSAGER))


def test_forged_certificates_of_slow_kernels_are_refused() -> None:
    source = certificate(ONSAGER)
    for place, change in (
        (("modes",), lambda n: n - 1),
        (("star_upper", 1), lambda n: n + (1 << 12)),
        (("corner", 0), lambda n: 4 * n),
        (("nodes",), lambda n: 40),
        (("tree",), lambda cells: []),
        (("tree",), lambda cells: cells[:-1]),
    ):
        forged = deepcopy(source)
        here = cover_of(forged)["evidence"]
        for key in place[:-1]:
            here = here[key]
        here[place[-1]] = change(here[place[-1]])
        assert refused(forged), place
    forged = deepcopy(source)
    for claim in forged["claims"]:
        claim["d"] = 4
    assert refused(forged)


def test_a_field_far_beyond_the_modes_of_the_boxes_is_not_in_the_star() -> None:
    """z_l beyond the modes of the boxes: its norm is that of C_* at most."""
    count = 3
    own: Any = SimpleNamespace(p=P, degrees=(1,), d=2, modes=1, moments=lambda _: None)
    couplings: Any = SimpleNamespace(tau=Fraction(1), g=[], increasing=False, signed=False)
    setting = tail.SlowSetting(own, couplings, 60, (), Fraction(1, 4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tail.SlowSetting, "near", lambda *_: units(0.25))  # so q <= 1/2
        patch.setattr(tail.SlowSetting, "field", lambda *_: [])
        patch.setattr(tail.SlowSetting, "deviations", lambda *_: [])
        degrees = tuple(range(1, count + 1))
        for size, holds_ in ((0.24, True), (0.26, False)):  # 2 (z_2^2 + z_3^2) <= 1/4
            places = [Ball(units(9.0), 0, P), *(Ball(units(x), 0, P) for x in (size, -size))]
            if holds_:
                tail.require_norm(setting, (), (), degrees, places)
            else:
                with pytest.raises(Refusal, match="beyond the modes"):
                    tail.require_norm(setting, (), (), degrees, places)


def test_the_norm_is_asked_of_the_explicit_density(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(cover, "require_norm", lambda *x: asked.append(len(x[3])))
    check_document(certificate(ONSAGER))
    assert asked == [cover_of(certificate(ONSAGER))["evidence"]["touch"]["modes"]]
