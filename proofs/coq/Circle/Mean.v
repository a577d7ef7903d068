(** * Integration over the circle

    Continuous functions of the angle with period 2 pi, their mean, and the orthogonality of cos (k theta) and
    sin (k theta), as far as finite sums need it. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

Definition everywhere_continuous (f : R -> R) : Prop := forall x, continuous f x.
Local Notation cont := everywhere_continuous.
Definition periodic (f : R -> R) : Prop := forall x, f (x + 2 * PI) = f x.

(** ** Continuity *)

Lemma cont_const c : cont (fun _ => c).
Proof. intros x. apply continuous_const. Qed.

Lemma cont_plus f g : cont f -> cont g -> cont (fun x => f x + g x).
Proof. intros Hf Hg x. apply (continuous_plus (V := R_NormedModule) f g); [apply Hf|apply Hg]. Qed.

Lemma cont_mult f g : cont f -> cont g -> cont (fun x => f x * g x).
Proof. intros Hf Hg x. apply (continuous_mult (K := R_AbsRing) f g); [apply Hf|apply Hg]. Qed.

Lemma cont_scal c f : cont f -> cont (fun x => c * f x).
Proof. apply (cont_mult (fun _ => c)), cont_const. Qed.

Lemma cont_ext f g : (forall x, f x = g x) -> cont f -> cont g.
Proof. intros E Hf x. apply (continuous_ext f g); [exact E|apply Hf]. Qed.

Lemma cont_minus f g : cont f -> cont g -> cont (fun x => f x - g x).
Proof.
  intros Hf Hg. apply (cont_ext (fun x => f x + -1 * g x)); [intros; ring|].
  apply cont_plus; [exact Hf|now apply cont_scal].
Qed.

Lemma cont_comp f g : cont f -> cont g -> cont (fun x => f (g x)).
Proof. intros Hf Hg x. apply (continuous_comp g f); [apply Hg|apply Hf]. Qed.

Lemma cont_exp : cont exp.
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma cont_ln f : cont f -> (forall x, 0 < f x) -> cont (fun x => ln (f x)).
Proof.
  intros Hf Pf x. apply (continuous_comp f ln); [apply Hf|].
  apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. apply Pf.
Qed.

Lemma cont_cos a : cont (fun x => cos (a * x)).
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma cont_sin a : cont (fun x => sin (a * x)).
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma cont_sum (f : nat -> R -> R) n : (forall k, cont (f k)) -> cont (fun x => sum_f_R0 (fun k => f k x) n).
Proof. intros Hf. induction n as [|n IH]; cbn [sum_f_R0]; [apply Hf|]. now apply cont_plus. Qed.

(** ** The mean *)

Definition mean (f : R -> R) : R := RInt f (- PI) PI / (2 * PI).

Lemma two_pi_pos : 0 < 2 * PI.
Proof. pose proof PI_RGT_0. lra. Qed.

Lemma cont_integrable f : cont f -> ex_RInt f (- PI) PI.
Proof. intros Hf. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _. apply Hf. Qed.

Lemma mean_ext f g : (forall x, f x = g x) -> mean f = mean g.
Proof. intros E. unfold mean. f_equal. apply RInt_ext. intros x _. apply E. Qed.

Lemma mean_plus f g : cont f -> cont g -> mean (fun x => f x + g x) = mean f + mean g.
Proof.
  intros Hf Hg. unfold mean. rewrite (RInt_plus (V := R_CompleteNormedModule)) by now apply cont_integrable.
  unfold plus; simpl. unfold Rdiv. ring.
Qed.

Lemma mean_scal c f : cont f -> mean (fun x => c * f x) = c * mean f.
Proof.
  intros Hf. unfold mean. rewrite (RInt_scal (V := R_CompleteNormedModule) f) by now apply cont_integrable.
  unfold scal; simpl; unfold mult; simpl. unfold Rdiv. ring.
Qed.

Lemma mean_minus f g : cont f -> cont g -> mean (fun x => f x - g x) = mean f - mean g.
Proof.
  intros Hf Hg. rewrite (mean_ext _ (fun x => f x + -1 * g x)) by (intros; ring).
  rewrite (mean_plus f (fun x => -1 * g x) Hf (cont_scal _ g Hg)), (mean_scal _ g Hg). ring.
Qed.

Lemma mean_const c : mean (fun _ => c) = c.
Proof.
  unfold mean. rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. field. pose proof PI_RGT_0. lra.
Qed.

Lemma mean_le f g : cont f -> cont g -> (forall x, f x <= g x) -> mean f <= mean g.
Proof.
  intros Hf Hg L. unfold mean. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, two_pi_pos|].
  apply RInt_le; try (now apply cont_integrable); [pose proof PI_RGT_0; lra|]. intros x _. apply L.
