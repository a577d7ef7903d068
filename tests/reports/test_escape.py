"""Nothing in a certificate's free text is TeX by the time it is in a document."""

from __future__ import annotations

import re

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from reports.escape import MAX_FREE_TEXT, Tex, escape, finalize, free_text
from reports.render import environment

SAFE = r"[A-Za-z0-9 ().:;=+*/@\[\]]"
TOKEN = re.compile(
    r"\\[{}$&#%_]|\\text(?:backslash|asciicircum|asciitilde)\{\}|\\ensuremath\{[<>|]\}|\\char34\{\}"
    r"|\\textnormal\{\[U\+[0-9A-F]{4,6}\]\}|[-`'!?,]\{\}|" + SAFE
)
TYPEWRITER = re.compile(
    r"(?:\\char\d{2,3}|\\textnormal\{\[U\+[0-9A-F]{4,6}\]\}|[().,:;=+*/@\[\]'!?`-])(?:\\allowbreak)?\{\}"
    r"|[A-Za-z0-9](?:\\allowbreak\{\})?| "
)
MEANING = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\char34{}": '"',
    r"\ensuremath{<}": "<",
    r"\ensuremath{>}": ">",
    r"\ensuremath{|}": "|",
}
NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\\{}$&#%_^~<>|\"`'-!? \n\t(*=)abc5")), max_size=80)


def tokens(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The tokens that make up the whole of a text; AssertionError if something else is in it."""
    found, place = [], 0
    while place < len(text):
        match = pattern.match(text, place)
        assert match is not None, text[place : place + 30]
        found.append(match[0])
        place = match.end()
    return found


def printed(token: str) -> str:
    """The character that a token prints."""
    if token in MEANING:
        return MEANING[token]
    if code := re.search(r"U\+([0-9A-F]+)", token):
        return chr(int(code[1], 16))
    if code := re.match(r"\\char(\d+)", token):
        return chr(int(code[1]))
    return token[1] if token.startswith("\\") else token[0]


@given(NASTY)
def test_escape_gives_harmless_tokens_that_print_the_text(text: str) -> None:
    assert "".join(map(printed, tokens(escape(text), TOKEN))) == " ".join(text.split())


@given(NASTY)
def test_free_text_gives_harmless_tokens_that_print_the_text(text: str) -> None:
    assert "".join(map(printed, tokens(free_text(text), TYPEWRITER))) == " ".join(text.split())


@pytest.mark.parametrize("text", ["\\input{x}", "^^5cinput", "$", "a%b", "--", "\n\n\\par"])
def test_token_grammar_refuses_raw_text(text: str) -> None:
    for pattern in (TOKEN, TYPEWRITER):
        with pytest.raises(AssertionError):
            tokens(text, pattern)


def test_free_text_is_cut_and_never_another_type() -> None:
    long = free_text("x" * (MAX_FREE_TEXT + 7))
    assert "7 more characters" in long
    assert long.count("x\\allowbreak") == MAX_FREE_TEXT
    assert free_text(["\\evil"]) == free_text("(list)")
    assert free_text(None) == free_text("(NoneType)")


def test_finalize() -> None:
    assert finalize(Tex(r"\beta")) == r"\beta"
    assert finalize(Markup(r"\beta")) == r"\beta"
    assert finalize("a_b") == r"a\_b"
    assert finalize(7) == "7"
    for value in (0.1, None, True, ["x"], b"x"):
        with pytest.raises(TypeError):
            finalize(value)


@given(NASTY)
def test_every_value_in_a_template_is_escaped(text: str) -> None:
    engine = environment()
    shown = engine.from_string("<(((x)))>((* macro m(y) *))[(((y)))]((* endmacro *))(((m(x))))").render(x=text)
    assert shown == f"<{escape(text)}>[{escape(text)}]"


def test_undefined_names_are_errors() -> None:
    engine = environment()
    with pytest.raises((jinja2.UndefinedError, TypeError)):
        engine.from_string("(((nothing)))").render()
    with pytest.raises(jinja2.UndefinedError):
        engine.from_string("(((x.nothing.more)))").render(x=Tex(""))
    with pytest.raises(jinja2.UndefinedError):
        engine.from_string("((* if nothing *))x((* endif *))").render()
