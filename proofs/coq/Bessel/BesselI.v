(** * The modified Bessel function of the first kind, I_nu(x), x > 0

    The series is DLMF 10.25.2: I_nu(x) = (x/2)^nu sum_k (x^2/4)^k / (k! Gamma(nu+k+1)), here for nu > -1.
    Closed form with 0F1, derivative, recurrences, Bessel's equation (DLMF 10.25.1), and the quotient of two
    neighbours, which is the ratio of Bessel/Ratio.v. *)

From Coq Require Import Reals Lra Lia Psatz.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Hypergeometric Bessel.Calculus Bessel.Gamma Bessel.Ratio Bessel.RatioMonotone.
Local Open Scope R_scope.

Definition besselI (nu x : R) : R :=
  Rpower (x / 2) nu * Series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).

(** Term by term: Gamma(nu+k+1) = (nu+1)_k Gamma(nu+1). *)
Lemma besselI_term nu z k : -1 < nu ->
  z ^ k / (INR (fact k) * Gamma (nu + INR k + 1)) = / Gamma (nu + 1) * term (nu + 1) z k.
Proof.
  intros Hnu. unfold term.
  replace (nu + INR k + 1) with (nu + 1 + INR k) by ring. rewrite Gamma_rising by lra.
  pose proof (Gamma_pos (nu + 1) ltac:(lra)). pose proof (rising_pos (nu + 1) k ltac:(lra)).
  pose proof (INR_fact_pos k). field. repeat split; lra.
Qed.

Theorem ex_series_besselI nu x : -1 < nu ->
  ex_series (fun k => (x ^ 2 / 4) ^ k / (INR (fact k) * Gamma (nu + INR k + 1))).
Proof.
  intros Hnu. apply ex_series_ext with (fun k => scal (/ Gamma (nu + 1)) (term (nu + 1) (x ^ 2 / 4) k)).
  - intros k. symmetry. now apply besselI_term.
  - apply (ex_series_scal (V := R_NormedModule)), ex_series_term. lra.
Qed.

Theorem besselI_F nu x : -1 < nu -> besselI nu x = Rpower (x / 2) nu / Gamma (nu + 1) * F (nu + 1) (x ^ 2 / 4).
Proof.
  intros Hnu. unfold besselI, F.
  replace (Rpower (x / 2) nu / Gamma (nu + 1) * Series (term (nu + 1) (x ^ 2 / 4)))
    with (Rpower (x / 2) nu * (/ Gamma (nu + 1) * Series (term (nu + 1) (x ^ 2 / 4)))) by (unfold Rdiv; ring).
  rewrite <- (Series_scal_l (/ Gamma (nu + 1))). f_equal.
  apply Series_ext; intros k. now apply besselI_term.
Qed.

Theorem besselI_pos nu x : -1 < nu -> 0 < besselI nu x.
Proof.
  intros Hnu. rewrite besselI_F by assumption.
  apply Rmult_lt_0_compat; [|apply F_quarter_pos; lra].
  apply Rdiv_lt_0_compat; [apply exp_pos|apply Gamma_pos; lra].
Qed.

(** Two-sided truncation: the first n terms, and the next one divided by 1 - q. *)
Corollary besselI_truncation nu x q n : -1 < nu -> 0 <= q < 1 ->
  x ^ 2 / 4 <= q * ((nu + 1 + INR n) * (INR n + 1)) ->
  let c := Rpower (x / 2) nu / Gamma (nu + 1) in
  c * psum (nu + 1) (x ^ 2 / 4) n <= besselI nu x <=
  c * (psum (nu + 1) (x ^ 2 / 4) n + term (nu + 1) (x ^ 2 / 4) n / (1 - q)).
Proof.
  intros Hnu Hq Hx c. rewrite besselI_F by assumption. fold c.
  assert (0 <= c) by (apply Rlt_le, Rdiv_lt_0_compat; [apply exp_pos|apply Gamma_pos; lra]).
  destruct (F_truncation (nu + 1) (x ^ 2 / 4) q n ltac:(lra) (quarter_square_nonneg x) Hq Hx).
  split; now apply Rmult_le_compat_l.
Qed.

(** ** The quotient of neighbours *)

