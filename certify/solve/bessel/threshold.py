"""Claims about beta_*^{(d)}: `beta-star`, `elementary-bounds`, `monotone-in-dimension` (Theorem 1.1, Lemma 4.3)."""

from __future__ import annotations

from fractions import Fraction

from certify.bounds.bessel.ratio import beta_star_from
from certify.bounds.bessel.sign import sign_of_d
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.search.bessel.threshold import beta_star_estimate
from certify.solve.evidence import series_evidence, star_bits


def beta_star_enclosure(d: int, digits: int = 50) -> Enclosure:
    """beta_*^{(d)} to an absolute width <= 10^-digits, d >= 2, digits >= 1: Newton in balls from a float."""
    return beta_star_from(d, Dyadic.from_float(beta_star_estimate(d)), digits)


def beta_star(d: int, digits: int = 50) -> Claim:
    """beta_*^{(d)} exists, is unique, and lies in an interval of width <= 10^-digits. d >= 2, digits >= 1."""
    enclosure = beta_star_enclosure(d, digits)
    evidence = {"rule": "sign-change", **series_evidence(d, enclosure.upper, star_bits(enclosure) + 4)}
    return Claim("beta-star", d, "proved", enclosure=enclosure, evidence=evidence)


def elementary_bounds(d: int) -> Claim:
    """(d+2)/d < beta_*^{(d)} < d(d+2)/(d^2-1) (4.7): proved for all d >= 2 in proofs/, and here again for this d.

    The upper bound is the smallest of the simple candidates; it implies (d+1)/(d-1), (d+4)/d and (d+2)/(d-1).
    """
    lower, upper = Fraction(d + 2, d), Fraction(d * (d + 2), d * d - 1)
    below, low_bits = sign_of_d(d, lower)
    above, high_bits = sign_of_d(d, upper)
    if (below, above) != (-1, 1):
        raise Undecided(f"elementary-bounds d={d}: signs {below}, {above} at the bounds instead of -1, 1")
    evidence = {"rule": "sign-change", **series_evidence(d, upper, max(low_bits, high_bits) + 2 * d.bit_length())}
    return Claim(
        "elementary-bounds", d, "proved", details={"bounds": {"lower": lower, "upper": upper}}, evidence=evidence
    )


def monotone_in_dimension(d: int) -> Claim:
    """beta_*^{(d+1)} < beta_*^{(d)} (4.8), by a number x between them: D_d(x) < 0 < D_{d+1}(x)."""
    upper_end = as_fraction(beta_star_enclosure(d + 1, 6 + d.bit_length()).upper)
    lower_end = as_fraction(beta_star_enclosure(d, 6 + d.bit_length()).lower)
    separator = _simple_between(upper_end, lower_end)
    here, bits = sign_of_d(d, separator)
    there, more_bits = sign_of_d(d + 1, separator)
    if (here, there) != (-1, 1):
        raise Undecided(f"monotone-in-dimension d={d}: signs {here}, {there} at the separator instead of -1, 1")
    needed = max(bits, more_bits) + 2 * d.bit_length()
    evidence = {"rule": "separator", "separator": separator, **series_evidence(d, separator, needed)}
    return Claim("monotone-in-dimension", d, "proved", evidence=evidence)


def _simple_between(low: Fraction, high: Fraction) -> Dyadic:
    """A dyadic with few bits strictly between low and high, near the middle."""
    if not low < high:
        raise Undecided("monotone-in-dimension: the two enclosures are not separated")
    places = 2 + max(0, -((high - low).numerator.bit_length() - (high - low).denominator.bit_length()))
    return Dyadic(int((low + high) / 2 * (1 << places)), -places)
