"""Who takes part, as the last section of any form: known from before, or an address, and then the code sent to it.

A view asks `proven()` once its own form is right. None means that the page is to be shown again, with everything typed
still in it; `keep(response)` lets the browser remember whoever has just proven an address, also where the act was refused.
"""

from datetime import timedelta
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda import remembering
from agenda.forms.who import AddressForm, CodeForm
from agenda.participants import Participant
from budgets.models import BudgetRound
from look import words
from members import emailed_codes, limits
from members.errors import MemberError
from statute import parameters

# A library shares one address among many.
_CODES_FROM_ONE_PLACE, _HOUR = 60, 3600
_PREFIX = "who"
Response = TypeVar("Response", bound=HttpResponse)


class Who:
    """`somebody` is known or None; `form` asks for what is missing, if anything is."""

    def __init__(self, request: HttpRequest, budget_round: BudgetRound) -> None:
        self._request, self._round = request, budget_round
        self.somebody = remembering.participant_of(request)
        self.form: AddressForm | None = None if self.somebody else self._asked_before()
        self._is_new = False

    @property
    def is_waiting(self) -> bool:
        """A code was sent."""
        return isinstance(self.form, CodeForm)

    @property
    def is_signed_in(self) -> bool:
        return self._request.user.is_authenticated

    def proven(self) -> Participant | None:
        """Whoever sends the form; None where the section has something to ask or to refuse."""
        if self.somebody is not None:
            return self.somebody
        typed = self._request.POST
        if f"{_PREFIX}-email" not in typed:
            return None  # a button of another page: the section has not been seen yet
        if typed.get("do") == "send" or f"{_PREFIX}-code" not in typed:
            self._send()
        else:
            self._check()
        return self.somebody

    def keep(self, response: Response) -> Response:
        if self._is_new and self.somebody:
            remembering.remember(response, self.somebody)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    def _asked_before(self) -> AddressForm:
        """With what was typed, so that it is still there where the rest of the page is to be mended first."""
        typed = self._request.POST
        known = {name: typed.get(f"{_PREFIX}-{name}", "") for name in ("email", "code")}
        if f"{_PREFIX}-code" not in typed:
            return AddressForm(prefix=_PREFIX, initial=known)
        return CodeForm(prefix=_PREFIX, initial=known, sent_to=known["email"], until=_until())

    def _send(self) -> None:
        form = AddressForm(self._request.POST, prefix=_PREFIX)
        self.form = form
        if not form.is_valid():
            return
        email = form.cleaned_data["email"]
        try:
            limits.spend(
                "codes-asked-for", limits.client(self._request), _CODES_FROM_ONE_PLACE, _HOUR
            )
            emailed_codes.send(email=email, scope=_scope(self._round), subject_line=self._purpose())
        except MemberError as refusal:
            form.add_error("email", refusal.message)
            return
        self.form = CodeForm(
            prefix=_PREFIX, initial={"email": email}, sent_to=email, until=_until()
        )

    def _check(self) -> None:
        typed = self._request.POST
        email = typed.get(f"{_PREFIX}-email", "")
        form = CodeForm(typed, prefix=_PREFIX, sent_to=email, until=_until())
        self.form = form
        if not form.is_valid():
            return
        given = form.cleaned_data
        try:
            emailed_codes.check(email=given["email"], code=given["code"], scope=_scope(self._round))
        except MemberError as refusal:
            form.add_error("code", refusal.message)
            return
        self.somebody, self.form, self._is_new = Participant(given["email"]), None, True

    def _purpose(self) -> str:
        return _("Your code to take part: %(round)s") % {"round": self._round.title}


def _scope(budget_round: BudgetRound) -> str:
    return f"round:{budget_round.pk}"


def _until() -> str:
    """Until when a code sent now works, as the page says it."""
    minutes = int(parameters.value("emailed-code-minutes"))
    return words.clock(timezone.now() + timedelta(minutes=minutes))
