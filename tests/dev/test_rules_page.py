from dataclasses import replace
from pathlib import Path

from bot.dev.rules_page import own_page, rules_page
from rules.kit.rule import load

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_handbook_says_what_the_rules_do() -> None:
    stale = "docs/rules.md is stale; `python -m bot.dev.rules_page > docs/rules.md` writes it anew"
    assert PAGE.read_text(encoding="utf-8") == rules_page(load()), stale


def test_every_ritual_has_its_reason_examples_knobs_and_record_in_it() -> None:
    check_in = next(rule for rule in load() if rule.name == "check_in")
    page = rules_page([check_in])
    assert "### Check in\n\n**Ask how they are, just because" in page
    assert "A customer who only hears from us when we want something" in page
    assert "| a newer talk starts the wait afresh | 10 April 2025 |" in page
    _, quiet = page.split("**When not:**")
    assert "- a name and nothing else stays quiet" in quiet
    assert "**To whom:** the customer's owner" in quiet
    assert "| `a_days` | 21 |" in page
    assert "**Done & log** records: call." in page
    assert "> Hello [name], I am calling just to ask" in page


def test_rituals_stand_in_their_part_of_the_journey_in_contents_and_chapters() -> None:
    named = {rule.name: rule for rule in load()}
    mine = replace(named["coffee"], name="wedding_day")
    page = rules_page([mine, named["check_in"], named["post_project_review"]])
    lines = [line for line in page.splitlines() if line.startswith(("## ", "### ", "**["))]
    assert lines == [
        "**[When it is done](#when-it-is-done)**",
        "**[For no reason but them](#for-no-reason-but-them)**",
        "**[And more](#and-more)**",
        "## When it is done",
        "### Post project review",
        "## For no reason but them",
        "### Check in",
        "## And more",
        "### Wedding day",
    ]
    assert "- [Wedding day](#wedding-day): Invite the people" in page


def test_to_whom_is_told_with_what_is_special_about_it() -> None:
    named = {rule.name: rule for rule in load()}
    birthday, left = rules_page([named["birthday"]]), rules_page([named["champion_left"]])
    assert "**To whom:** the customer's owner. It is told in a direct message only." in birthday
    assert "It is told at once, whatever else there is that day." in left


def test_a_page_of_ones_own_has_a_chapter_for_each_or_says_that_there_is_none() -> None:
    assert "There are none yet." in own_page([])
    own = own_page([rule for rule in load() if rule.name == "coffee"])
    assert own.startswith("# Our own rituals")
    assert "- [Coffee](#coffee): Invite" in own
    assert "### Coffee" in own
