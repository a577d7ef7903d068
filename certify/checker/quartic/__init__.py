"""The rules about the quartic sign and the quartic obstruction."""
