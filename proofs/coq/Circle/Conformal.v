(** * The conformal densities of the circle attain equality in (3.3)

    These are the translates of Poisson's kernel. log (1 - 2 r cos x + r^2) = - sum 2 r^k cos(k x)/k, uniformly in x, by
    the derivative in r; so the entropy is - log (1 - r^2) = sum r^(2k)/k. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Circle.Mean Circle.Beckner Circle.Poisson Circle.Fourier
  Circle.Probability Circle.Entropy Circle.Weak.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Opaque cos sin exp ln.

Definition conformal (r phi x : R) : R := poisson r (x - phi).

Section Conformal.

Variables r phi : R.
Hypothesis Hr : 0 <= r < 1.

Lemma poisson_test : test (poisson r).
Proof.
  split; [exact (poisson_cont r Hr)|]. intros x. unfold poisson.
  replace (x + 2 * PI) with (x + 2 * INR 1 * PI) by (simpl; ring). now rewrite cos_period.
Qed.

Lemma conformal_test : test (conformal r phi).
Proof. apply test_translate, poisson_test. Qed.

Lemma conformal_pos x : 0 < conformal r phi x.
Proof. exact (poisson_pos r Hr (x - phi)). Qed.

Lemma conformal_mass : mean (conformal r phi) = 1.
Proof. unfold conformal. rewrite (mean_translate _ phi poisson_test). exact (poisson_mass r Hr). Qed.

Lemma conformal_probability : probability (by_density (conformal r phi)).
Proof.
  apply by_density_probability; [apply conformal_test|intros x; apply Rlt_le, conformal_pos|apply conformal_mass].
Qed.

Lemma conformal_moments k : cos_moment (by_density (conformal r phi)) k = r ^ k * cos (INR k * phi) /\
  sin_moment (by_density (conformal r phi)) k = r ^ k * sin (INR k * phi).
Proof.
  assert (Cp := proj1 poisson_test).
  assert (Ec : mean (fun x => poisson r x * cos (INR k * x)) = r ^ k) by exact (poisson_coefficient r Hr k).
  assert (Es : mean (fun x => poisson r x * sin (INR k * x)) = 0).
  { apply (even_sin_coefficient (poisson r) k Cp). intros x. unfold poisson. now rewrite cos_neg. }
  assert (Tc : test (fun x => poisson r x * cos (INR k * x))) by (apply test_mult; [exact poisson_test|apply test_cos]).
  assert (Ts : test (fun x => poisson r x * sin (INR k * x))) by (apply test_mult; [exact poisson_test|apply test_sin]).
  pose (T := fun a b x => a * (poisson r x * cos (INR k * x)) + b * (poisson r x * sin (INR k * x))).
  assert (V : forall a b, mean (fun x => T a b (x - phi)) = a * r ^ k).
  { intros a b. rewrite (mean_translate (T a b) phi) by (apply test_plus; now apply test_scal).
    unfold T. rewrite (mean_combine a b _ _ (proj1 Tc) (proj1 Ts)), Ec, Es. ring. }
  unfold cos_moment, sin_moment, by_density, conformal. split.
  - rewrite (mean_ext _ (fun x => T (cos (INR k * phi)) (- sin (INR k * phi)) (x - phi))).
    + rewrite V. ring.
    + intros x. unfold T. replace (INR k * x) with (INR k * (x - phi) + INR k * phi) by ring. rewrite cos_plus. ring.
  - rewrite (mean_ext _ (fun x => T (sin (INR k * phi)) (cos (INR k * phi)) (x - phi))).
    + rewrite V. ring.
    + intros x. unfold T. replace (INR k * x) with (INR k * (x - phi) + INR k * phi) by ring. rewrite sin_plus. ring.
Qed.

End Conformal.

(** ** The logarithm of the denominator *)

Definition denominator (r x : R) : R := 1 - 2 * r * cos x + r ^ 2.

(** The sum of 2 r^(k+1) cos((k+1) x)/(k+1) for k <= n, and its derivative in r. *)
Definition log_sum (n : nat) (r x : R) : R := sum_f_R0 (fun k => 2 * r ^ S k / INR (S k) * cos (INR (S k) * x)) n.
Definition log_slope (n : nat) (r x : R) : R := sum_f_R0 (fun k => 2 * r ^ k * cos (INR (S k) * x)) n.

Lemma log_sum_derive n r x : is_derive (fun t => log_sum n t x) r (log_slope n r x).
Proof.
  assert (One : forall k, is_derive (fun t => 2 * t ^ S k / INR (S k) * cos (INR (S k) * x)) r
    (2 * r ^ k * cos (INR (S k) * x))).
  { intros k. pose proof (lt_0_INR (S k) ltac:(lia)) as P. auto_derive; [exact I|].
    change (match k with O => 1 | S _ => INR k + 1 end) with (INR (S k)). in_R. field. lra. }
  induction n as [|n IH]; [exact (One 0%nat)|]. unfold log_sum, log_slope. cbn [sum_f_R0].
  apply (is_derive_plus (fun t => log_sum n t x) _ r _ _ IH (One (S n))).
Qed.

Lemma log_slope_partial n r x : denominator r x * log_slope n r x
  = 2 * cos x - 2 * r - 2 * r ^ S n * cos (INR (S (S n)) * x) + 2 * r ^ S (S n) * cos (INR (S n) * x).
Proof.
  unfold denominator, log_slope. induction n as [|n IH].
  - cbn [sum_f_R0]. change (INR 1) with 1. rewrite Rmult_1_l.
    replace (INR 2 * x) with (x + x) by (simpl; ring). rewrite cos_plus.
    pose proof (sin2_cos2 x) as SC. unfold Rsqr in SC. replace (sin x * sin x) with (1 - cos x * cos x) by lra.
    simpl pow. ring.
  - rewrite tech5, Rmult_plus_distr_l, IH.
    assert (T : 2 * cos x * cos (INR (S (S n)) * x) = cos (INR (S (S (S n))) * x) + cos (INR (S n) * x)).
    { rewrite (S_INR (S (S n))), (S_INR (S n)).
      replace ((INR (S n) + 1 + 1) * x) with ((INR (S n) + 1) * x + x) by ring.
      replace (INR (S n) * x) with ((INR (S n) + 1) * x - x) by ring. rewrite cos_plus, cos_minus. ring. }
    replace ((1 - 2 * r * cos x + r ^ 2) * (2 * r ^ S n * cos (INR (S (S n)) * x)))
      with (2 * r ^ S n * ((1 + r ^ 2) * cos (INR (S (S n)) * x) - r * (2 * cos x * cos (INR (S (S n)) * x)))) by ring.
    rewrite T. simpl pow. ring.
Qed.

Section Logarithm.

Variable r : R.
Hypothesis Hr : 0 <= r < 1.

Lemma log_close n x : Rabs (ln (denominator r x) + log_sum n r x) <= 4 / (1 - r) ^ 2 * r ^ S n.
Proof.
  assert (P1 : 0 < (1 - r) ^ 2) by (apply pow_lt; lra).
  assert (Dp : forall t, 0 <= t <= r -> (1 - r) ^ 2 <= denominator t x).
  { intros t Ht. pose proof (poisson_denominator t ltac:(lra) x) as D. unfold denominator. nra. }
  pose (g := fun t => ln (denominator t x) + log_sum n t x).
  pose (dg := fun t =>
    (2 * t ^ S (S n) * cos (INR (S n) * x) - 2 * t ^ S n * cos (INR (S (S n)) * x)) / denominator t x).
  assert (Dg : forall t, 0 <= t <= r -> is_derive g t (dg t)).
  { intros t Ht. specialize (Dp t Ht). unfold g.
    replace (dg t) with ((2 * t - 2 * cos x) / denominator t x + log_slope n t x).
    - apply (is_derive_plus (fun t => ln (denominator t x)) (fun t => log_sum n t x)); [|apply log_sum_derive].
      unfold denominator in *. auto_derive; [lra|]. field. lra.
    - unfold dg. apply (Rmult_eq_reg_l (denominator t x)); [|lra]. rewrite Rmult_plus_distr_l, log_slope_partial.
      field. lra. }
  destruct (MVT_gen g 0 r dg) as (t & Ht & E).
  - intros t Ht. rewrite Rmin_left, Rmax_right in Ht by lra. apply Dg. lra.
  - intros t Ht. rewrite Rmin_left, Rmax_right in Ht by lra. apply continuity_pt_filterlim.
    apply (ex_derive_continuous (V := R_NormedModule)). exists (dg t). apply Dg. lra.
  - rewrite Rmin_left, Rmax_right in Ht by lra.
    assert (G0 : g 0 = 0).
    { unfold g. replace (denominator 0 x) with 1 by (unfold denominator; ring). rewrite ln_1.
      replace (log_sum n 0 x) with 0; [ring|]. unfold log_sum. symmetry. apply sum_eq_R0. intros k _. simpl pow.
      unfold Rdiv. ring. }
    rewrite G0, !Rminus_0_r in E. fold (g r). rewrite E, Rabs_mult, (Rabs_pos_eq r) by lra.
    specialize (Dp t Ht). pose proof (pow_incr t r (S n) Ht) as Pn. pose proof (pow_le t (S n) (proj1 Ht)) as P0.
    assert (N : Rabs (dg t) <= 4 * r ^ S n / (1 - r) ^ 2).
    { unfold dg, Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ _)) by (apply Rlt_le, Rinv_0_lt_compat; lra).
      apply Rmult_le_compat; [apply Rabs_pos|apply Rlt_le, Rinv_0_lt_compat; lra| |now apply Rinv_le_contravar].
      replace (2 * t ^ S (S n) * cos (INR (S n) * x) - 2 * t ^ S n * cos (INR (S (S n)) * x))
        with (2 * t ^ S n * (t * cos (INR (S n) * x) - cos (INR (S (S n)) * x))) by (simpl pow; ring).
      rewrite Rabs_mult, (Rabs_pos_eq (2 * t ^ S n)) by lra.
      assert (Rabs (t * cos (INR (S n) * x) - cos (INR (S (S n)) * x)) <= 2).
      { pose proof (COS_bound (INR (S n) * x)). pose proof (COS_bound (INR (S (S n)) * x)). apply Rabs_le. nra. }
      nra. }
    replace (4 / (1 - r) ^ 2 * r ^ S n) with (4 * r ^ S n / (1 - r) ^ 2 * 1) by (field; lra).
    apply Rmult_le_compat; [apply Rabs_pos|lra|exact N|lra].
