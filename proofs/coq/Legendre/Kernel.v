(** * The potential and the energy of the zonal model as series, with uniform tails *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Circle.Mean Circle.Fourier.
From Certify Require Import Bessel.Calculus Bessel.Ratio Threshold.Eigenvalues Threshold.EigenvalueSeries Zonal.Moments
  Zonal.Gegenbauer Zonal.PositiveDefinite Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.

Lemma density_facts rho : is_density interval_integral rho ->
  (forall t, continuous rho t) /\ (forall t, rho t = rho (clamp t)) /\ (forall t, 0 < rho t) /\ mean rho = 1.
Proof. intros [[C E] [Pos M]]. now repeat split. Qed.

(** The moments of rho - 1 are those of rho, and at most 2 3^l. *)
Lemma centred_moment rho l : is_density interval_integral rho -> (1 <= l)%nat ->
  mean (fun t => P l t * (rho t - 1)) = legendre_moment rho l.
Proof.
  intros D Hl. destruct (density_facts rho D) as (C & _ & _ & _).
  assert (C1 : continuous_on_interval (fun t => P l t * rho t)).
  { intros t _. apply continuous_times; [apply legendre_continuous_at|apply C]. }
  assert (C2 : continuous_on_interval (P l)) by (intros t _; apply legendre_continuous_at).
  rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (P l t * rho t) + -1 * P l t)) by (intros; ring).
  rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2). unfold legendre_moment.
  assert (Z : mean (P l) = 0).
  { rewrite <- (legendre_products 0 l) by lia. apply (mean_ext 3 mean Avg). intros. simpl. ring. }
  rewrite Z. ring.
Qed.

Lemma mean_bound (u v : R -> R) : (forall t, continuous u t) -> (forall t, continuous v t) ->
  (forall t, -1 <= t <= 1 -> Rabs (u t) <= v t) -> Rabs (mean u) <= mean v.
Proof.
  intros Cu Cv B. apply Rabs_le. split.
  - apply Ropp_le_cancel. rewrite Ropp_involutive.
    replace (- mean u) with (mean (fun t => -1 * u t)) by (rewrite (mean_scal 3 mean Avg _ _ (on_interval u Cu)); ring).
    apply (mean_le 3 mean Avg); [|now apply on_interval|].
    + apply on_interval. intros t. apply (continuous_times (fun _ => -1)); [apply continuous_const|apply Cu].
    + intros t Ht. specialize (B t Ht). apply Rabs_le_between in B. lra.
  - apply (mean_le 3 mean Avg); [now apply on_interval|now apply on_interval|].
    intros t Ht. specialize (B t Ht). apply Rabs_le_between in B. lra.
Qed.

(** What is bounded by e times rho + 1 has a mean of at most 2 e. *)
Lemma mean_against rho (u : R -> R) e : is_density interval_integral rho -> (forall t, continuous u t) ->
  (forall t, -1 <= t <= 1 -> Rabs (u t) <= e) -> Rabs (mean (fun t => (rho t - 1) * u t)) <= 2 * e.
Proof.
  intros D Cu B. destruct (density_facts rho D) as (C & _ & Pos & M).
  assert (C1 : forall t, continuous (fun t => e * rho t + e * 1) t).
  { intros t. apply continuous_sum; apply (continuous_times (fun _ => e)); try apply continuous_const. apply C. }
  replace (2 * e) with (mean (fun t => e * rho t + e * 1)).
  - apply mean_bound; [|exact C1|].
    + intros t. apply continuous_times; [|apply Cu].
      apply continuous_minus; [apply C|apply continuous_const].
    + intros t Ht. rewrite Rabs_mult. specialize (B t Ht). specialize (Pos t).
      assert (Rabs (rho t - 1) <= rho t + 1) by (apply Rabs_le; lra). pose proof (Rabs_pos (u t)).
      pose proof (Rabs_pos (rho t - 1)). replace (e * rho t + e * 1) with ((rho t + 1) * e) by ring.
      apply Rmult_le_compat; assumption.
  - rewrite (mean_combine 3 mean Avg _ _ _ _ (on_interval rho C) (continuous_on_interval_const 1)), M,
      (mean_one 3 mean Avg). ring.
