(** * The degree-two quartic obstruction (Lemma 5.1 of the paper)

    The sign of the quartic coefficient, its optimum (5.10), and the conclusion:
    if alpha_2 = lambda_2/lambda_1 > 1/d, an explicit density, with explicit
    amplitude, has F_(K_#)(rho) < F_(K_#)(1).  The tilt tau = d/(2(d-1)) serves for
    every alpha_2 > 1/d, so there is no case distinction at alpha_2 = 1. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Variational.EntropyTaylor Zonal.Moments Quartic.Expansion.
Local Open Scope R_scope.

(** ** The sign of the quartic coefficient *)

(** (5.10): the best tau when alpha_2 < 1, and its value. *)
Lemma gap_quartic_optimum : forall d alpha, 0 < d -> alpha <> 1 ->
  gap_quartic d alpha (1 / (2 * (1 - alpha)))
  = (1 - d * alpha) / (4 * d ^ 2 * (d + 2) * (1 - alpha)).
Proof. intros d alpha Hd Ha. unfold gap_quartic. field. lra. Qed.

Lemma gap_quartic_optimal : forall d alpha tau, 1 <= d -> alpha < 1 ->
  gap_quartic d alpha (1 / (2 * (1 - alpha))) <= gap_quartic d alpha tau.
Proof.
  intros d alpha tau Hd Ha. apply Rminus_le_0.
  replace (gap_quartic d alpha tau - gap_quartic d alpha (1 / (2 * (1 - alpha))))
    with ((d - 1) / (d ^ 2 * (d + 2)) * ((1 - alpha) * (tau - 1 / (2 * (1 - alpha))) ^ 2))
    by (unfold gap_quartic; field; lra).
  apply Rmult_le_pos.
  - apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; [apply pow_lt|]; lra.
  - apply Rmult_le_pos; [lra|apply pow2_ge_0].
Qed.

(** The same tau for every alpha_2 > 1/d: no case distinction at alpha_2 = 1. *)
Definition obstruction_tau (d : R) : R := d / (2 * (d - 1)).

Lemma gap_quartic_obstruction : forall d alpha, 1 < d ->
  gap_quartic d alpha (obstruction_tau d) = (1 - d * alpha) / (4 * d * (d - 1) * (d + 2)).
Proof. intros d alpha Hd. unfold gap_quartic, obstruction_tau. field. lra. Qed.

(** The sign is decided by alpha_2 - 1/d alone: below 1/d no tau helps. *)
Lemma gap_quartic_nonneg : forall d alpha tau, 1 < d -> alpha <= 1 / d ->
  0 <= gap_quartic d alpha tau.
Proof.
  intros d alpha tau Hd Ha. assert (Hinv : 1 / d < 1).
  { apply (Rmult_lt_reg_r d); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  eapply Rle_trans; [|apply gap_quartic_optimal; lra].
  rewrite gap_quartic_optimum by lra.
  apply Rmult_le_pos.
  - apply (Rmult_le_compat_l d) in Ha; [|lra].
    replace (d * (1 / d)) with 1 in Ha by (field; lra). lra.
  - apply Rlt_le, Rinv_0_lt_compat. repeat apply Rmult_lt_0_compat; try lra.
Qed.

(** An explicit amplitude. *)
Definition obstruction_eps (d alpha : R) : R :=
  (d * Rmin alpha 1 - 1) / (256 * d * (d - 1) * (d + 2)).

Lemma obstruction_admissible : forall d alpha, 2 <= d -> 1 / d < alpha ->
  0 < obstruction_eps d alpha <= 1 / 4 /\ 0 < obstruction_tau d <= 1 /\
  64 * obstruction_eps d alpha ^ 2 < (d * alpha - 1) / (4 * d * (d - 1) * (d + 2)).
Proof.
  intros d alpha Hd Ha.
  assert (Ha' : 1 < d * alpha).
  { apply (Rmult_lt_compat_l d) in Ha; [|lra].
    replace (d * (1 / d)) with 1 in Ha by (field; lra). exact Ha. }
  assert (Hm : 0 < d * Rmin alpha 1 - 1 <= d - 1 /\ d * Rmin alpha 1 <= d * alpha).
  { unfold Rmin. destruct (Rle_dec alpha 1); nra. }
  set (D := d * (d - 1) * (d + 2)).
  assert (HD : 8 <= D /\ d - 1 <= D).
  { unfold D. split; nra. }
  assert (He : obstruction_eps d alpha = (d * Rmin alpha 1 - 1) / (256 * D)).
  { unfold obstruction_eps, D. f_equal. ring. }
  assert (E0 : 0 < obstruction_eps d alpha) by (rewrite He; apply Rdiv_lt_0_compat; lra).
  assert (E1 : obstruction_eps d alpha <= 1 / 256).
  { rewrite He. apply (Rmult_le_reg_r (256 * D)); [lra|].
    unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  split; [lra|]. split.
  - unfold obstruction_tau. split; [apply Rdiv_lt_0_compat; lra|].
    apply (Rmult_le_reg_r (2 * (d - 1))); [lra|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
  - replace ((d * alpha - 1) / (4 * d * (d - 1) * (d + 2)))
      with (64 * ((d * alpha - 1) / (256 * D))) by (unfold D; field; lra).
    apply Rmult_lt_compat_l; [lra|].
    apply Rlt_le_trans with (obstruction_eps d alpha); [nra|].
    rewrite He. apply Rmult_le_compat_r; [|lra]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

(** ** Lemma 5.1 *)

Theorem quartic_obstruction : forall d mean lambda1 lambda2,
  2 <= d -> zonal_average d mean -> 0 < lambda1 -> 1 / d < lambda2 / lambda1 ->
  let eps := obstruction_eps d (lambda2 / lambda1) in
  let tau := obstruction_tau d in
  (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation d eps tau t) /\
  mean (perturbation d eps tau) = 0 /\
  zonal_entropy mean (fun t => 1 + perturbation d eps tau t)
    - 1 / (2 * lambda1) * two_degree_energy mean d lambda1 lambda2 eps tau < 0.
Proof.
  intros d mean lambda1 lambda2 Hd Avg Hl Ha eps tau.
  destruct (obstruction_admissible d _ Hd Ha) as (He & Ht & Hdom).
  fold eps in He, Hdom. fold tau in Ht.
  assert (Abs : Rabs tau = tau) by (apply Rabs_pos_eq; lra).
  assert (Small : eps * (1 + Rabs tau) <= 1 / 2) by (rewrite Abs; nra).
  split; [|split].
  - intros t Hin. pose proof (perturbation_small d Hd eps tau t ltac:(lra) Small Hin). lra.
  - apply (perturbation_mean d mean Hd Avg).
  - pose proof (gap_expansion d mean Hd Avg lambda1 lambda2 eps tau Hl ltac:(lra) Small) as G.
    assert (Q : gap_quartic d (lambda2 / lambda1) tau
      = - ((d * (lambda2 / lambda1) - 1) / (4 * d * (d - 1) * (d + 2)))).
    { unfold tau. rewrite gap_quartic_obstruction by lra. field. lra. }
    unfold remainder_bound in G. rewrite Q, Abs in G.
    assert (Pow : (1 + tau) ^ 6 <= 64).
    { replace 64 with (2 ^ 6) by ring. apply pow_incr. lra. }
    assert (E4 : 0 < eps ^ 4) by (apply pow_lt; lra).
    assert (R6 : (1 + tau) ^ 6 * eps ^ 6 <= eps ^ 4 * (64 * eps ^ 2)).
    { replace (eps ^ 4 * (64 * eps ^ 2)) with (64 * eps ^ 6) by ring.
      apply Rmult_le_compat_r; [apply pow_le; lra|exact Pow]. }
    pose proof (Rmult_lt_compat_l _ _ _ E4 Hdom) as Dom.
    apply Rabs_le_between in G. lra.
Qed.

(** ** Instability in degree one: for K > K_# the uniform density is beaten *)

Theorem degree_one_instability : forall d mean lambda1 lambda2 K,
  2 <= d -> zonal_average d mean -> 0 < lambda1 -> 1 / (2 * lambda1) < K ->
  exists eps, (forall t, -1 <= t <= 1 -> 1 / 2 <= 1 + perturbation d eps 0 t) /\
    mean (perturbation d eps 0) = 0 /\
    zonal_entropy mean (fun t => 1 + perturbation d eps 0 t)
      - K * two_degree_energy mean d lambda1 lambda2 eps 0 < 0.
Proof.
  intros d mean lambda1 lambda2 K Hd Avg Hl HK.
  pose (delta := K * lambda1 - 1 / 2).
  assert (Hdelta : 0 < delta).
  { unfold delta. apply (Rmult_lt_compat_r lambda1) in HK; [|lra].
    replace (1 / (2 * lambda1) * lambda1) with (1 / 2) in HK by (field; lra). lra. }
  pose (eps := Rmin (1 / 4) (delta / (2 * d))).
  assert (Hq : 0 < delta / (2 * d)) by (apply Rdiv_lt_0_compat; lra).
  assert (He : 0 < eps <= 1 / 4 /\ eps * (2 * d) <= delta).
  { assert (Hmin : eps <= delta / (2 * d)) by apply Rmin_r.
    split; [split; [unfold eps; apply Rmin_glb_lt; lra|apply Rmin_l]|].
    apply (Rmult_le_compat_r (2 * d)) in Hmin; [|lra].
    replace (delta / (2 * d) * (2 * d)) with delta in Hmin by (field; lra). exact Hmin. }
  exists eps.
  assert (Small : eps * (1 + Rabs 0) <= 1 / 2) by (rewrite Rabs_R0; lra).
  split; [|split].
  - intros t Hin. pose proof (perturbation_small d Hd eps 0 t ltac:(lra) Small Hin). lra.
  - apply (perturbation_mean d mean Hd Avg).
  - pose proof (entropy_expansion d mean Hd Avg eps 0 ltac:(lra) Small) as G.
    rewrite (two_degree_energy_value d mean Hd Avg).
    unfold remainder_bound in G. rewrite Rabs_R0 in G.
    apply Rabs_le_between in G.
    assert (Q : entropy_quartic d 0 <= 1 / 32).
    { unfold entropy_quartic.
      replace ((d - 1) / (d ^ 2 * (d + 2)) * (0 ^ 2 - 0)) with 0 by (field; lra).
      rewrite Rplus_0_l. unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; nra. }
    assert (E2 : 0 < eps ^ 2) by (apply pow_lt; lra).
    assert (B : eps ^ 4 * entropy_quartic d 0 + (1 + 0) ^ 6 * eps ^ 6 < eps ^ 2 * (delta / d)).
    { replace (eps ^ 4 * entropy_quartic d 0 + (1 + 0) ^ 6 * eps ^ 6)
        with (eps ^ 2 * (eps ^ 2 * (entropy_quartic d 0 + eps ^ 2))) by ring.
      apply Rmult_lt_compat_l; [exact E2|].
      apply Rlt_le_trans with eps.
      - assert (eps ^ 2 <= 1 / 16) by nra.
        assert (eps ^ 2 * (entropy_quartic d 0 + eps ^ 2) <= eps ^ 2 * 1)
          by (apply Rmult_le_compat_l; lra). nra.
      - apply (Rmult_le_reg_r d); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
    unfold delta in B.
    replace (K * (lambda1 * (eps ^ 2 / d)
      + lambda2 * (eps ^ 4 * 0 ^ 2 * (2 * (d - 1) / (d ^ 2 * (d + 2))))))
      with (eps ^ 2 * ((K * lambda1 - 1 / 2) / d) + eps ^ 2 / (2 * d)) by (field; lra).
    lra.
Qed.
