"""The points of a grid certified: in parallel through joblib, resumable, one certificate a point, one index.

Finished certificates are kept: a killed sweep continues where it was, and another sweep into the same folder adds to
its index and its table. A point that fails, even one whose process dies, is reported and does not stop the rest.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from certify.app.checked import recorded
from certify.app.parallel import run_all
from certify.app.progress import time_left
from certify.app.sweep.grid import Multiple, Point
from certify.app.sweep.index import INDEX, merged, read_index, written
from certify.app.sweep.table import TABLE, sweep_table
from certify.core.certificate import digest, document, text
from certify.core.claim import BOUNDS, KERNEL_BOUNDS, Claim
from certify.core.errors import CertifyError, EnvironmentFailure, InternalError
from certify.core.exact import format_exact
from certify.core.files import write_whole
from certify.core.region import Region
from certify.core.terminal import internal_error
from certify.solve.question import Query

_SHORT: Final = "two bounds, and not the digits"


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
    missing = [(c.label, _SHORT if c.short else c.reason) for c in claims if c.outcome != "proved" or c.short]
    open_claims = "; ".join(f"{label}: {reason}" for label, reason in missing)
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
            place = (point.d, point.place)
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
    """Certify all points that `folder` does not hold yet: each certificate and, in the end, index.json and the table.

    Returns the rows of these points (checked: by whom); index and table have those of earlier sweeps too.
    Ctrl-C comes after these are written with what is done. Raises BadInput, before anything is computed, if an
    index.json is in the way that no sweep has written.
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
    start, kept_before = time.monotonic(), len(rows)
    stopped = False
    try:
        for outcome in _solve_all(missing, workers, backend):
            if outcome.certificate is not None:
                write_whole(folder / outcome.point.name, text(outcome.certificate))
            rows.append(_row(outcome.point, outcome.exit_code, outcome.certificate, outcome.seconds, outcome.reason))
            left = time_left(time.monotonic() - start, len(rows) - kept_before, len(points) - len(rows))
            progress(f"{len(rows)} of {len(points)}: {outcome.point.name} exit {outcome.exit_code}{left}")
    except KeyboardInterrupt:
        stopped = True
    rows = merged([], rows)
    every = merged(read_index(folder), rows)
    write_whole(folder / INDEX, written(every))
    table = sweep_table(every, folder)
    write_whole(folder / TABLE, table.csv())
    write_whole((folder / TABLE).with_suffix(".json"), table.json())
    if stopped:
        progress("")
        done = f"{len(rows)} of {len(points)} points are kept in {folder}"
        raise KeyboardInterrupt(f"interrupted; {done}, from which the same command goes on")
    return rows


def _verdict(certificate: dict[str, Any]) -> tuple[int, str | None]:
    """(exit code, why not all is proved) of a kept certificate, as when it was made."""
    short = [claim for claim in certificate["claims"] if claim["evidence"].get("rule") in (BOUNDS, KERNEL_BOUNDS)]
    missing = [claim for claim in certificate["claims"] if claim["outcome"] != "proved" or claim in short]
    outcomes = {"inconclusive" if claim in short else claim["outcome"] for claim in missing}
    reason = "; ".join(f"{claim['label']}: {_SHORT if claim in short else claim.get('reason')}" for claim in missing)
    return 1 if "refuted" in outcomes else 3 if "inconclusive" in outcomes else 0, reason or None


def _row(
    point: Point, code: int, certificate: dict[str, Any] | None, seconds: float, reason: str | None
) -> dict[str, Any]:
    return {
        "d": point.d,
        "beta": point.place,
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
    """For a multiple of beta_*: 0 <= beta - ratio beta_* < rounding, and no rounding where beta is beta_* itself."""
    if multiple is None:
        return {}
    rounding = {} if multiple.rounding is None else {"rounding": format_exact(multiple.rounding)}
    return {"ratio": format_exact(multiple.ratio), **rounding}


def _solve_all(points: Sequence[Point], workers: int, backend: str) -> Iterator[Outcome]:
    """Outcomes as they are finished. The heavy points first would be best; the order of the grid is kept simple."""

    def died(index: int) -> Outcome:
        reason = "the process that worked on this point died: it was killed, or memory was short"
        return Outcome(points[index], EnvironmentFailure.exit_code, 0.0, None, reason)

    return run_all(solve, points, workers, backend, died)
