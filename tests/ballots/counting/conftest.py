"""Real ballot files, which may not be republished, are read from beside the repository."""

import json

import pytest

from tests import skipping


@pytest.fixture(scope="session")
def shared_data():
    """The folder that holds `data/pb`."""
    if not skipping.NEEDS["shared_data"].is_there():
        skipping.lacking("shared_data")
    return skipping.shared_folder()


@pytest.fixture(scope="session")
def reference(shared_data):
    path = shared_data / "data" / "pb" / "reference.json"
    return json.loads(path.read_text(encoding="utf-8"))
