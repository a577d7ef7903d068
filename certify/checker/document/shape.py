"""From JSON to typed claims: which fields each label, outcome and rule has. Everything else is malformed.

Nothing is decided here but form: that the fields are there, are of their type, and describe a non-empty interval as far
as exact numbers tell. See FORMAT.md, sections 1, 4 and 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from ..coupling.form import COVER, require_sizes
from ..coupling.moving_form import pieces
from ..verdict import Malformed, quoted
from .parsers import (
    L_MAX,
    MAX_TERMS,
    SERIES,
    Parser,
    counterexample,
    integer,
    nodes,
    number,
    pair,
    text,
    upper_end,
)
from .reader import Numbers, count, mapping

FORMAT: Final = "certify/1"
TRUST_ROWS: Final = frozenset(
    {
        "beckner-onofri",
        "beckner-onofri-equality",
        "entropy-lower-semicontinuity",
        "spherical-harmonics",
    }
)
MAX_D: Final = 1_000_000
MAX_ORDER: Final = 64


@dataclass(frozen=True, slots=True)
class Interval:
    """The set of beta that a claim is about. None for a number means a symbolic end; see the table in FORMAT.md."""

    a: Fraction | None
    """A number >= 0 (zero: open), or None: `beta-star`, open."""
    b: Fraction | None
    """A number > 0, or None: `beta-star` (closed) or infinity."""
    infinite: bool
    """Whether b is infinity."""
    point: bool
    """Whether it was given as the field `beta`."""

    @property
    def to_beta_star(self) -> bool:
        """Whether the right end is beta_* itself."""
        return self.b is None and not self.infinite

    def key(self) -> tuple[object, ...]:
        """Equal for equal sets."""
        return self.a, self.b, self.infinite


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the document, typed: exact numbers are Fractions, counts are int."""

    place: str
    label: str
    d: int
    outcome: str
    interval: Interval | None
    enclosure: tuple[Fraction, Fraction] | None
    details: Mapping[str, Any]
    evidence: Mapping[str, Any]
    trust: frozenset[str]

    def __str__(self) -> str:
        return f"{self.place} ({self.label}, d={self.d})"


@dataclass(frozen=True, slots=True)
class Label:
    """The fields of a label beyond the common ones; a name that ends in "?" is optional."""

    beta: bool
    enclosure: bool
    details: Mapping[str, Parser]
    rules: Mapping[str, Mapping[str, Parser]]
    refutation: Mapping[str, Parser] | None = None


_SIGN: Final = {"sign-change": SERIES}
_INTERVAL_RULES: Final = frozenset({"decreasing", "moving-cover"})
"""Rules that go with `beta_interval` only."""
LABELS: Final[dict[str, Label]] = {
    "beta-star": Label(False, True, {}, _SIGN),
    "elementary-bounds": Label(False, False, {"bounds": pair}, _SIGN),
    "monotone-in-dimension": Label(False, False, {}, {"separator": {"separator": number, **SERIES}}),
    "linear-threshold": Label(True, True, {}, {"series": SERIES, "monotone-end-points": SERIES}),
    "majorisation": Label(
        True,
        True,
        {},
        {"cover": {"nodes": nodes, "l_max": integer(2, MAX_TERMS), **SERIES}},
        {"counterexample": counterexample(with_l=True)},
    ),
    "quartic-sign": Label(
        True, False, {}, {"cover": {"nodes": nodes, **SERIES}}, {"counterexample": counterexample(with_l=False)}
    ),
    "quartic-obstruction": Label(
        True,
        False,
        {},
        {
            "quartic-density": {
                "base": number,
                "epsilon": number,
                "t": number,
                "order": integer(4, MAX_ORDER),
                **SERIES,
            },
            "quartic-family": {
                "epsilon_max": number,
                "order": integer(5, MAX_ORDER),
                "constant": number,
                **SERIES,
            },
        },
        {"counterexample": counterexample(with_l=False)},
    ),
    "regime": Label(
        True,
        False,
        {
            "transition": text("continuous", "discontinuous"),
            "critical_coupling": text("equal", "less"),
            "unique_critical_point?": upper_end,
        },
        {"theorem-1.1": {"l_max?": L_MAX, **SERIES}},
    ),
    "critical-coupling": Label(
        True, True, {"derivative?": pair}, {"theorem-1.1": SERIES, "two-minimisers": {}, "decreasing": {}}
    ),
    "order-parameter": Label(True, True, {}, {"two-minimisers": {}}),
    "two-minimisers": Label(
        True,
        False,
        {},
        {"cover": COVER, "moving-cover": {"pieces": pieces}},
        {"counterexample": counterexample(with_l=False)},
    ),
}


def parsed(value: Any) -> list[Claim]:
    """All claims of a parsed document. Raises `Malformed` for the first thing that is out of form."""
    top = mapping(value, "document", {"format", "claims"}, {"provenance"})
    if top["format"] != FORMAT:
        raise Malformed("format", f"expected {FORMAT!r}")
    if not isinstance(top["claims"], list):
        raise Malformed("claims", "expected a list")
    if not isinstance(top.get("provenance", {}), dict):
        raise Malformed("provenance", "expected an object")
    numbers = Numbers()
    claims = [_claim(item, f"claims[{i}]", numbers) for i, item in enumerate(top["claims"])]
    seen: dict[tuple[object, ...], str] = {}
    for claim in claims:
        key = (claim.label, claim.d, claim.interval.key() if claim.interval else None)
        if key in seen:
            raise Malformed(claim.place, f"repeats label, d and beta of {seen[key]}")
        seen[key] = claim.place
    return claims


