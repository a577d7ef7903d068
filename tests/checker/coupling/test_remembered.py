"""Integrals that the tests make once: the same numbers at the same charge, and never those of other code."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from certify.checker import LimitReached
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import family as room
from certify.checker.coupling.family import Family
from certify.checker.spine import mesh
from tests.remembered import Remembered, RememberedMesh

FIRST = Family._first
FIELD = [1 << 60, -(1 << 58), 1 << 55]


def seen(kind: type[Family], ask: Callable[[Family], Any], budget: int = 10**9) -> tuple[list[int], int]:
    """Every integer of the answer, and what is left of the budget."""
    own = kind(3, 3, 18, [Fraction(5, 2)], 64, Work(budget))
    return list(integers(ask(own))), own.work.left


def integers(value: Any) -> Any:
    if isinstance(value, int):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from integers(part)
    elif isinstance(value, dict):
        yield from integers([*value.items()])
    else:
        names = getattr(type(value), "__slots__", ())
        yield from integers([getattr(value, name) for name in names])


ASKED: dict[str, Callable[[Family], Any]] = {
    "density": lambda own: own.density(FIELD),
    "log_partition": lambda own: own.log_partition(FIELD),
    "means": lambda own: own.means(FIELD),
    "moments": lambda own: own.moments(FIELD),
    "products": lambda own: own.products(FIELD),
    "squares": lambda own: own.squares(FIELD, FIELD[::-1]),
    "triples": lambda own: own.triples(FIELD),
}


@pytest.mark.parametrize("what", ASKED)
def test_the_numbers_and_the_charge_are_those_of_the_checker(what: str) -> None:
    numbers, left = seen(Family, ASKED[what])
    assert len(numbers) > 2
    assert (numbers, left) == seen(Remembered, ASKED[what]) == seen(Remembered, ASKED[what])
    with pytest.raises(LimitReached):
        seen(Remembered, ASKED[what], 10**9 - left - 1)


def test_both_fields_of_a_tangent_count() -> None:
    numbers, _ = seen(Remembered, ASKED["squares"])
    assert numbers != seen(Remembered, lambda own: own.squares(FIELD, FIELD))[0]
    assert numbers != seen(Remembered, lambda own: own.squares(FIELD[::-1], FIELD[::-1]))[0]


def meshed(make: Callable[..., mesh.Mesh], scale: int, budget: int = 10**9) -> tuple[list[int], int]:
    """The same of a mesh and the values of one field."""
    work = Work(budget)
    own = make(3, 3, (32, 8, 4), 64, work)
    found = [own.rows, own.error, own.cap_lower, own.mass, own.gap, *own.values([scale * a for a in FIELD])]
    return list(integers(found)), work.left


def test_a_mesh_and_its_values_are_those_of_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    for scale in (1, 2):
        numbers, left = meshed(mesh.Mesh, scale)
        assert (numbers, left) == meshed(RememberedMesh, scale) == meshed(RememberedMesh, scale)
    with pytest.raises(LimitReached):
        meshed(RememberedMesh, 1, 10**9 - left - 1)
    monkeypatch.setattr(mesh, "ceil_shift", lambda x, bits: (x >> bits) + 2)
    assert meshed(RememberedMesh, 2) == meshed(mesh.Mesh, 2) != (numbers, left)


@pytest.mark.parametrize(
    ("owner", "name", "other"),
    [
        (room, "exp_of", lambda m, p: 1 << p),
        (Family, "error", lambda *_: 1 << 40),
        (Family, "_first", lambda own, field: FIRST(own, [0] * len(field))),
    ],
    ids=["a function", "an inherited method", "a method"],
)
def test_other_code_has_results_of_its_own(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, other: Callable[..., Any]
) -> None:
    before = seen(Remembered, ASKED["moments"])
    monkeypatch.setattr(owner, name, other)
    assert seen(Remembered, ASKED["moments"]) != before
    monkeypatch.undo()
    assert seen(Remembered, ASKED["moments"]) == before
