"""The parameters this release needs, each with where it comes from.

A council changes one by closing its row and adding another with its own decision as the reference:
a code that has any row is left alone.
"""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.apps import apps as installed
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_noop as _


class First(NamedTuple):
    """The first row of a code: in force from `since`, until somebody closes it."""

    code: str
    value: int | Decimal
    unit: str
    since: date
    reference: str
    note: str


COUNCIL = "Council rule: "
SINCE = date(2026, 1, 1)
SOCIETIES_ACT = "Co-operative and Community Benefit Societies Act 2014, "
ACT_IN_FORCE = date(2014, 8, 1)
SUBSIDY_ACT = "Subsidy Control Act 2022, "
SUBSIDY_ACT_IN_FORCE = date(2023, 1, 4)

FIRST = [
    First(
        "ward-ballot-minimum-age",
        16,
        _("years"),
        SINCE,
        "Local Government Act 2003, section 116: the council chooses who is polled",
        _("How old a person must be to vote on a ward's money."),
    ),
    First(
        "complaint-acknowledgement-days",
        30,
        _("days"),
        date(2026, 6, 19),
        "Data (Use and Access) Act 2025, section 103 (Data Protection Act 2018, section 164A)",
        _(
            "Within this many days, counted from its arrival, a complaint about personal data is acknowledged."
        ),
    ),
    First(
        "declared-entries-per-email",
        4,
        _("entries"),
        SINCE,
        COUNCIL + "a household may share one address",
        _("How many people may vote in one ballot with the same e-mail address."),
    ),
    First(
        "declared-entries-per-postcode",
        12,
        _("entries"),
        SINCE,
        COUNCIL + "more than this waits for an officer's decision",
        _("How many people may declare themselves at one postcode before an officer looks."),
    ),
    First(
        "emailed-code-minutes",
        30,
        _("minutes"),
        SINCE,
        COUNCIL + "WCAG 2.2, criterion 2.2.1: enough time, and another code can be asked for",
        _("How long a code sent by e-mail can be used."),
    ),
    First(
        "emailed-codes-per-hour",
        6,
        _("codes"),
        SINCE,
        COUNCIL + "against flooding somebody's inbox",
        _("How many codes are sent to one e-mail address in an hour."),
    ),
    First(
        "micro-round-limit",
        5_000,
        _("pounds"),
        SINCE,
        COUNCIL + "a stairwell, a flower bed: what can be decided in a week without appraisal",
        _("The most money that a micro-round decides on."),
    ),
    First(
        "posted-code-tries-per-hour",
        30,
        _("tries"),
        SINCE,
        COUNCIL + "against guessing codes; a library shares one address among many",
        _("How many wrong codes from a letter one internet address may try in an hour."),
    ),
    First(
        "letters-in-a-file",
        5000,
        _("letters"),
        SINCE,
        COUNCIL + "a file that one worker draws in under a minute and a printer takes in one go",
        _("Letters with voting codes are made in files of at most this many."),
    ),
    First(
        "letters-kept-days",
        7,
        _("days"),
        SINCE,
        COUNCIL + "UK GDPR, article 5(1)(e): kept no longer than needed",
        _("A file of letters is destroyed this long after it was made or downloaded."),
    ),
    First(
        "publishing-floor",
        10,
        _("papers"),
        SINCE,
        COUNCIL + "secrecy of small wards and groups, CM/Rec(2017)5, standard 19",
        _("A ward with fewer papers than this publishes totals and a digest, not its papers."),
    ),
    First(
        "result-days",
        14,
        _("days"),
        SINCE,
        COUNCIL + "people are told when to look; not a deadline of law",
        _("A result is to be declared within this many days of the close."),
    ),
    First(
        "proxies-per-holder",
        5,
        _("members"),
        SINCE,
        "Model rules of multi-stakeholder co-operatives: a proxy holder acts for at most five members",
        _("For how many members one person may hold a proxy in one vote."),
    ),
    First(
        "small-cell",
        5,
        _("people"),
        SINCE,
        COUNCIL + "usual practice of official statistics on small numbers",
        _("Numbers of people below this are shown as “fewer than 5”."),
    ),
    First(
        "withdrawable-shares-limit",
        100_000,
        _("pounds"),
        date(2014, 8, 1),
        "Community Shares Scotland, 2.2.2: the limit for an individual under the 2014 Act",
        _(
            "The most that one member, other than a registered society, may hold in a society’s withdrawable shares."
        ),
    ),
    First(
        "share-withdrawal-minimum-age",
        16,
        _("years"),
        date(2014, 8, 1),
        "Co-operative and Community Benefit Societies Act 2014, section 31",
        _("A member younger than this can give no receipt, so no shares or loans are paid out."),
    ),
    First(
        "verification-months",
        24,
        _("months"),
        SINCE,
        COUNCIL + "who somebody is is shown anew from time to time",
        _("So long it counts that somebody applying for membership was shown to be who they say."),
    ),
    First(
        "evidence-retention-days",
        90,
        _("days"),
        SINCE,
        COUNCIL + "UK GDPR, article 5(1)(e): kept no longer than needed",
        _("A copy of evidence of who somebody is is deleted this long after it was taken."),
    ),
    First(
        "ballot-backup-months",
        3,
        _("months"),
        SINCE,
        COUNCIL + "UK GDPR, article 5(1)(e): kept no longer than needed",
        _("Backups made while a ballot was open are deleted this long after its close."),
    ),
    First(
        "society-amalgamation-percent",
        Decimal("66.67"),
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 111: two-thirds",
        _(
            "At least this part of a society’s members who vote must be for an amalgamation or a transfer to a society; 66.67 means two-thirds."
        ),
    ),
    First(
        "society-amalgamation-second-percent",
        50,
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 111",
        _(
            "More than this part of those who vote must confirm an amalgamation or a transfer at a second meeting."
        ),
    ),
    First(
        "society-conversion-percent",
        75,
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 113",
        _(
            "At least this part of a society’s members who vote must be for becoming, joining or passing to a company."
        ),
    ),
    First(
        "society-conversion-turnout-percent",
        50,
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 113",
        _(
            "At least this part of a society’s members must vote on becoming, joining or passing to a company."
        ),
    ),
    First(
        "society-conversion-second-percent",
        50,
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 113",
        _("More than this part of those who vote must confirm a conversion at a second meeting."),
    ),
    First(
        "society-second-meeting-earliest-days",
        14,
        _("days"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 113",
        _("The second meeting on a conversion is held at least so long after the first."),
    ),
    First(
        "society-second-meeting-latest-months",
        1,
        _("months"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 113",
        _("The second meeting on a conversion is held at most so long after the first."),
    ),
    First(
        "society-dissolution-percent",
        75,
        _("percent"),
        ACT_IN_FORCE,
        SOCIETIES_ACT + "section 119",
        _("At least this part of all members must sign an instrument that dissolves a society."),
    ),
    First(
        "society-committee-minimum-age",
        16,
        _("years"),
        ACT_IN_FORCE,
        "Community Shares Handbook, 3.2.4: the law’s minimum for committee members since 2012",
        _("How old a member of a society’s committee must be."),
    ),
    First(
        "model-investor-cap-percent",
        10,
        _("percent"),
        SINCE,
        "Model rules, not law: Equal Care Co-op and Signalise Co-op",
        _("Model rules hold members who only invest to this part of any vote."),
    ),
    First(
        "age-of-majority",
        18,
        _("years"),
        SINCE,
        "Family Law Reform Act 1969, section 1",
        _("Below this age a parent or guardian may apply for a child to become a member."),
    ),
    First(
        "guardian-consent-days",
        14,
        _("days"),
        SINCE,
        COUNCIL + "time to read and ask, and no link that works for ever",
        _("How long a parent or guardian can use the link to agree to a membership."),
    ),
    First(
        "former-member-years",
        10,
        _("years"),
        SINCE,
        COUNCIL + "as section 121 of the Companies Act 2006 has it for companies",
        _("How long a register of members keeps the name and address of somebody who has left."),
    ),
    First(
        "application-days",
        365,
        _("days"),
        SINCE,
        COUNCIL + "UK GDPR, article 5(1)(e): kept no longer than needed",
        _("How long an application to become a member is kept after it was decided."),
    ),
    First(
        "call-in-working-days",
        5,
        _("working days"),
        SINCE,
        COUNCIL + "Local Government Act 2000, section 9F(4), names no period",
        _("So long scrutiny may call in a published decision, and its money waits."),
    ),
    First(
        "call-in-members",
        3,
        _("councillors"),
        SINCE,
        COUNCIL + "so many members of the council may ask for a call-in",
        _("How many councillors must stand behind a call-in."),
    ),
    First(
        "payment-two-approvers-above",
        1000,
        _("pounds"),
        SINCE,
        COUNCIL + "two pairs of eyes on every larger payment",
        _("A payment above this needs two approvals, none of them by whoever asked for it."),
    ),
    First(
        "councillor-grant-minimum",
        100,
        _("pounds"),
        SINCE,
        COUNCIL + "below this a grant costs more to pay than it gives",
        _("A grant from a councillor’s local budget is at least so much."),
    ),
    First(
        "councillor-grant-maximum",
        1000,
        _("pounds"),
        SINCE,
        COUNCIL + "so that one grant does not use up a year’s budget",
        _("A grant from one councillor’s local budget is at most so much."),
    ),
    First(
        "ward-pool-grant-maximum",
        5000,
        _("pounds"),
        SINCE,
        COUNCIL + "what several councillors decide together may be larger",
        _("A grant from a ward pool of councillors’ local budgets is at most so much."),
    ),
    First(
        "match-offer-reminder-days",
        14,
        _("days"),
        SINCE,
        COUNCIL + "a councillor needs about two weeks to find a request to give to",
        _("So long before a partner’s match offer ends, councillors are told what is left of it."),
    ),
    First(
        "councillor-request-contact-days",
        730,
        _("days"),
        SINCE,
        COUNCIL + "UK GDPR, article 5(1)(e): kept no longer than needed",
        _("So long after it was made, whom to write to about a request that is over is forgotten."),
    ),
    First(
        "minimal-financial-assistance-limit",
        315_000,
        _("pounds"),
        SUBSIDY_ACT_IN_FORCE,
        SUBSIDY_ACT + "section 36",
        _(
            "At most so much minimal financial assistance an enterprise may have in this and the two preceding financial years."
        ),
    ),
    First(
        "subsidy-database-above",
        100_000,
        _("pounds"),
        SUBSIDY_ACT_IN_FORCE,
        SUBSIDY_ACT + "section 33",
        _("Minimal financial assistance above this is entered in the public subsidy database."),
    ),
    First(
        "subsidy-database-months",
        3,
        _("months"),
        SUBSIDY_ACT_IN_FORCE,
        SUBSIDY_ACT + "section 33",
        _("Within this time after it was given, assistance is entered in the subsidy database."),
    ),
    First(
        "agenda-supports-per-person",
        5,
        _("priorities"),
        SINCE,
        COUNCIL + "enough to care about several things, few enough to choose",
        _("How many priorities of one agenda a person may support."),
    ),
    First(
        "taking-part-per-hour",
        30,
        _("acts"),
        SINCE,
        COUNCIL + "against flooding a page",
        _(
            "How often one person may name, propose, comment or report in an hour, each counted apart."
        ),
    ),
    First(
        "draft-link-days",
        14,
        _("days"),
        SINCE,
        COUNCIL + "time to ask neighbours; a new link can be asked for",
        _("How long the e-mailed link to the draft of a proposal can be used."),
    ),
]


def add_missing(*, apps: Any = installed, **_signal: Any) -> None:
    """After every migrate (and flush, which does not say which apps): a row for each code that has none."""
    try:
        parameters: type[models.Model] = apps.get_model("statute", "Parameter")
    except LookupError:  # migrated back to before the table
        return
    rows = parameters._default_manager  # noqa: SLF001 -- a historical model has no typed `objects`
    known = set(rows.values_list("code", flat=True))
    rows.bulk_create(_row(parameters, first) for first in FIRST if first.code not in known)


def _row(parameters: type[models.Model], first: First) -> models.Model:
    return parameters(
        code=first.code,
        value=first.value,
        unit=first.unit,
        in_force=DateRange(first.since, None),
        reference=first.reference,
        note=first.note,
    )
