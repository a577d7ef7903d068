(** * Minimisers of the free energy among all probability measures on the circle

    For a continuous even centred kernel: they exist; each is the density exp (2 K w * m) / Z, (2.16); and where they
    tend weakly to the uniform measure their densities tend to 1 uniformly. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Complete Circle.Probability Circle.Entropy Circle.Weak
  Circle.Compact Circle.Energy.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Opaque cos sin exp ln.

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

Local Notation energy := (energy_of w).

(** F_K (n) >= F_K (m) for all n, the entropy of n being finite or not. *)
Definition minimum (K : R) (m : functional) : Prop :=
  exists h, relative_entropy m = Finite h /\
    forall n, probability n -> Rbar_le (h - K * energy m + K * energy n) (relative_entropy n).

(** ** Existence *)

Section Existence.

Variable K : R.

Definition free_energies (v : R) : Prop :=
  exists m h, probability m /\ relative_entropy m = Finite h /\ v = h - K * energy m.
Definition infimum : R := real (Glb_Rbar free_energies).

Lemma infimum_correct : (forall v, free_energies v -> infimum <= v) /\
  forall e, 0 < e -> exists v, free_energies v /\ v <= infimum + e.
Proof.
  destruct (energy_bounded w kernel) as [B HB]. unfold infimum.
  destruct (Glb_Rbar_correct free_energies) as [Low Great].
  assert (L : Rbar_le (- (Rabs K * B)) (Glb_Rbar free_energies)).
  { apply Great. intros v (m & h & Hm & Eh & ->). simpl. pose proof (entropy_nonneg m Hm) as P. rewrite Eh in P.
    simpl in P. specialize (HB m Hm). apply (Rmult_le_compat_l (Rabs K)) in HB; [|apply Rabs_pos].
    rewrite <- Rabs_mult in HB. apply Rabs_le_between in HB. lra. }
  assert (U : Rbar_le (Glb_Rbar free_energies) 0).
  { apply Low. exists mean, 0. split; [exact mean_probability|]. split; [exact entropy_of_mean|].
    rewrite (energy_of_mean w kernel). ring. }
  destruct (Glb_Rbar free_energies) as [I| |]; simpl in L, U; try easy. simpl. split.
  - intros v Hv. exact (Low v Hv).
  - intros e He. apply Classical_Prop.NNPP. intros No. assert (Rbar_le (I + e) I); [|simpl in *; lra].
    apply Great. intros v Hv. simpl. apply Rnot_lt_le. intros Lt. apply No. exists v. split; [exact Hv|lra].
Qed.

Definition nearly_minimal (n : nat) (m : functional) : Prop := probability m /\
  exists h, relative_entropy m = Finite h /\ h - K * energy m <= infimum + / (INR n + 1).

Lemma nearly_minimal_filtering : filtering nearly_minimal.
Proof.
  split; [|split].
  - intros n m [Hm _]. exact Hm.
  - intros n m (Hm & h & Eh & L). split; [exact Hm|]. exists h. split; [exact Eh|].
    eapply Rle_trans; [exact L|]. apply Rplus_le_compat_l. rewrite S_INR.
    apply Rinv_le_contravar; pose proof (pos_INR n); lra.
  - intros n. destruct (proj2 infimum_correct _ (inverse_pos n)) as (v & (m & h & Hm & Eh & ->) & L).
    exists m. split; [exact Hm|]. now exists h.
Qed.

(** A function of K: no choice is needed for a sequence of minimisers. *)
Definition minimiser : functional := cluster nearly_minimal.

Lemma minimiser_probability : probability minimiser.
Proof. apply cluster_probability, nearly_minimal_filtering. Qed.

Theorem minimiser_minimum : minimum K minimiser.
Proof.
  pose proof minimiser_probability as Hp.
  assert (L : Rbar_le (relative_entropy minimiser) (infimum + K * energy minimiser)).
  { apply entropy_limit. intros f e Tf He. pose proof (Rabs_pos K) as PK.
    pose (e' := e / 3 / (Rabs K + 1)). assert (Pe : 0 < e') by (apply Rdiv_lt_0_compat; lra).
    destruct (moments_control f e Tf He) as (N1 & d1 & Hd1 & C1).
    destruct (energy_control w kernel e' Pe) as (N2 & d2 & Hd2 & C2).
    destruct (inverse_small (e / 3) ltac:(lra)) as [n Hn].
    destruct (cluster_point nearly_minimal nearly_minimal_filtering n (max N1 N2) (Rmin d1 d2))
      as (m & (Hm & h & Eh & Lh) & Near); [now apply Rmin_glb_lt|]. fold minimiser in Near.
    exists m, h. split; [rewrite Eh; apply Rbar_le_refl|]. split.
    - specialize (C2 m minimiser Hm Hp (near_weaken _ _ _ _ _ _ (Nat.le_max_r _ _) (Rmin_r _ _) Near)).
      specialize (Hn n (le_n n)). apply (Rmult_le_compat_l (Rabs K)) in C2; [|exact PK].
      rewrite <- Rabs_mult in C2. assert (Q : (Rabs K + 1) * e' = e / 3) by (unfold e'; field; lra).
      apply Rabs_le_between in C2. lra.
    - exact (C1 m minimiser Hm Hp (near_weaken _ _ _ _ _ _ (Nat.le_max_l _ _) (Rmin_l _ _) Near)). }
  destruct (entropy_finite _ _ Hp L) as (h & Eh & H0 & Hh). exists h. split; [exact Eh|].
  intros n Hn. pose proof (entropy_nonneg n Hn) as P.
  destruct (relative_entropy n) as [k| |] eqn:Ek; simpl in P |- *; try easy.
  pose proof (proj1 infimum_correct (k - K * energy n)) as I.
  assert (infimum <= k - K * energy n) by (apply I; now exists n, k). lra.
Qed.

End Existence.

(** ** The Euler-Lagrange equation *)

Definition gibbs_density (K : R) (m : functional) (x : R) : R :=
  exp (2 * K * potential_of w m x) / mean (fun y => exp (2 * K * potential_of w m y)).

Section EulerLagrange.

Variables (K : R) (m : functional).
Hypothesis probability_m : probability m.

Let f x := 2 * K * potential_of w m x.
Let Tf : test f := test_scal (2 * K) _ (potential_test w kernel m probability_m).
Let Z := mean (fun x => exp (f x)).
Let Zp : 0 < Z := partition_pos f Tf.

Lemma gibbs_density_eq x : gibbs_density K m x = / Z * exp (f x).
Proof. exact (Rmult_comm (exp (f x)) (/ Z)). Qed.

Lemma gibbs_density_test : test (gibbs_density K m).
Proof.
  apply (test_ext (fun x => / Z * exp (f x))); [intros; now rewrite gibbs_density_eq|].
  apply test_scal, test_exp, Tf.
Qed.

Lemma gibbs_density_pos x : 0 < gibbs_density K m x.
Proof. apply Rdiv_lt_0_compat; [apply exp_pos|exact Zp]. Qed.

Lemma gibbs_density_mass : mean (gibbs_density K m) = 1.
Proof.
  rewrite (mean_ext _ _ gibbs_density_eq).
  rewrite (mean_scal (/ Z) (fun x => exp (f x))) by apply test_exp, Tf. fold Z. field. apply Rgt_not_eq, Zp.
Qed.

Lemma gibbs_density_entropy : relative_entropy (by_density (gibbs_density K m))
  = Finite (by_density (gibbs_density K m) f - ln Z).
Proof.
  rewrite entropy_of_by_density by (apply gibbs_density_test || apply gibbs_density_pos || apply gibbs_density_mass).
  f_equal. unfold circle_entropy, by_density. pose proof gibbs_density_mass as M.
  pose proof gibbs_density_test as T.
  rewrite (mean_ext _ (fun x => 1 * (gibbs_density K m x * f x) + - ln Z * gibbs_density K m x)).
  - rewrite (mean_combine 1 (- ln Z) (fun x => gibbs_density K m x * f x)), M;
      [ring|apply (test_mult _ _ T Tf)|apply T].
  - intros x. unfold gibbs_density at 2. fold (f x). change (mean _) with Z. unfold Rdiv.
    rewrite ln_mult, ln_exp, ln_Rinv by (exact Zp || apply exp_pos || apply Rinv_0_lt_compat, Zp). ring.
Qed.

(** (2.16). *)
Theorem euler_lagrange : minimum K m -> forall g, test g -> m g = by_density (gibbs_density K m) g.
Proof.
  intros (h & Eh & Min). pose (G := by_density (gibbs_density K m)).
  assert (PG : probability G) by (apply by_density_probability; [apply gibbs_density_test|intros; apply Rlt_le,
    gibbs_density_pos|apply gibbs_density_mass]).
  pose proof gibbs_density_entropy as EG. fold G in EG. set (k := G f - ln Z) in EG.
  set (M := mutual_energy w m G).
  assert (Gf : G f = 2 * K * M).
  { unfold f. rewrite (on_scal G PG _ _ (potential_test w kernel m probability_m)). unfold M.
    now rewrite (mutual_symmetric w kernel m G probability_m PG). }
  assert (Mf : m f = 2 * K * energy m) by exact (on_scal m probability_m _ _ (potential_test w kernel m probability_m)).
  apply (gibbs_measure m f h probability_m Tf Eh). fold Z. rewrite Mf.
  (* the inequality along the segment from m to G, divided by its parameter *)
  set (Q := K * (energy m - 2 * M + energy G)).
  assert (S : forall t, 0 < t <= 1 -> K * (2 * M - 2 * energy m) + t * Q <= k - h).
  { intros t Ht. pose proof (mixture_probability t m G ltac:(lra) probability_m PG) as PM.
    pose proof (Min _ PM) as A.
    pose proof (entropy_mixture t m G h k ltac:(lra)) as B. rewrite Eh, EG in B.
    specialize (B (Rbar_le_refl _) (Rbar_le_refl _)). pose proof (Rbar_le_trans _ _ _ A B) as C. simpl in C.
    rewrite (energy_mixture w kernel t m G probability_m PG) in C. fold M in C.
    apply (Rmult_le_reg_l t); [lra|]. unfold Q. lra. }
  assert (L : K * (2 * M - 2 * energy m) <= k - h); [|unfold k in L; rewrite Gf in L; lra].
  apply le_epsilon. intros e He. pose (t := Rmin 1 (e / (Rabs Q + 1))). pose proof (Rabs_pos Q) as PQ.
  assert (Pe : 0 < e / (Rabs Q + 1)) by (apply Rdiv_lt_0_compat; lra).
  assert (Ht : 0 < t <= 1) by (unfold t; split; [apply Rmin_glb_lt; lra|apply Rmin_l]).
  assert (tQ : t * (Rabs Q + 1) <= e).
  { apply Rle_trans with (e / (Rabs Q + 1) * (Rabs Q + 1)); [apply Rmult_le_compat_r; [lra|apply Rmin_r]|].
    apply Req_le. field. lra. }
  specialize (S t Ht). pose proof (Rle_abs (- Q)) as AQ. rewrite Rabs_Ropp in AQ.
  assert (t * - Q <= t * Rabs Q) by (apply Rmult_le_compat_l; lra). lra.
Qed.

(** A bounded exponent. *)
Lemma gibbs_density_near d : (forall x, Rabs (f x) <= d) ->
  forall x, exp (-2 * d) <= gibbs_density K m x <= exp (2 * d).
Proof.
  intros Hd x.
  assert (Zb : exp (- d) <= Z <= exp d).
  { rewrite <- (mean_const (exp (- d))), <- (mean_const (exp d)).
    split; (apply mean_le; [|apply test_exp, Tf || apply cont_const|]); try apply cont_const; try apply test_exp, Tf;
      intros y; specialize (Hd y); apply Rabs_le_between in Hd; apply Bessel.Gamma.exp_le; lra. }
  specialize (Hd x). apply Rabs_le_between in Hd. change (gibbs_density K m x) with (exp (f x) / Z).
  pose proof (Bessel.Gamma.exp_le (- d) (f x) ltac:(lra)) as E1.
  pose proof (Bessel.Gamma.exp_le (f x) d ltac:(lra)) as E2.
  pose proof (exp_pos (- d)) as P1. pose proof (exp_pos d) as P2. pose proof (exp_pos (f x)) as P3.
  split; apply (Rmult_le_reg_r Z _ _ Zp); unfold Rdiv; rewrite Rmult_assoc, Rinv_l, Rmult_1_r
    by (apply Rgt_not_eq, Zp).
  - apply Rle_trans with (exp (-2 * d) * exp d); [apply Rmult_le_compat_l; [apply Rlt_le, exp_pos|apply Zb]|].
    rewrite <- exp_plus. now replace (-2 * d + d) with (- d) by ring.
  - apply Rle_trans with (exp (2 * d) * exp (- d)); [|apply Rmult_le_compat_l; [apply Rlt_le, exp_pos|apply Zb]].
    rewrite <- exp_plus. now replace (2 * d + - d) with d by ring.
Qed.

End EulerLagrange.

(** ** Minimisers near the uniform measure *)

Theorem minimisers_near_uniform (K : R) Kn ms eta : 0 < eta -> is_lim_seq Kn K -> (forall n, probability (ms n)) ->
  weakly ms mean -> exists N, forall n, (N <= n)%nat -> forall x, Rabs (gibbs_density (Kn n) (ms n) x - 1) <= eta.
Proof.
  intros He LK Hm W. pose (d := ln (1 + eta) / 2).
  assert (Pd : 0 < d) by (unfold d; assert (0 < ln (1 + eta)); [rewrite <- ln_1; apply ln_increasing|]; lra).
  pose proof (Rabs_pos K) as PK. pose (q := 2 * (Rabs K + 1)).
  destruct (potential_control w kernel (d / q)) as (N & d' & Hd' & C); [apply Rdiv_lt_0_compat; unfold q; lra|].
  destruct (weakly_near ms mean N d' W Hd') as [n1 H1]. destruct (lim_seq_eventually Kn K 1 LK ltac:(lra)) as [n2 H2].
  exists (max n1 n2). intros n Hn x. specialize (H2 n ltac:(lia)).
  specialize (C (ms n) mean (Hm n) mean_probability (H1 n ltac:(lia))).
  assert (KB : Rabs (Kn n) <= Rabs K + 1).
  { replace (Kn n) with (K + (Kn n - K)) by ring. eapply Rle_trans; [apply Rabs_triang|]. lra. }
  destruct (gibbs_density_near (Kn n) (ms n) (Hm n) d) with (x := x) as [Lo Up].
  - intros y. specialize (C y). rewrite (potential_of_mean w kernel), Rminus_0_r in C.
    rewrite !Rabs_mult, (Rabs_pos_eq 2) by lra. replace d with (q * (d / q)) by (field; unfold q; lra).
    apply Rmult_le_compat; try apply Rabs_pos; [|unfold q; lra|exact C].
    apply Rmult_le_pos; [lra|apply Rabs_pos].
  - assert (E : exp (2 * d) = 1 + eta) by (unfold d; replace (2 * (ln (1 + eta) / 2)) with (ln (1 + eta)) by field;
      apply exp_ln; lra).
    replace (-2 * d) with (- (2 * d)) in Lo by ring. rewrite exp_Ropp, E in Lo. rewrite E in Up.
    assert (1 - eta <= / (1 + eta)).
    { apply (Rmult_le_reg_r (1 + eta)); [lra|]. rewrite Rinv_l by lra. nra. }
    apply Rabs_le. lra.
Qed.

End Kernel.
