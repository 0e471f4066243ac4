"""The classes of an organisation as readers see them: their share of the vote as a bar, their members beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from django.db.models import Count
from django.utils.translation import gettext as _

from look.bars import percent
from look.tables import Column, Table
from members import sections
from members.class_words import rules_in_words
from members.models import Constitution, Membership, Organisation, StakeholderClass
from members.models import shares_of_the_vote as shares_of
from statute import parameters

_COLOURS = 6
_PHONE, _LETTER = 350, 12  # pixels: a bar's whole width on a phone, a bold letter's


@dataclass(frozen=True)
class Group:
    """One class. `members` is written, and suppressed where it is small; `start` and `share` are of the whole."""

    stakeholder_class: StakeholderClass
    number: int
    members: str
    start: Fraction
    share: Fraction

    @property
    def name(self) -> str:
        return self.stakeholder_class.name

    @property
    def share_in_words(self) -> str:
        return fraction_in_words(self.share) if self.stakeholder_class.votes else _("No vote")

    @property
    def colour(self) -> int:
        return (self.number - 1) % _COLOURS + 1

    @property
    def x(self) -> str:
        return percent(float(self.start) * 100 + 0.3)

    @property
    def width(self) -> str:
        return percent(max(float(self.share) * 100 - 0.6, 0.4))

    @property
    def middle(self) -> str:
        return percent(float(self.start + self.share / 2) * 100)


@dataclass(frozen=True)
class WhoDecides:
    """`named` says whether every name fits into its bar on a phone; otherwise bars are numbered, with a key."""

    groups: Sequence[Group]
    named: bool

    @property
    def voting(self) -> list[Group]:
        return [one for one in self.groups if one.share]

    @property
    def sentence(self) -> str:
        shares = {one.share for one in self.voting}
        if len(self.voting) == 1:
            return _("Every member has one vote.")
        if len(shares) == 1:
            return _("Each group holds %(share)s of every vote, however many it has.") % {
                "share": fraction_in_words(shares.pop())
            }
        return _("Each group holds its share of every weighted vote, however many it has.")

    @property
    def label(self) -> str:
        """What the drawing says, for who does not see it."""
        return "; ".join(f"{one.name}: {one.share_in_words}" for one in self.voting)


def who_decides(constitution: Constitution, day: date) -> WhoDecides:
    """Two statements: the classes and how many members each has on that day."""
    classes = list(constitution.classes.all())
    shares = shares_of(classes)
    counts = _head_counts(constitution.organisation, day)
    starts = [Fraction(0), *accumulate(shares.get(one.code, Fraction(0)) for one in classes)]
    groups = [
        Group(
            one,
            place + 1,
            written_count(one, sum(counts.get(code, 0) for code in one.codes)),
            starts[place],
            shares.get(one.code, Fraction(0)),
        )
        for place, one in enumerate(classes)
    ]
    return WhoDecides(groups, all(_fits(one) for one in groups if one.share))


def written_count(stakeholder_class: StakeholderClass, members: int) -> str:
    """ "1,842", or "fewer than 5" where so few people could be told apart; organisations are no secret."""
    floor = int(parameters.value("small-cell"))
    if stakeholder_class.takes_people and 0 < members < floor:
        return _("fewer than %(floor)d") % {"floor": floor}
    return f"{members:,}"


def table(decides: WhoDecides, constitution: Constitution) -> Table:
    """The bars' table, with the columns that other rooms add."""
    added = sections.class_columns(constitution)
    columns = [
        Column(_("Group")),
        Column(_("Members"), numeric=True),
        Column(_("Share of the vote")),
        *(Column(heading) for heading, _cells in added),
        Column(_("Who can join")),
    ]
    rows = [_row(one, [cells for _heading, cells in added], decides) for one in decides.groups]
    return Table(_("What each group holds"), columns, rows, caption_hidden=True)


def fraction_in_words(share: Fraction) -> str:
    """ "One third"; other parts as a percentage."""
    return str(_NAMED[share]() if share in _NAMED else f"{float(share) * 100:.3g}%")


_NAMED = {
    Fraction(1): lambda: _("all of it"),
    Fraction(1, 2): lambda: _("one half"),
    Fraction(1, 3): lambda: _("one third"),
    Fraction(2, 3): lambda: _("two thirds"),
    Fraction(1, 4): lambda: _("one quarter"),
    Fraction(3, 4): lambda: _("three quarters"),
    Fraction(1, 5): lambda: _("one fifth"),
    Fraction(2, 5): lambda: _("two fifths"),
    Fraction(3, 5): lambda: _("three fifths"),
}


def _head_counts(organisation: Organisation, day: date) -> dict[str, int]:
    lines = Membership.objects.filter(organisation=organisation).on(day)
    return dict(lines.order_by().values_list("class_code").annotate(Count("pk")))


def _fits(group: Group) -> bool:
    longest = max(len(group.name), len(group.share_in_words) * 0.75)
    return longest * _LETTER <= float(group.share) * _PHONE


def _row(group: Group, added: list[Mapping[str, str]], decides: WhoDecides) -> list[str]:
    one = group.stakeholder_class
    name = group.name if decides.named or not group.share else f"{group.number}. {group.name}"
    return [
        name,
        group.members,
        group.share_in_words[:1].upper() + group.share_in_words[1:],
        *(cells.get(one.code, "–") for cells in added),
        rules_in_words(one),
    ]
