"""Signs of polynomials along the curve R = r_mu(x), by the nodes of a proof. FORMAT/inequality.md, Nodes.

Every rule returns whether the polynomial is shown to be > 0 (True) or only >= 0 (False), on the whole range, or raises
`Invalid`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ..verdict import Invalid, Malformed
from .domain import Range, corners
from .node import Factor, Node
from .origin import at_origin, leading
from .polynomial import (
    NU,
    Poly,
    R,
    X,
    add,
    coefficients,
    constant,
    degree,
    exponent,
    monomial,
    primitive,
    scaled,
    variables,
)
from .recurrence import is_known
from .setting import Setting, negative, polynomial, positive, require_half, strictly_positive
from .strips import DEPTHS, on_strip


def by_coefficients(setting: Setting, p: Poly, node: Node) -> bool:
    """All coefficients are >= 0 once R, nu and x are written by variables > 0."""
    ring, strip = setting.tower.ring, node.fields.get("strip")
    if setting.tower.roots(p):
        raise Invalid(f"{node.place}: a root is left")
    if R in set(variables(p)) and strip is None:
        strip = "depth-0"
    x = setting.x
    if strip is not None:
        if strip not in DEPTHS:
            require_half(setting)
        p = on_strip(setting.tower, p, strip)
        x = Range(Fraction(0), None, (False, False)) if strip == "amos" else x
    powers = []
    for variable, given in ((NU, setting.nu), (X, x)):
        if given.point:
            p = ring.substitute(p, variable, constant(given.low.numerator), constant(given.low.denominator))
            continue
        top, bottom, ends = given.parameter(variable)
        powers.append((variable, degree(p, variable), ends))
        p = ring.substitute(p, variable, top, bottom)
    least = min(p.values(), default=0)
    if least < 0:
        raise Invalid(f"{node.place}: a coefficient is negative")
    return all(any(_at(key, corner) for key in p) for corner in corners(powers)) if p else False


def _at(key: int, corner: dict[int, int]) -> bool:
    return all(exponent(key, variable) == power for variable, power in corner.items())


def by_known(setting: Setting, p: Poly, node: Node) -> bool:
    """x, a_j, or a root."""
    if not is_known(setting.tower, p):
        raise Invalid(f"{node.place}: this is not known to be positive")
    return setting.strict_roots or not setting.tower.roots(p)


def signed_product(setting: Setting, factors: list[Factor]) -> tuple[Poly, int, int, bool]:
    """(p, n, sign, strict): p/n is the product, n > 0, of this sign; strict: it is not 0 anywhere.

    An even power is >= 0 whatever its base is; the base of an odd one is signed by its proof.
    """
    product, bottom, sign, strict = constant(1), 1, 1, True
    for factor in factors:
        value, n = polynomial(setting.tower, factor.value, factor.proof.place)
        even = factor.power % 2 == 0
        if (even and factor.proof.by == "unknown") or not positive(setting, scaled(value, factor.sign), factor.proof):
            strict = False
        sign *= 1 if even else factor.sign
        product, bottom = setting.tower.mul(product, *[value] * factor.power), bottom * n**factor.power
    return product, bottom, sign, strict


def by_factors(setting: Setting, p: Poly, node: Node) -> bool:
    """A product of powers of polynomials of known sign, up to a positive constant."""
    product, _, sign, strict = signed_product(setting, node.fields["factors"])
    if primitive(scaled(product, sign)) != p:
        raise Invalid(f"{node.place}: the product of the factors is another polynomial")
    return strict


def by_terms(setting: Setting, p: Poly, node: Node) -> bool:
    """A sum of such products, none of them negative, up to a positive constant."""
    total, scale, strict = constant(0), 1, False
    for factors in node.fields["terms"]:
        term, bottom, sign, own = signed_product(setting, factors)
        if sign < 0:
            raise Invalid(f"{node.place}: a term is negative")
        total, scale = add(scaled(total, bottom), term, scale), scale * bottom
        strict = strict or own
    if primitive(total) != p:
        raise Invalid(f"{node.place}: the sum of the terms is another polynomial")
    return strict


def by_root(setting: Setting, p: Poly, node: Node) -> bool:
    """A + B S, by the signs of A, B and of A^2 - B^2 S^2 (`ratio:roots`)."""
    tower, index, case = setting.tower, node.fields["root"] - 1, node.fields["case"]
    if index >= len(tower.radicands):
        raise Malformed(node.place, "there is no such root")
    a, b = tower.split(p, index)
    first, second = node.child("first"), node.child("second")
    if case == "sum":
        above, beside = positive(setting, a, first), positive(setting, b, second)
        return above or (beside and setting.strict_roots)
    norm = tower.norm(p, index)
    strict = positive(setting, norm if case == "outside" else negative(norm), second)
    leading = a if case == "outside" else b
    if first.by != "origin":
        positive(setting, leading, first)
        return strict
    if not strict:
        raise Invalid(f"{node.place}: a sign at 0 carries on only where the norm is not 0")
    origin_positive(setting, leading, first.child("proof"))
    return True


def origin_positive(setting: Setting, p: Poly, proof: Node) -> None:
    """`Invalid` unless p > 0 for all small x > 0, by its leading coefficient."""
    if setting.x.low != 0:
        raise Invalid(f"{proof.place}: the range of x does not begin at 0")
    _, coefficient, _ = leading(setting.tower, p)
    strictly_positive(at_origin(setting), coefficient, proof)


def by_quadratic(setting: Setting, p: Poly, node: Node) -> bool:
    """a V^2 + b V + c, V a power of a variable, by a > 0 and 4ac - b^2."""
    tower, power = setting.tower, node.fields["power"]
    parts = coefficients(p, {"nu": NU, "x": X, "R": R}[node.fields["variable"]])
    if not set(parts) <= {0, power, 2 * power}:
        raise Invalid(f"{node.place}: this is not quadratic")
    c, b, a = (parts.get(k * power, {}) for k in range(3))
    strictly_positive(setting, a, node.child("lead"))
    return positive(setting, add(scaled(tower.mul(a, c), 4), tower.mul(b, b), -1), node.child("rest"))


def by_split(setting: Setting, p: Poly, node: Node) -> bool:
    """On two ranges that meet at a number, which belongs to the first."""
    variable, at = node.fields["variable"], node.fields["at"]
    whole = setting.nu if variable == "nu" else setting.x
    if whole.point or not whole.low < at or (whole.high is not None and not at < whole.high):
        raise Invalid(f"{node.place}: the range is split outside itself")
    left, right = Range(whole.low, at, (whole.closed[0], True)), Range(at, whole.high, (False, whole.closed[1]))
    if variable == "nu":
        below, above = replace(setting, nu=left), replace(setting, nu=right)
    else:
        below, above = setting.on(left), setting.on(right)
    strict = positive(below, p, node.child("first"))
    return positive(above, p, node.child("second")) and strict


def by_wider_range(setting: Setting, p: Poly, node: Node) -> bool:
    """On all smaller x, too; roots may have no meaning there."""
    if setting.tower.roots(p):
        raise Invalid(f"{node.place}: a root is known on the range only")
    whole = Range(Fraction(0), setting.x.high, (False, setting.x.closed[1]))
    return positive(replace(setting, x=whole, tower=replace(setting.tower, radicands=[])), p, node.child("proof"))


def by_scale(setting: Setting, p: Poly, node: Node) -> bool:
    """x = (a nu + b) y with a, b integers and a nu + b > 0: y has the range of x where that is (0, inf). Without R."""
    ring = setting.tower.ring
    a, b = node.fields["slope"], node.fields["shift"]
    factor = add(scaled(monomial(NU), a), constant(b))
    if a * setting.nu.low + b <= 0 or setting.nu.point:
        raise Invalid(f"{node.place}: the scale is not positive")
    if setting.x.low != 0 or setting.x.high is not None:
        raise Invalid(f"{node.place}: the range of x is not (0, inf)")
    top = ring.mul(factor, monomial(X))
    radicands = [ring.substitute(q, X, top, constant(1)) for q in setting.tower.radicands]
    written = ring.substitute(p, X, top, constant(1))
    if any(degree(q, R) for q in [written, *radicands]):
        raise Invalid(f"{node.place}: R occurs, which depends on x")
    return positive(replace(setting, tower=replace(setting.tower, radicands=radicands)), written, node.child("proof"))
