"""Plain mathematics of the pages becomes formulas; words, names of the program and commands stay as they are."""

from __future__ import annotations

import re

import pytest
from docutils import nodes
from docutils.utils import new_document
from latex2mathml.converter import convert
from sphinx import addnodes

from docs.extensions.mathml import spaced
from docs.extensions.pages import _ROOMS, anchor, joined
from docs.extensions.symbols import Symbols, formulas
from tests.book import load
from tests.docs.test_markdown import pages


def set_(text: str) -> str:
    """The text with its formulas between dollars."""
    return "".join(f"${piece}$" if formula else piece for piece, formula in formulas(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("up to beta_*, and K_c <= K_#.", r"up to $\beta_{*}$, and $K_{c} \le  K_{\#}$."),
        ("integers >= 1", r"integers $\ge  1$"),
        ("units 2^-grid", r"units $2^{-\mathrm{grid}}$"),
        ("K e^(-beta(1 - x.y))/beta", r"$K\, e^{-\beta(1 - x\cdot y)}/\beta$"),
        ("x/(a + sqrt(x^2 + (a+1)^2)) < r_m(x)", r"$x/(a + \sqrt{x^{2} + (a+1)^{2}}) < r_{m}(x)$"),
        ("E = sum_{l>=1} kappa_l m_l^2", r"$E = \sum _{l\ge 1}\, \kappa_{l}\, m_{l}^{2}$"),
        ("at a beta beyond (1.17)", r"at a $\beta$ beyond (1.17)"),
        ("[beta_0, beta_1], and K_c'", r"$[\beta_{0}, \beta_{1}]$, and $K_{c}'$"),
        ("nu > -1 and C'_d at x >= -1/2", r"$\nu > -1$ and $C'_{d}$ at $x \ge  -1/2$"),
        ("(2q_0)^2 at K_fold", r"$(2q_{0})^{2}$ at $K_{\mathrm{fold}}$"),
        ("K_c' = -p K_c/beta", r"$K_{c}' = -p\, K_{c}/\beta$"),
        ("at most 4 10^13 bits", r"at most $4\cdot 10^{13}$ bits"),
        ("r_(mu+j) = a_(j-1)", r"$r_{\mu+j} = a_{j-1}$"),
        ("negative on (beta_*, inf), [100, inf)", r"negative on $(\beta_{*}, \infty)$, $[100, \infty)$"),
        ("a pair (m_1, of which", r"a pair ($m_{1}$, of which"),
    ],
)
def test_formulas_are_found(text: str, wanted: str) -> None:
    assert set_(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "d=3 beta=2.5 takes a second",
        "`large-beta`, beta-star..inf and d = 2..20",
        "critical_coupling, a_b_c, foo_b and beta.py",
        "reduction:series for d = 3, or a list a, b",
        "to inf, or (as inf and sup are taken)",
        "Theorem 1.1 (page 3), I say",
    ],
)
def test_words_and_commands_stay(text: str) -> None:
    assert set_(text) == text


def test_no_letter_or_number_is_lost_on_any_page() -> None:
    for line in [line for page in pages() for line in page.read_text().splitlines()]:
        for piece, formula in formulas(line):
            assert not formula or convert(spaced(piece))
        assert _letters(set_(line)) == _letters(line), line


def _letters(text: str) -> str:
    """What is left of a text without markup, signs, and the names that TeX gives to symbols."""
    text = text.replace("\\var", "\\").replace("\\epsilon", "\\eps").replace("\\infty", "inf")
    text = re.sub(r"\\(?:mathrm|cdot|le|ge|ne|to)(?![A-Za-z])", "", text)
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\rho\log\rho", r"\rho\, \log\, \rho"),
        (r"2\log(1+x)", r"2\, \log(1+x)"),
        (r"m\cos 2x", r"m\, \cos\, 2x"),
        (r"\sup_{x} f + \exp\left(x\right)", r"\sup_{x} f + \exp\left(x\right)"),
    ],
)
def test_names_of_functions_have_their_spaces(text: str, wanted: str) -> None:
    assert spaced(text) == wanted


def test_every_room_has_a_title() -> None:
    rooms = {row.module.partition(".")[0] for row in load().rows.values() if row.module}
    assert rooms == set(_ROOMS)


def test_every_row_has_a_place_of_its_own() -> None:
    labels = list(load().rows)
    assert len({anchor(label) for label in labels}) == len(labels) > 100


def test_names_of_parameters_and_code_stay() -> None:
    document = new_document("page")
    described = addnodes.desc("", nodes.paragraph("", "beta: x <= 1"))
    document += [nodes.paragraph("", "K_c <= 1"), described, nodes.paragraph("", "", nodes.literal("", "K_c"))]
    Symbols(document).apply()
    assert [node.astext() for node in document.findall(nodes.math)] == [r"K_{c} \le  1"]


def test_a_row_that_goes_on_is_one_row() -> None:
    text = "| a | b |\n| --- | --- |\n| `x` | one, |\n| | two |\n| y | three |\n\n| | no table |"
    assert joined(text) == "| a | b |\n| --- | --- |\n| `x` | one, two |\n| y | three |\n\n| | no table |"
