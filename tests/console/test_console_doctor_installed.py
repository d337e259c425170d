"""What doctor says where the bot is in many workspaces, and SLACK_BOT_TOKEN is not set."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli.ground import now
from bot.console.doctor import examine
from bot.console.examining.installed import InMany
from bot.console.examining.to_whom import send
from bot.model import Beat
from bot.model.findings import Finding, Verdict
from bot.sandbox import Team
from bot.store import beats, installations
from bot.store.engine import within, writing
from tests.console.terminal import Terminal
from tests.serve.offices import KEY, OTHER_KEY, OURS, THEIRS, Offices, two_offices

INSTALL = "Install the bot there again: python -m bot install"


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with two_offices(tmp_path) as offices:
        yield offices


def findings(offices: Offices, **changed: str) -> list[Finding]:
    secret = {name: SecretStr(value) for name, value in changed.items()}
    return examine(offices.settings.model_copy(update=secret), now)


def bad(found: list[Finding]) -> dict[str, str]:
    return {one.what: f"{one.found} {one.to_do}" for one in found if one.verdict is Verdict.BAD}


def test_where_each_token_can_be_used_nothing_is_bad(offices: Offices) -> None:
    found = findings(offices)
    assert bad(found) == {}
    told = {one.what: one.found for one in found}
    assert told["Installed"] == "Workspaces: 2; Slack was asked about 2 tokens."
    assert "each workspace has its own" in told["Bot token"]
    assert told["Key"].startswith("SECRET_KEYS is set")


def test_a_token_that_slack_refuses_is_told_under_its_workspace(offices: Offices) -> None:
    offices.sandbox(THEIRS).admin.revokes_token("account_inactive")
    assert bad(findings(offices)) == {
        "Token (Twin)": f"Slack refuses it: account_inactive. {INSTALL}"
    }


def test_a_token_that_no_key_opens_is_told_and_the_others_are_asked_about(tmp_path: Path) -> None:
    with two_offices(tmp_path, sealed_with={OURS: OTHER_KEY, THEIRS: KEY}) as offices:
        found = findings(offices)
    assert list(bad(found)) == ["Token (Office)"]
    assert "None of SECRET_KEYS opens it" in bad(found)["Token (Office)"]
    assert "Workspaces: 2; Slack was asked about 1 tokens." in {one.found for one in found}


def test_without_the_keys_nobody_is_served_there(offices: Offices) -> None:
    told = bad(findings(offices, secret_keys="", slack_bot_token="xoxb-1"))
    assert "Workspaces that are not served: 2." in told["Key"]
    assert "the keys with which the tokens were encrypted" in told["Key"]


def test_web_needs_a_signing_secret(offices: Offices) -> None:
    assert list(bad(findings(offices, slack_signing_secret=""))) == ["Signing secret"]


def test_where_it_was_uninstalled_no_round_is_missed(offices: Offices) -> None:
    here = offices.here(THEIRS)
    with within(here), writing(offices.bots.engine) as connection:
        installations.remove(connection, here)
    found = findings(offices)
    assert bad(found) == {}
    told = {one.what: one.found for one in found if "(Twin)" in one.what}
    assert list(told) == ["Workspace (Twin)"]
    assert "not installed there now" in told["Workspace (Twin)"]


def test_slack_is_asked_for_a_while_and_not_about_thousands(offices: Offices) -> None:
    seconds = iter([0.0, 1.0, 100.0])
    many = InMany(offices.settings, now, lambda: next(seconds))
    found = [one for check in many.checks() for one in check.look()]
    assert [one.found for one in found] == ["Workspaces: 2; Slack was asked about 1 tokens."]


def test_whoever_has_keys_has_begun_and_no_key_is_shown(
    offices: Offices, terminal: Terminal
) -> None:
    result = terminal.run(
        "doctor",
        DATABASE_URL=offices.settings.database_url,
        SLACK_API_URL=offices.town.api_url,
        SLACK_SIGNING_SECRET=offices.town.signing_secret,
        SECRET_KEYS=KEY,
    )
    assert result.exit_code == 0, result.output
    assert "To begin" not in result.stdout
    assert KEY not in result.output


def test_a_test_wants_to_know_in_which_of_several_workspaces(offices: Offices) -> None:
    (told,) = send(offices.settings, "", now())
    assert told.verdict is Verdict.BAD
    where = "The bot is in Office and Twin. Say in which: doctor --send-test --workspace NAME"
    assert told.to_do == where
    (told,) = send(offices.settings, "", now(), "Shop")
    assert told.to_do == "The bot is not installed in “Shop”, only in Office and Twin."
    assert offices.ana.notes == offices.eve.notes == []


@pytest.mark.parametrize("name", ["Twin", "T0TWIN"])
def test_a_test_is_sent_with_the_token_of_the_workspace_that_is_named(
    offices: Offices, name: str
) -> None:
    (told,) = send(offices.settings, "Eve", now(), name)
    assert (told.verdict, told.found[:21]) == (Verdict.OK, "It is with Eve Twin. ")
    (message,) = offices.sandbox(THEIRS).messages("UEVE")
    assert message.text.startswith("This is a test")
    (told,) = send(offices.settings, "Ana", now(), name)
    assert "one of Eve Twin" in told.to_do


def test_a_test_without_the_keys_says_what_is_missing(offices: Offices) -> None:
    settings = offices.settings.model_copy(update={"secret_keys": SecretStr(OTHER_KEY)})
    (told,) = send(settings, "Eve", now(), "Twin")
    assert told.to_do.startswith("No key opens the token of Twin. Set SECRET_KEYS")


def test_the_own_workspace_can_be_named_and_has_its_own_token(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=THEIRS) as offices:
        (told,) = send(offices.settings, "Eve", now(), "Twin")
        assert told.verdict is Verdict.OK
        (told,) = send(offices.settings, "Ana", now(), "Office")
        assert told.verdict is Verdict.OK
        assert len(offices.sandbox(THEIRS).messages("UEVE")) == 1
        assert len(offices.sandbox(OURS).messages("UANA")) == 1


@pytest.mark.parametrize("name", ["Twin", "T0TWIN"])
def test_one_of_several_is_looked_at_alone(offices: Offices, name: str) -> None:
    offices.sandbox(OURS).admin.revokes_token("account_inactive")
    found = examine(offices.settings, now, workspace=name)
    assert bad(found) == {}
    told = {one.what for one in found}
    assert "Last round (Twin)" in told
    assert not any("(Office)" in one for one in told)


def test_one_that_is_not_there_is_told(offices: Offices) -> None:
    found = bad(examine(offices.settings, now, workspace="Shop"))
    assert found["Workspace"].startswith("The record holds none that is called Shop.")


def overdue(offices: Offices, team: Team) -> None:
    here = offices.here(team)
    with within(here), writing(offices.bots.engine) as connection:
        beats.beat(connection, here, Beat.TICK, now() - timedelta(days=3), "")
        installations.remove(connection, here)


def test_beside_the_own_workspace_one_that_was_left_misses_no_round(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=OURS) as offices:
        overdue(offices, THEIRS)
        found = findings(offices)
        assert "Last round (Twin)" not in {one.what for one in found}
        told = {one.what: one.found for one in found}
        assert "not installed there now" in told["Workspace (Twin)"]
        assert "Last round (Office)" in told


def test_the_own_workspace_still_misses_its_rounds(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=OURS) as offices:
        overdue(offices, OURS)
        assert "overdue" in bad(findings(offices))["Last round (Office)"]


def test_where_slack_does_not_say_whose_the_token_is_rounds_may_be_missed(tmp_path: Path) -> None:
    with two_offices(tmp_path, own=OURS) as offices:
        overdue(offices, OURS)
        overdue(offices, THEIRS)
        told = bad(findings(offices, slack_bot_token="xoxb-refused"))
        assert {"Last round (Office)", "Last round (Twin)"} <= set(told)


def test_a_lead_is_named_with_the_workspace(offices: Offices) -> None:
    told = {one.what: one.to_do for one in findings(offices)}
    lead = "Name somebody: python -m bot lead NAME"
    assert told["Team lead (Twin)"] == f"{lead} --workspace Twin"
    assert told["Team lead (Office)"] == f"{lead} --workspace Office"
