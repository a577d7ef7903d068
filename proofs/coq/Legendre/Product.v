(** * The product formula of Legendre polynomials

    The mean of P_l (x.y) over the points x of a parallel x_1 = s of the two-sphere, y_1 = t, is P_l(s) P_l(t): in
    s = cos theta it solves Legendre's equation, so its moments of other degrees vanish, and at s = 1 it is P_l(t). *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Zonal.Moments Zonal.Gegenbauer Sphere.Model Legendre.Derivative
  Legendre.Entropy Legendre.Model Legendre.Complete.
Local Open Scope R_scope.

Local Notation mean := interval_mean.
Local Notation P := (gegenbauer 3).
Local Notation D := legendre_derivative.
Local Notation Avg := interval_mean_zonal.

(** ** Second derivatives *)

Fixpoint legendre_second (l : nat) (t : R) : R :=
  match l with
  | O => 0
  | S m => match m with O => 0 | S k => legendre_second k t + (2 * INR m + 1) * D m t end
  end.
Local Notation D2 := legendre_second.

Lemma is_derive_derivative l : forall t, is_derive (D l) t (D2 l t).
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, is_derive (D l) t (D2 l t))); [intros t; apply derive_const..|].
  intros l IH1 _ t. apply (derive_plus (D l) (fun t => (2 * INR (S l) + 1) * P (S l) t)); [apply IH1|].
  apply derive_scal, is_derive_legendre.
Qed.

Lemma second_continuous l : forall t, continuous (D2 l) t.
Proof.
  revert l. apply (gegenbauer_pair (fun l => forall t, continuous (D2 l) t)); [intros t; apply continuous_const..|].
  intros l IH1 _ t. apply (continuous_sum (D2 l)); [apply IH1|].
  apply (continuous_times (fun _ => 2 * INR (S l) + 1)); [apply continuous_const|apply derivative_continuous_at].
Qed.

Lemma legendre_second_order l t : (1 - t ^ 2) * D2 l t - 2 * t * D l t = - (INR l * (INR l + 1)) * P l t.
Proof.
  rewrite <- (is_derive_unique _ _ _ (legendre_equation l t)). symmetry. apply is_derive_unique.
  eapply derive_eq.
  - apply (derive_mult (fun s => 1 - s ^ 2) (D l)); [|apply is_derive_derivative].
    auto_derive; [trivial|reflexivity].
  - ring.
Qed.

(** ** Integrals with a parameter *)

Lemma slice_continuous (f : R -> R -> R) x y : continuity_2d_pt f x y -> continuous (f x) y.
Proof.
  intros C. apply filterlim_locally. intros eps. destruct (C eps) as [d Hd]. exists d. intros v Hv.
  apply (Hd x v); [rewrite Rminus_eq_0, Rabs_R0; apply cond_pos|exact Hv].
Qed.

Lemma under_integral (f df : R -> R -> R) : (forall x y, is_derive (fun u => f u y) x (df x y)) ->
  (forall x y, continuity_2d_pt f x y) -> (forall x y, continuity_2d_pt df x y) ->
  forall x, is_derive (fun x => RInt (f x) 0 PI) x (RInt (df x) 0 PI).
Proof.
  intros Df Cf Cd x. rewrite (RInt_ext (df x) (fun y => Derive (fun u => f u y) x)).
  - apply (is_derive_RInt_param f 0 PI x).
    + exists (mkposreal 1 Rlt_0_1). intros u _ y _. eexists. apply Df.
    + intros y _. apply (continuity_2d_pt_ext df); [|apply Cd]. intros u v. symmetry. apply is_derive_unique, Df.
    + exists (mkposreal 1 Rlt_0_1). intros u _. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros y _.
      apply slice_continuous, Cf.
  - intros y _. symmetry. apply is_derive_unique, Df.
Qed.

Lemma continuous_2d (f : R -> R) (g : R -> R -> R) x y : (forall t, continuous f t) -> continuity_2d_pt g x y ->
  continuity_2d_pt (fun u v => f (g u v)) x y.
Proof. intros Cf Cg. apply continuity_1d_2d_pt_comp; [|exact Cg]. apply continuity_pt_filterlim, Cf. Qed.

Ltac continuity_2d := repeat first [apply continuity_2d_pt_plus|apply continuity_2d_pt_mult|apply continuity_2d_pt_opp
  |apply continuity_2d_pt_const].

