"""The two letters that section 37 of the Subsidy Control Act 2022 asks for, as plain text to send."""

from django.conf import settings
from django.utils.translation import gettext as _

from funds.limits import first_day, limit_pence
from funds.models import Award
from look.words import day, pounds


def notification(award: Award) -> str:
    """Before it is given: what is planned, and the question whether the limit would be exceeded."""
    told = _facts(award)
    return "\n\n".join(
        [
            _("To %(enterprise)s (%(org_id)s)") % told,
            _("Notification of minimal financial assistance"),
            _("We intend to give you %(amount)s for: %(what)s.") % told,
            _(
                "This would be minimal financial assistance under section 36 of the Subsidy Control Act 2022. An enterprise may have at most %(limit)s of it in this and the two preceding financial years, that is since %(since)s, from all public authorities together. Other help of the kinds in section 36 counts too."
            )
            % told,
            _(
                "Before we may give it, please confirm in writing that this assistance would not take you over that limit, and list any other you had since %(since)s with its giver, date and amount."
            )
            % told,
            _signature(),
        ]
    )


def confirmation(award: Award) -> str:
    """When it is given: that it was, how much and when. The enterprise keeps it for three years."""
    told = _facts(award)
    return "\n\n".join(
        [
            _("To %(enterprise)s (%(org_id)s)") % told,
            _("Confirmation of minimal financial assistance"),
            _(
                "On %(day)s we gave you %(amount)s as minimal financial assistance under section 36 of the Subsidy Control Act 2022, for: %(what)s."
            )
            % told,
            _(
                "Keep this letter for at least three years: you will need it when another public authority asks what you have had."
            ),
            _signature(),
        ]
    )


def _facts(award: Award) -> dict[str, str]:
    return {
        "enterprise": award.enterprise.name,
        "org_id": award.enterprise.org_id,
        "amount": pounds(award.amount_pence),
        "what": award.what_for,
        "limit": pounds(limit_pence(award.on)),
        "since": day(first_day(award.on)),
        "day": day(award.on),
    }


def _signature() -> str:
    return f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}\n{settings.COUNCIL_PHONE}"
