"""What a claim says, in one line of plain text, digits rounded outward.

Numbers are printed as `1.44548[54,56]`: the common digits of both outward-rounded ends, then the last digits of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from certify.core.claim import Claim, Enclosure, End
from certify.core.decimals import decimals, exponent_of, shifted
from certify.core.exact import Exact, as_fraction, exact_text, outward, quotient_text
from certify.core.kernel import PARAMETERS, named

_MOMENTS: Final = 2


def bracket(enclosure: Enclosure) -> str:
    """An enclosure as decimals, as `str(enclosure)` has it."""
    return decimals(enclosure.lower, enclosure.upper)


def _end(x: End) -> str:
    return {"beta-star": "beta_*", "inf": "inf"}[x] if isinstance(x, str) else exact_text(x)


def about(claim: Claim) -> str:
    """`d=5`, or `nu=1/2 x=75000`: what a claim is about, apart from beta."""
    return f"d={claim.d}" if claim.d is not None else subject(claim, "{}={}", " ")


def subject(claim: Claim, equation: str, joint: str) -> str:
    """What a claim without a dimension is about: `equation` of each name and its value, with `joint` between them."""
    texts = []
    for key, value in claim.subject.items():
        ends = value if isinstance(value, tuple) else (value,)
        shown = "..".join(end if isinstance(end, str) else quotient_text(as_fraction(end)) for end in ends)
        texts.append(equation.format(key.removesuffix("_interval"), shown))
    return joint.join(texts)


def where(claim: Claim) -> str:
    """`at beta = 1.2`, `on (0, beta_*]`, or nothing."""
    if "kernel" in claim.subject:
        return f"for {named(claim.subject['kernel']['family'], claim.place)}"
    if claim.beta is not None:
        return f"at beta = {_end(claim.beta)}"
    if claim.beta_interval is None:
        return ""
    a, b = claim.beta_interval
    left = "(" if isinstance(a, str) or a == 0 else "["
    right = ")" if b == "inf" else "]"
    return f"on {left}{_end(a)}, {_end(b)}{right}"


def statement(claim: Claim) -> str:
    """What the claim says, in one line of plain text."""
    place, value = where(claim), bracket(claim.enclosure) if claim.enclosure is not None else ""
    if claim.outcome == "refuted" and claim.counterexample is not None:
        point = claim.counterexample["beta"]
        degree = f", l = {claim.counterexample['l']}" if "l" in claim.counterexample else ""
        return f"false {place}: counterexample beta = {_end(point)}{degree}"
    if claim.outcome == "inconclusive":
        return f"not decided{place and ' '}{place}: {claim.reason}" + (f"; proved so far: {value}" if value else "")
    if claim.label == "regime":
        sign = "=" if claim.details["critical_coupling"] == "equal" else "<"
        return f"{claim.details['transition']} transition, K_c {sign} K_# {place}{_uniqueness(claim)}"
    return _proved_statement(claim, place, value)


def _proved_statement(claim: Claim, place: str, value: str) -> str:
    if claim.label == "elementary-bounds":
        bounds = claim.details["bounds"]
        lower, upper = (quotient_text(as_fraction(bounds[end])) for end in ("lower", "upper"))
        return f"{lower} < beta_* < {upper}"
    if claim.label == "monotone-in-dimension" and claim.d is not None:
        return f"beta_*({claim.d + 1}) < beta_*({claim.d})"
    joined = "in" if claim.beta_interval is not None or value.startswith("[") else "="  # two ends are no value
    if claim.d is None:
        return _value_statement(claim, value)
    texts = {
        "beta-star": f"beta_* = {value} (exists, unique)",
        "linear-threshold": f"K_# {joined} {value} {place}{_leading(claim)}",
        "criterion": f"K_c = K_#, continuous transition (Theorem 3.5) {place}",
        "continuity": f"K_c = K_#, continuous transition (by computation) {place}",
        "continuity-axisymmetric": f"K_c = K_#, continuous transition among zonal densities (by computation) {place}",
        "obstruction": f"K_c < K_#, discontinuous transition {place}",
        "threshold": _threshold(claim, value, place),
        "fold": f"K_fold {joined} {value} {place}: below it no critical density but the uniform one{_among(claim)}",
        "critical-coupling-axisymmetric": f"K_c {joined} {value} among zonal densities, {place}",
        "order-parameter-axisymmetric": f"{_order(claim)} {joined} {value} at K_c among zonal densities, {place}",
        "two-minimisers-axisymmetric": f"at K_c exactly two minimisers among zonal densities {place}",
        "majorisation": f"A_l alpha_l <= 1 for all l >= 2 {place}; least 1 - A_l alpha_l = {value}",
        "quartic-sign": f"quartic coefficient negative {place}",
        "quartic-obstruction": f"F(rho) < 0 at K = K_# for an explicit density {place}",
        "critical-coupling": f"K_c {joined} {value} {place}{_derivative(claim, joined)}",
        "order-parameter": f"{_order(claim)} {joined} {value} at K_c, {place}",
        "latent-heat": f"E jumps by {value} at K_c, {place}",
        "minimiser-profile": _profile(claim, place),
        "metastable-end": f"K_s {joined} {value} {place}: where local minimisers that are not uniform begin (bounds)",
        "branch-fold": f"K_f {joined} {value} {place}: least K on the branch between the minimisers at K_c",
        "free-energy-barrier": f"F_K rises by {value} between the two minimisers at K_c, {place}",
        "large-beta": _law(claim, place),
        "two-minimisers": f"at K_c exactly two minimisers up to rotation: uniform and one other {place}",
        "landau-expansion": _landau(claim, place, value),
    }
    return texts[claim.label]


def _profile(claim: Claim, place: str) -> str:
    """How much of the minimiser is enclosed, with its first moments and its largest and least values."""
    if claim.label != "minimiser-profile":
        return ""
    moments = [bracket(Enclosure(**pair)) for pair in claim.details["moments"]]
    values = claim.details["density"]
    shown = ", ".join(f"m_{degree} = {value}" for degree, value in enumerate(moments[:_MOMENTS], start=1))
    ends = (
        f"rho({_end(value['t'])}) = {bracket(Enclosure(value['lower'], value['upper']))}" for value in _ends(values)
    )
    count = f"{len(moments)} moments and {len(values)} values of the other minimiser at K_c"
    return f"{count}, {place}: {shown}; {', '.join(ends)}"


def _ends(values: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The first and the last one."""
    return [values[0], *values[1:][-1:]]


