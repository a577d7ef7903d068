(** * A lower bound of K_c at one beta, by computation

    2 K A_l lambda_l <= 1 for every l gives K <= K_c (Sphere/Coupling.v); it is checked up to a degree from which on
    A_l lambda_l cannot increase. The enclosures of lambda_l serve Bracket/CouplingUpper.v too. *)

From Coq Require Import ZArith Bool Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Threshold.Majorisation Threshold.Eigenvalues
  Threshold.EigenvalueSeries Sphere.Model Sphere.Coupling.
From Certify Require Import Bracket.Series Bracket.Checkers.
From Certify Require Main.
Local Open Scope Z_scope.

(** ** The checker *)

Section Checkers.

Variable A : arithmetic.
Variables (d num den p : Z) (terms : nat).

(** 2 (s/t) A_l lambda_l <= 1 in [n + 1] degrees from l on, and no increase after them;
    A_l lambda_l = x/y F(d/2 + l). *)
Fixpoint degrees_below (s t l x y : Z) (n : nat) : bool :=
  tail_halves (d + 2 * l) num den terms
  && (2 * s * x * to_Z A (upper_value A (d + 2 * l) num den p terms) <=? t * y * 2 ^ p)
  && match n with
     | O => (d + l - 1) * num <=? l * (d + 2 * l) * den
     | S m => degrees_below s t (l + 1) (x * ((d + l - 1) * num)) (y * (l * (d + 2 * l) * den)) m
     end.

(** s/t <= K_c(num/den). *)
Definition coupling_above (s t : Z) (degrees : nat) : bool :=
  valid d num den p && (0 <=? s) && (0 <? t) && degrees_below s t 1 1 d degrees.

End Checkers.

(** ** What it means *)

Local Open Scope R_scope.

Section Soundness.

Variable A : arithmetic.
Variables (d : nat) (num den p : Z) (terms : nat).

Let D : Z := Z.of_nat d.
Let beta : R := IZR num / IZR den.
Hypothesis ok : valid D num den p = true.

Lemma arguments : (2 <= d)%nat /\ 2 <= INR d /\ (0 < num)%Z /\ (0 < den)%Z /\ (0 <= p)%Z /\ 0 < beta /\ INR d = IZR D.
Proof.
  destruct (valid_spec _ _ _ _ ok) as (Hd & Hn & He & Hp). assert (N : (2 <= d)%nat) by (unfold D in Hd; lia).
  split; [exact N|]. split; [exact (le_INR 2 d N)|]. repeat split; try assumption; [|apply INR_IZR_INZ].
  apply Rdiv_lt_0_compat; now apply IZR_lt.
Qed.

(** INR (S k) in integers. *)
Lemma degree k : IZR (Z.of_nat k + 1) = INR (S k).
Proof. rewrite plus_IZR, <- INR_IZR_INZ, S_INR. reflexivity. Qed.

Lemma half_degree l : INR d / 2 + INR l = IZR (D + 2 * Z.of_nat l) / 2.
Proof. unfold D. rewrite plus_IZR, mult_IZR, <- !INR_IZR_INZ. field. Qed.

Lemma eigenvalue_lower k v : v = to_Z A (lower_value A (D + 2 * Z.of_nat (S k)) num den p terms) ->
  eigenvalue_factor (INR d) beta k * IZR v <= IZR (2 ^ p) * eigenvalue (INR d) (S k) beta.
Proof.
  intros ->. destruct arguments as (N & Hd & Hn & He & Hp & Hb & E).
  rewrite eigenvalue_series, half_degree by lra.
  pose proof (lower_value_F A (D + 2 * Z.of_nat (S k)) num den p ltac:(lia) He Hp terms) as L. fold beta in L.
  pose proof (eigenvalue_factor_pos (INR d) beta k ltac:(lra) Hb) as P.
  apply (Rmult_le_compat_l (eigenvalue_factor (INR d) beta k)) in L; [|lra]. lra.
Qed.

Lemma eigenvalue_upper k v : v = to_Z A (upper_value A (D + 2 * Z.of_nat (S k)) num den p terms) ->
  tail_halves (D + 2 * Z.of_nat (S k)) num den terms = true ->
  IZR (2 ^ p) * eigenvalue (INR d) (S k) beta <= eigenvalue_factor (INR d) beta k * IZR v.