(** ** The mean over a parallel solves Legendre's equation *)

Section Parallel.

Variables (l : nat) (c v : R).
Hypothesis unit_vector : c ^ 2 + v ^ 2 = 1.

(** x.y, and its derivative along the meridian. *)
Let z (theta phi : R) : R := cos theta * c + sin theta * v * cos phi.
Let dz (theta phi : R) : R := - sin theta * c + cos theta * v * cos phi.

Let cos_1 x y : continuity_2d_pt (fun u _ => cos u) x y.
Proof. apply (continuous_2d cos (fun u _ => u)); [intros; apply continuous_cos|apply continuity_2d_pt_id1]. Qed.
Let sin_1 x y : continuity_2d_pt (fun u _ => sin u) x y.
Proof. apply (continuous_2d sin (fun u _ => u)); [intros; apply continuous_sin|apply continuity_2d_pt_id1]. Qed.
Let cos_2 x y : continuity_2d_pt (fun _ w => cos w) x y.
Proof. apply (continuous_2d cos (fun _ w => w)); [intros; apply continuous_cos|apply continuity_2d_pt_id2]. Qed.
Let z_2d x y : continuity_2d_pt z x y.
Proof. unfold z. continuity_2d; first [apply cos_1|apply sin_1|apply cos_2]. Qed.
Let dz_2d x y : continuity_2d_pt dz x y.
Proof. unfold dz. continuity_2d; first [apply cos_1|apply sin_1|apply cos_2]. Qed.

Let z_derive phi theta : is_derive (fun u => z u phi) theta (dz theta phi).
Proof. unfold z, dz. auto_derive; [trivial|ring]. Qed.
Let dz_derive phi theta : is_derive (fun u => dz u phi) theta (- z theta phi).
Proof. unfold z, dz. auto_derive; [trivial|ring]. Qed.

Let value theta phi := P l (z theta phi).
Let slope theta phi := D l (z theta phi) * dz theta phi.
Let flux theta phi := sin theta * slope theta phi.
Let dflux theta phi := cos theta * slope theta phi
  + sin theta * (D2 l (z theta phi) * dz theta phi * dz theta phi + D l (z theta phi) * - z theta phi).

Let value_2d x y : continuity_2d_pt value x y.
Proof. apply (continuous_2d (P l) z); [apply legendre_continuous_at|apply z_2d]. Qed.
Let D_2d x y : continuity_2d_pt (fun u w => D l (z u w)) x y.
Proof. apply (continuous_2d (D l) z); [apply derivative_continuous_at|apply z_2d]. Qed.
Let slope_2d x y : continuity_2d_pt slope x y.
Proof. exact (continuity_2d_pt_mult _ dz x y (D_2d x y) (dz_2d x y)). Qed.
Let flux_2d x y : continuity_2d_pt flux x y.
Proof. exact (continuity_2d_pt_mult _ slope x y (sin_1 x y) (slope_2d x y)). Qed.
Let dflux_2d x y : continuity_2d_pt dflux x y.
Proof.
  assert (C : continuity_2d_pt (fun u w => D2 l (z u w)) x y)
    by (apply (continuous_2d (D2 l) z); [apply second_continuous|apply z_2d]).
  apply (continuity_2d_pt_plus (fun u w => cos u * slope u w)).
  - exact (continuity_2d_pt_mult _ slope x y (cos_1 x y) (slope_2d x y)).
  - apply (continuity_2d_pt_mult (fun u _ => sin u)); [apply sin_1|].
    apply (continuity_2d_pt_plus (fun u w => D2 l (z u w) * dz u w * dz u w)).
    + apply (continuity_2d_pt_mult (fun u w => D2 l (z u w) * dz u w) dz); [|apply dz_2d].
      exact (continuity_2d_pt_mult _ dz x y C (dz_2d x y)).
    + exact (continuity_2d_pt_mult _ _ x y (D_2d x y) (continuity_2d_pt_opp z x y (z_2d x y))).
Qed.

Let value_derive theta phi : is_derive (fun u => value u phi) theta (slope theta phi).
Proof.
  unfold value, slope. eapply derive_eq.
  - apply (is_derive_comp (P l) (fun u => z u phi)); [apply is_derive_legendre|apply z_derive].
  - unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Let slope_derive theta phi : is_derive (fun u => slope u phi) theta
  (D2 l (z theta phi) * dz theta phi * dz theta phi + D l (z theta phi) * - z theta phi).
Proof.
  unfold slope. eapply derive_eq.
  - apply (derive_mult (fun u => D l (z u phi)) (fun u => dz u phi)); [|apply dz_derive].
    apply (is_derive_comp (D l) (fun u => z u phi)); [apply is_derive_derivative|apply z_derive].
  - unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Let flux_derive theta phi : is_derive (fun u => flux u phi) theta (dflux theta phi).
Proof.
  unfold flux, dflux. apply (derive_mult sin (fun u => slope u phi)); [|apply slope_derive].
  auto_derive; [trivial|ring].
Qed.

(** The rest of the Laplacian is a derivative along the parallel. *)
Let across theta phi := - v * sin phi * D l (z theta phi).
Let dacross theta phi := - v * (cos phi * D l (z theta phi)
  + sin phi * (D2 l (z theta phi) * - (sin theta * v * sin phi))).

Let across_derive theta phi : is_derive (across theta) phi (dacross theta phi).
Proof.
  assert (Z : is_derive (z theta) phi (- (sin theta * v * sin phi))) by (unfold z; auto_derive; [trivial|ring]).
  assert (S : is_derive (fun w => - v * sin w) phi (- v * cos phi)) by (auto_derive; [trivial|ring]).
  unfold across, dacross. eapply derive_eq.
  - apply (derive_mult (fun w => - v * sin w) (fun w => D l (z theta w))); [exact S|].
    apply (is_derive_comp (D l) (z theta)); [apply is_derive_derivative|exact Z].
  - unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Lemma laplacian theta phi : dflux theta phi + dacross theta phi
  = - (INR l * (INR l + 1)) * (sin theta * value theta phi).
Proof.
  pose proof (legendre_second_order l (z theta phi)) as L. pose proof (sin2_cos2 theta) as A.
  pose proof (sin2_cos2 phi) as B. unfold Rsqr in A, B.
  transitivity (sin theta * (- (INR l * (INR l + 1)) * P l (z theta phi))); [|unfold value; ring]. rewrite <- L.
  unfold dflux, dacross, slope. set (y := D l (z theta phi)). set (y2 := D2 l (z theta phi)).
  assert (N : dz theta phi * dz theta phi + v * v * (sin phi * sin phi) = 1 - z theta phi ^ 2).
  { unfold z, dz. replace (sin phi * sin phi) with (1 - cos phi * cos phi) by lra.
    transitivity ((sin theta * sin theta + cos theta * cos theta) * (c ^ 2 + v ^ 2 * (cos phi * cos phi))
      + v ^ 2 * (1 - cos phi * cos phi) - (cos theta * c + sin theta * v * cos phi) ^ 2); [ring|].
    rewrite A. transitivity (c ^ 2 + v ^ 2 - (cos theta * c + sin theta * v * cos phi) ^ 2); [ring|].
    now rewrite unit_vector. }
  assert (M : cos theta * dz theta phi - sin theta * z theta phi - v * cos phi = - 2 * sin theta * z theta phi).
  { unfold z, dz. transitivity (- 2 * sin theta * (cos theta * c + sin theta * v * cos phi)
      + (sin theta * sin theta + cos theta * cos theta - 1) * (v * cos phi)); [ring|]. rewrite A. ring. }
  transitivity (sin theta * (y2 * (dz theta phi * dz theta phi + v * v * (sin phi * sin phi)))
    + y * (cos theta * dz theta phi - sin theta * z theta phi - v * cos phi)); [ring|]. rewrite N, M. ring.
Qed.

Let integrable (f : R -> R -> R) theta : (forall x y, continuity_2d_pt f x y) -> ex_RInt (f theta) 0 PI.
Proof.
  intros C. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros y _. apply slice_continuous, C.
Qed.

Definition parallel (theta : R) : R := RInt (value theta) 0 PI.
Let gradient (theta : R) : R := RInt (flux theta) 0 PI.

Lemma parallel_derive theta : is_derive parallel theta (RInt (slope theta) 0 PI).
Proof. exact (under_integral value slope value_derive value_2d slope_2d theta). Qed.

Lemma gradient_value theta : gradient theta = sin theta * RInt (slope theta) 0 PI.
Proof. exact (RInt_scal (V := R_CompleteNormedModule) (slope theta) 0 PI (sin theta) (integrable _ _ slope_2d)). Qed.

Lemma gradient_derive theta : is_derive gradient theta (- (INR l * (INR l + 1)) * (sin theta * parallel theta)).
Proof.
  eapply derive_eq; [exact (under_integral flux dflux flux_derive flux_2d dflux_2d theta)|].
  assert (Dc : forall phi, continuous (dacross theta) phi).
  { intros phi. apply (continuous_ext (fun w => - (INR l * (INR l + 1)) * (sin theta * value theta w) - dflux theta w)).
    - intros w. pose proof (laplacian theta w). in_R. lra.
    - apply continuous_minus; [|apply slice_continuous, dflux_2d].
      apply (continuous_times (fun _ => - (INR l * (INR l + 1)))); [apply continuous_const|].
      apply (continuous_times (fun _ => sin theta)); [apply continuous_const|apply slice_continuous, value_2d]. }
  assert (Z : is_RInt (dacross theta) 0 PI 0).
  { replace 0 with (minus (across theta PI) (across theta 0)) at 2
      by (unfold across; rewrite sin_PI, sin_0; unfold minus, plus, opp; simpl; ring).
    apply (is_RInt_derive (across theta)); intros; [apply across_derive|apply Dc]. }
  assert (I : is_RInt (dflux theta) 0 PI (- (INR l * (INR l + 1)) * (sin theta * parallel theta) - 0)).
  { apply (is_RInt_ext (fun w => minus (scal (- (INR l * (INR l + 1))) (scal (sin theta) (value theta w)))
      (dacross theta w))).
    - intros w _. unfold minus, plus, opp, scal; simpl; unfold mult; simpl. pose proof (laplacian theta w). in_R. lra.
    - apply (is_RInt_minus (V := R_NormedModule)); [|exact Z].
      apply (is_RInt_scal (V := R_NormedModule)), (is_RInt_scal (V := R_NormedModule)).
      apply (RInt_correct (V := R_CompleteNormedModule)), integrable, value_2d. }
  rewrite (is_RInt_unique _ _ _ _ I). ring.
Qed.

(** Its moments of other degrees vanish. *)
Lemma parallel_moment k : k <> l -> RInt (fun theta => P k (cos theta) * parallel theta * sin theta ^ 1) 0 PI = 0.
Proof.
  intros N. pose (V := fun theta => - (sin theta ^ 2 * D k (cos theta))).
  assert (Dcos : forall f df, (forall t, is_derive f t (df t)) -> forall theta,
    is_derive (fun u => f (cos u)) theta (- sin theta * df (cos theta))).
  { intros f df Hf theta. apply (is_derive_comp f cos); [apply Hf|]. auto_derive; [trivial|ring]. }
  assert (DV : forall theta, is_derive V theta (- (INR k * (INR k + 1)) * (sin theta * P k (cos theta)))).
  { intros theta. unfold V. eapply derive_eq.
    - apply (is_derive_opp (V := R_NormedModule)), (derive_mult (fun u => sin u ^ 2) (fun u => D k (cos u))).
      + auto_derive; [trivial|reflexivity].
      + apply (Dcos (D k) (D2 k)), is_derive_derivative.
    - pose proof (legendre_second_order k (cos theta)) as L. pose proof (sin2_cos2 theta) as A. unfold Rsqr in A.
      transitivity (sin theta * (- (INR k * (INR k + 1)) * P k (cos theta))); [|ring]. rewrite <- L.
      replace (1 - cos theta ^ 2) with (sin theta ^ 2) by (simpl; lra). unfold opp; simpl. ring. }
  pose (q := INR k * (INR k + 1) - INR l * (INR l + 1)).
  assert (I : is_RInt (fun theta => q * (P k (cos theta) * parallel theta * sin theta ^ 1)) 0 PI
    (minus (P k (cos PI) * gradient PI - V PI * parallel PI) (P k (cos 0) * gradient 0 - V 0 * parallel 0))).
  { apply (is_RInt_derive (fun u => P k (cos u) * gradient u - V u * parallel u)).
    - intros theta _. eapply derive_eq.
      + apply derive_minus; [|apply (derive_mult V parallel); [apply DV|apply parallel_derive]].
        apply (derive_mult (fun u => P k (cos u)) gradient); [|apply gradient_derive].
        apply (Dcos (P k) (D k)), is_derive_legendre.
      + rewrite gradient_value. unfold V, q. ring.
    - intros theta _. apply (continuous_times (fun _ => q)); [apply continuous_const|].
      apply continuous_times; [apply continuous_times|].
      + apply (continuous_comp cos (P k)); [apply continuous_cos|apply legendre_continuous_at].
      + apply (ex_derive_continuous (V := R_NormedModule)). eexists. apply parallel_derive.
      + apply (ex_derive_continuous (V := R_NormedModule)). auto_derive. trivial. }
  assert (Z : minus (P k (cos PI) * gradient PI - V PI * parallel PI)
    (P k (cos 0) * gradient 0 - V 0 * parallel 0) = 0).
  { rewrite !gradient_value. unfold V. rewrite sin_PI, sin_0. unfold minus, plus, opp; simpl. ring. }
  rewrite Z in I.
  apply (is_RInt_scal (V := R_NormedModule) _ _ _ (/ q)) in I.
  assert (Q : q <> 0).
  { unfold q. intros E. apply N. apply INR_eq. pose proof (pos_INR k). pose proof (pos_INR l).
    assert (F : (INR k - INR l) * (INR k + INR l + 1) = 0) by lra. apply Rmult_integral in F. lra. }
  apply (is_RInt_unique (V := R_CompleteNormedModule)) in I.
  rewrite (RInt_ext _ (fun theta => P k (cos theta) * parallel theta * sin theta ^ 1)) in I.
  - rewrite I. unfold scal; simpl; unfold mult; simpl. ring.
  - intros theta _. unfold scal; simpl; unfold mult; simpl. in_R. field. exact Q.
Qed.

End Parallel.
