"""Reading and writing `.blt` files: what a good one says, and the line and reason of every bad one."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.counting import blt, blt_writer
from ballots.counting.blt import BltError
from tests.ballots.counting.blt_files import SMALL, changed
from tests.ballots.counting.ranked_papers import drawn, ranked


def read(text, **kwargs):
    data = text if isinstance(text, bytes) else text.encode()
    return blt.read_stream(io.BytesIO(data), **kwargs)


def test_a_whole_file():
    election, title = read(SMALL)
    assert title == "A small ward"
    assert election.candidates == ("Ann Ash (Green)", "Bob Beech", "Cat Cedar", "Dee Dogwood")
    assert (election.seats, election.valid, election.invalid) == (2, 7, 2)
    assert dict(election.papers) == {(): 2, (0, 1): 3, (1,): 2, (2, 3, 0): 1, (3,): 1}


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        SMALL.rstrip("\n"),
        SMALL.replace("\n", "\n\n"),
        SMALL.replace(" ", "\t", 8),
        "# Comment: who wrote this\n" + changed(("3 1 2 0", "3 1 2 0 # the first bundle\n# more")),
        SMALL.replace('"', ""),
        changed(("3 1 2 0", "3 1 2"), ("1 3 4 1 0", "1 3 4 1")),
        changed(("3 1 2 0", "1 1 2 0\n2 1 2 0")),
        changed(("2 2 0\n", ""), ("1 4 0\n", "1 4 0\n2 2 0\n")),
    ],
    ids=[
        "crlf",
        "bom",
        "no-last-end",
        "blank-lines",
        "tabs",
        "comments",
        "unquoted",
        "no-0",
        "apart",
        "order",
    ],
)
def test_the_same_written_in_other_ways(text):
    assert read(text) == read(SMALL)
    assert read(text).election.digest() == read(SMALL).election.digest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
def test_names_in_utf_8_or_latin_1(encoding):
    text = changed(("Bob Beech", "Seònaid Bäcker"), ("A small ward", "Eilean à Chèo"))
    election, title = read(text.encode(encoding))
    assert (election.candidates[1], title) == ("Seònaid Bäcker", "Eilean à Chèo")


def test_the_names_of_glasgow_2007_stand_in_comments():
    names = "".join(f"# ALTERNATIVE NAME {n}: Name {n}\n" for n in range(1, 5))
    election, title = read(SMALL[: SMALL.index('"')] + names + "Linn")
    assert (election.candidates, title) == (("Name 1", "Name 2", "Name 3", "Name 4"), "Linn")


def test_a_name_may_hold_marks_of_its_own():
    election, _ = read(changed(('"Bob Beech"', '"Bob "the #1" Beech"')))
    assert election.candidates[1] == 'Bob "the #1" Beech'


def test_withdrawn_candidates():
    election, _ = read(changed(("4 2\n", "4 2\n-3\n-1\n")))
    assert election.withdrawn == (0, 2)
    assert dict(election.papers) == {(): 2, (1,): 5, (3,): 2}
    assert read(changed(("4 2\n", "4 2\n-1 -3\n"))).election == election


BAD = [
    ("", 0, "The file is empty."),
    ("# nothing but a comment\n", 0, "The file is empty."),
    # The first line
    (changed(("4 2\n", "")), 1, "The first line must hold two numbers"),
    (changed(("4 2\n", "4\n")), 1, "must hold two numbers"),
    (changed(("4 2\n", "4 2 1\n")), 1, "must hold two numbers"),
    (changed(("4 2\n", "4 two\n")), 1, "must hold two numbers"),
    (changed(("4 2\n", "4 0\n")), 1, "must hold two numbers"),
    (changed(("4 2\n", "-4 2\n")), 1, "must hold two numbers"),
    (changed(("4 2\n", "2 4\n")), 1, "gives 2 candidates for 4 seats"),
    (changed(("4 2\n", "1001 2\n")), 1, "more than the 1000"),
    (changed(("4 2\n", "9999999999 2\n")), 1, "must hold two numbers"),
    ("META\nkey;value\n", 1, "must hold two numbers"),
    # Papers
    (changed(("1 3 4 1 0", "1 3 4 3 0")), 4, "The paper names candidate 3 twice."),
    (changed(("3 1 2 0", "3 1 1 0")), 2, "The paper names candidate 1 twice."),
    (changed(("1 3 4 1 0", "1 3 0 1 0")), 4, "There is a gap in the preferences: a 0"),
    (changed(("1 3 4 1 0", "1 0 3 0")), 4, "There is a gap in the preferences: a 0"),
    (changed(("1 3 4 1 0", "1 3 4 0 0")), 4, "There is a gap in the preferences: a 0"),
    (changed(("1 3 4 1 0", "1 3 - 1 0")), 4, "There is a gap in the preferences: '-'"),
    (changed(("1 3 4 1 0", "1 3 4=1 0")), 4, "'4=1' gives two candidates one preference"),
    (changed(("1 3 4 1 0", "1 3 5 1 0")), 4, "There is no candidate 5: there are 4."),
    (changed(("1 3 4 1 0", "1 3 -4 1 0")), 4, "'-4' is not the number of a candidate."),
    (changed(("1 3 4 1 0", "1 3 x 1 0")), 4, "'x' is not the number of a candidate."),
    (changed(("1 3 4 1 0", "1 3 99999999999 0")), 4, "is not the number of a candidate."),
    (changed(("2 2 0", "0 2 0")), 3, "The weight '0' is not a whole number above nothing."),
    (
        changed(("2 2 0", "-2 2 0")),
        3,
        "The weight '-2' is below nothing; who has withdrawn stands before",
    ),
    (changed(("2 2 0", "2.5 2 0")), 3, "The weight '2.5' is not a whole number"),
    (changed(("2 2 0", "x 2 0")), 3, "The weight 'x' is not a whole number"),
    (changed(("2 2 0", "1_0 2 0")), 3, "The weight '1_0' is not a whole number"),
    (changed(("2 2 0", "9999999999 2 0")), 3, "The weight '9999999999' is not a whole number"),
    (changed(("2 2 0", "2")), 3, "A weight stands alone"),
    (changed(("3 1 2 0", "-5\n3 1 2 0")), 2, "There is no candidate 5"),
    (
        changed(("3 1 2 0", "-1 2\n3 1 2 0")),
        2,
        "The weight '-1' is below nothing; who has withdrawn stands alone",
    ),
    (changed(("1 4 0\n0\n", "1 4 0\n")), 7, "the line 0 that ends the papers is missing"),
    (SMALL[: SMALL.index('0\n"')], 0, "ends before the line 0"),
    # Names
    (changed(('"Cat Cedar"\n', "")), 11, "Names are missing: 4 names and a title are needed"),
    (changed(('"A small ward"\n', "")), 11, "there are 4 lines"),
    (SMALL[: SMALL.index('"')], 0, "there are 0 lines"),
    (changed(('"Cat Cedar"', '""')), 10, "Candidate 3 has no name."),
    (changed(("Cat Cedar", "Bob Beech")), 10, "Two candidates have the same name, Bob Beech."),
    (SMALL + '"One more"\n', 13, "The file goes on after 4 names and the title."),
    # What is no text
    (SMALL.encode("utf-16"), 1, "The file is UTF-16."),
    (changed(("Cat", "C\0t")), 10, "it holds a zero byte"),
    (SMALL.encode().replace(b"Cat", b"C\x81t"), 10, "Byte 0x81 is neither UTF-8 nor Latin-1."),
    (changed(("2 2 0", "2 " + "2 " * 40_000 + "0")), 3, "This line is longer than 64 KB."),
]


@pytest.mark.parametrize(
    ("text", "line", "reason"), BAD, ids=[f"{n} {bad[2]}" for n, bad in enumerate(BAD)]
)
def test_a_bad_file_is_refused_with_its_line(text, line, reason):
    with pytest.raises(BltError) as refusal:
        read(text)
    assert refusal.value.line == line
    assert reason in refusal.value.reason


def test_a_file_too_large_is_refused_in_bounded_memory(tmp_path):
    path = tmp_path / "large.blt"
    with path.open("wb") as file:
        file.write(SMALL.encode())
        file.truncate(1 << 32)  # four gigabytes that take no room
    tracemalloc.start()
    with pytest.raises(BltError, match="larger than 32 MB"):
        blt.read(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * (1 << 20)


def test_a_stream_is_given_up_at_the_limit():
    with pytest.raises(BltError, match="larger than 100 bytes"):
        read(SMALL, largest=100)


def test_equal_papers_need_no_memory():
    def peak(papers):
        stream = io.BytesIO(changed(("2 2 0\n", "2 2 0\n" * papers)).encode())
        tracemalloc.start()
        blt.read_stream(stream)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    # The bytes of the file, once read and once without the byte order mark.
    assert (peak(160_000) - peak(80_000)) / 80_000 < 3 * len("2 2 0\n")


@given(drawn())
def test_what_is_written_is_read_again(case):
    names, seats, papers = case
    election = ranked(min(seats, len(names)), papers, names, withdrawn=names[2:3])
    text = "".join(blt_writer.lines(election, "Ward 1"))
    again, title = read(text)
    assert (again, title) == (election, "Ward 1")
    assert again.digest() == election.digest()


def test_a_name_over_two_lines_is_written_on_one():
    election = ranked(1, [], ["Ann\nAsh", 'Bob "B" Beech'])
    again, _ = read("".join(blt_writer.lines(election, "#1")))
    assert again.candidates == ("Ann Ash", 'Bob "B" Beech')


def given_or_refused(text):
    """Whether a reason came in place of an election; any other error fails the test."""
    try:
        read(text)
    except BltError as refusal:
        return bool(refusal.reason)
    return True


@given(st.binary(max_size=300))
def test_any_bytes_give_an_election_or_a_reason(data):
    assert given_or_refused(data)


@given(st.lists(st.sampled_from([*SMALL.splitlines(), "-2", "1 - 0", "3", "#"]), max_size=20))
def test_any_lines_give_an_election_or_a_reason(lines):
    assert given_or_refused("\n".join(lines))
