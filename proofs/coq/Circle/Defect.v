(** * A lower bound of K_c on the circle beyond Beckner and Onofri's: entropy

    What the inequality of Lebedev and Milin loses in the coefficients of degree 2 and 3 is of the order of |m_1|^4 and
    |m_1|^6, m_l the moments of a measure: enough to let lambda_2 exceed lambda_1/2 a little. With
    kappa_l = 2 K lambda_l, p_l = |m_l|^2 and W = p_1 + p_2/2 + p_3/3, and with kappa_l <= 1/(2l) from degree 4 on,
      H - K E >= (1 - kappa_1) p_1 + (1/2 - kappa_2) p_2 + (1/3 - kappa_3) p_3 + e^-W (D_2 + D_3),
      D_2 = |m_2 - m_1^2|^2 / 4,   D_3 >= (2/9) |m_3 - m_1 (3 m_2 + m_1^2)/4|^2:
    the field has m_l/l for l <= 3 and kappa_l m_l beyond. Circle/ThreeMoments.v decides the right side. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.LebedevMilin Circle.Mean Circle.Exponential Circle.Beckner Circle.Probability
  Circle.Entropy Circle.Weak Circle.ThreeMoments.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Opaque cos sin exp ln.

(** ** The first defects *)

Lemma first_coefficients u v : u O = 0 -> v O = 0 ->
  defects u v 3 = 2 * (u 2%nat ^ 2 + v 2%nat ^ 2) + (u 1%nat ^ 2 + v 1%nat ^ 2) ^ 2 / 2
    - ((u 2%nat + (u 1%nat ^ 2 - v 1%nat ^ 2) / 2) ^ 2 + (v 2%nat + u 1%nat * v 1%nat) ^ 2)
    + (3 * (u 3%nat ^ 2 + v 3%nat ^ 2)
      + 2 * (u 1%nat ^ 2 + v 1%nat ^ 2) * (u 2%nat ^ 2 + v 2%nat ^ 2) + (u 1%nat ^ 2 + v 1%nat ^ 2) ^ 3 / 6)
    - ((u 3%nat + (u 1%nat * u 2%nat - v 1%nat * v 2%nat)
          + (u 1%nat ^ 3 - 3 * u 1%nat * v 1%nat ^ 2) / 6) ^ 2
      + (v 3%nat + (u 1%nat * v 2%nat + v 1%nat * u 2%nat)
          + (3 * u 1%nat ^ 2 * v 1%nat - v 1%nat ^ 3) / 6) ^ 2).
Proof.
  intros U V. assert (X0 : ex u v 0 = 1) by reflexivity. assert (Y0 : ey u v 0 = 0) by reflexivity.
  pose proof (table_step u v 0) as [X1 Y1]. pose proof (table_step u v 1) as [X2 Y2].
  pose proof (table_step u v 2) as [X3 Y3].
  pose proof (real_exp_0 (weight u v)) as E0. pose proof (real_exp_step (weight u v) 0) as E1.
  pose proof (real_exp_step (weight u v) 1) as E2. pose proof (real_exp_step (weight u v) 2) as E3.
  unfold defects. cbn [sum_f_R0]. unfold modulus.
  unfold PS_derive in *. cbn [sum_f_R0 Nat.sub] in *. rewrite X0, Y0 in *. rewrite E0 in *.
  assert (W1 : weight u v 1 = u 1%nat ^ 2 + v 1%nat ^ 2) by (unfold weight; simpl INR; ring).
  assert (W2 : weight u v 2 = 2 * (u 2%nat ^ 2 + v 2%nat ^ 2)) by (unfold weight; simpl INR; ring).
  assert (W3 : weight u v 3 = 3 * (u 3%nat ^ 2 + v 3%nat ^ 2)) by (unfold weight; simpl INR; ring).
  simpl INR in *. rewrite W1 in E1, E2, E3.
  assert (X1' : ex u v 1 = u 1%nat) by lra. assert (Y1' : ey u v 1 = v 1%nat) by lra. rewrite X1', Y1' in *.
  assert (X2' : ex u v 2 = u 2%nat + (u 1%nat ^ 2 - v 1%nat ^ 2) / 2) by lra.
  assert (Y2' : ey u v 2 = v 2%nat + u 1%nat * v 1%nat) by lra. rewrite X2', Y2' in *.
  assert (X3' : ex u v 3 = u 3%nat + (u 1%nat * u 2%nat - v 1%nat * v 2%nat)
    + (u 1%nat ^ 3 - 3 * u 1%nat * v 1%nat ^ 2) / 6) by lra.
  assert (Y3' : ey u v 3 = v 3%nat + (u 1%nat * v 2%nat + v 1%nat * u 2%nat)
    + (3 * u 1%nat ^ 2 * v 1%nat - v 1%nat ^ 3) / 6) by lra. rewrite X3', Y3'.
  set (e1 := real_exp (weight u v) 1) in *. set (e2 := real_exp (weight u v) 2) in *.
  set (e3 := real_exp (weight u v) 3) in *.
  set (p := u 1%nat ^ 2 + v 1%nat ^ 2) in *. set (q := u 2%nat ^ 2 + v 2%nat ^ 2) in *.
  set (r := u 3%nat ^ 2 + v 3%nat ^ 2) in *.
  assert (E1' : e1 = p) by lra. rewrite E1' in *.
  rewrite W2 in E2, E3. assert (E2' : e2 = 2 * q + p ^ 2 / 2) by lra. rewrite E2' in *.
  assert (E3' : e3 = 3 * r + 2 * p * q + p ^ 3 / 6) by lra. rewrite E3'. unfold p. field.
Qed.

(** With u_l - i v_l = m_l / l. *)
Lemma defects_lower u v c s x y z t : u O = 0 -> v O = 0 ->
  u 1%nat = c -> v 1%nat = - s -> u 2%nat = x / 2 -> v 2%nat = - (y / 2) -> u 3%nat = z / 3 -> v 3%nat = - (t / 3) ->
  let k := c ^ 2 - s ^ 2 in let l := 2 * c * s in
  1 / 4 * ((x - k) ^ 2 + (y - l) ^ 2)
    + 2 / 9 * ((z - (c * (3 * x + k) / 4 - s * (3 * y + l) / 4)) ^ 2
      + (t - (c * (3 * y + l) / 4 + s * (3 * x + k) / 4)) ^ 2) <= defects u v 3.
Proof.
  intros U V E1 F1 E2 F2 E3 F3 k l. rewrite (first_coefficients u v U V), E1, F1, E2, F2, E3, F3.
  assert (P : 0 <= 1 / 8 * ((c ^ 2 + s ^ 2) * ((x - k) ^ 2 + (y - l) ^ 2))).
  { pose proof (pow2_ge_0 c). pose proof (pow2_ge_0 s). pose proof (pow2_ge_0 (x - k)). pose proof (pow2_ge_0 (y - l)).
    apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; lra. }
  unfold k, l in *. match goal with |- ?a <= ?b =>
    enough (b = a + 1 / 8 * ((c ^ 2 + s ^ 2) * ((x - (c ^ 2 - s ^ 2)) ^ 2 + (y - 2 * c * s) ^ 2))) by lra end.
  field.
Qed.

(** ** The entropy *)

Section Measure.

Variables (m : functional) (h : R).
Hypothesis probability_m : probability m.
Hypothesis entropy_m : relative_entropy m = Finite h.

Local Notation c := (cos_moment m).
Local Notation s := (sin_moment m).

(** |m_l|^2 is at most 1. *)
Definition square (l : nat) : R := c l ^ 2 + s l ^ 2.

Lemma square_nonneg l : 0 <= square l.
Proof. unfold square. pose proof (pow2_ge_0 (c l)). pose proof (pow2_ge_0 (s l)). lra. Qed.

Lemma square_le_1 l : square l <= 1.
Proof.
  assert (E : m (fun x => c l * cos (INR l * x) + s l * sin (INR l * x)) = square l).
  { rewrite (on_combine m probability_m _ _ (fun x => cos (INR l * x)) (fun x => sin (INR l * x)) (test_cos l)
      (test_sin l)). fold (cos_moment m l) (sin_moment m l). unfold square. ring. }
  assert (L : square l <= (square l + 1) / 2); [|lra]. rewrite <- E at 1.
  rewrite <- (on_const m probability_m ((square l + 1) / 2)).
  apply (on_le m probability_m); [apply test_harmonic|apply test_const|]. intros x.
  pose proof (sin2_cos2 (INR l * x)) as SC. unfold Rsqr in SC.
  pose proof (pow2_ge_0 (c l - cos (INR l * x))). pose proof (pow2_ge_0 (s l - sin (INR l * x))). unfold square. nra.
Qed.

(** A field with the coefficients g_l m_l. *)
Variable g : nat -> R.
Definition field_u (l : nat) : R := match l with O => 0 | S _ => g l * c l end.
Definition field_v (l : nat) : R := match l with O => 0 | S _ => - (g l * s l) end.
Definition paired (l : nat) : R := match l with O => 0 | S _ => g l * square l end.
Definition field (n : nat) : R -> R := half_polynomial (truncated n field_u) (truncated n field_v) n.

Lemma field_weight l : weight field_u field_v l = INR l * g l * paired l.
Proof. destruct l; unfold weight, field_u, field_v, paired, square; [simpl INR|]; ring. Qed.

Lemma field_pairing n : test (fun x => 2 * field n x) /\ m (fun x => 2 * field n x) = 2 * sum_f_R0 paired n.
Proof.
  pose (f := fun k x => truncated n field_u k * cos (INR k * x) + - truncated n field_v k * sin (INR k * x)).
  assert (Tf : forall k, test (f k)) by (intros k; apply test_harmonic).
  assert (E : forall x, sum_f_R0 (fun k => f k x) n = field n x).
  { intros x. unfold field, half_polynomial. apply sum_eq. intros k _. unfold f. ring. }
  assert (T : test (field n)) by exact (test_ext _ _ E (test_sum f n Tf)).
  split; [now apply test_scal|]. rewrite (on_scal m probability_m 2 _ T). f_equal.
  rewrite <- (functional_ext m _ _ E), (on_sum m probability_m f n Tf). apply sum_eq.
  intros k Hk. unfold f.
  rewrite (on_combine m probability_m _ _ (fun x => cos (INR k * x)) (fun x => sin (INR k * x)) (test_cos k)
    (test_sin k)), !truncated_below by exact Hk. fold (cos_moment m k). fold (sin_moment m k).
  destruct k; unfold field_u, field_v, paired, square; ring.
Qed.

(** The defect of the field, if the first three factors are 1/l. *)
Definition defect : R := defects field_u field_v 3.
Definition weights (n : nat) : R := sum_f_R0 (weight field_u field_v) n.

Lemma defects_local u v u' v' k : (forall j, (j <= k)%nat -> u j = u' j /\ v j = v' j) ->
  defects u v k = defects u' v' k.
Proof.
  intros H. unfold defects. apply sum_eq. intros j Hj. unfold modulus.
  destruct (exponential_local u v u' v' j) as [-> ->]; [intros i Hi; apply H; lia|]. f_equal.
  apply real_exp_local. intros i Hi. unfold weight. destruct (H i ltac:(lia)) as [-> ->]. reflexivity.
Qed.

Lemma mean_field n : (3 <= n)%nat ->
  0 < mean (fun x => exp (2 * field n x)) <= exp (weights n) - defect.
Proof.
  intros Hn. split; [apply mean_pos; [apply cont_exponential|intros; apply exp_pos]|].
  pose proof (mean_exponential_defects (truncated n field_u) (truncated n field_v) n) as M.
  specialize (M ltac:(split; rewrite truncated_below by lia; reflexivity)).
  specialize (M ltac:(intros j Hj; split; now apply truncated_above) 3%nat).
  rewrite (sum_eq _ (weight field_u field_v) n) in M.
  - rewrite (defects_local _ _ field_u field_v 3) in M by (intros j Hj; now rewrite !truncated_below by lia). exact M.
  - intros j Hj. unfold weight. now rewrite !truncated_below.
Qed.

Lemma defect_small : 0 <= defect -> defect * exp (- weights 3) <= 1.
Proof.
  intros D. destruct (mean_field 3 ltac:(lia)) as [P Q]. pose proof (exp_pos (- weights 3)) as E.
  replace 1 with (exp (weights 3) * exp (- weights 3)) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
  apply Rmult_le_compat_r; lra.
Qed.

Lemma field_entropy n : (3 <= n)%nat -> 2 * sum_f_R0 paired n - weights n + defect * exp (- weights n) <= h.
Proof.
  intros Hn. destruct (field_pairing n) as [T E]. pose proof (entropy_ge m _ T) as G. rewrite E, entropy_m in G.
  simpl in G. destruct (mean_field n Hn) as [P Q]. set (Z := mean _) in *.
  assert (L : ln Z <= weights n - defect * exp (- weights n)); [|lra].
  rewrite <- (ln_exp (weights n - _)).
  assert (B : Z <= exp (weights n - defect * exp (- weights n))).
  { eapply Rle_trans; [exact Q|]. unfold Rminus at 2. rewrite exp_plus.
    pose proof (exp_ineq1_le (- (defect * exp (- weights n)))) as I. pose proof (exp_pos (weights n)) as Pe.
    apply (Rmult_le_compat_l (exp (weights n))) in I; [|lra]. eapply Rle_trans; [|exact I]. apply Req_le.
    replace (exp (weights n) * (1 + - (defect * exp (- weights n))))
      with (exp (weights n) - defect * (exp (weights n) * exp (- weights n))) by ring.
    rewrite <- exp_plus, Rplus_opp_r, exp_0. ring. }
  destruct (Rle_lt_or_eq_dec _ _ B) as [Lt| ->]; [apply Rlt_le, ln_increasing; assumption|apply Rle_refl].
Qed.

End Measure.

(** ** H >= K E *)

Section Bound.

Variables (m : functional) (h : R).
Hypothesis probability_m : probability m.
Hypothesis entropy_m : relative_entropy m = Finite h.

Variable kappa : nat -> R.
Hypothesis kappa_nonneg : forall l, (4 <= l)%nat -> 0 <= kappa l.
Hypothesis kappa_small : forall l, (4 <= l)%nat -> 2 * (INR l * kappa l) <= 1.

Variables eps del a om gam : R.
Hypothesis kappa_1 : kappa 1%nat <= 1 - eps.
Hypothesis kappa_2 : kappa 2%nat <= 1 / 2 + del.
Hypothesis kappa_3 : kappa 3%nat <= 1 / 3 - a.
Hypothesis om_below : om <= exp (- (11 / 6)).
Hypothesis a_pos : 0 < a.
Hypothesis om_pos : 0 < om.
Hypothesis gam_pos : 0 < gam.
Hypothesis gam_below : gam * (a + 2 / 9 * om) <= a * (2 / 9 * om).
Hypothesis del_below : del < om / 4.
Hypothesis discriminant :
  (om / 4 * del - 9 / 16 * gam * eps) ^ 2 <= 4 * ((om / 4 - del) * eps) * (gam * (om / 4 - del / 16)).

Definition factor (l : nat) : R := match l with 1%nat | 2%nat | 3%nat => / INR l | _ => kappa l end.
Local Notation p := (square m).
Local Notation W := (weights m factor).
Definition lost (n : nat) : R := sum_f_R0 (fun l => match l with O => 0 | S _ => kappa l * p l end) n.

Lemma factor_high l : (4 <= l)%nat -> factor l = kappa l.
Proof. intros H. destruct l as [|[|[|[|l]]]]; (lia || reflexivity). Qed.

(** From degree 4 on what is gained is at least the growth of W. *)
Lemma gain r : W 3 <= W (3 + r) /\
  2 * sum_f_R0 (paired m factor) 3 - 2 * W 3 - lost 3
  <= 2 * sum_f_R0 (paired m factor) (3 + r) - 2 * W (3 + r) - lost (3 + r).
Proof.
  induction r as [|r [I1 I2]]; [rewrite Nat.add_0_r; lra|].
  rewrite Nat.add_succ_r. unfold weights, lost in *. rewrite !tech5 with (N := (3 + r)%nat).
  set (l := S (3 + r)). assert (Hl : (4 <= l)%nat) by (unfold l; lia). rewrite (field_weight m factor l).
  unfold l at 4 7. cbn [paired]. unfold l at 3. cbn [paired]. fold l. rewrite (factor_high l Hl).
  pose proof (kappa_nonneg l Hl) as K0. pose proof (kappa_small l Hl) as K1. pose proof (square_nonneg m l) as P.
  pose proof (Rmult_le_pos _ _ K0 P) as KP.
  pose proof (Rmult_le_pos _ _ (pos_INR l) K0) as LK.
  assert (G : 2 * (INR l * kappa l) * (kappa l * p l) <= kappa l * p l) by nra.
  assert (G0 : 0 <= INR l * kappa l * (kappa l * p l)) by now apply Rmult_le_pos.
  split; lra.
Qed.

Lemma first_weights : W 3 = p 1 + p 2 / 2 + p 3 / 3 /\ 2 * sum_f_R0 (paired m factor) 3 = 2 * W 3 /\
  lost 3 = kappa 1%nat * p 1 + kappa 2%nat * p 2 + kappa 3%nat * p 3.
Proof.
  unfold weights, lost. cbn [sum_f_R0]. rewrite !field_weight. cbn [paired factor]. simpl INR.
  repeat split; field.
Qed.

Lemma beyond_three n : (3 <= n)%nat -> 0 <= defect m factor ->
  (1 - kappa 1%nat) * p 1 + (1 / 2 - kappa 2%nat) * p 2 + (1 / 3 - kappa 3%nat) * p 3
    + defect m factor * exp (- W 3) <= h - lost n.
Proof.
  intros Hn D. pose proof (field_entropy m h probability_m entropy_m factor n Hn) as E.
  pose proof (defect_small m factor D) as S. destruct first_weights as (E1 & E2 & E3).
  replace n with (3 + (n - 3))%nat in * by lia. destruct (gain (n - 3)) as [G1 G2].
  set (N := (3 + (n - 3))%nat) in *. set (x := defect m factor * exp (- W 3)) in *.
  assert (X : 0 <= x) by (apply Rmult_le_pos; [exact D|apply Rlt_le, exp_pos]).
  assert (L : x - (W N - W 3) <= defect m factor * exp (- W N)).
  { replace (- W N) with (- W 3 + - (W N - W 3)) by ring. rewrite exp_plus, <- Rmult_assoc. fold x.
    pose proof (exp_ineq1_le (- (W N - W 3))) as I. apply (Rmult_le_compat_l x) in I; [|exact X].
    assert (x * (W N - W 3) <= 1 * (W N - W 3)) by (apply Rmult_le_compat_r; lra). lra. }
  lra.
Qed.

Theorem defect_bound n : (3 <= n)%nat -> lost n <= h.
Proof.
  intros Hn.
  pose proof (square_nonneg m 1) as P1. pose proof (square_nonneg m 2) as P2. pose proof (square_nonneg m 3) as P3.
  pose proof (square_le_1 m probability_m 1). pose proof (square_le_1 m probability_m 2).
  pose proof (square_le_1 m probability_m 3).
  set (c := cos_moment m) in *. set (s := sin_moment m) in *.
  pose proof (defects_lower (field_u m factor) (field_v m factor) (c 1%nat) (s 1%nat) (c 2%nat) (s 2%nat) (c 3%nat)
    (s 3%nat) eq_refl eq_refl) as Low.
  cbv zeta in Low.
  assert (Fu : forall l, field_u m factor (S l) = factor (S l) * c (S l)) by reflexivity.
  assert (Fv : forall l, field_v m factor (S l) = - (factor (S l) * s (S l))) by reflexivity.
  rewrite !Fu, !Fv in Low. cbn [factor] in Low. simpl INR in Low.
  specialize (Low ltac:(field) ltac:(field) ltac:(field) ltac:(field) ltac:(field) ltac:(field)).
  fold (defect m factor) in Low.
  pose proof (moments_decided eps del a om gam a_pos om_pos gam_pos gam_below del_below discriminant
    (c 1%nat) (s 1%nat) (c 2%nat) (s 2%nat) (c 3%nat) (s 3%nat)) as Dec. cbv zeta in Dec.
  set (d := 1 / 4 * _ + 2 / 9 * _) in Low, Dec.
  assert (D0 : 0 <= d).
  { assert (Sq : forall e f e' f' : R, 0 <= 1 / 4 * (e ^ 2 + f ^ 2) + 2 / 9 * (e' ^ 2 + f' ^ 2)); [|apply Sq].
    intros e f e' f'. pose proof (pow2_ge_0 e). pose proof (pow2_ge_0 f). pose proof (pow2_ge_0 e').
    pose proof (pow2_ge_0 f'). lra. }
  pose proof (beyond_three n Hn ltac:(lra)) as B. destruct first_weights as (E1 & _ & _).
  assert (Ex : om <= exp (- W 3)).
  { eapply Rle_trans; [exact om_below|]. apply Bessel.Gamma.exp_le. rewrite E1. lra. }
  assert (De : om * d <= defect m factor * exp (- W 3)).
  { rewrite Rmult_comm. apply Rmult_le_compat; lra. }
  assert (Q1 : eps * p 1 <= (1 - kappa 1%nat) * p 1) by (apply Rmult_le_compat_r; lra).
  assert (Q2 : - del * p 2 <= (1 / 2 - kappa 2%nat) * p 2) by (apply Rmult_le_compat_r; lra).
  assert (Q3 : a * p 3 <= (1 / 3 - kappa 3%nat) * p 3) by (apply Rmult_le_compat_r; lra).
  unfold square in Q1, Q2, Q3. fold c s in Q1, Q2, Q3. unfold square in B. fold c s in B. lra.
Qed.

End Bound.
