"""K_c of every admissible kernel, in any dimension, is proved between two numbers: the rule `kernel-bounds`."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.kernels.families import kernel_of
from certify.core.ball import precision
from certify.core.certificate import claim_document
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription, family
from certify.solve.coupling.linear_field import two_bounds
from certify.solve.kernels.bounds import between, bounded_coupling
from tests.checker.asked import outcome
from tests.places import ROOT
from tests.sampling import sampled

LISTS: tuple[Any, ...] = ({1: 1}, {1: 1, 2: 3, 9: "-1/2"}, {4: 1}, {3: 1, 5: "9/8"}, {1: "1/1000", 30: 1})
FAMILIES = (
    *(("poisson", r) for r in ("1/100", "9/10", "99/100")),
    *(("heat", s) for s in ("1/10000", "1/2", "2")),
    *(("power", k) for k in ("1/100", "5/2", "30", "99/2")),
    *(("abs-power", a) for a in ("1/10", "1", "2", "15/2", "60")),
    ("relu", None),
    ("onsager", None),
)


def descriptions() -> list[tuple[KernelDescription, int]]:
    lists = [exact_kernel(kappa) for kappa in LISTS]
    found = [description for description in lists if description is not None]
    found += [family(name, None if value is None else Fraction(value)) for name, value in FAMILIES]
    rows = [(description, d) for description in found for d in (2, 3, 4, 7, 20, 150)]
    return rows + [(family("cone", Fraction(r)), 2) for r in ("1/100", "1/2", "1", "7/4", "2", "3")]


@pytest.mark.parametrize(("description", "d"), sampled(descriptions(), 8, seed=12), ids=str)
def test_k_c_is_between_two_numbers(description: KernelDescription, d: int) -> None:
    claim = bounded_coupling(description, d, "why")
    assert claim.outcome == "proved"
    assert claim.enclosure is not None
    lower, upper = as_fraction(claim.enclosure.lower), as_fraction(claim.enclosure.upper)
    with precision(100):
        threshold = kernel_of(description, d).threshold()
        assert not threshold.surely_less(upper * (1 - Fraction(1, 10**10)))
    assert 0 < lower <= upper
    assert outcome(claim_document(claim)) == (0, "")


ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", re.MULTILINE)
TABLE = ROW.findall((ROOT / "docs" / "kernels.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("words", "d", "low", "high", "top"), sampled(TABLE, 4))
def test_the_table_of_the_page(words: str, d: str, low: str, high: str, top: str) -> None:
    """Its numbers are rounded outward, by at most a unit in their last places."""
    least, most, threshold = map(Fraction, (low, high, top))
    description = exact_kernel(words)
    assert description is not None
    kernel = kernel_of(description, int(d))
    box = between(kernel).enclosure
    assert least <= box.lower <= least + Fraction(1, 10**3)
    assert most - Fraction(1, 10**3) <= box.upper <= most
    with precision(80):
        assert abs(kernel.threshold() - threshold).surely_less(Fraction(1, 10**3))


def test_the_page_has_the_table() -> None:
    assert len(TABLE) > 10


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        ("1/2", "1", "two bounds, of relative width 0.5, 0 digits; no cover: why"),
        ("9/10", "1", "two bounds, of relative width 0.1, 1 digit; no cover: why"),
        ("999999/1000000", "1", "two bounds, of relative width 1e-06, 6 digits; no cover: why"),
    ],
)
def test_how_far_they_are_apart_is_said(lower: str, upper: str, words: str) -> None:
    assert two_bounds(Fraction(lower), Fraction(upper), "K_c is not enclosed: why") == words
