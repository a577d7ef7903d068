"""Proved bounds in ball arithmetic: one module per result of the paper, named as its module in proofs/."""