Qed.

Lemma moment_bound rho l : is_density interval_integral rho -> Rabs (mean (fun t => P l t * (rho t - 1))) <= 2 * 3 ^ l.
Proof.
  intros D. rewrite (mean_ext 3 mean Avg _ (fun t => (rho t - 1) * P l t)) by (intros; ring).
  apply mean_against; [exact D|intros t; apply legendre_continuous_at|]. intros t Ht. now apply legendre_bound.
Qed.

Section Kernel.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Local Notation lambda k := (eigenvalue 3 (S k) beta).

Lemma eigenvalue_small k : lambda k <= lambda 0 * ((beta / 2) ^ k / INR (fact k)).
Proof.
  induction k as [|k IH]; [simpl; lra|]. rewrite (eigenvalue_succ 3 (S k) beta) by (lra || lia).
  pose proof (pos_INR k) as Pk. pose proof (S_INR k) as Sk.
  pose proof (r_upper (3 / 2 + INR (S k) - 1) beta ltac:(lra) beta_pos) as U.
  pose proof (r_pos (3 / 2 + INR (S k) - 1) beta ltac:(lra) beta_pos) as Pr.
  pose proof (eigenvalue_pos 3 (S k) beta ltac:(lra) ltac:(lia)) as Pe.
  assert (V : beta / (2 * (3 / 2 + INR (S k) - 1 + 1)) <= beta / 2 * / (INR k + 1)).
  { unfold Rdiv. rewrite Rinv_mult, <- Rmult_assoc. apply Rmult_le_compat_l; [|apply Rinv_le_contravar; lra].
    apply Rlt_le, Rmult_lt_0_compat; lra. }
  replace (lambda 0 * ((beta / 2) ^ S k / INR (fact (S k))))
    with (lambda 0 * ((beta / 2) ^ k / INR (fact k)) * (beta / 2 * / (INR k + 1))).
  - apply Rmult_le_compat; lra.
  - rewrite fact_simpl, mult_INR, S_INR. simpl pow. field. split; first [apply INR_fact_neq_0|lra].
Qed.

(** A summable bound of lambda_l (2l+1) 2 9^l. *)
Definition majorant (k : nat) : R := 54 * lambda 0 * ((9 * beta) ^ k / INR (fact k)).

Lemma majorant_pos k : 0 < majorant k.
Proof.
  pose proof (eigenvalue_pos 3 1 beta ltac:(lra) ltac:(lia)).
  apply Rmult_lt_0_compat; [lra|]. apply Rdiv_lt_0_compat; [apply pow_lt; lra|apply INR_fact_lt_0].
Qed.

Lemma majorant_summable : ex_series majorant.
Proof.
  apply (ex_series_scal (V := R_NormedModule) (54 * lambda 0)).
  exists (exp (9 * beta)). eapply is_series_ext; [|exact (is_exp_Reals (9 * beta))].
  intros k. rewrite pow_n_pow. reflexivity.
Qed.

Lemma odd_number k : 2 * INR (S k) + 1 <= 3 * 2 ^ k.
Proof.
  induction k as [|k IH]; [simpl; lra|]. rewrite S_INR. simpl pow. pose proof (pos_INR k). rewrite S_INR in *. lra.
Qed.

Lemma majorised k m u : Rabs m <= 2 * 3 ^ S k -> Rabs u <= 3 ^ S k ->
  Rabs (lambda k * (2 * INR (S k) + 1) * m * u) <= majorant k.
