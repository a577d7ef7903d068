"""The table of a sweep: what its certificates prove, point by point, with both ends of each quantity."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from certify.app.rows import place_ratio, table_of
from certify.app.table import Row, Table
from certify.core.certificate import number
from certify.core.claim import Claim, Enclosure, End
from certify.core.errors import BadInput
from certify.core.exact import exact_text
from certify.core.read import claims_from
from certify.solve.bessel.threshold import beta_star_enclosure

TABLE: Final = "table.csv"
_STAR_DIGITS: Final = 30
_BRIEF: Final = ("ratio", "K_hash", "K_c", "m_1")


def sweep_table(rows: Sequence[Mapping[str, Any]], folder: Path, *, brief: bool = False) -> Table:
    """One row for each row of an index, from its certificate in the folder; the outcome alone where it has none.

    Each has beta_* and beta/beta_*, by whom it was decided, the seconds that it took, its file, and the ratio, exactly,
    if it was asked for by one. brief: what fits on a terminal.
    """
    stars = {d: beta_star_enclosure(d, _STAR_DIGITS) for d in {int(row["d"]) for row in rows}}
    return Table(tuple(_row(row, folder, stars[int(row["d"])], brief=brief) for row in rows))


def _row(row: Mapping[str, Any], folder: Path, star: Enclosure, *, brief: bool) -> Row:
    beta: End = "beta-star" if row["beta"] == "beta-star" else number(row["beta"])
    more = {"checked_by": row.get("checked"), "seconds": row["seconds"], "certificate": row["file"]}
    if "ratio" in row:
        more["ratio_asked"] = exact_text(number(row["ratio"]))
    claims = _claims(folder / row["file"]) if row["file"] else ()
    found = table_of(claim for claim in claims if claim.beta is not None).content
    shown = found[0] if len(found) == 1 else Row(int(row["d"]), beta, beta, {}, None, _without(row))
    values = {**shown.values, "beta_star": star, "ratio": place_ratio(beta, beta, star)}
    if brief:
        values = {name: values[name] for name in _BRIEF if name in values}
        more = {"seconds": row["seconds"]}
    return replace(shown, values={name: value for name, value in values.items() if value is not None}, more=more)


def _without(row: Mapping[str, Any]) -> str:
    """The outcome of a point that has no certificate, or of one whose claims are about no beta."""
    return {0: "proved", 1: "refuted", 3: "inconclusive"}.get(int(row["exit_code"]), "failed")


def _claims(path: Path) -> tuple[Claim, ...]:
    try:
        return claims_from(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, BadInput):
        return ()
