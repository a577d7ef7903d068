(** * Completeness: a continuous function on the circle without Fourier coefficients vanishes

    By the kernels (1 + cos (theta - phi))^n, which concentrate at phi. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
(* A failed unification fails at once, instead of unfolding the series of cos and sin. *)
Local Opaque cos sin.

Section Complete.

Variable h : R -> R.
Hypothesis continuous_h : cont h.
Hypothesis periodic_h : periodic h.

(** Near phi the values are close, and elsewhere 1 - cos is bounded below. *)
Lemma close_or_far phi e : 0 < e -> exists M, 0 <= M /\ forall x, Rabs (h x - h phi) <= e + M * (1 - cos (x - phi)).
Proof.
  intros He. pose proof PI_RGT_0 as Pp.
  destruct (proj1 (filterlim_locally h (h phi)) (continuous_h phi) (mkposreal e He)) as [delta Near].
  destruct (bounded_continuity (K := R_AbsRing) (V := R_NormedModule) h (phi - PI) (phi + PI)) as [B HB].
  { intros x _. apply continuous_h. }
  assert (PB : 0 < B).
  { specialize (HB phi ltac:(lra)). eapply Rle_lt_trans; [apply (norm_ge_0 (h phi))|exact HB]. }
  pose (d := Rmin (delta / 2) PI). pose proof (cond_pos delta) as Pd.
  assert (Hd : 0 < d <= PI /\ d < delta).
  { assert (d <= delta / 2) by apply Rmin_l. assert (d <= PI) by apply Rmin_r.
    split; [split; [apply Rmin_glb_lt; lra|lra]|lra]. }
  assert (Cd : cos d < 1) by (rewrite <- cos_0; apply cos_decreasing_1; lra).
  exists (2 * B / (1 - cos d)). split; [apply Rlt_le, Rdiv_lt_0_compat; lra|].
  intros x. destruct (every_angle_reduces (x - phi)) as (y & Hy & E).
  assert (Ex : h x = h (phi + y)).
  { rewrite <- (E (fun t => h (phi + t))); [f_equal; ring|].
    intros t. rewrite <- (periodic_h (phi + t)). f_equal. ring. }
  assert (Ec : cos (x - phi) = cos y) by (apply (E cos); intros t; rewrite <- (cos_period t 1); f_equal; simpl; ring).
  rewrite Ex, Ec. assert (Q : 0 < 2 * B / (1 - cos d)) by (apply Rdiv_lt_0_compat; lra).
  pose proof (COS_bound y) as Cy. destruct (Rlt_le_dec (Rabs y) d) as [S1|S1].
  - assert (N : ball phi delta (phi + y)).
    { apply Rabs_def2 in S1. apply Rabs_def1; unfold minus, plus, opp; simpl; lra. }
    specialize (Near _ N). apply Rabs_def2 in Near. unfold minus, plus, opp in Near; simpl in Near.
    assert (0 <= 2 * B / (1 - cos d) * (1 - cos y)) by (apply Rmult_le_pos; lra).
    apply Rabs_le. lra.
  - assert (Cl : cos y <= cos d).
    { replace (cos y) with (cos (Rabs y)) by (unfold Rabs; destruct (Rcase_abs y); [apply cos_neg|reflexivity]).
      assert (Rabs y <= PI) by (apply Rabs_le; lra). apply cos_decr_1; lra. }
    assert (L : 2 * B <= 2 * B / (1 - cos d) * (1 - cos y)).
    { replace (2 * B) with (2 * B / (1 - cos d) * (1 - cos d)) at 1 by (field; lra). apply Rmult_le_compat_l; lra. }
    pose proof (HB (phi + y) ltac:(lra)) as B1. pose proof (HB phi ltac:(lra)) as B2.
    change (Rabs (h (phi + y)) < B) in B1. change (Rabs (h phi) < B) in B2.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. lra.
Qed.

Definition bump (phi : R) (n : nat) (x : R) : R := (1 + cos (x - phi)) ^ n.

Lemma bump_cont phi n : cont (bump phi n).
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). unfold bump. auto_derive. trivial. Qed.

Lemma bump_nonneg phi n x : 0 <= bump phi n x.
Proof. apply pow_le. pose proof (COS_bound (x - phi)). lra. Qed.

