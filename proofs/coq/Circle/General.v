(** * Continuous even kernels on the circle: linear stability, the criterion, the obstruction

    The linear threshold (2.9) bounds K_c; Theorem 3.5, with A_l = l; Lemma 5.1, with Lemma 2.2 (iii); and the Kuramoto
    kernel cos, whose critical coupling is 1. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Criterion.Coercivity Zonal.Moments Zonal.Norm Quartic.Expansion
  Quartic.Obstruction Variational.Principle Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Sphere.Competitor Sphere.Stability Sphere.Theorem11.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Fourier Circle.Probability Circle.Entropy Circle.Weak
  Circle.Energy Circle.Model Circle.Kernel Circle.Facts Circle.Variation.
Local Open Scope R_scope.

Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

Local Definition gen : general_facts circle 2 := in_general _ _ circle_facts.

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

Local Notation lambda := (cos_coefficient w).
Local Notation M := (kernel_model w).

Let facts : model_facts M := kernel_model_facts w kernel.

Lemma entropy_density_measure rho : is_density circle_integral rho ->
  relative_entropy (on (circle_with_density rho)) = Finite (circle_entropy rho).
Proof.
  intros D. rewrite (entropy_ext _ (by_density rho)) by (intros f Tf; now apply density_value).
  now apply entropy_of_by_density; apply D.
Qed.

(** ** Linear stability, (2.9) *)

(** No direction of negative second variation. *)
Definition linearly_stable (K : R) : Prop := forall l, (1 <= l)%nat -> 0 <= 1 / 2 - K * lambda l.
Definition linear_threshold_of : Rbar := Lub_Rbar (fun K => 0 <= K /\ linearly_stable K).

Theorem minimal_stable K : minimises M K -> linearly_stable K.
Proof.
  intros Min l Hl. apply Rnot_lt_le. intros Neg. set (c := - (1 / 2 - K * lambda l)).
  pose proof (gap_expansion w kernel l 1 0 Hl K) as G. rewrite (mode_square l 1 0 Hl) in G.
  rewrite Rabs_R1, Rabs_R0 in G. replace (1 + 0 + 1) with 2 in G by ring.
  pose (eps := Rmin (1 / 4) (c / 32)). assert (Pc : 0 < c) by (unfold c; lra).
  assert (He : 0 < eps <= 1 / 4 /\ eps <= c / 32).
  { split; [split; [apply Rmin_glb_lt; lra|apply Rmin_l]|apply Rmin_r]. }
  specialize (G eps). rewrite (Rabs_pos_eq eps) in G by lra. specialize (G ltac:(lra)).
  pose proof (varied_density l 1 0 Hl eps) as D. rewrite (Rabs_pos_eq eps), Rabs_R1, Rabs_R0 in D by lra.
  specialize (D ltac:(lra)). specialize (Min (circle_with_density (varied l 1 0 eps))).
  cbn [entropy energy kernel_model] in Min.
  rewrite (entropy_density_measure _ D), (with_density_energy w kernel _ D) in Min. simpl in Min.
  unfold gap in G. apply Rabs_le_between in G. set (E := energy_of w _) in *. set (H := circle_entropy _) in *.
  replace (1 / 2 - K * lambda l) with (- c) in G by (unfold c; ring).
  assert (P2 : 0 < eps ^ 2) by (apply pow_lt; lra).
  assert (eps ^ 3 <= eps ^ 2 * (c / 32)).
  { replace (eps ^ 3) with (eps ^ 2 * eps) by ring. apply Rmult_le_compat_l; lra. }
  assert (0 < eps ^ 2 * c) by now apply Rmult_lt_0_compat. simpl in *. lra.
Qed.

(** K_c <= K_#. *)
Theorem critical_le_linear : Rbar_le (critical_coupling M) linear_threshold_of.
Proof.
  apply critical_coupling_le. intros K K0 Min. apply (proj1 (Lub_Rbar_correct _)). split; [exact K0|].
  now apply minimal_stable.
Qed.

(** K_# = 1/(2 max lambda). *)
Theorem linear_threshold_value m : (1 <= m)%nat -> 0 < lambda m -> (forall l, (1 <= l)%nat -> lambda l <= lambda m) ->
  linear_threshold_of = Finite (1 / (2 * lambda m)).
Proof.
  intros Hm Pm Max. apply is_lub_Rbar_unique. split.
  - intros K [K0 S]. specialize (S m Hm). simpl. apply (Rmult_le_reg_r (2 * lambda m)); [lra|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
  - intros b Hb. apply Hb. assert (P : 0 < 1 / (2 * lambda m)) by (apply Rdiv_lt_0_compat; lra). split; [lra|].
    intros l Hl. specialize (Max l Hl). apply (Rmult_le_compat_l (1 / (2 * lambda m))) in Max; [|lra].
    replace (1 / (2 * lambda m) * lambda m) with (1 / 2) in Max by (field; lra). lra.
Qed.

(** ** Theorem 3.5 *)

Theorem criterion : 0 < lambda 1%nat -> (forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / INR l) ->
  (exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / INR l) ->
  critical_coupling M = Finite (1 / (2 * lambda 1%nat)) /\ continuous_transition M /\
  forall K, 0 <= K <= 1 / (2 * lambda 1%nat) -> only_minimiser M K.
Proof.
  intros L1 Maj Strict. pose (A := beckner (INR 2)). pose (Kt := 1 / (2 * lambda 1%nat)).
  assert (Kp : 0 < Kt) by (apply Rdiv_lt_0_compat; lra).
  assert (Ap : forall l, (1 <= l)%nat -> 0 < A l).
  { intros l Hl. unfold A. rewrite beckner_circle by exact Hl. apply lt_0_INR. lia. }
  assert (A1 : A 1%nat = 1) by (unfold A; rewrite beckner_circle by lia; reflexivity).
  assert (Maj' : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l).
  { intros l Hl. unfold A. rewrite beckner_circle by lia. now apply Maj. }
  assert (Strict' : exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / A l).
  { destruct Strict as (l & Hl & S). exists l. split; [exact Hl|]. unfold A. now rewrite beckner_circle by lia. }
  pose proof (fun mu l (_ : (1 <= l)%nat) => power_nonneg (on mu) l) as Pw.
  pose proof (fun mu => energy_regularised w kernel (on mu) (on_probability mu)) as Reg.
  pose proof (fun mu h E => beckner_onofri circle 2 circle_coercivity mu h E) as Coer.
  assert (Only : only_minimiser M Kt).
  { split.
    - intros mu. cbn [entropy energy kernel_model]. pose proof (entropy_nonneg (on mu) (on_probability mu)) as P.
      destruct (relative_entropy (on mu)) as [h| |] eqn:Eh; simpl in P |- *; try easy.
      pose proof (criterion_gap_nonneg A lambda _ h _ Ap A1 L1 Maj' (Pw mu) (Coer mu h Eh) (Reg mu) Kt) as G.
      unfold degree_one_threshold in G. fold Kt in G. specialize (G ltac:(lra)). lra.
    - intros mu Eq. cbn [entropy energy kernel_model] in Eq. apply powers_determine_uniform.
      apply (criterion_unique_endpoint A lambda _ _ _ Ap A1 L1 Maj' (Pw mu) (Coer mu _ Eq) (Reg mu)).
      + exact (Sphere.Theorem11.equality_case circle 2 ltac:(lia) gen circle_coercivity circle_uniqueness mu _ Eq).
      + exact Strict'.
      + unfold degree_one_threshold. fold Kt. lra. }
  destruct (endpoint_uniqueness M facts (kernel_weak_facts w kernel) Kt ltac:(lra) Only) as [E C].
  - intros K HK Min. pose proof (minimal_stable K Min 1%nat ltac:(lia)) as S. unfold Kt in HK.
    apply (Rmult_lt_compat_r (lambda 1%nat)) in HK; [|lra].
    replace (1 / (2 * lambda 1%nat) * lambda 1%nat) with (1 / 2) in HK by (field; lra). lra.
  - split; [exact E|]. split; [exact C|]. intros K HK. now apply (uniqueness_propagates M facts (kernel_definite w) Kt).
Qed.

(** ** Lemma 5.1, and Lemma 2.2 (iii) *)

Theorem obstruction : 0 < lambda 1%nat -> 1 / 2 < lambda 2%nat / lambda 1%nat ->
  exists mu, beats_uniform M (1 / (2 * lambda 1%nat)) mu.
Proof.
  intros L1 L2. pose proof (quartic_obstruction 2 (sphere_mean 2) _ _ (Rle_refl 2) circle_average L1 L2) as Q.
  set (eps := obstruction_eps 2 _) in Q. set (tau := obstruction_tau 2) in Q. cbv zeta in Q.
  destruct Q as (Pos & _ & Neg). rewrite <- two in Pos, Neg.
  set (mu := with_density circle (zonal circle (Sphere.Competitor.competitor 2 eps tau))).
  destruct (Sphere.Competitor.competitor_powers circle 2 ltac:(lia) gen eps tau Pos) as (P1 & P2 & P3).
  fold mu in P1, P2, P3. exists mu. unfold beats_uniform. cbn [entropy energy kernel_model].
  pose proof (Sphere.Competitor.competitor_entropy circle 2 ltac:(lia) gen eps tau Pos) as E. fold mu in E.
  change (sphere_entropy circle mu) with (relative_entropy (on mu)) in E. rewrite E. simpl.
  pose proof (regularised_finite lambda (power (on mu)) _ 1 (energy_regularised w kernel _ (on_probability mu))
    ltac:(intros k Hk; apply P3; lia)) as En. cbn [sum_f_R0] in En.
  change (power (on mu) 1) with (harmonic_power circle 1 mu) in En.
  change (power (on mu) 2) with (harmonic_power circle 2 mu) in En. rewrite P1, P2 in En.
  rewrite (two_degree_energy_value (INR 2) (sphere_mean 2)) in Neg
    by (rewrite two; lra) || (apply sphere_mean_zonal; lia).
  change (zonal_entropy (sphere_mean 2) (Sphere.Competitor.competitor 2 eps tau) < 1 / (2 * lambda 1%nat)
    * energy_of w (on mu)). rewrite En.
  apply Rminus_lt. eapply Rle_lt_trans; [|exact Neg]. apply Req_le. reflexivity.
Qed.

(** E <= Lambda |rho - 1|^2. *)
Lemma energy_below Lambda rho : 0 <= Lambda -> (forall l, (1 <= l)%nat -> lambda l <= Lambda) ->
  is_density circle_integral rho ->
  energy_of w (on (circle_with_density rho)) <= Lambda * mean (fun x => (rho x - 1) ^ 2).
Proof.
  intros L0 Max D. set (mu := circle_with_density rho). set (Q := mean _).
  destruct (energy_regularised w kernel (on mu) (on_probability mu)) as (th & En & Hth & _ & Sum & Lim).
  apply (is_lim_seq_le En (fun _ => Lambda * Q) (Finite _) (Finite (Lambda * Q))); [|exact Lim|apply is_lim_seq_const].
  intros n. apply (is_lim_seq_le (sum_n (fun k => th n (S k) * lambda (S k) * power (on mu) (S k)))
    (fun _ => Lambda * Q) (Finite (En n)) (Finite (Lambda * Q))); [|exact (Sum n)|apply is_lim_seq_const].
  intros N. pose proof (circle_bessel_inequality rho N D) as B. unfold degree_sum in B.
  apply Rle_trans with (Lambda * sum_n (fun k => power (on mu) (S k)) N);
    [|apply Rmult_le_compat_l; [exact L0|exact B]].
  assert (T : forall k, th n (S k) * lambda (S k) * power (on mu) (S k) <= Lambda * power (on mu) (S k)).
  { intros k. apply Rmult_le_compat_r; [apply power_nonneg|]. specialize (Max (S k) ltac:(lia)).
    destruct (Hth n (S k)) as [T0 T1]. destruct (Rle_lt_dec 0 (lambda (S k))) as [P|P].
    - apply Rle_trans with (1 * lambda (S k)); [now apply Rmult_le_compat_r|lra].
    - apply Rle_trans with 0; [nra|exact L0]. }
  rewrite !sum_n_Reals, scal_sum. apply sum_Rle. intros k _. specialize (T k). lra.
Qed.

Theorem kernel_rigid Lambda : 0 < Lambda -> (forall l, (1 <= l)%nat -> lambda l <= Lambda) ->
  locally_rigid M (1 / (2 * Lambda)).
Proof.
  intros L0 Max K Kn mus HK Above LimK Min Conv. set (Ks := 1 / (2 * Lambda)) in *.
  pose (K' := (K + Ks) / 2). pose (gap := 1 / 2 - K' * Lambda).
  assert (Gap : 0 < gap).
  { assert (T : Ks * Lambda = 1 / 2) by (unfold Ks; field; lra).
    assert (K' * Lambda < Ks * Lambda) by (apply Rmult_lt_compat_r; unfold K'; lra). unfold gap. lra. }
  destruct (minimisers_uniform w kernel K Kn mus gap Gap LimK Min Conv) as [N1 HN1].
  destruct (lim_seq_eventually Kn K (K' - K) LimK ltac:(unfold K'; lra)) as [N2 HN2].
  pose (n := max N1 N2). exists n. specialize (HN2 n ltac:(unfold n; lia)). apply Rabs_def2 in HN2.
  specialize (Above n).
  destruct (HN1 n ltac:(unfold n; lia)) as (rho & D & Eq & Near).
  destruct (Min n) as (h & Eh & Hmin). specialize (Hmin uniform_measure). cbn [entropy energy kernel_model] in Eh, Hmin.
  rewrite Eq in Eh, Hmin. rewrite (entropy_density_measure rho D) in Eh. injection Eh as Eh.
  rewrite entropy_uniform_measure, (energy_uniform_measure w kernel) in Hmin. cbn [Rbar_le] in Hmin.
  cbn [uniform kernel_model]. rewrite Eq. apply (density_one circle 2 circle_surface).
  apply (Sphere.Stability.near_one_rigid circle_integral circle_integral_facts rho gap (Kn n) Lambda
    (energy_of w (on (circle_with_density rho))) D Gap Near).
  - lra.
  - unfold gap. assert (Kn n * Lambda <= K' * Lambda) by (apply Rmult_le_compat_r; lra). lra.
  - apply energy_below; [lra|exact Max|exact D].
  - change (density_entropy circle_integral rho) with (circle_entropy rho). lra.
Qed.

(** A competitor at K_# = 1/(2 max lambda): K_c < K_#, and the transition is discontinuous. *)
Theorem competitor_discontinuous m mu : (1 <= m)%nat -> 0 < lambda m ->
  (forall l, (1 <= l)%nat -> lambda l <= lambda m) -> beats_uniform M (1 / (2 * lambda m)) mu ->
  Rbar_lt (critical_coupling M) (1 / (2 * lambda m)) /\ ~ continuous_transition M.
Proof.
  intros Hm Pm Max Beats.
  exact (endpoint_competitor_discontinuous M facts _ mu (minimisers_converge w kernel) (kernel_rigid _ Pm Max)
    ltac:(apply Rdiv_lt_0_compat; lra) Beats).
Qed.

Corollary obstruction_gap : 0 < lambda 1%nat -> 1 / 2 < lambda 2%nat / lambda 1%nat ->
  Rbar_lt (critical_coupling M) (1 / (2 * lambda 1%nat)).
Proof.
  intros L1 L2. destruct (obstruction L1 L2) as [mu B].
  apply (endpoint_competitor M facts _ mu); [apply Rdiv_lt_0_compat; lra|exact B].
Qed.

End Kernel.

(** ** The Kuramoto kernel *)

Lemma cos_centred : centred_kernel cos.
Proof.
  split; [split|split].
  - intros x. apply continuous_cos.
  - intros x. rewrite <- (cos_period x 1). f_equal. simpl. ring.
  - apply cos_neg.
  - rewrite <- (mean_cos 1 (le_n 1)). apply Mean.mean_ext. intros x. now rewrite Rmult_1_l.
Qed.

Lemma cos_eigenvalue l : (1 <= l)%nat -> cos_coefficient cos l = if Nat.eqb l 1 then 1 / 2 else 0.
Proof.
  intros Hl. unfold cos_coefficient. destruct (Nat.eqb_spec l 1) as [->|N].
  - rewrite (Mean.mean_ext _ (fun x => cos (INR 1 * x) ^ 2)), (mean_cos_sqr 1 (le_n 1)); [field|].
    intros x. simpl (INR 1). rewrite Rmult_1_l. ring.
  - rewrite (Mean.mean_ext _ (fun x => cos (INR 1 * x) * cos (INR l * x))) by (intros; simpl (INR 1); now rewrite
      Rmult_1_l). apply mean_cos_cos. lia.
Qed.

Theorem kuramoto : critical_coupling (kernel_model cos) = Finite 1 /\ continuous_transition (kernel_model cos) /\
  forall K, 0 <= K <= 1 -> only_minimiser (kernel_model cos) K.
Proof.
  pose proof (criterion cos cos_centred) as C. rewrite (cos_eigenvalue 1 (le_n 1)) in C. cbn [Nat.eqb] in C.
  assert (Z : forall l, (2 <= l)%nat -> cos_coefficient cos l / (1 / 2) < 1 / INR l).
  { intros l Hl. rewrite cos_eigenvalue, (proj2 (Nat.eqb_neq l 1)) by lia. pose proof (lt_0_INR l ltac:(lia)).
    unfold Rdiv. rewrite Rmult_0_l, Rmult_1_l. now apply Rinv_0_lt_compat. }
  replace (1 / (2 * (1 / 2))) with 1 in C by field. apply C; [lra| |].
  - intros l Hl. now apply Rlt_le, Z.
  - exists 2%nat. split; [lia|]. now apply Z.
Qed.