Qed.

Lemma error_limit : is_lim_seq (fun n => 4 / (1 - r) ^ 2 * r ^ S n) 0.
Proof.
  replace (Finite 0) with (Rbar_mult (4 / (1 - r) ^ 2) 0) by (simpl; f_equal; ring).
  apply is_lim_seq_scal_l, (is_lim_seq_incr_1 (fun n => r ^ n)), is_lim_seq_geom. rewrite Rabs_pos_eq; lra.
Qed.

End Logarithm.

Lemma limit_of_close (u e : nat -> R) (l : R) : (forall n, Rabs (l - u n) <= e n) -> is_lim_seq e 0 -> is_lim_seq u l.
Proof.
  intros C L. apply is_lim_seq_spec. intros eps. apply is_lim_seq_spec in L. destruct (L eps) as [N HN]. exists N.
  intros n Hn. specialize (HN n Hn). specialize (C n). rewrite Rminus_0_r in HN. rewrite Rabs_minus_sym.
  eapply Rle_lt_trans; [exact C|]. eapply Rle_lt_trans; [apply Rle_abs|exact HN].
Qed.

(** ** The entropy *)

Section Entropy.

Variables r phi : R.
Hypothesis Hr : 0 <= r < 1.

Let S_n (n : nat) : R := sum_f_R0 (fun k => (r ^ 2) ^ S k / INR (S k)) n.

