(** * The quartic expansion of the free energy (Lemma 5.1 of the paper)

    For a mean over one coordinate with the moments of S^(d-1) and the density
    rho = 1 + eps u + eps^2 tau v, u = t, v = t^2 - 1/d: the entropy expansion
    (5.7) with an explicit remainder, the energy (5.8) and the gap at K_# (5.9).
    [Obstruction] draws the conclusion. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Variational.EntropyTaylor Zonal.Moments.
Local Open Scope R_scope.

(** The perturbation h = rho - 1, by its components of degree one and two. *)
Definition degree_one_part (eps t : R) : R := eps * t.
Definition degree_two_part (d eps tau t : R) : R := eps ^ 2 * tau * (t ^ 2 - 1 / d).
Definition perturbation (d eps tau t : R) : R :=
  degree_one_part eps t + degree_two_part d eps tau t.

(** The entropy of a zonal density, and the energy of the two components. *)
Definition zonal_entropy (mean : (R -> R) -> R) (rho : R -> R) : R :=
  mean (fun t => rho t * ln (rho t)).
Definition two_degree_energy (mean : (R -> R) -> R) (d lambda1 lambda2 eps tau : R) : R :=
  lambda1 * mean (fun t => degree_one_part eps t ^ 2)
  + lambda2 * mean (fun t => degree_two_part d eps tau t ^ 2).

(** The coefficient of eps^4 in the entropy and in the gap. *)
Definition entropy_quartic (d tau : R) : R :=
  (d - 1) / (d ^ 2 * (d + 2)) * (tau ^ 2 - tau) + 1 / (4 * d * (d + 2)).
Definition gap_quartic (d alpha tau : R) : R :=
  (d - 1) / (d ^ 2 * (d + 2)) * ((1 - alpha) * tau ^ 2 - tau) + 1 / (4 * d * (d + 2)).
Definition remainder_bound (eps tau : R) : R := (1 + Rabs tau) ^ 6 * eps ^ 6.

(** ** The pointwise expansion *)

Lemma pow_abs_le_1 : forall x n, Rabs x <= 1 -> Rabs (x ^ n) <= 1.
Proof.
  intros x n Hx. rewrite <- RPow_abs. rewrite <- (pow1 n). apply pow_incr.
  split; [apply Rabs_pos|exact Hx].
Qed.

Lemma monomial_bound : forall tau e u v i a b c,
  Rabs e <= 1 -> Rabs u <= 1 -> Rabs v <= 1 ->
  - Rabs tau ^ i <= tau ^ i * (e ^ a * u ^ b * v ^ c) <= Rabs tau ^ i.
Proof.
  intros tau e u v i a b c He Hu Hv. apply Rabs_le_between.
  rewrite !Rabs_mult, <- (RPow_abs tau).
  rewrite <- (Rmult_1_r (Rabs tau ^ i)) at 2.
  apply Rmult_le_compat_l; [apply pow_le, Rabs_pos|].
  rewrite <- (Rmult_1_r 1). apply Rmult_le_compat; try apply Rabs_pos.
  - apply Rmult_le_pos; apply Rabs_pos.
  - rewrite <- (Rmult_1_r 1).
    apply Rmult_le_compat; try apply Rabs_pos; now apply pow_abs_le_1.
  - now apply pow_abs_le_1.
Qed.

(** Terms of order 2 and 4, and the odd terms of order 3 and 5. *)
Definition even_terms (e tau u v : R) : R :=
  e ^ 2 * u ^ 2 / 2 + e ^ 4 * (tau ^ 2 * v ^ 2 / 2 - tau * u ^ 2 * v / 2 + u ^ 4 / 12).
Definition odd_terms (e tau u v : R) : R :=
  e ^ 3 * (tau * u * v - u ^ 3 / 6)
  + e ^ 5 * (tau * u ^ 3 * v / 3 - tau ^ 2 * u * v ^ 2 / 2 - u ^ 5 / 20).

Lemma entropy_taylor_expansion : forall e tau u v,
  0 <= e <= 1 -> Rabs u <= 1 -> Rabs v <= 1 ->
  Rabs (entropy_taylor (e * u + e ^ 2 * tau * v) - even_terms e tau u v - odd_terms e tau u v)
  <= 14 / 15 * remainder_bound e tau.
Proof.
  intros e tau u v He Hu Hv.
  assert (He' : Rabs e <= 1) by (rewrite Rabs_pos_eq; lra).
  pose (m := fun i a b c => tau ^ i * (e ^ a * u ^ b * v ^ c)).
  assert (Eq : entropy_taylor (e * u + e ^ 2 * tau * v) - even_terms e tau u v
      - odd_terms e tau u v
    = e ^ 6 * (- m 3%nat 0%nat 0%nat 3%nat / 6 + m 2%nat 0%nat 2%nat 2%nat / 2
        + m 3%nat 1%nat 1%nat 3%nat / 3 + m 4%nat 2%nat 0%nat 4%nat / 12
        - m 1%nat 0%nat 4%nat 1%nat / 4 - m 2%nat 1%nat 3%nat 2%nat / 2
        - m 3%nat 2%nat 2%nat 3%nat / 2 - m 4%nat 3%nat 1%nat 4%nat / 4
        - m 5%nat 4%nat 0%nat 5%nat / 20)).
  { unfold m, entropy_taylor, even_terms, odd_terms. field. }
  rewrite Eq, Rabs_mult, (Rabs_pos_eq (e ^ 6)) by (apply pow_le; lra).
  unfold remainder_bound. rewrite <- Rmult_assoc, (Rmult_comm _ (e ^ 6)).
  apply Rmult_le_compat_l; [apply pow_le; lra|].
  assert (B : forall i a b c, - Rabs tau ^ i <= m i a b c <= Rabs tau ^ i)
    by (intros; now apply monomial_bound).
  pose proof (B 3%nat 0%nat 0%nat 3%nat). pose proof (B 2%nat 0%nat 2%nat 2%nat).
  pose proof (B 3%nat 1%nat 1%nat 3%nat). pose proof (B 4%nat 2%nat 0%nat 4%nat).
  pose proof (B 1%nat 0%nat 4%nat 1%nat). pose proof (B 2%nat 1%nat 3%nat 2%nat).
  pose proof (B 3%nat 2%nat 2%nat 3%nat). pose proof (B 4%nat 3%nat 1%nat 4%nat).
  pose proof (B 5%nat 4%nat 0%nat 5%nat).
  set (T := Rabs tau) in *.
  assert (P : forall i, 0 <= T ^ i) by (intros i; apply pow_le, Rabs_pos).
  pose proof (P 1%nat). pose proof (P 2%nat). pose proof (P 3%nat). pose proof (P 4%nat).
  pose proof (P 5%nat). pose proof (P 6%nat).
  replace ((1 + T) ^ 6)
    with (1 + 6 * T ^ 1 + 15 * T ^ 2 + 20 * T ^ 3 + 15 * T ^ 4 + 6 * T ^ 5 + T ^ 6) by ring.
  clearbody m T. apply Rabs_le. split; lra.
Qed.

Lemma perturbation_bound : forall e tau u v, 0 <= e <= 1 -> Rabs u <= 1 -> Rabs v <= 1 ->
  Rabs (e * u + e ^ 2 * tau * v) <= e * (1 + Rabs tau).
Proof.
  intros e tau u v He Hu Hv.
  replace (e * u + e ^ 2 * tau * v) with (e * (u + e * (tau * v))) by ring.
  rewrite Rabs_mult, (Rabs_pos_eq e) by lra. apply Rmult_le_compat_l; [lra|].
  eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat; [exact Hu|].
  rewrite !Rabs_mult, (Rabs_pos_eq e) by lra.
  rewrite <- (Rmult_1_l (Rabs tau)) at 2.
  apply Rmult_le_compat; try lra.
  - apply Rmult_le_pos; apply Rabs_pos.
  - rewrite <- (Rmult_1_r (Rabs tau)) at 2. apply Rmult_le_compat_l; [apply Rabs_pos|exact Hv].
Qed.

Lemma entropy_density_expansion : forall e tau u v,
  0 <= e <= 1 -> e * (1 + Rabs tau) <= 1 / 2 -> Rabs u <= 1 -> Rabs v <= 1 ->
  Rabs (entropy_density (e * u + e ^ 2 * tau * v) - even_terms e tau u v - odd_terms e tau u v)
  <= remainder_bound e tau.
Proof.
  intros e tau u v He Small Hu Hv.
  pose proof (perturbation_bound e tau u v He Hu Hv) as Hb.
  pose proof (entropy_taylor_expansion e tau u v He Hu Hv) as Ht.
  set (h := e * u + e ^ 2 * tau * v) in *.
  assert (Hh : -1 / 2 <= h) by (apply Rabs_le_between in Hb; lra).
  pose proof (entropy_density_upper h Hh). pose proof (entropy_density_lower h ltac:(lra)).
  assert (Six : h ^ 6 <= remainder_bound e tau).
  { unfold remainder_bound. rewrite Rmult_comm, <- Rpow_mult_distr.
    rewrite <- (Rabs_pos_eq (h ^ 6)).
    - rewrite <- RPow_abs. apply pow_incr. split; [apply Rabs_pos|exact Hb].
    - replace (h ^ 6) with ((h ^ 3) ^ 2) by ring. apply pow2_ge_0. }
  apply Rabs_le_between in Ht. apply Rabs_le. split; lra.
Qed.

(** ** The expansion of the entropy, of the energy, and of the gap *)

Section Quartic.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_ge_2 : 2 <= d.
Hypothesis avg : zonal_average d mean.

Let u (t : R) : R := t.
Let v (t : R) : R := t ^ 2 - 1 / d.

Lemma inv_d_bound : 0 < 1 / d <= 1 / 2.
Proof.
  split; [apply Rdiv_lt_0_compat; lra|].
  unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; lra.
Qed.

Lemma coordinate_bounds : forall t, -1 <= t <= 1 -> Rabs t <= 1 /\ Rabs (t ^ 2 - 1 / d) <= 1.
Proof.
  intros t Ht. pose proof inv_d_bound. split; [apply Rabs_le; lra|].
  assert (0 <= t ^ 2 <= 1) by nra. apply Rabs_le. lra.
Qed.

Lemma smooth_continuous : forall f : R -> R,
  (forall t, -1 <= t <= 1 -> ex_derive f t) -> continuous_on_interval f.
Proof. intros f Hf t Ht. apply (ex_derive_continuous (V := R_NormedModule)), Hf, Ht. Qed.

Lemma perturbation_small : forall eps tau t,
  0 <= eps <= 1 -> eps * (1 + Rabs tau) <= 1 / 2 -> -1 <= t <= 1 ->
  -1 / 2 <= perturbation d eps tau t <= 1 / 2.
Proof.
  intros eps tau t He Small Ht. destruct (coordinate_bounds t Ht) as [Hu Hv].
  pose proof (perturbation_bound eps tau t _ He Hu Hv) as B.
  apply Rabs_le_between in B. unfold perturbation, degree_one_part, degree_two_part. lra.
Qed.

Lemma perturbation_continuous : forall eps tau, continuous_on_interval (perturbation d eps tau).
Proof.
  intros eps tau. apply smooth_continuous. intros t _.
  unfold perturbation, degree_one_part, degree_two_part. auto_derive. trivial.
Qed.

Lemma mean_id : mean (fun t => t) = 0.
Proof.
  apply (mean_odd d mean avg); [|intros; ring].
  apply smooth_continuous. intros t _. auto_derive. trivial.
Qed.

(** The perturbation has mean zero: rho is a probability density. *)
Lemma perturbation_mean : forall eps tau, mean (perturbation d eps tau) = 0.
Proof.
  intros eps tau. unfold perturbation, degree_one_part, degree_two_part.
  assert (C1 : continuous_on_interval (fun t => t))
    by (apply smooth_continuous; intros t _; auto_derive; trivial).
  assert (C2 : continuous_on_interval (fun t => t ^ 2 - 1 / d))
    by (apply smooth_continuous; intros t _; auto_derive; trivial).
  rewrite (mean_plus d mean avg); try (apply smooth_continuous; intros t _; auto_derive; trivial).
  rewrite (mean_scal d mean avg _ _ C1), (mean_scal d mean avg _ _ C2).
  rewrite mean_id, (mean_degree_two d mean ltac:(lra) avg). ring.
Qed.

Lemma entropy_continuous : forall eps tau,
  0 <= eps <= 1 -> eps * (1 + Rabs tau) <= 1 / 2 ->
  continuous_on_interval (fun t => entropy_density (perturbation d eps tau t)).
Proof.
  intros eps tau He Small. apply smooth_continuous. intros t Ht.
  pose proof (perturbation_small eps tau t He Small Ht) as B.
  unfold entropy_density, perturbation, degree_one_part, degree_two_part in *.
  auto_derive. lra.
Qed.

Lemma zonal_entropy_density : forall eps tau,
  0 <= eps <= 1 -> eps * (1 + Rabs tau) <= 1 / 2 ->
  zonal_entropy mean (fun t => 1 + perturbation d eps tau t)
  = mean (fun t => entropy_density (perturbation d eps tau t)).
Proof.
  intros eps tau He Small. unfold zonal_entropy.
  rewrite (mean_ext d mean avg _ (fun t =>
    entropy_density (perturbation d eps tau t) + perturbation d eps tau t))
    by (intros; unfold entropy_density; ring).
  rewrite (mean_plus d mean avg _ _ (entropy_continuous eps tau He Small)
    (perturbation_continuous eps tau)).
  rewrite perturbation_mean. ring.
Qed.

Lemma mean_even_terms : forall eps tau,
  mean (fun t => even_terms eps tau t (t ^ 2 - 1 / d))
  = eps ^ 2 / (2 * d) + eps ^ 4 * entropy_quartic d tau.
Proof.
  intros eps tau.
  rewrite (mean_ext d mean avg _ (fun t => eps ^ 4 * tau ^ 2 / (2 * d ^ 2)
    + (eps ^ 2 / 2 + eps ^ 4 * (tau / (2 * d) - tau ^ 2 / d)) * t ^ 2
    + eps ^ 4 * (tau ^ 2 / 2 - tau / 2 + 1 / 12) * t ^ 4))
    by (intros; unfold even_terms; field; lra).
  rewrite (mean_even_quartic d mean ltac:(lra) avg). unfold entropy_quartic. field. lra.
Qed.

Lemma mean_odd_terms : forall eps tau, mean (fun t => odd_terms eps tau t (t ^ 2 - 1 / d)) = 0.
Proof.
  intros eps tau. apply (mean_odd d mean avg).
  - apply smooth_continuous. intros t _. unfold odd_terms. auto_derive. trivial.
  - intros t. unfold odd_terms. field. lra.
Qed.

(** (5.7), with an explicit remainder of order six. *)
Theorem entropy_expansion : forall eps tau,
  0 <= eps <= 1 -> eps * (1 + Rabs tau) <= 1 / 2 ->
  Rabs (zonal_entropy mean (fun t => 1 + perturbation d eps tau t)
    - (eps ^ 2 / (2 * d) + eps ^ 4 * entropy_quartic d tau)) <= remainder_bound eps tau.
Proof.
  intros eps tau He Small. rewrite (zonal_entropy_density eps tau He Small).
  pose (main := fun t => even_terms eps tau t (t ^ 2 - 1 / d) + odd_terms eps tau t (t ^ 2 - 1 / d)).
  pose (r := remainder_bound eps tau).
  assert (Ce : continuous_on_interval (fun t => even_terms eps tau t (t ^ 2 - 1 / d)))
    by (apply smooth_continuous; intros t _; unfold even_terms; auto_derive; trivial).
  assert (Co : continuous_on_interval (fun t => odd_terms eps tau t (t ^ 2 - 1 / d)))
    by (apply smooth_continuous; intros t _; unfold odd_terms; auto_derive; trivial).
  assert (Cc : forall k, continuous_on_interval (fun _ => k))
    by (intros k t _; apply continuous_const).
  assert (Cm : forall k, continuous_on_interval (fun t => main t + k)).
  { intros k. apply smooth_continuous. intros t _. unfold main, even_terms, odd_terms.
    auto_derive. trivial. }
  assert (Mean : forall k, mean (fun t => main t + k)
    = eps ^ 2 / (2 * d) + eps ^ 4 * entropy_quartic d tau + k).
  { intros k. rewrite (mean_plus d mean avg main (fun _ => k)); [|unfold main|apply Cc].
    - unfold main. rewrite (mean_plus d mean avg _ _ Ce Co), mean_even_terms, mean_odd_terms.
      rewrite (mean_const d mean avg). ring.
    - intros t Ht. apply (continuous_plus (V := R_NormedModule)); [now apply Ce|now apply Co]. }
  assert (Point : forall t, -1 <= t <= 1 ->
    - r <= entropy_density (perturbation d eps tau t) - main t <= r).
  { intros t Ht. destruct (coordinate_bounds t Ht) as [Hu Hv].
    pose proof (entropy_density_expansion eps tau t _ He Small Hu Hv) as B.
    apply Rabs_le_between in B. unfold main, r, perturbation, degree_one_part, degree_two_part in *.
    lra. }
  pose proof (entropy_continuous eps tau He Small) as CH.
  assert (Up := mean_le d mean avg _ _ CH (Cm r) ltac:(intros t Ht; specialize (Point t Ht); lra)).
  assert (Lo := mean_le d mean avg _ _ (Cm (- r)) CH
    ltac:(intros t Ht; specialize (Point t Ht); lra)).
  rewrite Mean in Up, Lo. fold r. apply Rabs_le. lra.
Qed.

(** (5.8). *)
Lemma two_degree_energy_value : forall lambda1 lambda2 eps tau,
  two_degree_energy mean d lambda1 lambda2 eps tau
  = lambda1 * (eps ^ 2 / d) + lambda2 * (eps ^ 4 * tau ^ 2 * (2 * (d - 1) / (d ^ 2 * (d + 2)))).
Proof.
  intros lambda1 lambda2 eps tau. unfold two_degree_energy. f_equal; f_equal.
  - rewrite (mean_ext d mean avg _ (fun t => 0 + eps ^ 2 * t ^ 2 + 0 * t ^ 4))
      by (intros; unfold degree_one_part; ring).
    rewrite (mean_even_quartic d mean ltac:(lra) avg). field. lra.
  - rewrite (mean_ext d mean avg _ (fun t => eps ^ 4 * tau ^ 2 * (t ^ 2 - 1 / d) ^ 2))
      by (intros; unfold degree_two_part; ring).
    rewrite (mean_scal d mean avg).
    + now rewrite (mean_degree_two_sqr d mean ltac:(lra) avg).
    + apply smooth_continuous. intros t _. auto_derive. trivial.
Qed.

(** (5.9): the gap at K_# = 1/(2 lambda_1), with an explicit remainder. *)
Theorem gap_expansion : forall lambda1 lambda2 eps tau, 0 < lambda1 ->
  0 <= eps <= 1 -> eps * (1 + Rabs tau) <= 1 / 2 ->
  Rabs (zonal_entropy mean (fun t => 1 + perturbation d eps tau t)
    - 1 / (2 * lambda1) * two_degree_energy mean d lambda1 lambda2 eps tau
    - eps ^ 4 * gap_quartic d (lambda2 / lambda1) tau) <= remainder_bound eps tau.
Proof.
  intros lambda1 lambda2 eps tau Hl He Small.
  pose proof (entropy_expansion eps tau He Small) as B.
  rewrite two_degree_energy_value.
  replace (_ - _ - _) with (zonal_entropy mean (fun t => 1 + perturbation d eps tau t)
    - (eps ^ 2 / (2 * d) + eps ^ 4 * entropy_quartic d tau)); [exact B|].
  unfold gap_quartic, entropy_quartic. field. lra.
Qed.

End Quartic.
