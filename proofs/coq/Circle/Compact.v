(** * Compactness of the probability measures on the circle

    Every decreasing sequence of nonempty sets of probability measures has a cluster point, which is constructed without
    choice: moment after moment is fixed at its lower limit. So every sequence of measures has a weak limit point. *)

From Coq Require Import Reals Lra Lia Classical_Prop ConstructiveEpsilon.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Complete Circle.Probability Circle.Weak.
Local Open Scope R_scope.

Local Opaque cos sin.

(** The lower limit of a bounded quantity along decreasing sets. *)
Definition level (T : nat -> functional -> Prop) (phi : functional -> R) : R :=
  real (Lub_Rbar (fun v => exists n, forall m, T n m -> v <= phi m)).

Definition filtering (T : nat -> functional -> Prop) : Prop :=
  (forall n m, T n m -> probability m) /\ (forall n m, T (S n) m -> T n m) /\ (forall n, exists m, T n m).

Lemma filtering_decreasing T n p m : filtering T -> (n <= p)%nat -> T p m -> T n m.
Proof. intros (_ & D & _) H. induction H as [|p H IH]; [easy|]. intros Hp. apply IH, D, Hp. Qed.

Lemma level_attained T phi B n e : filtering T -> (forall m, probability m -> Rabs (phi m) <= B) -> 0 < e ->
  exists m, T n m /\ Rabs (phi m - level T phi) <= e.
Proof.
  intros F HB He. pose proof F as (Pr & De & Inh). unfold level.
  set (V := fun v => exists n, forall m, T n m -> v <= phi m). destruct (Lub_Rbar_correct V) as [Up Least].
  assert (Ub : Rbar_le (Lub_Rbar V) B).
  { apply Least. intros v [k Hk]. destruct (Inh k) as [m Hm]. specialize (Hk m Hm). simpl.
    pose proof (HB m (Pr k m Hm)) as A. apply Rabs_le_between in A. lra. }
  assert (Lb : Rbar_le (- B) (Lub_Rbar V)).
  { apply Up. exists O. intros m Hm. pose proof (HB m (Pr O m Hm)) as A. apply Rabs_le_between in A. lra. }
  destruct (Lub_Rbar V) as [L| |]; simpl in Ub, Lb; try easy. simpl.
  assert (Low : exists n0, forall m, T n0 m -> L - e <= phi m).
  { apply NNPP. intros No. assert (Rbar_le L (L - e)); [|simpl in *; lra]. apply Least. intros v [k Hk]. simpl.
    apply Rnot_lt_le. intros Lt. apply No. exists k. intros m Hm. specialize (Hk m Hm). lra. }
  destruct Low as [n0 Low]. pose (p := max n n0). apply NNPP. intros No.
  assert (Rbar_le (L + e) L); [|simpl in *; lra]. apply Up. exists p. intros m Hm.
  apply Rnot_lt_le. intros Lt. apply No. exists m.
  split; [apply (filtering_decreasing T n p m F ltac:(lia) Hm)|]. apply Rabs_le.
  specialize (Low m (filtering_decreasing T n0 p m F ltac:(lia) Hm)). lra.
Qed.

Definition refined (T : nat -> functional -> Prop) (phi : functional -> R) (n : nat) (m : functional) : Prop :=
  T n m /\ Rabs (phi m - level T phi) <= / (INR n + 1).

Lemma inverse_small e : 0 < e -> exists N, forall n, (N <= n)%nat -> / (INR n + 1) <= e.
Proof.
  intros He. destruct (nfloor_ex (/ e) ltac:(apply Rlt_le, Rinv_0_lt_compat; lra)) as (N & _ & HN). exists N.
  intros n Hn. apply le_INR in Hn. pose proof (pos_INR N). rewrite <- (Rinv_inv e).
  apply Rinv_le_contravar; [now apply Rinv_0_lt_compat|lra].
Qed.

Lemma inverse_pos n : 0 < / (INR n + 1).
Proof. apply Rinv_0_lt_compat. pose proof (pos_INR n). lra. Qed.

Lemma refined_filtering T phi B : filtering T -> (forall m, probability m -> Rabs (phi m) <= B) ->
  filtering (refined T phi).
Proof.
  intros F HB. pose proof F as (Pr & De & _). split; [|split].
  - intros n m [H _]. now apply (Pr n).
  - intros n m [H L]. split; [now apply De|]. eapply Rle_trans; [exact L|]. rewrite S_INR.
    apply Rinv_le_contravar; pose proof (pos_INR n); lra.
  - intros n. apply (level_attained T phi B n _ F HB), inverse_pos.
Qed.

Section Cluster.

Variable T : nat -> functional -> Prop.
Hypothesis filtering_T : filtering T.

(** The moments of degree less than j are fixed. *)
Fixpoint stage (j : nat) : nat -> functional -> Prop :=
  match j with
  | O => T
  | S i => refined (refined (stage i) (fun m => cos_moment m i)) (fun m => sin_moment m i)
  end.

