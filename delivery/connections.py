"""Whether money would go to somebody connected with those who decided on it."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from delivery.errors import DeliveryError
from delivery.models import Decider, DeliveryProject, Interest

# Forms of a firm's name that make it no other firm.
_FORMS = {"ltd", "limited", "plc", "llp", "cic", "cio", "the"}
# Nor does a title make another person.
_TITLES = {"cllr", "councillor", "mr", "mrs", "ms", "mx", "miss", "dr"}


def refuse_connected(project: DeliveryProject, payee: str, field: str = "") -> None:
    """Raises DeliveryError where the payee is a decider, or a body in which somebody who took part declared an interest.

    Whoever stood aside, on the whole or on this project, decided nothing of it: a body of theirs may be paid, they may not.
    """
    wanted, somebody = _folded(payee), _untitled(payee)
    deciders = Decider.objects.filter(decision__round=project.round_id, decision__state="published")
    for one in deciders.prefetch_related("interests"):
        if _untitled(one.name) == somebody:
            raise DeliveryError(
                _("%(name)s is one of those who decided on this round, and cannot be paid from it.")
                % {"name": one.name},
                field,
            )
        bodies = [
            interest.body
            for interest in one.interests.all()
            if interest.body and not _stood_aside(interest, project)
        ]
        if one.took_part and any(_folded(body) == wanted for body in bodies):
            raise DeliveryError(
                _(
                    "%(name)s took part in the decision and declared an interest in “%(body)s”: it cannot be paid from this round."
                )
                % {"name": one.name, "body": payee},
                field,
            )


def _stood_aside(interest: Interest, project: DeliveryProject) -> bool:
    return interest.disqualifying and interest.project_id == project.project_id


def _folded(name: str) -> str:
    return _without(_FORMS, name)


def _untitled(name: str) -> str:
    return _without(_TITLES | _FORMS, name)


def _without(words: set[str], name: str) -> str:
    return "-".join(part for part in slugify(name).split("-") if part not in words)
