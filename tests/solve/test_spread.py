"""Independent tasks: in turn, or over processes, the results stand in the order of the items."""

from __future__ import annotations

import os

import pytest

from certify.app.parallel import over_processes, workers_of
from certify.core.errors import BadInput
from certify.solve.spread import spread_out, spreading


def where(item: int) -> tuple[int, int]:
    """The square and the process; 3 ends its process."""
    if item == 3:
        os._exit(1)
    return item * item, os.getpid()


def square(item: int) -> int:
    """The square."""
    return item * item


def test_tasks_are_done_in_turn_unless_they_are_spread() -> None:
    assert spread_out(square, [3, 1, 2]) == [9, 1, 4]
    with spreading(lambda task, items: ((i, -task(items[i])) for i in reversed(range(len(items))))):
        assert spread_out(square, [3, 1, 2]) == [-9, -1, -4]
        assert spread_out(square, [3]) == [9]  # one task is not worth a process
    assert spread_out(square, [3, 1, 2]) == [9, 1, 4]


@pytest.mark.deep
def test_processes_keep_the_order_and_survive_a_death() -> None:
    with over_processes(2):
        found = spread_out(where, [1, 2, 3, 4])
    assert [None if result is None else result[0] for result in found] == [1, 4, None, 16]
    assert all(result is None or result[1] != os.getpid() for result in found)


def test_one_worker_is_this_process() -> None:
    with over_processes(1):
        found = spread_out(where, [1, 2])
    assert found == [(1, os.getpid()), (4, os.getpid())]
    assert workers_of("workers=None", None) >= 1
    for wrong in (0, -1, 1025):
        with pytest.raises(BadInput, match=f"^workers={wrong}: an integer from 1 to 1024 is wanted$"):
            workers_of(f"workers={wrong}", wrong)
