(** * A lower bound of K_c on the circle at one beta, beyond Beckner and Onofri's, by computation

    Circle/Coupling.v with kappa_l = 2 (s/t) lambda_l at most N_l / 2^p: what is asked of kappa_1, kappa_2, kappa_3 is
    one inequality in integers; kappa_4 <= 1/8 is enough for all degrees from 4 on if beta <= 8. *)

From Coq Require Import ZArith Bool Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Majorisation Threshold.Eigenvalues Threshold.EigenvalueSeries Circle.Coupling.
From Certify Require Import Bracket.Series Bracket.Checkers Bracket.Taylor Bracket.CouplingLower.
From Certify Require Circle.Model Circle.Facts MainCircle Main.
Local Open Scope Z_scope.

(** ** The checker *)

Section Checker.

Variable A : arithmetic.
Variables (num den p : Z) (terms : nat).

(** At least 2^p 2 (s/t) (x/y) F(1 + l). *)
Definition kappa_above (s t l x y : Z) : Z :=
  2 * s * x * to_Z A (upper_value A (2 + 2 * l) num den p terms) / (t * y) + 1.

(** m = 2^p, a = alpha/(3 m), gamma = g/m, eps = e/m, delta = d/(2 m), omega = 159/1000. *)
Definition first_degrees (m e d alpha : Z) : bool :=
  let g := 53 * alpha * m / (1500 * alpha + 159 * m) in
  (0 <? alpha) && (0 <? g) && (2000 * d <? 159 * m)
  && (g * (1500 * alpha + 159 * m) <=? 53 * alpha * m)
  && ((159 * d * m - 4500 * g * e) ^ 2 <=? 2 * (159 * m - 2000 * d) * e * g * (1272 * m - 1000 * d)).

(** s/t <= K_c(num/den). *)
Definition circle_above (s t : Z) : bool :=
  let m := 2 ^ p in
  valid 2 num den p && (0 <=? s) && (0 <? t) && (num <=? 8 * den)
  && tail_halves 4 num den terms && tail_halves 6 num den terms
  && tail_halves 8 num den terms && tail_halves 10 num den terms
  && (8 * kappa_above s t 4 (num ^ 3) (384 * den ^ 3) <=? m)
  && first_degrees m (m - kappa_above s t 1 1 2) (2 * kappa_above s t 2 num (8 * den) - m)
       (m - 3 * kappa_above s t 3 (num ^ 2) (48 * den ^ 2)).

End Checker.

(** ** What it means *)

Local Open Scope R_scope.

Lemma omega_below : 159 / 1000 <= exp (- (11 / 6)).
Proof. eapply Rle_trans; [|exact (taylor_le_exp 4 (- (11 / 6)))]. cbn [taylor Nat.mul Nat.add]. simpl INR. lra. Qed.

Section Soundness.

Variable A : arithmetic.
Variables (num den p : Z) (terms : nat).

Local Notation beta := (IZR num / IZR den).
Local Notation M := (IZR (2 ^ p)).

Lemma quotient_below a b : (0 < b)%Z -> IZR a <= IZR b * IZR (a / b + 1).
Proof.
  intros Hb. rewrite <- mult_IZR. apply IZR_le. pose proof (Z.div_mod a b ltac:(lia)).
  pose proof (Z.mod_pos_bound a b Hb). lia.
Qed.

Lemma kappa_above_sound s t k x y : valid 2 num den p = true -> (0 <= s)%Z -> (0 < t)%Z -> (0 < y)%Z ->
  tail_halves (2 + 2 * Z.of_nat (S k)) num den terms = true ->
  eigenvalue_factor 2 beta k = IZR x / IZR y ->
  M * (2 * (IZR s / IZR t) * eigenvalue 2 (S k) beta)
  <= IZR (kappa_above A num den p terms s t (Z.of_nat (S k)) x y).
Proof.
  intros ok Hs Ht Hy Tail F. change 2%Z with (Z.of_nat 2) in ok, Tail.
  pose proof (eigenvalue_upper A 2 num den p terms ok k _ eq_refl Tail) as U. change (Z.of_nat 2) with 2%Z in U.
  rewrite Circle.Model.two, F in U. unfold kappa_above. set (v := to_Z A _) in *.
  pose proof (quotient_below (2 * s * x * v) (t * y) ltac:(lia)) as Q. rewrite !mult_IZR in Q.
  apply IZR_le in Hs. apply IZR_lt in Ht, Hy. set (N := IZR (_ / _ + 1)) in *.
  apply (Rmult_le_reg_l (IZR t * IZR y)); [now apply Rmult_lt_0_compat|]. eapply Rle_trans; [|exact Q].
  apply Rle_trans with (2 * IZR s * (IZR y * (M * eigenvalue 2 (S k) beta))); [apply Req_le; field; lra|].
  replace (2 * IZR s * IZR x * IZR v) with (2 * IZR s * (IZR y * (IZR x / IZR y * IZR v))) by (field; lra).
  apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_l; [lra|exact U].
