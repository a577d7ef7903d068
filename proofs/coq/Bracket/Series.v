(** * Fixed-point evaluation of a hypergeometric series, with proved rounding

    The series are those of F(a, z) = 0F1(; a; z) at c = 2 a integer and 2 z = num^2 / (2 den^2), that is z = x^2/4 at
    the rational x = num/den.  Numbers are integers over the scale 2^p.  The algorithm is written once, for any exact
    integer arithmetic that comes with a proved embedding into Z; [binary] is Coq's own Z, and Bracket/Big.v adds
    machine-word integers for long computations.  Nothing in this file knows about Bessel functions: its theorems
    speak of any sequence with the ratio f_{j+1} / f_j = 2 z / ((c + 2 j) (j + 1)). *)

From Coq Require Import ZArith Bool Reals Lra Lia.
Local Open Scope Z_scope.

(** ** Exact integer arithmetic *)

Record arithmetic : Type := {
  carrier : Type;
  of_Z : Z -> carrier;
  to_Z : carrier -> Z;
  add : carrier -> carrier -> carrier;
  mul : carrier -> carrier -> carrier;
  quotient : carrier -> carrier -> carrier;
  shift_right : carrier -> carrier -> carrier;
  less : carrier -> carrier -> bool;
  to_of_Z : forall n, to_Z (of_Z n) = n;
  to_Z_add : forall x y, to_Z (add x y) = to_Z x + to_Z y;
  to_Z_mul : forall x y, to_Z (mul x y) = to_Z x * to_Z y;
  to_Z_quotient : forall x y, to_Z (quotient x y) = to_Z x / to_Z y;
  to_Z_shift_right : forall x y, to_Z (shift_right x y) = Z.shiftr (to_Z x) (to_Z y);
  less_spec : forall x y, less x y = (to_Z x <? to_Z y)
}.

