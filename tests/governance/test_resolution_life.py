"""A resolution from its draft to its decision, by ballot, by signatures and by a postal count."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance import deciding, resolving, signing
from governance.errors import GovernanceError
from governance.models import PostalCount, Resolution, ResolutionRule
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.states import called, declared, drafted, member, resolution_facts, votes
from tests.organisations import (
    DraftConstitutionFactory,
    OrganisationFactory,
    ResolutionRuleFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
)

pytestmark = pytest.mark.django_db(transaction=True)
FOR, AGAINST, ABSTAIN = 1, 2, 3


def cast_by_class(resolution, cast):
    """`cast` maps a class to its members and what each marks."""
    for members, marks in cast.values():
        for one, mark in zip(members, marks, strict=True):
            votes(resolution.ballot, one, mark)


def three_classes(organisation, families=3, staff=2, funders=1):
    return {
        code: [member(organisation, code) for _n in range(number)]
        for code, number in (("families", families), ("staff", staff), ("funders", funders))
    }


def test_a_class_weighted_resolution_can_fail_with_most_heads_in_favour():
    organisation = thirds()
    people = three_classes(organisation, families=6)
    resolution = called(organisation)
    cast_by_class(
        resolution,
        {
            "families": (people["families"], [FOR] * 6),
            "staff": (people["staff"], [AGAINST, AGAINST]),
            "funders": (people["funders"], [AGAINST]),
        },
    )
    declared(resolution.ballot)
    resolution.refresh_from_db()
    assert resolution.state == "failed"
    assert resolution.outcome["share"]["exact"] == "1/3"
    assert resolution.outcome["head_count"]["share"]["exact"] == "2/3"


def test_a_resolution_passes_and_is_decided_once():
    organisation = thirds()
    people = three_classes(organisation)
    resolution = called(organisation)
    cast_by_class(
        resolution,
        {
            "families": (people["families"], [FOR, FOR, ABSTAIN]),
            "staff": (people["staff"], [FOR, AGAINST]),
            "funders": (people["funders"], [FOR]),
        },
    )
    declared(resolution.ballot)
    resolution.refresh_from_db()
    decided_at = resolution.decided_at
    assert resolution.state == "passed"
    assert resolution.outcome["share"]["exact"] == "5/6"
    deciding.take_declared(resolution.ballot_id)
    resolution.refresh_from_db()
    assert resolution.decided_at == decided_at


def test_a_called_resolution_is_not_changed_and_a_withdrawn_one_not_decided():
    organisation = thirds()
    member(organisation)
    resolution = called(organisation)
    with pytest.raises(GovernanceError, match="stay as members were told"):
        resolving.change_resolution(
            resolution=resolution, by=OfficerFactory(), facts=resolution_facts(title="Other")
        )
    resolving.withdraw(resolution, OfficerFactory(), "A better proposal is coming.")
    resolution.ballot.refresh_from_db()
    assert (resolution.state, resolution.ballot.state) == ("withdrawn", "cancelled")
    with pytest.raises(GovernanceError, match="cannot become"):
        resolving.call(resolution, OfficerFactory())


def test_a_resolution_without_members_or_after_its_hour_is_not_called():
    resolution = drafted()
    with pytest.raises(GovernanceError, match="Nobody can vote"):
        resolving.call(resolution, OfficerFactory())
    Resolution.objects.filter(pk=resolution.pk).update(
        opens_at=timezone.now() - timedelta(days=2), closes_at=timezone.now() - timedelta(days=1)
    )
    with pytest.raises(GovernanceError, match="would be over"):
        resolving.call(resolution, OfficerFactory())


def test_a_class_of_one_is_named_before_anybody_votes():
    organisation = thirds()
    three_classes(organisation, families=9, staff=5, funders=1)
    resolution = drafted(organisation)
    assert resolving.small_classes(resolution) == ["Funders"]


def dissolvable():
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(constitution=constitution, code="families")
    ResolutionRuleFactory(
        constitution=constitution,
        code="dissolution",
        statutory="dissolution",
        method="head-count",
        threshold=7500,
        at_least=True,
        of_all_members=True,
    )
    adopt(constitution)
    return organisation


def collection(organisation):
    return called(organisation, rule_code="dissolution", channel="signatures")


def sign(resolution, one):
    return signing.sign(resolution=resolution, membership=one, by=one.person, proof="sign-in")


def test_dissolution_needs_the_signatures_of_three_quarters_of_all_members():
    organisation = dissolvable()
    people = [member(organisation) for _n in range(4)]
    resolution = collection(organisation)
    assert resolution.ballot is None
    sign(resolution, people[0])
    sign(resolution, people[0])
    taken_back = sign(resolution, people[1])
    signing.take_back(signature=taken_back, by=people[1].person)
    sign(resolution, people[2])
    with pytest.raises(GovernanceError, match="Too few"):
        deciding.count_signatures(resolution, OfficerFactory())
    sign(resolution, people[3])
    deciding.count_signatures(resolution, OfficerFactory())
    assert resolution.state == "passed"
    assert resolution.outcome["head_count"]["for"] == 3
    with pytest.raises(GovernanceError, match="No signatures are taken now"):
        sign(resolution, people[1])


def test_only_members_of_the_record_date_sign_and_each_for_themselves():
    organisation = dissolvable()
    people = [member(organisation) for _n in range(4)]
    late = member(organisation, entered_on=timezone.localdate() + timedelta(days=3))
    resolution = collection(organisation)
    with pytest.raises(GovernanceError, match="members on the record date"):
        sign(resolution, late)
    with pytest.raises(GovernanceError, match="Only the member"):
        signing.sign(
            resolution=resolution, membership=people[0], by=PersonFactory(), proof="sign-in"
        )


def test_dissolution_is_never_a_ballot_and_nothing_else_is_signed():
    organisation = dissolvable()
    with pytest.raises(GovernanceError, match="section 119"):
        drafted(organisation, rule_code="dissolution", channel="ballot")
    with pytest.raises(GovernanceError, match="section 119"):
        drafted(thirds(), channel="signatures")


def district():
    organisation = OrganisationFactory(legal_form="business-improvement-district")
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(constitution=constitution, code="ratepayers", takes_organisations=True)
    ResolutionRuleFactory(constitution=constitution, code="renewal", method="dual")
    adopt(constitution)
    return called(organisation, rule_code="renewal", channel="postal-count")


def postal(resolution, **figures):
    whole = {"source": "Returning officer’s declaration", "roll": 400, "roll_value": 9_000_000}
    deciding.bring_in_postal_count(
        resolution=resolution, by=OfficerFactory(), count=PostalCount(**{**whole, **figures})
    )


@pytest.mark.parametrize(
    ("heads", "value", "state", "reasons"),
    [
        ((120, 60), (3_000_000, 1_000_000), "passed", ["passed"]),
        ((120, 60), (1_000_000, 3_000_000), "failed", ["value-missed"]),
        ((60, 120), (3_000_000, 1_000_000), "failed", ["threshold-missed"]),
        ((60, 60), (1, 1), "failed", ["threshold-missed", "value-missed"]),
    ],
)
def test_a_district_needs_most_voters_and_most_rateable_value(heads, value, state, reasons):
    resolution = district()
    postal(
        resolution,
        votes_for=heads[0],
        votes_against=heads[1],
        value_for=value[0],
        value_against=value[1],
    )
    assert resolution.state == state
    assert [one["code"] for one in resolution.outcome["reasons"]] == reasons


def test_a_postal_count_that_cannot_be_right_is_refused_whole():
    resolution = district()
    with pytest.raises(GovernanceError, match="more votes than voters"):
        postal(resolution, votes_for=300, votes_against=101)
    with pytest.raises(GovernanceError, match="more than the roll has"):
        postal(resolution, votes_for=3, votes_against=1, value_for=9_000_001)
    assert not PostalCount.objects.exists()
    assert resolution.state == "called"


def test_new_rules_are_adopted_by_the_resolution_that_decides_on_them():
    organisation = thirds()
    rule = ResolutionRule.objects.get(constitution__organisation=organisation)
    with pytest.raises(GovernanceError, match="rule for changing rules"):
        drafted(organisation, adopts=DraftConstitutionFactory(organisation=organisation, version=2))
    assert not rule.changes_rules
