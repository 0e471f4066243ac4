"""What an applicant gave, as the secretary reads it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from look.words import day, moment, pounds
from members.models import Application, Need, StakeholderClass
from places.spelling import spaced


def facts(application: Application, wanted: StakeholderClass | None) -> list[tuple[str, str]]:
    """Rows of (what, as it was given); nothing for what was not asked. `wanted` is None where the rules have no such class."""
    rows = [
        (_("Class"), wanted.name if wanted else application.class_code),
        (_("Acts for it"), _acting(application)),
        (_("Address"), _address(application)),
        (_("Date of birth"), day(application.date_of_birth) if application.date_of_birth else ""),
        (_("Email address"), application.email),
        *_given(application),
        *_guardian(application),
        (_("Shares"), _shares(application, wanted)),
        (
            _("Reference on the payment"),
            application.payment_reference if application.shares else "",
        ),
        (_("Applied"), moment(application.made_at)),
    ]
    return [(what, str(said)) for what, said in rows if said]


def _acting(application: Application) -> str:
    """Who applies for an organisation, and as what."""
    return ", ".join(filter(None, [application.acting_name, application.acting_role]))


def _address(application: Application) -> str:
    postcode = spaced(application.postcode) if application.postcode else ""
    return ", ".join(filter(None, [application.address, postcode]))


def _given(application: Application) -> Iterator[tuple[str, str]]:
    labels = {str(need.value): str(need.label) for need in Need}
    for need, text in application.given.items():
        if isinstance(text, str):
            yield labels.get(need, need), text


def _guardian(application: Application) -> Iterator[tuple[str, str]]:
    if not application.guardian_name and not application.guardian_email:
        return
    agreed = application.guardian_agreed_at
    yield _("Parent or guardian"), application.guardian_name
    yield _("Their email address"), application.guardian_email
    yield _("They agreed"), moment(agreed) if agreed else _("Not yet")


def _shares(application: Application, wanted: StakeholderClass | None) -> str:
    if not application.shares:
        return ""
    price = (wanted.share_price_pence or 0) * application.shares if wanted else 0
    return _("%(shares)d for %(price)s: %(state)s") % {
        "shares": application.shares,
        "price": pounds(price),
        "state": application.get_payment_display(),
    }
