(** * Brackets by reflection: a boolean computed in integers decides an inequality about Bessel functions

    x = num / den and z = x^2/4 throughout; r = r_{d/2}(x) = I_{d/2+1}(x) / I_{d/2}(x), which is
    x F(d/2 + 2, z) / ((d + 2) F(d/2 + 1, z)).
    Bracket/Theorems.v turns the statements about r into statements about beta_*. *)

From Coq Require Import ZArith Bool Reals Lra Lia.
From Certify Require Import Bessel.Hypergeometric Bessel.Ratio Bracket.Series.
Local Open Scope Z_scope.

(** ** The checkers *)

Section Checkers.

Variable A : arithmetic.

(** r < s / t, with [p] bits of fixed point and [n] terms. *)
Definition ratio_below (d num den s t p : Z) (n : N) : bool :=
  let terms := N.to_nat n in
  valid d num den p && (0 <=? s) && (0 <? t) && tail_halves (d + 4) num den terms
  && less A (mul A (of_Z A (t * num)) (upper_value A (d + 4) num den p terms))
            (mul A (of_Z A (s * (d + 2) * den)) (lower_value A (d + 2) num den p terms)).

(** s / t < r. *)
Definition ratio_above (d num den s t p : Z) (n : N) : bool :=
  let terms := N.to_nat n in
  valid d num den p && (0 <=? s) && (0 <? t) && tail_halves (d + 2) num den terms
  && less A (mul A (of_Z A (s * (d + 2) * den)) (upper_value A (d + 2) num den p terms))
            (mul A (of_Z A (t * num)) (lower_value A (d + 4) num den p terms)).

(** r(lo / 10^k) < 1/d < r(hi / 10^k). *)
Definition bracket (d lo hi : Z) (k : nat) (p : Z) (n : N) : bool :=
  let den := 10 ^ Z.of_nat k in ratio_below d lo den 1 d p n && ratio_above d hi den 1 d p n.