(** The logarithm at the angle 0, r^2 in place of r. *)
Lemma power_series_log : is_lim_seq S_n (- ln (1 - r ^ 2)).
Proof.
  assert (Hq : 0 <= r ^ 2 < 1) by (split; [apply pow2_ge_0|nra]).
  apply (limit_of_close _ (fun n => 4 / (1 - r ^ 2) ^ 2 * (r ^ 2) ^ S n)); [|now apply error_limit]. intros n.
  pose proof (log_close (r ^ 2) Hq n 0) as C.
  assert (E1 : denominator (r ^ 2) 0 = (1 - r ^ 2) * (1 - r ^ 2)) by (unfold denominator; rewrite cos_0; ring).
  assert (E2 : log_sum n (r ^ 2) 0 = 2 * S_n n).
  { unfold log_sum, S_n. rewrite scal_sum. apply sum_eq. intros k _. rewrite Rmult_0_r, cos_0. unfold Rdiv. ring. }
  rewrite E1, E2, ln_mult in C by lra. apply Rabs_le_between in C. apply Rabs_le.
  assert (0 <= 4 / (1 - r ^ 2) ^ 2 * (r ^ 2) ^ S n).
  { apply Rmult_le_pos; [apply Rlt_le, Rdiv_lt_0_compat; [lra|apply pow_lt; lra]|now apply pow_le]. } lra.
