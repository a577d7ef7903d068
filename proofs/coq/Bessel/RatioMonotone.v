(** * Monotonicity and limits of the Bessel ratio

    r_nu increases strictly in x from 0 to 1 (nu > -1/2), and decreases strictly in the order nu (nu > -1; the case
    of two neighbouring integers or half-integers is the Turan inequality I_nu I_{nu+2} < I_{nu+1}^2). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.Ratio.
Local Open Scope R_scope.

(** ** In x *)

Theorem r_increasing nu x y : - / 2 < nu -> 0 <= x < y -> r nu x < r nu y.
Proof.
  intros Hnu [[Hx|<-] Hxy].
  - apply (increasing_of_derive (r nu) (fun t => 1 - (r nu t) ^ 2 - (2 * nu + 1) * r nu t / t)); [exact Hxy|..].
    + intros t Ht. apply r_riccati; lra.
    + intros t Ht. apply riccati_pos; lra.
  - rewrite r_0. apply r_pos; lra.
Qed.

Corollary r_increasing_le nu x y : - / 2 < nu -> 0 <= x <= y -> r nu x <= r nu y.
Proof.
  intros Hnu [Hx [Hxy|<-]]; [|lra]. apply Rlt_le, r_increasing; [assumption|lra].
Qed.

Corollary r_reflects_lt nu x y : - / 2 < nu -> 0 <= x -> 0 <= y -> r nu x < r nu y -> x < y.
Proof.
  intros Hnu Hx Hy H. destruct (Rlt_or_le x y) as [|Hyx]; [assumption|].
  pose proof (r_increasing_le nu y x Hnu (conj Hy Hyx)). lra.
Qed.

(** ** Below 1 *)

Theorem r_lt_1 nu x : - / 2 < nu -> 0 <= x -> r nu x < 1.
Proof.
  intros Hnu [Hx|<-]; [|rewrite r_0; lra].
  pose proof (riccati_pos nu x Hnu Hx) as H.
  pose proof (r_pos nu x ltac:(lra) Hx) as Hr.
  assert (0 < (2 * nu + 1) * r nu x / x) by (apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra).
  nra.
Qed.

(** The weaker but global lower bound, from r_{nu+1} < 1 and the recurrence. *)
Theorem r_lower_global nu x : -1 < nu -> 0 < x -> x / (x + 2 * (nu + 1)) < r nu x.
Proof.
  intros Hnu Hx.
  pose proof (r_recurrence nu x Hnu Hx) as H.
  pose proof (r_lt_1 (nu + 1) x ltac:(lra) (Rlt_le _ _ Hx)) as H1.
  pose proof (r_pos (nu + 1) x ltac:(lra) Hx) as H2.
  assert (H0 : 0 < 2 * (nu + 1) / x) by (apply Rdiv_lt_0_compat; lra).
  rewrite <- (Rinv_inv (r nu x)), H.
  replace (x / (x + 2 * (nu + 1))) with (/ (2 * (nu + 1) / x + 1)) by (field; lra).
  apply Rinv_lt_contravar; [apply Rmult_lt_0_compat|]; lra.
Qed.

(** ** Limits *)

Lemma continuous_r nu x : -1 < nu -> continuous (r nu) x.
Proof.
  intros Hnu. apply (ex_derive_continuous (r nu)). unfold r.
  assert (Hd : forall a, 0 < a -> ex_derive (fun t => F a (t ^ 2 / 4)) x).
  { intros a Ha. eexists. apply (derive_comp (F a) (fun t => t ^ 2 / 4)); [now apply is_derive_F|].
    apply derive_quarter_square. }
  apply (ex_derive_mult (fun t : R => t / (2 * (nu + 1)))).
  - apply (ex_derive_scal_l (fun t : R => t) x (/ (2 * (nu + 1)))), (ex_derive_id x).
  - apply ex_derive_div; [apply Hd; lra|apply Hd; lra|].
    apply Rgt_not_eq, F_quarter_pos; lra.
Qed.

Theorem is_lim_r_0 nu : -1 < nu -> is_lim (r nu) 0 0.
Proof.
  intros Hnu. rewrite <- (r_0 nu) at 2. apply is_lim_continuity, continuity_pt_filterlim.
  apply continuous_r, Hnu.
Qed.

Theorem is_lim_r_infinity nu : - / 2 < nu -> is_lim (r nu) p_infty 1.
Proof.
  intros Hnu. apply (is_lim_le_le_loc (fun x => 1 - 2 * (nu + 1) * / x) (fun _ => 1)).
  - exists 0; intros x Hx. split.
    + eapply Rle_trans; [|apply Rlt_le, r_lower_global; lra].
      replace (x / (x + 2 * (nu + 1))) with (1 - 2 * (nu + 1) * / (x + 2 * (nu + 1))) by (field; lra).
      apply Rplus_le_compat_l, Ropp_le_contravar, Rmult_le_compat_l; [lra|].
      apply Rinv_le_contravar; lra.
    + apply Rlt_le, r_lt_1; lra.
  - replace (Finite 1) with (Finite (1 - 2 * (nu + 1) * 0)) by (f_equal; ring).
    apply (is_lim_minus (fun _ => 1) (fun x => 2 * (nu + 1) * / x) p_infty 1 (2 * (nu + 1) * 0)).
    + apply is_lim_const.
    + apply (is_lim_scal_l (fun x => / x) (2 * (nu + 1)) p_infty 0).
      replace (Finite 0) with (Rbar_inv p_infty) by reflexivity.
      apply is_lim_inv; [apply is_lim_id|discriminate].
    + reflexivity.
  - apply is_lim_const.
Qed.

(** ** In the order *)

(** F'/F decreases in the parameter: for a < b, with W = F_a' F_b - F_a F_b', z W' + b W = (b-a) F_a' F_b > 0. *)
Section Order.
  Variables a b : R.
  Hypothesis Ha : 0 < a.
  Hypothesis Hab : a < b.

  Let D c z := F (c + 1) z / c.
  Let DD c z := F (c + 2) z / (c * (c + 1)).
  Let W z := D a z * F b z - F a z * D b z.
  Let dW z := DD a z * F b z - F a z * DD b z.

  Local Lemma derive_D c z : 0 < c -> is_derive (D c) z (DD c z).
  Proof.
    intros Hc.
    apply is_derive_ext with (fun t => / c * F (c + 1) t); [intros t; unfold D, Rdiv; apply Rmult_comm|].
    eapply derive_eq; [apply derive_scal, is_derive_F; lra|].
    unfold DD. replace (c + 1 + 1) with (c + 2) by ring. field. lra.
  Qed.

  Local Lemma derive_W z : is_derive W z (dW z).
  Proof.
    eapply derive_eq.
    - apply (derive_minus (fun t => D a t * F b t) (fun t => F a t * D b t)); apply derive_mult.
      + apply derive_D, Ha.
      + apply is_derive_F. lra.
      + apply is_derive_F, Ha.
      + apply derive_D. lra.
    - cbv beta. fold (D a z) (D b z). unfold dW. ring.
  Qed.

  Lemma F_order z : 0 <= z -> F (b + 1) z / b * F a z < F (a + 1) z / a * F b z.
  Proof.
    intros Hz. enough (0 < W z) by (unfold W, D in *; lra). revert z Hz.
    apply (positive_of_first_order W dW b).
    - unfold W, D. rewrite !F_0. apply Rlt_le_trans with ((b - a) / (a * b)).
      + apply Rdiv_lt_0_compat; [lra|]. apply Rmult_lt_0_compat; lra.
      + apply Req_le. field. lra.
    - intros; apply derive_W.
    - intros z Hz.
      assert (Oa : z * DD a z + a * D a z = F a z) by (apply F_ode; lra).
      assert (Ob : z * DD b z + b * D b z = F b z) by (apply F_ode; lra).
      assert (Hpa : 0 < D a z) by (apply Rdiv_lt_0_compat; [apply F_pos|]; lra).
      assert (Hpb : 0 < F b z) by (apply F_pos; lra).
      apply Rlt_le_trans with ((b - a) * (D a z * F b z)).
      + apply Rmult_lt_0_compat; [lra|]. now apply Rmult_lt_0_compat.
      + apply Req_le. unfold W, dW. rewrite <- Oa, <- Ob. ring.
  Qed.
End Order.

Theorem r_decreasing_order nu mu x : -1 < nu < mu -> 0 < x -> r mu x < r nu x.
Proof.
  intros Hnu Hx.
  pose proof (F_order (nu + 1) (mu + 1) ltac:(lra) ltac:(lra) (x ^ 2 / 4) (quarter_square_nonneg x)) as H.
  replace (nu + 1 + 1) with (nu + 2) in H by ring. replace (mu + 1 + 1) with (mu + 2) in H by ring.
  pose proof (F_quarter_pos (nu + 1) x ltac:(lra)) as HA.
  pose proof (F_quarter_pos (mu + 1) x ltac:(lra)) as HB.
  unfold r. set (A := F (nu + 1) _) in *. set (B := F (mu + 1) _) in *.
  apply Rmult_lt_reg_r with (2 / x * (A * B)).
  - apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat; lra|now apply Rmult_lt_0_compat].
  - eapply Rle_lt_trans; [|eapply Rlt_le_trans; [exact H|]]; apply Req_le; field; lra.
Qed.

(** The Turan inequality in terms of neighbouring ratios. *)
Corollary r_turan nu x : -1 < nu -> 0 < x -> r (nu + 1) x < r nu x.
Proof. intros. apply r_decreasing_order; [lra|assumption]. Qed.
