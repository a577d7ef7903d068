(** * Legendre polynomials: the mean over [-1, 1], their derivatives, and the orthogonality of these

    In dimension 3 the mean over the sphere of a function of one coordinate is that over [-1, 1] without weight, and the
    P_l are Legendre's. Their derivatives are orthogonal with the weight 1 - t^2. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Zonal.PositiveDefinite Zonal.Norm.
Local Open Scope R_scope.

(** ** The mean *)

Definition interval_mean : (R -> R) -> R := weighted_mean (-1) 1 (fun t => t) (fun _ => 1).

Lemma RInt_interval_1 : RInt (fun _ => 1) (-1) 1 = 2.
Proof. rewrite (RInt_const (-1) 1 (1 : R_CompleteNormedModule)). unfold scal; simpl; unfold mult; simpl. ring. Qed.

Lemma interval_mean_RInt f : interval_mean f = RInt f (-1) 1 / 2.
Proof.
  unfold interval_mean, weighted_mean. rewrite RInt_interval_1. f_equal. apply RInt_ext. intros x _. apply Rmult_1_r.
Qed.

(** The mean of a derivative. *)
Lemma interval_mean_derive (F f : R -> R) : (forall t, is_derive F t (f t)) -> (forall t, continuous f t) ->
  interval_mean f = (F 1 - F (-1)) / 2.
Proof.
  intros HF Cf. rewrite interval_mean_RInt. f_equal. apply is_RInt_unique.
  apply (is_RInt_derive (V := R_CompleteNormedModule) F f); intros x _; [apply HF|apply Cf].
Qed.

Lemma continuous_combination a b (f g : R -> R) : continuous_on_interval f -> continuous_on_interval g ->
  continuous_on_interval (fun t => a * f t + b * g t).
Proof.
  intros Cf Cg. apply (continuous_on_interval_plus (fun t => a * f t)).
  - apply (continuous_on_interval_mult (fun _ => a)); [apply continuous_on_interval_const|exact Cf].
  - apply (continuous_on_interval_mult (fun _ => b)); [apply continuous_on_interval_const|exact Cg].
Qed.

(** A nonnegative function of mean 0 vanishes inside. *)
Lemma interval_definite (f : R -> R) : (forall t, continuous f t) -> (forall t, 0 <= f t) -> interval_mean f = 0 ->
  forall t, -1 < t < 1 -> f t = 0.
Proof.
  intros Cf Nf Z t Ht. apply Rle_antisym; [|apply Nf]. apply Rnot_lt_le. intros Pos.
  rewrite interval_mean_RInt in Z.
  destruct (positive_near f t) as (e & He & Near); [apply Cf|exact Pos|].
  pose (l := Rmax (-1) (t - e / 2)). pose (r := Rmin 1 (t + e / 2)).
  assert (Hl : -1 <= l < t) by (unfold l; split; [apply Rmax_l|apply Rmax_lub_lt; lra]).
  assert (Hr : t < r <= 1) by (unfold r; split; [apply Rmin_glb_lt; lra|apply Rmin_l]).
  pose proof (Rmax_r (-1) (t - e / 2)) as Hl'. pose proof (Rmin_r 1 (t + e / 2)) as Hr'. fold l in Hl'. fold r in Hr'.
  assert (Ex : forall u v, ex_RInt f u v).
  { intros u v. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros y _. apply Cf. }
  assert (Ge : forall u v, u <= v -> 0 <= RInt f u v).
  { intros u v Huv. apply RInt_ge_0; [exact Huv|apply Ex|]. intros y _. apply Nf. }
  assert (Gt : 0 < RInt f l r).
  { apply RInt_gt_0; [lra| |intros y _; apply Cf]. intros y Hy. apply Near, Rabs_def1; lra. }
  pose proof (RInt_Chasles (V := R_CompleteNormedModule) f (-1) l 1 (Ex _ _) (Ex _ _)) as E1.
  pose proof (RInt_Chasles (V := R_CompleteNormedModule) f l r 1 (Ex _ _) (Ex _ _)) as E2.
  unfold plus in E1, E2; simpl in E1, E2. pose proof (Ge (-1) l ltac:(lra)). pose proof (Ge r 1 ltac:(lra)). lra.
Qed.

Lemma pow_continuous_at k t : continuous (fun s => s ^ k) t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Theorem interval_mean_zonal : zonal_average 3 interval_mean.
Proof.
  assert (Range : forall x, -1 <= x <= 1 -> -1 <= x <= 1) by auto.
  assert (Id : forall x, continuous (fun t : R => t) x) by (intros x; apply continuous_id).
  assert (One : forall x, continuous (fun _ : R => 1) x) by (intros x; apply continuous_const).
  assert (Pos : forall x, -1 < x < 1 -> 0 < 1) by (intros; lra).
  assert (Lt : -1 < 1) by lra. unfold interval_mean. split.
  - apply weighted_mean_ext; auto.
  - apply weighted_mean_plus; auto.
  - intros c f. apply weighted_mean_scal; auto.
  - apply weighted_mean_le; auto.
  - apply weighted_mean_one; auto.
  - intros f Hf Odd. apply weighted_mean_odd; auto. intros x. ring.
  - intros k. pose proof (pos_INR k). apply weighted_mean_recurrence; auto; [lra|]. apply is_RInt_unique.
    replace 0 with (minus (1 ^ (k + 3) - 1 ^ (k + 1)) ((-1) ^ (k + 3) - (-1) ^ (k + 1))).
    + apply (is_RInt_derive (V := R_CompleteNormedModule) (fun t => t ^ (k + 3) - t ^ (k + 1))).
      * intros x _. auto_derive; [trivial|]. replace (pred (k + 3)) with (k + 2)%nat by lia.
        replace (pred (k + 1)) with k by lia. rewrite !plus_INR. simpl. ring.
      * intros x _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
    + unfold minus, plus, opp; simpl. rewrite !pow1, (pow_add _ k 3), (pow_add _ k 1). simpl. ring.
Qed.

Local Notation P := (gegenbauer 3).
Local Notation mean := interval_mean.

(** ** Derivatives: D_l = P_l', by D_(l+2) = D_l + (2l+3) P_(l+1) *)

Fixpoint legendre_derivative (l : nat) (t : R) : R :=
  match l with
  | O => 0
  | S m => match m with O => 1 | S k => legendre_derivative k t + (2 * INR m + 1) * P m t end
  end.
Local Notation D := legendre_derivative.

Lemma derivative_SS l t : D (S (S l)) t = D l t + (2 * INR (S l) + 1) * P (S l) t.
Proof. reflexivity. Qed.

Lemma legendre_SS l t :
  P (S (S l)) t = ((2 * INR (S l) + 1) * t * P (S l) t - INR (S l) * P l t) / (INR (S l) + 1).
Proof. rewrite gegenbauer_SS. pose proof (pos_INR (S l)). field. lra. Qed.

(** t P_n' - P_(n-1)' = n P_n, and (1 - t^2) P_n' = n (P_(n-1) - t P_n). *)
Lemma derivative_relations l t : t * D (S l) t - D l t = INR (S l) * P (S l) t /\
  (1 - t ^ 2) * D (S l) t = INR (S l) * (P l t - t * P (S l) t).
Proof.
  induction l as [|l [I1 I2]]; [simpl; split; ring|].
  assert (B : D (S (S l)) t = t * D (S l) t + (INR (S l) + 1) * P (S l) t).
  { rewrite derivative_SS. replace (D l t) with (t * D (S l) t - INR (S l) * P (S l) t) by lra. ring. }
  pose proof (pos_INR (S l)) as Pl. rewrite B, (S_INR (S l)), legendre_SS. split.
  - replace (t * (t * D (S l) t + (INR (S l) + 1) * P (S l) t) - D (S l) t)
      with ((INR (S l) + 1) * t * P (S l) t - (1 - t ^ 2) * D (S l) t) by ring. rewrite I2. field. lra.
  - replace ((1 - t ^ 2) * (t * D (S l) t + (INR (S l) + 1) * P (S l) t))
      with (t * ((1 - t ^ 2) * D (S l) t) + (1 - t ^ 2) * (INR (S l) + 1) * P (S l) t) by ring.
    rewrite I2. field. lra.
Qed.

Theorem is_derive_legendre l : forall t, is_derive (P l) t (D l t).
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, is_derive (P l) t (D l t))).
  - intros t. apply derive_const.
  - intros t. apply derive_id.
  - intros l IH1 IH2 t.
    apply (is_derive_ext (fun s => ((2 * INR (S l) + 1) / (INR (S l) + 1)) * (s * P (S l) s)
      - (INR (S l) / (INR (S l) + 1)) * P l s)).
    { intros s. rewrite legendre_SS. pose proof (pos_INR (S l)).
      change (@eq R ((2 * INR (S l) + 1) / (INR (S l) + 1) * (s * P (S l) s) - INR (S l) / (INR (S l) + 1) * P l s)
        (((2 * INR (S l) + 1) * s * P (S l) s - INR (S l) * P l s) / (INR (S l) + 1))). field. lra. }
    eapply derive_eq.
    + apply derive_minus; apply derive_scal; [apply derive_mult; [apply derive_id|apply IH2]|apply IH1].
    + destruct (derivative_relations l t) as [I1 _]. pose proof (pos_INR (S l)). rewrite derivative_SS.
      replace (D l t) with (t * D (S l) t - INR (S l) * P (S l) t) by lra. field. lra.
Qed.

Lemma legendre_continuous_at l t : continuous (P l) t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply is_derive_legendre. Qed.

Lemma derivative_continuous_at l : forall t, continuous (D l) t.
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, continuous (D l) t)); [intros t; apply continuous_const..|].
  intros l IH1 _ t. apply (continuous_plus (V := R_NormedModule) (D l)); [apply IH1|].
  apply (continuous_mult (K := R_AbsRing) (fun _ => 2 * INR (S l) + 1)); [apply continuous_const|].
  apply legendre_continuous_at.
