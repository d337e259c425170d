"""Who gets the test message: somebody by name or Slack id, or the team lead."""

import re
from collections.abc import Iterator
from datetime import datetime

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.console.examining import chosen
from bot.console.examining.with_which import Unclear, token_for
from bot.model import Member
from bot.model.findings import Finding, bad
from bot.settings import Settings
from bot.slack.trial_note import WHAT, Trial
from bot.store import looking, members, workspaces
from bot.store.engine import CannotOpen, reading
from bot.words.names import find

SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,20}")


class Nobody(Exception):
    """It is not clear who is meant; the text says what to do."""


def send(settings: Settings, who: str, now: datetime, workspace: str = "") -> Iterator[Finding]:
    if not (workspace or chosen.only_installed(settings) or chosen.bot_token(settings)):
        yield bad(WHAT, "Without the bot's token nothing can be sent.", chosen.WHERE_BOT)
        return
    try:
        token, team_id = token_for(settings, workspace)
        reader = meant(settings, who.strip().removeprefix("@"), team_id)
    except (Nobody, Unclear) as unclear:
        yield bad(WHAT, "Nothing was sent.", str(unclear))
        return
    there = settings.model_copy(update={"slack_bot_token": SecretStr(token)})
    yield from Trial(there, reader, now).send()


def meant(settings: Settings, who: str, team_id: str) -> Member:
    """Raises Nobody."""
    if SLACK_ID.fullmatch(who):
        return Member(id=0, name=who, slack_id=who)
    try:
        engine = looking.open_to_look(settings.database_url)
    except CannotOpen as trouble:
        raise Nobody(f"{trouble} Say to whom by Slack id: doctor --send-test U0123456") from trouble
    try:
        if not looking.shape(engine).current:
            raise Nobody("First bring the record to its shape: python -m bot migrate")
        return _in_record(engine, who, team_id)
    finally:
        engine.dispose()


def _in_record(engine: Engine, who: str, team_id: str) -> Member:
    with reading(engine) as connection:
        everyone = workspaces.everyone(connection)
        teams = [one for one in everyone if one.team_id]
        here = next((one for one in teams if team_id in ("", one.team_id)), None)
        if here is None:
            raise Nobody("The record knows nobody in Slack yet: start the bot, and type /nudges.")
        lead = workspaces.lead_of(connection, here.id)
        colleagues = members.of_workspace(connection, here.id)
        known = members.names(connection, here.id)
    if not who:
        reader = lead
    else:
        sure = find(who, known).sure
        reader = colleagues[sure] if sure else None
    if reader is None:
        there = ", ".join(sorted(one.name for one in colleagues.values() if not one.channel))
        unclear = f"I am not sure who {who} is." if who else "There is no team lead."
        raise Nobody(f"{unclear} Say to whom: doctor --send-test @NAME, one of {there or 'nobody'}")
    if not reader.slack_id:
        raise Nobody(f"The Slack account of {reader.name} is not known: they type /nudges once.")
    return reader
