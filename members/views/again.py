"""Asking who somebody is once more before they change how they sign in, by a code to their own address."""

from typing import Any, cast

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from members import emailed_codes
from members.errors import MemberError
from members.forms import OwnCodeForm
from members.models import Person


class ByEmail(LoginRequiredMixin, BaseReauthenticateView):
    """Two buttons: one sends a code, the other checks it."""

    form_class = OwnCodeForm
    template_name = "account/reauthenticate.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") != "send":
            return super().post(request, *args, **kwargs)
        self._send(cast("Person", request.user))
        return self.render_to_response(self.get_context_data(form=OwnCodeForm(), sent=True))

    def form_valid(self, form: OwnCodeForm) -> HttpResponse:
        person = cast("Person", self.request.user)
        try:
            emailed_codes.check(
                email=person.email, code=form.cleaned_data["code"], scope=_scope(person)
            )
        except MemberError as refusal:
            form.add_error("code", refusal.message)
            return self.form_invalid(form)
        record_authentication(self.request, person, method="code", reauthenticated=True)
        return super().form_valid(form)

    def _send(self, person: Person) -> None:
        try:
            emailed_codes.send(
                email=person.email,
                scope=_scope(person),
                subject_line=_("Your code to change how you sign in"),
                minutes=15,
            )
        except MemberError as refusal:
            messages.error(self.request, refusal.message)
        else:
            messages.success(self.request, _("We have emailed you a code."))


def _scope(person: Person) -> str:
    return f"again:{person.pk}"
