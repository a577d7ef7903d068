(** * A lower bound for the mean of e^q over the sphere, q a polynomial in one coordinate, in integers

    For odd n the Taylor polynomial T_n lies below exp (Bracket/Taylor.v), so mean e^q >= mean T_n(q), and the latter is
    a sum of moments. T_n(q) is formed by Horner's rule with coefficients rounded to multiples of 2^-p; the error of the
    polynomial on [-1, 1], in units 2^-p, is carried along. A polynomial is the list of its coefficients, the constant
    first. *)

From Coq Require Import ZArith Bool Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Bracket.Series Bracket.Taylor.
Import ListNotations.

(** ** Polynomials with integer coefficients *)

Local Open Scope Z_scope.

Section Algorithm.

Variable A : arithmetic.
Local Notation poly := (list (carrier A)).

Fixpoint poly_add (u v : poly) : poly :=
  match u, v with
  | [], _ => v
  | _, [] => u
  | a :: u', b :: v' => add A a b :: poly_add u' v'
  end.

Definition poly_scale (a : carrier A) (u : poly) : poly := map (mul A a) u.

Fixpoint poly_mul (u v : poly) : poly :=
  match u with [] => [] | a :: u' => poly_add (poly_scale a v) (of_Z A 0 :: poly_mul u' v) end.

(** One step of Horner's rule for q 2^s = [u]: 1 + q/k v, and its error: |q| is at most [bound]. *)
Definition horner_step (u : poly) (s bound scale : carrier A) (k : nat) (v : poly * carrier A) : poly * carrier A :=
  let (w, error) := v in
  let divisor := of_Z A (Z.of_nat k) in
  let rounded := map (fun c => quotient A (shift_right A c s) divisor) (poly_mul u w) in
  (poly_add [scale] rounded,
   add A (of_Z A (Z.of_nat (length rounded) + 1)) (quotient A (mul A bound error) divisor)).

Fixpoint horner (u : poly) (s bound scale : carrier A) (n : nat) (v : poly * carrier A) : poly * carrier A :=
  match n with O => v | S m => horner u s bound scale m (horner_step u s bound scale n v) end.

(** The mean of a polynomial from its coefficient of t^k on, divided by that of t^k; k is even. *)
Fixpoint poly_mean (d k : Z) (u : poly) : carrier A :=
  match u with
  | [] => of_Z A 0
  | [a] => a
  | a :: _ :: u' => add A a (quotient A (mul A (of_Z A (k + 1)) (poly_mean d (k + 2) u')) (of_Z A (d + k)))
  end.

(** The sum of the absolute values of the coefficients, which bounds |u| on [-1, 1]. *)
Definition poly_size (u : list Z) : Z := fold_right (fun c total => Z.abs c + total) 0 u.

(** mean e^q >= 1 for q 2^s = [u]. *)
Definition mean_exp_above (d : Z) (u : list Z) (s p : Z) (n : nat) : bool :=
  let scale := of_Z A (2 ^ p) in
  let bound := poly_size u / 2 ^ s + 1 in
  let (v, error) := horner (map (of_Z A) u) (of_Z A s) (of_Z A bound) scale (2 * n + 1) ([scale], of_Z A 0) in
  (2 <=? d) && (0 <=? s) && (0 <=? p) && less A (add A scale error) (poly_mean d 0 v).

End Algorithm.

(** ** What they mean *)

Local Open Scope R_scope.

(** The value at t of the polynomial with these integer coefficients. *)
Fixpoint value (u : list Z) (t : R) : R := match u with [] => 0 | c :: u' => IZR c + t * value u' t end.

Lemma value_bound u t : -1 <= t <= 1 -> Rabs (value u t) <= IZR (poly_size u).
Proof.
  intros Ht. induction u as [|c u IH]; cbn [value poly_size fold_right]; [rewrite Rabs_R0; lra|]. fold (poly_size u).
  rewrite plus_IZR, abs_IZR. eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat_l.
  rewrite Rabs_mult. pose proof (Rabs_pos (value u t)). pose proof (Rabs_le t 1 ltac:(lra)).
  pose proof (Rabs_pos t). nra.
Qed.

Lemma value_continuous u : continuous_on_interval (value u).
Proof.
  induction u as [|c u IH]; cbn [value]; [apply continuous_on_interval_const|].
  apply (continuous_on_interval_plus (fun _ => IZR c)); [apply continuous_on_interval_const|].
  apply (continuous_on_interval_mult (fun t => t)); [apply continuous_on_interval_id|exact IH].
Qed.

Section Sound.

