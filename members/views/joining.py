"""Joining: choose a class, give what it needs, check, prove the address, sent. What was typed travels sealed in the form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members import answers, applying, emailed_codes, limits, proving, sealed_answers
from members.class_words import proofs_in_words
from members.errors import MemberError, NotEligible
from members.joining import Joining, classes_of, joining
from members.joining_forms import CodeForm, DetailsForm, WayForm
from members.joining_summary import summary
from members.models import Application, Organisation, Person
from members.sealed_answers import SealedAnswers

if TYPE_CHECKING:
    from django.http import QueryDict

# A library shares one address among many.
_CODES_FROM_ONE_PLACE, _HOUR = 60, 3600


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Which class, and who joins."""
    organisation = get_object_or_404(Organisation.objects.published(), slug=slug)
    classes = classes_of(organisation)
    form = WayForm(request.POST if request.method == "POST" else None, classes=classes)
    if classes and form.is_valid():
        way = form.cleaned_data
        return redirect("members:join_details", slug, way["group"], way["who"])
    context = {"organisation": organisation, "form": form, "classes": classes}
    return render(request, "organisations/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def details(request: HttpRequest, slug: str, class_code: str, who: str) -> HttpResponse:
    """The form, and the page that checks it: one address, so that nothing typed stands in it."""
    organisation = get_object_or_404(Organisation.objects.published(), slug=slug)
    way = joining(organisation, class_code, who)
    if way is None:
        raise Http404
    desk = Desk(request, way)
    if request.method != "POST":
        return desk.ask(desk.form())
    if "answers" not in request.POST:
        return desk.check(desk.form(request.POST))
    sealed = sealed_answers.open_(way, request.POST["answers"])
    if sealed is None:
        return desk.ask(desk.form())
    acts = {"edit": desk.edit, "send": desk.send_code, "apply": desk.apply}
    return acts.get(request.POST.get("do", ""), desk.edit)(sealed)


@dataclass(frozen=True)
class Desk:
    """One visitor on the way to one application."""

    request: HttpRequest
    way: Joining

    @property
    def person(self) -> Person | None:
        return self.request.user if isinstance(self.request.user, Person) else None

    def form(self, typed: "QueryDict | dict[str, str] | None" = None) -> DetailsForm:
        return DetailsForm(typed, way=self.way, signed_in=self.person is not None)

    def ask(self, form: DetailsForm) -> HttpResponse:
        proofs = proofs_in_words(self.way.stakeholder_class)
        context = {"way": self.way, "form": form, "proofs": proofs}
        return render(self.request, "organisations/details.html", context)

    def edit(self, sealed: SealedAnswers) -> HttpResponse:
        """The form again with all that was typed."""
        form = self.form(sealed.typed)
        form.is_valid()
        return self.ask(form)

    def check(self, form: DetailsForm, sealed: SealedAnswers | None = None) -> HttpResponse:
        """The page that shows what was given, or the form with what is wrong."""
        if not self._passes(form):
            return self.ask(form)
        return self._checked(form, sealed or SealedAnswers(form.typed()))

    def send_code(self, sealed: SealedAnswers) -> HttpResponse:
        form = self.form(sealed.typed)
        if not self._passes(form):
            return self.ask(form)
        if self.person:
            return self._checked(form, sealed)
        try:
            limits.spend(
                "codes-asked-for", limits.client(self.request), _CODES_FROM_ONE_PLACE, _HOUR
            )
            emailed_codes.send(
                email=form.cleaned_data["email"],
                scope=self._scope(),
                subject_line=_("Your code to join %(organisation)s")
                % {"organisation": self.way.organisation.name},
            )
        except MemberError as refusal:
            return self._checked(form, sealed, problem=refusal.message)
        return self._checked(form, sealed, code=CodeForm(sent_to=form.cleaned_data["email"]))

    def apply(self, sealed: SealedAnswers) -> HttpResponse:
        """The final act; the same form sent twice is one application."""
        form = self.form(sealed.typed)
        if not self._passes(form):
            return self.ask(form)
        code = None
        if self.person is None:
            code = CodeForm(self.request.POST, sent_to=form.cleaned_data["email"])
            if not code.is_valid():
                return self._checked(form, sealed, code=code)
        try:
            return redirect(self._sent(form, sealed, code))
        except NotEligible as refusal:
            return self._refused(form, refusal)
        except MemberError as refusal:
            return self._not_sent(form, sealed, code, refusal)

    def _sent(self, form: DetailsForm, sealed: SealedAnswers, code: CodeForm | None) -> Application:
        if self.person:
            return self._apply(self.person, form, sealed)
        given, name = form.cleaned_data, form.applicant_name()
        with emailed_codes.proved(
            email=given["email"],
            code=code.cleaned_data["code"] if code else "",
            scope=self._scope(),
            use=str(sealed.reference),
        ):
            person = proving.person_of(given["email"], name)
            application = self._apply(person, form, sealed)
        proving.begin_session(self.request, person)
        return application

    def _apply(self, person: Person, form: DetailsForm, sealed: SealedAnswers) -> Application:
        return applying.apply(
            way=self.way, applicant=person, answers=form.answers(), reference=sealed.reference
        )

    def _not_sent(
        self,
        form: DetailsForm,
        sealed: SealedAnswers,
        code: CodeForm | None,
        refusal: MemberError,
    ) -> HttpResponse:
        """What is wrong with the code stands beside it; anything else above the page."""
        if code is not None:
            code.add_error("code", refusal.message)
            return self._checked(form, sealed, code=code)
        return self._checked(form, sealed, problem=refusal.message)

    def _passes(self, form: DetailsForm) -> bool:
        """Whole, and of somebody to whom the class is open; otherwise the form says why not."""
        if not form.is_valid():
            return False
        email = self.person.email if self.person else form.cleaned_data["email"]
        try:
            answers.check(self.way, form.answers(), email)
        except NotEligible as refusal:
            self._mark(form, refusal)
            return False
        return True

    def _refused(self, form: DetailsForm, refusal: NotEligible) -> HttpResponse:
        self._mark(form, refusal)
        return self.ask(form)

    def _mark(self, form: DetailsForm, refusal: NotEligible) -> None:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)

    def _checked(
        self,
        form: DetailsForm,
        sealed: SealedAnswers,
        *,
        code: CodeForm | None = None,
        problem: str = "",
    ) -> HttpResponse:
        context: dict[str, Any] = {
            "way": self.way,
            "rows": summary(self.way, form.cleaned_data),
            "sealed": sealed_answers.close(self.way, sealed),
            "code": code,
            "email": self.person.email if self.person else form.cleaned_data["email"],
            "signed_in": self.person is not None,
            "problems": [{"text": problem, "target": ""}] if problem else [],
        }
        return render(self.request, "organisations/check.html", context)

    def _scope(self) -> str:
        return f"join:{self.way.organisation.pk}"
