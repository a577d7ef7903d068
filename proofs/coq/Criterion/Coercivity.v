(** * The coercivity criterion (Theorem 3.5 of the paper), for sequences

    For a probability density rho on the sphere let [p l] be the squared norm of
    its projection to the harmonics of degree l, [H] its entropy and [E] its
    interaction energy.  The criterion uses only three facts about these numbers:
    - coercivity (Beckner-Onofri):  H >= (1/2) sum_(l >= 1) p_l / A_l,
    - diagonalisation (Funk-Hecke): E = sum_(l >= 1) lambda_l p_l,
    - majorisation: lambda_l / lambda_1 <= 1 / A_l for l >= 2,
    and concludes that H - K E >= 0 for 0 <= K <= K_# = 1 / (2 lambda_1), with
    uniqueness.  The energy may be summed in any regularised sense (Abel, heat
    semigroup), so the eigenvalues may have both signs, as in the paper. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus.
Local Open Scope R_scope.

(** Sums over degrees start at l = 1: the summation index is k = l - 1. *)
Definition degree_sum (a : nat -> R) (n : nat) : R := sum_n (fun k => a (S k)) n.
Definition is_degree_series (a : nat -> R) (s : R) : Prop := is_series (fun k => a (S k)) s.

(** H dominates the coercive quadratic form with weights 1/A_l: (3.3). *)
Definition coercive (A p : nat -> R) (H : R) : Prop :=
  forall n, degree_sum (fun l => p l / A l) n / 2 <= H.

(** Equality in (3.3). *)
Definition coercivity_equality (A p : nat -> R) (H : R) : Prop :=
  is_degree_series (fun l => p l / A l) (2 * H).

(** [E] is the limit of regularised sums of [lambda l * p l]: (3.20)-(3.21). *)
Definition regularised_energy (lambda p : nat -> R) (E : R) : Prop :=
  exists (theta : nat -> nat -> R) (En : nat -> R),
    (forall n l, 0 <= theta n l <= 1) /\
    (forall l, is_lim_seq (fun n => theta n l) 1) /\
    (forall n, is_degree_series (fun l => theta n l * lambda l * p l) (En n)) /\
    is_lim_seq En E.

(** The threshold of linear stability in degree one. *)
Definition degree_one_threshold (lambda : nat -> R) : R := 1 / (2 * lambda 1%nat).

Lemma series_energy_regularised : forall lambda p E,
  is_degree_series (fun l => lambda l * p l) E -> regularised_energy lambda p E.
Proof.
  intros lambda p E HE. exists (fun _ _ => 1), (fun _ => E).
  repeat split; try lra.
  - intros l. apply is_lim_seq_const.
  - intros n. apply (is_series_ext (fun k => lambda (S k) * p (S k))); [|exact HE].
    intros k. in_R. ring.
  - apply is_lim_seq_const.
Qed.

(** ** Elementary facts on sums of nonnegative terms *)

Lemma sum_n_nonneg : forall (a : nat -> R) n, (forall k, 0 <= a k) -> 0 <= sum_n a n.
Proof.
  intros a n Ha. induction n as [|n IH].
  - rewrite sum_O. apply Ha.
  - rewrite sum_Sn. unfold plus; simpl. specialize (Ha (S n)). lra.
Qed.

Lemma sum_n_half : forall (a : nat -> R) n, sum_n (fun k => a k / 2) n = sum_n a n / 2.
Proof.
  intros a n. induction n as [|n IH]; [now rewrite !sum_O|].
  rewrite !sum_Sn, IH. unfold plus; simpl. lra.
Qed.

Lemma sum_n_ge_term : forall (a : nat -> R) n, (forall k, 0 <= a k) -> a n <= sum_n a n.
Proof.
  intros a [|n] Ha.
  - rewrite sum_O. lra.
  - rewrite sum_Sn. unfold plus; simpl. pose proof (sum_n_nonneg a n Ha). lra.
Qed.

Lemma sum_n_le_series : forall (a : nat -> R) s n,
  (forall k, 0 <= a k) -> is_series a s -> sum_n a n <= s.
Proof.
  intros a s n Ha Hs.
  assert (L : is_lim_seq (sum_n a) s) by exact Hs.
  apply (is_lim_seq_incr_compare (sum_n a) s L).
  intros m. rewrite sum_Sn. unfold plus; simpl. specialize (Ha (S m)). lra.
Qed.

Lemma bounded_series_converges : forall (a : nat -> R) M,
  (forall k, 0 <= a k) -> (forall n, sum_n a n <= M) -> exists s, is_series a s /\ s <= M.
Proof.
  intros a M Ha HM.
  destruct (ex_finite_lim_seq_incr (sum_n a) M) as [s Hs]; [|exact HM|].
  - intros n. rewrite sum_Sn. unfold plus; simpl. specialize (Ha (S n)). lra.
  - exists s. split; [exact Hs|].
    apply (is_lim_seq_le (sum_n a) (fun _ => M) (Finite s) (Finite M)); auto.
    apply is_lim_seq_const.
Qed.

Lemma is_lim_seq_sum_n : forall (a : nat -> nat -> R) (b : nat -> R) N,
  (forall k, is_lim_seq (fun n => a n k) (b k)) ->
  is_lim_seq (fun n => sum_n (a n) N) (sum_n b N).
Proof.
  intros a b N Hab. induction N as [|N IH].
  - rewrite sum_O. apply (is_lim_seq_ext (fun n => a n O)); [|apply Hab].
    intros n. now rewrite sum_O.
  - rewrite sum_Sn. apply (is_lim_seq_ext (fun n => sum_n (a n) N + a n (S N))).
    + intros n. now rewrite sum_Sn.
    + apply (is_lim_seq_plus' _ _ (sum_n b N) (b (S N))); [exact IH | apply Hab].
Qed.

(** ** The criterion *)

Section Criterion.

Variables A lambda p : nat -> R.
Variables H E : R.

Hypothesis A_pos : forall l, (1 <= l)%nat -> 0 < A l.
Hypothesis A_one : A 1%nat = 1.
Hypothesis lambda_one_pos : 0 < lambda 1%nat.
Hypothesis majorised : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat <= 1 / A l.
Hypothesis p_nonneg : forall l, (1 <= l)%nat -> 0 <= p l.
Hypothesis H_coercive : coercive A p H.
Hypothesis E_regularised : regularised_energy lambda p E.

Let threshold := degree_one_threshold lambda.

Lemma A_lambda_le : forall l, (1 <= l)%nat -> lambda l <= lambda 1%nat / A l.
Proof.
  intros l Hl. destruct (Nat.eq_dec l 1) as [->|Hne].
  - rewrite A_one. lra.
  - assert (M := majorised l ltac:(lia)). assert (HA := A_pos l Hl).
    apply (Rmult_le_compat_r (lambda 1%nat)) in M; [|lra].
    replace (lambda l / lambda 1%nat * lambda 1%nat) with (lambda l) in M by (field; lra).
    replace (1 / A l * lambda 1%nat) with (lambda 1%nat / A l) in M by (field; lra).
    exact M.
Qed.

(** The comparison of coefficients (3.24)-(3.27); [th] is the regularising factor. *)
Lemma coefficient_nonneg : forall K th l, 0 <= K <= threshold -> 0 <= th <= 1 -> (1 <= l)%nat ->
  0 <= 1 / (2 * A l) - K * (th * lambda l).
Proof.
  intros K th l HK Hth Hl. assert (HA := A_pos l Hl).
  assert (Q : 0 < 1 / (2 * A l)) by (apply Rdiv_lt_0_compat; lra).
  destruct (Rle_lt_dec (lambda l) 0) as [Hneg|Hpos].
  - assert (0 <= K * (th * - lambda l)).
    { apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; lra. }
    lra.
  - assert (B : th * lambda l <= lambda 1%nat / A l).
    { apply Rle_trans with (1 * lambda l); [apply Rmult_le_compat_r; lra|].
      rewrite Rmult_1_l. now apply A_lambda_le. }
    assert (C : K * (th * lambda l) <= threshold * (lambda 1%nat / A l)).
    { apply Rmult_le_compat; try lra. apply Rmult_le_pos; lra. }
    unfold threshold, degree_one_threshold in C.
    replace (1 / (2 * lambda 1%nat) * (lambda 1%nat / A l)) with (1 / (2 * A l)) in C
      by (field; lra).
    lra.
Qed.

Lemma coefficient_pos_below : forall K l, 0 <= K < threshold -> (1 <= l)%nat ->
  0 < 1 / (2 * A l) - K * lambda l.
Proof.
  intros K l HK Hl. assert (HA := A_pos l Hl).
  assert (Q : 0 < 1 / (2 * A l)) by (apply Rdiv_lt_0_compat; lra).
  destruct (Rle_lt_dec (lambda l) 0) as [Hneg|Hpos].
  - assert (0 <= K * - lambda l) by (apply Rmult_le_pos; lra). lra.
  - assert (C := coefficient_nonneg threshold 1 l ltac:(lra) ltac:(lra) Hl).
    rewrite Rmult_1_l in C.
    assert (K * lambda l < threshold * lambda l) by (apply Rmult_lt_compat_r; lra). lra.
Qed.

Lemma coefficient_pos_strict : forall l, (2 <= l)%nat -> lambda l / lambda 1%nat < 1 / A l ->
  0 < 1 / (2 * A l) - threshold * lambda l.
Proof.
  intros l Hl S. assert (HA := A_pos l ltac:(lia)).
  unfold threshold, degree_one_threshold.
  replace (1 / (2 * A l) - 1 / (2 * lambda 1%nat) * lambda l)
    with ((1 / A l - lambda l / lambda 1%nat) / 2) by (field; lra).
  lra.
Qed.

(** The coercive series converges, to some [C <= H]; and every regularised gap
    dominates its own partial sums. *)
Lemma coercive_sum : exists C, is_degree_series (fun l => p l / A l / 2) C /\ C <= H.
Proof.
  apply bounded_series_converges.
  - intros k. apply Rmult_le_pos; [|lra]. apply Rmult_le_pos; [apply p_nonneg; lia|].
    apply Rlt_le, Rinv_0_lt_compat, A_pos. lia.
  - intros n. rewrite (sum_n_half (fun k => p (S k) / A (S k))). exact (H_coercive n).
Qed.

Lemma gap_lower_sum : forall K C N, 0 <= K <= threshold ->
  is_degree_series (fun l => p l / A l / 2) C ->
  degree_sum (fun l => (1 / (2 * A l) - K * lambda l) * p l) N <= C - K * E.
Proof.
  intros K C N HK HC.
  destruct E_regularised as (theta & En & Hth & Hlim & Hsum & HE).
  pose (term := fun th l => (1 / (2 * A l) - K * (th * lambda l)) * p l).
  assert (Part : forall n, degree_sum (fun l => term (theta n l) l) N <= C - K * En n).
  { intros n. apply sum_n_le_series.
    - intros k. apply Rmult_le_pos; [|apply p_nonneg; lia].
      apply coefficient_nonneg; auto. lia.
    - unfold is_degree_series in HC, Hsum.
      apply (is_series_ext (fun k => p (S k) / A (S k) / 2
        - K * (theta n (S k) * lambda (S k) * p (S k)))).
      { intros k. in_R. unfold term. assert (HA := A_pos (S k) ltac:(lia)). field. lra. }
      apply (is_series_minus _ _ C (K * En n) HC).
      apply (is_series_scal (V := R_NormedModule) K _ (En n)). apply Hsum. }
  apply (is_lim_seq_le (fun n => degree_sum (fun l => term (theta n l) l) N)
    (fun n => C - K * En n)
    (degree_sum (fun l => (1 / (2 * A l) - K * lambda l) * p l) N) (C - K * E) Part).
  - apply is_lim_seq_sum_n. intros k. unfold term.
    replace ((1 / (2 * A (S k)) - K * lambda (S k)) * p (S k))
      with ((1 / (2 * A (S k)) - K * (1 * lambda (S k))) * p (S k)) by ring.
    apply is_lim_seq_mult'; [|apply is_lim_seq_const].
    apply is_lim_seq_minus'; [apply is_lim_seq_const|].
    apply is_lim_seq_mult'; [apply is_lim_seq_const|].
    apply is_lim_seq_mult'; [apply Hlim | apply is_lim_seq_const].
  - apply is_lim_seq_minus'; [apply is_lim_seq_const|].
    apply is_lim_seq_mult'; [apply is_lim_seq_const | exact HE].
Qed.

(** (3.29): the gap dominates the diagonalised quadratic form. *)
Theorem criterion_gap_lower_bound : forall K N, 0 <= K <= threshold ->
  degree_sum (fun l => (1 / (2 * A l) - K * lambda l) * p l) N <= H - K * E.
Proof.
  intros K N HK. destruct coercive_sum as (C & HC & Le).
  pose proof (gap_lower_sum K C N HK HC). lra.
Qed.

Lemma gap_term_nonneg : forall K k, 0 <= K <= threshold ->
  0 <= (1 / (2 * A (S k)) - K * lambda (S k)) * p (S k).
Proof.
  intros K k HK. apply Rmult_le_pos; [|apply p_nonneg; lia].
  rewrite <- (Rmult_1_l (lambda (S k))). apply coefficient_nonneg; auto; try lra. lia.
Qed.

Lemma criterion_gap_ge_term : forall K l, 0 <= K <= threshold -> (1 <= l)%nat ->
  (1 / (2 * A l) - K * lambda l) * p l <= H - K * E.
Proof.
  intros K [|k] HK Hl; [lia|].
  eapply Rle_trans; [|apply (criterion_gap_lower_bound K k HK)].
  apply (sum_n_ge_term (fun j => (1 / (2 * A (S j)) - K * lambda (S j)) * p (S j)) k).
  intros j. now apply gap_term_nonneg.
Qed.

(** The uniform density minimises: F_K(rho) - F_K(1) = H - K E >= 0 up to K_#. *)
Theorem criterion_gap_nonneg : forall K, 0 <= K <= threshold -> 0 <= H - K * E.
Proof.
  intros K HK. eapply Rle_trans; [|apply (criterion_gap_ge_term K 1 HK); lia].
  now apply gap_term_nonneg.
Qed.

Lemma vanishing_powers : (forall l, (1 <= l)%nat -> p l = 0) -> E = 0.
Proof.
  intros Hp. destruct E_regularised as (theta & En & Hth & Hlim & Hsum & HE).
  assert (Z : forall n, En n = 0).
  { intros n. rewrite <- (is_series_unique _ _ (Hsum n)).
    apply is_series_unique. apply (is_series_ext (fun _ => 0)).
    - intros k. rewrite (Hp (S k)) by lia. in_R. ring.
    - apply filterlim_ext with (fun _ : nat => 0); [|apply filterlim_const].
      intros n0. rewrite sum_n_const. ring. }
  apply (is_lim_seq_ext _ _ _ Z) in HE.
  apply is_lim_seq_unique in HE. rewrite Lim_seq_const in HE. now injection HE.
Qed.

(** Uniqueness strictly below the threshold. *)
Theorem criterion_unique_below : forall K, 0 <= K < threshold -> H - K * E <= 0 ->
  (forall l, (1 <= l)%nat -> p l = 0) /\ E = 0 /\ H = 0.
Proof.
  intros K HK Gap.
  assert (Hp : forall l, (1 <= l)%nat -> p l = 0).
  { intros l Hl. pose proof (criterion_gap_ge_term K l ltac:(lra) Hl) as T.
    pose proof (coefficient_pos_below K l HK Hl) as Cp. pose proof (p_nonneg l Hl) as P.
    apply Rle_antisym; [|exact P].
    apply Rmult_le_reg_l with (1 := Cp). rewrite Rmult_0_r. lra. }
  pose proof (vanishing_powers Hp) as HE. split; [exact Hp|split; [exact HE|]].
  pose proof (criterion_gap_nonneg K ltac:(lra)) as Q. rewrite HE in Q, Gap. lra.
Qed.

(** What a minimiser at the threshold satisfies: equality in the coercive
    inequality and no component in a strict degree, (3.31). *)
Theorem criterion_endpoint : H - threshold * E <= 0 ->
  coercivity_equality A p H /\
  (forall l, (2 <= l)%nat -> lambda l / lambda 1%nat < 1 / A l -> p l = 0).
Proof.
  intros Gap.
  assert (T0 : 0 <= threshold).
  { unfold threshold, degree_one_threshold. apply Rlt_le, Rdiv_lt_0_compat; lra. }
  split.
  - destruct coercive_sum as (C & HC & Le).
    assert (G := gap_lower_sum threshold C 0 ltac:(lra) HC).
    unfold degree_sum in G. rewrite sum_O in G.
    pose proof (gap_term_nonneg threshold 0 ltac:(lra)) as P.
    assert (HH : H = C) by lra.
    unfold coercivity_equality, is_degree_series in *. rewrite HH.
    apply (is_series_ext (fun k => 2 * (p (S k) / A (S k) / 2))).
    { intros k. in_R. lra. }
    apply (is_series_scal (V := R_NormedModule) 2 _ C HC).
  - intros l Hl Hs.
    pose proof (criterion_gap_ge_term threshold l ltac:(lra) ltac:(lia)) as T.
    pose proof (coefficient_pos_strict l Hl Hs) as Cp.
    pose proof (p_nonneg l ltac:(lia)) as P.
    apply Rle_antisym; [|exact P].
    apply Rmult_le_reg_l with (1 := Cp). rewrite Rmult_0_r. lra.
Qed.

(** Uniqueness at the threshold, from one strict degree and the equality case:
    an extremal of the coercive inequality is uniform or has a component in
    every degree (Proposition 3.1 and Lemma 3.3). *)
Theorem criterion_unique_endpoint :
  (coercivity_equality A p H ->
    (forall l, (1 <= l)%nat -> p l = 0) \/ (forall l, (1 <= l)%nat -> p l <> 0)) ->
  (exists l, (2 <= l)%nat /\ lambda l / lambda 1%nat < 1 / A l) ->
  H - threshold * E <= 0 ->
  (forall l, (1 <= l)%nat -> p l = 0) /\ E = 0 /\ H = 0.
Proof.
  intros Equality (m & Hm & Strict) Gap.
  destruct (criterion_endpoint Gap) as [Eq Vanish].
  destruct (Equality Eq) as [Hp|Hp].
  - pose proof (vanishing_powers Hp) as HE. split; [exact Hp|split; [exact HE|]].
    assert (0 <= threshold).
    { unfold threshold, degree_one_threshold. apply Rlt_le, Rdiv_lt_0_compat; lra. }
    pose proof (criterion_gap_nonneg threshold ltac:(lra)) as Q. rewrite HE in Q, Gap. lra.
  - exfalso. apply (Hp m); [lia|]. now apply Vanish.
Qed.

End Criterion.
