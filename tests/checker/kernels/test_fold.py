"""fold: accepted and refused; each term of the inequalities is dropped where that makes it false."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import factorial
from typing import Any

import pytest

from certify.bounds.kernels import fold as bounds
from certify.checker import check_document
from certify.checker.kernels import fold as rule
from certify.checker.kernels.fold import AXISYMMETRY, Excess, moments, require_positive
from certify.checker.verdict import Invalid, Malformed
from certify.core.ball import precision
from tests.checker.kernels.documents import document, ends

MAIER_SAUPE = {"family": "polynomial", "coefficients": ["0x0p+0", "0x0p+0", "0x1p+0"]}
NODES = ["-0x7p+0", "-0x3p+0", "0x0p+0", "0x1p+0", "0x2p+0", "0x3p+0", "0x5p+0", "0x7p+0"]
KAPPA = {"family": "gegenbauer", "kappa": [[2, "0x29b/0x3e8"]]}
"""kappa_2 = 667/1000, more than 2/3."""
VALUE = Fraction("3.36574319824167825520525324296445")


def folded(**changes: Any) -> dict[str, Any]:
    """A claim about Maier and Saupe's model, K_fold between 3.25 and 3.375."""
    evidence = {"rule": "curve", "precision": 64, "terms": 48, "order": 12, "nodes": NODES, "witness": "0x3p-1"}
    own = {key: changes.pop(key) for key in list(changes) if key in evidence}
    found = {
        "label": "fold",
        "d": 3,
        "outcome": "proved",
        "kernel": MAIER_SAUPE,
        "critical_points": "all",
        "enclosure": ends("0xdp-2", "0x1bp-3"),
        "evidence": evidence | own,
        "trust": [AXISYMMETRY],
    }
    return found | changes


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"critical_points": "axisymmetric", "trust": []},
        {"enclosure": ends("0x1p+0", "0x1bp-3")},
        {"kernel": {"family": "gegenbauer", "kappa": [[2, "0x2/0x3"]]}},
        {"order": 20},
        {"witness": "0x3p-2", "enclosure": ends("0xdp-2", "0x7p-1")},
    ],
    ids=str,
)
def test_accepted(changes: dict[str, Any]) -> None:
    check_document(document(folded(**changes)))


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("upper end below", {"enclosure": ends("0xdp-2", "0x35p-4")}, "D <= 0 at the witness"),
    ("lower end above", {"enclosure": ends("0x6cp-5", "0x1bp-3")}, "on the fields"),
    ("lower end small", {"enclosure": ends("0x1p-4", "0x1bp-3")}, "1 <= 2 kappa K_lo"),
    ("witness of the other sign", {"witness": "-0x3p-1"}, "D <= 0 at the witness"),
    ("first node inside", {"nodes": NODES[1:]}, "the first node"),
    ("last node inside", {"nodes": NODES[:-2]}, "the last node"),
    ("one interval", {"nodes": ["-0x7p+0", "0x7p+0"]}, "on the fields -7 to 7"),
    ("order 2", {"order": 2}, "on the fields"),
    ("few terms", {"terms": 13}, "the number of terms"),
    ("less trust", {"trust": []}, f"rests on {AXISYMMETRY} too"),
    ("all in dimension 4", {"d": 4}, "not known in this degree and dimension"),
    ("two degrees", {"kernel": {"family": "gegenbauer", "kappa": [[2, "0x2/0x3"], [4, "0x1p-9"]]}}, "of one degree"),
    ("a family", {"kernel": {"family": "onsager"}}, "kernels of one degree"),
    ("kappa 1.001 times", {"kernel": KAPPA, "enclosure": ends("0xd7685/0x40000", "0xd76d0/0x40000")}, "on the fields"),
]
MISFORMED: list[tuple[str, dict[str, Any], str]] = [
    ("no node", {"nodes": []}, "a list of two numbers or more"),
    ("one node", {"nodes": ["0x7p+0"]}, "a list of two numbers or more"),
    ("a node twice", {"nodes": [*NODES[:-1], NODES[-2]]}, "strictly increasing"),
    ("witness 0", {"witness": "0x0p+0"}, "a number other than 0"),
    ("no more terms than the order", {"terms": 12}, "more terms than the order"),
    ("another word", {"critical_points": "every"}, "expected one of"),
    ("order 1", {"order": 1}, "order"),
]


@pytest.mark.parametrize(("name", "changes", "words"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refused(name: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        check_document(document(folded(**changes)))


@pytest.mark.parametrize(("name", "changes", "words"), MISFORMED, ids=[name for name, _, _ in MISFORMED])
def test_malformed(name: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Malformed, match=words):
        check_document(document(folded(**changes)))


def excess(x: Fraction, terms: int = 48) -> Excess:
    return Excess(3, 2, *moments(3, 2, terms), x, 128)


def cover(x: Fraction, order: int = 12) -> None:
    curve = excess(x)
    nodes = [Fraction(float.fromhex(node)) for node in NODES]
    for left, right in pairwise(nodes):
        require_positive(curve, left, right, order)


def test_a_cover_proves_no_falsehood_just_above_the_fold() -> None:
    """kappa = 2/3: the cover closes below 2 kappa K_fold and not above it."""
    cover(VALUE * Fraction(4, 3) * Fraction(97, 100))
    with pytest.raises(Invalid):
        cover(VALUE * Fraction(4, 3) * Fraction(100001, 100000))


def test_without_the_rest_an_interval_would_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    """On one interval that holds the fold a Taylor polynomial of order 2 is positive, and D is not."""
    x = VALUE * Fraction(4, 3) * Fraction(101, 100)
    curve = excess(x)
    assert curve.derivative(Fraction(3, 2), 0).upper() < 0
    with pytest.raises(Invalid):
        require_positive(curve, Fraction(1), Fraction(5), 2)
    monkeypatch.setattr(f"{rule.__name__}.factorial", lambda n: 10**30 if n == 3 else n)
    require_positive(curve, Fraction(1), Fraction(5), 2)


def test_without_the_tail_a_series_would_be_wrong() -> None:
    short, long = excess(Fraction(9, 2), 16), excess(Fraction(9, 2))
    x, y = (curve.derivative(Fraction(15, 2), 0) for curve in (short, long))
    assert abs(x.m - y.m) > y.r
    assert abs(x.m - y.m) <= x.r + y.r
    rest = (2 * 6 * Fraction(9, 2) * Fraction(15, 2) ** 16 / factorial(16)).__ceil__()
    assert abs(x.m - y.m) > x.r - (rest << 128), "the tail is what makes it wide enough"


@pytest.mark.parametrize(("d", "degree"), [(2, 1), (2, 4), (3, 2), (5, 3)])
def test_the_series_are_those_of_the_balls(d: int, degree: int) -> None:
    x = Fraction(7, 2)
    curve = Excess(d, degree, *moments(d, degree, 40), x, 128)
    with precision(200):
        path = bounds.curve(d, degree, 40)
        for c in (Fraction(0), Fraction(3), Fraction(-5, 2)):
            for order in (0, 1, 4):
                own, other = curve.derivative(c, order), path.excess(x, c, order)
                assert not other.surely_less(own.lower())
                assert other.surely_less(own.upper() + Fraction(1, 2**60))
                assert own.r < 1 << 80
