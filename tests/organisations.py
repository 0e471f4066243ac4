"""Organisations, their rules and their members, in the states that tests need."""

from datetime import date

import factory
from django.db.backends.postgresql.psycopg_any import DateRange

from governance.models import Body, Constituency, ResolutionRule
from members.folding import match_text
from members.models import Constitution, Membership, Organisation, StakeholderClass
from members.seals import keyed

LONG_AGO = date(2025, 4, 9)


class OrganisationFactory(factory.django.DjangoModelFactory):
    """A published society with no constitution yet."""

    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"childrens-centres-{n}")
    name = factory.Sequence(lambda n: f"Children’s Centres Co-operative {n}")
    legal_form = "community-benefit-society"
    summary = "Three centres for under-fives, owned by the families who use them."
    contact_phone = "020 7946 0199"
    contact_email = "secretary@example.org"
    published = True


class DraftConstitutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Constitution

    organisation = factory.SubFactory(OrganisationFactory)
    version = 1
    title = "Rules"


class StakeholderClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StakeholderClass

    constitution = factory.SubFactory(DraftConstitutionFactory)
    code = factory.Sequence(lambda n: f"class-{n}")
    name = factory.LazyAttribute(lambda one: one.code.title())
    summary = "Anyone who lives here."
    position = factory.Sequence(lambda n: n)


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    constitution = factory.SubFactory(DraftConstitutionFactory)
    code = "board"
    name = "Board"
    powers = ["Decides the budget"]


class ConstituencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Constituency

    body = factory.SubFactory(BodyFactory)
    code = "families"
    name = "Families"
    class_codes = ["families"]
    seats = 3


class ResolutionRuleFactory(factory.django.DjangoModelFactory):
    """An ordinary resolution: more than half of those who vote."""

    class Meta:
        model = ResolutionRule

    constitution = factory.SubFactory(DraftConstitutionFactory)
    code = "ordinary"
    name = "Ordinary resolution"
    method = "class-weight"


def adopt(constitution, since=LONG_AGO):
    """As if it had been adopted that day, without the decision that did it."""
    constitution.state, constitution.in_force = "adopted", DateRange(since, None)
    constitution.adopted_by = "The founding meeting"
    constitution.save()
    return constitution


def thirds(since=LONG_AGO, **kwargs):
    """An organisation of families, staff and funders with a third each, a board, and an ordinary resolution; its rules in force."""
    organisation = OrganisationFactory(**kwargs)
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(constitution=constitution, code="families", minimum_age=16)
    StakeholderClassFactory(constitution=constitution, code="staff", needs=["employment"])
    StakeholderClassFactory(
        constitution=constitution, code="funders", takes_people=False, takes_organisations=True
    )
    board = BodyFactory(constitution=constitution, is_committee=True)
    for code in ("families", "staff", "funders"):
        ConstituencyFactory(body=board, code=code, name=code.title(), class_codes=[code])
    ResolutionRuleFactory(constitution=constitution)
    adopt(constitution, since)
    return organisation


class MembershipFactory(factory.django.DjangoModelFactory):
    """A grown-up member without an account."""

    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    number = factory.Sequence(lambda n: n + 1)
    class_code = "families"
    name = factory.Sequence(lambda n: f"Grace Whitlock {n}")
    address = "14 Tannery Lane"
    postcode = "BK37QX"
    date_of_birth = date(1984, 3, 27)
    email = factory.Sequence(lambda n: f"member{n}@example.org")
    entered_on = LONG_AGO
    match_key = factory.LazyAttribute(
        lambda one: keyed("match", match_text(one.name, one.date_of_birth, one.postcode))
    )


class MemberOrganisationFactory(MembershipFactory):
    """An organisation that is a member of another."""

    class_code = "funders"
    member_organisation = factory.SubFactory(OrganisationFactory)
    name = factory.LazyAttribute(lambda one: one.member_organisation.name)
    date_of_birth = None
    match_key = None
