"""Parts of the barrier and of where signs are taken: derivatives, beginnings, polynomials as texts, orders."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import mpmath

from tests.mutation.inequality_signs import FROM_1, HALF_LINE, POINT, Ends, node, plain, says, setting_of
from tests.mutation.inequality_tools import UNITS, as_float, at, fails, mu_at, poly, some, tower_of

F = Fraction


def _split_derivatives(package: Any) -> bool:
    """over x dP/dx = cofactor P + rest along the curve, over > 0, by division and with a cofactor that is given."""
    rng, barrier = Random(6), package.ratio.barrier
    nu, x = F(4, 3), F(7, 5)
    for order in UNITS:
        rads = [
            poly(package, {(0, 2): 3, (1, 0): 1, (0, 0): 2}),
            poly(package, {(0, 1, 1): 1, (0, 0, 0, 1): 2, (0, 0): 1}),
        ]
        for degrees, given in (
            ((1, 1, 2), "quotient"),
            ((1, 1, 1, 1, 1), "quotient"),
            ((1, 2, 1, 1), "(2*x*R-nu*S1)/6"),
        ):
            p = some(package, rng, degrees)
            setting = setting_of(package, show=lambda _, __, proof: proof.answer, order=order, radicands=rads)
            with mpmath.workdps(50):
                mu, z = as_float(mu_at(order, nu)), as_float(x)

                def values(z: Any, mu: Any = mu, rads: Any = rads) -> tuple[Any, ...]:
                    r = mpmath.besseli(mu + 1, z) / mpmath.besseli(mu, z)
                    one = mpmath.sqrt(at(package, rads[0], (as_float(nu), z, r)))
                    return as_float(nu), z, r, one, mpmath.sqrt(at(package, rads[1], (as_float(nu), z, r, one)))

                here = values(z)
                lead = package.ratio.polynomial.coefficients(p, 2)[package.ratio.polynomial.degree(p, 2)]
                sign = 1 if at(package, lead, here) > 0 else -1
                proof = node(package, "barrier", cofactor=given, lead=says(True), lead_sign=sign)
                split = barrier.split_derivative(setting, p, proof)
                slope = mpmath.diff(lambda z, p=p, values=values: at(package, p, values(z)), z)
                over, m, q = (at(package, part, here) for part in (split.over, split.cofactor, split.rest))
                error = over * z * slope - m * at(package, p, here) - q
                if over <= 0 or abs(error) > mpmath.mpf(10) ** -18 * (1 + abs(over * z * slope) + abs(q)):
                    return False
                if any(
                    package.ratio.polynomial.degree(part, place) > 1
                    for part in (split.cofactor, split.rest)
                    for place in (3, 4)
                ):
                    return False
    return _divisors(package)


def _divisors(package: Any) -> bool:
    """A quotient needs R, and the sign of its leading coefficient with its proof."""
    barrier, p = package.ratio.barrier, poly(package, {(0, 1, 1): 1, (0, 0): -1})
    asked: list[Any] = []

    def show(_: Any, q: Any, proof: Any) -> Any:
        asked.append(q)
        return proof.answer

    setting = setting_of(package, show=show)

    def call(q: Any = p, **fields: Any) -> Any:
        return lambda: barrier.split_derivative(setting, q, node(package, "barrier", cofactor="quotient", **fields))

    return (
        bool(call(lead=says(True), lead_sign=1)())
        and asked == [poly(package, {(0, 1): 1})]
        and fails(package, call(lead=says(False), lead_sign=1), "only >= 0 is shown")
        and fails(package, call(lead=says(True)), "needs a sign")
        and fails(package, call(lead_sign=1), "needs a sign")
        and fails(package, call(poly(package, {(0, 1): 1}), lead=says(True), lead_sign=1), "R does not occur")
    )


def _beginnings(package: Any) -> bool:
    """What is shown at the left end or at 0, on which range, and whether P > 0 follows."""
    barrier, words = package.ratio.barrier, "only >= 0 is shown"
    p = poly(package, {(0, 1, 1): 3, (1, 2): 4, (0, 0, 3): 1})  # x^2 (3/(2 nu + 2) + 4 nu), of degree 2

    def begun(start: str, x: Ends = HALF_LINE, proof: Any = True, split: Any = None, q: Any = p, rads: Any = ()) -> Any:
        seen: list[Any] = []

        def show(setting: Any, found: Any, proof: Any) -> Any:
            seen.append((found, setting.x.low, setting.x.high, setting.x.closed, setting.strict_roots))
            return proof.answer

        setting = setting_of(package, x=x, show=show, radicands=rads)
        fields = {"start": start} | ({} if proof is None else {"proof": says(proof)})
        over, cofactor = split or ({0: 1}, {})
        given = barrier.Split(over, cofactor, {})
        try:
            return barrier.begins_positive(setting, q, given, node(package, "barrier", **fields)), seen[0]
        except package.Refusal as refusal:
            return str(refusal)

    closed: Ends = (F(2), None, (True, False))
    number = lambda value: poly(package, {(0, 0): value})  # noqa: E731  an integer
    primitive = package.ratio.polynomial.primitive(p)
    leading = poly(package, {(0, 0): 3, (1, 0): 14, (2, 0): 27, (3, 0): 24, (4, 0): 8})  # times (nu+1)^2
    at_0 = (F(0), None, (False, False), False)
    x = poly(package, {(0, 1): 1})
    return (
        begun("end", closed) == (True, (primitive, F(2), F(2), (True, True), True))
        and begun("leading") == (True, (leading, *at_0))
        and words in begun("end", closed, False)
        and words in begun("leading", proof=False)
        and words in begun("soft", proof=False)
        and "needs a proof" in begun("leading", proof=None)
        and "left end does not belong" in begun("end", (F(2), None, (False, False)))
        and "left end does not belong" in begun("end")
        and all("does not begin at 0" in begun(start, closed) for start in ("leading", "soft"))
        and begun("soft")[0] is False
        and "does not tend to 0" in begun("soft", q=number(1))
        and "does not tend to 0" in begun("soft", q=poly(package, {(1, 0): 1, (0, 2): 1}))
        and begun("soft", q=x)[0] is False
        and "does not tend to 0" in begun("soft", q={})
        and _gaps_of_weights(package, begun, at_0)
    )


def _gaps_of_weights(package: Any, begun: Any, at_0: Any) -> bool:
    """order - cofactor/over at 0, up to what is positive: 2 is the order of P."""
    number = lambda value: poly(package, {(0, 0): value})  # noqa: E731  an integer
    x, r, one = poly(package, {(0, 1): 1}), poly(package, {(0, 0, 1): 1}), number(1)
    root, rads = poly(package, {(0, 0, 0, 1): 1}), [poly(package, {(0, 1): 1})]
    q = poly(package, {(0, 1, 1): 1, (0, 3): 5, (1, 0, 2): 2})

    def gap(over: Any, cofactor: Any, **more: Any) -> Any:
        found = begun("soft", split=(over, cofactor), q=q, **more)
        return found[1][0] if found[0] is False and found[1][1:] == at_0 else found

    return (
        gap(number(3), {}) == one  # primitive: 9
        and gap(one, x) == one
        and gap(x, one) == number(-1)
        and gap(x, number(-1)) == one
        and gap(number(5), number(3)) == one  # 2 * 5 - 3 = 7
        and gap(one, number(2)) == {}
        and gap(one, number(3)) == number(-1)
        and gap(number(5), poly(package, {(1, 0): 3, (0, 0): 1})) == poly(package, {(0, 0): 3, (1, 0): -1})
        # over = x, cofactor = R, which is x/(2 (nu+1)): 2 - 1/(2 (nu+1))
        and gap(x, r) == poly(package, {(0, 0): 3, (1, 0): 4})
        # over = R, cofactor = x: 2 - 2 (nu+1), times over^2 > 0
        and gap(r, x) == poly(package, {(1, 0): -1})
        and gap(root, poly(package, {(0, 1): 1}), rads=rads) == {}
        and gap(root, {}, rads=[number(3)]) == one
    )


def _texts_of_polynomials(package: Any) -> bool:
    """p/n is what the text says, n > 0, whatever is written in it."""
    setting = package.ratio.setting
    tower = tower_of(package, radicands=[poly(package, {(0, 2): 1, (0, 0): 3}), poly(package, {(0, 1): 2})])
    where = (F(4, 3), F(1), F(2, 7), F(2), None)
    rows = (
        ("nu-x+R", F(4, 3) - 1 + F(2, 7)),
        ("(x+1)/(0-3)", F(-2, 3)),
        ("(x/2-nu/3)*(R/5+1.5)", (F(1, 2) - F(4, 9)) * (F(2, 35) + F(3, 2))),
        ("(nu/2+R/3)^3", (F(2, 3) + F(2, 21)) ** 3),
        ("S1^2*nu-S1^0/7", 4 * F(4, 3) - F(1, 7)),
        ("-(x/2)/(3/4)+S1", F(-2, 3) + 2),
        ("2/3-nu/5-1/4", F(2, 3) - F(4, 15) - F(1, 4)),
        ("x^1/2+0/7", F(1, 2)),
        ("x/1+nu/(0-1)", 1 - F(4, 3)),
    )
    for text, value in rows:
        p, n = setting.polynomial(tower, text, "here")
        if n <= 0 or at(package, p, where[:4]) != value * n or package.ratio.polynomial.degree(p, 3) > 1:
            return False
    second = setting.polynomial(tower, "3*S2", "here")
    return (
        second == (poly(package, {(0, 0, 0, 0, 1): 3}), 1)
        and all(
            fails(package, lambda text=text: setting.polynomial(tower, text, "here"), words)
            for text, words in (
                ("x^-1", "expected a polynomial"),
                ("1/x", "only numbers other than 0"),
                ("1/(nu+1)", "only numbers other than 0"),
                ("1/(x-x)", "only numbers other than 0"),
                ("S3", "unexpected 'S3'"),
                ("x^64^2", "needs brackets"),
                (f"(x/{2**9090})^11", "denominators of at most 100000 bits"),
            )
        )
        and setting.polynomial(tower, f"(x/{2**1999})^50", "here")[1] == 2**99_950
    )


def _halves(package: Any) -> bool:
    """mu >= -1/2 on the whole range of nu, for every unit."""
    setting = package.ratio.setting

    def refused(order: tuple[int, int, int], nu: Ends) -> bool:
        return fails(package, lambda: setting.require_half(setting_of(package, nu, order=order)), "mu >= -1/2")

    to_2: Ends = (F(-2), F(2), (True, True))
    return (
        [refused((2, 0, 1), (low, None, (True, False))) for low in (F(-1, 2), F(-5, 8), F(0), F(-3, 4))]
        == [False, True, False, True]
        and [refused((4, shift, 2), FROM_1) for shift in (-6, -7, 0)] == [False, True, False]
        and [refused((-2, shift, 1), to_2) for shift in (3, 2, 9)] == [False, True, False]
        and [refused((0, shift, 3), POINT) for shift in (-3, -4)] == [False, True]
    )


def _strictness(package: Any) -> bool:
    """> 0 is wanted; the sign changed; roots are > 0 unless it is said."""
    ratio = package.ratio
    setting = setting_of(package, show=lambda _, __, proof: proof.answer)
    return (
        ratio.setting.negative(poly(package, {(0, 1): 3})) == poly(package, {(0, 1): -3})
        and setting.strict_roots is True
        and ratio.setting.strictly_positive(setting, {0: 1}, says(True)) is None
        and fails(
            package, lambda: ratio.setting.strictly_positive(setting_of(package), {}, plain(package)), "> 0 is wanted"
        )
        and all(
            fails(package, lambda by=by: ratio.rules.show(setting, {0: 1}, node(package, by)), "shows no sign")
            for by in ("origin", "unknown")
        )
    )


BARRIER_PARTS: tuple[Callable[[Any], bool], ...] = (
    _split_derivatives,
    _beginnings,
    _texts_of_polynomials,
    _halves,
    _strictness,
)
