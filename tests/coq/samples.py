"""Accepted claims for the tests of the Coq export, written down by hand, and the golden file made from some of them.

After an intended change of the exporter, write the golden file anew from the repository's root by

    python -m tests.coq.samples

and read the difference before committing it; a test compiles the golden file too.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from certify.checker import Claim, Region
from certify.checker.coupling.form import PointCover, Trial
from certify.coq import export
from tests.checker.made import made
from tests.places import ROOT

GOLDEN = ROOT / "tests" / "golden" / "coq_d2_d5.v"
DIGEST = "sha256:9d67d08728a12471c3b9bea14426dbffbe142f403c13cbf0d14157a63754374e"

# beta_* for d = 2 and 5, and K_# and 1 - d r_{d/2} at d = 5, beta = 6/5: decimals cut off, so each is below the number.
BETA_STAR = {2: "2.4469183112890461309039483649", 5: "1.4454854324658403841017386131"}
THRESHOLD = "2.258228522329047870"
MARGIN = "0.161745235102552131"


Pair = tuple[Fraction, Fraction]

# K_c, and the a_l of the density exp(sum a_l P_l)/Z at which F_K touches zero there, cut off: decimals found elsewhere.
COUPLINGS: dict[tuple[int, Fraction], tuple[str, tuple[str, ...]]] = {
    (2, Fraction(13, 5)): (
        "0.471415093631655199",
        ("0.5589750562897", "0.0821554475395", "0.0073323441727", "0.0004626396248", "0.0000220857568"),
    ),
    (3, Fraction(5, 2)): (
        "0.814043647581148",
        (
            *("1.9009030414887", "0.8382681848257", "0.2123540582585", "0.0366393059625", "0.0046904966713"),
            *("0.0004701875877", "0.0000383202200", "0.0000026062600"),
        ),
    ),
}


def around(cut_off: str) -> Pair:
    """The enclosure [x, x + one unit of the last place] of a decimal that was cut off."""
    unit = Fraction(1, 10 ** len(cut_off.partition(".")[2]))
    return Fraction(cut_off), Fraction(cut_off) + unit


# K_# at d = 5 for 1/2 <= beta <= 3: from 1.3679... to 2.4558...
RANGE = (Fraction("1.36798715"), Fraction("2.45584002"))


def proved(
    label: str,
    d: int,
    *,
    beta: Fraction | int | str | None = None,
    beta_interval: tuple[Fraction | int | str, Fraction | int | str] | None = None,
    enclosure: Pair | None = None,
    beta_star: Pair | None = None,
    **details: Any,
) -> Claim:
    """A claim as the checker would pass it on, true or not, with no more evidence than the exporter needs."""
    interval = None
    if beta == "beta-star":
        interval = Region(None, None, infinite=False, point=True)
    elif beta is not None:
        interval = Region(Fraction(beta), Fraction(beta), infinite=False, point=True)
    elif beta_interval is not None:
        a, b = (None if isinstance(end, str) else Fraction(end) for end in beta_interval)
        interval = Region(a, b, infinite=beta_interval[1] == "inf", point=False)
    return made(label, d, interval, enclosure, details=details, beta_star=beta_star)


def exported(*claims: Claim) -> str:
    return export(claims, DIGEST)


def coupled(d: int, beta: Fraction, enclosure: Pair, field: tuple[str, ...]) -> tuple[Claim, Claim]:
    """K_c at beta, and the claim whose evidence has the density."""
    size: dict[str, Any] = {"modes": len(field), "nodes": 2, "ellipses": (Fraction(2),), "precision": 1, "terms": 1}
    ends: Any = dict.fromkeys(("weights", "corner", "corner_vector", "star_lower", "star_upper", "star_vector"), (1,))
    touch = Trial(field=tuple(map(Fraction, field)), **size)
    cover = PointCover(
        coupling=enclosure, moment=enclosure, touch=touch, grid=1, field_grid=1, tree=(("0",),), **size, **ends
    )
    return (
        replace(proved("two-minimisers", d, beta=beta), evidence=cover, rule="cover"),
        proved("critical-coupling", d, beta=beta, enclosure=enclosure),
    )


def known_coupling(d: int, beta: Fraction) -> tuple[Claim, Claim]:
    """What is known of K_c there, as two claims."""
    cut_off, field = COUPLINGS[d, beta]
    return coupled(d, beta, around(cut_off), field)


def threshold_coupling(d: int, beta: Fraction, cut_off: str) -> Claim:
    """K_c = K_# up to beta_*."""
    return replace(proved("critical-coupling", d, beta=beta, enclosure=around(cut_off)), rule="theorem-1.1")


def beta_star(d: int, cut_off: str) -> Claim:
    return proved("beta-star", d, enclosure=around(cut_off))


def bounds(d: int) -> Claim:
    return proved("elementary-bounds", d, bounds=(Fraction(d + 2, d), Fraction(d * (d + 2), d * d - 1)))


def golden_claims() -> tuple[Claim, ...]:
    """One claim of every kind that is stated, one that is not, one that is not proved."""
    point, star = Fraction(6, 5), around(BETA_STAR[2])
    refuted = made("majorisation", 5, outcome="refuted", details={"sample": 1})
    return (
        beta_star(2, BETA_STAR[2]),
        beta_star(5, BETA_STAR[5]),
        bounds(5),
        proved("monotone-in-dimension", 5),
        proved("linear-threshold", 5, beta=point, enclosure=around(THRESHOLD)),
        proved("majorisation", 5, beta_interval=(0, point), enclosure=around(MARGIN)),
        proved("regime", 5, beta=point, transition="continuous", critical_coupling="equal"),
        proved("regime", 5, beta=3, transition="discontinuous", critical_coupling="less"),
        proved(
            "regime",
            3,
            beta=Fraction(5, 2),
            transition="discontinuous",
            critical_coupling="less",
            unique_critical_point=Fraction(1, 4),
        ),
        proved("linear-threshold", 5, beta_interval=(Fraction(1, 2), 3), enclosure=RANGE),
        proved("quartic-sign", 5, beta_interval=(Fraction(3, 2), "inf")),
        proved("linear-threshold", 2, beta_interval=(0, "inf"), enclosure=(Fraction(0), Fraction(1))),
        proved("majorisation", 2, beta_interval=(0, "beta-star"), enclosure=(Fraction(0), Fraction(0)), beta_star=star),
        proved("regime", 2, beta_interval=(0, "beta-star"), transition="continuous", beta_star=star),
        proved("regime", 2, beta_interval=("beta-star", "inf"), transition="discontinuous", beta_star=star),
        proved("quartic-sign", 2, beta_interval=("beta-star", "inf"), beta_star=star),
        proved("quartic-obstruction", 5, beta_interval=(Fraction(3, 2), "inf")),
        proved("quartic-obstruction", 2, beta_interval=("beta-star", "inf"), beta_star=star),
        proved("critical-coupling", 5, beta=3),
        threshold_coupling(2, Fraction(6, 5), "0.83953899388"),
        threshold_coupling(5, point, THRESHOLD),
        *(claim for d, beta in COUPLINGS for claim in known_coupling(d, beta)),
        refuted,
    )


if __name__ == "__main__":
    GOLDEN.write_text(exported(*golden_claims()), encoding="utf-8")
    print(f"written: {GOLDEN}")