Qed.

Lemma log_sum_pairing n : mean (fun x => poisson r x * log_sum n r x) = 2 * S_n n.
Proof.
  pose (f := fun k x => poisson r x * (2 * r ^ S k / INR (S k) * cos (INR (S k) * x))).
  assert (Cf : forall k, cont (f k)).
  { intros k. apply cont_mult; [exact (poisson_cont r Hr)|apply cont_scal, cont_cos]. }
  rewrite (mean_ext _ (fun x => sum_f_R0 (fun k => f k x) n)).
  - rewrite (mean_sum f n Cf). unfold S_n. rewrite scal_sum. apply sum_eq. intros k _. unfold f.
    rewrite (mean_ext _ (fun x => 2 * r ^ S k / INR (S k) * (poisson r x * cos (INR (S k) * x)))) by (intros; ring).
    rewrite (mean_scal _ (fun x => poisson r x * cos (INR (S k) * x)))
      by (apply cont_mult; [exact (poisson_cont r Hr)|apply cont_cos]).
    rewrite (poisson_coefficient r Hr). replace ((r ^ 2) ^ S k) with (r ^ S k * r ^ S k).
    + unfold Rdiv. ring.
    + rewrite <- pow_mult, <- pow_add. f_equal. lia.
  - intros x. unfold f, log_sum. rewrite scal_sum. apply sum_eq. intros; ring.
Qed.

