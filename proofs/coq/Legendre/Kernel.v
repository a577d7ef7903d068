(** * The potential and the energy of the zonal model as series, with uniform tails *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
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

(** The moments of rho - 1 are those of rho. *)
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

(** The mean of what is bounded by e, with respect to a density. *)
Lemma mean_against rho (u : R -> R) e : is_density interval_integral rho -> (forall t, continuous u t) ->
  (forall t, -1 <= t <= 1 -> Rabs (u t) <= e) -> Rabs (mean (fun t => rho t * u t)) <= e.
Proof.
  intros D Cu B. destruct (density_facts rho D) as (C & _ & Pos & M).
  rewrite <- (Rmult_1_r e), <- M, <- (mean_scal 3 mean Avg _ _ (on_interval rho C)). apply mean_bound.
  - intros t. apply continuous_times; [apply C|apply Cu].
  - intros t. apply (continuous_times (fun _ => _)); [apply continuous_const|apply C].
  - intros t Ht. rewrite Rabs_mult, (Rabs_pos_eq (rho t)), Rmult_comm by apply Rlt_le, Pos.
    apply Rmult_le_compat_r; [apply Rlt_le, Pos|now apply B].
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

(** ** Potentials of sequences of moments *)

(** Moments of degree l >= 1, as large as those of a probability measure may be under the crude bound of P_l. *)
Definition moderate (a : nat -> R) : Prop := forall k, Rabs (a (S k)) <= 3 ^ S k.

(** The potential of a sequence of moments, and the mutual energy of two. *)
Definition moment_term (a : nat -> R) (k : nat) (t : R) : R :=
  lambda k * (2 * INR (S k) + 1) * a (S k) * P (S k) (clamp t).
Definition moment_potential (a : nat -> R) (t : R) : R := Series (fun k => moment_term a k t).
Definition pairing_term (a b : nat -> R) (k : nat) : R := lambda k * (2 * INR (S k) + 1) * a (S k) * b (S k).
Definition pairing (a b : nat -> R) : R := Series (pairing_term a b).

(** Partial sums are uniformly close to series below the majorant. *)
Lemma series_close : exists e, is_lim_seq e 0 /\ forall x : nat -> R, (forall k, Rabs (x k) <= majorant k) -> forall N,
  Rabs (Series x - sum_f_R0 x N) <= e N.
Proof.
  destruct (Circle.Fourier.dominated_series majorant (fun k => Rlt_le _ _ (majorant_pos k)) majorant_summable)
    as (e & Le & He).
  exists e. split; [exact Le|]. intros x Hx N. pose (u := fun k => x k / majorant k).
  assert (Eq : forall k, majorant k * u k = x k).
  { intros k. unfold u. pose proof (majorant_pos k). field. lra. }
  rewrite <- (Series_ext _ _ Eq), <- (sum_eq _ x N (fun k _ => Eq k)). apply He.
  intros k. unfold u, Rdiv. pose proof (majorant_pos k) as Pm. specialize (Hx k).
  rewrite Rabs_mult, (Rabs_pos_eq (/ majorant k)) by (apply Rlt_le, Rinv_0_lt_compat, Pm).
  apply (Rmult_le_reg_r (majorant k)); [exact Pm|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r, Rmult_1_l by lra. exact Hx.
Qed.

Lemma moderate_moment a k : moderate a -> Rabs (a (S k)) <= 2 * 3 ^ S k.
Proof. intros Ha. specialize (Ha k). pose proof (pow_lt 3 (S k) ltac:(lra)). lra. Qed.

Lemma moment_term_bound a k t : moderate a -> Rabs (moment_term a k t) <= majorant k.
Proof. intros Ha. apply majorised; [now apply moderate_moment|]. apply legendre_bound, clamp_range. Qed.

Lemma pairing_term_bound a b k : moderate a -> moderate b -> Rabs (pairing_term a b k) <= majorant k.
Proof. intros Ha Hb. apply majorised; [now apply moderate_moment|apply Hb]. Qed.

Lemma moment_term_continuous a k t : continuous (moment_term a k) t.
Proof.
  apply (continuous_times (fun _ => _)); [apply continuous_const|].
  apply (continuous_comp clamp (P (S k))); [apply clamp_continuous|apply legendre_continuous_at].
Qed.

Lemma moment_part_continuous a N t : continuous (fun t => sum_f_R0 (fun k => moment_term a k t) N) t.
Proof.
  induction N as [|N IH]; cbn [sum_f_R0]; [apply moment_term_continuous|].
  apply continuous_sum; [exact IH|apply moment_term_continuous].
Qed.

Lemma moment_potential_continuous a : moderate a -> interval_continuous (moment_potential a).
Proof.
  intros Ha. destruct series_close as (e & Le & He). split.
  - apply (Circle.Mean.uniform_limit_cont _ (fun N t => sum_f_R0 (fun k => moment_term a k t) N) e).
    + intros N t. apply He. intros k. now apply moment_term_bound.
    + exact Le.
    + intros N t. apply moment_part_continuous.
  - intros t. apply Series_ext. intros k. unfold moment_term. now rewrite clamp_clamp.
Qed.

Lemma pairing_limit a b : moderate a -> moderate b -> is_lim_seq (sum_f_R0 (pairing_term a b)) (pairing a b).
Proof.
  intros Ha Hb. destruct series_close as (e & Le & He).
  specialize (He _ (fun k => pairing_term_bound a b k Ha Hb)). apply is_lim_seq_spec. intros eps.
  apply is_lim_seq_spec in Le. destruct (Le eps) as [N HN]. exists N. intros n Hn. specialize (HN n Hn).
  specialize (He n).
  rewrite Rminus_0_r in HN. apply Rabs_def2 in HN. rewrite <- Rabs_Ropp, Ropp_minus_distr.
  unfold pairing. lra.
Qed.

Lemma moderate_legendre rho : is_density interval_integral rho -> moderate (legendre_moment rho).
Proof.
  intros D k. unfold legendre_moment. rewrite (mean_ext 3 mean Avg _ (fun t => rho t * P (S k) t)) by (intros; ring).
  apply mean_against; [exact D|intros t; apply legendre_continuous_at|intros; now apply legendre_bound].
Qed.

(** ** Against a density *)

Theorem pairing_density a rho : moderate a -> is_density interval_integral rho ->
  mean (fun t => rho t * moment_potential a t) = pairing a (legendre_moment rho).
Proof.
  intros Ha D. destruct (density_facts rho D) as (C & _ & _ & _). destruct series_close as (e & Le & He).
  pose (W := fun N t => sum_f_R0 (fun k => moment_term a k t) N).
  assert (Part : forall N, mean (fun t => rho t * W N t) = sum_f_R0 (pairing_term a (legendre_moment rho)) N).
  { assert (T : forall k, mean (fun t => rho t * moment_term a k t) = pairing_term a (legendre_moment rho) k).
    { intros k. unfold moment_term, pairing_term.
      rewrite (mean_ext 3 mean Avg _ (fun t => lambda k * (2 * INR (S k) + 1) * a (S k) * (P (S k) t * rho t)))
        by (intros t Ht; rewrite (clamp_inside t Ht); ring).
      apply (mean_scal 3 mean Avg _ (fun t => P (S k) t * rho t)). apply on_interval. intros t.
      apply continuous_times; [apply legendre_continuous_at|apply C]. }
    induction N as [|N IH]; unfold W; cbn [sum_f_R0]; [apply T|]. rewrite <- IH, <- T.
    rewrite (mean_ext 3 mean Avg _ (fun t => rho t * W N t + rho t * moment_term a (S N) t))
      by (intros; unfold W; ring).
    apply (mean_plus 3 mean Avg (fun t => rho t * W N t) (fun t => rho t * moment_term a (S N) t)); apply on_interval;
      intros t; (apply continuous_times; [apply C|]); [apply moment_part_continuous|apply moment_term_continuous]. }
  assert (CV : forall t, continuous (moment_potential a) t) by apply (moment_potential_continuous a Ha).
  assert (CW : forall N t, continuous (W N) t) by (intros N t; apply moment_part_continuous).
  assert (L : is_lim_seq (sum_f_R0 (pairing_term a (legendre_moment rho)))
    (mean (fun t => rho t * moment_potential a t))).
  { apply (is_lim_seq_ext _ _ _ Part), is_lim_seq_spec. intros eps. apply is_lim_seq_spec in Le.
    destruct (Le eps) as [N HN]. exists N. intros n Hn. specialize (HN n Hn).
    rewrite Rminus_0_r in HN. apply Rabs_def2 in HN. rewrite <- Rabs_Ropp, Ropp_minus_distr.
    replace (mean (fun t => rho t * moment_potential a t) - mean (fun t => rho t * W n t))
      with (mean (fun t => rho t * (moment_potential a t - W n t))).
    - apply Rle_lt_trans with (e n); [|lra].
      apply mean_against; [exact D|intros t; apply continuous_minus; [apply CV|apply CW]|].
      intros t _. apply He. intros k. now apply moment_term_bound.
    - rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (rho t * moment_potential a t) + -1 * (rho t * W n t)))
        by (intros; ring).
      rewrite (mean_combine 3 mean Avg _ _ (fun t => rho t * moment_potential a t) (fun t => rho t * W n t)); [ring|..];
        apply on_interval; intros t; (apply continuous_times; [apply C|]); [apply CV|apply CW]. }
  apply is_lim_seq_unique in L. pose proof (pairing_limit a _ Ha (moderate_legendre rho D)) as L'.
  apply is_lim_seq_unique in L'. rewrite L in L'. now injection L'.
