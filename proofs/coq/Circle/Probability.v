(** * Probability measures on the circle

    A probability measure is a positive normalised linear functional on C(S^1), the continuous functions of the angle
    with period 2 pi: by Riesz's theorem these are the Borel probability measures. *)

From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Complete.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Opaque cos sin exp ln.

(** ** C(S^1) *)

Definition test (f : R -> R) : Prop := cont f /\ periodic f.

Lemma test_const c : test (fun _ => c).
Proof. split; [apply cont_const|easy]. Qed.

Lemma test_plus f g : test f -> test g -> test (fun x => f x + g x).
Proof. intros [C P] [C' P']. split; [now apply cont_plus|]. intros x. now rewrite P, P'. Qed.

Lemma test_mult f g : test f -> test g -> test (fun x => f x * g x).
Proof. intros [C P] [C' P']. split; [now apply cont_mult|]. intros x. now rewrite P, P'. Qed.

Lemma test_scal c f : test f -> test (fun x => c * f x).
Proof. apply (test_mult (fun _ => c)), test_const. Qed.

Lemma test_ext f g : (forall x, f x = g x) -> test f -> test g.
Proof. intros E T. now replace g with f by now apply functional_extensionality. Qed.

Lemma test_exp f : test f -> test (fun x => exp (f x)).
Proof. intros [C P]. split; [apply (cont_comp exp); [apply cont_exp|exact C]|]. intros x. now rewrite P. Qed.

Lemma test_cos k : test (fun x => cos (INR k * x)).
Proof. split; [apply cont_cos|apply periodic_cos]. Qed.

Lemma test_sin k : test (fun x => sin (INR k * x)).
Proof. split; [apply cont_sin|apply periodic_sin]. Qed.

Lemma test_harmonic a b k : test (fun x => a * cos (INR k * x) + b * sin (INR k * x)).
Proof. apply test_plus; apply test_scal; [apply test_cos|apply test_sin]. Qed.

Lemma test_sum (f : nat -> R -> R) n : (forall k, test (f k)) -> test (fun x => sum_f_R0 (fun k => f k x) n).
Proof. intros T. induction n as [|n IH]; cbn [sum_f_R0]; [apply T|]. exact (test_plus _ _ IH (T (S n))). Qed.

Lemma test_shift f x : test f -> test (fun y => f (x - y)).
Proof.
  intros [C P]. split.
  - apply (cont_comp f (fun y => x - y) C), (cont_minus (fun _ => x) (fun y => y)); [apply cont_const|].
    intros y. apply continuous_id.
  - intros y. rewrite <- (P (x - (y + 2 * PI))). f_equal. ring.
Qed.

Lemma test_smoothed h n : test (smoothed h n).
Proof.
  apply (test_sum (fun k x => multiplicity k * damping n k
    * (cos_coefficient h k * cos (INR k * x) + sin_coefficient h k * sin (INR k * x)))).
  intros k. apply test_scal, test_harmonic.
Qed.

(** ** Measures *)

Definition probability (m : (R -> R) -> R) : Prop :=
  m (fun _ => 1) = 1 /\
  (forall f, test f -> (forall x, 0 <= f x) -> 0 <= m f) /\
  (forall a b f g, test f -> test g -> m (fun x => a * f x + b * g x) = a * m f + b * m g).

Lemma functional_ext (m : (R -> R) -> R) f g : (forall x, f x = g x) -> m f = m g.
Proof. intros E. f_equal. now apply functional_extensionality. Qed.

Section Measure.

Variable m : (R -> R) -> R.
Hypothesis probability_m : probability m.

Lemma on_combine a b f g : test f -> test g -> m (fun x => a * f x + b * g x) = a * m f + b * m g.
Proof. apply probability_m. Qed.

Lemma on_plus f g : test f -> test g -> m (fun x => f x + g x) = m f + m g.
Proof.
  intros Tf Tg. rewrite (functional_ext m _ (fun x => 1 * f x + 1 * g x)) by (intros; ring).
  rewrite on_combine by assumption. ring.
Qed.

Lemma on_scal c f : test f -> m (fun x => c * f x) = c * m f.
Proof.
  intros Tf. rewrite (functional_ext m _ (fun x => c * f x + 0 * f x)) by (intros; ring).
  rewrite on_combine by assumption. ring.
Qed.

Lemma on_const c : m (fun _ => c) = c.
Proof.
  rewrite (functional_ext m _ (fun _ => c * 1)) by (intros; ring).
  rewrite (on_scal c (fun _ => 1) (test_const 1)), (proj1 probability_m). ring.
Qed.

Lemma on_le f g : test f -> test g -> (forall x, f x <= g x) -> m f <= m g.
Proof.
  intros Tf Tg L. assert (T : test (fun x => 1 * g x + -1 * f x)) by (apply test_plus; now apply test_scal).
  pose proof (proj1 (proj2 probability_m) _ T) as P. rewrite on_combine in P by assumption.
  assert (Q : 0 <= 1 * m g + -1 * m f) by (apply P; intros x; specialize (L x); lra). lra.
Qed.

Lemma on_close f g e : test f -> test g -> (forall x, Rabs (f x - g x) <= e) -> Rabs (m f - m g) <= e.
Proof.
  intros Tf Tg L. assert (B : forall x, g x + - e <= f x <= g x + e).
  { intros x. specialize (L x). apply Rabs_le_between in L. lra. }
  assert (U : m f <= m (fun x => g x + e)) by (apply on_le; [exact Tf|now apply test_plus, test_const|apply B]).
  assert (D : m (fun x => g x + - e) <= m f) by (apply on_le; [now apply test_plus, test_const|exact Tf|apply B]).
  rewrite on_plus, on_const in U, D by (assumption || apply test_const). apply Rabs_le. lra.
Qed.

Lemma on_bounded f e : test f -> (forall x, Rabs (f x) <= e) -> Rabs (m f) <= e.
Proof.
  intros Tf L. rewrite <- (Rminus_0_r (m f)), <- (on_const 0). apply on_close; [exact Tf|apply test_const|].
  intros x. rewrite Rminus_0_r. apply L.
Qed.

Lemma on_sum (f : nat -> R -> R) n : (forall k, test (f k)) ->
  m (fun x => sum_f_R0 (fun k => f k x) n) = sum_f_R0 (fun k => m (f k)) n.
Proof.
  intros T. induction n as [|n IH]; cbn [sum_f_R0]; [reflexivity|].
  now rewrite (on_plus _ (f (S n)) (test_sum f n T) (T (S n))), IH.
Qed.

End Measure.

(** The uniform measure, measures with a density, and mixtures. *)
Lemma mean_probability : probability mean.
Proof.
  split; [apply mean_const|]. split.
  - intros f [C _]. now apply mean_nonneg.
  - intros a b f g [Cf _] [Cg _]. now apply mean_combine.
Qed.

Definition mixture (t : R) (m n : (R -> R) -> R) (f : R -> R) : R := (1 - t) * m f + t * n f.

Lemma mixture_probability t m n : 0 <= t <= 1 -> probability m -> probability n -> probability (mixture t m n).
Proof.
  intros Ht Hm Hn. unfold mixture. split; [|split]; cbv beta.
  - rewrite (proj1 Hm), (proj1 Hn). ring.
  - intros f Tf Pf. pose proof (proj1 (proj2 Hm) f Tf Pf). pose proof (proj1 (proj2 Hn) f Tf Pf).
    apply Rplus_le_le_0_compat; apply Rmult_le_pos; lra.
  - intros a b f g Tf Tg. rewrite (on_combine m Hm a b f g Tf Tg), (on_combine n Hn a b f g Tf Tg). ring.
Qed.

Definition by_density (rho f : R -> R) : R := mean (fun x => rho x * f x).

Lemma by_density_probability rho : test rho -> (forall x, 0 <= rho x) -> mean rho = 1 -> probability (by_density rho).
Proof.
  intros [C P] Pos M. unfold by_density. split; [|split]; cbv beta.
  - transitivity (mean rho); [apply mean_ext; intros; ring|exact M].
  - intros f [Cf _] Pf. apply mean_nonneg; [now apply cont_mult|]. intros x. now apply Rmult_le_pos.
  - intros a b f g [Cf _] [Cg _].
    rewrite (mean_ext _ (fun x => a * (rho x * f x) + b * (rho x * g x))) by (intros; ring).
    apply mean_combine; now apply cont_mult.
Qed.

(** ** Values off C(S^1) *)

(** a if P, and b if not. *)
Definition guarded (P : Prop) (a b : R) : R := real (Lub_Rbar (fun x => (P /\ x = a) \/ (~ P /\ x = b))).

Lemma guarded_value (P : Prop) a b c : (P /\ c = a) \/ (~ P /\ c = b) -> guarded P a b = c.
Proof.
  intros H. unfold guarded. rewrite (is_lub_Rbar_unique _ (Finite c)); [reflexivity|]. split.
  - intros x Hx. simpl. destruct H as [[H ->]|[H ->]], Hx as [[G ->]|[G ->]]; try easy; lra.
  - intros l Hl. apply (Hl c). exact H.
Qed.
