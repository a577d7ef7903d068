"""Exact numbers, balls, enclosures, claims and files: what every room above uses."""
