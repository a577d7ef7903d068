(** * The barrier lemma, and two bounds of the Bessel ratio from the literature

    If p' = M p + Q with M continuous and Q >= 0 on (0, oo), and p > 0 near 0, then p > 0: p exp(-int M) does not
    decrease. With p a polynomial in x and r_nu(x), whose derivative Riccati's equation gives, this proves bounds of the
    ratio without a root and without the choice of a branch. Two uses, for all x > 0:
    - D. E. Amos (Math. Comp. 28, 1974): r_nu > x/(nu + 1/2 + sqrt (x^2 + (nu + 3/2)^2)), here for nu > -1;
    - H. C. Simpson and S. J. Spector (Quart. Appl. Math. 42, 1984):
      r_nu < x/(nu + 1/2 + sqrt (x^2 + (nu + 1/2)(nu + 3/2))), here for nu >= -1/2.
    In both M = (1 - 2 nu)/x - 2 r_nu. *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.Ratio Bessel.RatioMonotone.
Local Open Scope R_scope.

Theorem barrier (p M Q : R -> R) : (forall x, 0 < x -> is_derive p x (M x * p x + Q x)) ->
  (forall x, 0 < x -> continuous M x) -> (forall x, 0 < x -> 0 <= Q x) ->
  (exists e, 0 < e /\ forall x, 0 < x < e -> 0 < p x) -> forall x, 0 < x -> 0 < p x.
Proof.
  intros Hp HM HQ (e & He & Near) x Hx. destruct (Rlt_le_dec x e) as [L|L]; [apply Near; lra|].
  set (y := e / 2). pose (m := fun t => RInt M y t).
  assert (Dm : forall t, 0 < t -> is_derive m t (M t)).
  { intros t Ht. apply (is_derive_RInt M m y t); [|now apply HM]. exists (mkposreal _ Ht). intros z Hz.
    apply (RInt_correct (V := R_CompleteNormedModule)), (ex_RInt_continuous (V := R_CompleteNormedModule)).
    assert (0 < z) by (apply Rabs_def2 in Hz; unfold minus, plus, opp in Hz; simpl in Hz; lra).
    intros u Hu. apply HM. assert (0 < Rmin y z) by (apply Rmin_glb_lt; unfold y; lra). lra. }
  assert (D : forall t, 0 < t -> is_derive (fun t => p t * exp (- m t)) t (Q t * exp (- m t))).
  { intros t Ht. eapply derive_eq.
    - apply derive_mult; [now apply Hp|]. apply (derive_comp exp (fun t => - m t)); [apply is_derive_exp|].
      apply (is_derive_opp (K := R_AbsRing) (V := R_NormedModule) m). now apply Dm.
    - cbv beta. change opp with Ropp. ring. }
  destruct (MVT_gen (fun t => p t * exp (- m t)) y x (fun t => Q t * exp (- m t))) as (c & Hc & E).
  - intros t Ht. apply D. rewrite Rmin_left in Ht by (unfold y; lra). unfold y in Ht. lra.
  - intros t Ht. apply continuity_pt_filterlim.
    apply (ex_derive_continuous (V := R_NormedModule) (fun t => p t * exp (- m t))). eexists.
    apply D. rewrite Rmin_left in Ht by (unfold y; lra). unfold y in Ht. lra.
  - rewrite Rmin_left, Rmax_right in Hc by (unfold y; lra).
    assert (0 <= Q c * exp (- m c) * (x - y)).
    { repeat apply Rmult_le_pos; [apply HQ; unfold y in Hc; lra|left; apply exp_pos|unfold y; lra]. }
    pose proof (Rmult_lt_0_compat _ _ (Near y ltac:(unfold y; lra)) (exp_pos (- m y))) as S.
    pose proof (exp_pos (- m x)). apply Rnot_le_lt. intros N. nra.
Qed.

(** ** Both bounds *)

Section Bounds.

Variable nu : R.

Let M (x : R) : R := (1 - 2 * nu) / x - 2 * r nu x.

Lemma barrier_coefficient_continuous x : -1 < nu -> 0 < x -> continuous M x.
Proof.
  intros Hnu Hx. apply (continuous_minus (V := R_NormedModule) (fun y => (1 - 2 * nu) / y)).
  - apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. lra.
  - apply (continuous_mult (K := R_AbsRing) (fun _ => 2)); [apply continuous_const|now apply continuous_r].
Qed.

(** A quadratic form A R^2 + B R + C in R = r_nu(x), with A, B, C polynomials in x. *)
Lemma quadratic_derive x a0 a2 b c : -1 < nu -> 0 < x ->
  is_derive (fun t => (a0 + a2 * t ^ 2) * r nu t ^ 2 + b * t * r nu t + c * t ^ 2) x
    (2 * a2 * x * r nu x ^ 2 + b * r nu x + 2 * c * x
     + ((a0 + a2 * x ^ 2) * (2 * r nu x) + b * x) * (1 - r nu x ^ 2 - (2 * nu + 1) * r nu x / x)).
Proof.
  intros Hnu Hx. pose proof (r_riccati nu x Hnu Hx) as Dr.
  assert (D2 : forall y, is_derive (fun t => t ^ 2) y (2 * y)) by (intros y; auto_derive; [trivial|ring]).
  eapply derive_eq.
  - apply derive_plus; [apply derive_plus|].
    + apply derive_mult; [apply derive_plus; [apply derive_const|apply derive_scal, D2]|].
      apply (derive_comp (fun z => z ^ 2) (r nu)); [apply D2|exact Dr].
    + apply derive_mult; [apply derive_scal, derive_id|exact Dr].
    + apply derive_scal, D2.
  - cbv beta. ring.
Qed.

Theorem r_lower_amos x : -1 < nu -> 0 < x -> x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)) < r nu x.
Proof.
  intros Hnu Hx.
  assert (P : 0 < (2 * nu + 2 + 1 * x ^ 2) * r nu x ^ 2 + (2 * nu + 1) * x * r nu x + -1 * x ^ 2).
  { apply (barrier (fun t => (2 * nu + 2 + 1 * t ^ 2) * r nu t ^ 2 + (2 * nu + 1) * t * r nu t + -1 * t ^ 2) M
      (fun t => r nu t * (2 * nu + 3) * (t - 2 * (nu + 1) * r nu t) / t)); [| | | |exact Hx].
    - intros t Ht. eapply derive_eq; [apply (quadratic_derive t (2 * nu + 2) 1 (2 * nu + 1) (-1)); assumption|].
      unfold M. field. lra.
    - intros t. now apply barrier_coefficient_continuous.
    - intros t Ht. pose proof (r_pos nu t Hnu Ht). pose proof (r_upper nu t Hnu Ht) as U.
      apply (Rmult_lt_compat_l (2 * (nu + 1))) in U; [|lra].
      replace (2 * (nu + 1) * (t / (2 * (nu + 1)))) with t in U by (field; lra).
      apply Rmult_le_pos; [|left; apply Rinv_0_lt_compat, Ht]. apply Rmult_le_pos; [apply Rmult_le_pos|]; lra.
    - exists 1. split; [lra|]. intros t Ht. pose proof (r_lower nu t Hnu ltac:(lra)) as L.
      set (d := t ^ 2 / (2 * (nu + 2))) in *. assert (Pt : 0 < t ^ 2 < 1) by (simpl; nra).
      assert (Hd : 0 < d < 1 / 2).
      { unfold d. split; [apply Rdiv_lt_0_compat; lra|]. apply (Rmult_lt_reg_r (2 * (nu + 2))); [lra|].
        unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l by lra. lra. }
      assert (Ed : t ^ 2 = d * (2 * nu + 4)) by (unfold d; field; lra).
      set (s := / (2 * (nu + 1) + d)). assert (Ps : 0 < s) by (apply Rinv_0_lt_compat; lra).
      assert (Es : s * (2 * nu + 2 + d) = 1) by (unfold s; field; lra).
      set (q := r nu t / t). assert (Eq : r nu t = t * q) by (unfold q; field; lra).
      assert (Hq : s < q).
      { unfold q, s. apply (Rmult_lt_reg_r t); [lra|]. unfold Rdiv. rewrite (Rmult_assoc _ (/ t)), Rinv_l by lra.
        unfold Rdiv in L. lra. }
      rewrite Eq. replace ((2 * nu + 2 + 1 * t ^ 2) * (t * q) ^ 2 + (2 * nu + 1) * t * (t * q) + -1 * t ^ 2)
        with (t ^ 2 * ((2 * nu + 2) * q ^ 2 + (2 * nu + 1) * q - 1 + t ^ 2 * q ^ 2)) by ring.
      apply Rmult_lt_0_compat; [lra|]. rewrite Ed.
      replace ((2 * nu + 2) * q ^ 2 + (2 * nu + 1) * q - 1 + d * (2 * nu + 4) * q ^ 2)
        with ((q + 1) * ((2 * nu + 2 + d) * q - 1) + d * ((2 * nu + 3) * q ^ 2 - q)) by ring.
      assert (0 < (2 * nu + 2 + d) * q - 1) by nra. assert (0 < q) by lra.
      assert (0 < (2 * nu + 3) * q ^ 2 - q).
      { replace ((2 * nu + 3) * q ^ 2 - q) with (q * ((2 * nu + 3) * q - 1)) by ring.
        apply Rmult_lt_0_compat; nra. }
      apply Rplus_lt_0_compat; apply Rmult_lt_0_compat; lra. }
  pose proof (r_pos nu x Hnu Hx) as R. set (S := sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)).
  assert (X2 : 0 < x ^ 2) by (apply pow_lt, Hx).
  assert (S2 : S * S = x ^ 2 + (nu + 3 / 2) ^ 2) by (apply sqrt_sqrt; pose proof (pow2_ge_0 (nu + 3 / 2)); lra).
  assert (Sp : nu + 3 / 2 < S).
  { apply Rnot_le_lt. intros N. assert (0 <= S) by apply sqrt_pos. nra. }
  apply (Rmult_lt_reg_r (nu + 1 / 2 + S)); [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply Rnot_le_lt. intros N. assert (0 <= S * r nu x) by (apply Rmult_le_pos; lra). nra.
Qed.

Theorem r_upper_simpson_spector x : - / 2 <= nu -> 0 < x ->
  r nu x < x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2))).
