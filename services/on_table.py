"""What is on the table: the money of a year by how far residents decide it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from look import words
from look.tables import Column, Table
from services.models import BudgetLine, Level, Service
from services.models.service import LEVEL_WORDS


@dataclass(frozen=True)
class LevelSum:
    level: Level
    lines: int
    pence: int


@dataclass(frozen=True)
class OnTable:
    """The sums of one year; a line is on the table where its service is too. Net: income is taken off."""

    year: int
    levels: Sequence[LevelSum]
    out_pence: int
    out_lines: int

    @property
    def years(self) -> str:
        return f"{self.year}/{(self.year + 1) % 100:02d}"

    @property
    def on_pence(self) -> int:
        return sum(one.pence for one in self.levels)

    @property
    def all_pence(self) -> int:
        return self.on_pence + self.out_pence

    @property
    def bars(self) -> list[tuple[str, float, str]]:
        rows = [(str(one.level.label), one.pence) for one in self.levels]
        if self.out_lines:
            rows.append((_("Left out"), self.out_pence))
        return [(name, max(pence, 0), words.pounds(pence)) for name, pence in rows]

    @property
    def table(self) -> Table:
        rows = [
            [one.level.label, LEVEL_WORDS[one.level], f"{one.lines:,}", words.pounds(one.pence)]
            for one in self.levels
        ]
        left = [_("Left out"), _("Nothing to decide, for the reasons below."), f"{self.out_lines:,}", words.pounds(self.out_pence)]  # fmt: skip
        return Table(
            caption=_("Money by how far residents decide"),
            columns=[
                Column(_("Residents’ part")),
                Column(_("What it means")),
                Column(_("Lines"), numeric=True),
                Column(_("Money"), numeric=True),
            ],
            rows=[*rows, left],
        )


def years() -> list[int]:
    """The years that have lines, the latest first."""
    found = BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct()
    return list(found)


def of_year(year: int) -> OnTable:
    lines = BudgetLine.objects.filter(year=year)
    on = Q(on_table=True, service__on_table=True)
    counted = lines.filter(on).order_by().values_list("level")
    sums = counted.annotate(lines=Count("pk"), pence=Sum("amount_pence"))
    by_level = {level: (count, pence) for level, count, pence in sums}
    out = lines.exclude(on).aggregate(lines=Count("pk"), pence=Sum("amount_pence", default=0))
    levels = [LevelSum(level, *by_level.get(level, (0, 0))) for level in Level]
    return OnTable(year, levels, out["pence"], out["lines"])


def services(year: int) -> QuerySet[Service]:
    """Every service with its money of that year, those with most first."""
    this_year = Q(lines__year=year)
    return Service.objects.annotate(
        pence=Sum("lines__amount_pence", filter=this_year, default=0),
        out_pence=Sum(
            "lines__amount_pence", filter=this_year & Q(lines__on_table=False), default=0
        ),
    ).order_by("-pence", "name")


def left_out(year: int) -> QuerySet[BudgetLine]:
    """The lines that residents do not decide about, with the reason of the line or of its service."""
    lines = BudgetLine.objects.filter(year=year).select_related("service")
    out = lines.filter(Q(on_table=False) | Q(service__on_table=False))
    return out.annotate(service_reason=F("service__out_reason")).order_by("-amount_pence", "pk")
