"""Claims <-> the JSON document `certify/1` (certify/FORMAT/README.md). Standard library only; computes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

from certify.core.claim import Claim
from certify.core.exact import Dyadic, format_exact, parse_exact

FORMAT: Final = "certify/1"

Json = dict[str, Any]


def _plain(value: Any) -> Any:
    """Exact numbers to strings, containers recursively; ints stay JSON integers, floats are refused."""
    if isinstance(value, Dyadic | Fraction):
        return format_exact(value)
    if isinstance(value, bool) or value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no place in a certificate")


def claim_document(claim: Claim) -> Json:
    """One claim as the JSON object of FORMAT/README.md."""
    about = _plain(claim.subject) | ({} if claim.d is None else {"d": claim.d})
    result: Json = {"label": claim.label, **about, "outcome": claim.outcome}
    if claim.beta is not None:
        result["beta"] = _plain(claim.beta)
    if claim.beta_interval is not None:
        result["beta_interval"] = _plain(claim.beta_interval)
    if claim.enclosure is not None:
        result["enclosure"] = {"lower": _plain(claim.enclosure.lower), "upper": _plain(claim.enclosure.upper)}
    result |= _plain(claim.details)
    if claim.outcome == "inconclusive":
        result["reason"] = claim.reason or "not decided"
    if claim.counterexample is not None:
        result["counterexample"] = _plain(claim.counterexample)
    result["evidence"] = {} if claim.outcome == "inconclusive" else _plain(claim.evidence)
    result["trust"] = sorted(claim.trust)
    return result


def document(claims: Iterable[Claim], provenance: Mapping[str, Any] | None = None) -> Json:
    """The certificate of some claims. The digest of its canonical form is put into the provenance."""
    result: Json = {"format": FORMAT, "claims": [claim_document(claim) for claim in claims]}
    return result | {"provenance": {"digest": digest(result), **(provenance or {})}}


def canonical(certificate: Mapping[str, Any]) -> str:
    """The canonical form: sorted keys, no white space, provenance left out."""
    kept = {key: value for key, value in certificate.items() if key != "provenance"}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(certificate: Mapping[str, Any]) -> str:
    """`sha256:` and the SHA-256 of the canonical form."""
    return "sha256:" + hashlib.sha256(canonical(certificate).encode("ascii")).hexdigest()


def text(certificate: Mapping[str, Any]) -> str:
    """The file's text: sorted, indented down to lists of numbers, cells of a cover, and pairs, which have a line each.

    So a change of a cell is a change of a line, and a long cover is a fifth of what full indentation makes. A cell is a
    list that has something plain beside lists.
    """
    return _written(certificate, "") + "\n"


def _written(value: Any, margin: str) -> str:
    """A value that begins at this margin."""
    inner = margin + " "
    if isinstance(value, Mapping) and value and value.keys() != {"lower", "upper"}:
        rows = (f"{json.dumps(key)}: {_written(item, inner)}" for key, item in sorted(value.items()))
        return "{\n" + ",\n".join(inner + row for row in rows) + f"\n{margin}}}"
    nested = [isinstance(item, list | Mapping) for item in value] if isinstance(value, list) else []
    if nested and all(nested):
        return "[\n" + ",\n".join(inner + _written(item, inner) for item in value) + f"\n{margin}]"
    return json.dumps(value, sort_keys=True, separators=(", " if isinstance(value, Mapping) else ",", ": "))


def number(value: str) -> Dyadic | Fraction:
    """An exact number of a certificate."""
    return parse_exact(value)