Qed.

Lemma mean_nonneg f : cont f -> (forall x, 0 <= f x) -> 0 <= mean f.
Proof. intros Hf P. rewrite <- (mean_const 0). apply mean_le; [apply cont_const|exact Hf|exact P]. Qed.

Lemma mean_pos f : cont f -> (forall x, 0 < f x) -> 0 < mean f.
Proof.
  intros Hf P. apply Rdiv_lt_0_compat; [|apply two_pi_pos]. pose proof PI_RGT_0.
  apply RInt_gt_0; [lra|intros; apply P|intros; apply Hf].
Qed.

Lemma mean_close f g e : cont f -> cont g -> (forall x, Rabs (f x - g x) <= e) -> Rabs (mean f - mean g) <= e.
Proof.
  intros Hf Hg E. rewrite <- mean_minus by assumption. apply Rabs_le.
  rewrite <- (mean_const e), <- (mean_const (- mean _)).
  rewrite mean_const. split.
  - replace (- mean (fun _ => e)) with (mean (fun _ => - e)) by (rewrite !mean_const; reflexivity).
    apply mean_le; [apply cont_const|now apply cont_minus|]. intros x. specialize (E x). apply Rabs_le_between in E.
    lra.
  - apply mean_le; [now apply cont_minus|apply cont_const|]. intros x. specialize (E x). apply Rabs_le_between in E.
    lra.
Qed.

Lemma mean_sum (f : nat -> R -> R) n : (forall k, cont (f k)) ->
  mean (fun x => sum_f_R0 (fun k => f k x) n) = sum_f_R0 (fun k => mean (f k)) n.
Proof.
  intros Hf. induction n as [|n IH]; cbn [sum_f_R0]; [reflexivity|].
  rewrite mean_plus, IH; [reflexivity|now apply cont_sum|apply Hf].
Qed.

Lemma mean_derivative F f : (forall x, is_derive F x (f x)) -> cont f -> periodic F -> mean f = 0.
Proof.
  intros D Hf Per. unfold mean.
  rewrite (is_RInt_unique f (- PI) PI (minus (F PI) (F (- PI)))).
  - specialize (Per (- PI)). replace (- PI + 2 * PI) with PI in Per by ring. rewrite Per.
    unfold minus, plus, opp; simpl. unfold Rdiv. ring.
  - apply (is_RInt_derive (V := R_CompleteNormedModule)); intros x _; [apply D|apply Hf].
Qed.

