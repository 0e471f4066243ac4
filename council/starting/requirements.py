"""`./run requirements`: requirements/*.txt, compiled from pyproject.toml with hashes. Needs uv.

Today's pins are kept unless pyproject.toml asks for something else; `--upgrade` takes the newest it allows.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from council.starting import places

GROUPS = {"base": [], "up": ["embedded"], "dev": ["embedded", "dev"]}


def file(name: str) -> Path:
    return places.ROOT / "requirements" / f"{name}.txt"


def compile_into(target: Path, name: str, *more: str) -> bool:
    """Compile what `requirements/NAME.txt` is made of into `target`, whose pins are preferred; True if that worked."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--python-version", "3.11", "--universal", "--generate-hashes",
               "--no-emit-index-url", "--no-header", "--no-annotate", "-q", "-o", str(target), *more]  # fmt: skip
    for group in GROUPS[name]:
        command += ["--group", group]
    done = subprocess.run(command, check=False, cwd=places.ROOT, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    if shutil.which("uv") is None:
        print("This needs uv, which finds versions that fit each other: pip install uv")
        return 1
    return 0 if all(compile_into(file(name), name, *arguments) for name in GROUPS) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
