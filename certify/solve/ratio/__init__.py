"""The ratio r_nu(x): questions about its values and its inequalities, answered with claims."""
