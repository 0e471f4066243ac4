"""States of the world, named as an officer would name them. Made through the verbs wherever one exists."""

from datetime import timedelta

import factory
from django.utils import timezone
from guardian.shortcuts import assign_perm

from ballots.models import Ballot, Option, Roll, RollKind
from budgets.models import BudgetRound, Project, Readiness, ReadinessCode
from members.models import Person
from places.models import Postcode, Ward


class WardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ward

    code = factory.Sequence(lambda n: f"E0509{n:04d}")
    vintage = 2026
    name = factory.Sequence(lambda n: f"Larkmead {n}")
    slug = factory.LazyAttribute(lambda ward: ward.name.lower().replace(" ", "-"))
    boundary = [[[[-0.11, 51.44], [-0.10, 51.44], [-0.10, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]]
    population = 14_200


class PostcodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Postcode

    compact = factory.Sequence(lambda n: f"BK{n % 90 + 10}{n % 10}QX")
    ward = factory.SubFactory(WardFactory)
    district = "E09000099"
    latitude = 51.445
    longitude = -0.105


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    email = factory.Sequence(lambda n: f"resident{n}@example.org")
    name = "Patience Adeyemi"
    password = "!"


class BallotFactory(factory.django.DjangoModelFactory):
    """A draft approval ballot on a declared roll, open by its dates from an hour ago for a week."""

    class Meta:
        model = Ballot
        skip_postgeneration_save = True

    question = "What should Larkmead spend £120,000 on?"
    kind = "approval"
    max_choices = 5
    pot_pence = 12_000_000
    rule = "greedy"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    strata = ["E05090000"]
    who_may_vote = ["lives"]
    minimum_age = 16
    age_on = factory.LazyAttribute(lambda ballot: ballot.closes_at.date())
    accepted_proofs = ["emailed-code", "posted-code"]

    @factory.post_generation
    def roll(ballot, create, kind, **kwargs):  # noqa: N805 -- factory_boy passes the made object
        Roll.objects.create(ballot=ballot, kind=kind or RollKind.BOTH)


class OptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Option

    ballot = factory.SubFactory(BallotFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda option: f"Project {option.number}")
    cost_pence = 2_000_000


class BudgetRoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BudgetRound
        skip_postgeneration_save = True

    title = "Larkmead budget 2026"
    slug = factory.Sequence(lambda n: f"larkmead-2026-{n}")
    ward = factory.SubFactory(WardFactory)
    ballot = factory.LazyAttribute(lambda r: BallotFactory(strata=[r.ward.code]))
    legal_basis = "Local Government Act 2003, section 116"
    privacy_notice = "We use what you tell us to check that you may vote."
    contact_name = "Participation team"
    contact_phone = "020 7946 0155"
    contact_email = "vote@example.org"

    @factory.post_generation
    def ready(round, create, wanted, **kwargs):  # noqa: A002, N805 -- factory_boy passes the made object
        """With its checklist done, unless made with `ready=False`."""
        if wanted is not False:
            officer = PersonFactory(is_staff=True)
            for code in ReadinessCode:
                Readiness.objects.create(round=round, code=code, evidence="DP-7", done_by=officer)


class ProjectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Project

    round = factory.SubFactory(BudgetRoundFactory)
    option = factory.LazyAttribute(lambda p: OptionFactory(ballot=p.round.ballot))
    summary = "Shade where summer pavements were hottest."
    place = "The Parade"
    category = "Green spaces"
    drawing = "trees"


class OfficerFactory(PersonFactory):
    """A member of staff with no round yet; `officer_of(round)` gives one."""

    email = factory.Sequence(lambda n: f"officer{n}@example.org")
    name = "Samira Khan"
    is_staff = True


def officer_of(*rounds, permission="manage_round", **kwargs):
    """Somebody on the staff who runs (or, by another permission, declares or watches) the rounds."""
    officer = OfficerFactory(**kwargs)
    for budget_round in rounds:
        assign_perm(permission, officer, budget_round)
    return officer
