import html
import re

from django import forms

from look import problems
from look.fields import DayField
from look.widgets import Radios


class EveryWidget(forms.Form):
    name = forms.CharField(label="Your name", help_text="As on the letter", max_length=60)
    email = forms.EmailField(label="Email")
    why = forms.CharField(label="Why", widget=forms.Textarea, max_length=500)
    age = forms.IntegerField(label="Age", min_value=14)
    home = forms.ChoiceField(
        label="Where you live",
        choices=[("ward", "In the ward"), ("near", "Nearby")],
        widget=Radios(hints={"near": "You work or study in it"}),
    )
    days = forms.MultipleChoiceField(
        label="Days",
        choices=[("1", "Monday"), ("2", "Tuesday")],
        widget=forms.CheckboxSelectMultiple,
    )
    ward = forms.ChoiceField(label="Ward", choices=[("a", "Larkmead"), ("b", "Coppice Hill")])
    photo = forms.FileField(label="Photo", required=False)
    agree = forms.BooleanField(label="I live here")
    born = DayField(label="Date of birth")
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


def sent(**data):
    return EveryWidget({"token": "t", **data})


def test_each_widget_is_in_govuk_markup():
    page = str(EveryWidget())
    for name in [
        "input",
        "textarea",
        "radios__input",
        "checkboxes__input",
        "select",
        "file-upload",
        "date-input",
    ]:
        assert f"govuk-{name}" in page
    assert 'type="email"' in page
    assert page.count('<fieldset class="govuk-fieldset"') == 3
    assert 'inputmode="numeric"' in page
    assert '<input type="hidden" name="token" value="t"' in page
    assert "Photo (optional)" in page
    assert "style=" not in page
    assert " required" not in page


def test_an_empty_field_is_named_beside_it_and_in_the_summary():
    form = sent()
    told = [problem.text for problem in problems.of(form)]
    for sentence in (
        "Fill in “Your name”",
        "Choose an answer to “Where you live”",
        "Enter the date (Date of birth)",
    ):
        assert sentence in told
        assert sentence in html.unescape(str(form))
    assert "This field is required" not in str(form)


def test_every_input_has_a_label_and_every_description_exists():
    for form in [EveryWidget(), sent()]:
        page = str(form)
        ids = set(re.findall(r' id="([^"]+)"', page))
        for target in re.findall(r' for="([^"]+)"', page):
            assert target in ids
        for described in re.findall(r'aria-describedby="([^"]+)"', page):
            assert set(described.split()) <= ids, described
        inputs = re.findall(r'<(?:input|select|textarea)[^>]*? id="([^"]+)"', page)
        assert set(inputs) - {"id_token"} == set(re.findall(r' for="([^"]+)"', page))


def test_an_error_is_marked_described_and_summed_up():
    form = sent()
    page = str(form)
    assert page.count("govuk-form-group--error") == 9
    assert 'aria-invalid="true"' in page
    assert "govuk-select--error" in page
    assert "govuk-textarea--error" in page
    ids = set(re.findall(r' id="([^"]+)"', page))
    listed = problems.of(form)
    assert len(listed) == 9
    assert {problem.target for problem in listed} <= ids
    assert {"id_home_0", "id_days_0", "id_born-day", "id_agree"} <= {p.target for p in listed}


def test_what_was_typed_stays_and_is_escaped():
    page = str(sent(name='<b>"x"', ward="b", home="near", days=["2"], why="</textarea><i>"))
    assert "&lt;b&gt;&quot;x&quot;" in page
    assert "<i>" not in page
    assert re.search(r'value="b"[^>]*selected', page)
    assert re.search(r'value="near"[^>]*checked', page)
    assert re.search(r'value="2"[^>]*checked', page)


def test_long_text_says_its_limit_without_a_script():
    page = str(EveryWidget())
    assert "You can write up to 500 characters" in page
    assert 'data-maxlength="500"' in page
    assert ' maxlength="500"' not in page.replace("data-maxlength", "")


def test_a_choice_carries_its_hint():
    page = str(EveryWidget())
    assert 'aria-describedby="id_home_1-item-hint"' in page
    assert "You work or study in it" in page


def test_an_unsent_form_has_no_problems():
    assert problems.of(EveryWidget(), None) == []


def test_problems_of_a_set_of_forms_are_gathered():
    class Few(forms.BaseFormSet):
        def clean(self):
            raise forms.ValidationError("Add a project")

    maker = forms.formset_factory(EveryWidget, formset=Few, extra=0)
    formset = maker({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-token": "t"})
    listed = problems.of(formset)
    assert listed[0].text == "Add a project"
    assert listed[1].target == "id_form-0-name"