Qed.

(** Legendre's equation: ((1 - t^2) P_l')' = - l (l+1) P_l. *)
Lemma legendre_equation l t :
  is_derive (fun s => (1 - s ^ 2) * D l s) t (- (INR l * (INR l + 1)) * P l t).
Proof.
  destruct l as [|l].
  - apply (is_derive_ext (fun _ => 0)); [intros s; simpl; symmetry; apply Rmult_0_r|].
    eapply derive_eq; [apply derive_const|]. simpl. ring.
  - apply (is_derive_ext (fun s => INR (S l) * (P l s - s * P (S l) s))).
    { intros s. symmetry. apply derivative_relations. }
    eapply derive_eq.
    + apply derive_scal, derive_minus; [apply is_derive_legendre|].
      apply derive_mult; [apply derive_id|apply is_derive_legendre].
    + destruct (derivative_relations l t) as [I1 _].
      replace (D l t) with (t * D (S l) t - INR (S l) * P (S l) t) by lra. ring.
Qed.

(** ** Integration by parts *)

Lemma weight_continuous_at l t : continuous (fun s => (1 - s ^ 2) * D l s) t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply legendre_equation. Qed.

Lemma derivative_pairing l k :
  mean (fun t => (1 - t ^ 2) * D l t * D k t) = INR l * (INR l + 1) * mean (fun t => P l t * P k t).
