"""What a member holds in the organisation: the sum of the share register's lines."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from members.models import Membership, ShareMove

_SHARES = Q(move__in=[ShareMove.ISSUED, ShareMove.WITHDRAWN])


@dataclass(frozen=True)
class Holding:
    """Sums in pence; loans and deposits are beside the shares."""

    shares: int
    paid_pence: int
    loans_pence: int


def holding(membership: Membership) -> Holding:
    sums = membership.share_transactions.aggregate(
        shares=Sum("shares", default=0),
        paid=Sum("amount_pence", filter=_SHARES, default=0),
        loans=Sum("amount_pence", filter=~_SHARES, default=0),
    )
    return Holding(sums["shares"], sums["paid"], sums["loans"])
