"""From JSON to typed claims: which fields each label, outcome and rule has. Everything else is malformed.

Nothing is decided here but form: that the fields are there, are of their type, and describe a non-empty interval as far
as exact numbers tell. See FORMAT/README.md. The table of labels itself is in registry.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..kernels.description import Description, description, family_alone, over_interval
from ..verdict import Malformed, quoted
from .claim import NOTHING, Claim
from .context import Context
from .parsers import Bounds, Parser, Record, pair, text
from .reader import Numbers, count, mapping
from .region import Region

FORMAT: Final = "certify/1"
TRUST_ROWS: Final = frozenset(
    {
        "beckner-onofri",
        "beckner-onofri-equality",
        "entropy-lower-semicontinuity",
        "maier-saupe-axisymmetry",
        "spherical-harmonics",
    }
)
MAX_D: Final = 1_000_000
Check = Callable[[Claim, Context], frozenset[str]]
"""Raises `Invalid` with the inequality that fails, or returns the trust rows that the claim rests on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to decide a claim: the class of its evidence, and the function that decides."""

    evidence: type[Record]
    check: Check
    intervals_only: bool = False
    """Whether it goes with `beta_interval` only, by its form."""
    star: bool = False
    """Whether it may be about the point beta_*, by its form."""
    refutes: bool = False
    """Whether the claim is refuted by it, not proved."""
    kernel: bool = False
    """Whether it is about a field `kernel`, not about the paper's kernel."""
    parameter: bool = False
    """Whether it is about an interval of the parameter of that kernel."""


@dataclass(frozen=True, slots=True)
class Label:
    """The fields of a label beyond the common ones; the name of one that is optional ends in "?"."""

    region: bool
    """Whether it is about a set of beta."""
    enclosure: bool
    details: Mapping[str, Parser] = field(default_factory=dict)
    counterexample: Parser | None = None
    """None where the label cannot be refuted."""
    subject: type[Record] | None = None
    """Which fields say what it is about, whatever its outcome; None: it is about a dimension, the field `d`."""
    kernel: Mapping[str, Parser] | None = None
    """The further fields of a claim about a `kernel` (in place of a set of beta); None: no claim is about one."""
    whole_family: bool = False
    """Whether it is about a family of kernels, whose parameter is left open."""
    parameter: bool = False
    """Whether it may be about a family of kernels on an interval of its parameter."""


Labels = Mapping[str, Label]
Rules = Mapping[tuple[str, str], Rule]
"""By label and name."""


def parsed(value: Any, labels: Labels, rules: Rules) -> list[Claim]:
    """All claims of a parsed document. Raises `Malformed` for the first thing that is out of form."""
    top = mapping(value, "document", {"format", "claims"}, {"provenance"})
    if top["format"] != FORMAT:
        raise Malformed("format", f"expected {FORMAT!r}")
    if not isinstance(top["claims"], list):
        raise Malformed("claims", "expected a list")
    if not isinstance(top.get("provenance", {}), dict):
        raise Malformed("provenance", "expected an object")
    numbers = Numbers()
    claims = [_claim(item, f"claims[{i}]", numbers, labels, rules) for i, item in enumerate(top["claims"])]
    seen: dict[tuple[object, ...], str] = {}
    for claim in claims:
        place = claim.interval.key() if claim.interval else None
        key = (claim.label, claim.dimension, place, claim.subject, claim.kernel)
        if key in seen:
            raise Malformed(claim.place, f"repeats label and subject of {seen[key]}")
        seen[key] = claim.place
    return claims


def _claim(value: Any, place: str, numbers: Numbers, labels: Labels, rules: Rules) -> Claim:
    if not isinstance(value, dict):
        raise Malformed(place, "expected an object")
    if not isinstance(value.get("label"), str) or value["label"] not in labels:
        raise Malformed(f"{place}.label", f"expected one of {', '.join(labels)}")
    label = _about(labels[value["label"]], "kernel" in value)
    outcome = text("proved", "refuted", "inconclusive")(value.get("outcome"), f"{place}.outcome", numbers)
    required, optional, details = _fields(label, outcome, place)
    beta_fields = {"beta", "beta_interval"} if label.region else {"kernel"} if label.kernel is not None else set()
    if label.parameter and "kernel" in beta_fields:
        beta_fields = beta_fields | {"parameter_interval"}
    about, about_optional = ({"d"}, set()) if label.subject is None else label.subject.names()
    common = {"label", "outcome", "evidence", "trust"}
    mapping(value, place, common | about | required, optional | about_optional | beta_fields)
    d = count(value["d"], f"{place}.d", 2, MAX_D) if label.subject is None else None
    given = {key: value[key] for key in about | about_optional if key in value}
    subject = NOTHING if label.subject is None else label.subject.parse(given, place, numbers)
    region = Region.parse(value, place, numbers) if label.region else None
    enclosure = pair(value["enclosure"], f"{place}.enclosure", numbers) if "enclosure" in value else None
    found = {key: parser(value[key], f"{place}.{key}", numbers) for key, parser in details.items() if key in value}
    kernel = None if label.kernel is None or label.region else _kernel(value, place, numbers, label.whole_family)
    fitting = _fitting(rules, value["label"], outcome, region, kernel)
    if not fitting and outcome != "inconclusive":
        raise Malformed(f"{place}.evidence.rule", "no rule goes with this label, outcome and set of beta")
    bracketed = outcome == "proved" and region is not None and region.symbolic
    name, evidence, star = _evidence(fitting, bracketed, value["evidence"], f"{place}.evidence", numbers)
    trust = _trust(value["trust"], f"{place}.trust")
    return Claim(
        place, value["label"], d, outcome, region, enclosure, found, name, trust, evidence, star, subject, kernel
    )


