"""Steps, checks and replay of derivations, marked mathematics, and the cited facts."""
