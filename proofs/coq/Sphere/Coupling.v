(** * K_c from both sides

    From below by the inequality of Beckner and Onofri alone: K_c >= min_l 1/(2 A_l lambda_l). From above by the density
    e^q / Z, q = a_0 + sum_l a_l P_l(x_1): its entropy less K times its energy is at most
      a_0 - ln Z + sum_l (a_l m_l - K lambda_l N_l m_l^2) <= a_0 - ln Z + sum_l a_l^2 / (4 K lambda_l N_l),
    with equality at a critical point, so only a lower bound of Z, the mean of e^q, is wanted. *)

From Coq Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Zonal.Moments
  Zonal.Gegenbauer Zonal.PositiveDefinite Zonal.Norm Variational.Principle Variational.KirkwoodMonroe Sphere.Model
  Sphere.Competitor.
Import ListNotations.
Local Open Scope R_scope.

(** ** From below *)

Theorem minimises_by_beckner S d x K : (2 <= d)%nat -> 0 < x -> classical_facts S d -> 0 <= K ->
  (forall l, (1 <= l)%nat -> 2 * K * (beckner (INR d) l * eigenvalue (INR d) l x) <= 1) ->
  minimises (model_at S x) K.
Proof.
  intros Hd Hx [facts coer] HK Hl mu. cbn [entropy energy model_at].
  pose proof (gibbs S (on_entropy S d facts) mu) as G.
  destruct (sphere_entropy S mu) as [h| |] eqn:Eh; [|exact I|exact G].
  pose proof (energy_series S d Hd facts x mu Hx) as E. pose proof (beckner_onofri S d coer mu h Eh) as C.
  assert (L : is_lim_seq (fun n => K * sum_n (fun k => eigenvalue (INR d) (Datatypes.S k) x * harmonic_power S
    (Datatypes.S k) mu) n) (K * sphere_energy S x mu)) by (apply (is_lim_seq_scal_l _ K (Finite _)); exact E).
  apply (is_lim_seq_le _ (fun _ => h) (Finite _) (Finite h)) in L; [exact L| |apply is_lim_seq_const].
  intros n. eapply Rle_trans; [|exact (C n)]. unfold degree_sum.
  assert (H1 : 1 < INR d) by (apply (lt_INR 1); lia).
  assert (T : forall k, K * (eigenvalue (INR d) (Datatypes.S k) x * harmonic_power S (Datatypes.S k) mu)
    <= harmonic_power S (Datatypes.S k) mu / beckner (INR d) (Datatypes.S k) / 2).
  { intros k. specialize (Hl (Datatypes.S k) ltac:(lia)).
    pose proof (power_nonneg S d (on_harmonics S d facts) (Datatypes.S k) mu) as P.
    pose proof (beckner_pos (INR d) (Datatypes.S k) H1 ltac:(lia)) as B.
    apply (Rmult_le_reg_r (2 * beckner (INR d) (Datatypes.S k))); [lra|].
    apply (Rmult_le_compat_r _ _ _ P) in Hl. eapply Rle_trans; [|eapply Rle_trans; [exact Hl|]].
    - apply Req_le. ring.
    - apply Req_le. field. lra. }
  induction n as [|n IH]; [rewrite !sum_O; apply T|]. rewrite !sum_Sn. unfold plus; simpl.
  specialize (T (Datatypes.S n)). lra.
Qed.

Theorem critical_coupling_lower S d x K : (2 <= d)%nat -> 0 < x -> classical_facts S d -> 0 <= K ->
  (forall l, (1 <= l)%nat -> 2 * K * (beckner (INR d) l * eigenvalue (INR d) l x) <= 1) ->
  Rbar_le K (critical_coupling (model_at S x)).
Proof.
  intros Hd Hx Hf HK Hl. apply critical_coupling_ub; [exact HK|]. now apply (minimises_by_beckner S d).
Qed.

(** ** From above: sums over consecutive degrees, given by lists *)

