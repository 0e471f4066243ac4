"""Opening a fund, with its strings and its two accounts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from funds import accounts
from funds.errors import FundError
from funds.models import Fund, Purpose, Source, Use
from funds.posting import today
from look.words import day
from members.models import Organisation
from places.models import Ward
from record import entries
from record.entries import Actor

# An address beside those of funds.
RESERVED = {"journal"}


@transaction.atomic
def open_fund(
    *,
    name: str,
    source: str,
    giver: str,
    by: Actor,
    about: str = "",
    giver_organisation: Organisation | None = None,
    wards: Sequence[str] = (),
    purposes: Sequence[str] = (),
    use: str = Use.EITHER,
    spend_by: date | None = None,
) -> Fund:
    """A fund with no money yet. Wards are GSS codes and purposes codes; none of them is no string. Raises FundError."""
    _check(name, giver, wards, purposes, spend_by)
    fund = _created(
        name=" ".join(name.split()),
        about=about.strip(),
        source=Source(source),
        giver=" ".join(giver.split()),
        giver_organisation=giver_organisation,
        wards=sorted(set(wards)),
        purposes=sorted(set(purposes)),
        use=Use(use),
        spend_by=spend_by,
    )
    accounts.open_own(fund)
    _record(by, "funds.opened", fund, _strings(fund))
    return fund


@transaction.atomic
def extend(*, fund: Fund, spend_by: date, by: Actor, reason: str) -> Fund:
    """The giver agrees to a later day to spend it by. Raises FundError."""
    fund = Fund.objects.select_for_update(no_key=True).get(pk=fund.pk)
    if not reason.strip():
        raise FundError(_("Say who agreed to the later day, and where."), "reason")
    if fund.spend_by is None or spend_by <= fund.spend_by:
        raise FundError(_("The new day must be later than the one there is."), "spend_by")
    before, fund.spend_by = fund.spend_by, spend_by
    fund.save(update_fields=["spend_by"])
    told = {"from": before.isoformat(), "to": spend_by.isoformat(), "reason": reason.strip()}
    _record(by, "funds.extended", fund, told)
    return fund


def _created(**fields: Any) -> Fund:
    """Two that get one address in the same instant are one button pressed twice."""
    try:
        with transaction.atomic():
            return Fund.objects.create(slug=_free_slug(fields["name"]), **fields)
    except IntegrityError as twice:
        raise FundError(
            _("A fund of that name was opened this very moment. Look at the list of funds."), "name"
        ) from twice


def _strings(fund: Fund) -> dict[str, Any]:
    """Where its money comes from and may go, as the record says it."""
    return {
        "source": fund.source,
        "giver": fund.giver,
        "wards": fund.wards,
        "purposes": fund.purposes,
        "use": fund.use,
        "spend_by": fund.spend_by.isoformat() if fund.spend_by else None,
    }


def _record(by: Actor, action: str, fund: Fund, payload: dict[str, Any]) -> None:
    entries.write(actor=by, action=action, subject=fund.as_subject(), payload=payload)


def _check(
    name: str, giver: str, wards: Sequence[str], purposes: Sequence[str], spend_by: date | None
) -> None:
    if not name.strip():
        raise FundError(_("Give the fund a name."), "name")
    if not giver.strip():
        raise FundError(_("Say who gives the money."), "giver")
    if set(wards) - set(Ward.objects.filter(code__in=wards).values_list("code", flat=True)):
        raise FundError(_("One of these wards is not known here."), "wards")
    known = Purpose.objects.in_use().filter(code__in=purposes)
    if set(purposes) - set(known.values_list("code", flat=True)):
        raise FundError(_("One of these purposes is not in the list."), "purposes")
    if spend_by is not None and spend_by < today():
        raise FundError(
            _("%(day)s is over. Enter a day to come.") % {"day": day(spend_by)}, "spend_by"
        )


def _free_slug(name: str) -> str:
    """From the name; with a number where another fund has it."""
    base = slugify(name)[:70] or "fund"
    taken = set(Fund.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    free = (f"{base}-{n}" if n > 1 else base for n in range(1, len(taken) + 3))
    return next(slug for slug in free if slug not in taken | RESERVED)
