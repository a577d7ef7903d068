"""Sentences with marked mathematics as TeX: nothing but the commands that formulas may use gets through."""

from __future__ import annotations

import re

import pytest

from proofs.engine.derivation import Derivation
from proofs.engine.plain import MarkupError
from proofs.engine.replay import derivations
from reports.marked import labelled, reason, typeset
from tests.book import load
from tests.reports.appendix_samples import HOSTILE

SET = {
    r"So $r_\nu<1$ for $\beta\le\beta_*$.": r"So $r_\nu<1$ for $\beta\le\beta_*$.",
    r"By [eq:4.8] - 100% of `a_b`, see (4.24)-(4.26): $$x=1.$$": r"By \texttt{eq:\allowbreak{}4.8} -- 100\% of "
    r"\texttt{a\_\allowbreak{}b}, see (4.24)-(4.26): \crtdisplay{x=1.}",
    "Beckner-Onofri's inequality": "Beckner-Onofri's inequality",
    "a -- b ?` c": None,
}
FOREIGN = {
    r"\input{/etc/passwd}",
    r"\write18{x}",
    r"\csname x\endcsname",
    r"\beta}\input{x",
    "^^5cinput",
    "a%b",
    r"\crtdisplay{x}",
}


@pytest.mark.parametrize("text", SET)
def test_sentences(text: str) -> None:
    if SET[text] is None:
        with pytest.raises(MarkupError):
            typeset(text)
    else:
        assert typeset(text) == SET[text]


def test_ligatures_cannot_form_in_prose() -> None:
    assert typeset("a--b, ''c''?") == r"a-{}-{}b, '{}'{}c'{}'{}?{}"


@pytest.mark.parametrize("formula", sorted(FOREIGN))
def test_a_formula_with_any_other_command_is_refused(formula: str) -> None:
    with pytest.raises(MarkupError):
        typeset(f"Let ${formula}$ be.")


def test_a_reason_is_text_whatever_it_says() -> None:
    for text in (HOSTILE, r"$\input{x}$", r"K_c is not computed on (beta_*, 2)", r"\beta [eq:4.8] `x`"):
        commands = set(re.findall(r"\\[A-Za-z]+", reason(text)))
        assert commands <= {r"\texttt", r"\char", r"\allowbreak", r"\textnormal", r"\ensuremath"}, text
    assert reason("K_c is not computed on (beta_*, 2).") == r"K\_c is not computed on (beta\_*,{} 2)"


def sentences(item: Derivation) -> list[str]:
    """Title, statement, hypotheses and steps of a derivation."""
    return [item.title, item.statement, item.does_not_prove, *item.hypotheses, *(s.statement for s in item.steps)]


def test_what_the_derivations_say_is_balanced() -> None:
    for label, item in derivations(load()).items():
        for text in sentences(item):
            tex = typeset(text, lambda name: labelled(name, derived=True))
            assert tex.count("$") % 2 == 0, (label, text)
            opened = re.sub(r"\\[{}]", "", tex)
            assert opened.count("{") == opened.count("}"), (label, text)
