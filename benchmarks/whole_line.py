"""The whole line of a dimension, from 0 to infinity: what stays open, how large its certificate is, and what it costs.

    python -m benchmarks.whole_line 3 4 --out FILE.csv

Each dimension is proved on one process, checked by the exact checker on one, and is a row of the table, which replaces
the row that the table had. Minutes to an hour a dimension, so `python -m benchmarks` leaves it out.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeVar

from certify import __version__, certify
from certify.checker import check_document
from certify.checker.document.claim import Claim
from certify.core.certificate import digest, text
from certify.core.files import write_whole

LABELS: Final = ("critical-coupling", "order-parameter", "two-minimisers")
COLUMNS: Final = ("d", "open", "claims", "MB", "proof, min", "exact check, min", "check / proof", "version", "digest")
_WORK: Final = 10**6
"""Seconds of estimated work that the checker is given: as many as it wants."""

_T = TypeVar("_T")


def uncovered(claims: Iterable[Claim], label: str) -> list[str]:
    """The parts of (beta_*, inf) on which no accepted claim proves this label for every beta, in order."""
    proved = [claim.interval for claim in claims if claim.label == label and claim.outcome == "proved"]
    regions = [region for region in proved if region is not None and not region.to_beta_star]
    gaps, reached = [], Fraction(0)  # 0 stands for beta_*
    for region in sorted(regions, key=lambda region: region.a or 0):
        left = region.a or Fraction(0)
        if left > reached:
            gaps.append(f"[{reached or 'beta_*'}, {left}]")
        if region.b is None:
            return gaps
        reached = max(reached, region.b)
    return [*gaps, f"[{reached or 'beta_*'}, inf)"]


def timed(action: Callable[[], _T]) -> tuple[_T, float]:
    """What an action returns, and the minutes of CPU that it took, those of its processes included."""
    before = os.times()
    result = action()
    after = os.times()
    return result, sum(b - a for a, b in zip(before[:4], after[:4], strict=True)) / 60


def measure(d: int, keep: Path | None) -> dict[str, str]:
    """The row of dimension d; the certificate is left in `keep`. Raises the checker's Refusal."""
    result, proof = timed(lambda: certify(d=d, beta=("0", "inf"), claims=LABELS))
    document = result.document()
    certificate = text(document)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        write_whole(keep / f"d{d}.json", certificate)
    verdict, check = timed(lambda: check_document(certificate, _WORK))
    gaps = {label: uncovered(verdict.accepted, label) for label in LABELS}
    left = "; ".join(f"{label}: {', '.join(parts)}" for label, parts in gaps.items() if parts)
    cells = (
        *(d, left or "nothing", len(verdict.accepted), f"{len(certificate.encode()) / 1e6:.1f}"),
        *(f"{proof:.1f}", f"{check:.1f}", f"{check / proof:.2f}", __version__, digest(document)),
    )
    return dict(zip(COLUMNS, map(str, cells), strict=True))


def written(rows: Iterable[dict[str, str]]) -> str:
    """The table as CSV, by dimension."""
    lines = sorted(rows, key=lambda row: int(row["d"]))
    return "".join(
        ",".join(f'"{cell}"' for cell in line) + "\n" for line in (COLUMNS, *(row.values() for row in lines))
    )


def main(arguments: list[str]) -> int:
    """Measure the dimensions named, one after the other, each kept in the table as soon as it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("d", nargs="+", type=int)
    parser.add_argument("--out", type=Path, help="the CSV table whose rows are replaced")
    parser.add_argument("--keep", type=Path, help="a folder for the certificates")
    options = parser.parse_args(arguments)
    for d in options.d:
        row = measure(d, options.keep)
        print("  ".join(f"{name}={cell}" for name, cell in row.items()), time.strftime("%H:%M"), flush=True)
        if options.out is not None:
            there = list(csv.DictReader(options.out.open(encoding="utf-8"))) if options.out.exists() else []
            write_whole(options.out, written([*(old for old in there if old["d"] != row["d"]), row]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
