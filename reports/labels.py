"""How each kind of claim appears in print, and where the paper has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reports.escape import Tex


@dataclass(frozen=True, slots=True)
class Label:
    """How a kind of claim appears in print. `places`: where the paper has it; empty if it is not in the paper."""

    name: Tex
    environment: str
    title: Tex
    places: Tex
    value: Tex


_LABELS: Final = (
    ("beta-star", r"$\beta_*$", "theorem", r"The threshold $\beta_*$", "Theorem~1.1, (1.8)", r"\beta_*^{(d)}"),
    (
        "elementary-bounds",
        "elementary bounds",
        "proposition",
        r"Elementary bounds on $\beta_*$",
        "Lemma~4.3, (4.7)",
        "",
    ),
    (
        "monotone-in-dimension",
        "monotonicity in $d$",
        "proposition",
        "Monotonicity in the dimension",
        "Lemma~4.3, (4.8)",
        "",
    ),
    ("linear-threshold", r"$K_\#$", "proposition", r"The linear stability threshold $K_\#$", "(1.7)", r"K_\#(\beta)"),
    ("regime", "regime", "theorem", "Regime", "Theorem~1.1", ""),
    (
        "majorisation",
        "majorisation",
        "proposition",
        "Majorisation of all degrees",
        "Lemma~4.3, (4.10)",
        r"\min(1-A_l\alpha_l)",
    ),
    ("quartic-sign", "quartic sign", "proposition", "Sign of the quartic coefficient", "Lemma~5.1, (6.3)", ""),
    ("quartic-obstruction", "quartic obstruction", "proposition", "Quartic obstruction", "Lemma~5.1", ""),
    ("critical-coupling", "$K_c$", "theorem", "The critical coupling $K_c$", "(1.6), (1.14)", r"K_c(\beta)"),
    ("order-parameter", "order parameter", "theorem", "The order parameter at $K_c$", "", r"m_1(\beta)"),
    ("two-minimisers", "two minimisers", "theorem", "Coexistence of two minimisers at $K_c$", "", ""),
    ("latent-heat", "latent heat", "theorem", "The latent heat at $K_c$", "", r"\mathcal E(\beta)"),
    ("minimiser-profile", "profile", "theorem", "Moments and density of the other minimiser at $K_c$", "", ""),
    ("free-energy-barrier", "barrier", "theorem", "The free-energy barrier at $K_c$", "", "B"),
    ("metastable-end", "$K_s$", "theorem", "Where metastable densities begin", "", "K_s"),
    ("branch-fold", "$K_f$", "theorem", "The fold of the branch of critical densities", "", "K_f"),
    ("fold", "fold", "theorem", "The first fold", "", r"K_{\mathrm{fold}}"),
    ("landau-expansion", "(1.17)", "theorem", r"The Landau expansion of $K_c$ at $\beta_*$", "(1.17)", "C_d"),
    ("large-beta", r"large $\beta$", "theorem", r"The critical coupling as $\beta\to\infty$", "(1.18), (1.19)", ""),
    ("bessel-ratio", r"$r_\nu$", "proposition", "The ratio of two Bessel functions", "", r"r_\nu(x)"),
    ("bessel-ratio-complement", r"$1-r_\nu$", "proposition", "How far the ratio is from 1", "", r"1-r_\nu(x)"),
    ("log-bessel", r"$\log I_\nu$", "proposition", "The logarithm of a Bessel function", "", r"\log I_\nu(x)"),
    (
        "log-normaliser",
        "log normaliser",
        "proposition",
        "The log normaliser",
        "",
        r"\log F(\nu+1,\tfrac{x^2}4)",
    ),
    ("bessel-ratio-inverse", r"$r_\nu^{-1}$", "proposition", "The inverse of the ratio", "", r"r_\nu^{-1}(y)"),
    ("ratio-inequality", "ratio inequality", "proposition", "An inequality between Bessel ratios", "", ""),
    ("criterion", "criterion", "theorem", "Another kernel with a continuous transition", "Theorem~3.5", ""),
    ("continuity", "continuity", "theorem", "A continuous transition by computation", "", ""),
    ("obstruction", "obstruction", "theorem", "Another kernel with a discontinuous transition", "Lemma~5.1", ""),
    ("threshold", "threshold", "theorem", "Where the transition of a family of kernels turns", "", "p_*"),
    ("continuity-axisymmetric", "zonal continuity", "theorem", "A continuous transition among zonal densities", "", ""),
    ("critical-coupling-axisymmetric", "zonal $K_c$", "theorem", "$K_c$ among zonal densities", "", "K_c"),
    ("order-parameter-axisymmetric", "zonal order parameter", "theorem", "The order parameter, zonal", "", "m_l"),
    ("two-minimisers-axisymmetric", "two zonal minimisers", "theorem", "Two zonal minimisers at $K_c$", "", ""),
)
LABELS: Final[Mapping[str, Label]] = {
    label: Label(Tex(name), f"crt{environment}", Tex(title), Tex(places), Tex(value))
    for label, name, environment, title, places, value in _LABELS
}
