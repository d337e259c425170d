"""The handbook `docs/rules.md`, written from the rules themselves.

`python -m bot.dev.rules_page > docs/rules.md` writes it anew; with a folder, it writes the same
about a team's own rules there.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path

from rules.kit import Colleague, Example, Nudge, Role, listed, say_day
from rules.kit.rule import Rule, load
from rules.kit.rulebook import gather

PARTS = {
    "When they choose us": (
        "affirm_choice",
        "contract_clarity",
        "thank_you_note",
        "lost_listening",
    ),
    "While we work for them": (
        "delivery_orientation",
        "progress_report",
        "feedback_turn",
        "close_the_loop",
        "mood_swing",
        "stage_handover",
    ),
    "When it is done": ("agree_done", "post_project_review"),
    "For no reason but them": ("check_in", "coffee", "birthday", "get_well"),
    "What we are worth to them": (
        "rediscover_job",
        "value_evidence",
        "keep_abreast",
        "extend",
        "honest_no",
    ),
    "The people there": ("meet_more_people", "senior_staff", "champion_left", "meet_successor"),
    "Whether they stay": ("loyalty_stage", "danger_window", "dating_balance"),
}
"""The journey in the order in which a customer goes it. A ritual that is not named here has its
place in the last part, so that a new one needs no line in this file."""

LAST_PART = "And more"

OPENING = """\
# The rituals

What the bot reminds us of, and why. Each ritual is a small, personal thing that one of us does for
a customer; the bot never writes to a customer itself. It only says to the right colleague, on a
morning when there is time for it: this would be good to do today, and here is why.

For each ritual this page says why it is worth doing, **when** the bot speaks of it and **when
not**, **to whom**, how it sounds, and what can be set.

- The days are the ritual's own, shown at work on one customer, Ada's Bakery. A nudge moves to a
  working day of whoever is asked, and waits when their day is full. A role that nobody holds falls
  to the customer's owner, and without an owner to the team lead.
- **Done & log** writes into the record what was done. Doing the thing unasked and logging it has
  the same effect: the nudge closes itself.
- The numbers under **What can be set** are those it starts with. A team changes them for itself:
  `python -m bot rules check_in --set a_days=14`; `python -m bot rules coffee off` switches a ritual
  off, and `/nudges rules` shows in Slack which are on. `good_for_days` is how long after its day a
  thing is still worth asking; after that it is dropped.
- What holds them back (days off, three a day and ten a week, a talk this week, for all that asks or
  sells a severe concern, and more) is told in the [README](../README.md) and, for a customer, by
  `/nudges why`.

This page is written from the files in `rules/`, and every line under "When" and "When not" is run
as a test. To add a ritual of your own, read [how to write a rule](write-a-rule.md).
"""

OWN_OPENING = """\
# Our own rituals

What our team has added to the rituals that the bot comes with. This page is written from the files
themselves: `python -m bot.dev.rules_page FOLDER`.
"""

ASKED = {
    Role.OWNER: "the customer's owner",
    Role.LEAD: "the team lead",
    Role.TEAM: "the team's channel",
    Role.SALES: "who does sales there",
    Role.CONTRACT: "who looks after the contract",
    Role.DELIVERY: "who delivers there",
    Role.CARE: "who takes care of them",
    Role.SPONSOR: "our sponsor there",
    Role.EXPERT: "our expert there",
}


def rules_page(rules: Sequence[Rule]) -> str:
    """The handbook, part by part."""
    parts = list(_parts(rules))
    contents = (line for part, members in parts for line in _contents(part, members))
    chapters = (line for part, members in parts for line in (f"\n## {part}", *_chapters(members)))
    return "\n".join([OPENING, *contents, *chapters]) + "\n"


def own_page(rules: Sequence[Rule]) -> str:
    """The same about a team's own rituals."""
    if not rules:
        return f"{OWN_OPENING}\nThere are none yet.\n"
    return "\n".join([OWN_OPENING, *map(_in_contents, rules), *_chapters(rules)]) + "\n"


