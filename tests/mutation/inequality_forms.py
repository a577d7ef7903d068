"""Parts about the form of evidence: nodes and their fields, parts of a range, and what is asked of each part."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.inequality_tools import fails, poly

F = Fraction
C: dict[str, Any] = {"by": "coefficients"}
FACTOR: dict[str, Any] = {"value": "x-1", "power": 2, "sign": -1, "proof": C}
PIECES: dict[str, Any] = {
    "by": "pieces",
    "cofactor": "0",
    "nodes": [["0x1p+0", "0x1p+0"], ["0x1p+1", "0x3p+0"]],
    "signs": [1],
    "rests": [C],
    "precision": 1,
    "terms": 1,
}
NODES: tuple[dict[str, Any], ...] = (
    C,
    *({**C, "strip": name} for name in ("depth-0", "depth-1", "depth-2", "linear", "amos")),
    {"by": "known"},
    {"by": "unknown"},
    {"by": "factors", "factors": [FACTOR, {**FACTOR, "power": 64}]},
    {"by": "terms", "terms": [[FACTOR], [FACTOR, FACTOR]]},
    {"by": "root", "root": 16, "case": "sum", "first": C, "second": C},
    {"by": "root", "root": 1, "case": "outside", "first": C, "second": C},
    {"by": "root", "root": 1, "case": "inside", "first": C, "second": C},
    {"by": "origin", "proof": C},
    *({"by": "quadratic", "variable": v, "power": n, "lead": C, "rest": C} for v, n in (("nu", 1), ("x", 8), ("R", 2))),
    *({"by": "split", "variable": v, "at": "0x1p-1", "first": C, "second": C} for v in ("nu", "x")),
    {"by": "scaled", "slope": 1, "shift": -(10**9), "proof": C},
    {"by": "scaled", "slope": 10**9, "shift": 10**9, "proof": C},
    {"by": "wider", "proof": C},
    {"by": "barrier", "cofactor": "quotient", "lead": C, "lead_sign": -1, "rest": C, "start": "leading", "proof": C},
    {"by": "barrier", "cofactor": "x", "rest": C, "start": "soft"},
    {"by": "barrier", "cofactor": "x", "rest": C, "start": "end", "proof": C},
    PIECES,
    {**PIECES, "precision": 10_000, "terms": 100_000, "start": "soft", "proof": C, "lead": C, "lead_sign": 1},
    {**PIECES, "start": "leading"},
    {"by": "values", "at": [], "precision": 1, "terms": 1},
    {"by": "values", "at": ["0x1p+0", "0x3p-1"], "precision": 10_000, "terms": 100_000},
    *({"by": "compare", "bound": b, "shift": j, "first": C, "second": C} for b, j in (("segura", 0), ("amos", 8))),
    {"by": "compare", "bound": "simpson-spector", "shift": 1, "first": C, "second": C},
)
WRONG: tuple[tuple[Any, str], ...] = (
    ([], "whose field 'by' is one of"),
    ({}, "whose field 'by' is one of"),
    ({"by": "magic"}, "whose field 'by' is one of"),
    ({**C, "strip": "wide"}, "one of depth-0"),
    ({**C, "strip": 1}, "one of depth-0"),
    ({**C, "more": 1}, "more"),
    ({"by": "factors"}, "factors"),
    ({"by": "factors", "factors": []}, "at least 1"),
    ({"by": "factors", "factors": {}}, "at least 1"),
    ({"by": "terms", "terms": []}, "at least 1"),
    ({"by": "terms", "terms": [[]]}, "at least 1"),
    ({"by": "factors", "factors": [{**FACTOR, "power": 0}]}, "power"),
    ({"by": "factors", "factors": [{**FACTOR, "value": 1}]}, "expected a string"),
    *(({"by": "factors", "factors": [{**FACTOR, "sign": s}]}, "expected 1 or -1") for s in (0, 2, True, "1")),
    ({"by": "root", "root": 0, "case": "sum", "first": C, "second": C}, "root"),
    ({"by": "root", "root": 1, "case": "sums", "first": C, "second": C}, "one of sum"),
    ({"by": "root", "root": 1, "case": "sum", "first": C}, "second"),
    ({"by": "quadratic", "variable": "S1", "power": 1, "lead": C, "rest": C}, "one of nu"),
    ({"by": "quadratic", "variable": "x", "power": 0, "lead": C, "rest": C}, "power"),
    ({"by": "split", "variable": "R", "at": "0x1p-1", "first": C, "second": C}, "one of nu"),
    ({"by": "split", "variable": "x", "at": 1, "first": C, "second": C}, "exact number"),
    ({"by": "scaled", "slope": 0, "shift": 1, "proof": C}, "slope"),
    ({"by": "scaled", "slope": 1, "shift": -(10**9) - 1, "proof": C}, "shift"),
    ({"by": "barrier", "cofactor": 0, "rest": C, "start": "soft"}, "expected a string"),
    ({"by": "barrier", "cofactor": "0", "rest": C, "start": "hard"}, "one of leading"),
    ({**PIECES, "start": "end"}, "one of leading"),
    ({**PIECES, "nodes": []}, "at least 1"),
    ({**PIECES, "nodes": [["0x1p+0"]]}, "at least 2"),
    ({**PIECES, "nodes": [["0x1p+0"] * 3]}, "a pair 0 < p <= q"),
    ({**PIECES, "nodes": [["0x0p+0", "0x1p+0"]]}, "a pair 0 < p <= q"),
    ({**PIECES, "nodes": [["0x1p+1", "0x1p+0"]]}, "a pair 0 < p <= q"),
    ({**PIECES, "nodes": [["0x1p+0", "0x1p+1"], ["0x1p+1", "0x3p+0"]]}, "disjoint"),
    ({**PIECES, "nodes": [["0x1p+1", "0x3p+0"], ["0x1p+0", "0x1p+0"]]}, "disjoint"),
    ({**PIECES, "signs": []}, "at least 1"),
    ({**PIECES, "rests": []}, "at least 1"),
    ({**PIECES, "precision": 0}, "precision"),
    ({**PIECES, "terms": 0}, "terms"),
    ({"by": "compare", "bound": "amos", "shift": -1, "first": C, "second": C}, "shift"),
    ({"by": "compare", "bound": "best", "shift": 0, "first": C, "second": C}, "one of segura"),
)
TOO_MUCH: tuple[dict[str, Any], ...] = (
    {"by": "factors", "factors": [{**FACTOR, "power": 65}]},
    {"by": "root", "root": 17, "case": "sum", "first": C, "second": C},
    {"by": "quadratic", "variable": "x", "power": 9, "lead": C, "rest": C},
    {"by": "scaled", "slope": 10**9 + 1, "shift": 0, "proof": C},
    {"by": "scaled", "slope": 1, "shift": 10**9 + 1, "proof": C},
    {**PIECES, "precision": 10_001},
    {**PIECES, "terms": 100_001},
    {"by": "compare", "bound": "amos", "shift": 9, "first": C, "second": C},
)


def _nodes(package: Any) -> bool:
    """The fields of each kind, their limits, and how deep they are nested."""
    module, numbers = package.ratio.node, package.document.reader.Numbers()

    def read(value: Any, place: str = "c.e.p.g") -> Any:
        return module.node(value, place, numbers)

    def nested(depth: int) -> dict[str, Any]:
        return {"by": "wider", "proof": nested(depth - 1)} if depth else C

    found = [read(value) for value in NODES]
    factor = read(NODES[8]).fields["factors"][1]
    spans, span = read(PIECES).fields["nodes"], [["0x1p+0", "0x1p+1"], ["0x5p-1", "0x3p+0"]]
    child = read(NODES[13]).child("proof")
    return (
        [(node.by, node.place, set(node.fields)) for node in found]
        == [(value["by"], "c.e.p.g", set(value) - {"by"}) for value in NODES]
        and (factor.value, factor.power, factor.sign, factor.proof.by) == ("x-1", 64, -1, "coefficients")
        and factor.proof.place == "c.e.p.g.factors[1].proof"
        and spans == [(F(1), F(1)), (F(2), F(3))]
        and read({**PIECES, "nodes": span}).fields["nodes"] == [(F(1), F(2)), (F(5, 2), F(3))]
        and (child.by, child.place) == ("coefficients", "c.e.p.g.proof")
        and all(fails(package, lambda value=value: read(value), words) for value, words in WRONG)
        and all(fails(package, lambda value=value: read(value), "work limit") for value in TOO_MUCH)
        and bool(read(nested(39)))
        and fails(package, lambda: read(nested(40)), "nested at most 40 deep")
    )


def _part(**changes: Any) -> dict[str, Any]:
    return {"from": "0x0p+0", "to": "0x1p+1", "closed": [True, False], "conditions": [], "goals": [C], **changes}


def _parts(package: Any) -> bool:
    """A range of nu with its ends, conditions and goals."""
    module, numbers = package.ratio.inequality, package.document.reader.Numbers()

    def read(**changes: Any) -> Any:
        return module._part(_part(**changes), "here", numbers)

    plain = read(conditions=[{"sign": -1, "proof": C}], goals=[C, C])
    far = read(to="inf")
    point = read(to="0x0p+0", closed=[True, True])
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"closed": [True]}, "at least 2"),
        ({"closed": [True, True, True]}, "whether its two ends belong"),
        ({"closed": [True, 1]}, "true or false"),
        ({"to": "inf", "closed": [True, True]}, "whether its two ends belong"),
        ({"to": "-0x1p+0"}, "whether its two ends belong"),
        ({"to": "0x0p+0"}, "not empty"),
        ({"to": "0x0p+0", "closed": [False, True]}, "not empty"),
        ({"goals": []}, "at least 1"),
        ({"goals": {}}, "at least 1"),
        ({"conditions": {}}, "a list"),
        ({"conditions": [{"sign": 1}]}, "proof"),
        ({"conditions": [{"sign": 2, "proof": C}]}, "expected 1 or -1"),
        ({"from": 0}, "exact number"),
        ({"more": 0}, "more"),
    )
    return (
        (plain.nu.low, plain.nu.high, plain.nu.closed) == (F(0), F(2), (True, False))
        and [(sign, proof.by) for sign, proof in plain.conditions] == [(-1, "coefficients")]
        and len(plain.goals) == 2
        and (far.nu.low, far.nu.high, far.nu.closed) == (F(0), None, (True, False))
        and (point.nu.low, point.nu.high, point.nu.closed) == (F(0), F(0), (True, True))
        and all(fails(package, lambda changes=changes: read(**changes), words) for changes, words in wrong)
    )


def _points(package: Any) -> bool:
    """{"nu": a number, "x": a number > 0}."""
    module, numbers = package.ratio.inequality, package.document.reader.Numbers()

    def read(value: Any) -> Any:
        return module.nu_and_x(value, "here", numbers)

    return (
        read({"nu": "-0x1p-1", "x": "0x1/0x3"}) == {"nu": F(-1, 2), "x": F(1, 3)}
        and fails(package, lambda: read({"nu": "0x1p+0", "x": "0x0p+0"}), "a number > 0")
        and fails(package, lambda: read({"nu": "0x1p+0", "x": "-0x1p+0"}), "a number > 0")
        and fails(package, lambda: read({"nu": "0x1p+0"}), "x")
    )


def _checked(package: Any) -> bool:
    """Which polynomial is asked of which proof, with what sign; how many there are; what strictness is wanted."""
    ratio = package.ratio

    def asked(text: str, goals: list[Any], conditions: Any = (), nu: str = "0..inf", strict: Any = True) -> Any:
        statement, base, whole, x = ratio.inequality.Inequality(statement=text, nu=nu, x="0..inf").read("c")
        seen: list[Any] = []

        def show(setting: Any, p: Any, proof: Any) -> bool:
            seen.append((p, proof.name, setting.nu.low, setting.tower.order.slope))
            return strict if isinstance(strict, bool) else proof.name not in strict

        named = [SimpleNamespace(name=name, place=name) for name in goals]
        shown = [(sign, SimpleNamespace(name=name, place=name)) for sign, name in conditions]
        part = ratio.inequality.Part(whole, shown, named)
        ring = ratio.polynomial.Ring(package.arithmetic.series.Work())
        before, ratio.inequality.show = ratio.inequality.show, show
        try:
            ratio.inequality._check_part(statement, base, part, x, ring)
        except package.Refusal as refusal:
            return str(refusal)
        finally:
            ratio.inequality.show = before
        return seen

    def p(**terms: int) -> Any:
        places = {"one": (0,), "nu": (1,), "x": (0, 1), "R": (0, 0, 1)}
        return poly(package, {places[name]: value for name, value in terms.items()})

    chain = "0 < r(nu) <= x > nu"
    return (
        asked(chain, ["a", "b", "c"]) == [(p(R=1), "a", 0, 2), (p(x=1, R=-1), "b", 0, 2), (p(x=1, nu=-1), "c", 0, 2)]
        and isinstance(asked(chain, ["a", "b", "c"], strict=["b"]), list)
        and "only <= is shown" in asked(chain, ["a", "b", "c"], strict=["a"])
        and "only <= is shown" in asked(chain, ["a", "b", "c"], strict=["c"])
        and "one proof for each comparison" in asked(chain, ["a", "b"])
        and "one proof for each comparison" in asked(chain, ["a", "b", "c", "d"])
        and asked("r(nu) < nu", ["a"], nu="3/2") == [(p(one=3, R=-2), "a", F(3, 2), 0)]
        and asked("1/(x-1) < r(nu)/(nu-2)", ["a"], [(-1, "b"), (1, "c")])[:2]
        == [(p(x=-1, one=1), "b", 0, 2), (p(nu=1, one=-2), "c", 0, 2)]
        and "sign of a denominator is not shown" in asked("1/(x-1) < r(nu)/(nu-2)", ["a"], [(-1, "b")])
        and "sign of a radicand is not shown" in asked("sqrt(x-1) < r(nu)", ["a"])
        and "other than 0" in asked("1/(x-1) < r(nu)", ["a"], [(1, "b")], strict=["b"])
        and "more conditions than the statement has" in asked("1/(x-1) < r(nu)", ["a"], [(1, "b"), (1, "c")])
    )


FORM_PARTS: tuple[Callable[[Any], bool], ...] = (_nodes, _parts, _points, _checked)
