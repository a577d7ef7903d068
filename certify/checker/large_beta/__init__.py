"""The rules for large beta: the localised cap against every other density."""