Lemma Rpower_half_succ nu x : 0 < x -> Rpower (x / 2) (nu + 1) = Rpower (x / 2) nu * (x / 2).
Proof. intros Hx. rewrite Rpower_plus, Rpower_1 by lra. reflexivity. Qed.

Theorem ratio_besselI nu x : -1 < nu -> 0 < x -> besselI (nu + 1) x / besselI nu x = r nu x.
Proof.
  intros Hnu Hx. rewrite !besselI_F by lra. rewrite Rpower_half_succ by assumption.
  rewrite (Gamma_succ (nu + 1)) by lra. replace (nu + 1 + 1) with (nu + 2) by ring. unfold r.
  pose proof (Gamma_pos (nu + 1) ltac:(lra)). pose proof (F_quarter_pos (nu + 1) x ltac:(lra)).
  assert (0 < Rpower (x / 2) nu) by apply exp_pos. field. repeat split; lra.
Qed.

Lemma besselI_succ nu x : -1 < nu -> 0 < x -> besselI (nu + 1) x = r nu x * besselI nu x.
Proof.
  intros Hnu Hx. rewrite <- ratio_besselI by assumption. pose proof (besselI_pos nu x Hnu). field. lra.
Qed.

(** I_{nu+m} / I_nu as a product of ratios. *)
Fixpoint ratio_product (nu : R) (m : nat) (x : R) : R :=
  match m with
  | O => 1
  | S k => ratio_product nu k x * r (nu + INR k) x
  end.

Theorem besselI_quotient nu m x : -1 < nu -> 0 < x ->
  besselI (nu + INR m) x / besselI nu x = ratio_product nu m x.
Proof.
  intros Hnu Hx. pose proof (besselI_pos nu x Hnu).
  induction m as [|m IH]; cbn [ratio_product]; [rewrite Rplus_0_r; field; lra|].
  rewrite <- IH, S_INR, <- Rplus_assoc, besselI_succ by (pose proof (pos_INR m); lra). field. lra.
Qed.

(** ** Recurrences *)

(** I_nu - I_{nu+2} = (2(nu+1)/x) I_{nu+1}, DLMF 10.29.1. *)
Theorem besselI_recurrence nu x : -1 < nu -> 0 < x ->
  besselI nu x - besselI (nu + 2) x = 2 * (nu + 1) / x * besselI (nu + 1) x.
Proof.
  intros Hnu Hx. replace (nu + 2) with (nu + 1 + 1) by ring.
  rewrite (besselI_succ (nu + 1)), (besselI_succ nu) by lra.
  pose proof (r_recurrence_mult nu x Hnu Hx) as H.
  replace (besselI nu x) with (r nu x * (2 * (nu + 1) / x + r (nu + 1) x) * besselI nu x) at 1
    by (rewrite H; ring). ring.
Qed.

(** ** Derivative *)

Lemma derive_Rpower_half nu x : 0 < x -> is_derive (fun t => Rpower (t / 2) nu) x (nu / x * Rpower (x / 2) nu).
Proof.
  intros Hx. eapply derive_eq.
  - apply (derive_comp (fun t => Rpower t nu) (fun t => t / 2)); [apply derive_Rpower; lra|].
    apply is_derive_ext with (fun t : R => / 2 * t); [intros t; unfold Rdiv; apply Rmult_comm|].
    apply derive_scal, derive_id.
  - cbv beta. replace (Rpower (x / 2) nu) with (Rpower (x / 2) (nu - 1 + 1)) by (f_equal; ring).
    rewrite Rpower_half_succ by assumption. field. lra.
Qed.

