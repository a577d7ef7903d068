(** * The variational principle (Section 2 of the paper), in abstract form

    A model is a set of measures with a distinguished uniform measure, an entropy
    with values in [[0, +oo]] and a real interaction energy.  With the free energy
    F_K = entropy - K energy, F_K(mu) >= F_K(uniform) reads K energy <= entropy,
    which makes sense for infinite entropy.  Here are Lemma 2.2, the quotient
    formula (1.14) and the closing step of Proposition 2.3. *)

From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

Record model := {
  measure : Type;
  uniform : measure;
  entropy : measure -> Rbar;
  energy : measure -> R;
  converges : (nat -> measure) -> measure -> Prop  (* weak convergence *)
}.

Section Definitions.

Variable M : model.

(** The uniform measure is a, or the only, global minimiser of F_K. *)
Definition minimises (K : R) : Prop := forall mu, Rbar_le (K * energy M mu) (entropy M mu).
Definition only_minimiser (K : R) : Prop :=
  minimises K /\ forall mu, entropy M mu = Finite (K * energy M mu) -> mu = uniform M.

(** [mu] beats the uniform measure at K. *)
Definition beats_uniform (K : R) (mu : measure M) : Prop :=
  Rbar_lt (entropy M mu) (K * energy M mu).

(** [mu] is a global minimiser of F_K. *)
Definition is_minimiser (K : R) (mu : measure M) : Prop :=
  exists h, entropy M mu = Finite h /\
    forall nu, Rbar_le (h - K * energy M mu + K * energy M nu) (entropy M nu).

(** (1.6): K_c, possibly infinite. *)
Definition critical_coupling : Rbar := Lub_Rbar (fun K => 0 <= K /\ minimises K).

(** Definition 2.1. *)
Definition continuous_transition : Prop :=
  exists Kc : R, critical_coupling = Finite Kc /\ only_minimiser Kc /\
    forall Kn mus mu, (forall n, Kc < Kn n) -> is_lim_seq Kn Kc ->
      (forall n, is_minimiser (Kn n) (mus n)) -> converges M mus mu -> mu = uniform M.
Definition discontinuous_transition : Prop := ~ continuous_transition.

End Definitions.

(** What every centred continuous kernel gives. *)
Record model_facts (M : model) : Prop := {
  entropy_uniform : entropy M (uniform M) = 0;
  energy_uniform : energy M (uniform M) = 0;
  entropy_nonneg : forall mu, Rbar_le 0 (entropy M mu)
}.

(** Entropy 0 for the uniform measure only; uniqueness below an endpoint needs it. *)
Definition entropy_definite (M : model) : Prop := forall mu, entropy M mu = 0 -> mu = uniform M.

(** Weak lower semicontinuity of the entropy, by its sublevel sets, and weak
    continuity of the energy. *)
Record weak_facts (M : model) : Prop := {
  entropy_lower_semicontinuous : forall mus mu a, converges M mus mu ->
    eventually (fun n => Rbar_le (entropy M (mus n)) (Finite a)) ->
    Rbar_le (entropy M mu) (Finite a);
  energy_continuous : forall mus mu, converges M mus mu ->
    is_lim_seq (fun n => energy M (mus n)) (energy M mu)
}.

Section Lemma22.

Variable M : model.
Hypothesis facts : model_facts M.

(** ** (i) Minimality propagates downwards, and becomes unique *)

Lemma minimises_zero : minimises M 0.
Proof. intros mu. rewrite Rmult_0_l. apply (entropy_nonneg M facts). Qed.

Theorem minimality_propagates : forall K0 K, minimises M K0 -> 0 <= K <= K0 -> minimises M K.
Proof.
  intros K0 K H0 HK mu. specialize (H0 mu). pose proof (entropy_nonneg M facts mu) as P.
  destruct (entropy M mu) as [h| |]; simpl in *; try easy.
  destruct (Rle_lt_dec 0 (energy M mu)) as [E|E]; nra.
Qed.

Theorem uniqueness_below : entropy_definite M ->
  forall K0 K, minimises M K0 -> 0 <= K < K0 -> only_minimiser M K.
