(** * The theorems on continuous even kernels, for functionals

    Circle/Kernel.v, Circle/Variation.v and Circle/General.v in the vocabulary of Circle/Functionals.v, as MainCircle.v
    states them. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Eigenvalues Variational.Principle.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Probability Circle.Entropy Circle.Weak Circle.Energy
  Circle.Model Circle.Kernel Circle.Variation Circle.General Circle.Functionals.
Local Open Scope R_scope.

Local Opaque cos sin exp ln.

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

Local Notation lambda := (cos_coefficient w).
Let facts := kernel_model_facts w kernel.

(** (1.14). *)
Theorem coupling_quotient : coupling w = Glb_Rbar (fun q => exists m h,
  probability m /\ relative_entropy m = Finite h /\ 0 < energy_of w m /\ q = h / energy_of w m).
Proof.
  rewrite (coupling_model w kernel), (critical_coupling_quotient _ facts). apply Glb_Rbar_eqset. intros q. split.
  - intros (mu & h & H). exists (on mu), h. split; [apply on_probability|exact H].
  - intros (m & h & Hm & Eh & P & ->). exists (measure_of m Hm), h. cbn [entropy energy kernel_model].
    rewrite (entropy_ext _ m (on_measure_of m Hm)), (energy_ext w m _ kernel Hm (on_measure_of m Hm)). now split.
Qed.

(** ** Lemma 2.2 *)

Theorem propagation K0 K : minimal w K0 -> 0 <= K <= K0 ->
  minimal w K /\ (K < K0 -> only_minimal w K) /\ (only_minimal w K0 -> only_minimal w K).
Proof.
  rewrite !(minimal_model w kernel), !(only_minimal_model w kernel). intros H HK.
  split; [now apply (minimality_propagates _ facts K0)|]. split.
  - intros Lt. apply (uniqueness_below _ facts (kernel_definite w) K0); [exact H|lra].
  - intros U. now apply (uniqueness_propagates _ facts (kernel_definite w) K0).
Qed.

Section Threshold.

Variable m : nat.
Hypothesis m_pos : (1 <= m)%nat.
Hypothesis lambda_pos : 0 < lambda m.
Hypothesis largest : forall l, (1 <= l)%nat -> lambda l <= lambda m.

Theorem endpoint : only_minimal w (1 / (2 * lambda m)) ->
  coupling w = Finite (1 / (2 * lambda m)) /\ continuous_passage w.
Proof.
  rewrite (only_minimal_model w kernel), (coupling_model w kernel), (continuous_passage_model w kernel). intros U.
  apply (endpoint_uniqueness _ facts (kernel_weak_facts w kernel)); [apply Rlt_le, Rdiv_lt_0_compat; lra|exact U|].
  intros K HK Min. pose proof (minimal_stable w kernel K Min m m_pos) as S.
  apply (Rmult_lt_compat_r (lambda m)) in HK; [|exact lambda_pos].
  replace (1 / (2 * lambda m) * lambda m) with (1 / 2) in HK by (field; lra). lra.
Qed.

Theorem competitor n : probability n -> Rbar_lt (relative_entropy n) (1 / (2 * lambda m) * energy_of w n) ->
  Rbar_lt (coupling w) (1 / (2 * lambda m)) /\ ~ continuous_passage w.
Proof.
  rewrite (coupling_model w kernel), (continuous_passage_model w kernel). intros Hn B.
  apply (competitor_discontinuous w kernel m (measure_of n Hn) m_pos lambda_pos largest).
  unfold beats_uniform. cbn [entropy energy kernel_model].
  now rewrite (entropy_ext _ n (on_measure_of n Hn)), (energy_ext w n _ kernel Hn (on_measure_of n Hn)).
Qed.

End Threshold.

(** (2.8), (2.9): v is the coefficient of eps^2 in F_K(1 + eps h) - F_K(1). *)
Definition second_variation_at (K : R) (h : R -> R) (v : R) : Prop :=
  is_lim (fun eps => (circle_entropy (fun x => 1 + eps * h x)
    - K * energy_of w (by_density (fun x => 1 + eps * h x))) / eps ^ 2) 0 v.
Definition stable (K : R) : Prop := forall l a b, (1 <= l)%nat ->
  exists v, 0 <= v /\ second_variation_at K (fun x => a * cos (INR l * x) + b * sin (INR l * x)) v.

Lemma stable_by_coefficients K : stable K <-> linearly_stable w K.
Proof.
  split; intros H.
  - intros l Hl. destruct (H l 1 0 Hl) as (v & Pv & V).
    pose proof (second_variation w kernel l 1 0 Hl K) as V'. rewrite (mode_square l 1 0 Hl) in V'.
    apply is_lim_unique in V. apply is_lim_unique in V'. unfold gap, varied, mode in V'. rewrite V in V'.
    apply (f_equal real) in V'. cbn [real] in V'. lra.
  - intros l a b Hl. exists ((1 / 2 - K * lambda l) * mean (fun x => mode l a b x ^ 2)).
    split; [|exact (second_variation w kernel l a b Hl K)]. apply Rmult_le_pos; [now apply H|].
    rewrite (mode_square l a b Hl). pose proof (pow2_ge_0 a). pose proof (pow2_ge_0 b). lra.
Qed.

Theorem linear_threshold : Rbar_le (coupling w) (Lub_Rbar (fun K => 0 <= K /\ stable K)) /\
  forall m, (1 <= m)%nat -> 0 < lambda m -> (forall l, (1 <= l)%nat -> lambda l <= lambda m) ->
    Lub_Rbar (fun K => 0 <= K /\ stable K) = Finite (1 / (2 * lambda m)).
Proof.
  rewrite (Lub_Rbar_eqset _ (fun K => 0 <= K /\ linearly_stable w K)) by (intros; now rewrite stable_by_coefficients).
  rewrite (coupling_model w kernel). split; [exact (critical_le_linear w kernel)|exact (linear_threshold_value w)].
Qed.

(** The uniform density is critical at every K. *)
Theorem uniform_critical K : critical_measure w K mean.
Proof.
  split; [exact mean_probability|]. exists 1. split; [lra|]. intros f Tf. apply Mean.mean_ext. intros x.
  rewrite (potential_of_mean w kernel x), Rmult_0_r, exp_0. field.
Qed.

(** Theorem 3.5. *)
Theorem coercivity_criterion : 0 < lambda 1%nat -> (forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / INR l) ->
  (exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / INR l) ->
  coupling w = Finite (1 / (2 * lambda 1%nat)) /\
  Lub_Rbar (fun K => 0 <= K /\ stable K) = Finite (1 / (2 * lambda 1%nat)) /\ continuous_passage w /\
  forall K, 0 <= K <= 1 / (2 * lambda 1%nat) -> only_minimal w K.
Proof.
  intros L1 Maj Strict.
  assert (Th : Lub_Rbar (fun K => 0 <= K /\ stable K) = Finite (1 / (2 * lambda 1%nat))).
  { apply (proj2 linear_threshold); [exact (le_n 1)|exact L1|]. intros l Hl.
    destruct (Nat.eq_dec l 1) as [->|N]; [lra|]. specialize (Maj l ltac:(lia)). pose proof (le_INR 1 l Hl) as P.
    simpl (INR 1) in P. apply (Rmult_le_compat_r (lambda 1%nat)) in Maj; [|lra]. unfold Rdiv in Maj.
    rewrite Rmult_assoc, Rinv_l, Rmult_1_r, Rmult_1_l in Maj by lra.
    assert (/ INR l <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra). nra. }
  rewrite (coupling_model w kernel), (continuous_passage_model w kernel).
  destruct (criterion w kernel L1 Maj Strict) as (A & B & C). split; [exact A|]. split; [exact Th|]. split; [exact B|].
  intros K HK. apply (only_minimal_model w kernel), C, HK.
Qed.

(** Lemma 5.1. *)
Theorem quartic_obstruction : 0 < lambda 1%nat -> 1 / 2 < lambda 2%nat / lambda 1%nat ->
  (exists n, probability n /\ Rbar_lt (relative_entropy n) (1 / (2 * lambda 1%nat) * energy_of w n)) /\
  Rbar_lt (coupling w) (1 / (2 * lambda 1%nat)) /\
  ((forall l, (1 <= l)%nat -> lambda l <= lambda 1%nat) -> ~ continuous_passage w).
Proof.
  intros L1 L2. destruct (obstruction w kernel L1 L2) as [mu B]. split; [|split].
  - exists (on mu). split; [apply on_probability|exact B].
  - rewrite (coupling_model w kernel). now apply obstruction_gap.
  - intros Max. apply (competitor 1 (le_n 1) L1 Max (on mu) (on_probability mu) B).
Qed.

End Kernel.

(** ** The attention kernel *)

(** The kernel (1.2) is one of these, and its eigenvalues are (4.1). *)
Theorem attention_eigenvalues x : 0 < x ->
  let w := fun t => (exp (x * cos t) - mean (fun s => exp (x * cos s))) / x in
  centred_kernel w /\ forall l, (1 <= l)%nat -> cos_coefficient w l = eigenvalue 2 l x.
Proof.
  intros Hx. cbv zeta. rewrite attention_kernel_circle. split; [exact (circle_kernel_centred x)|].
  intros l Hl. exact (circle_kernel_coefficient x l Hx Hl).
Qed.

(** (1.7) is the linear threshold. *)
Theorem attention_linear_threshold x : 0 < x ->
  Lub_Rbar (fun K => 0 <= K /\ stable (fun t => (exp (x * cos t) - mean (fun s => exp (x * cos s))) / x) K)
  = Finite (Eigenvalues.linear_threshold 2 x).
Proof.
  intros Hx. rewrite attention_kernel_circle. pose proof (circle_kernel_centred x) as Hw.
  pose proof (circle_kernel_coefficient x) as Co. pose proof (linear_threshold_eigenvalue 2 x ltac:(lra) Hx) as E.
  rewrite <- (Co 1%nat Hx (le_n 1)) in E. rewrite E.
  apply (proj2 (linear_threshold _ Hw)); [exact (le_n 1)| |].
  - rewrite (Co 1%nat Hx (le_n 1)). apply eigenvalue_pos; [lra|exact (le_n 1)].
  - intros l Hl. rewrite (Co l Hx Hl), (Co 1%nat Hx (le_n 1)).
    destruct (Nat.eq_dec l 1) as [->|N]; [lra|]. apply Rlt_le, eigenvalue_largest; (lra || lia).
Qed.

(** ** Kuramoto *)

Theorem kuramoto_functionals : coupling cos = Finite 1 /\ continuous_passage cos /\
  (forall K, 0 <= K <= 1 -> only_minimal cos K) /\
  (forall K m, 0 <= K <= 1 / 2 -> critical_measure cos K m -> same m mean).
Proof.
  pose proof cos_centred as Hw. destruct kuramoto as (A & B & C).
  assert (E : coupling cos = Finite 1) by (rewrite (coupling_model _ Hw); exact A).
  split; [exact E|]. split; [now apply (continuous_passage_model _ Hw)|]. split.
  - intros K HK. apply (only_minimal_model _ Hw), C, HK.
  - intros K m HK. apply (critical_unique _ Hw); [apply HK|]. rewrite E. simpl. lra.
Qed.
