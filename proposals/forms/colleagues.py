"""Private notes on a case, and the colleagues who may read or take it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Person


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Private note"),
        help_text=gettext_lazy(
            "Read by you and by colleagues you give leave. It may have to be disclosed if somebody asks for it by law."
        ),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write the note.")},
    )


class ColleagueForm(forms.Form):
    """A colleague by e-mail address."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of your colleague"))

    def clean_email(self) -> Person:
        staff = Person.objects.filter(is_staff=True, is_active=True)
        found = staff.filter(email__iexact=self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(_("Nobody on the staff has this address."))
        return found


class HandOverForm(ColleagueForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It is in the public record, with no names."),
        max_length=300,
        error_messages={"required": gettext_lazy("Give a reason. It is in the public record.")},
    )
