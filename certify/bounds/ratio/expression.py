"""The text of a statement about Bessel ratios as a tree, by Python's own grammar; complaints name token and place."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NoReturn

from certify.core.errors import BadInput, nearest

MAX_LENGTH: Final = 4000
MAX_POWER: Final = 64
MAX_DEPTH: Final = 50
NAMES: Final = ("nu", "x", "r", "I", "sqrt")
_TOKEN: Final = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z]\w*)|(<=|>=|[-+*/^(),<>]))", re.ASCII)
_OPERATORS: Final = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISONS: Final = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
ALLOWED: Final = "r(nu+1), I(nu+2)/I(nu), nu, x, numbers, + - * / ^, sqrt(...) and < <= > >= are wanted"


@dataclass(frozen=True, slots=True)
class Term:
    """A node: kind is number, nu, x, r, I, sqrt, +, -, *, / or ^ (to the integer `power`).

    order: of r and I, (slope, shift).
    """

    kind: str
    parts: tuple[Term, ...] = ()
    value: Fraction = Fraction(0)
    power: int = 0
    order: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Statement:
    """A chain of sides with the comparisons between them; text: as it was given."""

    text: str
    sides: tuple[Term, ...]
    comparisons: tuple[str, ...]

    def pairs(self) -> list[tuple[Term, Term, bool]]:
        """(low, high, strict) of each comparison: low < high, or low <= high."""
        found = []
        for sign, left, right in zip(self.comparisons, self.sides, self.sides[1:], strict=False):
            low, high = (left, right) if sign.startswith("<") else (right, left)
            found.append((low, high, not sign.endswith("=")))
        return found


class _Reader:
    """Tokens to Python's grammar, where ^ is **, and back from its tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[int] = []
        pieces: list[str] = []
        position, end = 0, len(text.rstrip())
        while position < end:
            match = _TOKEN.match(text, position)
            if match is None:
                start = position + len(text[position:]) - len(text[position:].lstrip())
                self.refuse(repr(text[start : start + 1]), start)
            token, start = match[match.lastindex or 1], match.start(match.lastindex or 1)
            if match[2] and token not in NAMES:
                self.refuse(f"{token[:20]!r}{nearest(token, NAMES)}", start)
            piece = "**" if token == "^" else token
            pieces.append(piece + " ")
            self.places.extend([start] * (len(piece) + 1))
            position = match.end()
        self.source = "".join(pieces)
        self.places.append(end)

    def refuse(self, what: str, start: int, why: str = "unexpected") -> NoReturn:
        """One line: what, where, and what is allowed."""
        raise BadInput(f"statement: {why} {what} at character {start + 1}; {ALLOWED}")

    def at(self, node: ast.AST) -> int:
        """Where a node begins in the given text."""
        return self.places[min(getattr(node, "col_offset", 0), len(self.places) - 1)]

    def tree(self) -> ast.expr:
        """Python's tree of the text."""
        if not self.source.strip():
            self.refuse("end", 0)
        try:
            return ast.parse(self.source.strip(), mode="eval").body
        except (SyntaxError, ValueError) as error:
            last, place = len(self.places) - 1, getattr(error, "offset", None) or 0
            ended = place == 0 or (getattr(error, "lineno", 1) or 1) > 1  # the text ends too early
            offset = last if ended else min(place - 1, last)
            start = self.places[offset]
            token = _TOKEN.match(self.text, start)
            shown = repr(token[0].strip()) if token and start < len(self.text.rstrip()) else "end"
            self.refuse(shown, start)
        except (RecursionError, MemoryError):
            raise BadInput("statement: nested too deeply") from None

    def term(self, node: ast.expr, depth: int = 0) -> Term:  # noqa: PLR0911, RET503  # a case for each kind; refuse raises
        """A node of Python's tree as one of ours."""
        if depth > MAX_DEPTH:
            raise BadInput(f"statement: nested more than {MAX_DEPTH} deep at character {self.at(node) + 1}")
        match node:
            case ast.Constant():
                return Term("number", value=Fraction(self.source[node.col_offset : node.end_col_offset]))
            case ast.Name(id="nu" | "x"):
                return Term(node.id)
            case ast.UnaryOp(op=ast.USub()):
                return Term("-", (Term("number"), self.term(node.operand, depth + 1)))
            case ast.UnaryOp(op=ast.UAdd()):
                return self.term(node.operand, depth + 1)
            case ast.BinOp(op=ast.Pow()):
                return Term("^", (self.term(node.left, depth + 1),), power=self.integer(node.right))
            case ast.BinOp() if type(node.op) in _OPERATORS:
                return Term(_OPERATORS[type(node.op)], self._both(node, depth))
            case ast.Call(func=ast.Name(id="sqrt"), args=[part], keywords=[]):
                return Term("sqrt", (self.term(part, depth + 1),))
            case ast.Call(func=ast.Name(id="r" | "I" as name), args=[order, *rest], keywords=[]):
                if len(rest) > 1 or any(not isinstance(part, ast.Name) or part.id != "x" for part in rest):
                    self.refuse(f"argument of {name}", self.at(rest[0]))
                return Term(name, order=self.affine(order))
        token = _TOKEN.match(self.text, self.at(node))
        self.refuse(repr(token[0] if token else ""), self.at(node))

    def _both(self, node: ast.BinOp, depth: int) -> tuple[Term, Term]:
        """The operands; a long sum leans to the left, and may be longer than it is deep."""
        return self.term(node.left, depth), self.term(node.right, depth + 1)

    def integer(self, node: ast.expr) -> int:
        """An integer power."""
        sign = 1
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            sign, node = -1, node.operand
        if not isinstance(node, ast.Constant) or not isinstance(node.value, int) or node.value > MAX_POWER:
            self.refuse(f"power (an integer up to {MAX_POWER} is wanted)", self.at(node))
        return sign * node.value

    def affine(self, node: ast.expr) -> tuple[Fraction, Fraction]:  # noqa: RET503  # refuse raises
        """An order as slope nu + shift."""
        match node:
            case ast.Constant():
                return Fraction(0), Fraction(self.source[node.col_offset : node.end_col_offset])
            case ast.Name(id="nu"):
                return Fraction(1), Fraction(0)
            case ast.UnaryOp(op=ast.USub()):
                a, b = self.affine(node.operand)
                return -a, -b
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                (a, b), (c, d) = self.affine(node.left), self.affine(node.right)
                sign = 1 if isinstance(node.op, ast.Add) else -1
                return a + sign * c, b + sign * d
            case ast.BinOp(op=ast.Mult()):
                (a, b), (c, d) = self.affine(node.left), self.affine(node.right)
                if not (a and c):
                    return a * d + b * c, b * d
            case ast.BinOp(op=ast.Div()):
                (a, b), (c, d) = self.affine(node.left), self.affine(node.right)
                if d and not c:
                    return a / d, b / d
        self.refuse("order (one of first degree in nu is wanted)", self.at(node))


