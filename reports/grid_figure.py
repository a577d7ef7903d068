"""The phase diagram of a sweep: certified K_c of its points on the certified curve K_#, as one PDF, SVG or PNG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from certify.checker import Claim
from certify.checker.document.reader import read_json
from certify.checker.registry import claims_of
from certify.core.files import write_whole


def coupling_claims(files: Sequence[Path]) -> list[Claim]:
    """The proved claims about K_c in the certificates of a sweep; the checker's reader judges their form.

    They are not proved again here: the sweep has let the exact checker do that, and gives only what it accepted.
    """
    claims = [claim for file in files for claim in claims_of(read_json(file.read_bytes()))]
    return [claim for claim in claims if claim.label == "critical-coupling" and claim.outcome == "proved"]


def phase_diagram_of_files(files: Sequence[Path], path: Path) -> str:
    """Draw the phase diagram of a sweep to `path`, in the format of its suffix. Written whole or not at all.

    Returns in words which dimensions are drawn: a figure of a sweep has no caption of its own.
    """
    from reports.figures import drawn, phase_diagram, thinning
    from reports.samples import sample

    claims = [claim for file in files for claim in claims_of(read_json(file.read_bytes()))]
    coupling = coupling_claims(files)
    present = sorted({claim.d for claim in claims})
    dimensions = drawn(present)
    last = {
        d: max((c.interval.b for c in claims if c.d == d and c.interval and c.interval.b is not None), default=None)
        for d in dimensions
    }
    write_whole(path, phase_diagram([sample(d, last[d]) for d in dimensions], coupling, path.suffix))
    named = "d = " + ", ".join(map(str, dimensions))
    return named if dimensions == present else f"{named}. {thinning(len(dimensions), len(present))}"
