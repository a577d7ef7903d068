"""What a mutant of the numbers of large beta has to get right: brackets of q_*, tails, E_n."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import factorial
from types import SimpleNamespace
from typing import Any

from flint import arb, ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above, recorded
from tests.mutation.coupling.parts_ball import around

BITS = 80
UNIT = Fraction(1, 1 << BITS)
HAIR = Fraction(1, 1 << 50)


def top(value: arb) -> Fraction:
    """An upper bound of what an Arb ball holds, next to it."""
    return around(value, 0)[1]


def _level(d: int, beta: Fraction) -> arb:
    """log |S^n| + (n/2) log(beta/(2 pi)), |S^n| = 2 pi^(d/2)/Gamma(d/2)."""
    half = arb(d) / 2
    surface = arb(2).log() + half * arb.pi().log() - half.lgamma()
    return surface + arb(d - 1) / 2 * (ball(beta) / (2 * arb.pi())).log()


def _levels(package: Any) -> bool:
    ctx.prec = 300
    for d in (2, 3, 4, 5, 6, 7, 12, 13, 40):
        for beta in (Fraction(8), Fraction(10**6, 7)):
            found = package.large_beta.root.level(d, beta, BITS)
            below, beyond = around(_level(d, beta), BITS)
            if not found.low <= below <= beyond <= found.high or found.r > 60 * d:
                return False
    return True


def _function(q: Fraction, n: int) -> arb:
    return ball(q) - arb(n) / 2 * ball(2 * q).log()


def _star(d: int, beta: Fraction) -> Fraction:
    """q_*(beta), to a few units of 2^-90."""
    low, high = Fraction(d - 1, 2), Fraction(1000)
    while high - low > Fraction(1, 1 << 90):
        middle = (low + high) / 2
        low, high = (middle, high) if _function(middle, d - 1) < _level(d, beta) else (low, middle)
    return low


def _roots(package: Any) -> bool:
    """Rule 2: both sides, and brackets as narrow as a hair."""
    ctx.prec = 300
    module = package.large_beta.root
    for d, beta in ((2, Fraction(10**5)), (3, Fraction(99)), (4, Fraction(50)), (7, Fraction(10**4))):
        n, star = d - 1, _star(d, beta)
        for root, fits in (
            ((star - HAIR, star + HAIR), True),
            ((star + HAIR, star + 2 * HAIR), False),
            ((star - 2 * HAIR, star - HAIR), False),
            ((Fraction(n, 2), star + HAIR), False),
        ):
            if refused(package, lambda d=d, beta=beta, root=root: module.require_root(d, beta, root, BITS)) is fits:
                return False
        root = (star - 1, star + Fraction(3, 2))
        with recorded(module) as seen:
            module.require_root(d, beta, root, BITS)
        lower, upper = seen["root.lower <= q_*"], seen["q_* <= root.upper"]
        slack, target = 60 * d * UNIT, top(_level(d, beta))
        if len(seen) != 3 or seen["n/2 < root.lower"] != (Fraction(n, 2), root[0]):
            return False
        if not (above(lower[0], top(_function(root[0], n)), slack) and above(-lower[1], -target, slack)):
            return False
        if not (above(upper[0], target, slack) and above(-upper[1], -top(_function(root[1], n)), slack)):
            return False
    return True


def _times(left: list[int], right: list[int]) -> list[int]:
    found = [0] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            found[i + j] += x * y
    return found


def _least_tail(p: int, first: int) -> Fraction:
    """The least B that rule 4 allows, from products of linear factors in m = k - first."""
    power, rising, after = [1], [1], [1]
    for _ in range(p):
        power = _times(power, [first, 1])
    for i in range(1, p + 3):
        rising = _times(rising, [first + i, 1])
    for i in (p + 1, p + 2):
        after = _times(after, [first + i, 1])
    linear = p * (p + 1) // 2
    known = [x + linear * y for x, y in zip(after, [first + p + 2, 1, 0], strict=True)]
    known = _times(power, known)
    lacking = [x - y for x, y in zip(rising, known, strict=True)]
    if any(x > 0 for x in lacking[p + 1 :]):
        raise ValueError("no B will do")
    return max(Fraction(x, y) for x, y in zip(lacking, power, strict=False))


def _tails(package: Any) -> bool:
    """Rule 4 holds from the least B on."""
    module = package.large_beta.moments
    for p in range(5):
        for first in (1, 2, 3, 9):
            least = _least_tail(p, first)
            for tail, fits in ((least, True), (least + 1, True), (least - HAIR, False)):
                if refused(package, lambda p=p, k=first, tail=tail: module.require_tail(p, k, tail)) is fits:
                    return False
    if module._shifted([Fraction(x) for x in (1, 2, 3)], 2) != [17, 14, 3]:
        return False
    return [module.halves(n) for n in range(1, 7)] == [(0, 1), (1,), (1, 2), (2,), (2, 3), (3,)]


def _excess(p: int, t: Fraction, first: int, tail: Fraction) -> tuple[arb, Fraction]:
    """e_p(t), and the sum that e^-t is multiplied by."""
    if p == 0:
        return arb(0), Fraction(0)
    head = sum((t ** (k + p) / (Fraction(k) ** p * factorial(k)) for k in range(1, first)), Fraction(0))
    return ball(Fraction(p * (p + 1), 2) / t + tail / t**2) + ball(head) * (-ball(t)).exp(), head


def _excesses(package: Any) -> bool:
    """h(t) of (M4) for t >= k_0 + n/2 + 1, of t cut down to 64 bits behind the point, rounded up."""
    ctx.prec = 300
    for n in range(1, 7):
        for first, beyond in ((1, Fraction(0)), (2, Fraction(1, 3)), (5, Fraction(31, 7)), (3, 1 - HAIR**2)):
            t = first + Fraction(n, 2) + 1 + beyond
            orders = (n // 2,) if n % 2 == 0 else (n // 2, n // 2 + 1)
            tails = [Fraction(3 * p + 5, 7) for p in orders]
            parts = [_excess(p, t, first, tail) for p, tail in zip(orders, tails, strict=True)]
            truth = around(sum((x for x, _ in parts), arb(0)) / len(parts), 0)[0]
            slack = (6 * UNIT if beyond.denominator == 1 else Fraction(1, 1 << 60)) * (1 + sum(y for _, y in parts))
            if not above(package.large_beta.moments.log_excess(n, t, first, tails, BITS), truth, slack):
                return False
    with changed((package.large_beta.moments, "exp", lambda _: SimpleNamespace(high=1))):  # a unit for e^-t
        found = package.large_beta.moments.log_excess(2, Fraction(7), 4, [Fraction(3)], BITS)
    return bool(found == Fraction(1, 7) + Fraction(3, 49) + (49 + 86 + 134) * UNIT)  # 7^(k+1)/(k k!), each rounded up


def long_charge(numbers: Iterable[Fraction], times: int) -> tuple[int, int, int]:
    """The work for so many operations with numbers of so many bits."""
    bits = sum(len(f"{abs(part):b}") * (part != 0) for x in numbers for part in x.as_integer_ratio())
    return 0, bits, times * (8 + 8 * (bits // 30_000))


def _charges(package: Any) -> bool:
    """The work for long numbers, and for tails and the bound of E_n; where d ends."""
    root, moments = package.large_beta.root, package.large_beta.moments
    for size in (3, 29_990, 29_991, 30_000, 30_010, 59_990, 60_010):
        numbers = [Fraction(1 << size), Fraction(5, 7), Fraction(0)]
        if _charged(root.spend_long, numbers, 3) != [long_charge(numbers, 3)]:
            return False
    for n, orders in ((1, (0, 1)), (2, (1,)), (5, (2, 3))):
        one = (0, 0, sum(8 * (p * p + 6 * p + 9) for p in orders))
        each = (0, 90 + 84 * (7 + n // 2 + 1), 7 * 11 * len(orders))
        if _charged(moments.spend_excess, n, 7, 90, 11) != [one, each]:
            return False
    ends = []
    for d in (1000, 1001):
        try:
            root.require_root(d, Fraction(1000), (Fraction(1), Fraction(2)), 40)
        except package.Refusal as refusal:
            ends.append(type(refusal))
    return ends == [package.Invalid, package.LimitReached]


def _charged(spend: Callable[..., None], *given: Any) -> list[tuple[int, ...]]:
    charges: list[tuple[int, ...]] = []
    spend(SimpleNamespace(spend=lambda *charge: charges.append(charge)), *given)
    return charges


NUMBER_PARTS: tuple[Callable[[Any], bool], ...] = (_levels, _roots, _tails, _excesses, _charges)