def _threshold(claim: Claim, value: str, place: str) -> str:
    """Where the transition turns."""
    if claim.label != "threshold":
        return ""
    name = PARAMETERS.get(claim.subject["kernel"]["family"], "beta")
    if claim.details["continuous"] == "outside":
        where = f"{name} <= 1/2 and {name} > {name}*, K_c < K_# for 1/2 < {name} < {name}*"
        return f"{name}* = {value} {place}: K_c = K_# and a continuous transition for {where}"
    signs = ("<=", ">") if claim.details["continuous"] == "below" else (">=", "<")
    where = f"{name} {signs[0]} {name}*, K_c < K_# and discontinuous for {name} {signs[1]} {name}*"
    return f"{name}* = {value} {place}: K_c = K_# and a continuous transition for {where}"


def _among(claim: Claim) -> str:
    """Among which critical densities, for `fold`."""
    return "" if claim.details.get("critical_points") == "all" else " is axisymmetric"


def _order(claim: Claim) -> str:
    """The moment that is the order parameter."""
    return f"m_{claim.details.get('degree', 1)}"


def _leading(claim: Claim) -> str:
    """At which degrees lambda_l is largest, for another kernel than the paper's."""
    degrees = claim.details.get("leading")
    return f"; lambda_l is largest at l = {', '.join(map(str, degrees))}" if degrees else ""


