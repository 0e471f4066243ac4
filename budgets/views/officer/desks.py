"""The doors to the desks of a round: letters, votes on paper and votes with help (`ballots.urls_desks`)."""

from collections.abc import Mapping
from functools import partial, wraps
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.desk_vote import DeskVote
from ballots.letters.ordering import About
from ballots.models import Ballot, RollKind
from budgets.forms.proof import NO_FIXED_ADDRESS, DetailsForm
from budgets.models import BudgetRound
from budgets.parts import asks_where
from budgets.policies import can_send_letters, can_take_votes
from budgets.views.officer.access import May, Page, for_round
from places.models import Ward


def vote_of(budget_round: BudgetRound) -> DeskVote:
    """The round as its desks know it. On its letters the square code opens the page where one chooses."""
    ballot, home = budget_round.ballot, reverse("officer:round", args=[budget_round.slug])
    page_url = settings.SITE_URL + reverse("budgets:choose", args=[budget_round.slug])
    frozen = ballot.roll.kind == RollKind.FROZEN
    return DeskVote(
        ballot=ballot,
        title=budget_round.title,
        slug=budget_round.slug,
        home=home,
        back=home,
        letters_say=About(budget_round.title, page_url, budget_round.contact_phone),
        part=_("Ward printed on the papers"),
        part_names=partial(_wards, ballot),
        details_form=None if frozen else partial(_details, ballot),
    )


def _door(may: May) -> Any:
    def door(page: Page) -> Page:
        @for_round(may)
        @wraps(page)
        def guarded(
            request: HttpRequest, budget_round: BudgetRound, **kwargs: Any
        ) -> HttpResponseBase:
            return page(request, vote_of(budget_round), **kwargs)

        return guarded

    return door


for_letters = _door(can_send_letters)
for_desks = _door(can_take_votes)


def _wards(ballot: Ballot) -> Mapping[str, str]:
    return dict(Ward.objects.filter(code__in=ballot.strata).values_list("code", "name"))


def _details(ballot: Ballot, typed: Any) -> forms.Form:
    """Who somebody is whose papers an officer has seen; no address is proven, so none is asked for."""
    form = DetailsForm(typed, ballot=ballot, auto_id="enrol_%s")
    del form.fields["email"]
    if NO_FIXED_ADDRESS in ballot.who_may_vote and asks_where(ballot):
        form.fields["area"] = _area_without_address(ballot)
    return form


def _area_without_address(ballot: Ballot) -> forms.ChoiceField:
    """Whose pot it is must be said where no postcode says it."""
    named = sorted(_wards(ballot).items(), key=lambda pair: pair[1])
    return forms.ChoiceField(
        label=_("Ward, for somebody without a usual address"),
        help_text=_("For all others the postcode says it."),
        choices=[("", _("Choose one")), *named],
        required=False,
    )
