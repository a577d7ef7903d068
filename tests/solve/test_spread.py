"""Independent tasks: in turn, or over processes, each result beside the place of its task."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import TypeVar

import pytest
from joblib.externals.loky import process_executor

from certify.app.parallel import _POOL_THREAD, _without_pool, over_processes, workers_of
from certify.core.errors import BadInput
from certify.solve.spread import Task, spread_out, spreading

R = TypeVar("R")


def where(item: int) -> tuple[int, int]:
    """The square and the process; 3 ends its process."""
    if item == 3:
        os._exit(1)
    return item * item, os.getpid()


def square(item: int) -> int:
    """The square."""
    return item * item


def tasks(call: Callable[[int], R], *items: int) -> list[Task[R]]:
    return [Task(f"{item}", 1.0, partial(call, item)) for item in items]


def test_tasks_are_done_in_turn_unless_they_are_spread() -> None:
    in_order = [(0, 9), (1, 1), (2, 4)]
    assert list(spread_out(tasks(square, 3, 1, 2))) == in_order
    with spreading(lambda tasks: ((i, -tasks[i].call()) for i in reversed(range(len(tasks))))):
        assert list(spread_out(tasks(square, 3, 1, 2))) == [(2, -4), (1, -1), (0, -9)]
    assert list(spread_out(tasks(square, 3, 1, 2))) == in_order


@pytest.mark.deep
def test_processes_keep_the_places_and_survive_a_death() -> None:
    with over_processes(2):
        found = dict(spread_out(tasks(where, 1, 2, 3, 4)))
    assert [None if (result := found[i]) is None else result[0] for i in range(4)] == [1, 4, None, 16]
    assert all(result is None or result[1] != os.getpid() for result in found.values())


def test_only_the_thread_of_the_pool_is_not_heard() -> None:
    heard: list[str] = []
    hook = _without_pool(lambda failure: heard.append(failure.thread.name))
    for name in ("ExecutorManagerThread", "another"):
        hook(SimpleNamespace(thread=SimpleNamespace(name=name)))
    assert heard == ["another"]
    assert f'name="{_POOL_THREAD}"' in inspect.getsource(process_executor)  # so it calls itself


def test_one_worker_or_one_task_is_this_process() -> None:
    with over_processes(1):
        found = list(spread_out(tasks(where, 1, 2)))
    assert found == [(0, (1, os.getpid())), (1, (4, os.getpid()))]
    with over_processes(2):  # one task is not worth a process
        assert list(spread_out(tasks(where, 2))) == [(0, (4, os.getpid()))]
    assert workers_of("workers=None", None) >= 1
    for wrong in (0, -1, 1025):
        with pytest.raises(BadInput, match=f"^workers={wrong}: an integer from 1 to 1024 is wanted$"):
            workers_of(f"workers={wrong}", wrong)
