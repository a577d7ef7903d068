(** * The Gamma function on (0, oo), as Gauss's limit

    Gamma(x) = lim n^x n! / (x (x+1) ... (x+n)). For x > 0 the sequence increases and is bounded, by elementary
    bounds of the logarithm. From the limit: positivity, Gamma(1) = 1, Gamma(x+1) = x Gamma(x), hence factorials. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric.
Local Open Scope R_scope.

Definition gauss_product (x : R) (n : nat) : R :=
  Rpower (INR n) x * INR (fact n) / prod_f_R0 (fun k => x + INR k) n.

Definition Gamma (x : R) : R := real (Lim_seq (gauss_product x)).

(** The same with rising factorials, the form used below. *)
Definition gauss (x : R) (n : nat) : R := Rpower (INR n) x * INR (fact n) / rising x (S n).

Lemma gauss_product_eq x n : gauss_product x n = gauss x n.
Proof.
  unfold gauss_product, gauss. f_equal. induction n as [|n IH].
  - cbn. ring.
  - change (prod_f_R0 (fun k => x + INR k) (S n)) with (prod_f_R0 (fun k => x + INR k) n * (x + INR (S n))).
    rewrite IH. reflexivity.
Qed.

Lemma Gamma_gauss x : Gamma x = real (Lim_seq (gauss x)).
Proof. unfold Gamma. f_equal. apply Lim_seq_ext, gauss_product_eq. Qed.

(** ** Bounds of the logarithm *)

Lemma ln_le_sub_1 t : 0 < t -> ln t <= t - 1.
Proof.
  intros Ht. pose proof (exp_ineq1_le (ln t)) as H. rewrite exp_ln in H by assumption. lra.
Qed.

Lemma ln_ge_1_sub_inv t : 0 < t -> 1 - / t <= ln t.
Proof.
  intros Ht. pose proof (ln_le_sub_1 (/ t) (Rinv_0_lt_compat _ Ht)) as H.
  rewrite ln_Rinv in H by assumption. lra.
Qed.

Lemma exp_le u v : u <= v -> exp u <= exp v.
Proof. intros [H|<-]; [now apply Rlt_le, exp_increasing|lra]. Qed.

Lemma exp_ge_1 u : 0 <= u -> 1 <= exp u.
Proof. intros H. rewrite <- exp_0. now apply exp_le. Qed.

(** ** Convergence *)

Lemma gauss_pos x n : 0 < x -> 0 < gauss x n.
Proof.
  intros Hx. apply Rdiv_lt_0_compat; [|now apply rising_pos].
  apply Rmult_lt_0_compat; [apply exp_pos|apply INR_fact_pos].
Qed.

(** One step of the sequence, n >= 1, as an exponential. *)
Lemma gauss_step x n : 0 < x -> (0 < n)%nat ->
  gauss x (S n) = gauss x n * exp (x * ln ((INR n + 1) / INR n) - ln ((x + INR n + 1) / (INR n + 1))).
Proof.
  intros Hx Hn. apply lt_INR in Hn; cbn [INR] in Hn.
  unfold gauss. rewrite INR_fact_S.
  change (rising x (S (S n))) with (rising x (S n) * (x + INR (S n))). rewrite S_INR.
  pose proof (rising_pos x (S n) Hx) as Hr.
  unfold Rminus. rewrite exp_plus, exp_Ropp, exp_ln by (apply Rdiv_lt_0_compat; lra).
  unfold Rpower. replace (x * ln (INR n + 1)) with (x * ln (INR n) + x * ln ((INR n + 1) / INR n)).
  - rewrite exp_plus. field. repeat split; lra.
  - rewrite <- Rmult_plus_distr_l, <- ln_mult by (try apply Rdiv_lt_0_compat; lra). do 2 f_equal. field. lra.
Qed.

Lemma gauss_step_bounds x n : 0 < x -> (0 < n)%nat ->
  0 <= x * ln ((INR n + 1) / INR n) - ln ((x + INR n + 1) / (INR n + 1)) <=
  x * (x + 1) / INR n - x * (x + 1) / INR (S n).
Proof.
  intros Hx Hn. apply lt_INR in Hn; cbn [INR] in Hn. rewrite S_INR. set (m := INR n) in *.
  assert (P1 : 0 < (m + 1) / m) by (apply Rdiv_lt_0_compat; lra).
  assert (P2 : 0 < (x + m + 1) / (m + 1)) by (apply Rdiv_lt_0_compat; lra).
  pose proof (ln_le_sub_1 _ P1) as U1. pose proof (ln_ge_1_sub_inv _ P1) as L1.
  pose proof (ln_le_sub_1 _ P2) as U2. pose proof (ln_ge_1_sub_inv _ P2) as L2.
  apply (Rmult_le_compat_l x) in U1; [|lra]. apply (Rmult_le_compat_l x) in L1; [|lra].
  replace (x * (1 - / ((m + 1) / m))) with (x / (m + 1)) in L1 by (field; lra).
  replace ((x + m + 1) / (m + 1) - 1) with (x / (m + 1)) in U2 by (field; lra).
  replace (x * ((m + 1) / m - 1)) with (x / m) in U1 by (field; lra).
  replace (1 - / ((x + m + 1) / (m + 1))) with (x / (x + m + 1)) in L2 by (field; lra).
  split; [lra|]. apply Rle_trans with (x / m - x / (x + m + 1)); [lra|].
  replace (x / m - x / (x + m + 1)) with (x * (x + 1) * / (m * (x + m + 1))) by (field; lra).
  replace (x * (x + 1) / m - x * (x + 1) / (m + 1)) with (x * (x + 1) * / (m * (m + 1))) by (field; lra).
  apply Rmult_le_compat_l; [nra|]. apply Rinv_le_contravar; nra.
Qed.

Lemma gauss_increasing x n : 0 < x -> gauss x (S n) <= gauss x (S (S n)).
Proof.
  intros Hx. rewrite (gauss_step x (S n)) by (assumption || lia).
  destruct (gauss_step_bounds x (S n) Hx ltac:(lia)) as [H _].
  rewrite <- (Rmult_1_r (gauss x (S n))) at 1. apply Rmult_le_compat_l; [now apply Rlt_le, gauss_pos|].
  now apply exp_ge_1.
Qed.

(** gauss x n exp(x(x+1)/n) decreases. *)
Lemma gauss_bounded x n : 0 < x -> gauss x (S n) <= gauss x 1 * exp (x * (x + 1)).
Proof.
  intros Hx.
  assert (H : gauss x (S n) * exp (x * (x + 1) / INR (S n)) <= gauss x 1 * exp (x * (x + 1))).
  { induction n as [|n IH]; [cbn [INR]; rewrite Rdiv_1; lra|].
    eapply Rle_trans; [|exact IH].
    rewrite (gauss_step x (S n)) by (assumption || lia). rewrite Rmult_assoc, <- exp_plus.
    apply Rmult_le_compat_l; [now apply Rlt_le, gauss_pos|]. apply exp_le.
    destruct (gauss_step_bounds x (S n) Hx ltac:(lia)) as [_ H]. lra. }
  eapply Rle_trans; [|exact H].
  rewrite <- (Rmult_1_r (gauss x (S n))) at 1. apply Rmult_le_compat_l; [now apply Rlt_le, gauss_pos|].
  apply exp_ge_1, Rdiv_le_0_compat; [nra|]. rewrite S_INR. pose proof (pos_INR n). lra.
Qed.

Theorem is_lim_gauss x : 0 < x -> is_lim_seq (gauss x) (Gamma x).
Proof.
  intros Hx. rewrite Gamma_gauss. apply Lim_seq_correct'.
  enough (ex_finite_lim_seq (fun n => gauss x (S n))) as [l Hl].
  { exists l. now apply is_lim_seq_incr_1. }
  apply ex_finite_lim_seq_incr with (gauss x 1 * exp (x * (x + 1))).
  - intros n. now apply gauss_increasing.
  - intros n. now apply gauss_bounded.
Qed.

(** ** Properties *)

Theorem Gamma_pos x : 0 < x -> 0 < Gamma x.
Proof.
  intros Hx. apply Rlt_le_trans with (gauss x 1); [now apply gauss_pos|].
  apply (is_lim_seq_incr_compare (fun n => gauss x (S n)) (Gamma x)) with (n := O).
  - apply (is_lim_seq_incr_1 (gauss x)), is_lim_gauss, Hx.
  - intros n. now apply gauss_increasing.
Qed.

Lemma is_lim_fraction c : is_lim_seq (fun n => INR n / (c + INR n)) 1.
Proof.
  apply is_lim_seq_ext_loc with (fun n => 1 - c * / (c + INR n)).
  - destruct (nfloor_ex (Rabs c) (Rabs_pos c)) as [m [_ Hm]]. exists (S m); intros n Hn.
    apply le_INR in Hn. rewrite S_INR in Hn. pose proof (Rabs_maj2 c). field. lra.
  - replace (Finite 1) with (Finite (1 - c * 0)) by (f_equal; ring).
    apply is_lim_seq_minus'; [apply is_lim_seq_const|].
    apply (is_lim_seq_scal_l (fun n => / (c + INR n)) c 0).
    replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
    apply is_lim_seq_inv; [|discriminate].
    apply is_lim_seq_plus with c p_infty; [apply is_lim_seq_const|apply is_lim_seq_INR|reflexivity].
Qed.

Theorem Gamma_1 : Gamma 1 = 1.
Proof.
  assert (H : forall n, rising 1 n = INR (fact n)).
  { induction n as [|n IH]; [reflexivity|]. cbn [rising]. rewrite IH, INR_fact_S. ring. }
  rewrite Gamma_gauss, (is_lim_seq_unique (gauss 1) 1); [reflexivity|].
  apply is_lim_seq_ext_loc with (fun n => INR n / (1 + INR n)); [|apply is_lim_fraction].
  exists 1%nat; intros n Hn. apply le_INR in Hn; cbn [INR] in Hn.
  unfold gauss. rewrite H, INR_fact_S, Rpower_1 by lra. pose proof (INR_fact_pos n). field. lra.
Qed.

Theorem Gamma_succ x : 0 < x -> Gamma (x + 1) = x * Gamma x.
Proof.
  intros Hx. rewrite (Gamma_gauss (x + 1)), (is_lim_seq_unique (gauss (x + 1)) (x * (Gamma x * 1))); [cbn; ring|].
  apply is_lim_seq_ext_loc with (fun n => x * (gauss x n * (INR n / (x + 1 + INR n)))).
  - exists 1%nat; intros n Hn. apply le_INR in Hn; cbn [INR] in Hn.
    pose proof (rising_pos x (S n) Hx) as Hr. pose proof (rising_pos (x + 1) n ltac:(lra)) as Hr1.
    unfold gauss. rewrite Rpower_plus, Rpower_1 by lra.
    rewrite (rising_shift x n). cbn [rising]. field. repeat split; lra.
  - apply (is_lim_seq_scal_l _ x (Gamma x * 1)), is_lim_seq_mult'; [now apply is_lim_gauss|apply is_lim_fraction].
Qed.

Corollary Gamma_rising x k : 0 < x -> Gamma (x + INR k) = rising x k * Gamma x.
Proof.
  intros Hx. induction k as [|k IH]; cbn [rising]; [rewrite Rplus_0_r; ring|].
  rewrite S_INR, <- Rplus_assoc, Gamma_succ by (pose proof (pos_INR k); lra). rewrite IH. ring.
Qed.

Corollary Gamma_fact n : Gamma (INR n + 1) = INR (fact n).
Proof.
  induction n as [|n IH]; [cbn [INR]; rewrite Rplus_0_l; apply Gamma_1|].
  rewrite S_INR, Gamma_succ by (pose proof (pos_INR n); lra). now rewrite IH, INR_fact_S.
Qed.
