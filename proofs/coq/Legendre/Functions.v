(** * The zonal model of dimension 3, for plain functions on [-1, 1]

    The vocabulary of MainZonal.v, where a density is a function that is continuous and positive on [-1, 1], and its
    agreement with the model of Legendre/Model.v. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Threshold.BetaStar Threshold.Majorisation Threshold.Eigenvalues
  Criterion.Coercivity Zonal.Moments Zonal.Gegenbauer Variational.KirkwoodMonroe Variational.Principle Sphere.Model.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete
  Legendre.Kernel Legendre.Control Legendre.Gibbs Legendre.Minimisers Legendre.Facts Legendre.Regularity
  Legendre.Convolution Legendre.Energy.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation Avg := interval_mean_zonal.

Definition sigma (f : R -> R) : R := RInt f (-1) 1 / 2.

Lemma sigma_mean : mean = sigma.
Proof. apply functional_extensionality. exact interval_mean_RInt. Qed.

Definition smooth (h : R -> R) : Prop := forall t, -1 <= t <= 1 -> continuous h t.
Definition zonal_density_function (f : R -> R) : Prop :=
  (forall t, -1 <= t <= 1 -> continuous f t /\ 0 < f t) /\ sigma f = 1.
Definition uniform_function (f : R -> R) : Prop := forall t, -1 <= t <= 1 -> f t = 1.

Definition W (x t : R) : R := (exp (x * t) - sigma (fun s => exp (x * s))) / x.
Definition over_parallel (g : R -> R) (s t : R) : R :=
  RInt (fun phi => g (s * t + sqrt (1 - s ^ 2) * sqrt (1 - t ^ 2) * cos phi)) 0 PI / PI.
Definition potential_function (x : R) (f : R -> R) (s : R) : R := sigma (fun t => f t * over_parallel (W x) s t).
Definition entropy_function (f : R -> R) : R := sigma (fun t => f t * ln (f t)).
Definition energy_function (x : R) (f : R -> R) : R := sigma (fun s => f s * potential_function x f s).

Definition minimal_function (x K : R) : Prop :=
  forall f, zonal_density_function f -> K * energy_function x f <= entropy_function f.
Definition only_minimal_function (x K : R) : Prop := minimal_function x K /\
  forall f, zonal_density_function f -> entropy_function f = K * energy_function x f -> uniform_function f.
Definition minimising_function (x K : R) (f : R -> R) : Prop := zonal_density_function f /\
  forall g, zonal_density_function g ->
    entropy_function f - K * energy_function x f <= entropy_function g - K * energy_function x g.
Definition coupling_function (x : R) : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimal_function x K).
Definition weak_limit_function (fs : nat -> R -> R) (f : R -> R) : Prop :=
  forall h, smooth h -> is_lim_seq (fun n => sigma (fun t => h t * fs n t)) (sigma (fun t => h t * f t)).
Definition weak_limit_point_function (fs : nat -> R -> R) (f : R -> R) : Prop :=
  exists phi : nat -> nat, (forall n, (phi n < phi (S n))%nat) /\ weak_limit_function (fun n => fs (phi n)) f.
Definition continuous_passage_function (x : R) : Prop :=
  exists Kc : R, coupling_function x = Finite Kc /\ only_minimal_function x Kc /\
    forall Kn fs f, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc -> (forall n, minimising_function x (Kn n) (fs n)) ->
      zonal_density_function f -> weak_limit_point_function fs f -> uniform_function f.
Definition critical_function (x K : R) (f : R -> R) : Prop := zonal_density_function f /\
  exists Z, 0 < Z /\ forall t, -1 <= t <= 1 -> f t = exp (2 * K * potential_function x f t) / Z.

(** ** Densities *)

Definition clamped (f : R -> R) (t : R) : R := f (clamp t).

Lemma clamped_density f : zonal_density_function f -> is_density interval_integral (clamped f).
Proof.
  intros [C M]. split; [exact (continued f (fun t Ht => proj1 (C t Ht)))|split].
  - intros t. apply (C (clamp t) (clamp_range t)).
  - cbn [integrate interval_integral]. unfold clamped. rewrite mean_clamp, sigma_mean. exact M.
