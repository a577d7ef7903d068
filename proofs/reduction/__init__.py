"""The free energy as one function of the field a of degree one, beyond the paper: one module a lemma."""
