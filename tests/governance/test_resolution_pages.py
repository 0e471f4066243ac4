"""Resolutions as anyone reads them: before the vote, and after the declaration with why it passed or failed."""

import pytest

from tests.budgets.officer.desk import words
from tests.governance.states import called, declared, member, votes
from tests.governance.test_resolution_life import three_classes
from tests.organisations import thirds

pytestmark = pytest.mark.django_db(transaction=True)
FOR, AGAINST, ABSTAIN = 1, 2, 3


def decided(families, staff, funders, organisation=None, **kwargs):
    """Declared, with the marks of each class; None is somebody who did not vote."""
    organisation = organisation or thirds()
    marks = {"families": families, "staff": staff, "funders": funders}
    people = {code: [member(organisation, code) for _one in given] for code, given in marks.items()}
    resolution = called(organisation, **kwargs)
    for code, given in marks.items():
        for one, mark in zip(people[code], given, strict=True):
            if mark:
                votes(resolution.ballot, one, mark)
    declared(resolution.ballot)
    resolution.refresh_from_db()
    return resolution


def page(client, resolution, rest=""):
    return client.get(resolution.get_absolute_url() + rest)


def test_a_class_weighted_resolution_fails_with_most_heads_in_favour(client):
    resolution = decided([FOR] * 6, [AGAINST] * 2, [AGAINST])
    text = words(page(client, resolution))
    assert "Saturday opening: not passed" in text
    assert (
        "With each group counting for one third, 33.3% was in favour. It needed more than half."
        in text
    )
    assert "66.7%" in text
    assert "6 of the 9 who voted" in text
    assert (
        "The two differ because 6 of the 9 who voted were in the group Families, which counts for one third."
        in text
    )
    assert "Families: 100.0% in favour" in text
    assert "The votes of the group Funders can be told." in text
    assert "They were told before they voted." in text


def test_a_class_weighted_resolution_passes(client):
    resolution = decided([FOR, FOR, ABSTAIN], [FOR, AGAINST], [FOR])
    text = words(page(client, resolution))
    assert "Saturday opening: passed" in text
    assert "83.3% was in favour" in text
    assert "1 person abstained" in text


def test_before_the_vote_the_page_says_what_how_when_and_who(client):
    organisation = thirds()
    three_classes(organisation, families=9, staff=5, funders=1)
    resolution = called(organisation)
    text = words(page(client, resolution))
    assert "Open all three centres on Saturdays" in text
    assert "Each class has its fixed share of the vote" in text
    assert "You can vote until" in text
    assert "So few can vote in Funders" in text
    assert f"/votes/{resolution.ballot_id}/" in page(client, resolution).content.decode()