(** The sum of a_l P_l(t) from degree l on. *)
Fixpoint zonal_field (d : R) (l : nat) (a : list R) (t : R) : R :=
  match a with [] => 0 | c :: rest => c * gegenbauer d l t + zonal_field d (S l) rest t end.

(** The sum of a_l m_l, of f l (n terms), and of a_l^2/(4 K lambda_l N_l), from degree l on. *)
Fixpoint field_pairing (m : nat -> R) (l : nat) (a : list R) : R :=
  match a with [] => 0 | c :: rest => c * m l + field_pairing m (S l) rest end.
Fixpoint stretch (f : nat -> R) (l n : nat) : R :=
  match n with O => 0 | S m => f l + stretch f (S l) m end.
Fixpoint field_cost (d : nat) (x K : R) (l : nat) (a : list R) : R :=
  match a with
  | [] => 0
  | c :: rest => c ^ 2 / (4 * K * eigenvalue (INR d) l x * harmonic_dimension d l) + field_cost d x K (S l) rest
  end.

Lemma zonal_field_continuous d a : forall l, continuous_on_interval (zonal_field d l a).
Proof.
  induction a as [|c a IH]; intros l; [apply continuous_on_interval_const|].
  apply (continuous_on_interval_plus (fun t => c * gegenbauer d l t)); [|apply IH].
  apply (continuous_on_interval_mult (fun _ => c)); [apply continuous_on_interval_const|apply gegenbauer_continuous].
Qed.

(** Nonnegative terms: a stretch is at most the whole series. *)
Lemma stretch_le_series f n : forall l (E : R), (forall k, 0 <= f k) -> is_series (fun k => f (l + k)%nat) E ->
  stretch f l n <= E.
Proof.
  induction n as [|n IH]; intros l E Pos HE; cbn [stretch].
  - rewrite <- (is_series_unique _ _ HE). replace 0 with (Series (fun _ => 0 * 0)).
    + apply Series_le; [intros k; rewrite Rmult_0_l; split; [lra|apply Pos]|eexists; exact HE].
    + rewrite Series_scal_l. ring.
  - assert (T : is_series (fun k => f (S l + k)%nat) (E - f l)).
    { apply (is_series_ext (fun k => f (l + S k)%nat)); [intros k; f_equal; lia|].
      apply (is_series_incr_1 (fun k => f (l + k)%nat)). rewrite Nat.add_0_r.
      change (is_series (fun k => f (l + k)%nat) (E - f l + f l)).
      replace (E - f l + f l) with E by ring. exact HE. }
    specialize (IH (S l) _ Pos T). lra.
Qed.

Section Upper.

Variables (S : sphere) (d : nat).
Hypothesis d_ge_2 : (2 <= d)%nat.
Hypothesis facts : general_facts S d.

Local Notation D := (INR d).
Local Notation Sigma := (surface S).
Local Notation mean := (sphere_mean d).
Let surf : surface_facts S d := on_surface S d facts.
Let harm : harmonic_facts S d := on_harmonics S d facts.
Let avg : zonal_average D mean := sphere_mean_zonal d d_ge_2.

Variables (x K a0 : R) (a : list R).
Hypothesis x_pos : 0 < x.
Hypothesis K_pos : 0 < K.

Let q (t : R) : R := a0 + zonal_field D 1 a t.
Let Z : R := mean (fun t => exp (q t)).
Hypothesis Z_ge_1 : 1 <= Z.

Let f (t : R) : R := exp (q t) / Z.

Lemma q_continuous : continuous_on_interval q.
Proof.
  apply (continuous_on_interval_plus (fun _ => a0)); [apply continuous_on_interval_const|apply zonal_field_continuous].
Qed.

Lemma exp_q_continuous : continuous_on_interval (fun t => exp (q t)).
Proof. intros t Ht. apply (continuous_comp q exp); [now apply q_continuous|]. apply continuous_exp. Qed.

