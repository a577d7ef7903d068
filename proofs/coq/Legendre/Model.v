(** * A zonal model in dimension 3

    The measures are the continuous positive densities f(x_1) on the two-sphere, functions on [-1, 1] continued by
    their values at the ends; the energy is that of the kernel W_beta, through its Legendre coefficients lambda_l. *)

From Coq Require Import Reals Lra Lia Classical_Prop FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Threshold.Eigenvalues Zonal.Moments Zonal.MomentsWeight Zonal.Gegenbauer
  Zonal.PositiveDefinite Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Probability Circle.Model Legendre.Derivative Legendre.Entropy Legendre.Beckner.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.

(** ** Functions on [-1, 1], continued *)

Definition clamp (t : R) : R := Rmax (-1) (Rmin 1 t).

Lemma clamp_range t : -1 <= clamp t <= 1.
Proof. unfold clamp. split; [apply Rmax_l|]. apply Rmax_lub; [lra|apply Rmin_l]. Qed.

Lemma clamp_inside t : -1 <= t <= 1 -> clamp t = t.
Proof. intros Ht. unfold clamp. rewrite Rmin_right, Rmax_right; lra. Qed.

Lemma clamp_clamp t : clamp (clamp t) = clamp t.
Proof. apply clamp_inside, clamp_range. Qed.

Lemma clamp_lipschitz s t : Rabs (clamp s - clamp t) <= Rabs (s - t).
Proof.
  unfold clamp, Rmin. destruct (Rle_dec 1 s), (Rle_dec 1 t); unfold Rmax;
    repeat (match goal with |- context [Rle_dec ?u ?v] => destruct (Rle_dec u v) end);
    unfold Rabs; repeat (match goal with |- context [Rcase_abs ?u] => destruct (Rcase_abs u) end); lra.
Qed.

Lemma clamp_continuous t : continuous clamp t.
Proof.
  intros U [eps HU]. exists eps. intros s Hs. apply HU. unfold ball in *; simpl in *.
  unfold AbsRing_ball, abs, minus, plus, opp in *; simpl in *.
  eapply Rle_lt_trans; [apply clamp_lipschitz|exact Hs].
Qed.

Definition interval_continuous (f : R -> R) : Prop := (forall t, continuous f t) /\ forall t, f t = f (clamp t).

Lemma continued f : continuous_on_interval f -> interval_continuous (fun t => f (clamp t)).
Proof.
  intros Cf. split; [|intros t; now rewrite clamp_clamp].
  intros t. apply (continuous_comp clamp f); [apply clamp_continuous|]. apply Cf, clamp_range.
Qed.

Lemma on_interval (f : R -> R) : (forall t, continuous f t) -> continuous_on_interval f.
Proof. intros Cf t _. apply Cf. Qed.

(** A continuous function that vanishes inside vanishes at the ends. *)
Lemma vanishes_everywhere f : interval_continuous f -> (forall t, -1 < t < 1 -> f t = 0) -> forall t, f t = 0.
Proof.
  intros [Cf If] Z.
  assert (End : forall x, -1 <= x <= 1 -> f x = 0).
  { intros x Hx. destruct (Req_dec (f x) 0) as [E|N]; [exact E|exfalso].
    destruct (positive_near (fun t => Rabs (f t)) x) as (e & He & Near).
    - apply continuous_Rabs_comp, Cf.
    - now apply Rabs_pos_lt.
    - pose (y := if Rle_dec 0 x then x - Rmin (e / 2) (1 / 2) else x + Rmin (e / 2) (1 / 2)).
      assert (M : 0 < Rmin (e / 2) (1 / 2) < e).
      { split; [apply Rmin_glb_lt; lra|]. eapply Rle_lt_trans; [apply Rmin_l|lra]. }
      pose proof (Rmin_r (e / 2) (1 / 2)).
      assert (Y : -1 < y < 1 /\ Rabs (y - x) < e).
      { unfold y. destruct (Rle_dec 0 x); (split; [lra|apply Rabs_def1; lra]). }
      specialize (Near y (proj2 Y)). rewrite (Z y (proj1 Y)), Rabs_R0 in Near. lra. }
  intros t. rewrite If. apply End, clamp_range.
Qed.

Definition interval_integral : integral :=
  {| point := R; continuous_fun := interval_continuous; integrate := mean |}.

Lemma interval_integral_facts : integral_facts interval_integral.
Proof.
  split; cbn [continuous_fun integrate point interval_integral].
  - intros c. split; [intros t; apply continuous_const|easy].
  - intros f g [Cf If] [Cg Ig]. split; [intros t; now apply continuous_sum|]. intros t. now rewrite (If t), (Ig t).
  - intros f g [Cf If] [Cg Ig]. split; [intros t; now apply continuous_times|]. intros t. now rewrite (If t), (Ig t).
  - intros f [Cf If] Pos. split; [intros t; now apply continuous_log|]. intros t. now rewrite (If t).
  - intros f g E. apply (mean_ext 3 mean Avg). auto.
  - apply (mean_one 3 mean Avg).
  - intros f g [Cf _] [Cg _]. apply (mean_plus 3 mean Avg); now apply on_interval.
  - intros c f [Cf _]. apply (mean_scal 3 mean Avg). now apply on_interval.
  - intros f [Cf _] Pos. rewrite <- (mean_const 3 mean Avg 0).
    apply (mean_le 3 mean Avg); [apply continuous_on_interval_const|now apply on_interval|auto].
  - intros f [Cf If] Pos Z. apply vanishes_everywhere; [split; assumption|]. now apply interval_definite.
