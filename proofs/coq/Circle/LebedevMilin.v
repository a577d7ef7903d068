(** * The first Lebedev-Milin inequality

    For a complex power series a_1 z + a_2 z^2 + ... let b_0 + b_1 z + ... be its exponential, and let beta_k be the
    coefficients of the exponential of the real series sum_k k |a_k|^2 z^k. Then |b_k|^2 <= beta_k, by the inequality of
    Cauchy and Schwarz and the recursion (k+1) b_(k+1) = sum_j (j+1) a_(j+1) b_(k-j); and if there is equality for
    every k, then |k a_k| = |a_1|^k. The inequality of Beckner and Onofri on the circle rests on this. Complex numbers
    are pairs of real sequences: a = (u, v), b = (ex, ey). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
Local Open Scope R_scope.

Lemma sum_nonneg (w : nat -> R) n : (forall j, (j <= n)%nat -> 0 <= w j) -> 0 <= sum_f_R0 w n.
Proof.
  induction n as [|n IH]; intros H; cbn [sum_f_R0]; [apply H; lia|].
  assert (0 <= sum_f_R0 w n) by (apply IH; intros; apply H; lia). pose proof (H (S n) (le_n _)). lra.
Qed.

Lemma sum_zero_terms (w : nat -> R) n j : (forall i, (i <= n)%nat -> 0 <= w i) -> sum_f_R0 w n = 0 -> (j <= n)%nat ->
  w j = 0.
Proof.
  induction n as [|n IH]; intros H Z Hj; cbn [sum_f_R0] in Z.
  - now replace j with O by lia.
  - assert (P : 0 <= sum_f_R0 w n) by (apply sum_nonneg; intros; apply H; lia). pose proof (H (S n) (le_n _)).
    destruct (Nat.eq_dec j (S n)) as [->|N]; [lra|]. apply IH; [intros; apply H; lia|lra|lia].
Qed.

(** ** Cauchy-Schwarz against the constant sequence, with its defect *)

Lemma sum_centred (w : nat -> R) c n :
  sum_f_R0 (fun j => (w j - c) ^ 2) n = sum_f_R0 (fun j => w j ^ 2) n - 2 * c * sum_f_R0 w n + INR (S n) * c ^ 2.
Proof. induction n as [|n IH]; cbn [sum_f_R0]; [simpl; ring|]. rewrite IH, (S_INR (S n)). ring. Qed.

Lemma cauchy_schwarz (w : nat -> R) n :
  INR (S n) * sum_f_R0 (fun j => w j ^ 2) n
  = sum_f_R0 w n ^ 2 + INR (S n) * sum_f_R0 (fun j => (w j - sum_f_R0 w n / INR (S n)) ^ 2) n.
Proof. rewrite sum_centred. pose proof (lt_0_INR (S n) ltac:(lia)). field. lra. Qed.

Lemma defect_nonneg (w : nat -> R) c n : 0 <= sum_f_R0 (fun j => (w j - c) ^ 2) n.
Proof. apply sum_nonneg. intros. apply pow2_ge_0. Qed.

Lemma cauchy_schwarz_equality (w : nat -> R) n j : INR (S n) * sum_f_R0 (fun j => w j ^ 2) n <= sum_f_R0 w n ^ 2 ->
  (j <= n)%nat -> w j = sum_f_R0 w n / INR (S n).
Proof.
  intros H Hj. pose proof (cauchy_schwarz w n) as E. pose proof (lt_0_INR (S n) ltac:(lia)) as P.
  set (c := sum_f_R0 w n / INR (S n)) in *. pose proof (defect_nonneg w c n) as D.
  assert (Z : sum_f_R0 (fun j => (w j - c) ^ 2) n = 0) by nra.
  pose proof (sum_zero_terms (fun j => (w j - c) ^ 2) n j (fun i _ => pow2_ge_0 _) Z Hj) as W. cbv beta in W.
  nra.
Qed.

(** ** The coefficients of an exponential *)

Fixpoint table (u v : nat -> R) (n : nat) : nat -> R * R :=
  match n with
  | O => fun _ => (1, 0)
  | S m => fun k => if Nat.leb k m then table u v m k else
      (sum_f_R0 (fun j => PS_derive u j * fst (table u v m (m - j)) - PS_derive v j * snd (table u v m (m - j))) m
        / INR (S m),
       sum_f_R0 (fun j => PS_derive u j * snd (table u v m (m - j)) + PS_derive v j * fst (table u v m (m - j))) m
        / INR (S m))
  end.

Definition ex u v k := fst (table u v k k).
Definition ey u v k := snd (table u v k k).

Lemma table_stable u v n k : (k <= n)%nat -> table u v n k = table u v k k.
Proof.
  induction n as [|n IH]; intros H; [now replace k with O by lia|].
  destruct (Nat.eq_dec k (S n)) as [->|N]; [reflexivity|].
  cbn [table]. rewrite (proj2 (Nat.leb_le k n)) by lia. apply IH. lia.
Qed.

Lemma table_step u v m :
  INR (S m) * ex u v (S m) = sum_f_R0 (fun j => PS_derive u j * ex u v (m - j) - PS_derive v j * ey u v (m - j)) m /\
  INR (S m) * ey u v (S m) = sum_f_R0 (fun j => PS_derive u j * ey u v (m - j) + PS_derive v j * ex u v (m - j)) m.
Proof.
  pose proof (lt_0_INR (S m) ltac:(lia)) as P. unfold ex, ey. cbn [table].
  rewrite (proj2 (Nat.leb_gt (S m) m)) by lia. cbn [fst snd].
  split; unfold Rdiv; rewrite Rmult_comm, Rmult_assoc, Rinv_l, Rmult_1_r by lra; apply sum_eq; intros j Hj;
    now rewrite (table_stable u v m (m - j)) by lia.
Qed.

Lemma strong_induction (P : nat -> Prop) : P O -> (forall m, (forall k, (k <= m)%nat -> P k) -> P (S m)) -> forall n,
  P n.
Proof.
  intros H0 HS n. enough (forall k, (k <= n)%nat -> P k) by auto.
  induction n as [|n IH]; intros k Hk; [now replace k with O by lia|].
  destruct (Nat.eq_dec k (S n)) as [->|N]; [now apply HS|]. apply IH. lia.
Qed.

(** Only the first k coefficients matter. *)
Lemma exponential_local u v u' v' k : (forall j, (j <= k)%nat -> u j = u' j /\ v j = v' j) ->
  ex u v k = ex u' v' k /\ ey u v k = ey u' v' k.
Proof.
  revert k. apply (strong_induction (fun k => (forall j, (j <= k)%nat -> u j = u' j /\ v j = v' j) ->
    ex u v k = ex u' v' k /\ ey u v k = ey u' v' k)); [easy|].
  intros m IH H. destruct (table_step u v m) as [E1 E2], (table_step u' v' m) as [F1 F2].
  pose proof (lt_0_INR (S m) ltac:(lia)) as P.
  split; apply (Rmult_eq_reg_l (INR (S m))); try lra; rewrite ?E1, ?E2, ?F1, ?F2; apply sum_eq; intros j Hj;
    destruct (IH (m - j)%nat ltac:(lia) ltac:(intros; apply H; lia)) as [-> ->]; unfold PS_derive;
    destruct (H (S j) ltac:(lia)) as [-> ->]; reflexivity.
Qed.

(** The exponential of a real series. *)
Definition real_exp (g : nat -> R) : nat -> R := ex g (fun _ => 0).

Lemma real_exp_0 g : real_exp g 0 = 1.
Proof. reflexivity. Qed.

Lemma real_exp_step g m : INR (S m) * real_exp g (S m) = sum_f_R0 (fun j => PS_derive g j * real_exp g (m - j)) m.
Proof.
  unfold real_exp. rewrite (proj1 (table_step g (fun _ => 0) m)). apply sum_eq. intros j _.
  unfold PS_derive. ring.
Qed.

Lemma real_exp_nonneg g k : (forall j, 0 <= g j) -> 0 <= real_exp g k.
Proof.
  intros Hg. revert k. apply strong_induction; [rewrite real_exp_0; lra|]. intros m IH.
  pose proof (lt_0_INR (S m) ltac:(lia)) as P. apply (Rmult_le_reg_l (INR (S m))); [exact P|].
  rewrite Rmult_0_r, real_exp_step. apply sum_nonneg. intros j Hj.
  apply Rmult_le_pos; [apply Rmult_le_pos; [apply pos_INR|apply Hg]|apply IH; lia].
Qed.

Lemma real_exp_local g g' k : (forall j, (j <= k)%nat -> g j = g' j) -> real_exp g k = real_exp g' k.
Proof. intros H. apply (exponential_local g (fun _ => 0) g' (fun _ => 0)). auto. Qed.

(** ** |b_k| is at most the coefficient for |u| + |v| *)

Lemma exponential_dominated u v k :
  Rabs (ex u v k) + Rabs (ey u v k) <= real_exp (fun j => Rabs (u j) + Rabs (v j)) k.
Proof.
  revert k. apply strong_induction.
  - unfold ex, ey. simpl. rewrite Rabs_R1, Rabs_R0, real_exp_0. lra.
  - intros m IH. set (g := fun j => Rabs (u j) + Rabs (v j)) in *.
    pose proof (lt_0_INR (S m) ltac:(lia)) as P. apply (Rmult_le_reg_l (INR (S m))); [exact P|].
    rewrite real_exp_step, Rmult_plus_distr_l.
    rewrite <- (Rabs_pos_eq (INR (S m))) by lra. rewrite <- !Rabs_mult.
    destruct (table_step u v m) as [-> ->].
    eapply Rle_trans; [apply Rplus_le_compat; apply Rsum_abs|]. rewrite <- plus_sum. apply sum_Rle.
    intros j Hj. specialize (IH (m - j)%nat ltac:(lia)). unfold PS_derive. unfold g at 1.
    pose proof (Rabs_pos (u (S j))). pose proof (Rabs_pos (v (S j))). pose proof (pos_INR (S j)).
    pose proof (Rabs_pos (ex u v (m - j))). pose proof (Rabs_pos (ey u v (m - j))).
    eapply Rle_trans with (INR (S j) * ((Rabs (u (S j)) + Rabs (v (S j)))
      * (Rabs (ex u v (m - j)) + Rabs (ey u v (m - j))))).
    + apply Rle_trans with (INR (S j) * (Rabs (u (S j)) * Rabs (ex u v (m - j)) + Rabs (v (S j)) * Rabs (ey u v (m -
      j)))
        + INR (S j) * (Rabs (u (S j)) * Rabs (ey u v (m - j)) + Rabs (v (S j)) * Rabs (ex u v (m - j)))); [|lra].
      apply Rplus_le_compat.
      * eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp, !Rabs_mult, (Rabs_pos_eq (INR (S j))) by lra. lra.
      * eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, (Rabs_pos_eq (INR (S j))) by lra. lra.
    + rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; lra.
Qed.

(** ** The inequality *)

Section Inequality.

Variables u v : nat -> R.

Definition weight (k : nat) : R := INR k * (u k ^ 2 + v k ^ 2).
Definition modulus (k : nat) : R := ex u v k ^ 2 + ey u v k ^ 2.

Lemma weight_nonneg k : 0 <= weight k.
Proof. apply Rmult_le_pos; [apply pos_INR|]. pose proof (pow2_ge_0 (u k)). pose proof (pow2_ge_0 (v k)). lra. Qed.

Lemma modulus_nonneg k : 0 <= modulus k.
Proof. unfold modulus. pose proof (pow2_ge_0 (ex u v k)). pose proof (pow2_ge_0 (ey u v k)). lra. Qed.

(** The terms of the recursion. *)
Definition wx m j := PS_derive u j * ex u v (m - j) - PS_derive v j * ey u v (m - j).
Definition wy m j := PS_derive u j * ey u v (m - j) + PS_derive v j * ex u v (m - j).

Lemma terms_modulus m j : wx m j ^ 2 + wy m j ^ 2 = PS_derive weight j * modulus (m - j).
Proof. unfold wx, wy, PS_derive, weight, modulus. ring. Qed.

Lemma modulus_step m : INR (S m) ^ 2 * modulus (S m) = sum_f_R0 (wx m) m ^ 2 + sum_f_R0 (wy m) m ^ 2.
Proof. unfold wx, wy. destruct (table_step u v m) as [<- <-]. unfold modulus. ring. Qed.

Lemma terms_sum m : sum_f_R0 (fun j => wx m j ^ 2) m + sum_f_R0 (fun j => wy m j ^ 2) m
  = sum_f_R0 (fun j => PS_derive weight j * modulus (m - j)) m.
Proof. rewrite <- plus_sum. apply sum_eq. intros j _. apply terms_modulus. Qed.

Lemma modulus_le_sum m :
  INR (S m) ^ 2 * modulus (S m) <= INR (S m) * sum_f_R0 (fun j => PS_derive weight j * modulus (m - j)) m.
Proof.
  rewrite modulus_step, <- terms_sum, Rmult_plus_distr_l.
  pose proof (cauchy_schwarz (wx m) m) as Cx. pose proof (cauchy_schwarz (wy m) m) as Cy.
  pose proof (lt_0_INR (S m) ltac:(lia)) as P.
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ P) (defect_nonneg (wx m) (sum_f_R0 (wx m) m / INR (S m)) m)).
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ P) (defect_nonneg (wy m) (sum_f_R0 (wy m) m / INR (S m)) m)). lra.
Qed.

