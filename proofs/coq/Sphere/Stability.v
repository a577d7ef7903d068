(** * Strict local stability below K_#

    Near the uniform density the entropy is at least (1/2 - eta/6) times the square
    norm of rho - 1, and the energy at most lambda_1 times it: below K_# minimisers
    that are uniformly close to 1 are equal to 1.  This closes the last step of
    Lemma 2.2 (iii). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Variational.EntropyTaylor
  Variational.Principle Variational.KirkwoodMonroe Sphere.Model Sphere.Competitor.
Local Open Scope R_scope.

Section Density.

Variable Sigma : integral.
Hypothesis intf : integral_facts Sigma.

Lemma entropy_local : forall rho eta, is_density Sigma rho -> (forall x, Rabs (rho x - 1) <= eta) ->
  (1 / 2 - eta / 6) * integrate Sigma (fun x => (rho x - 1) ^ 2) <= density_entropy Sigma rho.
Proof.
  intros rho eta (Cr & Pr & Mr) Near.
  assert (C1 : continuous_fun Sigma (fun x => rho x + -1))
    by (apply (continuous_fun_plus Sigma intf); [exact Cr|apply (continuous_fun_const Sigma intf)]).
  assert (C2 : continuous_fun Sigma (fun x => (rho x + -1) * (rho x + -1)))
    by now apply (continuous_fun_mult Sigma intf).
  assert (Cl : continuous_fun Sigma (fun x => rho x * ln (rho x))).
  { apply (continuous_fun_mult Sigma intf _ _ Cr). now apply (continuous_fun_ln Sigma intf). }
  pose (k := - (1 / 2 - eta / 6)).
  assert (Ck := continuous_fun_scal Sigma intf k _ C2).
  assert (Cm := continuous_fun_scal Sigma intf (-1) _ C1).
  assert (M1 : integrate Sigma (fun x => rho x + -1) = 0).
  { rewrite (integrate_plus Sigma intf _ _ Cr (continuous_fun_const Sigma intf (-1))), Mr.
    rewrite (integrate_ext Sigma intf (fun _ => -1) (fun _ => -1 * 1)) by (intros; ring).
    rewrite (integrate_scal Sigma intf _ _ (continuous_fun_const Sigma intf 1)), (integrate_one Sigma intf). ring. }
  assert (Cs := continuous_fun_plus Sigma intf _ _ Cm Ck). cbv beta in Cs.
  assert (G := integrate_nonneg Sigma intf _ (continuous_fun_plus Sigma intf _ _ Cl Cs)). cbv beta in G.
  rewrite (integrate_plus Sigma intf _ _ Cl Cs), (integrate_plus Sigma intf _ _ Cm Ck) in G.
  rewrite (integrate_scal Sigma intf _ _ C1), (integrate_scal Sigma intf _ _ C2), M1 in G.
  unfold density_entropy.
  rewrite (integrate_ext Sigma intf (fun x => (rho x - 1) ^ 2) (fun x => (rho x + -1) * (rho x + -1)))
    by (intros; ring).
  enough (0 <= integrate Sigma (fun x => rho x * ln (rho x))
    + (-1 * 0 + k * integrate Sigma (fun x => (rho x + -1) * (rho x + -1)))) by (unfold k in *; lra).
  apply G. intros x. specialize (Pr x). specialize (Near x). apply Rabs_le_between in Near.
  pose proof (entropy_density_local eta (rho x - 1) ltac:(lra) ltac:(lra)) as T.
  unfold entropy_density in T. replace (1 + (rho x - 1)) with (rho x) in T by ring. unfold k. lra.
Qed.

(** A density near 1 with H <= K E, where E <= Lambda |rho - 1|^2 and K Lambda < 1/2. *)
Lemma near_one_rigid : forall rho gap K Lambda E, is_density Sigma rho -> 0 < gap ->
  (forall x, Rabs (rho x - 1) <= gap) -> 0 <= K -> K * Lambda <= 1 / 2 - gap ->
  E <= Lambda * integrate Sigma (fun x => (rho x - 1) ^ 2) -> density_entropy Sigma rho <= K * E ->
  forall x, rho x = 1.
Proof.
  intros rho gap K Lambda E Dens Gap Near HK KL EB HB x. pose proof (entropy_local rho gap Dens Near) as L.
  assert (Cq : continuous_fun Sigma (fun x => (rho x + -1) * (rho x + -1))).
  { assert (C1 : continuous_fun Sigma (fun x => rho x + -1)).
    { apply (continuous_fun_plus Sigma intf); [apply Dens|apply (continuous_fun_const Sigma intf)]. }
    now apply (continuous_fun_mult Sigma intf). }
  assert (Sq : forall x, 0 <= (rho x + -1) * (rho x + -1)) by (intros; apply Rle_0_sqr).
  pose proof (integrate_nonneg Sigma intf _ Cq Sq) as Qpos.
  rewrite (integrate_ext Sigma intf (fun x => (rho x - 1) ^ 2) (fun x => (rho x + -1) * (rho x + -1))) in L, EB
    by (intros; ring).
  set (Q := integrate Sigma _) in *. apply (Rmult_le_compat_l K) in EB; [|exact HK].
  assert (K * Lambda * Q <= (1 / 2 - gap) * Q) by now apply Rmult_le_compat_r.
  assert (Q0 : Q = 0) by nra.
  pose proof (integrate_definite Sigma intf _ Cq Sq Q0 x) as Z. cbv beta in Z. apply Rmult_integral in Z. lra.
Qed.

End Density.

Section Stability.

Variables (S : sphere) (d : nat).
Hypothesis d_ge_2 : (2 <= d)%nat.
Hypothesis facts : general_facts S d.

Local Notation D := (INR d).
Local Notation Sigma := (surface S).
Let surf : surface_facts S d := on_surface S d facts.
Let harm : harmonic_facts S d := on_harmonics S d facts.
Let intf : integral_facts Sigma := surface_integral S d surf.

Lemma energy_upper : regularity_facts S -> forall beta rho, 0 < beta -> is_density Sigma rho ->
  sphere_energy S beta (with_density S rho) <= eigenvalue D 1 beta * integrate Sigma (fun x => (rho x - 1) ^ 2).
Proof.
  intros reg beta rho Hb Dens. pose proof (D_ge_2 d d_ge_2) as HD. assert (H1 : 1 < D) by lra.
  set (mu := with_density S rho). set (Q := integrate Sigma (fun x => (rho x - 1) ^ 2)).
  pose proof (energy_series S d d_ge_2 facts beta mu Hb) as E.
  apply (is_lim_seq_le (sum_n (fun k => eigenvalue D (Datatypes.S k) beta * harmonic_power S (Datatypes.S k) mu))
    (fun _ => eigenvalue D 1 beta * Q) (Finite (sphere_energy S beta mu)) (Finite (eigenvalue D 1 beta * Q)));
    [|exact E|apply is_lim_seq_const].
  intros n. apply Rle_trans with (eigenvalue D 1 beta * degree_sum (fun l => harmonic_power S l mu) n).
  - unfold degree_sum. induction n as [|n IH].
    + rewrite !sum_O. apply Rle_refl.
    + rewrite !sum_Sn. change plus with Rplus. rewrite Rmult_plus_distr_l.
      apply Rplus_le_compat; [exact IH|]. apply Rmult_le_compat_r; [apply (power_nonneg S d harm)|].
      apply Rlt_le, eigenvalue_largest; [exact H1|exact Hb|lia].
  - apply Rmult_le_compat_l; [apply Rlt_le, eigenvalue_pos; [exact H1|lia]|].
    apply (bessel_inequality S reg rho n Dens).
Qed.

Lemma sphere_locally_rigid : regularity_facts S -> forall beta, 0 < beta ->
  locally_rigid (model_at S beta) (linear_threshold D beta).
Proof.
  intros reg beta Hb K Kn mus HK Above LimK Min Conv. pose proof (D_ge_2 d d_ge_2) as HD.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)) as Pl.
  pose (K' := (K + linear_threshold D beta) / 2). pose (gap := 1 / 2 - K' * eigenvalue D 1 beta).
  assert (Gap : 0 < gap).
  { assert (T : linear_threshold D beta * eigenvalue D 1 beta = 1 / 2).
    { rewrite (threshold_eq d d_ge_2) by exact Hb. unfold degree_one_threshold. field. lra. }
    assert (K' * eigenvalue D 1 beta < linear_threshold D beta * eigenvalue D 1 beta)
      by (apply Rmult_lt_compat_r; unfold K'; lra). unfold gap. lra. }
  destruct (minimisers_regular S reg beta K Kn mus gap Hb Gap (proj1 HK) Above LimK Min Conv) as [N1 HN1].
  assert (P : 0 < K' - K) by (unfold K'; lra). apply is_lim_seq_spec in LimK.
  destruct (LimK (mkposreal _ P)) as [N2 HN2]. pose (n := max N1 N2). exists n.
  specialize (HN2 n ltac:(unfold n; lia)). simpl in HN2. apply Rabs_def2 in HN2. specialize (Above n).
  destruct (HN1 n ltac:(unfold n; lia)) as (rho & Dens & Eq & Near).
  destruct (Min n) as (h & Eh & Hmin). specialize (Hmin (sphere_uniform S)). simpl in Eh, Hmin |- *.
  rewrite Eq in Eh, Hmin |- *. rewrite (entropy_of_density S d surf rho Dens) in Eh. injection Eh as Eh.
  rewrite (entropy_of_uniform S d facts), (energy_of_uniform S d facts) in Hmin. simpl in Hmin.
  apply (density_one S d surf). apply (near_one_rigid Sigma intf rho gap (Kn n) (eigenvalue D 1 beta)
    (sphere_energy S beta (with_density S rho)) Dens Gap Near).
  - lra.
  - unfold gap. assert (Kn n * eigenvalue D 1 beta <= K' * eigenvalue D 1 beta) by (apply Rmult_le_compat_r; lra). lra.
  - now apply energy_upper.
  - lra.
Qed.

End Stability.