def _parts(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    by_name = {rule.name: rule for rule in rules}
    for part, names in PARTS.items():
        if found := [by_name.pop(name) for name in names if name in by_name]:
            yield part, found
    if by_name:
        yield LAST_PART, list(by_name.values())


def _contents(part: str, members: Sequence[Rule]) -> Iterator[str]:
    yield f"**[{part}](#{_anchor(part)})**\n"
    yield from map(_in_contents, members)
    yield ""


def _in_contents(rule: Rule) -> str:
    return f"- [{rule.title}](#{_anchor(rule.title)}): {_first(rule)}"


def _chapters(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from (line for part in _chapter(rule) for line in ("", part))


def _chapter(rule: Rule) -> Iterator[str]:
    spoken = [(example, _nudges(rule, example)) for example in rule.examples]
    _, _, why = rule.why.partition("\n")
    yield f"### {rule.title}"
    yield f"**{_first(rule)}** {' '.join(why.split())}".strip()
    yield from _when([one for one in spoken if one[1]])
    yield from _when_not([example for example, nudges in spoken if not nudges])
    nudges = [nudge for _, found in spoken for nudge in found]
    yield f"**To whom:** {_to_whom(nudges)}"
    yield from _how_it_sounds(spoken)
    yield f"**Done & log** records: {rule.answer}."
    yield from _knobs(rule)


def _when(spoken: Sequence[tuple[Example, list[Nudge]]]) -> Iterator[str]:
    if spoken:
        yield "**When:**"
        rows = ((_says(example), _days(nudges)) for example, nudges in spoken)
        yield _table(("it speaks", "asks on"), rows)


def _when_not(quiet: Sequence[Example]) -> Iterator[str]:
    if quiet:
        yield "**When not:**"
        yield "\n".join(f"- {_says(example)}" for example in quiet)


def _to_whom(nudges: Sequence[Nudge]) -> str:
    """Everybody that its examples ask, and how."""
    asked = dict.fromkeys(_asked(nudge) for nudge in nudges)
    said = listed(asked) or "nobody yet: no example speaks"
    manners = (
        ("It is told in a direct message only.", any(one.private for one in nudges)),
        ("It is told at once, whatever else there is that day.", any(n.urgent for n in nudges)),
        (
            "It asks the contact for something, which we do once a week at most, all together.",
            any(nudge.asks for nudge in nudges),
        ),
    )
    return " ".join([f"{said}.", *(manner for manner, holds in manners if holds)])


def _asked(nudge: Nudge) -> str:
    return "the colleague it concerns" if isinstance(nudge.to, Colleague) else ASKED[nudge.to]


def _how_it_sounds(spoken: Sequence[tuple[Example, list[Nudge]]]) -> Iterator[str]:
    """The card of the first example that speaks."""
    for example, nudges in spoken:
        if nudges:
            yield f"How it sounds on {say_day(nudges[0].due)} ({example.says}):"
            lines = (nudges[0].why, "", *nudges[0].draft.split("\n"))
            yield "\n".join(f"> {line}".rstrip() for line in lines)
            return


def _knobs(rule: Rule) -> Iterator[str]:
    if rule.knobs:
        yield f"What can be set (in `{rule.name}`):"
        rows = ((f"`{name}`", _said(value)) for name, value in rule.knobs.items())
        yield _table(("name", "starts with"), rows)


def _says(example: Example) -> str:
    changed = ", ".join(f"`{name}` set to {_said(value)}" for name, value in example.knobs.items())
    return f"{example.says} ({changed})" if changed else example.says


def _days(nudges: Sequence[Nudge]) -> str:
    return ", ".join(dict.fromkeys(say_day(nudge.due) for nudge in nudges))


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


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else None
    sys.stdout.write(own_page(gather(folder).own) if folder else rules_page(load()))
