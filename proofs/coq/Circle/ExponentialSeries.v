(** * The modulus of an exponential, from the recursion of its coefficients *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
Local Open Scope R_scope.

(** ** Power series that converge everywhere *)

Definition entire (a : nat -> R) : Prop := forall r, 0 <= r -> exists M, forall k, Rabs (a k * r ^ k) <= M.

Lemma entire_radius a t : entire a -> Rbar_lt (Rabs t) (CV_radius a).
Proof.
  intros Ha. destruct (Ha (Rabs t + 1)) as [M HM]; [pose proof (Rabs_pos t); lra|].
  apply Rbar_lt_le_trans with (Finite (Rabs t + 1)); [simpl; lra|].
  apply (proj1 (CV_radius_bounded a)). now exists M.
Qed.

Lemma entire_dominated a b : (forall k, Rabs (a k) <= b k) -> entire b -> entire a.
Proof.
  intros Hab Hb r Hr. destruct (Hb r Hr) as [M HM]. exists M. intros k. eapply Rle_trans; [|apply HM].
  rewrite !Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos|].
  eapply Rle_trans; [apply Hab|apply Rle_abs].
Qed.

(** Four series with the recursion of an exponential, (p + i q)' (x + i y) = (x + i y)'. *)
Lemma exponential_modulus p q x y : entire p -> entire q -> entire x -> entire y ->
  p O = 0 -> x O ^ 2 + y O ^ 2 = 1 ->
  (forall m, PS_derive x m = PS_mult (PS_derive p) x m - PS_mult (PS_derive q) y m) ->
  (forall m, PS_derive y m = PS_mult (PS_derive p) y m + PS_mult (PS_derive q) x m) ->
  PSeries x 1 ^ 2 + PSeries y 1 ^ 2 = exp (2 * PSeries p 1).
Proof.
  intros Ep Eq Ex Ey P0 B0 Rx Ry.
  assert (Rad : forall a t, entire a -> Rbar_lt (Rabs t) (CV_radius (PS_derive a))).
  { intros a t Ea. rewrite CV_radius_derive. now apply entire_radius. }
  assert (Mul : forall a b t, entire a -> entire b ->
    ex_pseries (PS_mult (PS_derive a) b) t /\
    PSeries (PS_mult (PS_derive a) b) t = PSeries (PS_derive a) t * PSeries b t).
  { intros a b t Ea Eb. split; [|apply PSeries_mult; [now apply Rad|now apply entire_radius]].
    exists (PSeries (PS_derive a) t * PSeries b t).
    apply is_pseries_mult; [apply PSeries_correct, CV_radius_inside; now apply Rad|
      apply PSeries_correct, CV_radius_inside; now apply entire_radius|now apply Rad|now apply entire_radius]. }
  assert (Dx : forall t, is_derive (PSeries x) t
    (PSeries (PS_derive p) t * PSeries x t - PSeries (PS_derive q) t * PSeries y t)).
  { intros t. eapply derive_eq; [apply is_derive_PSeries; now apply entire_radius|].
    rewrite (PSeries_ext _ (PS_minus (PS_mult (PS_derive p) x) (PS_mult (PS_derive q) y))) by (intros; apply Rx).
    rewrite PSeries_minus by (apply Mul; assumption).
    now rewrite (proj2 (Mul p x t Ep Ex)), (proj2 (Mul q y t Eq Ey)). }
  assert (Dy : forall t, is_derive (PSeries y) t
    (PSeries (PS_derive p) t * PSeries y t + PSeries (PS_derive q) t * PSeries x t)).
  { intros t. eapply derive_eq; [apply is_derive_PSeries; now apply entire_radius|].
    rewrite (PSeries_ext _ (PS_plus (PS_mult (PS_derive p) y) (PS_mult (PS_derive q) x))) by (intros; apply Ry).
    rewrite PSeries_plus by (apply Mul; assumption).
    now rewrite (proj2 (Mul p y t Ep Ey)), (proj2 (Mul q x t Eq Ex)). }
  pose (f := fun t => (PSeries x t * PSeries x t + PSeries y t * PSeries y t) * exp (-2 * PSeries p t)).
  assert (Df : forall t, is_derive f t 0).
  { intros t.
    assert (D3 : is_derive (fun t => exp (-2 * PSeries p t)) t
      (exp (-2 * PSeries p t) * (-2 * PSeries (PS_derive p) t))).
    { apply (derive_comp exp (fun t => -2 * PSeries p t)); [apply is_derive_exp|].
      apply derive_scal, is_derive_PSeries. now apply entire_radius. }
    pose proof (derive_plus _ _ t _ _ (derive_mult _ _ t _ _ (Dx t) (Dx t)) (derive_mult _ _ t _ _ (Dy t) (Dy t))) as
      D4.
    eapply derive_eq; [exact (derive_mult _ _ t _ _ D4 D3)|]. cbv beta. ring. }
  destruct (MVT_gen f 0 1 (fun _ => 0)) as (c & _ & E).
  - intros t _. apply Df.
  - intros t _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule) f t). eexists. apply Df.
  - unfold f in E. rewrite !PSeries_0, P0 in E. rewrite Rmult_0_r, exp_0, Rmult_0_l in E.
    replace (-2 * PSeries p 1) with (- (2 * PSeries p 1)) in E by ring. rewrite exp_Ropp in E.
    pose proof (exp_pos (2 * PSeries p 1)) as Q.
    assert (S1 : PSeries x 1 * PSeries x 1 + PSeries y 1 * PSeries y 1 = 1 * exp (2 * PSeries p 1)).
    { apply (Rmult_eq_reg_r (/ exp (2 * PSeries p 1))); [|apply Rinv_neq_0_compat; lra].
      rewrite Rmult_assoc, Rinv_r by lra. lra. }
    lra.
Qed.