(** (n+1) m_(n+1) = (2n+1) m_n. *)
Lemma bump_mean phi n : (INR n + 1) * mean (bump phi (S n)) = (2 * INR n + 1) * mean (bump phi n).
Proof.
  pose proof (bump_cont phi) as C.
  assert (Z : mean (fun x => (INR n + 1) * bump phi (S n) x + - (2 * INR n + 1) * bump phi n x) = 0).
  { apply (mean_derivative (fun x => sin (x - phi) * bump phi n x)).
    - intros x. unfold bump. destruct n as [|n].
      + auto_derive; [trivial|]. simpl. replace (x + - phi) with (x - phi) by ring. ring.
      + auto_derive; [trivial|]. change (match n with O => 1 | S _ => INR n + 1 end) with (INR (S n)).
        rewrite ?Nat.pred_succ, ?S_INR. pose proof (sin2_cos2 (x - phi)) as SC. unfold Rsqr in SC.
        replace (x + - phi) with (x - phi) by ring.
        assert (S2 : sin (x - phi) * sin (x - phi) = (1 - cos (x - phi)) * (1 + cos (x - phi))) by lra.
        simpl pow. transitivity (cos (x - phi) * ((1 + cos (x - phi)) * (1 + cos (x - phi)) ^ n)
          - (INR n + 1) * (sin (x - phi) * sin (x - phi)) * (1 + cos (x - phi)) ^ n); [ring|rewrite S2; ring].
    - apply cont_plus; apply cont_scal; apply C.
    - intros x. unfold bump. replace (x + 2 * PI - phi) with (x - phi + 2 * INR 1 * PI) by (simpl; ring).
      now rewrite sin_period, cos_period. }
  rewrite (mean_combine _ _ _ _ (C (S n)) (C n)) in Z. lra.
Qed.

Lemma bump_mean_pos phi n : 0 < mean (bump phi n).
Proof.
  induction n as [|n IH].
  - rewrite (mean_ext _ (fun _ => 1)) by reflexivity. rewrite mean_const. lra.
  - pose proof (bump_mean phi n) as E. pose proof (pos_INR n).
    assert (0 < (2 * INR n + 1) * mean (bump phi n)) by (apply Rmult_lt_0_compat; lra). nra.
Qed.

Hypothesis no_mean : mean h = 0.
Hypothesis no_coefficients : forall k, (1 <= k)%nat -> cos_coefficient h k = 0 /\ sin_coefficient h k = 0.