Qed.

(** At num/den, and before it, lambda_l being smaller there. *)
Theorem circle_above_sound s t : circle_above A num den p terms s t = true ->
  forall x, 0 < x <= beta -> Rbar_le (IZR s / IZR t) (MainCircle.K_c (Main.W x)).
Proof.
  unfold circle_above, first_degrees. cbv zeta.
  set (N1 := kappa_above A num den p terms s t 1 _ _). set (N2 := kappa_above A num den p terms s t 2 _ _).
  set (N3 := kappa_above A num den p terms s t 3 _ _). set (N4 := kappa_above A num den p terms s t 4 _ _).
  set (e := (2 ^ p - N1)%Z). set (d := (2 * N2 - 2 ^ p)%Z). set (alpha := (2 ^ p - 3 * N3)%Z).
  set (g := (53 * alpha * 2 ^ p / (1500 * alpha + 159 * 2 ^ p))%Z).
  rewrite !andb_true_iff, !Z.leb_le, !Z.ltb_lt.
  intros [[[[[[[[[ok Hs] Ht] H8] T1] T2] T3] T4] K4] [[[[Ha Hg] Hd] Hgam] Disc]] x Hx.
  destruct (valid_spec _ _ _ _ ok) as (_ & Hn & He & Hp).
  assert (PM : 0 < M) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  assert (Rd : 0 < IZR den) by now apply IZR_lt.
  assert (Hq : 0 <= IZR s / IZR t).
  { apply Rmult_le_pos; [now apply IZR_le|apply Rlt_le, Rinv_0_lt_compat; now apply IZR_lt]. }
  assert (F1 : eigenvalue_factor 2 beta 0 = IZR 1 / IZR 2) by reflexivity.
  assert (F2 : eigenvalue_factor 2 beta 1 = IZR num / IZR (8 * den)).
  { rewrite mult_IZR. cbn [eigenvalue_factor]. simpl INR. field. lra. }
  assert (F3 : eigenvalue_factor 2 beta 2 = IZR (num ^ 2) / IZR (48 * den ^ 2)).
  { rewrite mult_IZR, !(Z.pow_2_r), !mult_IZR. cbn [eigenvalue_factor]. simpl INR. field. lra. }
  assert (F4 : eigenvalue_factor 2 beta 3 = IZR (num ^ 3) / IZR (384 * den ^ 3)).
  { replace (num ^ 3)%Z with (num * num * num)%Z by ring. replace (den ^ 3)%Z with (den * den * den)%Z by ring.
    rewrite !mult_IZR. cbn [eigenvalue_factor]. simpl INR. field. lra. }
  pose proof (kappa_above_sound s t 0 1 2 ok Hs Ht ltac:(lia) T1 F1) as B1.
  pose proof (kappa_above_sound s t 1 num (8 * den) ok Hs Ht ltac:(lia) T2 F2) as B2.
  pose proof (kappa_above_sound s t 2 (num ^ 2) (48 * den ^ 2) ok Hs Ht ltac:(nia) T3 F3) as B3.
  pose proof (kappa_above_sound s t 3 (num ^ 3) (384 * den ^ 3) ok Hs Ht ltac:(nia) T4 F4) as B4.
  cbn [Z.of_nat Pos.of_succ_nat Pos.succ] in B1, B2, B3, B4.
  fold N1 in B1. fold N2 in B2. fold N3 in B3. fold N4 in B4.
  assert (Ee : IZR e = M - IZR N1) by (unfold e; apply minus_IZR).
  assert (Ed : IZR d = 2 * IZR N2 - M) by (unfold d; now rewrite minus_IZR, mult_IZR).
  assert (Ea : IZR alpha = M - 3 * IZR N3) by (unfold alpha; now rewrite minus_IZR, mult_IZR).
  apply IZR_lt in Ha, Hg, Hd. apply IZR_le in H8, K4, Hgam, Disc. rewrite mult_IZR in H8, K4.
  rewrite Z.pow_2_r in Disc.
  repeat (rewrite mult_IZR in Disc || rewrite minus_IZR in Disc).
  repeat (rewrite mult_IZR in Hgam || rewrite plus_IZR in Hgam). rewrite !mult_IZR in Hd.
  rewrite Main.K_c_circle.
  assert (Le : forall l, (1 <= l)%nat ->
    2 * (IZR s / IZR t) * eigenvalue 2 l x <= 2 * (IZR s / IZR t) * eigenvalue 2 l beta).
  { intros l Hl. apply Rmult_le_compat_l; [lra|]. apply eigenvalue_le; (lra || assumption). }
  assert (Up : forall l N, (1 <= l)%nat -> M * (2 * (IZR s / IZR t) * eigenvalue 2 l beta) <= N ->
    2 * (IZR s / IZR t) * eigenvalue 2 l x <= N / M).
  { intros l N Hl H. eapply Rle_trans; [apply Le, Hl|]. apply (Rmult_le_reg_l M); [exact PM|].
    replace (M * (N / M)) with N by (field; lra). exact H. }
  pose proof (Up 1%nat _ ltac:(lia) B1) as U1. pose proof (Up 2%nat _ ltac:(lia) B2) as U2.
  pose proof (Up 3%nat _ ltac:(lia) B3) as U3.
  apply (coupling_by_defects x (IZR s / IZR t) (IZR e / M) (IZR d / (2 * M)) (IZR alpha / (3 * M)) (159 / 1000)
    (IZR g / M)); [apply Hx|exact Hq| | | | |exact omega_below| |lra| | | |].
  - intros l Hl. pose proof (Le l ltac:(lia)) as L. pose proof (lt_0_INR l ltac:(lia)) as Pl.
    pose proof (weighted_eigenvalue_tail 2 beta 4 l ltac:(lra) ltac:(lra) ltac:(lia)) as T.
    assert (H8' : beta <= 8).
    { apply (Rmult_le_reg_r (IZR den)); [exact Rd|]. replace (beta * IZR den) with (IZR num) by (field; lra). lra. }
    simpl (INR 4) in T. specialize (T ltac:(lra)).
    pose proof (Circle.Facts.beckner_circle l ltac:(lia)) as El.
    pose proof (Circle.Facts.beckner_circle 4 ltac:(lia)) as E4.
    rewrite Circle.Model.two in El, E4. rewrite El, E4 in T. simpl (INR 4) in T.
    apply (Rmult_le_compat_l _ _ _ (Rlt_le _ _ Pl)) in L. apply (Rmult_le_compat_l (IZR s / IZR t)) in T; [|exact Hq].
    assert (B : 8 * (2 * (IZR s / IZR t) * eigenvalue 2 4 beta) <= 1); [|lra].
    apply (Rmult_le_reg_l M); [exact PM|]. lra.
  - rewrite Ee. replace (1 - (M - IZR N1) / M) with (IZR N1 / M) by (field; lra). exact U1.
  - rewrite Ed. replace (1 / 2 + (2 * IZR N2 - M) / (2 * M)) with (IZR N2 / M) by (field; lra). exact U2.
  - rewrite Ea. replace (1 / 3 - (M - 3 * IZR N3) / (3 * M)) with (IZR N3 / M) by (field; lra). exact U3.
  - apply Rdiv_lt_0_compat; lra.
  - apply Rdiv_lt_0_compat; lra.
  - replace (IZR g / M * (IZR alpha / (3 * M) + 2 / 9 * (159 / 1000)))
      with (IZR g * (1500 * IZR alpha + 159 * M) * / (4500 * (M * M))) by (field; lra).
    replace (IZR alpha / (3 * M) * (2 / 9 * (159 / 1000))) with (53 * IZR alpha * M * / (4500 * (M * M)))
      by (field; lra).
    apply Rmult_le_compat_r; [|exact Hgam]. apply Rlt_le, Rinv_0_lt_compat.
    pose proof (Rmult_lt_0_compat _ _ PM PM). lra.
  - apply (Rmult_lt_reg_l (2000 * M)); [lra|].
    replace (2000 * M * (IZR d / (2 * M))) with (1000 * IZR d) by (field; lra). lra.
  - set (scale := / (64000000 * (M * M * (M * M)))).
    replace ((159 / 1000 / 4 * (IZR d / (2 * M)) - 9 / 16 * (IZR g / M) * (IZR e / M)) ^ 2)
      with ((159 * IZR d * M - 4500 * IZR g * IZR e) * (159 * IZR d * M - 4500 * IZR g * IZR e) * scale)
      by (unfold scale; field; lra).
    replace (4 * ((159 / 1000 / 4 - IZR d / (2 * M)) * (IZR e / M))
      * (IZR g / M * (159 / 1000 / 4 - IZR d / (2 * M) / 16)))
      with (2 * (159 * M - 2000 * IZR d) * IZR e * IZR g * (1272 * M - 1000 * IZR d) * scale)
      by (unfold scale; field; lra).
    apply Rmult_le_compat_r; [|exact Disc]. apply Rlt_le, Rinv_0_lt_compat.
    pose proof (Rmult_lt_0_compat _ _ PM PM) as P2. pose proof (Rmult_lt_0_compat _ _ P2 P2). lra.
Qed.

End Soundness.
