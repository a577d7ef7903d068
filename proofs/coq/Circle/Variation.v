(** * The second variation (2.8) on the circle, in every degree, for every continuous even kernel

    F_K(1 + eps Y) - F_K(1) = eps^2 (1/2 - K lambda_l) |Y|^2 + O(eps^3) for Y of degree l. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Criterion.Coercivity Variational.EntropyTaylor Variational.KirkwoodMonroe.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Poisson Circle.Probability Circle.Weak Circle.Energy
  Circle.Model.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

(** Finitely many powers: the energy is a finite sum. *)
Lemma regularised_finite lambda p E N : regularised_energy lambda p E ->
  (forall k, (N < k)%nat -> p (S k) = 0) -> E = sum_f_R0 (fun k => lambda (S k) * p (S k)) N.
Proof.
  intros (th & En & _ & Lth & Sum & Lim) Z.
  assert (V : forall n, En n = sum_f_R0 (fun k => th n (S k) * lambda (S k) * p (S k)) N).
  { intros n. rewrite <- (is_series_unique _ _ (Sum n)). apply is_series_unique.
    apply (finite_series (fun k => th n (S k) * lambda (S k) * p (S k))). intros k Hk. rewrite (Z k Hk). ring. }
  apply (is_lim_seq_ext _ _ _ V) in Lim.
  assert (L : is_lim_seq (fun n => sum_f_R0 (fun k => th n (S k) * lambda (S k) * p (S k)) N)
    (sum_f_R0 (fun k => lambda (S k) * p (S k)) N)).
  { apply (is_lim_seq_ext (fun n => sum_n (fun k => th n (S k) * lambda (S k) * p (S k)) N));
      [intros n; apply sum_n_Reals|]. rewrite <- sum_n_Reals. apply is_lim_seq_sum_n. intros k.
    replace (Finite (lambda (S k) * p (S k))) with (Finite (1 * lambda (S k) * p (S k))) by (f_equal; ring).
    apply is_lim_seq_mult'; [|apply is_lim_seq_const]. apply is_lim_seq_mult'; [apply Lth|apply is_lim_seq_const]. }
  apply is_lim_seq_unique in Lim, L. rewrite Lim in L. now injection L.
Qed.

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

Local Notation lambda := (cos_coefficient w).
Variables (l : nat) (a b : R).
Hypothesis l_pos : (1 <= l)%nat.

Definition mode (x : R) : R := a * cos (INR l * x) + b * sin (INR l * x).
Definition varied (eps x : R) : R := 1 + eps * mode x.

Lemma mode_test : test mode.
Proof. apply test_harmonic. Qed.

Lemma mode_bound x : Rabs (mode x) <= Rabs a + Rabs b.
Proof.
  unfold mode. eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult.
  assert (Rabs (cos (INR l * x)) <= 1) by apply Rabs_le, COS_bound.
  assert (Rabs (sin (INR l * x)) <= 1) by apply Rabs_le, SIN_bound.
  pose proof (Rabs_pos a). pose proof (Rabs_pos b).
  apply Rplus_le_compat; rewrite <- Rmult_1_r; apply Rmult_le_compat_l; assumption.
Qed.

Let B := Rabs a + Rabs b + 1.

Lemma mode_mean : mean mode = 0.
Proof.
  unfold mode. rewrite (mean_combine a b _ _ (cont_cos _) (cont_sin _)), (mean_cos l l_pos), mean_sin. ring.
Qed.

Lemma mode_square : mean (fun x => mode x ^ 2) = (a ^ 2 + b ^ 2) / 2.
Proof.
  pose proof (cont_cos (INR l)) as Cc. pose proof (cont_sin (INR l)) as Cs.
  assert (C2 : forall f, cont f -> cont (fun x => f x ^ 2)).
  { intros f Hf. apply (cont_ext (fun x => f x * f x)); [intros; ring|now apply cont_mult]. }
  rewrite (Mean.mean_ext _ (fun x => (a ^ 2 * cos (INR l * x) ^ 2 + b ^ 2 * sin (INR l * x) ^ 2)
    + 2 * a * b * (sin (INR l * x) * cos (INR l * x)))) by (intros; unfold mode; ring).
  rewrite Mean.mean_plus, (mean_combine _ _ _ _ (C2 _ Cc) (C2 _ Cs)), (Mean.mean_scal _ _ (cont_mult _ _ Cs Cc)).
  - rewrite (mean_cos_sqr l l_pos), (mean_sin_sqr l l_pos), (mean_sin_cos l l). field.
  - apply cont_plus; apply cont_scal; now apply C2.
  - apply cont_scal. now apply cont_mult.
Qed.

Lemma varied_bounds eps x : Rabs eps * B <= 1 / 2 -> Rabs (eps * mode x) <= 1 / 2.
Proof.
  intros H. rewrite Rabs_mult. eapply Rle_trans; [|exact H]. apply Rmult_le_compat_l; [apply Rabs_pos|].
  pose proof (mode_bound x). unfold B. lra.
Qed.

Lemma varied_density eps : Rabs eps * B <= 1 / 2 -> is_density circle_integral (varied eps).
Proof.
  intros H. split; [|split].
  - apply (test_plus (fun _ => 1)); [apply test_const|apply test_scal, mode_test].
  - intros x. pose proof (varied_bounds eps x H) as V. apply Rabs_le_between in V. unfold varied. lra.
  - cbn [integrate circle_integral]. unfold varied. pose proof (proj1 mode_test) as C.
    rewrite (Mean.mean_plus (fun _ => 1) (fun x => eps * mode x) (cont_const 1) (cont_scal eps _ C)).
    rewrite (Mean.mean_scal eps mode C), mode_mean, Mean.mean_const. ring.
Qed.

(** A single degree. *)
Lemma varied_moment eps k : (1 <= k)%nat -> cos_coefficient (varied eps) k = (if Nat.eqb k l then eps * a / 2 else 0)
  /\ sin_coefficient (varied eps) k = (if Nat.eqb k l then eps * b / 2 else 0).
Proof.
  intros Hk. pose proof (cont_cos (INR l)) as Cc. pose proof (cont_sin (INR l)) as Cs.
  assert (Sp : forall t, cont t -> mean t = 0 -> mean (fun x => varied eps x * t x)
    = eps * a * mean (fun x => cos (INR l * x) * t x) + eps * b * mean (fun x => sin (INR l * x) * t x)).
  { intros t Ct Mt. rewrite (Mean.mean_ext _ (fun x => t x + (eps * a * (cos (INR l * x) * t x)
      + eps * b * (sin (INR l * x) * t x)))) by (intros; unfold varied, mode; ring).
    rewrite Mean.mean_plus, Mt, (mean_combine _ _ _ _ (cont_mult _ _ Cc Ct) (cont_mult _ _ Cs Ct)); [ring|exact Ct|].
    apply cont_plus; apply cont_scal; now apply cont_mult. }
  split.
  - unfold cos_coefficient. rewrite (Sp _ (cont_cos (INR k)) (mean_cos k Hk)), mean_sin_cos.
    destruct (Nat.eqb_spec k l) as [->|N].
    + rewrite (Mean.mean_ext _ (fun x => cos (INR l * x) ^ 2)) by (intros; ring). rewrite (mean_cos_sqr l l_pos). field.
    + destruct (Nat.lt_ge_cases l k) as [L|L]; [rewrite (mean_cos_cos l k L); ring|].
      rewrite (Mean.mean_ext _ (fun x => cos (INR k * x) * cos (INR l * x))) by (intros; ring).
      rewrite mean_cos_cos by lia. ring.
  - unfold sin_coefficient. rewrite (Sp _ (cont_sin (INR k)) (mean_sin k)).
    rewrite (Mean.mean_ext (fun x => cos (INR l * x) * _) (fun x => sin (INR k * x) * cos (INR l * x)))
      by (intros; ring). rewrite mean_sin_cos. destruct (Nat.eqb_spec k l) as [->|N].
    + rewrite (Mean.mean_ext _ (fun x => sin (INR l * x) ^ 2)) by (intros; ring). rewrite (mean_sin_sqr l l_pos). field.
    + destruct (Nat.lt_ge_cases l k) as [L|L]; [rewrite (mean_sin_sin l k L); ring|].
      rewrite (Mean.mean_ext _ (fun x => sin (INR k * x) * sin (INR l * x))) by (intros; ring).
      rewrite mean_sin_sin by lia. ring.
Qed.

Lemma varied_energy eps : Rabs eps * B <= 1 / 2 ->
  energy_of w (by_density (varied eps)) = eps ^ 2 * (lambda l * mean (fun x => mode x ^ 2)).
Proof.
  intros H. pose proof (varied_density eps H) as D.
  assert (P : forall k, (1 <= k)%nat -> power (by_density (varied eps)) k
    = if Nat.eqb k l then eps ^ 2 * (a ^ 2 + b ^ 2) / 2 else 0).
  { intros k Hk. destruct (varied_moment eps k Hk) as [E1 E2].
    change (2 * (cos_coefficient (varied eps) k ^ 2 + sin_coefficient (varied eps) k ^ 2)
      = if Nat.eqb k l then eps ^ 2 * (a ^ 2 + b ^ 2) / 2 else 0). rewrite E1, E2.
    destruct (Nat.eqb k l); field. }
  rewrite (regularised_finite lambda (power (by_density (varied eps))) _ (pred l)
    (energy_regularised w kernel _ (density_probability _ D))).
  - rewrite (sum_eq _ (fun k => if Nat.eqb k (pred l) then lambda l * (eps ^ 2 * (a ^ 2 + b ^ 2) / 2) else 0)).
    + rewrite sum_single by lia. rewrite mode_square. field.
    + intros k Hk. rewrite (P (S k)) by lia. destruct (Nat.eqb_spec k (pred l)) as [->|N].
      * replace (S (pred l)) with l by lia. now rewrite Nat.eqb_refl.
      * rewrite (proj2 (Nat.eqb_neq (S k) l)) by lia. ring.
  - intros k Hk. rewrite (P (S k)) by lia. now rewrite (proj2 (Nat.eqb_neq (S k) l)) by lia.
Qed.

(** The entropy to second order, with a cubic remainder. *)
Lemma entropy_density_cubic_bound h : Rabs h <= 1 / 2 -> Rabs (entropy_density h - h ^ 2 / 2) <= Rabs h ^ 3.
Proof.
  intros Hh. pose proof (Rabs_pos h) as P. assert (Hb := Hh). apply Rabs_le_between in Hb.
  pose proof (entropy_density_lower h ltac:(lra)) as L. pose proof (entropy_density_upper h ltac:(lra)) as U.
  unfold entropy_taylor in L, U. set (u := Rabs h) in *.
  assert (H2 : h ^ 2 = u ^ 2) by (unfold u; now rewrite pow2_abs).
  assert (B3 : Rabs (h ^ 3) = u ^ 3) by (symmetry; apply RPow_abs).
  assert (B5 : Rabs (h ^ 5) = u ^ 5) by (symmetry; apply RPow_abs).
  assert (E4 : h ^ 4 = u ^ 4) by (replace (h ^ 4) with ((h ^ 2) ^ 2) by ring; rewrite H2; ring).
  assert (E6 : h ^ 6 = u ^ 6) by (replace (h ^ 6) with ((h ^ 2) ^ 3) by ring; rewrite H2; ring).
  assert (P3 : 0 <= u ^ 3) by now apply pow_le.
  assert (B4 : 0 <= u ^ 4 <= u ^ 3 / 2) by (replace (u ^ 4) with (u ^ 3 * u) by ring; nra).
  assert (C5 : 0 <= u ^ 5 <= u ^ 3 / 4) by (replace (u ^ 5) with (u ^ 4 * u) by ring; nra).
  assert (B6 : 0 <= u ^ 6 <= u ^ 3 / 8) by (replace (u ^ 6) with (u ^ 5 * u) by ring; nra).
  pose proof (Rle_abs (h ^ 3)). pose proof (Rle_abs (- h ^ 3)) as A3. rewrite Rabs_Ropp in A3.
  pose proof (Rle_abs (h ^ 5)). pose proof (Rle_abs (- h ^ 5)) as A5. rewrite Rabs_Ropp in A5.
  apply Rabs_le. lra.
Qed.

Lemma varied_entropy eps : Rabs eps * B <= 1 / 2 ->
  Rabs (circle_entropy (varied eps) - eps ^ 2 * (mean (fun x => mode x ^ 2) / 2)) <= B ^ 3 * Rabs eps ^ 3.
Proof.
  intros H. pose proof (varied_density eps H) as D. pose proof D as (T & Pos & _). pose proof (proj1 mode_test) as C.
  assert (Cm : cont (fun x => eps * mode x)) by now apply cont_scal.
  assert (Cq : cont (fun x => (eps ^ 2 / 2) * mode x ^ 2)).
  { apply cont_scal, (cont_ext (fun x => mode x * mode x)); [intros; ring|now apply cont_mult]. }
  assert (Cl : cont (fun x => varied eps x * ln (varied eps x))) 
    by (apply cont_mult; [apply T|apply cont_ln; [apply T|exact Pos]]).
  assert (Ce : cont (fun x => entropy_density (eps * mode x))).
  { apply (cont_ext (fun x => varied eps x * ln (varied eps x) - eps * mode x)); [intros; reflexivity|].
    now apply cont_minus. }
  assert (E1 : circle_entropy (varied eps) = mean (fun x => entropy_density (eps * mode x))).
  { rewrite (Mean.mean_ext (fun x => entropy_density (eps * mode x))
      (fun x => varied eps x * ln (varied eps x) - eps * mode x)) by reflexivity.
    rewrite (Mean.mean_minus _ _ Cl Cm), (Mean.mean_scal eps mode C), mode_mean. unfold circle_entropy. ring. }
  assert (E2 : eps ^ 2 * (mean (fun x => mode x ^ 2) / 2) = mean (fun x => (eps ^ 2 / 2) * mode x ^ 2)).
  { rewrite (Mean.mean_scal (eps ^ 2 / 2) (fun x => mode x ^ 2)); [field|].
    apply (cont_ext (fun x => mode x * mode x)); [intros; ring|now apply cont_mult]. }
  rewrite E1, E2. apply (mean_close _ _ _ Ce Cq). intros x.
  replace (eps ^ 2 / 2 * mode x ^ 2) with ((eps * mode x) ^ 2 / 2) by field.
  eapply Rle_trans; [apply entropy_density_cubic_bound, varied_bounds, H|].
  rewrite Rabs_mult, Rpow_mult_distr, Rmult_comm. apply Rmult_le_compat_r; [apply pow_le, Rabs_pos|].
  apply pow_incr. split; [apply Rabs_pos|]. pose proof (mode_bound x). unfold B. lra.
Qed.

Definition gap (K eps : R) : R := circle_entropy (varied eps) - K * energy_of w (by_density (varied eps)).

Lemma gap_expansion K eps : Rabs eps * B <= 1 / 2 ->
  Rabs (gap K eps - eps ^ 2 * ((1 / 2 - K * lambda l) * mean (fun x => mode x ^ 2))) <= B ^ 3 * Rabs eps ^ 3.
Proof.
  intros H. unfold gap. rewrite (varied_energy eps H). set (q := mean _).
  replace (circle_entropy (varied eps) - K * (eps ^ 2 * (lambda l * q)) - eps ^ 2 * ((1 / 2 - K * lambda l) * q))
    with (circle_entropy (varied eps) - eps ^ 2 * (q / 2)) by field. now apply varied_entropy.
Qed.

(** (2.8): the coefficient of eps^2. *)
Theorem second_variation K :
  is_lim (fun eps => gap K eps / eps ^ 2) 0 ((1 / 2 - K * lambda l) * mean (fun x => mode x ^ 2)).
Proof.
  set (L := (1 / 2 - K * lambda l) * mean (fun x => mode x ^ 2)).
  assert (PB : 1 <= B) by (unfold B; pose proof (Rabs_pos a); pose proof (Rabs_pos b); lra).
  assert (P3 : 0 < B ^ 3) by (apply pow_lt; lra).
  apply is_lim_spec. intros e. pose proof (cond_pos e) as Pe.
  assert (Pd : 0 < Rmin (/ (2 * B)) (e / (2 * B ^ 3))).
  { apply Rmin_glb_lt; [apply Rinv_0_lt_compat; lra|apply Rdiv_lt_0_compat; lra]. }
  exists (mkposreal _ Pd). intros eps Hb Ne. apply Rabs_def2 in Hb.
  unfold minus, plus, opp in Hb; simpl in Hb. set (d := Rmin _ _) in *.
  assert (Small : Rabs eps < d) by (apply Rabs_def1; lra).
  assert (D1 : d <= / (2 * B)) by apply Rmin_l. assert (D2 : d <= e / (2 * B ^ 3)) by apply Rmin_r.
  assert (H : Rabs eps * B <= 1 / 2).
  { apply Rle_trans with (/ (2 * B) * B); [apply Rmult_le_compat_r; lra|apply Req_le; field; lra]. }
  pose proof (gap_expansion K eps H) as G. fold L in G. pose proof (Rabs_pos_lt eps Ne) as Pp.
  assert (E2 : 0 < eps ^ 2) by (rewrite <- pow2_abs; now apply pow_lt).
  replace (gap K eps / eps ^ 2 - L) with ((gap K eps - eps ^ 2 * L) / eps ^ 2) by (field; lra).
  unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ eps ^ 2)) by (apply Rlt_le, Rinv_0_lt_compat, E2).
  apply Rle_lt_trans with (B ^ 3 * Rabs eps ^ 3 * / eps ^ 2).
  - apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, E2|exact G].
  - rewrite <- (pow2_abs eps). replace (B ^ 3 * Rabs eps ^ 3 * / Rabs eps ^ 2) with (B ^ 3 * Rabs eps) by (field; lra).
    apply Rle_lt_trans with (B ^ 3 * (e / (2 * B ^ 3))); [apply Rmult_le_compat_l; lra|].
    replace (B ^ 3 * (e / (2 * B ^ 3))) with (e / 2) by (field; lra). lra.
Qed.

End Kernel.
