"""The index of a folder of sweeps, `index.json`: one row a point, added to by every sweep into the folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from certify.app.query import MAX_D
from certify.core.certificate import number
from certify.core.errors import BadInput
from certify.core.exact import as_fraction

INDEX: Final = "index.json"
FORMAT: Final = "certify-sweep/1"
_DIGITS: Final = 30

Row = dict[str, Any]


def read_index(folder: Path) -> list[Row]:
    """The rows of the folder's index; none if it has none. Raises BadInput if a file is there that no sweep wrote."""
    path = folder / INDEX
    try:
        if path.exists() and not path.is_file():
            raise ValueError("a file is wanted")  # a pipe would be waited for
        index = json.loads(path.read_text(encoding="utf-8"))
        if index["format"] != FORMAT:
            raise ValueError(f"format {FORMAT} is wanted")
        for row in index["points"]:
            _order(row)
            _question(row)
    except FileNotFoundError:
        return []
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, BadInput) as error:
        raise BadInput(
            f"{path}: in the way, and not the index of a sweep; an index of format {FORMAT}, or no such file, is wanted"
        ) from error
    rows: list[Row] = index["points"]
    return rows


def merged(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """The rows of both, in the order of d and beta; where both answer a question, the new one."""
    rows = {_question(row): row for row in (*old, *new)}
    return sorted(rows.values(), key=_order)


def written(rows: Sequence[Row]) -> str:
    """The text of index.json that has these rows."""
    return json.dumps({"format": FORMAT, "points": list(rows)}, indent=1) + "\n"


def _order(row: Row) -> tuple[Any, ...]:
    d, beta = int(row["d"]), row["beta"]
    return d, _star(d) if beta == "beta-star" else as_fraction(number(beta)), str(row["file"])


@cache
def _star(d: int) -> Fraction:
    """Where beta_* stands among numbers; one closer to it than 30 digits may stand on its other side."""
    from certify.solve.bessel.threshold import beta_star_enclosure

    if not 2 <= d <= MAX_D:
        raise ValueError("no dimension")
    return as_fraction(beta_star_enclosure(d, _DIGITS).lower)


def _question(row: Row) -> str:
    """What a row answers. Rows of older sweeps do not state digits and claims: their file's name does."""
    asked = [row["digits"], row["claims"]] if "claims" in row else row["file"]
    return json.dumps([row["d"], row["beta"], asked])
