(** * The quartic obstruction (Lemma 5.1) on an interval of beta whose side of beta_* has been computed *)

From Coq Require Import ZArith Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.BetaStar Threshold.Majorisation Threshold.Eigenvalues Zonal.Moments
  Quartic.Expansion Quartic.Obstruction.
From Certify Require Import Bracket.Series Bracket.Checkers Bracket.Theorems.
From Certify Require Main.
Local Open Scope R_scope.

(** The mean over S^{d-1} of a function of x_1 = cos theta. *)
Definition sphere_average (d : nat) (f : R -> R) : R :=
  RInt (fun theta => f (cos theta) * sin theta ^ (d - 2)) 0 PI / RInt (fun theta => sin theta ^ (d - 2)) 0 PI.

(** At K_# some density 1 + u + v, with u of degree 1 and v of degree 2 in x_1, has a negative free energy: its entropy
    is less than K_# times its interaction energy lambda_1 |u|^2 + lambda_2 |v|^2.  So K_c < K_#. *)
Definition obstructed (d : nat) (beta : R) : Prop :=
  let D := IZR (Z.of_nat d) in
  exists eps tau : R,
  let u := fun t => eps * t in
  let v := fun t => eps ^ 2 * tau * (t ^ 2 - 1 / D) in
  let rho := fun t => 1 + (u t + v t) in
  (forall t, -1 <= t <= 1 -> 1 / 2 <= rho t)
  /\ sphere_average d (fun t => u t + v t) = 0
  /\ sphere_average d (fun t => rho t * ln (rho t))
     - Main.K_sharp D beta * (Main.lambda D 1 beta * sphere_average d (fun t => u t ^ 2)
                              + Main.lambda D 2 beta * sphere_average d (fun t => v t ^ 2)) < 0.

Theorem obstructed_beyond_beta_star d beta : (2 <= d)%nat ->
  Main.beta_star (IZR (Z.of_nat d)) < beta -> obstructed d beta.
Proof.
  intros Hd Hb; pose proof (le_INR _ _ Hd) as Rd; simpl (INR 2) in Rd; unfold obstructed; rewrite <- INR_IZR_INZ in *.
  set (D := INR d) in *; rewrite beta_star_theory in Hb.
  pose proof (beta_star_pos D ltac:(lra)) as Hstar.
  pose proof (eigenvalue_pos D 1 beta ltac:(lra) ltac:(lia)) as Hl.
  assert (Ha : 1 / D < eigenvalue D 2 beta / eigenvalue D 1 beta).
  { rewrite <- alpha_eigenvalue, alpha_2 by lra; apply beta_star_gt; lra. }
  assert (Hmean : zonal_average D (sphere_average d)).
  { unfold D; replace (INR d) with (INR (d - 2) + 2) by (rewrite minus_INR by exact Hd; simpl; ring).
    exact (angle_mean_zonal (d - 2)). }
  destruct (quartic_obstruction D (sphere_average d) _ _ ltac:(lra) Hmean Hl Ha) as (Hpos & Hzero & Hneg).
  exists (obstruction_eps D (eigenvalue D 2 beta / eigenvalue D 1 beta)), (obstruction_tau D).
  split; [exact Hpos|split; [exact Hzero|]].
  change (Main.K_sharp D beta) with (linear_threshold D beta).
  rewrite linear_threshold_eigenvalue by lra; exact Hneg.
Qed.

Theorem obstructed_from A d num den p n : ratio_above A (Z.of_nat d) num den 1 (Z.of_nat d) p n = true ->
  forall beta, IZR num / IZR den <= beta -> obstructed d beta.
Proof.
  intros H beta Hb; pose proof (ratio_above_sound _ _ _ _ _ _ _ _ H) as (Hd & _ & _).
  apply above_beta_star in H; apply obstructed_beyond_beta_star; [|lra].
  rewrite <- INR_IZR_INZ in Hd; apply INR_le; exact Hd.
Qed.
