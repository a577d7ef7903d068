"""The claim `threshold` for Kuramoto and Daido's kernel: the value m* from which on the transition is continuous."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.coupling.density import Touch
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.turning import check_turning
from certify.core.ball import Ball, precision
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KURAMOTO_DAIDO, family
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import Minimiser, minimiser_of, touch_sizes
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import critical_density
from certify.solve.kernels.point import density_evidence, floats
from certify.solve.kernels.slab import slab_proof
from certify.solve.kernels.threshold import CRITERION_TRUST

_START = Fraction(5, 4)
_STEPS = 40


def turning(digits: int) -> Claim:
    """m* to 10^-digits. Undecided where it is not proved."""
    guess, near = _guess(digits + 6)
    scale = 2 ** (4 * digits + 16)
    low, high = (Fraction(round((guess + sign * Fraction(4, 10 ** (digits + 1))) * scale), scale) for sign in (-1, 1))
    sizes, touch = _competitor(low, near, digits + 3)
    proof = slab_proof(kernel_of(family(KURAMOTO_DAIDO, high), 2), near, digits + 3)
    check_turning(low, high, (sizes, touch), proof.plan, proof.star)
    evidence = {"rule": "slab", "competitor": density_evidence(sizes, touch), "slab": proof.evidence()}
    return Claim(
        "threshold",
        2,
        "proved",
        Enclosure(low, high),
        details={"continuous": "outside"},
        evidence=evidence,
        trust=CRITERION_TRUST,
        subject={"kernel": {"family": KURAMOTO_DAIDO}},
    )


def _competitor(m: Fraction, near: Minimiser, digits: int) -> tuple[TouchSizes, Touch]:
    """An explicit density near the other critical one at m, from one at another m."""
    with untrusted():
        sizes = touch_sizes(near, digits)
        return sizes, critical_density(kernel_of(family(KURAMOTO_DAIDO, m), 2), sizes, near)


def _guess(digits: int) -> tuple[Fraction, Minimiser]:
    """Newton's method for m min H/E = 1, whose derivative is min H/E (1 - m m_2^2/E): not proved, and need not be."""
    m, bits = _START, digits * 4
    with untrusted():
        near = minimiser_of(floats(kernel_of(family(KURAMOTO_DAIDO, m), 2)))
    if near is None:
        raise Undecided("the search found no other critical density")
    for _ in range(_STEPS):
        sizes, touch = _competitor(m, near, digits)
        with precision(sizes.bits), untrusted():
            near = polished(near, touch)
            ratio = touch.upper_coupling()
            squares = touch.mean.scale_columns(touch.mean).entries()
            slope = ratio * (1 - squares[1] * m / (squares[0] + squares[1] * m))
            step = (ratio * Ball(m) - 1) / slope
            change = as_fraction(step.midpoint())
        m = Fraction(round((m - change) * 2**bits), 2**bits)
        if abs(change) * 10**digits < 1:
            return m, near
    raise Undecided("Newton's method for the value of the parameter did not settle")
