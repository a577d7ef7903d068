(** * The mean of the exponential of a trigonometric polynomial

    With g = 2 Re sum_(k <= n) a_k e^(i k theta) and b the exponential of a, e^g = |sum_k b_k e^(i k theta)|^2, so the
    mean of e^g is sum_k |b_k|^2, and the inequality of Lebedev and Milin bounds it. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.ExponentialSeries.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.

Section Polynomial.

Variables (u v : nat -> R) (n : nat).
Hypothesis start : u O = 0 /\ v O = 0.
Hypothesis finite : forall k, (n < k)%nat -> u k = 0 /\ v k = 0.

Definition half_polynomial (x : R) : R := sum_f_R0 (fun k => u k * cos (INR k * x) - v k * sin (INR k * x)) n.

Let bound := fun j => Rabs (u j) + Rabs (v j).

Lemma finite_sum (a : nat -> R) : (forall k, (n < k)%nat -> a k = 0) -> forall N, (n <= N)%nat ->
  sum_f_R0 a N = sum_f_R0 a n.
Proof.
  intros Ha N HN. induction HN as [|N HN IH]; [reflexivity|]. cbn [sum_f_R0]. rewrite IH, Ha by lia. ring.
Qed.

Lemma sum_monotone (a : nat -> R) N m : (forall k, 0 <= a k) -> (N <= m)%nat -> sum_f_R0 a N <= sum_f_R0 a m.
Proof.
  intros Pa H. induction H as [|m H IH]; [lra|]. cbn [sum_f_R0]. pose proof (Pa (S m)). lra.
Qed.

Lemma partial_le_finite (a : nat -> R) : (forall k, (n < k)%nat -> a k = 0) -> (forall k, 0 <= a k) -> forall N,
  sum_f_R0 a N <= sum_f_R0 a n.
Proof.
  intros Ha Pa N. destruct (Nat.le_ge_cases n N) as [H|H]; [rewrite (finite_sum a Ha N H); lra|].
  now apply sum_monotone.
Qed.

Lemma bound_nonneg j : 0 <= bound j.
Proof. unfold bound. pose proof (Rabs_pos (u j)). pose proof (Rabs_pos (v j)). lra. Qed.

Lemma bound_sum r N : 0 <= r ->
  sum_f_R0 (fun k => real_exp bound k * r ^ k) N <= exp (sum_f_R0 (fun k => bound k * r ^ k) n).
Proof.
  intros Hr. eapply Rle_trans; [apply real_exp_partial_sum|].
  - apply bound_nonneg.
  - unfold bound. destruct start as [-> ->]. rewrite Rabs_R0. ring.
  - exact Hr.
  - apply Bessel.Gamma.exp_le, partial_le_finite.
    + intros k Hk. unfold bound. destruct (finite k Hk) as [-> ->]. rewrite Rabs_R0. ring.
    + intros k. apply Rmult_le_pos; [apply bound_nonneg|now apply pow_le].
Qed.

Lemma entire_bound : entire (real_exp bound).
Proof.
  intros r Hr. exists (exp (sum_f_R0 (fun k => bound k * r ^ k) n)). intros k.
  assert (P : forall j, 0 <= real_exp bound j * r ^ j).
  { intros j. apply Rmult_le_pos; [apply real_exp_nonneg, bound_nonneg|now apply pow_le]. }
  rewrite Rabs_pos_eq by apply P. eapply Rle_trans; [|apply (bound_sum r k Hr)].
  destruct k as [|k]; [simpl; lra|]. rewrite tech5. pose proof (sum_nonneg (fun j => real_exp bound j * r ^ j) k
    ltac:(intros; apply P)). lra.
Qed.

Lemma entire_finite (a : nat -> R) : (forall k, (n < k)%nat -> a k = 0) -> entire a.
Proof.
  intros Ha r Hr. exists (sum_f_R0 (fun k => Rabs (a k * r ^ k)) n). intros k.
  destruct (Nat.le_gt_cases k n) as [H|H].
  - eapply Rle_trans; [|apply (sum_monotone (fun k => Rabs (a k * r ^ k)) k n); [intros; apply Rabs_pos|exact H]].
    destruct k as [|k]; [simpl; lra|]. rewrite tech5.
    pose proof (sum_nonneg (fun k => Rabs (a k * r ^ k)) k ltac:(intros; apply Rabs_pos)). lra.
  - rewrite Ha, Rmult_0_l, Rabs_R0 by exact H. apply sum_nonneg. intros; apply Rabs_pos.
Qed.

(** ** The series at an angle *)

Definition turned_re (a b : nat -> R) (x : R) (k : nat) : R := a k * cos (INR k * x) - b k * sin (INR k * x).
Definition turned_im (a b : nat -> R) (x : R) (k : nat) : R := a k * sin (INR k * x) + b k * cos (INR k * x).

Let X := turned_re (ex u v) (ey u v).
Let Y := turned_im (ex u v) (ey u v).

Lemma cos_sin_bound a b x : Rabs (a * cos x - b * sin x) <= Rabs a + Rabs b /\ Rabs (a * sin x + b * cos x) <= Rabs a
  + Rabs b.
Proof.
  assert (C : Rabs (cos x) <= 1) by (apply Rabs_le, COS_bound).
  assert (D : Rabs (sin x) <= 1) by (apply Rabs_le, SIN_bound).
  assert (M : forall c t, Rabs t <= 1 -> Rabs (c * t) <= Rabs c).
  { intros c t Ht. rewrite Rabs_mult. rewrite <- (Rmult_1_r (Rabs c)) at 2.
    apply Rmult_le_compat_l; [apply Rabs_pos|exact Ht]. }
  pose proof (M a _ C). pose proof (M a _ D). pose proof (M b _ C). pose proof (M b _ D).
  split; (eapply Rle_trans; [apply Rabs_triang|]); rewrite ?Rabs_Ropp; lra.
Qed.

Lemma turned_bound x k : Rabs (X x k) <= real_exp bound k /\ Rabs (Y x k) <= real_exp bound k.
Proof.
  pose proof (exponential_dominated u v k) as D. destruct (cos_sin_bound (ex u v k) (ey u v k) (INR k * x)) as [A B].
  split; [eapply Rle_trans; [exact A|exact D]|eapply Rle_trans; [exact B|exact D]].
Qed.

Lemma angle_sum m j x : (j <= m)%nat -> INR (S m) * x = INR (S j) * x + INR (m - j) * x.
Proof. intros H. rewrite minus_INR, !S_INR by exact H. ring. Qed.

Lemma turned_step x m :
  PS_derive (X x) m = PS_mult (PS_derive (turned_re u v x)) (X x) m - PS_mult (PS_derive (turned_im u v x)) (Y x) m /\
  PS_derive (Y x) m = PS_mult (PS_derive (turned_re u v x)) (Y x) m + PS_mult (PS_derive (turned_im u v x)) (X x) m.
Proof.
  destruct (table_step u v m) as [Tx Ty]. unfold PS_mult. rewrite <- minus_sum, <- plus_sum.
  pose (wx := fun j => PS_derive u j * ex u v (m - j) - PS_derive v j * ey u v (m - j)).
  pose (wy := fun j => PS_derive u j * ey u v (m - j) + PS_derive v j * ex u v (m - j)).
  fold wx in Tx. fold wy in Ty.
  assert (E1 : PS_derive (X x) m = sum_f_R0 wx m * cos (INR (S m) * x) - sum_f_R0 wy m * sin (INR (S m) * x)).
  { unfold PS_derive at 1, X, turned_re. rewrite <- Tx, <- Ty. ring. }
  assert (E2 : PS_derive (Y x) m = sum_f_R0 wx m * sin (INR (S m) * x) + sum_f_R0 wy m * cos (INR (S m) * x)).
  { unfold PS_derive at 1, Y, turned_im. rewrite <- Tx, <- Ty. ring. }
  rewrite E1, E2, !(Rmult_comm (sum_f_R0 _ m)), !scal_sum, <- minus_sum, <- plus_sum.
  split; apply sum_eq; intros j Hj; unfold wx, wy, X, Y, turned_re, turned_im, PS_derive;
    rewrite (angle_sum m j x Hj), cos_plus, sin_plus; ring.
Qed.

Lemma turned_pseries x : PSeries (turned_re u v x) 1 = half_polynomial x.
Proof.
  change (PSeries (turned_re u v x) 1 = sum_f_R0 (turned_re u v x) n).
  rewrite <- sum_n_Reals. unfold PSeries. apply is_series_unique.
  change (is_lim_seq (sum_n (fun k => turned_re u v x k * 1 ^ k)) (sum_n (turned_re u v x) n)).
  apply (is_lim_seq_ext_loc (fun _ => sum_n (turned_re u v x) n)); [|apply is_lim_seq_const].
  exists n. intros N HN. rewrite !sum_n_Reals, <- (finite_sum (turned_re u v x)) with (N := N); [|..|exact HN].
  - apply sum_eq. intros k _. rewrite pow1. ring.
  - intros k Hk. unfold turned_re. destruct (finite k Hk) as [-> ->]. ring.
Qed.

Lemma modulus_at_angle x : PSeries (X x) 1 ^ 2 + PSeries (Y x) 1 ^ 2 = exp (2 * half_polynomial x).
Proof.
  rewrite <- turned_pseries. apply (exponential_modulus _ (turned_im u v x)).
  - apply entire_finite. intros k Hk. unfold turned_re. destruct (finite k Hk) as [-> ->]. ring.
  - apply entire_finite. intros k Hk. unfold turned_im. destruct (finite k Hk) as [-> ->]. ring.
  - apply (entire_dominated _ (real_exp bound)); [|apply entire_bound]. intros k. apply turned_bound.
  - apply (entire_dominated _ (real_exp bound)); [|apply entire_bound]. intros k. apply turned_bound.
  - unfold turned_re. destruct start as [-> ->]. ring.
  - unfold X, Y, turned_re, turned_im, ex, ey. simpl. rewrite Rmult_0_l, cos_0, sin_0. ring.
  - intros m. apply turned_step.
  - intros m. apply turned_step.
Qed.

(** ** Partial sums *)

Let XN N x := sum_f_R0 (X x) N.
Let YN N x := sum_f_R0 (Y x) N.
Let total := exp (sum_f_R0 (fun k => bound k * 1 ^ k) n).

Lemma bound_series : ex_series (real_exp bound).
Proof.
  destruct (ex_finite_lim_seq_incr (sum_n (real_exp bound)) total) as [s Hs].
  - intros N. rewrite sum_Sn. unfold plus; simpl. pose proof (real_exp_nonneg bound (S N) bound_nonneg). lra.
  - intros N. rewrite sum_n_Reals. eapply Rle_trans; [|apply (bound_sum 1 N); lra].
    apply Req_le, sum_eq. intros k _. rewrite pow1. ring.
  - exists s. exact Hs.
Qed.

Definition tail (N : nat) : R := Series (real_exp bound) - sum_f_R0 (real_exp bound) N.

Lemma tail_lim : is_lim_seq tail 0.
Proof.
  pose proof (Series_correct _ bound_series) as H.
  replace (Finite 0) with (Finite (Series (real_exp bound) - Series (real_exp bound))) by (f_equal; ring).
  apply is_lim_seq_minus'; [apply is_lim_seq_const|].
  apply (is_lim_seq_ext (sum_n (real_exp bound))); [intros N; apply sum_n_Reals|exact H].
Qed.

(** A series dominated by [real_exp bound]: its tail, and its size. *)
Lemma dominated_tail (a : nat -> R) N : (forall k, Rabs (a k) <= real_exp bound k) ->
  Rabs (Series a - sum_f_R0 a N) <= tail N /\ Rabs (sum_f_R0 a N) <= Series (real_exp bound).
Proof.
  intros Ha. assert (Ea : ex_series (fun k => Rabs (a k))).
  { apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (real_exp bound)); [|apply bound_series].
    intros k. unfold norm; simpl; unfold abs; simpl. rewrite Rabs_Rabsolu. apply Ha. }
  pose proof (Series_incr_n a (S N) ltac:(lia) (ex_series_Rabs a Ea)) as Sa.
  pose proof (Series_incr_n (real_exp bound) (S N) ltac:(lia) bound_series) as Sb. simpl pred in Sa, Sb.
  assert (Tb : ex_series (fun k => real_exp bound (S N + k))) by (apply ex_series_incr_n, bound_series).
  split.
  - unfold tail. rewrite Sa, Sb at 1.
    replace (sum_f_R0 a N + Series (fun k => a (S N + k)%nat) - sum_f_R0 a N) with (Series (fun k => a (S N + k)%nat))
      by ring.
    replace (sum_f_R0 (real_exp bound) N + Series (fun k => real_exp bound (S N + k)) - sum_f_R0 (real_exp bound) N)
      with (Series (fun k => real_exp bound (S N + k))) by ring.
    eapply Rle_trans; [apply Series_Rabs|].
    + apply (ex_series_incr_n (fun k => Rabs (a k)) (S N)), Ea.
    + apply Series_le; [|exact Tb]. intros k. split; [apply Rabs_pos|apply Ha].
  - eapply Rle_trans; [apply Rsum_abs|]. eapply Rle_trans; [apply sum_Rle; intros k _; apply Ha|].
    rewrite Sb. assert (0 <= Series (fun k => real_exp bound (S N + k)));
      [|change (sum_f_R0 (fun k => real_exp bound k) N) with (sum_f_R0 (real_exp bound) N); lra].
    apply Rle_trans with (0 * Series (fun k => real_exp bound (S N + k))); [lra|]. rewrite <- Series_scal_l.
    apply Series_le; [|exact Tb]. intros k. rewrite Rmult_0_l. split; [lra|]. apply real_exp_nonneg, bound_nonneg.
