(** * The entropy of a density on [-1, 1], up to a defect that shows its sign

    For a continuous positive density f of mean 1 on [-1, 1] let G be its distribution function, g = G - (1+t)/2, and
    s = 4 G (1-G) / ((1-t^2) f). Then
      mean (f ln f) = 4 mean (g^2/(1-t^2)) + mean (f (s - 1 - ln s)),
    and the last integrand is nonnegative, zero only where s = 1. At the ends the quotients are slopes of G. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Legendre.Derivative.
From Certify Require Bessel.Gamma.
Local Open Scope R_scope.

Local Notation mean := interval_mean.

(** ** Slopes *)

(** (F t - F x)/(t - x), and l at t = x. *)
Definition slope (F : R -> R) (x l t : R) : R := if Req_EM_T t x then l else (F t - F x) / (t - x).

Section Slope.

Variables (F dF : R -> R) (x : R).
Hypothesis derivative : forall t, is_derive F t (dF t).

Local Notation q := (slope F x (dF x)).

Lemma slope_value t : F t = F x + (t - x) * q t.
Proof. unfold slope. destruct (Req_EM_T t x) as [->|N]; [ring|]. field. lra. Qed.

Lemma slope_away t : t <> x -> locally t (fun y => (F y - F x) / (y - x) = q y).
Proof.
  intros N. assert (P : 0 < Rabs (t - x)) by (apply Rabs_pos_lt; lra).
  exists (mkposreal _ P). intros y Hy. unfold slope. destruct (Req_EM_T y x) as [->|_]; [exfalso|reflexivity].
  unfold ball in Hy; simpl in Hy. unfold AbsRing_ball, abs, minus, plus, opp in Hy; simpl in Hy.
  rewrite <- Rabs_Ropp in Hy. replace (- (x + - t)) with (t - x) in Hy by ring. lra.
Qed.

Lemma slope_derive t : t <> x -> is_derive q t ((dF t - q t) / (t - x)).
Proof.
  intros N. apply (is_derive_ext_loc (fun y => (F y - F x) / (y - x))); [now apply slope_away|].
  eapply derive_eq.
  - apply derive_div; [apply derive_minus; [apply derivative|apply derive_const]| |lra].
    apply derive_minus; [apply derive_id|apply derive_const].
  - cbv beta. rewrite (slope_value t). field. lra.
Qed.

Lemma slope_continuous t : continuous q t.
Proof.
  destruct (Req_dec t x) as [->|N].
  - assert (L : derivable_pt_lim F x (dF x)) by (apply is_derive_Reals, derivative).
    intros U [eps HU]. destruct (L eps (cond_pos eps)) as [del Hdel].
    exists del. intros y Hy. apply HU. unfold ball in *; simpl in *. unfold AbsRing_ball, abs, minus, plus, opp in *;
      simpl in *. unfold slope. destruct (Req_EM_T x x) as [_|]; [|easy].
    destruct (Req_EM_T y x) as [->|N]; [rewrite Rplus_opp_r, Rabs_R0; apply cond_pos|].
    specialize (Hdel (y - x) ltac:(lra) Hy). replace (x + (y - x)) with y in Hdel by ring. exact Hdel.
  - apply (ex_derive_continuous (V := R_NormedModule)). eexists. now apply slope_derive.
Qed.

Lemma slope_pos t : (forall y, 0 < dF y) -> 0 < q t.
Proof.
  intros Pos. destruct (Req_dec t x) as [->|N]; [unfold slope; now destruct (Req_EM_T x x)|].
  destruct (MVT_gen F x t dF) as (c & _ & E).
  - intros y _. apply derivative.
  - intros y _. apply continuity_pt_filterlim, (ex_derive_continuous (V := R_NormedModule)). eexists. apply derivative.
  - replace (q t) with (dF c); [apply Pos|]. unfold slope. destruct (Req_EM_T t x) as [|_]; [easy|].
    rewrite E. field. lra.
Qed.

End Slope.

(** ** The identity *)

Section Density.

Variable f : R -> R.
Hypothesis continuous_f : forall t, continuous f t.
Hypothesis positive_f : forall t, 0 < f t.
Hypothesis mass_f : mean f = 1.

(** The distribution function; its slopes at the two ends. *)
Definition cumulative (t : R) : R := RInt f (-1) t / 2.
Definition left_slope : R -> R := slope cumulative (-1) (f (-1) / 2).
Definition right_slope : R -> R := slope cumulative 1 (f 1 / 2).

Local Notation G := cumulative.
Local Notation a := left_slope.
Local Notation b := right_slope.

Lemma cumulative_derive t : is_derive G t (f t / 2).
Proof.
  apply (is_derive_ext (fun y => / 2 * RInt f (-1) y)); [intros y; apply Rmult_comm|].
  eapply derive_eq; [apply derive_scal, (is_derive_RInt f (fun y => RInt f (-1) y) (-1) t)|].
  - exists (mkposreal 1 Rlt_0_1). intros y _. apply (RInt_correct (V := R_CompleteNormedModule)).
    apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _. apply continuous_f.
  - apply continuous_f.
  - apply Rmult_comm.
Qed.

Lemma cumulative_left : G (-1) = 0.
Proof. unfold cumulative. rewrite RInt_point. unfold zero; simpl. field. Qed.

Lemma cumulative_right : G 1 = 1.
Proof. transitivity (mean f); [symmetry; apply interval_mean_RInt|exact mass_f]. Qed.

Lemma left_value t : G t = (1 + t) * a t.
Proof.
  pose proof (slope_value G (fun y => f y / 2) (-1) t) as E. cbv beta in E. fold a in E.
  rewrite cumulative_left in E. rewrite E. ring.
Qed.

Lemma right_value t : 1 - G t = (1 - t) * b t.
Proof.
  pose proof (slope_value G (fun y => f y / 2) 1 t) as E. cbv beta in E. fold b in E.
  rewrite cumulative_right in E. rewrite E. ring.
Qed.

Lemma half_pos t : 0 < f t / 2.
Proof. specialize (positive_f t). lra. Qed.

Lemma left_pos t : 0 < a t.
Proof. apply (slope_pos G (fun y => f y / 2) (-1) cumulative_derive t half_pos). Qed.
Lemma right_pos t : 0 < b t.
Proof. apply (slope_pos G (fun y => f y / 2) 1 cumulative_derive t half_pos). Qed.
Lemma left_continuous t : continuous a t.
Proof. apply (slope_continuous G (fun y => f y / 2) (-1) cumulative_derive t). Qed.
Lemma right_continuous t : continuous b t.
Proof. apply (slope_continuous G (fun y => f y / 2) 1 cumulative_derive t). Qed.
Lemma cumulative_continuous t : continuous G t.
Proof. apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply cumulative_derive. Qed.

Lemma left_end : a 1 = 1 / 2.
Proof. pose proof (left_value 1) as E. rewrite cumulative_right in E. lra. Qed.
Lemma right_end : b (-1) = 1 / 2.
Proof. pose proof (right_value (-1)) as E. rewrite cumulative_left in E. lra. Qed.

(** s, g^2/(1-t^2), and what is lost. *)
Definition tilt (t : R) : R := 4 * (a t * b t) / f t.
Definition transport (t : R) : R := (a t - 1 / 2) * (1 / 2 - b t).
Definition defect (t : R) : R := f t * (tilt t - 1 - ln (tilt t)).

Lemma tilt_pos t : 0 < tilt t.
Proof.
  pose proof (left_pos t). pose proof (right_pos t). specialize (positive_f t).
  apply Rdiv_lt_0_compat; [|assumption]. apply Rmult_lt_0_compat; [lra|]. now apply Rmult_lt_0_compat.
Qed.

Lemma transport_value t : -1 < t < 1 -> transport t = (G t - (1 + t) / 2) ^ 2 / (1 - t ^ 2).
Proof.
  intros Ht. unfold transport. replace (a t) with (G t / (1 + t)) by (rewrite (left_value t); field; lra).
  replace (b t) with ((1 - G t) / (1 - t)) by (rewrite (right_value t); field; lra). field. nra.
Qed.

Lemma continuous_times (u v : R -> R) t : continuous u t -> continuous v t -> continuous (fun y => u y * v y) t.
Proof. intros Hu Hv. now apply (continuous_mult (K := R_AbsRing)). Qed.
Lemma continuous_sum (u v : R -> R) t : continuous u t -> continuous v t -> continuous (fun y => u y + v y) t.
Proof. intros Hu Hv. now apply (continuous_plus (V := R_NormedModule)). Qed.
Lemma continuous_minus (u v : R -> R) t : continuous u t -> continuous v t -> continuous (fun y => u y - v y) t.
Proof. intros Hu Hv. now apply (continuous_minus (V := R_NormedModule)). Qed.
Lemma continuous_log (u : R -> R) t : continuous u t -> 0 < u t -> continuous (fun y => ln (u y)) t.
Proof.
  intros Hu Pu. apply (continuous_comp u ln); [exact Hu|]. apply (ex_derive_continuous (V := R_NormedModule)).
  eexists. now apply is_derive_ln.
Qed.
Lemma continuous_quotient (u v : R -> R) t : continuous u t -> continuous v t -> v t <> 0 ->
  continuous (fun y => u y / v y) t.
Proof. intros Hu Hv N. apply continuous_times; [exact Hu|]. now apply continuous_Rinv_comp. Qed.

Lemma tilt_continuous t : continuous tilt t.
Proof.
  apply continuous_quotient; [|apply continuous_f|apply Rgt_not_eq, positive_f].
  apply (continuous_times (fun _ => 4)); [apply continuous_const|].
  apply continuous_times; [apply left_continuous|apply right_continuous].
Qed.

Lemma transport_continuous t : continuous transport t.
Proof.
  apply continuous_times; [apply (continuous_minus _ (fun _ => 1 / 2))|apply (continuous_minus (fun _ => 1 / 2))];
    try apply continuous_const; [apply left_continuous|apply right_continuous].
Qed.

Lemma defect_continuous t : continuous defect t.
Proof.
  apply continuous_times; [apply continuous_f|].
  apply continuous_minus; [apply (continuous_minus _ (fun _ => 1)); [apply tilt_continuous|apply continuous_const]|].
  apply continuous_log; [apply tilt_continuous|apply tilt_pos].
Qed.

Lemma defect_nonneg t : 0 <= defect t.
Proof.
  apply Rmult_le_pos; [apply Rlt_le, positive_f|]. pose proof (Bessel.Gamma.ln_le_sub_1 (tilt t) (tilt_pos t)). lra.
Qed.

(** A primitive: its derivative inside is [integrand]. *)
Definition primitive (t : R) : R := - (G t * ln (a t)) + (1 - G t) * ln (b t) - t / 2 + G t * (1 - ln 4).
Definition integrand (t : R) : R := - (f t / 2 * ln (4 * (a t * b t))) - f t / 2 + a t + b t - 1 / 2.

Lemma integrand_value t : integrand t = 1 / 2 * defect t - 1 / 2 * (f t * ln (f t)) + 2 * transport t.
Proof.
  pose proof (left_pos t) as Pa. pose proof (right_pos t) as Pb. pose proof (positive_f t) as Pf.
  assert (Pab : 0 < 4 * (a t * b t)) by (apply Rmult_lt_0_compat; [lra|now apply Rmult_lt_0_compat]).
  assert (L : ln (4 * (a t * b t) / f t) = ln (4 * (a t * b t)) - ln (f t)).
  { unfold Rdiv. rewrite (ln_mult (4 * (a t * b t))), ln_Rinv; [ring|exact Pf|exact Pab|].
    apply Rinv_0_lt_compat, Pf. }
  unfold integrand, defect, transport, tilt. rewrite L. field. lra.
Qed.

Lemma primitive_derive t : -1 < t < 1 -> is_derive primitive t (integrand t).
Proof.
  intros Ht. pose proof (left_pos t) as Pa. pose proof (right_pos t) as Pb.
  pose proof (slope_derive G (fun y => f y / 2) (-1) cumulative_derive t ltac:(lra)) as Da.
  pose proof (slope_derive G (fun y => f y / 2) 1 cumulative_derive t ltac:(lra)) as Db.
  cbv beta in Da, Db. fold a in Da. fold b in Db.
  assert (Dln : forall (u : R -> R) du, is_derive u t du -> 0 < u t -> is_derive (fun y => ln (u y)) t (du / u t)).
  { intros u du Hu Pu. eapply derive_eq; [apply (derive_comp ln u); [now apply is_derive_ln|exact Hu]|]. field. lra. }
  assert (D1 : is_derive (fun y => G y * ln (a y)) t (f t / 2 * ln (a t) + (f t / 2 - a t))).
  { eapply derive_eq; [apply derive_mult; [apply cumulative_derive|apply (Dln a); [exact Da|exact Pa]]|].
    cbv beta. rewrite (left_value t). field. lra. }
  assert (D2 : is_derive (fun y => (1 - G y) * ln (b y)) t (- (f t / 2) * ln (b t) - (f t / 2 - b t))).
  { eapply derive_eq.
    - apply derive_mult; [apply derive_minus; [apply derive_const|apply cumulative_derive]|].
      apply (Dln b); [exact Db|exact Pb].
    - cbv beta. rewrite (right_value t). field. lra. }
  assert (D3 : is_derive (fun y => y / 2) t (1 / 2)).
  { apply (is_derive_ext (fun y => / 2 * y)); [intros y; apply Rmult_comm|].
    eapply derive_eq; [apply derive_scal, derive_id|]. field. }
  unfold primitive. eapply derive_eq.
  - apply derive_plus; [apply derive_minus; [apply derive_plus; [|exact D2]|exact D3]|].
    + apply (is_derive_opp (K := R_AbsRing) (V := R_NormedModule) (fun y => G y * ln (a y))). exact D1.
    + apply derive_mult; [apply cumulative_derive|apply derive_const].
  - change opp with Ropp. unfold integrand.
    rewrite (ln_mult 4), (ln_mult (a t)) by (try lra; try assumption; now apply Rmult_lt_0_compat). field.
Qed.

Lemma primitive_continuous t : continuous primitive t.
Proof.
  apply continuous_sum.
  2: apply (continuous_times _ (fun _ => 1 - ln 4)); [apply cumulative_continuous|apply continuous_const].
  apply continuous_minus; [apply continuous_sum|].
  - apply (continuous_opp (V := R_NormedModule) (fun y => G y * ln (a y))), continuous_times;
      [apply cumulative_continuous|apply continuous_log; [apply left_continuous|apply left_pos]].
  - apply continuous_times; [|apply continuous_log; [apply right_continuous|apply right_pos]].
    apply (continuous_minus (fun _ => 1)); [apply continuous_const|apply cumulative_continuous].
  - apply (continuous_times (fun y => y) (fun _ => / 2)); [apply continuous_id|apply continuous_const].
Qed.

Lemma entropy_continuous t : continuous (fun y => f y * ln (f y)) t.
Proof. apply continuous_times; [apply continuous_f|apply continuous_log; [apply continuous_f|apply positive_f]]. Qed.

Lemma integrand_continuous t : continuous integrand t.
Proof.
  apply (continuous_ext (fun y => 1 / 2 * defect y - 1 / 2 * (f y * ln (f y)) + 2 * transport y)).
  { intros y. symmetry. apply integrand_value. }
  apply continuous_sum; [apply continuous_minus|]; apply (continuous_times (fun _ => _)); try apply continuous_const.
  - apply defect_continuous.
  - apply entropy_continuous.
  - apply transport_continuous.
Qed.

Lemma primitive_ends : primitive 1 = primitive (-1).
Proof.
  unfold primitive. rewrite cumulative_left, cumulative_right, left_end, right_end.
  replace 4 with (2 * 2) by ring. rewrite ln_mult by lra.
  replace (1 / 2) with (/ 2) by field. rewrite ln_Rinv by lra. field.
Qed.

Lemma integrand_mean : mean integrand = 0.
Proof.
  pose (I := fun t => RInt integrand (-1) t).
  assert (DI : forall t, is_derive I t (integrand t)).
  { intros t. apply (is_derive_RInt integrand I (-1) t); [|apply integrand_continuous].
    exists (mkposreal 1 Rlt_0_1). intros y _. apply (RInt_correct (V := R_CompleteNormedModule)).
    apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _. apply integrand_continuous. }
  destruct (MVT_gen (fun t => I t - primitive t) (-1) 1 (fun _ => 0)) as (c & _ & E).
  - rewrite Rmin_left, Rmax_right by lra. intros t Ht.
    apply (derive_eq _ _ (integrand t - integrand t)); [|ring].
    apply derive_minus; [apply DI|now apply primitive_derive].
  - intros t _. apply continuity_pt_filterlim. apply (continuous_minus I primitive); [|apply primitive_continuous].
    apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply DI.
  - rewrite primitive_ends in E. assert (I0 : I (-1) = 0) by (unfold I; rewrite RInt_point; reflexivity).
    rewrite interval_mean_RInt. fold (I 1). lra.
Qed.

Theorem entropy_identity : mean (fun t => f t * ln (f t)) = 4 * mean transport + mean defect.
Proof.
  pose proof interval_mean_zonal as Avg.
  assert (Cd : continuous_on_interval defect) by (intros t _; apply defect_continuous).
  assert (Ct : continuous_on_interval transport) by (intros t _; apply transport_continuous).
  assert (Ce : continuous_on_interval (fun t => f t * ln (f t))) by (intros t _; apply entropy_continuous).
  assert (C1 : continuous_on_interval (fun t => 1 / 2 * defect t + - (1 / 2) * (f t * ln (f t)))).
  { apply continuous_combination; assumption. }
  pose proof integrand_mean as E.
  rewrite (mean_ext 3 mean Avg _ (fun t => 1 * (1 / 2 * defect t + - (1 / 2) * (f t * ln (f t)))
    + 2 * transport t)) in E by (intros; rewrite integrand_value; ring).
  rewrite (mean_combine 3 mean Avg _ _ _ _ C1 Ct), (mean_combine 3 mean Avg _ _ _ _ Cd Ce) in E. lra.
Qed.

End Density.
