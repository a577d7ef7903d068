(** * The circle: a model in which all the classical facts of Theorem 1.1 are theorems (d = 2)

    Its measures are all probability measures on the circle, its entropy that of Donsker and Varadhan, its energy the
    double integral of the kernel W_beta, its convergence the weak one. Circle/Facts.v proves every record of
    Sphere/Model.v for it. *)

From Coq Require Import Reals Lra Lia Classical_Prop FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite
  Variational.Principle Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Fourier Circle.Probability Circle.Entropy Circle.Weak
  Circle.Energy.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

(** ** Integration, densities *)

Definition circle_integral : integral := {| point := R; continuous_fun := test; integrate := mean |}.

Lemma circle_integral_facts : integral_facts circle_integral.
Proof.
  split; cbn [continuous_fun integrate point circle_integral].
  - exact test_const.
  - exact test_plus.
  - exact test_mult.
  - intros f [Cf Pf] Pos. split; [now apply cont_ln|]. intros x. now rewrite Pf.
  - exact Mean.mean_ext.
  - apply Mean.mean_const.
  - intros f g [Cf _] [Cg _]. now apply Mean.mean_plus.
  - intros c f [Cf _]. now apply Mean.mean_scal.
  - intros f [Cf _] Pos. now apply mean_nonneg.
  - intros f [Cf Pf] Pos Z. now apply mean_definite.
Qed.

Lemma density_probability rho : is_density circle_integral rho -> probability (by_density rho).
Proof. intros (T & Pos & M). apply by_density_probability; [exact T|intros; now apply Rlt_le|exact M]. Qed.

(** ** Measures *)

(** Functionals that vanish off C(S^1), where their values mean nothing: so that equality on C(S^1) is equality. *)
Definition measure : Type := { m : functional | probability m /\ forall f, ~ test f -> m f = 0 }.
Definition on (mu : measure) : functional := proj1_sig mu.

Lemma on_probability mu : probability (on mu).
Proof. apply (proj2_sig mu). Qed.

Lemma measure_ext (mu nu : measure) : (forall f, test f -> on mu f = on nu f) -> mu = nu.
Proof.
  destruct mu as [m [Hm Om]], nu as [n [Hn On]]. unfold on. cbn [proj1_sig]. intros E.
  assert (m = n).
  { apply functional_extensionality. intros f. destruct (classic (test f)) as [T|T]; [now apply E|].
    now rewrite Om, On. }
  subst n. f_equal. apply proof_irrelevance.
Qed.

Definition restricted (m : functional) (f : R -> R) : R := guarded (test f) (m f) 0.

Lemma restricted_value m f : test f -> restricted m f = m f.
Proof. intros T. apply guarded_value. now left. Qed.

Lemma probability_ext m n : (forall f, test f -> n f = m f) -> probability m -> probability n.
Proof.
  intros E (H1 & H2 & H3). split; [|split].
  - now rewrite E by apply test_const.
  - intros f Tf. rewrite E by exact Tf. now apply H2.
  - intros a b f g Tf Tg. rewrite !E; [now apply H3| | |]; try assumption. apply test_plus; now apply test_scal.
Qed.

Lemma restricted_probability m : probability m ->
  probability (restricted m) /\ forall f, ~ test f -> restricted m f = 0.
Proof.
  intros Hm. split; [exact (probability_ext m _ (restricted_value m) Hm)|].
  intros f N. apply guarded_value. now right.
Qed.

Definition measure_of (m : functional) (Hm : probability m) : measure := exist _ _ (restricted_probability m Hm).

Lemma on_measure_of m Hm f : test f -> on (measure_of m Hm) f = m f.
Proof. apply restricted_value. Qed.

Definition uniform_measure : measure := measure_of mean mean_probability.

Lemma on_uniform f : test f -> on uniform_measure f = mean f.
Proof. exact (on_measure_of mean mean_probability f). Qed.

Lemma uniform_is_density : is_density circle_integral (fun _ => 1).
Proof. split; [apply test_const|]. split; [intros; lra|apply Mean.mean_const]. Qed.

Lemma guarded_density rho : is_density circle_integral (fun x => guarded (is_density circle_integral rho) (rho x) 1).
Proof.
  destruct (classic (is_density circle_integral rho)) as [D|D].
  - replace (fun x => _) with rho; [exact D|]. apply functional_extensionality. intros x. symmetry.
    apply guarded_value. now left.
  - replace (fun x => _) with (fun _ : R => 1); [exact uniform_is_density|]. apply functional_extensionality. intros x.
    symmetry. apply guarded_value. now right.
Qed.

Definition circle_with_density (rho : R -> R) : measure :=
  measure_of _ (density_probability _ (guarded_density rho)).

Lemma density_value (rho f : R -> R) : is_density circle_integral rho -> test f ->
  on (circle_with_density rho) f = by_density rho f.
Proof.
  intros D T. unfold circle_with_density. rewrite on_measure_of by exact T. apply Mean.mean_ext. intros x. f_equal.
  apply guarded_value. now left.
Qed.

(** ** The free energy of a kernel *)

Lemma energy_ext w m n : centred_kernel w -> probability m -> (forall f, test f -> n f = m f) ->
  energy_of w n = energy_of w m.
