"""Cases about Bessel functions of any order: accepted, invalid and out of form, one thing each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from certify.checker.arithmetic.series import Work
from certify.checker.ratio.continued_fraction import ratio_bounds
from tests.checker.case_tools import Case, edited
from tests.checker.sample_certificates import document, ends, exact
from tests.checker.sample_ratios import EXPANDED, F, claim, examples, inverse, value

_ok = cache(examples)


def ratio_valid() -> Iterator[Case]:
    """Accepted."""
    for name, found in _ok().items():
        yield name, document(found), 0, ""
    yield "all of them", document(*_ok().values()), 0, ""
    yield "start at the argument", document(claim("bessel-ratio", (F(1, 3),), (F(24),), **EXPANDED)), 0, ""
    yield "one term", document(claim("bessel-ratio", (F(10**9),), (F(1),), terms=1)), 0, ""
    whole = claim("log-bessel", (F(60),), (F(1, 10**4),), precision=128)
    yield "as many ratios as are multiplied", document(whole), 0, ""
    yield from _at_equality()
    yield "inverse at order -1/2", document(inverse(F(-1, 2), F(1))), 0, ""
    yield "inverse near 0", document(inverse(F(0), F(1, 2))), 0, ""
    yield "inconclusive", document(_open(), _ok()["bessel-ratio"]), 0, ""
    point, whole = _ok()["bessel-ratio"], _ok()["bessel-ratio on x"]
    yield "a point beside an interval", document(point, whole), 0, ""


def _at_equality() -> Iterator[Case]:
    """Enclosures whose ends are those that are computed."""
    nu, x = F(7, 3), F(3, 2)
    low, high = ratio_bounds(nu, x, 64, 60, Work())
    yield "ratio at equality", document(edited(_ok()["bessel-ratio"], enclosure=ends(low, high))), 0, ""
    root = edited(_ok()["inverse"], nu=exact(nu))
    for name, y, box in (("lower", high, ends(x, x + 1)), ("upper", low, ends(x - 1, x))):
        yield f"inverse at equality, {name}", document(edited(root, y=exact(y), enclosure=box)), 0, ""


def _open() -> dict[str, Any]:
    changed = edited(_ok()["log-bessel"], outcome="inconclusive", evidence={}, enclosure=...)
    return {**changed, "reason": "planted"}


def ratio_invalid() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for name, found, words in _faults():
        yield name, document(found), 1, words


def _faults() -> Iterator[tuple[str, dict[str, Any], str]]:
    ok = _ok()
    for name, found in ok.items():
        if not name.startswith("inverse"):
            yield (
                f"{name}: lower",
                edited(found, enclosure__lower=_moved(found, "lower", 2)),
                "enclosure.lower <= value",
            )
            yield (
                f"{name}: upper",
                edited(found, enclosure__upper=_moved(found, "upper", -2)),
                "value <= enclosure.upper",
            )
    for name in ("bessel-ratio", "log-bessel"):
        yield f"{name}: few bits", edited(ok[name], evidence__precision=16), "enclosure"
    yield "few terms", edited(ok["bessel-ratio"], evidence__terms=1), "enclosure.lower <= value"
    for name, found in ok.items():
        if name in ("bessel-ratio", "bessel-ratio-complement", "log-normaliser"):
            for end, wide, words in (
                ("upper", exact(-9), "value <= enclosure.upper"),
                ("lower", exact(9), "enclosure.lower <= value"),
            ):
                other = "lower" if end == "upper" else "upper"
                box = {end: found["enclosure"][end], other: wide}
                yield f"{name}: few terms, {end}", edited(found, evidence__terms=2, enclosure=box), words
    yield "another order", edited(ok["bessel-ratio"], nu=exact(F(8, 3))), "enclosure.lower <= value"
    yield "another argument", edited(ok["bessel-ratio"], x=exact(F(8, 5))), "value <= enclosure.upper"
    for label in ("bessel-ratio", "bessel-ratio-complement"):
        yield f"{label}: not monotone", claim(label, (F(-501, 1000),), (F(1), F(2))), "it increases in x"
        yield f"{label}: not monotone at the lower end", claim(label, (F(-501, 1000), F(1)), (F(1), F(2))), "increases"
    yield "log-bessel: not monotone", claim("log-bessel", (F(-1, 100),), (F(1), F(2))), "it increases in x"
    yield "log-bessel: orders", claim("log-bessel", (F(0), F(1)), (F(2),)), "one order"
    yield "log: no tail", claim("log-bessel", (F(1, 2),), (F(9),), terms=2), "rho_K r_K < 1"
    yield "log: too few ratios", claim("log-bessel", (F(61),), (F(1),)), "order of the ratios that are multiplied"
    yield "log: too few ratios below 0", claim("log-bessel", (F(-1, 4),), (F(1),), terms=1), "order of the ratios"
    yield from _expansion_faults()
    yield from _inverse_faults()


def _moved(found: dict[str, Any], end: str, times: int) -> str:
    """The end, moved into the enclosure by so many times its room."""
    label = found["label"]
    nus, xs = (_places(found, name) for name in ("nu", "x"))
    values = [value(label, nu, x) for nu, x in ((nus[-1], xs[0]), (nus[0], xs[-1]))]
    return exact((min(values) if end == "lower" else max(values)) + (times - (1 if times > 0 else -1)) * F(1, 2**40))


def _places(found: dict[str, Any], name: str) -> list[Any]:
    from tests.checker.arb_truth import number

    return [number(x) for x in found.get(f"{name}_interval", [found.get(name)])]


def _expansion_faults() -> Iterator[tuple[str, dict[str, Any], str]]:
    for name in ("bessel-ratio", "log-normaliser"):
        far = _ok()[f"{name} expanded"]
        yield f"{name}: start beyond", edited(far, evidence__start=exact(101)), "start <= x"
        yield f"{name}: start 0", edited(far, evidence__start=exact(0)), "0 < start"
        yield f"{name}: start below 0", edited(far, evidence__start=exact(-16)), "0 < start"
        yield f"{name}: remainder", edited(far, evidence__remainder=exact(F(1, 2**60))), "defect of the barriers"
        yield f"{name}: remainder below 0", edited(far, evidence__remainder=exact(-1)), "0 <= remainder"
        yield f"{name}: large remainder", edited(far, evidence__remainder=exact(2)), "defect of the barriers"
        yield f"{name}: early start", edited(far, evidence__start=exact(F(1, 4))), "|s_1| < 1"
        yield f"{name}: start too early", edited(far, evidence__start=exact(5)), "defect of the barriers"
    inner = _ok()["bessel-ratio expanded on x"]
    yield "the near end before the start", edited(inner, evidence__start=exact(51)), "start <= x"
    few = edited(_ok()["bessel-ratio expanded"], evidence__terms=1)
    yield "start undecided", few, "r_nu(start) <= upper barrier"
    half = claim(
        "bessel-ratio", (F(1, 2),), (F(100),), **EXPANDED | {"precision": 128}
    )  # only the start bounds the rest
    yield "exponentially small rest", edited(half, evidence__remainder=exact(F(1, 2**100))), "r_nu(start) <= upper"
    tanh = claim("bessel-ratio", (F(-1, 2),), (F(100),), **EXPANDED | {"precision": 128})
    yield "exponentially small rest below", edited(tanh, evidence__remainder=exact(F(1, 2**100))), "lower barrier <="


def _inverse_faults() -> Iterator[tuple[str, dict[str, Any], str]]:
    ok, far = _ok()["inverse"], _ok()["inverse expanded"]
    for name, found, x in (("inverse", ok, F(3)), ("inverse expanded", far, F(40))):
        step = F(1, 2**20)
        yield f"{name}: below", edited(found, enclosure=ends(x - 3 * step, x - step)), "y <= r_nu(enclosure.upper)"
        yield f"{name}: beyond", edited(found, enclosure=ends(x + step, x + 3 * step)), "r_nu(enclosure.lower) <= y"
    few, step = edited(ok, evidence__terms=1), F(1, 2**20)
    box = ends(F(3) - step, F(4))
    yield "inverse: few terms, lower", edited(few, enclosure=box), "r_nu(enclosure.lower) <= y"
    box = ends(F(2), F(3) + step)
    yield "inverse: few terms, upper", edited(few, enclosure=box), "y <= r_nu(enclosure.upper)"
    yield "inverse: lower 0", edited(ok, enclosure__lower=exact(0)), "0 < enclosure.lower"
    yield "inverse: 1", edited(ok, y=exact(1)), "y <= r_nu(enclosure.upper)"
    yield "inverse: not monotone", inverse(F(-501, 1000), F(1)), "from which on r_nu increases"
    yield "inverse: start beyond", edited(far, evidence__start=exact(40)), "start <= x"


def ratio_malformed() -> Iterator[Case]:
    """Exit 2 for the form, exit 3 for its limits."""
    ok = _ok()
    point, inner, root, far = ok["bessel-ratio"], ok["bessel-ratio on x"], ok["inverse"], ok["bessel-ratio expanded"]
    changes: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
        ("a dimension", point, {"d": 3}, "unknown field 'd'"),
        ("a beta", point, {"beta": exact(1)}, "unknown field 'beta'"),
        ("no order", point, {"nu": ...}, "exactly one of the fields 'nu'"),
        ("two orders", point, {"nu_interval": [exact(1), exact(2)]}, "exactly one of the fields 'nu'"),
        ("no argument", point, {"x": ...}, "exactly one of the fields 'x'"),
        ("two arguments", inner, {"x": exact(1)}, "exactly one of the fields 'x'"),
        ("order minus one", point, {"nu": exact(-1)}, "orders > -1"),
        ("orders from -1", ok["bessel-ratio on nu"], {"nu_interval": [exact(-1), exact(1)]}, "orders > -1"),
        ("argument 0", point, {"x": exact(0)}, "arguments x > 0"),
        ("arguments from 0", inner, {"x_interval": [exact(0), exact(1)]}, "arguments x > 0"),
        ("an empty interval", inner, {"x_interval": [exact(2), exact(1)]}, "expected a < b"),
        ("an interval of one point", inner, {"x_interval": [exact(1), exact(1)]}, "expected a < b"),
        ("an interval of three", inner, {"x_interval": [exact(1), exact(2), exact(3)]}, "expected a pair"),
        ("an interval to infinity", inner, {"x_interval": [exact(1), "inf"]}, "expected an exact number"),
        ("an order that is a number", point, {"nu": 1}, "expected an exact number"),
        ("no enclosure", point, {"enclosure": ...}, "'enclosure' is missing"),
        ("refuted", point, {"outcome": "refuted"}, "cannot be refuted"),
        ("an argument of the inverse", root, {"x": exact(1)}, "unknown field 'x'"),
        ("no value", root, {"y": ...}, "'y' is missing"),
        ("value 0", root, {"y": exact(0)}, "expected a number > 0"),
        ("inverse at minus one", root, {"nu": exact(-1)}, "orders > -1"),
        ("orders of the inverse", root, {"nu_interval": [exact(1), exact(2)]}, "unknown field 'nu_interval'"),
        ("another rule", point, {"evidence__rule": "series"}, "expected one of continued-fraction, expansion"),
        ("no terms", point, {"evidence__terms": ...}, "'terms' is missing"),
        ("0 terms", point, {"evidence__terms": 0}, "expected an integer >= 1"),
        ("15 bits", point, {"evidence__precision": 15}, "expected an integer >= 16"),
        ("a start", point, {"evidence__start": exact(1)}, "unknown field 'start'"),
        ("no start", far, {"evidence__start": ...}, "'start' is missing"),
        ("order 1", far, {"evidence__order": 1}, "expected an integer >= 2"),
        ("a bracket of beta_*", point, {"evidence__beta_star": ends(F(1), F(2))}, "unknown field 'beta_star'"),
    ]
    for name, found, change, words in changes:
        yield f"ratio: {name}", document(edited(found, **change)), 2, words
    yield "ratio: no dimension", document(edited(_star(), d=...)), 2, "'d' is missing"
    yield "ratio: an order with a dimension", document(edited(_star(), nu=exact(1))), 2, "unknown field 'nu'"
    twice = edited(point, nu="0xe/0x6")
    yield "ratio: twice", document(point, edited(twice, enclosure=ends(F(0), F(1)))), 2, "repeats label and subject"
    yield "ratio: terms", document(edited(point, evidence__terms=10**7 + 1)), 3, "terms is at most"
    yield "ratio: order", document(edited(far, evidence__order=10_001)), 3, "order is at most"
    for name in ("bessel-ratio", "log-bessel", "bessel-ratio expanded"):
        yield f"ratio: work of {name}", document(edited(ok[name], evidence__terms=10**7)), 3, "more work"
    yield "ratio: work of an expansion", document(edited(far, evidence__order=10_000)), 3, "more work"
    yield "ratio: work of Gamma", document(edited(ok["log-bessel"], evidence__precision=10**6)), 3, "more work"


def _star() -> dict[str, Any]:
    return {
        "label": "beta-star",
        "d": 2,
        "outcome": "proved",
        "enclosure": ends(F(39, 16), F(5, 2)),
        "evidence": {"rule": "sign-change", "precision": 16, "terms": 4},
        "trust": [],
    }
