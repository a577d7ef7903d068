"""Identities between rational functions, decided by polynomial arithmetic alone: a false one is refused at once."""

from __future__ import annotations

from collections.abc import Sequence

import sympy as sp

from proofs.engine.derivation import Check, NotDerived
from proofs.engine.symbols import Expr


def rational_identities(pairs: Sequence[tuple[Expr, Expr]]) -> Check:
    """Every (left, right) is an identity of rational functions over Q; other functions in it are NotDerived.

    The numerator of left - right is expanded as a polynomial: the decision is exact both ways.
    """

    def check() -> str:
        if not pairs:
            raise NotDerived("no identity given")
        for number, (left, right) in enumerate(pairs, 1):
            difference = sp.sympify(left) - sp.sympify(right)
            if not difference.is_rational_function():
                raise NotDerived(f"identity {number} is not one of rational functions")
            numerator = sp.fraction(sp.together(difference))[0]
            symbols = sorted(numerator.free_symbols, key=str)
            polynomial = sp.Poly(numerator, *symbols) if symbols else sp.Poly(numerator, sp.Dummy())
            if not polynomial.is_zero:
                raise NotDerived(f"identity {number} is false: left - right has the numerator {str(numerator)[:160]}")
        return f"{len(pairs)} rational function{'s' if len(pairs) > 1 else ''} with numerator 0"

    return check
