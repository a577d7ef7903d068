(** * Critical points: the Kirkwood-Monroe equation (Proposition 2.3 of the paper)

    For a normalised positive integral on a class of continuous functions, a
    density rho with rho = exp(2 K W*h) / Z, h = rho - 1, satisfies the entropy
    identity H(rho|1) + H(1|rho) = 2 K E (2.20); and H(1|rho) <= 0 forces rho = 1,
    as H(rho|1) <= 0 does. *)

From Coq Require Import Reals Lra.
From Certify Require Import Variational.EntropyTaylor.
Local Open Scope R_scope.

(** Normalised integration of continuous functions on a space of points. *)
Record integral := {
  point : Type;
  continuous_fun : (point -> R) -> Prop;
  integrate : (point -> R) -> R
}.

Record integral_facts (I : integral) : Prop := {
  continuous_fun_const : forall c, continuous_fun I (fun _ => c);
  continuous_fun_plus : forall f g, continuous_fun I f -> continuous_fun I g ->
    continuous_fun I (fun x => f x + g x);
  continuous_fun_mult : forall f g, continuous_fun I f -> continuous_fun I g ->
    continuous_fun I (fun x => f x * g x);
  continuous_fun_ln : forall f, continuous_fun I f -> (forall x, 0 < f x) ->
    continuous_fun I (fun x => ln (f x));
  integrate_ext : forall f g, (forall x, f x = g x) -> integrate I f = integrate I g;
  integrate_one : integrate I (fun _ => 1) = 1;
  integrate_plus : forall f g, continuous_fun I f -> continuous_fun I g ->
    integrate I (fun x => f x + g x) = integrate I f + integrate I g;
  integrate_scal : forall c f, continuous_fun I f ->
    integrate I (fun x => c * f x) = c * integrate I f;
  integrate_nonneg : forall f, continuous_fun I f -> (forall x, 0 <= f x) -> 0 <= integrate I f;
  integrate_definite : forall f, continuous_fun I f -> (forall x, 0 <= f x) ->
    integrate I f = 0 -> forall x, f x = 0
}.

(** A continuous positive probability density. *)
Definition is_density (I : integral) (rho : point I -> R) : Prop :=
  continuous_fun I rho /\ (forall x, 0 < rho x) /\ integrate I rho = 1.

(** H(rho|1) and H(1|rho). *)
Definition density_entropy (I : integral) (rho : point I -> R) : R :=
  integrate I (fun x => rho x * ln (rho x)).
Definition reverse_entropy (I : integral) (rho : point I -> R) : R :=
  integrate I (fun x => - ln (rho x)).

(** (2.16): [potential] is the function W * (rho - 1). *)
Definition kirkwood_monroe (I : integral) (K : R) (rho potential : point I -> R) : Prop :=
  exists Z, 0 < Z /\ forall x, rho x = exp (2 * K * potential x) / Z.

Section CriticalPoint.

Variable I : integral.
Hypothesis facts : integral_facts I.
Variable rho : point I -> R.
Hypothesis density : is_density I rho.

Let cont_rho : continuous_fun I rho := proj1 density.
Let rho_pos : forall x, 0 < rho x := proj1 (proj2 density).
Let rho_mass : integrate I rho = 1 := proj2 (proj2 density).

Lemma cont_ln_rho : continuous_fun I (fun x => ln (rho x)).
Proof. now apply continuous_fun_ln. Qed.

Lemma continuous_fun_scal : forall c f, continuous_fun I f -> continuous_fun I (fun x => c * f x).
Proof.
  intros c f Hf. apply (continuous_fun_mult I facts (fun _ => c)); [|exact Hf].
  now apply continuous_fun_const.
Qed.

Lemma reverse_entropy_opp : reverse_entropy I rho = - integrate I (fun x => ln (rho x)).
Proof.
  unfold reverse_entropy.
  rewrite (integrate_ext I facts _ (fun x => -1 * ln (rho x))) by (intros; ring).
  rewrite (integrate_scal I facts _ _ cont_ln_rho). ring.
Qed.

(** (2.20). *)
Theorem critical_point_identity : forall K potential, continuous_fun I potential ->
  kirkwood_monroe I K rho potential ->
  density_entropy I rho + reverse_entropy I rho
  = 2 * K * integrate I (fun x => (rho x - 1) * potential x).
Proof.
  intros K potential Cp (Z & HZ & Eq).
  assert (Log : forall x, ln (rho x) = 2 * K * potential x + - ln Z).
  { intros x. rewrite Eq. unfold Rdiv.
    rewrite ln_mult, ln_exp, ln_Rinv; [ring|exact HZ|apply exp_pos|now apply Rinv_0_lt_compat]. }
  assert (Ch : continuous_fun I (fun x => rho x + -1)).
  { apply (continuous_fun_plus I facts); [exact cont_rho|now apply continuous_fun_const]. }
  assert (Chp : continuous_fun I (fun x => (rho x - 1) * potential x)).
  { apply (continuous_fun_mult I facts _ _ Ch Cp). }
  assert (Cl := cont_ln_rho).
  assert (Crl : continuous_fun I (fun x => rho x * ln (rho x)))
    by now apply (continuous_fun_mult I facts).
  assert (Mass : integrate I (fun x => rho x + -1) = 0).
  { rewrite (integrate_plus I facts _ _ cont_rho (continuous_fun_const I facts (-1))).
    rewrite rho_mass.
    rewrite (integrate_ext I facts (fun _ => -1) (fun _ => -1 * 1)) by (intros; ring).
    rewrite (integrate_scal I facts _ _ (continuous_fun_const I facts 1)).
    rewrite (integrate_one I facts). ring. }
  unfold density_entropy. rewrite reverse_entropy_opp.
  transitivity (integrate I (fun x => rho x * ln (rho x) + -1 * ln (rho x))).
  - rewrite (integrate_plus I facts _ _ Crl (continuous_fun_scal (-1) _ Cl)).
    rewrite (integrate_scal I facts _ _ Cl). ring.
  - rewrite (integrate_ext I facts _
      (fun x => 2 * K * ((rho x - 1) * potential x) + - ln Z * (rho x + -1)))
      by (intros x; rewrite Log; ring).
    rewrite (integrate_plus I facts _ _ (continuous_fun_scal _ _ Chp) (continuous_fun_scal _ _ Ch)).
    rewrite (integrate_scal I facts _ _ Chp), (integrate_scal I facts _ _ Ch), Mass. ring.
