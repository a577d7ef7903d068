"""Which pieces of a sentence in plain text are mathematics: for `reports.prose`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.mathwords import ALONE, COUNTED, INDEXED, NAMES, OPERATORS, RELATIONS, SHORT_WORDS, TOKEN

_BEFORE_A_SUM = frozenset({"the", "The", "a", "A", "finite", "partial", "whose", "their", "this"})
"""Words after which `sum` is a word too."""


@dataclass(slots=True)
class Token:
    """One piece of text.

    `kind`: name, number, sign, open, close, script, prime, factorial, space, stop, label, text, other.
    """

    kind: str
    text: str
    partner: int = -1
    """For a bracket: the index of its counterpart, or -1."""
    math: bool = False


def tokens_of(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        kind, piece = match.lastgroup or "text", match.group()
        if kind == "angle":  # < and > as brackets: nothing but their surroundings tells
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            opening = piece == "<" and before in ("", " ", "(", "[", "-") and after not in ("", " ", "=")
            closing = piece == ">" and before not in ("", " ") and after in ("", " ", ".", ",", ")", "/", "_", ";", ":")
            kind = "open" if opening else "close" if closing else "sign"
        parts = re.split("(-)", piece) if kind == "text" else []
        if len(parts) > 1 and all(part in NAMES or part == "-" for part in parts):
            tokens += [Token("sign" if part == "-" else "name", part) for part in parts]
        else:
            tokens.append(Token(kind, piece))
    return tokens


def match_brackets(tokens: list[Token]) -> None:
    """Brackets find their partners; those without one are prose."""
    stack: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind == "open":
            stack.append(i)
        elif token.kind == "close":
            angle = token.text == ">"
            if stack and (tokens[stack[-1]].text == "<") == angle:
                token.partner, tokens[stack[-1]].partner = stack[-1], i
                stack.pop()
            elif angle:
                token.kind = "sign"
            elif stack and tokens[stack[-1]].text == "<":
                tokens[stack.pop()].kind = "sign"
                if stack:
                    token.partner, tokens[stack[-1]].partner = stack[-1], i
                    stack.pop()
    for i in stack:
        if tokens[i].text == "<":
            tokens[i].kind = "sign"


def judge(tokens: list[Token]) -> None:
    """Which tokens are mathematics, from the inside out: names, then brackets, then what stands between them."""
    for i, token in enumerate(tokens):
        if token.kind in ("script", "number"):
            token.math = True
        elif token.kind == "name":
            token.math = _is_quantity(tokens, i)
        elif token.kind in ("prime", "factorial"):  # or an inverted comma, an exclamation mark
            token.math = i > 0 and (tokens[i - 1].math or tokens[i - 1].kind == "close")
    for i, token in enumerate(tokens):
        if token.kind == "open" and token.partner > i:
            _judge_brackets(tokens, i)
    for i, token in enumerate(tokens):
        if token.kind == "sign":
            token.math = _joins(tokens, i)
    for i, token in enumerate(tokens):
        if token.kind == "stop":
            token.math = _inside(tokens, i)
        elif token.text in ALONE:  # a, A, I: words, unless mathematics is beside them
            token.math = token.math and not _is_article(tokens, i)


def _judge_brackets(tokens: list[Token], i: int) -> None:
    """A pair of brackets is mathematics if it has no words in it and is no number such as (4.13) and no remark."""
    token = tokens[i]
    inside = tokens[i + 1 : token.partner]
    attached = i > 0 and tokens[i - 1].math and tokens[i - 1].kind in ("name", "script", "prime", "number")
    worded = any(t.kind in ("label", "text") or (t.kind == "name" and not t.math) for t in inside)
    bare = not attached and _is_reference(inside)
    aside = token.text == "(" and not attached and _has_relation(inside)
    token.math = tokens[token.partner].math = bool(inside) and not (worded or bare or aside)
    if bare:
        for t in inside:
            t.math = False


def _is_reference(inside: list[Token]) -> bool:
    """(4.13), (iii), (1), or (4.24)-(4.26) without its brackets: the number of something."""
    text = "".join(t.text for t in inside)
    return re.fullmatch(r"\d+\.\d+|[ivx]+|\d|[a-h]", text) is not None


def _has_relation(inside: list[Token]) -> bool:
    """Whether a relation stands between the brackets themselves: then they hold a remark, not a factor."""
    depth = 0
    for token in inside:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.kind == "sign" and token.text in RELATIONS:
            return True
    return False


def _is_quantity(tokens: list[Token], i: int) -> bool:
    """Whether a name is mathematics, judged by itself and by what is attached to it."""
    name = tokens[i].text
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    scripted = after is not None and after.kind in ("script", "prime")
    called = after is not None and after.kind == "open" and after.text in "(["
    if name in NAMES or len(name) == 1:
        return True
    if name in INDEXED:
        return scripted or called
    if name in OPERATORS:
        return scripted or called or _beside(tokens, i)
    if len(name) == 2 and name not in SHORT_WORDS and not name.isdigit():
        return True
    if re.fullmatch(r"[A-Za-z]{1,2}\d", name):
        return True
    return scripted and len(name) <= 3


def _beside(tokens: list[Token], i: int) -> bool:
    """Whether an operator such as `sum` or `max` stands after a sign or before mathematics."""
    before, after = near(tokens, i, -1), near(tokens, i, 1)
    if before is not None and before.kind == "sign" and before.text not in ("-", "|"):
        return True
    worded = before is not None and before.text in _BEFORE_A_SUM
    if after is None or (tokens[i].text == "sum" and worded):  # a finite sum of, the sum is
        return False
    if after.kind == "name":
        place = next(j for j in range(i + 1, len(tokens)) if tokens[j] is after)
        scripted = place + 1 < len(tokens) and tokens[place + 1].kind in ("script", "prime")
        return (after.text != "a" or scripted) and _is_quantity(tokens, place)
    if after.kind == "open":
        return tokens[i].text in COUNTED
    return after.kind == "number" or (after.kind == "sign" and after.text == "|")


def near(tokens: list[Token], i: int, step: int) -> Token | None:
    """The next token to one side that is no space."""
    i += step
    while 0 <= i < len(tokens) and tokens[i].kind == "space":
        i += step
    return tokens[i] if 0 <= i < len(tokens) else None


def _joins(tokens: list[Token], i: int) -> bool:
    """Whether a sign is mathematics: with mathematics beside it; a minus with some behind it."""
    left, right = near(tokens, i, -1), near(tokens, i, 1)
    left_math = left is not None and (left.math or left.kind == "sign")
    right_math = right is not None and (right.math or right.kind == "sign")
    if tokens[i].text == "-":
        spaced = i + 1 < len(tokens) and tokens[i + 1].kind == "space"
        return right_math and (left_math or not spaced)
    return left_math or right_math


def _inside(tokens: list[Token], i: int) -> bool:
    """Whether a comma, colon or the like lies within brackets that are mathematics."""
    return any(t.kind == "open" and t.math and j < i < t.partner for j, t in enumerate(tokens[:i]))


def _is_article(tokens: list[Token], i: int) -> bool:
    """Whether `a`, `A` or `I` is a word: a space and a word follow, and no sign goes before."""
    if _inside(tokens, i):
        return False
    left = near(tokens, i, -1)
    if i + 2 >= len(tokens) or tokens[i + 1].kind != "space":
        return False
    follows = tokens[i + 2]
    word = (follows.kind == "name" and (not follows.math or tokens[i].text == "A")) or (
        follows.kind == "text" and follows.text[0].isalpha()
    )
    named = not follows.math and follows.text in ("is", "in", "and", "or", "to", "on", "at", "for")
    return word and not named and not (left is not None and left.kind == "sign" and left.math)
