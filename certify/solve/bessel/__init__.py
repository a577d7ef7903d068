"""The claims about beta_*, K_# and the majorisation."""
