(** * The inequality of Beckner and Onofri for every probability measure on the circle

    (3.3) for d = 2, with its equality case: the extremals are Poisson kernels, of radius less than 1. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.Exponential Circle.Beckner
  Circle.Probability Circle.Entropy Circle.Weak Circle.Conformal.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Opaque cos sin exp ln.

Section Measure.

Variables (m : functional) (h : R).
Hypothesis probability_m : probability m.
Hypothesis entropy_m : relative_entropy m = Finite h.

Local Notation c := (cos_moment m).
Local Notation s := (sin_moment m).

Lemma competitor_pairing n :
  test (fun x => 2 * competitor c s n x) /\ m (fun x => 2 * competitor c s n x) = 2 * quadratic_sum c s n.
Proof.
  pose (g := fun k x => truncated n (cu c) k * cos (INR k * x) + - truncated n (cv s) k * sin (INR k * x)).
  assert (Tg : forall k, test (g k)) by (intros k; apply test_harmonic).
  assert (E : forall x, sum_f_R0 (fun k => g k x) n = competitor c s n x).
  { intros x. unfold competitor, half_polynomial. apply sum_eq. intros k _. unfold g. ring. }
  assert (T : test (competitor c s n)) by exact (test_ext _ _ E (test_sum g n Tg)).
  split; [now apply test_scal|]. rewrite (on_scal m probability_m 2 _ T). f_equal.
  rewrite <- (functional_ext m _ _ E), (on_sum m probability_m g n Tg). unfold quadratic_sum. apply sum_eq.
  intros k Hk. unfold g.
  rewrite (on_combine m probability_m _ _ (fun x => cos (INR k * x)) (fun x => sin (INR k * x)) (test_cos k)
    (test_sin k)), !truncated_below by exact Hk. fold (cos_moment m k). fold (sin_moment m k).
  destruct k as [|k]; [unfold weight, cu, cv; simpl; ring|].
  unfold weight, cu, cv. pose proof (lt_0_INR (S k) ltac:(lia)). field. lra.
Qed.

Lemma competitor_entropy n : 2 * quadratic_sum c s n - ln (mean (fun x => exp (2 * competitor c s n x))) <= h.
Proof.
  destruct (competitor_pairing n) as [T E]. pose proof (entropy_ge m _ T) as D. rewrite E, entropy_m in D. exact D.
Qed.

Theorem circle_beckner_onofri n : quadratic_sum c s n <= h.
Proof. exact (moments_beckner_onofri c s h competitor_entropy n). Qed.

Lemma polar a b r : 0 <= r -> a ^ 2 + b ^ 2 = r ^ 2 -> exists phi, a = r * cos phi /\ b = r * sin phi.
Proof.
  intros Hr E. destruct (Req_dec r 0) as [->|N].
  - exists 0. pose proof (pow2_ge_0 a). pose proof (pow2_ge_0 b). rewrite !Rmult_0_l.
    split; apply Rsqr_0_uniq; unfold Rsqr; simpl in *; lra.
  - assert (Ea : a = r * (a / r)) by (field; exact N). assert (Eb : b = r * (b / r)) by (field; exact N).
    set (t := a / r) in *. set (z := b / r) in *.
    assert (Q : t ^ 2 + z ^ 2 = 1).
    { apply (Rmult_eq_reg_l (r ^ 2)); [|now apply pow_nonzero]. rewrite Ea, Eb in E. lra. }
    pose proof (pow2_ge_0 z) as Z2. assert (T1 : -1 <= t <= 1) by nra.
    assert (Sq : sqrt (1 - t ^ 2) = Rabs z).
    { rewrite <- (sqrt_Rsqr_abs z). f_equal. unfold Rsqr. lra. }
    assert (Si : sin (acos t) = Rabs z) by (rewrite sin_acos by exact T1; rewrite <- Sq; f_equal; unfold Rsqr; ring).
    destruct (Rle_lt_dec 0 z) as [P|P].
    + exists (acos t). rewrite cos_acos, Si, (Rabs_pos_eq z P) by exact T1. now split.
    + exists (- acos t). rewrite cos_neg, sin_neg, cos_acos, Si, (Rabs_left z P) by exact T1. split; [exact Ea|lra].
Qed.

(** Equality: the moments of a conformal density of radius r < 1, since sum 1/k diverges. *)
Theorem circle_equality : is_lim_seq (quadratic_sum c s) h -> exists r phi, 0 <= r < 1 /\
  forall k, (1 <= k)%nat -> c k = r ^ k * cos (INR k * phi) /\ s k = r ^ k * sin (INR k * phi).
Proof.
  intros Lim. set (q := c 1%nat ^ 2 + s 1%nat ^ 2).
  assert (Q0 : 0 <= q) by (unfold q; pose proof (pow2_ge_0 (c 1%nat)); pose proof (pow2_ge_0 (s 1%nat)); lra).
  pose (r := sqrt q). pose proof (sqrt_pos q) as R0. fold r in R0.
  destruct (polar (c 1%nat) (s 1%nat) r R0) as (phi & C1 & S1).
  { transitivity (r * r); [symmetry; exact (sqrt_sqrt q Q0)|ring]. }
  exists r, phi. pose proof (moments_equality c s h competitor_entropy r phi C1 S1 Lim) as Pow. split; [|exact Pow].
  split; [exact R0|]. apply Rnot_le_lt. intros R1.
  assert (Low : forall n, ln (INR n + 1) <= quadratic_sum c s n).
  { unfold quadratic_sum. induction n as [|n IH].
    - cbn [sum_f_R0]. unfold weight, cu, cv. simpl (INR 0). rewrite Rplus_0_l, ln_1. lra.
    - rewrite tech5, weight_value by lia. destruct (Pow (S n) ltac:(lia)) as [-> ->].
      pose proof (sin2_cos2 (INR (S n) * phi)) as SC. unfold Rsqr in SC.
      replace ((r ^ S n * cos (INR (S n) * phi)) ^ 2 + (r ^ S n * sin (INR (S n) * phi)) ^ 2) with ((r ^ S n) ^ 2)
        by (rewrite <- (Rmult_1_r ((r ^ S n) ^ 2)), <- SC; ring).
      rewrite S_INR. pose proof (pos_INR n) as P. set (p := INR n + 1) in *.
      pose proof (Bessel.Gamma.ln_le_sub_1 ((p + 1) / p) ltac:(apply Rdiv_lt_0_compat; unfold p; lra)) as L.
      unfold Rdiv in L. rewrite ln_mult, ln_Rinv in L; try (try apply Rinv_0_lt_compat; unfold p; lra).
      replace ((p + 1) * / p - 1) with (/ p) in L by (field; unfold p; lra).
      assert (/ p <= (r ^ S n) ^ 2 / p); [|lra]. unfold Rdiv. rewrite <- (Rmult_1_l (/ p)) at 1.
      apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; unfold p; lra|].
      apply pow_R1_Rle, pow_R1_Rle, R1. }
  destruct (nfloor_ex (exp (h + 1)) ltac:(apply Rlt_le, exp_pos)) as (n & _ & Hn).
  pose proof (Low n) as L. pose proof (circle_beckner_onofri n) as B.
  assert (h + 1 < ln (INR n + 1)); [|lra]. rewrite <- (ln_exp (h + 1)). apply ln_increasing; [apply exp_pos|exact Hn].
Qed.

(** The extremals are the conformal densities (3.4), the Poisson kernels of the circle. *)
Theorem circle_extremal : is_lim_seq (quadratic_sum c s) h -> exists r phi, 0 <= r < 1 /\
  forall f, test f -> m f = by_density (conformal r phi) f.
Proof.
  intros Lim. destruct (circle_equality Lim) as (r & phi & Hr & Mom). exists r, phi. split; [exact Hr|].
  apply (moments_determine m _ probability_m (conformal_probability r phi Hr)). intros k Hk.
  destruct (Mom k Hk) as [-> ->]. destruct (conformal_moments r phi Hr k) as [-> ->]. now split.
Qed.

End Measure.
