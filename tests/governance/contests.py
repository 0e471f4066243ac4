"""Contests whose result is declared, from made-up papers."""

from governance.models import Contest, Election
from tests.governance.states import called_election, declared, member, polled, stood, votes
from tests.organisations import thirds

NAMES = ["Abiola Danso", "Grace Whitlock", "Imran Qureshi", "Marta Kowalska", "Joanne Pike"]
# Candidates are 1 Abiola, 2 Grace, 3 Imran, 4 Joanne, 5 Marta: numbered by name. Twelve papers, three seats, quota 4.
MARKS = [
    (1, 2),
    (1, 2),
    (1, 3),
    (1, 2),
    (1, 2),
    (2, 1),
    (2, 3),
    (3, 2),
    (3, 4),
    (5, 3),
    (4, 5),
    (4, 3),
]


ELECTED = ["Abiola Danso", "Imran Qureshi", "Grace Whitlock"]


def polled_contest(names=NAMES, voters=12, organisation=None):
    """A contest of families whose vote is open, and the members who may vote."""
    organisation = organisation or thirds()
    people = [member(organisation, name=f"Voter {n}") for n in range(max(voters, len(names)))]
    election = called_election(organisation)
    contest = Contest.objects.get(election=election, constituency_code="families")
    for name, one in zip(names, people, strict=False):
        stood(contest, one, name)
    return polled(election), people


def declared_contest(marks=MARKS, names=NAMES, organisation=None):
    contest, people = polled_contest(names, len(marks), organisation)
    for one, paper in zip(people, marks, strict=False):
        votes(contest.ballot, one, *paper)
    declared(contest.ballot)
    contest.refresh_from_db()
    return Contest.objects.select_related("election__organisation", "ballot").get(pk=contest.pk)


def page(thing, rest=""):
    """The address of an election's page, or of a contest's result."""
    if isinstance(thing, Election):
        return f"/organisations/{thing.organisation.slug}/elections/{thing.slug}/{rest}"
    return f"{page(thing.election)}{thing.constituency_code}/result/{rest}"
