"""Whether there is somebody to write to, and somebody who looks after each customer."""

import shlex
from collections.abc import Iterator

from sqlalchemy import Engine

from bot.model import Workspace
from bot.model.findings import Check, Finding, note, ok
from bot.store import examined, workspaces
from bot.store.engine import reading


def checks(engine: Engine, workspace: Workspace, *, several: bool) -> list[Check]:
    return [
        Check("Team lead", lambda: _lead(engine, workspace, several=several)),
        Check("Colleagues", lambda: _colleagues(engine, workspace)),
        Check("Owners", lambda: _owners(engine, workspace)),
    ]


def lead_verb(here: Workspace | None, *, several: bool) -> str:
    """What an operator types; where the record holds several workspaces it wants a name."""
    verb = "python -m bot lead NAME"
    return f"{verb} --workspace {shlex.quote(here.name)}" if here and several else verb


def _lead(engine: Engine, here: Workspace, *, several: bool) -> Iterator[Finding]:
    with reading(engine) as connection:
        lead = workspaces.lead_of(connection, here.id)
    if lead:
        yield ok("Team lead", f"{lead.name}.")
    else:
        yield note(
            "Team lead",
            "Nobody is asked about customers that nobody owns.",
            f"Name somebody: {lead_verb(here, several=several)}",
        )


def _colleagues(engine: Engine, here: Workspace) -> Iterator[Finding]:
    with reading(engine) as connection:
        it = examined.unreached(connection, here.id)
    if it.without:
        yield note(
            "Colleagues",
            f"Without an e-mail and without a Slack account that we know: {it.without};"
            " they get no notes.",
            "Give their email in members.csv: python -m bot import FOLDER",
        )
    if it.with_email:
        yield note(
            "Colleagues",
            f"Not found in Slack by their e-mail: {it.with_email}; they get no notes.",
            "Correct the e-mail in members.csv, or let each of them type /nudges once.",
        )
    if not (it.without or it.with_email):
        yield ok("Colleagues", "Everybody's Slack account is known.")


def _owners(engine: Engine, here: Workspace) -> Iterator[Finding]:
    with reading(engine) as connection:
        number = examined.orphans(connection, here.id)
    if number:
        yield note(
            "Owners",
            f"Customers that nobody looks after: {number}.",
            "Name their owners in customers.csv and import it, or pass them on in Slack:"
            " /customer handover everything of @cem to @ben",
        )
    else:
        yield ok("Owners", "Every customer has one.")
