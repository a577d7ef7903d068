"""The quartic obstruction of section 5: its expansion, its sign, and densities for whole intervals of beta."""
