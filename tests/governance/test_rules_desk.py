"""The secretary writes and adopts rules; nobody else does."""

import pytest
from guardian.shortcuts import assign_perm

from governance.constituting import draft_from_version
from governance.models import ResolutionRule
from members.models import Constitution
from tests.budgets.officer.desk import proven, words
from tests.constitutions import FOUNDED, SECRETARY, drafted, founded
from tests.factories import OfficerFactory, PersonFactory, WardFactory
from tests.organisations import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

SEATS = "bodies/board/seats/"
RESTS = [
    "rules/",
    "rules/new/",
    "rules/1/",
    "rules/1/heading/",
    "rules/1/preview/",
    "rules/1/adopt/",
    "rules/1/discard/",
    f"rules/1/{SEATS}new/",
    f"rules/1/{SEATS}change/users/",
    f"rules/1/{SEATS}remove/users/",
    *(
        f"rules/1/{kind}/{act}"
        for kind, code in (("classes", "users"), ("bodies", "board"), ("rules", "ordinary"))
        for act in ("new/", f"change/{code}/", f"remove/{code}/")
    ),
]


def page(organisation, rest="rules/"):
    return f"/officer/organisations/{organisation.slug}/{rest}"


def officer_with(organisation, permission):
    officer = OfficerFactory()
    assign_perm(permission, officer, organisation)
    return officer


@pytest.fixture
def draft():
    return drafted()


@pytest.fixture
def secretary(client, draft):
    return proven(client, officer_with(draft.organisation, "keep_register"))


def test_who_gets_what(client, draft):
    there = {rest: page(draft.organisation, rest) for rest in RESTS}
    for address in there.values():
        assert client.get(address).url.startswith("/account/login/"), address
    elsewhere = officer_with(OrganisationFactory(), "keep_register")
    found = {rest: [] for rest in RESTS}
    for somebody in (
        PersonFactory(),
        OfficerFactory(),
        elsewhere,
        officer_with(draft.organisation, "return_elections"),
        officer_with(draft.organisation, "scrutinise"),
        officer_with(draft.organisation, "take_votes"),
        officer_with(draft.organisation, "keep_register"),
        OfficerFactory(is_superuser=True),
    ):
        proven(client, somebody)
        for rest, address in there.items():
            found[rest].append(client.get(address).status_code)
    for rest, statuses in found.items():
        assert statuses == [404, 404, 404, 403, 403, 403, 200, 200], rest
    proven(client, elsewhere)
    for address in there.values():
        assert client.post(address).status_code in {404, 405}, address


def test_an_adopted_version_has_no_page_to_write_on(client):
    organisation = founded().organisation
    proven(client, officer_with(organisation, "keep_register"))
    for rest in (rest for rest in RESTS if rest.startswith("rules/1/")):
        assert client.get(page(organisation, rest)).status_code == 404, rest
        assert client.post(page(organisation, rest)).status_code in {404, 405}, rest


@pytest.mark.parametrize(
    "rest", ["9/", "1/classes/change/none/", "1/bodies/none/seats/new/", "1/rules/remove/none/"]
)
def test_what_is_not_there_is_not_found(client, draft, secretary, rest):
    assert client.get(page(draft.organisation, f"rules/{rest}")).status_code == 404


def test_a_draft_is_begun_from_an_example_or_from_the_version_in_force(client):
    organisation = OrganisationFactory()
    proven(client, officer_with(organisation, "keep_register"))
    there = page(organisation, "rules/new/")
    assert "word for word" not in words(client.get(there))
    assert "Choose what the draft begins from" in words(client.post(there, {}))
    answer = client.post(there, {"source": "thirds"}, follow=True)
    assert answer.redirect_chain[-1][0] == page(organisation, "rules/1/")
    assert "Nothing stands in the way of adoption" in words(answer)
    assert client.post(there, {"source": "in-force"}).status_code == 200  # nothing is in force yet


