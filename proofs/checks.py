"""Exact checks: each returns a function that gives its evidence as text or raises NotDerived.

What counts as evidence here:

* an *identity*: the difference is rewritten, exactly, to the literal 0 (Gamma functions are reduced by
  Gamma(u + 1) = u Gamma(u) to one per class of arguments modulo integers; then it is a rational identity);
* a *sign*: after a substitution by variables that are >= 0 (or > 0), numerator and denominator are polynomials all of
  whose coefficients are >= 0;
* an *induction*: base and step are identities with a symbolic index.

Sample values, floating point and sympy's `limit` or `series` of special functions are never evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy as sp

from proofs.derivation import Check, NotDerived
from proofs.symbols import Expr


def reduce_gamma(expr: Expr) -> Expr:
    """Factorials, binomials, Pochhammer symbols and Gamma, over one Gamma per class of arguments modulo integers."""
    expr = sp.sympify(expr)
    expr = expr.replace(sp.binomial, lambda n, m: sp.gamma(n + 1) / sp.gamma(m + 1) / sp.gamma(n - m + 1))
    expr = expr.replace(sp.factorial, lambda n: sp.gamma(n + 1))
    expr = expr.replace(sp.RisingFactorial, lambda u, n: sp.gamma(u + n) / sp.gamma(u))
    arguments = sorted({sp.expand(g.args[0]) for g in expr.atoms(sp.gamma)}, key=sp.default_sort_key)
    bases: list[Expr] = []
    table: dict[Expr, Expr] = {}
    for argument in arguments:
        base = next((b for b in bases if sp.expand(argument - b).is_Integer), None)
        if base is None:
            bases.append(argument)
            base = argument
        shift = int(sp.expand(argument - base))
        factor = (
            sp.prod([base + i for i in range(shift)])
            if shift >= 0
            else 1 / sp.prod([base + i for i in range(shift, 0)])
        )
        table[argument] = factor * sp.gamma(base)
    return expr.replace(sp.gamma, lambda u: table.get(sp.expand(u), sp.gamma(u)))


def vanishes(expr: Expr) -> bool:
    """Whether exact rewriting brings expr to the literal 0. False is no proof that it differs from 0."""
    expr = sp.sympify(expr)
    if expr == 0:
        return True
    reduced = sp.powsimp(sp.expand_power_exp(reduce_gamma(expr)))
    numerator = sp.fraction(sp.together(sp.expand_power_exp(reduced)))[0]
    if sp.expand(sp.expand_power_exp(numerator)) == 0:
        return True
    return bool(sp.simplify(reduced) == 0)


def _short(expr: Expr, width: int = 120) -> str:
    text = str(sp.sstr(expr))
    return text if len(text) <= width else text[: width - 3] + "..."


def identity(left: Expr, right: Expr = 0) -> Check:
    """left = right, by exact rewriting of the difference to 0."""

    def check() -> str:
        difference = sp.sympify(left) - sp.sympify(right)
        if not vanishes(difference):
            raise NotDerived(f"not an identity: left - right = {_short(sp.simplify(difference))}")
        return "difference rewritten to 0"

    return check


def identities(pairs: Sequence[tuple[Expr, Expr]]) -> Check:
    """Every (left, right) of a list is an identity."""

    def check() -> str:
        if not pairs:
            raise NotDerived("no identity given")
        for left, right in pairs:
            identity(left, right)()
        return f"{len(pairs)} differences rewritten to 0"

    return check


def induction(claim: Expr, index: Expr, *, start: int, base: Expr, previous: Expr, step: Expr) -> Check:
    """claim(index) holds for every index >= start, by induction.

    base: the value at `start`, given independently; step: what the recurrence gives at index + 1 when `previous` (a
    symbol in it) is the value at index.
    """

    def check() -> str:
        identity(base, sp.sympify(claim).subs(index, start))()
        identity(sp.sympify(step).subs(previous, claim), sp.sympify(claim).subs(index, index + 1))()
        return f"base {index} = {start} and step {index} -> {index} + 1 rewritten to 0"

    return check


def _nonnegative_coefficients(poly: Expr, variables: Sequence[Expr], positive: Sequence[Expr], strict: bool) -> str:
    """ "" if the polynomial certifies itself, else the reason why not."""
    if not variables:
        return "" if bool(poly > 0 if strict else poly >= 0) else f"constant {poly}"
    terms = sp.Poly(poly, *variables).terms()
    allowed = [variable in positive for variable in variables]
    witness = False
    for powers, coefficient in terms:
        if not coefficient.is_Rational:
            return f"coefficient {_short(coefficient)} is not a rational number"
        if coefficient < 0:
            return f"coefficient {coefficient} of the monomial {powers} is negative"
        if coefficient > 0 and all(ok or power == 0 for power, ok in zip(powers, allowed, strict=True)):
            witness = True
    return "" if witness or not strict else "no monomial is strictly positive on the whole domain"


def positive(
    expr: Expr,
    where: Mapping[Expr, Expr] | None = None,
    nonnegative: Sequence[Expr] = (),
    positive_symbols: Sequence[Expr] = (),
    *,
    strict: bool = True,
) -> Check:
    """expr > 0 (>= 0 if not strict) on a domain, by nonnegative coefficients.

    where: substitution that parametrises the domain, such as {d: 2 + s}; nonnegative, positive_symbols: the variables
    that are then left, each >= 0 or > 0. A variable without a domain is NotDerived. A denominator must be strictly
    positive by the same certificate (its sign and the numerator's may be flipped together).
    """

    def check() -> str:
        value = sp.together(sp.sympify(expr).subs(dict(where or {}), simultaneous=True))
        numerator, denominator = sp.fraction(sp.cancel(value))
        variables = [*nonnegative, *positive_symbols]
        unknown = (numerator.free_symbols | denominator.free_symbols) - set(variables)
        if unknown:
            raise NotDerived(f"no domain given for {sorted(map(str, unknown))}")
        reasons = []
        for sign in (1, -1):
            above = _nonnegative_coefficients(sp.expand(sign * numerator), variables, positive_symbols, strict)
            below = _nonnegative_coefficients(sp.expand(sign * denominator), variables, positive_symbols, True)
            if not above and not below:
                return f"all coefficients >= 0 in {', '.join(map(str, variables)) or 'Q'}"
            reasons.append(above or below)
        raise NotDerived(f"no positivity certificate for {_short(numerator)}: {reasons[0]}")

    return check


def all_of(*checks: Check) -> Check:
    """Every check passes; the evidence is theirs, joined."""

    def check() -> str:
        return "; ".join(dict.fromkeys(item() for item in checks))

    return check
