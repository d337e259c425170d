"""A team's own rules beside ours: what is wrong with one is told, and never raises."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dev.new_rule import new_rule
from rules.kit import Customer, Kind, Nudge, ada, days, touch
from rules.kit.laws import broken_laws
from rules.kit.made_up import day
from rules.kit.proof import broken_promises
from rules.kit.rule import BrokenRule, Rule, load
from rules.kit.rulebook import Broken, Rulebook, gather, open_file

GOOD = '''"""Send a card when they suggest something.

They thought of us when they had no need to.
"""

from collections.abc import Iterator

from rules.kit import Customer, Example, Kind, Nudge, ada, days, touch

ANSWER = Kind.CARD


def nudges(customer: Customer, *, wait_days: int = 3) -> Iterator[Nudge]:
    for cause in customer.all(Kind.SUGGESTION):
        if not customer.has(ANSWER, since=cause.on):
            yield Nudge(due=cause.on + days(wait_days), why="They did.", draft="Thank you.")


EXAMPLES = [
    Example("three days later", ada(touch(Kind.SUGGESTION, "2025-03-03")), due=("2025-03-06",)),
    Example("nothing suggested, nothing said", ada()),
]
'''
OURS = load()


def book(folder: Path, **files: str) -> Rulebook:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return gather(folder)


def reason(folder: Path, text: str) -> str:
    """Why this is no rule; there is nothing else in the folder."""
    found = book(folder, send_a_card=text)
    assert found.rules == OURS
    (broken,) = found.broken
    assert broken.name == "send_a_card"
    return broken.reason


def test_without_a_folder_there_are_ours() -> None:
    assert gather() == Rulebook(OURS)


def test_a_rule_of_their_own_stands_beside_ours(tmp_path: Path) -> None:
    found = book(tmp_path, send_a_card=GOOD, _shared="raise SystemExit")
    (tmp_path / "notes.txt").write_text("no rule", encoding="utf-8")
    assert found.broken == ()
    assert found.rules[:-1] == OURS
    (own,) = found.own
    assert (own.name, own.own, own.knobs) == ("send_a_card", True, {"wait_days": 3})
    assert not any(rule.own for rule in OURS)
    assert not any(broken_promises(own, example) for example in own.examples)


def test_what_is_changed_is_read_afresh_and_their_folder_is_left_alone(tmp_path: Path) -> None:
    (first,) = book(tmp_path, send_a_card=GOOD).own
    (second,) = book(tmp_path, send_a_card=GOOD.replace("They did.", "They DID.")).own
    assert first.fingerprint != second.fingerprint
    told = [next(one.nudges(one.examples[0].customer)).why for one in (first, second)]
    assert told == ["They did.", "They DID."]
    assert [path.name for path in tmp_path.iterdir()] == ["send_a_card.py"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def nudges(:", "it cannot be imported: SyntaxError in line 1"),
        ("\0", "it cannot be imported: "),
        ("import nowhere_at_all", "ModuleNotFoundError: .* \\(line 1\\)"),
        ("\n\n1 / 0", "ZeroDivisionError: .* \\(line 3\\)"),
        ("raise SystemExit(3)", "it cannot be imported: SystemExit: 3"),
        ("", "send_a_card.py lacks a docstring that says why, `ANSWER`"),
        (GOOD.replace("ANSWER = Kind.CARD", "ANSWER = 'card'"), "lacks `ANSWER`"),
        (GOOD.replace("def nudges", "def other"), "lacks a generator `nudges\\(customer\\)`"),
        (GOOD.replace("EXAMPLES = [", "EXAMPLES = [7,"), "must hold nothing but `Example"),
        (GOOD.replace("yield Nudge", "return [] or Nudge"), "must be a generator .* returns Nudge"),
        (GOOD.replace("customer: Customer,", ""), "fails: it breaks with TypeError"),
        (
            GOOD.replace("2025-03-06", "2025-03-07"),
            "its example “three days later” fails: it should ask on 7 March 2025, but it asks on 6",
        ),
        (GOOD.replace('due=("2025-03-06",)', 'due=("soon",)'), "it breaks with ValueError"),
        (GOOD.replace("cause.on + days", "1 / 0 + days"), "it breaks with ZeroDivisionError"),
        (
            GOOD.replace("    for cause", "    while True:\n      for cause"),
            "it asks for 2025-03-06 without end: every round needs a later day",
        ),
    ],
)
def test_what_is_no_rule_is_told_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    found = reason(tmp_path, text)
    assert re.search(said, found), found


def test_an_example_that_fails_is_only_told_when_it_is_put_in_force(tmp_path: Path) -> None:
    path = new_rule("send_a_card", tmp_path)
    opened = open_file(path)
    assert isinstance(opened, Rule)
    (broken,) = gather(tmp_path).broken
    assert "this example fails until you write your own" in broken.reason


def test_the_name_of_one_of_ours_is_taken(tmp_path: Path) -> None:
    found = book(tmp_path, coffee=GOOD)
    assert found.rules == OURS
    assert found.broken == (
        Broken("coffee", "there is a ritual of this name already: give the file another name"),
    )


@pytest.mark.parametrize("name", ["Send-a-card", "2nd", "a" * 26, "send a card"])
def test_a_name_that_nobody_could_type_is_none(tmp_path: Path, name: str) -> None:
    (broken,) = book(tmp_path, **{name: GOOD}).broken
    assert "cannot name a rule: take small letters and underscores" in broken.reason


def test_one_that_is_broken_keeps_no_other_out(tmp_path: Path) -> None:
    found = book(tmp_path, a_card=GOOD, b_card="1 / 0", c_card=GOOD)
    assert [rule.name for rule in found.own] == ["a_card", "c_card"]
    assert [one.name for one in found.broken] == ["b_card"]


SUGGESTED = ada(touch(Kind.SUGGESTION, "2025-03-03"), touch(Kind.CALL, "2025-05-05"))
END = day("2025-12-31")


def rule(*nudges: Nudge) -> Rule:
    def calendar(customer: Customer) -> Iterator[Nudge]:
        answered = [one.on for one in customer.all(Kind.CARD)]
        yield from (one for one in nudges if one.due not in answered)

    return Rule("own", "Why.", Kind.CARD, calendar, (), "", own=True)


def on(text: str, why: str = "They did.") -> Nudge:
    return Nudge(due=day(text), why=why, draft="Thank you.")


def test_a_rule_that_keeps_the_laws_breaks_none(tmp_path: Path) -> None:
    (own,) = book(tmp_path, send_a_card=GOOD).own
    assert broken_laws(own, SUGGESTED, END) == []
    assert broken_laws(rule(on("2025-03-06")), SUGGESTED, END) == []


def test_a_calendar_never_goes_back() -> None:
    backwards = rule(on("2025-03-06"), on("2025-03-05"))
    with pytest.raises(BrokenRule, match="2025-03-05 after 2025-03-06: due days must never go"):
        list(backwards.nudges(SUGGESTED))
    assert "due days must never go back" in broken_laws(backwards, SUGGESTED, END)[0]


def test_what_breaks_is_told_as_broken() -> None:
    def calendar(customer: Customer) -> Iterator[Nudge]:
        yield from (on("2025-03-06") for _ in [1 / len(customer.planned)])

    broken = Rule("own", "Why.", Kind.CARD, calendar, (), "", own=True)
    assert broken_laws(broken, SUGGESTED, END) == [
        "it breaks with ZeroDivisionError: division by zero"
    ]


def test_a_rule_gives_the_same_each_time() -> None:
    drawn = iter(range(100))

    def calendar(customer: Customer) -> Iterator[Nudge]:
        if not customer.has(Kind.CARD, since=day("2025-01-01")):
            yield on("2025-03-06", f"Number {next(drawn)}.")

    restless = Rule("own", "Why.", Kind.CARD, calendar, (), "", own=True)
    assert broken_laws(restless, SUGGESTED, END) == [
        "the same facts give other nudges the second time"
    ]


def test_a_nudge_rests_on_what_was_known() -> None:
    def calendar(customer: Customer) -> Iterator[Nudge]:
        for call in customer.all(Kind.CALL):
            if not customer.has(Kind.CARD, since=call.on - days(9)):
                yield Nudge(due=call.on - days(9), why="They will.", draft="Thank you.")

    seer = Rule("own", "Why.", Kind.CARD, calendar, (), "", own=True)
    assert broken_laws(seer, SUGGESTED, END) == [
        "the nudge of 26 April 2025 rests on what was learnt only later"
    ]


def test_doing_it_closes_it() -> None:
    def calendar(customer: Customer) -> Iterator[Nudge]:
        if customer.touches:
            yield on("2025-06-06")

    stubborn = Rule("own", "Why.", Kind.CARD, calendar, (), "", own=True)
    assert broken_laws(stubborn, SUGGESTED, END) == [
        "the nudge of 6 June 2025 stays when somebody does it that day (card)"
    ]


def test_sentences_are_finished() -> None:
    (wrong,) = broken_laws(rule(on("2025-03-06", "Because of None.")), SUGGESTED, END)[:1]
    assert wrong.startswith("the why of 6 March 2025 is no finished sentence")


def test_ours_keep_the_laws_on_their_own_examples() -> None:
    for ours in OURS:
        for example in ours.examples[:2]:
            assert broken_laws(ours, example.customer, day(example.until)) == [], ours.name