Proof.
  intros Hm Hu. pose proof (eigenvalue_pos 3 (S k) beta ltac:(lra) ltac:(lia)) as Pe.
  pose proof (pos_INR (S k)) as Pk. pose proof (eigenvalue_small k) as E. pose proof (odd_number k) as O.
  rewrite !Rabs_mult, (Rabs_pos_eq (lambda k)), (Rabs_pos_eq (2 * INR (S k) + 1)) by lra.
  assert (F : majorant k = lambda 0 * ((beta / 2) ^ k / INR (fact k)) * (3 * 2 ^ k) * (2 * 3 ^ S k) * 3 ^ S k).
  { unfold majorant. replace (9 * beta) with (beta / 2 * 2 * 3 * 3) by field. rewrite !Rpow_mult_distr. simpl pow.
    field. apply INR_fact_neq_0. }
  rewrite F. pose proof (Rabs_pos m). pose proof (Rabs_pos u).
  apply Rmult_le_compat; try assumption.
  - apply Rmult_le_pos; [apply Rmult_le_pos; lra|assumption].
  - apply Rmult_le_compat; try assumption; [apply Rmult_le_pos; lra|]. apply Rmult_le_compat; lra.
Qed.

Definition energy_part (rho : R -> R) (N : nat) : R :=
  sum_f_R0 (fun k => lambda k * ((2 * INR (S k) + 1) * legendre_moment rho (S k) ^ 2)) N.

Lemma potential_term_bound rho k t : is_density interval_integral rho ->
  Rabs (potential_term beta (fun s => rho s - 1) k t) <= majorant k.
Proof.
  intros D. apply majorised; [now apply moment_bound|]. apply legendre_bound, clamp_range.
Qed.

Lemma potential_term_continuous h k t : continuous (potential_term beta h k) t.
Proof.
  apply (continuous_times (fun _ => _)); [apply continuous_const|].
  apply (continuous_comp clamp (P (S k))); [apply clamp_continuous|apply legendre_continuous_at].
Qed.

Lemma potential_part_continuous h N t : continuous (fun t => sum_f_R0 (fun k => potential_term beta h k t) N) t.
Proof.
  induction N as [|N IH]; cbn [sum_f_R0]; [apply potential_term_continuous|].
  apply continuous_sum; [exact IH|apply potential_term_continuous].
Qed.

Theorem potential_close : exists e, is_lim_seq e 0 /\ forall rho, is_density interval_integral rho -> forall N t,
  Rabs (zonal_potential beta (fun s => rho s - 1) t
    - sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N) <= e N.
