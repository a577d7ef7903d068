"""K_c of kernels of at most five degrees, to 30 digits, against a plain float minimisation of H/E, and its exact check.

    python -m benchmarks kernels

The baseline is that of `benchmarks.coupling`. The proof is all that stands behind K_c, the order parameter and the
number of minimisers. Promised is a second for the proof, and one for the check; the notes have the seconds of CPU.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.coupling import cpu, forget, minimum
from benchmarks.measure import Row
from certify.app.inputs import exact_kernels
from certify.bounds.kernels.families import kernel_of
from certify.checker import check_document
from certify.core.certificate import document, text
from certify.core.claim import Claim
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import FloatTable
from certify.solve.kernels.claims import COUPLING, kernel_claims
from certify.solve.kernels.point import floats

DIGITS: Final = 30
CASES: Final = (
    ("poly:0,0,1", 3),
    ("kuramoto-daido m=3/4", 2),
    ("poly:0,1,3/2", 3),
    ("poly:0,0,0,1", 6),
    ("poly:0,0,0,0,0,1", 4),
    ("power k=4", 3),
    ("power k=5", 2),
)
_MOST: Final = 5
"""Degrees: these have one to five."""
_AGREE: Final = 1e-8


def _proved(description: KernelDescription, d: int) -> list[Claim]:
    forget()
    claims = list(kernel_claims(description, d, DIGITS, COUPLING))
    if {claim.outcome for claim in claims} != {"proved"}:
        raise SystemExit(f"d={d} kernel={description}: {'; '.join(claim.reason or '' for claim in claims)}")
    return claims


def _baseline(table: FloatTable) -> float:
    degrees = table.degrees(_MOST)
    return minimum(FloatFamily(table.d, len(degrees), 64, degrees=degrees), table.kappa(_MOST))


def _rows(description: KernelDescription, d: int) -> Iterator[Row]:
    claims, table = _proved(description, d), floats(kernel_of(description, d))
    found = [float(as_fraction(x.enclosure.lower)) for x in claims if x.label.startswith(COUPLING[0]) and x.enclosure]
    if abs(_baseline(table) / found[0] - 1) > _AGREE:
        raise SystemExit(f"d={d} kernel={description}: the float minimum is another one")
    certificate = text(document(claims))
    proof = cpu(lambda: _proved(description, d), 3)
    plain = cpu(lambda: _baseline(table), 3)
    check = cpu(lambda: check_document(certificate), 3)
    name = f"K_c d={d} {description}"
    yield Row(f"{name}: certified / float minimisation", proof / plain, note=f"{proof:.2f} s")
    yield Row(f"{name}: exact check / proof", check / proof, most=1, note=f"{check:.2f} s")


def rows() -> Iterator[Row]:
    """The ratios as rows of `python -m benchmarks`."""
    for words, d in CASES:
        for description in exact_kernels(words):
            yield from _rows(description, d)
