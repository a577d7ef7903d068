"""K_c and its minimisers by a cover in one variable, beyond the paper: one module a lemma, as in "
"certify/bounds/spine."""