def parse_statement(text: str) -> Statement:
    """A chain of comparisons. BadInput names the first token that does not fit, and its place."""
    if len(text) > MAX_LENGTH:
        raise BadInput(f"statement: {len(text)} characters; at most {MAX_LENGTH} are allowed")
    reader = _Reader(text)
    require_balanced(text)
    tree = reader.tree()
    if not isinstance(tree, ast.Compare):
        raise BadInput(f"statement: no comparison in it; {ALLOWED}")
    signs = tuple(_COMPARISONS[type(sign)] for sign in tree.ops)
    return Statement(text, tuple(reader.term(side) for side in (tree.left, *tree.comparators)), signs)


def require_balanced(text: str) -> None:
    """BadInput names the first bracket that is not closed, closes nothing, or is too deep."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and not opened:
            raise BadInput(f"statement: ')' at character {at + 1} closes no bracket")
        elif character == ")":
            opened.pop()
        if len(opened) > MAX_DEPTH:
            raise BadInput(f"statement: brackets more than {MAX_DEPTH} deep at character {at + 1}")
    if opened:
        raise BadInput(f"statement: '(' at character {opened[-1] + 1} is not closed")


def orders(terms: tuple[Term, ...]) -> list[tuple[Fraction, Fraction]]:
    """The orders that occur, those of r and of I."""
    found = []
    for term in terms:
        if term.kind in ("r", "I"):
            found.append(term.order)
        found.extend(orders(term.parts))
    return found


def mentions(term: Term, kind: str) -> bool:
    """Whether a term, or a part of it, is of a kind."""
    return term.kind == kind or any(mentions(part, kind) for part in term.parts)
