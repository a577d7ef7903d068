"""Sweeps over (d, beta) grids: in parallel through joblib, resumable, one certificate a point, one index.

    python -m certify sweep d=2..5 beta=1.5,2,5/2 --out FOLDER
    python -m certify sweep d=2,3 ratio=1.1,1.5,2 digits=20 claims=critical-coupling --out FOLDER --workers 2

`ratio` gives beta as multiples of beta_*^{(d)}, rounded to a short exact number that the certificate states. Finished
certificates are kept: a killed sweep continues where it was. A point that fails, even one whose process dies, is
reported in the index and does not stop the rest. `--backend dask` sends the points to a dask cluster (extra
`certify[cluster]`), `--scheduler` names one: certify/parallel.py.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

from certify.certificate import digest, document, text
from certify.errors import BadInput, CertifyError, EnvironmentFailure, InternalError
from certify.exact import as_fraction, format_exact
from certify.files import check_writable, write_whole
from certify.outcome import Claim
from certify.parallel import cluster, run_all
from certify.query import MAX_BETA, Query, parse_claims, parse_digits, parse_dimensions, parse_number
from certify.terminal import internal_error

_KEYS = ("d", "beta", "ratio", "digits", "claims")
_RATIO_BITS = 12  # beta = ratio * beta_* is rounded to so many bits after the point


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the grid, and what is asked there."""

    d: int
    beta: Fraction
    digits: int | None
    claims: tuple[str, ...] | None

    @property
    def name(self) -> str:
        """The certificate's file name: exact, and the same for the same question."""
        asked = "" if self.claims is None else "_" + "+".join(self.claims)
        digits = "" if self.digits is None else f"_digits{self.digits}"
        return f"d{self.d}_beta{self.beta.numerator}-{self.beta.denominator}{digits}{asked}.json"


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
    from certify.api import Result, run

    start = time.monotonic()
    try:
        claims: tuple[Claim, ...] = next(iter(run(Query([point.d], point.digits, point.beta, point.claims))))
    except CertifyError as error:
        reason = f"{type(error).__name__}: {error}"
        return Outcome(point, error.exit_code, time.monotonic() - start, None, reason)
    except Exception as error:  # noqa: BLE001  # as in `guarded`: what nobody foresaw is no verdict
        return Outcome(point, InternalError.exit_code, time.monotonic() - start, None, str(internal_error(error)))
    seconds = time.monotonic() - start
    open_claims = "; ".join(f"{c.label}: {c.reason}" for c in claims if c.outcome != "proved")
    certificate = document(claims, {"seconds": f"{seconds:.3f}"})
    return Outcome(point, Result(claims).exit_code, seconds, certificate, open_claims or None)


def parse_grid(words: Sequence[str]) -> list[Point]:
    """`d=2,3 ratio=1.1,2 digits=20` as points. Raises BadInput (one line: key, value, what is allowed)."""
    values: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or key not in _KEYS:
            raise BadInput(f"{word[:60]}: words key=value are wanted; allowed keys: {', '.join(_KEYS)}")
        if key in values:
            raise BadInput(f"{key}={value[:40]}: the key is given twice; once is wanted")
        values[key] = value
    if "d" not in values or ("beta" in values) == ("ratio" in values):
        raise BadInput("sweep: d and one of beta, ratio are wanted, as in d=2..5 ratio=1.1,1.5,2")
    digits = parse_digits(values["digits"]) if "digits" in values else None
    claims = parse_claims(values["claims"]) if "claims" in values else None
    key = "beta" if "beta" in values else "ratio"
    numbers = [_positive(key, values[key], part) for part in values[key].split(",")]
    points = [
        Point(d, beta, digits, claims)
        for d in parse_dimensions(values["d"])
        for beta in (numbers if key == "beta" else _multiples(d, numbers))
    ]
    if len({point.name for point in points}) != len(points):
        raise BadInput(f"{key}={values[key][:40]}: a point is given twice; each once is wanted")
    return points


def _positive(key: str, whole: str, part: str) -> Fraction:
    value = parse_number(part)
    if value is None or not 0 < value <= MAX_BETA:
        raise BadInput(f"{key}={whole[:40]}: a list of numbers > 0 up to {MAX_BETA}, such as 1.2,13/9, is wanted")
    return value


