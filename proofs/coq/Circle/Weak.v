(** * Weak convergence of probability measures on the circle

    The moments, m (cos k.) and m (sin k.), determine a measure and its weak topology. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Complete Circle.Probability.
Local Open Scope R_scope.

Local Opaque cos sin.

Definition functional : Type := (R -> R) -> R.

Definition cos_moment (m : functional) (k : nat) : R := m (fun x => cos (INR k * x)).
Definition sin_moment (m : functional) (k : nat) : R := m (fun x => sin (INR k * x)).

Lemma moment_bound m k : probability m -> Rabs (cos_moment m k) <= 1 /\ Rabs (sin_moment m k) <= 1.
Proof.
  intros Hm. split.
  - apply (on_bounded m Hm _ 1 (test_cos k)). intros x. apply Rabs_le, COS_bound.
  - apply (on_bounded m Hm _ 1 (test_sin k)). intros x. apply Rabs_le, SIN_bound.
Qed.

Lemma moment_0 m : probability m -> cos_moment m 0 = 1 /\ sin_moment m 0 = 0.
Proof.
  intros Hm. unfold cos_moment, sin_moment. simpl (INR 0). split.
  - transitivity (m (fun _ => 1)); [|apply (on_const m Hm)]. apply functional_ext. intros x.
    now rewrite (Rmult_0_l x), cos_0.
  - transitivity (m (fun _ => 0)); [|apply (on_const m Hm)]. apply functional_ext. intros x.
    now rewrite (Rmult_0_l x), sin_0.
Qed.

(** Moments up to degree N that differ by at most d. *)
Definition near (N : nat) (d : R) (m n : functional) : Prop := forall k, (k <= N)%nat ->
  Rabs (cos_moment m k - cos_moment n k) <= d /\ Rabs (sin_moment m k - sin_moment n k) <= d.

Lemma near_weaken N N' d d' m n : (N <= N')%nat -> d' <= d -> near N' d' m n -> near N d m n.
Proof. intros HN Hd H k Hk. destruct (H k ltac:(lia)). lra. Qed.

Lemma sum_close (a b d : nat -> R) n : (forall k, (k <= n)%nat -> Rabs (a k - b k) <= d k) ->
  Rabs (sum_f_R0 a n - sum_f_R0 b n) <= sum_f_R0 d n.
Proof.
  intros H. induction n as [|n IH]; cbn [sum_f_R0]; [now apply H|].
  replace (sum_f_R0 a n + a (S n) - (sum_f_R0 b n + b (S n)))
    with ((sum_f_R0 a n - sum_f_R0 b n) + (a (S n) - b (S n))) by ring.
  eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat; [apply IH; intros; apply H; lia|now apply H].
Qed.

Lemma on_smoothed m h n : probability m -> m (smoothed h n)
  = sum_f_R0 (fun k => multiplicity k * damping n k
      * (cos_coefficient h k * cos_moment m k + sin_coefficient h k * sin_moment m k)) n.
Proof.
  intros Hm. unfold smoothed. rewrite (on_sum m Hm (fun k x => multiplicity k * damping n k
    * (cos_coefficient h k * cos (INR k * x) + sin_coefficient h k * sin (INR k * x)))).
  - apply sum_eq. intros k _. rewrite (on_scal m Hm _ (fun x => _)) by apply test_harmonic.
    now rewrite (on_combine m Hm _ _ (fun x => cos _) (fun x => sin _) (test_cos k) (test_sin k)).
  - intros k. apply test_scal, test_harmonic.
Qed.

Lemma factor_range n k : 0 <= multiplicity k * damping n k <= 2.
Proof.
  pose proof (multiplicity_bound k). pose proof (damping_range n k). split; [apply Rmult_le_pos; lra|].
  replace 2 with (2 * 1) by ring. apply Rmult_le_compat; lra.
Qed.

(** Finitely many moments control the integral of a test function. *)
Theorem moments_control h e : test h -> 0 < e -> exists N d, 0 < d /\
  forall m n, probability m -> probability n -> near N d m n -> Rabs (m h - n h) <= e.
Proof.
  intros Th He. destruct (smoothed_close h (e / 3) (proj1 Th) (proj2 Th) ltac:(lra)) as [N HN].
  specialize (HN N). set (C := sum_f_R0 (fun k => 2 * (Rabs (cos_coefficient h k) + Rabs (sin_coefficient h k))) N).
  assert (C0 : 0 <= C).
  { apply cond_pos_sum. intros k. pose proof (Rabs_pos (cos_coefficient h k)).
    pose proof (Rabs_pos (sin_coefficient h k)). lra. }
  exists N, (e / 3 / (C + 1)). split; [apply Rdiv_lt_0_compat; lra|]. intros m n Hm Hn Near.
  set (d := e / 3 / (C + 1)) in *.
  assert (P : Rabs (m (smoothed h N) - n (smoothed h N)) <= e / 3).
  { rewrite !on_smoothed by assumption. apply Rle_trans with (d * C).
    - unfold C. rewrite scal_sum. apply sum_close. intros k Hk. destruct (Near k Hk) as [Nc Ns].
      replace (_ - _) with (multiplicity k * damping N k * (cos_coefficient h k * (cos_moment m k - cos_moment n k)
        + sin_coefficient h k * (sin_moment m k - sin_moment n k))) by ring.
      pose proof (factor_range N k) as Fk. set (q := multiplicity k * damping N k) in *.
      rewrite Rabs_mult, (Rabs_pos_eq q), Rmult_assoc by apply Fk.
      apply Rmult_le_compat; [apply Fk|apply Rabs_pos|apply Fk|].
      eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, Rmult_plus_distr_r.
      apply Rplus_le_compat; apply Rmult_le_compat_l; (apply Rabs_pos || assumption).
    - unfold d. apply Rle_trans with (e / 3 / (C + 1) * (C + 1)); [|apply Req_le; field; lra].
      apply Rmult_le_compat_l; [apply Rlt_le, Rdiv_lt_0_compat; lra|lra]. }
  assert (A : forall q, probability q -> Rabs (q h - q (smoothed h N)) <= e / 3).
  { intros q Hq. apply (on_close q Hq); [exact Th|apply test_smoothed|]. intros x. now apply HN. }
  pose proof (A m Hm) as Am. pose proof (A n Hn) as An. apply Rabs_le_between in P, Am, An. apply Rabs_le. lra.
Qed.

Theorem moments_determine m n : probability m -> probability n ->
  (forall k, (1 <= k)%nat -> cos_moment m k = cos_moment n k /\ sin_moment m k = sin_moment n k) ->
  forall h, test h -> m h = n h.
Proof.
  intros Hm Hn E h Th. apply cond_eq. intros e He.
  destruct (moments_control h (e / 2) Th ltac:(lra)) as (N & d & Hd & C). specialize (C m n Hm Hn).
  assert (Near : near N d m n); [|specialize (C Near); lra]. intros k _. destruct k as [|k].
  - destruct (moment_0 m Hm) as [-> ->]. destruct (moment_0 n Hn) as [-> ->].
    rewrite Rminus_eq_0, Rminus_eq_0, Rabs_R0. lra.
  - destruct (E (S k) ltac:(lia)) as [-> ->]. rewrite Rminus_eq_0, Rminus_eq_0, Rabs_R0. lra.
Qed.

(** Translation. *)
Lemma test_translate f a : test f -> test (fun x => f (x - a)).
Proof.
  intros [C P]. split.
  - apply (cont_comp f (fun x => x - a) C), (cont_minus (fun x => x) (fun _ => a)); [|apply cont_const].
    intros y. apply continuous_id.
  - intros x. rewrite <- (P (x - a)). f_equal. ring.
Qed.

Lemma mean_translate f a : test f -> mean (fun x => f (x - a)) = mean f.
Proof.
  intros Tf. assert (Pm : probability (fun h => mean (fun x => h (x - a)))).
  { split; [apply mean_const|]. split.
    - intros h Th Ph. apply mean_nonneg; [apply (test_translate h a Th)|intros; apply Ph].
    - intros b d h g Th Tg. apply (mean_combine b d (fun x => h (x - a)) (fun x => g (x - a)));
        [apply (test_translate h a Th)|apply (test_translate g a Tg)]. }
  refine (moments_determine _ mean Pm mean_probability _ f Tf). intros k Hk. unfold cos_moment, sin_moment.
  pose proof (mean_cos k Hk) as Ec. pose proof (mean_sin k) as Es. rewrite Ec, Es. split.
  - rewrite (mean_ext _ (fun x => cos (INR k * a) * cos (INR k * x) + sin (INR k * a) * sin (INR k * x))).
    + rewrite (mean_combine _ _ _ _ (cont_cos (INR k)) (cont_sin (INR k))), Ec, Es. ring.
    + intros x. replace (INR k * (x - a)) with (INR k * x - INR k * a) by ring. rewrite cos_minus. ring.
  - rewrite (mean_ext _ (fun x => - sin (INR k * a) * cos (INR k * x) + cos (INR k * a) * sin (INR k * x))).
    + rewrite (mean_combine _ _ _ _ (cont_cos (INR k)) (cont_sin (INR k))), Ec, Es. ring.
    + intros x. replace (INR k * (x - a)) with (INR k * x - INR k * a) by ring. rewrite sin_minus. ring.
Qed.

Definition weakly (ms : nat -> functional) (m : functional) : Prop :=
  forall f, test f -> is_lim_seq (fun n => ms n f) (m f).

Lemma lim_seq_close (u : nat -> R) (l : R) :
  (forall e, 0 < e -> exists N, forall n, (N <= n)%nat -> Rabs (u n - l) <= e) -> is_lim_seq u l.
Proof.
  intros H. apply is_lim_seq_spec. intros e. destruct (H (e / 2)) as [N HN]; [pose proof (cond_pos e); lra|].
  exists N. intros n Hn. specialize (HN n Hn). pose proof (cond_pos e). simpl in *. lra.
Qed.

Lemma lim_seq_eventually (u : nat -> R) (l : R) e : is_lim_seq u l -> 0 < e ->
  exists N, forall n, (N <= n)%nat -> Rabs (u n - l) < e.
Proof. intros H He. apply is_lim_seq_spec in H. destruct (H (mkposreal e He)) as [N HN]. now exists N. Qed.

(** Along a weakly convergent sequence finitely many moments are close. *)
Lemma weakly_near ms m N d : weakly ms m -> 0 < d -> exists n0, forall n, (n0 <= n)%nat -> near N d (ms n) m.
Proof.
  intros W Hd. induction N as [|N [n1 H1]].
  - destruct (lim_seq_eventually _ _ d (W _ (test_cos 0)) Hd) as [a Ha].
    destruct (lim_seq_eventually _ _ d (W _ (test_sin 0)) Hd) as [b Hb].
    exists (max a b). intros n Hn k Hk. assert (k = O) as -> by lia.
    split; apply Rlt_le; [apply Ha|apply Hb]; lia.
  - destruct (lim_seq_eventually _ _ d (W _ (test_cos (S N))) Hd) as [a Ha].
    destruct (lim_seq_eventually _ _ d (W _ (test_sin (S N))) Hd) as [b Hb].
    exists (max n1 (max a b)). intros n Hn k Hk. destruct (Nat.eq_dec k (S N)) as [->|Ne].
    + split; apply Rlt_le; [apply Ha|apply Hb]; lia.
    + apply (H1 n); lia.
Qed.
