"""Reading `.pb` files: what a good one says, and the line and reason of every bad one."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.counting import pabulib
from ballots.counting.pabulib import PabulibError
from tests.ballots.counting.pb_files import SMALL, changed


def read(text, **kwargs):
    data = text if isinstance(text, bytes) else text.encode()
    return pabulib.read_stream(io.BytesIO(data), **kwargs)


def test_a_whole_file():
    meta, election, projects = read(SMALL)
    assert (meta.vote_type, meta.rule, meta.threshold) == ("approval", "greedy", 0)
    assert election.ids == ("a", "b", "c")
    assert election.costs.tolist() == [60_000, 50_000, 40_000]
    assert (election.budget, election.unit, election.voters) == (100_000, 100, 5)
    assert election.votes().tolist() == [3, 2, 2]
    assert projects[0]["name"] == "Trees"


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        SMALL.replace("PROJECTS", "\nPROJECTS\n"),
        SMALL.rstrip("\n"),
        SMALL.replace("PROJECTS", "projects "),
        changed(("1;a,b", "1;b,a")),
        changed(("1;a,b", "1; a , b ")),
        changed(("a;600;Trees", 'a;600;"Trees; and\nbushes"')),
    ],
    ids=["crlf", "bom", "blank-lines", "no-last-end", "case", "order", "spaces", "quoted"],
)
def test_the_same_written_in_other_ways(text):
    assert read(text).election.digest() == read(SMALL).election.digest()


BAD = [
    (changed(("VOTES", "BALLOTS")), 14, "There is no section 'BALLOTS'."),
    (changed(("META\n", "")), 1, "must begin with the section META"),
    (changed(("PROJECTS", "VOTES")), 9, "Found the section VOTES where PROJECTS was expected."),
    (SMALL[: SMALL.index("VOTES")], 0, "ends before the section VOTES"),
    ("", 0, "ends before the section META"),
    ("\x00\x01\x02", 1, "There is no section"),
    (changed(("a;600;Trees", "a;;Trees")), 11, "The project a has no cost."),
    (changed(("a;600;", "a;-600;")), 11, "is not an amount"),
    (changed(("a;600;", "a;0;")), 11, "is not an amount"),
    (changed(("a;600;", "a;6e2;")), 11, "is not an amount"),
    (changed(("a;600;", "a;0.0000001;")), 11, "is not an amount"),
    (changed(("b;500;Benches", "a;500;Benches")), 12, "The project a is listed twice."),
    (changed(("b;500;Benches", ";500;Benches")), 12, "needs an id"),
    (changed(("b;500;Benches", "b;500")), 12, "2 fields where the header has 3"),
    (changed(("project_id;cost", "project;cost")), 10, "no column 'project_id'"),
    (changed(("project_id;cost;name", "project_id;cost;cost")), 10, "the same name"),
    (changed(("1;a,b", "1;a,z")), 16, "names the project 'z', which is not listed"),
    (changed(("2;a,c", "1;a,c")), 17, "The voter 1 has voted before."),
    (changed(("2;a,c", ";a,c")), 17, "no voter id"),
    (changed(("2;a,c", "2;a,c;x")), 17, "3 fields where the header has 2"),
    (changed(("voter_id;vote", "voter;vote")), 15, "no column 'voter_id'"),
    (changed(("num_votes;5", "num_votes;6")), 5, "META says 6 votes, the file holds 5."),
    (changed(("num_projects;3", "num_projects;x")), 4, "a number is needed"),
    (changed(("budget;1000", "budget;")), 6, "META gives no budget."),
    (changed(("budget;1000", "num_votes;5")), 6, "META gives 'num_votes' twice."),
    (changed(("vote_type;approval", "vote_type;guess")), 7, "The vote type 'guess'"),
    (changed(("vote_type;approval", "vote_type;choose-1")), 16, "more than one project"),
    (changed(("vote_type;approval", "vote_type;cumulative")), 15, "need a column 'points'"),
    (changed(("Trees", '"Trees')), 11, "quotation mark"),
    (SMALL.encode().replace(b"mural", b"mural \xff"), 13, "byte 0xff cannot be read"),
    (SMALL.encode("utf-16"), 1, "byte 0xff cannot be read"),
    ("META\nkey;value\nx;" + "y" * (3 << 20), 3, "longer than a megabyte"),
]


@pytest.mark.parametrize(
    ("text", "line", "reason"), BAD, ids=[f"{n} {bad[2]}" for n, bad in enumerate(BAD)]
)
def test_a_bad_file_is_refused_with_its_line(text, line, reason):
    with pytest.raises(PabulibError) as refusal:
        read(text)
    assert refusal.value.line == line
    assert reason in refusal.value.reason


def test_a_file_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.pb"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # a gigabyte that takes no room
    with pytest.raises(PabulibError, match="larger than 256 MB"):
        pabulib.read(path)


def test_a_stream_is_given_up_at_the_limit():
    with pytest.raises(PabulibError, match="larger than 100 bytes"):
        read(SMALL, largest=100)


def test_memory_does_not_grow_with_equal_votes():
    def peak(voters):
        votes = "".join(f"{n};a,b\n" for n in range(voters))
        text = SMALL[: SMALL.index("1;a,b")].replace("num_votes;5", f"num_votes;{voters}") + votes
        stream = io.BytesIO(text.encode())
        tracemalloc.start()
        pabulib.read_stream(stream)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    # Only the voters' ids are kept, to find who voted twice: a set, an id and its line each.
    assert (peak(160_000) - peak(80_000)) / 80_000 < 400


def test_points_and_places():
    cumulative = changed(
        ("vote_type;approval", "vote_type;cumulative"),
        ("voter_id;vote", "voter_id;vote;points"),
        ("1;a,b", "1;a,b;3,1"),
        ("2;a,c", "2;a,c;2,2"),
        ("3;c", "3;c;4"),
        ("4;a", "4;a;1"),
        ("\n5;b", "\n5;b;0"),
    )
    assert read(cumulative).election.scores().tolist() == [6, 1, 6]
    ordinal = changed(("vote_type;approval", "vote_type;ordinal\nmax_length;2"))
    assert read(ordinal).election.scores().tolist() == [6, 3, 3]


def test_a_project_named_twice_counts_once_and_is_noted():
    meta, election, _projects = read(changed(("1;a,b", "1;a,a,b")))
    assert election.votes().tolist() == [3, 2, 2]
    assert meta.notes == ("line 16: a project named twice in one vote is counted once.",)


def given_or_refused(text):
    """Whether a reason came in place of an election; any other error fails the test."""
    try:
        read(text)
    except PabulibError as refusal:
        return bool(refusal.reason)
    return True


@given(st.binary(max_size=400))
def test_any_bytes_give_an_election_or_a_reason(data):
    assert given_or_refused(data)


@given(st.lists(st.sampled_from(SMALL.splitlines()), max_size=25))
def test_any_lines_give_an_election_or_a_reason(lines):
    assert given_or_refused("\n".join(lines))