Proof.
  destruct (Circle.Fourier.dominated_series majorant (fun k => Rlt_le _ _ (majorant_pos k)) majorant_summable)
    as (e & Le & He).
  exists e. split; [exact Le|]. intros rho D N t.
  pose (u := fun k => potential_term beta (fun s => rho s - 1) k t / majorant k).
  assert (Eq : forall k, majorant k * u k = potential_term beta (fun s => rho s - 1) k t).
  { intros k. unfold u. pose proof (majorant_pos k). field. lra. }
  pose proof (He u N) as B. rewrite (Series_ext _ _ Eq) in B.
  rewrite (sum_eq _ (fun k => potential_term beta (fun s => rho s - 1) k t) N (fun k _ => Eq k)) in B. apply B.
  intros k. unfold u, Rdiv. pose proof (majorant_pos k) as Pm.
  rewrite Rabs_mult, (Rabs_pos_eq (/ majorant k)) by (apply Rlt_le, Rinv_0_lt_compat, Pm).
  apply (Rmult_le_reg_r (majorant k)); [exact Pm|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r, Rmult_1_l by lra.
  now apply potential_term_bound.
Qed.

Theorem potential_continuous_density rho : is_density interval_integral rho ->
  interval_continuous (zonal_potential beta (fun s => rho s - 1)).
Proof.
  intros D. destruct potential_close as (e & Le & He). split.
  - apply (Circle.Mean.uniform_limit_cont _
      (fun N t => sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N) e (He rho D) Le).
    intros N t. apply potential_part_continuous.
  - intros t. apply Series_ext. intros k. unfold potential_term. now rewrite clamp_clamp.
Qed.

Lemma energy_part_mean rho N : is_density interval_integral rho ->
  mean (fun t => (rho t - 1) * sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N) = energy_part rho N.
Proof.
  intros D. destruct (density_facts rho D) as (C & _ & _ & _).
  assert (Ch : forall t, continuous (fun t => rho t - 1) t).
  { intros t. apply continuous_minus; [apply C|apply continuous_const]. }
  assert (T : forall k, mean (fun t => (rho t - 1) * potential_term beta (fun s => rho s - 1) k t)
    = lambda k * ((2 * INR (S k) + 1) * legendre_moment rho (S k) ^ 2)).
  { intros k. unfold potential_term. rewrite (centred_moment rho (S k) D) by lia.
    rewrite (mean_ext 3 mean Avg _ (fun t => lambda k * (2 * INR (S k) + 1) * legendre_moment rho (S k)
      * (P (S k) t * (rho t - 1)))) by (intros t Ht; rewrite (clamp_inside t Ht); ring).
    assert (Cm : continuous_on_interval (fun t => P (S k) t * (rho t - 1))).
    { apply on_interval. intros t. apply continuous_times; [apply legendre_continuous_at|apply Ch]. }
    rewrite (mean_scal 3 mean Avg _ _ Cm), (centred_moment rho (S k) D) by lia. ring. }
  unfold energy_part. induction N as [|N IH]; cbn [sum_f_R0]; [apply T|].
  rewrite <- IH, <- T.
  rewrite (mean_ext 3 mean Avg _ (fun t =>
    (rho t - 1) * sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N
    + (rho t - 1) * potential_term beta (fun s => rho s - 1) (S N) t)) by (intros; ring).
  assert (C1 : continuous_on_interval (fun t =>
    (rho t - 1) * sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N)).
  { intros t _. apply continuous_times; [apply Ch|apply potential_part_continuous]. }
  assert (C2 : continuous_on_interval (fun t => (rho t - 1) * potential_term beta (fun s => rho s - 1) (S N) t)).
  { intros t _. apply continuous_times; [apply Ch|apply potential_term_continuous]. }
  exact (mean_plus 3 mean Avg _ _ C1 C2).
Qed.

Theorem energy_close : exists e, is_lim_seq e 0 /\ forall rho, is_density interval_integral rho -> forall N,
  Rabs (zonal_energy beta rho - energy_part rho N) <= e N.
Proof.
  destruct potential_close as (e & Le & He). exists (fun N => 2 * e N). split.
  - replace (Finite 0) with (Rbar_mult 2 0) by (simpl; f_equal; ring). now apply is_lim_seq_scal_l.
  - intros rho D N. rewrite <- (energy_part_mean rho N D). unfold zonal_energy.
    set (V := zonal_potential beta (fun s => rho s - 1)).
    set (W := fun t => sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N).
    destruct (density_facts rho D) as (C & _ & _ & _).
    assert (Ch : forall t, continuous (fun t => rho t - 1) t).
    { intros t. apply continuous_minus; [apply C|apply continuous_const]. }
    assert (CV : forall t, continuous V t) by apply (potential_continuous_density rho D).
    assert (CW : forall t, continuous W t) by (intros t; apply potential_part_continuous).
    assert (C1 : continuous_on_interval (fun t => (rho t - 1) * V t)) by (intros t _; now apply continuous_times).
    assert (C2 : continuous_on_interval (fun t => (rho t - 1) * W t)) by (intros t _; now apply continuous_times).
    change (mean (fun t => (rho t - 1) * sum_f_R0 (fun k => potential_term beta (fun s => rho s - 1) k t) N))
      with (mean (fun t => (rho t - 1) * W t)).
    replace (mean (fun t => (rho t - 1) * V t) - mean (fun t => (rho t - 1) * W t))
      with (mean (fun t => (rho t - 1) * (V t - W t))).
    + apply mean_against; [exact D|intros t; now apply continuous_minus|]. intros t _. apply (He rho D).
    + rewrite (mean_ext 3 mean Avg _ (fun t => 1 * ((rho t - 1) * V t) + -1 * ((rho t - 1) * W t))) by (intros; ring).
      rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2). ring.
Qed.

End Kernel.
