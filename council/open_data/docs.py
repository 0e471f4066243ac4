"""The documentation: a page of the site to read, and one to try requests on."""

from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularSwaggerSplitView

from council.open_data import reference


class Documentation(TemplateView):
    template_name = "council/open_data_docs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        host = self.request.build_absolute_uri("/").rstrip("/")
        most = settings.OPEN_DATA_REQUESTS_A_MINUTE
        return super().get_context_data(
            sections=reference.sections(), host=host, most=most, **kwargs
        )


@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class TryIt(SpectacularSwaggerSplitView):
    """Scripts and styles come from files alone; the icons in its style sheet are data addresses."""

    url_name = "open-data-schema"
    template_name = "council/open_data_try.html"
