"""What a paper says, to be read back: numbers with their projects, candidates by place, or the answer."""

from collections.abc import Sequence

from ballots.models import Ballot, Kind


def in_words(ballot: Ballot, marks: Sequence[int]) -> list[str]:
    """One line a mark, in their order; none for a blank paper."""
    titles = dict(ballot.options.values_list("number", "title"))
    named = [titles.get(number, str(number)) for number in marks]
    if ballot.kind == Kind.RESOLUTION:
        return named
    numbers = range(1, len(named) + 1) if ballot.kind == Kind.RANKING else marks
    return [f"{number}. {title}" for number, title in zip(numbers, named, strict=True)]
