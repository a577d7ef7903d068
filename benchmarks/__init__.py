"""Speed as ratios: each figure is a time divided by a peer's or by one function evaluation, both measured in one run."""
