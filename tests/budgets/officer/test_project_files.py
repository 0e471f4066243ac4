import pytest

from budgets.project_files import columns, preview
from tests.budgets.officer.desk import in_state, page, words
from tests.factories import BudgetRoundFactory

pytestmark = pytest.mark.django_db

GOOD = """title,cost,summary,place,title_ar,summary_ar
Shade sails,"£14,200.50",Cover over the playground.,The Green,أشرعة الظل,ظل
Bike racks,900,Twelve stands.,,,
"""


def upload(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {"file": SimpleUploadedFile(name, content)}


def load(client, budget_round, content):
    content = content.encode() if isinstance(content, str) else content
    return client.post(page(budget_round, "projects/load/"), upload("projects.csv", content))


def test_a_file_is_shown_first_and_loaded_only_when_confirmed(client, budget_round, officer):
    shown = load(client, budget_round, GOOD)
    assert "Load these 2 projects?" in words(shown)
    assert "£15,100.50" in words(shown)
    assert '<span lang="ar" dir="auto">ظل</span>' in words(shown)
    assert budget_round.projects.count() == 3
    held = shown.context["held"]
    answer = client.post(page(budget_round, "projects/load/"), {"held": held}, follow=True)
    assert "2 projects are loaded." in words(answer)
    sails = budget_round.projects.get(option__number=4)
    assert (sails.option.title, sails.option.cost_pence) == ("Shade sails", 1_420_050)
    assert sails.option.translations == {"ar": {"title": "أشرعة الظل"}}
    assert sails.translations == {"ar": {"summary": "ظل"}}
    assert sails.place == "The Green"


def test_a_file_is_loaded_once(client, budget_round, officer):
    held = load(client, budget_round, GOOD).context["held"]
    client.post(page(budget_round, "projects/load/"), {"held": held})
    again = client.post(page(budget_round, "projects/load/"), {"held": held})
    assert again.status_code == 409
    assert "Choose it again." in words(again)
    assert budget_round.projects.count() == 5


def test_what_is_held_for_one_round_is_not_loaded_into_another(client, budget_round, officer):
    from guardian.shortcuts import assign_perm

    other = BudgetRoundFactory(slug="other")
    assign_perm("manage_round", officer, other)
    held = load(client, budget_round, GOOD).context["held"]
    answer = client.post(page(other, "projects/load/"), {"held": held})
    assert answer.status_code == 409
    assert not other.projects.exists()


def test_a_title_taken_since_the_preview_is_told(client, budget_round, officer):
    held = load(client, budget_round, GOOD).context["held"]
    option = budget_round.ballot.options.first()
    option.title = "Bike Racks"
    option.save()
    answer = client.post(page(budget_round, "projects/load/"), {"held": held})
    assert "The round has a project of this title already." in words(answer)
    assert budget_round.projects.count() == 3


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("cost,summary\n1,x\n", 1, "Missing: title"),
        ("", 1, "Missing: title, cost, summary"),
        ("title,cost,summary\n", 1, "no project under it"),
        ("title,cost,summary,colour\nA,1,x,red\n", 1, "colour"),
        ("title,cost,summary,title_pl\nA,1,x,B\n", 1, "title_pl"),
        ("title,cost,summary,title\nA,1,x,B\n", 1, "named twice"),
        ("title,cost,summary\nA,0,x\n", 2, "more than nothing"),
        ("title,cost,summary\nA,-5,x\n", 2, "not a sum of money"),
        ("title,cost,summary\nA,12.3.4,x\n", 2, "not a sum of money"),
        ("title,cost,summary\nA,120001,x\n", 2, "more than the whole £120,000"),
        ("title,cost,summary\nA,1,x\na,1,x\n", 3, "The title is on line 2 too."),
        ("title,cost,summary\nsplash PAD,1,x\n", 2, "already"),
        ("title,cost,summary\n,1,x\n", 2, "title is empty"),
        ("title,cost,summary\nA,,x\n", 2, "cost is empty"),
        ("title,cost,summary\nA,1\n", 2, "more or fewer columns"),
        ("title,cost,summary\nA,1,x,y\n", 2, "more or fewer columns"),
        (f"title,cost,summary\n{'A' * 141},1,x\n", 2, "longer than 140"),
        ("title,cost,summary,latitude\nA,1,x,north\n", 2, "from -90 to 90"),
        ("title,cost,summary,longitude\nA,1,x,nan\n", 2, "from -180 to 180"),
        ("title,cost,summary,drawing\nA,1,x,unicorn\n", 2, "There is no drawing “unicorn”."),
        ('title,cost,summary\n"A,1,x\n', 1, "not a CSV file"),
        ("title,cost,summary\nCaf\xe9,1,x\n".encode("latin-1"), 2, "not in UTF-8"),
        (b"\xff\xfet\x00i\x00", 1, "not in UTF-8"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(budget_round, content, line, told):
    content = content.encode() if isinstance(content, str) else content
    found = preview(content, budget_round)
    assert [fault.line for fault in found.faults] == [line] * len(found.faults)
    assert told in " ".join(str(fault.reason) for fault in found.faults)
    assert not found.can_load


def test_every_fault_is_told_not_only_the_first(client, budget_round, officer):
    answer = words(load(client, budget_round, "title,cost,summary\nA,0,\nB,lots,x\nC,1,x\n"))
    assert "3 things to put right in the file" in answer
    assert "held" not in answer
    assert budget_round.projects.count() == 3


def test_windows_lines_and_the_mark_of_excel_are_read(budget_round):
    content = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert [project.title for project in preview(content, budget_round).projects] == [
        "Shade sails",
        "Bike racks",
    ]


def test_the_empty_file_names_every_column(client, budget_round, officer):
    answer = client.get(page(budget_round, "projects/empty.csv"))
    text = answer.content.decode("utf-8-sig").strip()
    assert text == ",".join(columns(budget_round))
    assert preview(answer.content + b"", budget_round).faults[0].reason == (
        "The file has a header and no project under it."
    )


def test_a_file_too_large_or_none_is_refused(client, budget_round, officer):
    assert "larger than 1 MB" in words(load(client, budget_round, b"x" * (1024 * 1024 + 1)))
    assert "Choose a file." in words(client.post(page(budget_round, "projects/load/"), {}))
    assert "The file is empty." in words(load(client, budget_round, b""))


def test_no_file_is_loaded_once_voting_has_opened(client, budget_round, officer):
    in_state(budget_round.ballot, "open")
    answer = load(client, budget_round, GOOD)
    assert answer.status_code == 409
    assert "Voting has opened" in words(answer)
