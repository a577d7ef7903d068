(** * The relative entropy of a probability measure on the circle

    With respect to the uniform measure, by the variational formula of Donsker and Varadhan: nonnegative, convex, lower
    semicontinuous, the mean of rho ln rho for a continuous positive density rho; and Gibbs' variational principle. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner Circle.Complete Circle.Probability.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
Local Opaque cos sin exp ln.

(** Donsker and Varadhan: the supremum of m f - ln (mean e^f). *)
Definition relative_entropy (m : (R -> R) -> R) : Rbar :=
  Lub_Rbar (fun v => exists f, test f /\ v = m f - ln (mean (fun x => exp (f x)))).

Lemma partition_pos f : test f -> 0 < mean (fun x => exp (f x)).
Proof. intros T. apply mean_pos; [apply test_exp, T|]. intros; apply exp_pos. Qed.

Lemma entropy_ge m f : test f -> Rbar_le (m f - ln (mean (fun x => exp (f x)))) (relative_entropy m).
Proof. intros Tf. apply (proj1 (Lub_Rbar_correct _)). now exists f. Qed.

Lemma entropy_le m (b : Rbar) : (forall f, test f -> Rbar_le (m f - ln (mean (fun x => exp (f x)))) b) ->
  Rbar_le (relative_entropy m) b.
Proof. intros H. apply (proj2 (Lub_Rbar_correct _)). intros v (f & Tf & ->). now apply H. Qed.

Lemma entropy_ext m n : (forall f, test f -> m f = n f) -> relative_entropy m = relative_entropy n.
Proof. intros E. apply Lub_Rbar_eqset. intros v. split; intros (f & Tf & ->); exists f; now rewrite E. Qed.

Lemma entropy_finite m (a : R) : probability m -> Rbar_le (relative_entropy m) a ->
  exists h, relative_entropy m = Finite h /\ 0 <= h <= a.
Proof.
  intros Hm L. pose proof (entropy_ge m (fun _ => 0) (test_const 0)) as G. cbv beta in G.
  rewrite mean_const, exp_0, ln_1, (on_const m Hm), Rminus_0_r in G.
  destruct (relative_entropy m) as [h| |]; simpl in *; try easy. now exists h.
Qed.

Lemma entropy_nonneg m : probability m -> Rbar_le 0 (relative_entropy m).
Proof.
  intros Hm. destruct (relative_entropy m) as [h| |] eqn:E; [|exact I|].
  - destruct (entropy_finite m h Hm) as (k & Ek & Hk); rewrite E in *; [apply Rbar_le_refl|].
    injection Ek as <-. apply Hk.
  - destruct (entropy_finite m 0 Hm) as (k & Ek & _); rewrite E in *; easy.
Qed.

(** Lower semicontinuity, from the values at each test function. *)
Lemma entropy_limit m a : (forall f e, test f -> 0 < e ->
    exists n b, Rbar_le (relative_entropy n) (Finite b) /\ b <= a + e /\ Rabs (n f - m f) <= e) ->
  Rbar_le (relative_entropy m) (Finite a).
Proof.
  intros H. apply entropy_le. intros f Tf. simpl. apply le_epsilon. intros e He.
  destruct (H f (e / 2) Tf ltac:(lra)) as (n & b & Hb & Le & Near).
  pose proof (Rbar_le_trans _ _ _ (entropy_ge n f Tf) Hb) as D. simpl in D. apply Rabs_le_between in Near. lra.
Qed.

(** Convexity, from the concavity of the logarithm. *)
Lemma entropy_mixture t m n h k : 0 <= t <= 1 ->
  Rbar_le (relative_entropy m) (Finite h) -> Rbar_le (relative_entropy n) (Finite k) ->
  Rbar_le (relative_entropy (mixture t m n)) (Finite ((1 - t) * h + t * k)).
Proof.
  intros Ht Hm Hn. apply entropy_le. intros f Tf.
  pose proof (Rbar_le_trans _ _ _ (entropy_ge m f Tf) Hm) as A.
  pose proof (Rbar_le_trans _ _ _ (entropy_ge n f Tf) Hn) as B. simpl in A, B |- *. unfold mixture.
  set (l := ln _) in *. apply (Rmult_le_compat_l (1 - t)) in A; [|lra]. apply (Rmult_le_compat_l t) in B; lra.
Qed.

(** Gibbs: against a continuous positive density. *)
Lemma entropy_of_by_density rho : test rho -> (forall x, 0 < rho x) -> mean rho = 1 ->
  relative_entropy (by_density rho) = Finite (circle_entropy rho).
Proof.
  intros [C P] Pos M. apply Rbar_le_antisym.
  - apply entropy_le. intros f Tf. pose proof (partition_pos f Tf) as Zp. destruct Tf as [Cf Pf]. simpl.
    unfold by_density.
    assert (Ce : cont (fun x => exp (f x))) by (apply (cont_comp exp); [apply cont_exp|exact Cf]).
    set (Z := mean (fun x => exp (f x))) in *.
    pose proof (density_gibbs rho C Pos M (fun x => / Z * exp (f x))) as G.
    rewrite (mean_scal (/ Z) _ Ce) in G. fold Z in G. rewrite Rinv_l in G by lra.
    rewrite (mean_ext _ (fun x => 1 * (rho x * f x) + - ln Z * rho x)) in G.
    + rewrite (mean_combine 1 (- ln Z) (fun x => rho x * f x) rho ltac:(now apply cont_mult) C), M in G.
      specialize (G ltac:(now apply cont_scal)).
      specialize (G ltac:(intros; apply Rmult_lt_0_compat; [now apply Rinv_0_lt_compat|apply exp_pos]) eq_refl). lra.
    + intros x. rewrite ln_mult, ln_exp, ln_Rinv by (try apply Rinv_0_lt_compat; try apply exp_pos; exact Zp). ring.
  - assert (Tl : test (fun x => ln (rho x))) by (split; [now apply cont_ln|intros x; now rewrite P]).
    pose proof (entropy_ge (by_density rho) _ Tl) as H. cbv beta in H.
    rewrite (mean_ext (fun x => exp (ln (rho x))) rho) in H by (intros x; now apply exp_ln).
    rewrite M, ln_1, Rminus_0_r in H. exact H.
Qed.

Lemma entropy_of_mean : relative_entropy mean = Finite 0.
Proof.
  rewrite (entropy_ext mean (by_density (fun _ => 1))) by (intros f _; apply mean_ext; intros; ring).
  rewrite entropy_of_by_density by (apply test_const || (intros; lra) || apply mean_const).
  f_equal. unfold circle_entropy. rewrite <- (mean_const 0). apply mean_ext. intros. rewrite ln_1. ring.
Qed.

(** ** Gibbs' variational principle: e^f / Z is the only measure with equality *)

Lemma exp_quadratic B x s : Rabs x <= B -> 0 <= s <= 1 -> exp (s * x) <= 1 + s * x + s ^ 2 * (B ^ 2 * exp B).
Proof.
  intros Hx Hs. pose proof (Rabs_pos x) as Px.
  assert (Q : forall y, exp y <= 1 + y + y ^ 2 * exp (Rabs y)).
  { intros y. pose proof (exp_ineq1_le (- y)) as E1. rewrite exp_Ropp in E1. pose proof (exp_pos y) as Py.
    assert (E2 : (1 - y) * exp y <= 1).
    { apply (Rmult_le_compat_r (exp y)) in E1; [|lra]. rewrite Rinv_l in E1 by lra. lra. }
    pose proof (exp_ineq1_le y) as E3. destruct (Rle_lt_dec 0 y) as [P|N].
    - rewrite Rabs_pos_eq by exact P.
      (* e^y - 1 - y <= y e^y - y = y (e^y - 1) <= y^2 e^y *) nra.
    - assert (1 <= exp (Rabs y)) by (rewrite Rabs_left by exact N; pose proof (exp_ineq1_le (- y)); lra). nra. }
  specialize (Q (s * x)). eapply Rle_trans; [exact Q|].
  assert (A : Rabs (s * x) <= B) by (rewrite Rabs_mult, (Rabs_pos_eq s) by lra; nra).
  pose proof (Bessel.Gamma.exp_le _ _ A) as E. pose proof (exp_pos (Rabs (s * x))) as P.
  assert (X2 : x ^ 2 <= B ^ 2) by (rewrite <- (pow2_abs x); simpl; nra).
  rewrite Rpow_mult_distr, Rmult_assoc. apply Rplus_le_compat_l, Rmult_le_compat_l; [apply pow2_ge_0|].
  apply Rmult_le_compat; [apply pow2_ge_0|lra|exact X2|exact E].
Qed.

Theorem gibbs_measure m f h : probability m -> test f -> relative_entropy m = Finite h ->
  h <= m f - ln (mean (fun x => exp (f x))) ->
  forall g, test g -> m g = by_density (fun x => exp (f x) / mean (fun x => exp (f x))) g.
Proof.
  intros Hm Tf Eh Le. pose proof (partition_pos f Tf) as Zp. set (Z := mean (fun x => exp (f x))) in *.
  pose (G := by_density (fun x => exp (f x) / Z)).
  assert (Tr : test (fun x => exp (f x) / Z)).
  { apply (test_ext (fun x => / Z * exp (f x))); [intros; unfold Rdiv; ring|apply test_scal, test_exp, Tf]. }
  assert (PG : probability G).
  { apply by_density_probability; [exact Tr| |].
    - intros x. apply Rlt_le, Rdiv_lt_0_compat; [apply exp_pos|exact Zp].
    - rewrite (mean_ext _ (fun x => / Z * exp (f x))) by (intros; unfold Rdiv; ring).
      rewrite (mean_scal (/ Z) (fun x => exp (f x))) by apply test_exp, Tf. fold Z. field. lra. }
  assert (Half : forall g, test g -> m g <= G g).
  { intros g Tg. destruct (periodic_bounded g (proj1 Tg) (proj2 Tg)) as (B & PB & HB). set (Q := B ^ 2 * exp B).
    assert (Q0 : 0 < Q) by (apply Rmult_lt_0_compat; [now apply pow_lt|apply exp_pos]).
    assert (S : forall s, 0 < s <= 1 -> m g <= G g + s * Q).
    { intros s Hs. assert (Ts : test (fun x => f x + s * g x)) by now apply test_plus, test_scal.
      pose proof (entropy_ge m _ Ts) as D. rewrite Eh in D. simpl in D.
      rewrite (on_plus m Hm f (fun x => s * g x) Tf (test_scal s g Tg)), (on_scal m Hm s g Tg) in D.
      pose proof (partition_pos _ Ts) as Zs. set (Z' := mean (fun x => exp (f x + s * g x))) in *.
      assert (U : Z' <= Z * (1 + s * G g + s ^ 2 * Q)).
      { assert (Ee := test_exp f Tf).
        assert (Tp : test (fun x => exp (f x) / Z * g x)) by now apply test_mult.
        assert (V : Z * (1 + s * G g + s ^ 2 * Q)
          = mean (fun x => (Z * s) * (exp (f x) / Z * g x) + (1 + s ^ 2 * Q) * exp (f x))).
        { rewrite (mean_combine (Z * s) (1 + s ^ 2 * Q) (fun x => exp (f x) / Z * g x) (fun x => exp (f x)) (proj1 Tp)
            (proj1 Ee)). fold Z. fold (by_density (fun x => exp (f x) / Z) g). fold (G g). ring. }
        rewrite V. apply mean_le; [apply test_exp, Ts|apply test_plus; now apply test_scal|].
        intros x. rewrite exp_plus. pose proof (exp_quadratic B (g x) s (HB x) ltac:(lra)) as E. fold Q in E.
        pose proof (exp_pos (f x)) as Pf.
        replace (Z * s * (exp (f x) / Z * g x) + (1 + s ^ 2 * Q) * exp (f x))
          with (exp (f x) * (1 + s * g x + s ^ 2 * Q)) by (field; lra).
        apply Rmult_le_compat_l; lra. }
      assert (P1 : 0 < 1 + s * G g + s ^ 2 * Q).
      { apply (Rmult_lt_reg_l Z); [exact Zp|]. rewrite Rmult_0_r. lra. }
      assert (L : ln Z' <= ln Z + (s * G g + s ^ 2 * Q)).
      { apply Rle_trans with (ln (Z * (1 + s * G g + s ^ 2 * Q))).
        - destruct U as [U|U]; [now apply Rlt_le, ln_increasing|rewrite U; apply Rle_refl].
        - rewrite ln_mult by assumption. pose proof (Bessel.Gamma.ln_le_sub_1 _ P1). lra. }
      apply (Rmult_le_reg_l s); [lra|]. replace (s * (G g + s * Q)) with (s * G g + s ^ 2 * Q) by ring. lra. }
    apply le_epsilon. intros e He. pose (s := Rmin 1 (e / Q)).
    assert (Pe : 0 < e / Q) by now apply Rdiv_lt_0_compat.
    assert (Hs : 0 < s <= 1) by (unfold s; split; [apply Rmin_glb_lt; lra|apply Rmin_l]).
    assert (s * Q <= e).
    { apply Rle_trans with (e / Q * Q); [apply Rmult_le_compat_r; [lra|apply Rmin_r]|apply Req_le; field; lra]. }
    specialize (S s Hs). lra. }
  intros g Tg. apply Rle_antisym; [now apply Half|].
  pose proof (Half _ (test_scal (-1) g Tg)) as H. rewrite (on_scal m Hm), (on_scal G PG) in H by exact Tg.
  unfold G in *. lra.
Qed.
