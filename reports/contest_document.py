"""The declaration of one contest of an election, in the order of the page of its result."""

from typing import Any

from ballots.turnout_tables import share_of_roll
from governance import contest_result, stage_tables, stage_ties, stage_words
from governance.contest_turnout import turnout_tables
from governance.models import Contest

# As many columns of votes as fit the width of the paper.
STAGES_ACROSS = 5


def context(contest: Contest) -> dict[str, Any]:
    found = contest_result.read(contest)
    return {
        "result": found,
        "contest": contest,
        "election": contest.election,
        "organisation": contest.election.organisation,
        "demonstration": contest.election.organisation.demonstration,
        "headline": stage_words.headline(found),
        "how_many": stage_words.how_many(found),
        "told": stage_words.stages_in_words(found),
        "stage_tables": stage_tables.in_parts(found, STAGES_ACROSS),
        "ties": stage_ties.ties_in_short(found),
        "tie_sentences": stage_ties.ties_in_words(found),
        "seed": found.outcome["seed"],
        "invalid": found.outcome["invalid"],
        "share": share_of_roll(found.ballot, found.declaration),
        "turnout_tables": turnout_tables(found),
        "result_page": contest.result_url(),
    }
