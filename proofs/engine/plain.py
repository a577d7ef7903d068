r"""Formulas of the derivations, TeX of a small subset, as ASCII text that can be read in one way only.

`\frac{\varepsilon^2}{2d}` is `eps^2/(2 d)`: fractions, powers and roots get the brackets that TeX shows by size and
place. A command that is in none of the tables below is an error, so the tables are the list of what formulas may use.
"""

from __future__ import annotations

import re
from typing import Final


class MarkupError(ValueError):
    """A sentence or formula that is not of the form described; the message quotes it."""


def _names(text: str) -> dict[str, str]:
    return {rf"\{name}": name for name in text.split()}


_GREEK: Final = (
    "alpha beta gamma delta theta kappa lambda mu nu xi pi rho sigma tau chi zeta omega ell "
    "Gamma Delta Lambda Phi Omega"
)
_SUMS: Final = _names("sum prod int iint")
_KINDS: Final = {
    "atom": _names(_GREEK)
    | {r"\varepsilon": "eps", r"\varphi": "phi", r"\psi": "psi", r"\eta": "eta", r"\infty": "oo", r"\#": "#"}
    | {r"\dots": "...", r"\cdots": "...", r"\partial": "d", r"\nabla": "grad"},
    "function": _SUMS | _names("log exp max min inf sup lim liminf limsup dim sin cos tan sinh cosh tanh"),
    "relation": {"=": "=", "<": "<", ">": ">", r"\le": "<=", r"\ge": ">=", r"\ne": "!=", r"\sim": "~", r"\in": "in"}
    | {r"\to": "->", r"\mapsto": "|->", r"\preceq": "<=", r"\propto": "~"},
    "binary": {"+": "+", "-": "-", r"\pm": "+-"},
    "tight": {"/": "/", "*": "*", r"\cdot": ".", r"\otimes": " (x) ", "|": "|", r"\|": "||", "'": "'", "!": "!"},
    "stop": {",": ", ", ";": "; ", ":": ": ", ".": ". ", r"\quad": "  ", r"\qquad": "  ", r"\ ": " "},
    "open": {"(": "(", "[": "[", r"\{": "{", r"\langle": "<"},
    "close": {")": ")", "]": "]", r"\}": "}", r"\rangle": ">"},
}
_SILENT: Final = _names("big bigl bigr Big Bigl Bigr left right textstyle") | {r"\,": ""}
_FRACTIONS: Final = _names("frac tfrac cfrac")
_FONTS: Final = _names("mathcal mathsf mathbb mathrm operatorname")
_FONTED: Final = {(r"\mathbb", "E"): "mean", (r"\mathsf", "P"): "proj"}
"""Letters that only their font tells from another symbol: energy E and polynomial P_l."""
_CALLS: Final = _names("sqrt binom") | {r"\overline": "mean"}
_FACTORS: Final = frozenset({"atom", "script", "close", "function", "fraction"})
_SINGLE: Final = re.compile(r"(?:\w+|\(\))[~'#*!]*(?:[_^](?:\w+|[*#]|\(\)|\{\}))*'*")
"""What needs no brackets as a denominator, once what is inside its brackets is taken out."""
_DERIVATIVE: Final = re.compile(r"d(\^\w+)? ?(\w*(?:_(?:\w+|\{[^}]*\}))?(?:\^\w+)?)")
_TOKEN: Final = re.compile(
    r"\{\}_\dF_\d|\\text\{[A-Za-z0-9 .,()-]*\}|\\operatorname\*|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S"
)


def formula(tex: str) -> str:
    """A formula as text. MarkupError if its braces do not balance or something in it is not known."""
    try:
        tokens = _TOKEN.findall(tex)[::-1]
        text = _group(tokens)
        if tokens:
            raise MarkupError("a brace closes nothing")
    except (MarkupError, IndexError) as error:
        raise MarkupError(f"{error if isinstance(error, MarkupError) else 'it ends too early'} in {tex!r}") from None
    return text


def _group(tokens: list[str]) -> str:
    """Everything up to a closing brace, which is left, or to the end. Tokens are taken from the end of the list."""
    pieces: list[tuple[str, str]] = []
    while tokens and tokens[-1] != "}":
        token = tokens.pop()
        if token == r"\," and tokens and tokens[-1] == "d":  # a differential: the d belongs to what follows
            pieces.append((tokens.pop(), "differential"))
        elif token not in _SILENT:
            pieces.append(_piece(token, tokens))
    return _joined(pieces)


