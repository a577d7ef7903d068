"""The claims about the quartic sign and the quartic obstruction."""
