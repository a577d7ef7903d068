r"""Mathematics that pages write as plain text, such as `K_c <= K_#`, set as formulas when the pages are built.

The specification and the changelog are also read as they stand, so their formulas have no marks. What is
sure to be mathematics is a Greek name, a letter with an index or a power, or one of `<=`, `>=`, `!=`, `->`; numbers,
single letters, signs and brackets next to it belong to its formula. Nothing is rearranged: a quotient keeps its slash,
and what is between backticks stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

_GREEK: Final = "alpha beta gamma delta theta kappa lambda mu nu xi rho sigma tau psi zeta omega ell Gamma Lambda Phi"
_CALLED: Final = "log exp sup max min cos sin sum prod int iint"
_NAMES: Final = (
    {name: rf"\{name}" for name in _GREEK.split()}
    | {f"d{name}": rf"\,d\{name}" for name in ("sigma", "rho", "tau", "theta")}
    | {"phi": r"\varphi", "eps": r"\varepsilon", "inf": r"\infty"}
)
_FUNCTIONS: Final = {name: rf"\{name} " for name in _CALLED.split()}
_RELATIONS: Final = {"<=": r"\le", ">=": r"\ge", "!=": r"\ne", "->": r"\to"}
_INDEX: Final = r"_(?:\{[^{}]*\}|\([^()]*\)|[*#]|[A-Za-z0-9]{1,4}(?![A-Za-z0-9]))"
_POWER: Final = r"\^(?:\{[^{}]*\}|\((?:[^()]|\([^()]*\))*\)|-?[A-Za-z0-9.]*[A-Za-z0-9]|[*+-])"
_SCRIPTS: Final = rf"(?:{_INDEX}(?:{_POWER})?|{_POWER}(?:{_INDEX})?)"
_BEGINS: Final = r"(?<![\w.`\\:])(?<!\w-)"
_ENDS: Final = r"(?![\w`]|-[A-Za-z]|=\S|[.:][A-Za-z]\w|\.\.)"
_NAME: Final = f"(?:{'|'.join(name for name in _NAMES if name != 'inf')})"
_TOKEN: Final = re.compile(
    rf"(?P<sure>{_BEGINS}(?:{_NAME}{_SCRIPTS}?|(?:sum|prod|int|sup|\d*[A-Za-z]'*){_SCRIPTS}|\d+{_POWER}|x\.[a-z])'*{_ENDS}"
    r"|(?<=, )inf(?=\)))"
    r"|(?P<relation>(?<!\S)(?:<=|>=|!=|->)(?!\S))"
    rf"|(?P<function>(?<![\w-])(?:{'|'.join(_FUNCTIONS)}|sqrt)(?=[ (]))"
    rf"|(?P<letter>{_BEGINS}[A-Za-z]'*{_ENDS})"
    r"|(?P<number>(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w^.]))"
    r"|(?P<sign>(?<=\S) [-+*/=<>] (?=\S)|(?:(?<![ \w])|(?<=[<>=] ))-(?=\w)|(?<=[\w)])[-+*/<>](?=[\w(]))"
    rf"|(?P<open>[(\[])|(?P<close>[)\]](?:{_POWER})?)|(?P<comma>, )|(?P<space> )"
)


def formulas(text: str) -> Iterator[tuple[str, bool]]:
    """The text in its pieces, each with whether it is the TeX of a formula."""
    place = 0
    for start, end in _runs(text):
        if start > place:
            yield text[place:start], False
        yield _tex(text[start:end]), True
        place = end
    if place < len(text):
        yield text[place:], False


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the formulas of a text begin and end."""
    run: list[re.Match[str]] = []
    for match in _TOKEN.finditer(text):
        if run and match.start() > run[-1].end():
            yield from _trimmed(run)
            run = []
        run.append(match)
    yield from _trimmed(run)


