"""Drafts of rules that members are asked to adopt: which can be proposed, and which members are deciding on."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from governance.errors import GovernanceError
from governance.models import Resolution, ResolutionState
from members.models import Constitution, ConstitutionState, Organisation

_S = ResolutionState
# Passed at the first of two meetings, and the second has not ended it.
_HALF_WAY = Q(state=_S.PASSED, rule__second_meeting_threshold__isnull=False, first=None) & ~Q(
    second__state__in=[_S.PASSED, _S.FAILED, _S.WITHDRAWN]
)
_BEFORE_MEMBERS = Q(state=_S.CALLED) | _HALF_WAY
_UNDER_WAY = Q(state=_S.DRAFT) | _BEFORE_MEMBERS


def proposable(
    organisation: Organisation, resolution: Resolution | None = None
) -> QuerySet[Constitution]:
    """Drafts that this resolution, or a new one, can propose: in no other that is under way."""
    others = Resolution.objects.filter(_UNDER_WAY, organisation=organisation).exclude(adopts=None)
    if resolution is not None:
        others = others.exclude(pk=resolution.pk)
    drafts = Constitution.objects.filter(organisation=organisation, state=ConstitutionState.DRAFT)
    return drafts.exclude(pk__in=others.values("adopts")).order_by("version")


def check_may_change(draft: Constitution) -> None:
    """Raises GovernanceError while members are deciding on it: they decide on what they can read."""
    asked = draft.proposed_in.filter(_BEFORE_MEMBERS).first()
    if asked is not None:
        raise GovernanceError(
            _(
                "Members are deciding on this draft: “%(title)s”. It can be changed again if they do not pass it."
            )
            % {"title": asked.title}
        )


def check_may_discard(draft: Constitution) -> None:
    """Raises GovernanceError for a draft that a resolution proposes or proposed."""
    asked = draft.proposed_in.first()
    if asked is not None:
        raise GovernanceError(
            _("The resolution “%(title)s” proposes this draft, so it is kept.")
            % {"title": asked.title}
        )