def _multiples(d: int, ratios: Sequence[Fraction]) -> list[Fraction]:
    from certify.bounds.bessel_ratio import beta_star_enclosure

    star = as_fraction(beta_star_enclosure(d, 25).upper)
    return [Fraction(-int(-ratio * star * (1 << _RATIO_BITS)), 1 << _RATIO_BITS) for ratio in ratios]


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

    Returns the rows of the index: d, beta, file, digest, exit_code, seconds, reason.
    """
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
    rows.sort(key=lambda row: (row["d"], Fraction(row["order"])))
    for row in rows:
        del row["order"]
    write_whole(folder / "index.json", json.dumps({"format": "certify-sweep/1", "points": rows}, indent=1) + "\n")
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
        "order": str(point.beta),
        "file": point.name if certificate is not None else None,
        "digest": certificate["provenance"]["digest"] if certificate is not None else None,
        "exit_code": code,
        "seconds": f"{seconds:.3f}",
        "reason": reason,
    }


def _solve_all(points: Sequence[Point], workers: int, backend: str) -> Iterator[Outcome]:
    """Outcomes as they are finished. The heavy points first would be best; the order of the grid is kept simple."""

    def died(index: int) -> Outcome:
        reason = "the process that worked on this point died: it was killed, or memory was short"
        return Outcome(points[index], EnvironmentFailure.exit_code, 0.0, None, reason)

    return run_all(solve, points, workers, backend, died)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}; see python -m certify sweep --help")


def main(argv: Sequence[str]) -> int:
    """`python -m certify sweep ...`: the worst exit code of all points (1 before 3 before 0)."""
    parser = _Parser(prog="python -m certify sweep", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("words", nargs="+", metavar="key=value", help="d, beta or ratio (lists), digits, claims")
    parser.add_argument("--out", required=True, metavar="FOLDER", help="where certificates and index.json go")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes (default: all cores)")
    parser.add_argument("--backend", choices=("loky", "dask"), default="loky", help="joblib's backend")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="with --backend dask: the address of a running cluster")
    parser.add_argument("--figure", metavar="FILE", help="draw the phase diagram of the certified numbers (PDF)")
    options = parser.parse_args(list(argv))
    if not 1 <= options.workers <= 1024:
        raise BadInput(f"--workers {options.workers}: an integer from 1 to 1024 is wanted")
    if options.scheduler and options.backend != "dask":
        raise BadInput(f"--scheduler {options.scheduler}: goes with --backend dask")
    points = parse_grid(options.words)
    folder = _folder(options.out)
    figure = check_writable("--figure", options.figure) if options.figure else None
    with cluster(options.backend, options.scheduler, options.workers):
        rows = sweep(points, folder, options.workers, options.backend, show_progress)
    _report(rows, folder)
    if figure is not None:
        _figure([folder / row["file"] for row in rows if row["file"]], figure)
    codes = {row["exit_code"] for row in rows}
    return next((code for code in (1, 4, 2, 3) if code in codes), 0)


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"--out {name}: not a folder that can be written ({error.strerror})") from error
    if not os.access(folder, os.W_OK):
        raise BadInput(f"--out {name}: not writable")
    return folder


def show_progress(line: str) -> None:
    """One line on stderr, written over the last one; nothing where stderr is not a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _report(rows: Sequence[dict[str, Any]], folder: Path) -> None:
    show_progress("")
    for row in rows:
        if row["exit_code"]:
            print(f"d={row['d']} beta={row['beta']}: exit {row['exit_code']}: {row['reason']}", file=sys.stderr)
    done = sum(row["exit_code"] == 0 for row in rows)
    print(f"{done} of {len(rows)} points proved; index: {folder / 'index.json'}")


def _figure(files: Sequence[Path], path: Path) -> None:
    from reports.grid_figure import phase_diagram_of_files

    if not files:
        print(f"no figure: no point has a certificate, {path} is not written", file=sys.stderr)
        return
    print(f"figure: {path}: {phase_diagram_of_files(files, path)}")