Proof.
  intros -> Ht. destruct arguments as (N & Hd & Hn & He & Hp & Hb & E).
  rewrite eigenvalue_series, half_degree by lra.
  pose proof (upper_value_F A (D + 2 * Z.of_nat (S k)) num den p ltac:(lia) He Hp terms Ht) as L. fold beta in L.
  pose proof (eigenvalue_factor_pos (INR d) beta k ltac:(lra) Hb) as P.
  apply (Rmult_le_compat_l (eigenvalue_factor (INR d) beta k)) in L; [|lra]. lra.
Qed.

(** One degree. *)
Lemma degree_below s t k x y : (0 <= s)%Z -> (0 < t)%Z -> (0 < x)%Z -> (0 < y)%Z ->
  beckner (INR d) (S k) * eigenvalue_factor (INR d) beta k = IZR x / IZR y ->
  tail_halves (D + 2 * Z.of_nat (S k)) num den terms = true ->
  (2 * s * x * to_Z A (upper_value A (D + 2 * Z.of_nat (S k)) num den p terms) <= t * y * 2 ^ p)%Z ->
  2 * (IZR s / IZR t) * (beckner (INR d) (S k) * eigenvalue (INR d) (S k) beta) <= 1.
Proof.
  intros Hs Ht Hx Hy F Tail Hl. destruct arguments as (N & Hd & Hn & He & Hp & Hb & E).
  apply IZR_le in Hs. apply IZR_lt in Ht. assert (H1 : 1 < INR d) by lra.
  assert (Xr : 0 < IZR x) by now apply IZR_lt. assert (Yr : 0 < IZR y) by now apply IZR_lt.
  pose proof (eigenvalue_upper k _ eq_refl Tail) as U. apply IZR_le in Hl. rewrite !mult_IZR in Hl.
  set (v := IZR (to_Z A _)) in *. set (P := IZR (2 ^ p)) in *.
  assert (Pp : 0 < P) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  pose proof (beckner_pos (INR d) (S k) H1 ltac:(lia)) as B.
  apply (Rmult_le_compat_l (beckner (INR d) (S k))) in U; [|lra].
  replace (beckner (INR d) (S k) * (eigenvalue_factor (INR d) beta k * v)) with (IZR x / IZR y * v) in U
    by (rewrite <- F; ring).
  apply (Rmult_le_reg_l (P * IZR t)); [apply Rmult_lt_0_compat; assumption|].
  replace (P * IZR t * (2 * (IZR s / IZR t) * (beckner (INR d) (S k) * eigenvalue (INR d) (S k) beta)))
    with (2 * IZR s * (beckner (INR d) (S k) * (P * eigenvalue (INR d) (S k) beta))) by (field; lra).
  apply Rle_trans with (2 * IZR s * (IZR x / IZR y * v)); [apply Rmult_le_compat_l; lra|].
  apply (Rmult_le_reg_r (IZR y)); [exact Yr|].
  replace (2 * IZR s * (IZR x / IZR y * v) * IZR y) with (2 * IZR s * IZR x * v) by (field; lra). lra.
Qed.

Lemma degrees_below_sound s t n : (0 <= s)%Z -> (0 < t)%Z -> forall k x y, (0 < x)%Z -> (0 < y)%Z ->
  beckner (INR d) (S k) * eigenvalue_factor (INR d) beta k = IZR x / IZR y ->
  degrees_below A D num den p terms s t (Z.of_nat k + 1) x y n = true ->
  (forall l, (S k <= l <= S k + n)%nat ->
    2 * (IZR s / IZR t) * (beckner (INR d) l * eigenvalue (INR d) l beta) <= 1) /\
  (INR d + INR (S k + n) - 1) * beta <= INR (S k + n) * (INR d + 2 * INR (S k + n)).