(** Coq's binary integers: no axiom at all. *)
Definition binary : arithmetic.
Proof.
  refine {| carrier := Z; of_Z := fun n => n; to_Z := fun n => n; add := Z.add; mul := Z.mul; quotient := Z.div;
            shift_right := Z.shiftr; less := Z.ltb |}; reflexivity.
Defined.

(** ** The algorithm *)

Section Algorithm.

Variable A : arithmetic.

Let plus := add A.
Let times := mul A.
Let one := of_Z A 1.
Let two := of_Z A 2.

(** [n] steps of term <- floor (term * z / (2^p u v)) + slack, the terms being summed up on the way; (u, v) runs through
    (c + 2 j, j + 1).  Slack 0 keeps below the true terms, slack 1 above.
    Result: the sum, and the first term left out. *)
Fixpoint accumulate (slack p z : carrier A) (n : nat) (u v term sum : carrier A) : carrier A * carrier A :=
  match n with
  | O => (sum, term)
  | S m =>
      let next := plus (quotient A (shift_right A (times term z) p) (times u v)) slack in
      accumulate slack p z m (plus u two) (plus v one) next (plus sum term)
  end.

(** 2^p * 2 z rounded down, at x = num / den. *)
Definition scaled_argument (num den p : Z) : carrier A :=
  let den := of_Z A den in
  let num := of_Z A num in
  quotient A (times (of_Z A (2 ^ p)) (times num num)) (times two (times den den)).

Definition start (slack : Z) (c num den p : Z) (n : nat) : carrier A * carrier A :=
  let s := of_Z A slack in
  let scale := of_Z A (2 ^ p) in
  accumulate s (of_Z A p) (plus (scaled_argument num den p) s) n (of_Z A c) one scale (of_Z A 0).

Definition lower_value (c num den p : Z) (n : nat) : carrier A := fst (start 0 c num den p n).

Definition upper_value (c num den p : Z) (n : nat) : carrier A :=
  let (sum, term) := start 1 c num den p n in plus sum (times two term).

End Algorithm.

(** From the term of index n on, every ratio is at most 1/2, so the tail is at most twice that term. *)
Definition tail_halves (c num den : Z) (n : nat) : bool :=
  num * num <=? den * den * ((c + 2 * Z.of_nat n) * (Z.of_nat n + 1)).

(** What every checker asks of its arguments. *)
Definition valid (d num den p : Z) : bool := (2 <=? d) && (0 <? num) && (0 <? den) && (0 <=? p).

Lemma valid_spec d num den p : valid d num den p = true -> 2 <= d /\ 0 < num /\ 0 < den /\ 0 <= p.
Proof. unfold valid; rewrite !andb_true_iff, !Z.leb_le, !Z.ltb_lt; tauto. Qed.

(** ** Rounding *)

Local Open Scope R_scope.

Lemma IZR_div_lower x y : (0 < y)%Z -> IZR (x / y) <= IZR x / IZR y.
Proof.
  intros Hy; assert (0 < IZR y) by (apply IZR_lt; exact Hy).
  apply Rmult_le_reg_r with (IZR y); [assumption|].
  replace (IZR x / IZR y * IZR y) with (IZR x) by (field; lra).
  rewrite <- mult_IZR; apply IZR_le; pose proof (Z.mul_div_le x y Hy); lia.
Qed.

Lemma IZR_div_upper x y : (0 < y)%Z -> IZR x / IZR y <= IZR (x / y + 1).
Proof.
  intros Hy; assert (0 < IZR y) by (apply IZR_lt; exact Hy).
  apply Rmult_le_reg_r with (IZR y); [assumption|].
  replace (IZR x / IZR y * IZR y) with (IZR x) by (field; lra).
  rewrite <- mult_IZR; apply IZR_le; pose proof (Z.mul_succ_div_gt x y Hy); lia.
Qed.

Section Sound.

Variable A : arithmetic.
Variables (f : nat -> R) (c num den p : Z).

(** r is 2 z. *)
Let r := (IZR num / IZR den) ^ 2 / 2.
Let scale := IZR (2 ^ p).

Hypothesis c_positive : (0 < c)%Z.
Hypothesis den_positive : (0 < den)%Z.
Hypothesis p_nonnegative : (0 <= p)%Z.
Hypothesis f_0 : f 0%nat = 1.
Hypothesis f_S : forall j, f (S j) = f j * r / (IZR (c + 2 * Z.of_nat j) * IZR (Z.of_nat j + 1)).

(** The sum of the first n terms. *)
Fixpoint partial_sum (n : nat) : R := match n with O => 0 | S m => partial_sum m + f m end.

Lemma scale_positive : 0 < scale.
Proof. apply IZR_lt, Z.pow_pos_nonneg; lia. Qed.

Lemma r_nonnegative : 0 <= r.
Proof. unfold r; pose proof (pow2_ge_0 (IZR num / IZR den)); lra. Qed.

Lemma weight_positive j : 0 < IZR (c + 2 * Z.of_nat j) * IZR (Z.of_nat j + 1).
Proof. rewrite <- mult_IZR; apply IZR_lt; nia. Qed.

Lemma f_nonnegative j : 0 <= f j.
Proof.
  induction j as [|j IH]; [rewrite f_0; lra|].
  rewrite f_S; apply Rmult_le_pos; [apply Rmult_le_pos; [exact IH|apply r_nonnegative]|].
  left; apply Rinv_0_lt_compat, weight_positive.
Qed.

Lemma scaled_r : scale * r = IZR (2 ^ p * (num * num)) / IZR (2 * (den * den)).
Proof.
  assert (IZR den <> 0) by (apply not_0_IZR; lia).
  unfold scale, r; rewrite !mult_IZR; field; assumption.
Qed.

Let z := to_Z A (scaled_argument A num den p).

Lemma to_Z_scaled_argument : z = (2 ^ p * (num * num) / (2 * (den * den)))%Z.
Proof. unfold z, scaled_argument; rewrite to_Z_quotient, !to_Z_mul, !to_of_Z; reflexivity. Qed.

Lemma scaled_argument_lower : IZR z <= scale * r.
Proof. rewrite scaled_r, to_Z_scaled_argument; apply IZR_div_lower; nia. Qed.

Lemma scaled_argument_upper : scale * r <= IZR (z + 1).
Proof. rewrite scaled_r, to_Z_scaled_argument; apply IZR_div_upper; nia. Qed.

Lemma scaled_argument_nonnegative : (0 <= z)%Z.
Proof. rewrite to_Z_scaled_argument; apply Z.div_pos; [|nia]; pose proof (Z.pow_nonneg 2 p); nia. Qed.

(** One rounded step, in Z. *)
Let next (slack y : Z) (j : nat) (t : Z) : Z :=
  (t * y / 2 ^ p / ((c + 2 * Z.of_nat j) * (Z.of_nat j + 1)) + slack)%Z.

Lemma weight_Z j : (0 < (c + 2 * Z.of_nat j) * (Z.of_nat j + 1))%Z.
Proof. nia. Qed.

(** The exact value that [next] rounds. *)
Lemma next_exact j t y :
  IZR (t * y) / IZR (2 ^ p * ((c + 2 * Z.of_nat j) * (Z.of_nat j + 1)))
  = IZR t * (IZR y / scale) / (IZR (c + 2 * Z.of_nat j) * IZR (Z.of_nat j + 1)).
Proof.
  pose proof scale_positive; pose proof (weight_positive j) as W; rewrite <- mult_IZR in W |- *.
  rewrite !(mult_IZR _ (_ * _)), mult_IZR; fold scale; field; split; lra.
Qed.

Lemma step_scaled j : scale * f (S j) = scale * f j * r / (IZR (c + 2 * Z.of_nat j) * IZR (Z.of_nat j + 1)).
Proof. rewrite f_S; unfold Rdiv; ring. Qed.

Lemma next_nonnegative slack y j t : (0 <= slack -> 0 <= y -> 0 <= t -> 0 <= next slack y j t)%Z.
Proof.
  intros; unfold next; pose proof (weight_Z j); pose proof (Z.pow_pos_nonneg 2 p).
  enough (0 <= t * y / 2 ^ p / ((c + 2 * Z.of_nat j) * (Z.of_nat j + 1)))%Z by lia.
  apply Z.div_pos; [apply Z.div_pos|]; nia.
Qed.

Lemma next_lower j t : (0 <= t)%Z -> IZR t <= scale * f j -> IZR (next 0 z j t) <= scale * f (S j).
Proof.
  intros Ht Hle; unfold next; rewrite Z.add_0_r, Z.div_div; [|apply Z.pow_nonzero; lia|apply weight_Z].
  pose proof (weight_Z j) as W; pose proof (Z.pow_pos_nonneg 2 p).
  eapply Rle_trans; [apply IZR_div_lower; nia|].
  rewrite next_exact, step_scaled; apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat, weight_positive|].
  pose proof scale_positive; pose proof scaled_argument_lower; pose proof (IZR_le _ _ scaled_argument_nonnegative).
  apply Rmult_le_compat; [apply (IZR_le 0); exact Ht| |exact Hle|].
  - apply Rmult_le_pos; [lra|left; apply Rinv_0_lt_compat; lra].
  - apply Rmult_le_reg_r with scale; [lra|]; replace (IZR z / scale * scale) with (IZR z) by (field; lra); lra.
