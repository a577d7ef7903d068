(** * The circle: a model in which all the classical facts of Theorem 1.1 are theorems (d = 2)

    The measures are the continuous positive densities on the circle, convergence is weak convergence, the energy is the
    double integral of the kernel W_beta. Everything that Sphere/Model.v lists under [classical_facts] is proved in
    Circle/Facts.v: these hypotheses can be satisfied, and for these measures Theorem 1.1 rests on none. Not proved:
    that for K > K_c one of these measures is a minimiser; the limit in [continuous_transition] may speak of no
    sequence. *)

From Coq Require Import Reals Lra Lia Classical_Prop FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Zonal.Moments Zonal.Gegenbauer Zonal.FunkHecke Zonal.PositiveDefinite
  Variational.KirkwoodMonroe Sphere.Model.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Fourier.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Notation mean := Mean.mean.
Local Opaque cos sin exp ln.

(** ** Integration, densities, measures *)

Definition circle_integral : integral :=
  {| point := R; continuous_fun := fun f => cont f /\ periodic f; integrate := mean |}.

Lemma circle_integral_facts : integral_facts circle_integral.
Proof.
  split; cbn [continuous_fun integrate point circle_integral].
  - intros c. split; [apply cont_const|easy].
  - intros f g [Cf Pf] [Cg Pg]. split; [now apply cont_plus|]. intros x. now rewrite Pf, Pg.
  - intros f g [Cf Pf] [Cg Pg]. split; [now apply cont_mult|]. intros x. now rewrite Pf, Pg.
  - intros f [Cf Pf] Pos. split; [now apply cont_ln|]. intros x. now rewrite Pf.
  - exact Mean.mean_ext.
  - apply Mean.mean_const.
  - intros f g [Cf _] [Cg _]. now apply Mean.mean_plus.
  - intros c f [Cf _]. now apply Mean.mean_scal.
  - intros f [Cf _] Pos. now apply mean_nonneg.
  - intros f [Cf Pf] Pos Z. now apply mean_definite.
Qed.

Definition measure : Type := { rho : R -> R | is_density circle_integral rho }.
Definition density (mu : measure) : R -> R := proj1_sig mu.

Lemma measure_ext (mu nu : measure) : (forall x, density mu x = density nu x) -> mu = nu.
Proof.
  destruct mu as [f Hf], nu as [g Hg]. cbn [density proj1_sig]. intros E.
  assert (f = g) by now apply functional_extensionality. subst g. f_equal. apply proof_irrelevance.
Qed.

Lemma uniform_is_density : is_density circle_integral (fun _ => 1).
Proof.
  split; [|split].
  - split; [apply cont_const|easy].
  - intros _. lra.
  - apply Mean.mean_const.
Qed.

Definition uniform_measure : measure := exist _ _ uniform_is_density.

(** a if P, and b if not. *)
Definition guarded (P : Prop) (a b : R) : R := real (Lub_Rbar (fun x => (P /\ x = a) \/ (~ P /\ x = b))).

Lemma guarded_value (P : Prop) a b c : (P /\ c = a) \/ (~ P /\ c = b) -> guarded P a b = c.
Proof.
  intros H. unfold guarded. rewrite (is_lub_Rbar_unique _ (Finite c)); [reflexivity|]. split.
  - intros x Hx. simpl. destruct H as [[H ->]|[H ->]], Hx as [[G ->]|[G ->]]; try easy; lra.
  - intros l Hl. apply (Hl c). exact H.
Qed.

Lemma guarded_density rho : is_density circle_integral (fun x => guarded (is_density circle_integral rho) (rho x) 1).
Proof.
  destruct (classic (is_density circle_integral rho)) as [D|D].
  - replace (fun x => _) with rho; [exact D|]. apply functional_extensionality. intros x. symmetry.
    apply guarded_value. now left.
  - replace (fun x => _) with (fun _ : R => 1); [exact uniform_is_density|]. apply functional_extensionality. intros x.
    symmetry. apply guarded_value. now right.
Qed.

Definition circle_with_density (rho : R -> R) : measure := exist _ _ (guarded_density rho).

Lemma density_of rho : is_density circle_integral rho -> density (circle_with_density rho) = rho.
Proof.
  intros D. apply functional_extensionality. intros x. cbn [density circle_with_density proj1_sig].
  apply guarded_value. now left.
Qed.

(** ** The kernel, the potential, the energy *)

Definition circle_kernel (beta x : R) : R := attention_kernel (sphere_mean 2) beta (cos x).
Definition circle_potential (beta : R) (h : R -> R) (x : R) : R := mean (fun y => circle_kernel beta (x - y) * h y).
Definition circle_energy (beta : R) (rho : R -> R) : R :=
  mean (fun x => (rho x - 1) * circle_potential beta (fun y => rho y - 1) x).
Definition circle_power (l : nat) (mu : measure) : R :=
  2 * (cos_coefficient (density mu) l ^ 2 + sin_coefficient (density mu) l ^ 2).

Definition circle : sphere := {|
  sphere_measure := measure;
  sphere_uniform := uniform_measure;
  sphere_entropy := fun mu => Finite (circle_entropy (density mu));
  sphere_energy := fun beta mu => circle_energy beta (density mu);
  sphere_converges := fun mus mu => forall f, cont f -> periodic f ->
    is_lim_seq (fun n => mean (fun x => f x * density (mus n) x)) (mean (fun x => f x * density mu x));
  harmonic_power := circle_power;
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
