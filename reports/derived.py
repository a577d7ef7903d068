"""On which results, derived symbolically for general d in `proofs/`, a claim rests: by the rule that the checker used.

A row of the ledger names what all claims of a label use, whatever their rule; here is what one rule uses. The cited
facts behind these results are exactly those on which the checker says that the claim rests (tested).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from certify.checker import Claim

_REGIME: Final = ("supp:quartic-sign", "lem:quartic", "lem:variational", "prop:critical-uniqueness")
_COVER: Final = ("coupling:count", "eq:1.14", "coupling:interaction", "coupling:quadrature")
_MOVING: Final = (*_COVER, "coupling:band", "coupling:nodes", "coupling:third", "supp:quartic-sign", "lem:quartic")
_CORNERS: Final = ("ratio:orders", "ratio:inverse")
_SERIES: Final = ("ratio:continued-fraction", "ratio:neumann", "ratio:primitive", "ratio:orders")

_INEQUALITY: Final = (
    "ratio:recurrence",
    "ratio:barrier",
    "ratio:origin",
    "ratio:roots",
    "ratio:strips",
    "ratio:pieces",
)
_REDUCED: Final = ("reduction:uniqueness",)
_SPINE: Final = ("spine:count", "spine:slice", "spine:tube", "coupling:density")
_PIECES: Final = ("spine:count", "spine:slice", "spine:tube", "spine:interval", "spine:dilation")
_TOUCHING: Final = ("reduction:touching", "coupling:interaction", "coupling:quadrature")
_ISOLATION: Final = ("reduction:isolation", "coupling:interaction", "coupling:quadrature")

_EXCLUSION: Final = ("kernels:exclusion", "branch:tube", "coupling:functional")
_PROVED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("beta-star", "sign-change"): ("lem:threshold",),
    ("elementary-bounds", "sign-change"): ("lem:threshold", "eq:4.7"),
    ("monotone-in-dimension", "separator"): ("lem:threshold", "eq:4.8"),
    ("linear-threshold", "series"): ("eq:1.7",),
    ("linear-threshold", "monotone-end-points"): ("eq:1.7",),
    ("majorisation", "cover"): ("eq:4.10", "supp:majorisation-uniform", "supp:threshold-ratios"),
    ("quartic-sign", "cover"): ("supp:quartic-sign", "supp:threshold-ratios"),
    ("quartic-obstruction", "quartic-density"): ("lem:quartic", "supp:frozen-density", "supp:entropy-remainder"),
    ("quartic-obstruction", "quartic-family"): ("lem:quartic", "supp:frozen-density", "supp:quartic-family"),
    ("critical-coupling", "theorem-1.1"): ("thm:main",),
    ("critical-coupling", "reduction"): _REDUCED,
    ("critical-coupling", "bounds"): ("coupling:linear-field",),
    ("critical-coupling", "two-minimisers"): _COVER,
    ("critical-coupling", "decreasing"): ("coupling:band",),
    ("critical-coupling", "large-beta"): ("large-beta:law",),
    ("two-minimisers", "large-beta"): ("large-beta:count", "large-beta:region", "large-beta:law"),
    ("order-parameter", "large-beta"): ("large-beta:count", "large-beta:region", "large-beta:law"),
    ("critical-coupling", "touching"): _TOUCHING,
    ("critical-coupling", "isolation"): _ISOLATION,
    ("order-parameter", "touching"): _TOUCHING,
    ("order-parameter", "isolation"): _ISOLATION,
    ("two-minimisers", "touching"): _TOUCHING,
    ("two-minimisers", "isolation"): _ISOLATION,
    ("order-parameter", "two-minimisers"): _COVER,
    ("latent-heat", "two-minimisers"): ("coupling:latent-heat", *_COVER),
    ("minimiser-profile", "two-minimisers"): ("coupling:minimiser", *_COVER),
    ("metastable-end", "section"): ("coupling:metastable", "coupling:section", "coupling:path", *_COVER),
    ("branch-fold", "branch"): ("branch:fold", "branch:tube", "branch:departure", *_COVER),
    ("free-energy-barrier", "section"): ("coupling:barrier", "coupling:section", "coupling:path", *_COVER),
    ("two-minimisers", "cover"): _COVER,
    ("landau-expansion", "reduction"): ("landau:remainder", "eq:1.17"),
    ("two-minimisers", "moving-cover"): _MOVING,
    ("two-minimisers", "spine"): _SPINE,
    ("two-minimisers", "spine-pieces"): _PIECES,
    ("critical-coupling", "spine-pieces"): _PIECES,
    ("order-parameter", "spine-pieces"): _PIECES,
    **{
        (label, "large-beta-pieces"): ("large-beta:cells", "large-beta:gaussian")
        for label in ("critical-coupling", "order-parameter", "two-minimisers")
    },
    ("large-beta", "law"): ("large-beta:law",),
    ("bessel-ratio", "continued-fraction"): ("ratio:continued-fraction", *_CORNERS),
    ("bessel-ratio", "expansion"): ("ratio:continued-fraction", "ratio:expansion", *_CORNERS),
    ("bessel-ratio-complement", "continued-fraction"): ("ratio:continued-fraction", *_CORNERS),
    ("bessel-ratio-complement", "expansion"): ("ratio:continued-fraction", "ratio:expansion", *_CORNERS),
    ("bessel-ratio-inverse", "continued-fraction"): ("ratio:continued-fraction", "ratio:inverse"),
    ("bessel-ratio-inverse", "expansion"): ("ratio:continued-fraction", "ratio:expansion", "ratio:inverse"),
    ("log-bessel", "continued-fraction"): (*_SERIES, "ratio:gamma"),
    ("log-bessel", "expansion"): (*_SERIES, "ratio:gamma", "ratio:expansion"),
    ("log-normaliser", "continued-fraction"): _SERIES,
    ("log-normaliser", "expansion"): (*_SERIES, "ratio:expansion"),
    ("ratio-inequality", "barrier"): _INEQUALITY,
    ("linear-threshold", "kernel"): ("gegenbauer:recurrences",),
    ("criterion", "theorem-3.5"): ("thm:criterion",),
    ("critical-coupling", "criterion"): ("thm:criterion",),
    ("critical-coupling", "kernel-bounds"): ("kernels:bounds",),
    ("critical-coupling", "monotone"): ("kernels:monotone", "lem:variational"),
    ("critical-coupling", "turned"): ("kernels:monotone", "thm:criterion"),
    **{(f"continuity{weaker}", "slab"): ("kernels:slab", *_COVER) for weaker in ("", "-axisymmetric")},
    **{(f"critical-coupling{weaker}", "continuity"): ("kernels:slab",) for weaker in ("", "-axisymmetric")},
    ("obstruction", "expansion"): ("kernels:obstruction", "kernels:linearisation"),
    ("fold", "curve"): ("kernels:fold",),
    ("fold", "kernel-exclusion"): _EXCLUSION,
    ("fold", "exclusion"): (*_EXCLUSION, "coupling:interaction"),
    ("threshold", "beta-star"): ("thm:main",),
    ("threshold", "slab"): ("kernels:kuramoto-daido", "kernels:slab", "kernels:parameter", *_COVER),
    ("threshold", "dichotomy"): tuple(f"kernels:dichotomy-{name}" for name in ("poisson", "heat", "power", "cone")),
    **{
        (f"{label}{weaker}", "kernel-cover"): _COVER
        for label in ("critical-coupling", "order-parameter", "two-minimisers")
        for weaker in ("", "-axisymmetric")
    },
}
_REFUTED: Final[dict[str, tuple[str, ...]]] = {
    "majorisation": ("eq:4.23",),
    "quartic-sign": ("lem:threshold", "supp:quartic-sign"),
    "quartic-obstruction": ("lem:threshold", "eq:4.10", "rem:spectral-sums", "prop:dual-beckner"),
    "two-minimisers": ("thm:main",),
    "ratio-inequality": ("ratio:continued-fraction",),
}
_IN_THREE: Final[dict[str, tuple[str, ...]]] = {
    "thm:main": ("lem:bessel-ratio", "eq:1.7", "supp:beckner-minimisers-3"),
    "supp:coupling-lower-bound": ("supp:beckner-minimisers-3",),
    "prop:dual-beckner": ("supp:beckner-minimisers-3",),
}
"""For d = 3, instead of what cites Beckner and Onofri's inequality."""


