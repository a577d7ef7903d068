(** * Minimisers of the zonal free energy exist, are Gibbs densities, and are compact

    No choice is needed. A density f(x_1) is a measure on the circle, symmetric about the axis; near the infimum these
    measures have a cluster point, and the Gibbs density of its moments is a minimiser. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Variational.KirkwoodMonroe Sphere.Model
  Circle.Probability Circle.Weak Circle.Compact Circle.Model.
From Certify Require Import Legendre.Derivative Legendre.Entropy Legendre.Beckner Legendre.Model Legendre.Complete
  Legendre.Kernel Legendre.Control Legendre.Gibbs.
From Certify Require Bessel.Gamma Circle.Mean.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation Avg := interval_mean_zonal.
Local Notation density := (is_density interval_integral).
Local Opaque cos sin exp ln.

(** ** Densities on [-1, 1] as measures on the circle *)

Definition spread (f : R -> R) (t : R) : R := PI / 2 * (sqrt (1 - t ^ 2) * f t).
Definition lifted (f : R -> R) : functional := by_density (fun x => spread f (cos x)).

Lemma spread_continuous f : (forall t, continuous f t) -> forall t, continuous (spread f) t.
Proof.
  intros C t. apply (continuous_times (fun _ => _)); [apply continuous_const|]. apply continuous_times; [|apply C].
  apply continuous_sqrt_comp. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Theorem lifted_value f h : (forall t, continuous f t) -> (forall t, continuous h t) ->
  lifted f (fun x => h (cos x)) = mean (fun t => f t * h t).
Proof.
  intros Cf Ch. pose proof PI_RGT_0 as Pp.
  assert (C : forall t, continuous (fun t => spread f t * h t) t)
    by (intros t; apply continuous_times; [now apply spread_continuous|apply Ch]).
  assert (Cfh : forall t, continuous (fun t => f t * h t) t) by (intros t; apply continuous_times; auto).
  transitivity (sphere_mean 2 (fun t => spread f t * h t)); [exact (mean_zonal _ (on_interval _ C))|].
  rewrite <- (sphere_mean_3 (fun t => f t * h t) (on_interval _ Cfh)). unfold sphere_mean. rewrite !angle_mean_integral.
  change (2 - 2)%nat with 0%nat. change (3 - 2)%nat with 1%nat.
  assert (S0 : RInt (fun theta => sin theta ^ 0) 0 PI = PI).
  { rewrite (RInt_ext _ (fun _ => 1)) by (intros; reflexivity). rewrite RInt_const. unfold scal; simpl; unfold mult;
      simpl. ring. }
  assert (Is : is_RInt (fun theta => sin theta ^ 1) 0 PI 2).
  { replace 2 with (minus (- cos PI) (- cos 0)) by (rewrite cos_PI, cos_0; unfold minus, plus, opp; simpl; ring).
    apply (is_RInt_derive (fun x => - cos x)).
    - intros x _. auto_derive; [trivial|ring].
    - intros x _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  rewrite (is_RInt_unique _ _ _ _ Is), S0.
  rewrite (RInt_ext _ (fun theta => scal (PI / 2) (f (cos theta) * h (cos theta) * sin theta ^ 1))).
  - rewrite (RInt_scal (V := R_CompleteNormedModule)); [unfold scal; simpl; unfold mult; simpl; field; lra|].
    apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _. apply continuous_times.
    + apply (continuous_comp cos (fun t => f t * h t)); [apply continuous_cos|apply Cfh].
    + apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - intros x Hx. rewrite Rmin_left, Rmax_right in Hx by lra. unfold spread.
    assert (Sx : 0 < sin x) by (apply sin_gt_0; lra).
    replace (1 - cos x ^ 2) with (sin x * sin x) by (pose proof (sin2_cos2 x) as E; unfold Rsqr in E; lra).
    rewrite sqrt_square by lra. unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Lemma zonal_test h : (forall t, continuous h t) -> test (fun x => h (cos x)).
Proof. intros C. split; [exact (zonal_cont h (on_interval h C))|exact (zonal_periodic h)]. Qed.

Lemma lifted_probability f : density f -> probability (lifted f).
Proof.
  intros D. destruct (density_facts f D) as (C & _ & Pos & M). apply by_density_probability.
  - apply zonal_test, spread_continuous, C.
  - intros x. pose proof PI_RGT_0. apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [apply sqrt_pos|apply Rlt_le, Pos].
  - transitivity (lifted f (fun _ => 1)).
    + apply Circle.Mean.mean_ext. intros x. symmetry. apply Rmult_1_r.
    + transitivity (mean (fun t => f t * 1)); [exact (lifted_value f (fun _ => 1) C (fun t => continuous_const 1 t))|].
      transitivity (mean f); [|exact M]. apply (mean_ext 3 mean Avg). intros t _. apply Rmult_1_r.
Qed.

(** Legendre moments of a measure on the circle. *)
Definition moments (m : functional) (l : nat) : R := m (fun x => P l (cos x)).

Lemma legendre_test l : test (fun x => P l (cos x)).
Proof. apply zonal_test. intros t. apply legendre_continuous_at. Qed.

Lemma moments_lifted f l : density f -> moments (lifted f) l = legendre_moment f l.
Proof.
  intros D. destruct (density_facts f D) as (C & _). unfold moments.
  rewrite (lifted_value f (P l) C (legendre_continuous_at l)). apply (mean_ext 3 mean Avg). intros; ring.
Qed.

Lemma moderate_moments m : probability m -> moderate (moments m).
Proof.
  intros Hm k. apply (on_bounded m Hm _ _ (legendre_test (S k))). intros x. apply legendre_bound, COS_bound.
Qed.

Lemma moments_near N e : 0 < e -> exists N' d, 0 < d /\ forall m n, probability m -> probability n ->
  near N' d m n -> near_moments N e (moments m) (moments n).
Proof.
  intros He. induction N as [|N (N1 & d1 & Hd1 & C1)].
  - destruct (moments_control _ e (legendre_test 0) He) as (N' & d & Hd & C). exists N', d. split; [exact Hd|].
    intros m n Hm Hn Near k Hk. assert (k = O) as -> by lia. now apply C.
  - destruct (moments_control _ e (legendre_test (S N)) He) as (N2 & d2 & Hd2 & C2). exists (max N1 N2), (Rmin d1 d2).
    split; [now apply Rmin_glb_lt|]. intros m n Hm Hn Near k Hk. destruct (Nat.eq_dec k (S N)) as [->|Ne].
    + apply (C2 m n Hm Hn). exact (near_weaken _ _ _ _ _ _ (Nat.le_max_r _ _) (Rmin_r _ _) Near).
    + apply (C1 m n Hm Hn); [|lia]. exact (near_weaken _ _ _ _ _ _ (Nat.le_max_l _ _) (Rmin_l _ _) Near).
Qed.

(** Along sequences that converge degree by degree, finitely many moments are near. *)
Lemma moments_eventually (an : nat -> nat -> R) a N d : (forall l, is_lim_seq (fun n => an n l) (Finite (a l))) ->
  0 < d -> eventually (fun n => near_moments N d (an n) a).
Proof.
  intros La Hd. induction N as [|N [n1 H1]].
  - specialize (La 0%nat). apply is_lim_seq_spec in La. destruct (La (mkposreal d Hd)) as [n0 H0]. exists n0.
    intros n Hn k Hk. assert (k = O) as -> by lia. now apply Rlt_le, H0.
  - specialize (La (S N)). apply is_lim_seq_spec in La. destruct (La (mkposreal d Hd)) as [n0 H0].
    exists (max n0 n1). intros n Hn k Hk. destruct (Nat.eq_dec k (S N)) as [->|Ne].
    + apply Rlt_le, H0. lia.
    + apply (H1 n ltac:(lia)). lia.
Qed.

Section Minimisers.

Variable beta : R.
Hypothesis beta_pos : 0 < beta.

Local Notation V := (moment_potential beta).

(** ** Existence *)

Definition minimal (K : R) (f : R -> R) : Prop :=
  density f /\ forall g, density g -> free_energy beta K f <= free_energy beta K g.

Definition free_energies (K v : R) : Prop := exists f, density f /\ v = free_energy beta K f.
Definition infimum (K : R) : R := real (Glb_Rbar (free_energies K)).
Definition nearly_minimal (K : R) (n : nat) (m : functional) : Prop :=
  exists f, density f /\ m = lifted f /\ free_energy beta K f <= infimum K + / (INR n + 1).

(** A function of K. *)
Definition zonal_minimiser (K : R) : R -> R := gibbs beta K (moments (cluster (nearly_minimal K))).

Section Existence.

Variable K : R.
Hypothesis K_nonneg : 0 <= K.

Lemma free_energy_bounded : exists L, forall f, density f -> L <= free_energy beta K f.
Proof.
  destruct (potentials_bounded beta beta_pos) as (B & PB & HB). exists (- (K * B) - 2 * K * B). intros f D.
  eapply Rle_trans; [|now apply moment_energy_le]. unfold moment_energy.
  pose proof (moderate_legendre f D) as Ha. set (a := legendre_moment f) in *. destruct (HB a Ha) as [HV HE].
  pose proof (partition_pos beta beta_pos K a Ha) as Z.
  assert (L : ln (partition beta K a) <= 2 * K * B).
  { rewrite <- (ln_exp (2 * K * B)). apply Rcomplements.ln_le; [exact Z|].
    rewrite <- (mean_const 3 mean Avg (exp (2 * K * B))). apply (mean_le 3 mean Avg).
    - apply on_interval, (boltzmann_continuous beta beta_pos K a Ha).
    - apply continuous_on_interval_const.
    - intros t _. apply Bessel.Gamma.exp_le, Rmult_le_compat_l; [lra|]. eapply Rle_trans; [apply Rle_abs|apply HV]. }
  apply Rabs_le_between in HE. assert (K * - B <= K * pairing beta a a) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Lemma infimum_correct : (forall f, density f -> infimum K <= free_energy beta K f) /\
  forall e, 0 < e -> exists f, density f /\ free_energy beta K f <= infimum K + e.
Proof.
  destruct free_energy_bounded as [L HL]. unfold infimum.
  destruct (Glb_Rbar_correct (free_energies K)) as [Low Great].
  assert (A : Rbar_le L (Glb_Rbar (free_energies K))) by (apply Great; intros v (f & D & ->); now apply HL).
  assert (U : Rbar_le (Glb_Rbar (free_energies K)) (free_energy beta K (fun _ => 1))).
  { apply Low. exists (fun _ => 1). split; [exact zonal_uniform_density|reflexivity]. }
  generalize dependent (free_energy beta K (fun _ => 1)). intros u U.
  destruct (Glb_Rbar (free_energies K)) as [I| |]; simpl in A, U; try easy. simpl. split.
  - intros f D. apply (Low (free_energy beta K f)). now exists f.
  - intros e He. apply Classical_Prop.NNPP. intros No. assert (Rbar_le (I + e) I); [|simpl in *; lra].
    apply Great. intros v (f & D & ->). simpl. apply Rnot_lt_le. intros Lt. apply No. exists f. split; [exact D|lra].
Qed.

Lemma nearly_minimal_filtering : filtering (nearly_minimal K).
Proof.
  split; [|split].
  - intros n m (f & D & -> & _). now apply lifted_probability.
  - intros n m (f & D & -> & L). exists f. split; [exact D|]. split; [reflexivity|]. eapply Rle_trans; [exact L|].
    apply Rplus_le_compat_l. rewrite S_INR. apply Rinv_le_contravar; pose proof (pos_INR n); lra.
  - intros n. destruct (proj2 infimum_correct _ (inverse_pos n)) as (f & D & L). exists (lifted f), f. auto.
Qed.

Theorem zonal_minimiser_minimal : minimal K (zonal_minimiser K).
Proof.
  pose proof nearly_minimal_filtering as F. pose proof (cluster_probability _ F) as Hc.
  pose proof (moderate_moments _ Hc) as Ha. split; [exact (gibbs_density beta beta_pos K _ Ha)|]. intros g D.
  eapply Rle_trans; [|exact (proj1 infimum_correct g D)].
  eapply Rle_trans; [exact (free_energy_gibbs beta beta_pos K _ K_nonneg Ha)|]. apply le_epsilon. intros e He.
  destruct (moment_energy_control beta beta_pos K (e / 2) K_nonneg ltac:(lra)) as (N & d & Hd & C).
  destruct (moments_near N d Hd) as (N' & d' & Hd' & C'). destruct (inverse_small (e / 2) ltac:(lra)) as [n Hn].
  destruct (cluster_point _ F n N' d' Hd') as (m & (f & Df & -> & L) & Near).
  assert (Near' : near_moments N d (moments (cluster (nearly_minimal K))) (legendre_moment f)).
  { intros k Hk. rewrite <- (moments_lifted f k Df), Rabs_minus_sym.
    exact (C' _ _ (lifted_probability f Df) Hc Near k Hk). }
  pose proof (C _ _ Ha (moderate_legendre f Df) Near'). pose proof (moment_energy_le beta beta_pos K f Df).
  specialize (Hn n (le_n n)). lra.
Qed.

End Existence.

(** ** Uniform convergence of Gibbs densities *)

Theorem gibbs_converge (K : R) Kn (an : nat -> nat -> R) a eta : is_lim_seq Kn K -> (forall n, moderate (an n)) ->
  moderate a -> (forall l, is_lim_seq (fun n => an n l) (a l)) -> 0 < eta ->
  eventually (fun n => forall t, Rabs (gibbs beta (Kn n) (an n) t - gibbs beta K a t) <= eta * gibbs beta K a t).
Proof.
  intros LK Han Ha La He. destruct (potentials_bounded beta beta_pos) as (B & PB & HB).
  pose (s := ln (1 + eta) / 2).
  assert (Ps : 0 < s) by (unfold s; assert (0 < ln (1 + eta)); [rewrite <- ln_1; apply ln_increasing|]; lra).
  assert (Es : exp (2 * s) - 1 = eta).
  { unfold s. replace (2 * (ln (1 + eta) / 2)) with (ln (1 + eta)) by field. rewrite exp_ln by lra. ring. }
  pose proof (Rabs_pos K) as PK.
  destruct (potentials_control beta beta_pos (s / 4 / (Rabs K + 1))) as (N & d & Hd & C).
  { apply Rdiv_lt_0_compat; lra. }
  pose proof (moments_eventually an a N d La Hd) as Near.
  apply is_lim_seq_spec in LK.
  assert (Pq : 0 < s / 4 / (B + 1)) by (apply Rdiv_lt_0_compat; lra).
  destruct (LK (mkposreal _ Pq)) as [n0 H0], Near as [n1 H1]. exists (max n0 n1). intros n Hn.
  specialize (H0 n ltac:(lia)). specialize (H1 n ltac:(lia)). simpl in H0. destruct (C _ _ (Han n) Ha H1) as [HV _].
  rewrite <- Es. apply (gibbs_near beta beta_pos); [apply Han|exact Ha|]. intros t.
  specialize (HV t). destruct (HB _ (Han n)) as [Bn _]. specialize (Bn t).
  replace (2 * Kn n * V (an n) t - 2 * K * V a t)
    with (2 * ((Kn n - K) * V (an n) t) + 2 * (K * (V (an n) t - V a t))) by ring.
  eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, !(Rabs_pos_eq 2) by lra.
  assert (Q1 : Rabs (Kn n - K) * Rabs (V (an n) t) <= s / 4 / (B + 1) * B)
    by (apply Rmult_le_compat; try apply Rabs_pos; lra).
  assert (Q2 : Rabs K * Rabs (V (an n) t - V a t) <= Rabs K * (s / 4 / (Rabs K + 1)))
    by (apply Rmult_le_compat_l; lra).
  assert (R1 : s / 4 / (B + 1) * (B + 1) = s / 4) by (field; lra).
  assert (R2 : s / 4 / (Rabs K + 1) * (Rabs K + 1) = s / 4) by (field; lra).
  assert (0 < s / 4 / (Rabs K + 1)) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.

(** Convergence of means. *)
Lemma mean_converges (fn : nat -> R -> R) f h : (forall n, density (fn n)) -> density f -> interval_continuous h ->
  (forall eta, 0 < eta -> eventually (fun n => forall t, Rabs (fn n t - f t) <= eta * f t)) ->
  is_lim_seq (fun n => mean (fun t => h t * fn n t)) (mean (fun t => h t * f t)).
Proof.
  intros Dn D [Ch _] H. destruct (density_facts f D) as (C & _ & Pos & _).
  assert (Cn : forall n t, continuous (fn n) t) by (intros n; apply (density_facts _ (Dn n))).
  set (M := mean (fun t => Rabs (h t) * f t)).
  assert (CM : forall t, continuous (fun t => Rabs (h t) * f t) t).
  { intros t. apply continuous_times; [apply continuous_Rabs_comp, Ch|apply C]. }
  assert (PM : 0 <= M).
  { rewrite <- (mean_const 3 mean Avg 0). apply (mean_le 3 mean Avg); [apply continuous_on_interval_const|now apply
      on_interval|]. intros t _. apply Rmult_le_pos; [apply Rabs_pos|apply Rlt_le, Pos]. }
  apply is_lim_seq_spec. intros eps. assert (Pe : 0 < eps / (M + 1)) by (apply Rdiv_lt_0_compat; [apply eps|lra]).
  destruct (H _ Pe) as [N HN]. exists N. intros n Hn. specialize (HN n Hn).
  assert (C1 : continuous_on_interval (fun t => h t * fn n t)) by (intros t _; apply continuous_times; auto).
  assert (C2 : continuous_on_interval (fun t => h t * f t)) by (intros t _; apply continuous_times; auto).
  replace (mean (fun t => h t * fn n t) - mean (fun t => h t * f t)) with (mean (fun t => h t * (fn n t - f t))).
  - apply Rle_lt_trans with (eps / (M + 1) * M).
    + unfold M. rewrite <- (mean_scal 3 mean Avg _ _ (on_interval _ CM)). apply mean_bound.
      * intros t. apply continuous_times; [apply Ch|]. apply continuous_minus; [apply Cn|apply C].
      * intros t. apply (continuous_times (fun _ => _)); [apply continuous_const|apply CM].
      * intros t _. rewrite Rabs_mult. specialize (HN t). fold M.
        replace (eps / (M + 1) * (Rabs (h t) * f t)) with (Rabs (h t) * (eps / (M + 1) * f t)) by ring.
        apply Rmult_le_compat_l; [apply Rabs_pos|exact HN].
    + apply Rlt_le_trans with (eps / (M + 1) * (M + 1)); [apply Rmult_lt_compat_l; lra|]. apply Req_le. field. lra.
  - rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (h t * fn n t) + -1 * (h t * f t))) by (intros; ring).
    rewrite (mean_combine 3 mean Avg _ _ _ _ C1 C2). ring.
Qed.

(** ** Compactness of minimisers *)

Theorem minimisers_accumulate (K : R) Kn (fn : nat -> R -> R) : (forall n, 0 <= Kn n) -> is_lim_seq Kn K ->
  (forall n, minimal (Kn n) (fn n)) -> exists (phi : nat -> nat) rho, (forall n, (phi n < phi (S n))%nat) /\
    density rho /\ forall eta, 0 < eta -> eventually (fun n => forall t, Rabs (fn (phi n) t - rho t) <= eta * rho t).
Proof.
  intros HK LK Min.
  destruct (compactness (fun n => lifted (fn n))) as (phi & m & Inc & Hm & _ & W).
  { intros n. apply lifted_probability, Min. }
  exists phi, (gibbs beta K (moments m)). split; [exact Inc|].
  split; [exact (gibbs_density beta beta_pos K _ (moderate_moments m Hm))|]. intros eta He.
  assert (LKp : is_lim_seq (fun n => Kn (phi n)) K).
  { apply (is_lim_seq_subseq Kn K phi); [|exact LK]. apply eventually_subseq. exact Inc. }
  assert (L : forall l, is_lim_seq (fun n => legendre_moment (fn (phi n)) l) (moments m l)).
  { intros l. apply (is_lim_seq_ext (fun n => moments (lifted (fn (phi n))) l)).
    - intros n. apply moments_lifted, Min.
    - exact (W _ (legendre_test l)). }
  destruct (gibbs_converge K (fun n => Kn (phi n)) (fun n => legendre_moment (fn (phi n))) (moments m) eta LKp)
    as [N HN].
  - intros n. apply moderate_legendre, Min.
  - now apply moderate_moments.
  - exact L.
  - exact He.
  - exists N. intros n Hn t. destruct (Min (phi n)) as [D M].
    rewrite (minimal_gibbs beta beta_pos _ _ (HK _) D M t). now apply HN.
Qed.

End Minimisers.