def _argument(tokens: list[str]) -> str:
    """The argument of a command or script: a group in braces, or one token (of a number, its first digit)."""
    token = tokens.pop()
    if token == "{":
        text = _group(tokens)
        tokens.pop()
        return text
    if token in "}_^":  # two of ^ would name a character by its code
        raise MarkupError("an argument is missing")
    if token.isdecimal() and len(token) > 1:
        tokens.append(token[1:])
        token = token[0]
    return _piece(token, tokens)[0]


def _piece(token: str, tokens: list[str]) -> tuple[str, str]:
    """One piece of a formula and its kind; its arguments are taken from `tokens`."""
    if token in _FRACTIONS:
        return _fraction(_argument(tokens), _argument(tokens)), "fraction"
    if token in "_^":
        return _script(token, re.sub(r" ([-+<>=]+) ", r"\1", _argument(tokens))), "script"
    if token in _CALLS:
        inside = [_argument(tokens) for _ in range(2 if token == r"\binom" else 1)]
        return f"{_CALLS[token]}({', '.join(inside)})", "atom"
    return _letter(token, tokens)


def _letter(token: str, tokens: list[str]) -> tuple[str, str]:
    """A piece that is a letter, a number or a sign, perhaps in another font."""
    text = ""
    if token == "{":
        tokens.append(token)
        text = _argument(tokens)
    elif token.removesuffix("*") in _FONTS:
        text = _argument(tokens).replace(" ", "")
        text = _FONTED.get((token, text), text)
    elif token == r"\tilde":
        text = _argument(tokens) + "~"
    elif token.startswith("{}"):  # a hypergeometric series
        text = f"{token[3]}F{token[-1]}"
    elif re.fullmatch(r"[A-Za-z]|[0-9.]*[0-9]", token):
        text = token
    elif token.startswith(r"\text{"):
        return token[6:-1], "stop"
    if text:
        return text, "atom"
    for kind, table in _KINDS.items():
        if token in table:
            return table[token], kind
    raise MarkupError(f"{token!r} is not known")


def _script(mark: str, text: str) -> str:
    """A sub- or superscript; what is bracketed already is no power and keeps braces: beta_*^{(d)}."""
    if re.fullmatch(r"[A-Za-z0-9]+|[*#+-]|'+", text):
        return mark + text
    if mark == "_":  # indices stand side by side
        text = re.sub(r"(?<=\b[a-z]) (?=[a-z]\b)", "", text)
    return f"^({text})" if mark == "^" and _outer(text) != "()" else f"{mark}{{{text}}}"


def _fraction(above: str, below: str) -> str:
    """A fraction, with brackets around a sum above and around all but a single factor below; dy/dx has none."""
    parts = (_DERIVATIVE.fullmatch(above), _DERIVATIVE.fullmatch(below))
    if parts[0] and parts[1] and parts[1][2]:
        return "/".join(f"d{part[1] or ''}{' ' if part[1] and part[2] else ''}{part[2]}" for part in parts if part)
    if re.search(r" [-+=<>]+ |/|^[-+].", _outer(above)):
        above = f"({above})"
    return f"{above}/{below if _SINGLE.fullmatch(_outer(below)) else f'({below})'}"


def _outer(text: str) -> str:
    """A text without what stands inside its brackets."""
    out, depth = "", 0
    for character in text:
        depth -= character in ")]}"
        out += character if depth == 0 else ""
        depth += character in "([{"
    return out


def _joined(pieces: list[tuple[str, str]]) -> str:
    """Pieces with spaces between factors and around signs; a fraction among factors gets brackets."""
    out, before, sums = "", "", False
    for i, (text, kind) in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else ("", "")
        opens = kind == "open" or text == "|" or (text == "||" and out.count("||") % 2 == 0)
        power = before == "script" and "^" in pieces[i - 1][0]  # x^l (y), not x^l(y)
        factor = kind in ("atom", "function", "fraction", "differential")
        if before in _FACTORS and (factor or (opens and (sums or text in ("<", "||") or (power and kind == "open")))):
            out += " "
        if kind == "relation" or (kind == "binary" and before not in ("", "open", "relation", "binary", "stop")):
            out += f" {text} "
        elif kind == "fraction" and (
            before == "function"
            or out.endswith("/")
            or after[1] in _FACTORS - {"close"} | {"open", "differential"}
            or after[0] in ("||", "/", ".")
            or (after[0] == "|" and out.count("|") % 2 == 0)
        ):
            out += f"({text})"
        else:
            out += text
        sums = rf"\{text}" in _SUMS or (sums and kind == "script")
        before = "atom" if text in ("'", "!") or (text == "||" and not opens) else kind
    return out.strip()
