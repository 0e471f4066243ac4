"""What we write to the authors of priorities. Sealed until it is sent, and sent after the commit."""

from django.conf import settings
from django.utils.translation import gettext as _

from agenda.models import AgendaItem
from agenda.participants import write_to
from budgets.models import BudgetRound


def hidden(item: AgendaItem) -> None:
    _write(
        item,
        _("Your priority is not shown any more"),
        _("We took your priority “%(title)s” off the page, for this reason:")
        % {"title": item.title},
        item.reason,
    )


def shown_again(item: AgendaItem) -> None:
    said = _("Your priority “%(title)s” is on the page again.") % {"title": item.title}
    _write(item, _("Your priority is shown again"), said)


def merged(former: AgendaItem, kept: AgendaItem) -> None:
    """Both authors: one priority now stands for what both said."""
    facts = {"former": former.title, "kept": kept.title}
    said = _(
        "Your priority “%(former)s” says much the same as “%(kept)s”, so the two are one now. Everybody who supported yours supports that one."
    )
    _write(former, _("Your priority was merged with another"), said % facts, about=kept)
    if bytes(kept.author_key) != bytes(former.author_key):
        said = _(
            "“%(former)s” says much the same as your priority “%(kept)s”, so the two are one now. Yours stays, with the supports of both."
        )
        _write(kept, _("Another priority was merged with yours"), said % facts)


def _write(
    item: AgendaItem, subject: str, *paragraphs: str, about: AgendaItem | None = None
) -> None:
    link = settings.SITE_URL + (about or item).get_absolute_url()
    text = "\n\n".join([*paragraphs, link, contact(item.round)])
    write_to(item.author_sealed, subject=f"{subject}: {item.round.title}", text=text)


def contact(budget_round: BudgetRound) -> str:
    return _("Questions? %(name)s, %(phone)s, %(email)s") % {
        "name": budget_round.contact_name,
        "phone": budget_round.contact_phone,
        "email": budget_round.contact_email,
    }
