"""`python -m certify.app.atlas [FOLDER] [NAME ...]`: make the atlas, or some of its certificates, and then its pages.

With `--pages` the certificates stay as they are, and only what is made of them is written again.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from certify.app.arguments import Parser
from certify.app.atlas.contents import Document, documents
from certify.app.atlas.pages import CERTIFICATES, FIGURES, MANIFEST, PAGE, THEOREMS, figure, manifest, page, theorem_map
from certify.app.curves import write_figure
from certify.checker import check_document
from certify.core.certificate import document
from certify.core.errors import BadInput, Undecided, nearest
from certify.core.files import make_folder, write_whole
from certify.core.terminal import guarded

HOME = Path(__file__).resolve().parents[3] / "docs/atlas"


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; returns the exit code."""
    return guarded("atlas", lambda: _main(list(sys.argv[1:] if argv is None else argv)))


def _main(arguments: Sequence[str]) -> int:
    parser = Parser(prog="python -m certify.app.atlas", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="certificates to make (default: all)")
    parser.add_argument("--folder", default=str(HOME), help="where the atlas is")
    parser.add_argument("--pages", action="store_true", help="make no certificate")
    options = parser.parse(arguments)
    known = {each.name: each for each in documents()}
    for name in options.names:
        if name not in known:
            raise BadInput(f"{name[:40]}: no such certificate of the atlas{nearest(name, tuple(known))}")
    folder = make_folder("--folder", options.folder)
    make_folder("--folder", str(folder / CERTIFICATES))
    for name in () if options.pages else options.names or known:
        make(known[name], folder)
    write_pages(folder, [each for each in known.values() if (folder / CERTIFICATES / f"{each.name}.json").exists()])
    return 0


def make(what: Document, folder: Path) -> None:
    """One certificate, which the exact checker has accepted. Undecided if a claim of it is not proved."""
    start = time.monotonic()
    result = what.make()
    if missing := [claim for claim in result.claims if claim.outcome != "proved"]:
        raise Undecided(f"atlas: {what.name}: {missing[0].label} {missing[0].place}: {missing[0].outcome}")
    certificate = document(result.claims)
    check_document(certificate, 3600)
    text = json.dumps(certificate, sort_keys=True, separators=(",", ":")) + "\n"
    write_whole(folder / CERTIFICATES / f"{what.name}.json", text)
    print(f"{what.name}: {len(result.claims)} claims, {len(text)} bytes, {time.monotonic() - start:.1f} s", flush=True)


def write_pages(folder: Path, made: Sequence[Document]) -> None:
    """The figures, the page, the theorem map, and last the manifest of all."""
    for each in made:
        if each.kind in FIGURES:
            write_figure(folder / f"{each.name}.svg", figure(folder, each.name, each.kind, each.beside))
    write_whole(folder / PAGE, page(folder, {each.name: (each.kind, each.title) for each in made}))
    write_whole(folder / THEOREMS, theorem_map(folder, [each.name for each in made]))
    write_whole(folder / MANIFEST, manifest(folder))


if __name__ == "__main__":
    sys.exit(main())