Theorem conformal_entropy : relative_entropy (by_density (conformal r phi)) = Finite (- ln (1 - r ^ 2)).
Proof.
  rewrite (entropy_of_by_density _ (conformal_test r phi Hr) (conformal_pos r phi Hr) (conformal_mass r phi Hr)).
  f_equal. unfold circle_entropy, conformal.
  assert (Tl : test (fun x => ln (poisson r x))).
  { split; [apply cont_ln; [exact (poisson_cont r Hr)|exact (poisson_pos r Hr)]|].
    intros x. now rewrite (proj2 (poisson_test r Hr)). }
  rewrite (mean_translate (fun x => poisson r x * ln (poisson r x)) phi) by now apply test_mult, Tl; apply poisson_test.
  assert (Dp : forall x, 0 < denominator r x) by exact (poisson_denominator_pos r Hr).
  assert (Cd : cont (fun x => ln (denominator r x))).
  { apply cont_ln; [|exact Dp]. apply (cont_ext (fun x => (1 + r ^ 2) - 2 * r * cos (1 * x))).
    - intros x. unfold denominator. rewrite Rmult_1_l. ring.
    - apply cont_minus; [apply cont_const|apply cont_scal, cont_cos]. }
  assert (Cp := poisson_cont r Hr). assert (Q : 0 < 1 - r ^ 2) by nra.
  assert (E : mean (fun x => poisson r x * ln (poisson r x))
    = ln (1 - r ^ 2) - mean (fun x => poisson r x * ln (denominator r x))).
  { rewrite (mean_ext _ (fun x => ln (1 - r ^ 2) * poisson r x - poisson r x * ln (denominator r x))).
    - rewrite (mean_minus (fun x => ln (1 - r ^ 2) * poisson r x) (fun x => poisson r x * ln (denominator r x))
        (cont_scal _ _ Cp) (cont_mult _ _ Cp Cd)), (mean_scal _ _ Cp), (poisson_mass r Hr). ring.
    - intros x. unfold poisson at 2. fold (denominator r x). unfold Rdiv.
      rewrite ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; auto). ring. }
  assert (Lim : is_lim_seq (fun n => - (2 * S_n n)) (mean (fun x => poisson r x * ln (denominator r x)))).
  { pose proof (poisson_mass r Hr) as M1. pose (e := fun n => 4 / (1 - r) ^ 2 * r ^ S n).
    apply (limit_of_close _ e); [|now apply error_limit]. intros n. rewrite <- (log_sum_pairing n).
    assert (Cl : cont (fun x => log_sum n r x)).
    { apply (cont_sum (fun k x => 2 * r ^ S k / INR (S k) * cos (INR (S k) * x))).
      intros k. apply cont_scal, cont_cos. }
    replace (mean (fun x => poisson r x * ln (denominator r x)) - - mean (fun x => poisson r x * log_sum n r x))
      with (mean (fun x => poisson r x * (ln (denominator r x) + log_sum n r x)) - 0).
    - rewrite <- (Rmult_1_r (e n)), <- M1, <- (mean_scal (e n) _ Cp). apply Rabs_le.
      assert (C1 : cont (fun x => poisson r x * (ln (denominator r x) + log_sum n r x)))
        by (apply cont_mult; [exact Cp|now apply cont_plus]).
      assert (B : forall x, - (e n * poisson r x) <= poisson r x * (ln (denominator r x) + log_sum n r x)
        <= e n * poisson r x).
      { intros x. pose proof (log_close r Hr n x) as C. fold (e n) in C. apply Rabs_le_between in C.
        pose proof (poisson_pos r Hr x). nra. }
      split; [|rewrite Rminus_0_r; apply mean_le; [exact C1|now apply cont_scal|apply B]].
      rewrite Rminus_0_r, <- (Rmult_1_l (mean _)), Ropp_mult_distr_l, <- mean_scal by now apply cont_scal.
      apply mean_le; [now apply cont_scal, cont_scal|exact C1|]. intros x. specialize (B x). lra.
    - rewrite Rminus_0_r, <- (Rmult_1_l (mean (fun x => poisson r x * log_sum n r x))).
      rewrite (mean_ext _ (fun x => poisson r x * ln (denominator r x) + poisson r x * log_sum n r x))
        by (intros; ring).
      rewrite mean_plus by now apply cont_mult. ring. }
  assert (Lim' : is_lim_seq (fun n => - (2 * S_n n)) (2 * ln (1 - r ^ 2))).
  { replace (2 * ln (1 - r ^ 2)) with (-2 * - ln (1 - r ^ 2)) by ring.
    apply (is_lim_seq_ext (fun n => -2 * S_n n)); [intros; ring|].
    exact (is_lim_seq_scal_l _ (-2) _ power_series_log). }
  pose proof (is_lim_seq_unique _ _ Lim) as U. rewrite (is_lim_seq_unique _ _ Lim') in U. injection U as U.
  rewrite E. change (2 * ln (1 - r ^ 2) = mean (fun x => poisson r x * ln (denominator r x))) in U. lra.
Qed.

(** Equality in (3.3). *)
Theorem conformal_equality : is_series (fun k => (cos_moment (by_density (conformal r phi)) (S k) ^ 2
  + sin_moment (by_density (conformal r phi)) (S k) ^ 2) / INR (S k)) (- ln (1 - r ^ 2)).
Proof.
  match goal with |- is_series ?a ?v => enough (L : is_lim_seq (sum_n a) v) by exact L end.
  apply (is_lim_seq_ext S_n); [|exact power_series_log]. intros n. rewrite sum_n_Reals. apply sum_eq.
  intros k _. destruct (conformal_moments r phi Hr (S k)) as [-> ->]. f_equal.
  pose proof (sin2_cos2 (INR (S k) * phi)) as SC. unfold Rsqr in SC.
  replace ((r ^ S k * cos (INR (S k) * phi)) ^ 2 + (r ^ S k * sin (INR (S k) * phi)) ^ 2) with ((r ^ S k) ^ 2)
    by (rewrite <- (Rmult_1_r ((r ^ S k) ^ 2)), <- SC; ring).
  rewrite <- !pow_mult. f_equal. lia.
Qed.

End Entropy.
