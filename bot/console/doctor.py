"""`python -m bot doctor`: what is well, what is not, and what to do about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine

from bot.console.examining import chosen, kept, machine, people, rituals, to_whom
from bot.console.examining.in_slack import InSlack
from bot.console.examining.installed import InMany
from bot.console.examining.many import MANY, Many
from bot.console.examining.record import Record
from bot.console.examining.rounds import MOST_SECONDS, walk
from bot.console.examining.running import Running
from bot.console.examining.shown import nothing_bad, safe, show
from bot.model import Beat, Clock, Workspace
from bot.model.findings import Check, Finding, Verdict, bad, note
from bot.settings import BadSettings, Settings
from bot.slack.examined import SLACK
from bot.slack.trial_note import WHAT
from bot.store import beats, installations, looking, workspaces
from bot.store.engine import reading

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """`send_test` sends one message, to `who` or the team lead. Where a `workspace` is named, it is
    sent there, and of all that share the record only that one is looked at."""

    send_test: bool = False
    who: str = ""
    workspace: str = ""
    as_json: bool = False


def examine_and_show(settings: Settings, clock: Clock, asked: Asked) -> bool:
    """Answers whether nothing is bad. Writes nothing, but for the test message."""
    findings = examine(settings, clock, workspace=asked.workspace)
    if asked.send_test:
        findings += _tried(findings, settings, clock, asked)
    closing = chosen.BEGINNING if chosen.begins(settings) else ()
    return _shown(findings, _secrets(settings), as_json=asked.as_json, closing=closing)


def _tried(
    findings: Iterable[Finding], settings: Settings, clock: Clock, asked: Asked
) -> list[Finding]:
    if any(one.what == SLACK and one.verdict is Verdict.BAD for one in findings):
        return [bad(WHAT, "Nothing was sent: Slack cannot be reached.", "Mend that first.")]
    trial = Check(WHAT, lambda: to_whom.send(settings, asked.who, clock(), asked.workspace))
    return walk([(WHAT, [trial])])


def show_bad_settings(trouble: BadSettings, *, as_json: bool) -> bool:
    """Without settings there is nothing else to look at."""
    findings = [
        bad(
            "Settings",
            f"{line}.",
            "Correct it in .env or in the environment; .env.example explains it.",
        )
        for line in str(trouble).splitlines()
    ]
    return _shown(findings, (), as_json=as_json)


def examine(
    settings: Settings, clock: Clock, seconds: float = MOST_SECONDS, workspace: str = ""
) -> list[Finding]:
    record, slack = Record(settings.database_url), InSlack(settings, clock)
    here = [*chosen.checks(settings), *machine.checks(clock()), rituals.own(settings.rules_path)]
    rounds: Sequence[tuple[str, Iterable[Check]]] = [
        ("Settings", here),
        ("Slack", slack.checks()),
        ("Installed", InMany(settings, clock, workspace=workspace).checks()),
        ("Record", _of_record(record, settings, clock, slack, workspace)),
    ]
    found = walk(rounds, seconds)
    record.close()
    return found


def _of_record(
    record: Record, settings: Settings, clock: Clock, slack: InSlack, workspace: str
) -> Iterator[Check]:
    yield from record.checks()
    if record.engine or record.file:
        yield kept.check(settings, clock())
    if record.engine is None:
        return
    if not record.readable:
        yield Check("People and notes", _not_looked_at)
        return
    yield from _of_workspaces(record.engine, settings, clock, slack, workspace)


def _of_workspaces(
    engine: Engine, settings: Settings, clock: Clock, slack: InSlack, workspace: str
) -> Iterator[Check]:
    with reading(engine) as connection:
        everyone = workspaces.everyone(connection)
        installed = set(installations.ids(connection))
        rounds = beats.of_all(connection, Beat.TICK)
    several = len(everyone) > 1
    meant = [one for one in everyone if workspace in ("", one.name, one.team_id)]
    if not meant:
        yield Check("Workspace", partial(_none_called, workspace) if workspace else _nobody)

    def checks_of(here: Workspace) -> Iterable[Check]:
        if here.id not in installed and _left(here, settings, slack):
            return [Check("Workspace", _not_installed)]
        return _of_workspace(engine, here, settings, clock, several=several)

    if len(meant) > MANY:
        # For whom there is no time left are those who had a round most lately.
        meant.sort(key=lambda one: rounds.get(one.id, NEVER))
        yield Many(meant, checks_of).check()
        return
    for here in meant:
        yield from (_named(one, here) if several else one for one in checks_of(here))


def _left(here: Workspace, settings: Settings, slack: InSlack) -> bool:
    """Whether nobody serves it: with SLACK_BOT_TOKEN, only Slack can say which that one is for."""
    if chosen.only_installed(settings):
        return True
    return here.team_id is not None and slack.own_team() not in ("", here.team_id)


def _of_workspace(
    engine: Engine, here: Workspace, settings: Settings, clock: Clock, *, several: bool
) -> Iterator[Check]:
    socket = bool(settings.slack_app_token.get_secret_value())
    yield from Running(engine, here, clock(), socket=socket).checks()
    yield from people.checks(engine, here, several=several)
    yield rituals.switched_off(engine, here)


def _named(check: Check, here: Workspace) -> Check:
    def look() -> Iterator[Finding]:
        for one in check.look():
            yield Finding(one.verdict, f"{one.what} ({here.name})", one.found, one.to_do)

    return Check(f"{check.what} ({here.name})", look)


def _not_looked_at() -> Iterator[Finding]:
    yield note(
        "People and notes",
        "They were not looked at: the record cannot be read as it is.",
        "Mend what is bad about the record, and run doctor again.",
    )


def _nobody() -> Iterator[Finding]:
    yield note(
        "Workspace",
        "The record is empty.",
        "Start the bot, python -m bot run, or bring customers along: python -m bot import FOLDER",
    )


def _none_called(name: str) -> Iterator[Finding]:
    yield bad(
        "Workspace",
        f"The record holds none that is called {name}.",
        "Name it as it is in Slack, or by Slack's id: python -m bot installed lists them.",
    )


def _not_installed() -> Iterator[Finding]:
    yield note(
        "Workspace",
        "The bot is not installed there now: nothing is planned, and nothing is sent.",
        "If it should be: python -m bot install",
    )


def _secrets(settings: Settings) -> tuple[str, ...]:
    return (
        settings.slack_bot_token.get_secret_value(),
        settings.slack_app_token.get_secret_value(),
        settings.slack_signing_secret.get_secret_value(),
        *settings.keys,
        looking.password_of(settings.database_url),
    )


def _shown(
    findings: Iterable[Finding],
    secrets: Iterable[str],
    *,
    as_json: bool,
    closing: Sequence[str] = (),
) -> bool:
    hidden = tuple(secrets)
    harmless = [safe(one, hidden) for one in findings]
    show(harmless, as_json=as_json, closing=closing)
    return nothing_bad(harmless)
