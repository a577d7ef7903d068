(** * Taylor polynomials of odd degree lie below exp, on the whole line *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
Local Open Scope R_scope.

(** Horner's rule: 1 + x (1 + x/2 (1 + ... + x/n v)). *)
Fixpoint taylor (n : nat) (x v : R) : R :=
  match n with O => v | S m => taylor m x (1 + x / INR n * v) end.

Definition taylor_sum (n : nat) (x : R) : R := sum_f_R0 (fun k => x ^ k / INR (fact k)) n.

Lemma taylor_horner n : forall x v, taylor (S n) x v = taylor_sum n x + x ^ S n / INR (fact (S n)) * v.
Proof.
  unfold taylor_sum. induction n as [|n IH]; intros x v; [simpl; field|].
  change (taylor (S (S n)) x v) with (taylor (S n) x (1 + x / INR (S (S n)) * v)).
  rewrite IH, (tech5 _ n), (fact_simpl (S n)), mult_INR. cbn [pow].
  pose proof (INR_fact_neq_0 (S n)). pose proof (lt_0_INR (S (S n)) ltac:(lia)). field. split; [assumption|lra].
Qed.

Lemma taylor_1 n x : taylor n x 1 = taylor_sum n x.
Proof.
  destruct n as [|n]; [unfold taylor_sum; simpl; field|]. rewrite taylor_horner. unfold taylor_sum at 2.
  rewrite tech5. unfold taylor_sum. ring.
Qed.

Lemma is_derive_taylor n x : is_derive (taylor_sum (S n)) x (taylor_sum n x).
Proof.
  unfold taylor_sum. induction n as [|n IH].
  - cbn [sum_f_R0]. auto_derive; [trivial|]. simpl. field.
  - apply (is_derive_ext
      (fun t => sum_f_R0 (fun k => t ^ k / INR (fact k)) (S n) + t ^ S (S n) / INR (fact (S (S n))))).
    { intros t. now rewrite (tech5 _ (S n)). }
    rewrite (tech5 _ n). apply derive_plus; [exact IH|].
    apply (is_derive_ext (fun t => / INR (fact (S (S n))) * t ^ S (S n))); [intros t; unfold Rdiv; apply Rmult_comm|].
    eapply derive_eq; [apply derive_scal, is_derive_pow, derive_id|]. rewrite (fact_simpl (S n)), mult_INR.
    change (Init.Nat.pred (S (S n))) with (S n). pose proof (INR_fact_neq_0 (S n)).
    pose proof (lt_0_INR (S (S n)) ltac:(lia)). field. split; [assumption|lra].
Qed.

(** A chain of primitives that vanish at 0, of something nonnegative for y >= 0. *)
Lemma nonneg_chain (f : nat -> R -> R) : (forall y, 0 <= y -> 0 <= f O y) -> (forall n, f (S n) 0 = 0) ->
  (forall n y, is_derive (f (S n)) y (f n y)) -> forall n y, 0 <= y -> 0 <= f n y.
Proof.
  intros H0 Hz Hd. induction n as [|n IH]; [exact H0|]. intros y Hy. rewrite <- (Hz n).
  destruct (MVT_gen (f (S n)) 0 y (f n)) as (c & Hc & E).
  - intros c _. apply Hd.
  - intros c _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule)). eexists. apply Hd.
  - rewrite Rmin_left, Rmax_right in Hc by lra. specialize (IH c ltac:(lra)). nra.
Qed.

Lemma taylor_sum_0 n : taylor_sum n 0 = 1.
Proof.
  induction n as [|n IH]; [unfold taylor_sum; simpl; field|].
  unfold taylor_sum in *. rewrite tech5, IH, pow_i by lia. unfold Rdiv. ring.
Qed.

Theorem taylor_le_exp n x : taylor (2 * n + 1) x 1 <= exp x.
Proof.
  rewrite taylor_1. destruct (Rle_lt_dec 0 x) as [Hx|Hx].
  - enough (0 <= exp x - taylor_sum (2 * n + 1) x) by lra. revert x Hx. generalize (2 * n + 1)%nat.
    apply (nonneg_chain (fun n y => exp y - taylor_sum n y)).
    + intros y Hy. unfold taylor_sum. simpl. pose proof (exp_ineq1_le y). lra.
    + intros k. rewrite taylor_sum_0, exp_0. ring.
    + intros k y. apply derive_minus; [apply is_derive_exp|apply is_derive_taylor].
  - pose (f := fun k y => (-1) ^ S k * (exp (- y) - taylor_sum k (- y))).
    assert (N : 0 <= f (2 * n + 1)%nat (- x)).
    { apply (nonneg_chain f); [| | |lra].
      - intros y Hy. unfold f, taylor_sum. simpl.
        assert (exp (- y) <= 1) by (rewrite <- exp_0; destruct Hy as [Hy|<-]; [left; apply exp_increasing; lra|right;
          now rewrite Ropp_0]). lra.
      - intros k. unfold f. rewrite Ropp_0, taylor_sum_0, exp_0. ring.
      - intros k y. unfold f.
        apply (derive_eq _ _ ((-1) ^ S (S k) * ((exp (- y) - taylor_sum k (- y)) * -1))); [|cbn [pow]; ring].
        apply derive_scal. apply (derive_comp (fun z => exp z - taylor_sum (S k) z) Ropp).
        + apply derive_minus; [apply is_derive_exp|apply is_derive_taylor].
        + auto_derive; [trivial|ring]. }
    unfold f in N. rewrite Ropp_involutive in N. replace (S (2 * n + 1)) with (2 * (n + 1))%nat in N by lia.
    rewrite pow_1_even in N. lra.
Qed.
