"""Settings of all tests: no absolute times; on CI the examples of property tests are the same on every run."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")
