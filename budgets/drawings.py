"""The drawings that stand in where a project has no picture: the files of static/drawings/."""

from functools import cache

from django.contrib.staticfiles import finders


@cache
def drawings() -> tuple[str, ...]:
    """Their names, without ".svg", in order."""
    names: set[str] = set()
    for finder in finders.get_finders():
        for path, _storage in finder.list([]):
            folder, _slash, file = path.replace("\\", "/").rpartition("/")
            if folder == "drawings" and file.endswith(".svg"):
                names.add(file.removesuffix(".svg"))
    return tuple(sorted(names))
