"""A certificate's JSON back into claims: what `certify.core.certificate` writes, as it was. Standard library only.

Nothing is decided here: whether a claim follows from its evidence is the checker's business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from certify.core.certificate import FORMAT
from certify.core.claim import Claim, Enclosure
from certify.core.errors import BadInput
from certify.core.exact import parse_exact

_NUMBER: Final = re.compile(r"-?0x[0-9a-f]+(p[+-]\d{1,10}|/0x[0-9a-f]+)", re.ASCII)
_FIELDS: Final = frozenset(field.name for field in fields(Claim)) - {"details", "subject"}


def claims_from(certificate: Mapping[str, Any]) -> tuple[Claim, ...]:
    """The claims of a certificate, in their order. BadInput if it does not have the form of one."""
    try:
        if certificate["format"] != FORMAT:
            raise BadInput(f"format {str(certificate['format'])[:40]!r}: {FORMAT} is wanted")
        return tuple(_claim(item) for item in certificate["claims"])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"not a certificate of format {FORMAT}: {type(error).__name__}: {error}") from error


def _claim(item: Mapping[str, Any]) -> Claim:
    known = {key: _value(value) for key, value in item.items() if key in _FIELDS}
    rest = {key: _value(value) for key, value in item.items() if key not in _FIELDS}
    if (enclosure := known.get("enclosure")) is not None:
        known["enclosure"] = Enclosure(**enclosure)
    if "d" in item:
        known["subject"] = {key: rest.pop(key) for key in ("kernel", "parameter_interval") if key in rest}
    known["details" if "d" in item else "subject"] = rest
    return Claim(**{"d": None, **known})


def _value(value: Any) -> Any:
    """Strings that are exact numbers as such, containers recursively; lists as tuples, as claims have them."""
    if isinstance(value, str):
        return parse_exact(value) if _NUMBER.fullmatch(value) else value
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    return tuple(_value(item) for item in value) if isinstance(value, list) else value
