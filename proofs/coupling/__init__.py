"""K_c beyond beta_*, beyond the paper: one module a lemma, named as in certify/bounds and certify/checker."""