def _trimmed(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The formulas of tokens that follow each other: split at outer commas, without what only leads to words."""
    sure = [match.span() for match in run if match.lastgroup in ("sure", "relation")]
    if not sure:
        return
    for part in _parts(run):
        while part and _dangles(part, 0, "sign"):
            part.pop(0)
        while part and _dangles(part, -1, "function"):
            part.pop()
        inside = [span for span in sure if part and part[0].start() <= span[0] < part[-1].end()]
        if inside and _depths(part)[-1] == 0 and min(_depths(part)) == 0:
            yield part[0].start(), part[-1].end()
        else:
            yield from (span for span in sure if any(match.span() == span for match in part))


def _parts(run: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Tokens between commas that no bracket of theirs contains."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in run:
        depths = _depths(parts[-1])
        if match.lastgroup == "comma" and depths[-1] <= 0:
            parts.append([])
        elif match.lastgroup == "close" and depths[-1] <= 0:
            parts += [[match], []]
        else:
            parts[-1].append(match)
    return parts


def _depths(part: list[re.Match[str]]) -> list[int]:
    found = [0]
    for match in part:
        found.append(found[-1] + (match.lastgroup == "open") - (match.lastgroup == "close"))
    return found


def _dangles(part: list[re.Match[str]], end: int, kind: str) -> bool:
    """Whether the token at an end is a space, a comma, a sign or an English word, and so no part of the formula."""
    match, alone = part[end], len(part) == 1
    beside = "" if alone else part[1 if end == 0 else -2][0]
    article = match[0] in ("a", "A", "I") and (alone or beside == " ")
    return match.lastgroup in ("space", "comma", kind) or (end == -1 and match.lastgroup == "sign") or article


def _tex(text: str) -> str:
    """A formula as TeX."""
    text = re.sub(rf"(?<![\w-])({'|'.join(_FUNCTIONS)}) ", r"\1~", text)
    text = re.sub(r"(?<=[\w)\]}'*#]) (?=[\w(\[])", "@", text)
    text = re.sub(r"(?<=\d)@(?=\d)", r"\\cdot ", text)
    text = re.sub(r"sqrt\(((?:[^()]|\([^()]*\))*)\)", r"sqrt{\1}", text)
    text = re.sub(r"_\(([^()]*)\)", r"_{\1}", text)
    text = re.sub(r"\^\(((?:[^()]|\([^()]*\))*)\)", r"^{\1}", text)
    text = re.sub(r"(?<![A-Za-z])x\.([a-z])", r"x\\cdot \1", text)
    text = re.sub(r"([_^])(-?[A-Za-z0-9.]*[A-Za-z0-9]|[*#+-])", r"\1{\2}", text)
    text = re.sub("<=|>=|!=|->", lambda match: _RELATIONS[match[0]] + " ", text).replace("#", r"\#")
    text = re.sub(r"(?<![A-Za-z\\])[A-Za-z]{2,}", _word, text)
    return text.replace("@", r"\, ").replace("~", "")


def _word(match: re.Match[str]) -> str:
    word = match[0]
    return {"sqrt": r"\sqrt"}.get(word) or _NAMES.get(word) or _FUNCTIONS.get(word) or rf"\mathrm{{{word}}}"


class Symbols(SphinxTransform):
    """Puts formulas in place of the text, before quotation marks are made of what are primes."""

    default_priority = 740
    _KEPT: ClassVar = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.math_block, nodes.raw, nodes.comment)

    def apply(self, **kwargs: object) -> None:
        """Called by Sphinx for each page."""
        for text in [text for text in self.document.findall(nodes.Text) if not self._kept(text)]:
            found = [
                nodes.math("", part) if formula else nodes.Text(part)
                for part, formula in formulas(" ".join(str(text).split("\n")))
            ]
            if any(isinstance(part, nodes.math) for part in found):
                text.parent.replace(text, found)

    def _kept(self, text: nodes.Text) -> bool:
        """Whether a text stands inside of code, a formula, or what is said of a function, where `beta` is a name."""
        node: nodes.Node | None = text.parent
        while node is not None and not isinstance(node, (*self._KEPT, addnodes.desc)):
            node = node.parent
        return node is not None


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_transform(Symbols)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
