"""What is private, what is late, and what crosses a line between two days."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flow import pages, react, record
from bot.flow.deliver import SETTLE_AFTER, SILENT, deliver
from bot.flow.why import why
from bot.model import Member, Note, Posted, TryAgain, Uncertain
from bot.store import notes
from bot.store.engine import writing
from rules.kit import Kind
from rules.kit.rule import load
from tests.flow.courier import Courier
from tests.flow.team import TUESDAY, Team, asks, at, called, day

NINE = at("2026-03-03 09:00", "Europe/Madrid")
A_DAY = timedelta(days=1)


@pytest.fixture
def carla(team: Team) -> Member:
    return team.hire("Carla", "Europe/Madrid", "ES")


@pytest.fixture
def acme(team: Team, ana: Member) -> int:
    return team.customer("Acme", ana, tier="A")


def complain(team: Team, member: Member, acme: int) -> None:
    secret = replace(called(acme, TUESDAY, kind=Kind.COMPLAINT, note="furious"), private=True)
    record.log(team.visit(member, NINE), secret)


def test_a_private_touch_is_told_to_its_author_and_the_owner_alone(
    team: Team, ana: Member, ben: Member, carla: Member, acme: int
) -> None:
    team.rules = load()
    complain(team, ben, acme)
    for reader, knows in ((ana, True), (ben, True), (carla, False)):
        visit = team.visit(reader, NINE)
        page = pages.customer_page(visit, acme)
        everything = str(page) + str(why(visit, team.rules, acme))
        assert ("complaint" in everything.casefold()) is knows, reader.name


def test_a_card_shows_no_private_touch_of_others(
    team: Team, ben: Member, carla: Member, acme: int
) -> None:
    complain(team, ben, acme)
    team.change("customers", acme, owner_id=carla.id)
    team.rules = [asks("call", TUESDAY)]
    team.round(NINE)
    assert team.courier.posted[0].cards[0].last_touch, "the owner sees it"
    team.change("customers", acme, owner_id=None)
    team.change("nudges", 1, to_member_id=team.hire("Dev", "UTC").id)
    team.change("notes", 1, version=5)
    team.round(NINE + timedelta(minutes=1))
    assert team.courier.shown[-1].cards[0].last_touch is None


def test_why_is_silent_about_what_is_private_to_others(
    team: Team, ana: Member, carla: Member, acme: int
) -> None:
    team.rules = [asks("birthday", day("2026-03-06"), private=True), asks("call", TUESDAY)]
    told = {
        reader.name: [line.rule for line in why(team.visit(reader, NINE), team.rules, acme)]
        for reader in (ana, carla)
    }
    assert told == {"Ana": ["Call", "Birthday"], "Carla": ["Call"]}


class Slow(Courier):
    """Takes its time for each note, and never gets an answer."""

    now: datetime = NINE

    def send(self, note: Note) -> Posted:
        self.now += timedelta(seconds=10)
        self.posted.append(note)
        raise Uncertain("timeout")


def test_a_look_into_the_history_waits_from_the_end_of_a_sending(team: Team) -> None:
    for number in range(SILENT):
        team.customer(f"C{number}", team.hire(f"M{number}", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY)]
    team.tick(NINE)
    slow = Slow()
    deliver(team.engine, team.workspace_id, slow, NINE, clock=lambda: slow.now)
    ended = [NINE + timedelta(seconds=10 * number) for number in range(1, SILENT + 1)]
    assert [row["try_at"] for row in team.rows("notes")] == [one + SETTLE_AFTER for one in ended]


def test_asked_to_wait_it_stops_sending(team: Team) -> None:
    for number in range(5):
        team.customer(f"C{number}", team.hire(f"M{number}", "Europe/Madrid", "ES"))
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(TryAgain(30), False)]
    assert team.round(NINE) == 0
    assert team.courier.posted == []
    assert team.round(NINE + timedelta(seconds=90)) == 5


def test_a_note_with_nothing_left_to_ask_is_not_sent(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.courier.troubles = [(TryAgain(30), False)]
    team.round(NINE)
    react.skip(team.visit(ana, NINE), 1)
    team.round(NINE + timedelta(minutes=1))
    assert (team.courier.posted, team.rows("notes")) == ([], [])


def test_a_note_that_its_holder_left_in_the_evening_is_not_beside_todays(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.tick(NINE)
    from_yesterday = at("2026-03-03 17:59", "Europe/Madrid")
    team.courier.troubles = [(TryAgain(1), False)]
    team.round(from_yesterday)
    with writing(team.engine) as connection:
        assert notes.claim(connection, team.workspace_id, from_yesterday + A_DAY / 24, 50)
    team.rules = [*team.rules, asks("write", day("2026-03-04"))]
    team.round(NINE + A_DAY)
    (told,) = team.courier.told()
    assert sorted(told[2]) == ["call", "write"]


def test_what_is_asked_late_comes_again_a_whole_cadence_later(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [rule for rule in load() if rule.name == "check_in"]
    team.touched(acme, day("2026-02-02"))
    for number in range(40):
        team.round(NINE + number * A_DAY)
    assert [told_on for _, told_on, _ in team.courier.told()] == [TUESDAY, day("2026-03-24")]


def test_what_was_put_off_and_skipped_is_not_asked_for_the_days_between(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [rule for rule in load() if rule.name == "check_in"]
    team.touched(acme, day("2026-02-10"))
    team.round(NINE)
    react.snooze(team.visit(ana, NINE), 1, until=day("2026-04-01"), reason="")
    later = at("2026-04-01 09:00", "Europe/Madrid")
    team.round(later)
    react.skip(team.visit(ana, later), 1)
    for number in range(1, 13):
        team.round(later + number * A_DAY)
    assert [told_on for _, told_on, _ in team.courier.told()] == [TUESDAY, day("2026-04-01")]


def test_an_answered_note_does_not_wake_up_when_its_nudge_is_asked_again(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY), asks("write", TUESDAY)]
    team.round(NINE)
    react.snooze(team.visit(ana, NINE), team.nudge_id("call"), until=day("2026-03-04"), reason="")
    team.round(NINE + A_DAY)
    react.skip(team.visit(ana, NINE + A_DAY), team.nudge_id("write"))
    team.round(NINE + A_DAY + timedelta(minutes=1))
    old = team.courier.shown[-1]
    assert (old.day, sorted(card.state for card in old.cards)) == (TUESDAY, ["skipped", "waiting"])


def test_what_somebody_logs_on_their_tomorrow_counts_at_once(team: Team, ben: Member) -> None:
    dev = team.hire("Dev", "America/New_York", "US")
    acme = team.customer("Acme", dev)
    visit = team.visit(ben, at("2026-03-04 10:00", "Asia/Tokyo"))
    record.log(visit, called(acme, day("2026-03-04")))
    page = pages.customer_page(visit, acme)
    assert [touch.kind for touch in page.touches] == [Kind.CALL]


def test_a_name_that_is_an_alias_is_taken(team: Team, ana: Member, acme: int) -> None:
    visit = team.visit(ana, NINE)
    with pytest.raises(record.NameTaken):
        record.add_customer(visit, "ACME")


def test_a_preview_tells_of_what_waits(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks(f"rule_{number}", TUESDAY) for number in range(4)]
    team.round(NINE)
    visit = team.visit(ana, NINE)
    (held,) = pages.my_ahead(visit, 30).coming
    assert (held.rule, held.ask_on) == ("Rule 3", TUESDAY)
    assert pages.my_ahead(visit, 30, with_waiting=False).coming == []
    assert [one.rule for one in pages.preview(team.engine, visit.here, 30, NINE)] == ["Rule 3"]


def test_whom_an_undone_touch_made_known_is_forgotten_again(
    team: Team, ana: Member, acme: int
) -> None:
    team.contact(acme, "Cem Aydin")
    visit = team.visit(ana, NINE)
    first = record.log(visit, replace(called(acme, TUESDAY), people=["Cem", "Anna", "Bob"]))
    assert first.met == ("Anna", "Bob")
    record.log(visit, replace(called(acme, TUESDAY, identity="slack:2"), people=["Bob"]))
    record.undo(visit, first.touchpoint_id)
    assert [row["name"] for row in team.rows("contacts")] == ["Cem Aydin", "Bob"]


def test_what_was_done_stays_done_when_it_is_told_differently(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("call", TUESDAY)]
    team.round(NINE)
    visit = team.visit(ana, NINE)
    done = react.done(visit, 1, called(acme, TUESDAY))
    told = record.as_told(visit, done.touchpoint_id)
    assert told
    record.change(visit, done.touchpoint_id, replace(told, kind=Kind.UPDATE))
    assert team.states() == {"call": "done"}
