(** * Gamma is the right function (Bohr and Mollerup)

    Gauss's limit is log-convex, and it is the only positive log-convex function on (0, oo) with f(1) = 1 and
    f(x+1) = x f(x). So whoever defines Gamma otherwise, by Euler's integral say, has the same function. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Gamma.
Local Open Scope R_scope.

(** Log-convexity on (0, oo). *)
Definition log_convex (f : R -> R) : Prop :=
  forall x y t, 0 < x -> 0 < y -> 0 <= t <= 1 ->
    ln (f (t * x + (1 - t) * y)) <= t * ln (f x) + (1 - t) * ln (f y).

Lemma between_pos x y t : 0 < x -> 0 < y -> 0 <= t <= 1 -> 0 < t * x + (1 - t) * y.
Proof.
  intros Hx Hy [H0 H1]. destruct H0 as [H0|<-]; [|lra].
  assert (0 < t * x) by now apply Rmult_lt_0_compat. assert (0 <= (1 - t) * y) by (apply Rmult_le_pos; lra). lra.
Qed.

(** ln is concave: the inequality of weighted means, from ln u <= u - 1. *)
Lemma ln_concave x y t : 0 < x -> 0 < y -> 0 <= t <= 1 -> t * ln x + (1 - t) * ln y <= ln (t * x + (1 - t) * y).
Proof.
  intros Hx Hy Ht. pose proof (between_pos x y t Hx Hy Ht) as Hm. set (m := t * x + (1 - t) * y) in *.
  pose proof (ln_le_sub_1 (x / m) ltac:(now apply Rdiv_lt_0_compat)) as H1.
  pose proof (ln_le_sub_1 (y / m) ltac:(now apply Rdiv_lt_0_compat)) as H2.
  rewrite ln_div in H1, H2 by assumption.
  apply (Rmult_le_compat_l t) in H1; [|lra]. apply (Rmult_le_compat_l (1 - t)) in H2; [|lra].
  assert (E : t * (x / m - 1) + (1 - t) * (y / m - 1) = 0).
  { replace (t * (x / m - 1) + (1 - t) * (y / m - 1)) with ((t * x + (1 - t) * y) / m - 1) by (field; lra).
    fold m. field. lra. }
  lra.
Qed.

Lemma ln_le_compat x y : 0 < x -> x <= y -> ln x <= ln y.
Proof. intros Hx [H|<-]; [now apply Rlt_le, ln_increasing|lra]. Qed.

(** ** Gamma is log-convex *)

Lemma ln_rising_concave n x y t : 0 < x -> 0 < y -> 0 <= t <= 1 ->
  t * ln (rising x n) + (1 - t) * ln (rising y n) <= ln (rising (t * x + (1 - t) * y) n).
Proof.
  intros Hx Hy Ht. pose proof (between_pos x y t Hx Hy Ht) as Hm.
  induction n as [|n IH]; cbn [rising]; [rewrite ln_1; lra|]. pose proof (pos_INR n).
  rewrite !ln_mult by (apply rising_pos || idtac; lra).
  pose proof (ln_concave (x + INR n) (y + INR n) t ltac:(lra) ltac:(lra) Ht) as Hc.
  replace (t * (x + INR n) + (1 - t) * (y + INR n)) with (t * x + (1 - t) * y + INR n) in Hc by ring. lra.
Qed.

Lemma ln_gauss x n : 0 < x -> ln (gauss x n) = x * ln (INR n) + ln (INR (fact n)) - ln (rising x (S n)).
Proof.
  intros Hx. pose proof (rising_pos x (S n) Hx). pose proof (INR_fact_pos n).
  assert (0 < Rpower (INR n) x) by apply exp_pos.
  unfold gauss. rewrite ln_div, ln_mult by (assumption || now apply Rmult_lt_0_compat).
  unfold Rpower at 1. now rewrite ln_exp.
Qed.

Lemma is_lim_ln_gauss x : 0 < x -> is_lim_seq (fun n => ln (gauss x n)) (ln (Gamma x)).
Proof.
  intros Hx. apply is_lim_seq_continuous; [|now apply is_lim_gauss].
  apply continuity_pt_filterlim, (ex_derive_continuous ln). eexists. apply is_derive_ln, Gamma_pos, Hx.
Qed.

Theorem Gamma_log_convex : log_convex Gamma.
Proof.
  intros x y t Hx Hy Ht. pose proof (between_pos x y t Hx Hy Ht) as Hm.
  change (Rbar_le (ln (Gamma (t * x + (1 - t) * y))) (t * ln (Gamma x) + (1 - t) * ln (Gamma y))).
  apply is_lim_seq_le with (fun n => ln (gauss (t * x + (1 - t) * y) n))
    (fun n => t * ln (gauss x n) + (1 - t) * ln (gauss y n)).
  - intros n. rewrite !ln_gauss by assumption. pose proof (ln_rising_concave (S n) x y t Hx Hy Ht). lra.
  - now apply is_lim_ln_gauss.
  - apply is_lim_seq_plus'; [apply (is_lim_seq_scal_l _ t (ln (Gamma x)))|].
    + now apply is_lim_ln_gauss.
    + apply (is_lim_seq_scal_l _ (1 - t) (ln (Gamma y))). now apply is_lim_ln_gauss.
Qed.

(** ** Nothing else is *)

Section Uniqueness.
  Variable f : R -> R.
  Hypothesis f_pos : forall x, 0 < x -> 0 < f x.
  Hypothesis f_1 : f 1 = 1.
  Hypothesis f_succ : forall x, 0 < x -> f (x + 1) = x * f x.
  Hypothesis f_convex : log_convex f.

  Local Lemma f_rising x n : 0 < x -> f (x + INR n) = rising x n * f x.
  Proof.
    intros Hx. induction n as [|n IH]; cbn [rising]; [rewrite Rplus_0_r; ring|].
    rewrite S_INR, <- Rplus_assoc, f_succ by (pose proof (pos_INR n); lra). rewrite IH. ring.
  Qed.

  Local Lemma f_fact n : f (INR n + 1) = INR (fact n).
  Proof.
    induction n as [|n IH]; [cbn [INR]; rewrite Rplus_0_l; exact f_1|].
    rewrite S_INR, f_succ by (pose proof (pos_INR n); lra). now rewrite IH, INR_fact_S.
  Qed.

  Local Lemma ln_f_rising x n : 0 < x -> ln (f (x + INR n)) = ln (rising x n) + ln (f x).
  Proof. intros Hx. rewrite f_rising by exact Hx. apply ln_mult; [now apply rising_pos|now apply f_pos]. Qed.

  (** Convexity on n, n + x, n + 1 and on n + x, n + 1, n + 1 + x, for 0 < x <= 1. *)
  Local Lemma squeeze x n : 0 < x <= 1 -> (1 <= n)%nat ->
    ln (gauss x n) <= ln (f x) <= ln (gauss x n) + (ln (x + INR n) - ln (INR n)).
  Proof.
    intros Hx Hn. apply le_INR in Hn; cbn [INR] in Hn.
    rewrite ln_gauss by lra.
    change (rising x (S n)) with (rising x n * (x + INR n)).
    rewrite ln_mult by (try apply rising_pos; lra).
    pose proof (ln_f_rising x n ltac:(lra)) as Hr.
    assert (Hn1 : ln (f (INR n + 1)) = ln (INR (fact n))) by now rewrite f_fact.
    assert (Hn1' : ln (f (INR n + 1)) = ln (INR n) + ln (f (INR n))).
    { rewrite f_succ by lra. apply ln_mult; [lra|apply f_pos; lra]. }
    assert (Hx1 : ln (f (x + INR n + 1)) = ln (x + INR n) + ln (f (x + INR n))).
    { rewrite f_succ by lra. apply ln_mult; [lra|apply f_pos; lra]. }
    pose proof (f_convex (INR n) (INR n + 1) (1 - x) ltac:(lra) ltac:(lra) ltac:(lra)) as C1.
    replace ((1 - x) * INR n + (1 - (1 - x)) * (INR n + 1)) with (x + INR n) in C1 by ring.
    pose proof (f_convex (x + INR n) (x + INR n + 1) x ltac:(lra) ltac:(lra) ltac:(lra)) as C2.
    replace (x * (x + INR n) + (1 - x) * (x + INR n + 1)) with (INR n + 1) in C2 by ring.
    assert (Hl : ln (INR n) <= ln (x + INR n)) by (apply ln_le_compat; lra).
    split; [|nra].
    apply (Rmult_le_compat_l x) in Hl; [|lra]. nra.
  Qed.

  Local Lemma is_lim_ln_shift x : 0 < x -> is_lim_seq (fun n => ln (x + INR n) - ln (INR n)) 0.
  Proof.
    intros Hx. apply is_lim_seq_ext_loc with (fun n => - ln (INR n / (x + INR n))).
    - exists 1%nat; intros n Hn. apply le_INR in Hn; cbn [INR] in Hn. rewrite ln_div by lra. ring.
    - replace (Finite 0) with (Rbar_opp (ln 1)) by (rewrite ln_1; cbn; f_equal; ring).
      apply is_lim_seq_opp with (l := Finite (ln 1)).
      apply is_lim_seq_continuous; [|apply is_lim_fraction].
      apply continuity_pt_filterlim, (ex_derive_continuous ln). eexists. apply is_derive_ln. lra.
  Qed.

  Local Lemma unique_unit x : 0 < x <= 1 -> f x = Gamma x.
  Proof.
    intros Hx. apply ln_inv; [apply f_pos; lra|apply Gamma_pos; lra|].
    assert (H : is_lim_seq (fun _ : nat => ln (f x)) (ln (Gamma x))).
    { apply is_lim_seq_le_le_loc with (fun n => ln (gauss x n))
        (fun n => ln (gauss x n) + (ln (x + INR n) - ln (INR n))).
      - exists 1%nat; intros n Hn. now apply squeeze.
      - apply is_lim_ln_gauss; lra.
      - replace (Finite (ln (Gamma x))) with (Finite (ln (Gamma x) + 0)) by (f_equal; ring).
        apply is_lim_seq_plus'; [apply is_lim_ln_gauss|apply is_lim_ln_shift]; lra. }
    apply is_lim_seq_unique in H. rewrite Lim_seq_const in H. now injection H.
  Qed.

  Theorem Gamma_unique x : 0 < x -> f x = Gamma x.
  Proof.
    intros Hx. destruct (nfloor_ex x ltac:(lra)) as [k [_ Hk]].
    revert x Hx Hk. induction k as [|k IH]; intros x Hx Hk; [apply unique_unit; cbn [INR] in Hk; lra|].
    rewrite S_INR in Hk. destruct (Rle_lt_dec x 1) as [H1|H1]; [apply unique_unit; lra|].
    replace x with (x - 1 + 1) by ring. rewrite f_succ, Gamma_succ by lra. f_equal. apply IH; lra.
  Qed.
End Uniqueness.
