"""`./run lint`: style, types, the rooms' imports, templates, migrations, strings, and the requirements against pyproject.toml."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from council.starting import places, requirements

BIN = Path(sys.executable).parent


def main() -> int:
    failed = [name for name, command in _checks().items() if not _passes(name, command)]
    failed += _untold()
    failed += _drifted()
    print("All is well." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def _checks() -> dict[str, list[str]]:
    templates = sorted(str(path) for path in (places.ROOT / "templates").rglob("*.html"))
    return {
        "ruff check": [str(BIN / "ruff"), "check", "--quiet", "."],
        "ruff format": [str(BIN / "ruff"), "format", "--quiet", "--check", "."],
        "mypy": [str(BIN / "mypy"), "."],
        "lint-imports": [str(BIN / "lint-imports"), "--no-cache"],
        "djade": [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates],
        "makemigrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        "deploy checks": [sys.executable, "-m", "council.starting.deploy_checks"],
    }


def _passes(name: str, command: list[str]) -> bool:
    done = subprocess.run(command, check=False, cwd=places.ROOT, capture_output=True, text=True)
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name}", flush=True)
    if done.returncode:
        print(done.stdout[-6000:], done.stderr[-3000:], flush=True)
    return done.returncode == 0


def _untold() -> list[str]:
    """Whether a translator could be given every string; asked of gettext where there is one."""
    if shutil.which("xgettext") is None:
        print("--    strings not gathered: that needs gettext (apt-get install gettext)")
        return []
    name = "strings"
    return [] if _passes(name, [sys.executable, "-m", "council.starting.strings"]) else [name]


def _drifted() -> list[str]:
    """Requirement files that do not hold what pyproject.toml asks for; asked of uv where there is one."""
    if shutil.which("uv") is None:
        print("--    requirements not compared with pyproject.toml: that needs uv")
        return []
    drifted = [name for name in requirements.GROUPS if not _up_to_date(name)]
    print(f"{'FAIL' if drifted else 'ok  '}  requirements")
    return [f"requirements/{name}.txt (./run requirements)" for name in drifted]


def _up_to_date(name: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder, f"{name}.txt")
        shutil.copyfile(requirements.file(name), again)
        compiled = requirements.compile_into(again, name)
        return compiled and again.read_bytes() == requirements.file(name).read_bytes()


if __name__ == "__main__":
    sys.exit(main())
