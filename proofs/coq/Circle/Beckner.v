(** * The inequality of Beckner and Onofri on the circle, with its equality case

    For a continuous positive density on the circle, entropy >= sum_(k >= 1) |c_k|^2 / k with c_k its Fourier
    coefficients: Gibbs' variational principle with the polynomials 2 Re sum c_k e^(i k theta) / k, and the inequality
    of Lebedev and Milin. Equality forces |c_k| = |c_1|^k, the coefficients of a Poisson kernel, which is the conformal
    density of d = 2. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.Exponential.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.

Definition cos_coefficient (f : R -> R) (k : nat) : R := mean (fun x => f x * cos (INR k * x)).
Definition sin_coefficient (f : R -> R) (k : nat) : R := mean (fun x => f x * sin (INR k * x)).

(** Zero from degree n + 1 on, and in degree 0. *)
Definition truncated (n : nat) (a : nat -> R) (k : nat) : R := if Nat.leb k n then a k else 0.

Lemma truncated_below n a k : (k <= n)%nat -> truncated n a k = a k.
Proof. intros H. unfold truncated. now rewrite (proj2 (Nat.leb_le k n)). Qed.

Lemma truncated_above n a k : (n < k)%nat -> truncated n a k = 0.
Proof. intros H. unfold truncated. now rewrite (proj2 (Nat.leb_gt k n)). Qed.

Section Density.

Variable rho : R -> R.
Hypothesis continuous_rho : cont rho.
Hypothesis positive_rho : forall x, 0 < rho x.
Hypothesis mass_rho : mean rho = 1.

Definition circle_entropy : R := mean (fun x => rho x * ln (rho x)).

Local Notation c := (cos_coefficient rho).
Local Notation s := (sin_coefficient rho).

(** Gibbs' inequality. *)
Lemma relative_entropy y : cont y -> (forall x, 0 < y x) -> mean y = 1 ->
  mean (fun x => rho x * ln (y x)) <= circle_entropy.
Proof.
  intros Cy Py My.
  assert (C1 : cont (fun x => rho x * ln (y x))) by (apply cont_mult; [exact continuous_rho|now apply cont_ln]).
  assert (C2 : cont (fun x => rho x * ln (rho x))).
  { apply cont_mult; [exact continuous_rho|]. now apply cont_ln. }
  assert (C3 : cont (fun x => y x - rho x)) by now apply cont_minus.
  assert (L : mean (fun x => rho x * ln (y x)) <= mean (fun x => rho x * ln (rho x) + (y x - rho x))).
  { apply mean_le; [exact C1|now apply cont_plus|]. intros x. specialize (Py x). pose proof (positive_rho x) as Pr.
    pose proof (Bessel.Gamma.ln_le_sub_1 (y x / rho x) ltac:(now apply Rdiv_lt_0_compat)) as T.
    unfold Rdiv in T. rewrite ln_mult, ln_Rinv in T by (try apply Rinv_0_lt_compat; assumption).
    apply (Rmult_le_compat_l (rho x)) in T; [|lra].
    replace (rho x * (y x * / rho x - 1)) with (y x - rho x) in T by (field; lra). lra. }
  rewrite (mean_plus _ _ C2 C3), (mean_minus y rho Cy continuous_rho), My, mass_rho in L.
  unfold circle_entropy. lra.
Qed.

Lemma circle_entropy_nonneg : 0 <= circle_entropy.
Proof.
  replace 0 with (mean (fun x => rho x * ln 1)).
  - apply (relative_entropy (fun _ => 1)); [apply cont_const|intros; lra|apply mean_const].
  - rewrite <- (mean_const 0). apply mean_ext. intros. rewrite ln_1. ring.
Qed.

(** ** The competitors *)

Definition cu (k : nat) : R := match k with O => 0 | S _ => c k / INR k end.
Definition cv (k : nat) : R := match k with O => 0 | S _ => - s k / INR k end.
Definition quadratic_sum (n : nat) : R := sum_f_R0 (weight cu cv) n.

Lemma weight_value k : (1 <= k)%nat -> weight cu cv k = (c k ^ 2 + s k ^ 2) / INR k.
Proof.
  intros Hk. destruct k as [|k]; [lia|]. unfold weight, cu, cv. pose proof (lt_0_INR (S k) ltac:(lia)). field. lra.
Qed.

Let U n := half_polynomial (truncated n cu) (truncated n cv) n.
Let Z n := mean (fun x => exp (2 * U n x)).

Lemma mean_pairing n : mean (fun x => rho x * U n x) = quadratic_sum n.
Proof.
  unfold quadratic_sum, U, half_polynomial.
  rewrite (mean_ext _ (fun x => sum_f_R0 (fun k => cu k * (rho x * cos (INR k * x))
    + - cv k * (rho x * sin (INR k * x))) n)).
  - assert (Cc : forall k, cont (fun x => rho x * cos (INR k * x)))
      by (intros k; apply cont_mult; [exact continuous_rho|apply cont_cos]).
    assert (Cs : forall k, cont (fun x => rho x * sin (INR k * x)))
      by (intros k; apply cont_mult; [exact continuous_rho|apply cont_sin]).
    rewrite (mean_sum (fun k x => cu k * (rho x * cos (INR k * x)) + - cv k * (rho x * sin (INR k * x)))).
    + apply sum_eq. intros k _. rewrite (mean_combine _ _ _ _ (Cc k) (Cs k)).
      fold (c k). fold (s k). destruct k as [|k]; [unfold weight, cu, cv; simpl; ring|].
      rewrite weight_value by lia. unfold cu, cv. pose proof (lt_0_INR (S k) ltac:(lia)). field. lra.
    + intros k. apply cont_plus; apply cont_scal; [apply Cc|apply Cs].
  - intros x. rewrite scal_sum. apply sum_eq. intros k Hk. rewrite !truncated_below by exact Hk. ring.
Qed.

Lemma U_cont n : cont (U n).
Proof. apply cont_polynomial. Qed.

Lemma Z_pos n : 0 < Z n.
Proof. apply mean_pos; [apply cont_exponential|intros; apply exp_pos]. Qed.

Lemma entropy_competitor n : 2 * quadratic_sum n - ln (Z n) <= circle_entropy.
Proof.
  pose proof (Z_pos n) as P.
  assert (Ce : cont (fun x => exp (2 * U n x))) by apply cont_exponential.
  assert (Cu : cont (fun x => rho x * U n x)) by (apply cont_mult; [exact continuous_rho|apply U_cont]).
  pose proof (relative_entropy (fun x => / Z n * exp (2 * U n x))) as G.
  rewrite (mean_scal (/ Z n) _ Ce) in G. fold (Z n) in G. rewrite Rinv_l in G by lra.
  rewrite (mean_ext _ (fun x => 2 * (rho x * U n x) + - ln (Z n) * rho x)) in G.
  - rewrite (mean_combine 2 (- ln (Z n)) _ _ Cu continuous_rho), mean_pairing, mass_rho in G.
    specialize (G ltac:(now apply cont_scal)). specialize (G ltac:(intros; apply Rmult_lt_0_compat;
      [now apply Rinv_0_lt_compat|apply exp_pos]) eq_refl). lra.
  - intros x. rewrite ln_mult, ln_exp, ln_Rinv by (try apply Rinv_0_lt_compat; try apply exp_pos; exact P). ring.
Qed.

Lemma Z_upper n k : (k <= n)%nat ->
  Z n <= exp (quadratic_sum n) - (real_exp (weight cu cv) k - modulus cu cv k).
Proof.
  intros Hk.
  assert (W : forall j, (j <= n)%nat -> weight (truncated n cu) (truncated n cv) j = weight cu cv j).
  { intros j Hj. unfold weight. now rewrite !truncated_below. }
  pose proof (mean_exponential_le (truncated n cu) (truncated n cv) n) as M.
  specialize (M ltac:(split; rewrite truncated_below by lia; reflexivity)).
  specialize (M ltac:(intros j Hj; split; now apply truncated_above) k).
  rewrite (sum_eq _ (weight cu cv) n W) in M.
  rewrite (real_exp_local _ (weight cu cv) k) in M by (intros j Hj; apply W; lia).
  unfold modulus in M.
  destruct (exponential_local (truncated n cu) (truncated n cv) cu cv k) as [E1 E2].
  { intros j Hj. now rewrite !truncated_below by lia. }
  rewrite E1, E2 in M. exact M.
Qed.

(** (3.3) on the circle. *)
Theorem circle_beckner_onofri n : quadratic_sum n <= circle_entropy.
Proof.
  pose proof (Z_upper n 0 ltac:(lia)) as Zu. unfold modulus, ex, ey in Zu. rewrite real_exp_0 in Zu. simpl in Zu.
  pose proof (entropy_competitor n) as E. pose proof (Z_pos n) as P.
  assert (L : ln (Z n) <= quadratic_sum n).
  { rewrite <- (ln_exp (quadratic_sum n)). destruct (Req_dec (Z n) (exp (quadratic_sum n))) as [->|N]; [lra|].
    apply Rlt_le, ln_increasing; lra. }
  lra.
Qed.

Theorem circle_equality : is_lim_seq quadratic_sum circle_entropy ->
  forall k, (1 <= k)%nat -> c k ^ 2 + s k ^ 2 = (c 1%nat ^ 2 + s 1%nat ^ 2) ^ k.
Proof.
  intros Lim.
  assert (Eq : forall k, modulus cu cv k = real_exp (weight cu cv) k).
  { intros k. apply Rle_antisym; [apply lebedev_milin|]. apply Rnot_lt_le. intros Lt.
    set (D := real_exp (weight cu cv) k - modulus cu cv k) in *. assert (PD : 0 < D) by (unfold D; lra).
    pose (f := fun t => exp t - exp (2 * t - circle_entropy)).
    assert (Cf : continuous f circle_entropy).
    { apply (ex_derive_continuous (V := R_NormedModule)). unfold f. auto_derive. trivial. }
    assert (F0 : f circle_entropy = 0).
    { unfold f. replace (2 * circle_entropy - circle_entropy) with circle_entropy by ring. ring. }
    assert (LF : is_lim_seq (fun n => f (quadratic_sum n)) 0).
    { rewrite <- F0. apply is_lim_seq_continuous; [|exact Lim]. apply continuity_pt_filterlim. exact Cf. }
    assert (Low : forall n, (k <= n)%nat -> D <= f (quadratic_sum n)).
    { intros n Hn. pose proof (Z_upper n k Hn) as Zu. fold D in Zu. pose proof (entropy_competitor n) as E.
      pose proof (Z_pos n) as P. assert (Lo : exp (2 * quadratic_sum n - circle_entropy) <= Z n).
      { rewrite <- (exp_ln (Z n)) by exact P. apply Bessel.Gamma.exp_le. lra. }
      unfold f. lra. }
    apply is_lim_seq_spec in LF. destruct (LF (mkposreal D PD)) as [N HN].
    specialize (HN (max N k) ltac:(lia)). specialize (Low (max N k) ltac:(lia)). simpl in HN.
    rewrite Rminus_0_r in HN. apply Rabs_def2 in HN. lra. }
  intros k Hk. pose proof (lebedev_milin_equality cu cv Eq k Hk) as L.
  destruct k as [|k]; [lia|]. pose proof (lt_0_INR (S k) ltac:(lia)) as P.
  unfold cu, cv in L. change (INR 1) with 1 in L.
  replace (INR (S k) * (c (S k) / INR (S k))) with (c (S k)) in L by (field; lra).
  replace (INR (S k) * (- s (S k) / INR (S k))) with (- s (S k)) in L by (field; lra).
  replace ((c 1%nat / 1) ^ 2 + (- s 1%nat / 1) ^ 2) with (c 1%nat ^ 2 + s 1%nat ^ 2) in L by field.
  rewrite <- L. ring.
Qed.

(** The first coefficient is less than 1 in modulus. *)
Lemma first_coefficient : periodic rho -> c 1%nat ^ 2 + s 1%nat ^ 2 < 1.
Proof.
  intros Per. set (a := c 1%nat). set (b := s 1%nat). set (q := a ^ 2 + b ^ 2).
  assert (Cc : cont (fun x => rho x * cos (INR 1 * x))) by (apply cont_mult; [exact continuous_rho|apply cont_cos]).
  assert (Cs : cont (fun x => rho x * sin (INR 1 * x))) by (apply cont_mult; [exact continuous_rho|apply cont_sin]).
  (* the mean of rho (1/2) |e^(i x) - (a + i b)|^2 *)
  pose (f := fun x => rho x * ((cos (INR 1 * x) - a) ^ 2 + (sin (INR 1 * x) - b) ^ 2)).
  assert (Ef : forall x, f x = (1 + q) * rho x + (-2 * a * (rho x * cos (INR 1 * x)) + -2 * b * (rho x * sin (INR 1 *
    x)))).
  { intros x. unfold f, q. pose proof (sin2_cos2 (INR 1 * x)) as SC. unfold Rsqr in SC.
    transitivity (rho x * ((sin (INR 1 * x) * sin (INR 1 * x) + cos (INR 1 * x) * cos (INR 1 * x))
      + a ^ 2 + b ^ 2 - 2 * a * cos (INR 1 * x) - 2 * b * sin (INR 1 * x))); [ring|rewrite SC; ring]. }
  assert (Cf : cont f).
  { apply (cont_ext _ _ (fun x => eq_sym (Ef x))). apply cont_plus; [now apply cont_scal|].
    apply cont_plus; now apply cont_scal. }
  assert (Mf : mean f = 1 - q).
  { rewrite (mean_ext _ _ Ef), mean_plus, (mean_combine _ _ _ _ Cc Cs), (mean_scal _ rho continuous_rho), mass_rho.
    - fold (c 1%nat). fold (s 1%nat). fold a b. unfold q. ring.
    - now apply cont_scal.
    - apply cont_plus; now apply cont_scal. }
  assert (Pf : forall x, 0 <= f x).
  { intros x. apply Rmult_le_pos; [apply Rlt_le, positive_rho|].
    pose proof (pow2_ge_0 (cos (INR 1 * x) - a)). pose proof (pow2_ge_0 (sin (INR 1 * x) - b)). lra. }
  assert (Perf : periodic f).
  { intros x. unfold f. now rewrite (periodic_cos 1 x), (periodic_sin 1 x), Per. }
  destruct (Rle_lt_or_eq_dec _ _ (mean_nonneg f Cf Pf)) as [P|E]; [rewrite Mf in P; lra|exfalso].
  pose proof (mean_definite f Cf Perf Pf (eq_sym E)) as Zf.
  assert (Vc : forall x, cos (INR 1 * x) = a).
  { intros x. specialize (Zf x). unfold f in Zf. apply Rmult_integral in Zf. destruct Zf as [Z0|Z0].
    - pose proof (positive_rho x). lra.
    - pose proof (pow2_ge_0 (cos (INR 1 * x) - a)). pose proof (pow2_ge_0 (sin (INR 1 * x) - b)).
      assert (Q : (cos (INR 1 * x) - a) ^ 2 = 0) by lra.
      apply Rminus_diag_uniq, Rsqr_0_uniq. unfold Rsqr. rewrite <- Q. ring. }
  pose proof (Vc 0) as V0. pose proof (Vc PI) as V1. simpl in V0, V1. rewrite Rmult_0_r, cos_0 in V0.
  rewrite Rmult_1_l, cos_PI in V1. lra.
Qed.

End Density.
