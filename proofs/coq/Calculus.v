(** * Derivatives of real functions, and one positivity lemma

    Coquelicot states its rules for derivatives in normed modules. The first section restates them for real
    functions, with the derivative spelled out, so that [field] and [lra] can finish.

    [positive_of_first_order] is the only analysis that the monotonicity results need: a function that starts
    positive and satisfies z N' + c N > 0 stays positive, by the mean value theorem for z^c N. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(** ** Rules *)

Lemma derive_eq (f : R -> R) (x l l' : R) : is_derive f x l -> l = l' -> is_derive f x l'.
Proof. intros H <-; exact H. Qed.

Lemma derive_const (c x : R) : is_derive (fun _ : R => c) x 0.
Proof. apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule)). Qed.

Lemma derive_id (x : R) : is_derive (fun t : R => t) x 1.
Proof. apply (is_derive_id (K := R_AbsRing)). Qed.

Lemma derive_plus (f g : R -> R) (x df dg : R) : is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t + g t) x (df + dg).
Proof. intros Hf Hg. exact (is_derive_plus f g x df dg Hf Hg). Qed.

Lemma derive_minus (f g : R -> R) (x df dg : R) : is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t - g t) x (df - dg).
Proof. intros Hf Hg. exact (is_derive_minus f g x df dg Hf Hg). Qed.

Lemma derive_mult (f g : R -> R) (x df dg : R) : is_derive f x df -> is_derive g x dg ->
  is_derive (fun t => f t * g t) x (df * g x + f x * dg).
Proof. intros Hf Hg. exact (is_derive_mult f g x df dg Hf Hg Rmult_comm). Qed.

Lemma derive_scal (c : R) (f : R -> R) (x df : R) : is_derive f x df -> is_derive (fun t => c * f t) x (c * df).
Proof. intros Hf. exact (is_derive_scal f x c df Hf). Qed.

Lemma derive_div (f g : R -> R) (x df dg : R) : is_derive f x df -> is_derive g x dg -> g x <> 0 ->
  is_derive (fun t => f t / g t) x ((df * g x - f x * dg) / (g x) ^ 2).
Proof. intros Hf Hg H0. now apply is_derive_div. Qed.

Lemma derive_comp (f g : R -> R) (x df dg : R) : is_derive f (g x) df -> is_derive g x dg ->
  is_derive (fun t => f (g t)) x (df * dg).
Proof.
  intros Hf Hg. eapply derive_eq; [exact (is_derive_comp f g x df dg Hf Hg)|]. apply Rmult_comm.
Qed.

(** d/dx x^c = c x^(c-1), real exponent, x > 0. *)
Lemma derive_Rpower (c x : R) : 0 < x -> is_derive (fun t => Rpower t c) x (c * Rpower x (c - 1)).
Proof. intros Hx. apply is_derive_Reals, derivable_pt_lim_power, Hx. Qed.

(** x^2/4, the argument of 0F1 in Bessel functions. *)
Lemma derive_quarter_square x : is_derive (fun t => t ^ 2 / 4) x (x / 2).
Proof.
  apply is_derive_ext with (fun t => / 4 * (t * t)); [intros t; change (/ 4 * (t * t) = t ^ 2 / 4); field|].
  eapply derive_eq; [apply derive_scal, derive_mult; apply derive_id|]. cbv beta. field.
Qed.

(** ** Monotonicity *)

(** A positive derivative inside (a, b), and continuity at the ends, give f a < f b. *)
Lemma increasing_of_derive (f df : R -> R) a b : a < b ->
  (forall x, a <= x <= b -> is_derive f x (df x)) -> (forall x, a < x < b -> 0 < df x) -> f a < f b.
Proof.
  intros Hab Hd Hpos.
  destruct (MVT_cor2 f df a b Hab) as (c & Hc & Hin).
  - intros x Hx. apply is_derive_Reals, Hd, Hx.
  - assert (0 < df c * (b - a)); [|lra].
    apply Rmult_lt_0_compat; [now apply Hpos|lra].
Qed.

(** ** Positivity from a first-order inequality *)

Lemma positive_near (f : R -> R) x : continuous f x -> 0 < f x ->
  exists e, 0 < e /\ forall t, Rabs (t - x) < e -> 0 < f t.
Proof.
  intros Hc Hx.
  destruct (Hc (fun y => 0 < y)) as [e He].
  - exists (mkposreal _ Hx); intros y Hy. unfold ball in Hy; cbn in Hy.
    unfold AbsRing_ball, abs, minus, plus, opp in Hy; cbn in Hy.
    apply Rabs_def2 in Hy. lra.
  - exists e; split; [apply cond_pos|]. intros t Ht. apply He. exact Ht.
Qed.

Theorem positive_of_first_order (N dN : R -> R) (c : R) : 0 < N 0 ->
  (forall z, 0 <= z -> is_derive N z (dN z)) -> (forall z, 0 < z -> 0 < z * dN z + c * N z) ->
  forall z, 0 <= z -> 0 < N z.
Proof.
  intros H0 Hd Hpos z [Hz|<-]; [|exact H0].
  destruct (positive_near N 0) as (e & He & Hnear); [|exact H0|].
  { apply (ex_derive_continuous N). eexists. apply Hd; lra. }
  pose (t := Rmin (e / 2) (z / 2)).
  assert (Ht : 0 < t < z /\ t < e).
  { unfold t. pose proof (Rmin_l (e / 2) (z / 2)). pose proof (Rmin_r (e / 2) (z / 2)).
    assert (0 < Rmin (e / 2) (z / 2)) by (apply Rmin_glb_lt; lra). lra. }
  assert (Hg : Rpower t c * N t < Rpower z c * N z).
  { apply (increasing_of_derive (fun s => Rpower s c * N s)
             (fun s => c * Rpower s (c - 1) * N s + Rpower s c * dN s)); [lra|..].
    - intros s Hs. apply (derive_mult (fun s => Rpower s c) N); [apply derive_Rpower; lra|apply Hd; lra].
    - intros s Hs. replace (Rpower s c) with (Rpower s (c - 1) * s).
      + replace (_ + _) with (Rpower s (c - 1) * (s * dN s + c * N s)) by ring.
        apply Rmult_lt_0_compat; [apply exp_pos|apply Hpos; lra].
      + rewrite <- (Rpower_1 s) at 2 by lra. rewrite <- Rpower_plus. f_equal; ring. }
  assert (0 < Rpower t c * N t).
  { apply Rmult_lt_0_compat; [apply exp_pos|]. apply Hnear.
    rewrite Rminus_0_r, Rabs_pos_eq; lra. }
  apply Rmult_lt_reg_l with (Rpower z c); [apply exp_pos|lra].
Qed.