Variable A : arithmetic.
Local Notation poly := (list (carrier A)).
Local Notation val u := (value (map (to_Z A) u)).

Lemma poly_add_value u : forall v t, val (poly_add A u v) t = val u t + val v t.
Proof.
  induction u as [|a u IH]; intros [|b v] t; cbn [poly_add map value]; try ring.
  rewrite IH, to_Z_add, plus_IZR. ring.
Qed.

Lemma poly_scale_value a u t : val (poly_scale A a u) t = IZR (to_Z A a) * val u t.
Proof.
  induction u as [|b u IH]; cbn [poly_scale map value]; [ring|]. fold (poly_scale A a u).
  rewrite IH, to_Z_mul, mult_IZR. ring.
Qed.

Lemma poly_mul_value u v t : val (poly_mul A u v) t = val u t * val v t.
Proof.
  induction u as [|a u IH]; cbn [poly_mul map value]; [ring|].
  rewrite poly_add_value, poly_scale_value. cbn [map value]. rewrite IH, to_of_Z. ring.
Qed.

(** Rounding each coefficient down costs less than one unit for each. *)
Lemma rounded_value u (s k : carrier A) t : -1 <= t <= 1 -> (0 <= to_Z A s)%Z -> (0 < to_Z A k)%Z ->
  Rabs (val (map (fun c => quotient A (shift_right A c s) k) u) t - val u t / IZR (2 ^ to_Z A s * to_Z A k))
  <= INR (length u).
Proof.
  intros Ht Hs Hk. set (D := (2 ^ to_Z A s * to_Z A k)%Z).
  assert (HD : (0 < D)%Z) by (apply Z.mul_pos_pos; [apply Z.pow_pos_nonneg; lia|exact Hk]).
  assert (RD : 0 < IZR D) by now apply IZR_lt.
  induction u as [|c u IH]; cbn [map value length].
  { unfold Rdiv. rewrite Rmult_0_l, Rminus_0_r, Rabs_R0. apply Rle_refl. }
  rewrite to_Z_quotient, to_Z_shift_right, Z.shiftr_div_pow2, Z.div_div by (try apply Z.pow_nonzero; lia).
  fold D. rewrite S_INR.
  pose proof (IZR_div_lower (to_Z A c) D HD) as L. pose proof (IZR_div_upper (to_Z A c) D HD) as U.
  rewrite plus_IZR in U.
  set (w := val (map _ u) t) in *. set (v := val u t) in *. set (e := IZR (to_Z A c / D)) in *.
  replace (e + t * w - (IZR (to_Z A c) + t * v) / IZR D)
    with ((e - IZR (to_Z A c) / IZR D) + t * (w - v / IZR D)) by (field; lra).
  eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult.
  assert (Rabs (e - IZR (to_Z A c) / IZR D) <= 1) by (apply Rabs_le; lra).
  pose proof (Rabs_le t 1 ltac:(lra)). pose proof (Rabs_pos (w - v / IZR D)). pose proof (Rabs_pos t). nra.
Qed.

Section Horner.

Variables (u : poly) (s bound scale : carrier A) (p : Z).
Hypothesis scale_is : to_Z A scale = (2 ^ p)%Z.
Hypothesis p_nonnegative : (0 <= p)%Z.
Hypothesis s_nonnegative : (0 <= to_Z A s)%Z.

Let q (t : R) : R := val u t / IZR (2 ^ to_Z A s).
Let P : R := IZR (2 ^ p).
Hypothesis q_bound : forall t, -1 <= t <= 1 -> Rabs (q t) <= IZR (to_Z A bound).

(** [v] stands for [exact], within its error, in units 1/P. *)
Definition stands_for (v : poly * carrier A) (exact : R -> R) : Prop :=
  (0 <= to_Z A (snd v))%Z /\
  forall t, -1 <= t <= 1 -> Rabs (val (fst v) t - P * exact t) <= IZR (to_Z A (snd v)).

Lemma horner_step_stands k v exact : (0 < k)%nat -> stands_for v exact ->
  stands_for (horner_step A u s bound scale k v) (fun t => 1 + q t / INR k * exact t).