Proof.
  intros Hnu Hx. assert (H1 : -1 < nu) by lra.
  assert (P : 0 < (- (nu + 1 / 2) + -1 * x ^ 2) * r nu x ^ 2 + - (2 * nu + 1) * x * r nu x + 1 * x ^ 2).
  { apply (barrier (fun t => (- (nu + 1 / 2) + -1 * t ^ 2) * r nu t ^ 2 + - (2 * nu + 1) * t * r nu t + 1 * t ^ 2) M
      (fun t => r nu t ^ 2 * ((2 * nu + 1) * (2 * nu + 3)) / 2 / t)); [| | | |exact Hx].
    - intros t Ht. eapply derive_eq; [apply (quadratic_derive t (- (nu + 1 / 2)) (-1) (- (2 * nu + 1)) 1); assumption|].
      unfold M. field. lra.
    - intros t. now apply barrier_coefficient_continuous.
    - intros t Ht. apply Rmult_le_pos; [|left; apply Rinv_0_lt_compat, Ht].
      apply Rmult_le_pos; [|lra]. apply Rmult_le_pos; [apply pow2_ge_0|apply Rmult_le_pos; lra].
    - exists (1 / 2). split; [lra|]. intros t Ht. pose proof (r_upper nu t H1 ltac:(lra)) as U.
      pose proof (r_pos nu t H1 ltac:(lra)) as R. set (k := / (2 * (nu + 1))).
      assert (Pk : 0 < k) by (apply Rinv_0_lt_compat; lra).
      assert (Ek : k * (2 * nu + 2) = 1) by (unfold k; field; lra).
      set (q := r nu t / t). assert (Eq : r nu t = t * q) by (unfold q; field; lra).
      assert (Hq : 0 < q < k).
      { split; [apply Rdiv_lt_0_compat; lra|]. apply (Rmult_lt_reg_r t); [lra|].
        replace (q * t) with (r nu t) by (rewrite Eq; ring). unfold Rdiv in U. fold k in U. lra. }
      rewrite Eq. replace ((- (nu + 1 / 2) + -1 * t ^ 2) * (t * q) ^ 2 + - (2 * nu + 1) * t * (t * q) + 1 * t ^ 2)
        with (t ^ 2 * (1 - (2 * nu + 1) * q - ((nu + 1 / 2) + t ^ 2) * q ^ 2)) by ring.
      assert (Pt : 0 < t ^ 2 < 1 / 4) by (simpl; nra).
      apply Rmult_lt_0_compat; [lra|].
      assert (Q2 : q ^ 2 <= k ^ 2) by (simpl; nra). assert (0 <= (nu + 1 / 2) + t ^ 2) by lra.
      apply Rlt_le_trans with (1 - (2 * nu + 1) * k - ((nu + 1 / 2) + 1 / 4) * k ^ 2).
      + replace (1 - (2 * nu + 1) * k - (nu + 1 / 2 + 1 / 4) * k ^ 2) with (k * (1 - (nu + 3 / 4) * k)) by nra.
        apply Rmult_lt_0_compat; nra.
      + assert ((nu + 1 / 2 + t ^ 2) * q ^ 2 <= (nu + 1 / 2 + 1 / 4) * k ^ 2) by (apply Rmult_le_compat; try lra;
          apply pow2_ge_0). nra. }
  pose proof (r_pos nu x H1 Hx) as R. pose proof (r_upper nu x H1 Hx) as U.
  set (S := sqrt (x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2))).
  assert (X2 : 0 < x ^ 2) by (apply pow_lt, Hx).
  assert (A : 0 <= (nu + 1 / 2) * (nu + 3 / 2)) by (apply Rmult_le_pos; lra).
  assert (S2 : S * S = x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2)) by (apply sqrt_sqrt; lra).
  assert (Sp : 0 < S) by (apply sqrt_lt_R0; lra).
  assert (Low : 0 < x - (nu + 1 / 2) * r nu x).
  { apply (Rmult_lt_compat_l (2 * (nu + 1))) in U; [|lra].
    replace (2 * (nu + 1) * (x / (2 * (nu + 1)))) with x in U by (field; lra). nra. }
  apply (Rmult_lt_reg_r (nu + 1 / 2 + S)); [lra|].
  replace (x / (nu + 1 / 2 + S) * (nu + 1 / 2 + S)) with x by (field; lra).
  apply Rnot_le_lt. intros N. assert (0 <= S * r nu x) by (apply Rmult_le_pos; lra). nra.
