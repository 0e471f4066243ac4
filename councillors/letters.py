"""What we write to groups and to councillors about requests. Sealed until it is sent, and sent after the commit.

A group whose address was forgotten is not written to. Nothing in a letter to a councillor is more than their desk shows.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from councillors import pooled, sealed
from councillors.models import Councillor, GrantRequest, MatchOffer
from councillors.models.request import HIDDEN
from funds.letters import confirmation
from funds.models import Payment
from look.words import day, moment, pounds
from members import outbox


def received(request: GrantRequest) -> None:
    """To the group that we have it, and to whoever decides that it waits for them."""
    said = _("We have your request for %(sum)s: %(what)s.")
    soon = (
        _("An officer reads it before it is published. We write to you when there is an answer.")
        if request.state in HIDDEN
        else _("It is published. We write to you when there is an answer.")
    )
    _to_group(request, _("We have your request"), said % _facts(request), soon)
    for one in _asked(request):
        _tell(request, one)


def published(request: GrantRequest) -> None:
    said = _("Your request is published, and waits for an answer: %(what)s.")
    _to_group(request, _("Your request is published"), said % _facts(request))


def more_asked(request: GrantRequest, question: str) -> None:
    said = _("About your request for %(sum)s, %(what)s, we need to know more:")
    after = _("Please answer this e-mail or call us. Until then your request waits.")
    _to_group(request, _("A question about your request"), said % _facts(request), question, after)


def passed_on(request: GrantRequest, reason: str) -> None:
    """To the group, and to the councillor who is asked now."""
    for one in _asked(request):
        said = _("%(councillor)s decides on your request now: %(what)s.")
        facts = {**_facts(request), "councillor": one.name}
        _to_group(request, _("Somebody else decides on your request"), said % facts, reason)
        _tell(request, one)


def answered(request: GrantRequest) -> None:
    """Agreed or declined, with each councillor's reason."""
    reasons = [
        f"{one.councillor.name}: {one.reason}"
        for one in request.answers.select_related("councillor")
    ]
    if request.granted_pence is None:
        said = _("Your request was declined: %(what)s.") % _facts(request)
        _to_group(request, _("The answer to your request"), said, *reasons)
        return
    said = _("Your request was agreed: %(granted)s for %(what)s.")
    facts = {**_facts(request), "granted": pounds(request.granted_pence)}
    after = _(
        "An officer checks it next and may write to you. Do not spend the money before it is paid."
    )
    _to_group(request, _("The answer to your request"), said % facts, *reasons, after)


def ended(request: GrantRequest) -> None:
    """Withdrawn, set aside, lapsed or called off, with the reason."""
    said = _("Your request has ended: %(what)s. The reason:")
    _to_group(request, _("Your request has ended"), said % _facts(request), request.ended_reason)


def paid(request: GrantRequest, payment: Payment) -> None:
    """With the letter of section 37 where it is a subsidy. What is not spent comes back."""
    award, made = payment.award, payment.transaction
    said = _("On %(day)s we paid you %(sum)s for: %(what)s.") % {
        **_facts(request),
        "sum": pounds(payment.amount_pence),
        "day": day(made.happened_on) if made else "",
    }
    rest = _("Keep your receipts. What you do not spend on this, pay back: call us first.")
    letter = []
    if award is not None and award.is_subsidy and made is not None:
        award.on = made.happened_on
        letter = [confirmation(award)]
    _to_group(request, _("Your grant is paid"), said, rest, *letter)


def offer_ends(offer: MatchOffer, left_pence: int, councillor: Councillor) -> None:
    said = _(
        "“%(title)s” adds to what councillors give until %(until)s. %(left)s of it is not taken."
    ) % {
        "title": offer.title,
        "until": moment(offer.until),
        "left": pounds(left_pence),
    }
    link = settings.SITE_URL + offer.get_absolute_url()
    subject = _("An offer ends soon: %(title)s") % {"title": offer.title}
    _post(councillor.person.email, subject, [said, link])


def _tell(request: GrantRequest, councillor: Councillor) -> None:
    said = _("%(group)s asks you for %(sum)s. Read the request and answer it on your desk:")
    link = settings.SITE_URL + reverse("councillor_desk:request", args=[request.pk])
    facts = {**_facts(request), "group": request.group_name}
    _post(councillor.person.email, _("A group asks you for money"), [said % facts, link])


def _asked(request: GrantRequest) -> list[Councillor]:
    if request.pool is not None:
        return pooled.members_of(request.pool)
    rows = Councillor.objects.select_related("person")
    return list(rows.filter(allocations=request.allocation))


def _to_group(request: GrantRequest, subject: str, *paragraphs: str) -> None:
    to = sealed.read(request.sealed).email
    if not to:
        return
    link = [] if request.state in HIDDEN else [settings.SITE_URL + request.get_absolute_url()]
    _post(to, f"{subject}: {request.what_for}", [*paragraphs, *link])


def _post(to: str, subject: str, paragraphs: list[str]) -> None:
    sign = f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}\n{settings.COUNCIL_PHONE}"
    outbox.post(to=to, subject=subject, text="\n\n".join([*filter(None, paragraphs), sign]))


def _facts(request: GrantRequest) -> dict[str, str]:
    return {"sum": pounds(request.pence), "what": request.what_for}
