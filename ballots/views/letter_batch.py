"""One file of letters: who has released it, the one download, and its end."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ballots.desk_vote import DeskVote
from ballots.errors import BallotError
from ballots.forms.letters import WhyForm
from ballots.letters import making, releasing, steps
from ballots.models import LetterBatch, LetterState
from ballots.tasks import start_letters
from ballots.views.letters import hand_to_worker
from ballots.views.requests import officer
from look import progress

_FAULTS_SHOWN = 50


@never_cache
def page(request: HttpRequest, vote: DeskVote, number: int) -> HttpResponse:
    """POST `do`: release, say they are posted, destroy the file, make the letters again."""
    batch = _get(vote, number)
    form = WhyForm(request.POST if request.POST.get("do") == "restart" else None)
    refusal = ""
    if request.method == "POST":
        try:
            done = _do(request, batch, form)
        except BallotError as refused:
            refusal = refused.message
        else:
            if done:
                messages.success(request, done)
                return redirect(vote.letter_batch(number))
    return _page(request, vote, _get(vote, number), form, refusal)


def _get(vote: DeskVote, number: int) -> LetterBatch:
    people = ("ordered_by", "first_by", "second_by", "downloaded_by", "ballot")
    batches = LetterBatch.objects.select_related(*people)
    return get_object_or_404(batches, ballot=vote.ballot, number=number)


def _do(request: HttpRequest, batch: LetterBatch, form: WhyForm) -> str:
    """What was done, empty where the form says what is missing."""
    by, do = officer(request), request.POST.get("do")
    if do == "release":
        releasing.authorise(batch, by)
        return _("You have released the file.")
    if do == "posted":
        releasing.hand_over(batch, by)
        return _("Noted: the letters are printed and posted.")
    if do == "purge":
        releasing.purge(batch, by.as_actor("officer"))
        return _("The file and its key are destroyed.")
    if do == "wake":
        start_letters(batch.pk)
        return _("The batch was handed to a worker again.")
    return _restart(request, batch, form) if do == "restart" and form.is_valid() else ""


@transaction.atomic
def _restart(request: HttpRequest, batch: LetterBatch, form: WhyForm) -> str:
    releasing.restart(batch, officer(request), form.cleaned_data["reason"])
    hand_to_worker(batch)
    return _("The letters are made again, with new codes.")


@never_cache
@require_POST
def download(request: HttpRequest, vote: DeskVote, number: int) -> HttpResponse:
    """The file, once. That it was fetched is saved before the first byte goes out."""
    batch = _get(vote, number)
    try:
        content = releasing.download(batch, officer(request))
    except BallotError as refused:
        return _page(request, vote, _get(vote, number), WhyForm(), refused.message)
    name = f"letters-{vote.slug}-{number}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _page(
    request: HttpRequest, vote: DeskVote, batch: LetterBatch, form: WhyForm, refusal: str
) -> HttpResponse:
    job = progress.of(making.job(batch.pk))
    coming = batch.state in {LetterState.QUEUED, LetterState.MAKING}
    person = officer(request)
    faulty = batch.letters.exclude(fault="").select_related("entry").order_by("pk")
    context = {
        "vote": vote,
        "batch": batch,
        "next_step": steps.next_step(batch),
        "job": job,
        "running": coming and job is not None and job.running,
        "silent": coming and (job is None or not job.running),
        "mine": person.pk in {batch.first_by_id, batch.second_by_id},
        "faulty": faulty[:_FAULTS_SHOWN],
        "faulty_count": faulty.count(),
        "can_restart": batch.state in {"failed", "ready", "downloaded"},
        "can_take_back": batch.state in {"queued", "failed", "ready"},
        "form": form,
        "refusal": refusal,
    }
    return render(
        request, "ballots/desks/letter_batch.html", context, status=409 if refusal else 200
    )
