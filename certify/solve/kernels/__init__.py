"""The claims about other kernels than the paper's."""
