"""A councillor's own part in the ward pool: opening it, putting in, taking back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from councillors import pooling
from councillors.forms.deciding import OpenPoolForm, PutInForm, TakeBackForm
from councillors.models import Allocation, Councillor, Pool
from councillors.views.desk.access import for_councillor
from councillors.views.desk.desk import my_part, pool_of
from funds.posting import today
from funds.views.officer.acting import Act, run
from members.models import Person


def _pool(allocation: Allocation) -> Pool:
    found = pool_of(allocation)
    if found is None:
        raise Http404
    return found


def _put_in(allocation: Allocation, _by: Person, given: dict[str, Any]) -> object:
    return pooling.put_in(pool=_pool(allocation), allocation=allocation, **given)


def _take_back(allocation: Allocation, _by: Person, given: dict[str, Any]) -> object:
    return pooling.take_back(pool=_pool(allocation), allocation=allocation, **given)


ACTS: dict[str, Act[Allocation]] = {
    "open": Act(
        title=_("Open a ward pool"),
        button=_("Open the pool"),
        done=_("The pool is open. The other councillors of the ward can join it."),
        explanation=_(
            "Part of your budget goes into a pot that the ward’s councillors decide on together. Each agrees for themselves."
        ),
        form=OpenPoolForm,
        do=lambda allocation, _by, given: pooling.open_pool(allocation=allocation, **given),
        possible=lambda allocation: pool_of(allocation) is None,
    ),
    "put-in": Act(
        title=_("Put money into the ward pool"),
        button=_("Put it in"),
        done=_("The money is in the pool."),
        explanation=_("You agree to the pool’s rule. What is not committed you can take back."),
        form=PutInForm,
        do=_put_in,
        possible=lambda allocation: pool_of(allocation) is not None,
    ),
    "take-back": Act(
        title=_("Take money back from the ward pool"),
        button=_("Take it back"),
        done=_("The money is in your budget again."),
        explanation=_("At most what is left of your own part."),
        form=TakeBackForm,
        do=_take_back,
        possible=lambda allocation: my_part(allocation) > 0,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_councillor
def act(request: HttpRequest, office: Councillor, act: str) -> HttpResponse:
    rows = Allocation.objects.with_names().open_on(today()).filter(councillor=office)
    allocation, wanted = rows.order_by("year").first(), ACTS.get(act)
    if allocation is None or wanted is None or not wanted.possible(allocation):
        raise Http404
    return run(
        request, allocation, wanted, back=reverse("councillor_desk:desk"), kicker=office.name
    )
