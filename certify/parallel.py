"""Many tasks on many processes, through joblib: what is finished comes back at once, and a death is not the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from certify.errors import EnvironmentFailure

T = TypeVar("T")
R = TypeVar("R")


def run_all(
    task: Callable[[T], R], items: Sequence[T], workers: int, backend: str, died: Callable[[int], R]
) -> Iterator[R]:
    """task(item) for every item, as they are finished; died(index) for an item that kills its process.

    A worker that dies takes its pool with it, and joblib does not say for which item. So the items that are left are
    tried again in halves, each half in a new pool, until a pool with one item dies. With one worker everything runs in
    this process.
    """
    yield from _halving(task, items, list(range(len(items))), workers, backend, died)


def _halving(
    task: Callable[[T], R], items: Sequence[T], indices: list[int], workers: int, backend: str, died: Callable[[int], R]
) -> Iterator[R]:
    left = set(indices)
    try:
        for index, result in _parallel(task, items, indices, workers, backend):
            left.discard(index)
            yield result
    except _deaths(backend):
        rest = sorted(left)
        if len(rest) == 1:
            yield died(rest[0])
            return
        for half in (rest[: len(rest) // 2], rest[len(rest) // 2 :]):
            yield from _halving(task, items, half, workers, backend, died)


def _parallel(
    task: Callable[[T], R], items: Sequence[T], indices: Sequence[int], workers: int, backend: str
) -> Iterator[tuple[int, R]]:
    from joblib import Parallel, delayed, parallel_config

    with parallel_config(backend=backend, n_jobs=workers):
        calls = (delayed(_numbered)(task, index, items[index]) for index in indices)
        yield from Parallel(return_as="generator_unordered", pre_dispatch="all")(calls)


def _numbered(task: Callable[[T], R], index: int, item: T) -> tuple[int, R]:
    return index, task(item)


def _deaths(backend: str) -> tuple[type[BaseException], ...]:
    """What joblib raises when a worker died: loky at once, dask after it has killed several."""
    if backend != "dask":
        return (BrokenProcessPool,)
    from distributed import KilledWorker

    return (BrokenProcessPool, KilledWorker)


def cluster(backend: str, scheduler: str | None, workers: int) -> AbstractContextManager[Any]:
    """A dask client: of the cluster named, or of a local one with `workers` separate processes. Else nothing to do."""
    if backend != "dask":
        return nullcontext()
    try:
        from distributed import Client
    except ImportError as error:
        raise EnvironmentFailure("--backend dask: dask is not installed; pip install 'certify[cluster]'") from error
    connect: Callable[..., AbstractContextManager[Any]] = Client
    if scheduler is None:
        return connect(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None)
    try:
        return connect(scheduler)
    except (OSError, ValueError) as error:
        raise EnvironmentFailure(f"--scheduler {scheduler}: no dask cluster answers there") from error
