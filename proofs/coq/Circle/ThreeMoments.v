(** * A form in three moments m_1 = (c, s), m_2 = (x, y), m_3 = (z, t) of a measure on the circle

    eps |m_1|^2 - del |m_2|^2 + a |m_3|^2 + om (|m_2 - m_1^2|^2 / 4 + (2/9) |m_3 - q|^2) >= 0, where
    q = m_1 (3 m_2 + m_1^2)/4, if a quadratic polynomial in |m_1|^2 has no zero: m_3 goes first, at the price
    gam |q|^2, then m_2 - m_1^2. *)

From Coq Require Import Reals Lra.
Local Open Scope R_scope.

Section Moments.

Variables eps del a om gam : R.
Hypothesis a_pos : 0 < a.
Hypothesis om_pos : 0 < om.
Hypothesis gam_pos : 0 < gam.
Hypothesis gam_below : gam * (a + 2 / 9 * om) <= a * (2 / 9 * om).
Hypothesis del_below : del < om / 4.
Hypothesis discriminant :
  (om / 4 * del - 9 / 16 * gam * eps) ^ 2 <= 4 * ((om / 4 - del) * eps) * (gam * (om / 4 - del / 16)).

Lemma third_moment z t q r :
  gam * (q ^ 2 + r ^ 2) <= a * (z ^ 2 + t ^ 2) + om * (2 / 9 * ((z - q) ^ 2 + (t - r) ^ 2)).
Proof.
  set (b := 2 / 9 * om) in *. assert (Pb : 0 < b) by (unfold b; lra).
  assert (E : forall z q, a * b * q ^ 2 <= (a + b) * (a * z ^ 2 + b * (z - q) ^ 2)).
  { intros z0 q0. pose proof (pow2_ge_0 ((a + b) * z0 - b * q0)). nra. }
  apply (Rmult_le_reg_l (a + b)); [lra|].
  apply Rle_trans with (a * b * (q ^ 2 + r ^ 2)).
  - rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [|lra]. pose proof (pow2_ge_0 q). pose proof (pow2_ge_0 r). lra.
  - pose proof (E z q). pose proof (E t r). unfold b in *. lra.
Qed.

(** A_0 + A_1 u + A_2 u^2 >= 0. *)
Lemma decided u : 0 <= u ->
  u * (3 / 4 * gam * u - del) ^ 2 <= (om / 4 - del + 9 / 16 * gam * u) * (eps - del * u + gam * u ^ 2).
Proof.
  intros Hu. set (A0 := (om / 4 - del) * eps) in *. set (A1 := om / 4 * del - 9 / 16 * gam * eps) in *.
  set (A2 := gam * (om / 4 - del / 16)) in *.
  assert (P2 : 0 < A2) by (apply Rmult_lt_0_compat; lra).
  assert (Q : 0 <= A0 - A1 * u + A2 * u ^ 2).
  { apply (Rmult_le_reg_l (4 * A2)); [lra|]. rewrite Rmult_0_r.
    pose proof (pow2_ge_0 (2 * A2 * u - A1)). nra. }
  replace ((om / 4 - del + 9 / 16 * gam * u) * (eps - del * u + gam * u ^ 2))
    with (A0 - A1 * u + A2 * u ^ 2 + u * (3 / 4 * gam * u - del) ^ 2) by (unfold A0, A1, A2; field).
  lra.
Qed.

(** m_2 = m_1^2 + (f, g). *)
Lemma second_moment c s f g : let u := c ^ 2 + s ^ 2 in let k := c ^ 2 - s ^ 2 in let l := 2 * c * s in
  0 <= eps * u - del * ((k + f) ^ 2 + (l + g) ^ 2) + om / 4 * (f ^ 2 + g ^ 2)
    + gam * (u * ((k + 3 / 4 * f) ^ 2 + (l + 3 / 4 * g) ^ 2)).
