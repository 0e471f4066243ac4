"""Loaded by pytest before Django's settings are: says which kind of process this is."""

import os

os.environ["COUNCIL_MODE"] = "test"
os.environ.setdefault("EMAIL_URL", "memorymail://")
