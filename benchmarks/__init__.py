"""Speed as ratios: each figure is a time divided by a peer's, or by one function evaluation's, in the same run."""
