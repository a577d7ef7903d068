"""K_c of any kernel between two bounds, where no cover closes or is searched: the rule `kernel-bounds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, comb, log2
from typing import Any, Final

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.bounds import check_least, explicit_quotient
from certify.bounds.kernels.criterion import step_of
from certify.bounds.kernels.declared import require_declared
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.finite import Finite
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import BECKNER, HARMONICS, KERNEL_BOUNDS, SEMICONTINUITY, Claim, Enclosure
from certify.core.decimals import short
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.core.kernel import KernelDescription
from certify.cover.sizes import TouchSizes
from certify.search.kernels.bounds import Spectrum, affordable, leading_field
from certify.search.untrusted import untrusted
from certify.solve.coupling.linear_field import outward, two_bounds
from certify.solve.coupling.point import density_near
from certify.solve.kernels.point import field_evidence, floats
from certify.solve.kernels.threshold import subject

_BITS: Final = 64
_LAST: Final = (8, 32, 128, 500, 1000)
_BETTER: Final = 1 + 1e-4
_PLACES: Final = 40
_SHORT: Final = 12
_DIGITS: Final = 9


def bounded_coupling(description: KernelDescription, d: int, reason: str | None) -> Claim:
    """`critical-coupling` of all densities, between two bounds. Undecided where there is not even one from below.

    reason: why it is not enclosed more closely, which is said beside it.
    """
    found = between(kernel_of(description, d))
    return Claim(
        "critical-coupling",
        d,
        "proved",
        found.enclosure,
        evidence=found.evidence,
        trust=found.trust,
        reason=two_bounds(found.enclosure.lower, found.enclosure.upper, reason),
        subject=subject(description),
    )


@dataclass(frozen=True, slots=True, repr=False)
class Between:
    """Two bounds of K_c as `enclosure`, the `evidence` that proves them, and the cited facts, `trust`, of it."""

    enclosure: Enclosure
    evidence: Mapping[str, Any]
    trust: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<K_c in {short(self.enclosure.lower, self.enclosure.upper)}; from {', '.join(self.trust)}>"


def between(kernel: Kernel) -> Between:
    """K_c of all densities, between two bounds. Undecided where there is not even one from below.

    BadInput where the kernel's first eigenvalues contradict what it declares.
    """
    require_declared(kernel)
    lower, share, last, bits = least_coupling(kernel)
    upper, touch = _above(kernel)
    evidence = {"rule": KERNEL_BOUNDS, "precision": bits, "l_max": last, "share": share, **touch}
    trust = (BECKNER, SEMICONTINUITY, HARMONICS) if share else (SEMICONTINUITY, HARMONICS)
    return Between(Enclosure(lower, upper), evidence, trust)


def least_coupling(kernel: Kernel) -> tuple[Fraction, Fraction, int, int]:
    """A bound of K_c from below, with the share, the last degree and the bits that prove it. Undecided without one."""
    best: tuple[float, Fraction, int, int] | None = None
    for spectrum in _spectra(kernel):
        with untrusted(), precision(_BITS):
            coupling, part = spectrum.largest(BallMatrix.row([kernel.threshold()]).floats()[0])
            if coupling > 0 and (best is None or coupling > best[0] * _BETTER):
                bits = _BITS + 2 * spectrum.last + int(3 * coupling * spectrum.height) + max(0, ceil(-log2(coupling)))
                best = coupling, _exact(part, spectrum), spectrum.last, bits
    if best is None:
        raise Undecided("no bound of K_c from below is known to this program for this kernel")
    found, share, last, bits = best
    lower = _short(found)
    with precision(bits + _BITS):
        check_least(kernel, lower, share, last)
    return lower, share, last, bits


def _exact(found: float, spectrum: Spectrum) -> Fraction:
    """Exactly; a float that is 1, though a part has to be left for what is beyond the last degree, a little less."""
    return min(Fraction(found), 1 - Fraction(1, 1 << _BITS)) if spectrum.open else Fraction(found)


def _short(x: float) -> Fraction:
    """A number just below, of few bits."""
    numerator, denominator = x.as_integer_ratio()
    size = numerator.bit_length() - denominator.bit_length()
    scale = Fraction(2) ** (_PLACES - size)
    return (Fraction(numerator, denominator) * scale).__floor__() / scale


def _spectra(kernel: Kernel) -> Iterator[Spectrum]:
    """In floats, with more and more degrees; those are left out at which nothing is known beyond the last."""
    step = step_of(kernel)
    for last in _LAST:
        degrees = kernel.up_to(last)
        try:
            with untrusted(), precision(_BITS + last):
                row = [kernel.eigenvalue(degree) * 2 for degree in degrees]
                numbers = BallMatrix.row([*row, kernel.most(last) * 2, kernel.highest(last) * 2]).floats()
                shares = [1 / comb(kernel.d + degree // step - 2, degree // step - 1) for degree in degrees]
        except Undecided:
            continue
        more = bool(kernel.degrees(last + 1)[len(degrees) :])
        yield Spectrum(last, numbers[:-2], shares, numbers[-2], numbers[-1], more)
        if not more:
            return


def _above(kernel: Kernel) -> tuple[Dyadic | Fraction, dict[str, Any]]:
    """K_# or, if it is less, H/E of a density that the search finds, with it in the form of the evidence."""
    with precision(_BITS + 40):
        threshold = kernel.threshold()
        best: Dyadic | Fraction = outward(threshold, _PLACES)
        if (exact := kernel.exact(kernel.leading[0])) is not None:
            best = 1 / (2 * exact)
    for search in (_near, _leading):
        try:
            sizes, field = search(kernel)
            with precision(sizes.working):
                quotient = explicit_quotient(kernel, sizes, field)
                if quotient.surely_less(threshold):
                    return outward(quotient, _PLACES), {"touch": field_evidence(sizes, field)}
        except Undecided:
            continue
    return best, {}


def _near(kernel: Kernel) -> tuple[TouchSizes, BallMatrix]:
    """The minimiser of H/E, of a kernel whose sum of kappa_l has a bound."""
    with untrusted():
        _, sizes, touch, _ = density_near(kernel, floats(kernel), _DIGITS)
        return affordable(floats(kernel), sizes, touch.field.floats()), touch.field.midpoints()


def _leading(kernel: Kernel) -> tuple[TouchSizes, BallMatrix]:
    """A field of the leading degree alone, by the first degrees in short numbers."""
    degrees = kernel.degrees(_SHORT)
    with precision(_BITS):
        values = BallMatrix.row([kernel.eigenvalue(degree) for degree in degrees]).dyadic_midpoints()
        most = BallMatrix.row([kernel.most(degrees[-1])]).floats()[0]
    pairs = zip(degrees, values, strict=True)
    table = Finite(kernel.d, {degree: as_fraction(value) * multiplicity(kernel.d, degree) for degree, value in pairs})
    with untrusted():
        sizes, field = leading_field(floats(table), most)
    with precision(sizes.working):
        return sizes, BallMatrix.row([Ball(Fraction(x)) for x in field])
