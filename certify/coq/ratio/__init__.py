"""Certificates of ratio inequalities as theorems of Coq."""
