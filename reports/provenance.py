"""The provenance of a certificate in print. It is free text: nothing of it is proved, and anything may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reports.escape import Tex, escape, free_text

_VERSIONS: Final = ("certify", "python", "python-flint")


@dataclass(frozen=True, slots=True)
class CoqVerdict:
    """What the provenance says that the Coq kernel said."""

    theorems: int
    axioms: tuple[Tex, ...]
    version: Tex


def remake(command: object, file: str) -> Tex | None:
    """The command of a provenance, made to write the certificate."""
    if not isinstance(command, str) or not command.strip():
        return None
    written = any(word.split("=")[0] == "--json" for word in command.split())
    return free_text(command if written else f"{command} --json {file}")


def mapping(value: object) -> Mapping[str, Any]:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}


def lines(provenance: Mapping[str, Any]) -> tuple[tuple[Tex, Tex], ...]:
    """The lines that are known by name."""
    known = [
        (Tex(name), free_text(provenance[key]))
        for key, name in (("command", "command"), ("time", "time"))
        if key in provenance
    ]
    versions = mapping(provenance.get("versions"))
    known += [(escape(name), free_text(versions[name])) for name in _VERSIONS if name in versions]
    return tuple(known)


def coq_verdict(value: object) -> CoqVerdict | None:
    """The Coq verdict in a provenance, if it says `accepted: true`."""
    verdict = mapping(value)
    if verdict.get("accepted") is not True:
        return None
    theorems, axioms, versions = (verdict.get(key) for key in ("theorems", "axioms", "versions"))
    pairs = versions.items() if isinstance(versions, dict) else versions if isinstance(versions, list) else ()
    version = next((p[1] for p in pairs if isinstance(p, list | tuple) and len(p) == 2 and p[0] == "coq"), "")
    return CoqVerdict(
        theorems=len(theorems) if isinstance(theorems, list) else 0,
        axioms=tuple(free_text(name) for name in axioms) if isinstance(axioms, list) else (),
        version=free_text(version),
    )
