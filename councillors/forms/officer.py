"""The forms of the officers' pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councillors.eligibility import QUESTIONS as ELIGIBLE
from councillors.matching import Terms
from councillors.models import Allocation, Councillor, GrantRequest, Matches, RequestState
from councillors.years import named, year_of
from funds.forms import fields
from funds.forms.subsidy import YES_NO
from funds.models import Fund, Purpose, Source
from funds.posting import today
from funds.subsidy_test import QUESTIONS
from look.fields import DayField, MomentField
from look.widgets import Checkboxes, Radios
from members.models import Organisation
from places.models import Ward

# £100 to each pound: a slip of the pen is more likely than so generous a partner.
MOST_PER_POUND = 100_00


class SeatForm(forms.Form):
    name = forms.CharField(
        label=_("Name as it is published"),
        help_text=_("With its title: Cllr Ada Lovell."),
        max_length=120,
        error_messages={"required": _("Enter the name")},
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("To sign in with. They set up a second proof at their first visit."),
        error_messages={"required": _("Enter the email address")},
    )
    ward = forms.ModelChoiceField(
        Ward.objects.none(),
        to_field_name="slug",
        label=_("Ward"),
        error_messages={"required": _("Choose the ward")},
    )
    since = DayField(label=_("First day in office"))
    until = DayField(
        label=_("Last day in office"),
        help_text=_("Leave it empty if it is not known."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.current().defer("boundary")
        self.fields["ward"].queryset = wards  # type: ignore[attr-defined]


class EndForm(forms.Form):
    last_day = DayField(label=_("Last day in office"))
    reason = fields.reason(_("Why does it end?"))


class AllocateForm(forms.Form):
    fund = forms.ModelChoiceField(
        Fund.objects.none(),
        to_field_name="slug",
        label=_("From which fund?"),
        error_messages={"required": _("Choose the fund")},
    )
    year = forms.TypedChoiceField(label=_("For which financial year?"), coerce=int, widget=Radios)
    each_pence = fields.amount(_("How much for each councillor?"))
    decide_by = DayField(
        label=_("Last day to decide"),
        help_text=_("Leave it empty for 31 March. What is left then goes back to the fund."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        funds, year = Fund.objects.open().filter(source=Source.COUNCILLOR), year_of(today())
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]
        self.fields["year"].choices = [(one, named(one)) for one in (year, year + 1)]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = fields.reason(_("Why?"))


class OrderForm(forms.Form):
    reference = forms.CharField(
        label=_("Supplier or invoice number"),
        help_text=_("No bank details: they stay in the bank’s own system."),
        max_length=60,
        required=False,
    )


class _ToCouncillor(forms.ModelChoiceField):  # type: ignore[type-arg] # not subscriptable when it runs
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.councillor.name)


class PassOnForm(forms.Form):
    to = _ToCouncillor(
        Allocation.objects.none(),
        label=_("To whom?"),
        error_messages={"required": _("Choose a councillor")},
    )
    reason = fields.reason(_("Why?"))

    def __init__(self, *args: Any, request: GrantRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = request.allocation
        if now is None:
            return
        others = Allocation.objects.with_names().open_on(today())
        others = others.filter(councillor__ward=request.ward_id, year=now.year).exclude(pk=now.pk)
        in_office = Councillor.objects.in_office(today()).values("pk")
        self.fields["to"].queryset = others.filter(councillor__in=in_office)  # type: ignore[attr-defined]


class MoreForm(forms.Form):
    question = forms.CharField(
        label=_("What should the group tell you?"),
        help_text=_("It is sent by e-mail and not published."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what the group should tell you")},
    )


class NamesakeForm(forms.Form):
    councillor = forms.ModelChoiceField(
        Councillor.objects.none(),
        label=_("Which councillor?"),
        error_messages={"required": _("Choose the councillor")},
    )
    reason = fields.reason(
        _("How do you know that it is somebody else?"),
        _("It is kept for officers and not published."),
    )

    def __init__(self, *args: Any, request: GrantRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_ward = Councillor.objects.in_office(today()).filter(ward=request.ward_id)
        self.fields["councillor"].queryset = of_ward  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """Is the group eligible, and is it a subsidy?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in {**ELIGIBLE, **QUESTIONS}.items():
            self.fields[code] = forms.ChoiceField(label=question, choices=YES_NO, widget=Radios)
        self.fields["org_id"] = forms.CharField(
            label=_("Identifier of the group by org-id.guide"),
            help_text=_(
                "A subsidy needs one: GB-CHC-1234567. Leave it empty if the group has none."
            ),
            max_length=60,
            required=False,
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason for your answers"),
            help_text=_("It is kept with the grant. Name the evidence you looked at."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            error_messages={"required": _("Give the reason for your answers")},
        )

    def eligible(self) -> dict[str, bool]:
        return {code: self.cleaned_data[code] == "yes" for code in ELIGIBLE}

    def subsidy(self) -> dict[str, bool]:
        return {code: self.cleaned_data[code] == "yes" for code in QUESTIONS}


class OfferForm(fields.Once):
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(),
        to_field_name="slug",
        label=_("Which partner?"),
        error_messages={"required": _("Choose the partner")},
    )
    fund = forms.ModelChoiceField(
        Fund.objects.none(),
        to_field_name="slug",
        label=_("From which fund?"),
        help_text=_("The most it adds is set aside in it at once."),
        error_messages={"required": _("Choose the fund")},
    )
    title = forms.CharField(
        label=_("Title"), max_length=140, error_messages={"required": _("Enter a title")}
    )
    per_pound_pence = fields.amount(
        _("How much is added to each pound?"), most_pence=MOST_PER_POUND
    )
    cap_pence = fields.amount(_("At most how much in all?"))
    until = MomentField(label=_("Until when?"))
    # Not "matches": a form's fields hide its own methods from scripts.
    kind = forms.ChoiceField(
        label=_("What does it match?"),
        choices=Matches.choices,
        widget=Radios,
        initial=Matches.BOTH,
    )
    wards = forms.MultipleChoiceField(
        label=_("In some wards only?"),
        help_text=_("Tick none for all."),
        required=False,
        widget=Checkboxes,
    )
    purposes = forms.MultipleChoiceField(
        label=_("For some things only?"),
        help_text=_("Tick none for anything."),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.current().order_by("name").values_list("code", "name")
        purposes = Purpose.objects.in_use().values_list("code", "name")
        self.fields["fund"].queryset = Fund.objects.open().filter(source=Source.PARTNER)  # type: ignore[attr-defined]
        self.fields["wards"].choices = list(wards)  # type: ignore[attr-defined]
        self.fields["purposes"].choices = list(purposes)  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        given = self.cleaned_data
        return Terms(
            title=given["title"],
            per_pound_pence=given["per_pound_pence"],
            cap_pence=given["cap_pence"],
            until=given["until"],
            matches=given["kind"],
            wards=tuple(given["wards"]),
            purposes=tuple(given["purposes"]),
        )


class ShowForm(forms.Form):
    """Which requests to show."""

    mark_optional = False

    state = forms.ChoiceField(
        label=_("Show"), required=False, choices=[("", _("All")), *RequestState.choices]
    )
