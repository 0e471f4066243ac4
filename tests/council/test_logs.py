import io
import json
import logging
import logging.config

import pytest
import structlog

from council import logs


@pytest.fixture
def written():
    """The lines that production would write, as objects."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    described = logs.set_up("INFO")["formatters"]["json"]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=described["foreign_pre_chain"], processors=described["processors"]
        )
    )
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.django_db
def test_a_request_is_one_line_without_who_or_what_they_looked_for(client, written):
    client.get("/help/?postcode=BK3+7QX", HTTP_USER_AGENT="Netscape", REMOTE_ADDR="192.0.2.7")
    lines = [line for line in written() if line["event"] == "request_finished"]
    assert [(line["request"], line["code"]) for line in lines] == [("GET /help/", 200)]
    text = str(written())
    for private in ("192.0.2.7", "Netscape", "BK3", "user_id"):
        assert private not in text


def test_what_happened_is_said_with_its_figures(written):
    logging.getLogger("members.delivery").error("post_given_up", extra={"post": 7, "tries": 20})
    line = written()[0]
    assert (line["event"], line["post"], line["tries"], line["level"]) == (
        "post_given_up",
        7,
        20,
        "error",
    )


def test_a_failure_comes_with_its_traceback(written):
    try:
        {}["nothing there"]
    except KeyError:
        logging.getLogger("council").exception("broken")
    assert "KeyError: 'nothing there'" in written()[0]["exception"]


def test_a_request_object_is_never_written(written, rf):
    logging.getLogger("django.request").warning(
        "Not Found: %s", "/x/", extra={"request": rf.get("/x/?secret=1"), "status_code": 404}
    )
    assert written()[0]["event"] == "Not Found: /x/"
    assert "secret" not in str(written())