Proof.
  intros Hk [He Hv]. destruct v as [w error]. cbn [fst snd] in *.
  assert (HP : 0 < P) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  assert (Ht0 : -1 <= 0 <= 1) by lra.
  assert (Hb : 0 <= IZR (to_Z A bound)) by (eapply Rle_trans; [apply Rabs_pos|exact (q_bound 0 Ht0)]).
  assert (Kz : (0 < Z.of_nat k)%Z) by lia. assert (Kr : 0 < INR k) by now apply lt_0_INR.
  unfold horner_step. cbn [fst snd]. set (rounded := map _ (poly_mul A u w)).
  assert (Len : INR (length rounded) = IZR (Z.of_nat (length rounded))) by apply INR_IZR_INZ.
  assert (Er : IZR (to_Z A bound) * IZR (to_Z A error) / INR k
    <= IZR (to_Z A (quotient A (mul A bound error) (of_Z A (Z.of_nat k)))) + 1).
  { rewrite to_Z_quotient, to_Z_mul, to_of_Z, INR_IZR_INZ, <- mult_IZR.
    pose proof (IZR_div_upper (to_Z A bound * to_Z A error) (Z.of_nat k) Kz) as U. rewrite plus_IZR in U. exact U. }
  split; cbn [fst snd].
  - rewrite to_Z_add, to_of_Z, to_Z_quotient, to_Z_mul, to_of_Z. apply le_IZR in Hb.
    pose proof (Z.div_pos (to_Z A bound * to_Z A error) (Z.of_nat k) ltac:(nia) Kz). lia.
  - intros t Ht. specialize (Hv t Ht). specialize (q_bound t Ht).
    rewrite poly_add_value. cbn [map value]. rewrite Rmult_0_r, Rplus_0_r, scale_is. fold P.
    rewrite to_Z_add, plus_IZR, to_of_Z, plus_IZR, <- Len.
    pose proof (rounded_value (poly_mul A u w) s (of_Z A (Z.of_nat k)) t Ht s_nonnegative
      ltac:(rewrite to_of_Z; exact Kz)) as R1.
    fold rounded in R1. rewrite poly_mul_value, to_of_Z, mult_IZR, <- INR_IZR_INZ in R1.
    assert (L2 : INR (length rounded) = INR (length (poly_mul A u w))) by (unfold rounded; now rewrite map_length).
    rewrite <- L2 in R1.
    assert (S2 : 0 < IZR (2 ^ to_Z A s)) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
    replace (val u t * val w t / (IZR (2 ^ to_Z A s) * INR k)) with (q t / INR k * val w t) in R1
      by (unfold q; field; lra).
    replace (P + val rounded t - P * (1 + q t / INR k * exact t))
      with ((val rounded t - q t / INR k * val w t) + q t / INR k * (val w t - P * exact t)) by ring.
    eapply Rle_trans; [apply Rabs_triang|].
    assert (M : Rabs (q t / INR k * (val w t - P * exact t)) <= IZR (to_Z A bound) * IZR (to_Z A error) / INR k).
    { replace (q t / INR k * (val w t - P * exact t)) with (q t * (val w t - P * exact t) * / INR k)
        by (unfold Rdiv; ring).
      rewrite Rabs_mult, (Rabs_pos_eq (/ INR k)) by (apply Rlt_le, Rinv_0_lt_compat, Kr).
      apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, Kr|]. rewrite Rabs_mult.
      apply Rmult_le_compat; try apply Rabs_pos; assumption. }
    lra.
Qed.

Lemma horner_stands n : forall v exact, stands_for v exact ->
  stands_for (horner A u s bound scale n v) (fun t => taylor n (q t) (exact t)).
Proof.
  induction n as [|n IH]; intros v exact Hv; [exact Hv|].
  cbn [horner]. apply (IH _ (fun t => 1 + q t / INR (S n) * exact t)). apply horner_step_stands; [lia|exact Hv].
Qed.

End Horner.

(** ** The mean *)

Variables (d : Z) (mean : (R -> R) -> R).
Hypothesis d_ge_2 : (2 <= d)%Z.
Hypothesis avg : zonal_average (IZR d) mean.

Lemma pow_mean_pos j : 0 <= mean (fun t => t ^ (2 * j)).
Proof.
  rewrite <- (mean_const (IZR d) mean avg 0). apply (mean_le (IZR d) mean avg).
  - intros t _. apply continuous_const.
  - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - intros t _. rewrite pow_mult. apply pow_le, pow2_ge_0.
Qed.

Lemma odd_mean j : mean (fun t => t ^ (2 * j + 1)) = 0.
Proof.
  apply (mean_odd (IZR d) mean avg).
  - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - intros t. rewrite !pow_add, !pow_mult, !pow_1. replace ((- t) ^ 2) with (t ^ 2) by ring. ring.
Qed.

