"""Uploaded pictures on a developer's machine; in production the proxy in front serves them."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views import static
from django.views.decorators.http import require_safe


@require_safe
def uploaded(request: HttpRequest, path: str) -> HttpResponseBase:
    return static.serve(request, path, document_root=str(settings.MEDIA_ROOT))