Theorem lebedev_milin k : modulus k <= real_exp weight k.
Proof.
  revert k. apply strong_induction.
  - unfold modulus, ex, ey. simpl. rewrite real_exp_0. lra.
  - intros m IH. pose proof (lt_0_INR (S m) ltac:(lia)) as P. pose proof (modulus_le_sum m) as L.
    apply (Rmult_le_reg_l (INR (S m) ^ 2)); [apply pow_lt, P|]. eapply Rle_trans; [exact L|].
    replace (INR (S m) ^ 2 * real_exp weight (S m)) with (INR (S m) * (INR (S m) * real_exp weight (S m))) by ring.
    apply Rmult_le_compat_l; [lra|]. rewrite real_exp_step. apply sum_Rle. intros j Hj.
    apply Rmult_le_compat_l; [|apply IH; lia]. apply Rmult_le_pos; [apply pos_INR|apply weight_nonneg].
Qed.

(** Equality for all k: b_(m+1) = a_1 b_m and (m+1) a_(m+1) = b_(m+1), that is k a_k = a_1^k. *)
Theorem lebedev_milin_equality : (forall k, modulus k = real_exp weight k) -> forall m,
  (ex u v (S m) = u 1%nat * ex u v m - v 1%nat * ey u v m /\ ey u v (S m) = u 1%nat * ey u v m + v 1%nat * ex u v m) /\
  INR (S m) * u (S m) = ex u v (S m) /\ INR (S m) * v (S m) = ey u v (S m).
