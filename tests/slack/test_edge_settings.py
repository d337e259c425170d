"""`/nudges settings`: a person's own, by the form."""

from datetime import UTC, datetime

import pytest

from tests.slack.colleague import Colleague, filled, seen, smooth
from tests.slack.edge import TEN, Edge

NO_SUCH = {"text": {"type": "plain_text", "text": "x"}, "value": "Mars/Crater"}
WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)


def opened(edge: Edge, words: str = "") -> None:
    assert edge.ana.types(f"/nudges settings {words}".strip()) == ""


def ana(edge: Edge) -> dict[str, object]:
    return next(row for row in edge.rows("members") if row["name"] == "Ana Ruiz")


def test_the_form_opens_with_what_is(edge: Edge) -> None:
    opened(edge)
    assert filled(edge.ana.form) == {
        "begins": "09:00",
        "ends": "18:00",
        "zone": "Madrid, Spain",
        "country": "Spain",
        "a_day": "3",
        "a_week": "10",
        "language": "English",
    }


def test_what_is_saved_is_kept_and_answered_where_it_was_asked(edge: Edge) -> None:
    opened(edge)
    edge.ana.is_offered("zone_options", "tok")
    japan = {"text": {"type": "plain_text", "text": "Japan"}, "value": "JP"}
    errors = edge.ana.submits(
        begins="08:30", ends="00:00", zone="Tokyo, Japan", country=japan, a_day="2", a_week="50"
    )
    assert errors == {}
    assert not edge.ana.has_form
    row = ana(edge)
    assert (row["starts_at"], row["ends_at"]) == (510, 1440)
    assert (row["timezone"], row["country"]) == ("Asia/Tokyo", "JP")
    assert (row["daily_budget"], row["weekly_budget"]) == (2, 50)
    assert edge.ana.reply.only_for == "UANA"
    assert "Saved. I write to you between 8:30 and 24:00" in seen(edge.ana.reply)
    ben = next(one for one in edge.rows("members") if one["name"] == "Ben Okafor")
    assert (ben["starts_at"], ben["timezone"]) == (540, "Europe/London")


def test_saving_an_untouched_form_changes_nothing(edge: Edge) -> None:
    before = ana(edge)
    opened(edge)
    assert edge.ana.submits() == {}
    assert ana(edge) == before
    assert edge.rows("absences") == []


def test_zones_and_countries_are_offered_by_the_name_of_a_city(edge: Edge) -> None:
    opened(edge)
    assert edge.ana.is_offered("zone_options", "new yo") == ["New York, United States"]
    assert edge.ana.is_offered("zone_options", "as in") == ["As in Slack"]
    assert edge.ana.is_offered("country_options", "neth") == [
        "Netherlands",
        "Caribbean Netherlands",
    ]
    assert edge.ana.is_offered("country_options", "no country") == ["No country"]
    assert edge.ana.is_offered("zone_options", "<!channel>" * 30) == []


def test_the_zone_may_be_what_slack_says(edge: Edge) -> None:
    opened(edge)
    edge.ana.is_offered("zone_options", "tok")
    edge.ana.submits(zone="Tokyo, Japan")
    opened(edge)
    edge.ana.is_offered("zone_options", "")
    edge.ana.submits(zone="As in Slack")
    assert ana(edge)["timezone"] == "Europe/Madrid"


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"begins": "18:00", "ends": "09:00"}, "ends", "The day has to end after it begins."),
        ({"begins": "09:00", "ends": "09:00"}, "ends", "The day has to end after it begins."),
        ({"a_day": "5", "a_week": "4"}, "a_week", "A week has at least as many as a day."),
        ({"zone": NO_SUCH}, "zone", "I do not know this time zone. Type a city near you."),
        ({"country": NO_SUCH}, "country", "I do not know the public holidays of this country."),
        (
            {"leave_from": "2026-03-09", "leave_until": "2026-03-08"},
            "leave_until",
            "That is before it begins.",
        ),
        (
            {"leave_from": "2026-02-01", "leave_until": "2026-02-08"},
            "leave_until",
            "That is over already. Pick a day that is ahead.",
        ),
    ],
)
def test_what_cannot_be_stands_beside_its_field(
    edge: Edge, given: dict[str, object], field: str, said: str
) -> None:
    before = ana(edge)
    opened(edge)
    assert edge.ana.submits(**given) == {field: said}
    assert ana(edge) == before
    assert edge.rows("absences") == []


@pytest.mark.parametrize("number", ["0", "11", "-3", "2.5", "1e3", "９", "9" * 40, ""])
def test_a_number_out_of_range_is_refused(edge: Edge, number: str) -> None:
    opened(edge)
    assert set(edge.ana.submits(a_day=number)) == {"a_day"}
    assert ana(edge)["daily_budget"] == 3


def days_off(edge: Edge) -> list[tuple[str, str]]:
    return [(str(row["first"]), str(row["last"])) for row in edge.rows("absences")]


def test_a_leave_is_filled_in_changed_and_ended(edge: Edge) -> None:
    opened(edge)
    edge.ana.submits(leave_from="2026-03-09", leave_until="2026-03-13")
    assert days_off(edge) == [("2026-03-09", "2026-03-13")]
    assert "Your leave: from Monday 9 March up to" in seen(edge.ana.reply)
    opened(edge)
    assert filled(edge.ana.form)["leave_until"] == "2026-03-13"
    edge.ana.submits(leave_from="2026-03-11", leave_until="2026-03-12")
    assert days_off(edge) == [("2026-03-11", "2026-03-12")]
    opened(edge)
    edge.ana.submits(leave_from=None, leave_until=None)
    assert days_off(edge) == []


