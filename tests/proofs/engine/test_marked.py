"""Sentences with marked mathematics: their parts, their plain text, what is refused, and all that the project says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from proofs.engine.cited import CITED
from proofs.engine.marked import Part, parts, plain
from proofs.engine.plain import MarkupError, formula
from proofs.engine.replay import derivations
from tests.book import load

READ = {
    r"\frac{\varepsilon^2}{2d}": "eps^2/(2 d)",
    r"\frac12\sum_{l>L}g_lm_l": "(1/2) sum_{l>L} g_l m_l",
    r"\frac{a}{b}\frac{a+b}{c}x": "(a/b) ((a + b)/c) x",
    r"\frac{\frac ab}{\frac cd}": "(a/b)/(c/d)",
    r"\tfrac d2-\frac{1}{2(j-2)!}": "d/2 - 1/(2(j - 2)!)",
    r"\frac12|v|^2\le|\frac ab|": "(1/2)|v|^2 <= |a/b|",
    r"\log\frac{T\beta}{\pi e}": "log (T beta/(pi e))",
    r"\frac{d}{dz}\big(z^cN\big)=\frac{dr}{dz}": "(d/dz)(z^c N) = dr/dz",
    r"\frac{dq}{2dp}": "d q/(2 d p)",
    r"e^{-\beta x}\bigl(1+\dots\bigr)": "e^(-beta x) (1 + ...)",
    r"\lambda_{\max}\le x^{2d}y^2": "lambda_max <= x^(2 d) y^2",
    r"\beta_*^{(d+1)}>\beta_*^{d+1}": "beta_*^{(d+1)} > beta_*^(d+1)",
    r"x^l(1-y)": "x^l (1 - y)",
    r"\sqrt{\frac zn}P''/P'": "sqrt(z/n) P''/P'",
    r"\int\log D\,w\,dt=\iint f\,d\sigma": "int log D w dt = iint f dsigma",
    r"\|\mathsf P_l\rho\|^2=\langle x,y\rangle": "||proj_l rho||^2 = <x, y>",
    r"{}_2F_1(q,q+1;\tfrac d2;r^2)": "2F1(q, q + 1; d/2; r^2)",
    r"x\cdot y\mapsto\tilde\rho(x'\cdot n)": "x.y |-> rho~(x'.n)",
    r"-1<-\frac1d": "-1 < -1/d",
    r"\binom{l+2k}{k}": "binom(l + 2 k, k)",
    r"K_\#\quad\text{for }d\ge2": "K_#  for d >= 2",
    r"C_{kl}g_{l+1}^{ab}": "C_{kl} g_{l+1}^(a b)",
    "0.25x": "0.25 x",
}
REFUSED = [
    r"\input{x}",
    r"\write18",
    r"\beta_{",
    "a}",
    "{a",
    r"\frac1",
    "^",
    r"\frac{1}",
    "a&b",
    "a~b",
    r"\def\a{}",
    "^^5c",
    "é",
    "%",
]


@pytest.mark.parametrize("tex", READ)
def test_formulas_read_in_one_way(tex: str) -> None:
    assert formula(tex) == READ[tex]


@pytest.mark.parametrize("tex", REFUSED)
def test_what_is_not_known_is_refused(tex: str) -> None:
    with pytest.raises(MarkupError, match=re.escape(repr(tex))):
        formula(tex)


@given(st.text(alphabet="abx12^_{}()\\|'+-=<,. ", max_size=30))
@example(r"\a")
def test_any_text_is_read_or_refused(tex: str) -> None:
    try:
        assert formula(tex).isascii()
    except MarkupError:
        return
    assert tex.count("{") - tex.count(r"\{") == tex.count("}") - tex.count(r"\}")


def test_the_parts_of_a_sentence() -> None:
    found = parts(r"By [eq:4.8], $\beta<2$: $$x=1.$$ See `a.b_c`.")
    assert found == (
        Part("prose", "By "),
        Part("label", "eq:4.8"),
        Part("prose", ", "),
        Part("math", r"\beta<2"),
        Part("prose", ": "),
        Part("display", "x=1."),
        Part("prose", " See "),
        Part("code", "a.b_c"),
        Part("prose", "."),
    )
    assert plain(r"By [eq:4.8], $\beta<2$: $$x=1.$$ See `a.b_c`.") == "By eq:4.8, beta < 2: x = 1. See a.b_c."


@pytest.mark.parametrize(
    "text", ["a < b", "x_1", "a $ b", "[a b]", r"\beta", "$a$ and $b", "K^2", "`x", "|x|", "a = b"]
)
def test_mathematics_outside_of_the_marks_is_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        parts(text)


def everything() -> Iterator[tuple[str, str]]:
    """All texts of derivations, ledger and cited facts, each with the row that it stands in."""
    book = load()
    for row in book.rows.values():
        yield from ((row.label, text) for text in (row.statement, row.note))
    for label, item in derivations(book).items():
        texts = (item.title, item.statement, item.does_not_prove, item.source, *item.hypotheses)
        yield from ((label, text) for text in texts)
        yield from ((label, step.statement) for step in item.steps)
    for label, fact in CITED.items():
        yield from ((label, text) for text in (fact.statement, fact.remark))


def test_everything_can_be_read_and_the_labels_in_it_are_rows() -> None:
    rows, found = load().rows, list(everything())
    assert len(found) > 800
    for label, text in found:
        assert plain(text).isascii(), (label, text)
        assert {part.text for part in parts(text) if part.kind == "label"} <= set(rows), (label, text)


def test_no_label_of_the_ledger_stands_in_prose_without_its_mark() -> None:
    named = re.compile("|".join(rf"\b{re.escape(label)}\b" for label in load().rows if ":" in label))
    for label, text in everything():
        assert not any(named.search(part.text) for part in parts(text) if part.kind == "prose"), (label, text)


def test_statements_are_sentences() -> None:
    for label, item in derivations(load()).items():
        for text in (item.statement, *(step.statement for step in item.steps)):
            assert text.rstrip("$").endswith((".", r"\dots", ".)")), (label, text)
            assert not text[0].islower(), (label, text)
