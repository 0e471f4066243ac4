"""A small BLT file, and the same with changes."""

SMALL = """4 2
3 1 2 0
2 2 0
1 3 4 1 0
2 0
1 4 0
0
"Ann Ash (Green)"
"Bob Beech"
"Cat Cedar"
"Dee Dogwood"
"A small ward"
"""


def changed(*changes):
    """SMALL with each (old, new) put in its place; an old text that is not there is a mistake in the test."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text
