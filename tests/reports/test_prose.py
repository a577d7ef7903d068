"""Plain text with mathematics in it as TeX: by examples, and all that the derivations say."""

from __future__ import annotations

import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs.ledger import load
from reports.mathwords import NAMES
from reports.prose import typeset
from tests.reports.appendix_samples import HOSTILE

SAID = {
    "So r_nu < 1 for beta <= beta_*.": r"So $r_\nu <1$ for $\beta\le\beta_*$.",
    "beta_*^(d+1) < 1 + 1/nu": r"$\beta_*^{(d+1)}<1+1/\nu$",
    "A_l alpha_l <= 1 for all l >= 2 (4.10)": r"$A_l\alpha_l\le 1$ for all $l \ge 2$ (4.10)",
    "lambda_l = (1/d) (beta/2)^(l-1)": r"$\lambda_l=(1/d)(\beta/2)^{l-1}$",
    "eps^2 t (x_1^2 - 1/d)": r"$\varepsilon^2t (x_1^2-1/d)$",
    "N(0) = 1/a, from P'(0) = 1/a.": r"$N(0)=1/a$, from $P'(0)=1/a$.",
    "a point of the derivation's interval": "a point of the derivation's interval",
    "With a = nu + 1 this is I_(nu+1)'": r"With $a =\nu+1$ this is $I_{\nu+1}'$",
    "r_nu -> 1 as x -> oo": r"$r_{\nu}\to 1$ as $x \to\infty$",
    "(k-2)!/k! = 1/(k(k-1))": r"$(k-2)!/k!=1/(k(k-1))$",
    "the l-th derivative f^(k+1) of sqrt(z) Q/P": r"the $l$-th derivative $f^{(k+1)}$ of $\sqrt{z}Q/P$",
    "nu > -1 (a = nu + 1 > 0)": r"$\nu>-1$ ($a =\nu+1>0$)",
    "Theorem 1.1 K_c and K_#": r"Theorem 1.1 $K_c$ and $K_\#$",
    "the mean <P_l, P_k> over x.y": r"the mean $\langle P_l,P_k\rangle$ over $x\cdot y$",
    "a finite sum phi; H >= sum a_l m_l": r"a finite sum $\varphi$; $H \ge\sum a_lm_l$",
    "f = exp(sum a_l P_l)": r"$f =\exp(\sum a_lP_l)$",
    "rho~ = e^phi/Z": r"$\tilde{\rho}=e^{\varphi}/Z$",
    "one-sided - that is all": "one-sided -- that is all",
    "100% of #1 & x": r"$100\%$ of $\#1$ \& $x$",
}


def same(one: str, other: str) -> bool:
    """Equal up to spaces and needless braces, which TeX does not show in mathematics."""
    return re.sub(r"\{(\\?\w+)\}|[ ]", r"\1", one) == re.sub(r"\{(\\?\w+)\}|[ ]", r"\1", other)


@pytest.mark.parametrize("plain", SAID)
def test_sentences(plain: str) -> None:
    assert same(typeset(plain), SAID[plain]), typeset(plain)


def sentences() -> list[str]:
    """Titles, statements, hypotheses and steps of all derivations."""
    found: list[str] = []
    for name in load().modules():
        for item in importlib.import_module(f"proofs.{name}").DERIVATIONS.values():
            found += [item.title, item.statement, item.does_not_prove, *item.hypotheses]
            found += [step.statement for step in item.steps]
    return found


def test_the_derivations_leave_no_mathematics_in_the_prose() -> None:
    everything = sentences()
    assert len(everything) > 500
    names = "|".join(name for name in NAMES if len(name) > 2)
    for text in everything:
        prose = re.sub(r"\$[^$]*\$|\\texttt\{[^}]*(?:\{\}[^}]*)*\}", " ", typeset(text))
        assert not re.search(rf"\b(?:{names})\b|[_^<>=]", prose), (text, prose)


def balanced(tex: str) -> bool:
    depth = 0
    for c in re.sub(r"\\[{}$]", "", tex):
        depth += (c == "{") - (c == "}")
        if depth < 0:
            return False
    return depth == 0 and re.sub(r"\\\$", "", tex).count("$") % 2 == 0


def test_what_the_derivations_say_is_balanced() -> None:
    assert all(balanced(typeset(text)) for text in sentences())


@given(st.text(alphabet="abcnuxKF_^(){}[]<>=!'-+/*.,;:#%$&~|\\ \n0129", max_size=40))
def test_any_text_gives_balanced_tex(text: str) -> None:
    assert balanced(typeset(text)), typeset(text)


def test_no_command_gets_through() -> None:
    commands = set(re.findall(r"\\[A-Za-z]+", typeset(HOSTILE)))
    assert not commands & {"\\input", "\\write", "\\par", "\\end", "\\beta"} - {"\\beta"}
    assert "{/etc" not in typeset(HOSTILE)