Lemma every_angle_reduces x : exists y, - PI <= y <= PI /\ forall f, periodic f -> f x = f y.
Proof.
  pose proof PI_RGT_0 as P.
  assert (Up : forall n x, - PI - 2 * PI * INR n <= x <= PI + 2 * PI * INR n ->
    exists y, - PI <= y <= PI /\ forall f, periodic f -> f x = f y).
  { induction n as [|n IH]; intros z Hz.
    - exists z. simpl in Hz. split; [lra|auto].
    - rewrite S_INR in Hz. pose proof (pos_INR n) as Pn.
      assert (0 <= PI * INR n) by (apply Rmult_le_pos; lra).
      destruct (Rle_lt_dec z (PI + 2 * PI * INR n)) as [A|A]; [destruct (Rle_lt_dec (- PI - 2 * PI * INR n) z) as
        [B|B]|].
      + now apply IH.
      + destruct (IH (z + 2 * PI) ltac:(lra)) as (y & Hy & E). exists y. split; [exact Hy|].
        intros f Pf. rewrite <- (E f Pf). symmetry. apply Pf.
      + destruct (IH (z - 2 * PI) ltac:(lra)) as (y & Hy & E). exists y. split; [exact Hy|].
        intros f Pf. rewrite <- (E f Pf). rewrite <- (Pf (z - 2 * PI)). f_equal. ring. }
  destruct (nfloor_ex (Rabs x / (2 * PI)) ltac:(apply Rdiv_le_0_compat; [apply Rabs_pos|lra])) as (n & _ & Hn).
  apply (Up (S n)). rewrite S_INR. apply (Rmult_lt_compat_r (2 * PI)) in Hn; [|lra].
  unfold Rdiv in Hn. rewrite Rmult_assoc, Rinv_l in Hn by lra.
  assert (H : Rabs x <= 2 * PI * (INR n + 1)) by lra. apply Rabs_le_between in H. lra.
Qed.

Lemma mean_definite f : cont f -> periodic f -> (forall x, 0 <= f x) -> mean f = 0 -> forall x, f x = 0.
Proof.
  intros Hf Per Pos Z x. destruct (every_angle_reduces x) as (y & Hy & E). rewrite (E f Per).
  destruct (Rle_lt_or_eq_dec _ _ (Pos y)) as [P|P]; [exfalso|auto]. pose proof PI_RGT_0 as Pp.
  destruct (proj1 (filterlim_locally f (f y)) (Hf y) (mkposreal (f y / 2) ltac:(lra))) as [delta Near].
  pose (a := Rmax (- PI) (y - delta / 2)). pose (b := Rmin PI (y + delta / 2)).
  pose proof (cond_pos delta) as Pd.
  assert (Hab : a < b) by (unfold a, b; apply Rmax_lub_lt; apply Rmin_glb_lt; lra).
  assert (Ha : - PI <= a) by apply Rmax_l. assert (Hb : b <= PI) by apply Rmin_l.
  assert (Low : forall t, a < t < b -> f y / 2 <= f t).
  { intros t Ht. assert (y - delta / 2 <= a) by apply Rmax_r. assert (b <= y + delta / 2) by apply Rmin_r.
    assert (B : ball y delta t) by (apply Rabs_def1; unfold minus, plus, opp; simpl; lra).
    specialize (Near t B). apply Rabs_def2 in Near. unfold minus, plus, opp in Near; simpl in Near. lra. }
  assert (Int : forall p q, ex_RInt f p q).
  { intros p q. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros t _. apply Hf. }
  assert (I1 : 0 <= RInt f (- PI) a) by (apply RInt_ge_0; auto).
  assert (I3 : 0 <= RInt f b PI) by (apply RInt_ge_0; auto).
  assert (I2 : (b - a) * (f y / 2) <= RInt f a b).
  { assert (E2 : RInt (fun _ => f y / 2) a b = (b - a) * (f y / 2)) by (rewrite RInt_const; reflexivity).
    rewrite <- E2.
    apply RInt_le; [lra|apply ex_RInt_const|apply Int|exact Low]. }
  assert (0 < (b - a) * (f y / 2)) by (apply Rmult_lt_0_compat; lra).
  assert (Sum : RInt f (- PI) PI = RInt f (- PI) a + RInt f a b + RInt f b PI).
  { rewrite <- (RInt_Chasles f (- PI) a PI), <- (RInt_Chasles f a b PI) by apply Int. unfold plus; simpl. ring. }
  unfold mean in Z. apply (Rmult_eq_compat_r (2 * PI)) in Z. unfold Rdiv in Z.
  rewrite Rmult_assoc, Rinv_l in Z by lra. lra.
Qed.

(** ** cos (k theta) and sin (k theta) *)

