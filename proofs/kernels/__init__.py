"""Zonal kernels other than the paper's, beyond the paper: one module a lemma, named as in certify/bounds/kernels."""
