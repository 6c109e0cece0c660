"""The pages, which `flexoraa up` serves in every benchmark."""

import pytest

from flexoraa_app import build


@pytest.fixture(scope="session")
def built_pages() -> None:
    """Build them if their sources changed."""
    assert build.main() == 0