Proof.
  intros Eq.
  assert (Same : forall m j, (j <= m)%nat -> wx m j = INR (S m) * ex u v (S m) / INR (S m) /\
    wy m j = INR (S m) * ey u v (S m) / INR (S m)).
  { intros m j Hj. pose proof (lt_0_INR (S m) ltac:(lia)) as P.
    assert (E : INR (S m) ^ 2 * modulus (S m) = INR (S m) * sum_f_R0 (fun j => PS_derive weight j * modulus (m - j)) m).
    { rewrite Eq. replace (INR (S m) ^ 2 * real_exp weight (S m))
        with (INR (S m) * (INR (S m) * real_exp weight (S m))) by ring.
      rewrite real_exp_step. f_equal. apply sum_eq. intros i Hi. now rewrite Eq. }
    rewrite modulus_step, <- terms_sum, Rmult_plus_distr_l in E.
    pose proof (cauchy_schwarz (wx m) m) as Cx. pose proof (cauchy_schwarz (wy m) m) as Cy.
    pose proof (Rmult_le_pos _ _ (Rlt_le _ _ P) (defect_nonneg (wx m) (sum_f_R0 (wx m) m / INR (S m)) m)).
    pose proof (Rmult_le_pos _ _ (Rlt_le _ _ P) (defect_nonneg (wy m) (sum_f_R0 (wy m) m / INR (S m)) m)).
    destruct (table_step u v m) as [Tx Ty].
    change (INR (S m) * ex u v (S m) = sum_f_R0 (wx m) m) in Tx.
    change (INR (S m) * ey u v (S m) = sum_f_R0 (wy m) m) in Ty. rewrite Tx, Ty. split.
    - apply (cauchy_schwarz_equality (wx m) m j); [lra|exact Hj].
    - apply (cauchy_schwarz_equality (wy m) m j); [lra|exact Hj]. }
  intros m. pose proof (lt_0_INR (S m) ltac:(lia)) as P.
  destruct (Same m O ltac:(lia)) as [S1 S2]. destruct (Same m m ltac:(lia)) as [S3 S4].
  replace (INR (S m) * ex u v (S m) / INR (S m)) with (ex u v (S m)) in S1, S3 by (field; lra).
  replace (INR (S m) * ey u v (S m) / INR (S m)) with (ey u v (S m)) in S2, S4 by (field; lra).
  unfold wx in S1, S3. unfold wy in S2, S4. unfold PS_derive in S1, S2, S3, S4.
  rewrite Nat.sub_0_r in S1, S2. rewrite Nat.sub_diag in S3, S4. change (INR 1) with 1 in S1, S2.
  change (ex u v 0) with 1 in S3, S4. change (ey u v 0) with 0 in S3, S4. lra.
