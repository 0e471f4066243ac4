"""The documents are true to the project: dependencies, links, and nothing of one machine in them."""

import json
import re
import subprocess
import tomllib

import pytest

from council.starting import places

ROOT = places.ROOT
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Put together here, so that this file does not name them.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
OF_ONE_MACHINE = re.compile(r"(?<![\w./-])/(?:" + "wo" + "rk|" + "ro" + "ot)/")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def declared():
    """Name with extras, and range, of every direct dependency."""
    project = tomllib.loads(read("pyproject.toml"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    lines = [line for group in groups for line in group]
    python = [re.match(r"([\w-]+(?:\[[\w,-]+\])?)(.*)", line).groups() for line in lines]
    return python + list(json.loads(read("package.json"))["dependencies"].items())


def test_each_dependency_has_its_line_and_no_line_is_left_over():
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", read("docs/dependencies.md"), re.MULTILINE)
    assert sorted(rows) == sorted(declared())


def anchors(text):
    """The anchors of a document's headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_its_links_lead_somewhere(document):
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        target, _hash, anchor = link.partition("#")
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        there = (document.parent / target).resolve() if target else document
        assert there.exists(), link
        assert not anchor or anchor in anchors(there.read_text(encoding="utf-8")), link


def test_every_document_is_in_the_index():
    index = (ROOT / "docs").joinpath("README.md")
    linked = {(index.parent / link).resolve() for link in LINK.findall(index.read_text())}
    assert {path for path in DOCUMENTS if path.parent != ROOT} - linked == {index}


@pytest.mark.parametrize("name", ["./run up", "./run test"])
def test_the_two_commands_are_in_the_readme(name):
    assert f"    {name}" in read("README.md")


def test_the_licence_is_whole():
    licence = read("LICENSE")
    assert licence.startswith("                    GNU AFFERO GENERAL PUBLIC LICENSE")
    assert "Version 3, 19 November 2007" in licence
    assert len(licence.splitlines()) == 661


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
        if any(host in text for host in REGISTRIES) or OF_ONE_MACHINE.search(text):
            found.append(name)
    assert found == []