def _claim(value: Any, place: str, numbers: Numbers) -> Claim:
    if not isinstance(value, dict):
        raise Malformed(place, "expected an object")
    if not isinstance(value.get("label"), str) or value["label"] not in LABELS:
        raise Malformed(f"{place}.label", f"expected one of {', '.join(LABELS)}")
    label = LABELS[value["label"]]
    outcome = text("proved", "refuted", "inconclusive")(value.get("outcome"), f"{place}.outcome", numbers)
    required, optional, details = _fields(label, outcome, place)
    beta_fields = {"beta", "beta_interval"} if label.beta else set()
    mapping(value, place, {"label", "d", "outcome", "evidence", "trust"} | required, optional | beta_fields)
    d = count(value["d"], f"{place}.d", 2, MAX_D)
    interval = _interval(value, place, numbers) if label.beta else None
    enclosure = pair(value["enclosure"], f"{place}.enclosure", numbers) if "enclosure" in value else None
    parsed = {key: parser(value[key], f"{place}.{key}", numbers) for key, parser in details.items() if key in value}
    if outcome == "inconclusive":
        evidence = mapping(value["evidence"], f"{place}.evidence", set())
    else:
        evidence = _evidence(_rules(label, outcome, interval), value["evidence"], f"{place}.evidence", numbers)
    trust = _trust(value["trust"], f"{place}.trust")
    return Claim(place, value["label"], d, outcome, interval, enclosure, parsed, evidence, trust)


def _fields(label: Label, outcome: str, place: str) -> tuple[set[str], set[str], dict[str, Parser]]:
    """Required and optional fields beyond the common ones, and the parsers of those that are details."""
    details = {key.rstrip("?"): parser for key, parser in label.details.items()}
    if outcome == "proved":
        required = {key for key in label.details if not key.endswith("?")}
        return required | ({"enclosure"} if label.enclosure else set()), set(details) - required, details
    if outcome == "refuted":
        if label.refutation is None:
            raise Malformed(f"{place}.outcome", "this label cannot be refuted")
        return set(label.refutation), set(), dict(label.refutation)
    bounds = {"bounds"} & set(details)
    kept = {key: details[key] for key in bounds} | {"reason": _reason}
    return {"reason"}, bounds | ({"enclosure"} if label.enclosure else set()), kept


def _reason(value: Any, place: str, _: Numbers) -> str:
    if not isinstance(value, str):
        raise Malformed(place, "expected a string")
    return value


def _interval(value: dict[str, Any], place: str, numbers: Numbers) -> Interval:
    if ("beta" in value) == ("beta_interval" in value):
        raise Malformed(place, "expected exactly one of the fields 'beta' and 'beta_interval'")
    if "beta" in value:
        beta = numbers.number(value["beta"], f"{place}.beta")
        if beta <= 0:
            raise Malformed(f"{place}.beta", "expected a number > 0")
        return Interval(beta, beta, infinite=False, point=True)
    ends, place = value["beta_interval"], f"{place}.beta_interval"
    if not isinstance(ends, list) or len(ends) != 2:
        raise Malformed(place, "expected a pair")
    a = None if ends[0] == "beta-star" else numbers.number(ends[0], f"{place}[0]")
    b = None if ends[1] in ("beta-star", "inf") else numbers.number(ends[1], f"{place}[1]")
    interval = Interval(a, b, infinite=ends[1] == "inf", point=False)
    if (a is not None and a < 0) or (b is not None and (b <= 0 or (a is not None and a > b))):
        raise Malformed(place, "expected 0 <= a <= b and 0 < b")
    if a is None and interval.to_beta_star:
        raise Malformed(place, "expected a non-empty interval")
    return interval


def _rules(label: Label, outcome: str, interval: Interval | None) -> dict[str, dict[str, Parser]]:
    """The rules that prove or refute a claim, with the fields of their evidence."""
    if outcome == "refuted":
        return {"counterexample": SERIES}
    symbolic = interval is not None and (interval.a is None or interval.to_beta_star)
    bracket: dict[str, Parser] = {"beta_star": pair} if symbolic else {}
    point = interval is not None and interval.point
    rules = {rule: fields for rule, fields in label.rules.items() if not (point and rule in _INTERVAL_RULES)}
    return {rule: {**fields, **bracket} for rule, fields in rules.items()}


def _evidence(rules: dict[str, dict[str, Parser]], value: Any, place: str, numbers: Numbers) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("rule"), str) or value["rule"] not in rules:
        raise Malformed(f"{place}.rule", f"expected one of {', '.join(rules)}")
    parsers = rules[value["rule"]]
    named = {key.rstrip("?"): parser for key, parser in parsers.items()}
    mapping(value, place, {key for key in parsers if not key.endswith("?")} | {"rule"}, set(named))
    found = {key: parser(value[key], f"{place}.{key}", numbers) for key, parser in named.items() if key in value}
    if "tree" in found:
        require_sizes(found, place)
    return {"rule": value["rule"], **found}


def _trust(value: Any, place: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(row, str) for row in value):
        raise Malformed(place, "expected a list of strings")
    for row in value:
        if row not in TRUST_ROWS:
            raise Malformed(place, f"unknown trust row {quoted(row)}")
    if len(set(value)) != len(value):
        raise Malformed(place, "expected no repetitions")
    return frozenset(value)
