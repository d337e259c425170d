"""What a card knows: where the work stands, how they feel, what was done, and who may read that."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from bot.flow import hand_over, react
from bot.flow.record import Happened
from bot.model import Card, Member, Note, NudgeState
from bot.store import cards, nudges
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import Kind, Role
from tests.flow.team import TUESDAY, Team, asks, at

NINE = at("2026-03-03 09:00", "Europe/Madrid")


def card(team: Team, reader: Member) -> Card:
    with reading(team.engine) as connection:
        (found,) = cards.of_nudges(connection, team.workspace_id, [1], reader.id)
    return found


def note(team: Team, number: int = 1) -> Note:
    with reading(team.engine) as connection:
        found = cards.note(connection, team.workspace_id, number)
    assert found is not None
    return found


def add(team: Team, table: str, **row: object) -> int:
    with writing(team.engine) as connection:
        rows = metadata.tables[table]
        new = insert(rows).values(workspace_id=team.workspace_id, **row).returning(rows.c.id)
        return int(connection.execute(new).scalar_one())


def project(team: Team, customer: int, name: str, on: date, **columns: object) -> int:
    made = add(team, "projects", customer_id=customer, name=name, **columns)
    add(team, "project_stages", project_id=made, stage="delivery", entered_on=on)
    return made


def mood(team: Team, customer: int, on: date, mood: int, **columns: object) -> None:
    add(
        team,
        "touchpoints",
        customer_id=customer,
        on=on,
        kind=Kind.CALL,
        mood=mood,
        identity=f"{on}",
        recorded_at=NINE,
        recorded_on=on,
        **columns,
    )


def done(team: Team, who: Member, *, mood: int | None = None, private: bool = False) -> None:
    what = Happened(
        customer_id=0,
        on=TUESDAY,
        kind=Kind.CALL,
        identity="",
        note="well",
        mood=mood,
        private=private,
    )
    react.done(team.visit(who, NINE), 1, what)


@pytest.fixture
def asked(team: Team, ana: Member, acme: int) -> Team:
    team.rules = [asks("ritual", TUESDAY)]
    team.round(NINE)
    return team


def test_the_work_that_moved_last_is_told_of_and_what_is_over_is_not(
    team: Team, ana: Member, acme: int
) -> None:
    project(team, acme, "Old", date(2026, 1, 1))
    project(team, acme, "Shop", date(2026, 2, 1))
    project(team, acme, "Gone", date(2026, 2, 20), accepted_on=date(2026, 2, 25))
    team.rules = [asks("ritual", TUESDAY)]
    team.round(NINE)
    journey = card(team, ana).journey
    assert journey is not None
    assert journey.name == "Shop"


def test_a_card_about_one_project_tells_of_it_and_of_its_moods(
    team: Team, ana: Member, acme: int
) -> None:
    old = project(team, acme, "Old", date(2026, 1, 1))
    project(team, acme, "Shop", date(2026, 2, 1))
    mood(team, acme, date(2026, 2, 2), 2, project_id=old)
    mood(team, acme, date(2026, 2, 3), 5)
    team.rules = [asks("ritual", TUESDAY)]
    team.round(NINE)
    assert card(team, ana).moods == ((date(2026, 2, 2), 2), (date(2026, 2, 3), 5))
    team.change("nudges", 1, project_id=old)
    told = card(team, ana)
    assert told.journey is not None
    assert told.journey.name == "Old"
    assert told.moods == ((date(2026, 2, 2), 2),)


def test_a_mood_that_somebody_keeps_to_themselves_is_told_to_the_owner_alone(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    mood(team, acme, date(2026, 2, 2), 4)
    mood(team, acme, date(2026, 2, 3), 1, private=True)
    add(team, "role_holders", customer_id=acme, role="care", member_id=eva.id)
    team.rules = [asks("ritual", TUESDAY, to=Role.CARE)]
    team.round(NINE)
    assert card(team, eva).moods == ((date(2026, 2, 2), 4),)
    team.change("nudges", 1, to_member_id=ana.id)
    assert card(team, ana).moods == ((date(2026, 2, 2), 4), (date(2026, 2, 3), 1))


def test_what_was_done_is_on_the_card_until_it_is_undone(asked: Team, ana: Member) -> None:
    assert card(asked, ana).answer is None
    done(asked, ana, mood=4)
    answer = card(asked, ana).answer
    assert answer is not None
    assert (answer.kind, answer.note, answer.mood) == (Kind.CALL, "well", 4)


def test_what_a_colleague_then_did_in_private_is_not_told_in_the_first_note(
    asked: Team, ana: Member, eva: Member
) -> None:
    asked.change("nudges", 1, to_member_id=eva.id)
    done(asked, eva, private=True)
    (mine,) = note(asked).cards
    assert (mine.state, mine.answer) == (NudgeState.DONE, None)
    asked.change("touchpoints", 1, private=False)
    (mine,) = note(asked).cards
    assert mine.answer is not None


def test_a_note_knows_when_it_is_sent(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("ritual", TUESDAY)]
    afternoon = at("2026-03-03 15:00", "Europe/Madrid")
    team.round(afternoon)
    (sent,) = team.courier.posted
    assert sent.sent_at == afternoon
    team.change("notes", 1, ts=f"{afternoon.timestamp():.6f}")
    assert note(team).sent_at == afternoon
    team.change("notes", 1, ts=None)
    assert note(team).sent_at is None


def test_what_is_urgent_stands_before_what_has_waited_longer(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("old", date(2026, 3, 2)), asks("soon", TUESDAY, urgent=True)]
    team.round(NINE)
    with reading(team.engine) as connection:
        found = nudges.of_member(connection, team.workspace_id, ana.id, [NudgeState.ASKED])
        read = cards.of_nudges(connection, team.workspace_id, found, ana.id)
    assert [one.rule for one in read] == ["soon", "old"]


def test_why_a_colleague_then_put_it_off_is_not_told_in_the_first_note(
    asked: Team, ana: Member, eva: Member
) -> None:
    hand_over.nudge(asked.visit(ana, NINE), 1, eva)
    asked.round(NINE + timedelta(minutes=1))
    soon = asked.visit(eva, NINE + timedelta(minutes=2))
    react.snooze(soon, 1, until=date(2026, 3, 9), reason="her mother is ill")
    first, second = (note(asked, number).cards[0].reason for number in (1, 2))
    assert (first, second) == ("", "her mother is ill")
