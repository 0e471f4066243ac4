"""The files of a budget between their preview and the decision to save them."""

import base64
import json
from dataclasses import asdict

from members import held_files
from services.breaking_down import Setup


def hold(setup: Setup, content: bytes, users: bytes, purpose: str) -> str:
    files = {
        "setup": asdict(setup),
        "content": base64.b64encode(content).decode(),
        "users": base64.b64encode(users).decode(),
    }
    return held_files.hold(json.dumps(files).encode(), purpose)


def fetch(key: str, purpose: str) -> tuple[Setup, bytes, bytes]:
    """Raises MemberError if the hour is over or the key is not for this purpose."""
    files = json.loads(held_files.fetch(key, purpose))
    setup = Setup(**files["setup"])
    return setup, base64.b64decode(files["content"]), base64.b64decode(files["users"])