Qed.

Lemma next_upper j t : scale * f j <= IZR t -> scale * f (S j) <= IZR (next 1 (z + 1) j t).
Proof.
  intros Hle; unfold next; rewrite Z.div_div; [|apply Z.pow_nonzero; lia|apply weight_Z].
  pose proof (weight_Z j) as W; pose proof (Z.pow_pos_nonneg 2 p).
  eapply Rle_trans; [|apply IZR_div_upper; nia].
  rewrite next_exact, step_scaled; apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat, weight_positive|].
  pose proof scale_positive; pose proof scaled_argument_upper; pose proof (f_nonnegative j).
  apply Rmult_le_compat; [apply Rmult_le_pos; lra|apply r_nonnegative|exact Hle|].
  apply Rmult_le_reg_r with scale; [lra|].
  replace (IZR (z + 1) / scale * scale) with (IZR (z + 1)) by (field; lra); lra.
Qed.

(** The algorithm performs the step [next]. *)
Lemma to_Z_step slack y (P u v t : carrier A) j :
  to_Z A P = p -> to_Z A u = (c + 2 * Z.of_nat j)%Z -> to_Z A v = (Z.of_nat j + 1)%Z ->
  to_Z A (add A (quotient A (shift_right A (mul A t y) P) (mul A u v)) slack)
  = next (to_Z A slack) (to_Z A y) j (to_Z A t).
Proof.
  intros HP Hu Hv; unfold next.
  rewrite to_Z_add, to_Z_quotient, to_Z_shift_right, !to_Z_mul, HP, Hu, Hv, Z.shiftr_div_pow2 by lia; reflexivity.
Qed.

Lemma accumulate_lower n : forall (slack P y u v t s : carrier A) j,
  to_Z A slack = 0%Z -> to_Z A P = p -> to_Z A y = z ->
  to_Z A u = (c + 2 * Z.of_nat j)%Z -> to_Z A v = (Z.of_nat j + 1)%Z ->
  (0 <= to_Z A t)%Z -> IZR (to_Z A t) <= scale * f j -> IZR (to_Z A s) <= scale * partial_sum j ->
  IZR (to_Z A (fst (accumulate A slack P y n u v t s))) <= scale * partial_sum (j + n).
