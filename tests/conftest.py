"""Settings of all tests: no absolute times; on CI the examples of property tests are the same on every run.

The tests of a folder run in one process, so that what they share is made once.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For `--dist loadgroup` of pytest-xdist."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(item.path.parent.relative_to(item.config.rootpath).as_posix()))
