(** * Derivatives of real functions, and one positivity lemma

    Coquelicot states its rules for derivatives in normed modules. The first section restates them for real
    functions, with the derivative spelled out, so that [field] and [lra] can finish.

    [positive_of_first_order] is the only analysis that the monotonicity results need: a function that starts
    positive and satisfies z N' + c N > 0 stays positive. The proofs go to the first point where positivity fails,
    by completeness, because Coq's mean value theorem rests on the axiom of excluded middle; this does not. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

(** ** Rules *)

(** Equalities in a Coquelicot structure over R, read as equalities in R. *)
Ltac in_R := match goal with |- ?a = ?b => change (@eq R a b) end.

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

(** ** A function near a point *)

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

(** Where the derivative is positive the function is below its value just before, above it just after. *)
Lemma crossing_near (f : R -> R) (x l : R) : is_derive f x l -> 0 < l ->
  exists e, 0 < e /\ (forall t, x - e < t < x -> f t < f x) /\ (forall t, x < t < x + e -> f x < f t).
Proof.
  intros Hd Hl. apply is_derive_Reals in Hd. destruct (Hd l Hl) as [e He].
  assert (Hq : forall h, h <> 0 -> Rabs h < e -> 0 < (f (x + h) - f x) / h).
  { intros h H0 Hh. specialize (He h H0 Hh). apply Rabs_def2 in He. lra. }
  exists e. split; [apply cond_pos|]. split; intros t Ht.
  - specialize (Hq (t - x) ltac:(lra) ltac:(apply Rabs_def1; lra)). replace (x + (t - x)) with t in Hq by ring.
    apply Rnot_le_lt; intros Hle.
    assert ((f t - f x) / (t - x) <= 0); [|lra].
    apply Rmult_le_reg_r with (x - t); [lra|]. unfold Rdiv. rewrite Rmult_0_l.
    replace ((f t - f x) * / (t - x) * (x - t)) with (- (f t - f x)) by (field; lra). lra.
  - specialize (Hq (t - x) ltac:(lra) ltac:(apply Rabs_def1; lra)). replace (x + (t - x)) with t in Hq by ring.
    apply (Rmult_lt_compat_r (t - x)) in Hq; [|lra].
    replace ((f t - f x) / (t - x) * (t - x)) with (f t - f x) in Hq by (field; lra). lra.
Qed.

(** ** The first point where a condition f > 0 fails *)

(** If f > 0 just after a (or at a) but not at b, there is s in (a, b] with f > 0 on (a, s) and not just after s. *)
Lemma first_failure (f : R -> R) a b e : a < b -> 0 < e -> (forall t, a < t < a + e -> 0 < f t) -> f b <= 0 ->
  exists s, a < s <= b /\ (forall t, a < t < s -> 0 < f t) /\
    (forall h, 0 < h -> ~ (forall t, s <= t < s + h -> 0 < f t)).
Proof.
  intros Hab He Hnear Hb.
  destruct (completeness (fun x => a <= x <= b /\ forall t, a < t <= x -> 0 < f t)) as [s [Hup Hleast]].
  - exists b. intros x [Hx _]. lra.
  - exists a. split; [lra|]. intros t Ht. lra.
  - assert (Hin : forall t, a < t < s -> 0 < f t).
    { intros t Ht. apply Rnot_le_lt; intros Hle.
      assert (s <= t); [|lra]. apply Hleast. intros x [_ Hx].
      apply Rnot_lt_le; intros Htx. specialize (Hx t ltac:(lra)). lra. }
    assert (Hsb : s <= b) by (apply Hleast; intros x [Hx _]; lra).
    assert (Has : a < s).
    { pose (y := a + Rmin (e / 2) (b - a)).
      assert (0 < Rmin (e / 2) (b - a)) by (apply Rmin_glb_lt; lra).
      pose proof (Rmin_l (e / 2) (b - a)). pose proof (Rmin_r (e / 2) (b - a)).
      apply Rlt_le_trans with y; [unfold y; lra|]. apply Hup. unfold y; split; [lra|].
      intros t Ht. apply Hnear. lra. }
    exists s. split; [lra|]. split; [exact Hin|]. intros h Hh Hpos.
    assert (Hs : s < b).
    { destruct (Rle_lt_or_eq_dec s b Hsb) as [|E]; [assumption|].
      specialize (Hpos s ltac:(lra)). rewrite E in Hpos. lra. }
    pose (y := s + Rmin (h / 2) (b - s)).
    assert (0 < Rmin (h / 2) (b - s)) by (apply Rmin_glb_lt; lra).
    pose proof (Rmin_l (h / 2) (b - s)). pose proof (Rmin_r (h / 2) (b - s)).
    assert (y <= s); [|unfold y in *; lra].
    apply Hup. unfold y; split; [lra|]. intros t Ht.
    destruct (Rlt_le_dec t s); [apply Hin; lra|apply Hpos; lra].
Qed.

(** ** Monotonicity *)

(** A positive derivative on [a, b] gives f a < f b. *)
Lemma increasing_of_derive (f df : R -> R) a b : a < b ->
  (forall x, a <= x <= b -> is_derive f x (df x)) -> (forall x, a <= x <= b -> 0 < df x) -> f a < f b.
Proof.
  intros Hab Hd Hpos. apply Rnot_le_lt; intros Hba.
  destruct (crossing_near f a (df a)) as (e & He & _ & Hafter); [apply Hd; lra|apply Hpos; lra|].
  destruct (first_failure (fun t => f t - f a) a b e Hab He) as (s & Hs & Hbefore & Hfail).
  - intros t Ht. specialize (Hafter t Ht). lra.
  - lra.
  - destruct (crossing_near f s (df s)) as (e' & He' & Hb' & Ha'); [apply Hd; lra|apply Hpos; lra|].
    assert (Hfs : f a < f s).
    { pose (t := Rmax ((a + s) / 2) (s - e' / 2)).
      pose proof (Rmax_l ((a + s) / 2) (s - e' / 2)). pose proof (Rmax_r ((a + s) / 2) (s - e' / 2)).
      assert (t < s) by (apply Rmax_lub_lt; lra). unfold t in *.
      specialize (Hbefore (Rmax ((a + s) / 2) (s - e' / 2)) ltac:(lra)).
      specialize (Hb' (Rmax ((a + s) / 2) (s - e' / 2)) ltac:(lra)). lra. }
    apply (Hfail e' He'). intros t [[Ht| ->] Ht']; [specialize (Ha' t ltac:(lra))|]; lra.
Qed.

(** ** Positivity from a first-order inequality *)

(** Where N vanished for the first time, z N' > 0 there: N would have been negative just before. *)
Theorem positive_of_first_order (N dN : R -> R) (c : R) : 0 < N 0 ->
  (forall z, 0 <= z -> is_derive N z (dN z)) -> (forall z, 0 < z -> 0 < z * dN z + c * N z) ->
  forall z, 0 <= z -> 0 < N z.
Proof.
  intros H0 Hd Hpos z [Hz|<-]; [|exact H0]. apply Rnot_le_lt; intros HNz.
  assert (Hcont : forall t, 0 <= t -> continuous N t).
  { intros t Ht. apply (ex_derive_continuous N). eexists. now apply Hd. }
  destruct (positive_near N 0) as (e & He & Hnear); [apply Hcont; lra|exact H0|].
  destruct (first_failure N 0 z e Hz He) as (s & Hs & Hbefore & Hfail); [|exact HNz|].
  { intros t Ht. apply Hnear. rewrite Rminus_0_r, Rabs_pos_eq; lra. }
  destruct (Rtotal_order (N s) 0) as [Hneg|[Hzero|Hp]].
  - destruct (positive_near (fun t => - N t) s) as (e' & He' & Hn).
    + apply (continuous_opp N). apply Hcont; lra.
    + lra.
    + pose proof (Rmax_l (s / 2) (s - e' / 2)). pose proof (Rmax_r (s / 2) (s - e' / 2)).
      assert (Rmax (s / 2) (s - e' / 2) < s) by (apply Rmax_lub_lt; lra).
      specialize (Hbefore (Rmax (s / 2) (s - e' / 2)) ltac:(lra)).
      specialize (Hn (Rmax (s / 2) (s - e' / 2)) ltac:(apply Rabs_def1; lra)). lra.
  - specialize (Hpos s ltac:(lra)). rewrite Hzero in Hpos.
    destruct (crossing_near N s (dN s)) as (e' & He' & Hb' & _); [apply Hd; lra|nra|].
    pose proof (Rmax_l (s / 2) (s - e' / 2)). pose proof (Rmax_r (s / 2) (s - e' / 2)).
    assert (Rmax (s / 2) (s - e' / 2) < s) by (apply Rmax_lub_lt; lra).
    specialize (Hbefore (Rmax (s / 2) (s - e' / 2)) ltac:(lra)).
    specialize (Hb' (Rmax (s / 2) (s - e' / 2)) ltac:(lra)). lra.
  - destruct (positive_near N s) as (e' & He' & Hn); [apply Hcont; lra|exact Hp|].
    apply (Hfail e' He'). intros t Ht. apply Hn. apply Rabs_def1; lra.
Qed.
