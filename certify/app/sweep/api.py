"""A sweep in Python: the points of a grid as results and as one table, kept in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, SupportsIndex

from certify.app.api import load
from certify.app.curve import figure_of
from certify.app.inputs import UserNumber, exact_number, whole_texts
from certify.app.parallel import workers_of
from certify.app.progress import show_progress
from certify.app.result import Result
from certify.app.sweep.command import require_questions_of
from certify.app.sweep.grid import parse_grid
from certify.app.sweep.run import sweep as run_sweep
from certify.app.sweep.table import sweep_table
from certify.app.table import Table
from certify.core.exact import quotient_text
from certify.core.files import make_folder


@dataclass(frozen=True, slots=True, repr=False)
class Sweep:
    """The points of one sweep: `folder` has their certificates, index.json and table.csv; `rows` are its index rows."""

    folder: Path
    rows: tuple[dict[str, Any], ...]

    @property
    def exit_code(self) -> int:
        """The worst of all points: 1 before 4 before 2 before 3 before 0."""
        codes = {row["exit_code"] for row in self.rows}
        return next((code for code in (1, 4, 2, 3) if code in codes), 0)

    def table(self) -> Table:
        """One row a point: quantities, outcome, by whom it was decided, seconds, certificate."""
        return sweep_table(self.rows, self.folder)

    def results(self) -> Iterator[Result]:
        """The points that have a certificate, as results; the sweep itself has let the exact checker decide them."""
        return (load(self.folder / row["file"], check=False) for row in self.rows if row["file"])

    def plot(self) -> Any:
        """K_c and m_1 over beta, in one dimension, as `Result.plot` has it."""
        return figure_of(*self.results())

    def __repr__(self) -> str:
        proved = sum(row["exit_code"] == 0 for row in self.rows)
        return f"<Sweep {self.folder}: {proved} of {len(self.rows)} points proved>"

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def sweep(
    folder: str | os.PathLike[str],
    d: SupportsIndex | str | Iterable[SupportsIndex],
    beta: UserNumber | Sequence[UserNumber] | None = None,
    ratio: UserNumber | Sequence[UserNumber] | None = None,
    digits: SupportsIndex | str | None = None,
    claims: str | Iterable[str] | None = None,
    workers: int | None = None,
) -> Sweep:
    """Certify a grid of points (d, beta), in parallel, and keep the certificates in `folder`; finished ones are reused.

    beta, or ratio for multiples of beta_*: an exact number or several of them, or a text such as "1.1,1.5". workers:
    processes, by default one a core; a script on a system that spawns needs `if __name__ == "__main__":` then.
    Raises BadInput for values outside their domain.

    >>> import tempfile
    >>> grid = sweep(tempfile.mkdtemp(), d=[2, 3], ratio="1/2", claims="linear-threshold", workers=1)
    >>> [row["outcome"] for row in grid.table().rows()]
    ['proved', 'proved']
    """
    words = [f"d={whole_texts('d', d)}"]
    words += [f"{key}={_list(key, value)}" for key, value in (("beta", beta), ("ratio", ratio)) if value is not None]
    if digits is not None:
        words.append(f"digits={digits if isinstance(digits, str) else quotient_text(exact_number('digits', digits))}")
    if claims is not None:
        words.append(f"claims={claims if isinstance(claims, str) else ','.join(claims)}")
    count = workers_of(f"workers={workers}", workers)
    points = parse_grid(words)
    require_questions_of(points)
    place = make_folder("folder", os.fspath(folder))
    rows = run_sweep(points, place, count, progress=show_progress)
    show_progress("")
    return Sweep(place, tuple(rows))


def _list(key: str, value: UserNumber | Sequence[UserNumber]) -> str:
    items = value if isinstance(value, list | tuple) else [value]
    return ",".join(item if isinstance(item, str) else quotient_text(exact_number(key, item)) for item in items)
