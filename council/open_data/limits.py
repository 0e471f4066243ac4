"""How much one place may ask for in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.throttling import BaseThrottle

from members import limits
from members.errors import TooOften

if TYPE_CHECKING:  # Django REST framework imports this module while it makes APIView
    from rest_framework.request import Request
    from rest_framework.views import APIView

_PERIOD_SECONDS = 60


class EachPlace(BaseThrottle):
    """Counted under a keyed hash of the address, as all limits are: no list of callers is kept."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        most = settings.OPEN_DATA_REQUESTS_A_MINUTE
        try:
            limits.spend("open-data", limits.client(request), most, _PERIOD_SECONDS)
        except TooOften as refusal:
            self._wait_seconds = refusal.wait_seconds
            return False
        return True

    def wait(self) -> float:
        return self._wait_seconds
