"""One line typed on Tuesday, 3 March 2026, and what is understood of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.nouns import NOUNS, Value
from bot.words.fact_line import address, nearest, read_fact
from bot.words.fact_reading import FactLine, Setting

TODAY, YESTERDAY = date(2026, 3, 3), date(2026, 3, 2)
ACME, ENERGY, FOODS, LIFE = range(1, 5)
CUSTOMERS = [
    (ACME, "acme"),
    (ENERGY, "borealis energy"),
    (FOODS, "borealis foods"),
    (LIFE, "active life"),
]
ANA, BEN = 1, 2
SOUZA, IVO = 11, 12
SHOP = 21
HERE = Setting(
    today=TODAY,
    me=ANA,
    people=[(SOUZA, "ana souza"), (IVO, "ivo lund")],
    colleagues=[(ANA, "ana ruiz"), (BEN, "ben okafor")],
    projects=[(SHOP, "shop")],
)


def read(line: str) -> FactLine:
    """The line without the customer's name, as it is understood at Acme."""
    found = address(f"Acme {line}", CUSTOMERS)
    assert found is not None
    assert found.noun is not None
    assert found.found.sure == ACME
    return read_fact(found.noun, found.rest, HERE)


TOLD: dict[str, tuple[str, dict[str, Value]]] = {
    "job: to ship faster, from @ana": (
        "job",
        {"text": "to ship faster", "contact": SOUZA, "on": TODAY},
    ),
    "job: to ship faster, @ivo lund": (
        "job",
        {"text": "to ship faster", "contact": IVO, "on": TODAY},
    ),
    "job: to be paid from @nobody-knows": (
        "job",
        {"text": "to be paid from @nobody-knows", "on": TODAY},
    ),
    "no to @ana: a bigger contract": (
        "honest no",
        {"text": "a bigger contract", "contact": SOUZA, "on": TODAY},
    ),
    "concern budget": ("concern", {"text": "budget", "opened_on": TODAY}),
    "concern severe: the budget: too high": (
        "concern",
        {"text": "the budget: too high", "severity": "severe", "opened_on": TODAY},
    ),
    "concern severe the budget is gone since yesterday": (
        "concern",
        {"text": "the budget is gone", "severity": "severe", "opened_on": YESTERDAY},
    ),
    "concern: minor delays since yesterday": (
        "concern",
        {"text": "minor delays since yesterday", "opened_on": TODAY},
    ),
    "concern @ivo slow answers": (
        "concern",
        {"text": "slow answers", "contact": IVO, "opened_on": TODAY},
    ),
    "promise by @ben until Friday: the price list": (
        "promise",
        {"text": "the price list", "by": BEN, "wait_until": date(2026, 3, 6), "opened_on": TODAY},
    ),
    "promise the price list by @ben until Friday": (
        "promise",
        {"text": "the price list", "by": BEN, "wait_until": date(2026, 3, 6), "opened_on": TODAY},
    ),
    "promise by me: the price list": (
        "promise",
        {"text": "the price list", "by": ANA, "opened_on": TODAY},
    ),
    "no: a bigger contract; instead a trial; revisit in 3 months": (
        "honest no",
        {
            "text": "a bigger contract",
            "instead": "a trial",
            "revisit_on": date(2026, 6, 3),
            "on": TODAY,
        },
    ),
    "honest no: a rewrite instead of a repair, revisit 1 June": (
        "honest no",
        {"text": "a rewrite instead of a repair", "revisit_on": date(2026, 6, 1), "on": TODAY},
    ),
    "honest no: done deals": ("honest no", {"text": "done deals", "on": TODAY}),
    "need: crm": ("need", {"tag": "crm", "on": TODAY}),
    "job: keep the shop up at Christmas": (
        "job",
        {"text": "keep the shop up at Christmas", "on": TODAY},
    ),
    "job from @ivo: keep it up": ("job", {"text": "keep it up", "contact": IVO, "on": TODAY}),
    "need crm: one place for all": (
        "need",
        {"tag": "crm", "text": "one place for all", "on": TODAY},
    ),
    "need #crm": ("need", {"tag": "crm", "on": TODAY}),
    "value: saves 3 days a week": ("value", {"text": "saves 3 days a week", "on": TODAY}),
    "life @ivo illness, do not mention": (
        "life event",
        {"contact": IVO, "kind": "illness", "silent": True, "on": TODAY},
    ),
    "life event baby Ivo Lund yesterday": (
        "life event",
        {"contact": IVO, "kind": "baby", "on": YESTERDAY},
    ),
    "role delivery @ben since yesterday": (
        "role",
        {"role": "delivery", "member": BEN, "since": YESTERDAY},
    ),
    "role delivery nobody": ("role", {"role": "delivery", "member": "", "since": TODAY}),
    "term Shop gets: the shop and the app": (
        "term",
        {"project": SHOP, "item": "what they get", "text": "the shop and the app", "on": TODAY},
    ),
    "term Shop what they do not get: hosting": (
        "term",
        {"project": SHOP, "item": "what they do not get", "text": "hosting", "on": TODAY},
    ),
    "term done all tests pass": (
        "term",
        {"project": SHOP, "item": "what done means", "text": "all tests pass", "on": TODAY},
    ),
    "project Shop delivery since yesterday": (
        "project",
        {"name": "Shop", "stage": "delivery", "entered_on": YESTERDAY},
    ),
    "project New App choosing": (
        "project",
        {"name": "New App", "stage": "choosing", "entered_on": TODAY},
    ),
    "project Shop chosen because we listen": (
        "project",
        {"name": "Shop", "chosen_on": TODAY, "chosen_because": "we listen"},
    ),
    "project Shop lost because of the price yesterday": (
        "project",
        {"name": "Shop", "lost_on": YESTERDAY, "lost_because": "the price"},
    ),
    "project Shop accepted": ("project", {"name": "Shop", "accepted_on": TODAY}),
    "project Shop resumed": ("project", {"name": "Shop", "paused_on": ""}),
    "@ivo left yesterday": (
        "contact",
        {"name": "ivo", "standing": "left", "standing_since": YESTERDAY},
    ),
    "@ivo promoted to CEO": (
        "contact",
        {"name": "ivo", "standing": "promoted", "standing_since": TODAY, "title": "CEO"},
    ),
    "@ivo is back": ("contact", {"name": "ivo", "standing": "active", "standing_since": TODAY}),
    "@ivo took over from Ana Souza": ("contact", {"name": "ivo", "successor_of": SOUZA}),
    "@ivo no longer champion": ("contact", {"name": "ivo", "champion": False}),
    "@ivo champion, executive": (
        "contact",
        {"name": "ivo", "champion": True, "seniority": "executive"},
    ),
    "@ivo birthday 31 March": ("contact", {"name": "ivo", "birthday": "--03-31"}),
    "@ivo birthday 29.2.": ("contact", {"name": "ivo", "birthday": "--02-29"}),
    "@ivo born 31.3.1980": ("contact", {"name": "ivo", "birthday": "1980-03-31"}),
    "contact Petra Vogel, CFO, Finance": (
        "contact",
        {"name": "Petra Vogel", "title": "CFO", "department": "Finance"},
    ),
    "lost: too expensive": (
        "customer",
        {"standing": "lost", "standing_since": TODAY, "lost_because": "too expensive"},
    ),
    "lost because of the price": (
        "customer",
        {"standing": "lost", "standing_since": TODAY, "lost_because": "the price"},
    ),
    "do not contact": ("customer", {"standing": "do-not-contact", "standing_since": TODAY}),
    "active again": ("customer", {"standing": "active", "standing_since": TODAY}),
    "tier a": ("customer", {"tier": "A"}),
    "owner @ben": ("customer", {"owner": BEN}),
    "renews 1 June": ("customer", {"renews_on": date(2026, 6, 1)}),
    "loyalty for life": ("customer", {"loyalty": "for life"}),
    "loyalty by evidence": ("customer", {"loyalty": ""}),
}


