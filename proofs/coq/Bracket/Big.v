(** * The same checkers over machine-word integers (coq-bignums), for hundreds of digits

    Costs the axioms of Coq's primitive 63-bit integers on top of those of the real numbers. *)

From Coq Require Import ZArith.
From Bignums Require Import BigZ.
From Certify Require Import Bracket.Series.

Lemma big_less_spec (x y : BigZ.t) : (x <? y)%bigZ = ([x]%bigZ <? [y]%bigZ)%Z.
Proof. apply BigZ.spec_ltb. Qed.

Definition big : arithmetic :=
  {| carrier := BigZ.t; of_Z := BigZ.of_Z; to_Z := BigZ.to_Z; add := BigZ.add; mul := BigZ.mul;
     quotient := BigZ.div; shift_right := BigZ.shiftr; less := BigZ.ltb;
     to_of_Z := BigZ.spec_of_Z; to_Z_add := BigZ.spec_add; to_Z_mul := BigZ.spec_mul;
     to_Z_quotient := BigZ.spec_div; to_Z_shift_right := BigZ.spec_shiftr; less_spec := BigZ.spec_ltb |}.
