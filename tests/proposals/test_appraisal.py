"""Officers appraise: questions, full cost, outcomes with public reasons, private notes; and what goes on the ballot."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ballots.models import Ballot
from ballots.pots import PotFacts, add_pots
from budgets.errors import RoundError
from budgets.models import Phase, Project
from proposals import appraising, balloting, notes, questions
from proposals.appraising import Found
from proposals.balloting import Candidate
from proposals.cases import take
from proposals.costing import Costs, cost
from proposals.models import Appraisal, Note, OnBallot, Proposal, Question, Variant
from proposals.picturing import ProposalPhoto
from record.models import RecordEntry
from tests.agenda.rounds import round_in
from tests.budgets.officer.desk import proven
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory, PersonFactory, officer_of
from tests.proposals.proposed import ProposalFactory, desk, page, photo, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    return round_in(Phase.APPRAISAL)


@pytest.fixture
def officer(client, budget_round):
    return proven(client, officer_of(budget_round, permission="appraise_round"))


@pytest.fixture
def proposal(budget_round):
    from agenda.participants import Participant

    sealed = Participant("author@example.org").sealed()
    return ProposalFactory(round=budget_round, number=1, title="Street trees", author_sealed=sealed)


def case_of(proposal, officer, *variants, outcome="", reason="", verdict="yes"):
    made = take(proposal=proposal, by=officer)
    asked = questions.of_round(proposal.round)
    appraising.answer(appraisal=made, by=officer, found={one.pk: Found(verdict) for one in asked})
    if variants:
        cost(appraisal=made, by=officer, variants=variants)
    if outcome:
        appraising.decide(
            appraisal=made, by=officer, outcome=outcome, reason=reason, reply="Thank you."
        )
    made.refresh_from_db()
    return made


def test_a_case_from_its_taking_to_its_outcome(
    client, budget_round, officer, proposal, django_capture_on_commit_callbacks
):
    assert "Appraise 1 proposal of" in text_of(client.get("/officer/"))
    client.post(desk(budget_round, "appraisal/"), {"take": "1"})
    asked = questions.of_round(budget_round)
    early = client.post(
        desk(budget_round, "appraisal/1/outcome/"), {"outcome": "yes", "reply": "Thanks."}
    )
    assert early.status_code == 409
    assert "Answer every question first." in text_of(early)
    client.post(
        desk(budget_round, "appraisal/1/answers/"),
        {f"verdict-{one.pk}": "yes" for one in asked}
        | {f"words-{asked[0].pk}": "It is council land."},
    )
    formset = {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 0}
    zero = client.post(
        desk(budget_round, "appraisal/1/costs/"), {**formset, "form-0-capital_pence": "0"}
    )
    assert "The cost must be more than nothing." in text_of(zero)
    negative = client.post(
        desk(budget_round, "appraisal/1/costs/"), {**formset, "form-0-capital_pence": "-5"}
    )
    assert "must be £0 or more" in text_of(negative)
    small = {"form-0-name": "small", "form-0-capital_pence": "9,000", "form-0-accepted": "on"}
    large = {
        "form-1-name": "large",
        "form-1-capital_pence": "24,000",
        "form-1-yearly_pence": "500",
        "form-1-years": "3",
        "form-1-overheads_pence": "100.50",
        "form-1-accepted": "on",
    }
    client.post(desk(budget_round, "appraisal/1/costs/"), {**formset, **small, **large})
    assert list(Variant.objects.values_list("total_pence", flat=True)) == [900_000, 2_560_050]
    missing = client.post(
        desk(budget_round, "appraisal/1/outcome/"), {"outcome": "no", "reply": "Sorry."}
    )
    assert "Say why, for everybody to read." in text_of(missing)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            desk(budget_round, "appraisal/1/outcome/"),
            {"outcome": "changes", "reason": "Fewer trees by the shop.", "reply": "We liked it."},
        )
    letter = mail.outbox[-1]
    assert letter.to == ["author@example.org"]
    assert "Fewer trees by the shop." in letter.body
    assert "We liked it." in letter.body
    client.logout()
    everything = text_of(client.get(f"/rounds/{budget_round.slug}/appraisal/"))
    for words in (
        "Yes, with changes",
        "small £9,000",
        "large £25,600.50",
        "Fewer trees by the shop.",
    ):
        assert words in everything
    assert "It is council land." in text_of(client.get(f"/rounds/{budget_round.slug}/appraisal/1/"))
    assert "Fewer trees by the shop." in text_of(client.get(page(budget_round, "1/")))
    assert "author@" not in RecordEntry.objects.get(action="proposals.appraised").payload


def test_every_no_has_a_reason_in_the_database_too(budget_round, officer, proposal):
    made = case_of(proposal, officer, outcome="no", reason="The land is private.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Appraisal.objects.filter(pk=made.pk).update(reason="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Variant.objects.create(appraisal=made, capital_pence=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Variant.objects.create(appraisal=made, capital_pence=-5)


def test_yes_needs_a_variant_that_fits(budget_round, officer, proposal):
    made = case_of(proposal, officer)
    with pytest.raises(RoundError, match="Cost at least one variant"):
        appraising.decide(appraisal=made, by=officer, outcome="yes")
    cost(appraisal=made, by=officer, variants=[Costs(capital_pence=90_000_000)])
    with pytest.raises(RoundError, match="costs £900,000 and there is £120,000"):
        appraising.decide(appraisal=made, by=officer, outcome="yes")


def test_only_who_has_the_case_changes_it(client, budget_round, officer, proposal):
    case_of(proposal, officer)
    proven(client, officer_of(budget_round, permission="appraise_round"))
    assert client.post(desk(budget_round, "appraisal/"), {"take": "1"}).status_code == 409
    answer = client.post(
        desk(budget_round, "appraisal/1/outcome/"), {"outcome": "no", "reason": "x", "reply": "x"}
    )
    assert answer.status_code == 409
    assert "colleague’s case" in text_of(answer)


def test_no_colleague_reads_a_private_note_without_leave(client, budget_round, officer, proposal):
    made = case_of(proposal, officer)
    one = desk(budget_round, "appraisal/1/")
    client.post(one, {"text": "The owner is difficult."})
    colleague = officer_of(budget_round, permission="appraise_round")
    manager, administrator = officer_of(budget_round), OfficerFactory(is_superuser=True)
    for other in (colleague, manager, administrator):
        proven(client, other)
        assert "difficult" not in text_of(client.get(one))
        assert client.post(one, {"text": "Mine."}).status_code == 409
        assert (
            client.post(one + "people/", {"do": "leave", "leave-email": other.email}).status_code
            == 409
        )
    proven(client, officer)
    stranger = OfficerFactory()
    assert "does not appraise" in text_of(
        client.post(one + "people/", {"do": "leave", "leave-email": stranger.email})
    )
    client.post(one + "people/", {"do": "leave", "leave-email": colleague.email})
    assert RecordEntry.objects.filter(action="proposals.leave-given").count() == 1
    proven(client, colleague)
    assert "difficult" in text_of(client.get(one))
    client.post(one, {"text": "I know him."})
    assert "I know him." in {note.text for note in notes.visible_to(officer, made)}
    proven(client, officer)
    client.post(one + "people/", {"take": made.leaves.get().pk})
    assert {note.text for note in notes.visible_to(colleague, made)} == {"I know him."}


def test_notes_do_not_go_with_a_case_that_somebody_else_hands_over(
    client, budget_round, officer, proposal
):
    made = case_of(proposal, officer)
    notes.write(appraisal=made, by=officer, text="The owner is difficult.")
    manager, colleague = (
        officer_of(budget_round),
        officer_of(budget_round, permission="appraise_round"),
    )
    one = desk(budget_round, "appraisal/1/people/")
    proven(client, colleague)
    over = {"do": "over", "over-email": colleague.email, "over-reason": "She left."}
    assert client.post(one, over).status_code == 403
    proven(client, manager)
    client.post(one, over)
    made.refresh_from_db()
    assert made.officer == colleague
    assert not notes.visible_to(colleague, made).exists()
    assert notes.visible_to(officer, made).count() == 1
    notes.give_leave(appraisal=made, by=officer, to=colleague)
    assert notes.visible_to(colleague, made).count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Note.objects.update(text="Else.")


def test_questions_are_the_rounds_own_copy(client, budget_round, officer, proposal):
    case_of(proposal, officer)
    address = desk(budget_round, "appraisal/questions/")
    refused = client.post(address, {"feasibility": "Is it legal?"})
    assert "was answered in a case already" in text_of(refused)
    kept = {
        kind: "\n".join(one.text for one in Question.objects.filter(round=budget_round, kind=kind))
        for kind in ("feasibility", "equality", "carbon")
    }
    client.post(
        address, {**kept, "carbon": kept["carbon"] + "\nDoes it last 20 years?", "councils": "on"}
    )
    other = round_in(Phase.APPRAISAL)
    assert "Does it last 20 years?" in {one.text for one in questions.of_round(other)}
    assert "Does it last 20 years?" in {one.text for one in questions.of_round(budget_round)}


def test_each_accepted_variant_becomes_a_project_with_photo_and_link(
    client, budget_round, officer, proposal
):
    picture = ProposalPhoto(proposal=proposal, position=1, alt="A bare street")
    picture.picture.save("photo.png", photo(), save=True)
    case_of(
        proposal,
        officer,
        Costs("small", 900_000),
        Costs("large", 2_400_000),
        Costs("huge", 9_900_000, accepted=False),
        outcome="yes",
    )
    assert client.get(desk(budget_round, "appraisal/ballot/")).status_code == 403
    proven(client, officer_of(budget_round))
    there = client.get(desk(budget_round, "appraisal/ballot/"))
    assert "huge" not in text_of(there)
    assert text_of(there).count("more than one can win") == 2
    keys = [one.key for one in balloting.candidates(budget_round)]
    none = client.post(desk(budget_round, "appraisal/ballot/"), {})
    assert "Choose at least one." in text_of(none)
    client.post(desk(budget_round, "appraisal/ballot/"), {"candidate": keys})
    projects = Project.objects.select_related("option", "proposed")
    assert {(one.option.title, one.option.cost_pence) for one in projects} == {
        ("Street trees: small", 900_000),
        ("Street trees: large", 2_400_000),
    }
    assert all(one.picture and one.picture_alt == "A bare street" for one in projects)
    assert balloting.candidates(budget_round) == []
    client.logout()
    shown = client.get(f"/rounds/{budget_round.slug}/").content.decode()
    assert page(budget_round, "1/") in shown
    assert "On the ballot as number" in text_of(client.get(page(budget_round, "1/")))


def test_what_costs_too_much_or_is_not_accepted_stays_off_the_ballot(
    budget_round, officer, proposal
):
    made = case_of(proposal, officer, Costs("", 2_400_000), outcome="yes")
    variant = made.variants.get()
    manager = officer_of(budget_round)
    Ballot.objects.filter(pk=budget_round.ballot_id).update(pot_pence=1_000_000)
    budget_round.ballot.refresh_from_db()
    with pytest.raises(
        RoundError, match="“Street trees” costs £24,000, and there is £10,000 in all"
    ):
        balloting.put_on_ballot(
            budget_round=budget_round, by=manager, chosen=[Candidate(proposal, variant)]
        )
    with pytest.raises(RoundError, match="it is not accepted"):
        balloting.put_on_ballot(budget_round=budget_round, by=manager, chosen=[Candidate(proposal)])
    assert not Project.objects.exists()


def test_no_ward_pays_for_what_lies_outside_it(budget_round, officer, proposal):
    made = case_of(proposal, officer, Costs("", 900_000), outcome="yes")
    chosen = [Candidate(proposal, made.variants.get())]
    manager, ballot = officer_of(budget_round), budget_round.ballot
    Ballot.objects.filter(pk=ballot.pk).update(strata=[*ballot.strata, "E05099999"])
    ballot.refresh_from_db()
    elsewhere = PotFacts(name="Elsewhere", pence=1_000_000, strata=("E05099999",))
    add_pots(ballot=ballot, by=manager, several=[elsewhere])
    with pytest.raises(RoundError, match="“Street trees” lies in no ward that has a pot"):
        balloting.put_on_ballot(budget_round=budget_round, by=manager, chosen=chosen)
    assert not Project.objects.exists()
    add_pots(ballot=ballot, by=manager, several=[PotFacts(name="All", pence=1_000_000)])
    (project,) = balloting.put_on_ballot(budget_round=budget_round, by=manager, chosen=chosen)
    assert project.option.pot.name == "All"


def test_in_a_micro_round_a_published_proposal_goes_straight_on_the_ballot(client):
    budget_round = round_in(Phase.PROPOSALS, phases=(Phase.PROPOSALS,))
    type(budget_round).objects.filter(pk=budget_round.pk).update(micro=True)
    budget_round.refresh_from_db()
    with pytest.raises(RoundError, match="goes on the ballot with that sum"):
        submitted(budget_round, cost_guess_pence=None)
    submitted(budget_round, cost_guess_pence=40_000, title="Flower bed")
    proven(client, officer_of(budget_round))
    client.post(
        desk(budget_round, f"proposals/{Proposal.objects.get(title='Flower bed').number}/"),
        {"do": "publish"},
    )
    assert OnBallot.objects.get().project.option.cost_pence == 40_000


def test_appraisal_pages_ask_the_database_as_often_for_3_as_for_1(
    client, budget_round, officer, proposal
):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def numbers():
        return [asked(address) for address in addresses]

    addresses = [f"/rounds/{budget_round.slug}/appraisal/", desk(budget_round, "appraisal/")]
    case_of(proposal, officer, Costs("", 2_400_000), outcome="yes")
    numbers()
    one = numbers()
    for number in (2, 3):
        another = ProposalFactory(round=budget_round, number=number)
        case_of(another, officer, Costs("", 2_400_000), outcome="yes")
    assert numbers() == one


def test_residents_see_nothing_of_a_case_that_is_open(client, budget_round, officer, proposal):
    case_of(proposal, officer, Costs("", 2_400_000))
    proven(client, PersonFactory())
    assert client.get(f"/rounds/{budget_round.slug}/appraisal/1/").status_code == 404
    assert "£24,000" not in text_of(client.get(f"/rounds/{budget_round.slug}/appraisal/"))