@pytest.mark.parametrize("line", TOLD)
def test_a_line_is_understood(line: str) -> None:
    noun, facts = TOLD[line]
    found = read(line)
    assert (found.noun.word, dict(found.facts)) == (noun, facts)
    assert (found.strange, found.stranger, found.closing) == ((), "", None)
    assert found.whole


def test_every_noun_has_a_line() -> None:
    assert {noun for noun, _ in TOLD.values()} == {noun.word for noun in NOUNS}


MISSING = {
    "concern severe:": "text",
    "role delivery": "member",
    "role delivery @zed": "member",
    "life @ivo": "kind",
    "term Shop gets": "text",
}


@pytest.mark.parametrize("line", MISSING)
def test_what_is_missing_is_known(line: str) -> None:
    found = read(line)
    assert MISSING[line] in [field.name for field in found.missing]
    assert not found.whole


def test_words_that_mean_nothing_are_owned_up_to() -> None:
    assert read("role delivery @zed").strange == ("@zed",)
    assert read("@ivo left in a blue balloon").strange == ("in", "blue", "balloon")
    assert read("@ivo birthday 30 February").strange == ("birthday", "30", "February")
    assert read("tier Z").strange == ("Z",)
    assert not read("tier Z").whole


def test_whom_nobody_knows_is_asked_about() -> None:
    assert read("@zed left").stranger == "zed"
    assert read("promise by @zed: the list").stranger == "zed"
    assert read("contact Zed Zeta left").stranger == "", "somebody new may be told of at once"


