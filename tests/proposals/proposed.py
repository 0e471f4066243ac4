"""Proposals in their states: many by a factory, one by one through the verbs."""

import io

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from proposals.drafting import save_draft
from proposals.facts import ProposalFacts
from proposals.models import Proposal
from proposals.moderating import publish
from proposals.submitting import submit
from tests.agenda.rounds import somebody
from tests.factories import OfficerFactory

TYPED = {
    "title": "Sixty street trees",
    "what": "Shade where pavements were hottest.",
    "why": "Three people fainted last summer.",
    "category": "green",
    "place": "The Parade and eight side streets",
    "cost_guess_pence": "24,000",
    "who_benefits": "Everybody who walks there.",
    "who_runs": "The council waters them for three years.",
    "proposer": "resident",
}
WORDS = {name: text for name, text in TYPED.items() if name not in {"cost_guess_pence", "title"}}


class ProposalFactory(factory.django.DjangoModelFactory):
    """A published proposal as the database keeps it, for lists of many."""

    class Meta:
        model = Proposal

    number = factory.Sequence(lambda n: n + 1)
    state = "published"
    title = factory.Sequence(lambda n: f"Proposal {n}")
    what = "Shade where pavements were hottest."
    why = "Three people fainted last summer."
    category = "green"
    place = "The Parade"
    latitude = 51.445
    longitude = -0.105
    ward = factory.SelfAttribute("round.ward")
    author_key = b"x" * 32
    published_at = factory.LazyFunction(timezone.now)


def drafted(budget_round, by=None, title="Sixty street trees", **facts):
    said = {**WORDS, "title": title, "cost_guess_pence": 2_400_000, **facts}
    by = by or somebody()
    return save_draft(budget_round=budget_round, by=by, facts=ProposalFacts(**said))


def submitted(budget_round, **facts):
    made = drafted(budget_round, **facts)
    submit(proposal=made)
    made.refresh_from_db()
    return made


def published(budget_round, **facts):
    made = submitted(budget_round, **facts)
    publish(proposal=made, by=OfficerFactory())
    made.refresh_from_db()
    return made


def page(budget_round, rest=""):
    return f"/rounds/{budget_round.slug}/proposals/{rest}"


def desk(budget_round, rest=""):
    return f"/officer/rounds/{budget_round.slug}/{rest}"


def photo():
    data = io.BytesIO()
    Image.new("RGB", (800, 500), "teal").save(data, "PNG")
    return SimpleUploadedFile("photo.png", data.getvalue(), "image/png")
