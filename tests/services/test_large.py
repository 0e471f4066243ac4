"""Budgets of many lines: a worker looks at them and saves them, killed anywhere and started twice without harm."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from look import progress
from record.models import RecordEntry
from record.verification import verify
from services import disaggregating, large, tasks
from services.breaking_down import Setup
from services.errors import ServiceError
from services.models import Disaggregation, LargeBudget
from tests.budgets.officer.desk import proven
from tests.factories import OfficerFactory
from tests.service_states import ServiceFactory, budget_csv, check_now, commissioner, row, ward
from tests.services.test_disaggregations import form

pytestmark = pytest.mark.django_db
MANY = large.MOST_AT_ONCE + 400
LARK, ROOK = "E05090001", "E05090002"


@pytest.fixture(autouse=True)
def wards():
    return [ward("Larkmead", LARK, (1, 3000)), ward("Rookery", ROOK, (5, 1000))]


@pytest.fixture
def parks():
    return ServiceFactory(name="Parks")


def content(lines=MANY, **last):
    rows = [row("3", f"Line {n}", area="Rookery" if n % 2 else "") for n in range(lines - 2)]
    return budget_csv(*rows, {**row("4"), **last}, row("2", "HR", overhead_class="central"))


def total(lines=MANY):
    return (3 * lines) * 100


@pytest.fixture
def handed(parks):
    """As it stands when the form was sent, before a worker came."""

    def make(**last):
        return large.hand_over(
            service=parks,
            setup=Setup(2026, "ward", total(), 50),
            content=content(**last),
            users=b"",
            by=commissioner(),
        )

    return make


def ready(budget):
    large.go_on(budget.pk, lambda _done, _lines: None)
    budget.refresh_from_db()
    return budget


def words(answer):
    return " ".join(answer.content.decode().split())


def test_an_officer_hands_it_over_looks_and_publishes(client, parks):
    proven(client, commissioner())
    sent = form(content(), total=str(total() // 100))
    page = client.post(f"/officer/services/{parks.slug}/break-down/", sent, follow=True)
    budget = LargeBudget.objects.get()
    assert page.redirect_chain == [(budget.get_absolute_url(), 302)]
    assert "Publish where £5,700 goes?" in words(page)
    assert f"{MANY} lines, of which 1 are overheads" in words(page)
    assert not Disaggregation.objects.exists()
    page = client.post(budget.get_absolute_url(), follow=True)
    assert "saved and published" in words(page)
    check_now()
    made = Disaggregation.objects.get()
    assert made.lines.count() == MANY
    assert made.made_by == LargeBudget.objects.get().decided_by
    budget.refresh_from_db()
    assert (budget.state, budget.made, bytes(budget.content)) == ("saved", made, b"")
    assert "Where £5,700 goes" in words(client.get(made.get_absolute_url()))
    overhead = made.lines.get(title="HR")
    steps = client.get(f"{made.get_absolute_url()}{overhead.number}/")
    assert "Over all direct costs" in words(steps)
    report = next(one for one in verify() if "Splits" in one.checked)
    assert (report.count, report.fault_count) == (1, 0)
    again = client.post(budget.get_absolute_url())
    assert (again.status_code, "is marked “Saved" in words(again)) == (409, True)


def test_a_small_one_waits_for_nobody(client, parks):
    proven(client, commissioner())
    sent = form(content(40), total="120")
    page = client.post(f"/officer/services/{parks.slug}/break-down/", sent)
    assert "Publish where £120 goes?" in words(page)
    assert not LargeBudget.objects.exists()


def test_what_is_wrong_is_listed_and_the_files_let_go(client, handed):
    budget = ready(handed(amount="lots"))
    proven(client, commissioner())
    page = words(client.get(budget.get_absolute_url()))
    assert "“lots” is not an amount of money" in page
    assert "1 thing to put right" in page
    assert bytes(budget.content) == b""


def test_killed_half_way_nothing_is_saved_and_the_next_worker_does_it_once(handed, monkeypatch):
    budget = large.decide(budget=ready(handed()), by=commissioner())
    before, copied = RecordEntry.objects.count(), []
    real = disaggregating.copy_in

    def killed(model, rows):
        copied.append(model)
        if len(copied) == 2:
            raise SystemExit
        real(model, rows)

    monkeypatch.setattr(disaggregating, "copy_in", killed)
    with pytest.raises(SystemExit), transaction.atomic():
        tasks.go_on_with(budget.pk)
    assert not Disaggregation.objects.exists()
    assert RecordEntry.objects.count() == before
    monkeypatch.setattr(disaggregating, "copy_in", real)
    for _twice in range(2):
        tasks.go_on_with(budget.pk)
    budget.refresh_from_db()
    assert budget.made == Disaggregation.objects.get()
    assert RecordEntry.objects.filter(action="services.disaggregation-made").count() == 1
    assert progress.of(tasks.job(budget.pk)).done >= MANY


def test_the_same_budget_again_is_refused_with_the_reason(client, handed):
    for _twice in range(2):
        budget = large.decide(budget=ready(handed()), by=commissioner())
        tasks.go_on_with(budget.pk)
    budget.refresh_from_db()
    assert budget.state == "faulty"
    proven(client, commissioner())
    assert "This very budget is saved already" in words(client.get(budget.get_absolute_url()))


def test_what_changed_after_the_officer_looked_is_not_published(handed):
    budget = large.decide(budget=ready(handed()), by=commissioner())
    ward("Gipsy Hill", "E05090003", (2, 500))
    tasks.go_on_with(budget.pk)
    budget.refresh_from_db()
    assert budget.state == "faulty"
    assert "changed after you looked" in budget.faults[0]["reason"]
    assert not Disaggregation.objects.exists()


def test_the_page_says_when_no_worker_is_heard_of_and_hands_it_over_again(client, handed):
    budget = handed()
    proven(client, commissioner())
    assert "No worker has been heard of" in words(client.get(budget.get_absolute_url()))
    progress.report(tasks.job(budget.pk), 900, 1900, "Lines")
    assert "47% done" in words(client.get(budget.get_absolute_url()))
    client.post(budget.get_absolute_url(), {"again": "1"})
    budget.refresh_from_db()
    assert budget.state == "ready"


def test_the_beat_takes_up_what_was_left_and_lets_go_of_what_nobody_wants(handed):
    left, unwanted = handed(), ready(handed())
    LargeBudget.objects.filter(pk=unwanted.pk).update(made_at=timezone.now() - timedelta(days=2))
    tasks.go_on_with_waiting()
    states = [LargeBudget.objects.get(pk=one.pk).state for one in (left, unwanted)]
    assert states == ["ready", "lapsed"]
    with pytest.raises(ServiceError, match="Let go"):
        large.decide(budget=unwanted, by=unwanted.by)


def test_the_database_keeps_its_moves_and_its_files(handed):
    budget = handed()
    for fields in ({"state": "saved"}, {"state": "saving"}, {"content": b""}, {"setup": {}}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            LargeBudget.objects.filter(pk=budget.pk).update(**fields)


def test_nobody_else_finds_the_page(client, handed):
    address = handed().get_absolute_url()
    assert client.get(address)["Location"].startswith("/account/login/")
    proven(client, OfficerFactory())
    assert client.get(address).status_code == 404


def test_a_worker_tells_what_it_cannot_keep_and_does_not_try_for_ever(handed):
    budget = ready(handed(title="A\x00b", amount="lots\x00"))
    assert budget.state == "faulty"
    assert "cannot be seen or kept" in budget.faults[0]["reason"]


def test_lines_that_end_in_carriage_returns_alone_are_lines_too(client, parks):
    proven(client, commissioner())
    sent = form(content().replace(b"\r\n", b"\r"), total=str(total() // 100))
    client.post(f"/officer/services/{parks.slug}/break-down/", sent)
    assert ready(LargeBudget.objects.get()).state == "ready"