def test_the_version_in_force_is_offered_word_for_word(client):
    first = founded()
    proven(client, officer_with(first.organisation, "keep_register"))
    client.post(page(first.organisation, "rules/new/"), {"source": "in-force"})
    assert Constitution.objects.get(version=2).replaces == first


def test_what_stands_in_the_way_is_listed_with_where_to_put_it_right(client, draft, secretary):
    draft.classes.filter(code="users").update(weight=0)
    ResolutionRule.objects.filter(code="conversion").update(threshold=6000)
    found = words(client.get(page(draft.organisation, "rules/1/")))
    assert "2 things stand in the way of adoption" in found
    assert page(draft.organisation, "rules/1/classes/change/users/") in found
    assert page(draft.organisation, "rules/1/rules/change/conversion/") in found
    assert found.count("To be put right") == 2


CLASS = {
    "name": "Families",
    "summary": "Anyone whose child comes here.",
    "takes_people": "on",
    "minimum_age": "11",
    "maximum_age": "19",
    "consent_age": "16",
    "needs": ["use-of-service"],
    "votes": "on",
    "weight": "2",
    "share_price_pence": "£2.50",
    "minimum_shares": "1",
    "maximum_shares": "",
}


def test_a_class_is_changed_and_added(client, draft, secretary):
    client.post(page(draft.organisation, "rules/1/classes/change/users/"), CLASS)
    users = draft.classes.get(code="users")
    assert (users.name, users.weight, users.minimum_age, users.share_price_pence) == (
        "Families",
        2,
        11,
        250,
    )
    client.post(page(draft.organisation, "rules/1/classes/new/"), CLASS | {"name": "Friends"})
    friends = draft.classes.get(code="friends")
    assert friends.position == 3
    client.post(page(draft.organisation, "rules/1/classes/new/"), CLASS | {"name": "Friends!"})
    assert draft.classes.filter(code="friends-2").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Fill in “"),
        ({"maximum_age": "9"}, "The oldest age cannot be below the youngest."),
        ({"takes_people": ""}, "Say who can join"),
        ({"share_price_pence": ""}, "Give the price of the shares"),
        ({"share_price_pence": "much"}, "The amount must be money"),
        ({"cap_percent": "101"}, "from 1 to 100 percent"),
        ({"cap_percent": "0"}, "from 1 to 100 percent"),
        ({"weight": "-1"}, "greater than or equal to 0"),
        ({"weight": "99999"}, "less than or equal to"),
        ({"needs": ["a-crown"]}, "a-crown is not one of the available choices"),
        ({"area_codes": ["E05099999"]}, "not one of the available choices"),
    ],
)
def test_a_class_that_cannot_be_keeps_what_was_typed(client, draft, secretary, wrong, said):
    given = CLASS | {"summary": "Typed with care."} | wrong
    found = words(client.post(page(draft.organisation, "rules/1/classes/change/users/"), given))
    assert said in found
    assert "Typed with care." in found
    assert draft.classes.get(code="users").name == "Users"


def test_a_way_to_prove_oneself_that_is_off_for_now_stays_ticked(client, draft, secretary):
    there = page(draft.organisation, "rules/1/classes/change/users/")
    assert "identity service" not in client.get(there).content.decode()
    draft.classes.filter(code="users").update(accepted_proofs=["openid-connect"])
    assert "identity service" in client.get(there).content.decode()
    client.post(there, CLASS | {"accepted_proofs": ["openid-connect", "in-person"]})
    kept = draft.classes.get(code="users").accepted_proofs
    assert sorted(kept) == ["in-person", "openid-connect"]


def test_the_wards_of_a_class_are_ticked(client, draft, secretary):
    ward = WardFactory(name="Larkmead")
    client.post(
        page(draft.organisation, "rules/1/classes/change/users/"),
        CLASS | {"area_codes": [ward.code]},
    )
    assert draft.classes.get(code="users").area_codes == [ward.code]


