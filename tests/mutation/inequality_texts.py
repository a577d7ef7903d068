"""Parts that read statements: texts, orders, canonical forms, scales."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.mutation.inequality_tools import UNITS, at, fails, poly, tower_of

F = Fraction
NAMES: dict[str, Any] = {
    "nu": F(3, 7),
    "x": F(5, 2),
    "R": F(2, 9),
    "S1": F(7, 3),
    "S12": F(11, 4),
    "r": lambda order, _=None: (order + 3) / 7,
    "I": lambda order, _=None: order**2 + 2,
    "sqrt": lambda value: value + 11,
}
"""Anything that tells the readings of a text from each other."""
READ = (
    "1-2-3*nu",
    "12/4/3-x",
    "-x^2+nu",
    "2*-x^2*3",
    "x^-2-nu^(-1)",
    "(x+nu)^(3)/2",
    "--x+-+nu",
    "+x",
    "1.25*x-0.5",
    "r(nu+1,x)/r( nu )-I(2*nu - 1)",
    "sqrt(x+sqrt(nu))*2-3^2",
    " ( x ) ",
    "x^0*nu-7/3",
    "x-(nu-(x-1))",
    "((x))^2/(nu/x)",
    "x*nu/x*nu",
    "x^064",
)


def value_of(e: Any) -> Fraction:
    """A tree at the point of NAMES."""
    parts = [value_of(part) for part in e.parts]
    if e.operation == "number":
        return Fraction(e.value)
    if e.operation in ("r", "I", "sqrt"):
        return Fraction(NAMES[e.operation](*parts))
    if e.operation == "^":
        return Fraction(parts[0] ** e.power)
    if e.operation in ("+", "-", "*", "/"):
        one, two = parts
        return {"+": one + two, "-": one - two, "*": one * two, "/": one / two if two else one}[e.operation]
    return Fraction(NAMES[e.operation])


def meant(text: str) -> Fraction:
    """The same text read by Python."""
    exact = re.sub(r"(?<![\w.])\d+(\.\d+)?", r"F('\g<0>')", text.strip()).replace("^", "**")
    return Fraction(eval(exact, {"__builtins__": {}}, {**NAMES, "F": Fraction}))


def _trees(package: Any) -> bool:
    """Texts are read as Python reads them, chains from left to right."""
    expression = package.ratio.expression
    for text in READ:
        statement = expression.parse_statement(f"{text} < 1", "here")
        if value_of(statement.sides[0]) != meant(text) or statement.comparisons != ("<",):
            return False
    chain = expression.parse_statement("1 < x <= 2*x > nu >= 0", "here")
    names = expression.parse_polynomial("S1-S12*R^2+nu", "here", 12)
    return (
        chain.comparisons == ("<", "<=", ">", ">=")
        and [value_of(side) for side in chain.sides] == [1, F(5, 2), 5, F(3, 7), 0]
        and value_of(names) == F(7, 3) - F(11, 4) * F(4, 81) + F(3, 7)
        and expression.parse_polynomial("5", "here", 0).value == 5
    )


REFUSED = (
    ("r(nu) <", "unexpected end at character 8"),
    ("x", "expected a comparison at character 2"),
    ("x < 1 2", "unexpected '2' at character 7"),
    ("x < y", "unexpected 'y' at character 5"),
    ("x < R", "unexpected 'R' at character 5"),
    ("x < (1", "expected ')' at character 7"),
    ("x < sqrt 2", "expected '(' at character 10"),
    ("x < sqrt(2", "expected ')' at character 11"),
    ("r(nu,2) < x", "expected 'x' at character 6"),
    ("r(nu,x < x", "expected ')' at character 8"),
    ("sqrt(nu,x) < x", "expected ')' at character 8"),
    ("x^x < 1", "expected an integer power at character 3"),
    ("x^- < 1", "expected an integer power at character 5"),
    ("x^(2 < 1", "expected ')' at character 6"),
    ("x^2^3 < 1", "needs brackets at character 4"),
    ("x^1.5 < 1", "expected an integer power at character 3"),
    ("x  $ < 1", "unexpected '$' at character 4"),
    ("x < 1)", "unexpected ')' at character 6"),
    ("", "unexpected end at character 1"),
)


def _errors(package: Any) -> bool:
    """The place of the first token that does not fit, and the limits."""
    expression = package.ratio.expression

    def fault(text: str, words: str) -> bool:
        return fails(package, lambda: expression.parse_statement(text, "here"), words)

    def deep(n: int) -> str:
        return "(" * n + "1" + ")" * n + " < x"

    long = "1 < x" + " " * 3994
    return (
        all(fault(*row) for row in REFUSED)
        and fault(deep(60), "nested at most 60 deep")
        and fault("(1)+" * 9 + deep(60), "nested at most 60 deep")
        and bool(expression.parse_statement("(1)+" * 9 + deep(59), "here"))
        and bool(expression.parse_statement(long + " ", "here"))
        and fault(long + "  ", "has at most 4000 characters")
        and fault("x^65 < 1", "powers of at most 64")
        and fault("x^0064 < 1", "powers of at most 64")
        and bool(expression.parse_statement("x^64 < 1", "here"))
        and bool(expression.parse_statement("(1)+" * 70 + "(x) < 1", "here"))
        and fails(package, lambda: expression.parse_polynomial("S2", "here", 1), "unexpected 'S2' at character 1")
        and fails(package, lambda: expression.parse_polynomial("x x", "here", 1), "unexpected 'x' at character 3")
        and fails(package, lambda: expression.parse_polynomial("r(nu)", "here", 1), "unexpected 'r'")
    )


def _orders(package: Any) -> bool:
    """slope nu + shift, the lowest of all, and the same in integers."""
    ratio = package.ratio

    def affine(text: str) -> Any:
        return ratio.canonical.affine(ratio.expression.parse_statement(f"r({text}) < 1", "here").sides[0].parts[0])

    def lowest(text: str) -> Any:
        return ratio.canonical.lowest(ratio.canonical.orders(ratio.expression.parse_statement(text, "here")))

    rows = (
        ("(nu*2+3)/4-1/2", (F(1, 2), F(1, 4))),
        ("3*(nu-1/2)", (F(3), F(-3, 2))),
        ("(5/2-nu)*4", (F(-4), F(10))),
        ("2*5", (F(0), F(10))),
        ("-nu-3", (F(-1), F(-3))),
        ("(nu+6)/(2/3)", (F(3, 2), F(9))),
        ("0*nu", (F(0), F(0))),
    )
    wrong = ("nu*nu", "nu/0", "1/nu", "nu/nu", "nu/(nu-nu)", "x", "sqrt(4)", "nu^1", "r(nu)")
    order = ratio.tower.Order
    return (
        all(affine(text) == found for text, found in rows)
        and all(fails(package, lambda text=text: affine(text), "first degree in nu") for text in wrong)
        and lowest("x < 1") == (0, 0)
        and lowest("r(nu+5/2)*I(nu-3/2) < I(nu+1/2)+sqrt(r(nu+3/2))") == (1, F(-3, 2))
        and lowest("r(nu-1/2) < r(nu+47/2)") == (1, F(-1, 2))
        and lowest("r(nu+30) < r(nu+6)") == (1, 6)
        and fails(package, lambda: lowest("r(nu-1/2) < r(nu+49/2)"), "at most 24 apart")
        and all(
            fails(package, lambda text=text: lowest(text), "differ by integers")
            for text in ("r(nu) < r(nu+1/2)", "r(nu) < r(2*nu)", "r(nu) < r(1)", "r(nu)+r(nu+1) < r(nu+1/3)")
        )
        and ratio.canonical.order_of((F(1, 2), F(1, 3)), None) == order(6, 4, 6)
        and ratio.canonical.order_of((F(1, 2), F(1, 3)), F(3, 5)) == order(0, 38, 30)
        and ratio.canonical.order_of((F(-1), F(5, 2)), None) == order(-4, 10, 2)
    )


def _reader(package: Any, nu: Fraction | None = None, sign: int = 1) -> tuple[Any, list[Any]]:
    """A canonical form whose conditions all have one sign, and what is asked of it."""
    asked: list[Any] = []

    def settle(kind: str, p: Any) -> int:
        asked.append((kind, p))
        return sign

    order = (2, 0, 1) if nu is None else (0, 2 * nu.numerator, nu.denominator)
    return package.ratio.canonical.Canonical(tower_of(package, order), (F(1), F(0)), nu, settle), asked


def _conditions(package: Any) -> bool:
    """What is asked, once, in the order of the text; what is under a root."""
    ratio = package.ratio

    def read(text: str, sign: int = 1, nu: Fraction | None = None) -> tuple[Any, list[Any], list[Any]]:
        canonical, asked = _reader(package, nu, sign)
        statement = ratio.expression.parse_statement(text, "here")
        return canonical.difference(*statement.sides[:2]), asked, canonical.tower.radicands

    def p(**terms: int) -> Any:
        """From names such as x2, nu, R, one."""
        places = {"one": (0,), "nu": (1,), "x": (0, 1), "x2": (0, 2), "x3": (0, 3), "R": (0, 0, 1), "S": (0, 0, 0, 1)}
        return poly(package, {places[name]: value for name, value in terms.items()})

    below = p(x=1, one=-1)
    once = read("1/(x-1)+1/(2-2*x)+1/(3*x^2-3*x)+1/x+sqrt(x-1) < 0*r(nu)")
    deep = read("sqrt(8*x^3*(nu+1)) < sqrt(5)+sqrt(0*x)+sqrt(9/4)+sqrt(x^4)")
    number = read("r(nu) < nu/(nu-1/2)+x/nu", nu=F(3, 2))
    over = read("sqrt(2/(3*(x+1))) < 1", sign=1)
    negative = read("1 < 1/(1-x)", sign=-1)
    under = tower_of(package).ring.mul(p(nu=2, one=2), p(x=1))
    return (
        once[1] == [("denominator", below)]
        and once[2] == [below]
        and deep[1] == [("radicand", under)]
        and deep[2] == [under, p(one=5)]
        and deep[0] == poly(package, {(0, 0, 0, 0, 1): 2, (0, 0): 3, (0, 2): 2, (0, 1, 0, 1): -4})
        and number == (p(one=9, x=4, R=-6), [], [])
        and over[1] == [("denominator", p(x=1, one=1)), ("radicand", p(x=6, one=6))]
        and over[0] == poly(package, {(0, 1): 3, (0, 0): 3, (0, 0, 0, 1): -1})
        and negative[:2] == (p(x=-1), [("denominator", p(one=1, x=-1))])
        and all(
            fails(package, lambda text=text, sign=sign: read(text, sign), words)
            for text, sign, words in (
                ("1/(x-x) < 1", 1, "divides by 0"),
                ("1/0 < 1", 1, "divides by 0"),
                ("0^-1 < 1", 1, "divides by 0"),
                ("sqrt(0-1) < 1", 1, "radicand is negative"),
                ("sqrt(x-1) < 1", -1, "radicand is negative"),
                ("I(nu) < 1", 1, "different degrees in I"),
                ("I(nu)^2 < I(nu+1)", 1, "different degrees in I"),
                ("sqrt(I(nu)) < 1", 1, "odd degree in I"),
                ("sqrt(I(nu)^3) < 1", 1, "odd degree in I"),
                ("+".join(f"sqrt(x+{k})" for k in range(1, 10)) + " < 1", 1, "at most 8 roots"),
            )
        )
        and len(read("+".join(f"sqrt(x+{k})" for k in range(1, 9)) + " < 1")[2]) == 8
        and read("sqrt(x+1) < sqrt(4*x+4)")[2] == [p(x=1, one=1)]
        and read("1/x+1/x < 2*r(nu)/x")[0] == p(R=1, one=-1)
        and read("sqrt(I(nu)^4) < 2*I(nu)^2")[0] == p(one=1)
        and read("1/(x-1)+1/(2-2*x) < r(nu)")[0] == poly(package, {(0, 1, 1): 2, (0, 0, 1): -2, (0, 0): -1})
        and read("x^0+(x-1)^0 < 3*r(nu)") == (p(R=3, one=-2), [], [])
        and all(read(f"{text} < r(nu)")[0] == p(R=1, one=-1) for text in ("0*I(nu)+1", "1-0*I(nu)^2"))
    )


def _ratios(package: Any) -> bool:
    """r_(mu+j) and I_(mu+j)/I_mu by x and R, for orders with denominators."""
    ratio = package.ratio
    nu, x, r = F(5, 3), F(7, 4), F(2, 9)
    for order in UNITS:
        base = F(order[0], 2 * order[2]), F(order[1], 2 * order[2])
        canonical = ratio.canonical.Canonical(tower_of(package, order), base, None, lambda *_: 1)
        mu = base[0] * nu + base[1]
        a = [F(1), r, x - 2 * (mu + 1) * r]
        for j in range(1, 4):
            a.append(x**2 * a[-2] - 2 * (mu + j + 1) * a[-1])
        for j in range(4):
            order_text = f"({base[0]})*nu+{base[1] + j}"
            for name in ("r", "I"):
                e = ratio.expression.parse_statement(f"{name}({order_text}) < 1", "here").sides[0]
                found = canonical.value(e)
                exact = (a[j + 1] / (x * a[j]) if j else r) if name == "r" else (a[j] / x ** (j - 1) if j else F(1))
                bottom = F(found.scale)
                for p, n in found.bottom:
                    bottom *= at(package, p, (nu, x, r)) ** n
                if at(package, found.top, (nu, x, r)) / bottom != exact or found.degree != (name == "I"):
                    return False
    return True


def _scales(package: Any) -> bool:
    """The bits that a denominator may have; squares before a root."""
    canonical = package.ratio.canonical
    value, reader = canonical.Value, _reader(package)[0]
    one = poly(package, {(0, 0): 1})

    def times(bits: int) -> Any:
        return lambda: reader._product(value(one, 1 << (50_000 - 1)), value(one, 1 << (bits - 1)))

    squares = [
        (n, canonical.square_part(n)) for n in (1, 2, 4, 8, 12, 18, 9604, 2 * 97**2, 2 * 101**2, 101**2, 72, 3**5)
    ]
    return (
        times(50_000)().scale == 1 << 99_998
        and fails(package, times(50_001), "at most 100000 bits")
        and [k for _, k in squares] == [1, 1, 2, 2, 2, 3, 98, 97, 1, 101, 6, 9]
        and canonical._merged(((one, 2), ({1: 1}, 3)), ((one, 5),)) == ((one, 7), ({1: 1}, 3))
        and canonical._merged(((one, 2), ({1: 1}, 3)), ((one, 5),), most=True) == ((one, 5), ({1: 1}, 3))
        and canonical._merged(((one, 1), (one, 1))) == ((one, 2),)
        and canonical._merged(()) == ()
    )


TEXT_PARTS: tuple[Callable[[Any], bool], ...] = (
    _trees,
    _errors,
    _orders,
    _conditions,
    _ratios,
    _scales,
)
