"""The published papers of one pot."""

from django.db.models import QuerySet

from ballots.models import Ballot, Paper
from ballots.publishing import published_papers
from budgets.counted_parts import CountedPart


def published_of(ballot: Ballot, part: CountedPart) -> QuerySet[Paper]:
    """Those that were counted in this part: of several pots, the papers of its areas that name something in it."""
    papers = published_papers(ballot)
    if part.pot is None:
        return papers
    numbers = list(part.pot.options.values_list("number", flat=True))
    named = papers.filter(marks__overlap=numbers)
    return named.filter(stratum__in=part.pot.strata) if part.pot.strata else named
