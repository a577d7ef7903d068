(** * Uniform approximation by trigonometric polynomials, and completeness

    The kernels (1 + cos t)^n, divided by their mean, concentrate at 0. Convolution with them multiplies the Fourier
    coefficients of degree k by theta_n(k), between 0 and 1, and converges uniformly for every continuous function. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Circle.Mean Circle.Beckner.
Local Open Scope R_scope.

Local Notation cont := everywhere_continuous.
(* A failed unification fails at once, instead of unfolding the series of cos and sin. *)
Local Opaque cos sin.

Lemma cos_periodic_shift a x : cos (x + 2 * PI - a) = cos (x - a).
Proof. replace (x + 2 * PI - a) with (x - a + 2 * INR 1 * PI) by (simpl; ring). apply cos_period. Qed.

(** ** A modulus of continuity: 1 - cos instead of the distance *)

Lemma periodic_bounded h : cont h -> periodic h -> exists B, 0 < B /\ forall x, Rabs (h x) <= B.
Proof.
  intros Ch Ph. pose proof PI_RGT_0.
  destruct (bounded_continuity (K := R_AbsRing) (V := R_NormedModule) h (- PI) PI) as [B HB]; [intros x _; apply Ch|].
  assert (L : forall x, Rabs (h x) <= B).
  { intros x. destruct (every_angle_reduces x) as (y & Hy & E). rewrite (E h Ph). apply Rlt_le, HB. exact Hy. }
  exists B. split; [|exact L]. eapply Rle_lt_trans; [apply Rabs_pos|apply (HB 0); lra].
Qed.

Lemma close_or_far h e : cont h -> periodic h -> 0 < e ->
  exists M, 0 <= M /\ forall x y, Rabs (h x - h y) <= e + M * (1 - cos (x - y)).
Proof.
  intros Ch Ph He. pose proof PI_RGT_0 as Pp. destruct (periodic_bounded h Ch Ph) as (B & PB & HB).
  destruct (unifcont_normed_1d (V := R_NormedModule) h (-2 * PI) (2 * PI) (fun x _ => Ch x) (mkposreal e He))
    as [delta Near]. simpl in Near.
  pose (d := Rmin (delta / 2) PI). pose proof (cond_pos delta) as Pd.
  assert (Hd : 0 < d <= PI /\ d < delta).
  { assert (d <= delta / 2) by apply Rmin_l. assert (d <= PI) by apply Rmin_r.
    split; [split; [apply Rmin_glb_lt; lra|lra]|lra]. }
  assert (Cd : cos d < 1) by (rewrite <- cos_0; apply cos_decreasing_1; lra).
  assert (Q : 0 < 2 * B / (1 - cos d)) by (apply Rdiv_lt_0_compat; lra).
  exists (2 * B / (1 - cos d)). split; [lra|].
  intros x y. destruct (every_angle_reduces (x - y)) as (s & Hs & E). destruct (every_angle_reduces y) as (z & Hz & Ez).
  assert (Ex : h x = h (z + s)).
  { rewrite <- (Ez (fun t => h (t + s))) by (intros t; rewrite <- (Ph (t + s)); f_equal; ring).
    rewrite <- (E (fun t => h (y + t))) by (intros t; rewrite <- (Ph (y + t)); f_equal; ring). f_equal. ring. }
  assert (Ec : cos (x - y) = cos s) by (apply (E cos); intros t; rewrite <- (cos_period t 1); f_equal; simpl; ring).
  rewrite Ex, Ec, (Ez h Ph). pose proof (COS_bound s) as Cs. destruct (Rlt_le_dec (Rabs s) d) as [S1|S1].
  - assert (N : Rabs (h (z + s) - h z) < e).
    { apply (Near z (z + s)); [lra|lra|]. apply Rabs_def2 in S1. apply Rabs_def1; unfold minus, plus, opp; simpl; lra. }
    assert (0 <= 2 * B / (1 - cos d) * (1 - cos s)) by (apply Rmult_le_pos; lra). lra.
  - assert (Cl : cos s <= cos d).
    { replace (cos s) with (cos (Rabs s)) by (unfold Rabs; destruct (Rcase_abs s); [apply cos_neg|reflexivity]).
      assert (Rabs s <= PI) by (apply Rabs_le; lra). apply cos_decr_1; lra. }
    assert (L : 2 * B <= 2 * B / (1 - cos d) * (1 - cos s)).
    { replace (2 * B) with (2 * B / (1 - cos d) * (1 - cos d)) at 1 by (field; lra). apply Rmult_le_compat_l; lra. }
    pose proof (HB (z + s)) as B1. pose proof (HB z) as B2.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. lra.
Qed.

(** ** The kernels, with coefficients by a recurrence *)

Definition symmetric_pred (k : nat) : nat := match k with O => 1%nat | S j => j end.

(** The mean of (1 + cos t)^n cos (k t). *)
Fixpoint power_coefficient (n k : nat) : R :=
  match n with
  | O => if Nat.eqb k 0 then 1 else 0
  | S m => power_coefficient m k + (power_coefficient m (symmetric_pred k) + power_coefficient m (S k)) / 2
  end.

Lemma power_coefficient_nonneg n : forall k, 0 <= power_coefficient n k.
Proof.
  induction n as [|n IH]; intros k; cbn [power_coefficient]; [destruct (Nat.eqb k 0); lra|].
  pose proof (IH k). pose proof (IH (symmetric_pred k)). pose proof (IH (S k)). lra.
Qed.

Lemma power_coefficient_zero n : forall k, (n < k)%nat -> power_coefficient n k = 0.
Proof.
  induction n as [|n IH]; intros k Hk; cbn [power_coefficient]; [now rewrite (proj2 (Nat.eqb_neq k 0)) by lia|].
  destruct k as [|k]; [lia|]. cbn [symmetric_pred]. rewrite !IH by lia. lra.
Qed.

Lemma power_coefficient_decreasing n : forall k, power_coefficient n (S k) <= power_coefficient n k.
Proof.
  induction n as [|n IH]; intros k; cbn [power_coefficient].
  - cbn [Nat.eqb]. destruct (Nat.eqb k 0); lra.
  - pose proof (IH k). pose proof (IH (S k)). destruct k as [|k]; cbn [symmetric_pred]; [lra|].
    pose proof (IH k). lra.
Qed.

Lemma power_coefficient_pos n : 1 <= power_coefficient n 0.
Proof.
  induction n as [|n IH]; cbn [power_coefficient symmetric_pred Nat.eqb]; [lra|].
  pose proof (power_coefficient_nonneg n 1). lra.
Qed.

(** 1 for degree 0, and 2 for every other. *)
Definition multiplicity (k : nat) : R := match k with O => 1 | S _ => 2 end.

Lemma multiplicity_bound k : 1 <= multiplicity k <= 2.
Proof. destruct k; simpl; lra. Qed.

Definition cosine_sum (a : nat -> R) (N : nat) (t : R) : R :=
  sum_f_R0 (fun k => multiplicity k * a k * cos (INR k * t)) N.

Lemma cosine_sum_step a N t : (1 + cos t) * cosine_sum a N t
  = cosine_sum (fun k => a k + (a (symmetric_pred k) + a (S k)) / 2) N t
    + (a N * cos (INR (S N) * t) - a (S N) * cos (INR N * t)).
Proof.
  induction N as [|N IH].
  - unfold cosine_sum. cbn [sum_f_R0 multiplicity symmetric_pred]. change (INR 0) with 0. change (INR 1) with 1.
    rewrite (Rmult_0_l t), (Rmult_1_l t), cos_0. field.
  - unfold cosine_sum in *. rewrite !tech5, Rmult_plus_distr_l, IH. cbn [multiplicity symmetric_pred].
    assert (T : 2 * cos t * cos (INR (S N) * t) = cos (INR (S (S N)) * t) + cos (INR N * t)).
    { rewrite !S_INR. replace ((INR N + 1 + 1) * t) with ((INR N + 1) * t + t) by ring.
      replace (INR N * t) with ((INR N + 1) * t - t) by ring. rewrite cos_plus, cos_minus. ring. }
    replace ((1 + cos t) * (2 * a (S N) * cos (INR (S N) * t)))
      with (a (S N) * (2 * cos (INR (S N) * t) + 2 * cos t * cos (INR (S N) * t))) by ring.
    rewrite T. field.
Qed.

Lemma power_expansion n N t : (n <= N)%nat -> (1 + cos t) ^ n = cosine_sum (power_coefficient n) N t.
Proof.
  revert N. induction n as [|n IH]; intros N HN.
  - unfold cosine_sum. induction N as [|N IHN].
    + cbn. rewrite Rmult_0_l, cos_0. ring.
    + rewrite tech5, <- IHN by lia. cbn. ring.
  - cbn [pow]. rewrite (IH N) by lia. rewrite cosine_sum_step, !power_coefficient_zero by lia.
    rewrite Rmult_0_l, Rmult_0_l, Rminus_0_r, Rplus_0_r. reflexivity.
Qed.

Definition bump (phi : R) (n : nat) (x : R) : R := (1 + cos (x - phi)) ^ n.

Lemma bump_cont phi n : cont (bump phi n).
Proof. intros x. apply (ex_derive_continuous (V := R_NormedModule)). unfold bump. auto_derive. trivial. Qed.

Lemma bump_nonneg phi n x : 0 <= bump phi n x.
Proof. apply pow_le. pose proof (COS_bound (x - phi)). lra. Qed.

(** Against a continuous function. *)
Lemma bump_against h phi n : cont h -> mean (fun x => h x * bump phi n x)
  = sum_f_R0 (fun k => multiplicity k * power_coefficient n k
      * (cos_coefficient h k * cos (INR k * phi) + sin_coefficient h k * sin (INR k * phi))) n.
Proof.
  intros Ch.
  assert (Cc : forall k, cont (fun x => h x * cos (INR k * x))) by (intros; now apply cont_mult; [|apply cont_cos]).
  assert (Cs : forall k, cont (fun x => h x * sin (INR k * x))) by (intros; now apply cont_mult; [|apply cont_sin]).
  pose (t := fun k x => multiplicity k * power_coefficient n k * cos (INR k * phi) * (h x * cos (INR k * x))
    + multiplicity k * power_coefficient n k * sin (INR k * phi) * (h x * sin (INR k * x))).
  rewrite (mean_ext _ (fun x => sum_f_R0 (fun k => t k x) n)).
  - rewrite (mean_sum t) by (intros k; apply cont_plus; apply cont_scal; [apply Cc|apply Cs]).
    apply sum_eq. intros k _. unfold t. rewrite (mean_combine _ _ _ _ (Cc k) (Cs k)).
    unfold cos_coefficient, sin_coefficient. ring.
  - intros x. unfold bump. rewrite (power_expansion n n) by lia. unfold cosine_sum. rewrite scal_sum.
    apply sum_eq. intros k _. unfold t. replace (INR k * (x - phi)) with (INR k * x - INR k * phi) by ring.
    rewrite cos_minus. ring.
Qed.

Lemma bump_mean phi n : mean (bump phi n) = power_coefficient n 0.
Proof.
  rewrite (mean_ext _ (fun x => 1 * bump phi n x)) by (intros; ring). rewrite (bump_against _ phi n (cont_const 1)).
  assert (C : forall k, cos_coefficient (fun _ => 1) k = if Nat.eqb k 0 then 1 else 0).
  { intros k. unfold cos_coefficient. rewrite (mean_ext _ (fun x => cos (INR k * x))) by (intros; ring).
    destruct k as [|k]; [|now rewrite mean_cos by lia].
    rewrite (mean_ext _ (fun _ => 1)) by (intros; simpl; now rewrite Rmult_0_l, cos_0). apply mean_const. }
  assert (D : forall k, sin_coefficient (fun _ => 1) k = 0).
  { intros k. unfold sin_coefficient. rewrite (mean_ext _ (fun x => sin (INR k * x))) by (intros; ring).
    apply mean_sin. }
  set (p := power_coefficient n).
  assert (G : forall N, sum_f_R0 (fun k => multiplicity k * p k * (cos_coefficient (fun _ => 1) k * cos (INR k * phi)
    + sin_coefficient (fun _ => 1) k * sin (INR k * phi))) N = p O); [|apply G].
  induction N as [|N IH]; [cbn [sum_f_R0]|rewrite tech5, IH]; rewrite C, D; cbn [multiplicity Nat.eqb].
  - change (INR 0) with 0. rewrite (Rmult_0_l phi), cos_0. ring.
  - ring.
Qed.

(** (n+1) m_(n+1) = (2n+1) m_n, by parts. *)
Lemma power_coefficient_step n :
  (INR n + 1) * power_coefficient (S n) 0 = (2 * INR n + 1) * power_coefficient n 0.
Proof.
  rewrite <- !(bump_mean 0).
  assert (Z : mean (fun x => (INR n + 1) * bump 0 (S n) x + - (2 * INR n + 1) * bump 0 n x) = 0).
  { apply (mean_derivative (fun x => sin (x - 0) * bump 0 n x)).
    - intros x. unfold bump. destruct n as [|n].
      + auto_derive; [trivial|]. simpl. replace (x + - 0) with (x - 0) by ring. ring.
      + auto_derive; [trivial|]. change (match n with O => 1 | S _ => INR n + 1 end) with (INR (S n)).
        rewrite ?Nat.pred_succ, ?S_INR. pose proof (sin2_cos2 (x - 0)) as SC. unfold Rsqr in SC.
        replace (x + - 0) with (x - 0) by ring.
        assert (S2 : sin (x - 0) * sin (x - 0) = (1 - cos (x - 0)) * (1 + cos (x - 0))) by lra.
        simpl pow. transitivity (cos (x - 0) * ((1 + cos (x - 0)) * (1 + cos (x - 0)) ^ n)
          - (INR n + 1) * (sin (x - 0) * sin (x - 0)) * (1 + cos (x - 0)) ^ n); [ring|rewrite S2; ring].
    - apply cont_plus; apply cont_scal; apply bump_cont.
    - intros x. unfold bump. rewrite cos_periodic_shift. f_equal.
      replace (x + 2 * PI - 0) with (x - 0 + 2 * INR 1 * PI) by (simpl; ring). apply sin_period. }
  rewrite (mean_combine _ _ _ _ (bump_cont 0 (S n)) (bump_cont 0 n)) in Z. lra.
Qed.

(** ** The approximation *)

(** The factor by which a coefficient of degree k is multiplied. *)
Definition damping (n k : nat) : R := power_coefficient n k / power_coefficient n 0.

Lemma damping_range n k : 0 <= damping n k <= 1.
Proof.
  pose proof (power_coefficient_pos n) as P. pose proof (power_coefficient_nonneg n k) as N. unfold damping. split.
  - apply Rdiv_le_0_compat; lra.
  - apply (Rmult_le_reg_r (power_coefficient n 0)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
    rewrite Rmult_1_r, Rmult_1_l. clear P N.
    induction k as [|k IH]; [lra|]. eapply Rle_trans; [apply power_coefficient_decreasing|exact IH].
Qed.

(** h convolved with the kernel. *)
Definition smoothed (h : R -> R) (n : nat) (x : R) : R :=
  sum_f_R0 (fun k => multiplicity k * damping n k
    * (cos_coefficient h k * cos (INR k * x) + sin_coefficient h k * sin (INR k * x))) n.

Lemma smoothed_mean h n phi : cont h -> smoothed h n phi = mean (fun x => h x * bump phi n x) / mean (bump phi n).
Proof.
  intros Ch. rewrite (bump_against h phi n Ch), bump_mean. unfold smoothed, Rdiv. rewrite Rmult_comm, scal_sum.
  apply sum_eq. intros k _. unfold damping, Rdiv. ring.
Qed.

Theorem smoothed_close h e : cont h -> periodic h -> 0 < e ->
  exists N, forall n x, (N <= n)%nat -> Rabs (h x - smoothed h n x) <= e.
Proof.
  intros Ch Ph He. destruct (close_or_far h (e / 2) Ch Ph ltac:(lra)) as (M & PM & Close).
  destruct (nfloor_ex (2 * M / e) ltac:(apply Rdiv_le_0_compat; lra)) as (N & _ & HN). exists N. intros n phi Hn.
  pose proof (power_coefficient_pos n) as P. pose proof (power_coefficient_step n) as St.
  pose proof (pos_INR N) as PN. apply le_INR in Hn.
  pose proof (bump_cont phi n) as C0. pose proof (bump_cont phi (S n)) as C1.
  assert (Ch' : cont (fun x => h x * bump phi n x)) by now apply cont_mult.
  rewrite smoothed_mean, bump_mean by exact Ch. set (p := power_coefficient n 0) in *.
  assert (Val : mean (fun x => h phi * bump phi n x - h x * bump phi n x)
    = h phi * p - mean (fun x => h x * bump phi n x)).
  { rewrite mean_minus, (mean_scal _ _ C0), bump_mean; [reflexivity|now apply cont_scal|exact Ch']. }
  pose (w := fun x => (e / 2 + 2 * M) * bump phi n x + - M * bump phi (S n) x).
  assert (Cw : cont w) by (apply cont_plus; now apply cont_scal).
  assert (Mw : mean w = (e / 2 + M / (INR n + 1)) * p).
  { unfold w. rewrite (mean_combine _ _ _ _ C0 C1), !bump_mean. fold p.
    replace (power_coefficient (S n) 0) with ((2 * INR n + 1) * p / (INR n + 1)) by (rewrite <- St; field; lra).
    field. lra. }
  assert (Cd : cont (fun x => h phi * bump phi n x - h x * bump phi n x)).
  { apply cont_minus; [now apply cont_scal|exact Ch']. }
  assert (Pt : forall x, Rabs (h phi * bump phi n x - h x * bump phi n x) <= w x).
  { intros x. rewrite <- Rmult_minus_distr_r, Rabs_mult, (Rabs_pos_eq (bump phi n x)) by apply bump_nonneg.
    rewrite <- Rabs_Ropp, Ropp_minus_distr. replace (w x) with ((e / 2 + M * (1 - cos (x - phi))) * bump phi n x).
    - apply Rmult_le_compat_r; [apply bump_nonneg|apply Close].
    - unfold w, bump. simpl pow. ring. }
  assert (U : mean (fun x => h phi * bump phi n x - h x * bump phi n x) <= mean w).
  { apply mean_le; [exact Cd|exact Cw|]. intros x. eapply Rle_trans; [apply Rle_abs|apply Pt]. }
  assert (L : mean (fun x => -1 * (h phi * bump phi n x - h x * bump phi n x)) <= mean w).
  { apply mean_le; [now apply cont_scal|exact Cw|]. intros x. specialize (Pt x). apply Rabs_le_between in Pt. lra. }
  rewrite (mean_scal (-1) _ Cd) in L. rewrite Val, Mw in U, L.
  assert (Small : M / (INR n + 1) <= e / 2).
  { apply (Rmult_le_reg_r (INR n + 1)); [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
    apply (Rmult_lt_compat_r (e / 2)) in HN; [|lra]. replace (2 * M / e * (e / 2)) with M in HN by (field; lra).
    assert (e / 2 * (INR N + 1) <= e / 2 * (INR n + 1)) by (apply Rmult_le_compat_l; lra). lra. }
  assert (B : Rabs (h phi * p - mean (fun x => h x * bump phi n x)) <= e * p).
  { assert (0 <= (e / 2 - M / (INR n + 1)) * p) by (apply Rmult_le_pos; lra). apply Rabs_le. lra. }
  replace (h phi - mean (fun x => h x * bump phi n x) / p)
    with ((h phi * p - mean (fun x => h x * bump phi n x)) / p) by (field; lra).
  unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ p)) by (apply Rlt_le, Rinv_0_lt_compat; lra).
  apply (Rmult_le_reg_r p); [lra|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra. exact B.
Qed.

(** A continuous function without Fourier coefficients vanishes. *)
Theorem circle_complete h : cont h -> periodic h -> mean h = 0 ->
  (forall k, (1 <= k)%nat -> cos_coefficient h k = 0 /\ sin_coefficient h k = 0) -> forall x, h x = 0.
Proof.
  intros Ch Ph Mh No x. apply cond_eq. intros e He.
  destruct (smoothed_close h (e / 2) Ch Ph ltac:(lra)) as [N HN]. specialize (HN N x (le_n N)).
  assert (Z : smoothed h N x = 0).
  { unfold smoothed. rewrite (sum_eq _ (fun _ => 0)); [rewrite sum_cte; ring|]. intros k _.
    destruct k as [|k]; [|destruct (No (S k) ltac:(lia)) as [-> ->]; ring].
    assert (C0 : cos_coefficient h 0 = 0).
    { unfold cos_coefficient. rewrite <- Mh. apply mean_ext. intros. simpl. rewrite Rmult_0_l, cos_0. ring. }
    rewrite C0. simpl (INR 0). rewrite (Rmult_0_l x), sin_0. ring. }
  rewrite Z in HN. lra.
Qed.
