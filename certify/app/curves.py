"""The curves of figures: claims on a grid of beta that `certify` makes and the exact checker accepts.

What is drawn is read from the checker's verdict, never from a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from certify.app.api import certify
from certify.bounds.coupling.curve import Value, coupling_between, merged
from certify.checker import Claim, Verdict, check_document
from certify.checker.document.reader import read_json
from certify.checker.registry import claims_of
from certify.core.certificate import document
from certify.core.claim import Claim as Produced
from certify.core.claim import Enclosure
from certify.core.errors import BadInput
from certify.core.exact import as_fraction
from certify.core.files import write_whole
from reports.regions import Enclosed, enclosed
from reports.samples import Samples, drawn, read_samples, thinning

if TYPE_CHECKING:
    from reports.drawing import Drawn  # matplotlib comes with it

GRID: Final = 48
"""Grid points on (0, beta_*], and as many beyond."""
_LONGEST: Final = 240
"""Bytes of a name that may be followed by a longer suffix."""
_BETWEEN: Final = 240
"""Numbers beyond beta_* at which K_c is bounded from all that is known of it: the steps between are not seen."""
_INSIDE: Final = 8
"""Parts of an interval of K_c at whose ends it is drawn."""
NEAR: Final = tuple(Fraction(1, 10**k) for k in (5, 4, 3))
"""Of beta_*: how far beyond it K_c is computed for the figure of (1.17)."""
_NEAR_BITS: Final = 30


def samples_of(claims: Sequence[Claim]) -> list[Samples]:
    """Samples of the dimensions of accepted claims that a figure draws, each as far as its claims go.

    BadInput where all of them are about other kernels: the figures are of the paper's.
    """
    claims = [claim for claim in claims if claim.kernel is None]
    dimensions = drawn(sorted({claim.dimension for claim in claims if claim.dimension is not None}))
    if not dimensions:
        raise BadInput("--figures: is about the paper's kernel only, and no claim of the certificate is")
    expanded = {claim.d: claim.region.beta for claim in claims if claim.label == "landau-expansion"}
    found = []
    for d in dimensions:
        item = sample(d, _last(claim for claim in claims if claim.dimension == d))
        near = couplings_near(d, expanded[d]) if d in expanded else []
        known = enclosed(claims, d)
        found.append(
            replace(item, coupling=coupling_bands(known), between=coupling_between_claims(item, claims), near=near)
        )
    return found


def coupling_between_claims(item: Samples, claims: Sequence[Claim]) -> list[Enclosed]:
    """K_c at numbers from beta_* to the last that a claim encloses it at, from K_# up to beta_* and all of them."""
    judged = {beta for beta, _ in item.unique}  # where Theorem 1.1 was certified
    below = [Value(beta, low, high) for beta, low, high in item.threshold if beta in judged and beta <= item.star[0]]
    known = enclosed(claims, item.d)
    values = merged([*below, *(value for claim in claims for value in _point(claim, item.d)), *_at_ends(known)])
    last = max((place.b for place in known), default=item.star[0])
    places = [item.star[0] + (last - item.star[0]) * Fraction(k, _BETWEEN) for k in range(1, _BETWEEN + 1)]
    found = [(beta, coupling_between(values, beta)) for beta in places if last > item.star[0]]
    return [Enclosed(beta, beta, as_fraction(value.lower), as_fraction(value.upper)) for beta, value in found]


def _at_ends(known: Sequence[Enclosed]) -> list[Value]:
    """What is known of K_c at the ends of regions, as it decreases."""
    left = [Value(item.a, None if item.a < item.b else item.low, item.high) for item in known]
    return left + [Value(item.b, item.low, None) for item in known if item.a < item.b]


def _point(claim: Claim, d: int) -> list[Value]:
    """K_c and p = -beta K_c'/K_c > 0 at the point of a claim that has K_c'."""
    if not enclosed([claim], d) or "derivative" not in claim.details or claim.enclosure is None:
        return []
    beta, (low, high) = enclosed([claim], d)[0].a, claim.enclosure
    steepest, flattest = claim.details["derivative"]
    if flattest >= 0:
        return []
    return [Value(beta, low, high, Enclosure(-flattest * beta / high, -steepest * beta / low))]


