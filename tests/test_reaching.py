"""Which tests run once more on PostgreSQL, and which of them where rounds are handed out."""

import pytest

from tests.reaching import EDGE, HERE, reaches, reaches_records


@pytest.mark.parametrize(
    "file",
    [
        "store/test_store_engine.py",  # it opens one itself
        "flow/test_flow_react.py",  # by those it works with
        "slack/test_edge_home.py",  # by a fixture of its folder
        "test_app.py",
    ],
)
def test_who_opens_a_record_is_known(file: str) -> None:
    assert reaches_records(HERE / file)


@pytest.mark.parametrize("file", ["words/test_words_days.py", "rules/test_examples.py"])
def test_who_opens_none_is_left_out(file: str) -> None:
    assert not reaches_records(HERE / file)


def test_who_goes_through_the_edge_is_known() -> None:
    assert reaches(HERE / "slack" / "test_edge_home.py", EDGE)
    assert reaches(HERE / "stories" / "test_story_journey.py", EDGE)
    assert not reaches(HERE / "flow" / "test_flow_react.py", EDGE)
    assert not reaches(HERE / "many" / "test_many_schema.py", EDGE)