Lemma periodic_cos k : periodic (fun x => cos (INR k * x)).
Proof.
  intros x. replace (INR k * (x + 2 * PI)) with (INR k * x + 2 * INR k * PI) by ring. apply cos_period.
Qed.

Lemma periodic_sin k : periodic (fun x => sin (INR k * x)).
Proof.
  intros x. replace (INR k * (x + 2 * PI)) with (INR k * x + 2 * INR k * PI) by ring. apply sin_period.
Qed.

Lemma mean_cos k : (1 <= k)%nat -> mean (fun x => cos (INR k * x)) = 0.
Proof.
  intros Hk. apply le_INR in Hk. simpl in Hk.
  apply (mean_derivative (fun x => / INR k * sin (INR k * x))).
  - intros x. auto_derive; [trivial|]. field. lra.
  - apply cont_cos.
  - intros x. now rewrite (periodic_sin k x).
Qed.

Lemma mean_sin k : mean (fun x => sin (INR k * x)) = 0.
Proof.
  destruct k as [|k].
  - rewrite (mean_ext _ (fun _ => 0)); [apply mean_const|]. intros x. simpl. now rewrite Rmult_0_l, sin_0.
  - pose proof (lt_0_INR (S k) ltac:(lia)) as H. apply (mean_derivative (fun x => - / INR (S k) * cos (INR (S k) * x))).
    + intros x. revert H. generalize (INR (S k)) as a. intros a H. auto_derive; [trivial|]. field. lra.
    + apply cont_sin.
    + intros x. now rewrite (periodic_cos (S k) x).
Qed.

(** Products: for k < m the frequencies m + k and m - k, both positive. *)
Lemma INR_minus_mult k m x : (k <= m)%nat -> INR (m - k) * x = INR m * x - INR k * x.
Proof. intros H. rewrite minus_INR by exact H. ring. Qed.

Lemma INR_plus_mult k m x : INR (k + m) * x = INR k * x + INR m * x.
Proof. rewrite plus_INR. ring. Qed.

Lemma mean_combine a b f g : cont f -> cont g -> mean (fun x => a * f x + b * g x) = a * mean f + b * mean g.
Proof.
  intros Hf Hg. rewrite (mean_plus (fun x => a * f x) (fun x => b * g x)) by now apply cont_scal.
  now rewrite (mean_scal a f), (mean_scal b g).
Qed.

Lemma mean_two_cos a b k m : (1 <= k)%nat -> (1 <= m)%nat ->
  mean (fun x => a * cos (INR k * x) + b * cos (INR m * x)) = 0.
Proof.
  intros Hk Hm. rewrite (mean_combine a b _ _ (cont_cos (INR k)) (cont_cos (INR m))).
  rewrite (mean_cos k Hk), (mean_cos m Hm). ring.
Qed.

Lemma mean_two_sin a b k m : mean (fun x => a * sin (INR k * x) + b * sin (INR m * x)) = 0.
Proof.
  rewrite (mean_combine a b _ _ (cont_sin (INR k)) (cont_sin (INR m))). rewrite (mean_sin k), (mean_sin m). ring.
Qed.

Lemma mean_cos_cos k m : (k < m)%nat -> mean (fun x => cos (INR k * x) * cos (INR m * x)) = 0.
Proof.
  intros H. rewrite <- (mean_two_cos (/ 2) (/ 2) (k + m) (m - k) ltac:(lia) ltac:(lia)). apply mean_ext.
  intros x. rewrite INR_plus_mult, INR_minus_mult, cos_plus, cos_minus by lia. field.
Qed.

Lemma mean_sin_sin k m : (k < m)%nat -> mean (fun x => sin (INR k * x) * sin (INR m * x)) = 0.
Proof.
  intros H. rewrite <- (mean_two_cos (- / 2) (/ 2) (k + m) (m - k) ltac:(lia) ltac:(lia)). apply mean_ext.
  intros x. rewrite INR_plus_mult, INR_minus_mult, cos_plus, cos_minus by lia. field.
Qed.

