import pytest


@pytest.fixture(autouse=True)
def state(monkeypatch, tmp_path):
    """A state folder of the test's own, in a checkout to which nothing was given."""
    monkeypatch.setenv("COUNCIL_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COUNCIL_MODE", "development")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    for name in ("DATABASE_URL", "REDIS_URL", "WEB_DATABASE_URL", "EMAIL_URL", "SITE_URL", "DEMO"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "var"
