from pathlib import Path

from bot.dev.rules_page import rules_page
from rules.kit.rule import load

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_handbook_says_what_the_rules_do() -> None:
    stale = "docs/rules.md is stale; `python -m bot.dev.rules_page > docs/rules.md` writes it anew"
    assert PAGE.read_text(encoding="utf-8") == rules_page(load()), stale


def test_every_ritual_has_its_reason_examples_knobs_and_record_in_it() -> None:
    check_in = next(rule for rule in load() if rule.name == "check_in")
    page = rules_page([check_in])
    assert "## Check in\n\n**Ask how they are, just because" in page
    assert "A customer who only hears from us when we want something" in page
    assert "| a newer talk starts the wait afresh | 10 April 2025 |" in page
    assert "| a name and nothing else stays quiet | stays quiet |" in page
    assert "| `a_days` | 21 |" in page
    assert "**Done & log** records: call." in page
    assert "> Hello [name], I am calling just to ask" in page
