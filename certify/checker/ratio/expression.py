"""The text of a statement, or of a polynomial of its evidence, as a tree. FORMAT/inequality.md, Text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NoReturn

from ..verdict import LimitReached, Malformed

MAX_LENGTH: Final = 4000
MAX_POWER: Final = 64
MAX_DEPTH: Final = 60
_TOKEN: Final = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z]\w*)|(<=|>=|[-+*/^(),<>]))", re.ASCII)
_COMPARISONS: Final = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Expression:
    """A node: `operation` is number, nu, x, r, I, sqrt, +, -, *, /, ^ or the name of a variable of the evidence.

    `value`: of a number; `power`: of ^, an integer; `parts`: the operands, for r and I the order.
    """

    operation: str
    parts: tuple[Expression, ...] = ()
    value: Fraction = Fraction(0)
    power: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A chain a < b < c: its sides and, between them, the comparisons."""

    sides: tuple[Expression, ...]
    comparisons: tuple[str, ...]


class _Reader:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str, place: str, names: frozenset[str]) -> None:
        if len(text) > MAX_LENGTH:
            raise LimitReached(f"work limit: {place} has at most {MAX_LENGTH} characters")
        self.place, self.names, self.at, self.depth = place, names, 0, 0
        self.tokens: list[tuple[str, int]] = []
        position, end = 0, len(text.rstrip())
        while position < end:
            match = _TOKEN.match(text, position)
            if match is None:
                start = end - len(text[position:end].lstrip(" \t\n\r\f\v"))
                self.complain(f"unexpected {text[start]!r}", start)
            self.tokens.append((match[match.lastindex or 1], match.start(match.lastindex or 1)))
            position = match.end()
        self.tokens.append(("", end))

    def complain(self, what: str, position: int | None = None) -> NoReturn:
        where = self.tokens[self.at][1] if position is None else position
        raise Malformed(self.place, f"{what} at character {where + 1}")

    def peek(self) -> str:
        """The next token; the empty string at the end."""
        return self.tokens[self.at][0]

    def take(self) -> str:
        """The next token, passed."""
        self.at += 1
        return self.tokens[self.at - 1][0]

    def expect(self, token: str) -> None:
        """Pass this token."""
        if self.peek() != token:
            self.complain(f"expected {token!r}")
        self.at += 1

    def sum(self) -> Expression:
        """Terms joined by + and -."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise LimitReached(f"work limit: {self.place} is nested at most {MAX_DEPTH} deep")
        left = self.product()
        while self.peek() in ("+", "-"):
            left = Expression(self.take(), (left, self.product()))
        self.depth -= 1
        return left

    def product(self) -> Expression:
        """Factors joined by * and /."""
        left = self.factor()
        while self.peek() in ("*", "/"):
            left = Expression(self.take(), (left, self.factor()))
        return left

    def factor(self) -> Expression:
        """Signs, then an atom, perhaps with an integer power, which binds more than a sign."""
        negative = False
        while self.peek() in ("+", "-"):
            negative ^= self.take() == "-"
        found = self.atom()
        if self.peek() == "^":
            self.take()
            found = Expression("^", (found,), power=self.exponent())
            if self.peek() == "^":
                self.complain("a power of a power needs brackets")
        return Expression("*", (Expression("number", value=Fraction(-1)), found)) if negative else found

    def exponent(self) -> int:
        """An integer, in brackets or not."""
        bracket = self.peek() == "("
        if bracket:
            self.take()
        minus = self.peek() == "-"
        if minus:
            self.take()
        if not self.peek().isdigit():
            self.complain("expected an integer power")
        if len(self.peek()) > 3 or int(self.peek()) > MAX_POWER:
            raise LimitReached(f"work limit: {self.place}: powers of at most {MAX_POWER}")
        power = int(self.take())
        if bracket:
            self.expect(")")
        return -power if minus else power

    def atom(self) -> Expression:
        """A number, a name, a function, or brackets."""
        token = self.peek()
        if token[:1].isdigit():
            return Expression("number", value=Fraction(self.take()))
        if token == "(":
            self.take()
            found = self.sum()
            self.expect(")")
            return found
        if token not in self.names:
            self.complain(f"unexpected {token!r}" if token else "unexpected end")
        self.take()
        if token not in ("r", "I", "sqrt"):
            return Expression(token)
        self.expect("(")
        part = self.sum()
        if token != "sqrt" and self.peek() == ",":
            self.take()
            self.expect("x")
        self.expect(")")
        return Expression(token, (part,))


_STATEMENT_NAMES: Final = frozenset({"nu", "x", "r", "I", "sqrt"})


def parse_statement(text: str, place: str) -> Statement:
    """A chain of comparisons. Raises `Malformed` with the place of the first token that does not fit."""
    reader = _Reader(text, place, _STATEMENT_NAMES)
    sides, comparisons = [reader.sum()], []
    while reader.peek() in _COMPARISONS:
        comparisons.append(reader.take())
        sides.append(reader.sum())
    if not comparisons:
        reader.complain("expected a comparison")
    if reader.peek():
        reader.complain(f"unexpected {reader.peek()!r}")
    return Statement(tuple(sides), tuple(comparisons))


def parse_polynomial(text: str, place: str, roots: int) -> Expression:
    """A polynomial of the evidence, in nu, x, R and the roots S1, S2, ..."""
    reader = _Reader(text, place, frozenset({"nu", "x", "R"} | {f"S{i + 1}" for i in range(roots)}))
    found = reader.sum()
    if reader.peek():
        reader.complain(f"unexpected {reader.peek()!r}")
    return found
