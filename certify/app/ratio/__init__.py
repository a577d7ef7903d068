"""The commands `ratio` and `inverse`, and the same in Python."""