Qed.

(** At x = 0 too, where all are 0. *)
Corollary r_lower_amos_le x : -1 < nu -> 0 <= x -> x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 3 / 2) ^ 2)) <= r nu x.
Proof.
  intros Hnu [Hx|<-]; [left; now apply r_lower_amos|]. rewrite r_0. unfold Rdiv. rewrite Rmult_0_l. apply Rle_refl.
Qed.

Corollary r_upper_simpson_spector_le x : - / 2 <= nu -> 0 <= x ->
  r nu x <= x / (nu + 1 / 2 + sqrt (x ^ 2 + (nu + 1 / 2) * (nu + 3 / 2))).
Proof.
  intros Hnu [Hx|<-]; [left; now apply r_upper_simpson_spector|]. rewrite r_0. unfold Rdiv. rewrite Rmult_0_l.
  apply Rle_refl.
Qed.

End Bounds.

(** Riccati's equation at its singular point: r_nu'(0) = 1/(2(nu+1)). *)
Theorem r_derive_0 nu : -1 < nu -> is_derive (r nu) 0 (1 / (2 * (nu + 1))).
Proof.
  intros Hnu. unfold r.
  assert (D : forall a, 0 < a -> is_derive (fun t => F a (t ^ 2 / 4)) 0 (F (a + 1) (0 ^ 2 / 4) / a * (0 / 2))).
  { intros a Ha. apply (derive_comp (F a) (fun t => t ^ 2 / 4)); [now apply is_derive_F|apply derive_quarter_square]. }
  assert (Z : 0 ^ 2 / 4 = 0) by field. assert (P : F (nu + 1) (0 ^ 2 / 4) <> 0) by (rewrite Z, F_0; lra).
  eapply derive_eq.
  - apply derive_mult; [|apply derive_div; [apply (D (nu + 2)); lra|apply (D (nu + 1)); lra|exact P]].
    apply (is_derive_ext (fun t => / (2 * (nu + 1)) * t)); [intros t; apply Rmult_comm|apply derive_scal, derive_id].
  - cbv beta. rewrite Z, !F_0. field. lra.
Qed.
