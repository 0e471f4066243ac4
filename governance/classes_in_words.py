"""What a class asks, gives and weighs, as a member reads it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from look.words import pounds
from members import proofs
from members.models import Need, StakeholderClass


def share_in_words(share: Fraction) -> str:
    """ "a third", "52%", "about 65.2%" where it is rounded."""
    if share.numerator == 1 and share.denominator in {2, 3}:
        return _("half") if share.denominator == 2 else _("a third")  # noqa: PLR2004 -- of two, of three
    whole = share * 100
    if whole.denominator == 1:
        return f"{whole.numerator}%"
    return _("about %(percent)s%%") % {"percent": f"{float(whole):.1f}"}


def vote_in_words(one: StakeholderClass, shares: Mapping[str, Fraction]) -> str:
    """What the class has of a vote counted by classes, and its cap."""
    if not one.votes:
        return _("No vote")
    share = shares.get(one.code)
    said = _("No weight yet") if share is None else share_in_words(share)
    if one.cap_percent is None:
        return said
    return _("%(share)s, and never more than %(cap)s%% of any vote") % {
        "share": said,
        "cap": one.cap_percent,
    }


def who_in_words(one: StakeholderClass) -> str:
    if one.takes_people and one.takes_organisations:
        return _("People and organisations")
    return _("People") if one.takes_people else _("Organisations")


def ages_in_words(one: StakeholderClass) -> str:
    """Empty where any age will do."""
    said = _ages(one)
    if one.consent_age is None:
        return said
    consent = _("Under %(age)s, a parent or guardian must agree.") % {"age": one.consent_age}
    return f"{said}. {consent}" if said else consent


def _ages(one: StakeholderClass) -> str:
    least, most = one.minimum_age, one.maximum_age
    if least is not None and most is not None:
        return _("%(least)s to %(most)s") % {"least": least, "most": most}
    if least is not None:
        return _("%(least)s or over") % {"least": least}
    return _("Up to %(most)s") % {"most": most} if most is not None else ""


def needs_in_words(one: StakeholderClass) -> str:
    """What an applicant gives, and the ways in which they may prove it; empty where nothing is asked for."""
    needs = [str(Need(need).label) for need in one.needs]
    if one.accepted_proofs:
        ways = [str(proofs.method(code).label) for code in one.accepted_proofs]
        needs.append(_("proof by: %(ways)s") % {"ways": get_text_list(ways, _("or"))})
    return ". ".join(needs)


def shares_in_words(one: StakeholderClass) -> str:
    """Price, how many, and whether they can be taken out or passed on; empty where there are no shares."""
    if not one.share_price_pence:
        return ""
    return ", ".join([*_how_many(one), *_in_and_out(one)])


def _how_many(one: StakeholderClass) -> Iterator[str]:
    yield _("Shares of %(price)s each") % {"price": pounds(one.share_price_pence or 0)}
    if one.minimum_shares and one.minimum_shares == one.maximum_shares:
        yield _("%(number)s for each member") % {"number": one.minimum_shares}
        return
    if one.minimum_shares:
        yield _("at least %(number)s") % {"number": one.minimum_shares}
    if one.maximum_shares is not None:
        yield _("at most %(number)s") % {"number": f"{one.maximum_shares:,}"}


def _in_and_out(one: StakeholderClass) -> Iterator[str]:
    yield _("can be withdrawn") if one.shares_withdrawable else _("cannot be withdrawn")
    yield _("can be transferred") if one.shares_transferable else _("cannot be transferred")
