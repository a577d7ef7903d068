"""A question in; search called, then bounds; claims out."""
