"""The doors to the desks of a vote of members, an election's or a resolution's alike (`ballots.urls_desks`)."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from ballots.desk_vote import DeskVote
from ballots.letters.ordering import About
from governance.questions import Question
from governance.views.officer.access import May, Page, for_organisation
from governance.views.officer.ballots import address, for_vote
from members.organisation_policies import can_send_letters, can_take_votes


def vote_of(asked: Question) -> DeskVote:
    """The vote as its desks know it. On its letters the square code opens the page where members vote."""
    organisation = asked.organisation
    phone = organisation.contact_phone or settings.COUNCIL_PHONE
    return DeskVote(
        ballot=asked.ballot,
        title=asked.title,
        slug=f"{organisation.slug}-{asked.ballot.pk}",
        home=address(asked),
        back=address(asked),
        letters_say=About(asked.title, settings.SITE_URL + asked.address("vote"), phone),
        part=_("Class printed on the papers"),
        part_names=lambda: asked.class_names,
    )


def _door(may: May) -> Any:
    def door(page: Page) -> Page:
        @for_vote(for_organisation(may))
        @wraps(page)
        def guarded(request: HttpRequest, asked: Question, **kwargs: Any) -> HttpResponseBase:
            return page(request, vote_of(asked), **kwargs)

        return guarded

    return door


for_letters = _door(can_send_letters)
for_desks = _door(can_take_votes)
