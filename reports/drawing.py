"""A drawn canvas as the bytes of a file: PDF, SVG or PNG, the same every time."""

from __future__ import annotations

import io
from typing import Any, Final

import matplotlib
from matplotlib.figure import Figure

_METADATA: Final[dict[str, dict[str, Any]]] = {  # no date and no version in the file
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}


def rendered(canvas: Figure, suffix: str = ".pdf") -> bytes:
    """The figure in the format that a file's suffix names (certify.core.files.FIGURES)."""
    kind = suffix.lower().lstrip(".")
    buffer = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "certify"}):
        canvas.savefig(buffer, format=kind, metadata=_METADATA[kind], dpi=200)
    return buffer.getvalue()
