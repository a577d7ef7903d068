"""A folder that keeps each part of a long run as soon as it is proved, as a certificate of its own, for the next run.

A part is taken from there as it stands, if it is whole: its digest must be that of its contents, and it must be of this
version. The exact checker decides what is made of it, as it does of what is proved anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from certify import __version__
from certify.app.progress import announce
from certify.core.certificate import digest, document, text
from certify.core.claim import Claim
from certify.core.errors import BadInput
from certify.core.files import write_whole
from certify.core.read import claims_from
from certify.solve.spread import Spread, Task


def keeping(spread: Spread, folder: Path) -> Spread:
    """Tasks whose claims `folder` has are taken from there; the others are spread as before, and kept if proved."""

    def spread_kept(tasks: Sequence[Task[list[Claim]]]) -> Iterator[tuple[int, list[Claim] | None]]:
        missing = []
        for index, task in enumerate(tasks):
            claims = _read(_path(folder, task), task)
            if claims is None:
                missing.append(index)
            else:
                yield index, claims
        if len(missing) < len(tasks):
            announce(f"{len(tasks) - len(missing)} of {len(tasks)} parts are kept in {folder}")
        for place, claims in spread([tasks[index] for index in missing]):
            if claims is not None and all(claim.outcome == "proved" for claim in claims):
                write_whole(_path(folder, tasks[missing[place]]), _written(claims, tasks[missing[place]]))
            yield missing[place], claims

    return spread_kept


def _path(folder: Path, task: Task[Any]) -> Path:
    return folder / f"part-{hashlib.sha256(task.name.encode()).hexdigest()[:16]}.json"


def _written(claims: Sequence[Claim], task: Task[Any]) -> str:
    notes = [claim.reason for claim in claims]  # of a proved claim it is a remark, and no part of a certificate
    return text(document(claims, {"task": task.name, "version": __version__, "notes": notes}))


def _read(path: Path, task: Task[Any]) -> list[Claim] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        provenance = found["provenance"]
        if (provenance["digest"], provenance["task"], provenance["version"]) != (digest(found), task.name, __version__):
            return None
        pairs = zip(claims_from(found), provenance["notes"], strict=True)
        return [replace(claim, reason=note) for claim, note in pairs]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, BadInput):
        return None
