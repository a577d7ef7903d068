(** * beta_* decreases strictly in the dimension, for all real d > 1 (more than (4.8))

    For fixed x > 0 the function d |-> d r_{d/2}(x) increases strictly on d > 0. In the continued fraction
      d r_{d/2}(x) = 1/((1+2/d)/x + 1/(d(d+4)/x + 1/((1+6/d)/x + 1/(d(d+8)/x + ...))))
    the odd quotients decrease in d and the even ones increase, so each has the same effect. Instead of passing to
    the limit, the proof descends: if the inequality failed at order d/2 it would fail at d/2 + 2, d/2 + 4, ...,
    and far out it is plain from the first two convergents. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Ratio Bessel.RatioMonotone Threshold.BetaStar.
Local Open Scope R_scope.

Section Descent.
  Variables d e x : R.
  Hypothesis Hd : 0 < d.
  Hypothesis Hde : d < e.
  Hypothesis Hx : 0 < x.

  (** d r_{d/2+k}(x), the quantity to be compared. *)
  Let u (c : R) (k : nat) := c * r (c / 2 + INR k) x.

  Local Lemma u_pos c k : 0 < c -> 0 < u c k.
  Proof.
    intros Hc. pose proof (pos_INR k). apply Rmult_lt_0_compat; [exact Hc|]. apply r_pos; lra.
  Qed.

  (** Two steps of the recurrence: u_k ( (c+2k+2)/(c x) + 1/(c(c+2k+4)/x + u_{k+2}) ) = 1. *)
  Local Lemma u_two_steps c k : 0 < c ->
    u c k * ((1 + 2 * (INR k + 1) / c) / x + / (c * (c + 2 * INR k + 4) / x + u c (S (S k)))) = 1.
  Proof.
    intros Hc. pose proof (pos_INR k) as Hk. unfold u. rewrite !S_INR.
    replace (c / 2 + (INR k + 1 + 1)) with (c / 2 + INR k + 1 + 1) by ring.
    set (nu := c / 2 + INR k).
    assert (Hnu : 0 < nu) by (unfold nu; lra).
    assert (Hc' : c = 2 * (nu - INR k)) by (unfold nu; lra).
    pose proof (r_recurrence nu x ltac:(lra) Hx) as H0.
    pose proof (r_recurrence (nu + 1) x ltac:(lra) Hx) as H1.
    pose proof (r_pos nu x ltac:(lra) Hx) as P0.
    pose proof (r_pos (nu + 1) x ltac:(lra) Hx) as P1.
    replace (c * (c + 2 * INR k + 4) / x + c * r (nu + 1 + 1) x) with (c * / r (nu + 1) x)
      by (rewrite H1; replace (2 * INR k) with (2 * nu - c) by lra; field; lra).
    replace ((1 + 2 * (INR k + 1) / c) / x + / (c * / r (nu + 1) x)) with (/ c * / r nu x).
    - field. lra.
    - rewrite H0. replace (INR k) with (nu - c / 2) by lra. field. lra.
  Qed.

  Local Lemma quotients_odd k : (1 + 2 * (INR k + 1) / e) / x < (1 + 2 * (INR k + 1) / d) / x.
  Proof.
    pose proof (pos_INR k). apply Rmult_lt_compat_r; [now apply Rinv_0_lt_compat|].
    apply Rplus_lt_compat_l, Rmult_lt_compat_l; [lra|]. apply Rinv_lt_contravar; [|lra].
    apply Rmult_lt_0_compat; lra.
  Qed.

  Local Lemma quotients_even k : d * (d + 2 * INR k + 4) / x < e * (e + 2 * INR k + 4) / x.
  Proof.
    pose proof (pos_INR k). apply Rmult_lt_compat_r; [now apply Rinv_0_lt_compat|]. nra.
  Qed.

  (** If the claim fails at k, it fails at k + 2. *)
  Local Lemma descent_step k : u e k <= u d k -> u e (S (S k)) <= u d (S (S k)).
  Proof.
    intros Hk. apply Rnot_lt_le; intros Hlt.
    pose proof (u_two_steps d k Hd) as Ed. pose proof (u_two_steps e k ltac:(lra)) as Ee.
    pose proof (u_pos d k Hd) as Pd. pose proof (u_pos d (S (S k)) Hd) as Pd2. pose proof (u_pos e k ltac:(lra)) as Pe.
    pose proof (quotients_odd k) as Q1. pose proof (quotients_even k) as Q2. pose proof (pos_INR k) as P.
    assert (H0 : 0 < d * (d + 2 * INR k + 4) / x) by (apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra).
    set (be := e * (e + 2 * INR k + 4) / x) in *. set (bd := d * (d + 2 * INR k + 4) / x) in *.
    assert (H1 : / (be + u e (S (S k))) < / (bd + u d (S (S k)))).
    { apply Rinv_lt_contravar; [apply Rmult_lt_0_compat|]; lra. }
    assert (H2 : 0 < (1 + 2 * (INR k + 1) / e) / x).
    { apply Rdiv_lt_0_compat; [|exact Hx]. assert (0 < 2 * (INR k + 1) / e) by (apply Rdiv_lt_0_compat; lra). lra. }
    assert (H3 : 0 < / (be + u e (S (S k)))) by (apply Rinv_0_lt_compat; lra).
    set (A := (1 + 2 * (INR k + 1) / e) / x + / (be + u e (S (S k)))) in *.
    set (B := (1 + 2 * (INR k + 1) / d) / x + / (bd + u d (S (S k)))) in *.
    assert (HAB : 0 < A < B) by (unfold A, B; lra). nra.
  Qed.

  Local Lemma descent_even n : u e 0 <= u d 0 -> u e (2 * n) <= u d (2 * n).
  Proof.
    intros H0; induction n as [|n IH]; [exact H0|].
    replace (2 * S n)%nat with (S (S (2 * n))) by lia. now apply descent_step.
  Qed.

  (** Far out the first two convergents decide. *)
  Local Lemma far_out k : d * x < (e - d) * (INR k + 1) -> u d k < u e k.
  Proof.
    intros Hk. pose proof (pos_INR k) as P. unfold u.
    pose proof (r_upper (d / 2 + INR k) x ltac:(lra) Hx) as Ud.
    pose proof (r_lower_global (e / 2 + INR k) x ltac:(lra) Hx) as Le.
    apply Rlt_trans with (d * (x / (2 * (d / 2 + INR k + 1)))); [now apply Rmult_lt_compat_l|].
    apply Rlt_trans with (e * (x / (x + 2 * (e / 2 + INR k + 1)))); [|apply Rmult_lt_compat_l; lra].
    apply Rmult_lt_reg_r with ((d + 2 * INR k + 2) * (x + e + 2 * INR k + 2)).
    { apply Rmult_lt_0_compat; lra. }
    replace (d * (x / (2 * (d / 2 + INR k + 1))) * ((d + 2 * INR k + 2) * (x + e + 2 * INR k + 2)))
      with (x * (d * (x + e + 2 * INR k + 2))) by (field; lra).
    replace (e * (x / (x + 2 * (e / 2 + INR k + 1))) * ((d + 2 * INR k + 2) * (x + e + 2 * INR k + 2)))
      with (x * (e * (d + 2 * INR k + 2))) by (field; lra).
    apply Rmult_lt_compat_l; [exact Hx|]. nra.
  Qed.

  Theorem scaled_ratio_increasing : d * r (d / 2) x < e * r (e / 2) x.
  Proof.
    assert (E : forall c, c * r (c / 2) x = u c 0) by (intros c; unfold u; cbn [INR]; now rewrite Rplus_0_r).
    rewrite !E. apply Rnot_le_lt; intros H.
    destruct (nfloor_ex (d * x / (e - d))) as [n [_ Hn]].
    { apply Rdiv_le_0_compat; [apply Rmult_le_pos; lra|lra]. }
    pose proof (descent_even n H) as Hle.
    assert (Hlt : u d (2 * n) < u e (2 * n)); [|lra].
    apply far_out. rewrite mult_INR. cbn [INR].
    pose proof (pos_INR n). apply (Rmult_lt_compat_r (e - d)) in Hn; [|lra].
    replace (d * x / (e - d) * (e - d)) with (d * x) in Hn by (field; lra). nra.
  Qed.
End Descent.

(** (4.8), and more: strictly decreasing in the real variable d. *)
Theorem beta_star_decreasing d e : 1 < d < e -> beta_star e < beta_star d.
Proof.
  intros [Hd Hde]. pose proof (beta_star_pos d Hd) as Hb.
  apply beta_star_gt; [lra|exact Hb|].
  pose proof (scaled_ratio_increasing d e (beta_star d) ltac:(lra) Hde Hb) as H.
  rewrite (r_beta_star d Hd) in H. replace (d * (1 / d)) with 1 in H by (field; lra).
  apply Rlt_div_l; lra.
Qed.

Corollary beta_star_next_dimension d : 1 < d -> beta_star (d + 1) < beta_star d.
Proof. intros Hd. apply beta_star_decreasing. lra. Qed.