Qed.

Lemma partial_close N x :
  Rabs (exp (2 * half_polynomial x) - (XN N x ^ 2 + YN N x ^ 2)) <= 4 * Series (real_exp bound) * tail N.
Proof.
  rewrite <- modulus_at_angle.
  assert (P1 : forall a, PSeries a 1 = Series a) by (intros a; apply Series_ext; intros k; rewrite pow1; ring).
  rewrite !P1. set (T := Series (real_exp bound)).
  assert (One : forall a, (forall k, Rabs (a k) <= real_exp bound k) ->
    Rabs (Series a ^ 2 - sum_f_R0 a N ^ 2) <= 2 * T * tail N).
  { intros a Ha. destruct (dominated_tail a N Ha) as [A B].
    assert (C : Rabs (Series a) <= T).
    { eapply Rle_trans; [apply Series_Rabs|].
      - apply (ex_series_le (K := R_AbsRing) (V := R_CompleteNormedModule) _ (real_exp bound)); [|apply bound_series].
        intros k. unfold norm; simpl; unfold abs; simpl. rewrite Rabs_Rabsolu. apply Ha.
      - apply Series_le; [|apply bound_series]. intros k. split; [apply Rabs_pos|apply Ha]. }
    replace (Series a ^ 2 - sum_f_R0 a N ^ 2) with ((Series a + sum_f_R0 a N) * (Series a - sum_f_R0 a N)) by ring.
    rewrite Rabs_mult. apply Rmult_le_compat; try apply Rabs_pos; [|exact A].
    eapply Rle_trans; [apply Rabs_triang|]. fold T in B. lra. }
  pose proof (One (X x) (fun k => proj1 (turned_bound x k))) as A.
  pose proof (One (Y x) (fun k => proj2 (turned_bound x k))) as B. unfold XN, YN.
  replace (Series (X x) ^ 2 + Series (Y x) ^ 2 - (sum_f_R0 (X x) N ^ 2 + sum_f_R0 (Y x) N ^ 2))
    with ((Series (X x) ^ 2 - sum_f_R0 (X x) N ^ 2) + (Series (Y x) ^ 2 - sum_f_R0 (Y x) N ^ 2)) by ring.
  eapply Rle_trans; [apply Rabs_triang|]. lra.
