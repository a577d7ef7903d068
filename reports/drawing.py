"""How every figure is drawn and kept: one style, files that are the same every time, and the data beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, nextafter
from typing import Any, Final

import matplotlib
from matplotlib.figure import Figure

BLUE: Final = "#c6dbef"
ORANGE: Final = "#fdd9b5"
GREY: Final = "#e4e4e4"
DARK: Final = "#7a7a7a"
RED: Final = "#b2182b"
"""What is certified of K_c, in every figure."""

STYLE: Final[Any] = {
    "font.family": "cmr10",
    "axes.formatter.use_mathtext": True,
    "font.size": 9.0,
    "axes.titlesize": 9.0,
    "legend.fontsize": 8.0,
    "mathtext.fontset": "cm",
    "axes.linewidth": 0.6,
    "legend.frameon": False,
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.4,
}
"""For `matplotlib.rc_context`, which decorates each function that draws."""

COLUMNS: Final = ("panel", "series", "x", "y", "lower", "upper")
_METADATA: Final[dict[str, dict[str, Any]]] = {  # no date and no version in the file
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as the bytes of its file, and what is drawn in it as CSV."""

    file: bytes
    data: str


class Plot(Figure):
    """A figure that a notebook shows."""

    def _repr_png_(self) -> bytes:
        return rendered(self, ".png")


def drawn(canvas: Figure, suffix: str = ".pdf") -> Drawn:
    """The figure in the format that a file's suffix names, with its data."""
    return Drawn(rendered(canvas, suffix), data(canvas))


def rendered(canvas: Figure, suffix: str = ".pdf") -> bytes:
    """The figure in the format that a file's suffix names (certify.core.files.FIGURES)."""
    kind = suffix.lower().lstrip(".")
    buffer = io.BytesIO()
    with matplotlib.rc_context({**STYLE, "svg.hashsalt": "certify"}):
        canvas.savefig(buffer, format=kind, metadata=_METADATA[kind], dpi=200)
    return buffer.getvalue()


def data(canvas: Figure) -> str:
    """What is drawn, as CSV: panel, series, x, then y of a curve, or the lower and upper end of a band or a mark.

    y is the nearest double, and bounds nothing; ends are rounded outward, so that they hold as those of the certificate
    do. Raises ValueError where a curve or a band has neither a label nor a gid to be called by.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for axis in canvas.axes:
        panel = axis.get_title() or axis.get_ylabel()
        for line in axis.lines:
            writer.writerows((panel, _name(line), *row) for row in _line(axis, line))
        for artist in (*axis.collections, *axis.patches):
            writer.writerows((panel, _name(artist), *row) for row in _band(artist))
    return out.getvalue()


def _name(artist: Any) -> str:
    name = str(artist.get_gid() or artist.get_label())
    if name.startswith("_"):
        raise ValueError("a figure has a curve without a label or a gid")
    return name


def _line(axis: Any, line: Any) -> Iterator[tuple[float | str, ...]]:
    across = line.get_transform() != axis.transData  # a vertical line, whose y are parts of the axis
    for x, y in line.get_xydata():
        yield (float(x), "", -inf, inf) if across else (float(x), float(y), "", "")


def _band(artist: Any) -> Iterator[tuple[float | str, ...]]:
    """Both ends at each x at which the outline has a corner: next to the doubles nearest to what is certified."""
    for path in artist.get_paths() if hasattr(artist, "get_paths") else [artist.get_path()]:
        ends: dict[float, list[float]] = {}
        for x, y in path.vertices:
            ends.setdefault(float(x), []).append(float(y))
        yield from ((x, "", nextafter(min(ends[x]), -inf), nextafter(max(ends[x]), inf)) for x in sorted(ends))
