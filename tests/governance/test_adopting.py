"""Adoption: what it does, what it refuses, and who wins where two adopt at once."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from governance.adoption import advice, obstacles, read
from governance.constituting import adopt, draft_from_example, draft_from_version, today
from governance.drafting import discard, keep_part, remove_part
from governance.errors import GovernanceError
from governance.examples import EXAMPLES
from governance.models import Body, Constituency, ResolutionRule
from governance.parts import parts, seal
from members.models import Constitution, StakeholderClass
from record.models import RecordEntry
from record.sentences import sentence
from statute.models import Parameter
from tests.constitutions import DECISION, FOUNDED, SECRETARY, drafted, founded
from tests.organisations import MembershipFactory, OrganisationFactory
from tests.threads import together

pytestmark = pytest.mark.django_db


def tomorrow():
    return today() + timedelta(days=1)


def adopted(draft, on=None, by_decision=DECISION, **kwargs):
    return adopt(draft, SECRETARY, on or tomorrow(), by_decision, **kwargs)


def refusal(draft, on=None, by_decision=DECISION, **kwargs):
    """Why the draft cannot be adopted; it stays a draft."""
    with pytest.raises(GovernanceError) as refused, transaction.atomic():
        adopted(draft, on, by_decision, **kwargs)
    draft.refresh_from_db()
    assert draft.state == "draft" or "has been adopted" in refused.value.message
    return refused.value.message


@pytest.mark.parametrize("code", EXAMPLES)
def test_each_example_is_adopted_without_a_change(code):
    constitution = founded(code)
    assert constitution.state == "adopted"
    assert constitution.in_force.lower == FOUNDED
    assert constitution.in_force.upper is None
    example = EXAMPLES[code]
    found = parts(constitution)
    assert list(found.classes) == [one.code for one in example.classes]
    assert list(found.bodies) == [one.code for one in example.bodies]
    assert list(found.rules) == [one.code for one in example.rules]
    assert len(found.seats) == sum(len(one.constituencies) for one in example.bodies)


def test_an_example_for_which_nobody_appoints_yet_waits_for_an_appointer():
    organisation = OrganisationFactory()
    draft = draft_from_example(organisation, EXAMPLES["community-shares"], SECRETARY)
    assert refusal(draft, FOUNDED) == (
        "Board, “Appointed by the council”: say which organisation appoints to these seats."
    )
    past_the_verb = Constitution.objects.filter(pk=draft.pk)
    with pytest.raises(DatabaseError, match="Appointed seats"), transaction.atomic():
        past_the_verb.update(state="adopted", in_force=(FOUNDED, None))


def test_adoption_is_in_the_public_record_with_its_decision_and_seal():
    constitution = founded()
    entry = RecordEntry.objects.get(action="governance.constitution-adopted")
    assert DECISION in sentence(entry)
    assert "2025-04-09" in sentence(entry)
    assert seal(constitution) in entry.payload


def test_the_next_version_ends_the_one_before_on_its_first_day():
    first = founded()
    second = adopted(draft_from_version(first, SECRETARY))
    first.refresh_from_db()
    assert first.in_force.upper == second.in_force.lower == tomorrow()
    in_force = Constitution.objects.in_force
    assert in_force(first.organisation, FOUNDED - timedelta(days=1)) is None
    assert in_force(first.organisation, FOUNDED) == first
    assert in_force(first.organisation, today()) == first
    assert in_force(first.organisation, tomorrow()) == second


def test_a_version_that_is_still_to_come_can_be_followed_by_another():
    second = adopted(draft_from_version(founded(), SECRETARY), tomorrow() + timedelta(days=30))
    third = draft_from_version(second, SECRETARY)
    assert "at the earliest" in refusal(third, second.in_force.lower)
    adopted(third, second.in_force.lower + timedelta(days=1))


def test_rules_never_begin_in_the_past_of_others():
    draft = draft_from_version(founded(), SECRETARY)
    assert "what happened before then stays under version 1" in refusal(
        draft, today() - timedelta(days=1)
    )
    adopted(draft, today())


def test_a_decision_is_named():
    assert refusal(drafted(), FOUNDED, "  ") == "Say which decision adopts this version."


def test_what_members_decided_on_is_what_is_adopted():
    draft = drafted()
    seen = seal(draft)
    users = draft.classes.get(code="users")
    users.weight = 5
    keep_part(draft, users, SECRETARY)
    assert "changed after members decided" in refusal(draft, FOUNDED, decided_seal=seen)
    adopted(draft, FOUNDED, decided_seal=seal(draft))


def test_a_draft_written_against_older_rules_is_not_adopted():
    first = founded()
    stale = draft_from_version(first, SECRETARY)
    adopted(draft_from_version(first, SECRETARY))
    assert "Version 3 was adopted after this draft was begun" in refusal(
        stale, tomorrow() + timedelta(days=9)
    )


def test_nothing_of_an_adopted_version_is_edited_or_adopted_again():
    constitution = founded()
    for act in (
        lambda: keep_part(constitution, constitution.classes.first(), SECRETARY),
        lambda: remove_part(constitution, constitution.bodies.first(), SECRETARY),
        lambda: discard(constitution, SECRETARY),
    ):
        with pytest.raises(GovernanceError, match="has been adopted and is not changed"):
            act()
    with pytest.raises(GovernanceError):
        adopted(constitution)


def test_a_discarded_draft_is_gone_with_its_parts():
    draft = drafted()
    discard(draft, SECRETARY)
    assert not Constitution.objects.exists()
    assert not StakeholderClass.objects.exists()
    with pytest.raises(GovernanceError, match="discarded"):
        adopt(draft, SECRETARY, FOUNDED, DECISION)


# What the law asks, edited downwards: the rule, the change, the sentence.
DOWNWARDS = [
    ("amalgamation", {"threshold": 6600}, "section 111) asks for at least two-thirds"),
    ("amalgamation", {"second_meeting_threshold": 4900}, "more than half at a second meeting"),
    ("amalgamation", {"second_meeting_threshold": None}, "more than half at a second meeting"),
    ("amalgamation", {"method": "class-weight"}, "counts members by head"),
    ("conversion", {"threshold": 7499}, "section 113) asks for at least 75%"),
    ("conversion", {"turnout_floor": 4999}, "at least half of the members vote"),
    ("conversion", {"second_meeting_threshold": None}, "more than half at a second meeting"),
    ("conversion", {"method": "concurrent", "class_threshold": 7400}, "counts members by head"),
    ("dissolution", {"threshold": 7400}, "section 119) asks for at least 75%"),
    ("dissolution", {"of_all_members": False}, "of all members, not of those who vote"),
    ("conversion", {"statutory": ""}, "do not say how this is decided: Conversion to a company"),
]


@pytest.mark.parametrize(("code", "change", "said"), DOWNWARDS)
def test_the_laws_majorities_cannot_be_edited_downwards(code, change, said):
    draft = drafted()
    ResolutionRule.objects.filter(constitution=draft, code=code).update(**change)
    assert said in refusal(draft, FOUNDED)


@pytest.mark.parametrize("code", ["amalgamation", "conversion", "dissolution"])
def test_a_society_cannot_leave_a_majority_of_the_law_out(code):
    draft = drafted()
    remove_part(draft, draft.resolution_rules.get(code=code), SECRETARY)
    assert "do not say how this is decided" in refusal(draft, FOUNDED)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("amalgamation", {"threshold": 7500}),
        ("amalgamation", {"at_least": False}),
        ("conversion", {"turnout_floor": 6000, "second_meeting_threshold": 7500}),
        ("conversion", {"method": "concurrent", "class_threshold": 7500}),
        ("dissolution", {"threshold": 9000}),
    ],
)
def test_more_than_the_law_asks_is_free_to_choose(code, change):
    draft = drafted()
    ResolutionRule.objects.filter(constitution=draft, code=code).update(**change)
    adopted(draft, FOUNDED)


# Of the whole: the part, the change, the sentence.
UNSOUND = [
    (StakeholderClass, {}, {"votes": False}, "No class that votes has a weight"),
    (StakeholderClass, {"code": "users"}, {"weight": 0}, "“Users” votes but has no weight"),
    (StakeholderClass, {"code": "funders"}, {"minimum_age": 18}, "organisations only"),
    (StakeholderClass, {"code": "users"}, {"consent_age": 16}, "nobody that young can join"),
    (StakeholderClass, {"code": "users"}, {"minimum_shares": 3}, "more shares than it allows"),
    (
        StakeholderClass,
        {"code": "users"},
        {"shares_withdrawable": True, "maximum_shares": 100_001},
        "nobody may hold more than £100,000: allow at most 100,000 shares",
    ),
    (
        StakeholderClass,
        {"code": "users"},
        {"shares_withdrawable": True, "maximum_shares": None},
        "nobody may hold more than £100,000",
    ),
    (Body, {}, {"minimum_age": 15}, "“Board” is the society’s committee"),
    (Body, {}, {"minimum_age": None}, "must be at least 16"),
    (Body, {}, {"is_committee": False}, "A society has a committee"),
    (Body, {}, {"powers": []}, "“Board” has no powers"),
    (Constituency, {"code": "users"}, {"class_codes": ["gone"]}, "“gone” is not in this version"),
    (Constituency, {"code": "users"}, {"term_months": 0}, "at least one month"),
    (
        Constituency,
        {"code": "users"},
        {"filling": "appointed"},
        "Board, “Elected by users”: say which organisation appoints",
    ),
    (ResolutionRule, {"code": "ordinary"}, {"threshold": 4999}, "fewer than half could pass it"),
    (ResolutionRule, {"code": "rule-change"}, {"class_threshold": None}, "within each class"),
    (ResolutionRule, {"code": "rule-change"}, {"changes_rules": False}, "No resolution changes"),
    (ResolutionRule, {"code": "ordinary"}, {"method": "dual"}, "business improvement district"),
    (ResolutionRule, {"code": "ordinary"}, {"of_all_members": True}, "by head, not by class"),
]


@pytest.mark.parametrize(("model", "which", "change", "said"), UNSOUND)
def test_an_unsound_part_is_named(model, which, change, said):
    draft = drafted()
    model.objects.filter(**which).update(**change)
    assert said in refusal(draft, FOUNDED)


@pytest.mark.parametrize(
    ("related", "said"),
    [
        ("classes", "There is no class of members yet"),
        ("bodies", "There is no body yet"),
        ("resolution_rules", "No resolution changes the rules"),
    ],
)
def test_nothing_is_adopted_without_its_main_parts(related, said):
    draft = drafted()
    getattr(draft, related).all().delete()
    assert said in refusal(draft, FOUNDED)


def test_seats_are_elected_by_those_who_vote():
    draft = drafted("community-shares")
    Constituency.objects.filter(code="employees").update(class_codes=["associates"])
    assert "“Associates” does not vote" in refusal(draft, FOUNDED)


def test_a_body_without_seats_is_named():
    draft = drafted()
    Constituency.objects.all().delete()
    assert "“Board” has no seats" in refusal(draft, FOUNDED)


def test_the_acts_majorities_belong_to_societies():
    organisation = OrganisationFactory(legal_form="community-interest-company")
    assert "registered society’s" in refusal(drafted(organisation=organisation), FOUNDED)


def test_a_class_with_members_does_not_vanish_without_saying_where_they_go_on():
    first = founded()
    MembershipFactory(organisation=first.organisation, class_code="workers", entered_on=FOUNDED)
    draft = draft_from_version(first, SECRETARY)
    Constituency.objects.filter(body__constitution=draft, code="workers").delete()
    remove_part(draft, draft.classes.get(code="workers"), SECRETARY)
    assert "1 member is in “Workers”, which this version does not have" in refusal(draft)
    users = draft.classes.get(code="users")
    users.formerly = ["workers"]
    keep_part(draft, users, SECRETARY)
    assert adopted(draft).classes.get(code="users").codes == ["users", "workers"]


def test_members_go_on_in_one_class_only():
    draft = drafted()
    draft.classes.filter(code__in=["users", "funders"]).update(formerly=["friends"])
    assert "go on in more than one class" in refusal(draft, FOUNDED)


def test_who_has_left_by_then_holds_no_class_back():
    first = founded()
    MembershipFactory(
        organisation=first.organisation,
        class_code="workers",
        entered_on=FOUNDED,
        ceased_on=today(),
        ceased_because="left",
    )
    draft = draft_from_version(first, SECRETARY)
    Constituency.objects.filter(body__constitution=draft, code="workers").delete()
    remove_part(draft, draft.classes.get(code="workers"), SECRETARY)
    adopted(draft)


def test_the_investors_cap_of_model_rules_is_advice_and_not_a_refusal():
    draft = drafted()
    draft.classes.filter(code="funders").update(cap_percent=20)
    assert "model rules stop at 10%" in " ".join(advice(read(draft, FOUNDED)))
    assert not obstacles(read(draft, FOUNDED))
    adopted(draft, FOUNDED)


def test_rules_older_than_the_act_are_held_to_its_figures_of_today():
    assert founded(since=date(2012, 3, 26)).in_force.lower == date(2012, 3, 26)
    draft = drafted()
    ResolutionRule.objects.filter(constitution=draft, code="conversion").update(threshold=7000)
    assert "at least 75%" in refusal(draft, date(2012, 3, 26))


def test_the_law_of_the_day_of_adoption_counts():
    draft = drafted()
    row = Parameter.objects.get(code="society-amalgamation-percent")
    row.in_force = DateRange(row.in_force.lower, date(2026, 1, 1))
    row.save()
    Parameter.objects.create(
        code=row.code,
        value=80,
        unit="percent",
        in_force=DateRange(date(2026, 1, 1), None),
        reference="A later Act",
    )
    assert "at least 80%" in refusal(draft, date(2026, 1, 1))
    adopted(draft, date(2025, 12, 31))


@pytest.mark.django_db(transaction=True)
def test_of_two_versions_adopted_at_once_one_wins():
    first = founded()
    drafts = [draft_from_version(first, SECRETARY) for _each in range(2)]
    results = together(*[lambda one=one: adopted(one) for one in drafts])
    won = [one for one in results if isinstance(one, Constitution)]
    lost = [one for one in results if isinstance(one, GovernanceError)]
    assert len(won) == len(lost) == 1
    assert f"Version {won[0].version} was adopted after" in lost[0].message
    spans = Constitution.objects.adopted().values_list("version", "in_force")
    assert [version for version, _span in spans] == [won[0].version, 1]


@pytest.mark.django_db(transaction=True)
def test_of_one_draft_adopted_twice_at_once_one_adoption_stands():
    draft = drafted()
    results = together(*[lambda: adopted(draft, FOUNDED) for _each in range(2)])
    assert sum(isinstance(one, GovernanceError) for one in results) == 1
    assert RecordEntry.objects.filter(action="governance.constitution-adopted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_drafts_begun_at_once_get_a_number_each():
    first = founded()
    results = together(*[lambda: draft_from_version(first, SECRETARY) for _each in range(2)])
    assert sorted(one.version for one in results) == [2, 3]
