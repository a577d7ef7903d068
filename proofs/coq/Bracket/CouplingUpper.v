(** * An upper bound of K_c at one beta, by computation

    The field q = a_0 + sum a_l P_l is given by integers: a_0 = w_0/2^e, a_l = w_l g_l/2^e, g_l = (d-1) d ... (l+d-3),
    for which g_l P_l has integer coefficients. Bracket/Polynomial.v shows mean e^q >= 1, and by Sphere/Coupling.v
    there remains sum a_l^2/(4 K lambda_l N_l) < -a_0, with lower bounds of lambda_l. *)

From Coq Require Import ZArith Bool Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Threshold.Eigenvalues Threshold.EigenvalueSeries Zonal.Moments
  Zonal.Gegenbauer Zonal.Norm Sphere.Model Sphere.Coupling.
From Certify Require Import Bracket.Series Bracket.Checkers Bracket.Polynomial Bracket.CouplingLower.
From Certify Require Main.
Import ListNotations.
Local Open Scope Z_scope.

(** ** The checker *)

Section Checkers.

Variable A : arithmetic.
Variables (d num den p : Z) (terms : nat).

(** g_l times the degrees of the field, as a polynomial: [current] is g_l P_l, r [previous] is g_l P_(l-1). *)
Fixpoint field_poly (l r : Z) (previous current w : list Z) : list Z :=
  match w with
  | [] => []
  | c :: w' =>
      poly_add binary (poly_scale binary c current)
        (field_poly (l + 1) (l + d - 2) current
          (poly_add binary (0 :: poly_scale binary (2 * l + d - 2) current)
            (poly_scale binary (- (l * r)) previous)) w')
  end.

(** The a_l 2^e. *)
Fixpoint field_coefficients (l g : Z) (w : list Z) : list Z :=
  match w with [] => [] | c :: w' => c * g :: field_coefficients (l + 1) (g * (l + d - 2)) w' end.

(** 2^p times an upper bound of sum a_l^2/(4 (s/t) lambda_l N_l) for a_l = c_l/2^e; lambda_l N_l = x/y F(d/2 + l).
    None where a lower bound of F is not positive. *)
Fixpoint cost_upper (s t e l x y : Z) (c : list Z) : option Z :=
  match c with
  | [] => Some 0
  | a :: c' =>
      let v := to_Z A (lower_value A (d + 2 * l) num den p terms) in
      match cost_upper s t e (l + 1) (x * (num * (l + d - 2))) (y * (den * (l + 1) * (2 * l + d - 2))) c' with
      | Some rest =>
          if 0 <? v then Some (a * a * t * y * 2 ^ (2 * p) / (2 ^ (2 * e) * 4 * s * x * v) + 1 + rest) else None
      | None => None
      end
  end.

(** K_c(num/den) < s/t, by the field [w0 :: w] over 2^e and the Taylor polynomial of degree 2 n + 1. *)
Definition coupling_below (s t w0 : Z) (w : list Z) (e : Z) (n : nat) : bool :=
  valid d num den p && (0 <? s) && (0 <? t) && (0 <=? e)
  && match cost_upper s t e 1 1 1 (field_coefficients 1 1 w) with
     | Some cost => cost * 2 ^ e <? - w0 * 2 ^ p
     | None => false
     end
  && mean_exp_above A d (poly_add binary [w0] (field_poly 1 1 [1] [0; 1] w)) e p n.

End Checkers.

(** ** What it means *)

Local Open Scope R_scope.

Section Soundness.

Variable A : arithmetic.
Variables (d : nat) (num den p : Z) (terms : nat).

Let D : Z := Z.of_nat d.
Let beta : R := IZR num / IZR den.
Hypothesis ok : valid D num den p = true.

Lemma place : (2 <= d)%nat /\ 2 <= INR d /\ (0 < num)%Z /\ (0 < den)%Z /\ (0 <= p)%Z /\ 0 < beta /\ INR d = IZR D.
Proof. exact (arguments d num den p ok). Qed.

Lemma field_poly_value w t : forall k r g previous current, (0 < g)%Z ->
  value current t = IZR g * gegenbauer (INR d) (S k) t ->
  IZR r * value previous t = IZR g * gegenbauer (INR d) k t ->
  value (field_poly D (Z.of_nat k + 1) r previous current w) t
  = zonal_field (INR d) (S k) (map IZR (field_coefficients D (Z.of_nat k + 1) g w)) t.
Proof.
  destruct place as (N & Hd & _ & _ & _ & _ & E).
  assert (Add : forall u v, value (poly_add binary u v) t = value u t + value v t).
  { intros u v. pose proof (poly_add_value binary u v t) as P. cbn [to_Z binary] in P. now rewrite !map_id in P. }
  assert (Scale : forall a u, value (poly_scale binary a u) t = IZR a * value u t).
  { intros a u. pose proof (poly_scale_value binary a u t) as P. cbn [to_Z binary] in P. now rewrite !map_id in P. }
  induction w as [|c w IH]; intros k r g previous current Hg Hc Hprev; [reflexivity|].
  cbn [field_poly field_coefficients map zonal_field]. rewrite Add, Scale, Hc, mult_IZR.
  replace (Z.of_nat k + 1 + 1)%Z with (Z.of_nat (S k) + 1)%Z by lia.
  assert (Step : IZR (Z.of_nat k + 1 + D - 2) = INR (S k) + INR d - 2)
    by (rewrite minus_IZR, plus_IZR, degree, <- E; ring).
  rewrite (IH (S k) _ (g * (Z.of_nat k + 1 + D - 2))%Z).
  - ring.
  - apply Z.mul_pos_pos; [exact Hg|unfold D; lia].
  - rewrite Add, Scale. cbn [value]. rewrite Scale, Hc, gegenbauer_SS, opp_IZR, !mult_IZR, Step.
    rewrite minus_IZR, plus_IZR, mult_IZR, degree, <- E.
    replace (- (INR (S k) * IZR r) * value previous t) with (- INR (S k) * (IZR r * value previous t)) by ring.
    rewrite Hprev. pose proof (lt_0_INR (S k) ltac:(lia)). field. rewrite S_INR in *. pose proof (pos_INR k). lra.
  - rewrite Hc, mult_IZR, Step. ring.
Qed.

Lemma cost_upper_sound s t e c : (0 < s)%Z -> (0 < t)%Z -> (0 <= e)%Z -> forall k x y total, (0 < x)%Z -> (0 < y)%Z ->
  eigenvalue_factor (INR d) beta k * harmonic_dimension d (S k) = IZR x / IZR y ->
  cost_upper A D num den p terms s t e (Z.of_nat k + 1) x y c = Some total ->
  IZR (2 ^ p) * field_cost d beta (IZR s / IZR t) (S k) (map (fun z => IZR z / IZR (2 ^ e)) c) <= IZR total.
Proof.
  intros Hs Ht He0. destruct place as (N & Hd & Hn & He & Hp & Hb & E). assert (H1 : 1 < INR d) by lra.
  assert (Rn : 0 < IZR num) by now apply IZR_lt. assert (Re : 0 < IZR den) by now apply IZR_lt.
  assert (Rs : 0 < IZR s) by now apply IZR_lt. assert (Rt : 0 < IZR t) by now apply IZR_lt.
  assert (P0 : (0 < 2 ^ p)%Z) by (apply Z.pow_pos_nonneg; lia). assert (Pp : 0 < IZR (2 ^ p)) by now apply IZR_lt.
  assert (E0 : (0 < 2 ^ e)%Z) by (apply Z.pow_pos_nonneg; lia). assert (Ep : 0 < IZR (2 ^ e)) by now apply IZR_lt.
  induction c as [|a c IH]; intros k x y total Hx Hy F.
  - cbn [cost_upper map field_cost]. intros [= <-]. lra.
  - cbn [cost_upper map field_cost].
    destruct (cost_upper A D num den p terms s t e _ _ _ c) as [rest|] eqn:Rest; [|discriminate].
    destruct (Z.ltb_spec 0 (to_Z A (lower_value A (D + 2 * (Z.of_nat k + 1)) num den p terms))) as [Hv|];
      [|discriminate].
    intros [= <-].
    assert (Next : (Z.of_nat k + 1 + 1 = Z.of_nat (S k) + 1)%Z) by lia. rewrite Next in Rest.
    assert (Xr : 0 < IZR x) by now apply IZR_lt. assert (Yr : 0 < IZR y) by now apply IZR_lt.
    assert (Pk := lt_0_INR (S k) ltac:(lia)). pose proof (pos_INR k) as Pk0.
    assert (F' : eigenvalue_factor (INR d) beta (S k) * harmonic_dimension d (S (S k))
      = IZR (x * (num * (Z.of_nat k + 1 + D - 2)))
        / IZR (y * (den * (Z.of_nat k + 1 + 1) * (2 * (Z.of_nat k + 1) + D - 2)))).
    { rewrite harmonic_dimension_succ by lia. cbn [eigenvalue_factor].
      rewrite !mult_IZR, !minus_IZR, !plus_IZR, !mult_IZR, !plus_IZR, <- INR_IZR_INZ, <- E, S_INR.
      transitivity (eigenvalue_factor (INR d) beta k * harmonic_dimension d (S k)
        * (beta * (INR k + 1 + INR d - 2) / ((INR k + 1 + 1) * (2 * (INR k + 1) + INR d - 2)))).
      - field. lra.
      - rewrite F. unfold beta. field. repeat split; lra. }
    rewrite Next in F'.
    assert (X' : (0 < x * (num * (Z.of_nat k + 1 + D - 2)))%Z) by (repeat apply Z.mul_pos_pos; unfold D; lia).
    assert (Y' : (0 < y * (den * (Z.of_nat (S k) + 1) * (2 * (Z.of_nat k + 1) + D - 2)))%Z)
      by (repeat apply Z.mul_pos_pos; unfold D; lia).
    specialize (IH (S k) _ _ rest X' Y' F' Rest).
    replace (Z.of_nat k + 1)%Z with (Z.of_nat (S k)) in Hv |- * by lia.
    pose proof (eigenvalue_lower A d num den p terms ok k _ eq_refl) as L. fold D beta in L.
    set (v := to_Z A (lower_value A (D + 2 * Z.of_nat (S k)) num den p terms)) in *.
    assert (Vr : 0 < IZR v) by now apply IZR_lt.
    assert (Den : (0 < 2 ^ (2 * e) * 4 * s * x * v)%Z) by (pose proof (Z.pow_pos_nonneg 2 (2 * e)); nia).
    pose proof (IZR_div_upper (a * a * t * y * 2 ^ (2 * p)) _ Den) as U.
    rewrite (plus_IZR _ rest). rewrite Rmult_plus_distr_l. apply Rplus_le_compat; [|exact IH].
    eapply Rle_trans; [|exact U].
    pose proof (harmonic_dimension_pos d (S k) N ltac:(lia)) as Q.
    pose proof (eigenvalue_pos (INR d) (S k) beta H1 ltac:(lia)) as Pe.
    replace (2 * p)%Z with (p + p)%Z by lia. replace (2 * e)%Z with (e + e)%Z by lia.
    rewrite !Z.pow_add_r, !mult_IZR by assumption.
    set (P := IZR (2 ^ p)) in *. set (T := IZR (2 ^ e)) in *. set (lam := eigenvalue (INR d) (S k) beta) in *.
    set (h := harmonic_dimension d (S k)) in *.
    assert (Low : IZR x / IZR y * IZR v <= P * (lam * h)).
    { rewrite <- F. apply (Rmult_le_compat_r h) in L; [|lra]. lra. }
    assert (Lp : 0 < IZR x / IZR y * IZR v) by (apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat|]; assumption).
    replace (P * ((IZR a / T) ^ 2 / (4 * (IZR s / IZR t) * lam * h)))
      with (IZR a ^ 2 * IZR t * P * P / (4 * T ^ 2 * IZR s) * / (P * (lam * h))) by (field; lra).
    replace (IZR a * IZR a * IZR t * IZR y * (P * P) / (T * T * 4 * IZR s * IZR x * IZR v))
      with (IZR a ^ 2 * IZR t * P * P / (4 * T ^ 2 * IZR s) * / (IZR x / IZR y * IZR v)) by (field; lra).
    apply Rmult_le_compat_l.
    + apply Rmult_le_pos.
      * apply Rmult_le_pos; [apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow2_ge_0|]|]|]; lra.
      * apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; [apply Rmult_lt_0_compat; [|apply pow_lt]|]; lra.
    + apply Rinv_le_contravar; assumption.
Qed.

Theorem coupling_below_sound s t w0 w e n : coupling_below A D num den p terms s t w0 w e n = true ->
  forall S, general_facts S d -> Rbar_lt (Main.K_c S beta) (IZR s / IZR t).
Proof.
  unfold coupling_below. destruct (cost_upper A D num den p terms s t e 1 1 1 _) as [cost|] eqn:Cost;
    [|rewrite !andb_true_iff; intros [[_ F] _]; discriminate].
  rewrite !andb_true_iff, Z.leb_le, !Z.ltb_lt. intros [[[[[_ Hs] Ht] He0] Hcost] Hmean] S facts.
  destruct place as (N & Hd & Hn & He & Hp & Hb & E). assert (H1 : 1 < INR d) by lra.
  assert (P0 : (0 < 2 ^ p)%Z) by (apply Z.pow_pos_nonneg; lia). assert (Pp : 0 < IZR (2 ^ p)) by now apply IZR_lt.
  assert (E0 : (0 < 2 ^ e)%Z) by (apply Z.pow_pos_nonneg; lia). assert (Ep : 0 < IZR (2 ^ e)) by now apply IZR_lt.
  set (c := field_coefficients D 1 1 w) in *.
  assert (F : eigenvalue_factor (INR d) beta 0 * harmonic_dimension d 1 = IZR 1 / IZR 1).
  { rewrite harmonic_dimension_1 by exact N. cbn [eigenvalue_factor]. field. lra. }
  pose proof (cost_upper_sound s t e c Hs Ht He0 0 1 1 cost ltac:(lia) ltac:(lia) F Cost) as L.
  apply (critical_coupling_upper S d beta _ (IZR w0 / IZR (2 ^ e)) (map (fun z => IZR z / IZR (2 ^ e)) c));
    try assumption.
  - apply Rdiv_lt_0_compat; now apply IZR_lt.
  - assert (Avg : zonal_average (IZR D) (sphere_mean d)) by (rewrite <- E; now apply sphere_mean_zonal).
    pose proof (mean_exp_above_sound A D (sphere_mean d) ltac:(unfold D; lia) Avg _ _ _ _ Hmean) as M.
    eapply Rle_trans; [exact M|]. apply Req_le, (mean_ext (INR d) _ (sphere_mean_zonal d N)). intros x _. f_equal.
    pose proof (poly_add_value binary [w0] (field_poly D 1 1 [1%Z] [0%Z; 1%Z] w) x) as V.
    cbn [to_Z binary] in V. rewrite !map_id in V. cbn [value] in V. rewrite V.
    pose proof (field_poly_value w x 0 1 1 [1%Z] [0%Z; 1%Z] ltac:(lia)) as G. cbn [Z.of_nat Z.add] in G.
    rewrite G by (cbn [value gegenbauer]; ring). fold c.
    assert (Sc : forall u l, zonal_field (INR d) l (map (fun z => IZR z / IZR (2 ^ e)) u) x
      = zonal_field (INR d) l (map IZR u) x / IZR (2 ^ e)).
    { induction u as [|z u IH]; intros l; cbn [map zonal_field]; [field; lra|]. rewrite IH. field. lra. }
    rewrite Sc. field. lra.
  - apply IZR_lt in Hcost. rewrite !mult_IZR, opp_IZR in Hcost.
    apply (Rmult_lt_reg_l (IZR (2 ^ p))); [exact Pp|]. eapply Rle_lt_trans; [exact L|].
    apply (Rmult_lt_reg_r (IZR (2 ^ e))); [exact Ep|].
    replace (IZR (2 ^ p) * - (IZR w0 / IZR (2 ^ e)) * IZR (2 ^ e)) with (- IZR w0 * IZR (2 ^ p)) by (field; lra). lra.
Qed.

End Soundness.
