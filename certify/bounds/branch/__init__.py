"""A curve of critical densities from the uniform one to the other minimiser at K_c, in tubes."""
