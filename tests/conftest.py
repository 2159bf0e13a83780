"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("support")

# The same examples on every machine: a release is not held up by chance. HYPOTHESIS_PROFILE=wander looks
# for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wander", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes the expected files of tests/cases anew."""
    parser.addoption("--rewrite-cases", action="store_true", help="Write the expected files of tests/cases.")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder, with its sample articles and clinics."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """Keep plates of tests out of the user's own cache folder, and begin with none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANDOUTGEN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