def _law(claim: Claim, place: str) -> str:
    """(1.18) with its remainder: exact numbers."""
    if claim.d is None or claim.label != "large-beta":
        return ""
    least, most = (quotient_text(as_fraction(claim.details["remainder"][end])) for end in ("lower", "upper"))
    n = claim.d - 1
    half = f"{n // 2}" if n % 2 == 0 else f"{n}/2"
    half = "" if n == 2 else f"{half} "
    return (
        f"(1.18): K_c = beta e^-beta (q_* - theta/q_*), {least} <= theta <= {most}, for every beta {place}; "
        f"q_* the larger root of q - {half}log(2 q) = log|S^{n}| + {half}log(beta/(2 pi))"
    )


def _value_statement(claim: Claim, value: str) -> str:
    """A claim about Bessel functions of any order, whose subject the heading names."""
    joined = "in" if any(isinstance(end, tuple) for end in claim.subject.values()) else "="
    if claim.label == "bessel-ratio-inverse":
        return f"x = {value}, where r_nu(x) = y"
    if claim.label == "ratio-inequality":
        return f"{claim.subject['statement']} for nu in {claim.subject['nu']}, x in {claim.subject['x']}"
    order = claim.subject.get("nu")
    whole = order is not None and (2 * as_fraction(order)).denominator == 1 and order >= 0
    sphere = f" (d = {2 * as_fraction(order) + 2}, kappa = x)" if order is not None and whole else ""
    texts = {
        "bessel-ratio": "I_{nu+1}(x)/I_nu(x)",
        "bessel-ratio-complement": "1 - I_{nu+1}(x)/I_nu(x)",
        "log-bessel": "log I_nu(x)",
        "log-normaliser": f"log int e^(kappa x_1) dsigma{sphere}" if sphere else "log(Gamma(nu+1) (2/x)^nu I_nu(x))",
    }
    return f"{texts[claim.label]} {joined} {value}"


def _landau(claim: Claim, place: str, value: str) -> str:
    """(1.17), its next order, and the jump."""
    if claim.label != "landau-expansion":
        return ""
    r, r_4, r_jump = (_number(claim.details[f"{name}remainder"]) for name in ("", "cube_", "jump_"))
    cube, jump = (bracket(Enclosure(**claim.details[name])) for name in ("cube", "jump"))
    return (
        f"|K_c/K_# - 1 + C s^2| <= {r} s^3 and |K_c/K_# - 1 + C s^2 - C' s^3| <= {r_4} s^4 {place}, "
        f"s = alpha_2 - 1/d, C = {value}, C' = {cube}; |m_1^2 - Y s| <= {r_jump} s^2 at K_c, Y = {jump}"
    )


def _number(x: Exact) -> str:
    """Four digits, rounded up."""
    value, places = as_fraction(x), 3
    while places > 0 and value >= 10 ** (4 - places):
        places -= 1
    return outward(value, value, places)[1]


def _uniqueness(claim: Claim) -> str:
    """The range of K without another critical point (Proposition 2.3), and the number that this claim has for it.

    Beyond beta_* that number is half of an elementary lower bound of K_c, and an enclosure of K_c beside it gives more.
    """
    if "unique_critical_point" not in claim.details:
        return ""
    bound = as_fraction(claim.details["unique_critical_point"]["upper"])
    said = f"; uniform density the only critical point for 0 <= K <= K_c/2, so up to {_rounded_down(bound)}"
    beyond = claim.details.get("transition") == "discontinuous"
    return f"{said} by a bound of K_c without a search; half of an enclosure of K_c is more" if beyond else said


def _derivative(claim: Claim, joined: str) -> str:
    slope = claim.details.get("derivative")
    return f"; K_c' {joined} {bracket(Enclosure(slope['lower'], slope['upper']))}" if slope else ""


def _rounded_down(x: Exact) -> str:
    value = as_fraction(x)
    exponent = exponent_of(value, value)
    scaled = shifted(value, -exponent, up=False)
    return f"{outward(scaled, scaled, 8)[0]}{f'e{exponent}' if exponent else ''}"
