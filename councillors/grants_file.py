"""Grants as a file: what is public of each, under the names of the 360Giving standard where it has one."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Prefetch, QuerySet, Sum
from django.utils import timezone

from councillors.models import GRANTED, Answer, GrantRequest
from funds.spreadsheets import cell, pounds

HEADINGS = (
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Applied For",
    "Amount Awarded",
    "Amount Disbursed",
    "Award Date",
    "Recipient Org:Identifier",
    "Recipient Org:Name",
    "Funding Org:Name",
    "Grant Programme:Title",
    "Beneficiary Location:Name",
    "Beneficiary Location:Geographic Code",
    "Beneficiary Location:Geographic Code Type",
    "Matched by a Partner",
    "Came Back",
    "Decided By",
    "State",
    "URL",
)
_ROWS_AT_A_TIME = 500


def granted() -> QuerySet[GrantRequest]:
    """Grants that stand, the oldest first; what is called off is none."""
    rows = GrantRequest.objects.with_names().filter(state__in=GRANTED).order_by("pk")
    yes = Answer.objects.filter(says="yes").select_related("councillor")
    return (
        rows.select_related("payment")
        .annotate(came_back=Sum("payment__refunds__amount_pence", default=0))
        .prefetch_related(Prefetch("answers", yes, to_attr="said_yes"))
    )


def rows() -> Iterator[tuple[object, ...]]:
    yield HEADINGS
    for one in granted().iterator(chunk_size=_ROWS_AT_A_TIME):
        yield _row(one)


def matched_pence(one: GrantRequest) -> int:
    take = getattr(one, "match_take", None)
    return take.pence if take is not None and not take.released else 0


def disbursed_pence(one: GrantRequest) -> int:
    return one.payment.amount_pence if one.state == "paid" and one.payment else 0


def decided_by(one: GrantRequest) -> list[str]:
    return [answer.councillor.name for answer in one.said_yes]  # type: ignore[attr-defined]


def _row(one: GrantRequest) -> tuple[object, ...]:
    programme = one.pool or one.allocation
    return (
        f"councillor-grant-{one.pk}",
        cell(one.what_for),
        cell(one.description),
        "GBP",
        pounds(one.pence),
        pounds((one.granted_pence or 0) + matched_pence(one)),
        pounds(disbursed_pence(one)),
        timezone.localdate(one.decided_at).isoformat() if one.decided_at else "",
        cell(one.org_id),
        cell(one.group_name),
        f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
        cell(str(programme)),
        cell(one.ward.name),
        one.ward.code,
        "WD",
        pounds(matched_pence(one)),
        pounds(one.came_back),  # type: ignore[attr-defined]
        cell("; ".join(decided_by(one))),
        one.state,
        settings.SITE_URL + one.get_absolute_url(),
    )
