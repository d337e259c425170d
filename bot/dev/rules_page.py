"""The handbook `docs/rules.md`, written from the rules themselves.

`python -m bot.dev.rules_page > docs/rules.md` writes it anew.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from rules.kit import Example, Nudge, say_day
from rules.kit.rule import Rule, load

OPENING = """\
# The rituals

What the bot reminds us of, and why. Each ritual is a small, personal thing that one of us does for
a customer; the bot never writes to a customer itself. It only says to the right colleague, on a
morning when there is time for it: this would be good to do today, and here is why.

- **When it speaks** shows each ritual at work on one customer, Ada's Bakery. The days are the
  ritual's own; a nudge moves to the next working day of whoever is asked (a birthday: to the
  previous one).
- **Done & log** says what goes into the record when you press that button. Doing the thing unasked
  and logging it has the same effect: the nudge closes itself.
- **What can be set** lists the numbers that you may change, with those it starts with:
  `python -m bot rules check_in --set a_days=14`.

This page is written from the files in `rules/`, and every line under "When it speaks" is run as a
test. To add a ritual of your own, read [how to write a rule](write-a-rule.md).
"""


def rules_page(rules: Sequence[Rule]) -> str:
    contents = "\n".join(f"- [{rule.title}](#{_anchor(rule)}): {_first(rule)}" for rule in rules)
    return "\n".join([OPENING, contents, *(_chapter(rule) for rule in rules)]) + "\n"


def _chapter(rule: Rule) -> str:
    return "\n".join(line for part in _parts(rule) for line in ("", part))


def _parts(rule: Rule) -> Iterator[str]:
    _, _, why = rule.why.partition("\n")
    yield f"## {rule.title}"
    yield f"**{_first(rule)}**"
    yield why.strip()
    yield from _spoken(rule)
    yield "When it speaks:"
    yield _table(("example", "asks on"), (_row(rule, example) for example in rule.examples))
    yield f"**Done & log** records: {rule.answer}."
    if rule.knobs:
        yield f"What can be set (in `{rule.name}`):"
        yield _table(
            ("name", "starts with"),
            ((f"`{name}`", _said(value)) for name, value in rule.knobs.items()),
        )


def _spoken(rule: Rule) -> Iterator[str]:
    """What the first example that speaks would put on a card."""
    first = next((nudge for example in rule.examples for nudge in _nudges(rule, example)), None)
    if first:
        yield "How it sounds:"
        yield "\n".join(f"> {line}".rstrip() for line in (first.why, "", *first.draft.split("\n")))


def _row(rule: Rule, example: Example) -> tuple[str, str]:
    dues = [say_day(nudge.due) for nudge in _nudges(rule, example)]
    changed = ", ".join(f"`{name}` set to {_said(value)}" for name, value in example.knobs.items())
    return f"{example.says} ({changed})" if changed else example.says, ", ".join(
        dues
    ) or "stays quiet"


def _nudges(rule: Rule, example: Example) -> list[Nudge]:
    until = date.fromisoformat(example.until)
    calendar = rule.nudges(example.customer, example.knobs)
    return list(takewhile(lambda nudge: nudge.due <= until, calendar))


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *rows]
    return "\n".join(f"| {_cell(left)} | {_cell(right)} |" for left, right in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _first(rule: Rule) -> str:
    return rule.why.partition("\n")[0]


def _anchor(rule: Rule) -> str:
    return rule.title.lower().replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.write(rules_page(load()))
