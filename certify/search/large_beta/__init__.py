"""Which constants to try for large beta, in floats."""
