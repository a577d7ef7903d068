(** * The mean of exp(beta t) over one coordinate of the sphere

    For every zonal average of dimension d > 0: the mean of t^j times an
    exponential is differentiable in beta under the mean, and
      mean (exp (beta t)) = 0F1(; d/2; beta^2/4),
    which is m_beta of (1.2), Poisson's integral for I_{d/2-1}. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
From Certify Require Import Bessel.Hypergeometric Zonal.Moments Zonal.Gegenbauer.
Local Open Scope R_scope.

(** ** The exponential series, uniformly on [[-1, 1]] *)

Definition exp_sum (n : nat) (x : R) : R := sum_n (fun k => x ^ k / INR (fact k)) n.

Lemma is_lim_exp_sum : forall x, is_lim_seq (fun n => exp_sum n x) (exp x).
Proof.
  intros x. pose proof (is_exp_Reals x) as E. unfold is_pseries in E.
  apply (is_series_ext _ (fun k => x ^ k / INR (fact k))) in E; [exact E|].
  intros n. in_R. unfold scal; simpl; unfold mult; simpl. rewrite pow_n_pow. unfold Rdiv. ring.
Qed.

Lemma exp_sum_tail : forall x b n, Rabs x <= b -> Rabs (exp x - exp_sum n x) <= exp b - exp_sum n b.
Proof.
  intros x b n Hx.
  assert (Step : forall m, Rabs (exp_sum (n + m) x - exp_sum n x) <= exp_sum (n + m) b - exp_sum n b).
  { induction m as [|m IH].
    - rewrite Nat.add_0_r, Rminus_diag_eq, Rabs_R0 by reflexivity. lra.
    - rewrite Nat.add_succ_r. unfold exp_sum in *. rewrite !sum_Sn.
      set (Sx := sum_n _ (n + m)) in *. set (Sb := sum_n (fun k => b ^ k / _) (n + m)) in *.
      change plus with Rplus. pose proof (INR_fact_pos (S (n + m))) as Pf.
      assert (T : Rabs (x ^ S (n + m) / INR (fact (S (n + m)))) <= b ^ S (n + m) / INR (fact (S (n + m)))).
      { unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ _)) by now apply Rlt_le, Rinv_0_lt_compat.
        apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
        rewrite <- RPow_abs. apply pow_incr. split; [apply Rabs_pos|exact Hx]. }
      replace (Sx + x ^ S (n + m) / INR (fact (S (n + m))) - sum_n (fun k => x ^ k / INR (fact k)) n)
        with ((Sx - sum_n (fun k => x ^ k / INR (fact k)) n) + x ^ S (n + m) / INR (fact (S (n + m)))) by ring.
      eapply Rle_trans; [apply Rabs_triang|]. lra. }
  assert (L : forall y, is_lim_seq (fun m => exp_sum (n + m) y - exp_sum n y) (exp y - exp_sum n y)).
  { intros y. apply is_lim_seq_minus'; [|apply is_lim_seq_const].
    apply (is_lim_seq_ext (fun m => exp_sum (m + n) y)); [intros m; now rewrite Nat.add_comm|].
    apply (is_lim_seq_incr_n (fun m => exp_sum m y)), is_lim_exp_sum. }
  apply (is_lim_seq_le _ _ (Finite (Rabs (exp x - exp_sum n x))) (Finite (exp b - exp_sum n b)) Step).
  - apply (is_lim_seq_abs _ (exp x - exp_sum n x)), L.
  - apply L.
Qed.

