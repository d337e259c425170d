"""Leave, hours and statuses, from what people type and set in Slack."""

import json
from datetime import UTC, datetime

import pytest
from slack_sdk import WebClient

from bot.sandbox import Hands, Json
from bot.slack.leave import StillAway
from tests.slack.colleague import seen
from tests.slack.edge import EIGHT, TEN, Edge
from tests.slack.rude import Rude

WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)


def off(edge: Edge) -> list[tuple[str, str, bool]]:
    """(first day, last, by status) of every absence there is."""
    rows = edge.rows("absences")
    return [(str(row["first"]), str(row["last"]), row["by_status"]) for row in rows]


def status(hands: Hands, emoji: str, text: str, until: datetime | None = None) -> None:
    assert hands.sets_status(emoji, text, until).warning == ""


def test_who_pauses_hears_nothing_until_the_day_they_named(edge: Edge) -> None:
    said = edge.ana.types("/nudges pause until Monday")
    assert "Quiet until Monday 9 March. What is due waits for you." in said
    edge.walk(TEN)
    edge.walk(WEDNESDAY)
    assert edge.ana.notes == []
    assert "Cobalt" in seen(edge.ben.note)
    edge.walk(MONDAY)
    assert "Check in, Acme" in seen(edge.ana.note)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("pause", "Quiet until further notice."),
        ("PAUSE 3 Aug to 14 Aug", "from Monday 3 August up to and including Friday 14 August."),
        ("pause two weeks", "Quiet until Tuesday 17 March."),
        ("pause until Saturday", "Quiet up to and including Friday 6 March."),
        ("pause tomorrow", "Quiet for Wednesday 4 March."),
        ("pause until tomorrow", "Quiet for today."),
        ("pause from Monday", "Quiet from Monday 9 March on, until further notice."),
        ("hours 8:30-17:00", "From now on I write to you between 8:30 and 17:00 only"),
    ],
)
def test_the_answer_says_what_was_understood(shared: Edge, typed: str, understood: str) -> None:
    assert understood in shared.noor.types(f"/nudges {typed}")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("pause xyzzy", "I do not understand “xyzzy” as days off."),
        ("pause xyzzy", "Such as: /nudges pause until Monday"),
        ("pause until 3/4", "may be 3 April 2026 or 4 March 2026"),
        ("pause until yesterday", "over already"),
        ("hours late", "Such as: /nudges hours 8:30-17:00"),
        ("pase until Monday", "Did you mean /nudges pause?"),
    ],
)
def test_what_was_not_understood_says_what_to_write(shared: Edge, typed: str, advice: str) -> None:
    before = shared.rows("absences"), shared.rows("members")
    assert advice in shared.ben.types(f"/nudges {typed}")
    assert (shared.rows("absences"), shared.rows("members")) == before


def test_who_resumes_gets_the_next_note(edge: Edge) -> None:
    edge.ana.types("/nudges pause")
    edge.walk(TEN)
    assert "Good to have you back." in edge.ana.types("/nudges resume")
    edge.walk(TEN.replace(minute=1))
    assert "Check in, Acme" in seen(edge.ana.note)
    assert "You are not on leave" in edge.ana.types("/nudges resume")


def test_a_leave_that_is_still_ahead_is_called_off(edge: Edge) -> None:
    edge.ana.types("/nudges pause 3 Aug to 14 Aug")
    said = edge.ana.types("/nudges resume")
    assert "Your leave from Monday 3 August up to and including Friday 14 August" in said
    assert off(edge) == []


def test_hours_are_told_and_changed(edge: Edge) -> None:
    assert "I write to you between 9:00 and 18:00" in edge.ana.types("/nudges hours")
    edge.ana.types("/nudges hours 8 to 4")
    assert "between 8:00 and 16:00" in edge.ana.types("/nudges hours")
    edge.walk(EIGHT)
    assert "Check in, Acme" in seen(edge.ana.note)
    assert edge.ben.notes == []


def test_a_status_means_leave_until_it_ends(edge: Edge) -> None:
    friday_evening = datetime(2026, 3, 6, 17, tzinfo=UTC)
    status(edge.ana.hands, ":palm_tree:", "Vacationing", friday_evening)
    assert off(edge) == [("2026-03-03", "2026-03-06", True)]
    edge.walk(TEN)
    assert edge.ana.notes == []
    edge.walk(MONDAY)
    assert "Check in, Acme" in seen(edge.ana.note)


def test_a_status_that_is_cleared_ends_the_leave(edge: Edge) -> None:
    status(edge.ana.hands, ":face_with_thermometer:", "Out sick")
    assert off(edge) == [("2026-03-03", "None", True)]
    edge.walk(TEN)
    edge.walk(WEDNESDAY)
    assert edge.ana.notes == []
    edge.ana.hands.clears_status()
    assert off(edge) == [("2026-03-03", "2026-03-03", True)]
    edge.walk(WEDNESDAY.replace(minute=1))
    assert "Check in, Acme" in seen(edge.ana.note)


def test_a_status_cleared_while_nobody_listened_is_found_once_a_day(edge: Edge) -> None:
    status(edge.ana.hands, ":palm_tree:", "Vacationing")
    here, cleared = edge.bot.installed.workspace_id, {"id": "UANA", "profile": {}}
    with slack_telling_of(cleared).serve() as slack:
        still_away = StillAway(edge.bot.engine, here, WebClient(base_url=slack.url))
        still_away.look(WEDNESDAY)
        assert off(edge) == [("2026-03-03", "2026-03-03", True)]
        status(edge.ana.hands, ":palm_tree:", "Vacationing")
        still_away.look(WEDNESDAY)
        assert slack.asked == ["/api/users.info"]
        still_away.look(MONDAY)
        assert len(slack.asked) == 2


def test_who_is_away_still_is_left_alone(edge: Edge) -> None:
    status(edge.ana.hands, ":palm_tree:", "Vacationing")
    edge.walk(TEN)
    edge.walk(WEDNESDAY)
    assert off(edge) == [("2026-03-03", "None", True)]
    assert edge.ana.notes == []


def slack_telling_of(user: Json) -> Rude:
    answer = json.dumps({"ok": True, "user": user}).encode()
    return Rude(200, answer, {"Content-Type": "application/json"})


def test_any_other_status_changes_nothing(edge: Edge) -> None:
    edge.ana.types("/nudges pause until Monday")
    before = off(edge)
    status(edge.ana.hands, ":bus:", "Commuting")
    edge.ana.hands.clears_status()
    assert off(edge) == before


def test_who_resumed_is_not_away_again_by_the_same_status(edge: Edge) -> None:
    status(edge.ana.hands, "", "Urlaub")
    edge.ana.types("/nudges resume")
    status(edge.ana.hands, "", "Urlaub")
    edge.walk(TEN)
    assert "Check in, Acme" in seen(edge.ana.note)


def test_the_answer_says_that_a_status_makes_the_leave_longer(edge: Edge) -> None:
    status(edge.ana.hands, ":palm_tree:", "Vacationing", datetime(2026, 3, 12, 17, tzinfo=UTC))
    said = edge.ana.types("/nudges pause until tomorrow")
    assert "Quiet until Friday 13 March." in said
    assert "because of your status in Slack" in said


def test_a_status_of_somebody_we_do_not_know_makes_nobody_a_member(edge: Edge) -> None:
    before = len(edge.rows("members"))
    status(edge.noor.hands, ":palm_tree:", "Vacationing")
    assert len(edge.rows("members")) == before
    assert off(edge) == []