Qed.

End Inequality.

(** ** Partial sums of an exponential with nonnegative coefficients *)

(** The sum over a triangle, row by row. *)
Lemma triangle_sum (g s : nat -> R) n :
  sum_f_R0 (fun m => sum_f_R0 (fun j => g j * s (m - j)%nat) m) n
  = sum_f_R0 (fun j => g j * sum_f_R0 s (n - j)) n.
Proof.
  induction n as [|n IH]; [reflexivity|]. rewrite tech5, IH, !tech5, Nat.sub_diag. cbn [sum_f_R0].
  replace (sum_f_R0 (fun j => g j * sum_f_R0 s (S n - j)) n)
    with (sum_f_R0 (fun j => g j * sum_f_R0 s (n - j) + g j * s (S n - j)%nat) n).
  - rewrite plus_sum. ring.
  - apply sum_eq. intros j Hj. replace (S n - j)%nat with (S (n - j)) by lia. cbn [sum_f_R0]. ring.
Qed.

Lemma triangle_le (g s : nat -> R) n : (forall j, 0 <= g j) -> (forall j, 0 <= s j) ->
  sum_f_R0 (fun m => sum_f_R0 (fun j => g j * s (m - j)%nat) m) n <= sum_f_R0 g n * sum_f_R0 s n.
