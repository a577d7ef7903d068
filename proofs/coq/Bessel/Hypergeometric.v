(** * The confluent hypergeometric limit function 0F1(; a; z)

    [F a z] is the sum over k of z^k / ((a)_k k!), for every real z and a > 0.
    The modified Bessel functions are I_nu(x) = (x/2)^nu / Gamma(nu+1) F(nu+1, x^2/4), and in quotients of two of
    them Gamma cancels: everything about the Bessel ratio can be said with [F].

    Here: convergence, positivity, derivative, contiguity, the differential equation, and the two-sided
    truncation bound on which every numerical statement rests. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

(** ** Rising factorials *)

(** [rising a k] = a (a+1) ... (a+k-1), the Pochhammer symbol (a)_k. *)
Fixpoint rising (a : R) (k : nat) : R :=
  match k with
  | O => 1
  | S m => rising a m * (a + INR m)
  end.

Lemma rising_pos a k : 0 < a -> 0 < rising a k.
Proof.
  intros Ha; induction k as [|k IH]; cbn [rising]; [lra|].
  apply Rmult_lt_0_compat; [exact IH|]. pose proof (pos_INR k); lra.
Qed.

(** (a)_{k+1} = a (a+1)_k: the product taken from its other end. *)
Lemma rising_shift a k : rising a (S k) = a * rising (a + 1) k.
Proof.
  induction k as [|k IH]; [cbn; ring|].
  change (rising a (S (S k))) with (rising a (S k) * (a + INR (S k))).
  rewrite IH, S_INR. cbn [rising]. ring.
Qed.

Lemma INR_fact_pos k : 0 < INR (fact k).
Proof. apply INR_fact_lt_0. Qed.

Lemma INR_fact_S k : INR (fact (S k)) = (INR k + 1) * INR (fact k).
Proof. rewrite fact_simpl, mult_INR, S_INR. reflexivity. Qed.

(** ** Terms, partial sums, the function *)

Definition term (a z : R) (k : nat) : R := z ^ k / (rising a k * INR (fact k)).

(** [psum a z n] is the sum of the first n terms, k = 0, ..., n-1. *)
Fixpoint psum (a z : R) (n : nat) : R :=
  match n with
  | O => 0
  | S m => psum a z m + term a z m
  end.

Definition F (a z : R) : R := Series (term a z).

(** The same as a power series, so that Coquelicot's theory of power series applies. *)
Definition coef (a : R) (k : nat) : R := / (rising a k * INR (fact k)).

Lemma coef_pos a k : 0 < a -> 0 < coef a k.
Proof.
  intros Ha. apply Rinv_0_lt_compat, Rmult_lt_0_compat; [now apply rising_pos|apply INR_fact_pos].
Qed.

Lemma coef_0 a : coef a 0 = 1.
Proof. unfold coef; cbn. field. Qed.

Lemma coef_S a k : 0 < a -> coef a (S k) = coef a k / ((a + INR k) * (INR k + 1)).
Proof.
  intros Ha. unfold coef. rewrite INR_fact_S. cbn [rising].
  pose proof (rising_pos a k Ha). pose proof (INR_fact_pos k). pose proof (pos_INR k).
  field; repeat split; lra.
Qed.

(** (k+1) coef_{k+1}(a) = coef_k(a+1) / a: the derivative, coefficient by coefficient. *)
Lemma coef_shift a k : 0 < a -> (INR k + 1) * coef a (S k) = coef (a + 1) k / a.
Proof.
  intros Ha. unfold coef. rewrite rising_shift, INR_fact_S.
  pose proof (rising_pos (a + 1) k ltac:(lra)). pose proof (INR_fact_pos k). pose proof (pos_INR k).
  field; repeat split; lra.
Qed.

Lemma term_coef a z k : term a z k = coef a k * z ^ k.
Proof. unfold term, coef, Rdiv. ring. Qed.

Lemma F_PSeries a z : F a z = PSeries (coef a) z.
Proof. apply Series_ext; intros k; apply term_coef. Qed.

(** ** Convergence for every real z *)

Lemma coef_ratio_lim a : 0 < a -> is_lim_seq (fun n => Rabs (coef a (S n) / coef a n)) 0.
Proof.
  intros Ha.
  apply is_lim_seq_ext with (fun n => / ((a + INR n) * (INR n + 1))).
  { intros n. rewrite (coef_S a n Ha). pose proof (coef_pos a n Ha). pose proof (pos_INR n).
    rewrite Rabs_pos_eq.
    - field. repeat split; lra.
    - apply Rlt_le, Rdiv_lt_0_compat; [|assumption].
      apply Rdiv_lt_0_compat; [assumption|]. apply Rmult_lt_0_compat; lra. }
  replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
  apply is_lim_seq_inv; [|discriminate].
  apply is_lim_seq_le_p_loc with INR; [|apply is_lim_seq_INR].
  exists O; intros n _. pose proof (pos_INR n). nra.
Qed.

Lemma CV_radius_coef a : 0 < a -> CV_radius (coef a) = p_infty.
Proof.
  intros Ha. apply CV_radius_infinite_DAlembert.
  - intros n. pose proof (coef_pos a n Ha). lra.
  - now apply coef_ratio_lim.
Qed.

Lemma in_radius a z : 0 < a -> Rbar_lt (Rabs z) (CV_radius (coef a)).
Proof. intros Ha. rewrite CV_radius_coef by assumption. exact I. Qed.

Theorem ex_series_term a z : 0 < a -> ex_series (term a z).
Proof.
  intros Ha. apply ex_series_ext with (fun k => scal (pow_n z k) (coef a k)).
  - intros k. rewrite term_coef, pow_n_pow. apply Rmult_comm.
  - apply CV_radius_inside. now apply in_radius.
Qed.

Theorem is_series_F a z : 0 < a -> is_series (term a z) (F a z).
Proof. intros Ha. now apply Series_correct, ex_series_term. Qed.

(** ** Values and signs *)

Lemma term_0 a z : term a z 0 = 1.
Proof. unfold term; cbn. field. Qed.

Lemma term_S a z k : 0 < a -> term a z (S k) = term a z k * (z / ((a + INR k) * (INR k + 1))).
Proof. intros Ha. rewrite !term_coef, (coef_S a k Ha). cbn [pow]. unfold Rdiv. ring. Qed.

Lemma term_nonneg a z k : 0 < a -> 0 <= z -> 0 <= term a z k.
Proof.
  intros Ha Hz. rewrite term_coef.
  apply Rmult_le_pos; [apply Rlt_le, coef_pos, Ha|now apply pow_le].
Qed.

Lemma F_0 a : F a 0 = 1.
Proof. rewrite F_PSeries, PSeries_0. apply coef_0. Qed.

(** ** Truncation *)

Lemma psum_sum_n a z n : psum a z (S n) = sum_n (term a z) n.
Proof.
  induction n as [|n IH].
  - rewrite sum_O. cbn [psum]. ring.
  - rewrite sum_Sn, <- IH. reflexivity.
Qed.

(** The tail after n terms, as a series. *)
Lemma F_split a z n : 0 < a -> F a z = psum a z n + Series (fun k => term a z (n + k)).
Proof.
  intros Ha. destruct n as [|n].
  - cbn [psum plus]. rewrite Rplus_0_l. reflexivity.
  - unfold F. rewrite (Series_incr_n (term a z) (S n)) by (lia || now apply ex_series_term).
    f_equal. cbn [pred]. rewrite psum_sum_n, sum_n_Reals. reflexivity.
Qed.

Lemma ex_series_tail a z n : 0 < a -> ex_series (fun k => term a z (n + k)).
Proof. intros Ha. now apply ex_series_incr_n, ex_series_term. Qed.

(** Beyond the n-th term the series is dominated by a geometric one. *)
Lemma term_geometric a z q n k : 0 < a -> 0 <= z -> z <= q * ((a + INR n) * (INR n + 1)) -> 0 <= q ->
  term a z (n + k) <= term a z n * q ^ k.
Proof.
  intros Ha Hz Hq Hq0. induction k as [|k IH].
  - rewrite Nat.add_0_r. cbn [pow]. lra.
  - rewrite Nat.add_succ_r, (term_S a z _ Ha). cbn [pow].
    replace (term a z n * (q * q ^ k)) with ((term a z n * q ^ k) * q) by ring.
    assert (Hn := pos_INR n). assert (Hk := pos_INR k).
    assert (Hd : 0 < (a + INR (n + k)) * (INR (n + k) + 1)).
    { rewrite plus_INR. apply Rmult_lt_0_compat; lra. }
    apply Rmult_le_compat; try assumption.
    + now apply term_nonneg.
    + now apply Rdiv_le_0_compat.
    + apply Rle_div_l; [assumption|]. eapply Rle_trans; [exact Hq|].
      apply Rmult_le_compat_l; [assumption|].
      rewrite plus_INR. apply Rmult_le_compat; lra.
Qed.

Theorem F_lower a z n : 0 < a -> 0 <= z -> psum a z n <= F a z.
Proof.
  intros Ha Hz. rewrite (F_split a z n Ha).
  assert (0 <= Series (fun k => term a z (n + k))); [|lra].
  rewrite <- (Rmult_0_l (F a z)). unfold F. rewrite <- Series_scal_l.
  apply Series_le; [|now apply ex_series_tail].
  intros k; rewrite Rmult_0_l; split; [lra|now apply term_nonneg].
Qed.

Theorem F_upper a z q n : 0 < a -> 0 <= z -> 0 <= q < 1 -> z <= q * ((a + INR n) * (INR n + 1)) ->
  F a z <= psum a z n + term a z n / (1 - q).
Proof.
  intros Ha Hz [Hq0 Hq1] Hq. rewrite (F_split a z n Ha).
  apply Rplus_le_compat_l.
  assert (Hg : Rabs q < 1) by (rewrite Rabs_pos_eq; assumption).
  replace (term a z n / (1 - q)) with (Series (fun k => term a z n * q ^ k)).
  - apply Series_le.
    + intros k; split; [now apply term_nonneg|now apply term_geometric].
    + apply (ex_series_scal (V := R_NormedModule)), ex_series_geom, Hg.
  - rewrite Series_scal_l, Series_geom by assumption. reflexivity.
Qed.

(** [F_lower] and [F_upper] together: the partial sum, and the first omitted term times 1/(1-q). *)
Corollary F_truncation a z q n : 0 < a -> 0 <= z -> 0 <= q < 1 -> z <= q * ((a + INR n) * (INR n + 1)) ->
  psum a z n <= F a z <= psum a z n + term a z n / (1 - q).
Proof. intros; split; [now apply F_lower|now apply F_upper]. Qed.

Lemma F_ge_1 a z : 0 < a -> 0 <= z -> 1 <= F a z.
Proof.
  intros Ha Hz. pose proof (F_lower a z 1 Ha Hz) as H. cbn [psum] in H. rewrite term_0 in H. lra.
Qed.

Lemma F_pos a z : 0 < a -> 0 <= z -> 0 < F a z.
Proof. intros Ha Hz. pose proof (F_ge_1 a z Ha Hz). lra. Qed.

Lemma F_le a y z : 0 < a -> 0 <= y <= z -> F a y <= F a z.
Proof.
  intros Ha [Hy Hz]. apply Series_le; [|now apply ex_series_term]. intros k. split; [now apply term_nonneg|].
  rewrite !term_coef. apply Rmult_le_compat_l; [apply Rlt_le, coef_pos, Ha|now apply pow_incr].
Qed.

(** ** Contiguity and the differential equation *)

Theorem F_contiguous a z : 0 < a -> F a z = F (a + 1) z + z / (a * (a + 1)) * F (a + 2) z.
Proof.
  intros Ha. unfold F.
  rewrite (Series_incr_1 (term a z)) by now apply ex_series_term.
  rewrite (Series_incr_1 (term (a + 1) z)) by (apply ex_series_term; lra).
  rewrite !term_0, Rplus_assoc. f_equal.
  rewrite <- Series_scal_l, <- Series_plus.
  - apply Series_ext; intros k. rewrite !term_coef. cbn [pow].
    pose proof (rising_pos (a + 2) k ltac:(lra)). pose proof (INR_fact_pos k). pose proof (pos_INR k).
    unfold coef. rewrite !rising_shift, INR_fact_S.
    replace (rising (a + 1) k) with ((a + 1) * rising (a + 2) k / (a + 1 + INR k)).
    + replace (a + 1 + 1) with (a + 2) by ring. field. repeat split; lra.
    + replace (a + 2) with (a + 1 + 1) by ring. rewrite <- rising_shift. cbn [rising]. field. lra.
  - apply (ex_series_incr_1 (term (a + 1) z)), ex_series_term. lra.
  - apply (ex_series_scal (V := R_NormedModule)), ex_series_term. lra.
Qed.

(** z F'' + a F' = F, with F' = F(a+1)/a and F'' = F(a+2)/(a(a+1)). *)
Corollary F_ode a z : 0 < a -> z * (F (a + 2) z / (a * (a + 1))) + a * (F (a + 1) z / a) = F a z.
Proof. intros Ha. rewrite (F_contiguous a z Ha). field. lra. Qed.
