"""The table of bounds from the literature: formulas, ranges, the document, and what it is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.checker import Refusal
from certify.solve.ratio.literature import KNOWN
from reports.latex import compile_with_log
from reports.literature import Bound, document, interval
from reports.statement_text import statement
from tests.reports.appendix_samples import require_tex

WORKS = list(dict.fromkeys(known.source for known in KNOWN))


def bound(index: int, outside: tuple[Fraction, Fraction] | None = None, *, undefined: bool = False) -> Bound:
    known = KNOWN[index]
    return Bound(
        known.name,
        WORKS.index(known.source),
        known.statement,
        known.nu,
        known.x,
        known.published,
        "proved",
        "Arb, exact checker",
        955,
        outside,
        undefined,
    )


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("r(nu,x) < x/(2*nu+2)", r"r_{\nu}(x) < \frac{x}{2 \nu + 2}"),
        ("1-(nu-1/2) <= r(nu)^2", r"1 - \bigl(\nu - \tfrac{1}{2}\bigr) \le r_{\nu}(x)^{2}"),
        ("-x*(1+nu) < I(nu+1)/I(nu)", r"\bigl(-x\bigr) \bigl(1 + \nu\bigr) < \frac{I_{\nu + 1}(x)}{I_{\nu}(x)}"),
        ("x/(2*3) >= sqrt(x+1)^2*r(nu)", r"\frac{x}{2 \cdot 3} \ge \sqrt{x + 1}^{2} r_{\nu}(x)"),
        ("x/(nu/2) > r(nu)*(x/2)^2", r"\frac{x}{\frac{\nu}{2}} > r_{\nu}(x) \bigl(\frac{x}{2}\bigr)^{2}"),
        ("1-(x-nu) < -r(nu)", r"1 - \bigl(x - \nu\bigr) < -r_{\nu}(x)"),
    ],
)
def test_a_statement_is_a_formula_with_the_brackets_that_it_needs(text: str, formula: str) -> None:
    assert statement(text) == formula


def test_what_is_no_statement_is_refused() -> None:
    with pytest.raises(Refusal):
        statement(r"r(nu) < \input{x}")


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        (r"\nu", "-1..inf", r"\nu>-1"),
        (r"\nu", "-1/2..inf", r"\nu\ge -\tfrac{1}{2}"),
        (r"\nu", "0..3", r"0\le \nu\le 3"),
        ("x", "0..2", r"0<x\le 2"),
        (r"\nu", "1/2", r"\nu=\tfrac{1}{2}"),
    ],
)
def test_ranges(name: str, text: str, shown: str) -> None:
    assert interval(name, text) == shown


def test_a_row_says_where_the_range_is_larger_and_where_the_bound_fails() -> None:
    outside = (Fraction(-51, 100), Fraction(1, 20))
    text = document([bound(2, outside), bound(7), bound(5, outside, undefined=True)], WORKS, "0.2.0")
    first, second, third = text.split(r"\cite{w")[1:4]
    assert r"in the work $\nu\ge 0$; false at $\nu=-\tfrac{51}{100}$, $x=\tfrac{1}{20}$" in first
    assert "in the work" not in second
    assert "false" not in second
    assert "no meaning at" in third


def test_the_whole_table_compiles_without_a_line_that_is_too_long() -> None:
    require_tex("pdflatex")
    pdf, log = compile_with_log(document([bound(i) for i in range(len(KNOWN))], WORKS, "0.2.0"))
    assert pdf.startswith(b"%PDF")
    assert "Overfull" not in log


def test_a_name_has_its_symbols() -> None:
    names = {known.name: bound(index).title for index, known in enumerate(KNOWN)}
    assert names["(4.22), r_nu decreases in nu"] == r"(4.22),{} $r_\nu$ decreases in $\nu$"
    assert names["upper"] == "upper"
