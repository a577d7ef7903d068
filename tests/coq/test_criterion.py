"""The Coq theorems around Theorem 1.1: weaker hypotheses do not prove them.

Each false statement stands next to the true one and is tried with the same proof; one false claim is refuted in Coq.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coq import environment as coq

HEADER = (
    "From Coq Require Import Reals Lra Lia.\nFrom Coquelicot Require Import Coquelicot.\n"
    "From Certify Require Import Main Zonal.Moments Zonal.Gegenbauer Sphere.Model Circle.Model Criterion.Coercivity.\n"
    "From Certify Require Criterion.Sharp Sphere.Coupling Legendre.Regularity Bessel.Barrier MainCircle MainZonal"
    " Circle.ThreeMoments.\n"
    "Open Scope R_scope.\n"
    # So that a failed unification fails at once, instead of unfolding limits and integrals.
    "Opaque lambda angle_average beta_star K_sharp W MainCircle.K_c MainCircle.critical MainCircle.eigenvalue.\n"
)

# Proof, true statement, false statements.
STATEMENTS = [
    (
        "intros S d x Hd Hx [g c] H; now apply (theorem_1_1 S d x Hd Hx g)",
        "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
        " K_c S x = Finite (K_sharp (INR d) x)",
        [
            "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) + 1 ->"
            " K_c S x = Finite (K_sharp (INR d) x)",
            "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
            " K_c S x = Finite (2 * K_sharp (INR d) x)",
            "forall S d x, (1 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
            " K_c S x = Finite (K_sharp (INR d) x)",
            "forall S d x, (2 <= d)%nat -> 0 < x -> general_facts S d /\\ True -> x <= beta_star (INR d) ->"
            " K_c S x = Finite (K_sharp (INR d) x)",
        ],
    ),
    (
        "intros S d x Hd Hx f H; now apply (theorem_1_1 S d x Hd Hx f)",
        "forall S d x, (2 <= d)%nat -> 0 < x -> general_facts S d -> beta_star (INR d) < x ->"
        " Rbar_lt (K_c S x) (K_sharp (INR d) x)",
        [
            "forall S d x, (2 <= d)%nat -> 0 < x -> general_facts S d -> beta_star (INR d) <= x ->"
            " Rbar_lt (K_c S x) (K_sharp (INR d) x)",
            "forall S d x, (2 <= d)%nat -> 0 < x -> general_facts S d -> beta_star (INR d) < x ->"
            " ~ continuous_transition S x",
            "forall S d x, (2 <= d)%nat -> 0 < x -> surface_facts S d -> beta_star (INR d) < x ->"
            " Rbar_lt (K_c S x) (K_sharp (INR d) x)",
        ],
    ),
    (
        "intros S d x Hd Hx [g c] H u; now apply (theorem_1_1 S d x Hd Hx g)",
        "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
        " uniqueness_facts S d -> semicontinuity_facts S -> continuous_transition S x",
        [
            "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
            " uniqueness_facts S d -> continuous_transition S x",
            "forall S d x, (2 <= d)%nat -> 0 < x -> classical_facts S d -> x <= beta_star (INR d) ->"
            " semicontinuity_facts S -> continuous_transition S x",
        ],
    ),
    (
        "intros d l x Hd Hl Hx; exact (proj1 (funk_hecke_coefficient d l x Hd Hl Hx))",
        "forall d l x, (2 <= d)%nat -> (1 <= l)%nat -> 0 < x ->"
        " angle_average d (fun t => gegenbauer (INR d) l t * kernel (angle_average d) x t) = lambda (INR d) l x",
        [
            "forall d l x, (2 <= d)%nat -> (0 <= l)%nat -> 0 < x ->"
            " angle_average d (fun t => gegenbauer (INR d) l t * kernel (angle_average d) x t) = lambda (INR d) l x",
            "forall d l x, (2 <= d)%nat -> (1 <= l)%nat -> 0 < x ->"
            " angle_average d (fun t => gegenbauer (INR d) l t * kernel (angle_average d) x t)"
            " = lambda (INR d) (S l) x",
        ],
    ),
    (
        "intros d Hd; exact (proj1 (proj2 (moments_of_a_coordinate d Hd)))",
        "forall d, (2 <= d)%nat -> angle_average d (fun t => t ^ 4) = 3 / (INR d * (INR d + 2))",
        ["forall d, (2 <= d)%nat -> angle_average d (fun t => t ^ 4) = 3 / (INR d * (INR d + 1))"],
    ),
    (
        "intros A lambda p H E H1 H2 H3 H4 H5 H6 H7;"
        " apply (criterion_gap_nonneg A lambda p H E H1 H2 H3 H4 H5 H6 H7); unfold degree_one_threshold; split;"
        " [apply Rlt_le, Rdiv_lt_0_compat|apply Rle_refl]; lra",
        "forall (A lambda p : nat -> R) H E, (forall l, (1 <= l)%nat -> 0 < A l) -> A 1%nat = 1 ->"
        " 0 < lambda 1%nat -> (forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l) ->"
        " (forall l, (1 <= l)%nat -> 0 <= p l) -> coercive A p H -> regularised_energy lambda p E ->"
        " 0 <= H - 1 / (2 * lambda 1%nat) * E",
        [
            "forall (A lambda p : nat -> R) H E, (forall l, (1 <= l)%nat -> 0 < A l) -> A 1%nat = 1 ->"
            " 0 < lambda 1%nat -> (forall l, (3 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l) ->"
            " (forall l, (1 <= l)%nat -> 0 <= p l) -> coercive A p H -> regularised_energy lambda p E ->"
            " 0 <= H - 1 / (2 * lambda 1%nat) * E",
        ],
    ),
]

# The hypotheses of Theorem 1.1 hold on the circle, and on nothing else that is claimed; there it has none.
_BEYOND = "Rbar_lt (MainCircle.K_c (W x)) (K_sharp 2 x) /\\ ~ MainCircle.continuous_transition (W x)"
_UP_TO = (
    "MainCircle.K_c (W x) = Finite (K_sharp 2 x) /\\ MainCircle.continuous_transition (W x) /\\"
    " forall K, 0 <= K <= K_sharp 2 x -> MainCircle.only_minimal_at (W x) K"
)
_ONE_CRITICAL = "MainCircle.critical (W x) K mu -> MainCircle.same mu MainCircle.sigma"
STATEMENTS[:0] = [
    (
        "intros x Hx; exact (proj1 (proj2 (theorem_1_1_circle x Hx)))",
        f"forall x, 0 < x -> beta_star 2 < x -> {_BEYOND}",
        [
            f"forall x, 0 < x -> beta_star 3 < x -> {_BEYOND}",
            f"forall x, 0 < x -> beta_star 2 <= x -> {_BEYOND}",
            f"forall x, 0 < x -> x < beta_star 2 -> {_BEYOND}",
        ],
    ),
    (
        "intros x Hx; exact (proj1 (theorem_1_1_circle x Hx))",
        f"forall x, 0 < x -> x <= beta_star 2 -> {_UP_TO}",
        [f"forall x, 0 < x -> {_UP_TO}", f"forall x, 0 <= x -> x <= beta_star 2 -> {_UP_TO}"],
    ),
    (
        "intros x Hx; exact (proj2 (proj2 (theorem_1_1_circle x Hx)))",
        f"forall x, 0 < x -> forall K mu, 0 <= K -> Rbar_le (2 * K) (MainCircle.K_c (W x)) -> {_ONE_CRITICAL}",
        [
            f"forall x, 0 < x -> forall K mu, 0 <= K -> Rbar_le K (MainCircle.K_c (W x)) -> {_ONE_CRITICAL}",
            f"forall x, 0 < x -> forall K mu, Rbar_le (2 * K) (MainCircle.K_c (W x)) -> {_ONE_CRITICAL}",
        ],
    ),
    (
        "exact circle_facts",
        "classical_facts circle 2",
        ["classical_facts circle 3", "forall S, classical_facts S 2"],
    ),
    (
        "exact circle_further_facts",
        "uniqueness_facts circle 2 /\\ semicontinuity_facts circle /\\ regularity_facts circle",
        ["forall S, uniqueness_facts S 2 /\\ semicontinuity_facts S /\\ regularity_facts S"],
    ),
]

# Every kernel of the circle: each hypothesis is dropped once, or weakened.
_KERNEL = "forall w, MainCircle.centred_kernel w -> 0 < MainCircle.eigenvalue w 1 ->"
_RATIO = "MainCircle.eigenvalue w {} / MainCircle.eigenvalue w 1"
_MAJORISED = f"(forall l, (2 <= l)%nat -> {_RATIO.format('l')} <= 1 / INR l) ->"
_STRICT = f"(exists l, (2 <= l)%nat /\\ {_RATIO.format('l')} < 1 / INR l) ->"
_EQUAL = "MainCircle.K_c w = Finite (1 / (2 * MainCircle.eigenvalue w 1))"
_LESS = "Rbar_lt (MainCircle.K_c w) (1 / (2 * MainCircle.eigenvalue w 1))"
STATEMENTS[:0] = [
    (
        "intros w Hw; apply (MainCircle.coercivity_criterion w Hw)",
        f"{_KERNEL} {_MAJORISED} {_STRICT} {_EQUAL}",
        [
            f"{_KERNEL} {_MAJORISED.replace('(2 <=', '(3 <=')} {_STRICT} {_EQUAL}",
            f"{_KERNEL.replace('centred_kernel', 'on_circle')} {_MAJORISED} {_STRICT} {_EQUAL}",
            f"{_KERNEL} {_MAJORISED} {_EQUAL}",
        ],
    ),
    (
        "intros w Hw L1 L2; exact (proj1 (proj2 (MainCircle.quartic_obstruction w Hw L1 L2)))",
        f"{_KERNEL} 1 / 2 < {_RATIO.format(2)} -> {_LESS}",
        [
            f"{_KERNEL} 1 / 2 <= {_RATIO.format(2)} -> {_LESS}",
            f"{_KERNEL} 1 / 3 < {_RATIO.format(3)} -> {_LESS}",
            f"{_KERNEL.replace('0 <', '0 <=')} 1 / 2 < {_RATIO.format(2)} -> {_LESS}",
        ],
    ),
    (
        "exact (proj1 MainCircle.kuramoto)",
        "MainCircle.K_c cos = Finite 1",
        ["MainCircle.K_c cos = Finite 2", "MainCircle.K_c sin = Finite 1"],
    ),
    (
        "exact (proj2 (proj2 (proj2 MainCircle.kuramoto)))",
        "forall K mu, 0 <= K <= 1 / 2 -> MainCircle.critical cos K mu -> MainCircle.same mu MainCircle.sigma",
        ["forall K mu, 0 <= K <= 1 -> MainCircle.critical cos K mu -> MainCircle.same mu MainCircle.sigma"],
    ),
]

_UPPER = (
    "forall S d x K a0 a, (2 <= d)%nat -> general_facts S d -> 0 < x -> 0 < K ->"
    " 1 <= Sphere.Model.sphere_mean d (fun t => exp (a0 + Sphere.Coupling.zonal_field (INR d) 1 a t)) ->"
    " Sphere.Coupling.field_cost d x K 1 a < - a0 -> Rbar_lt (K_c S x) K"
)
_LOWER = (
    "forall S d x K, (2 <= d)%nat -> 0 < x -> classical_facts S d -> 0 <= K ->"
    " (forall l, (1 <= l)%nat ->"
    " 2 * K * (Threshold.Majorisation.beckner (INR d) l * Threshold.Eigenvalues.eigenvalue (INR d) l x) <= 1) ->"
    " Rbar_le K (K_c S x)"
)
_MOMENTS = (
    "forall eps del a om gam, 0 < a -> 0 < om -> 0 < gam -> gam * (a + 2 / 9 * om) <= a * (2 / 9 * om) ->"
    " del < om / 4 -> (om / 4 * del - 9 / 16 * gam * eps) ^ 2"
    " <= 4 * ((om / 4 - del) * eps) * (gam * (om / 4 - del / 16)) -> forall c s x y z t,"
    " let u := c ^ 2 + s ^ 2 in let k := c ^ 2 - s ^ 2 in let l := 2 * c * s in"
    " 0 <= eps * u - del * (x ^ 2 + y ^ 2) + a * (z ^ 2 + t ^ 2)"
    " + om * (1 / 4 * ((x - k) ^ 2 + (y - l) ^ 2)"
    " + 2 / 9 * ((z - (c * (3 * x + k) / 4 - s * (3 * y + l) / 4)) ^ 2"
    " + (t - (c * (3 * y + l) / 4 + s * (3 * x + k) / 4)) ^ 2))"
)
_ATTENTION = (
    "forall x, 0 < x -> MainCircle.centred_kernel (W x) /\\ forall l, (1 <= l)%nat ->"
    " MainCircle.eigenvalue (W x) l = lambda 2 l x"
)
_AMOS = "forall nu x, -1 < nu -> 0 < x -> x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)) < Bessel.Ratio.r nu x"
_SPECTOR = (
    "forall nu x, - / 2 <= nu -> 0 < x ->"
    " Bessel.Ratio.r nu x < x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2)))"
)
# K_c from both sides, the zonal model of dimension 3, bounds of the ratio by the barrier lemma.
STATEMENTS[:0] = [
    (
        "exact Legendre.Facts.zonal_facts",
        "classical_facts Legendre.Model.zonal_sphere 3",
        ["classical_facts Legendre.Model.zonal_sphere 4", "uniqueness_facts Legendre.Model.zonal_sphere 3"],
    ),
    (
        "exact Legendre.Regularity.zonal_further_facts",
        "uniqueness_facts Legendre.Model.zonal_sphere 3 /\\ semicontinuity_facts Legendre.Model.zonal_sphere"
        " /\\ regularity_facts Legendre.Model.zonal_sphere",
        [
            "uniqueness_facts Legendre.Model.zonal_sphere 2 /\\ semicontinuity_facts Legendre.Model.zonal_sphere"
            " /\\ regularity_facts Legendre.Model.zonal_sphere",
            "uniqueness_facts Legendre.Model.zonal_sphere 3 /\\ beckner_onofri_facts Legendre.Model.zonal_sphere 3"
            " /\\ regularity_facts Legendre.Model.zonal_sphere",
        ],
    ),
    (
        "exact Sphere.Coupling.critical_coupling_upper",
        _UPPER,
        [
            _UPPER.replace("1 <= Sphere", "0 <= Sphere"),
            _UPPER.replace("< - a0", "<= - a0"),
            _UPPER.replace("(INR d) 1 a t", "(INR d) 0 a t"),
            _UPPER.replace("(2 <= d)", "(1 <= d)"),
        ],
    ),
    (
        "exact Sphere.Coupling.critical_coupling_lower",
        _LOWER,
        [
            _LOWER.replace("(1 <= l)", "(2 <= l)"),
            _LOWER.replace("2 * K", "K"),
            _LOWER.replace("classical", "general"),
            _LOWER.replace("Rbar_le", "Rbar_lt"),
        ],
    ),
    (
        "exact kernel_circle",
        _ATTENTION,
        [_ATTENTION.replace("(1 <= l)", "(0 <= l)"), _ATTENTION.replace("lambda 2 l x", "lambda 3 l x")],
    ),
    (
        "exact MainZonal.uniform_critical",
        "forall x K, 0 < x -> MainZonal.critical x K (fun _ => 1)",
        ["forall x K, 0 < x -> MainZonal.critical x K (fun _ => 2)"],
    ),
    (
        "exact Circle.ThreeMoments.moments_decided",
        _MOMENTS,
        [
            _MOMENTS.replace(" del < om / 4 ->", ""),
            _MOMENTS.replace("gam * (a + 2 / 9 * om) <= a * (2 / 9 * om) ->", ""),
            _MOMENTS.replace("<= 4 * ((om", "<= 5 * ((om"),
            _MOMENTS.replace("1 / 4 * ((x", "1 / 5 * ((x"),
        ],
    ),
    (
        "exact Bessel.Barrier.r_lower_amos",
        _AMOS,
        [_AMOS.replace("3 / 2", "7 / 5"), _AMOS.replace("-1 < nu", "-2 < nu")],
    ),
    (
        "exact Bessel.Barrier.r_upper_simpson_spector",
        _SPECTOR,
        [_SPECTOR.replace("3 / 2", "8 / 5"), _SPECTOR.replace("- / 2 <= nu", "-1 < nu")],
    ),
]

# beta_* and the majorisation.
STATEMENTS[:0] = [
    (
        "intros d; exact (fun H => proj1 (beta_star_bounds d H))",
        "forall d, 1 < d -> (d + 2) / d < beta_star d",
        ["forall d, 1 < d -> (d + 3) / d < beta_star d"],
    ),
    (
        "intros; apply beta_star_decreasing; lra",
        "forall d, 1 < d -> beta_star (d + 1) < beta_star d",
        ["forall d, 1 < d -> beta_star d < beta_star (d + 1)"],
    ),
    (
        "intros d x Hd Hx; apply (majorisation d 2 x Hd); solve [lra|auto|left; lra]",
        "forall d x, 1 < d -> 0 < x < beta_star d -> alpha d 2 x < 1 / A d 2",
        ["forall d x, 1 < d -> 0 < x <= beta_star d -> alpha d 2 x < 1 / A d 2"],
    ),
]

# The last false statement is not only unproved: a sequence with weight in degree two alone refutes it.
REFUTED = (
    f"Goal ~ ({STATEMENTS[-1][2][0]}).\n"
    "Proof.\n"
    "  intros Claim.\n"
    "  pose (lambda := fun l : nat => match l with 1%nat => 1 | 2%nat => 2 | _ => 0 end).\n"
    "  destruct (Criterion.Sharp.majorisation_is_needed (fun _ => 1) lambda 2) as (p & H & E & P & C & G & N);\n"
    "    [lia|lra|unfold lambda; lra|unfold lambda; lra|].\n"
    "  assert (L : 0 < lambda 1%nat) by (unfold lambda; lra).\n"
    "  enough (0 <= H - 1 / (2 * lambda 1%nat) * E) by (unfold degree_one_threshold in N; lra).\n"
    "  apply (Claim (fun _ => 1) lambda p H E); auto; try (intros; lra).\n"
    "  intros [|[|[|l]]] Hl; try lia. unfold lambda. lra.\n"
    "Qed.\n"
)


def proved(statement: str, proof: str) -> str:
    return f"Goal {statement}.\nProof. {proof}. Qed.\n"


def not_proved(statement: str, proof: str) -> str:
    return f"Goal {statement}.\nProof. Fail solve [{proof}]. Abort.\n"


@pytest.fixture(scope="module")
def theory() -> Path:
    return coq.built()


def test_true_statements_are_proved_and_false_ones_are_not(theory: Path, tmp_path: Path) -> None:
    """The last of the false ones is refuted as well. Planted: a truth among the false ones, which is seen."""
    text = HEADER + REFUTED
    for proof, true, false in STATEMENTS:
        text += proved(true, proof) + "".join(not_proved(statement, proof) for statement in false)
    proof, true, _ = STATEMENTS[2]
    planted = not_proved(true, proof)
    compiled = coq.compile_file(tmp_path, "statements.v", text + planted.replace("Fail", "Fail Fail"), theory)
    assert compiled.returncode == 0, compiled.stdout