(** (d/2) / F(d/2 + 1, z) < s / t: the linear threshold K_# of (1.7). *)
Definition threshold_below (d num den s t p : Z) (n : N) : bool :=
  let terms := N.to_nat n in
  valid d num den p && (0 <=? s) && (0 <? t)
  && less A (of_Z A (t * d * 2 ^ p)) (mul A (of_Z A (2 * s)) (lower_value A (d + 2) num den p terms)).

(** s / t < (d/2) / F(d/2 + 1, z). *)
Definition threshold_above (d num den s t p : Z) (n : N) : bool :=
  let terms := N.to_nat n in
  valid d num den p && (0 <=? s) && (0 <? t) && tail_halves (d + 2) num den terms
  && less A (mul A (of_Z A (2 * s)) (upper_value A (d + 2) num den p terms)) (of_Z A (t * d * 2 ^ p)).

End Checkers.

(** ** What they mean *)

Local Open Scope R_scope.

(** 10^k, as the readable real power. *)
Lemma IZR_power_of_ten k : IZR (10 ^ Z.of_nat k) = 10 ^ k.
Proof. rewrite <- pow_IZR; reflexivity. Qed.

Section Values.

Variable A : arithmetic.
Variables (c num den p : Z).
Hypothesis c_positive : (0 < c)%Z.
Hypothesis den_positive : (0 < den)%Z.
Hypothesis p_nonnegative : (0 <= p)%Z.

Let a := IZR c / 2.
Let z := (IZR num / IZR den) ^ 2 / 4.

Lemma a_positive : 0 < a.
Proof. unfold a; pose proof (IZR_lt _ _ c_positive); lra. Qed.

Lemma z_nonnegative : 0 <= z.
Proof. unfold z; pose proof (pow2_ge_0 (IZR num / IZR den)); lra. Qed.

Lemma term_step j :
  term a z (S j) = term a z j * ((IZR num / IZR den) ^ 2 / 2) / (IZR (c + 2 * Z.of_nat j) * IZR (Z.of_nat j + 1)).
Proof.
  pose proof (pos_INR j); pose proof (IZR_lt _ _ c_positive).
  assert (IZR den <> 0) by (apply not_0_IZR; lia).
  rewrite (term_S _ _ _ a_positive), !plus_IZR, mult_IZR, <- INR_IZR_INZ; unfold a, z; field; repeat split; lra.
Qed.

Lemma psum_partial_sum n : partial_sum (term a z) n = psum a z n.
Proof. induction n as [|n IH]; simpl; [reflexivity|rewrite IH; reflexivity]. Qed.

Lemma lower_value_F n : IZR (to_Z A (lower_value A c num den p n)) <= IZR (2 ^ p) * F a z.
Proof.
  eapply Rle_trans; [apply (lower_value_sound A (term a z)); auto using term_0, term_step|].
  rewrite psum_partial_sum; apply Rmult_le_compat_l; [apply IZR_le, Z.pow_nonneg; lia|].
  apply F_lower; [exact a_positive|exact z_nonnegative].
Qed.

Lemma upper_value_F n :
  tail_halves c num den n = true -> IZR (2 ^ p) * F a z <= IZR (to_Z A (upper_value A c num den p n)).
Proof.
  intros Ht; eapply Rle_trans; [|apply (upper_value_sound A (term a z)); auto using term_0, term_step].
  rewrite psum_partial_sum; apply Rmult_le_compat_l; [apply IZR_le, Z.pow_nonneg; lia|].
  apply tail_halves_sound in Ht; [|assumption|assumption].
  replace (2 * term a z n) with (term a z n / (1 - 1 / 2)) by field.
  apply F_upper; [exact a_positive|exact z_nonnegative|lra|].
  rewrite !plus_IZR, mult_IZR, <- INR_IZR_INZ in Ht; unfold a, z; lra.
Qed.

End Values.

Section Soundness.

Variable A : arithmetic.

(** x y < x' y' in rounded integers, moved to the exact values. *)
Lemma less_scaled s x y v w b c :
  0 < s -> 0 <= x -> 0 <= y -> s * v <= b -> c <= s * w -> x * b < y * c -> x * v < y * w.
Proof.
  intros Hs Hx Hy Hb Hc H; apply Rmult_lt_reg_l with s; [exact Hs|].
  replace (s * (x * v)) with (x * (s * v)) by ring; replace (s * (y * w)) with (y * (s * w)) by ring.
  pose proof (Rmult_le_compat_l x _ _ Hx Hb); pose proof (Rmult_le_compat_l y _ _ Hy Hc); lra.
Qed.

(** The parameters d/2 + 1 and d/2 + 2 as halves of integers. *)
Lemma half_parameter d i : IZR d / 2 + IZR i = IZR (d + 2 * i) / 2.
Proof. rewrite plus_IZR, mult_IZR; field. Qed.

Lemma less_IZR u v x y :
  less A (mul A (of_Z A x) u) (mul A (of_Z A y) v) = true -> IZR x * IZR (to_Z A u) < IZR y * IZR (to_Z A v).
Proof.
  rewrite less_spec, !to_Z_mul, !to_of_Z, Z.ltb_lt; intros H; apply IZR_lt in H; rewrite !mult_IZR in H; exact H.
Qed.

(** r = s / t, cleared of denominators. *)
Lemma ratio_cleared d num den s t : (2 <= d)%Z -> (0 < den)%Z -> (0 < t)%Z ->
  let F1 := F (IZR (d + 2) / 2) ((IZR num / IZR den) ^ 2 / 4) in
  let F2 := F (IZR (d + 4) / 2) ((IZR num / IZR den) ^ 2 / 4) in
  0 < IZR t * (IZR d + 2) * IZR den * F1
  /\ r (IZR d / 2) (IZR num / IZR den) - IZR s / IZR t
     = (IZR (t * num) * F2 - IZR (s * (d + 2) * den) * F1) / (IZR t * (IZR d + 2) * IZR den * F1).
Proof.
  intros Hd Hden Ht F1 F2; apply IZR_le in Hd; apply IZR_lt in Hden; apply IZR_lt in Ht.
  assert (HF : 0 < F1) by (apply F_quarter_pos; rewrite plus_IZR; lra).
  split; [repeat (apply Rmult_lt_0_compat; try assumption; try lra)|].
  unfold r; rewrite (half_parameter d 1), (half_parameter d 2).
  change (d + 2 * 1)%Z with (d + 2)%Z; change (d + 2 * 2)%Z with (d + 4)%Z; fold F1 F2.
  rewrite !mult_IZR, (plus_IZR d 2); field; repeat split; lra.
Qed.

Theorem ratio_below_sound d num den s t p n : ratio_below A d num den s t p n = true ->
  2 <= IZR d /\ 0 < IZR num / IZR den /\ r (IZR d / 2) (IZR num / IZR den) < IZR s / IZR t.
Proof.
  unfold ratio_below; rewrite !andb_true_iff, Z.leb_le, Z.ltb_lt; intros [[[[Hv Hs] Ht] Htail] H].
  apply valid_spec in Hv; destruct Hv as (Hd & Hnum & Hden & Hp).
  destruct (ratio_cleared d num den s t Hd Hden Ht) as [HF E].
  pose proof (IZR_le _ _ Hd); pose proof (IZR_lt _ _ Hnum); pose proof (IZR_lt _ _ Hden); pose proof (IZR_lt _ _ Ht).
  split; [assumption|split; [apply Rdiv_lt_0_compat; assumption|]].
  apply Rminus_lt; rewrite E; apply Ropp_lt_cancel; rewrite Ropp_0, <- Ropp_div.
  apply Rdiv_lt_0_compat; [|exact HF].
  rewrite Ropp_minus_distr; apply Rlt_Rminus.
  refine (less_scaled (IZR (2 ^ p)) _ _ _ _ _ _ _ _ _ _ _ (less_IZR _ _ _ _ H)).
  - apply IZR_lt, Z.pow_pos_nonneg; lia.
  - apply IZR_le; nia.
  - apply IZR_le; nia.
  - apply upper_value_F; auto with zarith.
  - apply lower_value_F; auto with zarith.
Qed.

Theorem ratio_above_sound d num den s t p n : ratio_above A d num den s t p n = true ->
  2 <= IZR d /\ 0 < IZR num / IZR den /\ IZR s / IZR t < r (IZR d / 2) (IZR num / IZR den).
Proof.
  unfold ratio_above; rewrite !andb_true_iff, Z.leb_le, Z.ltb_lt; intros [[[[Hv Hs] Ht] Htail] H].
  apply valid_spec in Hv; destruct Hv as (Hd & Hnum & Hden & Hp).
  destruct (ratio_cleared d num den s t Hd Hden Ht) as [HF E].
  pose proof (IZR_le _ _ Hd); pose proof (IZR_lt _ _ Hnum); pose proof (IZR_lt _ _ Hden); pose proof (IZR_lt _ _ Ht).
  split; [assumption|split; [apply Rdiv_lt_0_compat; assumption|]].
  apply Rminus_gt_0_lt; rewrite E.
  apply Rdiv_lt_0_compat; [|exact HF].
  apply Rlt_Rminus.
  refine (less_scaled (IZR (2 ^ p)) _ _ _ _ _ _ _ _ _ _ _ (less_IZR _ _ _ _ H)).
  - apply IZR_lt, Z.pow_pos_nonneg; lia.
  - apply IZR_le; nia.
  - apply IZR_le; nia.
  - apply upper_value_F; auto with zarith.
  - apply lower_value_F; auto with zarith.
Qed.

Theorem bracket_sound d lo hi k p n : bracket A d lo hi k p n = true ->
  2 <= IZR d /\ 0 < IZR lo / 10 ^ k /\ 0 < IZR hi / 10 ^ k
  /\ r (IZR d / 2) (IZR lo / 10 ^ k) < / IZR d < r (IZR d / 2) (IZR hi / 10 ^ k).
Proof.
  unfold bracket; rewrite !andb_true_iff; intros [Hlo Hhi].
  apply ratio_below_sound in Hlo; apply ratio_above_sound in Hhi.
  rewrite (IZR_power_of_ten k) in *; replace (/ IZR d) with (1 / IZR d) by apply Rmult_1_l; tauto.
Qed.

(** The threshold of (1.7), I_{d/2} being (x/2)^{d/2} F(d/2 + 1, z) / Gamma(d/2 + 1). *)
Definition threshold (d x : R) : R := d / 2 / F (d / 2 + 1) (x ^ 2 / 4).

(** K_# = s / t, cleared of denominators and scaled. *)
Lemma threshold_cleared d num den s t p : (2 <= d)%Z -> (0 < t)%Z -> (0 <= p)%Z ->
  let F1 := F (IZR (d + 2) / 2) ((IZR num / IZR den) ^ 2 / 4) in
  0 < 2 * IZR t * F1 * IZR (2 ^ p)
  /\ threshold (IZR d) (IZR num / IZR den) - IZR s / IZR t
     = (IZR (t * d * 2 ^ p) - IZR (2 * s) * (IZR (2 ^ p) * F1)) / (2 * IZR t * F1 * IZR (2 ^ p)).
Proof.
  intros Hd Ht Hp F1; apply IZR_le in Hd; apply IZR_lt in Ht.
  assert (HF : 0 < F1) by (apply F_quarter_pos; rewrite plus_IZR; lra).
  assert (Hs : 0 < IZR (2 ^ p)) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  split; [repeat (apply Rmult_lt_0_compat; try assumption; try lra)|]; unfold threshold; rewrite (half_parameter d 1).
  change (d + 2 * 1)%Z with (d + 2)%Z; fold F1; rewrite !mult_IZR; field; repeat split; lra.
Qed.

Theorem threshold_below_sound d num den s t p n : threshold_below A d num den s t p n = true ->
  2 <= IZR d /\ 0 < IZR num / IZR den /\ threshold (IZR d) (IZR num / IZR den) < IZR s / IZR t.
Proof.
  unfold threshold_below; rewrite !andb_true_iff, Z.leb_le, Z.ltb_lt; intros [[[Hv Hs] Ht] H].
  apply valid_spec in Hv; destruct Hv as (Hd & Hnum & Hden & Hp).
  destruct (threshold_cleared d num den s t p Hd Ht Hp) as [HF E].
  split; [apply IZR_le, Hd|split; [apply Rdiv_lt_0_compat; apply IZR_lt; assumption|]].
  apply Rminus_lt; rewrite E; apply Ropp_lt_cancel; rewrite Ropp_0, <- Ropp_div.
  apply Rdiv_lt_0_compat; [|exact HF]; rewrite Ropp_minus_distr; apply Rlt_Rminus.
  rewrite less_spec, to_Z_mul, !to_of_Z, Z.ltb_lt in H; apply IZR_lt in H.
  eapply Rlt_le_trans; [exact H|]; rewrite (mult_IZR (2 * s)); apply Rmult_le_compat_l; [apply IZR_le; lia|].
  apply lower_value_F; auto with zarith.
Qed.

Theorem threshold_above_sound d num den s t p n : threshold_above A d num den s t p n = true ->
  2 <= IZR d /\ 0 < IZR num / IZR den /\ IZR s / IZR t < threshold (IZR d) (IZR num / IZR den).
Proof.
  unfold threshold_above; rewrite !andb_true_iff, Z.leb_le, Z.ltb_lt; intros [[[[Hv Hs] Ht] Htail] H].
  apply valid_spec in Hv; destruct Hv as (Hd & Hnum & Hden & Hp).
  destruct (threshold_cleared d num den s t p Hd Ht Hp) as [HF E].
  split; [apply IZR_le, Hd|split; [apply Rdiv_lt_0_compat; apply IZR_lt; assumption|]].
  apply Rminus_gt_0_lt; rewrite E; apply Rdiv_lt_0_compat; [|exact HF]; apply Rlt_Rminus.
  rewrite less_spec, to_Z_mul, !to_of_Z, Z.ltb_lt in H; apply IZR_lt in H.
  eapply Rle_lt_trans; [|exact H]; rewrite (mult_IZR (2 * s)); apply Rmult_le_compat_l; [apply IZR_le; lia|].
  apply upper_value_F; auto with zarith.
Qed.

End Soundness.
