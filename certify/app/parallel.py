"""Many tasks on many processes, through joblib: what is finished comes back at once, and a death is not the end."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from certify.app.kept import keeping
from certify.app.progress import timed
from certify.core.errors import BadInput, EnvironmentFailure
from certify.solve.spread import Task, in_turn, spreading

T = TypeVar("T")
R = TypeVar("R")
_PATIENCE = 0.5  # seconds between two looks at the parent
_POOL_THREAD = "ExecutorManagerThread"
_QUIET = "ignore:resource_tracker:UserWarning"
_STARTS = 2  # dask gives up after four, and joblib then waits for ever


def run_all(
    task: Callable[[T], R], items: Sequence[T], workers: int, backend: str, died: Callable[[int], R]
) -> Iterator[R]:
    """task(item) for every item, as they are finished; died(index) for an item that kills its process.

    A worker that dies takes its pool with it, and joblib does not say for which item. So the items that are left are
    tried again in halves, each half in a new pool, until a pool with one item dies. A dask cluster starts what a dead
    worker left again by itself: there the starts are counted. With one worker everything runs in this process.
    If this process is killed, the workers that it has started end too.
    """
    run = uuid4().hex if backend == "dask" else None
    before, threading.excepthook = threading.excepthook, _without_pool(threading.excepthook)
    yield from _halving(
        partial(_numbered, task, run, os.getpid()), items, list(range(len(items))), workers, backend, died
    )
    threading.excepthook = before  # not after Ctrl-C, when the pool is still being taken down


def _without_pool(hook: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The hook for all threads but the one of loky's pool, which complains when Ctrl-C takes the pool down."""

    def heard(failure: Any) -> None:
        if getattr(failure.thread, "name", "") != _POOL_THREAD:
            hook(failure)

    return heard


def _halving(
    call: Callable[[int, T], tuple[int, list[R]]],
    items: Sequence[T],
    indices: list[int],
    workers: int,
    backend: str,
    died: Callable[[int], R],
) -> Iterator[R]:
    from joblib import Parallel, delayed, parallel_config

    left = set(indices)
    try:
        calls = (delayed(call)(index, items[index]) for index in indices)
        with parallel_config(backend=backend, n_jobs=workers):
            with _undisturbed() if backend == "loky" and workers > 1 else nullcontext():
                found = Parallel(return_as="generator_unordered", pre_dispatch="all")(calls)
            for index, results in found:
                left.discard(index)
                yield results[0] if results else died(index)
    except BrokenProcessPool:
        rest = sorted(left)
        if len(rest) == 1:
            yield died(rest[0])
            return
        for half in (rest[: len(rest) // 2], rest[len(rest) // 2 :]):
            yield from _halving(call, items, half, workers, backend, died)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Workers that start inside of it do not hear Ctrl-C, which is for this process, and gets there at the end."""
    from multiprocessing import resource_tracker

    from joblib.externals.loky.backend import resource_tracker as folders

    kept = os.environ.get("PYTHONWARNINGS", "")
    os.environ["PYTHONWARNINGS"] = f"{kept},{_QUIET}" if kept else _QUIET
    for tracker in (resource_tracker, folders):  # they clear away what a killed run leaves
        tracker.ensure_running()  # before the mask, which Python's own one takes off
    os.environ["PYTHONWARNINGS"] = kept
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextmanager
def over_processes(workers: int, folder: Path | None = None) -> Iterator[None]:
    """Inside of it the independent parts of a question are proved by so many processes, and kept in a folder."""

    def spread(tasks: Sequence[Task[Any]]) -> Iterator[tuple[int, Any]]:
        if min(workers, len(tasks)) < 2:
            return in_turn(tasks)
        return run_all(_called, list(enumerate(tasks)), min(workers, len(tasks)), "loky", lambda index: (index, None))

    shown = timed(spread, workers)
    with spreading(shown if folder is None else keeping(shown, folder)):
        yield


def _called(item: tuple[int, Task[R]]) -> tuple[int, R]:
    return item[0], item[1].call()


def workers_of(shown: str, count: int | None) -> int:
    """The number of processes, by default one a core. BadInput beyond 1 to 1024, beginning with `shown`."""
    workers = os.cpu_count() or 1 if count is None else count
    if not 1 <= workers <= 1024:
        raise BadInput(f"{shown}: an integer from 1 to 1024 is wanted")
    return workers


def _end_with(parent: int) -> None:
    """End this worker as soon as its parent has ended: nobody is left to take the result. Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PATIENCE)
        os._exit(EnvironmentFailure.exit_code)

    name = f"certify-parent-{parent}"
    if all(thread.name != name for thread in threading.enumerate()):
        threading.Thread(target=watch, name=name, daemon=True).start()


def _numbered(task: Callable[[T], R], run: str | None, parent: int, index: int, item: T) -> tuple[int, list[R]]:
    """(index, [result]), or (index, []) if workers of this dask run have died of the item: called in a worker."""
    if run is None and os.getpid() != parent:  # dask's workers have a nanny that looks after them
        _end_with(parent)
    if run is not None:
        from distributed import get_client

        client: Any = get_client()
        starts = client.get_metadata([run, str(index)], 0)
        if starts >= _STARTS:
            return index, []
        client.set_metadata([run, str(index)], starts + 1)
    return index, [task(item)]


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
