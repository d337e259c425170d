"""What is coming, in a terminal."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy import Engine

from bot.flow import pages
from bot.flow.tick import in_force
from bot.model import Coming
from bot.store import workspaces
from bot.store.engine import reading
from rules.kit.rulebook import gather


def show_preview(
    engine: Engine,
    workspace: str,
    days: int,
    now: datetime,
    *,
    as_json: bool,
    own: Path | None = None,
) -> None:
    """`own` is the folder with the rules of a team's own."""
    out, rules = Console(soft_wrap=True), gather(own).rules
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
    coming = pages.preview(engine, in_force(engine, here.id, rules), days, now)
    if as_json:
        out.print_json(json.dumps([_as_json(one) for one in coming], default=str))
        return
    table = Table(Column("Day", no_wrap=True), "To", "Customer", "Ritual", "Why")
    for one in coming:
        why = "private" if one.private else one.why
        cells = (f"{one.ask_on:%a %d %b %y}", one.to, one.customer, one.rule, why)
        table.add_row(*map(Text, cells))
    out.print(table if coming else f"Nothing will be due in the next {days} days.")


def _as_json(one: Coming) -> dict[str, object]:
    return asdict(one) | ({"why": ""} if one.private else {})