Qed.

Lemma cont_turned_re a b k : cont (fun x => turned_re a b x k).
Proof. apply cont_minus; apply cont_scal; [apply cont_cos|apply cont_sin]. Qed.

Lemma cont_turned_im a b k : cont (fun x => turned_im a b x k).
Proof. apply cont_plus; apply cont_scal; [apply cont_sin|apply cont_cos]. Qed.

Lemma cont_square f : cont f -> cont (fun x => f x ^ 2).
Proof. intros Hf. apply (cont_ext (fun x => f x * f x)); [intros; ring|now apply cont_mult]. Qed.

Lemma cont_XN N : cont (XN N).
Proof. apply (cont_sum (fun k x => X x k)). intros k. apply cont_turned_re. Qed.

Lemma cont_YN N : cont (YN N).
Proof. apply (cont_sum (fun k x => Y x k)). intros k. apply cont_turned_im. Qed.

Lemma mean_partial N : mean (fun x => XN N x ^ 2 + YN N x ^ 2) = sum_f_R0 (modulus u v) N.
Proof.
  induction N as [|N IH].
  - cbn [sum_f_R0]. rewrite <- (mean_const (modulus u v 0)). apply mean_ext. intros x.
    unfold XN, YN, X, Y, turned_re, turned_im, modulus. simpl. rewrite Rmult_0_l, cos_0, sin_0. ring.
  - rewrite tech5, <- IH. set (m := S N).
    pose (cross := fun x => sum_f_R0 (fun i => 2 * ((ex u v i * ex u v m + ey u v i * ey u v m) * cos (INR (m - i) * x)
      + (ey u v i * ex u v m - ex u v i * ey u v m) * sin (INR (m - i) * x))) N).
    assert (Ci : forall i, cont (fun x => 2 * ((ex u v i * ex u v m + ey u v i * ey u v m) * cos (INR (m - i) * x)
      + (ey u v i * ex u v m - ex u v i * ey u v m) * sin (INR (m - i) * x)))).
    { intros i. apply cont_scal, cont_plus; apply cont_scal; [apply cont_cos|apply cont_sin]. }
    assert (Cc : cont cross) by (apply (cont_sum (fun i x => _)); exact Ci).
    rewrite (mean_ext _ (fun x => (XN N x ^ 2 + YN N x ^ 2) + (modulus u v m + cross x))).
    + rewrite (mean_plus (fun x => XN N x ^ 2 + YN N x ^ 2) (fun x => modulus u v m + cross x)).
      rewrite (mean_plus (fun _ => modulus u v m) cross), mean_const.
      * assert (Z : mean cross = 0); [|rewrite Z; ring].
        unfold cross. rewrite (mean_sum (fun i x => _)) by exact Ci.
        transitivity (sum_f_R0 (fun _ => 0) N); [|rewrite sum_cte; ring]. apply sum_eq. intros i Hi.
        rewrite mean_scal by (apply cont_plus; apply cont_scal; [apply cont_cos|apply cont_sin]).
        rewrite (mean_combine _ _ _ _ (cont_cos (INR (m - i))) (cont_sin (INR (m - i)))).
        rewrite (mean_cos (m - i)) by (unfold m; lia). rewrite (mean_sin (m - i)). ring.
      * apply cont_const.
      * exact Cc.
      * apply cont_plus; apply cont_square; [apply cont_XN|apply cont_YN].
      * apply cont_plus; [apply cont_const|exact Cc].
    + intros x. assert (E : cross x = 2 * (XN N x * X x m + YN N x * Y x m)).
      { unfold cross, XN, YN. rewrite !(Rmult_comm (sum_f_R0 _ N)), !scal_sum, <- plus_sum, scal_sum.
        apply sum_eq. intros i Hi. rewrite INR_minus_mult, cos_minus, sin_minus by (unfold m; lia).
        unfold X, Y, turned_re, turned_im. ring. }
      rewrite E. assert (Mod : X x m ^ 2 + Y x m ^ 2 = modulus u v m).
      { unfold X, Y, turned_re, turned_im, modulus. pose proof (sin2_cos2 (INR m * x)) as SC. unfold Rsqr in SC.
        transitivity ((ex u v m ^ 2 + ey u v m ^ 2) * (sin (INR m * x) * sin (INR m * x) + cos (INR m * x) * cos (INR
          m * x)));
          [ring|rewrite SC; ring]. }
      rewrite <- Mod. unfold XN, YN, m. rewrite !tech5. ring.