Proof.
  intros definite K0 K H0 HK. split; [apply (minimality_propagates K0); [exact H0|lra]|].
  intros mu Eq. apply definite. rewrite Eq.
  specialize (H0 mu). pose proof (entropy_nonneg M facts mu) as P.
  rewrite Eq in H0, P. simpl in H0, P. f_equal. nra.
Qed.

Theorem uniqueness_propagates : entropy_definite M ->
  forall K0 K, only_minimiser M K0 -> 0 <= K <= K0 -> only_minimiser M K.
Proof.
  intros definite K0 K H0 HK. destruct (Req_dec K K0) as [->|N]; [exact H0|].
  apply (uniqueness_below definite K0); [apply H0|lra].
Qed.

(** ** The critical coupling *)

Lemma critical_coupling_ub : forall K, 0 <= K -> minimises M K -> Rbar_le K (critical_coupling M).
Proof. intros K H0 HK. apply (proj1 (Lub_Rbar_correct (fun K => 0 <= K /\ minimises M K))). auto. Qed.

Lemma critical_coupling_le : forall b : Rbar,
  (forall K, 0 <= K -> minimises M K -> Rbar_le K b) -> Rbar_le (critical_coupling M) b.
Proof.
  intros b Hb. apply (proj2 (Lub_Rbar_correct (fun K => 0 <= K /\ minimises M K))).
  intros K [H0 HK]. now apply Hb.
Qed.

Lemma critical_coupling_nonneg : Rbar_le 0 (critical_coupling M).
Proof. apply critical_coupling_ub; [lra|apply minimises_zero]. Qed.

(** The set of minimality is closed: K <= K_c is enough. *)
Theorem minimises_up_to_critical : forall K,
  0 <= K -> Rbar_le K (critical_coupling M) -> minimises M K.
Proof.
  intros K H0 HK mu. pose proof (entropy_nonneg M facts mu) as P.
  destruct (entropy M mu) as [h| |] eqn:Eh; simpl in P |- *; try easy.
  destruct (Rle_lt_dec (K * energy M mu) h) as [L|L]; [exact L|exfalso].
  assert (E : 0 < energy M mu) by nra.
  assert (B : Rbar_le (critical_coupling M) (h / energy M mu)).
  { apply critical_coupling_le. intros K' H' HK'. specialize (HK' mu).
    rewrite Eh in HK'. simpl in *. apply (Rmult_le_reg_r (energy M mu)); [exact E|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  pose proof (Rbar_le_trans _ _ _ HK B) as C. simpl in C.
  apply (Rmult_le_compat_r (energy M mu)) in C; [|lra].
  unfold Rdiv in C. rewrite Rmult_assoc, Rinv_l in C; lra.
Qed.

(** (1.14): K_c = inf { entropy / energy : energy > 0 }. *)
Theorem critical_coupling_quotient : critical_coupling M =
  Glb_Rbar (fun q => exists mu h, entropy M mu = Finite h /\ 0 < energy M mu /\ q = h / energy M mu).
