(** * The ratio on the whole line

    As Bessel/Ratio.v defines it, r_nu is odd, so what is known for x > 0 holds at 0 and for x < 0. (The quotient of two
    I_nu is not defined there.) *)

From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Calculus Bessel.Ratio Bessel.RatioMonotone Bessel.Barrier.
Local Open Scope R_scope.

Lemma r_odd nu x : r nu (- x) = - r nu x.
Proof. unfold r. replace ((- x) ^ 2 / 4) with (x ^ 2 / 4) by field. unfold Rdiv. ring. Qed.

Lemma r_nonneg nu x : -1 < nu -> 0 <= x -> 0 <= r nu x.
Proof. intros Hnu [Hx|<-]; [left; now apply r_pos|rewrite r_0; lra]. Qed.

Theorem r_increasing_line nu x y : - / 2 < nu -> x < y -> r nu x < r nu y.
Proof.
  intros Hnu Hxy. assert (H1 : -1 < nu) by lra. destruct (Rle_lt_dec 0 x) as [[Px|<-]|Nx].
  - apply r_increasing; lra.
  - rewrite r_0. now apply r_pos.
  - replace x with (- - x) by ring. rewrite r_odd. pose proof (r_pos nu (- x) H1 ltac:(lra)) as P.
    destruct (Rle_lt_dec 0 y) as [Py|Ny]; [pose proof (r_nonneg nu y H1 Py); lra|].
    replace y with (- - y) by ring. rewrite (r_odd nu (- y)).
    pose proof (r_increasing nu (- y) (- x) Hnu ltac:(lra)). lra.
Qed.

Theorem r_abs_lt_1 nu x : - / 2 < nu -> Rabs (r nu x) < 1.
Proof.
  intros Hnu. apply Rabs_def1.
  - destruct (Rle_lt_dec x 0) as [Nx|Px]; [|apply r_lt_1; lra].
    replace x with (- - x) by ring. rewrite r_odd. pose proof (r_nonneg nu (- x) ltac:(lra) ltac:(lra)). lra.
  - destruct (Rle_lt_dec 0 x) as [Px|Nx]; [pose proof (r_nonneg nu x ltac:(lra) Px); lra|].
    replace x with (- - x) by ring. rewrite r_odd. pose proof (r_lt_1 nu (- x) Hnu ltac:(lra)). lra.
Qed.

Theorem r_riccati_line nu x : -1 < nu -> x <> 0 ->
  is_derive (r nu) x (1 - r nu x ^ 2 - (2 * nu + 1) * r nu x / x).
Proof.
  intros Hnu Hx. destruct (Rle_lt_dec x 0) as [Nx|Px]; [|now apply r_riccati].
  apply (is_derive_ext (fun t => - r nu (- t))); [intros t; in_R; rewrite r_odd; ring|].
  pose proof (r_riccati nu (- x) Hnu ltac:(lra)) as D.
  assert (Do : is_derive Ropp x (-1)).
  { apply (is_derive_ext (fun t => -1 * t)); [intros t; in_R; ring|].
    eapply derive_eq; [apply derive_scal, derive_id|ring]. }
  pose proof (derive_comp (r nu) Ropp x _ (-1) D Do) as C.
  pose proof (derive_scal (-1) _ _ _ C) as E.
  apply (is_derive_ext (fun t => -1 * r nu (- t))); [intros t; in_R; ring|].
  eapply derive_eq; [exact E|]. rewrite r_odd. field. exact Hx.
Qed.

Theorem ex_derive_r nu x : -1 < nu -> ex_derive (r nu) x.
Proof.
  intros Hnu. destruct (Req_dec x 0) as [->|Hx]; eexists; [now apply r_derive_0|now apply r_riccati_line].
Qed.

(** (4.13), at 0 too. *)
Theorem r_upper_line nu x : -1 < nu -> Rabs (r nu x) <= Rabs x / (2 * (nu + 1)).
Proof.
  intros Hnu. assert (P : forall t, 0 <= t -> Rabs (r nu t) <= t / (2 * (nu + 1))).
  { intros t Ht. rewrite Rabs_pos_eq by now apply r_nonneg. destruct Ht as [Ht|<-]; [left; now apply r_upper|].
    rewrite r_0. unfold Rdiv. lra. }
  destruct (Rle_lt_dec 0 x) as [Hx|Hx]; [rewrite (Rabs_pos_eq x) by exact Hx; now apply P|].
  rewrite (Rabs_left x) by exact Hx. rewrite <- Rabs_Ropp, <- r_odd. apply P. lra.
Qed.
