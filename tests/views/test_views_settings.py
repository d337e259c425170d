"""The forms of settings and news: strict, filled in, whatever people are called."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.model import Absence, Arrangement, Card, Member, Way, WorkspaceSettings
from bot.model.news import News, Published
from bot.model.preferences import Agreed, Ours
from bot.model.rituals import RuleSetting
from bot.views import ids, leave, news, sample_note, settings_mine, settings_rules, settings_team
from bot.words.knobs import NotAKnob, label, read_knob
from bot.words.languages import NAMES, language
from bot.words.places import country_name, every_zone, that_begin, zone_name
from bot.words.zones import zones
from rules.kit import Customer, Nudge
from rules.kit.language import speaking
from rules.kit.rule import load
from tests.flow.team import TUESDAY, asks, at, rule_of
from tests.views.drawn import TODAY, anything
from tests.views.looking import buttons, inputs, nodes, seen, seen_view
from tests.views.samples import ANA, TITLES, single_cards

RULES = load()
SETTINGS = [RuleSetting(rule, enabled=True) for rule in RULES]
OURS = Ours(begins=WorkspaceSettings(), timezone="UTC", lead=ANA)

agreed = st.builds(
    Agreed,
    id=st.integers(1, 10**12),
    what=st.builds(
        Arrangement,
        way=st.sampled_from(Way),
        since=st.dates(),
        rule=st.sampled_from(["check_in", "birthday", "x" * 64]),
    ),
    customer=anything,
    to=anything,
)
leaves = st.none() | st.builds(Absence, st.dates(TODAY, date(2030, 1, 1)), st.none())


@given(st.lists(agreed, max_size=4), leaves, st.sampled_from([1, 40]), st.sampled_from([*NAMES]))
def test_my_settings_hold_whatever_was_agreed(
    every: list[Agreed], away: Absence | None, times: int, code: str
) -> None:
    assume(not any("Ana" in f"{one.customer}{one.to}" for one in every))
    with speaking(language(code)):
        many = [replace(one, id=place) for place, one in enumerate(every * times)]
        form = settings_mine.my_settings_form(ANA, away, many, TITLES, TODAY, metadata="{}")
    assert "Ana" not in seen_view(form)


def test_what_was_agreed_is_told_in_a_line() -> None:
    said = Arrangement(way=Way.STOPPED, since=date(2026, 3, 2), rule="check_in")
    one = Agreed(4, said, "Acme", "Ben Okafor")
    told = [
        settings_mine.say_agreed(replace(one, what=replace(said, way=way)), TITLES, TODAY)
        for way in (Way.STOPPED, Way.LESS_OFTEN, Way.SOMEBODY_ELSE)
    ]
    assert told == [
        "Check in, Acme: no more since Monday 2 March",
        "Check in, Acme: less often since Monday 2 March",
        "Check in, Acme: asked of Ben Okafor",
    ]


@pytest.mark.parametrize("begins", [0, 9 * 60 + 1, 23 * 60 + 59])
@pytest.mark.parametrize("code", [*NAMES])
def test_hours_and_zones_of_anybody_stand_in_the_form(begins: int, code: str) -> None:
    member = Member(id=1, name="Ana", starts_at=begins, ends_at=24 * 60, weekly_budget=1_000)
    with speaking(language(code)):
        form = settings_mine.my_settings_form(member, None, [], {}, TODAY, metadata="{}")
        team = settings_team.team_settings_form(replace(OURS, channel=ANA), metadata="{}")
        assert seen_view(team)
        assert seen_view(form)
    assert inputs(form)["ends"]["initial_time"] == "00:00"


@given(anything, anything)
def test_who_leads_may_be_called_anything(lead: str, channel: str) -> None:
    ours = replace(OURS, lead=Member(id=1, name=lead), channel=Member(id=2, name=channel))
    assert seen_view(settings_team.team_settings_form(ours, metadata="{}"))
    assert seen(settings_team.team_saved(ours))
    assert settings_team.lead_decides(Member(id=1, name=lead))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_ritual_has_a_form_whose_defaults_are_taken(rule: object) -> None:
    chosen = next(one for one in SETTINGS if one.rule is rule)
    form = settings_rules.rules_form(SETTINGS, chosen, metadata="{}")
    assert seen_view(form)
    for knob, element in zip(chosen.rule.knobs, inputs(form).values(), strict=True):
        default = chosen.rule.knobs[knob]
        read = read_knob(chosen.rule, knob, element["initial_value"])
        assert read == (sorted(default) if isinstance(default, tuple) else default)


def test_a_hundred_rules_of_ones_own_fit_and_all_can_be_picked() -> None:
    own = [
        RuleSetting(asks(f"own_{n}_{'x' * 60}", TUESDAY), enabled=n % 3 == 0) for n in range(250)
    ]
    form = settings_rules.rules_form(own, own[0], metadata="{}", said="because " * 900)
    assert seen_view(form)
    (picker,) = [one for one in nodes(form["blocks"]) if one.get("action_id") == ids.RULE_PICK]
    offered = [one["value"] for group in picker["option_groups"] for one in group["options"]]
    assert sorted(offered) == sorted(one.rule.name for one in own)
    assert picker["initial_option"]["value"] == own[0].rule.name


def test_a_rule_without_knobs_has_nothing_to_save() -> None:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        yield from ()

    blank = RuleSetting(rule_of("blank", nudges), enabled=False)
    form = settings_rules.rules_form([blank], blank, metadata="{}")
    assert "submit" not in form
    assert seen_view(form)


def test_another_drawing_has_fields_of_its_own() -> None:
    """Slack keeps what was typed in a block whose name stays the same."""
    first, second = (
        settings_rules.rules_form(SETTINGS, SETTINGS[0], metadata="{}", drawn=drawn)
        for drawn in (0, 1)
    )
    assert set(inputs(first)).isdisjoint(inputs(second))


def test_knobs_are_called_by_words() -> None:
    assert [label(one) for one in ("a_days", "good_for_days", "wait_working_days", "months")] == [
        "Tier A (days)",
        "Good for (days)",
        "Wait (working days)",
        "Months",
    ]
    assert label("share_over_percent") == "Share over (per cent)"


@pytest.mark.parametrize(
    ("rule", "knob", "said", "value"),
    [
        ("check_in", "a_days", " 14 ", 14),
        ("danger_window", "months", "5,11, 5", [5, 11]),
        ("honest_no", "tiers", "c,a", ["A", "C"]),
    ],
)
def test_a_knob_is_read(rule: str, knob: str, said: str, value: object) -> None:
    (found,) = [one for one in RULES if one.name == rule]
    assert read_knob(found, knob, said) == value


@pytest.mark.parametrize(
    ("knob", "said"),
    [("tiers", ""), ("tiers", "D"), ("advice_days", "٣"), ("advice_days", ""), ("nope", "1")],
)
def test_what_a_knob_does_not_take_is_refused(knob: str, said: str) -> None:
    (found,) = [one for one in RULES if one.name == "honest_no"]
    with pytest.raises(NotAKnob):
        read_knob(found, knob, said)


def test_places_have_names_in_the_language_spoken() -> None:
    assert zone_name("America/New_York") == "New York, United States"
    with speaking(language("de")):
        assert (zone_name("Europe/Vienna"), country_name("NL")) == (
            "Wien, Österreich",
            "Niederlande",
        )
    assert zone_name("Asia/Kolkata") == "Kolkata, India"
    assert all(zone_name(one) for one in zones())


def test_places_are_found_by_the_beginning_of_any_word_with_or_without_accents() -> None:
    named = [(one, zone_name(one)) for one in every_zone()]
    assert ("Africa/Sao_Tome", "São Tomé, São Tomé & Príncipe") in that_begin("sao", named, 30)
    assert {key for key, _ in that_begin("spain", named, 30)} >= {"Europe/Madrid"}
    assert that_begin("europe/berlin", named, 30) == [("Europe/Berlin", "Berlin, Germany")]
    assert that_begin("adrid", named, 30) == []


@given(anything, st.lists(anything.filter(bool), max_size=5), anything, st.integers(0, 10**6))
def test_news_of_any_words_is_echoed(title: str, tags: list[str], link: str, fits: int) -> None:
    said = News(title[:200], "win", tuple(one[:64] for one in tags), link[:2_000])
    assert seen_view(news.news_form(said, metadata="{}"))
    for passed_on in (True, False):
        what = Published(
            offering_id=1, news=said, new=True, fits=fits, passed_on=passed_on, at=at("2026-03-03")
        )
        assert seen(news.published(what))


@given(single_cards, anything)
def test_a_test_note_of_any_card_has_no_buttons(card: Card, name: str) -> None:
    drawn = sample_note.sample_note(card, Member(id=1, name=name), TITLES, TODAY)
    assert "This is a test" in seen(drawn)
    assert buttons(drawn) == {}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-03", None, "until further notice"),
        ("2026-03-05", None, "from Thursday 5 March on, until further notice"),
        ("2026-03-03", "2026-03-03", "for today"),
        ("2026-03-03", "2026-03-08", "until Monday 9 March"),
        ("2026-03-03", "2026-03-06", "up to and including Friday 6 March"),
    ],
)
def test_days_off_are_told_as_one_says_them(first: str, last: str | None, said: str) -> None:
    days = Absence(date.fromisoformat(first), date.fromisoformat(last) if last else None)
    assert leave.say_days(days, TODAY) == said