def coupling_bands(known: Sequence[Enclosed]) -> list[list[tuple[Fraction, Fraction, Fraction]]]:
    """K_c as a function on each interval of what is known of it: (beta, lower, upper), from the values at all ends."""
    values = merged(_at_ends(known))
    bands = []
    for item in sorted((item for item in known if item.a < item.b), key=lambda item: item.a):
        places = [item.a + (item.b - item.a) * Fraction(k, _INSIDE) for k in range(_INSIDE + 1)]
        found = [(beta, coupling_between(values, beta)) for beta in places]
        bands.append([(beta, as_fraction(value.lower), as_fraction(value.upper)) for beta, value in found])
    return bands


def write_figure(path: Path, figure: Drawn) -> None:
    """The figure, and beside it what is drawn in it: `phase.pdf` and `phase.data.csv`."""
    stem = path.stem.encode()[:_LONGEST].decode(errors="ignore")
    write_whole(path.with_name(f"{stem}.data.csv"), figure.data)
    write_whole(path, figure.file)


def couplings_near(d: int, end: Fraction, check: Callable[[Any], Verdict] = check_document) -> list[Claim]:
    """K_c at 1.00001 beta_* and at ten and a hundred times that distance, before `end`, as far as it is proved.

    Every claim is one that `check` accepts; a refusal is raised.
    """
    star = certify(d=d, claims=("beta-star",)).claim("beta-star").enclosure
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    found: list[Claim] = []
    for share in NEAR:
        beta = Fraction(int(as_fraction(star.upper) * (1 + share) * 2**_NEAR_BITS) + 1, 2**_NEAR_BITS)
        if beta >= end:
            break
        claims = certify(d=d, beta=beta, claims=("critical-coupling",)).claims
        if all(claim.outcome == "proved" for claim in claims):
            found += [claim for claim in check(document(claims)).accepted if claim.label == "critical-coupling"]
    return found


def _last(claims: Iterable[Claim]) -> Fraction | None:
    """The largest beta that a claim names."""
    ends = [claim.interval.b for claim in claims if claim.interval is not None and claim.interval.b is not None]
    return max(ends, default=None)


def sample(d: int, stop: Fraction | None, check: Callable[[Any], Verdict] = check_document) -> Samples:
    """Certified K_#, least margin (up to beta_*) and range of uniqueness on a grid of (0, max(stop, 2 beta_*)].

    Every number is from a claim that `check` accepts; a refusal is raised.
    """
    star = certify(d=d, claims=("beta-star",)).claim("beta-star").enclosure
    if star is None:
        raise ArithmeticError(f"d={d}: no enclosure of beta_*")
    step = _round(as_fraction(star.lower) / GRID)
    grid = [k * step for k in range(1, 2 * GRID + 1)]
    while stop is not None and grid[-1] < stop and len(grid) < 6 * GRID:
        grid.append(grid[-1] + step)
    near = int(as_fraction(star.lower) * 2**30)  # one point on either side of beta_*, close to it
    grid += [Fraction(near, 2**30), Fraction(near + 1, 2**30)]
    start = certify(d=d, beta=(0, step), claims=("linear-threshold",)).claim("linear-threshold")
    produced: dict[tuple[str, object], Produced] = {("linear-threshold", "start"): start}
    for beta in grid:
        labels = ("linear-threshold", "regime") + (("majorisation",) if beta < star.lower else ())
        for claim in certify(d=d, beta=beta, claims=labels).claims:
            produced.setdefault((claim.label, claim.beta), claim)
    return read_samples(d, check(document(produced.values())).accepted)


def _round(x: Fraction) -> Fraction:
    """A number of the form m/2^k just below x, with a short m: grid points are exact and short."""
    k = 0
    while x * 2**k < 64:
        k += 1
    return Fraction(int(x * 2**k), 2**k)


def draw_phase_diagram(files: Sequence[Path], path: Path) -> str:
    """Draw the phase diagram of a sweep's certificates to `path`, in the format of its suffix, whole or not at all.

    Their claims are not proved again: the sweep has let the exact checker do that, and gives only what it accepted.
    Returns in words which dimensions are drawn: a figure of a sweep has no caption of its own.
    """
    from reports.figures import phase_diagram

    claims = [claim for file in files for claim in claims_of(read_json(file.read_bytes()))]
    coupling = [claim for claim in claims if claim.label == "critical-coupling" and claim.outcome == "proved"]
    samples = samples_of(claims)
    write_figure(path, phase_diagram(samples, coupling, path.suffix))
    named = "d = " + ", ".join(str(each.d) for each in samples)
    count = len({claim.d for claim in claims})
    return named if len(samples) == count else f"{named}. {thinning(len(samples), count)}"