def _about(label: Label, kernel: bool) -> Label:
    """The label as one of claims about a kernel, where the field says so."""
    if not kernel or label.kernel is None:
        return label
    return replace(label, region=False, details=label.kernel, counterexample=None)


def _kernel(value: dict[str, Any], place: str, numbers: Numbers, whole_family: bool) -> Description:
    if "kernel" not in value:
        raise Malformed(place, "the field 'kernel' is missing")
    if "parameter_interval" in value:
        return over_interval(value["kernel"], value["parameter_interval"], place, numbers)
    if whole_family:
        return family_alone(value["kernel"], f"{place}.kernel")
    return description(value["kernel"], f"{place}.kernel", numbers)


def _fields(label: Label, outcome: str, place: str) -> tuple[set[str], set[str], dict[str, Parser]]:
    """Required and optional fields beyond the common ones, and the parsers of those that are details."""
    details = {key.rstrip("?"): parser for key, parser in label.details.items()}
    if outcome == "proved":
        required = {key for key in label.details if not key.endswith("?")}
        return required | ({"enclosure"} if label.enclosure else set()), set(details) - required, details
    if outcome == "refuted":
        if label.counterexample is None:
            raise Malformed(f"{place}.outcome", "this label cannot be refuted")
        return {"counterexample"}, set(), {"counterexample": label.counterexample}
    bounds = {"bounds"} & set(details)
    kept = {key: details[key] for key in bounds} | {"reason": _reason}
    return {"reason"}, bounds | ({"enclosure"} if label.enclosure else set()), kept


def _reason(value: Any, place: str, _: Numbers) -> str:
    if not isinstance(value, str):
        raise Malformed(place, "expected a string")
    return value


def _fitting(
    rules: Rules, label: str, outcome: str, region: Region | None, kernel: Description | None
) -> dict[str, Rule]:
    """The rules that may decide a claim, by name; none for an inconclusive one."""
    point, outcomes = region is not None and region.point, {False: "proved", True: "refuted"}
    own = {name: rule for (other, name), rule in rules.items() if other == label and outcomes[rule.refutes] == outcome}
    own = {name: rule for name, rule in own.items() if rule.kernel == (kernel is not None)}
    own = {name: rule for name, rule in own.items() if rule.parameter == (kernel is not None and kernel.interval)}
    own = {name: rule for name, rule in own.items() if not (point and rule.intervals_only)}
    return {name: rule for name, rule in own.items() if rule.star or region is None or not region.star}


def _evidence(
    rules: Mapping[str, Rule], bracketed: bool, value: Any, place: str, numbers: Numbers
) -> tuple[str, Record, Bounds | None]:
    """The name of the rule, its evidence, and the bracket of beta_*; without rules (inconclusive) there is nothing."""
    if not rules:
        return "", Record.parse(value, place, numbers), None
    if not isinstance(value, dict) or not isinstance(value.get("rule"), str) or value["rule"] not in rules:
        raise Malformed(f"{place}.rule", f"expected one of {', '.join(rules)}")
    beside = {"rule", "beta_star"} if bracketed else {"rule"}
    evidence = rules[value["rule"]].evidence.parse(value, place, numbers, beside)
    star = pair(value["beta_star"], f"{place}.beta_star", numbers) if bracketed else None
    return value["rule"], evidence, star


def _trust(value: Any, place: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(row, str) for row in value):
        raise Malformed(place, "expected a list of strings")
    for row in value:
        if row not in TRUST_ROWS:
            raise Malformed(place, f"unknown trust row {quoted(row)}")
    if len(set(value)) != len(value):
        raise Malformed(place, "expected no repetitions")
    return frozenset(value)
