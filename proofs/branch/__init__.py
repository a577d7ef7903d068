"""The curve of critical densities between the two minimisers at K_c, beyond the paper: one module a lemma, as in
certify/bounds/branch."""
