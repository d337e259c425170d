"""Why, or why not, in a terminal: what every ritual has to say about a customer on a day."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy import Connection, Engine

from bot.flow.tick import in_force
from bot.flow.why import why_at_all
from bot.model import RuleLine
from bot.store import customers, workspaces
from bot.store.engine import reading
from bot.words.names import find
from rules.kit.rule import Rule


class NoSuchCustomer(Exception):
    """No customer is meant beyond doubt; the text says which come near."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What to ask: about whom, on which day (None: today), by which rules."""

    engine: Engine
    rules: Sequence[Rule]
    workspace: str
    customer: str
    on: date | None
    now: datetime

    def lines(self) -> tuple[str, list[RuleLine]]:
        """The customer's full name, and a line for each rule. Raises NoSuchCustomer."""
        with reading(self.engine) as connection:
            here = workspaces.find(connection, self.workspace or None)
            customer_id, name = _meant(connection, here.id, self.customer)
        in_force_here = in_force(self.engine, here.id, self.rules)
        on = why_at_all(self.engine, in_force_here, self.rules, customer_id, self.now)
        return name, on(self.on)


def show_why(reasons: Reasons, *, as_json: bool) -> None:
    name, lines = reasons.lines()
    out = Console(soft_wrap=True)
    if as_json:
        out.print_json(json.dumps([asdict(one) for one in lines], default=str))
        return
    on = f" on {reasons.on:%a %d %b %Y}" if reasons.on else ""
    table = Table(
        "Ritual",
        "",
        Column("Day", no_wrap=True),
        "To",
        "Held back by",
        "Why",
        title=Text(f"{name}{on}"),
    )
    for one in lines:
        until = f", until {one.until:%a %d %b %y}" if one.until else ""
        cells = (
            one.rule,
            f"{one.verdict}, later {one.became}" if one.became else str(one.verdict),
            f"{one.day:%a %d %b %y}" if one.day else "",
            one.to,
            f"{one.held}{until}",
            first_sentence(one.why or one.about),
        )
        table.add_row(*map(Text, cells))
    out.print(table)


def first_sentence(text: str) -> str:
    """Enough for a table; all of it is in the JSON."""
    return re.split(r"(?<=[.?]) ", text, maxsplit=1)[0]


def _meant(connection: Connection, workspace_id: int, name: str) -> tuple[int, str]:
    found = find(name, customers.names_for_nobody(connection, workspace_id))
    near = customers.name_of_for_nobody(connection, workspace_id, found.choices)
    if found.sure is not None:
        named = customers.name_of_for_nobody(connection, workspace_id, [found.sure])
        return found.sure, named[found.sure]
    if len(near) == 1:
        return next(iter(near.items()))
    if not near:
        said = f"I know no customer called “{name}”. Write the name as it was imported."
        raise NoSuchCustomer(said)
    maybe = " or ".join(near.values())
    raise NoSuchCustomer(f"I am not sure which customer “{name}” is. Do you mean {maybe}?")
