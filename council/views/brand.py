from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from council.brand import style_sheet


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colours as custom properties; pages ask for it with a version in the query."""
    return HttpResponse(style_sheet(settings.BRAND), content_type="text/css; charset=utf-8")