(** I_nu' = I_{nu+1} + (nu/x) I_nu, DLMF 10.29.2. *)
Theorem is_derive_besselI nu x : -1 < nu -> 0 < x ->
  is_derive (besselI nu) x (besselI (nu + 1) x + nu / x * besselI nu x).
Proof.
  intros Hnu Hx.
  apply is_derive_ext with (fun t => / Gamma (nu + 1) * (Rpower (t / 2) nu * F (nu + 1) (t ^ 2 / 4))).
  { intros t. rewrite besselI_F by assumption. unfold Rdiv.
    change (/ Gamma (nu + 1) * (Rpower (t * / 2) nu * F (nu + 1) (t ^ 2 * / 4)) =
      Rpower (t * / 2) nu * / Gamma (nu + 1) * F (nu + 1) (t ^ 2 * / 4)). ring. }
  eapply derive_eq.
  - apply derive_scal, derive_mult; [now apply derive_Rpower_half|].
    apply (derive_comp (F (nu + 1)) (fun t => t ^ 2 / 4)); [apply is_derive_F; lra|apply derive_quarter_square].
  - cbv beta. rewrite !besselI_F by lra. rewrite Rpower_half_succ by assumption.
    rewrite (Gamma_succ (nu + 1)) by lra.
    pose proof (Gamma_pos (nu + 1) ltac:(lra)). field. repeat split; lra.
Qed.

(** I_{nu+1}' = I_nu - ((nu+1)/x) I_{nu+1}. *)
Corollary is_derive_besselI_down nu x : -1 < nu -> 0 < x ->
  is_derive (besselI (nu + 1)) x (besselI nu x - (nu + 1) / x * besselI (nu + 1) x).
Proof.
  intros Hnu Hx. eapply derive_eq; [apply is_derive_besselI; lra|].
  replace (nu + 1 + 1) with (nu + 2) by ring.
  pose proof (besselI_recurrence nu x Hnu Hx) as H.
  replace (besselI (nu + 2) x) with (besselI nu x - 2 * (nu + 1) / x * besselI (nu + 1) x) by lra. field. lra.
Qed.

(** 2 I_{nu+1}' = I_nu + I_{nu+2}. *)
Corollary is_derive_besselI_mean nu x : -1 < nu -> 0 < x ->
  is_derive (besselI (nu + 1)) x ((besselI nu x + besselI (nu + 2) x) / 2).
Proof.
  intros Hnu Hx. eapply derive_eq; [now apply is_derive_besselI_down|].
  pose proof (besselI_recurrence nu x Hnu Hx) as H.
  replace (besselI (nu + 2) x) with (besselI nu x - 2 * (nu + 1) / x * besselI (nu + 1) x) by lra. field. lra.
Qed.

(** ** Bessel's equation *)

Lemma locally_positive x : 0 < x -> locally x (fun t => 0 < t).
Proof.
  intros Hx. exists (mkposreal x Hx). intros t Ht. unfold ball in Ht; cbn in Ht.
  unfold AbsRing_ball, abs, minus, plus, opp in Ht; cbn in Ht. apply Rabs_def2 in Ht. lra.
Qed.

Lemma Derive_besselI nu x : -1 < nu -> 0 < x -> Derive (besselI nu) x = besselI (nu + 1) x + nu / x * besselI nu x.
Proof. intros Hnu Hx. apply is_derive_unique. now apply is_derive_besselI. Qed.

Theorem is_derive_besselI_2 nu x : -1 < nu -> 0 < x ->
  is_derive (Derive (besselI nu)) x ((1 + nu ^ 2 / x ^ 2) * besselI nu x - / x * Derive (besselI nu) x).
Proof.
  intros Hnu Hx.
  apply is_derive_ext_loc with (fun t => besselI (nu + 1) t + nu / t * besselI nu t).
  { eapply filter_imp; [|exact (locally_positive x Hx)]. intros t Ht. symmetry. now apply Derive_besselI. }
  rewrite Derive_besselI by assumption. eapply derive_eq.
  - apply derive_plus; [now apply is_derive_besselI_down|].
    apply (derive_mult (fun t => nu / t)); [|now apply is_derive_besselI].
    apply (derive_div (fun _ => nu)); [apply derive_const|apply derive_id|lra].
  - cbv beta. field. lra.
Qed.

(** x^2 y'' + x y' - (x^2 + nu^2) y = 0 for y = I_nu, DLMF 10.25.1. *)
Theorem bessel_equation nu x : -1 < nu -> 0 < x ->
  x ^ 2 * Derive_n (besselI nu) 2 x + x * Derive (besselI nu) x - (x ^ 2 + nu ^ 2) * besselI nu x = 0.
Proof.
  intros Hnu Hx. change (Derive_n (besselI nu) 2 x) with (Derive (Derive (besselI nu)) x).
  rewrite (is_derive_unique _ _ _ (is_derive_besselI_2 nu x Hnu Hx)). field. lra.
Qed.
