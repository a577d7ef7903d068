"""Independent tasks of one question: one after another, or by whoever has been asked to spread them over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Task(Generic[R]):
    """A picklable call, the name of what it answers, whole, and about how many seconds of one core it takes."""

    name: str
    seconds: float
    call: Callable[[], R]


Spread = Callable[[Sequence[Task[Any]]], Iterable[tuple[int, Any]]]
"""Tasks -> (index, its result) as they are finished; None in place of a result that a process took with it."""


def in_turn(tasks: Sequence[Task[R]]) -> Iterator[tuple[int, R]]:
    """One after another, in this process."""
    return ((index, task.call()) for index, task in enumerate(tasks))


_spread: ContextVar[Spread] = ContextVar("spread", default=in_turn)


@contextmanager
def spreading(spread: Spread) -> Iterator[None]:
    """Tasks are handed to `spread` inside of it."""
    token = _spread.set(spread)
    try:
        yield
    finally:
        _spread.reset(token)


def spread_out(tasks: Sequence[Task[R]]) -> Iterator[tuple[int, R | None]]:
    """(index, its result) as the tasks are finished, in any order; None where a process died of it."""
    yield from _spread.get()(tasks)
