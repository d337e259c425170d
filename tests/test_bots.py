"""One process in many workspaces: who is served, who is not, and that none stops another."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bots import Bots, everywhere
from bot.model import Beat
from bot.sandbox import Team
from bot.slack.installed import NotInstalled
from bot.store import beats, installations, rings
from bot.store.copying import CannotCopy, check_at_rest
from bot.store.engine import quietly, reading, within, writing
from tests.serve.offices import (
    KEY,
    OTHER_KEY,
    OURS,
    THEIRS,
    Offices,
    install,
    settings_for,
    two_offices,
)
from tests.slack.edge import TEN

A_LONG_STEP = timedelta(days=10_000)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with two_offices(tmp_path) as offices:
        yield offices


def names(bots: Bots) -> list[str]:
    found = [bots.of(one) for one in bots.ids()]
    return [bot.installed.team.name for bot in found if bot]


def removed(offices: Offices, team: Team) -> None:
    here = offices.here(team)
    with within(here), writing(offices.bots.engine) as connection:
        assert installations.remove(connection, here)


def test_each_is_found_by_number_and_by_slacks_name_and_is_kept(offices: Offices) -> None:
    bots = offices.bots
    assert names(bots) == ["Office", "Twin"]
    for team in (OURS, THEIRS):
        bot = bots.of_team(team.id)
        assert bot is not None
        assert bot is bots.of(offices.here(team))
        assert bot.installed.workspace_id == offices.here(team)
    assert bots.of_team("T0NOBODY") is None
    assert bots.of(4711) is None


def test_they_share_the_record_the_rules_and_the_threads(offices: Offices) -> None:
    one, other = (offices.bots.of_team(team.id) for team in (OURS, THEIRS))
    assert one is not None
    assert other is not None
    assert one.engine is other.engine
    assert one.rules is other.rules
    assert one.installed.ground is other.installed.ground
    assert one.installed.app is not other.installed.app
    assert one.installed.app._threads is other.installed.app._threads


def test_each_round_writes_to_its_own_people_alone(offices: Offices) -> None:
    offices.town.clock.walk(TEN, step=A_LONG_STEP)
    for one in offices.bots.ids():
        bot = offices.bots.of(one)
        assert bot is not None
        bot.round_now()
    assert "Dunes" in offices.eve.note.text
    assert "Acme" in offices.ana.note.text
    assert "Dunes" not in offices.ana.note.text


def test_what_is_installed_meanwhile_comes_and_what_is_removed_goes(tmp_path: Path) -> None:
    with two_offices(tmp_path, sealed_with={OURS: KEY}) as offices:
        assert names(offices.bots) == ["Office"]
        install(offices.settings.database_url, offices.town, THEIRS)
        assert names(offices.bots) == ["Office", "Twin"]
        here = offices.here(OURS)
        removed(offices, OURS)
        assert names(offices.bots) == ["Twin"]
        assert offices.bots.of(here) is None
        assert offices.bots.of_team(OURS.id) is None


def test_a_new_token_makes_a_new_bot(offices: Offices) -> None:
    before = offices.bots.of_team(THEIRS.id)
    install(offices.settings.database_url, offices.town, THEIRS)
    after = offices.bots.of_team(THEIRS.id)
    assert after is not None
    assert after is not before


def test_a_token_that_no_key_opens_is_told_once_and_the_others_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with two_offices(tmp_path, sealed_with={OURS: OTHER_KEY, THEIRS: KEY}) as offices:
        here = offices.here(OURS)
        assert [names(offices.bots) for _ in range(3)] == [["Twin"]] * 3
        assert offices.bots.of_team(OURS.id) is None
    errors = [one for one in caplog.records if one.levelno >= logging.ERROR]
    told = [one.getMessage() for one in errors if one.name == "bot.bots"]
    assert told == [f"nothing is done for workspace {here}: none of SECRET_KEYS opens its token"]


def test_the_workspace_of_the_token_in_the_settings_is_one_of_them(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=OURS) as offices:
        assert names(offices.bots) == ["Office", "Twin"]
        assert offices.bots.ids() == sorted([offices.here(OURS), offices.here(THEIRS)])


def test_a_token_that_was_installed_comes_before_the_one_in_the_settings(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=OURS) as offices:
        bots, here = offices.bots, offices.here(OURS)
        own = bots.of(here)
        install(offices.settings.database_url, offices.town, OURS)
        assert own is not None
        assert bots.of(here) is bots.of_team(OURS.id) is not own
        assert names(bots) == ["Office", "Twin"]
        removed(offices, OURS)
        assert bots.of(here) is bots.of_team(OURS.id) is own
        install(offices.settings.database_url, offices.town, OURS, OTHER_KEY)
        assert bots.of(here) is bots.of_team(OURS.id) is own, "no key opens the other"


def test_a_process_that_begins_makes_no_round_due_in_the_others(offices: Offices) -> None:
    theirs = offices.here(THEIRS)
    with within(theirs), quietly(), writing(offices.bots.engine) as connection:
        rings.take(connection, theirs, TEN)
    assert offices.bots.due(TEN) == [offices.here(OURS)]
    chosen = settings_for(offices.town, offices.settings.database_url, own=OURS)
    again = everywhere(chosen, offices.town.clock.now, offices.bots.ground.afterwards)
    assert again.due(TEN) == [offices.here(OURS)]
    again.engine.dispose()


def test_where_it_is_not_installed_no_round_is_due(offices: Offices) -> None:
    removed(offices, OURS)
    assert offices.bots.due(TEN) == [offices.here(THEIRS)]


def test_while_slack_refuses_the_token_in_the_settings_the_others_are_served(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with two_offices(tmp_path, sealed_with={THEIRS: KEY}) as offices:
        town, sandbox = offices.town, offices.sandbox(OURS)
        sandbox.admin.revokes_token("account_inactive")
        chosen = settings_for(town, offices.settings.database_url, own=OURS)
        bots = everywhere(chosen, town.clock.now, offices.bots.ground.afterwards)
        assert names(bots) == ["Twin"]
        assert "Slack refuses SLACK_BOT_TOKEN (account_inactive)" in caplog.text
        sandbox.admin.gives_token_back()
        names(bots)
        assert names(bots) == ["Twin"], "it is left alone for a while"
        offices.town.clock.walk(TEN, step=A_LONG_STEP)
        names(bots)
        assert names(bots) == ["Office", "Twin"]
        bots.engine.dispose()


def test_with_no_workspace_and_no_keys_nothing_starts(offices: Offices) -> None:
    chosen = settings_for(offices.town, offices.settings.database_url, keys="")
    with pytest.raises(NotInstalled, match=r"SLACK_BOT_TOKEN is not set.* SECRET_KEYS"):
        everywhere(chosen, offices.town.clock.now)


def test_the_record_is_examined_once_a_day_however_many_are_in_it(offices: Offices) -> None:
    for _ in range(2):
        offices.bots.look_after(TEN)
        for one in offices.bots.ids():
            bot = offices.bots.of(one)
            assert bot is not None
            bot.round(TEN)
    for team in (OURS, THEIRS):
        with reading(offices.bots.engine) as connection:
            known = beats.last(connection, offices.here(team))
        assert known[Beat.CHECK] == (TEN, "sound")


def test_where_no_round_is_due_the_record_tells_all_the_same_that_somebody_works_there(
    offices: Offices,
) -> None:
    for now in (TEN, later := TEN + timedelta(minutes=10)):
        offices.bots.look_after(now)
    with pytest.raises(CannotCopy, match="60 seconds ago"):
        check_at_rest(offices.bots.engine, later + timedelta(minutes=1))
    check_at_rest(offices.bots.engine, later + timedelta(minutes=2))