Proof.
  intros Hg Hs. rewrite triangle_sum, Rmult_comm, scal_sum. apply sum_Rle. intros j Hj.
  apply Rmult_le_compat_l; [apply Hg|].
  assert (M : forall i k, sum_f_R0 s i <= sum_f_R0 s (i + k)).
  { intros i k. induction k as [|k IH]; [rewrite Nat.add_0_r; lra|].
    rewrite Nat.add_succ_r. cbn [sum_f_R0]. pose proof (Hs (S (i + k))). lra. }
  replace n with (n - j + j)%nat at 2 by lia. apply M.
Qed.

Lemma is_derive_polynomial (a : nat -> R) n t :
  is_derive (fun t => sum_f_R0 (fun k => a k * t ^ k) (S n)) t (sum_f_R0 (fun k => PS_derive a k * t ^ k) n).
Proof.
  induction n as [|n IH].
  - cbn [sum_f_R0]. unfold PS_derive. auto_derive; [trivial|]. simpl. ring.
  - apply (is_derive_ext (fun t => sum_f_R0 (fun k => a k * t ^ k) (S n) + a (S (S n)) * t ^ S (S n))).
    { intros x. now rewrite tech5. }
    rewrite (tech5 _ n). apply (is_derive_plus (V := R_NormedModule)); [exact IH|].
    unfold PS_derive. auto_derive; [trivial|]. rewrite (S_INR (S n)). simpl pred. simpl pow.
    change (match n with O => 1 | S _ => INR n + 1 end) with (INR (S n)). ring.
Qed.

Theorem real_exp_partial_sum g n t : (forall j, 0 <= g j) -> g O = 0 -> 0 <= t ->
  sum_f_R0 (fun k => real_exp g k * t ^ k) n <= exp (sum_f_R0 (fun k => g k * t ^ k) n).
