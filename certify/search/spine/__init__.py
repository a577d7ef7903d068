"""Floats: covers in one variable, the field at the pole."""