Qed.

Lemma density_function rho : is_density interval_integral rho -> zonal_density_function rho.
Proof.
  intros D. destruct (density_facts rho D) as (C & _ & Pos & M). split; [|rewrite <- sigma_mean; exact M].
  intros t _. split; [apply C|apply Pos].
Qed.

Lemma clamped_entropy f : entropy_function f = entropy_of (clamped f).
Proof.
  unfold entropy_function, entropy_of. rewrite <- sigma_mean. symmetry. exact (mean_clamp (fun t => f t * ln (f t))).
Qed.

Section Attention.

Variable x : R.
Hypothesis x_pos : 0 < x.

Lemma W_attention : W x = attention x.
Proof. unfold W, attention. now rewrite sigma_mean. Qed.

Lemma clamped_potential f s : zonal_density_function f -> -1 <= s <= 1 ->
  potential_function x f s = zonal_potential x (fun t => clamped f t - 1) s.
Proof.
  intros D Hs. rewrite <- (potential_integral x x_pos (clamped f) s (clamped_density f D) Hs).
  unfold potential_function. rewrite <- sigma_mean, W_attention. apply (mean_ext 3 mean Avg). intros t Ht.
  unfold clamped. now rewrite (clamp_inside t Ht).
Qed.

Lemma clamped_energy f : zonal_density_function f -> energy_function x f = zonal_energy x (clamped f).
Proof.
  intros D. rewrite <- (energy_integral x x_pos (clamped f) (clamped_density f D)).
  unfold energy_function. rewrite <- sigma_mean. apply (mean_ext 3 mean Avg). intros s Hs.
  rewrite (clamped_potential f s D Hs), <- (potential_integral x x_pos (clamped f) s (clamped_density f D) Hs).
  unfold clamped at 2. now rewrite (clamp_inside s Hs).
Qed.

Lemma same_on_interval f rho : zonal_density_function f -> is_density interval_integral rho ->
  (forall t, -1 <= t <= 1 -> f t = rho t) -> clamped f = rho.
Proof.
  intros D Dr E. apply functional_extensionality. intros t. destruct (density_facts rho Dr) as (_ & I & _).
  rewrite (I t). apply E, clamp_range.
Qed.

Lemma clamped_model rho : is_density interval_integral rho -> clamped rho = rho.
Proof. intros D. apply same_on_interval; [now apply density_function|exact D|reflexivity]. Qed.

Lemma model_energy rho : is_density interval_integral rho -> energy_function x rho = zonal_energy x rho.
Proof. intros D. now rewrite (clamped_energy rho (density_function rho D)), (clamped_model rho D). Qed.

Lemma model_entropy rho : is_density interval_integral rho -> entropy_function rho = entropy_of rho.
Proof. intros D. now rewrite (clamped_entropy rho), (clamped_model rho D). Qed.

Local Notation model := (model_at zonal_sphere x).

Lemma free_energy_function K f : zonal_density_function f ->
  entropy_function f - K * energy_function x f = free_energy x K (clamped f).
Proof. intros D. unfold free_energy. now rewrite (clamped_entropy f), (clamped_energy f D). Qed.

Lemma minimal_model K : minimal_function x K <-> minimises model K.
Proof.
  split.
  - intros H mu. pose proof (measure_density mu) as D. specialize (H _ (density_function _ D)).
    rewrite (model_energy _ D), (model_entropy _ D) in H. exact H.
  - intros H f D. specialize (H (zonal_with_density (clamped f))).
    change (K * zonal_energy x (zonal_density (zonal_with_density (clamped f)))
      <= entropy_of (zonal_density (zonal_with_density (clamped f)))) in H.
    rewrite (zonal_density_of _ (clamped_density f D)) in H. now rewrite (clamped_entropy f), (clamped_energy f D).
Qed.

