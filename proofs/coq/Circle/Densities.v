(** * Densities among the probability measures on the circle

    Convolution with the kernels of Circle/Complete.v and a little of the uniform measure turn a measure into one with a
    continuous positive density, of no larger entropy, that tends to it weakly: whatever is decided by entropy and
    energy is decided by these densities. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Complete Circle.Probability Circle.Entropy Circle.Weak
  Circle.Compact Circle.Energy.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Opaque cos sin exp ln.

(** The convolution at one point is a probability measure. *)
Definition smoothing_at (n : nat) (x : R) (h : R -> R) : R := mean (fun y => h y * bump x n y) / mean (bump x n).

Lemma bump_test x n : test (bump x n).
Proof. split; [apply bump_cont|]. intros y. unfold bump. now rewrite cos_periodic_shift. Qed.

Lemma bump_mean_pos x n : 0 < mean (bump x n).
Proof. rewrite bump_mean. pose proof (power_coefficient_pos n). lra. Qed.

Lemma smoothing_at_probability n x : probability (smoothing_at n x).
Proof.
  pose proof (bump_test x n) as Tb. pose proof (bump_mean_pos x n) as P.
  pose (rho := fun y => / mean (bump x n) * bump x n y).
  assert (Tr : test rho) by now apply test_scal.
  assert (E : forall h, test h -> smoothing_at n x h = by_density rho h).
  { intros h Th. unfold smoothing_at, by_density, rho.
    unfold Rdiv. rewrite Rmult_comm, <- (mean_scal _ (fun y => h y * bump x n y)) by apply (test_mult _ _ Th Tb).
    apply mean_ext. intros y. ring. }
  assert (H : probability (by_density rho)).
  { apply by_density_probability; [exact Tr| |].
    - intros y. apply Rmult_le_pos; [apply Rlt_le, Rinv_0_lt_compat, P|apply bump_nonneg].
    - unfold rho. rewrite (mean_scal _ _ (proj1 Tb)). field. lra. }
  destruct H as (H1 & H2 & H3). split; [|split].
  - rewrite E by apply test_const. exact H1.
  - intros f Tf. rewrite E by exact Tf. now apply H2.
  - intros a b f g Tf Tg. rewrite !E; [now apply H3| | |]; try assumption. apply test_plus; now apply test_scal.
Qed.

Lemma smoothed_at h n x : test h -> smoothed h n x = smoothing_at n x h.
Proof. intros [C _]. now apply smoothed_mean. Qed.

(** Jensen. *)
Lemma jensen m f : probability m -> test f -> exp (m f) <= m (fun x => exp (f x)).
Proof.
  intros Hm Tf. set (a := m f). assert (T : test (fun x => exp a * (1 - a) + exp a * f x)).
  { apply (test_plus (fun _ => _)); [apply test_const|now apply test_scal]. }
  apply Rle_trans with (m (fun x => exp a * (1 - a) + exp a * f x)).
  - rewrite (on_plus m Hm (fun _ => exp a * (1 - a)) (fun x => exp a * f x) (test_const _) (test_scal _ _ Tf)).
    rewrite (on_const m Hm), (on_scal m Hm _ _ Tf). fold a. apply Req_le. ring.
  - apply (on_le m Hm _ _ T (test_exp f Tf)). intros x. replace (f x) with (a + (f x - a)) at 2 by ring.
    rewrite exp_plus. pose proof (exp_ineq1_le (f x - a)). pose proof (exp_pos a).
    replace (exp a * (1 - a) + exp a * f x) with (exp a * (1 + (f x - a))) by ring. apply Rmult_le_compat_l; lra.
Qed.

Lemma smoothed_total h n : test h -> mean (smoothed h n) = mean h.
Proof.
  intros [Ch _]. rewrite (on_smoothed mean h n mean_probability).
  assert (M : cos_coefficient h 0 = mean h).
  { apply mean_ext. intros x. simpl (INR 0). rewrite (Rmult_0_l x), cos_0. ring. }
  assert (D : damping n 0 = 1) by (unfold damping; pose proof (power_coefficient_pos n); field; lra).
  generalize n at 2 as N. induction N as [|N IH].
  - cbn [sum_f_R0 multiplicity]. destruct (moment_0 mean mean_probability) as [-> ->]. rewrite M, D. ring.
  - rewrite tech5, IH. destruct (mean_moment (S N) ltac:(lia)) as [-> ->]. ring.
Qed.

Definition smooth (n : nat) (m : functional) (h : R -> R) : R := m (smoothed h n).

Lemma smooth_probability n m : probability m -> probability (smooth n m).
Proof.
  intros Hm. unfold smooth. split; [|split].
  - rewrite (functional_ext m _ (fun _ => 1)); [apply Hm|]. intros x. rewrite smoothed_at by apply test_const.
    exact (proj1 (smoothing_at_probability n x)).
  - intros f Tf Pf. apply Hm; [apply test_smoothed|]. intros x. rewrite smoothed_at by exact Tf.
    exact (proj1 (proj2 (smoothing_at_probability n x)) f Tf Pf).
  - intros a b f g Tf Tg. rewrite <- (on_combine m Hm) by apply test_smoothed. apply functional_ext. intros x.
    rewrite (smoothed_at (fun y => a * f y + b * g y)), (smoothed_at f), (smoothed_at g)
      by (assumption || apply (test_plus (fun y => a * f y)); now apply test_scal).
    exact (on_combine _ (smoothing_at_probability n x) a b f g Tf Tg).
Qed.

Lemma smooth_entropy n m : probability m -> Rbar_le (relative_entropy (smooth n m)) (relative_entropy m).
Proof.
  intros Hm. apply entropy_le. intros f Tf. pose proof (test_smoothed f n) as Ts. pose proof (test_exp f Tf) as Te.
  eapply Rbar_le_trans; [|apply (entropy_ge m _ Ts)]. simpl. unfold smooth.
  assert (L : mean (fun x => exp (smoothed f n x)) <= mean (fun x => exp (f x))).
  { rewrite <- (smoothed_total _ n Te). apply mean_le; [apply test_exp, Ts|apply test_smoothed|]. intros x.
    rewrite !smoothed_at by assumption. apply jensen; [apply smoothing_at_probability|exact Tf]. }
  pose proof (partition_pos _ Ts) as P.
  assert (ln (mean (fun x => exp (smoothed f n x))) <= ln (mean (fun x => exp (f x)))); [|lra].
  destruct L as [L|L]; [now apply Rlt_le, ln_increasing|rewrite L; apply Rle_refl].
Qed.

(** Its density. *)
Definition smooth_density (n : nat) (m : functional) (x : R) : R :=
  sum_f_R0 (fun k => multiplicity k * damping n k
    * (cos_moment m k * cos (INR k * x) + sin_moment m k * sin (INR k * x))) n.

Lemma smooth_density_test n m : test (smooth_density n m).
Proof.
  apply (test_sum (fun k x => multiplicity k * damping n k
    * (cos_moment m k * cos (INR k * x) + sin_moment m k * sin (INR k * x)))).
  intros k. apply test_scal, test_harmonic.
Qed.

Lemma smooth_by_density n m h : probability m -> test h -> smooth n m h = by_density (smooth_density n m) h.
Proof.
  intros Hm [Ch Ph]. unfold smooth. rewrite (on_smoothed m h n Hm). unfold by_density, smooth_density.
  pose (t := fun k x => multiplicity k * damping n k * cos_moment m k * (h x * cos (INR k * x))
    + multiplicity k * damping n k * sin_moment m k * (h x * sin (INR k * x))).
  assert (Cc : forall k, cont (fun x => h x * cos (INR k * x))) by (intros; now apply cont_mult; [|apply cont_cos]).
  assert (Cs : forall k, cont (fun x => h x * sin (INR k * x))) by (intros; now apply cont_mult; [|apply cont_sin]).
  rewrite (mean_ext _ (fun x => sum_f_R0 (fun k => t k x) n)).
  - rewrite (mean_sum t) by (intros k; apply cont_plus; apply cont_scal; [apply Cc|apply Cs]).
    apply sum_eq. intros k _. unfold t. rewrite (mean_combine _ _ _ _ (Cc k) (Cs k)).
    unfold cos_coefficient, sin_coefficient. ring.
  - intros x. rewrite Rmult_comm, scal_sum. apply sum_eq. intros k _. unfold t. ring.
Qed.

Lemma smooth_density_nonneg n m x : probability m -> 0 <= smooth_density n m x.
Proof.
  intros Hm. pose proof (power_coefficient_pos n) as P.
  assert (E : smooth_density n m x = / power_coefficient n 0 * m (bump x n)).
  { rewrite (functional_ext m (bump x n) (fun y => sum_f_R0 (fun k => multiplicity k * power_coefficient n k
      * (cos (INR k * x) * cos (INR k * y) + sin (INR k * x) * sin (INR k * y))) n)).
    - rewrite (on_sum m Hm (fun k y => multiplicity k * power_coefficient n k
        * (cos (INR k * x) * cos (INR k * y) + sin (INR k * x) * sin (INR k * y))))
        by (intros k; apply test_scal, test_harmonic).
      unfold smooth_density. rewrite scal_sum. apply sum_eq. intros k _.
      rewrite (on_scal m Hm _ (fun y => cos (INR k * x) * cos (INR k * y) + sin (INR k * x) * sin (INR k * y))
        (test_harmonic _ _ k)), (on_combine m Hm _ _ (fun y => cos (INR k * y)) (fun y => sin (INR k * y)) (test_cos k)
        (test_sin k)). fold (cos_moment m k). fold (sin_moment m k). unfold damping, Rdiv. ring.
    - intros y. unfold bump. rewrite (power_expansion n n) by lia. apply sum_eq. intros k _.
      replace (INR k * (y - x)) with (INR k * y - INR k * x) by ring. rewrite cos_minus. ring. }
  rewrite E. apply Rmult_le_pos; [apply Rlt_le, Rinv_0_lt_compat; lra|].
  apply Hm; [apply bump_test|apply bump_nonneg].
Qed.

Lemma smooth_density_mass n m : probability m -> mean (smooth_density n m) = 1.
Proof.
  intros Hm. rewrite (mean_ext _ (fun x => smooth_density n m x * 1)) by (intros; ring).
  change (by_density (smooth_density n m) (fun _ => 1) = 1).
  rewrite <- smooth_by_density by (exact Hm || apply test_const). exact (proj1 (smooth_probability n m Hm)).
Qed.

(** ** Approximation *)

Definition approximation (n : nat) (m : functional) (x : R) : R :=
  (1 - / (INR n + 1)) * smooth_density n m x + / (INR n + 1).

Lemma weight_range n : 0 < / (INR n + 1) <= 1.
Proof.
  split; [apply inverse_pos|]. rewrite <- Rinv_1. apply Rinv_le_contravar; pose proof (pos_INR n); lra.
Qed.

Section Approximation.

Variable m : functional.
Hypothesis probability_m : probability m.

Lemma approximation_test n : test (approximation n m).
Proof.
  apply (test_plus (fun x => (1 - / (INR n + 1)) * smooth_density n m x) (fun _ => / (INR n + 1))).
  - apply test_scal, smooth_density_test.
  - apply test_const.
Qed.

Lemma approximation_pos n x : 0 < approximation n m x.
Proof.
  pose proof (weight_range n). unfold approximation. apply Rplus_le_lt_0_compat; [|lra].
  apply Rmult_le_pos; [lra|now apply smooth_density_nonneg].
Qed.

Lemma approximation_value n h : test h ->
  by_density (approximation n m) h = mixture (/ (INR n + 1)) (smooth n m) mean h.
Proof.
  intros Th. unfold mixture. rewrite (smooth_by_density n m h probability_m Th). unfold by_density, approximation.
  rewrite (mean_ext _ (fun x => (1 - / (INR n + 1)) * (smooth_density n m x * h x) + / (INR n + 1) * h x))
    by (intros; ring).
  apply mean_combine; [apply (test_mult _ _ (smooth_density_test n m) Th)|apply Th].
Qed.

Lemma approximation_mass n : mean (approximation n m) = 1.
Proof.
  unfold approximation. pose proof (proj1 (smooth_density_test n m)) as C.
  rewrite (mean_plus (fun x => (1 - / (INR n + 1)) * smooth_density n m x) (fun _ => / (INR n + 1)))
    by (apply cont_const || now apply cont_scal).
  rewrite (mean_scal _ _ C), (smooth_density_mass n m probability_m), mean_const. ring.
Qed.

Lemma approximation_probability n : probability (by_density (approximation n m)).
Proof.
  apply by_density_probability; [apply approximation_test| |apply approximation_mass].
  intros x. apply Rlt_le, approximation_pos.
Qed.

Lemma approximation_entropy n h : relative_entropy m = Finite h -> circle_entropy (approximation n m) <= h.
Proof.
  intros Eh. pose proof (weight_range n) as W.
  pose proof (entropy_of_by_density _ (approximation_test n) (approximation_pos n) (approximation_mass n)) as E.
  rewrite (entropy_ext _ _ (approximation_value n)) in E. pose proof (smooth_entropy n m probability_m) as S.
  rewrite Eh in S. pose proof (entropy_mixture (/ (INR n + 1)) _ mean h 0 ltac:(lra) S) as M.
  rewrite entropy_of_mean in M. specialize (M (Rbar_le_refl _)). rewrite E in M. simpl in M.
  pose proof (entropy_nonneg m probability_m) as P. rewrite Eh in P. simpl in P.
  assert (0 <= / (INR n + 1) * h) by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma approximation_weakly : weakly (fun n => by_density (approximation n m)) m.
Proof.
  intros h Th. apply lim_seq_close. intros e He.
  destruct (periodic_bounded h (proj1 Th) (proj2 Th)) as (B & PB & HB).
  destruct (smoothed_close h (e / 2) (proj1 Th) (proj2 Th) ltac:(lra)) as [N HN].
  destruct (inverse_small (e / 2 / (2 * B))) as [N' HN']; [apply Rdiv_lt_0_compat; lra|].
  exists (max N N'). intros n Hn. specialize (HN' n ltac:(lia)). pose proof (weight_range n) as W.
  rewrite (approximation_value n h Th). unfold mixture. set (t := / (INR n + 1)) in *.
  assert (A : Rabs (smooth n m h - m h) <= e / 2).
  { apply (on_close m probability_m); [apply test_smoothed|exact Th|]. intros x. rewrite <- Rabs_Ropp, Ropp_minus_distr.
    apply HN. lia. }
  pose proof (on_bounded mean mean_probability h B Th HB) as M1.
  pose proof (on_bounded _ (smooth_probability n m probability_m) h B Th HB) as M2.
  replace ((1 - t) * smooth n m h + t * mean h - m h) with ((smooth n m h - m h) + t * (mean h - smooth n m h)) by ring.
  eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult, (Rabs_pos_eq t) by lra.
  assert (D : Rabs (mean h - smooth n m h) <= 2 * B).
  { apply Rabs_le_between in M1, M2. apply Rabs_le. lra. }
  assert (t * Rabs (mean h - smooth n m h) <= e / 2 / (2 * B) * (2 * B)).
  { apply Rmult_le_compat; try lra. apply Rabs_pos. }
  replace (e / 2 / (2 * B) * (2 * B)) with (e / 2) in H by (field; lra). lra.
Qed.

End Approximation.

(** What holds for continuous positive densities holds for all measures: minimality of the uniform measure. *)
Theorem densities_decide w K : centred_kernel w ->
  (forall rho, test rho -> (forall x, 0 < rho x) -> mean rho = 1 ->
    K * energy_of w (by_density rho) <= circle_entropy rho) ->
  forall m, probability m -> Rbar_le (K * energy_of w m) (relative_entropy m).
Proof.
  intros Hw Dens m Hm. pose proof (entropy_nonneg m Hm) as P.
  destruct (relative_entropy m) as [h| |] eqn:Eh; simpl in P |- *; try easy.
  assert (L : is_lim_seq (fun n => K * energy_of w (by_density (approximation n m))) (K * energy_of w m)).
  { apply (is_lim_seq_scal_l _ K (Finite _)).
    apply (energy_weakly_continuous w Hw); [intros n; now apply approximation_probability|exact Hm|].
    now apply approximation_weakly. }
  apply (is_lim_seq_le _ (fun _ => h) (Finite _) (Finite h)) with (2 := L); [|apply is_lim_seq_const].
  intros n. eapply Rle_trans; [|now apply (approximation_entropy m Hm n)].
  apply Dens; [apply approximation_test|now apply approximation_pos|now apply approximation_mass].
Qed.
