"""Float searches for kernels other than the paper's."""