(** e^s = 1 + s + O(s^2), explicitly. *)
Lemma exp_quadratic : forall s, Rabs s <= 1 / 2 -> Rabs (exp s - 1 - s) <= 2 * s ^ 2.
Proof.
  intros s Hs. apply Rabs_le_between in Hs. apply Rabs_le. split.
  - pose proof (exp_ineq1_le s). pose proof (pow2_ge_0 s). lra.
  - assert (Inv : exp s <= / (1 - s)).
    { replace s with (- - s) at 1 by ring. rewrite exp_Ropp.
      apply Rinv_le_contravar; [lra|]. pose proof (exp_ineq1_le (- s)). lra. }
    assert (Q : / (1 - s) <= 1 + s + 2 * s ^ 2).
    { apply (Rmult_le_reg_r (1 - s)); [lra|]. rewrite Rinv_l by lra.
      assert (0 <= s ^ 2 * (1 - 2 * s)) by (apply Rmult_le_pos; [apply pow2_ge_0|lra]).
      simpl in *. lra. }
    lra.
Qed.

(** A quadratic error gives the derivative. *)
Lemma derive_of_quadratic_error : forall (g : R -> R) x l C, 0 <= C ->
  (forall h, Rabs h <= 1 / 2 -> Rabs (g (x + h) - g x - h * l) <= C * h ^ 2) -> is_derive g x l.
