"""Sweeps over (d, beta) grids: in parallel through joblib, resumable, one certificate a point, one index.

    python -m certify sweep d=2..5 beta=1.5,2,5/2 --out FOLDER
    python -m certify sweep d=2,3 ratio=1.1,1.5,2 digits=20 claims=critical-coupling --out FOLDER --workers 2

`ratio` gives beta as multiples of beta_*^{(d)}, rounded up to a short exact number; the index and the terminal state by
how much. Finished certificates are kept: a killed sweep continues where it was, and another sweep into the same folder
adds to its index. A point that fails, even one whose process dies, is reported in the index and does not stop the rest.
`--backend dask` sends the points to a dask cluster (extra `certify[cluster]`), `--scheduler` names one: parallel.py.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from certify.app.arguments import Once, Parser
from certify.app.checked import is_alone, recorded
from certify.app.grid import Multiple, Point, parse_grid
from certify.app.index import INDEX, merged, read_index, written
from certify.app.parallel import cluster, run_all
from certify.core.certificate import digest, document, number, text
from certify.core.claim import Claim
from certify.core.errors import BadInput, CertifyError, EnvironmentFailure, InternalError
from certify.core.exact import exact_text, format_exact
from certify.core.files import check_suffix, make_folder, write_whole
from certify.core.region import Region
from certify.core.terminal import internal_error
from certify.solve.question import Query


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a point: exit code, seconds, and the certificate or the reason for having none."""

    point: Point
    exit_code: int
    seconds: float
    certificate: dict[str, Any] | None
    reason: str | None = None


def solve(point: Point) -> Outcome:
    """Certify one point (runs in a worker). Errors are caught and reported, so that one point cannot stop a sweep."""
    from certify.app.checked import check_claims, record
    from certify.app.result import Result
    from certify.solve.dimension import run

    start = time.monotonic()
    try:
        claims: tuple[Claim, ...] = next(iter(run(Query([point.d], point.digits, Region.at(point.beta), point.claims))))
        checked = record(check_claims(claims).statuses)
    except CertifyError as error:
        reason = f"{type(error).__name__}: {error}"
        return Outcome(point, error.exit_code, time.monotonic() - start, None, reason)
    except Exception as error:  # noqa: BLE001  # as in `guarded`: what nobody foresaw is no verdict
        return Outcome(point, InternalError.exit_code, time.monotonic() - start, None, str(internal_error(error)))
    seconds = time.monotonic() - start
    open_claims = "; ".join(f"{c.label}: {c.reason}" for c in claims if c.outcome != "proved")
    certificate = document(claims, {"seconds": f"{seconds:.3f}", "checked": checked})
    return Outcome(point, Result(claims).exit_code, seconds, certificate, open_claims or None)


def kept(path: Path, point: Point | None = None) -> dict[str, Any] | None:
    """A finished certificate of an earlier run, if it is whole: its digest must be that of its contents.

    With `point`, its claims must be about that d and that beta as well: a file under another's name is not kept.
    """
    try:
        certificate = json.loads(path.read_text(encoding="utf-8"))
        whole = bool(certificate["provenance"]["digest"] == digest(certificate))
        if point is not None:
            place = (point.d, format_exact(point.beta))
            whole = whole and {(claim["d"], claim.get("beta", place[1])) for claim in certificate["claims"]} == {place}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return certificate if whole else None


def sweep(
    points: Sequence[Point],
    folder: Path,
    workers: int = 1,
    backend: str = "loky",
    progress: Callable[[str], None] = lambda line: None,
) -> list[dict[str, Any]]:
    """Certify all points that `folder` does not hold yet; write each certificate and, in the end, index.json.

    Returns the rows of these points (checked: by whom); the index has those of earlier sweeps into the folder too.
    Raises BadInput, before anything is computed, if an index.json is in the way that no sweep has written.
    """
    read_index(folder)
    rows: list[dict[str, Any]] = []
    missing: list[Point] = []
    for point in points:
        certificate = kept(folder / point.name, point)
        if certificate is None:
            missing.append(point)
        else:
            code, reason = _verdict(certificate)
            rows.append(_row(point, code, certificate, float(certificate["provenance"].get("seconds", 0)), reason))
    progress(f"{len(rows)} of {len(points)} points kept")
    for outcome in _solve_all(missing, workers, backend):
        if outcome.certificate is not None:
            write_whole(folder / outcome.point.name, text(outcome.certificate))
        rows.append(_row(outcome.point, outcome.exit_code, outcome.certificate, outcome.seconds, outcome.reason))
        progress(f"{len(rows)} of {len(points)}: {outcome.point.name} exit {outcome.exit_code}")
    rows = merged([], rows)
    write_whole(folder / INDEX, written(merged(read_index(folder), rows)))
    return rows


def _verdict(certificate: dict[str, Any]) -> tuple[int, str | None]:
    """(exit code, why not all is proved) of a kept certificate, as when it was made."""
    missing = [claim for claim in certificate["claims"] if claim["outcome"] != "proved"]
    outcomes = {claim["outcome"] for claim in missing}
    reason = "; ".join(f"{claim['label']}: {claim.get('reason')}" for claim in missing)
    return 1 if "refuted" in outcomes else 3 if "inconclusive" in outcomes else 0, reason or None