def test_a_class_goes_on_in_another(client):
    first = founded()
    organisation = first.organisation
    MembershipFactory(organisation=organisation, class_code="workers", entered_on=FOUNDED)
    proven(client, officer_with(organisation, "keep_register"))
    draft = draft_from_version(first, SECRETARY)
    client.post(page(organisation, "rules/2/bodies/board/seats/remove/workers/"))
    client.post(page(organisation, "rules/2/classes/remove/workers/"))
    assert "1 member is in “Workers”" in words(client.get(page(organisation, "rules/2/")))
    client.post(
        page(organisation, "rules/2/classes/change/users/"), CLASS | {"formerly": ["workers"]}
    )
    assert draft.classes.get(code="users").formerly == ["workers"]
    assert "Nothing stands in the way" in words(client.get(page(organisation, "rules/2/")))


def test_a_body_and_its_powers_are_written_one_a_line(client, draft, secretary):
    there = page(draft.organisation, "rules/1/bodies/change/board/")
    assert "Approves the strategy and the budget\nAppoints the manager" in words(client.get(there))
    given = {
        "name": "Board",
        "powers": "  Approves   the strategy \n\nHires\nHires",
        "is_committee": "on",
        "minimum_age": "16",
    }
    client.post(there, given)
    assert draft.bodies.get().powers == ["Approves the strategy", "Hires"]
    too_long = words(client.post(there, given | {"powers": "A" * 201}))
    assert "Keep each line to 200 characters" in too_long
    assert "A" * 201 in too_long


SEAT = {
    "name": "Elected by users",
    "seats": "6",
    "filling": "elected",
    "class_codes": ["users"],
    "rotation": "3",
    "term_months": "36",
}


def test_seats_are_changed_added_and_given_to_an_organisation(client, draft, secretary):
    there = f"rules/1/{SEATS}"
    client.post(page(draft.organisation, f"{there}change/users/"), SEAT)
    body = draft.bodies.get()
    assert body.constituencies.get(code="users").seats == 6
    council = OrganisationFactory(name="Council")
    appointed = SEAT | {"name": "Appointed", "filling": "appointed", "class_codes": []}
    appointed |= {"rotation": "", "appointed_by": council.pk}
    client.post(page(draft.organisation, f"{there}new/"), appointed)
    assert body.constituencies.get(code="appointed").appointed_by == council


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"seats": "0"}, "at least one seat"),
        ({"rotation": "7"}, "from 1 to all of the seats"),
        ({"rotation": "0"}, "from 1 to all of the seats"),
        ({"filling": ""}, "Choose an answer to “"),
    ],
)
def test_seats_that_cannot_be_are_refused(client, draft, secretary, wrong, said):
    there = page(draft.organisation, f"rules/1/{SEATS}change/users/")
    assert said in words(client.post(there, SEAT | wrong))
    assert draft.bodies.get().constituencies.get(code="users").seats == 4


def test_nobody_appoints_to_elected_seats(client, draft, secretary):
    there = page(draft.organisation, f"rules/1/{SEATS}change/users/")
    given = SEAT | {"appointed_by": OrganisationFactory().pk}
    assert "Nobody appoints to seats that are elected" in words(client.post(there, given))


RULE = {
    "name": "Ordinary resolution",
    "statutory": "",
    "method": "head-count",
    "threshold": "2/3",
    "at_least": "on",
    "empty_class": "lapses",
    "quorum_percent": "12.5%",
}


def test_a_rule_is_written_in_percent_or_fractions(client, draft, secretary):
    there = page(draft.organisation, "rules/1/rules/change/ordinary/")
    client.post(there, RULE)
    rule = draft.resolution_rules.get(code="ordinary")
    assert (rule.threshold, rule.quorum_percent, rule.quorum_number) == (6667, 1250, 0)
    assert rule.second_meeting_threshold is None
    found = words(client.get(there))
    assert 'value="2/3"' in found
    assert 'value="12.5"' in found


@pytest.mark.parametrize("typed", ["", "most", "101", "-1", "3/2", "1/0", "NaN", "Infinity"])
def test_a_majority_that_cannot_be_is_refused_as_typed(client, draft, secretary, typed):
    there = page(draft.organisation, "rules/1/rules/change/ordinary/")
    answer = client.post(there, RULE | {"threshold": typed})
    assert answer.context["form"].errors["threshold"]
    assert f'value="{typed}"' in words(answer) or not typed