Lemma f_continuous : continuous_on_interval f.
Proof.
  apply (continuous_on_interval_mult (fun t => exp (q t)) (fun _ => / Z)); [apply exp_q_continuous|].
  apply continuous_on_interval_const.
Qed.

Lemma f_mean : mean f = 1.
Proof.
  unfold f. rewrite (mean_ext D mean avg _ (fun t => / Z * exp (q t))) by (intros; unfold Rdiv; ring).
  rewrite (mean_scal D mean avg _ _ exp_q_continuous). fold Z. apply Rinv_l. lra.
Qed.

Lemma f_density : is_density Sigma (zonal S f).
Proof.
  split; [apply (coordinate_continuous S d surf), f_continuous|]. split.
  - intros y. apply Rdiv_lt_0_compat; [apply exp_pos|lra].
  - rewrite (polar_coordinates S d surf _ f_continuous). apply f_mean.
Qed.

Let mu : sphere_measure S := with_density S (zonal S f).
Let m (l : nat) : R := zonal_coefficient D mean l f.

Lemma pairing b : forall l, mean (fun t => f t * zonal_field D l b t) = field_pairing m l b.
Proof.
  induction b as [|c b IH]; intros l; cbn [zonal_field field_pairing].
  - rewrite (mean_ext D mean avg _ (fun _ => 0)) by (intros; ring). apply (mean_const D mean avg).
  - rewrite <- IH, (mean_ext D mean avg _ (fun t => c * (gegenbauer D l t * f t)
      + 1 * (f t * zonal_field D (Datatypes.S l) b t))) by (intros; ring).
    rewrite (mean_combine D mean avg).
    + unfold m, zonal_coefficient. ring.
    + apply continuous_on_interval_mult; [apply gegenbauer_continuous|apply f_continuous].
    + apply continuous_on_interval_mult; [apply f_continuous|apply zonal_field_continuous].
Qed.

Lemma density_entropy_value : sphere_entropy S mu
  = Finite (a0 - ln Z + mean (fun t => f t * zonal_field D 1 a t)).
Proof.
  unfold mu. rewrite (entropy_of_density S d surf _ f_density). f_equal. unfold density_entropy.
  assert (E : forall t, f t * ln (f t) = f t * (a0 - ln Z) + f t * zonal_field D 1 a t).
  { intros t. unfold f at 2. unfold Rdiv. rewrite ln_mult, ln_exp, ln_Rinv; try lra.
    - unfold q. ring.
    - apply exp_pos.
    - apply Rinv_0_lt_compat. lra. }
  assert (C1 : continuous_on_interval (fun t => f t * zonal_field D 1 a t))
    by (apply continuous_on_interval_mult; [apply f_continuous|apply zonal_field_continuous]).
  assert (C : continuous_on_interval (fun t => (a0 - ln Z) * f t + 1 * (f t * zonal_field D 1 a t))).
  { apply (continuous_on_interval_plus (fun t => (a0 - ln Z) * f t)).
    - apply (continuous_on_interval_mult (fun _ => a0 - ln Z)); [apply continuous_on_interval_const|apply f_continuous].
    - apply (continuous_on_interval_mult (fun _ => 1)); [apply continuous_on_interval_const|exact C1]. }
  rewrite (integrate_ext Sigma (surface_integral S d surf) _
    (zonal S (fun t => (a0 - ln Z) * f t + 1 * (f t * zonal_field D 1 a t)))).
  - rewrite (polar_coordinates S d surf _ C), (mean_combine D mean avg _ _ _ _ f_continuous C1), f_mean. ring.
  - intros y. unfold zonal. rewrite E. ring.
Qed.

Lemma energy_at_least n : stretch (fun l => eigenvalue D l x * harmonic_dimension d l * m l ^ 2) 1 n
  <= sphere_energy S x mu.
