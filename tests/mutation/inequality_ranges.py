"""Parts that read ranges: numbers and ends as texts, and whether the parts of a range make it up."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.inequality_tools import fails

F = Fraction


def _ranges(package: Any) -> bool:
    """Numbers and ranges as texts, and which ends belong to them."""
    inequality = package.ratio.inequality

    def domain(statement: str, nu: str, x: str = "0..inf") -> Any:
        _, base, orders, places = inequality.Inequality(statement=statement, nu=nu, x=x).read("c")
        return base, *((r.low, r.high, r.closed) for r in (orders, places))

    wide = "1" * 40
    rows = (
        ("3", (F(3), F(3))),
        ("-1/2..inf", (F(-1, 2), None)),
        ("0.25..7/2", (F(1, 4), F(7, 2))),
        (f"-{wide}.{wide}..{wide}/{wide}", (-F(f"{wide}.{wide}"), F(1))),
    )
    wrong = (
        "",
        "x",
        "1..1",
        "2..1",
        "inf",
        "inf..3",
        "1/0",
        "0..1/0",
        "1..",
        "..1",
        "1e3",
        "+1",
        " 1",
        "1 ",
        "1...2",
        "1..2..3",
        "1" * 41,
        "1." + "1" * 41,
        "1/" + "1" * 41,
        "1..-inf",
        ".5",
        "1.",
    )
    r, unit = "r(nu) < 1", (False, False)
    half_line = (F(0), None, unit)
    return (
        all(inequality.range_of(text, "here") == found for text, found in rows)
        and all(
            fails(package, lambda text=text: inequality.range_of(text, "here"), "expected a number or a range")
            for text in wrong
        )
        and domain(r, "-1..inf") == ((1, 0), (F(-1), None, unit), half_line)
        and domain(r, "-1/2..inf", "1/3..2") == ((1, 0), (F(-1, 2), None, (True, False)), (F(1, 3), F(2), (True, True)))
        and domain(r, "0", "0..2") == ((1, 0), (F(0), F(0), (True, True)), (F(0), F(2), (False, True)))
        and domain(r, "-1..3")[1] == (F(-1), F(3), (False, True))
        and domain("r(1-nu) < r(-nu)", "0..1")[1] == (F(0), F(1), (True, False))
        and domain("r(2-nu) < 1", "0..7/3")[1] == (F(0), F(7, 3), (True, True))
        and fails(
            package, lambda: inequality.Inequality(statement="x", nu="0", x="0..1").require_form("c"), "comparison"
        )
        and domain("r(2*nu+1) < 1", "-1..1")[1] == (F(-1), F(1), (False, True))
        and domain("r(-1/2) < nu", "-7..inf")[1] == (F(-7), None, (True, False))
        and all(
            fails(package, lambda row=row: domain(*row), words)
            for words, row in (
                ("every order is above -1", (r, "-1")),
                ("every order is above -1", (r, "-2..0")),
                ("every order is above -1", ("r(nu-1) < r(nu)", "-1/2..3")),
                ("every order is above -1", ("r(-nu) < 1", "0..inf")),
                ("every order is above -1", ("r(-nu) < 1", "0..2")),
                ("every order is above -1", ("r(-1) < nu", "0..2")),
                ("every order is above -1", ("r(-1) < nu", "0..inf")),
                ("0 <= a < b", (r, "0", "1")),
                ("0 <= a < b", (r, "0", "-1..2")),
                ("0 <= a < b", (r, "0", "0")),
                ("every order is above -1", ("r(2-nu) < 1", "0..13/4")),
            )
        )
    )


def _covers(package: Any) -> bool:
    """Parts make up a range: nothing is left out, nothing is added at its ends."""
    inequality, range_ = package.ratio.inequality, package.ratio.domain.Range

    def fault(whole: tuple[Any, ...], *parts: tuple[Any, ...]) -> str:
        def made(low: int, high: int | None, ends: str) -> Any:
            return range_(F(low), None if high is None else F(high), (ends[0] == "[", ends[1] == "]"))

        try:
            inequality.require_cover(made(*whole), [SimpleNamespace(nu=made(*part)) for part in parts])
        except package.Refusal as refusal:
            return str(refusal)
        return ""

    closed, line = (0, 4, "[]"), (0, None, "[)")
    good = (
        (closed, closed),
        (closed, (0, 2, "[]"), (2, 4, "(]")),
        (closed, (0, 2, "[)"), (2, 4, "[]")),
        (closed, (0, 2, "[]"), (2, 4, "[]")),
        (closed, (0, 0, "[]"), (0, 2, "()"), (2, 2, "[]"), (2, 4, "(]")),
        (line, line),
        (line, (0, 2, "[]"), (2, None, "()")),
        ((0, None, "()"), (0, 3, "()"), (3, None, "[)")),
        ((0, 4, "()"), (0, 4, "()")),
        ((0, 0, "[]"), (0, 0, "[]")),
    )
    left_out = (
        (closed, (0, 4, "(]")),
        (closed, (1, 4, "[]")),
        (closed, (0, 2, "[)"), (2, 4, "(]")),
        (closed, (0, 2, "[]"), (3, 4, "[]")),
        (line, (0, 2, "[]"), (1, None, "[)")),
        (line, (-1, None, "[)")),
    )
    short = (
        (closed, (0, 4, "[)")),
        (closed, (0, 3, "[]")),
        (closed, (0, 5, "[]")),
        (closed, line),
        (line, (0, 9, "[]")),
        (line, line, (0, 1, "[]")),
        (line, (0, 2, "[]"), (2, None, "()"), (2, None, "()")),
    )
    added = (((0, 4, "(]"), closed), ((0, 4, "[)"), closed), ((0, None, "()"), (0, 0, "[]"), (0, None, "()")))
    return (
        all(fault(*row) == "" for row in good)
        and all("leave out some nu" in fault(*row) for row in left_out)
        and all("do not reach the right end" in fault(*row) for row in short)
        and all("is without an end" in fault(*row) for row in added)
    )


RANGE_PARTS: tuple[Callable[[Any], bool], ...] = (_ranges, _covers)