Qed.

(** Without moments: the uniform density, and zero. *)
Lemma no_potential a t : (forall k, a (S k) = 0) -> moment_potential a t = 0.
Proof.
  intros Z. unfold moment_potential. rewrite (Series_ext _ (fun _ => 0 * 0)); [rewrite Series_scal_l; ring|].
  intros k. unfold moment_term. rewrite Z. ring.
Qed.

Lemma no_pairing a b : (forall k, b (S k) = 0) -> pairing a b = 0.
Proof.
  intros Z. unfold pairing. rewrite (Series_ext _ (fun _ => 0 * 0)); [rewrite Series_scal_l; ring|].
  intros k. unfold pairing_term. rewrite Z. ring.
Qed.

Lemma uniform_moment l : (1 <= l)%nat -> legendre_moment (fun _ => 1) l = 0.
Proof.
  intros Hl. unfold legendre_moment. rewrite <- (legendre_products 0 l) by lia.
  apply (mean_ext 3 mean Avg). intros. simpl. ring.
Qed.

Lemma potential_centred a : moderate a -> mean (moment_potential a) = 0.
Proof.
  intros Ha. pose proof (pairing_density a _ Ha zonal_uniform_density) as Q.
  rewrite (no_pairing a) in Q by (intros; apply uniform_moment; lia). rewrite <- Q.
  apply (mean_ext 3 mean Avg). intros. ring.
