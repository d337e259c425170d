"""Findings as people and programs read them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.model.findings import Finding, Verdict
from bot.words.clean import clean

MARKS = {Verdict.OK: ("✓", "green"), Verdict.NOTE: ("!", "yellow"), Verdict.BAD: ("✗", "red")}
HIDDEN = "***"
WIDEST = 100
SHORTEST = 8
"""What is shorter is no secret that opens anything, and blanked it would eat our own words."""


def show(findings: Sequence[Finding], *, as_json: bool, closing: Sequence[str] = ()) -> None:
    """On a terminal with colours and signs; elsewhere each finding is a line of plain words."""
    out = Console(soft_wrap=True)
    if as_json:
        out.print_json(json.dumps(_as_json(findings)))
        return
    if out.is_terminal:
        Console(width=min(WIDEST, out.width)).print(_table(findings))
    else:
        for one in findings:
            out.print(Text(_line(one)))
    for line in (*closing, _in_short(findings)):
        out.print(Text(line))


def nothing_bad(findings: Iterable[Finding]) -> bool:
    return all(one.verdict is not Verdict.BAD for one in findings)


def safe(finding: Finding, secrets: Iterable[str]) -> Finding:
    """As it may be shown: what came from outside is harmless, and no secret is in it."""
    what, found, to_do = (
        _without(_one_line(text), secrets) for text in (finding.what, finding.found, finding.to_do)
    )
    return replace(finding, what=what, found=found, to_do=to_do)


def _one_line(text: str) -> str:
    return " ".join(clean(text, limit=600).split())


def _without(text: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN) if len(secret) >= SHORTEST else text
    return text


def _line(one: Finding) -> str:
    said = f"{one.verdict:<4}  {one.what}: {one.found}"
    return f"{said} {one.to_do}" if one.to_do else said


def _table(findings: Sequence[Finding]) -> Table:
    table = Table.grid(padding=(0, 1))
    for one in findings:
        mark, colour = MARKS[one.verdict]
        said = Text(one.found)
        if one.to_do:
            said.append(f"\n{one.to_do}", style="bold")
        table.add_row(Text(mark, style=colour), Text(one.what, no_wrap=True), said)
    return table


def _in_short(findings: Sequence[Finding]) -> str:
    wrong, notes = (
        sum(one.verdict is verdict for one in findings) for verdict in (Verdict.BAD, Verdict.NOTE)
    )
    if wrong:
        return f"{wrong} to mend. Begin at the top: what is above is often the cause of the rest."
    return f"Nothing is bad. Worth knowing: {notes}." if notes else "All is well."


def _as_json(findings: Sequence[Finding]) -> dict[str, object]:
    each = [
        {"verdict": one.verdict, "what": one.what, "found": one.found, "to_do": one.to_do}
        for one in findings
    ]
    return {"ok": nothing_bad(findings), "findings": each}
