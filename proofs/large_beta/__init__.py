"""K_c as beta grows: the paper's formal law (1.18), (1.19), and what is proved of it for every large beta."""

from proofs.large_beta.prediction import predicted_coupling

__all__ = ["predicted_coupling"]
