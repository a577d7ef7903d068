(** * Free energies on the circle: what holds for every continuous even centred kernel

    The facts of Variational/Principle.v for the model of such a kernel: minimisers exist and are compact, entropy and
    energy are semicontinuous. The energy as a series, where the coefficients are nonnegative; the attention kernel. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Ratio Threshold.Majorisation Threshold.Eigenvalues Criterion.Coercivity Zonal.Moments
  Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite.
From Certify Require Import Variational.Principle Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Fourier Circle.Probability Circle.Entropy Circle.Weak
  Circle.Compact Circle.Energy Circle.Minimisers Circle.Model.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

(** ** Every kernel *)

Lemma entropy_uniform_measure : relative_entropy (on uniform_measure) = Finite 0.
Proof. rewrite (entropy_ext _ mean on_uniform). exact entropy_of_mean. Qed.

Lemma entropy_zero_uniform mu : relative_entropy (on mu) = Finite 0 -> mu = uniform_measure.
Proof.
  intros E. pose proof (on_probability mu) as Hm. apply measure_ext. intros g Tg. rewrite on_uniform by exact Tg.
  assert (E0 : mean (fun _ => exp 0) = 1) by (rewrite Mean.mean_const; apply exp_0).
  rewrite (gibbs_measure (on mu) (fun _ => 0) 0 Hm (test_const 0) E).
  - apply Mean.mean_ext. intros x. rewrite E0, exp_0. field.
  - rewrite E0, ln_1, (on_const _ Hm). lra.
  - exact Tg.
Qed.

Section Kernel.

Variable w : R -> R.
Hypothesis kernel : centred_kernel w.

Lemma energy_uniform_measure : energy_of w (on uniform_measure) = 0.
Proof.
  rewrite (energy_ext w mean _ kernel mean_probability on_uniform).
  exact (energy_of_mean w kernel).
Qed.

Lemma kernel_model_facts : model_facts (kernel_model w).
Proof.
  split.
  - exact entropy_uniform_measure.
  - exact energy_uniform_measure.
  - intros mu. apply entropy_nonneg, on_probability.
Qed.

Lemma kernel_definite : entropy_definite (kernel_model w).
Proof. exact entropy_zero_uniform. Qed.

Lemma entropy_semicontinuous (mus : nat -> measure) mu (a : R) : weakly (fun n => on (mus n)) (on mu) ->
  eventually (fun n => Rbar_le (relative_entropy (on (mus n))) (Finite a)) ->
  Rbar_le (relative_entropy (on mu)) (Finite a).
Proof.
  intros W [N HN]. apply entropy_limit. intros f e Tf He.
  destruct (lim_seq_eventually _ _ e (W f Tf) He) as [n0 H0]. pose (n := max N n0).
  exists (on (mus n)), a. split; [apply HN; unfold n; lia|]. split; [lra|apply Rlt_le, H0; unfold n; lia].
Qed.

Lemma kernel_weak_facts : weak_facts (kernel_model w).
Proof.
  split.
  - exact entropy_semicontinuous.
  - intros mus mu W. apply (energy_weakly_continuous w kernel); [intros n; apply on_probability|apply on_probability|].
    exact W.
Qed.

(** ** Minimisers *)

Definition minimiser_measure (K : R) : measure := measure_of _ (minimiser_probability w kernel K).

Lemma is_minimiser_minimum K mu : is_minimiser (kernel_model w) K mu <-> minimum w K (on mu).
Proof.
  split; intros (h & Eh & Min); exists h; (split; [exact Eh|]).
  - intros n Hn. specialize (Min (measure_of n Hn)). cbn [entropy energy kernel_model] in Min.
    rewrite (entropy_ext _ n (on_measure_of n Hn)), (energy_ext w n _ kernel Hn (on_measure_of n Hn)) in Min. exact Min.
  - intros nu. apply Min, on_probability.
Qed.

Theorem minimisers_exist K : is_minimiser (kernel_model w) K (minimiser_measure K).
Proof.
  apply is_minimiser_minimum. destruct (minimiser_minimum w kernel K) as (h & Eh & Min).
  pose proof (minimiser_probability w kernel K) as Hm.
  assert (V : forall f, test f -> on (minimiser_measure K) f = minimiser w K f) by apply on_measure_of.
  exists h. rewrite (entropy_ext _ _ V), (energy_ext w _ _ kernel Hm V). now split.
Qed.

(** A convergent sequence of minimisers above every K, along K + 1/(n+1). *)
Theorem minimisers_converge : compact_minimisers (kernel_model w).
Proof.
  intros K _. pose (Kn := fun n => K + / (INR n + 1)).
  destruct (compactness (fun n => on (minimiser_measure (Kn n))) ltac:(intros; apply on_probability))
    as (phi & m & Mono & Hm & Off & W).
  assert (Grow : forall n, (n <= phi n)%nat).
  { induction n as [|n IH]; [lia|]. specialize (Mono n). lia. }
  exists (fun n => Kn (phi n)), (fun n => minimiser_measure (Kn (phi n))), (measure_of m Hm).
  split; [|split; [|split]].
  - intros n. unfold Kn. pose proof (inverse_pos (phi n)). lra.
  - apply lim_seq_close. intros e He. destruct (inverse_small e He) as [N HN]. exists N. intros n Hn.
    unfold Kn. pose proof (inverse_pos (phi n)). specialize (HN (phi n)). specialize (Grow n).
    specialize (HN ltac:(lia)). apply Rabs_le. lra.
  - intros n. apply minimisers_exist.
  - intros f Tf. rewrite (on_measure_of m Hm f Tf). exact (W f Tf).
Qed.

(** Every minimiser is the density (2.16). *)
Lemma gibbs_is_density K m : probability m -> is_density circle_integral (gibbs_density w K m).
Proof.
  intros Hm. split; [now apply (gibbs_density_test w kernel)|].
  split; [intros x; now apply (gibbs_density_pos w kernel)|now apply (gibbs_density_mass w kernel)].
Qed.

Theorem minimiser_density K mu : is_minimiser (kernel_model w) K mu ->
  mu = circle_with_density (gibbs_density w K (on mu)).
Proof.
  intros Min. apply is_minimiser_minimum in Min. pose proof (on_probability mu) as Hm. apply measure_ext. intros f Tf.
  rewrite (density_value _ f (gibbs_is_density K _ Hm) Tf). exact (euler_lagrange w kernel K _ Hm Min f Tf).
Qed.

Theorem minimisers_uniform (K : R) Kn mus eta : 0 < eta -> is_lim_seq Kn K ->
  (forall n, is_minimiser (kernel_model w) (Kn n) (mus n)) -> converges (kernel_model w) mus uniform_measure ->
  eventually (fun n => exists rho, is_density circle_integral rho /\ mus n = circle_with_density rho /\
    forall x, Rabs (rho x - 1) <= eta).
Proof.
  intros He LK Min W.
  assert (W' : weakly (fun n => on (mus n)) mean).
  { intros f Tf. rewrite <- (on_uniform f Tf). exact (W f Tf). }
  destruct (minimisers_near_uniform w kernel K Kn _ eta He LK (fun n => on_probability (mus n)) W') as [N HN].
  exists N. intros n Hn. exists (gibbs_density w (Kn n) (on (mus n))).
  split; [apply gibbs_is_density, on_probability|]. split; [apply minimiser_density, Min|exact (HN n Hn)].
Qed.

(** ** Densities *)

Lemma with_density_energy rho : is_density circle_integral rho ->
  energy_of w (on (circle_with_density rho)) = energy_of w (by_density rho).
Proof.
  intros D. apply energy_ext; [exact kernel|now apply density_probability|]. intros f Tf. now apply density_value.
Qed.

Lemma energy_density rho : is_density circle_integral rho -> energy_of w (on (circle_with_density rho))
  = mean (fun x => (rho x - 1) * mean (fun y => w (x - y) * (rho y - 1))).
Proof.
  intros D. rewrite with_density_energy by exact D. destruct D as (T & P & M).
  apply (energy_of_by_density w kernel rho T); [intros; now apply Rlt_le|exact M].
Qed.

(** Coefficients of one sign: the series itself. *)
Theorem energy_series_nonneg mu : (forall l, (1 <= l)%nat -> 0 <= cos_coefficient w l) ->
  is_degree_series (fun l => cos_coefficient w l * power (on mu) l) (energy_of w (on mu)).
Proof.
  intros Pos. destruct (energy_regularised w kernel (on mu) (on_probability mu)) as (th & En & Hth & Lth & Sum & Lim).
  set (a := fun l => cos_coefficient w l * power (on mu) l).
  assert (Pa : forall k, 0 <= a (S k)) by (intros k; apply Rmult_le_pos; [apply Pos; lia|apply power_nonneg]).
  assert (Pt : forall n k, 0 <= th n (S k) * cos_coefficient w (S k) * power (on mu) (S k) <= a (S k)).
  { intros n k. specialize (Pa k). destruct (Hth n (S k)) as [T0 T1]. unfold a in *. rewrite Rmult_assoc. split.
    - now apply Rmult_le_pos.
    - rewrite <- (Rmult_1_l (cos_coefficient w (S k) * power (on mu) (S k))) at 2. now apply Rmult_le_compat_r. }
  assert (Part : forall N, sum_n (fun k => a (S k)) N <= energy_of w (on mu)).
  { intros N. apply (is_lim_seq_le (fun n => sum_n (fun k => th n (S k) * cos_coefficient w (S k) * power (on mu) (S k))
      N) En (Finite _) (Finite _)); [|apply is_lim_seq_sum_n|exact Lim].
    - intros n. apply sum_n_le_series; [intros k; apply Pt|apply Sum].
    - intros k. unfold a. replace (cos_coefficient w (S k) * power (on mu) (S k))
        with (1 * cos_coefficient w (S k) * power (on mu) (S k)) by ring.
      apply is_lim_seq_mult'; [|apply is_lim_seq_const]. apply is_lim_seq_mult'; [apply Lth|apply is_lim_seq_const]. }
  destruct (bounded_series_converges (fun k => a (S k)) _ Pa Part) as (s & Hs & Le).
  replace (energy_of w (on mu)) with s; [exact Hs|]. apply Rle_antisym; [exact Le|].
  apply (is_lim_seq_le En (fun _ => s) (Finite _) (Finite s)); [|exact Lim|apply is_lim_seq_const].
  intros n. apply (is_lim_seq_le (sum_n (fun k => th n (S k) * cos_coefficient w (S k) * power (on mu) (S k)))
    (sum_n (fun k => a (S k))) (Finite _) (Finite s)); [|exact (Sum n)|exact Hs].
  intros N. apply sum_n_m_le. intros k. apply Pt.
Qed.

End Kernel.

(** ** The attention kernel *)

Lemma attention_continuous beta : continuous_on_interval (attention_kernel (sphere_mean 2) beta).
Proof.
  intros t _. apply (ex_derive_continuous (V := R_NormedModule)). unfold attention_kernel.
  generalize (sphere_mean 2 (fun s => exp (beta * s))) as m. intros m. auto_derive. trivial.
Qed.

Lemma circle_kernel_centred beta : centred_kernel (circle_kernel beta).
Proof.
  split; [|split].
  - split; [exact (zonal_cont _ (attention_continuous beta))|exact (zonal_periodic _)].
  - intros x. unfold circle_kernel. now rewrite cos_neg.
  - assert (Ce : continuous_on_interval (fun s => exp (beta * s))).
    { intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
    pose proof (zonal_cont _ Ce) as C. cbv beta in C. unfold circle_kernel, attention_kernel.
    rewrite <- (mean_zonal _ Ce). set (m := mean (fun x => exp (beta * cos x))).
    rewrite (Mean.mean_ext _ (fun x => / beta * (exp (beta * cos x) - m))) by (intros; unfold Rdiv; ring).
    rewrite (Mean.mean_scal (/ beta) (fun x => exp (beta * cos x) - m)) by exact (cont_minus _ _ C (cont_const m)).
    rewrite (Mean.mean_minus _ _ C (cont_const m)), Mean.mean_const. fold m. ring.
Qed.

Lemma circle_kernel_coefficient beta l : 0 < beta -> (1 <= l)%nat ->
  cos_coefficient (circle_kernel beta) l = eigenvalue 2 l beta.
Proof.
  intros Hb Hl. unfold circle_kernel. rewrite (zonal_cos_coefficient _ l (attention_continuous beta)).
  exact (funk_hecke_eigenvalue 2 (sphere_mean 2) ltac:(lra) circle_average l beta Hl Hb).
Qed.
