(** * The inequality of Beckner and Onofri on the circle, with its equality case, for sequences

    Gibbs' variational principle with the polynomials 2 Re sum c_k e^(i k theta) / k, and the inequality of Lebedev and
    Milin, give entropy >= sum_(k >= 1) |c_k|^2 / k. Equality forces |c_k| = |c_1|^k, the coefficients of a Poisson
    kernel, which is the conformal density of d = 2. *)

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

(** Gibbs' inequality. *)
Lemma density_gibbs y : cont y -> (forall x, 0 < y x) -> mean y = 1 ->
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

End Density.

(** ** The competitors *)

Section Moments.

Variables (c s : nat -> R) (H : R).

Definition cu (k : nat) : R := match k with O => 0 | S _ => c k / INR k end.
Definition cv (k : nat) : R := match k with O => 0 | S _ => - s k / INR k end.
Definition quadratic_sum (n : nat) : R := sum_f_R0 (weight cu cv) n.

Lemma weight_value k : (1 <= k)%nat -> weight cu cv k = (c k ^ 2 + s k ^ 2) / INR k.
Proof.
  intros Hk. destruct k as [|k]; [lia|]. unfold weight, cu, cv. pose proof (lt_0_INR (S k) ltac:(lia)). field. lra.
Qed.

Definition competitor (n : nat) : R -> R := half_polynomial (truncated n cu) (truncated n cv) n.
Let Z n := mean (fun x => exp (2 * competitor n x)).

Lemma Z_pos n : 0 < Z n.
Proof. apply mean_pos; [apply cont_exponential|intros; apply exp_pos]. Qed.

(** Gibbs' principle at the competitors, for a measure with the coefficients c and s and the entropy H. *)
Hypothesis entropy_competitor : forall n, 2 * quadratic_sum n - ln (Z n) <= H.

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

(** (3.3) on the circle, and its equality case. *)
Theorem moments_beckner_onofri n : quadratic_sum n <= H.
Proof.
  pose proof (Z_upper n 0 ltac:(lia)) as Zu. unfold modulus, ex, ey in Zu. rewrite real_exp_0 in Zu. simpl in Zu.
  pose proof (entropy_competitor n) as E. pose proof (Z_pos n) as P.
  assert (L : ln (Z n) <= quadratic_sum n).
  { rewrite <- (ln_exp (quadratic_sum n)). destruct (Req_dec (Z n) (exp (quadratic_sum n))) as [->|N]; [lra|].
    apply Rlt_le, ln_increasing; lra. }
  lra.
Qed.

(** Equality: c_k and s_k are the real and imaginary parts of (c_1 + i s_1)^k. *)
Theorem moments_equality r phi : c 1%nat = r * cos phi -> s 1%nat = r * sin phi -> is_lim_seq quadratic_sum H ->
  forall k, (1 <= k)%nat -> c k = r ^ k * cos (INR k * phi) /\ s k = r ^ k * sin (INR k * phi).
Proof.
  intros C1 S1 Lim.
  assert (Eq : forall k, modulus cu cv k = real_exp (weight cu cv) k).
  { intros k. apply Rle_antisym; [apply lebedev_milin|]. apply Rnot_lt_le. intros Lt.
    set (D := real_exp (weight cu cv) k - modulus cu cv k) in *. assert (PD : 0 < D) by (unfold D; lra).
    pose (f := fun t => exp t - exp (2 * t - H)).
    assert (Cf : continuous f H).
    { apply (ex_derive_continuous (V := R_NormedModule)). unfold f. auto_derive. trivial. }
    assert (F0 : f H = 0).
    { unfold f. replace (2 * H - H) with H by ring. ring. }
    assert (LF : is_lim_seq (fun n => f (quadratic_sum n)) 0).
    { rewrite <- F0. apply is_lim_seq_continuous; [|exact Lim]. apply continuity_pt_filterlim. exact Cf. }
    assert (Low : forall n, (k <= n)%nat -> D <= f (quadratic_sum n)).
    { intros n Hn. pose proof (Z_upper n k Hn) as Zu. fold D in Zu. pose proof (entropy_competitor n) as E.
      pose proof (Z_pos n) as P. assert (Lo : exp (2 * quadratic_sum n - H) <= Z n).
      { rewrite <- (exp_ln (Z n)) by exact P. apply Bessel.Gamma.exp_le. lra. }
      unfold f. lra. }
    apply is_lim_seq_spec in LF. destruct (LF (mkposreal D PD)) as [N HN].
    specialize (HN (max N k) ltac:(lia)). specialize (Low (max N k) ltac:(lia)). simpl in HN.
    rewrite Rminus_0_r in HN. apply Rabs_def2 in HN. lra. }
  pose proof (lebedev_milin_equality cu cv Eq) as L.
  assert (U1 : cu 1%nat = r * cos phi) by (unfold cu; rewrite C1; simpl (INR 1); field).
  assert (V1 : cv 1%nat = - (r * sin phi)) by (unfold cv; rewrite S1; simpl (INR 1); field).
  assert (Pow : forall m, ex cu cv m = r ^ m * cos (INR m * phi) /\ ey cu cv m = - (r ^ m * sin (INR m * phi))).
  { induction m as [|m [I1 I2]].
    - simpl (INR 0). rewrite (Rmult_0_l phi), cos_0, sin_0. unfold ex, ey. simpl. lra.
    - destruct (L m) as [[R1 R2] _]. rewrite R1, R2, I1, I2, U1, V1, S_INR.
      replace ((INR m + 1) * phi) with (INR m * phi + phi) by ring. rewrite cos_plus, sin_plus. simpl pow.
      split; ring. }
  intros [|m] Hk; [lia|]. destruct (L m) as (_ & R3 & R4). destruct (Pow (S m)) as [P1 P2].
  pose proof (lt_0_INR (S m) ltac:(lia)) as P. unfold cu at 1 in R3. unfold cv at 1 in R4. rewrite P1 in R3.
  rewrite P2 in R4. split.
  - rewrite <- R3. field. lra.
  - replace (INR (S m) * (- s (S m) / INR (S m))) with (- s (S m)) in R4 by (field; lra). lra.
Qed.

End Moments.