Proof.
  assert (C1 : continuous_on_interval (fun t => (1 - t ^ 2) * D l t * D k t)).
  { intros t _. apply (continuous_mult (K := R_AbsRing)); [apply weight_continuous_at|apply derivative_continuous_at]. }
  assert (C2 : continuous_on_interval (fun t => P l t * P k t)).
  { intros t _. apply (continuous_mult (K := R_AbsRing)); apply legendre_continuous_at. }
  assert (E : mean (fun t => 1 * ((1 - t ^ 2) * D l t * D k t) + - (INR l * (INR l + 1)) * (P l t * P k t)) = 0).
  { rewrite (interval_mean_derive (fun t => (1 - t ^ 2) * D l t * P k t)).
    - replace (1 - 1 ^ 2) with 0 by ring. replace (1 - (-1) ^ 2) with 0 by ring. field.
    - intros t. eapply derive_eq; [apply derive_mult; [apply legendre_equation|apply is_derive_legendre]|].
      cbv beta. ring.
    - intros t. apply (continuous_plus (V := R_NormedModule) (fun t => 1 * ((1 - t ^ 2) * D l t * D k t)));
        apply (continuous_mult (K := R_AbsRing) (fun _ => _)); try apply continuous_const.
      + apply (continuous_mult (K := R_AbsRing)); [apply weight_continuous_at|apply derivative_continuous_at].
      + apply (continuous_mult (K := R_AbsRing)); apply legendre_continuous_at. }
  rewrite (mean_combine 3 mean interval_mean_zonal _ _ _ _ C1 C2) in E. lra.
Qed.

Theorem derivative_orthogonal k l : (k < l)%nat -> mean (fun t => (1 - t ^ 2) * D l t * D k t) = 0.
Proof.
  intros H. rewrite derivative_pairing. change (mean (fun t => P l t * P k t)) with (zonal_coefficient 3 mean l (P k)).
  rewrite (gegenbauer_orthogonal 3 mean ltac:(lra) interval_mean_zonal k l H). ring.
Qed.

Lemma harmonic_dimension_3 l : (1 <= l)%nat -> harmonic_dimension 3 l = 2 * INR l + 1.
Proof.
  intros Hl. unfold harmonic_dimension. replace (l + 3 - 3)%nat with l by lia. simpl (fact (3 - 2)). simpl (INR 1).
  pose proof (INR_fact_neq_0 l). simpl (INR 3). field. assumption.
Qed.

Theorem derivative_norm l : (1 <= l)%nat ->
  mean (fun t => (1 - t ^ 2) * D l t * D l t) = INR l * (INR l + 1) / (2 * INR l + 1).
Proof.
  intros Hl. assert (Avg : zonal_average (INR 3) mean) by (replace (INR 3) with 3 by (simpl; ring);
    exact interval_mean_zonal).
  pose proof (gegenbauer_norm 3 mean l ltac:(lia) Avg Hl) as N. rewrite (harmonic_dimension_3 l Hl) in N.
  replace (INR 3) with 3 in N by (simpl; ring). rewrite derivative_pairing.
  rewrite (mean_ext 3 mean interval_mean_zonal _ (fun t => P l t ^ 2)) by (intros; ring). rewrite N.
  pose proof (pos_INR l). field. lra.
Qed.
