"""The numbers of the checker: series and balls in fixed point, and the side of beta_* on which a number lies."""
