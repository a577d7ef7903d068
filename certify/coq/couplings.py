"""Claims about K_c at one beta as Coq theorems, from both sides (see `statements` for beta_*).

The density of the certificate, cut off after a few degrees, proves the upper bound, to about seven digits; the lower
one is min_l 1/(2 A_l lambda_l), or for d = 2 that of `Circle/Defect.v` where it is larger. Up to beta_* the claim is
one about K_#.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, factorial
from typing import Final

from certify.coq import mirror
from certify.coq.claims import Claim
from certify.coq.coupling_mirror import (
    Field,
    Place,
    circle_above,
    cost_upper,
    coupling_above,
    coupling_below,
    field_poly,
    mean_exp_above,
    no_increase,
    poly_add,
)
from certify.coq.mirror import Work
from certify.coq.statements import CoqRefusal, Theorem, computed, integer, least, outward, point, ratio

_MODULES: Final = ("Sphere.Model", "Bracket.Coupling")
ZONAL: Final = 3  # the dimension in which the facts are theorems for zonal densities
FIGURES: Final = 7  # of the upper bound; it lies within two units of the last of them of the certified one
GUARD: Final = 16  # bits of the field beyond those figures
MANY_PRODUCTS: Final = 8_000  # of coefficients; beyond, machine words are faster in Coq than plain integers
MOST_PRODUCTS: Final = 1_000_000  # a few seconds of Coq's time; a wider upper bound needs fewer


def coupling(claim: Claim, _: int) -> list[Theorem]:
    """K_c at a number beta between two decimals; nothing where the claim is about an interval, or has no density."""
    if not stated(claim):
        return []
    if claim.lower is None or claim.upper is None or claim.left is None:
        raise CoqRefusal("coq: a critical-coupling claim needs an enclosure")
    beta = claim.left
    name = f"critical_coupling_{claim.d}_{beta.numerator}_{beta.denominator}"
    if claim.field:
        *first, last = beyond(claim, beta, claim.upper, name)
        return [*first, *_also_zonal(claim.d, beta, last)]
    return _also_zonal(claim.d, beta, up_to(claim.d, beta, (claim.lower, claim.upper), name))


def _also_zonal(d: int, beta: Fraction, theorem: Theorem) -> list[Theorem]:
    """For d = 3 the theorem about every model, and the same for zonal densities, of which nothing is assumed."""
    if d != ZONAL:
        return [theorem]
    here = theorem.statement.split("->\n", 1)[1].strip().replace("Main.K_c S", "MainZonal.K_c")
    proof = f"apply (zonal_coupling ({ratio(beta)})); [lra|exact {theorem.name}]"
    return [theorem, Theorem(f"{theorem.name}_zonal", here, proof, theorem.modules)]


def stated(claim: Claim) -> bool:
    """Whether something is stated of a critical-coupling claim."""
    return claim.left is not None and claim.left == claim.right and (bool(claim.field) or claim.equals_threshold)


def _statement(d: int, beta: Fraction, lo: int, hi: int, places: int) -> str:
    """The two decimals, for the circle or for every model that has the classical facts."""
    critical = f"MainCircle.K_c (Main.W ({ratio(beta)}))" if d == 2 else f"Main.K_c S ({ratio(beta)})"
    facts = "" if d == 2 else f"forall S : sphere, classical_facts S {d} ->\n  "
    return (
        f"{facts}exists K : R, {critical} = Rbar.Finite K /\\\n"
        f"    {integer(lo)} / 10 ^ {places} < K < {integer(hi)} / 10 ^ {places}"
    )


def up_to(d: int, beta: Fraction, enclosure: tuple[Fraction, Fraction], name: str) -> Theorem:
    """K_c = K_#, with the digits of the claim."""
    num, den = beta.numerator, beta.denominator
    lo, hi, places = outward(*enclosure)
    scale: int = 10**places

    def check(work: Work) -> bool:
        return (
            mirror.ratio_below(d, num, den, 1, d, work)
            and mirror.threshold_above(d, num, den, lo, scale, work)
            and mirror.threshold_below(d, num, den, hi, scale, work)
        )

    lemma, which = ("circle_coupling_is_threshold", "") if d == 2 else ("coupling_is_threshold", f"{d} ")
    bits = max(scale.bit_length(), den.bit_length()) + d.bit_length()
    arguments, points = f"{which}{point(beta)} _ _ {places}", (d, bits, [(num, den)])
    return computed(name, _statement(d, beta, lo, hi, places), lemma, arguments, check, points, _MODULES)


