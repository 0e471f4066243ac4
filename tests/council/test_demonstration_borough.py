"""The demonstration borough, with fewer voters and members: every state there, made through the verbs, once."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.management import call_command
from django.urls import reverse

from ballots.models import Ballot, BallotState, Paper, RollEntry
from budgets.life.phases import lives_of
from budgets.models import BudgetRound
from council.demonstration import (
    afterwards,
    councillors,
    letters,
    organisations,
    rounds,
    seeding,
)
from council.demonstration.borough_wide import WIDE
from council.demonstration.early_rounds import EARLY
from council.demonstration.founders import CENTRES, DISTRICT, FOUNDINGS, HOMES, MILL, YOUTH
from council.demonstration.plans import PLANS
from governance import resolution_result
from governance.constituting import today
from governance.models import Contest, Election, Meeting, Nomination, Resolution
from members.models import (
    Application,
    Constitution,
    Membership,
    Office,
    Organisation,
    Person,
    ShareTransaction,
)
from places.models import Postcode, Ward
from proposals.models import Appraisal, OnBallot, Proposal
from record.models import RecordEntry
from statute import clock
from tests.budgets.voting.walk import cast_with_letter, checking, text_of

pytestmark = pytest.mark.django_db(transaction=True)
A_FEW = 12
A_FEW_MEMBERS = 46  # enough for every quorum


@pytest.fixture(autouse=True)
def _small(monkeypatch, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    plans = [replace(plan, voters=min(plan.voters, A_FEW), threshold=None) for plan in PLANS]
    monkeypatch.setattr(seeding, "PLANS", plans)
    early = [
        replace(one, proposals=min(one.proposals, 6), people=min(one.people, 8)) for one in EARLY
    ]
    monkeypatch.setattr(seeding, "EARLY", early)
    smaller = [
        replace(
            one,
            groups=tuple(replace(g, count=min(g.count // 3, A_FEW_MEMBERS)) for g in one.groups),
        )
        for one in FOUNDINGS
    ]
    monkeypatch.setattr(organisations, "FOUNDINGS", smaller)


def seeded():
    told = []
    seeding.seed(lambda *step: told.append(step))
    return told


COUNTED = [
    Application, BudgetRound, Constitution, Election, Meeting, Membership, Nomination, Office, Organisation, Paper,
    Person, RecordEntry, Resolution, RollEntry, ShareTransaction,
]  # fmt: skip


def test_a_borough_with_rounds_and_organisations_in_every_state_made_once(client, capsys, settings):
    told = seeded()
    assert Ward.objects.count() == 20
    assert Postcode.objects.count() == 490
    assert set(Ballot.objects.values_list("state", flat=True)) == set(BallotState) - {
        BallotState.RECONCILED
    }
    assert told[-1][0] == told[-1][1]
    assert {"Grace Okonjo", "Tomasz Wieczorek"} <= set(
        Person.objects.values_list("name", flat=True)
    )
    assert not BudgetRound.objects.filter(demonstration=False).exists()
    check_early_rounds()
    call_command("verify")
    assert "all as they should be" in capsys.readouterr().out
    check_again_does_nothing()
    check_its_letters_open_its_ballot(client)
    check_organisations()
    check_votes()
    check_members()
    check_member_can_vote(client, settings)


def check_early_rounds():
    phases = {
        one.round.title: one.phase
        for one in lives_of(BudgetRound.objects.select_related("ballot"), clock.now())
    }
    assert [phases[one.title] for one in EARLY] == [one.phase for one in EARLY]
    assert set(Proposal.objects.values_list("state", flat=True)) == {"published", "submitted"}
    assert set(Appraisal.objects.values_list("outcome", flat=True)) == {"yes", "changes"}
    assert OnBallot.objects.filter(proposal__round__micro=True).count() == 3
    assert OnBallot.objects.exclude(variant=None).exists()


def check_again_does_nothing():
    before = [model.objects.count() for model in COUNTED]
    seeded()
    assert [model.objects.count() for model in COUNTED] == before


def check_its_letters_open_its_ballot(client):
    slug, [(_name, _postcode, code), *_rest] = next(iter(letters.read().items()))
    budget_round = BudgetRound.objects.get(slug=slug)
    checked = checking(client, budget_round, 1)
    assert "Your vote is cast" in text_of(cast_with_letter(client, budget_round, checked, code))


def check_organisations():
    shown = Organisation.objects.published()
    assert {one.name for one in shown} == {CENTRES, DISTRICT, HOMES, MILL, YOUTH}
    assert all(one.demonstration for one in shown)


def check_votes():
    states = {one.title: one.state for one in Resolution.objects.all()}
    assert states == {
        "Saturday opening": "failed",
        "A quiet room in each centre": "called",
        "Tenants are heard before rents are set": "passed",
        "Bus fares home on Fridays": "passed",
        "A skate park at Priory Park": "called",
        "Renewal of the district, 2027 to 2032": "passed",
    }
    saturday = Resolution.objects.get(title="Saturday opening")
    assert resolution_result.read(saturday).head_share > Fraction(1, 2)
    users = Contest.objects.get(constituency_code="users")
    assert users.outcome == "declared"
    assert len(users.ballot.counts.get(main=True).outcome["stages"]) > 2
    second = Constitution.objects.get(organisation__name=HOMES, version=2)
    assert second.in_force.lower == today() + timedelta(days=1)
    assert {one.state for one in Election.objects.all()} == {"called", "settled", "completed"}
    assert set(Nomination.objects.values_list("state", flat=True)) >= {
        "accepted", "submitted", "awaiting-proposers",
    }  # fmt: skip
    assert Meeting.objects.get().state == "called"


def check_members():
    waiting = Application.objects.open()
    assert waiting.filter(possible_duplicate=True).count() == 1
    assert waiting.filter(state="awaiting-consent").count() == 1
    assert Membership.objects.filter(delegate__isnull=False).count() == 12
    assert not Membership.objects.exclude(member_organisation=None).filter(delegate=None).exists()
    child = Membership.objects.get(name="Iris Walker")
    assert child.person.email == child.guardian_email
    assert Office.objects.exists()
    assert ShareTransaction.objects.exists()


def check_member_can_vote(client, settings):
    settings.DEMO = True
    client.post("/demo/sign-in/", {"part": "member"}, headers={"host": "localhost"})
    community = Contest.objects.get(constituency_code="community")
    slug = community.election.organisation.slug
    address = reverse("governance:vote", args=[slug, community.ballot_id])
    page = text_of(client.get(address, headers={"host": "localhost"}))
    assert all(one.title in page for one in community.ballot.options.all())


def test_cut_short_the_next_call_goes_on(monkeypatch):
    monkeypatch.setattr(seeding, "PLANS", PLANS[6:11])  # one in each state is made above
    for part in (organisations, councillors, afterwards):
        monkeypatch.setattr(part, "steps", lambda *_given: iter(()))
    bring_about, made = rounds.bring_about, []

    def three(*plan):
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(bring_about(*plan))

    with monkeypatch.context() as cut:
        cut.setattr(rounds, "bring_about", three)
        with pytest.raises(KeyboardInterrupt):
            seeded()
    assert BudgetRound.objects.count() == 3
    seeded()
    assert BudgetRound.objects.count() == 5 + len(EARLY) + len(WIDE)