Lemma mean_sin_cos k m : mean (fun x => sin (INR k * x) * cos (INR m * x)) = 0.
Proof.
  destruct (Nat.le_ge_cases k m) as [H|H].
  - rewrite <- (mean_two_sin (/ 2) (- / 2) (k + m) (m - k)). apply mean_ext.
    intros x. rewrite INR_plus_mult, INR_minus_mult, sin_plus, sin_minus by lia. field.
  - rewrite <- (mean_two_sin (/ 2) (/ 2) (k + m) (k - m)). apply mean_ext.
    intros x. rewrite INR_plus_mult, INR_minus_mult, sin_plus, sin_minus by lia. field.
Qed.

Lemma mean_cos_sqr k : (1 <= k)%nat -> mean (fun x => cos (INR k * x) ^ 2) = / 2.
Proof.
  intros H. transitivity (mean (fun x => / 2 * 1 + / 2 * cos (INR (k + k) * x))).
  - apply mean_ext. intros x. rewrite INR_plus_mult, cos_plus. pose proof (sin2_cos2 (INR k * x)) as SC.
    unfold Rsqr in SC. simpl. lra.
  - rewrite (mean_combine (/ 2) (/ 2) _ _ (cont_const 1) (cont_cos (INR (k + k)))).
    rewrite mean_const, (mean_cos (k + k)) by lia. ring.
Qed.

Lemma mean_sin_sqr k : (1 <= k)%nat -> mean (fun x => sin (INR k * x) ^ 2) = / 2.
Proof.
  intros H. transitivity (mean (fun x => 1 * 1 + -1 * (cos (INR k * x) * cos (INR k * x)))).
  - apply mean_ext. intros x. pose proof (sin2_cos2 (INR k * x)) as SC. unfold Rsqr in SC. simpl. lra.
  - rewrite (mean_combine 1 (-1) _ _ (cont_const 1) (cont_mult _ _ (cont_cos (INR k)) (cont_cos (INR k)))).
    rewrite mean_const. replace (mean (fun x => cos (INR k * x) * cos (INR k * x))) with (/ 2); [field|].
    rewrite <- (mean_cos_sqr k H). apply mean_ext. intros; ring.
Qed.

(** ** Limits that are uniform in a parameter *)

Lemma uniform_limit {T} (F : (T -> Prop) -> Prop) {FF : Filter F} (f : T -> R) (l : R) (g : nat -> T -> R)
  (L e : nat -> R) : (forall n t, Rabs (f t - g n t) <= e n) -> (forall n, Rabs (l - L n) <= e n) ->
  is_lim_seq e 0 -> (forall n, filterlim (g n) F (locally (L n))) -> filterlim f F (locally l).
Proof.
  intros Hf Hl He Hg. apply filterlim_locally. intros eps.
  assert (P3 : 0 < eps / 3) by (pose proof (cond_pos eps); lra).
  apply is_lim_seq_spec in He. destruct (He (mkposreal _ P3)) as [N HN]. specialize (HN N (le_n _)). simpl in HN.
  rewrite Rminus_0_r in HN. apply Rabs_def2 in HN.
  pose proof (proj1 (filterlim_locally (g N) (L N)) (Hg N) (mkposreal _ P3)) as Near.
  eapply filter_imp; [|exact Near]. intros t Ht. specialize (Hf N t). specialize (Hl N).
  apply Rabs_def2 in Ht. unfold minus, plus, opp in Ht; simpl in Ht. apply Rabs_le_between in Hf, Hl.
  apply Rabs_def1; unfold minus, plus, opp; simpl; lra.
Qed.

Lemma uniform_limit_cont (f : R -> R) (g : nat -> R -> R) (e : nat -> R) :
  (forall n x, Rabs (f x - g n x) <= e n) -> is_lim_seq e 0 -> (forall n, cont (g n)) -> cont f.
Proof.
  intros Hf He Hg x. apply (uniform_limit (locally x) f (f x) g (fun n => g n x) e); auto. intros n. apply Hg.
Qed.
