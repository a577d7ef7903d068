(** * The free energy of functionals: the vocabulary in which Main.v states the results on the circle

    Minimality, minimisers, K_c and the type of the transition for plain functionals on C(S^1), and their agreement with
    the model of Circle/Model.v, whose measures are the functionals that vanish elsewhere. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.FunkHecke Variational.Principle Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Probability Circle.Entropy Circle.Weak Circle.Compact
  Circle.Conformal Circle.Onofri Circle.Energy Circle.Minimisers Circle.Densities Circle.Model Circle.Kernel.
From Certify Require Circle.LebedevMilin.
Local Open Scope R_scope.

Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

Definition same (m n : functional) : Prop := forall f, test f -> m f = n f.

Section Kernel.

Variable w : R -> R.

(** (1.6), Definition 2.1, (2.16). *)
Definition minimal (K : R) : Prop :=
  forall m, probability m -> Rbar_le (K * energy_of w m) (relative_entropy m).
Definition only_minimal (K : R) : Prop :=
  minimal K /\ forall m, probability m -> relative_entropy m = Finite (K * energy_of w m) -> same m mean.
Definition minimises_among (K : R) (m : functional) : Prop := probability m /\ minimum w K m.
Definition coupling : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimal K).
Definition weak_limit_point (ms : nat -> functional) (m : functional) : Prop :=
  exists phi : nat -> nat, (forall n, (phi n < phi (S n))%nat) /\ weakly (fun n => ms (phi n)) m.
Definition continuous_passage : Prop :=
  exists Kc : R, coupling = Finite Kc /\ only_minimal Kc /\
    forall Kn ms m, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc -> (forall n, minimises_among (Kn n) (ms n)) ->
      probability m -> weak_limit_point ms m -> same m mean.
Definition critical_measure (K : R) (m : functional) : Prop :=
  probability m /\ exists Z, 0 < Z /\
    forall f, test f -> m f = mean (fun x => exp (2 * K * potential_of w m x) / Z * f x).

Hypothesis kernel : centred_kernel w.

(** ** Agreement with the model *)

Lemma minimal_model K : minimal K <-> minimises (kernel_model w) K.
Proof.
  split; intros H m.
  - apply H, on_probability.
  - intros Hm. specialize (H (measure_of m Hm)). cbn [energy entropy kernel_model] in H.
    now rewrite (entropy_ext _ m (on_measure_of m Hm)), (energy_ext w m _ kernel Hm (on_measure_of m Hm)) in H.
Qed.

Lemma same_uniform mu : same (on mu) mean <-> mu = uniform_measure.
Proof.
  split.
  - intros E. apply measure_ext. intros f Tf. rewrite (on_uniform f Tf). now apply E.
  - intros -> f Tf. now apply on_uniform.
Qed.

Lemma same_measure_of m Hm : same m mean <-> measure_of m Hm = uniform_measure.
Proof.
  rewrite <- same_uniform. split; intros E f Tf; specialize (E f Tf); now rewrite on_measure_of in * by exact Tf.
Qed.

Lemma only_minimal_model K : only_minimal K <-> only_minimiser (kernel_model w) K.
Proof.
  unfold only_minimal, only_minimiser. rewrite minimal_model. split; intros [H U]; (split; [exact H|]).
  - intros mu E. apply same_uniform, U; [apply on_probability|exact E].
  - intros m Hm E. apply (same_measure_of m Hm), U. cbn [energy entropy kernel_model].
    now rewrite (entropy_ext _ m (on_measure_of m Hm)), (energy_ext w m _ kernel Hm (on_measure_of m Hm)).
Qed.

Lemma coupling_model : coupling = critical_coupling (kernel_model w).
Proof. apply Lub_Rbar_eqset. intros K. now rewrite minimal_model. Qed.

Lemma minimises_model K m Hm : minimum w K m -> is_minimiser (kernel_model w) K (measure_of m Hm).
Proof.
  intros (h & Eh & Min). apply (is_minimiser_minimum w kernel). exists h.
  rewrite (entropy_ext _ m (on_measure_of m Hm)), (energy_ext w m _ kernel Hm (on_measure_of m Hm)). now split.
Qed.

