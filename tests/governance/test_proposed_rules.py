"""A draft that members are asked to adopt: read by anyone from the call on, fixed meanwhile, proposed again if they did not pass it."""

import pytest
from django.db import IntegrityError, transaction

from ballots.opening import open_ballot
from governance import resolving
from governance.constituting import draft_from_version
from governance.deciding import take_declared
from governance.drafting import discard, keep_heading
from governance.errors import GovernanceError
from governance.forms.resolutions import ResolutionForm
from governance.models import Resolution
from members.models import Constitution
from tests.budgets.officer.desk import proven, words
from tests.constitutions import SECRETARY, founded
from tests.factories import OfficerFactory
from tests.governance.states import called, declared, drafted, member, votes
from tests.governance.test_rules_desk import officer_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    made = founded().organisation
    for code in ("users", "workers", "funders"):
        member(made, class_code=code)
    return made


@pytest.fixture
def draft(organisation):
    made = draft_from_version(organisation.constitutions.get(), SECRETARY)
    made.title = "Rules of 2027"
    keep_heading(made, SECRETARY)
    body = made.bodies.first()
    body.powers = [*body.powers, "Decides the opening hours"]
    body.save()
    return made


def proposal(draft, **kwargs):
    rule = draft.replaces.resolution_rules.get(changes_rules=True).code
    return drafted(draft.organisation, rule_code=rule, adopts=draft, **kwargs)


def put_to_members(draft, **kwargs):
    made = proposal(draft, **kwargs)
    resolving.call(made, OfficerFactory())
    return made


def offered(organisation):
    return list(ResolutionForm(organisation=organisation).fields["adopts"].queryset)


def page(resolution):
    return f"{resolution.get_absolute_url()}new-rules/"


def test_anyone_reads_the_new_rules_and_what_they_change_from_the_call_on(client, draft):
    made = proposal(draft)
    assert client.get(page(made)).status_code == 404
    resolving.call(made, OfficerFactory())
    assert page(made) in client.get(made.get_absolute_url()).content.decode()
    said = words(client.get(page(made)))
    assert "the opening hours" in said.split("Who owns it")[0]
    assert "What would change" in said
    assert "How resolutions are decided" in said
    made.refresh_from_db()
    assert made.adopts_seal in said


def test_a_resolution_on_something_else_has_no_new_rules(client, organisation):
    assert client.get(page(called(organisation))).status_code == 404


def test_what_members_decide_on_is_not_changed_meanwhile(client, draft):
    made = put_to_members(draft)
    with pytest.raises(GovernanceError, match="Members are deciding on this draft"):
        keep_heading(draft, SECRETARY)
    with pytest.raises(GovernanceError, match="so it is kept"):
        discard(draft, SECRETARY)
    resolving.withdraw(made, OfficerFactory(), "Too early.")
    draft.title = "Rules of 2028"
    keep_heading(draft, SECRETARY)
    said = words(client.get(page(made)))
    assert "it is not what members were asked about" in said
    assert "Rules of 2028" not in said
    with pytest.raises(GovernanceError, match="so it is kept"):
        discard(draft, SECRETARY)


@pytest.mark.parametrize("end", ["failed", "withdrawn"])
def test_a_draft_that_did_not_pass_is_proposed_again(organisation, draft, end):
    first = put_to_members(draft, title="Once")
    assert offered(organisation) == []
    with pytest.raises(GovernanceError, match="Another resolution proposes this draft"):
        proposal(draft, title="Meanwhile")
    if end == "withdrawn":
        resolving.withdraw(first, OfficerFactory(), "Too early.")
    else:
        Resolution.objects.filter(pk=first.pk).update(
            state="failed", outcome={}, decided_at=first.opens_at
        )
    assert offered(organisation) == [draft]
    again = put_to_members(draft, title="Again")
    assert (again.state, again.adopts) == ("called", draft)
    assert draft.proposed_in.count() == 2


def test_the_database_holds_one_proposal_at_a_time(draft):
    proposal(draft)
    other = drafted(draft.organisation, rule_code="ordinary", title="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=other.pk).update(adopts=draft)


def test_passed_at_the_second_try_they_are_in_force_and_read_among_the_rules(
    client, organisation, draft
):
    for code in ("users", "workers", "funders"):
        for _n in range(3):
            member(organisation, class_code=code)
    resolving.withdraw(put_to_members(draft, title="Once"), OfficerFactory(), "Too early.")
    again = put_to_members(draft, title="Again")
    assert open_ballot(again.ballot_id)
    for one in organisation.memberships.all():
        votes(again.ballot, one, 1)
    declared(again.ballot)
    take_declared(again.ballot_id)
    assert Constitution.objects.get(pk=draft.pk).state == "adopted"
    answer = client.get(page(again))
    assert answer.url == f"/organisations/{organisation.slug}/rules/{draft.version}/"


def test_the_secretary_sees_why_a_draft_cannot_be_changed(client, draft):
    put_to_members(draft)
    proven(client, officer_with(draft.organisation, "keep_register"))
    there = f"/officer/organisations/{draft.organisation.slug}/rules/{draft.version}/discard/"
    answer = client.post(there)
    assert answer.status_code == 409
    assert "so it is kept" in words(answer)
