"""Questions at random, over the whole grammar of `python -m certify`, well-formed and malformed, and how one is run."""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from certify.app.cli import main
from certify.core.claim import DIMENSION_LABELS
from certify.search.bessel.threshold import beta_star_estimate
from certify.solve.question import COUPLING_LABELS

INTERNALS = re.compile(
    r"Ball\(|Dyadic\(|Fraction\(|Matrix|array\(|np\.|\bnan\b|\+/-|<[A-Za-z]|Traceback|Error\b|0x[0-9a-f]"
)
"""What no reason may show: numbers as the program holds them, objects, exceptions, hexadecimal numbers."""
_BAD = [
    "",
    "0",
    "1",
    "-3",
    "+5",
    "1e3",
    "2.5",
    "inf",
    "nan",
    "x",
    "5..3",
    "2,,3",
    "0x5",
    "٣",
    "5 6",
    "2..",
    "..4",
    "1" * 30,
]
_LIGHT = [label for label in DIMENSION_LABELS if label not in COUPLING_LABELS]


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a query, and whether the grammar admits them."""

    words: tuple[str, ...]
    admitted: bool


def question(dice: random.Random) -> Question:
    """One question; one in eight is malformed."""
    d = _dimension(dice)
    words = {"d": _dimensions(dice, d)}
    if dice.random() < 0.6:
        words["digits"] = str(int(10 ** dice.uniform(0, 4 if dice.random() < 0.2 else 2)))
    kind = dice.choice(["none", "point", "point", "interval"])
    if kind == "point":
        words["beta"] = _number(dice, d)
    elif kind == "interval":
        words["beta"] = _interval(dice, d)
    if kind != "none" and (d > 12 or dice.random() < 0.85):  # without `claims` K_c is computed, which takes seconds
        words["claims"] = ",".join(dice.sample(_LIGHT, dice.randint(1, 3)))
        if d <= 400 and dice.random() < 0.06:
            words["claims"] = dice.choice(COUPLING_LABELS)
            words["digits"] = str(dice.randint(1, 12))
    elif kind == "none" and dice.random() < 0.3:
        words["claims"] = ",".join(dice.sample(DIMENSION_LABELS, dice.randint(1, 3)))
    items = [f"{key}={value}" for key, value in words.items()]
    if dice.random() < 0.125:
        return Question(tuple(_spoilt(dice, items)), admitted=False)
    dice.shuffle(items)
    return Question(tuple(items), admitted=True)


def _dimension(dice: random.Random) -> int:
    return dice.choice([dice.randint(2, 6), dice.randint(2, 30), int(10 ** dice.uniform(0.4, 6)), 10**6])


def _dimensions(dice: random.Random, d: int) -> str:
    shape = dice.random()
    if shape < 0.8 or d >= 10**6 - 3:
        return str(d)
    return f"{d}..{d + dice.randint(0, 2)}" if shape < 0.9 else f"{d + 2},{d}"


def _number(dice: random.Random, d: int) -> str:
    """A number of (0, 1000]: tiny, near beta_*, large; as a decimal or as a fraction."""
    star = beta_star_estimate(d)
    value = dice.choice(
        [
            lambda: 10 ** dice.uniform(-50, 0),
            lambda: dice.uniform(0.1, 10),
            lambda: 10 ** dice.uniform(0, 2.9999),
            lambda: star * (1 + dice.choice([-1, 1]) * 10 ** dice.uniform(-15, -1)),
            lambda: star * dice.uniform(1, 5),
        ]
    )()
    if dice.random() < 0.3:
        top, bottom = float(value).as_integer_ratio()
        return f"{top}/{bottom}"
    return f"{value:.{dice.choice([2, 17, 60])}f}" if value > 0.1 else f"{value:.70f}"


def _interval(dice: random.Random, d: int) -> str:
    low, high = sorted((_number(dice, d) for _ in range(2)), key=_value)
    if dice.random() < 0.05:
        return "beta-star"
    left = dice.choice([low, low, "0", "beta-star"])
    right = dice.choice([high, high, "inf", "beta-star"]) if left != "beta-star" else dice.choice([high, "inf"])
    return f"{left}..{right}"


def _value(text: str) -> float:
    top, _, bottom = text.partition("/")
    return int(top) / int(bottom) if bottom else float(text)


def _spoilt(dice: random.Random, items: list[str]) -> list[str]:
    """The words with one fault that no grammar admits."""
    key = dice.choice(["d", "digits", "beta", "claims", "word"])
    rest = [item for item in items if not item.startswith(f"{key}=")]
    if key == "word":
        return [*items, dice.choice(["", "=", "d", "e=5", "D=5", "beta", "d =5", items[0], "claim=regime"])]
    bad = [
        text for text in _BAD if not (key == "digits" and text == "1") and not (key == "beta" and text in ("1", "2.5"))
    ]
    more = {
        "d": ["1000001", "5,5"],
        "digits": ["1000001"],
        "beta": ["1000.001", "1e6", "0..0", "2..1", "inf..2", "1/0"],
    }
    return [*rest, f"{key}={dice.choice([*bad, *more.get(key, ['regime,regime', 'regim'])])}"]


class TooLong(BaseException):
    """The processor time of a question is used up. No `Exception`, so that nothing takes it for an answer."""


@contextlib.contextmanager
def processor_seconds(seconds: float) -> Iterator[None]:
    """Raise TooLong in the block when it has used so much processor time."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults(asked: Question, folder: Path, seconds: float, command: Callable[[list[str]], int] = main) -> list[str]:
    """What is wrong with the answer to one question, warnings being errors here. Raises TooLong."""
    target = folder / "certificate.json"
    target.unlink(missing_ok=True)
    out, err = io.StringIO(), io.StringIO()
    with processor_seconds(seconds), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command([*asked.words, "--json", str(target), "--no-check"])
    found = list(_stream_faults(asked, code, err.getvalue()))
    if code == 2:
        return found + ["bad input, but something was written"] * (target.exists() or out.getvalue() != "")
    if not target.exists():
        return [*found, "no certificate was written"]
    return found + list(_document_faults(code, json.loads(target.read_text())))


def _stream_faults(asked: Question, code: int, err: str) -> Iterator[str]:
    if code not in (0, 1, 2, 3):
        yield f"exit code {code}: {err}"
    if err.count("\n") != (code != 0):
        yield f"not one line of reason: {err}"
    excused = any(words in err for words in ("empty for d=", "beta is missing", "does not arise"))
    if (code == 2) is asked.admitted and not excused:
        yield f"exit code {code} for words that are {'' if asked.admitted else 'not '}admitted: {err}"


def _document_faults(code: int, certificate: dict[str, Any]) -> Iterator[str]:
    outcomes = {claim["outcome"] for claim in certificate["claims"]}
    if code != (1 if "refuted" in outcomes else 3 if "inconclusive" in outcomes else 0):
        yield f"exit code {code} for outcomes {outcomes}"
    for claim in certificate["claims"]:
        reason = claim.get("reason") or ""
        if claim["outcome"] == "inconclusive" and not reason:
            yield f"{claim['label']}: inconclusive without a reason"
        if INTERNALS.search(reason):
            yield f"{claim['label']}: the reason shows internals: {reason}"
