"""The variational facts of section 2: existence, second variation, and monotone minimisers."""
