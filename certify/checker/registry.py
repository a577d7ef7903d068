"""The labels of the format and the rules that decide them: the one table of the checker. FORMAT/README.md."""

from __future__ import annotations

from typing import Any, Final

from .bessel.linear_threshold import check_linear_threshold
from .bessel.majorisation import Cover, check_majorisation
from .bessel.threshold import Separator, check_beta_star, check_elementary_bounds, check_monotone_in_dimension
from .branch.fold import check_branch
from .branch.form import Branch
from .coupling.barrier import check_barrier
from .coupling.barrier_form import Section
from .coupling.count import check_coupling, check_cover, check_decreasing, check_moment, check_moving_cover
from .coupling.form import PointCover
from .coupling.latent_heat import check_latent_heat
from .coupling.linear_field import LinearField, check_bounds
from .coupling.metastable import check_metastable
from .coupling.minimiser import check_profile, density, moments
from .coupling.moving_form import MovingCover
from .document.claim import Claim, Series
from .document.parsers import Record, counterexample, number, pair, text, upper_end
from .document.shape import Label, Rule, parsed
from .kernels.bounds import KernelBounds, check_kernel_bounds
from .kernels.cover import check_kernel_coupling, check_kernel_cover, check_kernel_moment
from .kernels.criterion import check_coupling_criterion, check_criterion, check_kernel_threshold
from .kernels.dichotomy import check_first_threshold, check_threshold
from .kernels.exclusion import check_exclusion, check_kernel_exclusion
from .kernels.exclusion_form import Exclusion, PaperExclusion
from .kernels.fold import Curve, check_fold
from .kernels.form import KernelCover, Precise, SlabCover, Turning, degree, leading
from .kernels.interval import check_monotone, check_turned
from .kernels.obstruction import check_obstruction
from .kernels.slab import check_slab, check_slab_coupling
from .kernels.turning import check_turning
from .landau.expansion import Expansion as LandauExpansion
from .landau.expansion import check_landau_expansion
from .large_beta.cells_form import LargePieces
from .large_beta.count import check_count
from .large_beta.coupling import Scales, check_coupling_law
from .large_beta.law import Law, check_large_beta
from .large_beta.order import Moment, check_order
from .large_beta.pieces import check_large_piece_coupling, check_large_piece_moment, check_large_pieces
from .large_beta.region import Cap
from .main_theorem import Regime, check_coupling_below, check_regime
from .quartic.obstruction import QuarticDensity, QuarticFamily, check_quartic_density, check_quartic_family
from .quartic.sign import SignCover, check_quartic_sign
from .ratio.arguments import Arguments, Preimage
from .ratio.inequality import Barriers, Inequality, Values, check_false_at_point, check_inequality, nu_and_x
from .ratio.value import (
    Expansion,
    Sweep,
    check_complement,
    check_inverse,
    check_log_bessel,
    check_log_normaliser,
    check_ratio,
)
from .reduction.form import Reduction
from .reduction.isolation import check_isolation
from .reduction.isolation_form import Isolation
from .reduction.pieces import check_touched_coupling, check_touched_moment
from .reduction.touching import check_touching
from .reduction.touching_form import Touching
from .reduction.uniqueness import check_reduced_coupling, check_reduced_regime
from .refutation import check_counterexample
from .spine.count import check_piece_coupling, check_piece_moment, check_pieces, check_spine
from .spine.form import SpinePieces, SpinePoint

