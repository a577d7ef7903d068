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

Section Stability.

Variables (S : sphere) (d : nat).
Hypothesis d_ge_2 : (2 <= d)%nat.
Hypothesis facts : general_facts S d.

Local Notation D := (INR d).
Local Notation Sigma := (surface S).
Let surf : surface_facts S d := on_surface S d facts.
Let harm : harmonic_facts S d := on_harmonics S d facts.
Let intf : integral_facts Sigma := surface_integral S d surf.

Lemma energy_bounds : forall beta rho, 0 < beta -> is_density Sigma rho ->
  0 <= sphere_energy S beta (with_density S rho)
  <= eigenvalue D 1 beta * integrate Sigma (fun x => (rho x - 1) ^ 2).
Proof.
  intros beta rho Hb Dens. pose proof (D_ge_2 d d_ge_2) as HD. assert (H1 : 1 < D) by lra.
  set (mu := with_density S rho). set (Q := integrate Sigma (fun x => (rho x - 1) ^ 2)).
  pose proof (energy_series S d d_ge_2 facts beta mu Hb) as E.
  pose (a := fun k => eigenvalue D (Datatypes.S k) beta * harmonic_power S (Datatypes.S k) mu).
  assert (L : is_lim_seq (sum_n a) (sphere_energy S beta mu)) by exact E.
  assert (Lpos : forall k, 0 < eigenvalue D (Datatypes.S k) beta) by (intros; apply eigenvalue_pos; [exact H1|lia]).
  assert (Pw : forall k, 0 <= harmonic_power S k mu) by (intros; apply (power_nonneg S d harm)).
  split.
  - apply (is_lim_seq_le (fun _ => 0) (sum_n a) (Finite 0) (Finite (sphere_energy S beta mu)));
      [|apply is_lim_seq_const|exact L].
    intros n. apply sum_n_nonneg. intros k. apply Rmult_le_pos; [apply Rlt_le, Lpos|apply Pw].
  - apply (is_lim_seq_le (sum_n a) (fun _ => eigenvalue D 1 beta * Q) (Finite (sphere_energy S beta mu))
      (Finite (eigenvalue D 1 beta * Q))); [|exact L|apply is_lim_seq_const].
    intros n. apply Rle_trans with (eigenvalue D 1 beta * degree_sum (fun l => harmonic_power S l mu) n).
    + unfold degree_sum. induction n as [|n IH].
      * rewrite !sum_O. apply Rle_refl.
      * rewrite !sum_Sn. change plus with Rplus. rewrite Rmult_plus_distr_l.
        apply Rplus_le_compat; [exact IH|]. apply Rmult_le_compat_r; [apply Pw|].
        apply Rlt_le, eigenvalue_largest; [exact H1|exact Hb|lia].
    + apply Rmult_le_compat_l; [apply Rlt_le, (Lpos O)|]. apply (bessel_inequality S d harm rho n Dens).
Qed.

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

Lemma sphere_locally_rigid : regularity_facts S -> forall beta, 0 < beta ->
  locally_rigid (model_at S beta) (linear_threshold D beta).
Proof.
  intros reg beta Hb K Kn mus HK LimK Min Conv. pose proof (D_ge_2 d d_ge_2) as HD.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)) as Pl.
  pose proof (threshold_pos d d_ge_2 beta Hb) as Tp.
  pose (K' := Rmax ((K + linear_threshold D beta) / 2) 0).
  assert (HK' : 0 <= K' < linear_threshold D beta /\ K < K' \/ 0 <= K' < linear_threshold D beta /\ K < 0).
  { unfold K', Rmax. destruct (Rle_dec ((K + linear_threshold D beta) / 2) 0); [right|left]; lra. }
  assert (Gap : 0 < 1 / 2 - K' * eigenvalue D 1 beta).
  { assert (T : linear_threshold D beta * eigenvalue D 1 beta = 1 / 2).
    { rewrite (threshold_eq d d_ge_2) by exact Hb. unfold degree_one_threshold. field. lra. }
    assert (K' * eigenvalue D 1 beta < linear_threshold D beta * eigenvalue D 1 beta)
      by (apply Rmult_lt_compat_r; lra). lra. }
  set (gap := 1 / 2 - K' * eigenvalue D 1 beta) in *.
  destruct (minimisers_regular S reg beta K Kn mus gap Hb Gap LimK Min Conv) as [N1 HN1].
  assert (Ev : eventually (fun n => Kn n < K')).
  { assert (P : 0 < K' - K) by lra. apply is_lim_seq_spec in LimK. destruct (LimK (mkposreal _ P)) as [N HN].
    exists N. intros n Hn. specialize (HN n Hn). simpl in HN. apply Rabs_def2 in HN. lra. }
  destruct Ev as [N2 HN2]. pose (n := max N1 N2).
  destruct (HN1 n ltac:(unfold n; lia)) as (rho & Dens & Eq & Near).
  specialize (HN2 n ltac:(unfold n; lia)). exists n. simpl.
  pose proof (energy_bounds beta rho Hb Dens) as EB. pose proof (entropy_local rho gap Dens Near) as HB.
  set (Q := integrate Sigma (fun x => (rho x - 1) ^ 2)) in *.
  destruct (Min n) as (h & Eh & Hmin). specialize (Hmin (sphere_uniform S)). simpl in Eh, Hmin.
  rewrite Eq in Eh, Hmin. rewrite (entropy_of_density S d surf rho Dens) in Eh. injection Eh as Eh.
  rewrite (entropy_of_uniform S d facts), (energy_of_uniform S d facts) in Hmin. simpl in Hmin.
  assert (Cq : continuous_fun Sigma (fun x => (rho x + -1) * (rho x + -1))).
  { assert (C1 : continuous_fun Sigma (fun x => rho x + -1)).
    { apply (continuous_fun_plus Sigma intf); [apply Dens|apply (continuous_fun_const Sigma intf)]. }
    now apply (continuous_fun_mult Sigma intf). }
  assert (Qeq : Q = integrate Sigma (fun x => (rho x + -1) * (rho x + -1))).
  { unfold Q. apply (integrate_ext Sigma intf). intros x. ring. }
  assert (Sq : forall x, 0 <= (rho x + -1) * (rho x + -1)) by (intros x; apply Rle_0_sqr).
  pose proof (integrate_nonneg Sigma intf _ Cq Sq) as Qpos. rewrite <- Qeq in Qpos.
  assert (Bound : Kn n * sphere_energy S beta (with_density S rho) <= K' * (eigenvalue D 1 beta * Q)).
  { apply Rle_trans with (K' * sphere_energy S beta (with_density S rho)).
    - apply Rmult_le_compat_r; lra.
    - apply Rmult_le_compat_l; lra. }
  assert (Q0 : Q = 0).
  { apply Rle_antisym; [|exact Qpos]. apply (Rmult_le_reg_l gap); [exact Gap|]. unfold gap in *. nra. }
  rewrite Eq. apply (density_one S d surf). intros x.
  pose proof (integrate_definite Sigma intf _ Cq Sq ltac:(lra) x) as Z. cbv beta in Z.
  apply Rmult_integral in Z. lra.
Qed.

End Stability.
