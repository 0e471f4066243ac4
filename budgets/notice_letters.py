"""What each notice says to whom it is sent: plain words, dates, a link and a phone. Never a receipt, never a choice."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.turnout import turnout
from budgets.models import BudgetRound, Notice, NoticeKind
from budgets.notices import sentence
from look import words
from members.mailing import Letter, as_text
from record.models import RecordEntry
from record.sentences import payload

# Opening, closing and the reminder go to officers alone: no voter has asked to be reminded.
FOR_OFFICERS = {NoticeKind.OPENED, NoticeKind.CLOSING_SOON, NoticeKind.CLOSED}
Facts = dict[str, Any]


def letter(notice: Notice) -> Letter:
    """The same words for everybody who gets this notice."""
    kind = NoticeKind(notice.kind)
    paragraphs = (
        _to_officers(kind, notice.round) if kind in FOR_OFFICERS else _to_voters(kind, notice)
    )
    return Letter(f"{kind.label}: {notice.round.title}", as_text(paragraphs))


def _to_officers(kind: NoticeKind, budget_round: BudgetRound) -> list[str]:
    sentences = {
        NoticeKind.OPENED: _(
            "Voting in “%(title)s” has opened. It closes by itself at %(closes)s."
        ),
        NoticeKind.CLOSING_SOON: _(
            "Voting in “%(title)s” closes at %(closes)s. %(people)s Voters get no reminder: none has asked for one."
        ),
        NoticeKind.CLOSED: _(
            "Voting in “%(title)s” closed at %(closes)s. %(people)s Paper votes that came in time can be entered now; then reconcile and count."
        ),
    }
    facts = {
        "title": budget_round.title,
        "closes": words.moment(budget_round.ballot.closes_at),
        "people": _people(turnout(budget_round.ballot).marked),
    }
    page = reverse("officer:round", args=[budget_round.slug])
    return [sentences[kind] % facts, settings.SITE_URL + page]


def _people(number: int) -> str:
    said = ngettext("%(people)s person has voted.", "%(people)s people have voted.", number)
    return said % {"people": f"{number:,}"}


def _to_voters(kind: NoticeKind, notice: Notice) -> list[str]:
    budget_round = notice.round
    facts = payload(RecordEntry.objects.get(pk=notice.occasion))
    if kind == NoticeKind.DECLARED:
        news = _result(budget_round, facts)
    else:
        reason = _("The reason: %(reason)s") % facts if facts.get("reason") else ""
        news = [sentence(kind, facts), reason, _what_it_means(kind, budget_round)]
    return [
        _("You voted in “%(title)s”.") % {"title": budget_round.title},
        *news,
        settings.SITE_URL + budget_round.get_absolute_url(),
        _contact(budget_round),
        _(
            "You get this because you gave this address when you voted. It is used for nothing else."
        ),
    ]


def _what_it_means(kind: NoticeKind, budget_round: BudgetRound) -> str:
    sentences = {
        NoticeKind.SUSPENDED: _(
            "Your vote is safe and you need do nothing. Until voting goes on, no vote can be cast or changed. We will write to you when it does."
        ),
        NoticeKind.RESUMED: _(
            "Your vote stands and you need do nothing. You may change it until %(closes)s."
        ),
        NoticeKind.EXTENDED: _(
            "Your vote stands and you need do nothing. You may change it until then."
        ),
        NoticeKind.WITHDRAWN: _(
            "Votes for the other projects stand. If you would rather choose again, you may change your vote until %(closes)s."
        ),
        NoticeKind.CANCELLED: _("There will be no result. Nobody has seen how anybody voted."),
        NoticeKind.SUPERSEDED: _("The page of the round says more."),
    }
    return sentences[kind] % {"closes": words.moment(budget_round.ballot.closes_at)}


def _result(budget_round: BudgetRound, facts: Facts) -> list[str]:
    chosen = {int(number) for number in facts["selected"]}
    options = budget_round.ballot.options.all()
    summary = _(
        "The result is declared. %(people)s They chose %(chosen)d of %(all)d projects, for %(spent)s of %(pot)s:"
    )
    return [
        summary
        % {
            "people": _people(facts["papers"]),
            "chosen": len(chosen),
            "all": len(options),
            "spent": words.pounds(facts["spent_pence"]),
            "pot": words.pounds(budget_round.ballot.pot),
        },
        "\n".join(
            f"- {option.title}, {words.pounds(option.cost)}"
            for option in options
            if option.number in chosen
        ),
        _("Why each project was chosen or not, and how to recount the vote yourself:"),
    ]


def _contact(budget_round: BudgetRound) -> str:
    return _("Questions? Call %(phone)s or write to %(email)s.\n%(name)s, %(council)s") % {
        "phone": budget_round.contact_phone,
        "email": budget_round.contact_email,
        "name": budget_round.contact_name,
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}".strip(),
    }
