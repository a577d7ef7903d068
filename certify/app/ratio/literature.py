"""`python -m certify prove --literature`: the bounds of the literature, decided and checked, in a table."""

from __future__ import annotations

import json

from certify.app.ratio.inequality import EXIT_CODES, prove
from certify.solve.ratio.literature import KNOWN


def table() -> int:
    """Print a line for each bound, then the works. Returns the exit code of the worst outcome."""
    sources = list(dict.fromkeys(known.source for known in KNOWN))
    codes = set()
    for known in KNOWN:
        answer = prove(known.statement, known.nu, known.x)
        codes.add(EXIT_CODES[answer.outcome])
        checked = answer.checked is not None and set(answer.checked.statuses) == {"accepted"}
        size = len(json.dumps((answer.certificate or {"claims": []})["claims"], separators=(",", ":")))
        place = f"[{sources.index(known.source) + 1}] {known.name}"
        print(
            f"{place:<42} {answer.outcome:<9} {'checked' if checked else 'unchecked':<9} {size:>6} bytes  nu={known.nu}"
        )
        print(f"    {known.statement}")
    for number, source in enumerate(sources, 1):
        print(f"[{number}] {source}")
    return next((code for code in (1, 2, 3) if code in codes), 0)
