r"""Sentences with mathematics in plain text, as the derivations and the reasons have them, set as TeX.

`typeset("So r_nu < 1 for beta <= beta_*.")` is `So $r_\nu<1$ for $\beta\le\beta_*$.` Words are prose; names of
quantities, single letters, numbers, operators and brackets around them are mathematics (`reports.mathwords` has the
names). What is not understood stays prose and is escaped: any text at all can be given, and none of it is executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reports.escape import Tex, escape
from reports.mathwords import INDEXED, LABEL, NAMES, OPERATORS, SIGNS, WORDS_WITH_NUMBERS
from reports.prose_tokens import Token, judge, match_brackets, near, tokens_of

Refer = Callable[[str], str]
_PLAIN: Final = frozenset(",.;:'()[]-!")
"""Characters that need no braces after them where no two of a kind meet."""
_SIMPLE: Final = re.compile(r"[A-Za-z]+|\d+")
_FAMILY: Final = re.compile(r"\\beta *_\*$|(?:^|[^A-Za-z])P_[^ ]*$|(?:^|[^A-Za-z])[fw]$")


def labelled(label: str, *, derived: bool) -> Tex:
    """A label of the ledger: a reference to its derivation if the document has it, else the label itself."""
    if derived:
        return Tex(rf"Result~\ref{{{anchor(label)}}}")
    return code(label)


def anchor(label: str) -> Tex:
    r"""For `\label` and `\ref` of a derivation."""
    return Tex("crt:derived-" + re.sub(r"[^A-Za-z0-9.]", "-", label))


def code(text: str) -> Tex:
    """Typewriter, breakable after a colon, a hyphen or an underscore."""
    parts = (str(escape(c)) + (r"\allowbreak{}" if c in ":-_" else "") for c in text)
    return Tex(rf"\texttt{{{''.join(parts)}}}")


def typeset(text: str, refer: Refer = code) -> Tex:
    """A sentence as TeX; labels of the ledger become what `refer` makes of them."""
    tokens = tokens_of(" ".join(text.split()))
    match_brackets(tokens)
    judge(tokens)
    return Tex(_write(tokens, refer))


def _write(tokens: list[Token], refer: Refer) -> str:
    out: list[str] = []
    i = 0
    while i < len(tokens):
        if not tokens[i].math or tokens[i].kind == "space":
            out.append(_prose(tokens, i, refer))
            i += 1
            continue
        end = _run(tokens, i)
        run = tokens[i:end]
        text = "".join(t.text for t in run)
        if all(t.kind == "number" for t in run) or not any(t.kind != "sign" for t in run):
            out.append(str(escape(text)) if run[0].kind == "number" else f"${_math(run)}$")
        else:
            out.append(f"${_math(run)}$")
        i = end
    return "".join(out)


def _run(tokens: list[Token], start: int) -> int:
    """One past the last token of the mathematics that begins at `start`; spaces within it are left to TeX."""
    end = start + 1
    depth = 1 if tokens[start].kind == "open" else 0
    while end < len(tokens):
        token = tokens[end]
        if token.kind == "space":
            after = tokens[end + 1] if end + 1 < len(tokens) else None
            if after is None or not after.math or after.kind == "space":
                break
            if depth == 0 and _parted(tokens, end):
                break
        elif not token.math:
            break
        depth += (token.kind == "open") - (token.kind == "close")
        end += 1
    return end


def _parted(tokens: list[Token], space: int) -> bool:
    """Whether a space parts two pieces of mathematics: `at order 1 K_c`, `Theorem 1.1 K_c`."""
    left, right = tokens[space - 1], tokens[space + 1]
    if left.kind != "number" or right.kind == "sign":
        return False
    word = near(tokens, space - 1, -1)
    named = word is not None and word.kind == "name" and word.text in WORDS_WITH_NUMBERS
    return "." in left.text or left.text == "0" or right.kind == "number" or named


def _prose(tokens: list[Token], i: int, refer: Refer) -> str:
    token = tokens[i]
    if token.kind == "label":
        return refer(token.text) if LABEL.fullmatch(token.text) else str(code(token.text.strip("`")))
    if token.text == "-":
        spaced = i + 1 < len(tokens) and tokens[i + 1].kind == "space"
        left = near(tokens, i, -1)
        return "-" if not spaced else "$-$" if left is not None and left.math else "--"
    if token.kind in ("open", "close") and token.text in "<>":
        return r"$\langle$" if token.kind == "open" else r"$\rangle$"
    if token.text == "...":
        return r"\dots{}"
    return "".join(c if c in _PLAIN else str(escape(c)) if c != " " else " " for c in token.text)


def _math(run: list[Token]) -> str:
    """A run of mathematics, in math mode."""
    out: list[str] = []
    skip: set[int] = set()
    index = {id(token): i for i, token in enumerate(run)}
    opener: list[int] = []
    for token in run:
        i = index[id(token)]
        if i in skip:
            continue
        if token.kind == "name":
            called = i + 1 < len(run) and run[i + 1].kind == "open" and run[i + 1].text == "("
            if token.text == "sqrt" and called:
                out.append(r"\sqrt{")
                run[i + 1].text = "sqrt("
                continue
            out.append(_name(token.text))
        elif token.kind == "script":
            out.append(_script(token.text, "".join(out[-2:])))
        elif token.kind == "open":
            opener.append(i)
            out.append("" if token.text == "sqrt(" else r"\langle " if token.text == "<" else token.text)
        elif token.kind == "close":
            first = run[opener.pop()].text if opener else "("
            out.append("}" if first == "sqrt(" else r"\rangle " if token.text == ">" else token.text)
        elif token.text == "~" and out and run[i - 1].kind == "name":
            out[-1] = rf"\tilde{{{out[-1].strip()}}}"
        elif token.kind == "sign":
            out.append(SIGNS.get(token.text, token.text))
        elif token.kind == "space":
            out.append(" " if run[i - 1].kind == "name" else "")
        else:
            out.append(token.text if token.text != ":" else r"\colon ")
    if opener and any(run[j].text == "sqrt(" for j in opener):
        out.append("}")
    return re.sub(r"(\\[A-Za-z]+) +(?![A-Za-z0-9])", r"\1", "".join(out)).strip()


def _name(text: str) -> str:
    if text in NAMES:
        return NAMES[text]
    for words in (OPERATORS, INDEXED):
        if text in words:
            return words[text]
    if match := re.fullmatch(r"([A-Za-z]+)(\d)", text):
        return f"{match[1]}_{match[2]}"
    return text


def _script(text: str, before: str) -> str:
    """A sub- or superscript: `_nu`, `^(k+1)`, `_{l-1}`, `^-2`."""
    mark, body = text[0], text[1:]
    bracketed = body.startswith("(") and body.endswith(")")
    inner = body[1:-1] if bracketed or body.startswith("{") else body
    if inner in ("#", "*", "+", "-", "'"):
        return mark + inner.replace("#", r"\#")
    tokens = tokens_of(inner)
    match_brackets(tokens)
    for token in tokens:
        token.math = True
    formula = _math(tokens)
    if bracketed and mark == "^" and (_SIMPLE.fullmatch(inner) or _FAMILY.search(before)):
        formula = f"({formula})"  # beta_*^(d+1) and P_l^(d+2) are of a dimension, f^(k) is a derivative: no powers
    return f"{mark}{{{formula}}}" if len(formula) != 1 else mark + formula
