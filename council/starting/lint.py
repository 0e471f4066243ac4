"""`./run lint`: style, types, the rooms' imports, templates, migrations, and the requirements against pyproject.toml."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from council.starting import places

BIN = Path(sys.executable).parent
REQUIREMENTS = {"base": [], "up": ["embedded"], "dev": ["embedded", "dev"]}


def main() -> int:
    failed = [name for name, command in _checks().items() if not _passes(name, command)]
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


def _drifted() -> list[str]:
    """Requirement files that do not hold what pyproject.toml asks for; asked of uv where there is one."""
    uv = shutil.which("uv")
    if uv is None:
        print("--    requirements not compared with pyproject.toml: that needs uv")
        return []
    drifted = [name for name, groups in REQUIREMENTS.items() if not _up_to_date(uv, name, groups)]
    print(f"{'FAIL' if drifted else 'ok  '}  requirements")
    return [f"requirements/{name}.txt" for name in drifted]


def _up_to_date(uv: str, name: str, groups: list[str]) -> bool:
    """Compile with today's pins as preferences: nothing moves unless pyproject.toml asks for something else."""
    there = places.ROOT / "requirements" / f"{name}.txt"
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder, there.name)
        shutil.copyfile(there, again)
        command = [uv, "pip", "compile", "pyproject.toml", "--python-version", "3.11", "--universal", "--generate-hashes",
                   "--no-emit-index-url", "--no-header", "--no-annotate", "-q", "-o", str(again)]  # fmt: skip
        for group in groups:
            command += ["--group", group]
        done = subprocess.run(command, check=False, cwd=places.ROOT, stdout=subprocess.DEVNULL)
        return done.returncode == 0 and again.read_bytes() == there.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
