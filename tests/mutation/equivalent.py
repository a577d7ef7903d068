"""Mutants of the checker that survive, and why each changes no verdict that matters: line and change -> reason."""

from __future__ import annotations

EQUIVALENT: dict[str, str] = {}
