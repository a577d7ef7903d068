"""Independent tasks of one question: one after another, or by whoever has been asked to spread them over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Spread = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[tuple[int, Any]]]
"""(task, items) -> (index, task(item)) in any order; None in place of a result that a process took with it."""


def _in_turn(task: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    return ((index, task(item)) for index, item in enumerate(items))


_spread: ContextVar[Spread] = ContextVar("spread", default=_in_turn)


@contextmanager
def spreading(spread: Spread) -> Iterator[None]:
    """Tasks are handed to `spread` inside of it."""
    token = _spread.set(spread)
    try:
        yield
    finally:
        _spread.reset(token)


def spread_out(task: Callable[[T], R], items: Sequence[T]) -> list[R | None]:
    """task(item) in the order of the items, None where a process died of it. The task and the items are picklable."""
    found: list[R | None] = [None] * len(items)
    for index, result in _spread.get()(task, items) if len(items) > 1 else _in_turn(task, items):
        found[index] = result
    return found
