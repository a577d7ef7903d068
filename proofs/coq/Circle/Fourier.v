(** * Fourier coefficients on the circle

    Reflection, Bessel's inequality, absolutely convergent trigonometric series. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
(* A failed unification fails at once, instead of unfolding the series of cos and sin. *)
Local Opaque cos sin.

Lemma mean_reflect f : cont f -> mean (fun x => f (- x)) = mean f.
Proof.
  intros Hf.
  assert (Cr : cont (fun x => f (- x))).
  { apply (cont_comp f Ropp Hf). intros x. apply (continuous_opp (V := R_NormedModule) (fun x => x)), continuous_id. }
  assert (I : ex_RInt f PI (- PI)).
  { apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _. apply Hf. }
  pose proof (RInt_comp_lin (V := R_CompleteNormedModule) f (-1) 0 (- PI) PI) as L.
  replace (-1 * - PI + 0) with PI in L by ring. replace (-1 * PI + 0) with (- PI) in L by ring.
  specialize (L I).
  assert (M : mean (fun x => -1 * f (- x)) = - mean f).
  { unfold mean. replace (RInt (fun x => -1 * f (- x)) (- PI) PI) with (- RInt f (- PI) PI);
      [unfold Rdiv; ring|].
    transitivity (RInt f PI (- PI)).
    - apply (opp_RInt_swap (V := R_CompleteNormedModule)). now apply cont_integrable.
    - rewrite <- L. apply RInt_ext. intros x _. unfold scal; simpl; unfold mult; simpl. f_equal. f_equal. ring. }
  rewrite (mean_scal (-1) _ Cr) in M. lra.
Qed.

Lemma mean_odd f : cont f -> (forall x, f (- x) = - f x) -> mean f = 0.
Proof.
  intros Hf Odd. pose proof (mean_reflect f Hf) as R1.
  rewrite (mean_ext _ (fun x => -1 * f x)) in R1 by (intros; rewrite Odd; ring).
  rewrite (mean_scal _ f Hf) in R1. lra.
Qed.

(** An even function has no sines. *)
Lemma even_sin_coefficient f k : cont f -> (forall x, f (- x) = f x) -> sin_coefficient f k = 0.
Proof.
  intros Hf Even. apply mean_odd; [apply cont_mult; [exact Hf|apply cont_sin]|].
  intros x. rewrite Even. replace (INR k * - x) with (- (INR k * x)) by ring. rewrite sin_neg. ring.
Qed.

(** ** Bessel's inequality *)

Section Bessel.

Variable h : R -> R.
Hypothesis continuous_h : cont h.

Local Notation c := (cos_coefficient h).
Local Notation s := (sin_coefficient h).

Definition fourier_term (k : nat) (x : R) : R := 2 * c k * cos (INR k * x) + 2 * s k * sin (INR k * x).
Let rest n x := h x - sum_f_R0 (fun k => fourier_term (S k) x) n.

Lemma fourier_term_cont k : cont (fourier_term k).
Proof. apply cont_plus; apply cont_scal; [apply cont_cos|apply cont_sin]. Qed.

Lemma rest_cont n : cont (rest n).
Proof.
  apply cont_minus; [exact continuous_h|]. apply (cont_sum (fun k x => fourier_term (S k) x)).
  intros k. apply fourier_term_cont.
Qed.

(** The mean of a term against cos or sin of another degree. *)
Lemma fourier_term_orthogonal k m : (k < m)%nat ->
  mean (fun x => fourier_term k x * cos (INR m * x)) = 0 /\ mean (fun x => fourier_term k x * sin (INR m * x)) = 0.
Proof.
  intros H. split.
  - rewrite (mean_ext _ (fun x => 2 * c k * (cos (INR k * x) * cos (INR m * x))
      + 2 * s k * (sin (INR k * x) * cos (INR m * x)))) by (intros; unfold fourier_term; ring).
    rewrite (mean_combine _ _ _ _ (cont_mult _ _ (cont_cos (INR k)) (cont_cos (INR m)))
      (cont_mult _ _ (cont_sin (INR k)) (cont_cos (INR m)))).
    rewrite (mean_cos_cos k m H), (mean_sin_cos k m). ring.
  - rewrite (mean_ext _ (fun x => 2 * c k * (sin (INR m * x) * cos (INR k * x))
      + 2 * s k * (sin (INR k * x) * sin (INR m * x)))) by (intros; unfold fourier_term; ring).
    rewrite (mean_combine _ _ _ _ (cont_mult _ _ (cont_sin (INR m)) (cont_cos (INR k)))
      (cont_mult _ _ (cont_sin (INR k)) (cont_sin (INR m)))).
    rewrite (mean_sin_sin k m H), (mean_sin_cos m k). ring.
Qed.

Lemma fourier_term_square k : (1 <= k)%nat -> mean (fun x => fourier_term k x ^ 2) = 2 * (c k ^ 2 + s k ^ 2).
Proof.
  intros H. pose proof (cont_cos (INR k)) as Cc. pose proof (cont_sin (INR k)) as Cs.
  rewrite (mean_ext _ (fun x => (4 * c k ^ 2 * cos (INR k * x) ^ 2 + 4 * s k ^ 2 * sin (INR k * x) ^ 2)
    + 8 * c k * s k * (sin (INR k * x) * cos (INR k * x)))) by (intros; unfold fourier_term; ring).
  assert (C2 : forall f, cont f -> cont (fun x => f x ^ 2)).
  { intros f Hf. apply (cont_ext (fun x => f x * f x)); [intros; ring|now apply cont_mult]. }
  rewrite mean_plus, (mean_combine _ _ _ _ (C2 _ Cc) (C2 _ Cs)), (mean_scal _ _ (cont_mult _ _ Cs Cc)).
  - rewrite (mean_cos_sqr k H), (mean_sin_sqr k H), (mean_sin_cos k k). field.
  - apply cont_plus; apply cont_scal; now apply C2.
  - apply cont_scal. now apply cont_mult.
Qed.

Lemma rest_coefficient n m : (n < m)%nat ->
  mean (fun x => rest n x * cos (INR (S m) * x)) = c (S m) /\ mean (fun x => rest n x * sin (INR (S m) * x)) = s (S m).
Proof.
  intros H. pose proof (fourier_term_cont) as Cf.
  assert (Gen : forall t, cont t -> (forall k, (k <= n)%nat -> mean (fun x => fourier_term (S k) x * t x) = 0) ->
    mean (fun x => rest n x * t x) = mean (fun x => h x * t x)).
  { intros t Ct Zero. rewrite (mean_ext _ (fun x => h x * t x - sum_f_R0 (fun k => fourier_term (S k) x * t x) n)).
    - rewrite mean_minus.
      + rewrite (mean_sum (fun k x => fourier_term (S k) x * t x)) by (intros; apply cont_mult; [apply Cf|exact Ct]).
        rewrite (sum_eq _ (fun _ => 0)) by exact Zero. rewrite sum_cte. ring.
      + now apply cont_mult.
      + apply (cont_sum (fun k x => fourier_term (S k) x * t x)). intros k. apply cont_mult; [apply Cf|exact Ct].
    - intros x. unfold rest. rewrite Rmult_minus_distr_r. f_equal. rewrite Rmult_comm, scal_sum. reflexivity. }
  split.
  - apply (Gen (fun x => cos (INR (S m) * x))); [apply cont_cos|].
    intros k Hk. apply (fourier_term_orthogonal (S k) (S m)). lia.
  - apply (Gen (fun x => sin (INR (S m) * x))); [apply cont_sin|].
    intros k Hk. apply (fourier_term_orthogonal (S k) (S m)). lia.
Qed.

Lemma drop_term (q : R -> R) k : (1 <= k)%nat -> cont q ->
  mean (fun x => q x * cos (INR k * x)) = c k -> mean (fun x => q x * sin (INR k * x)) = s k ->
  mean (fun x => (q x - fourier_term k x) ^ 2) = mean (fun x => q x ^ 2) - 2 * (c k ^ 2 + s k ^ 2).
Proof.
  intros Hk Cq Mc Ms. pose proof (fourier_term_cont k) as Cf.
  assert (C2 : forall f, cont f -> cont (fun x => f x ^ 2)).
  { intros f Hf. apply (cont_ext (fun x => f x * f x)); [intros; ring|now apply cont_mult]. }
  assert (Cc : cont (fun x => q x * cos (INR k * x))) by (apply cont_mult; [exact Cq|apply cont_cos]).
  assert (Cs : cont (fun x => q x * sin (INR k * x))) by (apply cont_mult; [exact Cq|apply cont_sin]).
  rewrite (mean_ext _ (fun x => (q x ^ 2 + fourier_term k x ^ 2)
    + (-4 * c k * (q x * cos (INR k * x)) + -4 * s k * (q x * sin (INR k * x)))))
    by (intros; unfold fourier_term; ring).
  rewrite mean_plus, mean_plus, (mean_combine _ _ _ _ Cc Cs), fourier_term_square, Mc, Ms.
  - ring.
  - exact Hk.
  - now apply C2.
  - now apply C2.
  - apply cont_plus; now apply C2.
  - apply cont_plus; now apply cont_scal.
Qed.

Theorem circle_bessel n : sum_f_R0 (fun k => 2 * (c (S k) ^ 2 + s (S k) ^ 2)) n <= mean (fun x => h x ^ 2).
Proof.
  assert (E : mean (fun x => rest n x ^ 2) = mean (fun x => h x ^ 2) - sum_f_R0 (fun k => 2 * (c (S k) ^ 2 + s (S k) ^
    2)) n).
  { induction n as [|n IH].
    - cbn [sum_f_R0]. unfold rest. cbn [sum_f_R0].
      exact (drop_term h 1 (le_n 1) continuous_h eq_refl eq_refl).
    - rewrite tech5. rewrite (mean_ext _ (fun x => (rest n x - fourier_term (S (S n)) x) ^ 2)).
      + pose proof (rest_coefficient n (S n) ltac:(lia)) as [Mc Ms].
        rewrite (drop_term (rest n) (S (S n)) ltac:(lia) (rest_cont n) Mc Ms), IH. ring.
      + intros x. unfold rest. rewrite tech5. ring. }
  assert (0 <= mean (fun x => rest n x ^ 2)); [|lra].
  apply mean_nonneg; [|intros; apply pow2_ge_0].
  apply (cont_ext (fun x => rest n x * rest n x)); [intros; ring|apply cont_mult; apply rest_cont].
Qed.

End Bessel.

(** ** Series with nonnegative summable coefficients *)

Lemma dominated_series (a : nat -> R) : (forall k, 0 <= a k) -> ex_series a ->
  exists e, is_lim_seq e 0 /\ forall (t : nat -> R) N, (forall k, Rabs (t k) <= 1) ->
    Rabs (Series (fun k => a k * t k) - sum_f_R0 (fun k => a k * t k) N) <= e N.
Proof.
  intros Pa Ea. exists (fun N => Series a - sum_f_R0 a N). split.
  - replace (Finite 0) with (Finite (Series a - Series a)) by (f_equal; ring).
    apply is_lim_seq_minus'; [apply is_lim_seq_const|].
    apply (is_lim_seq_ext (sum_n a)); [intros N; apply sum_n_Reals|]. exact (Series_correct _ Ea).
  - intros t N Ht.
    assert (Dom : forall k, Rabs (a k * t k) <= a k).
    { intros k. rewrite Rabs_mult, (Rabs_pos_eq (a k)) by apply Pa. rewrite <- (Rmult_1_r (a k)) at 2.
      apply Rmult_le_compat_l; [apply Pa|apply Ht]. }
    assert (Eb : ex_series (fun k => Rabs (a k * t k))).
    { apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ a); [|exact Ea].
      intros k. unfold norm; simpl; unfold abs; simpl. rewrite Rabs_Rabsolu. apply Dom. }
    rewrite (Series_incr_n (fun k => a k * t k) (S N) ltac:(lia) (ex_series_Rabs _ Eb)).
    rewrite (Series_incr_n a (S N) ltac:(lia) Ea). simpl pred.
    match goal with |- Rabs (?p + ?q - ?r) <= ?u + ?v - ?w =>
      replace (p + q - r) with q by ring; replace (u + v - w) with v by ring end.
    eapply Rle_trans; [apply Series_Rabs, (ex_series_incr_n (fun k => Rabs (a k * t k)) (S N)), Eb|].
    apply Series_le; [|apply (ex_series_incr_n a (S N)), Ea]. intros k. split; [apply Rabs_pos|apply Dom].
Qed.