Lemma pow_times_continuous j u : continuous_on_interval (fun t => t ^ j * value u t).
Proof.
  apply (continuous_on_interval_mult (fun t => t ^ j)); [|apply value_continuous].
  intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Lemma poly_mean_lower n : forall u j, (length u <= n)%nat ->
  IZR (to_Z A (poly_mean A d (2 * Z.of_nat j) u)) * mean (fun t => t ^ (2 * j))
  <= mean (fun t => t ^ (2 * j) * val u t).
Proof.
  assert (Cp : forall i, continuous_on_interval (fun t => t ^ i)).
  { intros i t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  induction n as [n IH] using (well_founded_induction lt_wf). intros u j Hn.
  destruct u as [|a [|b u]]; cbn [poly_mean map value].
  - rewrite to_of_Z, Rmult_0_l.
    rewrite (mean_ext (IZR d) mean avg (fun t => t ^ (2 * j) * 0) (fun _ => 0)) by (intros; ring).
    rewrite (mean_const (IZR d) mean avg). lra.
  - rewrite (mean_ext (IZR d) mean avg (fun t => t ^ (2 * j) * (IZR (to_Z A a) + t * 0))
      (fun t => IZR (to_Z A a) * t ^ (2 * j))) by (intros; ring).
    rewrite (mean_scal (IZR d) mean avg _ _ (Cp _)). lra.
  - cbn [length] in Hn. specialize (IH (n - 2)%nat ltac:(lia) u (S j) ltac:(lia)).
    replace (2 * Z.of_nat (S j))%Z with (2 * Z.of_nat j + 2)%Z in IH by lia.
    replace (2 * S j)%nat with (2 * j + 2)%nat in IH by lia.
    rewrite (mean_ext (IZR d) mean avg (fun t => t ^ (2 * j) * (IZR (to_Z A a) + t * (IZR (to_Z A b) + t * val u t)))
      (fun t => 1 * (IZR (to_Z A a) * t ^ (2 * j)
      + IZR (to_Z A b) * t ^ (2 * j + 1)) + 1 * (t ^ (2 * j + 2) * val u t)))
      by (intros; rewrite !pow_add; simpl; ring).
    assert (C1 : continuous_on_interval (fun t => IZR (to_Z A a) * t ^ (2 * j) + IZR (to_Z A b) * t ^ (2 * j + 1))).
    { apply (continuous_on_interval_plus (fun t => IZR (to_Z A a) * t ^ (2 * j))); apply polynomial_continuous. }
    rewrite (mean_combine (IZR d) mean avg 1 1 _ _ C1 (pow_times_continuous _ _)).
    rewrite (mean_combine (IZR d) mean avg _ _ _ _ (Cp (2 * j)%nat) (Cp (2 * j + 1)%nat)).
    rewrite odd_mean. set (w := poly_mean A d (2 * Z.of_nat j + 2) u) in *.
    rewrite (mean_recurrence (IZR d) mean avg (2 * j)) in IH.
    pose proof (pow_mean_pos j) as Mp. set (mu := mean (fun t => t ^ (2 * j))) in *.
    set (rest := mean (fun t => t ^ (2 * j + 2) * val u t)) in *.
    assert (Rd : 2 <= IZR d) by now apply IZR_le.
    pose proof (pos_INR (2 * j)) as Pj.
    rewrite to_Z_add, plus_IZR, to_Z_quotient, to_Z_mul, !to_of_Z.
    pose proof (IZR_div_lower ((2 * Z.of_nat j + 1) * to_Z A w) (d + 2 * Z.of_nat j) ltac:(lia)) as L.
    assert (E1 : IZR (2 * Z.of_nat j + 1) = INR (2 * j) + 1)
      by (rewrite plus_IZR, INR_IZR_INZ; f_equal; f_equal; lia).
    assert (E2 : IZR (d + 2 * Z.of_nat j) = IZR d + INR (2 * j))
      by (rewrite plus_IZR, INR_IZR_INZ; f_equal; f_equal; lia).
    rewrite mult_IZR, E1, E2 in L. apply (Rmult_le_compat_r mu) in L; [|exact Mp].
    replace ((INR (2 * j) + 1) * IZR (to_Z A w) / (IZR d + INR (2 * j)) * mu)
      with (IZR (to_Z A w) * ((INR (2 * j) + 1) / (IZR d + INR (2 * j)) * mu)) in L by (field; lra). lra.
Qed.

Theorem mean_exp_above_sound u s p n : mean_exp_above A d u s p n = true ->
  1 <= mean (fun t => exp (value u t / IZR (2 ^ s))).
Proof.
  unfold mean_exp_above. destruct (horner _ _ _ _ _ _ _) as [v error] eqn:E.
  rewrite !andb_true_iff, !Z.leb_le. intros [[[Hd Hs] Hp] Hless].
  set (bound := (poly_size u / 2 ^ s + 1)%Z) in *.
  assert (S2 : (0 < 2 ^ s)%Z) by (apply Z.pow_pos_nonneg; lia). assert (R2 : 0 < IZR (2 ^ s)) by now apply IZR_lt.
  assert (P2 : 0 < IZR (2 ^ p)) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  assert (Id : map (to_Z A) (map (of_Z A) u) = u)
    by (rewrite map_map; erewrite map_ext; [apply map_id|intros; apply to_of_Z]).
  pose proof (horner_stands (map (of_Z A) u) (of_Z A s) (of_Z A bound) (of_Z A (2 ^ p)) p (to_of_Z A _) Hp
    ltac:(rewrite to_of_Z; exact Hs)) as T. rewrite Id, to_of_Z in T.
  assert (Qb : forall t, -1 <= t <= 1 -> Rabs (value u t / IZR (2 ^ s)) <= IZR (to_Z A (of_Z A bound))).
  { intros t Ht. rewrite to_of_Z. unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ _))
      by (apply Rlt_le, Rinv_0_lt_compat, R2).
    apply (Rmult_le_reg_r (IZR (2 ^ s))); [exact R2|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    rewrite <- mult_IZR. eapply Rle_trans; [now apply value_bound|]. apply IZR_le. unfold bound.
    pose proof (Z.mul_succ_div_gt (poly_size u) (2 ^ s) S2). lia. }
  specialize (T Qb (2 * n + 1)%nat ([of_Z A (2 ^ p)], of_Z A 0%Z) (fun _ => 1)).
  assert (B : stands_for p ([of_Z A (2 ^ p)], of_Z A 0%Z) (fun _ => 1)).
  { split; cbn [fst snd]; [rewrite to_of_Z; lia|]. intros t _. cbn [map value]. rewrite !to_of_Z.
    rewrite Rmult_0_r, Rplus_0_r, Rmult_1_r, Rminus_diag_eq, Rabs_R0; [apply Rle_refl|reflexivity]. }
  specialize (T B). rewrite E in T. destruct T as [_ T]. cbn [fst snd] in T.
  rewrite less_spec, to_Z_add, to_of_Z, Z.ltb_lt in Hless. apply IZR_lt in Hless. rewrite plus_IZR in Hless.
  pose proof (poly_mean_lower (length v) v 0 (le_n _)) as M. simpl Z.of_nat in M. change (2 * 0)%Z with 0%Z in M.
  assert (One : mean (fun t => t ^ (2 * 0)) = 1).
  { rewrite (mean_ext (IZR d) mean avg _ (fun _ => 1)) by (intros; reflexivity). apply (mean_one (IZR d) mean avg). }
  rewrite One in M.
  rewrite (mean_ext (IZR d) mean avg (fun t => t ^ (2 * 0) * val v t) (val v)) in M by (intros; simpl; ring).
  assert (Cq : continuous_on_interval (fun t => exp (value u t / IZR (2 ^ s)))).
  { intros t Ht. apply (continuous_comp (fun t => value u t / IZR (2 ^ s)) exp); [|apply continuous_exp].
    apply (continuous_on_interval_mult (value u) (fun _ => / IZR (2 ^ s))); [apply value_continuous| |exact Ht].
    apply continuous_on_interval_const. }
  assert (L : mean (fun t => 1 * val v t + - IZR (to_Z A error) * 1)
    <= mean (fun t => IZR (2 ^ p) * exp (value u t / IZR (2 ^ s)))).
  { apply (mean_le (IZR d) mean avg).
    - apply (continuous_on_interval_plus (fun t => 1 * val v t)); [|apply continuous_on_interval_const].
      apply (continuous_on_interval_mult (fun _ => 1)); [apply continuous_on_interval_const|apply value_continuous].
    - apply (continuous_on_interval_mult (fun _ => IZR (2 ^ p))); [apply continuous_on_interval_const|exact Cq].
    - intros t Ht. specialize (T t Ht). apply Rabs_le_between in T.
      pose proof (taylor_le_exp n (value u t / IZR (2 ^ s))) as X.
      apply (Rmult_le_compat_l (IZR (2 ^ p))) in X; [lra|lra]. }
  rewrite (mean_combine (IZR d) mean avg _ _ _ _ (value_continuous _) (continuous_on_interval_const 1)),
    (mean_one (IZR d) mean avg), (mean_scal (IZR d) mean avg _ _ Cq) in L.
  apply (Rmult_le_reg_l (IZR (2 ^ p))); [exact P2|]. lra.
Qed.

End Sound.
