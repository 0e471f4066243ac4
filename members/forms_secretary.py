"""The secretary's forms: organisations, colleagues, applications, evidence, files."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.widgets import Radios
from members.granting import PARTS
from members.models import ApplicationState, LegalForm, Person


class OrganisationForm(forms.Form):
    """What everybody reads about an organisation."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=140)
    legal_form = forms.ChoiceField(label=gettext_lazy("Legal form"), choices=LegalForm.choices)
    org_id = forms.CharField(
        label=gettext_lazy("Identifier by org-id.guide"),
        help_text=gettext_lazy(
            "For example GB-COH-01234567 or GB-MPR-7712R. Leave it empty if there is none."
        ),
        max_length=60,
        required=False,
    )
    summary = forms.CharField(
        label=gettext_lazy("What it does, in a few plain sentences"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    address = forms.CharField(
        label=gettext_lazy("Registered office"), max_length=300, required=False
    )
    contact_name = forms.CharField(
        label=gettext_lazy("Who answers questions"), max_length=120, required=False
    )
    contact_phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=gettext_lazy("Email address"), required=False)
    open_to_members = forms.BooleanField(
        label=gettext_lazy("People can apply to become members here"), required=False, initial=True
    )
    published = forms.BooleanField(
        label=gettext_lazy("Everybody can see it on this site"), required=False
    )


class PartForm(forms.Form):
    """A colleague and their part in the organisation."""

    email = forms.EmailField(label=gettext_lazy("Email address of your colleague"))
    part = forms.ChoiceField(
        label=gettext_lazy("Part in the organisation"), choices=list(PARTS.items()), widget=Radios
    )

    def clean_email(self) -> Any:
        address = self.cleaned_data["email"]
        person = Person.objects.filter(email__iexact=address, is_staff=True).first()
        if person is None:
            raise forms.ValidationError(_("Nobody on the staff has this address."))
        return person


class QueueForm(forms.Form):
    """Which applications to show."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[*ApplicationState.choices, ("all", gettext_lazy("All"))],
    )
    group = forms.ChoiceField(label=gettext_lazy("Class"))

    def __init__(self, data: Any, classes: dict[str, str]) -> None:
        asked = {
            "state": data.get("state") or ApplicationState.SUBMITTED,
            "group": data.get("group") or "all",
        }
        super().__init__(asked)
        every = [("all", gettext_lazy("All classes")), *classes.items()]
        self.fields["group"].choices = every  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """The buttons of the page are `accept` and `refuse`; only a refusal needs a reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The applicant reads it as you write it. A refusal needs one."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


class BankForm(forms.Form):
    """The account on which an organisation takes the price of shares."""

    account_name = forms.CharField(
        label=gettext_lazy("Name on the account"),
        max_length=80,
        error_messages={"required": gettext_lazy("Enter the name on the account")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sort_code = forms.CharField(
        label=gettext_lazy("Sort code"),
        help_text=gettext_lazy("6 numbers, like 30-96-26."),
        max_length=12,
        error_messages={"required": gettext_lazy("Enter the sort code")},
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    account_number = forms.CharField(
        label=gettext_lazy("Account number"),
        help_text=gettext_lazy("8 numbers. One with 7 begins with a 0."),
        max_length=14,
        error_messages={"required": gettext_lazy("Enter the account number")},
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )


class SeenForm(forms.Form):
    """What an officer was shown by the person in front of them."""

    seen = forms.CharField(
        label=gettext_lazy("What you were shown"),
        help_text=gettext_lazy(
            "For example: a passport, and a council tax bill for the address. Do not write numbers of documents down."
        ),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what you were shown.")},
    )
    evidence = forms.FileField(
        label=gettext_lazy("A copy, only if your rules ask for one"),
        help_text=gettext_lazy(
            "PDF, PNG or JPEG, at most 5 MB. It is sealed, and deleted after the retention period."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )


class MatchFileForm(FileForm):
    source = forms.CharField(
        label=gettext_lazy("Name of the register"),
        help_text=gettext_lazy(
            "For example: Tenants, November 2026. The same name again replaces it."
        ),
        max_length=120,
    )
    field_order = ["source", "file"]
