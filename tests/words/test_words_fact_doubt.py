"""What a line does not say beyond doubt is asked about, and never kept the wrong way round."""

from datetime import date

import pytest

from bot.words.fact_line import address, nearest
from bot.words.fact_reading import FactLine
from tests.words.test_words_fact_line import CUSTOMERS, HERE, IVO, TODAY, read

IN_DOUBT = [
    "@ivo not left",
    "@ivo has not left",
    "@ivo hasn't left yet",
    "@ivo might have left",
    "@ivo left the meeting early",
    "@ivo and @ana left yesterday",
    "@ivo was never promoted",
    "@ivo is not active",
    "@ivo is back from holiday",
    "lost their CEO",
    "lost the tender to Cobalt",
    "do not contact Ivo",
    "back @ivo",
    "dormant until June",
    "life @ivo not ill",
    "life @ivo @ana ill",
    "role delivery not @ben",
    "role delivery ben and ana",
    "role delivery @ben until Friday",
    "project Shop not delivered",
    "project Shop isn't lost",
    "project Shop not accepted yet",
    "project Shop may be lost",
    "project Shop delivery and paused",
    "project Shop report every 14 paused",
    "@ivo left 3/4",
    "renews 3/4",
    "project Shop ends 3/4",
]


@pytest.mark.parametrize("line", IN_DOUBT)
def test_a_line_with_words_that_may_turn_it_round_is_not_kept_as_it_is(line: str) -> None:
    assert not read(line).whole


@pytest.mark.parametrize(
    "line",
    [
        "@ivo no longer our champion",
        "@ivo is no longer the champion",
        "@ivo is not our champion",
        "@ivo isn't a champion",
        "contact Ivo Lund, not champion",
    ],
)
def test_a_champion_no_more_is_said_in_many_ways(line: str) -> None:
    found = read(line)
    assert (found.facts["champion"], found.whole) == (False, True)


@pytest.mark.parametrize("title", ["Chief of Staff", "Head of Senior Care", "Executive Assistant"])
@pytest.mark.parametrize("line", ["@ivo title {}", "contact Ivo Lund, {}"])
def test_a_title_may_hold_words_of_ours(line: str, title: str) -> None:
    found = read(line.format(title))
    assert (found.facts["title"], "seniority" in found.facts) == (title, False)


def test_after_a_title_more_is_told_behind_a_comma() -> None:
    found = read("@ivo title Head of Buying, department Staff, executive")
    told = {"title": "Head of Buying", "department": "Staff", "seniority": "executive"}
    assert dict(found.facts) == {"name": "ivo", **told}


def test_a_day_that_may_be_two_stays_among_the_words() -> None:
    assert read("promise the list until 3/4").facts == {
        "text": "the list until 3/4",
        "opened_on": TODAY,
    }


def test_by_friday_is_no_day_on_which_it_was_settled() -> None:
    found = read("promise done by Friday")
    assert (found.closing, found.facts) == ("by Friday", {"closed_on": TODAY})


@pytest.mark.parametrize("said", ["concerns at all", "need", "longer a customer", "news"])
def test_a_mere_no_is_no_honest_no(said: str) -> None:
    found = address(f"Acme no {said}", CUSTOMERS)
    assert found
    assert (found.noun, found.said) == (None, f"no {said}")
    assert nearest("no") == "no:", "what is copied from the answer is understood"


def test_an_honest_no_has_its_colon_or_stands_alone() -> None:
    assert _noun("no: concerns") == _noun("no : concerns") == _noun("no") == "honest no"
    assert _noun("honest no concerns") == _noun("no closed concerns") == "honest no"


def _noun(said: str) -> str:
    found = address(f"Acme {said}", CUSTOMERS)
    assert found
    assert found.noun
    return found.noun.word


@pytest.mark.parametrize("said", ["a CRM and an ERP", "no crm", "they want one place", "not now"])
def test_a_small_word_is_no_tag(said: str) -> None:
    found: FactLine = read(f"need {said}")
    assert [field.name for field in found.missing] == ["tag"]
    assert found.facts == {"text": said, "on": TODAY}


def test_what_was_understood_before_still_is() -> None:
    assert read("@ivo left on 1 March 2026").facts["standing_since"] == date(2026, 3, 1)
    assert read("@ivo is the champion now").whole
    assert read("@ivo is our new champion").whole
    assert read("@ivo has left the company yesterday").whole
    assert read("@ivo is on board as our champion").strange == ("on", "board")
    assert read("life @ivo illness since yesterday").facts["contact"] == IVO
    assert read("project Shop report every 14 days").facts["report_every"] == 14
    assert read("project Not For Sale delivery").facts["name"] == "Not For Sale"
    assert HERE.plain_day("yesterday") == date(2026, 3, 2)