Theorem continuous_passage_model : continuous_passage <-> continuous_transition (kernel_model w).
Proof.
  unfold continuous_passage, continuous_transition. rewrite coupling_model.
  split; intros (Kc & E & Only & Lim); exists Kc; (split; [exact E|]).
  - split; [now apply only_minimal_model|]. intros Kn mus mu Above LK Min Conv. apply same_uniform.
    apply (Lim Kn (fun n => on (mus n)) (on mu) Above LK); [|apply on_probability|].
    + intros n. split; [apply on_probability|]. apply (is_minimiser_minimum w kernel), Min.
    + exists (fun n => n). split; [lia|exact Conv].
  - split; [now apply only_minimal_model|]. intros Kn ms m Above LK Min Hm (phi & Mono & W).
    apply (same_measure_of m Hm). pose (Hms := fun n => proj1 (Min (phi n))).
    apply (Lim (fun n => Kn (phi n)) (fun n => measure_of (ms (phi n)) (Hms n))).
    + intros n. apply Above.
    + apply (is_lim_seq_subseq Kn Kc phi); [now apply eventually_subseq|exact LK].
    + intros n. apply minimises_model, Min.
    + intros f Tf. rewrite (on_measure_of m Hm f Tf).
      apply (is_lim_seq_ext (fun n => ms (phi n) f)); [intros n; symmetry; now apply on_measure_of|exact (W f Tf)].
Qed.

(** ** Lemma 2.2: existence; the Kirkwood-Monroe equation *)

Theorem minimiser_exists K : exists m, minimises_among K m.
Proof.
  exists (minimiser w K). split; [now apply minimiser_probability|now apply minimiser_minimum].
Qed.

Theorem minimiser_critical K m : minimises_among K m -> critical_measure K m.
Proof.
  intros [Hm Min]. split; [exact Hm|]. exists (mean (fun y => exp (2 * K * potential_of w m y))). split.
  - apply partition_pos, test_scal, (potential_test w kernel m Hm).
  - intros f Tf. exact (euler_lagrange w kernel K m Hm Min f Tf).
Qed.

(** (2.16) as an equation for a continuous positive density. *)
Lemma critical_density K m : critical_measure K m -> exists rho, is_density circle_integral rho /\
  same m (by_density rho) /\
  kirkwood_monroe circle_integral K rho (fun x => mean (fun y => w (x - y) * (rho y - 1))).
Proof.
  intros (Hm & Z & PZ & Eq). pose (rho := fun x => exp (2 * K * potential_of w m x) / Z).
  assert (T : test rho).
  { apply (test_ext (fun x => / Z * exp (2 * K * potential_of w m x))); [intros; unfold rho, Rdiv; ring|].
    apply test_scal, test_exp, test_scal, (potential_test w kernel m Hm). }
  assert (P : forall x, 0 < rho x) by (intros x; apply Rdiv_lt_0_compat; [apply exp_pos|exact PZ]).
  assert (S : same m (by_density rho)) by (intros f Tf; exact (Eq f Tf)).
  assert (M : mean rho = 1).
  { rewrite <- (proj1 Hm), (S _ (test_const 1)). apply Mean.mean_ext. intros; ring. }
  assert (Dens : is_density circle_integral rho) by (split; [exact T|split; [exact P|exact M]]).
  exists rho. split; [exact Dens|]. split; [exact S|].
  exists Z. split; [exact PZ|]. intros x.
  rewrite (potential_of_density w kernel rho x T) by (exact M || (intros; now apply Rlt_le)).
  unfold rho at 1. f_equal. f_equal. f_equal. unfold potential_of. apply S, test_shift, kernel.
Qed.

