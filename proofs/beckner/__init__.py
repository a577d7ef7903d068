"""The Beckner weights A_l, the family of equality, and the continuity criterion of section 3."""
