(** * Gegenbauer polynomials in the normalisation of the sphere

    P_l of dimension d with P_l(1) = 1: the zonal harmonics of S^(d-1) are the
    multiples of P_l(x.e).  For d = 2 they are the Chebyshev polynomials.  Here the
    recurrence, values, continuity, and multiplication by t under a zonal average. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
From Certify Require Import Zonal.Moments.
Local Open Scope R_scope.

(** (l + d - 2) P_(l+1) = (2 l + d - 2) t P_l - l P_(l-1), for l >= 1. *)
Fixpoint gegenbauer (d : R) (l : nat) (t : R) : R :=
  match l with
  | O => 1
  | S m => match m with
           | O => t
           | S k => ((2 * INR m + d - 2) * t * gegenbauer d m t - INR m * gegenbauer d k t) / (INR m + d - 2)
           end
  end.

Lemma gegenbauer_SS : forall d l t, gegenbauer d (S (S l)) t
  = ((2 * INR (S l) + d - 2) * t * gegenbauer d (S l) t - INR (S l) * gegenbauer d l t) / (INR (S l) + d - 2).
Proof. reflexivity. Qed.

Lemma gegenbauer_pair : forall (P : nat -> Prop), P O -> P 1%nat ->
  (forall l, P l -> P (S l) -> P (S (S l))) -> forall l, P l.
Proof.
  intros P P0 P1 PS l. enough (P l /\ P (S l)) by tauto. induction l as [|l [IH1 IH2]]; auto.
Qed.

Lemma gegenbauer_1 : forall d l, 1 < d -> gegenbauer d l 1 = 1.
Proof.
  intros d l Hd. revert l. apply gegenbauer_pair; [reflexivity|reflexivity|].
  intros l IH1 IH2. rewrite gegenbauer_SS, IH1, IH2, S_INR. pose proof (pos_INR l). field. lra.
Qed.

Lemma gegenbauer_2 : forall d t, 1 < d -> gegenbauer d 2 t = (d * t ^ 2 - 1) / (d - 1).
Proof. intros d t Hd. rewrite gegenbauer_SS. simpl. field. lra. Qed.

Lemma gegenbauer_continuous : forall d l, continuous_on_interval (gegenbauer d l).
Proof.
  intros d. apply gegenbauer_pair.
  - intros t _. apply continuous_const.
  - intros t _. apply continuous_id.
  - intros l IH1 IH2 t Ht.
    apply (continuous_ext (fun s =>
      ((2 * INR (S l) + d - 2) / (INR (S l) + d - 2)) * (s * gegenbauer d (S l) s)
      + - (INR (S l) / (INR (S l) + d - 2)) * gegenbauer d l s)).
    { intros s. rewrite gegenbauer_SS. in_R. unfold Rdiv. ring. }
    apply (continuous_plus (V := R_NormedModule)).
    + apply (continuous_mult (K := R_AbsRing) (fun _ => _)); [apply continuous_const|].
      apply (continuous_mult (K := R_AbsRing) (fun s : R => s)); [apply continuous_id|now apply IH2].
    + apply (continuous_mult (K := R_AbsRing) (fun _ => _)); [apply continuous_const|now apply IH1].
Qed.

(** On the circle: P_l (cos theta) = cos (l theta). *)
Lemma gegenbauer_chebyshev : forall l theta, gegenbauer 2 l (cos theta) = cos (INR l * theta).
Proof.
  intros l theta. revert l. apply gegenbauer_pair.
  - simpl. now rewrite Rmult_0_l, cos_0.
  - simpl. now rewrite Rmult_1_l.
  - intros l IH1 IH2. rewrite gegenbauer_SS, IH1, IH2, !S_INR. pose proof (pos_INR l).
    replace (INR l * theta) with ((INR l + 1) * theta - theta) by ring.
    replace ((INR l + 1 + 1) * theta) with ((INR l + 1) * theta + theta) by ring.
    rewrite cos_plus, cos_minus. field. lra.
Qed.

(** t P_(l+1) = ((l + d - 1) P_(l+2) + (l + 1) P_l) / (2 l + d). *)
Lemma gegenbauer_times_t : forall d l t, 1 < d ->
  t * gegenbauer d (S l) t
  = (INR l + d - 1) / (2 * INR l + d) * gegenbauer d (S (S l)) t
    + (INR l + 1) / (2 * INR l + d) * gegenbauer d l t.
Proof.
  intros d l t Hd. pose proof (pos_INR l). rewrite gegenbauer_SS, !S_INR. field. lra.
Qed.

Lemma continuous_on_interval_mult : forall f g,
  continuous_on_interval f -> continuous_on_interval g -> continuous_on_interval (fun t => f t * g t).
Proof. intros f g Hf Hg t Ht. apply (continuous_mult (K := R_AbsRing)); [now apply Hf|now apply Hg]. Qed.

Lemma continuous_on_interval_plus : forall f g,
  continuous_on_interval f -> continuous_on_interval g -> continuous_on_interval (fun t => f t + g t).
Proof. intros f g Hf Hg t Ht. apply (continuous_plus (V := R_NormedModule)); [now apply Hf|now apply Hg]. Qed.

Lemma continuous_on_interval_const : forall c, continuous_on_interval (fun _ => c).
Proof. intros c t _. apply continuous_const. Qed.

Lemma continuous_on_interval_id : continuous_on_interval (fun t => t).
Proof. intros t _. apply continuous_id. Qed.
