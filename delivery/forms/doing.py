"""From a valid form to the verb, and from the verb's refusal back to the field it is about."""

from collections.abc import Callable

from django import forms

from delivery.errors import DeliveryError


def done(form: forms.Form, do: Callable[[], object]) -> bool:
    """Whether the verb did it. If not, its sentence stands beside its field or at the head of the page; nothing typed is lost."""
    try:
        do()
    except DeliveryError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True


def lines(rows: int = 4, most: int = 5000, **kwargs: object) -> forms.CharField:
    """A field of several lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=most, widget=area, **kwargs)  # type: ignore[arg-type]
