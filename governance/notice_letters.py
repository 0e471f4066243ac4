"""What members on a roll are told of their vote: plain words, dates, a link and a phone. Never a code, a receipt or a choice."""

from typing import Any

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ballots.models import BallotState
from governance import collection_letters, reason_words
from governance.letter_parts import contact
from governance.models import MemberNotice, NoticeKind
from governance.questions import Question, question_of
from look import words
from members.mailing import Letter, as_text
from record.models import RecordEntry
from record.sentences import payload

Facts = dict[str, Any]


def letter(notice: MemberNotice) -> Letter | None:
    """The same words for everybody who gets this notice. None where it would be untrue by now."""
    if notice.ballot is not None:
        return _of_vote(notice, question_of(notice.ballot))
    assert notice.resolution is not None  # noqa: S101 -- a constraint of the table
    return collection_letters.letter(NoticeKind(notice.kind), notice.resolution)


def _of_vote(notice: MemberNotice, asked: Question) -> Letter | None:
    kind = NoticeKind(notice.kind)
    if kind == NoticeKind.OPENED and asked.ballot.state not in {
        BallotState.OPEN,
        BallotState.SUSPENDED,
    }:
        return None
    facts = payload(RecordEntry.objects.get(pk=notice.occasion))
    paragraphs = [
        *_news(kind, facts, asked),
        _("The reason: %(reason)s") % facts if facts.get("reason") else "",
        settings.SITE_URL + _link(kind, asked),
        contact(asked.organisation),
        _("You get this because you may vote as a member of %(organisation)s, or for a member.")
        % {"organisation": asked.organisation.name},
    ]
    return Letter(f"{kind.label}: {asked.title}", as_text(paragraphs))


def _link(kind: NoticeKind, asked: Question) -> str:
    """While people can vote it leads to their paper, afterwards to the result or to where the vote is announced."""
    if kind in {NoticeKind.OPENED, NoticeKind.RESUMED, NoticeKind.EXTENDED, NoticeKind.WITHDRAWN}:
        return asked.address("vote")
    if kind in {NoticeKind.DECLARED, NoticeKind.SUPERSEDED}:
        return asked.result_page
    return asked.page


def _news(kind: NoticeKind, facts: Facts, asked: Question) -> list[str]:
    if kind == NoticeKind.DECLARED:
        return [
            _("The members have decided: “%(title)s”.") % {"title": asked.title},
            *_outcome(asked),
        ]
    said = {
        "title": asked.title,
        "organisation": asked.organisation.name,
        "closes": words.moment(asked.ballot.closes_at),
        "how": _how(asked),
        "candidate": facts.get("title", ""),
        "from": _moment(facts.get("from", "")),
        "to": _moment(facts.get("to", "")),
    }
    return [sentence % said for sentence in _sentences(kind)]


def _how(asked: Question) -> str:
    """What the page will ask for."""
    proofs = set(asked.ballot.accepted_proofs)
    if "posted-code" not in proofs:
        return _("To vote, open this page and sign in:")
    if "sign-in" not in proofs:
        return _("To vote, open this page and type the code from your letter:")
    return _("To vote, open this page and sign in, or type the code from your letter:")


def _sentences(kind: NoticeKind) -> list[str]:
    sentences = {
        NoticeKind.OPENED: [
            _("Members of %(organisation)s are asked to vote: “%(title)s”."),
            _("You can vote until %(closes)s. %(how)s"),
        ],
        NoticeKind.SUSPENDED: [
            _("Voting in “%(title)s” is suspended."),
            _(
                "Votes that were cast are safe. Until voting goes on, none can be cast or changed. We will write to you when it does."
            ),
        ],
        NoticeKind.RESUMED: [
            _(
                "Voting in “%(title)s” goes on. You can vote until %(closes)s. A vote that you have cast stands."
            ),
        ],
        NoticeKind.EXTENDED: [
            _(
                "Voting in “%(title)s” closes later: at %(to)s instead of %(from)s. A vote that you have cast stands."
            ),
        ],
        NoticeKind.WITHDRAWN: [
            _("%(candidate)s was taken off the paper in “%(title)s”."),
            _(
                "Choices for the other candidates stand. If you have voted and would rather choose again, you may until %(closes)s."
            ),
        ],
        NoticeKind.CANCELLED: [
            _(
                "The vote “%(title)s” was cancelled. Votes that were cast are destroyed unread: there will be no result."
            ),
        ],
        NoticeKind.SUPERSEDED: [
            _(
                "The result of “%(title)s” was superseded. It stays published, and its page says more."
            ),
        ],
    }
    return sentences[kind]


def _outcome(asked: Question) -> list[str]:
    outcome = asked.ballot.counts.get(main=True).outcome
    if not asked.is_ranking:
        passed = _("It passed.") if outcome["passed"] else _("It did not pass.")
        return [
            " ".join(dict.fromkeys([passed, *reason_words.sentences(outcome)])),
            _("Group by group, and how to count again yourself:"),
        ]
    names = {str(choice.number): choice.title for choice in asked.choices}
    elected = "\n".join(f"- {names[number]}" for number in outcome["elected"])
    return [_("Elected:"), elected, _("Every stage of the count, and how to count again yourself:")]


def _moment(text: str) -> str:
    found = parse_datetime(text) if text else None
    return words.moment(found) if found else text