Proof.
  set (T := fun q => exists mu h, entropy M mu = Finite h /\ 0 < energy M mu /\ q = h / energy M mu).
  destruct (Glb_Rbar_correct T) as [Lower Greatest].
  assert (Member : forall K, 0 <= K -> Rbar_le K (Glb_Rbar T) -> minimises M K).
  { intros K H0 HK mu. pose proof (entropy_nonneg M facts mu) as P.
    destruct (entropy M mu) as [h| |] eqn:Eh; simpl in P |- *; try easy.
    destruct (Rle_lt_dec (energy M mu) 0) as [E|E]; [nra|].
    assert (L : Rbar_le K (h / energy M mu)).
    { apply (Rbar_le_trans _ _ _ HK). apply Lower. now exists mu, h. }
    simpl in L. apply (Rmult_le_compat_r (energy M mu)) in L; [|lra].
    unfold Rdiv in L. rewrite Rmult_assoc, Rinv_l in L; lra. }
  apply Rbar_le_antisym.
  - apply critical_coupling_le. intros K H0 HK. apply Greatest.
    intros q (mu & h & Eh & E & ->). specialize (HK mu). rewrite Eh in HK. simpl in *.
    apply (Rmult_le_reg_r (energy M mu)); [exact E|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
  - assert (P : Rbar_le 0 (Glb_Rbar T)).
    { apply Greatest. intros q (mu & h & Eh & E & ->). simpl.
      pose proof (entropy_nonneg M facts mu) as P. rewrite Eh in P. simpl in P.
      apply Rmult_le_pos; [exact P|now apply Rlt_le, Rinv_0_lt_compat]. }
    destruct (Glb_Rbar T) as [g| |] eqn:Eg; [| |easy].
    + apply critical_coupling_ub; [exact P|]. apply Member; [exact P|apply Rbar_le_refl].
    + destruct (critical_coupling M) as [c| |] eqn:Ec; [|easy|].
      * assert (C : Rbar_le (Finite (Rabs c + 1)) (critical_coupling M)).
        { pose proof (Rabs_pos c). apply critical_coupling_ub; [lra|]. apply Member; [lra|easy]. }
        rewrite Ec in C. simpl in C. pose proof (Rle_abs c). lra.
      * pose proof critical_coupling_nonneg as C. now rewrite Ec in C.
Qed.

(** ** (ii) Uniqueness at the endpoint: K_c = K_# and the transition is continuous *)

Theorem endpoint_minimality : forall Ks, 0 <= Ks -> minimises M Ks -> (forall K, Ks < K -> ~ minimises M K) ->
  critical_coupling M = Finite Ks.
Proof.
  intros Ks H0 Min Unstable. apply Rbar_le_antisym; [|now apply critical_coupling_ub].
  apply critical_coupling_le. intros K _ HK. simpl.
  destruct (Rle_lt_dec K Ks) as [L|L]; [exact L|]. now destruct (Unstable K L).
Qed.

Theorem endpoint_uniqueness : weak_facts M -> forall Ks, 0 <= Ks -> only_minimiser M Ks ->
  (forall K, Ks < K -> ~ minimises M K) ->
  critical_coupling M = Finite Ks /\ continuous_transition M.
Proof.
  intros weak Ks H0 Only Unstable.
  pose proof (endpoint_minimality Ks H0 (proj1 Only) Unstable) as Kc.
  split; [exact Kc|]. exists Ks. split; [exact Kc|]. split; [exact Only|].
  intros Kn mus mu _ LimK Min Conv. apply (proj2 Only).
  assert (Bound : forall n, Rbar_le (entropy M (mus n)) (Kn n * energy M (mus n))).
  { intros n. destruct (Min n) as (h & Eh & Hmin). rewrite Eh. specialize (Hmin (uniform M)).
    rewrite (entropy_uniform M facts), (energy_uniform M facts) in Hmin. simpl in *. lra. }
  assert (Le : Rbar_le (entropy M mu) (Ks * energy M mu)).
  { assert (Lim : is_lim_seq (fun n => Kn n * energy M (mus n)) (Ks * energy M mu)).
    { apply is_lim_seq_mult'; [exact LimK|]. now apply (energy_continuous M weak). }
    assert (All : forall e, 0 < e -> Rbar_le (entropy M mu) (Finite (Ks * energy M mu + e))).
    { intros e He. apply (entropy_lower_semicontinuous M weak mus); [exact Conv|].
      apply is_lim_seq_spec in Lim. destruct (Lim (mkposreal e He)) as [N HN].
      exists N. intros n Hn. apply (Rbar_le_trans _ _ _ (Bound n)). simpl.
      specialize (HN n Hn). simpl in HN. apply Rabs_def2 in HN. lra. }
    destruct (entropy M mu) as [h| |]; simpl in *; [|now apply (All 1); lra|easy].
    apply le_epsilon. intros e He. now apply All. }
  apply Rbar_le_antisym; [exact Le|]. apply (proj1 Only).
Qed.

(** ** (iii) A competitor at the endpoint: K_c < K_# *)

Theorem endpoint_competitor : forall Ks mu, 0 < Ks -> beats_uniform M Ks mu ->
  Rbar_lt (critical_coupling M) Ks.
Proof.
  intros Ks mu H0 Beat. unfold beats_uniform in Beat.
  pose proof (entropy_nonneg M facts mu) as P.
  destruct (entropy M mu) as [h| |] eqn:Eh; simpl in *; try easy.
  assert (E : 0 < energy M mu) by nra.
  apply Rbar_le_lt_trans with (Finite (h / energy M mu)).
  - rewrite critical_coupling_quotient.
    apply (proj1 (Glb_Rbar_correct _)). now exists mu, h.
  - simpl. apply (Rmult_lt_reg_r (energy M mu)); [exact E|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
Qed.

(** Strict local stability below K_#: minimisers that converge weakly to the
    uniform measure, at couplings decreasing to K < K_#, are somewhere uniform. *)
Definition locally_rigid (Ks : R) : Prop := forall K Kn mus, 0 <= K < Ks -> (forall n, K < Kn n) ->
  is_lim_seq Kn K -> (forall n, is_minimiser M (Kn n) (mus n)) -> converges M mus (uniform M) ->
  exists n, mus n = uniform M.

(** Existence of minimisers and weak compactness, in the choice-free form that is
    needed: minimisers along K_n with a weak limit. *)
Definition compact_minimisers : Prop := forall K, 0 <= K -> exists Kn mus mu,
  (forall n, K < Kn n) /\ is_lim_seq Kn K /\
  (forall n, is_minimiser M (Kn n) (mus n)) /\ converges M mus mu.

Lemma not_minimiser_above : forall K, 0 <= K -> Rbar_lt (critical_coupling M) K ->
  ~ is_minimiser M K (uniform M).
Proof.
  intros K H0 HK (h & Eh & Hmin). rewrite (entropy_uniform M facts) in Eh. injection Eh as <-.
  assert (Min : minimises M K).
  { intros nu. specialize (Hmin nu). rewrite (energy_uniform M facts) in Hmin.
    now replace (0 - K * 0 + K * energy M nu) with (K * energy M nu) in Hmin by ring. }
  apply (Rbar_lt_not_le _ _ HK). now apply critical_coupling_ub.
Qed.

Theorem endpoint_competitor_discontinuous : forall Ks mu,
  compact_minimisers -> locally_rigid Ks -> 0 < Ks -> beats_uniform M Ks mu ->
  Rbar_lt (critical_coupling M) Ks /\ discontinuous_transition M.
Proof.
  intros Ks mu Compact Rigid H0 Beat.
  pose proof (endpoint_competitor Ks mu H0 Beat) as Lt. split; [exact Lt|].
  intros (Kc & Eq & _ & Lim). rewrite Eq in Lt. simpl in Lt.
  assert (Hc : 0 <= Kc).
  { pose proof critical_coupling_nonneg as P. now rewrite Eq in P. }
  destruct (Compact Kc Hc) as (Kn & mus & nu & Above & LimK & Min & Conv).
  rewrite (Lim Kn mus nu Above LimK Min Conv) in Conv.
  destruct (Rigid Kc Kn mus (conj Hc Lt) Above LimK Min Conv) as [n Hn].
  apply (not_minimiser_above (Kn n)).
  - specialize (Above n). lra.
  - rewrite Eq. simpl. apply Above.
  - rewrite <- Hn. apply Min.
Qed.

(** ** Proposition 2.3, the closing step *)

(** A critical point satisfies H(rho|1) + H(1|rho) = 2 K E (2.20); for K <= K_c / 2
    the right side is at most H(rho|1) (2.21), so H(1|rho) <= 0. *)
Theorem critical_point_reverse_entropy : forall K mu h r,
  0 <= K -> Rbar_le (2 * K) (critical_coupling M) ->
  entropy M mu = Finite h -> h + r = 2 * K * energy M mu -> r <= 0.
Proof.
  intros K mu h r H0 HK Eh Identity.
  pose proof (minimises_up_to_critical (2 * K) ltac:(lra) HK mu) as Min.
  rewrite Eh in Min. simpl in Min. lra.
Qed.

End Lemma22.
