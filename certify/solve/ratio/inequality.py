"""A statement about Bessel ratios decided: proved, false, undefined, or undecided with what was proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from certify.bounds.ratio.canonical import Inhomogeneous
from certify.bounds.ratio.canonical import Undefined as Meaningless
from certify.bounds.ratio.domain import Question, Range, question
from certify.bounds.ratio.expression import parse_statement
from certify.bounds.ratio.inequality import Stuck, prove_part, require_homogeneous
from certify.bounds.ratio.setting import Effort
from certify.core.claim import INEQUALITY, Claim
from certify.core.errors import BadInput, Undecided
from certify.core.polynomial import NU, Poly, X, coefficient, degree, factors, places
from certify.search.ratio.doubles import Doubles
from certify.solve.ratio.claims import Proof, proved, refuted, subject
from certify.solve.ratio.refute import Failure, Point, search
from certify.solve.ratio.true_part import true_parts

Outcome = Literal["proved", "refuted", "undefined", "inconclusive"]
EFFORTS: Final = (600, 2000)
_MARKS: Final = (Fraction(-1, 2), Fraction(0))
_STEPS: Final = (Fraction(1, 100), Fraction(1, 10))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a statement. claims: the one about it, then those about parts of its domain that are proved."""

    outcome: Outcome
    claims: tuple[Claim, ...]
    reason: str = ""
    point: Point | None = None


class Vanishing(Exception):
    """A denominator that is 0 somewhere between two points."""

    def __init__(self, one: Point, other: Point) -> None:
        places = (f"nu = {nu}, x = {x}" for nu, x in (one, other))
        super().__init__(f"undefined: a denominator changes its sign between {' and '.join(places)}")
        self.point = one


class Equal(Exception):
    """Both sides of a strict comparison are the same: false, but by no value at a point."""


