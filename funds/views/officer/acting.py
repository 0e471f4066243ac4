"""One act on one thing: a page that says what will happen, a form, and the verb behind its button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from funds.errors import FundError, OverTheLimit
from funds.views.officer.access import officer
from members.models import Person

Thing = TypeVar("Thing")
Words = str | Promise


@dataclass(frozen=True)
class Act(Generic[Thing]):
    """`possible` says whether the thing is in a state for it; the verb in `do` decides again, under its lock."""

    title: Words
    button: Words
    done: Words
    form: Callable[..., forms.Form]
    do: Callable[[Thing, Person, dict[str, Any]], object]
    possible: Callable[[Thing], bool] = lambda _thing: True
    explanation: Words = ""
    warns: bool = False


def acts_now(thing: Thing, acts: Mapping[str, Act[Thing]]) -> list[tuple[str, Act[Thing]]]:
    """Those that can be done in the state it is in, for the page that leads to them."""
    return [(slug, act) for slug, act in acts.items() if act.possible(thing)]


def run(
    request: HttpRequest, thing: Thing, act: Act[Thing] | None, *, back: str, kicker: str
) -> HttpResponse:
    """The act's page, and the act itself on POST; then back to the thing's own page. No such act is a 404."""
    if act is None:
        raise Http404
    form = act.form(request.POST if request.method == "POST" else None)
    status, over = 200, None
    if form.is_valid():
        try:
            act.do(thing, officer(request), form.cleaned_data)
        except FundError as refused:
            status, over = 409, refused if isinstance(refused, OverTheLimit) else None
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, str(act.done))
            return redirect(back)
    context = {"act": act, "form": form, "back": back, "kicker": kicker, "over": over}
    return render(request, "funds_officer/act.html", context, status=status)
