"""What the page of a round says has happened to it, with the reason that was given: read from the public record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from budgets.models import BudgetRound, NoticeKind
from look import words
from record.models import RecordEntry
from record.sentences import payload

# What each act of a ballot in the record is to those who are written to.
KIND_OF = {
    "ballots.opened": NoticeKind.OPENED,
    "ballots.suspended": NoticeKind.SUSPENDED,
    "ballots.resumed": NoticeKind.RESUMED,
    "ballots.extended": NoticeKind.EXTENDED,
    "ballots.option-withdrawn": NoticeKind.WITHDRAWN,
    "ballots.closed": NoticeKind.CLOSED,
    "ballots.cancelled": NoticeKind.CANCELLED,
    "ballots.declared": NoticeKind.DECLARED,
    "ballots.superseded": NoticeKind.SUPERSEDED,
}
PUBLIC = {
    NoticeKind.SUSPENDED,
    NoticeKind.RESUMED,
    NoticeKind.EXTENDED,
    NoticeKind.WITHDRAWN,
    NoticeKind.CANCELLED,
    NoticeKind.SUPERSEDED,
}


@dataclass(frozen=True)
class PublicNotice:
    """`sentence` says what happened, `reason` why in the officer's words; `entry` is its number in the record."""

    kind: str
    at: datetime
    sentence: str
    reason: str
    entry: int


def public_notices(budget_round: BudgetRound) -> list[PublicNotice]:
    """The round's notices, newest first, in one statement."""
    actions = [action for action, kind in KIND_OF.items() if kind in PUBLIC]
    happened = RecordEntry.objects.filter(
        subject_kind="ballot", subject_id=str(budget_round.ballot_id), action__in=actions
    ).order_by("-sequence")
    return [_public_notice(entry) for entry in happened]


def _public_notice(entry: RecordEntry) -> PublicNotice:
    kind, facts = KIND_OF[entry.action], payload(entry)
    return PublicNotice(kind, entry.at, sentence(kind, facts), facts.get("reason", ""), entry.pk)


def sentence(kind: str, facts: dict[str, Any]) -> str:
    """What happened, for readers of the page and of a letter; `facts` are the record entry's."""
    if kind == NoticeKind.EXTENDED:
        return _("Voting closes later: at %(to)s instead of %(from)s.") % {
            "to": _moment(facts["to"]),
            "from": _moment(facts["from"]),
        }
    sentences = {
        NoticeKind.SUSPENDED: _("Voting was suspended."),
        NoticeKind.RESUMED: _("Voting went on."),
        NoticeKind.WITHDRAWN: _("“%(title)s” was withdrawn. Votes for it are not counted."),
        NoticeKind.CANCELLED: _(
            "The vote was cancelled. Votes already cast were destroyed unread."
        ),
        NoticeKind.SUPERSEDED: _("This result was superseded. It stays published."),
    }
    return sentences[NoticeKind(kind)] % facts


def _moment(text: str) -> str:
    found = parse_datetime(text)
    return words.moment(found) if found else text
