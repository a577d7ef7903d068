(** * The hypotheses of the criterion cannot be dropped

    Counterexamples with all the weight in one degree: if the majorisation
    lambda_m / lambda_1 <= 1 / A_m fails in a single degree m, some sequence that
    satisfies everything else has a negative gap at K_#; and without the equality
    case of the coercive inequality there is no uniqueness at K_#. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
From Certify Require Import Criterion.Coercivity.
Local Open Scope R_scope.

(** All the weight in one degree. *)
Definition single_degree (m : nat) (l : nat) : R := if Nat.eqb l m then 1 else 0.

Lemma degree_sum_single : forall (c : nat -> R) m n, (1 <= m)%nat ->
  degree_sum (fun l => c l * single_degree m l) n = if Nat.leb m (S n) then c m else 0.
Proof.
  intros c m n Hm. unfold degree_sum, single_degree. induction n as [|n IH].
  - rewrite sum_O. destruct (Nat.eqb_spec 1 m) as [<-|N].
    + simpl. ring.
    + destruct (Nat.leb_spec m 1); [lia|ring].
  - rewrite sum_Sn, IH.
    change (@eq R ((if Nat.leb m (S n) then c m else 0)
      + c (S (S n)) * (if Nat.eqb (S (S n)) m then 1 else 0))
      (if Nat.leb m (S (S n)) then c m else 0)).
    destruct (Nat.eqb_spec (S (S n)) m) as [<-|N].
    + rewrite (proj2 (Nat.leb_gt (S (S n)) (S n))) by lia. rewrite Nat.leb_refl. ring.
    + replace (Nat.leb m (S (S n))) with (Nat.leb m (S n)).
      * destruct (Nat.leb m (S n)); ring.
      * destruct (Nat.leb_spec m (S n)); destruct (Nat.leb_spec m (S (S n))); auto; lia.
Qed.

Lemma is_degree_series_single : forall (c : nat -> R) m, (1 <= m)%nat ->
  is_degree_series (fun l => c l * single_degree m l) (c m).
Proof.
  intros c m Hm. unfold is_degree_series.
  change (is_lim_seq (degree_sum (fun l => c l * single_degree m l)) (c m)).
  apply (is_lim_seq_ext_loc (fun _ => c m)); [|apply is_lim_seq_const].
  exists m. intros n Hn. rewrite degree_sum_single by exact Hm.
  destruct (Nat.leb_spec m (S n)); [reflexivity|lia].
Qed.

(** If the majorisation fails in one degree, some admissible sequence has a
    negative gap at the threshold: the hypothesis [majorised] is sharp. *)
Theorem majorisation_is_needed : forall (A lambda : nat -> R) m,
  (1 <= m)%nat -> 0 < A m -> 0 < lambda 1%nat -> 1 / A m < lambda m / lambda 1%nat ->
  exists p H E, (forall l, 0 <= p l) /\ coercive A p H /\ regularised_energy lambda p E /\
    H - degree_one_threshold lambda * E < 0.
Proof.
  intros A lambda m Hm HA Hl Viol.
  exists (single_degree m), (1 / A m / 2), (lambda m). repeat split.
  - intros l. unfold single_degree. destruct (Nat.eqb l m); lra.
  - intros n. assert (Q : 0 < 1 / A m) by (apply Rdiv_lt_0_compat; lra).
    replace (degree_sum (fun l => single_degree m l / A l) n)
      with (degree_sum (fun l => 1 / A l * single_degree m l) n).
    + rewrite (degree_sum_single (fun l => 1 / A l)) by exact Hm.
      destruct (Nat.leb m (S n)); lra.
    + apply sum_n_ext. intros k. in_R. unfold Rdiv. ring.
  - apply series_energy_regularised. now apply is_degree_series_single.
  - unfold degree_one_threshold.
    replace (1 / A m / 2 - 1 / (2 * lambda 1%nat) * lambda m)
      with ((1 / A m - lambda m / lambda 1%nat) / 2) by (field; lra).
    lra.
Qed.

(** At the threshold itself the degree-one mode is neutral: without the equality
    case there is no uniqueness, even when every higher degree is strict. *)
Theorem equality_case_is_needed : forall (A lambda : nat -> R),
  A 1%nat = 1 -> 0 < lambda 1%nat ->
  exists p H E, (forall l, 0 <= p l) /\ coercive A p H /\ regularised_energy lambda p E /\
    H - degree_one_threshold lambda * E = 0 /\ p 1%nat <> 0.
Proof.
  intros A lambda HA Hl. exists (single_degree 1), (1 / 2), (lambda 1%nat). repeat split.
  - intros l. unfold single_degree. destruct (Nat.eqb l 1); lra.
  - intros n.
    replace (degree_sum (fun l => single_degree 1 l / A l) n)
      with (degree_sum (fun l => 1 / A l * single_degree 1 l) n).
    + rewrite (degree_sum_single (fun l => 1 / A l)) by lia.
      simpl. rewrite HA. lra.
    + apply sum_n_ext. intros k. in_R. unfold Rdiv. ring.
  - apply series_energy_regularised. now apply is_degree_series_single.
  - unfold degree_one_threshold. field. lra.
  - unfold single_degree. simpl. lra.
Qed.