Proof.
  induction n as [|n IH]; intros slack P y u v t s j Hslack HP Hy Hu Hv Ht Htf Hs.
  - rewrite Nat.add_0_r; exact Hs.
  - simpl accumulate; replace (j + S n)%nat with (S j + n)%nat by lia.
    apply IH; try assumption.
    + rewrite to_Z_add, to_of_Z, Hu; lia.
    + rewrite to_Z_add, to_of_Z, Hv; lia.
    + rewrite to_Z_step with (j := j), Hslack, Hy by assumption.
      apply next_nonnegative; [lia|apply scaled_argument_nonnegative|exact Ht].
    + rewrite to_Z_step with (j := j), Hslack, Hy by assumption; apply next_lower; assumption.
    + rewrite to_Z_add, plus_IZR; simpl partial_sum; lra.
Qed.

Lemma accumulate_upper n : forall (slack P y u v t s : carrier A) j,
  to_Z A slack = 1%Z -> to_Z A P = p -> to_Z A y = (z + 1)%Z ->
  to_Z A u = (c + 2 * Z.of_nat j)%Z -> to_Z A v = (Z.of_nat j + 1)%Z ->
  scale * f j <= IZR (to_Z A t) -> scale * partial_sum j <= IZR (to_Z A s) ->
  scale * partial_sum (j + n) <= IZR (to_Z A (fst (accumulate A slack P y n u v t s)))
  /\ scale * f (j + n)%nat <= IZR (to_Z A (snd (accumulate A slack P y n u v t s))).
Proof.
  induction n as [|n IH]; intros slack P y u v t s j Hslack HP Hy Hu Hv Htf Hs.
  - rewrite Nat.add_0_r; split; assumption.
  - simpl accumulate; replace (j + S n)%nat with (S j + n)%nat by lia.
    apply IH; try assumption.
    + rewrite to_Z_add, to_of_Z, Hu; lia.
    + rewrite to_Z_add, to_of_Z, Hv; lia.
    + rewrite to_Z_step with (j := j), Hslack, Hy by assumption; apply next_upper; assumption.
    + rewrite to_Z_add, plus_IZR; simpl partial_sum; lra.
Qed.

(** ** The two bounds *)

Theorem lower_value_sound n : IZR (to_Z A (lower_value A c num den p n)) <= scale * partial_sum n.
Proof.
  unfold lower_value, start; apply accumulate_lower with (j := 0%nat); rewrite ?to_of_Z; simpl; try lia.
  - rewrite to_Z_add, to_of_Z; fold z; lia.
  - fold scale; rewrite f_0; lra.
  - lra.
Qed.

Theorem upper_value_sound n :
  scale * (partial_sum n + 2 * f n) <= IZR (to_Z A (upper_value A c num den p n)).
Proof.
  unfold upper_value.
  destruct (start A 1 c num den p n) as [sum term] eqn:E; unfold start in E.
  match type of E with ?t = _ =>
    assert (H : scale * partial_sum n <= IZR (to_Z A (fst t)) /\ scale * f n <= IZR (to_Z A (snd t))) end.
  { apply accumulate_upper with (j := 0%nat); rewrite ?to_of_Z; simpl; try lia.
    - rewrite to_Z_add, to_of_Z; fold z; lia.
    - fold scale; rewrite f_0; lra.
    - lra. }
  rewrite E in H; simpl in H.
  rewrite to_Z_add, to_Z_mul, to_of_Z, plus_IZR, mult_IZR; lra.
Qed.

End Sound.

(** The tail test, over the reals. *)
Lemma tail_halves_sound c num den n :
  (0 < c)%Z -> (0 < den)%Z -> tail_halves c num den n = true ->
  (IZR num / IZR den) ^ 2 / 2 <= IZR (c + 2 * Z.of_nat n) * IZR (Z.of_nat n + 1) / 2.
Proof.
  intros Hc Hd H; apply Z.leb_le, IZR_le in H; rewrite !mult_IZR in H.
  assert (0 < IZR den) by (apply IZR_lt; exact Hd).
  enough ((IZR num / IZR den) ^ 2 <= IZR (c + 2 * Z.of_nat n) * IZR (Z.of_nat n + 1)) by lra.
  replace ((IZR num / IZR den) ^ 2) with (IZR num * IZR num / (IZR den * IZR den)) by (field; lra).
  apply Rmult_le_reg_r with (IZR den * IZR den); [nra|].
  unfold Rdiv; rewrite Rmult_assoc, Rinv_l by nra; lra.
Qed.