Lemma uniform_model f : zonal_density_function f ->
  uniform_function f <-> zonal_with_density (clamped f) = sphere_uniform zonal_sphere.
Proof.
  intros D. pose proof (clamped_density f D) as Dc. split.
  - intros U. apply zonal_measure_ext. intros t. rewrite (zonal_density_of _ Dc). exact (U _ (clamp_range t)).
  - intros E t Ht. apply (f_equal (fun mu => zonal_density mu t)) in E. rewrite (zonal_density_of _ Dc) in E.
    unfold clamped in E. now rewrite (clamp_inside t Ht) in E.
Qed.

Lemma uniform_measure_function mu : uniform_function (zonal_density mu) <-> mu = sphere_uniform zonal_sphere.
Proof.
  pose proof (measure_density mu) as D. rewrite (uniform_model _ (density_function _ D)), (clamped_model _ D).
  enough (E : zonal_with_density (zonal_density mu) = mu) by now rewrite E.
  apply zonal_measure_ext. intros t. now rewrite (zonal_density_of _ D).
Qed.

Lemma only_minimal_model K : only_minimal_function x K <-> only_minimiser model K.
Proof.
  unfold only_minimal_function, only_minimiser. rewrite minimal_model. split; intros [H U]; (split; [exact H|]).
  - intros mu E. pose proof (measure_density mu) as D. apply uniform_measure_function, U; [now apply density_function|].
    rewrite (model_energy _ D), (model_entropy _ D). now injection E.
  - intros f D E. apply (uniform_model f D), U.
    change (Finite (entropy_of (zonal_density (zonal_with_density (clamped f))))
      = Finite (K * zonal_energy x (zonal_density (zonal_with_density (clamped f))))).
    rewrite (zonal_density_of _ (clamped_density f D)). now rewrite <- (clamped_entropy f), <- (clamped_energy f D), E.
Qed.

Theorem coupling_model : coupling_function x = critical_coupling model.
Proof. apply Lub_Rbar_eqset. intros K. now rewrite minimal_model. Qed.

Lemma minimising_model K f : minimising_function x K f -> minimal x K (clamped f).
Proof.
  intros [D Min]. split; [exact (clamped_density f D)|]. intros g Dg. specialize (Min g (density_function g Dg)).
  rewrite (free_energy_function K f D), (free_energy_function K g (density_function g Dg)), (clamped_model g Dg) in Min.
  exact Min.
Qed.

Lemma model_minimising K rho : minimal x K rho -> minimising_function x K rho.
Proof.
  intros [D Min]. split; [now apply density_function|]. intros g Dg.
  rewrite (free_energy_function K rho (density_function rho D)), (free_energy_function K g Dg), (clamped_model rho D).
  apply Min, clamped_density, Dg.
Qed.

Lemma sigma_clamped h f : sigma (fun t => h t * f t) = mean (fun t => clamped h t * clamped f t).
Proof. rewrite <- sigma_mean. symmetry. exact (mean_clamp (fun t => h t * f t)). Qed.

Theorem continuous_passage_model : continuous_passage_function x <-> continuous_transition model.
Proof.
  unfold continuous_passage_function, continuous_transition. rewrite coupling_model.
  split; intros (Kc & E & Only & Lim); exists Kc; (split; [exact E|]);
    (split; [now apply only_minimal_model|]).
  - intros Kn mus mu Above LK Min Conv. apply uniform_measure_function.
    apply (Lim Kn (fun n => zonal_density (mus n)) (zonal_density mu) Above LK).
    + intros n. apply model_minimising, minimiser_minimal, Min.
    + apply density_function, measure_density.
    + exists (fun n => n). split; [lia|]. intros h Ch. rewrite sigma_clamped, (clamped_model _ (measure_density mu)).
      apply (is_lim_seq_ext (fun n => mean (fun t => clamped h t * zonal_density (mus n) t))).
      { intros n. now rewrite sigma_clamped, (clamped_model _ (measure_density (mus n))). }
      exact (Conv _ (continued h Ch)).
  - intros Kn fs f Above LK Min D (phi & Mono & Conv). apply (uniform_model f D).
    apply (Lim (fun n => Kn (phi n)) (fun n => zonal_with_density (clamped (fs (phi n))))).
    + intros n. apply Above.
    + apply (is_lim_seq_subseq Kn Kc phi); [now apply eventually_subseq|exact LK].
    + intros n. apply minimal_with_density, minimising_model, Min.
    + intros h Ch. rewrite (zonal_density_of _ (clamped_density f D)).
      assert (Eh : clamped h = h) by (apply functional_extensionality; intros t; symmetry; apply Ch).
      apply (is_lim_seq_ext (fun n => sigma (fun t => h t * fs (phi n) t))).
      { intros n. now rewrite sigma_clamped, Eh, (zonal_density_of _ (clamped_density _ (proj1 (Min (phi n))))). }
      replace (mean (fun t => h t * clamped f t)) with (sigma (fun t => h t * f t)) by (now rewrite sigma_clamped, Eh).
      apply Conv. intros t _. apply Ch.
