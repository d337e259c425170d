"""How the rituals go down, in a terminal."""

import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy import Engine

from bot.flow.retire import LATELY, rarely_useful
from bot.model.rituals import Tally
from bot.store import tallies, workspaces
from bot.store.engine import reading
from bot.views.stats import took

HEADS = (
    "Sent",
    "Done",
    "Snoozed",
    "Skipped",
    "Not useful",
    "Settled otherwise",
    "No answer",
    "Answered after",
)


def show_stats(engine: Engine, workspace: str, *, as_json: bool) -> None:
    out = Console(soft_wrap=True)
    with reading(engine) as connection:
        here = workspaces.find(connection, workspace or None)
        counted = tallies.of_workspace(connection, here.id)
        lately = tallies.lately(connection, here.id, LATELY)
    if as_json:
        out.print_json(json.dumps([_as_json(one) for one in counted]))
        return
    if not counted:
        out.print("Nothing has been asked yet: the numbers come with the first notes.")
        return
    table = Table("Ritual", *(Column(head, justify="right") for head in HEADS))
    for one in counted:
        table.add_row(*map(Text, _cells(one)))
    out.print(table)
    for name, tally in sorted(lately.items()):
        if rarely_useful(tally):
            said = f"{name} was of use {tally.useful} times of the last {tally.closed}."
            out.print(Text(f"{said} To switch it off: python -m bot rules {name} off"))


def _cells(one: Tally) -> tuple[str, ...]:
    numbers = (
        one.sent,
        one.done,
        one.snoozed,
        one.skipped,
        one.not_useful,
        one.overtaken,
        one.ignored,
    )
    answered = took(one.median) if one.median is not None else ""
    return (one.rule, *(f"{number:,}" for number in numbers), answered)


def _as_json(one: Tally) -> dict[str, object]:
    """The median in seconds, None where nobody has answered."""
    seconds = one.median.total_seconds() if one.median is not None else None
    return asdict(one) | {"median": seconds}
