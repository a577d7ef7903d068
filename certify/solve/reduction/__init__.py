"""Statements that rest on the reduced function of one variable."""

from __future__ import annotations

from typing import Final

LARGEST: Final = 20
"""The largest d that is tried: seconds of work there, and more beyond."""
