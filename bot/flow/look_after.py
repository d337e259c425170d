"""Once a day the record is examined and backed up; damage is told to whoever leads the team."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from shlex import quote

from sqlalchemy import Connection, Engine

from bot.model import Beat
from bot.model.beats import SOUND
from bot.store import beats, notes, workspaces
from bot.store.backups import NoBackup
from bot.store.engine import quietly, reading, within, writing
from bot.store.integrity import examine
from bot.store.vault import Vault
from bot.words.languages import language
from rules.kit.language import say, speaking

ONE_DAY = timedelta(days=1)

Later = Callable[[Callable[[], None]], object]

log = logging.getLogger(__name__)


def every_night(
    engine: Engine,
    workspace_id: int,
    vault: Vault | None,
    later: Later,
    others: Sequence[int] = (),
) -> Callable[[datetime], None]:
    """To be called in every round: by the first one of a day (in UTC), `later` looks after it.

    The record is one, however many workspaces are in it: `others` are told what was found.
    """

    def look(now: datetime) -> None:
        if _is_my_turn(engine, workspace_id, now):
            later(lambda: look_after(engine, workspace_id, vault, now, others))

    return look


def look_after(
    engine: Engine,
    workspace_id: int,
    vault: Vault | None,
    now: datetime,
    others: Sequence[int] = (),
) -> None:
    """Examine, tell, and back up what is sound; without a vault nothing is backed up."""
    here = (workspace_id, *others)
    found = examine(engine)
    if found:
        log.error("the record is damaged: %s", "; ".join(found))
        _mark(engine, here, Beat.CHECK, now, "; ".join(found))
        for one in here:
            _tell_lead(engine, one, vault, now)
        return
    _mark(engine, here, Beat.CHECK, now, SOUND)
    if vault is None:
        return
    try:
        vault.put(now)
        vault.tidy(now)
    except NoBackup as trouble:
        log.error("the record was not backed up: %s", trouble)
        _mark(engine, here, Beat.BACKUP, now, str(trouble))
    else:
        _mark(engine, here, Beat.BACKUP, now, "")


def _is_my_turn(engine: Engine, workspace_id: int, now: datetime) -> bool:
    """The first process that asks on a day: whoever writes sees what was written before."""
    with within(workspace_id), reading(engine) as connection:
        if not _is_due(connection, workspace_id, now):
            return False
    with within(workspace_id), writing(engine) as connection:
        due = _is_due(connection, workspace_id, now)
        if due:
            beats.beat(connection, workspace_id, Beat.CHECK, now)
    return due


def _is_due(connection: Connection, workspace_id: int, now: datetime) -> bool:
    at, _ = beats.last(connection, workspace_id).get(Beat.CHECK, (None, ""))
    # A clock that was ahead for a while must not stop it for as long.
    return at is None or at.date() < now.date() or at > now + ONE_DAY


def _mark(engine: Engine, here: Sequence[int], name: Beat, now: datetime, told: str) -> None:
    for workspace_id in here:
        with within(workspace_id), quietly(), writing(engine) as connection:
            beats.beat(connection, workspace_id, name, now, told)


def _tell_lead(engine: Engine, workspace_id: int, vault: Vault | None, now: datetime) -> None:
    """Once a day; without a lead, the log has to do."""
    with within(workspace_id), writing(engine) as connection:
        lead = workspaces.lead_of(connection, workspace_id)
        if lead is None:
            return
        with speaking(language(lead.language)):
            notes.open_for(
                connection,
                workspace_id,
                lead.id,
                occasion=f"record_damaged:{lead.day(now)}",
                day=lead.day(now),
                now=now,
                nudge_ids=(),
                text=text(vault),
            )


def text(vault: Vault | None) -> str:
    """What the lead reads: they may not be the one who runs the bot."""
    newest = vault.newest() if vault else None
    if newest is None:
        return say(
            "Please tell whoever runs me: I examined my record, and it is damaged. Some of what I"
            " show may be missing or wrong.\nI know of no good backup. Before anything else, keep"
            " a copy of the record as it is; docs/keeping.md says how to go on."
        )
    return say(
        "Please tell whoever runs me: I examined my record, and it is damaged. Some of what I show"
        " may be missing or wrong.\nThe newest good backup is {file}. With me stopped, this puts"
        " it in place: {command}\nWhat happened since then is lost with it, and nothing is sent"
        " twice.",
        file=newest.name,
        command=f"python -m bot restore {quote('/'.join(newest.parts[-2:]))}",
    )