Qed.

(** Gibbs: H(1|rho) >= 0, with equality only for rho = 1. *)
Lemma gibbs_integrand : reverse_entropy I rho
  = integrate I (fun x => (rho x + -1) + -1 * ln (rho x)).
Proof.
  assert (Ch : continuous_fun I (fun x => rho x + -1)).
  { apply (continuous_fun_plus I facts); [exact cont_rho|now apply continuous_fun_const]. }
  rewrite (integrate_plus I facts _ _ Ch (continuous_fun_scal (-1) _ cont_ln_rho)).
  rewrite (integrate_scal I facts _ _ cont_ln_rho).
  rewrite (integrate_plus I facts _ _ cont_rho (continuous_fun_const I facts (-1))).
  rewrite (integrate_ext I facts (fun _ => -1) (fun _ => -1 * 1)) by (intros; ring).
  rewrite (integrate_scal I facts _ _ (continuous_fun_const I facts 1)).
  rewrite (integrate_one I facts), rho_mass, reverse_entropy_opp. ring.
Qed.

Theorem reverse_entropy_unique : reverse_entropy I rho <= 0 -> forall x, rho x = 1.
Proof.
  rewrite gibbs_integrand. intros Le x.
  assert (Ch : continuous_fun I (fun x => rho x + -1)).
  { apply (continuous_fun_plus I facts); [exact cont_rho|now apply continuous_fun_const]. }
  assert (C : continuous_fun I (fun x => (rho x + -1) + -1 * ln (rho x))).
  { apply (continuous_fun_plus I facts _ _ Ch). apply continuous_fun_scal, cont_ln_rho. }
  assert (P : forall y, 0 <= (rho y + -1) + -1 * ln (rho y)).
  { intros y. pose proof (ln_le_minus_1 (rho y) (rho_pos y)). lra. }
  pose proof (integrate_nonneg I facts _ C P) as Ge.
  pose proof (integrate_definite I facts _ C P ltac:(lra) x) as Z. simpl in Z.
  apply ln_minus_1_eq; [apply rho_pos|]. lra.
Qed.

(** The same for H(rho|1): rho ln rho - (rho - 1) >= 0, with equality only where rho = 1. *)
Theorem entropy_unique : density_entropy I rho <= 0 -> forall x, rho x = 1.
Proof.
  unfold density_entropy. intros Le x.
  assert (Cl := continuous_fun_mult I facts _ _ cont_rho cont_ln_rho). cbv beta in Cl.
  assert (Ch : continuous_fun I (fun x => -1 * (rho x + -1))).
  { apply continuous_fun_scal, (continuous_fun_plus I facts); [exact cont_rho|now apply continuous_fun_const]. }
  assert (C := continuous_fun_plus I facts _ _ Cl Ch). cbv beta in C.
  assert (Inv : forall y, ln (rho y) = - ln (/ rho y)) by (intros y; rewrite ln_Rinv by apply rho_pos; ring).
  assert (P : forall y, 0 <= rho y * ln (rho y) + -1 * (rho y + -1)).
  { intros y. pose proof (rho_pos y) as Py. pose proof (ln_le_minus_1 (/ rho y) (Rinv_0_lt_compat _ Py)) as L.
    apply (Rmult_le_compat_l (rho y)) in L; [|lra]. rewrite Rmult_minus_distr_l, Rinv_r in L by lra.
    rewrite Inv. lra. }
  assert (Total : integrate I (fun y => rho y * ln (rho y) + -1 * (rho y + -1))
    = integrate I (fun y => rho y * ln (rho y))).
  { rewrite (integrate_plus I facts _ _ Cl Ch).
    rewrite (integrate_scal I facts (-1) (fun y => rho y + -1)) by
      (apply (continuous_fun_plus I facts); [exact cont_rho|now apply continuous_fun_const]).
    rewrite (integrate_plus I facts _ _ cont_rho (continuous_fun_const I facts (-1))), rho_mass.
    rewrite (integrate_ext I facts (fun _ => -1) (fun _ => -1 * 1)) by (intros; ring).
    rewrite (integrate_scal I facts _ _ (continuous_fun_const I facts 1)), (integrate_one I facts). ring. }
  pose proof (integrate_nonneg I facts _ C P) as Ge.
  pose proof (integrate_definite I facts _ C P ltac:(lra) x) as Z. cbv beta in Z.
  pose proof (rho_pos x) as Px. assert (E : ln (/ rho x) = / rho x - 1).
  { apply (Rmult_eq_reg_l (rho x)); [|lra]. rewrite Rmult_minus_distr_l, Rinv_r by lra. rewrite Inv in Z. lra. }
  apply ln_minus_1_eq in E; [|now apply Rinv_0_lt_compat].
  rewrite <- (Rinv_inv (rho x)). now rewrite E, Rinv_1.
Qed.

End CriticalPoint.