Lemma stage_filtering j : filtering (stage j).
Proof.
  induction j as [|j IH]; [exact filtering_T|]. cbn [stage].
  apply (refined_filtering _ _ 1); [apply (refined_filtering _ _ 1); [exact IH|]|]; intros m Hm; now apply moment_bound.
Qed.

Lemma stage_decreasing i j n m : (i <= j)%nat -> stage j n m -> stage i n m.
Proof. intros H. induction H as [|j H IH]; [easy|]. intros [[Hs _] _]. now apply IH. Qed.

Definition diagonal (n : nat) : functional -> Prop := stage n n.

Lemma diagonal_filtering : filtering diagonal.
Proof.
  split; [|split]; unfold diagonal.
  - intros n. apply (stage_filtering n).
  - intros n m H. apply (stage_decreasing n (S n)); [lia|]. now apply (stage_filtering (S n)).
  - intros n. apply (stage_filtering n).
Qed.

Lemma diagonal_near N d : 0 < d -> exists n0, forall m m', diagonal n0 m -> diagonal n0 m' -> near N d m m'.
Proof.
  intros Hd. destruct (inverse_small (d / 2) ltac:(lra)) as [n1 H1]. 
  assert (Hn : exists n, (n1 <= n /\ S N <= n)%nat) by (exists (max n1 (S N)); lia). destruct Hn as (n & Hn1 & HnN).
  exists n. intros m m' Hm Hm' k Hk. apply (stage_decreasing (S k)) in Hm, Hm'; [|lia|lia].
  destruct Hm as [[_ A] B], Hm' as [[_ A'] B']. specialize (H1 n ltac:(lia)).
  apply Rabs_le_between in A, A', B, B'. split; apply Rabs_le; lra.
Qed.

Definition cluster (f : R -> R) : R := guarded (test f) (level diagonal (fun m => m f)) 0.

