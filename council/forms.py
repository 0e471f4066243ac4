"""How forms are rendered. The form of each page is in its own room; new kinds of field are in look.fields."""

from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template


class GovukRenderer(TemplatesSetting):
    """Renders every form in GOV.UK markup: a template of Django's own forms gives way to ours in templates/govuk."""

    form_template_name = "govuk/form.html"
    formset_template_name = "govuk/formset.html"
    field_template_name = "govuk/field.html"

    def get_template(self, template_name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- the engine's own type
        ours = template_name.replace("django/forms/", "govuk/", 1)
        return select_template([ours, template_name])
