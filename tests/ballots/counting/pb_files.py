"""A small Pabulib file, and the same with changes."""

SMALL = """META
key;value
description;A small vote
num_projects;3
num_votes;5
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
a;600;Trees
b;500;Benches
c;400;A mural
VOTES
voter_id;vote
1;a,b
2;a,c
3;c
4;a
5;b
"""


def changed(*changes):
    """SMALL with each (old, new) put in its place; an old text that is not there is a mistake in the test."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text
