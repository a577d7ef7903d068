"""Floats: places, boxes and discs from which a proof about the reduced function can be made."""
