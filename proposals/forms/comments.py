from django import forms
from django.utils.translation import gettext_lazy


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("Everybody can read it. Leave names of people out."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write your comment.")},
    )
    public_name = forms.CharField(
        label=gettext_lazy("Name to show (optional)"), max_length=80, required=False
    )
    mark_optional = False


class ReportForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("What is wrong with it?"),
        help_text=gettext_lazy("An officer reads this. It is not published."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say what is wrong with it.")},
    )