Proof.
  intros Hw Hm E. unfold energy_of, mutual_energy.
  assert (P : potential_of w n = potential_of w m).
  { apply functional_extensionality. intros x. apply E, test_shift, Hw. }
  rewrite P. apply E. now apply potential_test.
Qed.

Definition kernel_model (w : R -> R) : model := {|
  Principle.measure := measure;
  uniform := uniform_measure;
  entropy := fun mu => relative_entropy (on mu);
  energy := fun mu => energy_of w (on mu);
  converges := fun mus mu => weakly (fun n => on (mus n)) (on mu)
|}.

(** ** The attention kernel, and the model of Sphere/Model.v *)

Definition circle_kernel (beta x : R) : R := attention_kernel (sphere_mean 2) beta (cos x).
Definition circle_potential (beta : R) (h : R -> R) (x : R) : R := mean (fun y => circle_kernel beta (x - y) * h y).

Definition circle : sphere := {|
  sphere_measure := measure;
  sphere_uniform := uniform_measure;
  sphere_entropy := fun mu => relative_entropy (on mu);
  sphere_energy := fun beta mu => energy_of (circle_kernel beta) (on mu);
  sphere_converges := fun mus mu => weakly (fun n => on (mus n)) (on mu);
  harmonic_power := fun l mu => power (on mu) l;
  surface := circle_integral;
  first_coordinate := cos;
  with_density := circle_with_density;
  potential := circle_potential
|}.

(** ** One coordinate *)

Lemma two : INR 2 = 2.
Proof. simpl. ring. Qed.

Lemma circle_average : zonal_average 2 (sphere_mean 2).
Proof. rewrite <- two. apply sphere_mean_zonal. lia. Qed.

Lemma zonal_cont f : continuous_on_interval f -> cont (fun x => f (cos x)).
Proof.
  intros Hf x. apply (continuous_comp cos f); [apply continuous_cos|]. apply Hf, COS_bound.
Qed.

Lemma zonal_periodic (f : R -> R) : periodic (fun x => f (cos x)).
Proof. intros x. f_equal. replace (x + 2 * PI) with (x + 2 * INR 1 * PI) by (simpl; ring). apply cos_period. Qed.

Lemma mean_zonal f : continuous_on_interval f -> mean (fun x => f (cos x)) = sphere_mean 2 f.
Proof.
  intros Hf. pose proof (zonal_cont f Hf) as C. pose proof PI_RGT_0 as P.
  set (g := fun x => f (cos x)) in *.
  assert (Int : forall p q, ex_RInt g p q).
  { intros p q. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros t _. apply C. }
  assert (Half : RInt g (- PI) 0 = RInt g 0 PI).
  { pose proof (RInt_comp_lin (V := R_CompleteNormedModule) g (-1) 0 0 PI) as L.
    replace (-1 * 0 + 0) with 0 in L by ring. replace (-1 * PI + 0) with (- PI) in L by ring. specialize (L (Int _ _)).
    assert (S1 : RInt g 0 (- PI) = - RInt g (- PI) 0).
    { symmetry. apply (opp_RInt_swap (V := R_CompleteNormedModule)), Int. }
    assert (S2 : RInt (fun y => scal (-1) (g (-1 * y + 0))) 0 PI = - RInt g 0 PI).
    { rewrite <- (RInt_opp (V := R_CompleteNormedModule) g) by apply Int. apply RInt_ext. intros x _.
      unfold scal, opp; simpl; unfold mult; simpl. unfold g. replace (-1 * x + 0) with (- x) by ring.
      rewrite cos_neg. apply Rmult_comm || ring. }
    change (RInt (fun y => scal (-1) (g (-1 * y + 0))) 0 PI = RInt g 0 (- PI)) in L. lra. }
  unfold sphere_mean. rewrite angle_mean_integral. change (2 - 2)%nat with O. unfold Mean.mean.
  rewrite <- (RInt_Chasles g (- PI) 0 PI) by apply Int. rewrite Half.
  rewrite (RInt_ext (fun theta => f (cos theta) * sin theta ^ 0) g) by (intros; unfold g; simpl; apply Rmult_1_r).
  rewrite (RInt_ext (fun theta => sin theta ^ 0) (fun _ => 1)) by reflexivity.
  rewrite RInt_const. unfold plus, scal; simpl; unfold mult; simpl. field. lra.
Qed.

Lemma gegenbauer_mult_continuous l f : continuous_on_interval f ->
  continuous_on_interval (fun t => gegenbauer 2 l t * f t).
Proof. intros Hf. apply continuous_on_interval_mult; [apply gegenbauer_continuous|exact Hf]. Qed.

(** The Fourier coefficients of a function of one coordinate. *)
Lemma zonal_cos_coefficient f l : continuous_on_interval f ->
  cos_coefficient (fun x => f (cos x)) l = zonal_coefficient 2 (sphere_mean 2) l f.
Proof.
  intros Hf. unfold zonal_coefficient. rewrite <- (mean_zonal _ (gegenbauer_mult_continuous l f Hf)).
  unfold cos_coefficient. apply Mean.mean_ext. intros x. rewrite gegenbauer_chebyshev. ring.
Qed.

Lemma zonal_sin_coefficient f l : continuous_on_interval f -> sin_coefficient (fun x => f (cos x)) l = 0.
Proof. intros Hf. apply even_sin_coefficient; [now apply zonal_cont|]. intros x. now rewrite cos_neg. Qed.
