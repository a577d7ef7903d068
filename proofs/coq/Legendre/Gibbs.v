(** * Gibbs densities of the zonal model

    For K >= 0 the free energy of a density f and that of the Gibbs density of a sequence of moments a,
    exp (2 K V_a) / Z_a, lie on two sides of one function of moments, J (a) = K E (a) - ln Z_a:
    F (Gibbs of a) <= J (a), and J (moments of f) <= F (f). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Variational.EntropyTaylor
  Variational.KirkwoodMonroe Sphere.Model Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model
  Legendre.Kernel Legendre.Control.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation Avg := interval_mean_zonal.
Local Notation density := (is_density interval_integral).
Local Opaque exp ln.

(** ** Gibbs' inequality, with its equality case *)

Section Inequality.

Variables rho y : R -> R.
Hypothesis density_rho : density rho.
Hypothesis density_y : density y.

Let excess (t : R) : R := rho t * ln (rho t) + -1 * (rho t * ln (y t)) + (1 * y t + -1 * rho t).

Lemma excess_nonneg t : 0 <= excess t.
Proof.
  destruct (density_facts rho density_rho) as (_ & _ & Pos & _), (density_facts y density_y) as (_ & _ & Py & _).
  specialize (Pos t). specialize (Py t). unfold excess.
  pose proof (Bessel.Gamma.ln_le_sub_1 (y t / rho t) ltac:(now apply Rdiv_lt_0_compat)) as T.
  unfold Rdiv in T. rewrite ln_mult, ln_Rinv in T by (try apply Rinv_0_lt_compat; assumption).
  apply (Rmult_le_compat_l (rho t)) in T; [|lra].
  replace (rho t * (y t * / rho t - 1)) with (y t - rho t) in T by (field; lra). lra.
Qed.

Lemma log_continuous z t : density z -> continuous (fun t => rho t * ln (z t)) t.
Proof.
  intros D. apply continuous_times; [apply density_rho|]. destruct (density_facts z D) as (C & _ & Pos & _).
  now apply continuous_log.
Qed.

Lemma excess_continuous : interval_continuous excess.
Proof.
  destruct (density_facts rho density_rho) as (C & I & _ & _), (density_facts y density_y) as (Cy & Iy & _ & _). split.
  - intros t. unfold excess.
    assert (K : forall c (u : R -> R), continuous u t -> continuous (fun t => c * u t) t).
    { intros c u. apply (continuous_times (fun _ => c)), continuous_const. }
    apply continuous_sum; apply continuous_sum; [now apply log_continuous|apply K; now apply log_continuous|..];
      apply K; [apply Cy|apply C].
  - intros t. unfold excess. now rewrite (I t), (Iy t).
Qed.

Lemma excess_mean : mean excess = mean (fun t => rho t * ln (rho t)) - mean (fun t => rho t * ln (y t)).
Proof.
  destruct (density_facts rho density_rho) as (C & _ & _ & M), (density_facts y density_y) as (Cy & _ & _ & My).
  assert (C1 : continuous_on_interval (fun t => -1 * (rho t * ln (y t)))).
  { apply on_interval. intros t. apply (continuous_times (fun _ => _)); [apply continuous_const|].
    now apply log_continuous. }
  assert (C2 : continuous_on_interval (fun t => rho t * ln (rho t))) by (intros t _; now apply log_continuous).
  assert (C3 : continuous_on_interval (fun t => 1 * y t + -1 * rho t)).
  { apply on_interval. intros t. apply continuous_sum; now (apply (continuous_times (fun _ => _));
      [apply continuous_const|]). }
  unfold excess.
  rewrite (mean_plus 3 mean Avg (fun t => rho t * ln (rho t) + -1 * (rho t * ln (y t)))
    (fun t => 1 * y t + -1 * rho t)), (mean_plus 3 mean Avg (fun t => rho t * ln (rho t)) _ C2 C1),
    (mean_scal 3 mean Avg (-1) (fun t => rho t * ln (y t))), (mean_combine 3 mean Avg _ _ y rho), M, My;
    try (apply on_interval; assumption); try assumption; [ring|intros t _; now apply log_continuous|].
  intros t Ht. apply continuous_sum; [now apply C2|now apply C1].
Qed.

Theorem zonal_gibbs : mean (fun t => rho t * ln (y t)) <= mean (fun t => rho t * ln (rho t)).
Proof.
  pose proof (mean_le 3 mean Avg (fun _ => 0) excess (continuous_on_interval_const 0)
    (on_interval _ (proj1 excess_continuous)) (fun t _ => excess_nonneg t)) as L.
  rewrite (mean_const 3 mean Avg), excess_mean in L. lra.
Qed.

Theorem zonal_gibbs_equality : mean (fun t => rho t * ln (rho t)) <= mean (fun t => rho t * ln (y t)) ->
  forall t, rho t = y t.
Proof.
  intros L t. pose proof zonal_gibbs as G.
  assert (Z : excess t = 0).
  { apply (vanishes_everywhere excess excess_continuous). apply interval_definite;
      [apply excess_continuous|apply excess_nonneg|]. rewrite excess_mean. lra. }
  destruct (density_facts rho density_rho) as (_ & _ & Pos & _), (density_facts y density_y) as (_ & _ & Py & _).
  specialize (Pos t). specialize (Py t). unfold excess in Z. set (a := rho t) in *. set (b := y t) in *.
  assert (E : ln (b / a) = b / a - 1).
  { unfold Rdiv. rewrite ln_mult, ln_Rinv by (try apply Rinv_0_lt_compat; assumption).
    apply (Rmult_eq_reg_l a); [|lra]. replace (a * (b * / a - 1)) with (b - a) by (field; lra). lra. }
  apply ln_minus_1_eq in E; [|now apply Rdiv_lt_0_compat].
  apply (f_equal (Rmult a)) in E. unfold Rdiv in E. rewrite <- Rmult_assoc, (Rmult_comm a b), Rmult_assoc, Rinv_r in E
    by lra. lra.
Qed.

End Inequality.

(** ** Gibbs densities *)

Section Gibbs.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Local Notation V := (moment_potential beta).
Local Notation E := (pairing beta).

Definition boltzmann (K : R) (a : nat -> R) (t : R) : R := exp (2 * K * V a t).
Definition partition (K : R) (a : nat -> R) : R := mean (boltzmann K a).
Definition gibbs (K : R) (a : nat -> R) (t : R) : R := / partition K a * boltzmann K a t.

Lemma boltzmann_continuous K a : moderate a -> interval_continuous (boltzmann K a).
Proof.
  intros Ha. destruct (moment_potential_continuous beta beta_pos a Ha) as [C I]. split.
  - intros t. apply continuous_exp_comp, (continuous_times (fun _ => _)); [apply continuous_const|apply C].
  - intros t. unfold boltzmann. now rewrite (I t).
Qed.

Lemma partition_pos K a : moderate a -> 0 < partition K a.
Proof.
  intros Ha. destruct (boltzmann_continuous K a Ha) as [C I].
  destruct (potentials_bounded beta beta_pos) as (B & PB & HB). destruct (HB a Ha) as [Hv _].
  apply Rlt_le_trans with (exp (- (Rabs (2 * K) * B))); [apply exp_pos|].
  rewrite <- (mean_const 3 mean Avg (exp (- (Rabs (2 * K) * B)))).
  apply (mean_le 3 mean Avg); [apply continuous_on_interval_const|now apply on_interval|].
  intros t _. apply Bessel.Gamma.exp_le. specialize (Hv t).
  apply (Rmult_le_compat_l (Rabs (2 * K))) in Hv; [|apply Rabs_pos].
  rewrite <- Rabs_mult in Hv. apply Rabs_le_between in Hv. lra.
Qed.

Lemma gibbs_density K a : moderate a -> density (gibbs K a).
Proof.
  intros Ha. pose proof (partition_pos K a Ha) as Z. destruct (boltzmann_continuous K a Ha) as [C I].
  split; [split|split].
  - intros t. apply (continuous_times (fun _ => _)); [apply continuous_const|apply C].
  - intros t. unfold gibbs. now rewrite (I t).
  - intros t. apply Rmult_lt_0_compat; [now apply Rinv_0_lt_compat|apply exp_pos].
  - cbn [integrate interval_integral]. unfold gibbs. rewrite (mean_scal 3 mean Avg _ _ (on_interval _ C)).
    fold (partition K a). field. lra.
Qed.

(** The mean of ln (Gibbs of a). *)
Lemma gibbs_against K a f : moderate a -> density f ->
  mean (fun t => f t * ln (gibbs K a t)) = 2 * K * E a (legendre_moment f) - ln (partition K a).
Proof.
  intros Ha D. pose proof (partition_pos K a Ha) as Z. destruct (density_facts f D) as (C & _ & _ & M).
  pose proof (proj1 (moment_potential_continuous beta beta_pos a Ha)) as CV.
  rewrite (mean_ext 3 mean Avg _ (fun t => 2 * K * (f t * V a t) + - ln (partition K a) * f t)).
  - rewrite (mean_combine 3 mean Avg), (pairing_density beta beta_pos a f Ha D), M; [ring|..]; apply on_interval;
      [|exact C]. intros t. now apply continuous_times.
  - intros t _. unfold gibbs, boltzmann. rewrite ln_mult, ln_Rinv, ln_exp
      by (exact Z || apply exp_pos || now apply Rinv_0_lt_compat). ring.
Qed.

(** ** The two bounds *)

Definition entropy_of (f : R -> R) : R := mean (fun t => f t * ln (f t)).
Definition free_energy (K : R) (f : R -> R) : R := entropy_of f - K * zonal_energy beta f.
Definition moment_energy (K : R) (a : nat -> R) : R := K * E a a - ln (partition K a).

Lemma moment_energy_le K f : density f -> moment_energy K (legendre_moment f) <= free_energy K f.
Proof.
  intros D. pose proof (moderate_legendre f D) as Ha.
  pose proof (zonal_gibbs f _ D (gibbs_density K _ Ha)) as G. rewrite (gibbs_against K _ f Ha D) in G.
  unfold free_energy, moment_energy, entropy_of. rewrite (energy_moments beta beta_pos f D). lra.
Qed.

Lemma free_energy_gibbs K a : 0 <= K -> moderate a -> free_energy K (gibbs K a) <= moment_energy K a.
Proof.
  intros HK Ha. pose proof (gibbs_density K a Ha) as D. pose proof (moderate_legendre _ D) as Hb.
  pose proof (pairing_positive beta beta_pos a _ Ha Hb) as Q.
  unfold free_energy, moment_energy, entropy_of. rewrite (gibbs_against K a _ Ha D), (energy_moments beta beta_pos _ D).
  apply (Rmult_le_compat_l K) in Q; [lra|exact HK].
Qed.

(** A minimiser is the Gibbs density of its moments: the Kirkwood-Monroe equation. *)
Theorem minimal_gibbs K f : 0 <= K -> density f -> (forall g, density g -> free_energy K f <= free_energy K g) ->
  forall t, f t = gibbs K (legendre_moment f) t.
Proof.
  intros HK D Min. pose proof (moderate_legendre f D) as Ha. pose proof (gibbs_density K _ Ha) as Dg.
  apply zonal_gibbs_equality; [exact D|exact Dg|]. rewrite (gibbs_against K _ f Ha D).
  pose proof (Rle_trans _ _ _ (Min _ Dg) (free_energy_gibbs K _ HK Ha)) as L.
  unfold free_energy, moment_energy, entropy_of in L. rewrite (energy_moments beta beta_pos f D) in L. lra.
Qed.

(** ** The dependence on the moments *)

Lemma exponents_near (x y : R -> R) s : (forall t, continuous x t) -> (forall t, continuous y t) ->
  (forall t, Rabs (x t - y t) <= s) -> mean (fun t => exp (x t)) <= exp s * mean (fun t => exp (y t)).
Proof.
  intros Cx Cy H. rewrite <- (mean_scal 3 mean Avg); [|intros t _; now apply continuous_exp_comp].
  apply (mean_le 3 mean Avg); [intros t _; now apply continuous_exp_comp| |].
  - intros t _. apply (continuous_times (fun _ => _)); [apply continuous_const|now apply continuous_exp_comp].
  - intros t _. rewrite <- exp_plus. apply Bessel.Gamma.exp_le. specialize (H t). apply Rabs_le_between in H. lra.
Qed.

Section Near.

Variables (K K' : R) (a b : nat -> R) (s : R).
Hypothesis moderate_a : moderate a.
Hypothesis moderate_b : moderate b.
Hypothesis near : forall t, Rabs (2 * K * V a t - 2 * K' * V b t) <= s.

Let exponent_continuous L c : moderate c -> forall t, continuous (fun t => 2 * L * V c t) t.
Proof.
  intros Hc t. apply (continuous_times (fun _ => _)); [apply continuous_const|].
  apply (moment_potential_continuous beta beta_pos c Hc).
Qed.

Lemma partition_near : partition K a <= exp s * partition K' b.
Proof. apply (exponents_near (fun t => _) (fun t => _)); try now apply exponent_continuous. exact near. Qed.

Lemma gibbs_upper t : gibbs K' b t <= exp (2 * s) * gibbs K a t.
Proof.
  pose proof (partition_pos K a moderate_a) as Za. pose proof (partition_pos K' b moderate_b) as Zb.
  pose proof partition_near as L. specialize (near t). apply Rabs_le_between in near. unfold gibbs.
  assert (B : boltzmann K' b t <= exp s * boltzmann K a t).
  { unfold boltzmann. rewrite <- exp_plus. apply Bessel.Gamma.exp_le. lra. }
  assert (Q : / partition K' b <= exp s * / partition K a).
  { apply (Rmult_le_reg_r (partition K' b)); [exact Zb|]. rewrite Rinv_l by lra.
    apply (Rmult_le_reg_r (partition K a)); [exact Za|].
    replace (exp s * / partition K a * partition K' b * partition K a) with (exp s * partition K' b)
      by (field; lra). lra. }
  replace (exp (2 * s) * (/ partition K a * boltzmann K a t))
    with (exp s * / partition K a * (exp s * boltzmann K a t))
    by (replace (2 * s) with (s + s) by ring; rewrite exp_plus; ring).
  apply Rmult_le_compat; [apply Rlt_le, Rinv_0_lt_compat, Zb|apply Rlt_le, exp_pos|exact Q|exact B].
Qed.

End Near.

Lemma gibbs_near K K' a b s : moderate a -> moderate b ->
  (forall t, Rabs (2 * K * V a t - 2 * K' * V b t) <= s) ->
  forall t, Rabs (gibbs K a t - gibbs K' b t) <= (exp (2 * s) - 1) * gibbs K' b t.
Proof.
  intros Ha Hb H t. pose proof (gibbs_upper K K' a b s Ha Hb H t) as U.
  pose proof (gibbs_upper K' K b a s Hb Ha (fun t => Rle_trans _ _ _ (Req_le _ _ (Rabs_minus_sym _ _)) (H t)) t) as L.
  pose proof (proj1 (proj2 (gibbs_density K a Ha)) t) as Pa. pose proof (proj1 (proj2 (gibbs_density K' b Hb)) t) as Pb.
  set (x := gibbs K a t) in *. set (y := gibbs K' b t) in *. set (q := exp (2 * s)) in *. apply Rabs_le.
  split; [|lra]. destruct (Rle_lt_dec 1 q) as [Q|Q]; [|nra].
  (* y <= q x gives x - y >= - (q - 1) x, and if x > y there is nothing to show *)
  destruct (Rle_lt_dec x y) as [C|C]; nra.
Qed.

Theorem moment_energy_control K e : 0 <= K -> 0 < e -> exists N d, 0 < d /\ forall a b, moderate a -> moderate b ->
  near_moments N d a b -> moment_energy K a <= moment_energy K b + e.
Proof.
  intros HK He. pose (e' := e / (3 * K + 1)). assert (Pe : 0 < e') by (apply Rdiv_lt_0_compat; lra).
  destruct (potentials_control beta beta_pos e' Pe) as (N & d & Hd & C). exists N, d. split; [exact Hd|].
  intros a b Ha Hb Near. destruct (C a b Ha Hb Near) as [HV HE]. unfold moment_energy.
  pose proof (partition_pos K a Ha) as Za. pose proof (partition_pos K b Hb) as Zb.
  assert (L : partition K b <= exp (2 * K * e') * partition K a).
  { apply partition_near; [exact Hb|exact Ha|]. intros t.
    replace (2 * K * V b t - 2 * K * V a t) with (2 * K * - (V a t - V b t)) by ring.
    rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq (2 * K)) by lra. apply Rmult_le_compat_l; [lra|apply HV]. }
  assert (M : ln (partition K b) <= 2 * K * e' + ln (partition K a)).
  { rewrite <- (ln_exp (2 * K * e')), <- ln_mult by (exact Za || apply exp_pos).
    destruct L as [L|L]; [now apply Rlt_le, ln_increasing|rewrite L; apply Rle_refl]. }
  apply Rabs_le_between in HE. assert (Q : e' * (3 * K + 1) = e) by (unfold e'; field; lra).
  assert (K * (E a a - E b b) <= K * e') by (apply Rmult_le_compat_l; lra). lra.
Qed.

End Gibbs.