Qed.

(** The potential and the energy of a density are those of its moments. *)
Lemma zonal_potential_moments rho t : is_density interval_integral rho ->
  zonal_potential beta (fun s => rho s - 1) t = moment_potential (legendre_moment rho) t.
Proof.
  intros D. apply Series_ext. intros k. unfold potential_term, moment_term. now rewrite (centred_moment rho (S k) D)
    by lia.
Qed.

Theorem potential_continuous_density rho : is_density interval_integral rho ->
  interval_continuous (zonal_potential beta (fun s => rho s - 1)).
Proof.
  intros D. rewrite (FunctionalExtensionality.functional_extensionality _ _ (fun t => zonal_potential_moments rho t D)).
  apply moment_potential_continuous, moderate_legendre, D.
Qed.

Theorem energy_moments rho : is_density interval_integral rho ->
  zonal_energy beta rho = pairing (legendre_moment rho) (legendre_moment rho).
Proof.
  intros D. pose proof (moderate_legendre rho D) as Ha. destruct (density_facts rho D) as (C & _ & _ & _).
  pose proof (proj1 (moment_potential_continuous _ Ha)) as CV.
  rewrite <- (pairing_density _ rho Ha D). unfold zonal_energy.
  rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (rho t * moment_potential (legendre_moment rho) t)
    + -1 * moment_potential (legendre_moment rho) t)) by (intros; rewrite (zonal_potential_moments rho t D); ring).
  rewrite (mean_combine 3 mean Avg), (potential_centred _ Ha); [ring|..]; apply on_interval; [|exact CV].
  intros t. now apply continuous_times.
Qed.

End Kernel.
