(** * Orthogonality and norm of the Gegenbauer polynomials

    mean (P_l P_k) = 0 for k < l, and mean (P_l^2) = 1/N_l, where N_l is the dimension
    of the space of harmonics of degree l on S^(d-1), for every d >= 2. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Zonal.PositiveDefinite.
Local Open Scope R_scope.

(** N_l for l >= 1: N_1 = d, N_2 = (d-1)(d+2)/2; on the circle N_l = 2. *)
Definition harmonic_dimension (d l : nat) : R :=
  (2 * INR l + INR d - 2) * INR (fact (l + d - 3)) / (INR (fact l) * INR (fact (d - 2))).

Lemma harmonic_dimension_pos : forall d l, (2 <= d)%nat -> (1 <= l)%nat -> 0 < harmonic_dimension d l.
Proof.
  intros d l Hd Hl. apply le_INR in Hd, Hl. simpl in Hd, Hl. unfold harmonic_dimension.
  apply Rdiv_lt_0_compat; apply Rmult_lt_0_compat; try apply INR_fact_lt_0. lra.
Qed.

Lemma harmonic_dimension_1 : forall d, (2 <= d)%nat -> harmonic_dimension d 1 = INR d.
Proof.
  intros [|[|n]] Hd; [lia|lia|]. unfold harmonic_dimension.
  replace (1 + S (S n) - 3)%nat with n by lia. replace (S (S n) - 2)%nat with n by lia.
  rewrite !S_INR. simpl (INR (fact 1)). simpl (INR 0). field. apply INR_fact_neq_0.
Qed.

Lemma harmonic_dimension_2 : forall d, (2 <= d)%nat -> harmonic_dimension d 2 = (INR d - 1) * (INR d + 2) / 2.
Proof.
  intros [|[|n]] Hd; [lia|lia|]. unfold harmonic_dimension.
  replace (2 + S (S n) - 3)%nat with (S n) by lia. replace (S (S n) - 2)%nat with n by lia.
  rewrite fact_simpl, mult_INR, !S_INR. simpl (INR (fact 2)). simpl (INR 0). field. apply INR_fact_neq_0.
Qed.

Lemma harmonic_dimension_succ : forall d l, (2 <= d)%nat -> (1 <= l)%nat ->
  harmonic_dimension d (S l) = harmonic_dimension d l
    * ((2 * INR l + INR d) * (INR l + INR d - 2) / ((INR l + 1) * (2 * INR l + INR d - 2))).
Proof.
  intros [|[|n]] [|k] Hd Hl; try lia. unfold harmonic_dimension.
  replace (S (S k) + S (S n) - 3)%nat with (S (k + n)) by lia. replace (S k + S (S n) - 3)%nat with (k + n)%nat by lia.
  replace (S (S n) - 2)%nat with n by lia.
  rewrite (fact_simpl (k + n)), (fact_simpl (S k)), !mult_INR, !S_INR, plus_INR.
  pose proof (pos_INR k). pose proof (pos_INR n). field.
  repeat split; try apply INR_fact_neq_0; lra.
Qed.

Section ZonalNorm.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_gt_1 : 1 < d.
Hypothesis avg : zonal_average d mean.

Local Notation coefficient := (zonal_coefficient d mean).

Lemma gegenbauer_pow_continuous : forall k j, continuous_on_interval (fun t => gegenbauer d k t * t ^ j).
Proof. intros k j. apply continuous_on_interval_mult; [apply gegenbauer_continuous|apply pow_continuous]. Qed.

Lemma orthogonal_pow : forall k l j, (k + j < l)%nat -> coefficient l (fun t => gegenbauer d k t * t ^ j) = 0.
Proof.
  apply (gegenbauer_pair (fun k => forall l j, (k + j < l)%nat ->
    coefficient l (fun t => gegenbauer d k t * t ^ j) = 0)).
  - intros l j Hlt. rewrite (coefficient_ext d mean avg l _ (fun t => t ^ j)) by (intros; simpl; ring).
    apply (coefficient_pow_below d mean d_gt_1 avg). lia.
  - intros l j Hlt. rewrite (coefficient_ext d mean avg l _ (fun t => t ^ S j)) by (intros; simpl; ring).
    apply (coefficient_pow_below d mean d_gt_1 avg). lia.
  - intros k IH1 IH2 l j Hlt. pose proof (pos_INR k).
    rewrite (coefficient_ext d mean avg l _ (fun t =>
      (2 * INR k + d) / (INR k + d - 1) * (gegenbauer d (S k) t * t ^ S j)
      + - ((INR k + 1) / (INR k + d - 1)) * (gegenbauer d k t * t ^ j)))
      by (intros; rewrite gegenbauer_SS, S_INR; simpl pow; field; lra).
    rewrite (coefficient_combine d mean avg l _ _ _ _ (gegenbauer_pow_continuous (S k) (S j))
      (gegenbauer_pow_continuous k j)).
    rewrite IH1, IH2 by lia. ring.
Qed.

Theorem gegenbauer_orthogonal : forall k l, (k < l)%nat -> coefficient l (gegenbauer d k) = 0.
Proof.
  intros k l Hlt. rewrite <- (orthogonal_pow k l 0) by lia.
  apply (coefficient_ext d mean avg). intros. simpl. ring.
Qed.

Lemma norm_0 : coefficient 0 (gegenbauer d 0) = 1.
Proof. exact (coefficient_one_0 d mean avg). Qed.

Lemma norm_1 : coefficient 1 (gegenbauer d 1) = 1 / d.
Proof.
  rewrite <- (coefficient_1_1 d mean d_gt_1 avg). apply (coefficient_ext d mean avg). intros. simpl. ring.
Qed.

Lemma norm_succ : forall l, coefficient (S (S l)) (gegenbauer d (S (S l)))
  = coefficient (S l) (gegenbauer d (S l)) * ((INR l + 2) * (2 * INR l + d) / ((2 * INR l + d + 2) * (INR l + d - 1))).
Proof.
  intros l. pose proof (pos_INR l).
  pose proof (gegenbauer_continuous d) as C.
  pose proof (coefficient_times_t d mean d_gt_1 avg (S l) _ (C (S l))) as Left.
  rewrite (gegenbauer_orthogonal (S l) (S (S (S l)))), S_INR in Left by lia.
  rewrite (coefficient_ext d mean avg (S (S l)) _ (fun t =>
    (INR l + d - 1) / (2 * INR l + d) * gegenbauer d (S (S l)) t
    + (INR l + 1) / (2 * INR l + d) * gegenbauer d l t)) in Left
    by (intros; now apply gegenbauer_times_t).
  rewrite (coefficient_combine d mean avg (S (S l)) _ _ _ _ (C (S (S l))) (C l)) in Left.
  rewrite (gegenbauer_orthogonal l (S (S l))) in Left by lia.
  apply (Rmult_eq_reg_l ((INR l + d - 1) / (2 * INR l + d))).
  - transitivity ((INR l + 2) / (2 * INR l + d + 2) * coefficient (S l) (gegenbauer d (S l))); [|field; lra].
    rewrite Rmult_0_r, Rmult_0_r, Rplus_0_r, Rplus_0_l in Left. rewrite Left.
    replace (2 * (INR l + 1) + d) with (2 * INR l + d + 2) by ring.
    replace (INR l + 1 + 1) with (INR l + 2) by ring. reflexivity.
  - apply Rgt_not_eq, Rdiv_lt_0_compat; lra.
Qed.

End ZonalNorm.

(** For integer d >= 2. *)
Theorem gegenbauer_norm : forall d mean l, (2 <= d)%nat -> zonal_average (INR d) mean -> (1 <= l)%nat ->
  mean (fun t => gegenbauer (INR d) l t ^ 2) = 1 / harmonic_dimension d l.
Proof.
  intros d mean l Hd Avg Hl. pose proof (le_INR 2 d Hd) as HD. simpl in HD.
  rewrite (mean_ext (INR d) mean Avg _ (fun t => gegenbauer (INR d) l t * gegenbauer (INR d) l t))
    by (intros; ring).
  change (zonal_coefficient (INR d) mean l (gegenbauer (INR d) l) = 1 / harmonic_dimension d l).
  induction Hl as [|[|k] Hl IH]; [|lia|].
  - rewrite harmonic_dimension_1 by exact Hd. apply norm_1; [lra|exact Avg].
  - rewrite norm_succ, IH, (harmonic_dimension_succ d (S k)) by (exact Avg || lia || lra).
    pose proof (harmonic_dimension_pos d (S k) Hd ltac:(lia)). pose proof (pos_INR k).
    rewrite S_INR. field. repeat split; lra.
Qed.
