"""Documents out of form (exit 2), one thing each, and documents beyond a limit or with nothing to accept (exit 3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.checker.case_tools import Case, F, edited
from tests.checker.sample_certificates import document, ends, examples, inconclusive, refuted


def limits() -> Iterator[Case]:
    """Exit 3: work limits, and nothing to accept."""
    star, density = examples(2)["beta-star"], examples(2)["quartic-density"]
    yield "empty list of claims", document(), 3, "no claim"
    yield "inconclusive only", document(inconclusive("majorisation", 2, F(1), F(2))), 3, "inconclusive"
    yield "d", document(edited(star, d=10**6 + 1)), 3, "d is at most"
    yield "d of 30 digits", json.dumps(document(star)).replace('"d": 2', '"d": ' + "9" * 30), 3, "d is at most"
    yield "d of 5000 digits", json.dumps(document(star)).replace('"d": 2', '"d": ' + "9" * 5000), 3, "d is at most"
    yield "terms", document(edited(star, evidence__terms=10**5 + 1)), 3, "terms is at most"
    yield "precision", document(edited(star, evidence__precision=10**6 + 1)), 3, "precision is at most"
    yield "order", document(edited(density, evidence__order=65)), 3, "order is at most"
    heavy = edited(examples(2)["majorisation"], evidence__precision=10**6, evidence__l_max=10**5)
    yield "work", document(heavy), 3, "more work"
    yield "work after an accepted claim", document(star, heavy), 3, "claims[1]"
    yield "long exponent", document(edited(star, enclosure__lower="0x1p+999999999999")), 3, "an exponent beyond"
    yield "negative exponent", document(edited(star, enclosure__lower="0x1p-2000001")), 3, "an exponent beyond"
    yield "exponent of 9000 digits", document(edited(star, enclosure__lower="0x1p+" + "9" * 9000)), 3, "an exponent"
    yield "number", document(edited(star, enclosure__lower="0x" + "f" * 500_001 + "p+0")), 3, "a number of 2000004 bits"
    yield "denominator", document(edited(star, enclosure__lower="0x1/0x" + "f" * 500_001)), 3, "of 2000004 bits"
    two = document(heavy, edited(star, d=3))
    yield "invalid before limit", two, 1, "claims[1]"


def malformed() -> Iterator[Case]:
    """Exit 2: the form, one thing each."""
    for name, case, words in [*_malformed_text(), *_malformed_fields()]:
        yield name, case, 2, words


def _malformed_text() -> Iterator[tuple[str, Any, str]]:
    text = json.dumps(document(examples(2)["beta-star"]))
    yield "empty", b"", "not JSON"
    yield "not UTF-8", b"\xff\xfe{}", "not UTF-8"
    yield "truncated", text[:-1], "not JSON"
    yield "two documents", text + text, "not JSON"
    yield "byte order mark", "\ufeff" + text, "JSON"
    yield "a surrogate", text.replace("certify/1", "\ud800"), "not UTF-8"
    yield "nested", "[" * 100_000 + "]" * 100_000, "nested too deeply"
    yield "nested objects", '{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"
    yield "nested in provenance", text[:-1] + ', "provenance": ' + "[" * 50_000 + "]" * 50_000 + "}", "nested"
    yield "repeated key", text.replace('"d": 2', '"d": 2, "d": 2'), "'d' occurs twice"
    yield "repeated key at the top", text[:-1] + ', "format": "certify/1"}', "'format' occurs twice"
    yield "NaN", text.replace('"d": 2', '"d": NaN'), "NaN is not JSON"
    yield "Infinity", text[:-1] + ', "provenance": {"x": -Infinity}}', "-Infinity is not JSON"
    yield "a float for d", text.replace('"d": 2', '"d": 2.0'), "claims[0].d"
    yield "an exponent for d", text.replace('"d": 2', '"d": 2e0'), "claims[0].d"
    for name, value in (("a list", []), ("a string", "certify/1"), ("null", None), ("a number", 1)):
        yield f"{name} as document", json.dumps(value), "expected an object"


def _malformed_fields() -> Iterator[tuple[str, Any, str]]:
    ok = examples(2)
    star, wide, low = ok["beta-star"], ok["linear-threshold-interval"], ok["regime-below"]
    yield "another format", {**document(star), "format": "certify/2"}, "format: expected 'certify/1'"
    yield "no format", {"claims": [star]}, "'format' is missing"
    yield "no claims", {"format": "certify/1"}, "'claims' is missing"
    yield "claims an object", {"format": "certify/1", "claims": {}}, "claims: expected a list"
    yield "a claim that is a list", {"format": "certify/1", "claims": [[]]}, "claims[0]: expected an object"
    yield "a field at the top", {**document(star), "digest": "sha256:00"}, "unknown field 'digest'"
    yield "provenance a list", {**document(star), "provenance": []}, "provenance: expected an object"
    yield "the same claim twice", document(star, star), "repeats label and subject of claims[0]"
    point = edited(wide, beta_interval=["0x1p+0", "0x1p+0"])
    yield "a point twice", document(point, edited(point, beta_interval=..., beta="0x2/0x2")), "repeats"
    yield "twice with another beta form", document(wide, edited(wide, beta_interval=["0x2/0x4", "0x3p+0"])), "repeats"
    changes: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
        ("unknown label", star, {"label": "beta-stars"}, "claims[0].label"),
        ("label a list", star, {"label": []}, "claims[0].label"),
        ("unknown outcome", star, {"outcome": "true"}, "claims[0].outcome"),
        ("outcome null", star, {"outcome": None}, "claims[0].outcome"),
        ("refuted beta-star", star, {"outcome": "refuted"}, "cannot be refuted"),
        ("d 1", star, {"d": 1}, "expected an integer >= 2"),
        ("d true", star, {"d": True}, "expected an integer"),
        ("d a string", star, {"d": "2"}, "expected an integer"),
        ("no evidence", star, {"evidence": ...}, "'evidence' is missing"),
        ("empty evidence", star, {"evidence": {}}, "evidence.rule"),
        ("evidence a list", star, {"evidence": []}, "evidence.rule"),
        ("evidence without terms", star, {"evidence__terms": ...}, "'terms' is missing"),
        ("evidence without precision", star, {"evidence__precision": ...}, "'precision' is missing"),
        ("evidence with more", star, {"evidence__digits": 50}, "unknown field 'digits'"),
        ("a bracket too many", star, {"evidence__beta_star": ends(F(1), F(4))}, "unknown field 'beta_star'"),
        ("unknown rule", star, {"evidence__rule": "trust-me"}, "evidence.rule"),
        ("another label's rule", star, {"evidence__rule": "cover"}, "evidence.rule"),
        ("terms 0", star, {"evidence__terms": 0}, "expected an integer >= 1"),
        ("precision 0", star, {"evidence__precision": 0}, "expected an integer >= 1"),
        ("precision a string", star, {"evidence__precision": "0x40p+0"}, "expected an integer"),
        ("no trust", star, {"trust": ...}, "'trust' is missing"),
        ("trust a string", star, {"trust": "none"}, "expected a list of strings"),
        ("trust of numbers", star, {"trust": [1]}, "expected a list of strings"),
        ("unknown trust", star, {"trust": ["riemann-hypothesis"]}, "unknown trust row"),
        ("trust twice", star, {"trust": ["beckner-onofri", "beckner-onofri"]}, "no repetitions"),
        ("no enclosure", star, {"enclosure": ...}, "'enclosure' is missing"),
        ("enclosure a list", star, {"enclosure": ["0x1p+0", "0x4p+0"]}, "expected an object"),
        ("enclosure reversed", star, {"enclosure": ends(F(4), F(1))}, "expected lower <= upper"),
        ("enclosure without upper", star, {"enclosure__upper": ...}, "'upper' is missing"),
        ("enclosure with more", star, {"enclosure__middle": "0x2p+0"}, "unknown field 'middle'"),
        ("beta of beta-star", star, {"beta": "0x1p+0"}, "unknown field 'beta'"),
        ("bounds of beta-star", star, {"bounds": ends(F(1), F(4))}, "unknown field 'bounds'"),
        ("reason of a proof", star, {"reason": "why not"}, "unknown field 'reason'"),
        ("no beta", wide, {"beta_interval": ...}, "exactly one of the fields"),
        ("both betas", wide, {"beta": "0x1p+0"}, "exactly one of the fields"),
        ("beta 0", edited(wide, beta_interval=...), {"beta": "0x0p+0"}, "expected a number > 0"),
        ("beta negative", edited(wide, beta_interval=...), {"beta": "-0x1p+0"}, "expected a number > 0"),
        ("interval of three", wide, {"beta_interval": ["0x1p+0"] * 3}, "expected a pair"),
        ("interval a string", wide, {"beta_interval": "inf"}, "expected a pair"),
        ("interval reversed", wide, {"beta_interval": ["0x3p+0", "0x1p+0"]}, "expected 0 <= a <= b"),
        ("interval negative", wide, {"beta_interval": ["-0x1p+0", "0x1p+0"]}, "expected 0 <= a <= b"),
        ("interval negative to inf", wide, {"beta_interval": ["-0x1p+0", "inf"]}, "expected 0 <= a <= b"),
        ("interval to 0", wide, {"beta_interval": ["0x0p+0", "0x0p+0"]}, "0 < b"),
        ("from beta-star to 0", wide, {"beta_interval": ["beta-star", "0x0p+0"]}, "0 < b"),
        ("from inf", wide, {"beta_interval": ["inf", "0x3p+0"]}, "expected an exact number"),
        ("both beta-star", wide, {"beta_interval": ["beta-star", "beta-star"]}, "expected a non-empty interval"),
        ("no bracket", wide, {"beta_interval": ["beta-star", "inf"]}, "'beta_star' is missing"),
        ("no bracket at the right", wide, {"beta_interval": ["0x1p-1", "beta-star"]}, "'beta_star' is missing"),
        ("transition sudden", low, {"transition": "sudden"}, "expected one of continuous, discontinuous"),
        ("no transition", low, {"transition": ...}, "'transition' is missing"),
        ("X 0", low, {"unique_critical_point": {"upper": "0x0p+0"}}, "expected a number > 0"),
        ("X with lower", low, {"unique_critical_point": ends(F(0), F(1, 8))}, "unknown field 'lower'"),
        ("l_max 0", ok["regime-discontinuous"], {"evidence__l_max": 0}, "expected an integer >= 1"),
        ("l_max 1", ok["majorisation"], {"evidence__l_max": 1}, "expected an integer >= 2"),
        ("order 3", ok["quartic-density"], {"evidence__order": 3}, "expected an integer >= 4"),
        ("order 4", ok["quartic-family"], {"evidence__order": 4}, "expected an integer >= 5"),
        ("nodes an object", ok["majorisation"], {"evidence__nodes": {}}, "non-empty list"),
        ("no nodes", ok["majorisation"], {"evidence__nodes": []}, "non-empty list"),
        ("nodes equal", ok["majorisation"], {"evidence__nodes": ["0x1p-2"] * 2}, "nodes[1]: expected strictly"),
        ("nodes fall", ok["majorisation"], {"evidence__nodes": ["0x1p-2", "0x1p-3"]}, "expected strictly"),
        ("nodes negative", ok["majorisation"], {"evidence__nodes": ["-0x1p-2", "0x1p-3"]}, "expected a number >= 0"),
        ("refuted order-parameter", refuted("order-parameter", 3, F(1), F(3), F(1)), {}, "cannot be refuted"),
        ("l in quartic-sign", ok["refuted-quartic-sign"], {"counterexample__l": 2}, "unknown field 'l'"),
        ("enclosure of a count", inconclusive("two-minimisers", 2, F(1), F(2)), {"enclosure": ends(F(0), F(1))}, "unk"),
        ("bounds of a range", inconclusive("linear-threshold", 2, F(1), F(2)), {"bounds": ends(F(0), F(1))}, "unknown"),
        ("no l", ok["refuted-majorisation"], {"counterexample__l": ...}, "'l' is missing"),
        ("l 1", ok["refuted-majorisation"], {"counterexample__l": 1}, "expected an integer >= 2"),
        ("counterexample 0", ok["refuted-majorisation"], {"counterexample__beta": "0x0p+0"}, "expected a number > 0"),
        ("enclosure of a refutation", ok["refuted-majorisation"], {"enclosure": ends(F(0), F(0))}, "'enclosure'"),
        ("bracket of a refutation", ok["refuted-majorisation"], {"evidence__beta_star": ends(F(1), F(3))}, "unknown"),
        ("no reason", inconclusive("majorisation", 2, F(1), F(2)), {"reason": ...}, "'reason' is missing"),
        ("reason a list", inconclusive("majorisation", 2, F(1), F(2)), {"reason": []}, "expected a string"),
        ("evidence of nothing", inconclusive("majorisation", 2, F(1), F(2)), {"evidence": {"rule": "x"}}, "unknown"),
    ]
    for name, claim, change, words in changes:
        yield name, document(edited(claim, **change)), words
    bads: tuple[Any, ...] = (
        "",
        "1",
        "1.5",
        "0x",
        "0x1",
        "0x1p",
        "0x1p+",
        "0x1.8p+0",
        "+0x1p+0",
        "0x1p+0 ",
        " 0x1p+0",
        "0x1p+0x1",
        "0x1/2",
        "0x1/-0x2",
        "0x1/0x0",
        "0x1/0x2p+1",
        "0xgp+0",
        "nan",
        "inf",
        "beta-star",
        "0x1p+\u0661",
        "0x1_0p+0",
        "0x1p+0\n",
        "--0x1p+0",
        "0X1p+0",
        "0x1P+0",
        1,
        1.5,
        None,
        True,
        [],
        {},
    )
    for i, bad in enumerate(bads):
        yield f"number {i} {bad!r}", document(edited(star, enclosure__lower=bad)), "claims[0].enclosure.lower"
