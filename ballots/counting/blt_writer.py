"""Writer of `.blt` files, line by line, so that a file of any size needs constant memory."""

from collections.abc import Iterator

from ballots.counting.ranked import RankedElection


def lines(election: RankedElection, title: str) -> Iterator[str]:
    """The lines of a file, UTF-8; read again they give an election with the same digest."""
    yield f"{len(election.candidates)} {election.seats}\n"
    yield from (f"-{candidate + 1}\n" for candidate in election.withdrawn)
    for preferences, weight in election.papers:
        yield " ".join([str(weight), *(str(one + 1) for one in preferences), "0\n"])
    yield "0\n"
    yield from (_quoted(name) for name in (*election.candidates, title))


def _quoted(text: str) -> str:
    """On one line: a name ends where its line does."""
    return f'"{" ".join(text.split())}"\n'
