(** * K_c on the circle from below, beyond Beckner and Onofri

    Circle/Defect.v for the attention kernel: kappa_l = 2 K lambda_l. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Threshold.Eigenvalues Variational.Principle Sphere.Model Sphere.Competitor.
From Certify Require Import Circle.Probability Circle.Entropy Circle.Weak Circle.Energy Circle.Model Circle.Facts
  Circle.Defect.
Local Open Scope R_scope.

Section Bound.

Variables x K eps del a om gam : R.
Hypothesis x_pos : 0 < x.
Hypothesis K_nonneg : 0 <= K.
Local Notation kappa := (fun l => 2 * K * eigenvalue 2 l x).

Hypothesis kappa_small : forall l, (4 <= l)%nat -> 2 * (INR l * (2 * K * eigenvalue 2 l x)) <= 1.
Hypothesis kappa_1 : 2 * K * eigenvalue 2 1 x <= 1 - eps.
Hypothesis kappa_2 : 2 * K * eigenvalue 2 2 x <= 1 / 2 + del.
Hypothesis kappa_3 : 2 * K * eigenvalue 2 3 x <= 1 / 3 - a.
Hypothesis om_below : om <= exp (- (11 / 6)).
Hypothesis a_pos : 0 < a.
Hypothesis om_pos : 0 < om.
Hypothesis gam_pos : 0 < gam.
Hypothesis gam_below : gam * (a + 2 / 9 * om) <= a * (2 / 9 * om).
Hypothesis del_below : del < om / 4.
Hypothesis discriminant :
  (om / 4 * del - 9 / 16 * gam * eps) ^ 2 <= 4 * ((om / 4 - del) * eps) * (gam * (om / 4 - del / 16)).

Theorem minimal_by_defects : minimises (model_at circle x) K.
Proof.
  intros mu. cbn [entropy energy model_at]. pose proof (in_general circle 2 circle_facts) as facts.
  pose proof (gibbs circle (on_entropy circle 2 facts) mu) as G.
  destruct (sphere_entropy circle mu) as [h| |] eqn:Eh; [|exact I|exact G].
  pose proof (energy_series circle 2 (le_n 2) facts x mu x_pos) as E.
  assert (L : is_lim_seq (fun n => K * sum_n (fun k => eigenvalue (INR 2) (S k) x * harmonic_power circle (S k) mu) n)
    (K * sphere_energy circle x mu)) by (apply (is_lim_seq_scal_l _ K (Finite _)); exact E).
  apply (is_lim_seq_incr_n _ 3) in L. simpl.
  apply (is_lim_seq_le _ (fun _ => h) (Finite _) (Finite h)) in L; [exact L| |apply is_lim_seq_const].
  intros n.
  pose proof (defect_bound (on mu) h (on_probability mu) Eh kappa
    ltac:(intros l Hl; apply Rmult_le_pos; [lra|apply Rlt_le, eigenvalue_pos; (lra || lia)])
    kappa_small eps del a om gam kappa_1 kappa_2 kappa_3 om_below a_pos om_pos gam_pos gam_below del_below discriminant
    (S (n + 3)) ltac:(lia)) as B.
  eapply Rle_trans; [|exact B]. apply Req_le. unfold lost. rewrite decomp_sum by lia. simpl pred. rewrite Rplus_0_l.
  rewrite sum_n_Reals, scal_sum. apply sum_eq. intros k _. rewrite two.
  change (harmonic_power circle (S k) mu) with (power (on mu) (S k)). unfold power, square. ring.
Qed.

Theorem coupling_by_defects : Rbar_le K (critical_coupling (model_at circle x)).
Proof. apply critical_coupling_ub; [exact K_nonneg|exact minimal_by_defects]. Qed.

End Bound.