Proof.
  assert (H1 : 1 < D) by (apply (lt_INR 1); lia).
  assert (Q : forall l, (1 <= l)%nat -> eigenvalue D l x * harmonic_power S l mu
    = eigenvalue D l x * harmonic_dimension d l * m l ^ 2).
  { intros l Hl. unfold mu. rewrite (zonal_power S d harm f l Hl f_continuous f_density). fold (m l). ring. }
  pose proof (energy_series S d d_ge_2 facts x mu x_pos) as E. unfold is_degree_series in E.
  pose (g := fun l => match l with O => 0 | _ => eigenvalue D l x * harmonic_power S l mu end).
  assert (B : stretch g 1 n <= sphere_energy S x mu).
  { apply stretch_le_series; [|exact E]. intros [|k]; [apply Rle_refl|]. unfold g. apply Rmult_le_pos.
    - apply Rlt_le, eigenvalue_pos; [exact H1|lia].
    - apply (power_nonneg S d harm). }
  enough (Eq : forall n l, (1 <= l)%nat -> stretch (fun l => eigenvalue D l x * harmonic_dimension d l * m l ^ 2) l n
    = stretch g l n) by (rewrite Eq by lia; exact B).
  clear n B. induction n as [|n IH]; intros l Hl; cbn [stretch]; [reflexivity|].
  rewrite (IH (Datatypes.S l)), <- Q by lia. destruct l; [lia|reflexivity].
Qed.

(** Completing squares, degree by degree. *)
Lemma pairing_less_energy b : forall l, (1 <= l)%nat -> field_pairing m l b
  <= K * stretch (fun l => eigenvalue D l x * harmonic_dimension d l * m l ^ 2) l (length b) + field_cost d x K l b.
Proof.
  assert (H1 : 1 < D) by (apply (lt_INR 1); lia).
  induction b as [|c b IH]; intros l Hl; [simpl; lra|]. cbn [length stretch field_cost field_pairing].
  specialize (IH (Datatypes.S l) ltac:(lia)).
  pose proof (eigenvalue_pos D l x H1 Hl) as P. pose proof (harmonic_dimension_pos d l d_ge_2 Hl) as Q.
  set (g := eigenvalue D l x * harmonic_dimension d l) in *.
  assert (Pg : 0 < g) by now apply Rmult_lt_0_compat.
  assert (Pk : 0 < K * g) by now apply Rmult_lt_0_compat.
  replace (4 * K * eigenvalue D l x * harmonic_dimension d l) with (4 * (K * g)) by (unfold g; ring).
  assert (Sq : 0 <= (K * g) * (m l - c / (2 * (K * g))) ^ 2) by (apply Rmult_le_pos; [lra|apply pow2_ge_0]).
  replace ((K * g) * (m l - c / (2 * (K * g))) ^ 2)
    with (K * (g * m l ^ 2) + c ^ 2 / (4 * (K * g)) - c * m l) in Sq by (field; lra).
  lra.
Qed.

Theorem field_beats_uniform : field_cost d x K 1 a < - a0 -> beats_uniform (model_at S x) K mu.
Proof.
  intros Cost. unfold beats_uniform. cbn [entropy energy model_at]. rewrite density_entropy_value, pairing. simpl.
  pose proof (pairing_less_energy a 1 (le_n 1)) as A. pose proof (energy_at_least (length a)) as E.
  apply (Rmult_le_compat_l K) in E; [|lra].
  assert (L : 0 <= ln Z) by (rewrite <- ln_1; apply ln_le; lra). lra.
Qed.

End Upper.

Theorem critical_coupling_upper S d x K a0 a : (2 <= d)%nat -> general_facts S d -> 0 < x -> 0 < K ->
  1 <= sphere_mean d (fun t => exp (a0 + zonal_field (INR d) 1 a t)) -> field_cost d x K 1 a < - a0 ->
  Rbar_lt (critical_coupling (model_at S x)) K.
Proof.
  intros Hd facts Hx HK HZ Cost.
  exact (endpoint_competitor _ (sphere_model_facts S d facts x) K _ HK
    (field_beats_uniform S d Hd facts x K a0 a Hx HK HZ Cost)).
Qed.
