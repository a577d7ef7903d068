"""Random statements about Bessel ratios, true ones and false ones, some of them without a meaning everywhere."""

from __future__ import annotations

from random import Random

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
)
_SPANS = ("0..inf", "0..inf", "0..inf", "0..2", "1..inf", "1/2..3")


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


def statement(rng: Random) -> tuple[str, str, str]:
    """(text, nu, x)."""
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
