"""The officers' pages, as they are filled in: from the declared result to the finished project."""

import pytest
from django.utils import timezone
from guardian.shortcuts import assign_perm

from delivery import problems
from delivery.pots import money_of
from funds.models import Payment
from tests.budgets.officer.desk import page, proven
from tests.budgets.results.rounds import words
from tests.delivery.people import scrutineer
from tests.delivery.rounds import (
    decidable_round,
    decided,
    drafted,
    funded,
    in_delivery,
    period_over,
    power,
)
from tests.delivery.test_delivering import begun
from tests.factories import officer_of
from tests.funds.money import fund

pytestmark = pytest.mark.django_db


def day(name, value=None):
    on = value or timezone.localdate()
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@pytest.fixture
def decider(client):
    def of(budget_round):
        return proven(client, officer_of(budget_round, permission="decide_round"))

    return of


def test_a_decision_is_written_in_parts_and_published(client, decider):
    budget_round = decidable_round()
    funded(budget_round)
    decider(budget_round)
    assert "Decide on the result of Larkmead" in words(client.get("/officer/"))
    client.post(page(budget_round, "decision/"))
    basis = {
        "power": power().pk,
        "rule": "majority",
        "way": "minutes",
        "minute": "Minute 47",
        "minutes_reason": "It was taken at the ward meeting.",
        **day("made_on"),
    }
    assert client.post(page(budget_round, "decision/basis/"), basis).status_code == 302
    for name in ("Amy Lin", "Owen Pugh"):
        person = {"name": f"Cllr {name}", "office": "Larkmead ward", "vote": "for"}
        client.post(page(budget_round, "decision/people/"), person)
    draft = budget_round.decisions.get()
    lines = {one.project.option.number: one for one in draft.lines.all()}
    choices = {f"choice_{one.project_id}": "as-residents" for one in lines.values()}
    other = lines[2].project_id
    choices[f"choice_{other}"] = "other"
    refused = words(client.post(page(budget_round, "decision/projects/"), choices))
    assert "Enter the sum for “Project 2”" in refused
    choices |= {f"pence_{other}": "15,000"}
    refused = words(client.post(page(budget_round, "decision/projects/"), choices))
    assert "Say in public why “Project 2” is decided otherwise" in refused
    choices |= {f"reason_{other}": "Half the street has benches."}
    assert client.post(page(budget_round, "decision/projects/"), choices).status_code == 302
    assert "Publish the decision for good" in words(
        client.get(page(budget_round, "decision/publish/"))
    )
    client.post(page(budget_round, "decision/publish/"))
    budget_round.refresh_from_db()
    assert budget_round.decided_at
    assert "The decision is published" in words(client.get(page(budget_round, "decision/")))
    assert "Decide on the result of Larkmead" not in words(client.get("/officer/"))


def test_interests_and_diversions_are_written_and_taken_out(client, decider):
    budget_round = decidable_round()
    draft = drafted(budget_round, votes=("for", "for"))
    decider(budget_round)
    somebody = draft.deciders.first()
    address = page(budget_round, f"decision/people/{somebody.pk}/")
    declared = {"declare": "yes", "interest-about": "Chairs it", "interest-disqualifying": "yes"}
    client.post(address, declared)
    assert "Stood aside" in words(client.get(page(budget_round, "decision/people/")))
    vote = {"name": somebody.name, "office": somebody.office, "vote": "for"}
    assert "cannot decide" in words(client.post(address, vote))
    client.post(address, {"strike": somebody.interests.get().pk})
    assert client.post(address, vote).status_code == 302
    client.post(address, {"take-off": "yes"})
    assert draft.deciders.count() == 1
    moved = {
        "programme": "Resurfacing",
        "amount_pence": "1,000",
        "consultation": "Mill Lane, 61 of 80",
    }
    client.post(page(budget_round, "decision/diversions/"), moved)
    assert "£1,000 from Resurfacing" in words(
        client.get(page(budget_round, "decision/diversions/"))
    )
    client.post(page(budget_round, "decision/diversions/"), {"leave": draft.diversions.get().pk})
    assert not draft.diversions.exists()


def test_a_short_pot_is_said_and_filled_by_whoever_keeps_a_fund(client):
    budget_round = decidable_round()
    officer = proven(client, officer_of(budget_round, permission="deliver_round"))
    address = page(budget_round, "money/")
    assert "The pot is short by £120,000" in words(client.get(address))
    client.post(address, {"use": "either"})
    assert "You keep no fund" in words(client.get(address))
    giver = fund("Larkmead core", pence=20_000_000)
    assign_perm("keep_fund", officer, giver)
    sent = {"fund": giver.pk, "amount_pence": "300,000", "reason": "Round 2026"}
    assert "The fund is short by £100,000" in words(client.post(address, sent))
    client.post(address, {**sent, "amount_pence": "120,000"})
    assert "The pot covers what is needed" in words(client.get(address))


