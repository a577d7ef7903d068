"""`python -m certify asymptotics`: tables, figure and appendix of certified K_c beside the formal asymptotics.

    python -m certify asymptotics d=3 [near=1.1,1.05] [far=2,3,5] [digits=30] [--out FOLDER] [--pdf FILE]

`near` and `far` are multiples of beta_*. The certificates are kept in FOLDER, as by a sweep, and reused.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from certify.app.arguments import Once, Parser
from certify.app.asymptotics.table import certified_points, lines, table
from certify.app.checked import accept, is_alone
from certify.app.curves import write_figure
from certify.app.numbers import parse_number
from certify.app.parallel import workers_of
from certify.app.progress import show_progress
from certify.app.query import keys_of, parse_dimensions
from certify.app.sweep.grid import Point, parse_grid
from certify.app.sweep.run import kept, sweep
from certify.core.certificate import FORMAT, digest, number
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.core.files import FIGURES, check_suffix, check_writable, make_folder
from reports.latex import find_tool

_DEFAULTS: Final = {"near": "1.2,1.1,1.05,1.02,1.01,1.005,1.002,1.001", "far": "1.5,2,3,4,5", "digits": "30"}


def main(argv: Sequence[str]) -> int:
    """`python -m certify asymptotics d=3 ...`."""
    parser = Parser(prog="python -m certify asymptotics", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument(
        "words", nargs="+", metavar="key=value", help="d=3, near=1.1,1.05, far=2,3 (multiples), digits=30"
    )
    parser.add_argument(
        "--out", action=Once, metavar="FOLDER", help="keep the certificates there and reuse finished ones"
    )
    parser.add_argument(
        "--tex", action=Once, metavar="FILE", help="write the appendix of the certificates with these tables"
    )
    parser.add_argument("--pdf", action=Once, metavar="FILE", help="the same as PDF (needs pdflatex)")
    parser.add_argument("--figure", action=Once, metavar="FILE", help="draw the relative errors (.pdf, .svg or .png)")
    parser.add_argument("--workers", type=int, help="processes (default: all cores)")
    options = parser.parse(argv)
    options.workers = workers_of(f"--workers {options.workers}", options.workers)
    grids = _grids(_words(options.words))
    kept_in = make_folder("--out", options.out) if options.out is not None else None  # first: the files may lie in it
    paths = _paths(options)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) if kept_in is None else kept_in
        every = {point.name: point for grid in grids for point in grid.points}
        rows = sweep(list(every.values()), folder, options.workers, progress=show_progress)
        show_progress("")
        tables, missing = [], []
        for grid in grids:
            points, unproved = certified_points(grid.points, folder)
            tables.append(table(grid.d, points, grid.regime))
            missing += [f"d={grid.d} beta={beta}" for beta in unproved]
        certificate = _certificate(every, folder)
    alone = {(row["d"], as_fraction(number(row["beta"]))) for row in rows if is_alone(row["checked"])}
    shown = (lines(each, {beta for d, beta in alone if d == each.d}) for each in tables)
    print("\n\n".join("\n".join(text) for text in shown))
    if "tex" in paths or "pdf" in paths:
        from reports.asymptotics import supplements
        from reports.render import write_appendix

        write_appendix(
            accept(certificate),
            digest(certificate),
            {},
            tex=paths.get("tex"),
            pdf=paths.get("pdf"),
            fragment=False,
            derivations=False,
            supplements=supplements(tables),
        )
    if "figure" in paths:
        from reports.asymptotics import figure

        write_figure(paths["figure"], figure(tables, paths["figure"].suffix))
        if alone:
            print(f"figure: {paths['figure']}: some of its K_c are proved by Arb only, those with a * above")
    if missing:
        raise Undecided(f"asymptotics: K_c is not proved at {', '.join(missing)}, which the tables leave out")
    return 0


def _words(words: Sequence[str]) -> dict[str, str]:
    values = keys_of(words, ("d", *_DEFAULTS))
    if "d" not in values:
        raise BadInput("d: missing; an integer from 2 is wanted, as in d=3")
    return _DEFAULTS | values


def _paths(options: argparse.Namespace) -> dict[str, Path]:
    """Where the files go; refused, like a missing pdflatex, before anything is computed."""
    paths: dict[str, Path] = {}
    for key in ("tex", "pdf", "figure"):
        name = getattr(options, key)
        if name is not None:
            suffixes = {"pdf": (".pdf",), "figure": FIGURES}.get(key)
            path = check_suffix(f"--{key}", name, suffixes) if suffixes else check_writable(f"--{key}", name)
            if path.resolve() in {other.resolve() for other in paths.values()}:
                raise BadInput(f"--{key} {name}: another output goes to that file already")
            paths[key] = path
    if "pdf" in paths:
        find_tool("pdflatex")
    return paths


@dataclass(frozen=True, slots=True)
class Grid:
    """The points of one table: one dimension, "near" or "far"."""

    d: int
    regime: str
    points: tuple[Point, ...]


def _grids(values: dict[str, str]) -> list[Grid]:
    """Every dimension in both regimes. Raises BadInput."""
    grids = []
    for d in parse_dimensions(values["d"]):
        for regime in ("near", "far"):
            words = [f"d={d}", f"ratio={values[regime]}", f"digits={values['digits']}", "claims=critical-coupling"]
            try:
                points = parse_grid(words)
            except BadInput as error:
                raise BadInput(str(error).replace("ratio=", f"{regime}=", 1)) from error
            if any((parse_number(part) or 0) <= 1 for part in values[regime].split(",")):
                raise BadInput(f"{regime}={values[regime][:40]}: multiples of beta_* are wanted, each above 1")
            grids.append(Grid(d, regime, tuple(points)))
    return grids


def _certificate(points: Mapping[str, Point], folder: Path) -> dict[str, Any]:
    """All certificates of the tables as one document, each claim once."""
    claims: dict[str, Any] = {}
    for name, point in points.items():
        for claim in (kept(folder / name, point) or {"claims": []})["claims"]:
            claims.setdefault(f"{claim['label']} {claim['d']} {claim.get('beta')}", claim)
    return {"format": FORMAT, "claims": list(claims.values())}
