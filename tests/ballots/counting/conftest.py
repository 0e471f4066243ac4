"""Real ballot files, which may not be republished, are read from beside the repository."""

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("COUNCIL_SHARED", ROOT.parent / "shared"))
REFERENCE = SHARED / "data" / "pb" / "reference.json"

needs_shared_data = pytest.mark.skipif(
    not REFERENCE.exists(), reason="../shared/data/pb is absent (set COUNCIL_SHARED to its parent)"
)


@pytest.fixture(scope="session")
def shared_data():
    if not REFERENCE.exists():
        pytest.skip("../shared/data/pb is absent (set COUNCIL_SHARED to its parent)")
    return SHARED


@pytest.fixture(scope="session")
def reference(shared_data):
    return json.loads(REFERENCE.read_text(encoding="utf-8"))
