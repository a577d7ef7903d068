"""K_c on intervals of a parameter: adjacent pieces, values inside them, and what is not stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from certify.app.inputs import exact_kernel
from certify.app.query import parse_kernel
from certify.bounds.kernels.families import kernel_of
from certify.checker import check_document
from certify.core.certificate import digest, document
from certify.core.claim import Claim
from certify.core.errors import BadInput
from certify.core.exact import as_fraction
from certify.solve.kernels.interval import LABEL, interval_claims
from certify.solve.kernels.point import critical_coupling
from certify.solve.spread import Task, spreading

CASES = [
    pytest.param("kuramoto-daido m=3/4..1", 2, ["7/8", "9/10"]),
    pytest.param("poisson r=7/20..2/5", 3, ["3/8"], marks=pytest.mark.deep),
    pytest.param("heat s=1/5..1/4", 3, ["9/40"], marks=pytest.mark.deep),
]


def claims(words: str, d: int, wanted: tuple[str, ...] | None = None) -> list[Claim]:
    kernel = exact_kernel(words)
    assert kernel is not None
    return list(interval_claims(kernel, d, 6, wanted))


def pieces(found: list[Claim]) -> list[tuple[tuple[Fraction, Fraction], Claim]]:
    return [(c.subject["parameter_interval"], c) for c in found if "parameter_interval" in c.subject]


@pytest.mark.parametrize(("words", "d", "inside"), CASES)
def test_pieces_are_adjacent_and_hold_values_between_their_ends(words: str, d: int, inside: list[str]) -> None:
    kernel, found = exact_kernel(words), claims(words, d)
    assert kernel is not None
    assert {c.outcome for c in found} == {"proved"}
    assert check_document(document(found)).accepted
    parts = pieces(found)
    assert (parts[0][0][0], parts[-1][0][1]) == kernel.numbers
    assert all(one[1] == other[0] for (one, _), (other, _) in pairwise(parts))
    name = words.split(maxsplit=1)[0]
    key = words.split()[1].partition("=")[0]
    for value in map(Fraction, inside):
        here = exact_kernel(f"{name} {key}={value}")
        assert here is not None
        own = critical_coupling(kernel_of(here, d), 8).coupling
        held = [c for ends, c in parts if ends[0] <= value <= ends[1]]
        assert held
        for c in held:
            assert c.enclosure is not None
            assert as_fraction(c.enclosure.lower) <= as_fraction(own.lower)
            assert as_fraction(own.upper) <= as_fraction(c.enclosure.upper)


def test_the_values_are_parts_that_may_be_spread_and_in_any_order() -> None:
    """The claims are those of one process; a value that is lost leaves both pieces beside it open."""
    names: list[str] = []

    def backwards(tasks: Sequence[Task[Any]]) -> Iterator[tuple[int, Any]]:
        names.extend(task.name for task in tasks)
        return ((index, tasks[index].call()) for index in reversed(range(len(tasks))))

    def losing(tasks: Sequence[Task[Any]]) -> Iterator[tuple[int, Any]]:
        return ((index, None if index == 1 else task.call()) for index, task in enumerate(tasks))

    words = "kuramoto-daido m=3/4..1"
    alone = claims(words, 2)
    with spreading(backwards):
        assert digest(document(claims(words, 2))) == digest(document(alone))
    assert (len(names), len(set(names))) == (5, 5)
    with spreading(losing):
        found = claims(words, 2)
    assert [claim.outcome for _, claim in pieces(found)] == ["inconclusive"] * 2 + ["proved"] * 2
    assert "died" in next(claim.reason or "" for claim in found if claim.outcome == "inconclusive")


def test_across_the_threshold_and_on_its_continuous_side() -> None:
    """cos x + m cos 2x at m = 1/4 and 1/2 has K_c = K_# by the criterion: pieces point to claims of both kinds."""
    across = claims("kuramoto-daido m=1/4..5/4", 2)
    assert {c.outcome for c in across} == {"proved"}
    assert check_document(document(across)).accepted
    rules = {c.evidence["rule"] for c in across if c.label == LABEL}
    assert rules == {"criterion", "kernel-cover", "monotone"}
    (below,) = pieces(claims("power k=1/2..3", 3))
    assert below[1].evidence["rule"] == "turned"
    assert below[1].enclosure is not None
    assert (below[1].enclosure.lower, below[1].enclosure.upper) == (Fraction(1, 2), Fraction(1, 2))


def test_what_is_not_stated_on_intervals_says_so() -> None:
    (beyond,) = pieces(claims("power k=7/2..4", 3))
    assert "not known to be monotone" in (beyond[1].reason or "")
    found = claims("poisson r=1/5..1/4", 3, ("order-parameter",))
    assert [c.reason for c in found if c.label == "order-parameter"] == [
        "it is stated at single values of the parameter, not on intervals"
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2/5..1/5", "a < b"),
        ("1/5..1/5", "a < b"),
        ("0..1/5", "0 < r < 1"),
        ("1/5..1", "0 < r < 1"),
        ("1/5..", "number"),
    ],
)
def test_bad_intervals_are_bad_input(value: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        parse_kernel({"kernel": "poisson", "r": value})