Proof.
  intros g x l C HC Err. apply is_derive_Reals. intros e He.
  assert (Hd : 0 < Rmin (1 / 2) (e / (C + 1))).
  { apply Rmin_glb_lt; [lra|]. apply Rdiv_lt_0_compat; lra. }
  exists (mkposreal _ Hd). intros h Hh Small. simpl in Small.
  assert (S1 : Rabs h <= 1 / 2) by (pose proof (Rmin_l (1 / 2) (e / (C + 1))); lra).
  assert (S2 : Rabs h < e / (C + 1)) by (pose proof (Rmin_r (1 / 2) (e / (C + 1))); lra).
  assert (Ph : 0 < Rabs h) by now apply Rabs_pos_lt.
  replace ((g (x + h) - g x) / h - l) with ((g (x + h) - g x - h * l) * / h) by (field; exact Hh).
  rewrite Rabs_mult, Rabs_inv.
  apply (Rmult_lt_reg_r (Rabs h)); [exact Ph|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  apply Rle_lt_trans with (1 := Err h S1).
  replace (h ^ 2) with (Rabs h * Rabs h) by (rewrite <- (pow2_abs h); ring).
  apply (Rmult_lt_compat_r (C + 1)) in S2; [|lra].
  replace (e / (C + 1) * (C + 1)) with e in S2 by (field; lra). nra.
Qed.

Section Exponential.

Variables (d : R) (mean : (R -> R) -> R).
Hypothesis d_pos : 0 < d.
Hypothesis avg : zonal_average d mean.

Lemma exp_continuous : forall b, continuous_on_interval (fun t => exp (b * t)).
Proof. intros b t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. Qed.

Lemma mean_minus : forall f g, continuous_on_interval f -> continuous_on_interval g ->
  mean (fun t => f t - g t) = mean f - mean g.
Proof.
  intros f g Hf Hg.
  assert (Hg' : continuous_on_interval (fun t => -1 * g t)).
  { apply (continuous_on_interval_mult (fun _ => -1)); [intros t _; apply continuous_const|exact Hg]. }
  rewrite (mean_ext d mean avg _ (fun t => f t + -1 * g t)) by (intros; ring).
  rewrite (mean_plus d mean avg _ _ Hf Hg'), (mean_scal d mean avg _ _ Hg). ring.
Qed.

(** |mean f| <= mean g when |f| <= g. *)
Lemma mean_abs_le : forall f g, continuous_on_interval f -> continuous_on_interval g ->
  (forall t, -1 <= t <= 1 -> Rabs (f t) <= g t) -> Rabs (mean f) <= mean g.
Proof.
  intros f g Hf Hg Le.
  assert (Hg' : continuous_on_interval (fun t => -1 * g t)).
  { apply (continuous_on_interval_mult (fun _ => -1)); [intros t _; apply continuous_const|exact Hg]. }
  assert (P : forall t, -1 <= t <= 1 -> - g t <= f t <= g t)
    by (intros t Ht; now apply Rabs_le_between, Le).
  assert (Up := mean_le d mean avg _ _ Hf Hg (fun t Ht => proj2 (P t Ht))).
  assert (Lo : mean (fun t => -1 * g t) <= mean f).
  { apply (mean_le d mean avg); [exact Hg'|exact Hf|]. intros t Ht. specialize (P t Ht). lra. }
  rewrite (mean_scal d mean avg _ _ Hg) in Lo. apply Rabs_le. lra.
Qed.

(** ** Differentiation under the mean *)

Theorem derive_mean_exp : forall f b, continuous_on_interval f ->
  is_derive (fun c => mean (fun t => f t * exp (c * t))) b (mean (fun t => f t * t * exp (b * t))).
Proof.
  intros f b Hf.
  assert (Ht : continuous_on_interval (fun t => t)) by (intros t _; apply continuous_id).
  assert (Hft := continuous_on_interval_mult f _ Hf Ht).
  assert (Hfe : forall c, continuous_on_interval (fun t => f t * exp (c * t)))
    by (intros c; apply continuous_on_interval_mult; [exact Hf|apply exp_continuous]).
  assert (Hfte := continuous_on_interval_mult _ _ Hft (exp_continuous b)).
  assert (Ha : continuous_on_interval (fun t => Rabs (f t))).
  { intros t Hin. apply (continuous_comp f Rabs); [now apply Hf|apply continuous_Rabs]. }
  pose (C := 2 * exp (Rabs b) * mean (fun t => Rabs (f t))).
  assert (HC : 0 <= C).
  { unfold C. apply Rmult_le_pos; [pose proof (exp_pos (Rabs b)); lra|].
    apply Rle_trans with (Rabs (mean f)); [apply Rabs_pos|].
    apply mean_abs_le; auto. intros t _. apply Rle_refl. }
  apply (derive_of_quadratic_error _ b _ C HC). intros h Hh.
  assert (Hd := continuous_on_interval_mult (fun _ => h) _
    ltac:(intros t _; apply continuous_const) Hfte). cbv beta in Hd.
  rewrite <- (mean_scal d mean avg h _ Hfte), <- (mean_minus _ _ (Hfe (b + h)) (Hfe b)).
  assert (Hdiff : continuous_on_interval (fun t => f t * exp ((b + h) * t) - f t * exp (b * t))).
  { intros t Hin. apply (continuous_minus (V := R_NormedModule)); now apply Hfe. }
  rewrite <- (mean_minus _ _ Hdiff Hd).
  replace (C * h ^ 2) with (2 * exp (Rabs b) * h ^ 2 * mean (fun t => Rabs (f t))) by (unfold C; ring).
  rewrite <- (mean_scal d mean avg _ _ Ha). apply mean_abs_le.
  - intros t Hin. apply (continuous_minus (V := R_NormedModule)); [now apply Hdiff|now apply Hd].
  - apply continuous_on_interval_mult; [intros t _; apply continuous_const|exact Ha].
  - intros t Hin.
    replace (f t * exp ((b + h) * t) - f t * exp (b * t) - h * (f t * t * exp (b * t)))
      with (f t * (exp (b * t) * (exp (h * t) - 1 - h * t))).
    2: { replace ((b + h) * t) with (b * t + h * t) by ring. rewrite exp_plus. ring. }
    assert (At : Rabs t <= 1) by (apply Rabs_le; lra).
    assert (Aht : Rabs (h * t) <= 1 / 2 /\ (h * t) ^ 2 <= h ^ 2).
    { pose proof (Rabs_pos h). pose proof (Rabs_pos t). split.
      - rewrite Rabs_mult. nra.
      - rewrite Rpow_mult_distr. apply Rle_trans with (h ^ 2 * 1); [|apply Req_le; ring].
        apply Rmult_le_compat_l; [apply pow2_ge_0|]. rewrite <- (pow1 2). apply pow_maj_Rabs. lra. }
    pose proof (exp_quadratic (h * t) (proj1 Aht)) as Q.
    assert (Ee : exp (b * t) <= exp (Rabs b)).
    { assert (Lb : b * t <= Rabs b).
      { eapply Rle_trans; [apply Rle_abs|]. rewrite Rabs_mult. pose proof (Rabs_pos b). nra. }
      destruct Lb as [L|E]; [now apply Rlt_le, exp_increasing|rewrite E; apply Rle_refl]. }
    rewrite !Rabs_mult, (Rmult_comm (2 * exp (Rabs b) * h ^ 2)).
    apply Rmult_le_compat_l; [apply Rabs_pos|].
    rewrite (Rabs_pos_eq (exp _)) by apply Rlt_le, exp_pos.
    replace (2 * exp (Rabs b) * h ^ 2) with (exp (Rabs b) * (2 * h ^ 2)) by ring.
    apply Rmult_le_compat; [apply Rlt_le, exp_pos|apply Rabs_pos|exact Ee|lra].
Qed.

(** ** Poisson's integral *)

Lemma mean_sum_n : forall (c : nat -> R) n,
  mean (fun t => sum_n (fun k => c k * t ^ k) n) = sum_n (fun k => c k * mean (fun t => t ^ k)) n
  /\ continuous_on_interval (fun t => sum_n (fun k => c k * t ^ k) n).
Proof.
  intros c n.
  assert (Cp : forall k, continuous_on_interval (fun t => t ^ k)).
  { intros k t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  induction n as [|n [IH IC]].
  - split.
    + rewrite sum_O, <- (mean_scal d mean avg _ _ (Cp O)).
      apply (mean_ext d mean avg). intros t _. now rewrite sum_O.
    + intros t Ht. apply (continuous_ext (fun s => c O * s ^ 0)); [intros s; now rewrite sum_O|].
      now apply polynomial_continuous.
  - split.
    + rewrite sum_Sn, <- IH, <- (mean_scal d mean avg _ _ (Cp (S n))).
      change plus with Rplus. rewrite <- (mean_plus d mean avg _ _ IC (polynomial_continuous _ _)).
      apply (mean_ext d mean avg). intros t _. now rewrite sum_Sn.
    + intros t Ht. apply (continuous_ext (fun s => sum_n (fun k => c k * s ^ k) n + c (S n) * s ^ S n)).
      * intros s. now rewrite sum_Sn.
      * apply (continuous_plus (V := R_NormedModule)); [now apply IC|now apply polynomial_continuous].
Qed.

Lemma mean_exp_series : forall b,
  is_series (fun k => b ^ k / INR (fact k) * mean (fun t => t ^ k)) (mean (fun t => exp (b * t))).
Proof.
  intros b. pose (c := fun k => b ^ k / INR (fact k)).
  assert (Eq : forall n t, sum_n (fun k => c k * t ^ k) n = exp_sum n (b * t)).
  { intros n t. apply sum_n_ext. intros k. unfold c, Rdiv. rewrite Rpow_mult_distr. in_R. ring. }
  assert (Bound : forall n, Rabs (mean (fun t => exp (b * t)) - sum_n (fun k => c k * mean (fun t => t ^ k)) n)
    <= exp (Rabs b) - exp_sum n (Rabs b)).
  { intros n. destruct (mean_sum_n c n) as [M Cs].
    rewrite <- M, <- (mean_minus _ _ (exp_continuous b) Cs).
    rewrite <- (mean_const d mean avg (exp (Rabs b) - exp_sum n (Rabs b))).
    apply mean_abs_le.
    - intros t Ht. apply (continuous_minus (V := R_NormedModule)); [now apply exp_continuous|now apply Cs].
    - intros t _. apply continuous_const.
    - intros t Ht. rewrite Eq. apply exp_sum_tail. rewrite Rabs_mult.
      rewrite <- (Rmult_1_r (Rabs b)) at 2. apply Rmult_le_compat_l; [apply Rabs_pos|]. apply Rabs_le. lra. }
  change (is_lim_seq (sum_n (fun k => c k * mean (fun t => t ^ k))) (mean (fun t => exp (b * t)))).
  assert (T : is_lim_seq (fun n => exp (Rabs b) - exp_sum n (Rabs b)) 0).
  { replace (Finite 0) with (Finite (exp (Rabs b) - exp (Rabs b))) by (f_equal; ring).
    apply is_lim_seq_minus'; [apply is_lim_seq_const|apply is_lim_exp_sum]. }
  apply is_lim_seq_spec. intros e. apply is_lim_seq_spec in T. destruct (T e) as [N HN].
  exists N. intros n Hn. specialize (HN n Hn). rewrite Rminus_0_r in HN. specialize (Bound n).
  rewrite Rabs_minus_sym. eapply Rle_lt_trans; [exact Bound|]. eapply Rle_lt_trans; [apply Rle_abs|exact HN].
Qed.

Lemma odd_moment : forall k, mean (fun t => t ^ (2 * k + 1)) = 0.
Proof.
  intros k. apply (mean_odd d mean avg).
  - intros t _. apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial.
  - intros t. rewrite !pow_add, !pow_mult, !pow_1. replace ((- t) ^ 2) with (t ^ 2) by ring. ring.
Qed.

Lemma even_moment : forall b k,
  b ^ (2 * k) / INR (fact (2 * k)) * mean (fun t => t ^ (2 * k)) = term (d / 2) (b ^ 2 / 4) k.
Proof.
  intros b k. induction k as [|k IH].
  - rewrite term_0. simpl. rewrite (mean_one d mean avg). field.
  - rewrite term_S by lra. rewrite <- IH.
    replace (2 * S k)%nat with (2 * k + 2)%nat by lia.
    rewrite (mean_recurrence d mean avg).
    replace (2 * k + 2)%nat with (S (S (2 * k))) by lia.
    rewrite !INR_fact_S, !S_INR, mult_INR. simpl (INR 2). cbn [pow].
    pose proof (pos_INR k). pose proof (INR_fact_pos (2 * k)). field. repeat split; lra.
Qed.

Theorem mean_exp : forall b, mean (fun t => exp (b * t)) = F (d / 2) (b ^ 2 / 4).
Proof.
  intros b. pose (a := fun k => b ^ k / INR (fact k) * mean (fun t => t ^ k)).
  assert (Sum : forall n, sum_n a (2 * n + 1) = sum_n (term (d / 2) (b ^ 2 / 4)) n).
  { assert (Odd : forall k, a (2 * k + 1)%nat = 0) by (intros k; unfold a; rewrite odd_moment; ring).
    assert (Even : forall k, a (2 * k)%nat = term (d / 2) (b ^ 2 / 4) k) by (intros k; apply even_moment).
    induction n as [|n IH].
    - change (2 * 0 + 1)%nat with 1%nat. rewrite sum_Sn, !sum_O. change plus with Rplus.
      change (a 1%nat) with (a (2 * 0 + 1)%nat). rewrite Odd.
      change (a O) with (a (2 * 0)%nat). rewrite Even. apply Rplus_0_r.
    - replace (2 * S n + 1)%nat with (S (S (2 * n + 1))) by lia. rewrite !sum_Sn, IH.
      replace (S (2 * n + 1)) with (2 * S n)%nat by lia. rewrite Even.
      replace (S (2 * S n)) with (2 * S n + 1)%nat by lia. rewrite Odd. change plus with Rplus. in_R. ring. }
  pose proof (mean_exp_series b) as L.
  assert (L' : is_lim_seq (sum_n a) (mean (fun t => exp (b * t)))) by exact L.
  assert (Inc : forall n, (2 * n + 1 < 2 * S n + 1)%nat) by (intros n; lia).
  assert (Sub := is_lim_seq_subseq (sum_n a) _ _ (eventually_subseq (fun n => (2 * n + 1)%nat) Inc) L').
  apply (is_lim_seq_ext _ _ _ Sum) in Sub.
  symmetry. apply is_series_unique. exact Sub.
Qed.

End Exponential.