Qed.

(** ** Measures *)

Definition zonal_measure : Type := { rho : R -> R | is_density interval_integral rho }.
Definition zonal_density (mu : zonal_measure) : R -> R := proj1_sig mu.

Lemma zonal_measure_ext (mu nu : zonal_measure) : (forall x, zonal_density mu x = zonal_density nu x) -> mu = nu.
Proof.
  destruct mu as [f Hf], nu as [g Hg]. cbn [zonal_density proj1_sig]. intros E.
  assert (f = g) by now apply functional_extensionality. subst g. f_equal. apply proof_irrelevance.
Qed.

Lemma zonal_uniform_density : is_density interval_integral (fun _ => 1).
Proof.
  split; [|split; [intros; lra|apply (mean_one 3 mean Avg)]].
  split; [intros t; apply continuous_const|easy].
Qed.

Lemma zonal_guarded rho :
  is_density interval_integral (fun x => guarded (is_density interval_integral rho) (rho x) 1).
Proof.
  destruct (classic (is_density interval_integral rho)) as [D|D].
  - replace (fun x => _) with rho; [exact D|]. apply functional_extensionality. intros x. symmetry.
    apply guarded_value. now left.
  - replace (fun x => _) with (fun _ : R => 1); [exact zonal_uniform_density|]. apply functional_extensionality.
    intros x. symmetry. apply guarded_value. now right.
Qed.

Definition zonal_with_density (rho : R -> R) : zonal_measure := exist _ _ (zonal_guarded rho).

Lemma zonal_density_of rho : is_density interval_integral rho -> zonal_density (zonal_with_density rho) = rho.
Proof.
  intros D. apply functional_extensionality. intros x. cbn [zonal_density zonal_with_density proj1_sig].
  apply guarded_value. now left.
Qed.

(** ** The model *)

(** W_beta * h: the sum of lambda_l (2l+1) mean (P_l h) P_l. *)
Definition potential_term (beta : R) (h : R -> R) (k : nat) (t : R) : R :=
  eigenvalue 3 (S k) beta * (2 * INR (S k) + 1) * mean (fun s => P (S k) s * h s) * P (S k) (clamp t).
Definition zonal_potential (beta : R) (h : R -> R) (t : R) : R := Series (fun k => potential_term beta h k t).
Definition zonal_energy (beta : R) (rho : R -> R) : R :=
  mean (fun t => (rho t - 1) * zonal_potential beta (fun s => rho s - 1) t).
Definition zonal_power_of (l : nat) (mu : zonal_measure) : R :=
  (2 * INR l + 1) * legendre_moment (zonal_density mu) l ^ 2.

Definition zonal_sphere : sphere := {|
  sphere_measure := zonal_measure;
  sphere_uniform := exist _ _ zonal_uniform_density;
  sphere_entropy := fun mu => Finite (mean (fun t => zonal_density mu t * ln (zonal_density mu t)));
  sphere_energy := fun beta mu => zonal_energy beta (zonal_density mu);
  sphere_converges := fun mus mu => forall f, interval_continuous f ->
    is_lim_seq (fun n => mean (fun t => f t * zonal_density (mus n) t)) (mean (fun t => f t * zonal_density mu t));
  harmonic_power := zonal_power_of;
  surface := interval_integral;
  first_coordinate := clamp;
  with_density := zonal_with_density;
  potential := zonal_potential
|}.

(** The mean by the angle is the mean over [-1, 1]. *)
Lemma sphere_mean_3 f : continuous_on_interval f -> sphere_mean 3 f = mean f.
Proof.
  intros Cf. unfold sphere_mean. change (3 - 2)%nat with (0 + 1)%nat. rewrite <- (weight_mean_angle_mean 0 f Cf).
  replace (INR 0 + 3) with 3 by (simpl; ring). unfold weight_mean, interval_mean, weighted_mean.
  assert (W : forall t, weight 3 t = 1).
  { intros t. unfold weight, power_plus. destruct (Req_EM_T ((3 - 3) / 2) 0) as [_|N]; [reflexivity|].
    exfalso. apply N. field. }
  f_equal; apply RInt_ext; intros t _; now rewrite W.
Qed.

Lemma mean_clamp f : mean (fun t => f (clamp t)) = mean f.
Proof. apply (mean_ext 3 mean Avg). intros t Ht. now rewrite clamp_inside. Qed.

Lemma three : INR 3 = 3.
Proof. simpl. ring. Qed.
