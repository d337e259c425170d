"""A customer that cannot be read, or planned, keeps nobody's note from going out in its time."""

import pytest
from prometheus_client import REGISTRY

from bot.flow.deliver import deliver
from bot.flow.look_first import LookFirst
from bot.flow.write_notes import write_notes
from bot.model import Member
from tests.flow.team import TUESDAY, Team, asks, at

NIGHT, NINE = at("2026-03-03 00:30", "Europe/Madrid"), at("2026-03-03 09:00", "Europe/Madrid")
CALL, WRITE = asks("call", TUESDAY), asks("write", TUESDAY)


@pytest.fixture
def zen(team: Team, ana: Member, acme: int) -> int:
    """A second customer, about whom something is to be asked, too."""
    team.rules = [CALL]
    zen = team.customer("Zen", ana)
    team.tick(NIGHT)
    return zen


def spoil(team: Team, customer_id: int) -> None:
    """As a mistake of ours or a hand in the record would: no part of the bot writes this."""
    team.change("customers", customer_id, loyalty_pinned="mislaid")


def is_behind_the_rules(team: Team) -> None:
    team.rules = [CALL, WRITE]
    team.switch_on()


def morning(team: Team) -> list[int]:
    first = LookFirst(team.engine, team.workspace_id, team.rules, NINE)
    deliver(team.engine, team.workspace_id, team.courier, NINE, look_first=first)
    return sorted(card.customer_id for note in team.courier.posted for card in note.cards)


def failed(step: str) -> float:
    return REGISTRY.get_sample_value("steps_failed_total", {"step": step}) or 0


def test_a_note_goes_out_in_its_time_without_whom_nobody_can_read(
    team: Team, acme: int, zen: int, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(team, zen)
    before = failed("read_customer")
    assert morning(team) == [acme]
    assert f"nothing is asked about customer {zen}: ValueError" in caplog.text
    assert "Zen" not in caplog.text
    assert failed("read_customer") > before


def test_it_is_asked_for_once_it_can_be_read_again(team: Team, acme: int, zen: int) -> None:
    spoil(team, zen)
    assert morning(team) == [acme]
    team.change("customers", zen, loyalty_pinned="")
    tomorrow = at("2026-03-04 09:00", "Europe/Madrid")
    team.round(tomorrow)
    assert [card.customer_id for card in team.courier.posted[-1].cards] == [zen]


def test_whom_the_rules_of_today_cannot_plan_is_left_out(
    team: Team, acme: int, zen: int, caplog: pytest.LogCaptureFixture
) -> None:
    is_behind_the_rules(team)
    spoil(team, zen)
    before = failed("plan")
    first = LookFirst(team.engine, team.workspace_id, team.rules, NINE)
    assert first.at([acme, zen])
    assert first.unplanned == {zen}
    assert failed("plan") == before + 1
    assert not first.at([acme, zen]), "and it is not tried again and again"


def test_a_note_that_was_written_before_is_sent_without_it(team: Team, acme: int, zen: int) -> None:
    write_notes(team.engine, team.workspace_id, NINE)
    is_behind_the_rules(team)
    spoil(team, zen)
    assert morning(team) == [acme]
    (waits,) = [one for one in team.rows("nudges") if one["customer_id"] == zen]
    assert (waits["state"], waits["note_id"]) == ("waiting", None)


def test_nor_is_one_that_was_found_out_earlier_in_the_same_round(
    team: Team, acme: int, zen: int
) -> None:
    write_notes(team.engine, team.workspace_id, NINE)
    is_behind_the_rules(team)
    spoil(team, zen)
    first = LookFirst(team.engine, team.workspace_id, team.rules, NINE)
    assert first.at([acme, zen])
    deliver(team.engine, team.workspace_id, team.courier, NINE, look_first=first)
    assert [card.customer_id for note in team.courier.posted for card in note.cards] == [acme]