Qed.

(** ** Existence, critical points *)

Theorem minimiser_exists K : 0 <= K -> exists f, minimising_function x K f.
Proof.
  intros HK. exists (zonal_minimiser x K). apply model_minimising, zonal_minimiser_minimal; assumption.
Qed.

Lemma critical_model K f : critical_function x K f -> critical_point zonal_sphere x K (clamped f).
Proof.
  intros (D & Z & PZ & Eq). split; [exact (clamped_density f D)|]. exists Z. split; [exact PZ|]. intros t.
  cbn [potential zonal_sphere]. pose proof (clamp_range t) as Ht. unfold clamped at 1. rewrite (Eq _ Ht).
  rewrite (clamped_potential f _ D Ht). do 3 f_equal. unfold zonal_potential, potential_term. now rewrite clamp_clamp.
Qed.

(** The uniform density is critical at every K. *)
Theorem uniform_critical K : critical_function x K (fun _ => 1).
Proof.
  assert (D : zonal_density_function (fun _ => 1)).
  { split; [intros t _; split; [apply continuous_const|lra]|]. rewrite <- sigma_mean. apply (mean_const 3 mean Avg). }
  split; [exact D|]. exists 1. split; [lra|]. intros t Ht. rewrite (clamped_potential _ t D Ht).
  unfold zonal_potential, clamped. rewrite (Series_ext _ (fun _ => 0 * 0)).
  - rewrite Series_scal_l, Rmult_0_l, Rmult_0_r, exp_0. field.
  - intros k. unfold potential_term. rewrite (mean_ext 3 mean Avg _ (fun _ => 0)) by (intros; ring).
    rewrite (mean_const 3 mean Avg). ring.
Qed.

Theorem minimising_critical K f : 0 <= K -> minimising_function x K f -> critical_function x K f.
Proof.
  intros HK Min. pose proof (minimising_model K f Min) as [Dc M]. destruct Min as [D _]. split; [exact D|].
  pose proof (moderate_legendre _ Dc) as Ha.
  exists (partition x K (legendre_moment (clamped f))). split; [now apply partition_pos|]. intros t Ht.
  pose proof (minimal_gibbs x x_pos K _ HK Dc M t) as E. unfold clamped at 1 in E. rewrite (clamp_inside t Ht) in E.
  rewrite E, (clamped_potential f t D Ht), (zonal_potential_moments x _ t Dc). unfold gibbs, boltzmann, Rdiv. ring.
Qed.

Theorem accumulating (K : R) Kn fs : (forall n, 0 <= Kn n) -> is_lim_seq Kn K ->
  (forall n, minimising_function x (Kn n) (fs n)) -> exists (phi : nat -> nat) f,
    (forall n, (phi n < phi (S n))%nat) /\ zonal_density_function f /\ forall eta, 0 < eta ->
      exists N, forall n, (N <= n)%nat -> forall t, -1 <= t <= 1 -> Rabs (fs (phi n) t - f t) <= eta.