Proof.
  intros u k l. assert (Hu : 0 <= u) by (unfold u; pose proof (pow2_ge_0 c); pose proof (pow2_ge_0 s); lra).
  assert (N : k ^ 2 + l ^ 2 = u ^ 2) by (unfold k, l, u; ring).
  set (Q := f ^ 2 + g ^ 2).
  assert (HQ : 0 <= Q) by (unfold Q; pose proof (pow2_ge_0 f); pose proof (pow2_ge_0 g); lra).
  set (r := k * f + l * g).
  assert (CS : r ^ 2 <= u ^ 2 * Q).
  { rewrite <- N. unfold r, Q. pose proof (pow2_ge_0 (k * g - l * f)). nra. }
  set (C := om / 4 - del + 9 / 16 * gam * u). set (B := 3 / 2 * gam * u - 2 * del).
  set (T0 := eps * u - del * u ^ 2 + gam * u ^ 3).
  match goal with |- 0 <= ?e => replace e with (T0 + B * r + C * Q) end.
  2: { replace ((k + f) ^ 2 + (l + g) ^ 2) with (k ^ 2 + l ^ 2 + 2 * r + Q) by (unfold r, Q; ring).
    replace ((k + 3 / 4 * f) ^ 2 + (l + 3 / 4 * g) ^ 2) with (k ^ 2 + l ^ 2 + 3 / 2 * r + 9 / 16 * Q)
      by (unfold r, Q; field).
    rewrite N. unfold T0, B, C. field. }
  assert (PC : 0 < C) by (unfold C; pose proof (Rmult_le_pos gam u ltac:(lra) Hu); lra).
  destruct (Rle_lt_or_eq_dec 0 u Hu) as [Pu|Zu].
  - apply (Rmult_le_reg_l (u ^ 2 * C)); [apply Rmult_lt_0_compat; [now apply pow_lt|exact PC]|]. rewrite Rmult_0_r.
    pose proof (decided u Hu) as D. fold C in D.
    assert (D' : 0 <= u ^ 3 * (C * (eps - del * u + gam * u ^ 2) - u * (3 / 4 * gam * u - del) ^ 2)).
    { apply Rmult_le_pos; [apply pow_le, Hu|lra]. }
    assert (S : 0 <= (C * r + B * u ^ 2 / 2) ^ 2) by apply pow2_ge_0.
    apply (Rmult_le_compat_l (C ^ 2)) in CS; [|apply pow2_ge_0].
    replace (u ^ 2 * C * (T0 + B * r + C * Q)) with
      ((C * r + B * u ^ 2 / 2) ^ 2 + (C ^ 2 * (u ^ 2 * Q) - C ^ 2 * r ^ 2)
      + u ^ 3 * (C * (eps - del * u + gam * u ^ 2) - u * (3 / 4 * gam * u - del) ^ 2))
      by (unfold T0, B; field).
    apply Rplus_le_le_0_compat; [|exact D']. apply Rplus_le_le_0_compat; [exact S|].
    apply Rge_le, Rge_minus, Rle_ge, CS.
  - assert (R0 : r = 0).
    { rewrite <- Zu in CS. replace (0 ^ 2 * Q) with 0 in CS by ring. pose proof (pow2_ge_0 r). apply Rsqr_0_uniq.
      unfold Rsqr. simpl in *. lra. }
    rewrite R0. unfold T0. rewrite <- Zu. pose proof (Rmult_le_pos C Q ltac:(lra) HQ). lra.
Qed.

Theorem moments_decided c s x y z t : let u := c ^ 2 + s ^ 2 in let k := c ^ 2 - s ^ 2 in let l := 2 * c * s in
  0 <= eps * u - del * (x ^ 2 + y ^ 2) + a * (z ^ 2 + t ^ 2)
    + om * (1 / 4 * ((x - k) ^ 2 + (y - l) ^ 2)
      + 2 / 9 * ((z - (c * (3 * x + k) / 4 - s * (3 * y + l) / 4)) ^ 2
        + (t - (c * (3 * y + l) / 4 + s * (3 * x + k) / 4)) ^ 2)).
Proof.
  intros u k l.
  pose proof (third_moment z t (c * (3 * x + k) / 4 - s * (3 * y + l) / 4) (c * (3 * y + l) / 4 + s * (3 * x + k) / 4))
    as T3.
  pose proof (second_moment c s (x - k) (y - l)) as T2. cbv zeta in T2. fold u k l in T2.
  replace (k + (x - k)) with x in T2 by ring. replace (l + (y - l)) with y in T2 by ring.
  replace (u * ((k + 3 / 4 * (x - k)) ^ 2 + (l + 3 / 4 * (y - l)) ^ 2)) with
    ((c * (3 * x + k) / 4 - s * (3 * y + l) / 4) ^ 2 + (c * (3 * y + l) / 4 + s * (3 * x + k) / 4) ^ 2) in T2
    by (unfold u; field).
  lra.
Qed.

End Moments.