(** Proposition 2.3. *)
Theorem critical_unique K m : 0 <= K -> Rbar_le (2 * K) coupling -> critical_measure K m -> same m mean.
Proof.
  intros K0 HK Crit. rewrite coupling_model in HK. destruct (critical_density K m Crit) as (rho & D & S & KM).
  set (pot := fun x => mean (fun y => w (x - y) * (rho y - 1))) in KM.
  pose proof D as (T & P & M).
  assert (Tp : test pot).
  { apply (test_ext (potential_of w (by_density rho))); [|apply (potential_test w kernel), density_probability, D].
    intros x. symmetry. apply (potential_of_density w kernel rho x T); [intros; now apply Rlt_le|exact M]. }
  pose proof (critical_point_identity circle_integral circle_integral_facts rho D K pot Tp KM) as Id.
  assert (One : forall x, rho x = 1).
  { apply (reverse_entropy_unique circle_integral circle_integral_facts rho D).
    apply (critical_point_reverse_entropy (kernel_model w) (kernel_model_facts w kernel) K (circle_with_density rho)
      (density_entropy circle_integral rho) _ K0 HK).
    - cbn [entropy kernel_model]. rewrite (entropy_ext _ (by_density rho)) by (intros f Tf; now apply density_value).
      now apply entropy_of_by_density.
    - cbn [energy kernel_model]. rewrite Id. f_equal. symmetry. exact (energy_density w kernel rho D). }
  intros f Tf. rewrite (S f Tf). apply Mean.mean_ext. intros x. rewrite One. ring.
Qed.

(** ** Densities suffice for K_c *)

Theorem coupling_of_densities : coupling = Lub_Rbar (fun K => 0 <= K /\
  forall rho, test rho -> (forall x, 0 < rho x) -> mean rho = 1 ->
    K * mean (fun x => rho x * mean (fun y => rho y * w (x - y))) <= mean (fun x => rho x * ln (rho x))).
Proof.
  apply Lub_Rbar_eqset. intros K. split; intros [K0 H]; (split; [exact K0|]).
  - intros rho T P M. pose proof (by_density_probability rho T (fun x => Rlt_le _ _ (P x)) M) as Hr.
    specialize (H _ Hr). rewrite (entropy_of_by_density rho T P M) in H. exact H.
  - exact (densities_decide w K kernel H).
Qed.

End Kernel.

(** ** The attention kernel *)

Lemma attention_kernel_circle beta :
  (fun t => (exp (beta * cos t) - mean (fun s => exp (beta * cos s))) / beta) = circle_kernel beta.
Proof.
  apply functional_extensionality. intros t. unfold circle_kernel, attention_kernel.
  rewrite <- (mean_zonal (fun s => exp (beta * s))); [reflexivity|].
  intros s _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
Qed.

Lemma attention_coupling beta :
  coupling (fun t => (exp (beta * cos t) - mean (fun s => exp (beta * cos s))) / beta)
  = critical_coupling (model_at circle beta).
Proof. rewrite attention_kernel_circle. exact (coupling_model _ (circle_kernel_centred beta)). Qed.

(** ** What Main.v states of entropy and compactness *)

Theorem density_entropy_value rho : test rho -> (forall x, 0 < rho x) -> mean rho = 1 ->
  probability (by_density rho) /\ relative_entropy (by_density rho) = Finite (circle_entropy rho).
Proof.
  intros T P M. split; [|now apply entropy_of_by_density].
  apply by_density_probability; [exact T|intros; now apply Rlt_le|exact M].
Qed.

Theorem entropy_positive m : probability m ->
  Rbar_le 0 (relative_entropy m) /\ (relative_entropy m = Finite 0 -> same m mean).
Proof.
  intros Hm. split; [now apply entropy_nonneg|]. intros E. apply (same_measure_of m Hm), entropy_zero_uniform.
  now rewrite (entropy_ext _ m (on_measure_of m Hm)).
Qed.

Theorem entropy_weak_limit ms m (a : R) : weakly ms m -> (forall n, Rbar_le (relative_entropy (ms n)) a) ->
  Rbar_le (relative_entropy m) a.
Proof.
  intros W H. apply entropy_limit. intros f e Tf He. destruct (lim_seq_eventually _ _ e (W f Tf) He) as [n Hn].
  exists (ms n), a. split; [apply H|]. split; [lra|apply Rlt_le, Hn, le_n].
Qed.

Theorem limit_point_exists ms : (forall n, probability (ms n)) -> exists m, probability m /\ weak_limit_point ms m.
Proof.
  intros H. destruct (compactness ms H) as (phi & m & Mono & Hm & _ & W). exists m. split; [exact Hm|now exists phi].
Qed.