def _row(
    point: Point, code: int, certificate: dict[str, Any] | None, seconds: float, reason: str | None
) -> dict[str, Any]:
    return {
        "d": point.d,
        "beta": format_exact(point.beta),
        **_origin(point.multiple),
        "digits": point.digits,
        "claims": None if point.claims is None else list(point.claims),
        "file": point.name if certificate is not None else None,
        "digest": certificate["provenance"]["digest"] if certificate is not None else None,
        "checked": recorded(certificate) if certificate is not None else None,
        "exit_code": code,
        "seconds": f"{seconds:.3f}",
        "reason": reason,
    }


def _origin(multiple: Multiple | None) -> dict[str, str]:
    """For a beta given as a multiple of beta_*: 0 <= beta - ratio beta_* < rounding."""
    return (
        {} if multiple is None else {"ratio": format_exact(multiple.ratio), "rounding": format_exact(multiple.rounding)}
    )


def _solve_all(points: Sequence[Point], workers: int, backend: str) -> Iterator[Outcome]:
    """Outcomes as they are finished. The heavy points first would be best; the order of the grid is kept simple."""

    def died(index: int) -> Outcome:
        reason = "the process that worked on this point died: it was killed, or memory was short"
        return Outcome(points[index], EnvironmentFailure.exit_code, 0.0, None, reason)

    return run_all(solve, points, workers, backend, died)


def main(argv: Sequence[str]) -> int:
    """`python -m certify sweep ...`: the worst exit code of all points (1 before 3 before 0)."""
    parser = Parser(prog="python -m certify sweep", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("words", nargs="+", metavar="key=value", help="d, beta or ratio (lists), digits, claims")
    parser.add_argument(
        "--out", action=Once, required=True, metavar="FOLDER", help="where certificates and index.json go"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: all cores)")
    parser.add_argument("--backend", choices=("loky", "dask"), default="loky", help="joblib's backend")
    parser.add_argument(
        "--scheduler", action=Once, metavar="ADDRESS", help="with --backend dask: the address of a running cluster"
    )
    parser.add_argument("--figure", action=Once, metavar="FILE", help="draw the phase diagram (.pdf, .svg or .png)")
    options = parser.parse(argv)
    if not 1 <= options.workers <= 1024:
        raise BadInput(f"--workers {options.workers}: an integer from 1 to 1024 is wanted")
    if options.scheduler and options.backend != "dask":
        raise BadInput(f"--scheduler {options.scheduler}: goes with --backend dask")
    points = parse_grid(options.words)
    _require_questions(points)
    folder = make_folder("--out", options.out)
    figure = check_suffix("--figure", options.figure) if options.figure else None
    with cluster(options.backend, options.scheduler, options.workers):
        rows = sweep(points, folder, options.workers, options.backend, show_progress)
    _report(rows, folder)
    if multiple := points[0].multiple:
        print(
            f"beta = ratio * beta_*, rounded up by less than 2^{multiple.rounding.exponent}; the index has it exactly"
        )
    if figure is not None:
        _figure(rows, folder, figure)
    codes = {row["exit_code"] for row in rows}
    return next((code for code in (1, 4, 2, 3) if code in codes), 0)


def _require_questions(points: Sequence[Point]) -> None:
    """BadInput, before anything is computed, for a point at which something is asked that does not arise there."""
    from certify.solve.arises import require_questions

    for point in points:
        require_questions(Query([point.d], point.digits, Region.at(point.beta), point.claims))


def show_progress(line: str) -> None:
    """One line on stderr, written over the last one; nothing where stderr is not a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _report(rows: Sequence[dict[str, Any]], folder: Path) -> None:
    show_progress("")
    for row in rows:
        if row["exit_code"]:
            place = f"beta={row['beta']}" + (f" (ratio {exact_text(number(row['ratio']))})" if "ratio" in row else "")
            print(f"d={row['d']} {place}: exit {row['exit_code']}: {row['reason']}", file=sys.stderr)
        elif is_alone(row["checked"]):
            print(f"d={row['d']} beta={row['beta']}: checked by: {row['checked']}", file=sys.stderr)
    proved = [row for row in rows if row["exit_code"] == 0]
    alone = sum(is_alone(row["checked"]) for row in proved)
    by_arb = f", {alone} of them by Arb only" if alone else ""
    print(f"{len(proved)} of {len(rows)} points proved{by_arb}; index: {folder / INDEX}")


def _figure(rows: Sequence[dict[str, Any]], folder: Path, path: Path) -> None:
    """The figure has what the exact checker accepted; points that Arb alone supports are left out by name."""
    from certify.app.curves import draw_phase_diagram

    files = [folder / row["file"] for row in rows if row["file"] and not is_alone(row["checked"])]
    alone = [f"d={row['d']} beta={row['beta']}" for row in rows if row["file"] and is_alone(row["checked"])]
    if alone:
        print(f"not in the figure, for the exact checker did not accept them: {', '.join(alone)}", file=sys.stderr)
    if not files:
        print(f"no figure: no point has a certificate, {path} is not written", file=sys.stderr)
        return
    print(f"figure: {path}: {draw_phase_diagram(files, path)}")
