"""Officers of an organisation, signed in as who has shown a second factor."""

from guardian.shortcuts import assign_perm

from tests.budgets.officer.desk import proven
from tests.factories import OfficerFactory


def secretary_of(organisation):
    return _with(organisation, "keep_register")


def returning_officer_of(organisation):
    return _with(organisation, "return_elections")


def scrutineer_of(organisation):
    return _with(organisation, "scrutinise")


def taker_of(organisation):
    return _with(organisation, "take_votes")


def _with(organisation, permission):
    officer = OfficerFactory()
    assign_perm(f"members.{permission}", officer, organisation)
    return officer


def desk(election, rest=""):
    return f"/officer/organisations/{election.organisation.slug}/elections/{election.slug}/{rest}"


def vote_desk(thing):
    """The officers' pages on the vote of a contest or of a resolution."""
    organisation = thing.election.organisation if hasattr(thing, "election") else thing.organisation
    return f"/officer/organisations/{organisation.slug}/votes/{thing.ballot_id}/"


def signed_in(client, person):
    return proven(client, person)
