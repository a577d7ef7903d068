"""The families of `certify.core.kernel` in balls: lambda_l, the leading degree for all l, tails, and signs.

The lemmas (proofs: the docstrings, in a line each). Leading: |lambda_{l+1}| < |lambda_l| in every family that is not a
list, and for the cone |sin(l x/2)| <= l |sin(x/2)| gives lambda_l < lambda_1.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels import legendre
from certify.bounds.kernels.algebraic import AbsPower, Cone, Onsager, Power, Relu
from certify.bounds.kernels.finite import Finite
from certify.bounds.kernels.geometric import Heat, Poisson
from certify.bounds.kernels.kernel import Kernel
from certify.core.errors import BadInput
from certify.core.kernel import LISTS, KernelDescription, require_dimension


def kernel_of(description: KernelDescription, d: int) -> Kernel:
    """The kernel in dimension d. BadInput if it is not there, or has no lambda_l > 0."""
    require_dimension(description, d)
    if description.family in LISTS:
        return _finite(description, d)
    value = description.numbers[0] if description.numbers else Fraction(0)
    makers: dict[str, Callable[[], Kernel]] = {
        "poisson": lambda: Poisson(d, value),
        "heat": lambda: Heat(d, value),
        "power": lambda: _terminating(d, 1, value) or Power(d, value),
        "abs-power": lambda: _terminating(d, 2, value) or AbsPower(d, value),
        "cone": lambda: Cone(value),
        "kuramoto-daido": lambda: Finite(2, {1: Fraction(1), 2: value}),
        "relu": lambda: Relu(d),
        "onsager": lambda: Onsager(d),
    }
    return makers[description.family]()


def _finite(description: KernelDescription, d: int) -> Finite:
    if description.family == "gegenbauer":
        kappa = dict(zip(description.degrees, description.numbers, strict=True))
    else:
        kappa = dict(enumerate(legendre.expanded(d, description.numbers)))
    kept = {degree: value for degree, value in kappa.items() if degree > 0 and value != 0}
    if all(value < 0 for value in kept.values()):
        why = (
            "no coefficient is positive, so F_K is convex and K_c = infinity: the uniform density is its only minimiser"
        )
        raise BadInput(f"kernel={str(description)[:40]}: {why}; a kernel with a coefficient > 0 is wanted")
    return Finite(d, kept)


def _terminating(d: int, step: int, exponent: Fraction) -> Finite | None:
    """(1+t)^k or |t|^a where that is a polynomial, over its first coefficient lambda_step."""
    if exponent.denominator != 1 or exponent.numerator % step:
        return None
    row = [Fraction(0)] * exponent.numerator + [Fraction(1)]
    if step == 1:
        row = [Fraction(1)]
        for _ in range(exponent.numerator):
            row = legendre.product(row, [Fraction(1), Fraction(1)])
    kappa = legendre.expanded(d, row)
    first = kappa[step] / multiplicity(d, step)
    return Finite(d, {degree: value / first for degree, value in enumerate(kappa) if degree > 0 and value != 0})
