"""The claim `quartic-obstruction`: F_{K_#} < 0 at an explicit density, for every beta beyond beta_*."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.ratio import ratio_at
from certify.bounds.bessel.threshold import side_of_star, sign_of_d
from certify.bounds.quartic.obstruction import family_constant, find_competitor
from certify.core.ball import precision
from certify.core.claim import Claim, Enclosure
from certify.core.enclosure import round_to
from certify.core.exact import as_fraction
from certify.core.region import Region
from certify.solve.evidence import series_evidence, star_bits
from certify.solve.quartic.sign import refuted_below


def quartic_obstruction(d: int, region: Region, star: Enclosure) -> Claim:
    """The claim `quartic-obstruction` beyond beta_*; refuted on a region that begins below.

    One density, found at beta_0 <= a, serves every beta >= beta_0; with a = "beta-star" the density moves with beta.
    """
    if region.begins_below(side_of_star(d)):
        return refuted_below("quartic-obstruction", d, region)
    a = region.lower
    if a is None:
        return quartic_family(d, region, star)
    base = min(as_fraction(a), Fraction(int(as_fraction(star.upper) * 1152), 1024))
    bits = 2 * sign_of_d(d, base)[1] + 2 * d.bit_length() + 64
    ratio = ratio_at(d, base, bits)
    with precision(bits):
        alpha_2 = as_fraction(round_to(ratio.r.lower(), bits - 8, up=False))
    epsilon, t, order = find_competitor(d, alpha_2)
    evidence = {
        "rule": "quartic-density",
        "base": base,
        "epsilon": epsilon,
        "t": t,
        "order": order,
        **series_evidence(d, base, bits + 16),
    }
    return Claim("quartic-obstruction", d, "proved", evidence=evidence, **region.place())


def quartic_family(d: int, region: Region, star: Enclosure) -> Claim:
    """The obstruction on (beta_*, b] with no gap: t = d/(2(d-1)) and an amplitude that depends on beta.

    eps^2 = min(E^2, (alpha_2(beta) - 1/d)/(8(d-1)(d+2)C)); C bounds the eps^6 part of the entropy
    (certify/FORMAT/quartic.md).
    """
    maximum, order = Fraction(1, 4), 10
    constant = family_constant(d, maximum, order)
    evidence = {
        "rule": "quartic-family",
        "epsilon_max": maximum,
        "order": order,
        "constant": Fraction(-((-constant.numerator << 40) // constant.denominator), 1 << 40),
        "beta_star": {"lower": star.lower, "upper": star.upper},
        **series_evidence(d, star.upper, star_bits(star) + 8),
    }
    return Claim("quartic-obstruction", d, "proved", evidence=evidence, **region.place())
