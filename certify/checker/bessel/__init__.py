"""The rules about beta_*, K_# and the majorisation."""
