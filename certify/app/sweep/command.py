"""Sweeps over (d, beta) grids: one certificate a point, one index, one table.

    python -m certify sweep d=2..5 beta=1.5,2,5/2 --out FOLDER
    python -m certify sweep d=2,3 ratio=1.1,1.5,2 digits=20 claims=critical-coupling --out FOLDER --workers 2

`ratio` gives beta as multiples of beta_*^{(d)}, rounded up to a short exact number; the index and the terminal state by
how much. `ratio=1`, and `beta=beta-star`, is beta_* itself. Several grids may go into one folder. `--backend dask`
sends the points to a dask cluster (extra `certify[cluster]`), `--scheduler` names one: certify/app/parallel.py.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from certify.app.arguments import Once, Parser
from certify.app.checked import is_alone
from certify.app.parallel import cluster, workers_of
from certify.app.progress import show_progress
from certify.app.sweep.grid import Point, parse_grid
from certify.app.sweep.index import INDEX
from certify.app.sweep.run import sweep
from certify.app.sweep.table import TABLE, sweep_table
from certify.core.certificate import number
from certify.core.errors import BadInput
from certify.core.exact import exact_text
from certify.core.files import check_suffix, make_folder
from certify.core.region import Region
from certify.solve.question import Query


def main(argv: Sequence[str]) -> int:
    """`python -m certify sweep ...`: the worst exit code of all points (1 before 3 before 0)."""
    parser = Parser(prog="python -m certify sweep", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("words", nargs="+", metavar="key=value", help="d, beta or ratio (lists), digits, claims")
    parser.add_argument(
        "--out", action=Once, required=True, metavar="FOLDER", help="where certificates and index.json go"
    )
    parser.add_argument("--workers", type=int, help="processes (default: all cores)")
    parser.add_argument("--backend", choices=("loky", "dask"), default="loky", help="joblib's backend")
    parser.add_argument(
        "--scheduler", action=Once, metavar="ADDRESS", help="with --backend dask: the address of a running cluster"
    )
    parser.add_argument("--figure", action=Once, metavar="FILE", help="draw the phase diagram (.pdf, .svg or .png)")
    options = parser.parse(argv)
    options.workers = workers_of(f"--workers {options.workers}", options.workers)
    if options.scheduler and options.backend != "dask":
        raise BadInput(f"--scheduler {options.scheduler}: goes with --backend dask")
    points = parse_grid(options.words)
    require_questions_of(points)
    folder = make_folder("--out", options.out)
    figure = check_suffix("--figure", options.figure) if options.figure else None
    with cluster(options.backend, options.scheduler, options.workers):
        rows = sweep(points, folder, options.workers, options.backend, show_progress)
    _report(rows, folder)
    roundings = [point.multiple.rounding for point in points if point.multiple and point.multiple.rounding]
    if roundings:  # all of a grid are one
        print(f"beta = ratio * beta_*, rounded up by less than 2^{roundings[0].exponent}; the index has it exactly")
    if figure is not None:
        _figure(rows, folder, figure)
    codes = {row["exit_code"] for row in rows}
    return next((code for code in (1, 4, 2, 3) if code in codes), 0)


def require_questions_of(points: Sequence[Point]) -> None:
    """BadInput, before anything is computed, for a point at which something is asked that does not arise there."""
    from certify.solve.arises import require_questions

    for point in points:
        require_questions(Query([point.d], point.digits, Region.at(point.beta), point.claims))


def _report(rows: Sequence[dict[str, Any]], folder: Path) -> None:
    show_progress("")
    for row in rows:
        if row["exit_code"]:
            ratio = f" (ratio {exact_text(number(row['ratio']))})" if "ratio" in row else ""
            print(f"{_place(row)}{ratio}: exit {row['exit_code']}: {row['reason']}", file=sys.stderr)
        elif is_alone(row["checked"]):
            print(f"{_place(row)}: checked by: {row['checked']}", file=sys.stderr)
    proved = [row for row in rows if row["exit_code"] == 0]
    alone = sum(is_alone(row["checked"]) for row in proved)
    by_arb = f", {alone} of them by Arb only" if alone else ""
    if proved:
        print(sweep_table(rows, folder, brief=True))
    print(f"{len(proved)} of {len(rows)} points proved{by_arb}; index: {folder / INDEX}; table: {folder / TABLE}")


def _place(row: dict[str, Any]) -> str:
    beta = row["beta"]
    return f"d={row['d']} beta={beta if beta == 'beta-star' else exact_text(number(beta))}"


def _figure(rows: Sequence[dict[str, Any]], folder: Path, path: Path) -> None:
    """The figure has what the exact checker accepted; points that Arb alone supports are left out by name."""
    from certify.app.curves import draw_phase_diagram

    files = [folder / row["file"] for row in rows if row["file"] and not is_alone(row["checked"])]
    alone = [_place(row) for row in rows if row["file"] and is_alone(row["checked"])]
    if alone:
        print(f"not in the figure, for the exact checker did not accept them: {', '.join(alone)}", file=sys.stderr)
    if not files:
        print(f"no figure: no point has a certificate, {path} is not written", file=sys.stderr)
        return
    print(f"figure: {path}: {draw_phase_diagram(files, path)}")
