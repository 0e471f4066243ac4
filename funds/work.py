"""Today's work with money, as a sentence with a date and one button; late first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from funds import balances, policies
from funds.models import Award, Fund
from look.words import day, pounds
from members.models import Person

MOST = 20
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Work:
    when: str
    what: str
    why: str
    button: str
    href: str
    late: bool = False


def todays_work(person: Person, today: date) -> list[Work]:
    """What waits for this very person: at most MOST of each kind."""
    found = [*_payments(person), *_database(person, today), *_spend_by(person, today)]
    return sorted(found, key=lambda one: not one.late)


def _payments(person: Person) -> list[Work]:
    waiting = policies.waiting_for(person).select_related("account")[:MOST]
    return [
        Work(
            _("Asked for on %(day)s") % {"day": day(one.requested_at)},
            _("Approve %(amount)s for %(payee)s")
            % {"amount": pounds(one.amount_pence), "payee": one.payee_name},
            f"{one.account.title}: {one.what_for}",
            _("Look at it"),
            one.get_absolute_url(),
        )
        for one in waiting
    ]


def _database(person: Person, today: date) -> list[Work]:
    if not policies.can_control_subsidy(person):
        return []
    due = Award.objects.due_in_database().select_related("enterprise")[:MOST]
    return [
        Work(
            _("By %(day)s") % {"day": day(one.database_due)} if one.database_due else "",
            _("Enter %(name)s in the subsidy database") % {"name": one.enterprise.name},
            _("%(amount)s of minimal financial assistance for: %(what)s")
            % {"amount": pounds(one.amount_pence), "what": one.what_for},
            _("Look at it"),
            one.get_absolute_url(),
            late=one.database_due is not None and one.database_due < today,
        )
        for one in due
    ]


def _spend_by(person: Person, today: date) -> list[Work]:
    ending = Fund.objects.open().filter(
        pk__in=policies.visible_to(person), spend_by__lte=today + SOON
    )
    funds = list(ending.soonest_first()[:MOST])
    sums = balances.of_funds(funds)
    return [_ending(one, sums[one.pk].held, today) for one in funds if sums[one.pk].held]


def _ending(fund: Fund, held: int, today: date) -> Work:
    late = fund.spend_by is not None and fund.spend_by < today
    told = {"fund": fund.name, "held": pounds(held), "day": day(fund.spend_by or today)}
    return Work(
        _("It had to be spent by %(day)s") % told if late else _("To be spent by %(day)s") % told,
        _("%(held)s of “%(fund)s” is not spent") % told,
        _("Spend it, ask the giver for a later day, or return it."),
        _("Look at it"),
        reverse("funds_officer:fund", args=[fund.slug]),
        late=late,
    )