def test_a_leave_that_begins_today_holds_todays_note_back(edge: Edge) -> None:
    opened(edge)
    edge.ana.submits(leave_until="2026-03-03")
    edge.walk(TEN)
    assert edge.ana.notes == []
    edge.walk(WEDNESDAY)
    assert "Check in, Acme" in seen(edge.ana.note)


def test_a_leave_without_an_end_goes_on_until_it_is_emptied(edge: Edge) -> None:
    opened(edge)
    edge.ana.submits(leave_from="2026-03-03")
    assert days_off(edge) == [("2026-03-03", "None")]
    opened(edge)
    edge.ana.submits(leave_from=None)
    edge.walk(TEN)
    assert "Check in, Acme" in seen(edge.ana.note)


def test_new_hours_and_another_zone_bring_no_second_note_on_the_same_day(edge: Edge) -> None:
    edge.walk(TEN)
    assert "Check in, Acme" in seen(edge.ana.note)
    moves = (("New York, United States", "05:00", 10), ("Tokyo, Japan", "10:00", 12))
    for zone, begins, first in moves:
        opened(edge)
        edge.ana.is_offered("zone_options", zone[:5])
        edge.ana.submits(zone=zone, begins=begins, ends="00:00", a_day="10")
        for hour in (first, first + 1):
            edge.walk(datetime(2026, 3, 3, hour, 30, tzinfo=UTC))
    assert len(edge.ana.notes) == 1


def mutes(edge: Edge, who: Colleague) -> None:
    """Say of the first nudge of the note: no more of this for this customer."""
    menu = next(
        one
        for block in who.note.blocks
        if block["type"] == "actions"
        for one in block["elements"]
        if one["type"] == "overflow"
    )
    (value,) = [one["value"] for one in menu["options"] if one["value"].startswith("mute")]
    smooth(who.hands.presses(who.note, menu["action_id"], value))


def offered_again(edge: Edge) -> list[str]:
    return [
        one["text"]["text"]
        for block in edge.ana.form["blocks"]
        if block.get("block_id") == "ask_again"
        for one in block["element"]["options"]
    ]


def test_what_was_stopped_is_taken_back(edge: Edge) -> None:
    edge.walk(TEN)
    mutes(edge, edge.ana)
    (kept,) = edge.rows("arrangements")
    version = {row["id"]: row["version"] for row in edge.rows("customers")}
    opened(edge)
    (offered,) = offered_again(edge)
    assert offered.startswith("Check in, ")
    assert offered.endswith(": no more since Tuesday 3 March")
    edge.ana.submits(ask_again=[str(kept["id"])])
    assert edge.rows("arrangements") == []
    assert "One thing I ask you again." in seen(edge.ana.reply)
    after = {row["id"]: row["version"] for row in edge.rows("customers")}
    assert after[kept["customer_id"]] > version[kept["customer_id"]]
    opened(edge)
    assert offered_again(edge) == []


def test_what_others_have_stopped_is_neither_shown_nor_taken_back(edge: Edge) -> None:
    edge.walk(TEN)
    mutes(edge, edge.ana)
    mutes(edge, edge.ben)
    mine, bens = edge.rows("arrangements")
    opened(edge)
    assert len(offered_again(edge)) == 1
    forged = {"text": {"type": "plain_text", "text": "x"}, "value": str(bens["id"])}
    assert edge.ana.submits(ask_again=[forged]) == {}
    assert [row["id"] for row in edge.rows("arrangements")] == [mine["id"], bens["id"]]


def test_another_language_is_spoken_at_once(edge: Edge) -> None:
    opened(edge)
    assert edge.ana.submits(language="de") == {}
    assert ana(edge)["language"] == "de"
    opened(edge)
    assert filled(edge.ana.form)["language"] == "Deutsch"
    assert filled(edge.ana.form)["country"] == "Spanien"


def test_a_word_that_is_no_setting_is_answered_with_the_nearest(edge: Edge) -> None:
    assert "Did you mean /nudges settings team?" in edge.ana.types("/nudges settings taem")


@pytest.mark.parametrize("word", ["help", "foo"])
def test_a_word_like_no_setting_leads_to_what_there_is(edge: Edge, word: str) -> None:
    said = edge.ana.types(f"/nudges settings {word}")
    assert said == f"I do not know /nudges settings {word}. Did you mean /nudges settings?"


def test_a_form_that_cannot_be_opened_in_time_is_asked_for_again(edge: Edge) -> None:
    edge.ticks.slow = True
    assert "Please type it again." in edge.ana.types("/nudges settings")


def test_from_home_they_are_saved_without_a_word_and_home_follows(edge: Edge) -> None:
    smooth(edge.ana.hands.looks_at_home())
    edge.ana.presses("My settings", edge.ana.home)
    assert filled(edge.ana.form)["zone"] == "Madrid, Spain"
    before = len(edge.ana.notes)
    assert edge.ana.submits(language="de", a_day="1") == {}
    assert not edge.ana.has_form
    assert ana(edge)["daily_budget"] == 1
    assert len(edge.ana.notes) == before
    assert "Deutsch" in seen(edge.ana.home)
