"""Random statements about Bessel ratios, true ones and false ones, some of them without a meaning everywhere."""

from __future__ import annotations

import re
from random import Random

from certify.solve.ratio.literature import KNOWN
from tests.solve.ratio.statements import TRUE

_ORDERS = (
    "r(nu)",
    "r(nu)",
    "r(nu)",
    "r(nu+1)",
    "r(nu)*r(nu+1)",
    "r(nu)-r(nu+1)",
    "I(nu+2)/I(nu)",
    "r(nu)^2",
    "1-r(nu)",
    "r(nu+2)/r(nu)",
    "I(nu+1)^2/(I(nu)*I(nu+2))",
    "1-r(nu)^2-(2*nu+1)*r(nu)/x",
    "sqrt(1-r(nu)^2)",
)
_RANGES = (
    "-1..inf",
    "-1/2..inf",
    "0..inf",
    "1/2..inf",
    "0..1",
    "-1/2..0",
    "-3/4..2",
    "0",
    "1/2",
    "-1/2",
    "-3/4",
    "2",
    "7/2",
    "10..inf",
    "-9/10..-1/2",
    "100",
    "5..50",
)
_SPANS = ("0..inf", "0..inf", "0..inf", "0..2", "1..inf", "1/2..3", "0..1/100", "10..inf", "100..1000")


def _number(rng: Random) -> str:
    top, bottom = rng.randint(-4, 12), rng.choice((1, 2, 2, 4, 3, 5))
    return f"({top}/{bottom})" if bottom > 1 else f"({top})"


def _linear(rng: Random) -> str:
    return f"({rng.choice(('nu', 'nu', '2*nu', '0*nu'))}+{_number(rng)})"


def _bound(rng: Random) -> str:  # noqa: PLR0911  # a case for each kind
    kind = rng.randrange(9)
    x = "x" if rng.randrange(4) else "x^2"
    if kind < 3:
        return f"{x}/({_linear(rng)}+sqrt(x^2+{_linear(rng)}^2))"
    if kind == 3:
        return f"{x}/({_linear(rng)}+sqrt(x^2+{_linear(rng)}*{_linear(rng)}))"
    if kind == 4:
        return f"{x}/(x+{_linear(rng)})"
    if kind == 5:
        return f"{x}/{_linear(rng)}"
    if kind == 6:
        return f"1/({_linear(rng)}/x+x/({_linear(rng)}+sqrt(x^2+{_linear(rng)}^2)))"
    if kind == 7:
        return f"{x}/({_linear(rng)}+{_linear(rng)}*sqrt({_number(rng)}+x^2/{_linear(rng)}))"
    return f"{_number(rng)}-{_number(rng)}/x"


def _near(rng: Random) -> tuple[str, str]:
    """A known bound, some of its numbers a little moved, and the range of nu for which it is known."""

    def moved(number: str) -> str:
        return number if rng.randrange(3) else f"({number}{rng.choice(('+1/8', '-1/8', '+1/100', '-1/100', '-1/2'))})"

    half, one = moved("1/2"), moved("3/2")
    return rng.choice(
        (
            (f"r(nu) > x/(nu+{half}+sqrt(x^2+(nu+{one})^2))", "-1..inf"),
            (f"r(nu) < x/(nu+{half}+sqrt(x^2+(nu+1/2)*(nu+{one})))", "-1/2..inf"),
            (f"r(nu) < x/(nu+{moved('0')}+sqrt(x^2+(nu+{moved('2')})^2))", "-1..inf"),
            (f"r(nu) > x/(nu-{moved('1')}+sqrt((nu+3)^2+(nu+3)/(nu+{moved('2')})*x^2))", "-1..inf"),
            (f"r(nu) < 1/(2*(nu+{moved('1')})/x+x/(nu+{one}+sqrt(x^2+(nu+5/2)^2)))", "-1..inf"),
            (f"1-r(nu)*(2*nu/x+r(nu)) < 1/(nu+{moved('1')})", "0..inf"),
            (f"r(nu)-r(nu+1) < {moved('1')}/x", "-1/2..inf"),
            (f"1-r(nu) > (nu+{half})/(x+nu+{half})", "-1/2..inf"),
            (f"x/(x+2*nu+{moved('2')}) < r(nu) < x/(x+nu+{half})", "-1/2..inf"),
            (f"r(nu)*r(nu+1) < x/(x+2*nu+{moved('2')})", "-1/2..inf"),
            (f"1-r(nu)^2-(2*nu+{moved('1')})*r(nu)/x < 1/(2*nu+{moved('2')})", "-1..inf"),
        )
    )


_SOLVED = tuple((text, nu, x) for _, text, nu, x in TRUE) + tuple((k.statement, k.nu, k.x) for k in KNOWN)
_IDENTITIES = (
    ("1/r(nu)", "2*(nu+1)/x+r(nu+1)"),
    ("I(nu+2)/I(nu)", "1-2*(nu+1)*r(nu)/x"),
    ("r(nu)*r(nu+1)", "I(nu+2)/I(nu)"),
    ("sqrt(r(nu)^2)", "r(nu)"),
    ("(x^2-nu^2)*r(nu)", "(x-nu)*(x+nu)*r(nu)"),
)


def _changed(rng: Random, text: str) -> str:
    """The text with one of its numbers a little moved."""
    places = list(re.finditer(r"(?<![\w.^])\d+", text))
    at = rng.choice(places)
    change = rng.choice(("+1/2", "-1/2", "+1/50", "-1/50", "+1/10^6", "-1/10^6", "+nu-nu", "*x/x"))
    return f"{text[: at.start()]}({at[0]}{change}){text[at.end() :]}"


def _shifted(rng: Random, text: str) -> str:
    """The text with another order for nu, or with the same one written in another way."""
    order = rng.choice(("(2*nu)", "(nu+1/3)", "(nu/2)", "(3-nu)", "(nu+2-1)", "(1/4+0*nu)"))
    return re.sub(r"\bnu\b", order, text)


def statement(rng: Random) -> tuple[str, str, str]:
    """(text, nu, x)."""
    text, nu, x = _statement(rng)
    return (text if rng.randrange(12) else _shifted(rng, text)), nu, x


def _statement(rng: Random) -> tuple[str, str, str]:
    kind = rng.randrange(16)
    if kind < 3:
        text, nu, x = rng.choice(_SOLVED)
        return _changed(rng, text), rng.choice((nu, nu, *_RANGES)), rng.choice((x, *_SPANS))
    if kind == 3:
        left, right = rng.sample(rng.choice(_IDENTITIES), 2)
        return f"{left} {rng.choice(('<', '<=', '>='))} {right}", rng.choice(_RANGES), rng.choice(_SPANS)
    return _far(rng)


def _far(rng: Random) -> tuple[str, str, str]:
    """A known bound a little moved, or a comparison of unrelated things."""
    if rng.randrange(2):
        text, nu = _near(rng)
        return text, rng.choice((nu, nu, *_RANGES)), rng.choice(_SPANS)
    left, right = rng.choice(_ORDERS), _bound(rng)
    if not rng.randrange(6):
        right = f"{right}*{rng.choice(_ORDERS)}"
    sign = rng.choice(("<", ">", "<=", ">="))
    text = f"{left} {sign} {right}"
    if not rng.randrange(12):
        text = f"{_bound(rng)} < {text}"
    return text, rng.choice(_RANGES), rng.choice(_SPANS)
