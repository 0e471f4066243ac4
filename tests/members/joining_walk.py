"""Going through the pages of joining as a browser would: each step posts what the page before it held."""

import html
import re

from django.core import mail
from django.utils import timezone

from tests.budgets.voting.walk import emailed_code, text_of
from tests.factories import PostcodeFactory, WardFactory
from tests.organisations import (
    DraftConstitutionFactory,
    OrganisationFactory,
    StakeholderClassFactory,
    adopt,
)

THIS_YEAR = timezone.localdate().year


def born(years):
    """The first of January so many years ago, as three inputs send it."""
    return {"born-day": "1", "born-month": "1", "born-year": str(THIS_YEAR - years)}


ADULT = {
    "name": "Ngozi Okafor",
    "born-day": "14",
    "born-month": "3",
    "born-year": "1976",
    "address": "22 Coppice Hill",
    "postcode": "BK3 7QX",
    "shares": "5",
    "email": "ngozi@example.org",
}
CHILD = {
    "name": "Amara Okafor",
    **born(12),
    "address": "22 Coppice Hill",
    "postcode": "BK3 7QX",
    "guardian_name": "Ngozi Okafor",
    "consents": "on",
    "email": "ngozi@example.org",
}
YOUNG = {
    "name": "Amara Okafor",
    **born(12),
    "address": "22 Coppice Hill",
    "postcode": "BK3 7QX",
    "guardian_name": "Ngozi Okafor",
    "guardian_email": "ngozi@example.org",
    "email": "amara@example.org",
}
SCHOOL = {
    "name": "Coppice Hill School",
    "org_id": "GB-EDU-100001",
    "legal_form": "public-body",
    "address": "1 School Lane",
    "postcode": "BK3 7QX",
    "acting_name": "Bridget Nolan",
    "acting_role": "Head teacher",
    "email": "head@example.org",
}


def youth_led(**kwargs):
    """Young people of one ward from 11 to 19 (consent under 16), residents with £1 shares, staff, and organisations."""
    ward = WardFactory(name="Larkmead")
    PostcodeFactory(ward=ward, compact="BK37QX")
    PostcodeFactory(ward=WardFactory(name="Rookery"), compact="BK58QX")
    organisation = OrganisationFactory(**kwargs)
    constitution = DraftConstitutionFactory(
        organisation=organisation, why_these_weights="Young people would always be outvoted."
    )
    StakeholderClassFactory(
        constitution=constitution,
        code="young",
        name="Young people",
        minimum_age=11,
        maximum_age=19,
        consent_age=16,
        needs=["address-in-area"],
        area_codes=[ward.code],
        weight=2,
    )
    StakeholderClassFactory(
        constitution=constitution,
        code="residents",
        name="Residents",
        minimum_age=16,
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=50,
    )
    StakeholderClassFactory(
        constitution=constitution,
        code="staff",
        name="Staff",
        needs=["employment"],
        accepted_proofs=["emailed-code", "posted-code"],
    )
    StakeholderClassFactory(
        constitution=constitution,
        code="schools",
        name="Schools",
        takes_people=False,
        takes_organisations=True,
    )
    adopt(constitution)
    return organisation


def page(organisation, group, who="me"):
    return f"/organisations/{organisation.slug}/join/{group}/{who}/"


def sealed_of(response):
    found = re.search(r'name="answers" value="([^"]+)"', response.content.decode())
    assert found, text_of(response)
    return html.unescape(found[1])


def checked(client, organisation, group, details, who="me"):
    return client.post(page(organisation, group, who), details)


def asked_for_code(client, organisation, group, details, who="me"):
    """As far as the page with a place for the code; what it holds, sealed."""
    sealed = sealed_of(checked(client, organisation, group, details, who))
    answer = client.post(page(organisation, group, who), {"answers": sealed, "do": "send"})
    assert "Code from the email" in text_of(answer)
    return sealed_of(answer)


def send(client, organisation, group, sealed, *, who="me", code=None):
    sent = {"answers": sealed, "do": "apply", "code": code or emailed_code()}
    return client.post(page(organisation, group, who), sent)


def join(client, organisation, group, details, who="me"):
    """The whole way; the page of the application."""
    sealed = asked_for_code(client, organisation, group, details, who)
    answer = send(client, organisation, group, sealed, who=who)
    assert answer.status_code == 302, text_of(answer)
    return client.get(answer["Location"])


def letters_to(address):
    return [message for message in mail.outbox if message.to == [address]]


def consent_link(address="ngozi@example.org"):
    """The path of the latest link sent to a parent or guardian."""
    texts = [one.body for one in letters_to(address) if "/consent/" in one.body]
    return re.search(r"(/consent/\S+)", texts[-1])[1]