def decide(
    text: str,
    nu: str = "-1/2..inf",
    x: str = "0..inf",
    say: Callable[[str], None] = lambda line: None,
    *,
    formal: bool = False,
    efforts: tuple[int, int] = EFFORTS,
) -> Answer:
    """Prove or refute a statement on its domain. BadInput where it cannot be read.

    formal: a proof of steps that can be written in Coq is looked for first. efforts: attempts of the prover on a range
    of nu, without boxes and then with them.
    """
    asked = question(parse_statement(text), nu, x)
    try:
        require_homogeneous(asked)
        return _decide(asked, say, formal, efforts)
    except Vanishing as error:
        return Answer("undefined", (), str(error), error.point)
    except Equal as error:
        return _undecided(asked, str(error), efforts[0] // 3)
    except Inhomogeneous:
        raise BadInput("statement: terms of different degrees in I are added or compared, or under a root") from None


def _decide(asked: Question, say: Callable[[str], None], formal: bool, efforts: tuple[int, int]) -> Answer:
    say("looking for a counterexample")
    hints: list[Point] = []
    if failure := search(asked):
        return _failed(asked, failure, say, efforts[0] // 3)
    say("proving")
    stuck = ""
    if formal:
        with suppress(Stuck, Undecided, Meaningless):
            return Answer(
                "proved",
                (proved(asked, [prove_part(asked, asked.nu, Effort(efforts[0], guesser=Doubles), formal=True)]),),
            )
    for boxes, effort in zip((False, True), efforts, strict=True):
        parts, stuck = prove_domain(asked, asked.nu, effort, boxes=boxes, hints=hints)
        if parts is not None:
            return Answer("proved", (proved(asked, parts),))
        say("looking for a counterexample near the ends")
        if failure := search(asked, hints, thorough=True):
            return _failed(asked, failure, say, efforts[0] // 3)
    return _undecided(asked, stuck, efforts[0] // 3)


def prove_domain(
    asked: Question, nu: Range, effort: int | Effort, *, boxes: bool, hints: list[Point]
) -> tuple[list[Proof] | None, str]:
    """(parts, where it is stuck) for a range of nu: as a whole, then with its closed ends by themselves.

    effort: attempts for each range anew, or what is left for all of them.
    """
    stuck = ""
    for ranges in _cuts(nu):
        parts: list[Proof] = []
        for piece in ranges:
            part, stuck = _part(asked, piece, effort, boxes=boxes, hints=hints)
            if part is None:
                break
            parts.append(part)
        else:
            return parts, ""
    return None, stuck


def _part(
    asked: Question, nu: Range, effort: int | Effort, *, boxes: bool, hints: list[Point]
) -> tuple[Proof | None, str]:
    budget = Effort(effort, guesser=Doubles) if isinstance(effort, int) else effort
    try:
        return prove_part(asked, nu, budget, boxes=boxes), ""
    except Stuck as error:
        if error.between is not None:
            raise Vanishing(*error.between) from None
        if error.kind != "inequality":
            hints.extend(zeros(error.p, asked))
        elif error.p.is_zero():
            raise Equal(f"both sides are equal for {nu.text('nu')}, which no enclosure shows; <= holds there") from None
        return None, f"the {error.kind} {_short(str(error.p))} > 0 is not proved for {nu.text('nu')}"
    except Undecided as error:
        return None, str(error)
    except Meaningless:
        return None, f"the statement has no meaning for {nu.text('nu')}"
    finally:
        hints.extend(budget.hints)


def zeros(p: Poly, asked: Question) -> list[Point]:
    """Rational points at which a polynomial in nu or in x alone vanishes, by its factors of first degree."""
    found: list[Point] = []
    x = asked.x.low + 1 if asked.x.high is None else (asked.x.low + asked.x.high) / 2
    nus = asked.nu.low + 1 if asked.nu.high is None else (asked.nu.low + asked.nu.high) / 2
    for factor, _ in factors(p):
        for place in (NU, X):
            if places(factor) == [place] and degree(factor, place) == 1:
                at = Fraction(-_integer(factor, place, 0), _integer(factor, place, 1))
                found.append((at, x) if place == NU else (nus, at))
    return found


def _integer(p: Poly, place: int, power: int) -> int:
    part = coefficient(p, place, power)
    return 0 if part.is_zero() else int(part.leading_coefficient())


def _cuts(nu: Range) -> Iterator[list[Range]]:
    """The range itself; its inside and its ends; the same cut at -1/2 and 0."""
    yield [nu]
    if nu.point:
        return
    if any(nu.closed):
        yield _with_ends(nu, [])
    inside = [mark for mark in _MARKS if nu.low < mark and (nu.high is None or mark < nu.high)]
    for mark in inside:
        yield _with_ends(nu, [mark])


def _with_ends(nu: Range, marks: list[Fraction]) -> list[Range]:
    """Points at the closed ends and at marks, and the open ranges between."""
    found: list[Range] = []
    if nu.closed[0]:
        found.append(Range(nu.low, nu.low, (True, True)))
    left = nu.low
    for mark in marks:
        found += [Range(left, mark, (False, False)), Range(mark, mark, (True, True))]
        left = mark
    found.append(Range(left, nu.high, (False, False)))
    if nu.closed[1] and nu.high is not None:
        found.append(Range(nu.high, nu.high, (True, True)))
    return found


def failure_below(text: str, low: Fraction, x: str) -> tuple[Point, Claim | None] | None:
    """(a point with nu a little below `low` at which a statement fails, the claim if it is false there), or None."""
    for step in _STEPS:
        if low - step > -1:
            asked = question(parse_statement(text), str(low - step), x)
            if failure := search(asked, thorough=True):
                return failure.point, refuted(asked, failure) if failure.kind == "false" else None
    return None


def _failed(asked: Question, failure: Failure, say: Callable[[str], None], effort: int) -> Answer:
    if failure.kind == "undefined":
        nu, x = failure.point
        return Answer("undefined", (), f"undefined at nu = {nu}, x = {x}: {failure.what}", failure.point)
    claim = refuted(asked, failure)
    say("looking for a part of the domain on which it is true")
    return Answer("refuted", (claim, *_true_parts(asked, effort)), claim.reason or "", failure.point)


def _true_parts(asked: Question, effort: int) -> list[Claim]:
    """Claims that the statement holds on parts of its domain; effort: for each end of it."""
    found: list[Claim] = []
    for kind in true_parts(asked):
        budget = Effort(effort, guesser=Doubles)
        for part in kind:
            with suppress(Vanishing, Equal):
                parts, _ = prove_domain(part, part.nu, budget, boxes=False, hints=[])
                if parts is not None:
                    found.append(proved(part, parts))
                    break
    return found


def _undecided(asked: Question, stuck: str, effort: int) -> Answer:
    claim = Claim(INEQUALITY, None, "inconclusive", reason=stuck, subject=subject(asked))
    return Answer("inconclusive", (claim, *_true_parts(asked, effort)), stuck)


def _short(text: str, width: int = 100) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."
