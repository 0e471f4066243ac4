import json

from council.starting.only_one import only_one, where_it_runs


def test_the_second_is_told_where_the_first_is():
    with only_one() as first:
        first.write("http://localhost:8003")
        with only_one() as second:
            assert second is None
            assert where_it_runs() == "It runs already: http://localhost:8003"


def test_one_that_is_still_starting_is_told_too():
    with only_one(), only_one() as second:
        assert second is None
        assert "starting already" in where_it_runs()


def test_afterwards_another_may_start():
    with only_one() as first:
        first.write("http://localhost:8003")
    with only_one() as second:
        assert second is not None


def test_the_note_of_one_that_was_killed_misleads_nobody(state):
    state.mkdir()
    (state / "up.json").write_text(json.dumps({"address": "http://localhost:8003", "pid": 4711}))
    with only_one() as first:
        assert first is not None
        assert "starting already" in where_it_runs()