Lemma cluster_limit f e : test f -> 0 < e -> exists n0, forall m, diagonal n0 m -> Rabs (m f - cluster f) <= e.
Proof.
  intros Tf He. destruct (moments_control f (e / 2) Tf ltac:(lra)) as (N & d & Hd & C).
  destruct (diagonal_near N d Hd) as [n0 H0]. exists n0. intros m Hm.
  pose (l := level diagonal (fun m => m f)).
  assert (E : cluster f = l) by (apply guarded_value; now left). rewrite E.
  destruct (periodic_bounded f (proj1 Tf) (proj2 Tf)) as (B & _ & HB).
  destruct (level_attained diagonal (fun m => m f) B n0 (e / 2) diagonal_filtering) as (m' & Hm' & L); [|lra|].
  - intros q Hq. now apply (on_bounded q Hq).
  - pose proof (proj1 diagonal_filtering n0) as Pr.
    pose proof (C m m' (Pr m Hm) (Pr m' Hm') (H0 m m' Hm Hm')) as D.
    change (Rabs (m' f - l) <= e / 2) in L. apply Rabs_le_between in L, D. apply Rabs_le. lra.
Qed.

Lemma cluster_three f g h e : test f -> test g -> test h -> 0 < e -> exists m, probability m /\
  Rabs (m f - cluster f) <= e /\ Rabs (m g - cluster g) <= e /\ Rabs (m h - cluster h) <= e.
Proof.
  intros Tf Tg Th He. destruct (cluster_limit f e Tf He) as [a Ha]. destruct (cluster_limit g e Tg He) as [b Hb].
  destruct (cluster_limit h e Th He) as [c Hc]. destruct (proj2 (proj2 diagonal_filtering) (max a (max b c))) as [m Hm].
  exists m. split; [exact (proj1 diagonal_filtering _ m Hm)|].
  split; [apply Ha|split; [apply Hb|apply Hc]]; apply (filtering_decreasing _ _ _ _ diagonal_filtering) with (2 := Hm);
    lia.
Qed.

Theorem cluster_probability : probability cluster.
Proof.
  split; [|split].
  - apply cond_eq. intros e He. pose proof (test_const 1) as T1.
    destruct (cluster_three _ _ _ (e / 2) T1 T1 T1 ltac:(lra)) as (m & Hm & A & _).
    rewrite (proj1 Hm) in A. apply Rabs_le_between in A. apply Rabs_def1; lra.
  - intros f Tf Pf. apply le_epsilon. intros e He. destruct (cluster_three f f f e Tf Tf Tf He) as (m & Hm & A & _).
    pose proof (proj1 (proj2 Hm) f Tf Pf). apply Rabs_le_between in A. lra.
  - intros a b f g Tf Tg. apply cond_eq. intros e He.
    assert (Th : test (fun x => a * f x + b * g x)) by (apply test_plus; now apply test_scal).
    pose (q := 1 + Rabs a + Rabs b). pose proof (Rabs_pos a). pose proof (Rabs_pos b).
    assert (Pq : 0 < e / 2 / q) by (apply Rdiv_lt_0_compat; unfold q; lra).
    destruct (cluster_three _ _ _ _ Th Tf Tg Pq) as (m & Hm & A & B & C). rewrite (on_combine m Hm) in A by assumption.
    set (s := cluster (fun x => a * f x + b * g x)) in *.
    replace (s - (a * cluster f + b * cluster g))
      with (- (a * m f + b * m g - s) + (a * (m f - cluster f) + b * (m g - cluster g))) by ring.
    assert (Q : e / 2 / q * q = e / 2) by (field; unfold q; lra). unfold q in Q at 2.
    eapply Rle_lt_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp.
    pose proof (Rabs_triang (a * (m f - cluster f)) (b * (m g - cluster g))) as D. rewrite !Rabs_mult in D.
    apply (Rmult_le_compat_l (Rabs a)) in B; [|lra]. apply (Rmult_le_compat_l (Rabs b)) in C; [|lra]. lra.
Qed.

Lemma cluster_off f : ~ test f -> cluster f = 0.
Proof. intros N. apply guarded_value. now right. Qed.

Lemma diagonal_member n m : diagonal n m -> T n m.
Proof. apply (stage_decreasing 0). lia. Qed.

Theorem cluster_point n N d : 0 < d -> exists m, T n m /\ near N d m cluster.
Proof.
  intros Hd. assert (E : exists n0, forall m, diagonal n0 m -> near N d m cluster).
  { induction N as [|N [n1 H1]].
    - destruct (cluster_limit _ d (test_cos 0) Hd) as [a Ha]. destruct (cluster_limit _ d (test_sin 0) Hd) as [b Hb].
      exists (max a b). intros m Hm k Hk. assert (k = O) as -> by lia. split; [apply Ha|apply Hb];
        apply (filtering_decreasing _ _ _ _ diagonal_filtering) with (2 := Hm); lia.
    - destruct (cluster_limit _ d (test_cos (S N)) Hd) as [a Ha].
      destruct (cluster_limit _ d (test_sin (S N)) Hd) as [b Hb].
      exists (max n1 (max a b)). intros m Hm k Hk. assert (Le : forall i, (i <= max n1 (max a b))%nat -> diagonal i m).
      { intros i Hi. apply (filtering_decreasing _ _ _ _ diagonal_filtering Hi Hm). }
      destruct (Nat.eq_dec k (S N)) as [->|Ne].
      + split; [apply Ha|apply Hb]; apply Le; lia.
      + apply (H1 m (Le n1 ltac:(lia))). lia. }
  destruct E as [n0 H0]. destruct (proj2 (proj2 diagonal_filtering) (max n n0)) as [m Hm]. exists m. split.
  - apply diagonal_member, (filtering_decreasing _ _ _ _ diagonal_filtering) with (2 := Hm). lia.
  - apply H0, (filtering_decreasing _ _ _ _ diagonal_filtering) with (2 := Hm). lia.
Qed.

End Cluster.

(** ** Sequential compactness *)

Lemma choose_nat (P : nat -> Prop) : (exists n, P n) -> { n | P n }.
Proof.
  apply constructive_indefinite_ground_description_nat. intros n.
  destruct (ClassicalDedekindReals.sig_not_dec (P n)) as [H|H]; [left; now apply NNPP|now right].
Qed.

Theorem compactness ms : (forall n, probability (ms n)) -> exists phi m,
  (forall n, (phi n < phi (S n))%nat) /\ probability m /\ (forall f, ~ test f -> m f = 0) /\
  weakly (fun n => ms (phi n)) m.
Proof.
  intros Hm. pose (T := fun n q => exists j, (n <= j)%nat /\ q = ms j).
  assert (F : filtering T).
  { split; [|split].
    - intros n q (j & _ & ->). apply Hm.
    - intros n q (j & Hj & ->). exists j. split; [lia|reflexivity].
    - intros n. now exists (ms n), n. }
  assert (Ch : forall a N, { j | (a <= j)%nat /\ near N (/ (INR N + 1)) (ms j) (cluster T) }).
  { intros a N. apply choose_nat. destruct (cluster_point T F a N _ (inverse_pos N)) as (q & (j & Hj & ->) & Near).
    now exists j. }
  pose (phi := fix phi n := match n with O => proj1_sig (Ch O O) | S p => proj1_sig (Ch (S (phi p)) (S p)) end).
  exists phi, (cluster T). split; [|split; [|split]].
  - intros n. exact (proj1 (proj2_sig (Ch (S (phi n)) (S n)))).
  - apply cluster_probability, F.
  - apply cluster_off.
  - intros f Tf. apply lim_seq_close. intros e He. destruct (moments_control f e Tf He) as (N & d & Hd & C).
    destruct (inverse_small d Hd) as [n1 H1]. exists (max N n1). intros n Hn.
    apply C; [apply Hm|apply cluster_probability, F|]. specialize (H1 n ltac:(lia)).
    apply (near_weaken N n d (/ (INR n + 1)) _ _ ltac:(lia) H1).
    destruct n as [|n]; [exact (proj2 (proj2_sig (Ch O O)))|exact (proj2 (proj2_sig (Ch (S (phi n)) (S n))))].
Qed.