def test_an_open_one_is_closed_by_its_words() -> None:
    found = read("concern closed budget yesterday")
    assert (found.closing, found.facts) == ("budget", {"closed_on": YESTERDAY})
    assert read("promise kept").closing == ""


def test_the_mood_of_a_project_is_read_beside_its_stage() -> None:
    found = read("project Shop delivery mood 3")
    assert (found.mood, found.facts["stage"], found.row_id) == (3, "delivery", SHOP)


def test_a_customer_may_be_called_by_a_word_of_ours() -> None:
    assert address("Active Life", CUSTOMERS) is None
    found = address("Active Life life @ivo illness", CUSTOMERS)
    assert found
    assert (found.words, found.found.sure) == ("Active Life", LIFE)
    both = [*CUSTOMERS, (5, "acme life")]
    longer = address("Acme Life concern budget", both)
    assert longer
    assert longer.found.sure == 5
    quoted = address('"Acme" life @ivo illness', both)
    assert quoted
    assert (quoted.words, quoted.rest) == ("Acme", "@ivo illness")


def test_a_name_alone_tells_nothing() -> None:
    for name in ("Acme", "ACME Ltd", "borealiss energy", "Zanzibar", "Best Value"):
        assert address(name, CUSTOMERS) is None


def test_a_name_that_fits_several_or_none_is_said_so() -> None:
    several = address("Borealis concern budget", CUSTOMERS)
    assert several
    assert (several.found.sure, several.found.choices) == (None, (ENERGY, FOODS))
    nobody = address("Zanzibar Oil concern budget", CUSTOMERS)
    assert nobody
    assert (nobody.words, nobody.found.choices) == ("Zanzibar Oil", ())


def test_a_word_that_means_nothing_has_a_nearest_one() -> None:
    found = address("Acme concren budget", CUSTOMERS)
    assert found
    assert (found.noun, found.said) == (None, "concren budget")
    assert nearest("concren") == "concern"
    assert nearest("xyzzy") == ""


@given(st.text(max_size=60))
def test_any_words_at_all_are_read_without_falling_over(words: str) -> None:
    for noun in NOUNS:
        found = read_fact(noun, words, HERE)
        assert all(value is not None for value in found.facts.values())
        assert found.missing or found.stranger or found.whole in (True, False)
    address(f"Acme {words}", CUSTOMERS)
