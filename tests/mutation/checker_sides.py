"""Both sides of every inequality that the rules compare, held against Arb and exact fractions: a part of the suite.

For each example the checker's comparisons are recorded. They must be those of FORMAT/, none more, none less; each
side must err in the unfavourable direction, and by no more than rounding explains. The same with 3 and 10 bits, where
an enclosure that is read at its wrong end shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

from flint import arb, ctx

from tests.checker.arb_evidence import entropy_coefficients, zero_f_one
from tests.checker.arb_truth import alpha, ball, ends, linear_threshold, number, weight
from tests.checker.case_tools import coupling_below
from tests.checker.sample_certificates import document, examples, refuted
from tests.mutation.mutate import replaced

Side = Fraction | int | arb
Inequality = tuple[str, Side, Side, Fraction | int]
"""What is compared, smaller and larger side, and the size relative to which they are rounded."""
Box = tuple[Fraction, Fraction]
F = Fraction


def box(value: dict[str, str]) -> Box:
    """{"lower": ..., "upper": ...}."""
    return number(value["lower"]), number(value["upper"])


def root(d: int, x: Fraction, what: str, below: bool) -> Inequality:
    """The sign of D_d(x), multiplied by the denominator of x."""
    nu = arb(d) / 2
    z = (ball(x) / 2) ** 2
    value = x.denominator * (d * ball(x) * z.hypgeom_0f1(nu + 2) - (d + 2) * z.hypgeom_0f1(nu + 1))
    size = x.denominator * d * (1 + x)
    return (f"D_{d}({what}) < 0", value, 0, size) if below else (f"0 < D_{d}({what})", 0, value, size)


def bracket(d: int, ends_of: Box, what: str) -> Iterator[Inequality]:
    lower, upper = ends_of
    yield f"0 < {what}.lower", 0, lower, 1
    yield f"{what}.lower < {what}.upper", lower, upper, 1
    yield root(d, lower, f"{what}.lower", True)
    yield root(d, upper, f"{what}.upper", False)


def expected(claim: dict[str, Any]) -> Iterator[Inequality]:
    """The inequalities of FORMAT/ for a claim, without those about the tail of a series."""
    d, label, evidence = claim["d"], claim["label"], claim["evidence"]
    if label in ("beta-star", "elementary-bounds"):
        what = "enclosure" if label == "beta-star" else "bounds"
        yield from bracket(d, box(claim[what]), what)
        return
    if label == "monotone-in-dimension":
        x = number(evidence["separator"])
        yield "0 < separator", 0, x, 1
        yield root(d, x, "separator", True)
        yield root(d + 1, x, "separator", False)
        return
    a, b = ends(claim)
    if "beta_star" in evidence:
        star = box(evidence["beta_star"])
        yield from bracket(d, star, "beta_star")
        if a == "beta-star" and isinstance(b, Fraction):
            yield "beta_star.upper <= b", star[1], b, 1
        if isinstance(a, Fraction):
            yield "a <= beta_star.lower", a, star[0], 1
    if claim["outcome"] == "refuted":
        yield from _counterexample(claim, a, b)
    else:
        left, right = outer(claim)
        rules = {
            "linear-threshold": _threshold,
            "critical-coupling": _coupling,
            "majorisation": _majorisation,
            "quartic-sign": _sign,
            "quartic-obstruction": _obstruction,
            "regime": _regime,
        }
        yield from rules[label](claim, left, right)


def outer(claim: dict[str, Any]) -> tuple[Fraction, Fraction | None]:
    """(a-, b+), b+ None at infinity."""
    a, b = ends(claim)
    star = box(claim["evidence"]["beta_star"]) if "beta_star" in claim["evidence"] else (F(0), F(0))
    left = a if isinstance(a, Fraction) else star[0]
    return left, b if isinstance(b, Fraction) else None if b == "inf" else star[1]


def _threshold(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    lower, upper = box(claim["enclosure"])
    yield "enclosure.lower <= K_#(b)", lower, F(0) if b is None else linear_threshold(claim["d"], b), 1
    yield "K_#(a) <= enclosure.upper", linear_threshold(claim["d"], a), upper, 1


def _coupling(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    if b is not None:
        yield root(claim["d"], b, "b", True)
    yield from _threshold(claim, a, b)


def riccati(d: int, left: Fraction, right: Fraction) -> Inequality:
    half = arb(d) / 2
    bound = ((ball(right) / 2) ** 2).hypgeom_0f1(half + 2) / ((d + 2) * zero_f_one(d, left))
    return "(x slope)^2 + (d+1) slope < 1 (Riccati)", (ball(right) * bound) ** 2 + (d + 1) * bound, 1, d


def tail_weight(d: int, order: int, x: Fraction) -> Fraction:
    """B_order(x)."""
    value = F(1)
    for j in range(1, order):
        value *= (d + j - 1) * x / (j * (d + 2 * j))
    return value


def _decreasing(d: int, x: Fraction, last: int) -> Inequality:
    return "(d + l_max) x <= (l_max + 1)(d + 2 l_max + 2)", (d + last) * x, F((last + 1) * (d + 2 * last + 2)), 1


def _majorisation(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    d, evidence, (lower, upper) = claim["d"], claim["evidence"], box(claim["enclosure"])
    points, last = [number(x) for x in evidence["nodes"]], evidence["l_max"]
    yield "nodes[0] <= a", points[0], a, 1
    if b is not None:
        yield "last node <= b", points[-1], b, 1
        yield "b <= last node", b, points[-1], 1
    yield "0 <= enclosure.lower", 0, lower, 1
    if claim["beta_interval"][1] == "beta-star":
        yield "last node but one <= beta_star.lower", points[-2], box(evidence["beta_star"])[0], 1
        yield "enclosure.upper <= 0 at beta_*", upper, 0, 1
    elif b is not None:
        yield "enclosure.lower <= 1 - d r(b)", lower, 1 - d * alpha(d, 2, b), d
        yield "1 - d r(b) <= enclosure.upper", 1 - d * alpha(d, 2, b), upper, d
    yield _decreasing(d, points[-1], last)
    for i, (left, right) in enumerate(pairwise(points)):
        stretch = zero_f_one(d, right) / zero_f_one(d, left)
        for order in range(3 if i == len(points) - 2 else 2, last + 1):
            value = weight(d, order) * alpha(d, order, right) * stretch
            yield f"piece {i}: A_{order} alpha_{order} <= 1 - enclosure.lower", value, 1 - lower, order * d
    yield riccati(d, points[-2], points[-1])
    yield "B_{l_max+1}(last node) <= 1 - enclosure.lower", tail_weight(d, last + 1, points[-1]), 1 - lower, last * d


def _sign(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    d, evidence = claim["d"], claim["evidence"]
    points = [number(x) for x in evidence["nodes"]]
    yield "0 < nodes[0]", 0, points[0], 1
    yield "nodes[0] <= a", points[0], a, 1
    star = "beta_star" in evidence
    if star:
        yield "beta_star.upper <= nodes[1]", box(evidence["beta_star"])[1], points[1], 1
        yield riccati(d, points[0], points[1])
    for i, (left, right) in list(enumerate(pairwise(points)))[1 if star else 0 :]:
        value = d * alpha(d, 2, left) * zero_f_one(d, left) / zero_f_one(d, right)
        yield f"piece {i}: 1 < d r", 1, value, d
    if b is None or b > points[-1]:
        yield "(d+2)/(d-1) <= last node", F(d + 2, d - 1), points[-1], 1


def _obstruction(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    d, evidence = claim["d"], claim["evidence"]
    n = evidence["order"]
    if evidence["rule"] == "quartic-density":
        eps, t, base = (number(evidence[key]) for key in ("epsilon", "t", "base"))
        delta = abs(eps) + eps**2 * abs(t) * F(d - 1, d)
        yield "0 < base", 0, base, 1
        yield "base <= a", base, a, 1
        yield "0 < |epsilon|", 0, abs(eps), 1
        yield "|epsilon| + epsilon^2 |t| (d-1)/d <= 1/2", delta, F(1, 2), 1
        entropy = sum((c * eps**j for j, c in enumerate(entropy_coefficients(d, t, n))), F(0))
        entropy += delta ** (n + 1) / (n * (n + 1) * (1 - delta))
        energy = ball(eps**2 / (2 * d)) + ball(eps**4 * t**2 * F(d - 1, d * d * (d + 2))) * alpha(d, 2, base)
        yield "H(rho) < K_# E(rho)", entropy, energy, 1
        return
    if isinstance(ends(claim)[0], Fraction):
        yield root(d, a, "a", False)
    eps, t = number(evidence["epsilon_max"]), F(d, 2 * d - 2)
    delta = eps + eps * eps / 2
    yield "0 < epsilon_max", 0, eps, 1
    yield "epsilon_max + epsilon_max^2/2 <= 1/2", delta, F(1, 2), 1
    bound = sum((max(c, F(0)) * eps ** (j - 6) for j, c in enumerate(entropy_coefficients(d, t, n)) if j >= 6), F(0))
    bound += eps ** (n - 5) * (1 + eps / 2) ** (n + 1) / (n * (n + 1) * (1 - delta))
    yield "bound of the sextic remainder <= constant", bound, number(evidence["constant"]), 1


def _regime(claim: dict[str, Any], a: Fraction, b: Fraction | None) -> Iterator[Inequality]:
    d, (first, last) = claim["d"], ends(claim)
    unique = claim.get("unique_critical_point")
    if claim["transition"] == "continuous":
        if isinstance(last, Fraction):
            yield root(d, last, "b", True)
        if unique and b is not None:
            yield "X <= K_#(b)/2", number(unique["upper"]), linear_threshold(d, b) / 2, 1
        return
    if isinstance(first, Fraction):
        yield root(d, first, "a", False)
    if unique and b is not None:
        top = claim["evidence"]["l_max"]
        yield _decreasing(d, b, top)
        values = [ball(1), ball(tail_weight(d, top + 1, b))]
        values += [weight(d, order) * alpha(d, order, b) for order in range(2, top + 1)]
        largest = max(values, key=lambda value: float(value.mid()))
        scaled = 2 * ball(number(unique["upper"])) * largest
        yield "2 X max(A_l alpha_l(b)) <= K_#(b)", scaled, linear_threshold(d, b), d


def _counterexample(claim: dict[str, Any], a: Fraction | str, b: Fraction | str) -> Iterator[Inequality]:
    d, found = claim["d"], claim["counterexample"]
    x = number(found["beta"])
    if isinstance(a, Fraction):
        yield "a <= counterexample", a, x, 1
    else:
        yield root(d, x, "counterexample", False)
    if isinstance(b, Fraction):
        yield "counterexample <= b", x, b, 1
    if b == "beta-star" or claim["label"] != "majorisation":
        yield root(d, x, "counterexample", True)
    if claim["label"] == "majorisation":
        order = found["l"]
        what = f"1 < A_{order} alpha_{order}(counterexample)"
        yield what, 1, weight(d, order) * alpha(d, order, x), order * d


def claims() -> Iterator[dict[str, Any]]:
    """The examples, and what they leave out."""
    for d in (2, 3):
        yield from examples(d).values()
        yield coupling_below(d)
        for order in (5, 6):
            yield replaced(examples(d)["quartic-family"], ("evidence", "order"), order)
        yield refuted("majorisation", d, "beta-star", F(4), F(3), 3)
        yield refuted("quartic-sign", d, F(1, 2), "beta-star", F(1))


TAIL = "tail of the 0F1 series, x^2 <= (d+2+2n)(n+1)"
"""Compared exactly; cases.py has it at equality."""


@cache
def recorded_truth() -> list[tuple[dict[str, Any], list[Inequality]]]:
    """Every claim with its inequalities."""
    ctx.prec = 500
    found = []
    for claim in claims():
        inequalities = {item[0]: item for item in expected(claim)}
        for bits in (claim["evidence"]["precision"], 3, 10):
            evidence = {**claim["evidence"], "precision": bits}
            found.append(({**claim, "evidence": evidence}, list(inequalities.values())))
    return found


def sides(package: Any) -> bool:
    """Every comparison of every claim is the one of FORMAT/."""
    ctx.prec = 500
    seen: dict[str, tuple[Fraction, Fraction]] = {}

    def less(what: str, left: Fraction | int, right: Fraction | int) -> None:
        seen[what if "<=" not in what else f"strict: {what}"] = Fraction(left), Fraction(right)

    def at_most(what: str, left: Fraction | int, right: Fraction | int, unit: Fraction | int = 1) -> None:
        seen[what if "<=" in what else f"weak: {what}"] = Fraction(left) / unit, Fraction(right) / unit

    recorders = {"require_less": less, "require_at_most": at_most}
    modules = [
        package.arithmetic.series,
        package.arithmetic.root,
        package.document.region,
        package.bessel.threshold,
        package.bessel.linear_threshold,
        package.bessel.majorisation,
        package.quartic.sign,
        package.quartic.obstruction,
        package.main_theorem,
        package.refutation,
    ]
    kept = [(module, name, getattr(module, name)) for module in modules for name in recorders if hasattr(module, name)]
    try:
        for module, name, _ in kept:
            setattr(module, name, recorders[name])
        for claim, inequalities in recorded_truth():
            seen.clear()
            package.check_document(document(claim))
            seen.pop(TAIL, None)
            bits = claim["evidence"]["precision"]
            if seen.keys() != {what for what, *_ in inequalities}:
                return False
            if not all(_agrees(*seen[what], left, right, size, bits) for what, left, right, size in inequalities):
                return False
    finally:
        for module, name, function in kept:
            setattr(module, name, function)
    return True


def _agrees(
    left: Fraction, right: Fraction, true_left: Side, true_right: Side, size: Fraction | int, bits: int
) -> bool:
    """The smaller side is not below its true value, the larger not above; neither is far away."""
    room = ball(size) * arb(2) ** (24 - bits)
    low = _excess(left, true_left)
    high = _excess(right, true_right)
    return bool(low >= 0 and high <= 0 and low <= room and -high <= room)


def _excess(found: Fraction, true: Side) -> arb:
    """How much is added to the true value; exactly 0 for equal fractions."""
    return ball(found) - true if isinstance(true, arb) else ball(found - true)
