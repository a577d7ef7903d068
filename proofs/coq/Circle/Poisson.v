(** * The Poisson kernel: the conformal density of the circle, and its Fourier coefficients r^l *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.

Definition poisson (r x : R) : R := (1 - r ^ 2) / (1 - 2 * r * cos x + r ^ 2).

Section Poisson.

Variable r : R.
Hypothesis Hr : 0 <= r < 1.

Lemma poisson_denominator x : (1 - r) ^ 2 <= 1 - 2 * r * cos x + r ^ 2.
Proof. pose proof (COS_bound x). nra. Qed.

Lemma poisson_denominator_pos x : 0 < 1 - 2 * r * cos x + r ^ 2.
Proof. pose proof (poisson_denominator x). assert (0 < (1 - r) ^ 2) by (apply pow_lt; lra). lra. Qed.

Lemma poisson_pos x : 0 < poisson r x.
Proof. apply Rdiv_lt_0_compat; [nra|apply poisson_denominator_pos]. Qed.

Lemma poisson_cont : cont (poisson r).
Proof.
  intros x. apply (ex_derive_continuous (V := R_NormedModule)). unfold poisson. pose proof (poisson_denominator_pos x).
  auto_derive. lra.
Qed.

Definition poisson_term (k : nat) (x : R) : R := (match k with O => 1 | S _ => 2 end) * r ^ k * cos (INR k * x).

Lemma poisson_partial n x : (1 - 2 * r * cos x + r ^ 2) * sum_f_R0 (fun k => poisson_term k x) n
  = 1 - r ^ 2 - 2 * r ^ S n * cos (INR (S n) * x) + 2 * r ^ S (S n) * cos (INR n * x).
Proof.
  induction n as [|n IH].
  - unfold poisson_term. cbn [sum_f_R0]. change (INR 1) with 1. change (INR 0) with 0.
    rewrite (Rmult_0_l x), cos_0, (Rmult_1_l x). simpl pow. ring.
  - rewrite tech5, Rmult_plus_distr_l, IH. unfold poisson_term at 1. cbv iota beta.
    assert (T : 2 * cos x * cos (INR (S n) * x) = cos (INR (S (S n)) * x) + cos (INR n * x)).
    { rewrite !S_INR. replace ((INR n + 1 + 1) * x) with ((INR n + 1) * x + x) by ring.
      replace (INR n * x) with ((INR n + 1) * x - x) by ring. rewrite cos_plus, cos_minus. ring. }
    replace ((1 - 2 * r * cos x + r ^ 2) * (2 * r ^ S n * cos (INR (S n) * x)))
      with (2 * r ^ S n * ((1 + r ^ 2) * cos (INR (S n) * x) - r * (2 * cos x * cos (INR (S n) * x)))) by ring.
    rewrite T. simpl pow. ring.
Qed.

Lemma poisson_close n x :
  Rabs (poisson r x - sum_f_R0 (fun k => poisson_term k x) n) <= 4 / (1 - r) ^ 2 * r ^ S n.
Proof.
  pose proof (poisson_denominator_pos x) as P. pose proof (poisson_denominator x) as L.
  assert (P1 : 0 < (1 - r) ^ 2) by (apply pow_lt; lra).
  assert (E : poisson r x - sum_f_R0 (fun k => poisson_term k x) n
    = 2 * r ^ S n * (cos (INR (S n) * x) - r * cos (INR n * x)) / (1 - 2 * r * cos x + r ^ 2)).
  { apply (Rmult_eq_reg_l (1 - 2 * r * cos x + r ^ 2)); [|lra].
    rewrite Rmult_minus_distr_l, poisson_partial. unfold poisson. simpl pow. field. simpl pow in P. lra. }
  rewrite E. unfold Rdiv at 1. rewrite Rabs_mult, (Rabs_pos_eq (/ _)) by (apply Rlt_le, Rinv_0_lt_compat, P).
  pose proof (pow_le r (S n) (proj1 Hr)) as Pr.
  assert (N : Rabs (2 * r ^ S n * (cos (INR (S n) * x) - r * cos (INR n * x))) <= 4 * r ^ S n).
  { rewrite Rabs_mult, (Rabs_pos_eq (2 * r ^ S n)) by lra.
    assert (Rabs (cos (INR (S n) * x) - r * cos (INR n * x)) <= 2).
    { pose proof (COS_bound (INR (S n) * x)). pose proof (COS_bound (INR n * x)). apply Rabs_le. nra. }
    nra. }
  replace (4 / (1 - r) ^ 2 * r ^ S n) with (4 * r ^ S n * / (1 - r) ^ 2) by (field; lra).
  apply Rmult_le_compat; [apply Rabs_pos|apply Rlt_le, Rinv_0_lt_compat, P|exact N|].
  apply Rinv_le_contravar; [exact P1|exact L].
Qed.

Lemma poisson_term_cont k : cont (poisson_term k).
Proof. apply cont_scal, cont_cos. Qed.

Lemma poisson_term_mean k l : mean (fun x => poisson_term k x * cos (INR l * x)) = if Nat.eqb k l then r ^ l else 0.
Proof.
  unfold poisson_term.
  rewrite (mean_ext _ (fun x => (match k with O => 1 | S _ => 2 end) * r ^ k * (cos (INR k * x) * cos (INR l * x))))
    by (intros; ring).
  rewrite (mean_scal _ (fun x => cos (INR k * x) * cos (INR l * x))) by (apply cont_mult; apply cont_cos).
  destruct (Nat.eqb_spec k l) as [<-|N].
  - destruct k as [|k].
    + rewrite (mean_ext _ (fun _ => 1)) by (intros; simpl; rewrite Rmult_0_l, cos_0; ring). rewrite mean_const. simpl.
      ring.
    + rewrite (mean_ext _ (fun x => cos (INR (S k) * x) ^ 2)) by (intros; simpl; ring).
      rewrite mean_cos_sqr by lia. field.
  - destruct (Nat.lt_ge_cases k l) as [L|L].
    + rewrite mean_cos_cos by exact L. ring.
    + rewrite (mean_ext _ (fun x => cos (INR l * x) * cos (INR k * x))) by (intros; ring).
      rewrite mean_cos_cos by lia. ring.
Qed.

Lemma sum_single (A : R) l n : (l <= n)%nat -> sum_f_R0 (fun k => if Nat.eqb k l then A else 0) n = A.
Proof.
  intros H. assert (Zero : forall m, (m < l)%nat -> sum_f_R0 (fun k => if Nat.eqb k l then A else 0) m = 0).
  { induction m as [|m IH]; intros Hm; cbn [sum_f_R0].
    - now rewrite (proj2 (Nat.eqb_neq 0 l)) by lia.
    - rewrite IH by lia. rewrite (proj2 (Nat.eqb_neq (S m) l)) by lia. ring. }
  induction H as [|n H IH].
  - destruct l as [|l]; [simpl; reflexivity|]. rewrite tech5, Zero, Nat.eqb_refl by lia. ring.
  - rewrite tech5, IH, (proj2 (Nat.eqb_neq (S n) l)) by lia. ring.
Qed.

Theorem poisson_coefficient l : mean (fun x => poisson r x * cos (INR l * x)) = r ^ l.
Proof.
  pose (g := fun n x => sum_f_R0 (fun k => poisson_term k x * cos (INR l * x)) n).
  assert (Cg : forall n, cont (g n)).
  { intros n. apply (cont_sum (fun k x => poisson_term k x * cos (INR l * x))).
    intros k. apply cont_mult; [apply poisson_term_cont|apply cont_cos]. }
  assert (Mg : forall n, (l <= n)%nat -> mean (g n) = r ^ l).
  { intros n Hn. unfold g. rewrite (mean_sum (fun k x => poisson_term k x * cos (INR l * x))).
    - rewrite (sum_eq _ (fun k => if Nat.eqb k l then r ^ l else 0)) by (intros; apply poisson_term_mean).
      now apply sum_single.
    - intros k. apply cont_mult; [apply poisson_term_cont|apply cont_cos]. }
  assert (Close : forall n, (l <= n)%nat ->
    Rabs (mean (fun x => poisson r x * cos (INR l * x)) - r ^ l) <= 4 / (1 - r) ^ 2 * r ^ S n).
  { intros n Hn. rewrite <- (Mg n Hn). apply mean_close; [apply cont_mult; [apply poisson_cont|apply cont_cos]|apply
    Cg|].
    intros x. unfold g.
    replace (sum_f_R0 (fun k => poisson_term k x * cos (INR l * x)) n)
      with (sum_f_R0 (fun k => poisson_term k x) n * cos (INR l * x))
      by (rewrite Rmult_comm, scal_sum; reflexivity).
    rewrite <- Rmult_minus_distr_r, Rabs_mult. rewrite <- (Rmult_1_r (4 / (1 - r) ^ 2 * r ^ S n)).
    apply Rmult_le_compat; try apply Rabs_pos; [apply poisson_close|apply Rabs_le, COS_bound]. }
  assert (Lim : is_lim_seq (fun n => 4 / (1 - r) ^ 2 * r ^ S n) 0).
  { replace (Finite 0) with (Rbar_mult (4 / (1 - r) ^ 2) 0) by (simpl; f_equal; ring).
    apply is_lim_seq_scal_l. apply (is_lim_seq_incr_1 (fun n => r ^ n)). apply is_lim_seq_geom.
    rewrite Rabs_pos_eq; lra. }
  apply Rminus_diag_uniq.
  assert (Z : Rabs (mean (fun x => poisson r x * cos (INR l * x)) - r ^ l) <= 0).
  { apply (is_lim_seq_le_loc (fun _ => Rabs (mean (fun x => poisson r x * cos (INR l * x)) - r ^ l))
      (fun n => 4 / (1 - r) ^ 2 * r ^ S n) (Finite _) (Finite 0)); [exists l; exact Close|apply is_lim_seq_const|exact
        Lim]. }
  apply Rabs_le_between in Z. lra.
Qed.

Lemma poisson_mass : mean (poisson r) = 1.
Proof.
  rewrite <- (pow_O r) at 1. rewrite <- (poisson_coefficient 0). apply mean_ext. intros x. simpl.
  rewrite Rmult_0_l, cos_0. ring.
Qed.

End Poisson.
