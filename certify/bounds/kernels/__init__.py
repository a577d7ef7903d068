"""Other zonal kernels than the paper's: their coefficients in balls, with a proved tail, and what decides about K_c."""
