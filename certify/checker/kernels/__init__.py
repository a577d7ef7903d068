"""Other zonal kernels than the paper's: what a description means, and rules without a cover. FORMAT/kernels.md."""
