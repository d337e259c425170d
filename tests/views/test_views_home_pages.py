"""The pages of App Home behind the first: one's customers, and the team."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.home import CustomersPage, Health, Look, Place, TeamPage
from bot.model.rituals import RuleSetting, Tally
from bot.model.warmth import Warm
from bot.views.customer_list import bar
from bot.views.home import my_customers, team
from rules.kit import Role, Standing
from rules.kit.rulebook import gather
from tests.views.drawn import TODAY, anything
from tests.views.looking import buttons, labels, listed, seen_view
from tests.views.samples import TITLES

ACME = Warm(
    customer_id=3,
    name="Acme",
    owner="Ana Alves",
    tier="A",
    standing=Standing.ACTIVE,
    last_talk=TODAY - timedelta(days=3),
    since=date(2024, 5, 6),
    severe=False,
    mood=None,
    cadence=21,
)
RULES = tuple(RuleSetting(rule, enabled=True) for rule in gather(None).rules[:3])
LEADS = TeamPage(today=TODAY, leads=True, lead="Ana Alves", channel="#customers", rituals=RULES)


def page(*warm: Warm, first: int = 0, every: int = 0, quiet: int = 0) -> CustomersPage:
    return CustomersPage(today=TODAY, warm=warm, first=first, every=every or len(warm), quiet=quiet)


def silent(days: int) -> Warm:
    return replace(ACME, last_talk=TODAY - timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "fields", "word"),
    [
        (0, "▰▰▰▰▰", "warm"),
        (10, "▰▰▰▰▱", "warm"),
        (20, "▰▰▰▱▱", "warm"),
        (22, "▰▰▰▱▱", "cooling"),
        (38, "▰▱▱▱▱", "cooling"),
        (42, "▱▱▱▱▱", "cold"),
        (4_000, "▱▱▱▱▱", "cold"),
    ],
)
def test_a_bar_empties_as_the_silence_grows_and_a_word_says_the_same(
    days: int, fields: str, word: str
) -> None:
    warm = silent(days)
    assert bar(warm.share(TODAY), "▰", "▱") == fields
    assert f"Acme\n{fields}  {word}, last talk on " in seen_view(my_customers(page(warm)))


def test_each_customer_is_one_press_from_its_page() -> None:
    view = my_customers(page(ACME, replace(silent(40), customer_id=4, name="Beta")))
    opens = buttons(view)["customer_show:4"]
    assert (opens["value"], opens["accessibility_label"]) == ("4", "Open Beta")
    assert "Acme\n▰▰▰▰▰  warm, last talk on Saturday 28 February, tier A" in seen_view(view)


def test_a_customer_of_whom_no_day_is_known_is_not_called_cold() -> None:
    new = replace(ACME, last_talk=None, since=None)
    assert "▱▱▱▱▱  not known yet, no talk on record, tier A" in seen_view(my_customers(page(new)))


def test_what_is_at_risk_is_said_in_words() -> None:
    said = seen_view(my_customers(page(replace(ACME, severe=True, mood=2))))
    assert "tier A, a severe concern is open, last mood: worried" in said
    assert "mood" not in seen_view(my_customers(page(replace(ACME, mood=3))))


@pytest.mark.parametrize(
    ("first", "ways"),
    [
        (0, {"Warmer ones": "customers 15 0"}),
        (15, {"Colder ones": "customers 0 0", "Warmer ones": "customers 30 0"}),
        (1_995, {"Colder ones": "customers 1980 0"}),
    ],
)
def test_two_thousand_customers_are_turned_over_fifteen_at_a_time(
    first: int, ways: dict[str, str]
) -> None:
    shown = [replace(ACME, customer_id=first + n) for n in range(min(15, 2_000 - first))]
    view = my_customers(page(*shown, first=first, every=2_000, quiet=7))
    offered = {one["text"]["text"]: one["value"] for one in buttons(view).values()}
    assert {name: to for name, to in offered.items() if name.endswith("ones")} == ways
    assert f"{first + 1:,} to {first + len(shown):,} of 2,000. Seven have gone quiet." in seen_view(
        view
    )
    assert json.loads(str(view["private_metadata"])) == {"look": f"customers {first} 0"}


def test_who_looks_after_nobody_is_offered_to_add_one() -> None:
    view = my_customers(page())
    assert "You look after no customer yet." in seen_view(view)
    assert labels(view)[3:] == ["Add a customer"]


@given(
    st.lists(
        st.builds(
            replace,
            st.just(ACME),
            name=anything,
            owner=anything,
            tier=anything,
            last_talk=st.none() | st.just(TODAY),
            mood=st.none() | st.integers(1, 5),
            severe=st.booleans(),
        ),
        max_size=15,
    )
)
def test_no_name_breaks_the_list(warm: list[Warm]) -> None:
    shown = (replace(one, customer_id=number) for number, one in enumerate(warm))
    seen_view(my_customers(page(*shown, every=2_000)))


def test_the_lead_reads_what_nobody_looks_after_and_how_it_goes() -> None:
    full = replace(
        LEADS,
        rituals=(replace(RULES[0], enabled=False, trouble="it broke"), *RULES[1:]),
        broken=("our_own",),
        unheld=(Role.CONTRACT, Role.SPONSOR),
        ownerless=((8, "Delta"), (9, "Echo")),
        orphans=12,
        health=Health(behind=2, failed=1, uncertain=1, last_sent=TODAY, again=6_600, every=10_000),
        tallies=(Tally(rule="check_in", sent=4, done=3),),
    )
    view = team(full, TITLES)
    said = seen_view(view)
    for line in (
        "You lead the team here. What concerns everybody is told in #customers.",
        "2 of 3 rituals are switched on. Off:",
        "was switched off by itself: it broke",
        "our_own cannot be read.",
        "Roles that nobody holds at any customer: contract and sponsor.",
        "12 customers have nobody who looks after them",
        "And 10 more.",
        "since rules or settings have changed: 3,400 of 10,000.",
        "The last note went out on Tuesday 3 March.",
        "One note of the last 14 days could not be sent.",
        "Whether one note has arrived is being looked up.",
        "Two customers wait to be looked at, which should take a few minutes.",
        "Check in",
    ):
        assert line in said
    assert buttons(view)["customer_hand:8"]["accessibility_label"] == "Hand over Delta"
    assert buttons(view)["settings_team"]["value"] == "open"


def test_the_lead_reads_how_the_record_is() -> None:
    def said(health: Health) -> str:
        return seen_view(team(replace(LEADS, health=health), TITLES))

    assert "The record" not in said(Health())
    sound = said(Health(checked=TODAY))
    assert "The record was last examined on Tuesday 3 March, and it is sound." in sound
    damaged = said(Health(checked=TODAY, damaged=True, unsaved=True))
    assert "The record is damaged. Please ask whoever runs me" in damaged
    assert "could not be backed up by itself" in damaged
    assert "sound" not in damaged


def test_a_healthy_bot_says_so_in_few_words() -> None:
    said = seen_view(team(replace(LEADS, health=Health(last_sent=TODAY)), TITLES))
    assert "Every note of the last 14 days was sent." in said
    assert "Every customer has been looked at." in said
    assert "looked up" not in said
    assert "nobody" not in said.casefold()


def test_who_does_not_lead_reads_no_numbers_of_others() -> None:
    told = replace(LEADS, leads=False, tallies=(Tally(rule="check_in", sent=4),), orphans=3)
    view = team(told, TITLES)
    said = seen_view(view)
    assert "Ana Alves leads the team here, and can change its settings." in said
    assert "All 3 rituals are switched on." in said
    assert labels(view) == ["Today", "My customers", "The team"]
    assert "sent" not in said


def test_the_teams_page_stays_within_100_blocks() -> None:
    long = replace(
        LEADS,
        ownerless=tuple((number, "x" * 200) for number in range(5)),
        orphans=10_000,
        tallies=tuple(Tally(rule=f"rule_{n}", sent=n) for n in range(200)),
        broken=("y" * 300,) * 50,
    )
    assert len(listed(team(long, TITLES)["blocks"])) <= 100


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("customers 15", Look(Place.CUSTOMERS, 15)),
        ("customers 15 4 V12", Look(Place.CUSTOMERS, 15, 4, "V12")),
        ("team", Look(Place.TEAM)),
        ("", Look()),
        ("kitchen 3 4 V1", Look()),
        ("customers -1 x", Look(Place.CUSTOMERS)),
        ("customers ² 1", Look(Place.CUSTOMERS, 0, 1)),
    ],
)
def test_what_somebody_looks_at_is_read_whatever_it_says(said: str, look: Look) -> None:
    assert Look.read(said) == look


def test_what_somebody_looks_at_comes_back_as_it_was() -> None:
    look = Look(Place.CUSTOMERS, 15, 4, "V12")
    assert Look.read(str(look)) == look
    assert Look.read(f"customers {10**40}").first < 10**13


@pytest.mark.parametrize(
    ("health", "line"),
    [
        (Health(), None),
        (
            Health(swept=TODAY, swept_all=True, looked=1_200),
            "nothing had been missed.",
        ),
        (
            Health(swept=TODAY, looked=1_200),
            "The daily look at everybody goes on, 1,200 so far: nothing has been missed.",
        ),
        (Health(swept=TODAY, missed=1), "one customer had been missed, and is not now."),
        (Health(swept=TODAY, missed=2), "two customers had been missed, and are not now."),
    ],
)
def test_the_lead_is_told_what_the_daily_look_has_found(health: Health, line: str | None) -> None:
    said = seen_view(team(TeamPage(today=TODAY, leads=True, health=health), TITLES))
    assert ("missed" in said) == (line is not None)
    assert line is None or line in said
