"""Constitutions made through the verbs, from the examples the platform ships."""

from datetime import date

from governance.constituting import adopt, draft_from_example
from governance.examples import EXAMPLES
from record.entries import Actor
from tests.organisations import OrganisationFactory

SECRETARY = Actor("officer", "secretary")
FOUNDED = date(2025, 4, 9)
DECISION = "The founding meeting, minute 3"


def appointers():
    """An organisation for each appointer that the examples name."""
    return {
        "council": OrganisationFactory(name="Larkmead Council", legal_form="public-body"),
        "tenants-federation": OrganisationFactory(name="Federation of Tenants"),
    }


def drafted(code="thirds", organisation=None, **kwargs):
    """A draft from an example that could be adopted as it is."""
    example = EXAMPLES[code]
    organisation = organisation or OrganisationFactory(legal_form=example.legal_form, **kwargs)
    return draft_from_example(organisation, example, SECRETARY, appointers())


def founded(code="thirds", since=FOUNDED, **kwargs):
    """The first version, adopted from an example."""
    return adopt(drafted(code, **kwargs), SECRETARY, since, DECISION)
