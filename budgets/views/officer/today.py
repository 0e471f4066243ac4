from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.views.requests import officer
from budgets.desk import desk
from budgets.policies import can_make
from budgets.standing import next_date, tag
from budgets.views.officer.access import for_officers
from budgets.work import todays_work
from members.desk import OnDesk, waiting_for


@for_officers
def today(request: HttpRequest) -> HttpResponse:
    """What needs doing, the latest first, then the person's rounds."""
    person = officer(request)
    rows = desk(person)
    work = todays_work(rows, person=person)
    organisations = waiting_for(person)
    context = {
        "greeting": greeting(person.name),
        "needed": needed(sum(one.pressing for one in work) + _waiting(organisations)),
        "now": timezone.now(),
        "work": work,
        "organisations": organisations,
        "rounds": [(row.round, tag(row.round.ballot), next_date(row.round.ballot)) for row in rows],
        "can_make": can_make(person),
    }
    return render(request, "officer/today.html", context)


def _waiting(organisations: list[OnDesk]) -> int:
    """Things to do in organisations: deciding applications is one, confirming payments another."""
    return sum(bool(one.waiting) + bool(one.unpaid) for one in organisations)


def greeting(name: str) -> str:
    hour, first = timezone.localtime().hour, name.split(" ", maxsplit=1)[0]
    words = (
        _("Good morning, %(name)s.")
        if hour < 12  # noqa: PLR2004 -- noon
        else _("Good afternoon, %(name)s.")
        if hour < 18  # noqa: PLR2004 -- 6pm
        else _("Good evening, %(name)s.")
    )
    return words % {"name": first} if first else words.replace(", %(name)s", "")


def needed(count: int) -> str:
    """The heading's count, small numbers as words."""
    if not count:
        return _("Nothing needs you today")
    small = [
        _("One"),
        _("Two"),
        _("Three"),
        _("Four"),
        _("Five"),
        _("Six"),
        _("Seven"),
        _("Eight"),
        _("Nine"),
    ]
    number = small[count - 1] if count <= len(small) else str(count)
    return ngettext(
        "%(number)s thing needs you today", "%(number)s things need you today", count
    ) % {"number": number}