Proof.
  intros Hs Ht. destruct arguments as (N & Hd & Hn & He & Hp & Hb & E).
  assert (Rn : 0 < IZR num) by now apply IZR_lt. assert (Re : 0 < IZR den) by now apply IZR_lt.
  induction n as [|n IH]; intros k x y Hx Hy F; cbn [degrees_below];
    rewrite !andb_true_iff, Z.leb_le; intros [[Tail Hl] Rest];
    replace (Z.of_nat k + 1)%Z with (Z.of_nat (S k)) in Tail, Hl by lia;
    pose proof (degree_below s t k x y Hs Ht Hx Hy F Tail Hl) as Here.
  - rewrite Nat.add_0_r. split; [intros l L; now replace l with (S k) by lia|].
    apply Z.leb_le, IZR_le in Rest.
    rewrite !mult_IZR, minus_IZR, !(plus_IZR D), mult_IZR, degree, <- E in Rest.
    apply (Rmult_le_reg_r (IZR den)); [exact Re|]. unfold beta.
    replace ((INR d + INR (S k) - 1) * (IZR num / IZR den) * IZR den) with ((INR d + INR (S k) - 1) * IZR num)
      by (field; lra). lra.
  - assert (Xr : 0 < IZR x) by now apply IZR_lt. assert (Yr : 0 < IZR y) by now apply IZR_lt.
    assert (Pk := lt_0_INR (S k) ltac:(lia)).
    assert (F' : beckner (INR d) (S (S k)) * eigenvalue_factor (INR d) beta (S k)
      = IZR (x * ((D + (Z.of_nat k + 1) - 1) * num)) / IZR (y * ((Z.of_nat k + 1) * (D + 2 * (Z.of_nat k + 1)) * den))).
    { rewrite beckner_succ by (lra || lia). cbn [eigenvalue_factor].
      replace (beckner (INR d) (S k) * ((INR d + INR (S k) - 1) / INR (S k))
        * (eigenvalue_factor (INR d) beta k * (beta / (INR d + 2 * INR (S k)))))
        with (beckner (INR d) (S k) * eigenvalue_factor (INR d) beta k
          * (((INR d + INR (S k) - 1) / INR (S k)) * (beta / (INR d + 2 * INR (S k))))) by ring.
      rewrite F, !mult_IZR, minus_IZR, !(plus_IZR D), mult_IZR, degree, <- E. unfold beta. field. repeat split; lra. }
    replace (Z.of_nat k + 1 + 1)%Z with (Z.of_nat (S k) + 1)%Z in Rest by lia.
    assert (X' : (0 < x * ((D + (Z.of_nat k + 1) - 1) * num))%Z) by (repeat apply Z.mul_pos_pos; unfold D; lia).
    assert (Y' : (0 < y * ((Z.of_nat k + 1) * (D + 2 * (Z.of_nat k + 1)) * den))%Z)
      by (repeat apply Z.mul_pos_pos; unfold D; lia).
    destruct (IH (S k) _ _ X' Y' F' Rest) as [I1 I2].
    split; [|replace (S k + S n)%nat with (S (S k) + n)%nat by lia; exact I2].
    intros l L. destruct (Nat.eq_dec l (S k)) as [->|Ne]; [exact Here|apply I1; lia].
Qed.

(** At num/den, and before it, lambda_l being smaller there. *)
Theorem coupling_above_sound s t degrees : coupling_above A D num den p terms s t degrees = true ->
  forall S x, classical_facts S d -> 0 < x <= beta -> Rbar_le (IZR s / IZR t) (Main.K_c S x).
Proof.
  unfold coupling_above. rewrite !andb_true_iff, Z.leb_le, Z.ltb_lt. intros [[[_ Hs] Ht] H] S x facts Hx.
  destruct arguments as (N & Hd & Hn & He & Hp & Hb & E). assert (H1 : 1 < INR d) by lra.
  assert (F : beckner (INR d) 1 * eigenvalue_factor (INR d) beta 0 = IZR 1 / IZR D).
  { rewrite beckner_1 by exact H1. cbn [eigenvalue_factor]. rewrite E. ring. }
  destruct (degrees_below_sound s t degrees Hs Ht 0 1 D ltac:(lia) ltac:(unfold D; lia) F H) as [I1 I2].
  assert (Q : 0 <= IZR s / IZR t).
  { apply Rmult_le_pos; [now apply IZR_le|apply Rlt_le, Rinv_0_lt_compat; now apply IZR_lt]. }
  apply (critical_coupling_lower S d x); try (assumption || lra).
  intros l Hl. pose proof (beckner_pos (INR d) l H1 ltac:(lia)) as B.
  apply Rle_trans with (2 * (IZR s / IZR t) * (beckner (INR d) l * eigenvalue (INR d) l beta)).
  { apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|now apply eigenvalue_le]. }
  destruct (le_lt_dec l (1 + degrees)) as [L|L]; [apply I1; lia|].
  eapply Rle_trans; [|apply (I1 (1 + degrees)%nat); lia]. apply Rmult_le_compat_l; [lra|].
  apply weighted_eigenvalue_tail; [exact H1|exact Hb|lia|exact I2].
Qed.

End Soundness.