def test_one_kind_of_resolution_changes_the_rules(client, draft, secretary):
    there = page(draft.organisation, "rules/1/rules/change/ordinary/")
    client.post(there, RULE | {"changes_rules": "on"})
    assert draft.resolution_rules.get(changes_rules=True).code == "ordinary"


def test_a_part_is_taken_out_after_a_question(client, draft, secretary):
    there = page(draft.organisation, "rules/1/bodies/remove/board/")
    assert "Its powers and its seats go with it" in words(client.get(there))
    assert draft.bodies.exists()
    client.post(there)
    assert not draft.bodies.exists()


def test_the_heading_is_kept(client, draft, secretary):
    given = {"title": "Rules of 2026", "summary": "Powers move.", "why_these_weights": "Balance."}
    client.post(page(draft.organisation, "rules/1/heading/"), given)
    draft.refresh_from_db()
    assert (draft.title, draft.summary) == ("Rules of 2026", "Powers move.")


ADOPTION = {"on-day": "9", "on-month": "4", "on-year": "2025", "adopted_by": "Minute 3"}


def test_a_draft_is_previewed_and_adopted_with_its_decision(client, draft, secretary):
    assert "This is what members will read" in words(
        client.get(page(draft.organisation, "rules/1/preview/"))
    )
    there = page(draft.organisation, "rules/1/adopt/")
    unsure = words(client.post(there, ADOPTION))
    assert "Tick the box to adopt" in unsure
    assert 'value="Minute 3"' in unsure
    answer = client.post(there, ADOPTION | {"sure": "on"}, follow=True)
    assert "Version 1 is adopted" in words(answer)
    draft.refresh_from_db()
    assert (draft.adopted_by, draft.in_force.lower) == ("Minute 3", FOUNDED)


def test_what_changed_is_in_the_preview_and_the_past_is_refused_where_it_was_typed(client):
    first = founded()
    proven(client, officer_with(first.organisation, "keep_register"))
    draft_from_version(first, SECRETARY)
    assert "They say the same in every part." in words(
        client.get(page(first.organisation, "rules/2/preview/"))
    )
    answer = client.post(page(first.organisation, "rules/2/adopt/"), ADOPTION | {"sure": "on"})
    assert answer.status_code == 409
    assert "at the earliest" in words(answer)
    assert 'value="2025"' in words(answer)


def test_a_draft_with_obstacles_is_not_adopted(client, draft, secretary):
    draft.bodies.update(powers=[])
    answer = client.post(page(draft.organisation, "rules/1/adopt/"), ADOPTION | {"sure": "on"})
    assert answer.status_code == 409
    assert "has no powers" in words(answer)
    assert 'value="Minute 3"' in words(answer)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_draft_is_discarded_after_a_question(client, draft, secretary):
    there = page(draft.organisation, "rules/1/discard/")
    assert "cannot be undone" in words(client.get(there))
    client.post(there)
    assert not Constitution.objects.exists()


def test_the_desk_lists_drafts_and_versions(client):
    first = founded()
    proven(client, officer_with(first.organisation, "keep_register"))
    draft_from_version(first, SECRETARY)
    found = words(client.get(page(first.organisation)))
    assert "Version 1 has been in force since 9 April 2025" in found
    assert "Draft of version 2" in found


@pytest.mark.parametrize("rest", ["rules/", "rules/1/", "rules/1/preview/"])
def test_more_parts_cost_no_more_statements(client, rest, django_assert_max_num_queries):
    small, large = drafted(), drafted("tenants-and-employees")
    proven(client, OfficerFactory(is_superuser=True))
    with django_assert_max_num_queries(25) as few:
        client.get(page(small.organisation, rest))
    with django_assert_max_num_queries(len(few)):
        assert client.get(page(large.organisation, rest)).status_code == 200