def rests_on(claim: Claim) -> tuple[str, ...]:
    """Labels of the ledger. KeyError for a rule that has no entry: a new rule needs one."""
    elementary = claim.dimension == 3 and "beckner-onofri" not in claim.trust
    found = _for_every_dimension(claim)
    if not elementary:
        return found
    return tuple(dict.fromkeys(other for label in found for other in _IN_THREE.get(label, (label,))))


def _for_every_dimension(claim: Claim) -> tuple[str, ...]:
    rule = claim.rule
    if claim.outcome == "refuted":
        return _REFUTED[claim.label]
    if claim.label == "regime":
        if claim.details["transition"] == "continuous":
            return _REDUCED if rule == "reduction" else ("thm:main",)
        return (*_REGIME, *(["supp:coupling-lower-bound"] if "unique_critical_point" in claim.details else []))
    found = _PROVED[claim.label, rule]
    if rule == "kernel-bounds" and "beckner-onofri" not in claim.trust:
        found = ("kernels:convexity",)
    if "maier-saupe-axisymmetry" in claim.trust:
        found = ("kernels:fold-all",)
    if "derivative" in claim.details:
        found = (*found, "coupling:derivative")
    if (
        claim.label == "order-parameter"
        and rule not in ("touching", "isolation", "large-beta", "spine-pieces", "large-beta-pieces")
        and claim.interval is not None
        and not claim.interval.point
    ):
        return _MOVING
    if rule == "decreasing" and "beckner-onofri" in claim.trust:
        return (*found, "thm:main")
    return found