def beyond(claim: Claim, beta: Fraction, upper: Fraction, name: str) -> list[Theorem]:
    """From the field of the certificate; for d >= 3 the upper bound also by itself, as it needs fewer facts."""
    d, place = claim.d, Place(claim.d, beta.numerator, beta.denominator)
    hi, places, field, n, heavy = upper_bound(place, upper, claim.field, name)
    scale: int = 10**places
    degrees = least(lambda k: no_increase(place, k + 1), 0, name)
    lo = lower_bound(place, places, degrees)

    def above(work: Work) -> bool:
        return coupling_above(place, 10 * lo + 1, 10 * scale, degrees, work)

    def below(work: Work) -> bool:
        return coupling_below(place, hi, scale, field, n, work)

    weights = " :: ".join(f"({integer(w)})" for w in field.weights)
    density = f"({integer(field.constant)}) ((({weights} :: nil)%list)%Z) {field.bits} {n}"
    points = (d, scale.bit_length(), [(beta.numerator, beta.denominator)])
    statement = _statement(d, beta, lo, hi, places)
    if d == 2:
        closer = closer_bound(place, places, lo)
        lemma, degrees_of = ("circle_coupling", f"{degrees} ") if closer is None else ("circle_coupling_closer", "")
        lo = lo if closer is None else closer

        def both(work: Work) -> bool:
            lower = above(work) if closer is None else circle_above(place, 10 * lo + 1, 10 * scale, work)
            return lower and below(work)

        statement = _statement(d, beta, lo, hi, places)
        arguments = f"{point(beta)} _ _ {places} {degrees_of}{density}"
        return [computed(name, statement, lemma, arguments, both, points, _MODULES, heavy=heavy)]
    alone = (
        f"forall S : sphere, general_facts S {d} ->\n"
        f"  Rbar.Rbar_lt (Main.K_c S ({ratio(beta)})) (Rbar.Finite ({integer(hi)} / 10 ^ {places}))"
    )
    arguments = f"{d} {point(beta)} _ {places} {density}"
    first = computed(f"{name}_upper", alone, "coupling_upper", arguments, below, points, _MODULES, heavy=heavy)
    arguments = f"{d} {point(beta)} _ _ {places} {degrees}"
    second = computed(name, statement, "coupling_between", arguments, above, points, _MODULES)
    proof = second.proof.replace("; vm_cast", "; [vm_cast", 1) + f"|exact {first.name}]"
    return [first, Theorem(name, statement, proof, second.modules)]


def lower_bound(place: Place, places: int, degrees: int) -> int:
    """The largest lo with (10 lo + 1)/10^(places+1) <= min_l 1/(2 A_l lambda_l), or one less."""
    precision = 4 * places + 64
    work = Work(precision, mirror.terms_needed(place.d + 2, place.num, place.den, precision))
    low, high = 0, place.d * 10**places
    while low + 1 < high:
        middle = (low + high) // 2
        if coupling_above(place, 10 * middle + 1, 10 ** (places + 1), degrees, work):
            low = middle
        else:
            high = middle
    return low


def closer_bound(place: Place, places: int, least_useful: int) -> int | None:
    """The largest lo beyond the given one with (10 lo + 1)/10^(places+1) <= K_c by `circle_above`; None if none is."""
    precision = 4 * places + 64
    work = Work(precision, mirror.terms_needed(place.d + 2, place.num, place.den, precision))
    low, high = least_useful, place.d * 10**places
    while low + 1 < high:
        middle = (low + high) // 2
        if circle_above(place, 10 * middle + 1, 10 ** (places + 1), work):
            low = middle
        else:
            high = middle
    return low if low > least_useful else None


def upper_bound(
    place: Place, upper: Fraction, given: tuple[Fraction, ...], name: str
) -> tuple[int, int, Field, int, bool]:
    """hi, places, field, n and whether it is heavy: K_c < hi/10^places, as few degrees and terms as that takes."""
    start = FIGURES
    while upper * 10 ** (start - FIGURES + 1) < 1:
        start += 1
    for places in range(start, 2, -1):
        hi = int(upper * 10**places) + 2
        found = _shortest(place, hi, places, given, name)
        degrees, n = len(found[0].weights), found[1]
        products = (degrees + 1) * degrees * (2 * n + 1) ** 2 // 2
        if products <= MOST_PRODUCTS:
            return hi, places, *found, products > MANY_PRODUCTS
    raise CoqRefusal(f"coq: {name} would take more than {MOST_PRODUCTS} products of coefficients, so it is not written")


def _shortest(place: Place, hi: int, places: int, given: tuple[Fraction, ...], name: str) -> tuple[Field, int]:
    """The field with the fewest degrees, and the least n, by which the checker sees K_c < hi/10^places."""
    precision = 4 * places + 2 * GUARD + 2 * sum(map(ceil, map(abs, given)))
    work = Work(precision, mirror.terms_needed(place.d + 2, place.num, place.den, precision))

    def sees(field: Field, n: int) -> bool:
        u = poly_add([field.constant], field_poly(place.d, field.weights))
        return mean_exp_above(place.d, u, field.bits, precision, n)

    def field_of(degrees: int) -> Field:
        return _field(place, hi, 10**places, given[:degrees], work)

    enough = _terms_of_exp(sum(map(abs, given), Fraction(0)), places)
    degrees = least(lambda k: sees(field_of(k), enough), 1, name, len(given))
    field = field_of(degrees)
    return field, least(lambda n: sees(field, n), 0, name, enough)


def _terms_of_exp(size: Fraction, places: int) -> int:
    """n with size^(2n+2)/(2n+2)! < 10^-(places+GUARD): more than the Taylor polynomial of degree 2 n + 1 needs."""
    n = 1
    while size ** (2 * n + 2) * 10 ** (places + GUARD) >= factorial(2 * n + 2):
        n += 1
    return n


def _field(place: Place, s: int, t: int, given: tuple[Fraction, ...], work: Work) -> Field:
    """The field a_l in integers; its constant is what the sum of a_l^2/(4 (s/t) lambda_l N_l) leaves for it."""
    g, scales = 1, []
    for degree in range(1, len(given) + 1):
        scales.append(g)
        g *= degree + place.d - 2
    bits = t.bit_length() + GUARD + scales[-1].bit_length()
    weights = tuple(round(a * 2**bits / scale) for a, scale in zip(given, scales, strict=True))
    field = Field(0, weights, bits)
    cost = cost_upper(place, s, t, field, work) or 0
    return Field(-((cost << bits) >> work.precision) - 4, weights, bits)
