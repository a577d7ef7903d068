"""Balls for the remainders of the expansions in powers of 1/d."""