Lemma shifted_cont phi k : cont (fun x => cos (INR k * (x - phi))).
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma bump_orthogonal phi n : forall k, mean (fun x => h x * (bump phi n x * cos (INR k * (x - phi)))) = 0.
Proof.
  induction n as [|n IH]; intros k.
  - rewrite (mean_ext _ (fun x => cos (INR k * phi) * (h x * cos (INR k * x)) + sin (INR k * phi) * (h x * sin (INR k
    * x)))).
    + rewrite (mean_combine _ _ _ _ (cont_mult _ _ continuous_h (cont_cos (INR k)))
        (cont_mult _ _ continuous_h (cont_sin (INR k)))).
      fold (cos_coefficient h k). fold (sin_coefficient h k). destruct k as [|k].
      * assert (Z : cos_coefficient h 0 = 0).
        { unfold cos_coefficient. rewrite <- no_mean. apply mean_ext. intros. simpl. rewrite Rmult_0_l, cos_0. ring. }
        rewrite Z. simpl. rewrite Rmult_0_l, sin_0. ring.
      * destruct (no_coefficients (S k) ltac:(lia)) as [-> ->]. ring.
    + intros x. unfold bump. simpl pow. replace (INR k * (x - phi)) with (INR k * x - INR k * phi) by ring.
      rewrite cos_minus. ring.
  - pose (t := fun m x => h x * (bump phi n x * cos (INR m * (x - phi)))).
    assert (Ct : forall m, cont (t m)).
    { intros m. apply cont_mult; [exact continuous_h|]. apply cont_mult; [apply bump_cont|apply shifted_cont]. }
    pose (k' := match k with O => 1%nat | S j => j end).
    rewrite (mean_ext _ (fun x => 1 * t k x + (/ 2 * t (S k) x + / 2 * t k' x))).
    + rewrite mean_plus, (mean_scal 1 _ (Ct k)), (mean_combine _ _ _ _ (Ct (S k)) (Ct k')).
      * unfold t. rewrite !IH. ring.
      * apply cont_scal, Ct.
      * apply cont_plus; apply cont_scal; apply Ct.
    + intros x. unfold t, bump. simpl pow.
      assert (P : cos (x - phi) * cos (INR k * (x - phi))
        = / 2 * cos (INR (S k) * (x - phi)) + / 2 * cos (INR k' * (x - phi))).
      { unfold k'. generalize (x - phi) as y. intros y. destruct k as [|k].
        - change (INR 0) with 0. change (INR 1) with 1.
          rewrite (Rmult_0_l y), (Rmult_1_l y), cos_0. lra.
        - rewrite !S_INR. replace ((INR k + 1 + 1) * y) with ((INR k + 1) * y + y) by ring.
          replace (INR k * y) with ((INR k + 1) * y - y) by ring.
          rewrite cos_plus, cos_minus. field. }
      transitivity (h x * ((1 + cos (x - phi)) ^ n * cos (INR k * (x - phi))
        + (1 + cos (x - phi)) ^ n * (cos (x - phi) * cos (INR k * (x - phi))))); [ring|rewrite P; ring].
Qed.

Theorem circle_complete x : h x = 0.
Proof.
  rename x into phi.
  assert (Bound : forall e, 0 < e -> Rabs (h phi) <= e).
  { intros e He. destruct (close_or_far phi (e / 2) ltac:(lra)) as (M & PM & Close).
    assert (All : forall n, Rabs (h phi) <= e / 2 + M / (INR n + 1)).
    { intros n. pose proof (bump_mean_pos phi n) as Pn. pose proof (bump_mean phi n) as Rn.
      pose proof (pos_INR n) as Hn.
      pose proof (bump_cont phi n) as C0. pose proof (bump_cont phi (S n)) as C1.
      assert (Ch : cont (fun x => h x * bump phi n x)) by now apply cont_mult.
      assert (Zero : mean (fun x => h x * bump phi n x) = 0).
      { rewrite <- (bump_orthogonal phi n 0). apply mean_ext. intros x. simpl. rewrite Rmult_0_l, cos_0. ring. }
      assert (Val : mean (fun x => h phi * bump phi n x - h x * bump phi n x) = h phi * mean (bump phi n)).
      { rewrite mean_minus, (mean_scal _ _ C0), Zero; [ring|now apply cont_scal|exact Ch]. }
      pose (w := fun x => (e / 2 + 2 * M) * bump phi n x + - M * bump phi (S n) x).
      assert (Cw : cont w) by (apply cont_plus; now apply cont_scal).
      assert (Mw : mean w = (e / 2 + M / (INR n + 1)) * mean (bump phi n)).
      { unfold w. rewrite (mean_combine _ _ _ _ C0 C1).
        replace (mean (bump phi (S n))) with ((2 * INR n + 1) * mean (bump phi n) / (INR n + 1))
          by (rewrite <- Rn; field; lra). field. lra. }
      assert (Pt : forall x, Rabs (h phi * bump phi n x - h x * bump phi n x) <= w x).
      { intros x. rewrite <- Rmult_minus_distr_r, Rabs_mult, (Rabs_pos_eq (bump phi n x)) by apply bump_nonneg.
        rewrite <- Rabs_Ropp, Ropp_minus_distr. replace (w x) with ((e / 2 + M * (1 - cos (x - phi))) * bump phi n x).
        - apply Rmult_le_compat_r; [apply bump_nonneg|apply Close].
        - unfold w, bump. simpl pow. ring. }
      assert (Cd : cont (fun x => h phi * bump phi n x - h x * bump phi n x)).
      { apply cont_minus; [now apply cont_scal|exact Ch]. }
      assert (U : mean (fun x => h phi * bump phi n x - h x * bump phi n x) <= mean w).
      { apply mean_le; [exact Cd|exact Cw|]. intros x. eapply Rle_trans; [apply Rle_abs|apply Pt]. }
      assert (L : mean (fun x => -1 * (h phi * bump phi n x - h x * bump phi n x)) <= mean w).
      { apply mean_le; [now apply cont_scal|exact Cw|]. intros x. specialize (Pt x). apply Rabs_le_between in Pt. lra. }
      rewrite (mean_scal (-1) _ Cd) in L. rewrite Val, Mw in U, L.
      apply Rabs_le. split.
      - apply (Rmult_le_reg_r (mean (bump phi n))); [exact Pn|]. lra.
      - apply (Rmult_le_reg_r (mean (bump phi n))); [exact Pn|]. lra. }
    destruct (nfloor_ex (2 * M / e) ltac:(apply Rdiv_le_0_compat; lra)) as (n & _ & Hn).
    specialize (All n). pose proof (pos_INR n).
    assert (M / (INR n + 1) <= e / 2).
    { apply (Rmult_le_reg_r (INR n + 1)); [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
      apply (Rmult_lt_compat_r (e / 2)) in Hn; [|lra].
      replace (2 * M / e * (e / 2)) with M in Hn by (field; lra). lra. }
    lra. }
  destruct (Req_dec (h phi) 0) as [Z|N]; [exact Z|exfalso].
  pose proof (Rabs_pos_lt _ N) as P. specialize (Bound (Rabs (h phi) / 2) ltac:(lra)). lra.
Qed.

End Complete.