LABELS: Final[dict[str, Label]] = {
    "beta-star": Label(region=False, enclosure=True),
    "elementary-bounds": Label(region=False, enclosure=False, details={"bounds": pair}),
    "monotone-in-dimension": Label(region=False, enclosure=False),
    "linear-threshold": Label(region=True, enclosure=True, kernel={"leading": leading}),
    "majorisation": Label(region=True, enclosure=True, counterexample=counterexample(with_l=True)),
    "quartic-sign": Label(region=True, enclosure=False, counterexample=counterexample(with_l=False)),
    "quartic-obstruction": Label(region=True, enclosure=False, counterexample=counterexample(with_l=False)),
    "regime": Label(
        region=True,
        enclosure=False,
        details={
            "transition": text("continuous", "discontinuous"),
            "critical_coupling": text("equal", "less"),
            "unique_critical_point?": upper_end,
        },
    ),
    "critical-coupling": Label(region=True, enclosure=True, details={"derivative?": pair}, kernel={}, parameter=True),
    "order-parameter": Label(region=True, enclosure=True, kernel={"degree": degree}),
    "two-minimisers": Label(region=True, enclosure=False, counterexample=counterexample(with_l=False), kernel={}),
    "latent-heat": Label(region=True, enclosure=True),
    "minimiser-profile": Label(region=True, enclosure=False, details={"moments": moments, "density": density}),
    "free-energy-barrier": Label(region=True, enclosure=True),
    "metastable-end": Label(region=True, enclosure=True),
    "branch-fold": Label(region=True, enclosure=True),
    "landau-expansion": Label(
        region=True,
        enclosure=True,
        details={
            "cube": pair,
            "jump": pair,
            "remainder": number,
            "cube_remainder": number,
            "jump_remainder": number,
            "spinodal_remainder": number,
        },
    ),
    "large-beta": Label(region=True, enclosure=False, details={"remainder": pair}),
    "criterion": Label(region=False, enclosure=False, kernel={}),
    "continuity": Label(region=False, enclosure=False, kernel={}),
    "continuity-axisymmetric": Label(region=False, enclosure=False, kernel={}),
    "obstruction": Label(region=False, enclosure=False, kernel={}),
    "threshold": Label(
        region=False, enclosure=True, kernel={"continuous": text("below", "above", "outside")}, whole_family=True
    ),
    "fold": Label(region=True, enclosure=True, kernel={"critical_points": text("all", "axisymmetric")}),
    "critical-coupling-axisymmetric": Label(region=False, enclosure=True, kernel={}),
    "order-parameter-axisymmetric": Label(region=False, enclosure=True, kernel={"degree": degree}),
    "two-minimisers-axisymmetric": Label(region=False, enclosure=False, kernel={}),
    "bessel-ratio": Label(region=False, enclosure=True, subject=Arguments),
    "bessel-ratio-complement": Label(region=False, enclosure=True, subject=Arguments),
    "bessel-ratio-inverse": Label(region=False, enclosure=True, subject=Preimage),
    "log-bessel": Label(region=False, enclosure=True, subject=Arguments),
    "log-normaliser": Label(region=False, enclosure=True, subject=Arguments),
    "ratio-inequality": Label(region=False, enclosure=False, counterexample=nu_and_x, subject=Inequality),
}
RULES: Final[dict[tuple[str, str], Rule]] = {
    ("beta-star", "sign-change"): Rule(Series, check_beta_star),
    ("elementary-bounds", "sign-change"): Rule(Series, check_elementary_bounds),
    ("monotone-in-dimension", "separator"): Rule(Separator, check_monotone_in_dimension),
    ("linear-threshold", "series"): Rule(Series, check_linear_threshold, star=True),
    ("linear-threshold", "monotone-end-points"): Rule(Series, check_linear_threshold),
    ("majorisation", "cover"): Rule(Cover, check_majorisation, star=True),
    ("majorisation", "counterexample"): Rule(Series, check_counterexample, refutes=True),
    ("quartic-sign", "cover"): Rule(SignCover, check_quartic_sign),
    ("quartic-sign", "counterexample"): Rule(Series, check_counterexample, refutes=True, star=True),
    ("quartic-obstruction", "quartic-density"): Rule(QuarticDensity, check_quartic_density),
    ("quartic-obstruction", "quartic-family"): Rule(QuarticFamily, check_quartic_family),
    ("quartic-obstruction", "counterexample"): Rule(Series, check_counterexample, refutes=True, star=True),
    ("regime", "theorem-1.1"): Rule(Regime, check_regime, star=True),
    ("regime", "reduction"): Rule(Reduction, check_reduced_regime, star=True),
    ("critical-coupling", "theorem-1.1"): Rule(Series, check_coupling_below, star=True),
    ("critical-coupling", "reduction"): Rule(Series, check_reduced_coupling, star=True),
    ("critical-coupling", "bounds"): Rule(LinearField, check_bounds),
    ("critical-coupling", "two-minimisers"): Rule(Record, check_coupling),
    ("critical-coupling", "decreasing"): Rule(Record, check_decreasing, intervals_only=True),
    ("critical-coupling", "large-beta"): Rule(Scales, check_coupling_law),
    ("critical-coupling", "touching"): Rule(Record, check_touched_coupling),
    ("critical-coupling", "isolation"): Rule(Record, check_touched_coupling),
    ("order-parameter", "touching"): Rule(Record, check_touched_moment),
    ("order-parameter", "isolation"): Rule(Record, check_touched_moment),
    ("two-minimisers", "touching"): Rule(Touching, check_touching),
    ("two-minimisers", "isolation"): Rule(Isolation, check_isolation),
    ("order-parameter", "two-minimisers"): Rule(Record, check_moment),
    ("order-parameter", "large-beta"): Rule(Moment, check_order),
    ("two-minimisers", "large-beta"): Rule(Cap, check_count),
    ("two-minimisers", "cover"): Rule(PointCover, check_cover),
    ("two-minimisers", "moving-cover"): Rule(MovingCover, check_moving_cover, intervals_only=True),
    ("two-minimisers", "spine"): Rule(SpinePoint, check_spine),
    ("two-minimisers", "spine-pieces"): Rule(SpinePieces, check_pieces, intervals_only=True),
    ("critical-coupling", "spine-pieces"): Rule(Record, check_piece_coupling, intervals_only=True),
    ("order-parameter", "spine-pieces"): Rule(Record, check_piece_moment, intervals_only=True),
    ("two-minimisers", "large-beta-pieces"): Rule(LargePieces, check_large_pieces),
    ("critical-coupling", "large-beta-pieces"): Rule(Record, check_large_piece_coupling),
    ("order-parameter", "large-beta-pieces"): Rule(Record, check_large_piece_moment),
    ("two-minimisers", "counterexample"): Rule(Series, check_counterexample, refutes=True, star=True),
    ("latent-heat", "two-minimisers"): Rule(Record, check_latent_heat),
    ("minimiser-profile", "two-minimisers"): Rule(Record, check_profile),
    ("free-energy-barrier", "section"): Rule(Section, check_barrier),
    ("metastable-end", "section"): Rule(Section, check_metastable),
    ("branch-fold", "branch"): Rule(Branch, check_branch),
    ("landau-expansion", "reduction"): Rule(LandauExpansion, check_landau_expansion, intervals_only=True),
    ("linear-threshold", "kernel"): Rule(Precise, check_kernel_threshold, kernel=True),
    ("criterion", "theorem-3.5"): Rule(Precise, check_criterion, kernel=True),
    ("critical-coupling", "criterion"): Rule(Precise, check_coupling_criterion, kernel=True),
    ("critical-coupling", "kernel-bounds"): Rule(KernelBounds, check_kernel_bounds, kernel=True),
    ("critical-coupling", "monotone"): Rule(Record, check_monotone, kernel=True, parameter=True),
    ("critical-coupling", "turned"): Rule(Precise, check_turned, kernel=True, parameter=True),
    ("continuity", "slab"): Rule(SlabCover, check_slab, kernel=True),
    ("continuity-axisymmetric", "slab"): Rule(SlabCover, check_slab, kernel=True),
    ("critical-coupling", "continuity"): Rule(Precise, check_slab_coupling, kernel=True),
    ("critical-coupling-axisymmetric", "continuity"): Rule(Precise, check_slab_coupling, kernel=True),
    ("obstruction", "expansion"): Rule(Precise, check_obstruction, kernel=True),
    ("threshold", "dichotomy"): Rule(Precise, check_threshold, kernel=True),
    ("threshold", "beta-star"): Rule(Record, check_first_threshold, kernel=True),
    ("threshold", "slab"): Rule(Turning, check_turning, kernel=True),
    ("fold", "curve"): Rule(Curve, check_fold, kernel=True),
    ("fold", "kernel-exclusion"): Rule(Exclusion, check_kernel_exclusion, kernel=True),
    ("fold", "exclusion"): Rule(PaperExclusion, check_exclusion),
    ("critical-coupling", "kernel-cover"): Rule(Record, check_kernel_coupling, kernel=True),
    ("critical-coupling-axisymmetric", "kernel-cover"): Rule(Record, check_kernel_coupling, kernel=True),
    ("order-parameter", "kernel-cover"): Rule(Record, check_kernel_moment, kernel=True),
    ("order-parameter-axisymmetric", "kernel-cover"): Rule(Record, check_kernel_moment, kernel=True),
    ("two-minimisers", "kernel-cover"): Rule(KernelCover, check_kernel_cover, kernel=True),
    ("two-minimisers-axisymmetric", "kernel-cover"): Rule(KernelCover, check_kernel_cover, kernel=True),
    ("large-beta", "law"): Rule(Law, check_large_beta, intervals_only=True),
    ("bessel-ratio", "continued-fraction"): Rule(Sweep, check_ratio),
    ("bessel-ratio", "expansion"): Rule(Expansion, check_ratio),
    ("bessel-ratio-complement", "continued-fraction"): Rule(Sweep, check_complement),
    ("bessel-ratio-complement", "expansion"): Rule(Expansion, check_complement),
    ("bessel-ratio-inverse", "continued-fraction"): Rule(Sweep, check_inverse),
    ("bessel-ratio-inverse", "expansion"): Rule(Expansion, check_inverse),
    ("log-bessel", "continued-fraction"): Rule(Sweep, check_log_bessel),
    ("log-bessel", "expansion"): Rule(Expansion, check_log_bessel),
    ("log-normaliser", "continued-fraction"): Rule(Sweep, check_log_normaliser),
    ("log-normaliser", "expansion"): Rule(Expansion, check_log_normaliser),
    ("ratio-inequality", "barrier"): Rule(Barriers, check_inequality),
    ("ratio-inequality", "counterexample"): Rule(Values, check_false_at_point, refutes=True),
}


def claims_of(value: Any) -> list[Claim]:
    """All claims of a parsed JSON document. Raises `Malformed` for the first thing that is out of form."""
    return parsed(value, LABELS, RULES)
