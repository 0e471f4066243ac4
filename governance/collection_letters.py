"""What members are told of a collection of their signatures: that it has begun, that it was withdrawn, what came of it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import reason_words
from governance.letter_parts import contact
from governance.models import NoticeKind, Resolution, ResolutionState, exactly
from governance.shares_shown import needed
from look import words
from members.mailing import Letter, as_text
from statute import clock


def letter(kind: NoticeKind, resolution: Resolution) -> Letter | None:
    """None where it would be untrue by now."""
    said = {"title": resolution.title, "organisation": resolution.organisation.name}
    if kind == NoticeKind.COLLECTING:
        if resolution.state != ResolutionState.CALLED or resolution.closes_at <= clock.now():
            return None
        subject, news = _("Will you sign? %(title)s") % said, _asked_to_sign(resolution, said)
    elif kind == NoticeKind.DECLARED:
        subject, news = _("The signatures are counted: %(title)s") % said, _signed(resolution)
    else:
        reason = {"reason": resolution.withdrawn_reason}
        subject = _("Withdrawn: %(title)s") % said
        news = [
            _("“%(title)s” was withdrawn, and nothing was decided.") % said,
            _("The reason: %(reason)s") % reason,
        ]
    page = reverse("governance:sign", args=[resolution.organisation.slug, resolution.slug])
    link = page if kind == NoticeKind.COLLECTING else resolution.get_absolute_url()
    why = _("You get this because you are a member of %(organisation)s, or act for one.") % said
    paragraphs = [*news, settings.SITE_URL + link, contact(resolution.organisation), why]
    return Letter(subject, as_text(paragraphs))


def _asked_to_sign(resolution: Resolution, said: dict[str, str]) -> list[str]:
    rule = resolution.rule
    share = needed(exactly(rule.threshold), enough=rule.at_least)
    closes = words.moment(resolution.closes_at)
    return [
        _("Members of %(organisation)s are asked to sign: “%(title)s”.") % said,
        _("It needs the signatures of %(share)s of all members. Signatures are not secret.")
        % {"share": share},
        _("You can sign until %(closes)s. To sign, open this page and sign in:")
        % {"closes": closes},
    ]


def _signed(resolution: Resolution) -> list[str]:
    outcome = resolution.outcome or {}
    passed = _("It passed.") if outcome["passed"] else _("It did not pass.")
    return [" ".join([passed, *reason_words.sentences(outcome, resolution.channel)])]
