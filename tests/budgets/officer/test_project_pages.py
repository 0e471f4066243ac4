import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from budgets.models import BudgetRound
from tests.budgets.officer.desk import in_state, page, words
from tests.factories import OptionFactory, ProjectFactory
from tests.states import opened

pytestmark = pytest.mark.django_db

SHADE = {
    "title": "Shade sails",
    "cost_pence": "14,200",
    "summary": "Cover over the playground.",
    "place": "The Green",
    "drawing": "",
    "words-title_ar": "أشرعة الظل",
    "words-summary_ar": "ظل فوق الملعب",
    "words-title_cy": "Hwyliau cysgod",
}


def photo(size=(1600, 900)):
    target = io.BytesIO()
    Image.new("RGB", size, "green").save(target, "JPEG")
    return SimpleUploadedFile("green.jpg", target.getvalue())


def test_a_project_is_added_with_its_words_in_each_language(client, budget_round, officer):
    answer = client.post(page(budget_round, "projects/new/"), SHADE, follow=True)
    assert "“Shade sails” is saved." in words(answer)
    project = budget_round.projects.get(option__number=4)
    assert project.option.translations["ar"] == {"title": "أشرعة الظل"}
    assert project.option.translations["cy"] == {"title": "Hwyliau cysgod"}
    assert project.translations == {"ar": {"summary": "ظل فوق الملعب"}}


def test_arabic_is_written_from_right_to_left(client, budget_round, officer):
    shown = words(client.get(page(budget_round, "projects/new/")))
    arabic = shown[shown.index('name="words-title_ar"') :].split(">")[0]
    assert 'dir="rtl"' in arabic
    assert 'lang="ar"' in arabic
    welsh = shown[shown.index('name="words-title_cy"') :].split(">")[0]
    assert 'dir="ltr"' in welsh


def test_a_project_is_changed_and_its_words_come_back(client, budget_round, officer):
    client.post(page(budget_round, "projects/1/"), SHADE)
    shown = words(client.get(page(budget_round, "projects/1/")))
    assert "أشرعة الظل" in shown
    assert 'value="14,200"' in shown
    assert "Arabic" in words(client.get(page(budget_round, "projects/")))


def test_a_picture_is_put_on_made_small_and_taken_off(client, budget_round, officer):
    sent = SHADE | {"picture": photo(), "picture_alt": "The green in June"}
    client.post(page(budget_round, "projects/1/"), sent)
    project = budget_round.projects.get(option__number=1)
    assert project.picture.size <= 60 * 1024
    assert (project.picture.width, project.picture.height) == (720, 405)
    assert 'alt="The green in June"' in words(client.get(page(budget_round, "projects/1/")))
    client.post(page(budget_round, "projects/1/"), SHADE | {"remove_picture": "on"})
    project.refresh_from_db()
    assert not project.picture


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Fill in “Title”"),
        ({"cost_pence": "0"}, "The amount must be"),
        ({"cost_pence": "120000.01"}, "The amount must be £120,000 or less"),
        ({"title": "Benches"}, "There is a project called “Benches” already."),
        ({"latitude": "95"}, "less than or equal to 90"),
        ({"drawing": "unicorn"}, "Select a valid choice"),
        ({"words-title_ar": "أ" * 141}, "at most 140 characters"),
    ],
)
def test_a_wrong_answer_saves_nothing_and_loses_nothing(client, budget_round, officer, wrong, told):
    answer = words(client.post(page(budget_round, "projects/new/"), SHADE | wrong))
    assert told in answer
    assert "Cover over the playground." in answer
    assert budget_round.projects.count() == 3


@pytest.mark.parametrize(
    ("content", "alt", "told"),
    [
        (photo().read(), "", "Say what the picture shows"),
        (photo((200, 100)).read(), "Small", "too small"),
        (b"<script>", "A script", "not a JPEG, PNG or WebP"),
    ],
)
def test_a_wrong_picture_saves_nothing(client, officer, content, alt, told):
    budget_round = BudgetRound.objects.get()
    sent = SHADE | {"picture": SimpleUploadedFile("a.jpg", content), "picture_alt": alt}
    assert told in words(client.post(page(budget_round, "projects/new/"), sent))
    assert budget_round.projects.count() == 3


def test_a_project_is_taken_off_after_asking(client, budget_round, officer):
    assert "Take “Benches” off the ballot?" in words(
        client.get(page(budget_round, "projects/2/remove/"))
    )
    client.post(page(budget_round, "projects/2/remove/"))
    assert list(budget_round.ballot.options.values_list("number", flat=True)) == [1, 3]


def test_an_open_vote_loses_a_project_only_by_a_withdrawal_with_a_reason(
    client, budget_round, officer
):
    opened(budget_round.ballot)
    for refused in [
        client.post(page(budget_round, "projects/2/remove/")),
        client.post(page(budget_round, "projects/2/"), SHADE),
        client.post(page(budget_round, "projects/new/"), SHADE),
    ]:
        assert refused.status_code == 409
        assert "Voting has opened" in words(refused)
    assert "Give a reason." in words(client.post(page(budget_round, "projects/2/withdraw/"), {}))
    told = client.post(
        page(budget_round, "projects/2/withdraw/"), {"reason": "The land was sold."}, follow=True
    )
    assert "Withdrawn" in words(told)
    option = budget_round.ballot.options.get(number=2)
    assert option.withdrawn_reason == "The land was sold."


def test_a_project_is_not_withdrawn_before_the_opening(client, budget_round, officer):
    in_state(budget_round.ballot, "draft")
    refused = client.post(page(budget_round, "projects/2/withdraw/"), {"reason": "Why not"})
    assert refused.status_code == 409
    assert budget_round.ballot.options.get(number=2).withdrawn_at is None


def test_a_project_of_another_round_is_not_there(client, budget_round, officer):
    ProjectFactory(option=OptionFactory(number=9))
    assert client.get(page(budget_round, "projects/9/")).status_code == 404


def test_the_list_asks_as_often_for_three_projects_as_for_one(client, budget_round, officer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as three:
        client.get(page(budget_round, "projects/"))
    budget_round.projects.filter(option__number__gt=1).delete()
    with CaptureQueriesContext(connection) as one:
        client.get(page(budget_round, "projects/"))
    assert len(three) == len(one)


def test_the_preview_shows_the_projects_and_casts_nothing(client, budget_round, officer):
    shown = words(client.get(page(budget_round, "preview/")))
    assert "Splash pad" in shown
    assert "This is a preview." in shown
