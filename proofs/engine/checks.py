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
from dataclasses import dataclass

import sympy as sp

from proofs.engine.derivation import Check, NotDerived
from proofs.engine.symbols import Expr


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
    if expr == 0 or (expr.is_rational_function() and sp.expand(sp.fraction(sp.together(expr))[0]) == 0):
        return True
    reduced = sp.powsimp(sp.expand_power_exp(reduce_gamma(expr)))
    numerator = sp.fraction(sp.together(sp.expand_power_exp(reduced)))[0]
    if sp.expand(sp.expand_power_exp(numerator)) == 0:
        return True
    return not _clearly_nonzero(expr) and bool(sp.simplify(reduced) == 0)


def _clearly_nonzero(expr: Expr) -> bool:
    """A cheap reason to give up, never evidence for an identity: a floating-point value at one point is not small."""
    point = {
        symbol: sp.Integer(3 + i) if symbol.is_integer else sp.Rational(7 + 3 * i, 10 + i)
        for i, symbol in enumerate(sorted(expr.free_symbols, key=str))
    }
    value = sp.N(expr.subs(point), 30)
    return bool(value.is_number and value.is_finite and abs(value) > sp.Float("1e-12"))


def _short(expr: Expr, width: int = 120) -> str:
    text = str(sp.sstr(expr))
    return text if len(text) <= width else text[: width - 3] + "..."


@dataclass(frozen=True)
class Identities:
    """Check: every pair (left, right) is an identity. Its parts stay readable, so that tests can falsify them."""

    pairs: tuple[tuple[Expr, Expr], ...]

    def __call__(self) -> str:
        if not self.pairs:
            raise NotDerived("no identity given")
        for left, right in self.pairs:
            difference = sp.sympify(left) - sp.sympify(right)
            if not vanishes(difference):
                raise NotDerived(f"not an identity: left - right = {_short(difference)}")
        return "difference rewritten to 0" if len(self.pairs) == 1 else f"{len(self.pairs)} differences rewritten to 0"


def identity(left: Expr, right: Expr = 0) -> Check:
    """left = right, by exact rewriting of the difference to 0."""
    return Identities(((left, right),))


def identities(pairs: Sequence[tuple[Expr, Expr]]) -> Check:
    """Every (left, right) of a list is an identity."""
    return Identities(tuple(pairs))


@dataclass(frozen=True)
class Induction:
    """Check: claim(index) holds for every index >= start; see `induction`."""

    claim: Expr
    index: Expr
    start: int
    base: Expr
    previous: Expr
    step: Expr

    def __call__(self) -> str:
        claim = sp.sympify(self.claim)
        identity(self.base, claim.subs(self.index, self.start))()
        identity(sp.sympify(self.step).subs(self.previous, claim), claim.subs(self.index, self.index + 1))()
        n = sp.latex(self.index)
        return rf"base ${n}={self.start}$ and step ${n}\to {n}+1$ rewritten to 0"


def induction(claim: Expr, index: Expr, *, start: int, base: Expr, previous: Expr, step: Expr) -> Check:
    """claim(index) holds for every index >= start, by induction.

    base: the value at `start`, given independently; step: what the recurrence gives at index + 1 when `previous` (a
    symbol in it) is the value at index.
    """
    return Induction(claim, index, start, base, previous, step)


def _nonnegative_coefficients(poly: Expr, variables: Sequence[Expr], positive: Sequence[Expr], strict: bool) -> str:
    """The empty text if the polynomial certifies itself, else the reason why not."""
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


def _name(symbol: Expr) -> str:
    """A symbol as TeX, without the empty index of a name such as t_."""
    return str(sp.latex(symbol)).replace("_{}", "")


@dataclass(frozen=True)
class Positive:
    """Check: expr > 0 (>= 0 if not strict) on a domain; see `positive`."""

    expr: Expr
    where: Mapping[Expr, Expr]
    nonnegative: tuple[Expr, ...]
    positive_symbols: tuple[Expr, ...]
    strict: bool

    def __call__(self) -> str:
        value = sp.together(sp.sympify(self.expr).subs(dict(self.where), simultaneous=True))
        numerator, denominator = sp.fraction(sp.cancel(value))
        variables = [*self.nonnegative, *self.positive_symbols]
        unknown = (numerator.free_symbols | denominator.free_symbols) - set(variables)
        if unknown:
            raise NotDerived(f"no domain given for {sorted(map(str, unknown))}")
        reasons = []
        for sign in (1, -1):
            above = _nonnegative_coefficients(
                sp.expand(sign * numerator), variables, self.positive_symbols, self.strict
            )
            below = _nonnegative_coefficients(sp.expand(sign * denominator), variables, self.positive_symbols, True)
            if not above and not below:
                return rf"all coefficients $\ge0$ in ${', '.join(map(_name, variables)) or 'Q'}$"
            reasons.append(above or below)
        raise NotDerived(f"no positivity certificate for {_short(numerator)}: {reasons[0]}")


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
    return Positive(expr, where or {}, tuple(nonnegative), tuple(positive_symbols), strict)


@dataclass(frozen=True)
class AllOf:
    """Check: every one of several checks passes."""

    checks: tuple[Check, ...]

    def __call__(self) -> str:
        return "; ".join(dict.fromkeys(item() for item in self.checks))


def all_of(*checks: Check) -> Check:
    """Every check passes; the evidence is theirs, joined."""
    return AllOf(checks)