Proof.
  intros Hg G0 Ht. destruct n as [|n].
  { cbn [sum_f_R0]. rewrite real_exp_0, G0. rewrite Rmult_0_l, exp_0. simpl. lra. }
  set (b := real_exp g). pose (P := fun a n t => sum_f_R0 (fun k => a k * t ^ k) n).
  assert (Hb : forall k, 0 <= b k) by (intros; now apply real_exp_nonneg).
  assert (Dp : forall k, 0 <= PS_derive g k) by (intros; apply Rmult_le_pos; [apply pos_INR|apply Hg]).
  assert (Low : forall x, 0 <= x -> P (PS_derive b) n x <= P (PS_derive g) n x * P b (S n) x).
  { intros x Hx. assert (Px : forall k, 0 <= x ^ k) by (intros; now apply pow_le).
    apply Rle_trans with (P (PS_derive g) n x * P b n x).
    - unfold P. eapply Rle_trans; [|apply triangle_le].
      + apply Req_le, sum_eq. intros m Hm. unfold PS_derive at 1. unfold b. rewrite real_exp_step, Rmult_comm, scal_sum.
        apply sum_eq. intros j Hj. replace (x ^ m) with (x ^ j * x ^ (m - j)); [ring|].
        rewrite <- pow_add. f_equal. lia.
      + intros j. now apply Rmult_le_pos.
      + intros j. now apply Rmult_le_pos.
    - apply Rmult_le_compat_l; [apply sum_nonneg; intros; now apply Rmult_le_pos|].
      unfold P. cbn [sum_f_R0]. pose proof (Rmult_le_pos _ _ (Hb (S n)) (Px (S n))). simpl in *. lra. }
  destruct (Req_dec t 0) as [->|N].
  { assert (Z : forall a n, P a n 0 = a O).
    { intros a m. unfold P. induction m as [|m IH]; cbn [sum_f_R0]; [simpl; ring|rewrite IH; simpl; ring]. }
    fold (P b (S n) 0) (P g (S n) 0). rewrite !Z, G0, exp_0. unfold b. rewrite real_exp_0. lra. }
  pose (f := fun x => P b (S n) x * exp (- P g (S n) x)).
  pose (df := fun x => (P (PS_derive b) n x - P (PS_derive g) n x * P b (S n) x) * exp (- P g (S n) x)).
  assert (Df : forall x, is_derive f x (df x)).
  { intros x. unfold f, df. pose proof (is_derive_polynomial b n x) as D1.
    pose proof (is_derive_polynomial g n x) as D2.
    assert (D3 : is_derive (fun x => exp (- P g (S n) x)) x (- P (PS_derive g) n x * exp (- P g (S n) x))).
    { eapply derive_eq.
      - apply (derive_comp exp (fun x => - P g (S n) x)); [apply is_derive_exp|].
        apply (is_derive_opp (V := R_NormedModule)). exact D2.
      - unfold opp; simpl. unfold P. ring. }
    eapply derive_eq; [exact (derive_mult (P b (S n)) (fun x => exp (- P g (S n) x)) x _ _ D1 D3)|].
    unfold P. ring. }
  destruct (MVT_gen f 0 t df) as (c & Hc & E).
  - intros x _. apply Df.
  - intros x _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule) f x). eexists. apply Df.
  - rewrite Rmin_left, Rmax_right in Hc by lra.
    assert (Neg : df c <= 0).
    { unfold df. specialize (Low c ltac:(lra)). pose proof (exp_pos (- P g (S n) c)). nra. }
    assert (F0 : f 0 = 1).
    { unfold f, P. assert (Z : forall a n, sum_f_R0 (fun k => a k * 0 ^ k) n = a O).
      { intros a m. induction m as [|m IH]; cbn [sum_f_R0]; [simpl; ring|rewrite IH; simpl; ring]. }
      rewrite !Z, G0, Ropp_0, exp_0. unfold b. rewrite real_exp_0. ring. }
    assert (Ft : f t <= 1) by nra. unfold f in Ft. fold (P b (S n) t) (P g (S n) t).
    rewrite exp_Ropp in Ft. pose proof (exp_pos (P g (S n) t)) as Q.
    apply (Rmult_le_compat_r (exp (P g (S n) t))) in Ft; [|lra].
    rewrite Rmult_assoc, Rinv_l, Rmult_1_r, Rmult_1_l in Ft by lra. exact Ft.
Qed.