Qed.

Lemma cont_polynomial : cont half_polynomial.
Proof. apply (cont_sum (fun k x => turned_re u v x k)). intros k. apply cont_turned_re. Qed.

Lemma cont_exponential : cont (fun x => exp (2 * half_polynomial x)).
Proof. apply (cont_comp exp); [apply cont_exp|]. apply cont_scal, cont_polynomial. Qed.

(** What the inequality of Lebedev and Milin loses in the first coefficients. *)
Definition defects (k : nat) : R := sum_f_R0 (fun j => real_exp (weight u v) j - modulus u v j) k.

(** The mean of e^g, with these defects; then with any single one. *)
Theorem mean_exponential_defects k :
  mean (fun x => exp (2 * half_polynomial x)) <= exp (sum_f_R0 (weight u v) n) - defects k.
Proof.
  pose (B := exp (sum_f_R0 (weight u v) n) - defects k).
  assert (Part : forall N, (k <= N)%nat -> mean (fun x => XN N x ^ 2 + YN N x ^ 2) <= B).
  { intros N HN. rewrite mean_partial.
    assert (T : sum_f_R0 (fun j => real_exp (weight u v) j - modulus u v j) N >= defects k).
    { apply Rle_ge, sum_monotone; [|exact HN]. intros j. pose proof (lebedev_milin u v j). lra. }
    rewrite minus_sum in T.
    assert (U : sum_f_R0 (real_exp (weight u v)) N <= exp (sum_f_R0 (weight u v) n)).
    { eapply Rle_trans; [|apply Bessel.Gamma.exp_le, (partial_le_finite (weight u v)) with (N := N)].
      - pose proof (real_exp_partial_sum (weight u v) N 1 (weight_nonneg u v) ltac:(unfold weight; simpl; ring)
          ltac:(lra)) as R1.
        rewrite (sum_eq _ (real_exp (weight u v))) in R1 by (intros; rewrite pow1; ring).
        rewrite (sum_eq (fun k => weight u v k * 1 ^ k) (weight u v)) in R1 by (intros; rewrite pow1; ring). exact R1.
      - intros j Hj. unfold weight. destruct (finite j Hj) as [-> ->]. ring.
      - apply weight_nonneg. }
    unfold B. lra. }
  apply Rnot_lt_le. intros Lt. fold B in Lt.
  pose proof tail_lim as TL. apply (is_lim_seq_scal_l _ (4 * Series (real_exp bound))) in TL.
  replace (Rbar_mult (4 * Series (real_exp bound)) 0) with (Finite 0) in TL by (simpl; f_equal; ring).
  apply is_lim_seq_spec in TL.
  destruct (TL (mkposreal (mean (fun x => exp (2 * half_polynomial x)) - B) ltac:(lra))) as [N HN].
  specialize (HN (max N k) ltac:(lia)). specialize (Part (max N k) ltac:(lia)). simpl in HN.
  rewrite Rminus_0_r in HN. apply Rabs_def2 in HN.
  pose proof (mean_close _ (fun x => XN (max N k) x ^ 2 + YN (max N k) x ^ 2) _ cont_exponential
    ltac:(apply cont_plus; apply cont_square; [apply cont_XN|apply cont_YN]) (partial_close (max N k))) as C.
  apply Rabs_le_between in C. lra.
Qed.

Corollary mean_exponential_le k :
  mean (fun x => exp (2 * half_polynomial x))
  <= exp (sum_f_R0 (weight u v) n) - (real_exp (weight u v) k - modulus u v k).
Proof.
  eapply Rle_trans; [apply (mean_exponential_defects k)|]. pose (w := fun j => real_exp (weight u v) j - modulus u v j).
  assert (Pw : forall j, 0 <= w j) by (intros j; unfold w; pose proof (lebedev_milin u v j); lra).
  assert (w k <= defects k); [|unfold w in *; lra]. unfold defects. fold w. destruct k as [|k]; [apply Rle_refl|].
  rewrite tech5. pose proof (sum_nonneg w k ltac:(intros; apply Pw)). lra.
Qed.

End Polynomial.