Proof.
  intros HK LK Min.
  destruct (minimisers_accumulate x x_pos K Kn (fun n => clamped (fs n)) HK LK (fun n => minimising_model _ _ (Min n)))
    as (phi & rho & Mono & D & Near).
  exists phi, rho. split; [exact Mono|]. split; [now apply density_function|]. intros eta He.
  destruct (density_facts rho D) as (C & _ & Pos & _).
  destruct (bounded_continuity rho (-1) 1 (fun t _ => C t)) as [B HB]. unfold norm in HB; simpl in HB.
  assert (PB : 0 < B) by (eapply Rle_lt_trans; [apply Rabs_pos|apply (HB 0); lra]).
  destruct (Near (eta / B)) as [N HN]; [now apply Rdiv_lt_0_compat|]. exists N. intros n Hn t Ht.
  specialize (HN n Hn t). unfold clamped in HN. rewrite (clamp_inside t Ht) in HN. eapply Rle_trans; [exact HN|].
  specialize (HB t Ht). unfold abs in HB; simpl in HB. rewrite (Rabs_pos_eq (rho t)) in HB by apply Rlt_le, Pos.
  apply Rle_trans with (eta / B * B); [|apply Req_le; field; lra].
  apply Rmult_le_compat_l; [apply Rlt_le, Rdiv_lt_0_compat; lra|lra].
Qed.

(** ** Theorem 1.1 *)

Theorem theorem_1_1_functions :
  (x <= beta_star 3 -> coupling_function x = Finite (linear_threshold 3 x) /\ continuous_passage_function x /\
    forall K, 0 <= K <= linear_threshold 3 x -> only_minimal_function x K) /\
  (beta_star 3 < x -> Rbar_lt (coupling_function x) (linear_threshold 3 x) /\ ~ continuous_passage_function x) /\
  (forall K f, 0 <= K -> Rbar_le (2 * K) (coupling_function x) -> critical_function x K f -> uniform_function f).
Proof.
  destruct (theorem_1_1_zonal x x_pos) as (T1 & T2 & T3). rewrite coupling_model, continuous_passage_model.
  split; [|split].
  - intros H. destruct (T1 H) as (A & B & C). split; [exact A|]. split; [exact B|]. intros K HK.
    now apply only_minimal_model, C.
  - exact T2.
  - intros K f HK Le Crit t Ht. rewrite <- (T3 K (clamped f) HK Le (critical_model K f Crit) t). unfold clamped.
    now rewrite (clamp_inside t Ht).
Qed.

End Attention.

(** ** The inequality of Beckner and Onofri, and the energy by degrees *)

Definition share_function (f : R -> R) (l : nat) : R := (2 * INR l + 1) * sigma (fun t => gegenbauer 3 l t * f t) ^ 2.

Lemma clamped_share f l : share_function f l = (2 * INR l + 1) * legendre_moment (clamped f) l ^ 2.
Proof.
  unfold share_function, legendre_moment. rewrite sigma_mean. do 2 f_equal. rewrite sigma_clamped, <- sigma_mean.
  apply (mean_ext 3 mean Avg). intros t Ht. unfold clamped. now rewrite (clamp_inside t Ht).
Qed.

Theorem beckner_onofri_functions f : zonal_density_function f ->
  let A := fun l => INR l * (INR l + 1) / 2 in
  (forall n, sum_f_R0 (fun k => share_function f (S k) / A (S k)) n / 2 <= entropy_function f) /\
  (is_series (fun k => share_function f (S k) / A (S k)) (2 * entropy_function f) ->
    exists r, -1 < r < 1 /\ forall t, -1 <= t <= 1 -> f t = ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ 2).
