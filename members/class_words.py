"""A class in plain words: who can join, what they give, what it costs, how they show who they are."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look import words
from members import proofs
from members.models import Need, StakeholderClass


def rules_in_words(one: StakeholderClass) -> str:
    """What the class says of itself, then its ages, what an applicant gives, and its price."""
    return " ".join(
        filter(
            None,
            [
                _sentence(one.summary),
                age_in_words(one),
                needs_in_words(one),
                price_in_words(one),
            ],
        )
    )


def age_in_words(one: StakeholderClass) -> str:
    least, most = one.minimum_age, one.maximum_age
    if least and most:
        said = _("From age %(least)d to %(most)d.") % {"least": least, "most": most}
    elif least:
        said = _("From age %(least)d.") % {"least": least}
    elif most:
        said = _("Up to age %(most)d.") % {"most": most}
    else:
        said = ""
    if one.consent_age and (least or 0) < one.consent_age:
        said = f"{said} " + _("Under %(age)d a parent or guardian must agree.") % {
            "age": one.consent_age
        }
    return said.strip()


def price_in_words(one: StakeholderClass) -> str:
    if not one.share_price_pence:
        return ""
    price = {"price": words.pounds(one.share_price_pence), "number": one.minimum_shares}
    if not one.minimum_shares:
        return _("Shares cost %(price)s each, if you want some.") % price
    return (
        ngettext(
            "You need %(number)d share at %(price)s.",
            "You need %(number)d shares at %(price)s each.",
            one.minimum_shares,
        )
        % price
    )


def needs_in_words(one: StakeholderClass) -> str:
    """ "Asked of you: a tenancy reference and a home in the area."; nothing where the class asks for nothing."""
    asked = [_within(str(Need(need).label)) for need in one.needs]
    return (
        _("Asked of you: %(needs)s.") % {"needs": get_text_list(asked, _("and"))} if asked else ""
    )


def proofs_in_words(one: StakeholderClass) -> str:
    """ "Code sent by email or code from a posted letter"; a method that is not installed by its code."""
    labels = {proof.code: str(proof.label) for proof in proofs.by_strength()}
    accepted = [labels.get(code, code) for code in one.accepted_proofs]
    return get_text_list([accepted[0], *map(_within, accepted[1:])], _("or")) if accepted else ""


def _within(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
