"""Certificates for the tests of the Coq export, written down by hand, and the golden file made from one of them.

After an intended change of the exporter, write the golden file anew from the repository's root by

    python -m tests.coq.samples

and read the difference before committing it; a test compiles the golden file too.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from certify.coq import export
from certify.core.exact import format_exact
from tests.places import ROOT

GOLDEN = ROOT / "tests" / "golden" / "coq_d2_d5.v"

# beta_* for d = 2 and 5, and K_# and 1 - d r_{d/2} at d = 5, beta = 6/5: decimals cut off, so each is below the number.
BETA_STAR = {2: "2.4469183112890461309039483649", 5: "1.4454854324658403841017386131"}
THRESHOLD = "2.258228522329047870"
MARGIN = "0.161745235102552131"


def ends(lower: Fraction | int, upper: Fraction | int) -> dict[str, str]:
    return {"lower": format_exact(lower), "upper": format_exact(upper)}


def around(cut_off: str) -> dict[str, str]:
    """The enclosure [x, x + one unit of the last place] of a decimal that was cut off."""
    unit = Fraction(1, 10 ** len(cut_off.partition(".")[2]))
    return ends(Fraction(cut_off), Fraction(cut_off) + unit)


# K_# at d = 5 for 1/2 <= beta <= 3: from 1.3679... to 2.4558...
RANGE = ends(Fraction("1.36798715"), Fraction("2.45584002"))


def proved(label: str, d: int, **fields: Any) -> dict[str, Any]:
    """A claim as the format writes it, its evidence left out: the exporter does not need it."""
    return {"label": label, "d": d, "outcome": "proved", "evidence": {}, "trust": []} | fields


def document(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"format": "certify/1", "claims": list(claims)}


def beta_star(d: int, cut_off: str) -> dict[str, Any]:
    return proved("beta-star", d, enclosure=around(cut_off))


def bounds(d: int) -> dict[str, Any]:
    ends = {"lower": format_exact(Fraction(d + 2, d)), "upper": format_exact(Fraction(d * (d + 2), d * d - 1))}
    return proved("elementary-bounds", d, bounds=ends)


def golden_document() -> dict[str, Any]:
    """One claim of every kind that is stated, one that is not, one that is not proved."""
    point, zero = format_exact(Fraction(6, 5)), "0x0p+0"
    at_beta_star = {"beta_star": around(BETA_STAR[2])}
    return document(
        beta_star(2, BETA_STAR[2]),
        beta_star(5, BETA_STAR[5]),
        bounds(5),
        proved("monotone-in-dimension", 5),
        proved("linear-threshold", 5, beta=point, enclosure=around(THRESHOLD)),
        proved("majorisation", 5, beta_interval=[zero, point], enclosure=around(MARGIN)),
        proved("regime", 5, beta=point, transition="continuous", critical_coupling="equal"),
        proved("regime", 5, beta=format_exact(Fraction(3)), transition="discontinuous", critical_coupling="less"),
        proved("linear-threshold", 5, beta_interval=[format_exact(Fraction(1, 2)), format_exact(3)], enclosure=RANGE),
        proved("quartic-sign", 5, beta_interval=[format_exact(Fraction(3, 2)), "inf"]),
        proved("linear-threshold", 2, beta_interval=[zero, "inf"], enclosure=ends(Fraction(0), Fraction(1))),
        proved("majorisation", 2, beta_interval=[zero, "beta-star"], enclosure=ends(0, 0), evidence=at_beta_star),
        proved("regime", 2, beta_interval=[zero, "beta-star"], transition="continuous", evidence=at_beta_star),
        proved("regime", 2, beta_interval=["beta-star", "inf"], transition="discontinuous", evidence=at_beta_star),
        proved("quartic-sign", 2, beta_interval=["beta-star", "inf"], evidence=at_beta_star),
        proved("quartic-obstruction", 5, beta_interval=[format_exact(Fraction(3, 2)), "inf"]),
        proved("quartic-obstruction", 2, beta_interval=["beta-star", "inf"], evidence=at_beta_star),
        proved("critical-coupling", 5, beta=format_exact(Fraction(3))),
        {"label": "majorisation", "d": 5, "outcome": "inconclusive", "reason": "sample", "evidence": {}, "trust": []},
    )


if __name__ == "__main__":
    GOLDEN.write_text(export(golden_document()), encoding="utf-8")
    print(f"written: {GOLDEN}")
