(** * The library: all of this room, with implicit arguments

    For users: [From Certify Require Import Bessel.Library.] An argument that a later hypothesis names need not be
    written. The theory itself, whose hypotheses are often found by [lra], imports the files one by one and writes all
    arguments. Bessel/Inequality.v, which generated files use, is not among them. *)

From Certify Require Export Bessel.Hypergeometric Bessel.HypergeometricDerivative Bessel.Calculus Bessel.Ratio
  Bessel.RatioMonotone Bessel.Barrier Bessel.RatioLine Bessel.Gamma Bessel.GammaUnique Bessel.BesselI.

(** ** Bessel/Hypergeometric.v *)
Arguments ex_series_term {a} z _.
Arguments is_series_F {a} z _.
Arguments F_lower {a z} n _ _.
Arguments F_upper {a z q} n _ _ _ _.
Arguments F_truncation {a z q} n _ _ _ _.
Arguments F_contiguous {a} z _.
Arguments F_ode {a} z _.

(** ** Bessel/HypergeometricDerivative.v *)
Arguments is_derive_F {a} z _.

(** ** Bessel/Ratio.v *)
Arguments r_recurrence {nu x} _ _.
Arguments r_recurrence_mult {nu x} _ _.
Arguments convergent_bounds n {nu x} _ _.
Arguments r_upper {nu x} _ _.
Arguments r_lower {nu x} _ _.
Arguments r_riccati {nu x} _ _.
Arguments riccati_pos {nu x} _ _.

(** ** Bessel/RatioMonotone.v *)
Arguments r_increasing {nu x y} _ _.
Arguments r_increasing_le {nu x y} _ _.
Arguments r_reflects_lt {nu x y} _ _ _ _.
Arguments r_lt_1 {nu x} _ _.
Arguments r_lower_global {nu x} _ _.
Arguments is_lim_r_0 {nu} _.
Arguments is_lim_r_infinity {nu} _.
Arguments r_decreasing_order {nu mu x} _ _.
Arguments r_turan {nu x} _ _.

(** ** Bessel/Barrier.v *)
Arguments r_lower_amos {nu x} _ _.
Arguments r_upper_simpson_spector {nu x} _ _.
Arguments r_lower_amos_le {nu x} _ _.
Arguments r_upper_simpson_spector_le {nu x} _ _.
Arguments r_derive_0 {nu} _.

(** ** Bessel/RatioLine.v *)
Arguments r_increasing_line {nu x y} _ _.
Arguments r_abs_lt_1 {nu} x _.
Arguments r_riccati_line {nu x} _ _.
Arguments ex_derive_r {nu} x _.
Arguments r_upper_line {nu} x _.

(** ** Bessel/Gamma.v *)
Arguments is_lim_gauss {x} _.
Arguments Gamma_pos {x} _.
Arguments Gamma_succ {x} _.
Arguments Gamma_rising {x} k _.

(** ** Bessel/GammaUnique.v *)
Arguments Gamma_log_convex {x y t} _ _ _.
Arguments Gamma_unique {f} _ _ _ _ {x} _.

(** ** Bessel/BesselI.v *)
Arguments ex_series_besselI {nu} x _.
Arguments besselI_F {nu} x _.
Arguments besselI_pos {nu} x _.
Arguments besselI_truncation {nu x q} n _ _ _.
Arguments ratio_besselI {nu x} _ _.
Arguments besselI_quotient {nu} m {x} _ _.
Arguments besselI_recurrence {nu x} _ _.
Arguments is_derive_besselI {nu x} _ _.
Arguments is_derive_besselI_down {nu x} _ _.
Arguments is_derive_besselI_mean {nu x} _ _.
Arguments is_derive_besselI_2 {nu x} _ _.
Arguments bessel_equation {nu x} _ _.