def test_scrutiny_calls_in_and_resolves(client):
    budget_round = decided()
    proven(client, scrutineer())
    address = page(budget_round, "call-in/")
    members = "Cllr A, Rookery\nCllr B, Rookery"
    sent = {"members": members, "reason": "Nobody asked."}
    assert "A call-in needs 3 councillors; here are 2." in words(client.post(address, sent))
    client.post(address, {**sent, "members": members + "\nCllr C, Hopyard"})
    assert "The decision is called in" in words(client.get(address))
    client.post(address, {"outcome": "referred", "reason": "Ask first."})
    assert "referred the decision back" in words(client.get(address))


def test_projects_are_set_up_and_delivered_step_by_step(client):
    budget_round = period_over(decided())
    officer = proven(client, officer_of(budget_round, permission="deliver_round"))
    assert "Set up the projects of Larkmead" in words(client.get("/officer/"))
    client.post(page(budget_round, "delivery/"))
    one = page(budget_round, "delivery/1/")
    assert client.get(f"{one}payment/").status_code == 404
    client.post(f"{one}runner/", {"kind": "group", "runner": "Friends of the Parade"})
    step = {"title": "Planted", "planned_pence": "10,000", **day("planned_on")}
    client.post(f"{one}milestone/", step)
    client.post(f"{one}begin/")
    client.post(f"{one}update/", {"words": "The holes are dug."})
    bill = {"payee": "Friends of the Parade", "amount_pence": "25,000", "what_for": "Trees"}
    assert "Say what the payment is" in words(client.post(f"{one}payment/", bill))
    bill["ground"] = "purchase"
    assert "Only £20,000 is committed" in words(client.post(f"{one}payment/", bill))
    client.post(f"{one}payment/", {**bill, "amount_pence": "5,000"})
    asked = Payment.objects.get()
    assert (asked.requested_by, asked.approvals_needed) == (officer, 2)
    assert "Payments of £5,000 wait still" in words(client.post(f"{one}finish/"))
    milestone = budget_round.deliveries.first().milestones.get()
    client.post(f"{one}steps/{milestone.pk}/", day("on"))
    milestone.refresh_from_db()
    assert milestone.reached_on == timezone.localdate()
    said = words(client.get(one))
    assert "Friends of the Parade" in said
    assert "Waits for approval" in said


def test_the_held_money_is_said_on_the_page(client):
    budget_round = decided()
    proven(client, officer_of(budget_round, permission="deliver_round"))
    answer = client.post(page(budget_round, "delivery/"))
    assert answer.status_code == 409
    assert "Money waits until scrutiny’s period is over" in words(answer)


def test_a_problem_and_words_are_moderated(client):
    budget_round = in_delivery()
    project = begun(budget_round)
    client.post(f"/rounds/{budget_round.slug}/delivery/1/problem/", {"words": "The fence is down."})
    proven(client, officer_of(budget_round, permission="deliver_round"))
    assert "Answer 1 problem in Larkmead" in words(client.get("/officer/"))
    found = project.problems.get()
    address = page(budget_round, f"delivery/problems/{found.pk}/")
    assert "The fence is down." in words(client.get(page(budget_round, "delivery/problems/")))
    client.post(address, {"show": "yes"})
    assert "Say why it is not shown" in words(client.post(address, {"hide": "yes", "reason": ""}))
    client.post(address, {"words": "Mended."})
    assert "Nobody waits for an answer" in words(
        client.get(page(budget_round, "delivery/problems/"))
    )
    client.post(page(budget_round, "evaluation/questions/"), {"questions": "Better?\nAgain?"})
    question = budget_round.questions.first()
    client.post(
        f"/rounds/{budget_round.slug}/evaluation/answer/",
        {f"q{question.pk}": "4", "words": "Lovely."},
    )
    waiting = budget_round.responses.get()
    address = page(budget_round, "evaluation/")
    assert "Lovely." in words(client.get(address))
    client.post(address, {"words": f"show:{waiting.pk}"})
    assert "Lovely." in words(client.get(f"/rounds/{budget_round.slug}/evaluation/"))
    told = {"worked": "Trees", "failed": "Garden", "learned": "Ask"}
    client.post(page(budget_round, "evaluation/learned/"), told)
    assert "It is published" in words(client.get(address))


def test_showing_a_problem_twice_says_that_it_was_read(client):
    budget_round = in_delivery()
    found = problems.report(project=budget_round.deliveries.first(), words="The fence is down.")
    proven(client, officer_of(budget_round, permission="deliver_round"))
    address = page(budget_round, f"delivery/problems/{found.pk}/")
    client.post(address, {"show": "1"})
    assert "This problem was read already." in words(client.post(address, {"show": "1"}))


def test_money_comes_into_the_pot_once_however_often_the_button_is_pressed(client):
    budget_round = decidable_round()
    core = fund("Core", 200_000_00)
    officer = proven(client, officer_of(budget_round, permission="deliver_round"))
    assign_perm("funds.keep_fund", officer, core)
    address = page(budget_round, "money/")
    client.post(address, {"use": "either"})
    key = client.get(address).context["form"]["key"].initial
    sent = {"fund": core.pk, "amount_pence": "5000", "reason": "Round 2026", "key": key}
    for _pressed_twice in range(2):
        assert client.post(address, sent).status_code == 302
    assert money_of(budget_round).held_pence == 5_000_00
