"""Why, and why not: what is the same for all is said once."""

from bot.model import RuleLine, Verdict
from bot.views.why import why
from tests.views.drawn import TODAY
from tests.views.looking import seen

LOST = "customer closed"
COFFEE = RuleLine(rule="Coffee", about="Meet.", verdict=Verdict.QUIET, held=LOST)
EXTEND = RuleLine(rule="Extend", about="Offer an audit.", verdict=Verdict.QUIET, held=LOST)


def read(*lines: RuleLine) -> list[str]:
    return [line for line in seen(why("Acme", lines, TODAY)).splitlines() if line]


def test_that_a_customer_is_closed_is_said_once() -> None:
    assert read(COFFEE, EXTEND) == [
        "What every ritual says about Acme",
        "Quiet, all of them for the same reason: customer closed.",
        "Coffee: Meet.",
        "Extend: Offer an audit.",
    ]


def test_what_comes_all_the_same_keeps_its_own_reason() -> None:
    listens = RuleLine(
        rule="Lost listening", about="Listen.", verdict=Verdict.COMING, day=TODAY, to="Ana"
    )
    assert "Lost listening: comes today, for Ana. Listen." in read(COFFEE, EXTEND, listens)


def test_different_reasons_are_said_one_by_one() -> None:
    free = RuleLine(rule="Birthday", about="Wish.", verdict=Verdict.QUIET)
    assert read(COFFEE)[1] == "Quiet, with nothing to ask as things are:"
    assert read(COFFEE, free)[1:] == [
        "Quiet, with nothing to ask as things are:",
        "Coffee: Held back: customer closed. Meet.",
        "Birthday: Wish.",
    ]


def test_what_was_asked_on_a_day_gone_by_says_what_became_of_it() -> None:
    done = RuleLine(
        rule="Coffee", about="Meet.", verdict=Verdict.OPEN, day=TODAY, to="Ana", became="done"
    )
    assert "Coffee: asked, due today, for Ana, later done. Meet." in read(done)


def test_a_ritual_for_nobody_on_no_day_is_still_a_sentence() -> None:
    bare = RuleLine(rule="Coffee", about="", verdict=Verdict.COMING)
    assert read(bare)[-1] == "Coffee: comes."
    assert read(RuleLine(rule="Coffee", about="", verdict=Verdict.QUIET))[-1] == "Coffee: –"