Proof.
  intros D A. pose proof (clamped_density f D) as Dc. destruct (density_facts _ Dc) as (C & I & Pos & M).
  assert (Sum : forall n, sum_f_R0 (fun k => share_function f (S k) / A (S k)) n = 8 * shares (clamped f) (S n)).
  { assert (T : forall k, share_function f (S k) / A (S k) = 8 * share (clamped f) (S k)).
    { intros k. rewrite clamped_share. unfold A, share. pose proof (lt_0_INR (S k) ltac:(lia)). field. lra. }
    induction n as [|n IH]; cbn [sum_f_R0]; rewrite T.
    - cbn [shares]. ring.
    - rewrite IH. change (shares (clamped f) (S (S n)))
        with (shares (clamped f) (S n) + share (clamped f) (S (S n))). ring. }
  rewrite (clamped_entropy f). split.
  - intros n. rewrite Sum. pose proof (zonal_beckner_onofri _ C Pos M (S n)). unfold entropy_of. lra.
  - intros L. assert (Lim : is_lim_seq (fun n => 4 * shares (clamped f) n) (entropy_of (clamped f))).
    { apply is_lim_seq_incr_1.
      apply (is_lim_seq_ext (fun n => / 2 * sum_n (fun k => share_function f (S k) / A (S k)) n)).
      { intros n. rewrite sum_n_Reals, Sum. field. }
      replace (Finite (entropy_of (clamped f))) with (Rbar_mult (/ 2) (Finite (2 * entropy_of (clamped f))))
        by (simpl; f_equal; field).
      apply is_lim_seq_scal_l. exact L. }
    destruct (extremal_is_conformal _ C Pos M (equality_defect _ C Pos M Lim)) as (r & Hr & Form).
    exists r. split; [exact Hr|]. intros t Ht.
    pose (q := fun t => ((1 - r ^ 2) / (1 - 2 * r * t + r ^ 2)) ^ 2).
    assert (Dn : forall t, -1 <= t <= 1 -> 0 < 1 - 2 * r * t + r ^ 2).
    { intros y Hy. destruct (Rle_lt_dec 0 r) as [S|S].
      - replace (1 - 2 * r * y + r ^ 2) with ((1 - r) ^ 2 + 2 * (r * (1 - y))) by ring.
        pose proof (pow_lt (1 - r) 2 ltac:(lra)). pose proof (Rmult_le_pos r (1 - y) S ltac:(lra)). lra.
      - replace (1 - 2 * r * y + r ^ 2) with ((1 + r) ^ 2 + 2 * (- r * (1 + y))) by ring.
        pose proof (pow_lt (1 + r) 2 ltac:(lra)). pose proof (Rmult_le_pos (- r) (1 + y) ltac:(lra) ltac:(lra)). lra. }
    assert (Z : clamped f t - q (clamp t) = 0).
    { apply (vanishes_everywhere (fun t => clamped f t - q (clamp t))).
      - split; [|intros y; now rewrite clamp_clamp, (I y)]. intros y. apply continuous_minus; [apply C|].
        apply (continuous_comp clamp q); [apply clamp_continuous|]. pose proof (Dn _ (clamp_range y)).
        apply (ex_derive_continuous (V := R_NormedModule)). unfold q. auto_derive. lra.
      - intros y Hy. rewrite (clamp_inside y) by lra. rewrite (Form y Hy). unfold q. ring. }
    unfold clamped in Z. rewrite (clamp_inside t Ht) in Z. fold (q t). lra.
Qed.

Theorem energy_by_degrees x f : 0 < x -> zonal_density_function f ->
  is_series (fun k => eigenvalue 3 (S k) x * share_function f (S k)) (energy_function x f).
Proof.
  intros Hx D. pose proof (clamped_density f D) as Dc. pose proof (moderate_legendre _ Dc) as M.
  rewrite (clamped_energy x Hx f D), (energy_moments x Hx _ Dc).
  apply (is_series_ext (pairing_term x (legendre_moment (clamped f)) (legendre_moment (clamped f)))).
  { intros k. rewrite clamped_share. unfold pairing_term. in_R. ring. }
  set (m := legendre_moment (clamped f)) in *.
  change (is_lim_seq (sum_n (pairing_term x m m)) (pairing x m m)).
  apply (is_lim_seq_ext (sum_f_R0 (pairing_term x m m))); [intros n; symmetry; apply sum_n_Reals|].
  now apply pairing_limit.
Qed.
