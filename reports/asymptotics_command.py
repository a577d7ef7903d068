"""`python -m certify asymptotics`: tables, figure and appendix of certified K_c beside the formal asymptotics.

    python -m certify asymptotics d=3 [near=1.1,1.05] [far=2,3,5] [digits=30] [--out FOLDER] [--pdf FILE]

`near` and `far` are multiples of beta_*. The certificates are kept in FOLDER, as by a sweep, and reused.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from certify.certificate import FORMAT
from certify.errors import BadInput, Undecided
from certify.files import check_writable, write_whole
from certify.query import parse_dimensions
from certify.sweep import kept, parse_grid
from reports.asymptotics import certified_points, lines, table

_DEFAULTS: Final = {"near": "1.2,1.1,1.05,1.02,1.01,1.005,1.002,1.001", "far": "1.5,2,3,4,5", "digits": "30"}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}; see python -m certify asymptotics --help")


def main(argv: Sequence[str]) -> int:
    """`python -m certify asymptotics d=3 ...`."""
    parser = _Parser(prog="python -m certify asymptotics", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument(
        "words", nargs="+", metavar="key=value", help="d=3, near=1.1,1.05, far=2,3 (multiples), digits=30"
    )
    parser.add_argument("--out", metavar="FOLDER", help="keep the certificates there and reuse finished ones")
    parser.add_argument("--tex", metavar="FILE", help="write the appendix of the certificates with these tables")
    parser.add_argument("--pdf", metavar="FILE", help="the same as PDF (needs pdflatex)")
    parser.add_argument("--figure", metavar="FILE", help="draw the relative errors (PDF)")
    options = parser.parse_args(list(argv))
    values = _words(options.words)
    paths = {
        key: check_writable(f"--{key}", getattr(options, key))
        for key in ("tex", "pdf", "figure")
        if getattr(options, key)
    }
    grids = _grids(values)
    for _, _, words in grids:
        parse_grid(words)  # bad input is refused before anything is computed
    with tempfile.TemporaryDirectory() as temporary:
        folder = _folder(options.out) if options.out is not None else Path(temporary)
        tables, missing = [], []
        for d, regime, words in grids:
            points, unproved = certified_points(words, folder)
            tables.append(table(d, points, regime))
            missing += [f"d={d} beta={beta}" for beta in unproved]
        certificate = _certificate(values, folder)
    print("\n\n".join("\n".join(lines(each)) for each in tables))
    if "tex" in paths or "pdf" in paths:
        from reports.asymptotics_tex import supplements
        from reports.render import write_appendix

        write_appendix(
            certificate,
            tex=paths.get("tex"),
            pdf=paths.get("pdf"),
            fragment=False,
            figures=False,
            derivations=False,
            supplements=supplements(tables),
        )
    if "figure" in paths:
        from reports.asymptotics_tex import figure

        write_whole(paths["figure"], figure(tables))
    if missing:
        raise Undecided(f"asymptotics: K_c is not proved at {', '.join(missing)}, which the tables leave out")
    return 0


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"--out {name}: not a folder that can be written ({error.strerror})") from error
    return folder


def _words(words: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or key not in ("d", *_DEFAULTS):
            raise BadInput(f"{word[:60]}: words key=value are wanted; allowed keys: d, {', '.join(_DEFAULTS)}")
        if key in values:
            raise BadInput(f"{key}={value[:40]}: the key is given twice; once is wanted")
        values[key] = value
    if "d" not in values:
        raise BadInput("d: missing; an integer from 2 is wanted, as in d=3")
    return _DEFAULTS | values


def _grids(values: dict[str, str]) -> list[tuple[int, str, list[str]]]:
    """(d, regime, words of the grid), for every dimension and both regimes."""
    return [
        (d, regime, [f"d={d}", f"ratio={values[regime]}", f"digits={values['digits']}"])
        for d in parse_dimensions(values["d"])
        for regime in ("near", "far")
    ]


def _certificate(values: dict[str, str], folder: Path) -> dict[str, Any]:
    """All certificates of the tables as one document, each claim once."""
    claims: dict[str, Any] = {}
    for _, _, words in _grids(values):
        for point in parse_grid([*words, "claims=critical-coupling"]):
            for claim in (kept(folder / point.name) or {"claims": []})["claims"]:
                claims.setdefault(f"{claim['label']} {claim['d']} {claim.get('beta')}", claim)
    return {"format": FORMAT, "claims": list(claims.values())}