Theorem beckner_onofri m h : probability m -> relative_entropy m = Finite h ->
  let p := fun l => cos_moment m l ^ 2 + sin_moment m l ^ 2 in
  (forall n, sum_f_R0 (fun k => p (S k) / INR (S k)) n <= h) /\
  (is_series (fun k => p (S k) / INR (S k)) h -> exists r phi, 0 <= r < 1 /\
    same m (by_density (fun x => (1 - r ^ 2) / (1 - 2 * r * cos (x - phi) + r ^ 2)))).
Proof.
  intros Hm E p.
  assert (Q : forall n, sum_f_R0 (fun k => p (S k) / INR (S k)) n = quadratic_sum (cos_moment m) (sin_moment m) (S n)).
  { intros n. unfold quadratic_sum. set (a := LebedevMilin.weight (cu (cos_moment m)) (cv (sin_moment m))).
    rewrite (decomp_sum a (S n)) by lia. simpl pred. assert (a O = 0) as -> by (unfold a, LebedevMilin.weight;
      simpl (INR 0); ring). rewrite Rplus_0_l. apply sum_eq. intros k _. symmetry. apply weight_value. lia. }
  split.
  - intros n. rewrite Q. exact (circle_beckner_onofri m h Hm E (S n)).
  - intros S. apply (circle_extremal m h Hm E). apply is_lim_seq_incr_1.
    apply (is_lim_seq_ext (sum_n (fun k => p (Datatypes.S k) / INR (Datatypes.S k)))); [|exact S].
    intros n. rewrite sum_n_Reals. apply Q.
Qed.

(** The conformal densities are extremals. *)
Theorem beckner_onofri_attained r phi : 0 <= r < 1 ->
  let m := by_density (fun x => (1 - r ^ 2) / (1 - 2 * r * cos (x - phi) + r ^ 2)) in
  let p := fun l => cos_moment m l ^ 2 + sin_moment m l ^ 2 in
  probability m /\ exists h, relative_entropy m = Finite h /\ is_series (fun k => p (S k) / INR (S k)) h.
Proof.
  intros Hr. split; [exact (conformal_probability r phi Hr)|]. exists (- ln (1 - r ^ 2)).
  split; [exact (conformal_entropy r phi Hr)|exact (conformal_equality r phi Hr)].
Qed.

Theorem minimisers w : centred_kernel w -> forall K, (exists m, minimises_among w K m) /\
  forall m, minimises_among w K m -> critical_measure w K m.
Proof. intros Hw K. split; [now apply minimiser_exists|]. intros m. now apply minimiser_critical. Qed.

(** ** Theorem 1.1 *)

Theorem theorem_1_1_functionals beta (K_sharp : R) (below beyond : Prop) :
  (below -> critical_coupling (model_at circle beta) = Finite K_sharp /\
    continuous_transition (model_at circle beta) /\
    forall K, 0 <= K <= K_sharp -> only_minimiser (model_at circle beta) K) ->
  (beyond -> Rbar_lt (critical_coupling (model_at circle beta)) K_sharp /\
    ~ continuous_transition (model_at circle beta)) ->
  let w := fun t => (exp (beta * cos t) - mean (fun s => exp (beta * cos s))) / beta in
  (below -> coupling w = Finite K_sharp /\ continuous_passage w /\ forall K, 0 <= K <= K_sharp -> only_minimal w K) /\
  (beyond -> Rbar_lt (coupling w) K_sharp /\ ~ continuous_passage w) /\
  (forall K m, 0 <= K -> Rbar_le (2 * K) (coupling w) -> critical_measure w K m -> same m mean).
Proof.
  intros Below Beyond w. unfold w. rewrite attention_kernel_circle. pose proof (circle_kernel_centred beta) as Hw.
  rewrite (coupling_model _ Hw), (continuous_passage_model _ Hw). split; [|split].
  - intros H. destruct (Below H) as (A & B & C). split; [exact A|]. split; [exact B|]. intros K HK.
    apply (only_minimal_model _ Hw), C, HK.
  - exact Beyond.
  - intros K m. rewrite <- (coupling_model _ Hw). exact (critical_unique _ Hw K m).
Qed.
