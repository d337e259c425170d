"""`try` and `rules`: a team's own rule on its way into force."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.console.rules import Change, change_rule
from bot.flow.tick import in_force
from bot.store.engine import open_record
from bot.words.knobs import NotAKnob
from rules.kit.rule import load
from rules.kit.rulebook import gather
from tests.console.terminal import Terminal
from tests.rules.test_own_rules import GOOD

NOW = datetime(2025, 3, 3, 8, tzinfo=UTC)
CALLED = GOOD.replace("Kind.SUGGESTION", "Kind.CALL")
"""Speaks to both customers of the record, each of whom was called once."""
SPAN = ("--from", "2025-01-01", "--to", "2025-02-28")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ours"
    path.mkdir()
    return path


@pytest.fixture
def card(folder: Path) -> Path:
    path = folder / "send_a_card.py"
    path.write_text(CALLED, encoding="utf-8")
    return path


def test_a_rule_is_tried_on_its_examples_the_laws_and_the_record(
    filled: Terminal, card: Path
) -> None:
    before, rows = filled.file_bytes(), filled.rows()
    result = filled.run("try", str(card), *SPAN)
    assert result.exit_code == 0, result.output
    assert "Send a card: Send a card when they suggest something." in result.stdout
    assert "ok    three days later" in result.stdout
    assert "ok    the laws of every rule, tried on 4 customers" in result.stdout
    assert "On the record, from 01 Jan 2025 to 28 Feb 2025" in result.stdout
    line = next(line for line in result.stdout.splitlines() if "Acme" in line)
    assert "Thu 23 Jan" in line, "three days after the call of the 20th"
    assert "By ritual" in result.stdout
    assert filled.file_bytes() == before
    assert filled.rows() == rows


@pytest.mark.only_on("sqlite", "it looks for the file")
def test_without_a_record_none_is_made(terminal: Terminal, card: Path) -> None:
    result = terminal.run("try", str(card))
    assert result.exit_code == 0, result.output
    assert "It was not rehearsed: there is no record here yet." in result.stdout
    assert not (terminal.folder / "record.db").exists()


def test_a_record_of_another_shape_is_left_as_it_is(terminal: Terminal, card: Path) -> None:
    open_record(terminal.url).dispose()
    before = terminal.file_bytes()
    result = terminal.run("try", str(card))
    assert "Bring it up to date: python -m bot migrate" in result.stdout
    assert result.exit_code == 0
    assert terminal.file_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: f"def nudges(:{text}", "send_a_card is no rule yet: it cannot be imported"),
        (
            lambda text: text.replace("2025-03-06", "2025-03-05"),
            "it should ask on 5 March 2025, but it asks on 6 March 2025",
        ),
        (
            lambda text: text.replace(
                "ANSWER, since=cause.on", "ANSWER, since=date(2030, 1, 1)"
            ).replace("import Iterator", "import Iterator\nfrom datetime import date"),
            "stays when somebody does it that day (card)",
        ),
        (
            lambda text: text.replace("They did.", "{[].pop()}").replace('why="', 'why=f"'),
            "it breaks with IndexError",
        ),
    ],
)
def test_what_is_wrong_is_told_and_is_an_exit_status(
    filled: Terminal, card: Path, spoil: Callable[[str], str], said: str
) -> None:
    card.write_text(spoil(CALLED), encoding="utf-8")
    result = filled.run("try", str(card), *SPAN)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert said in result.stdout


def test_a_file_that_is_not_there_and_a_name_that_is_taken(
    terminal: Terminal, folder: Path
) -> None:
    gone = terminal.run("try", str(folder / "gone.py"))
    assert (gone.exit_code, "there is no file" in gone.stdout) == (1, True)
    (folder / "coffee.py").write_text(GOOD, encoding="utf-8")
    taken = terminal.run("try", str(folder / "coffee.py"))
    assert (taken.exit_code, "of this name already" in taken.stdout) == (1, True)
    ours = Path(__file__).parents[2] / "rules" / "coffee.py"
    assert terminal.run("try", str(ours)).exit_code == 0


def test_an_end_before_its_beginning_is_refused(terminal: Terminal, card: Path) -> None:
    result = terminal.run("try", str(card), "--from", "2025-03-02", "--to", "2025-03-01")
    assert result.exit_code == 2


def began(filled: Terminal) -> None:
    engine = open_record(filled.url)
    in_force(engine, 1, load())
    engine.dispose()


def test_a_new_rule_is_off_says_what_it_would_add_and_is_switched_on(
    filled: Terminal, card: Path
) -> None:
    own = {"RULES_PATH": str(card.parent)}
    began(filled)
    listed = filled.run("rules", **own).stdout
    assert "off (new)" in next(line for line in listed.splitlines() if "send_a_card" in line)
    assert "What is new starts off." in listed
    switched = filled.run("rules", "send_a_card", "on", "--set", "wait_days=5", **own)
    assert switched.exit_code == 0, switched.output
    assert "send_a_card" in switched.stdout.splitlines()[0]
    line = next(line for line in switched.stdout.splitlines()[1:] if "send_a_card" in line)
    assert "wait_days=5" in line
    assert "off" not in line
    again = filled.run("rules", "send_a_card", "on", **own).stdout
    assert "would add" not in again
    assert "nothing to ask" not in again


def test_whoever_is_asked_and_says_no_changes_nothing(
    filled: Terminal, card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began(filled)
    engine, book, asked = open_record(filled.url), gather(card.parent), list[str]()
    january = datetime(2025, 1, 28, tzinfo=UTC)

    def no(question: str) -> bool:
        asked.append(question)
        return False

    change = Change("send_a_card", enabled=True)
    before = filled.rows()
    assert not change_rule(engine, "", book, change, now=january, agree=no)
    assert asked == ["Switch it on?"]
    assert capsys.readouterr().out.strip() == (
        "send_a_card would add two nudges in eight weeks, for one colleague; two are due at once."
    )
    assert filled.rows() == before
    assert change_rule(engine, "", book, change, now=NOW, agree=lambda _: True)
    assert (
        not change_rule(engine, "", book, Change("coffee"), now=NOW, agree=no) or asked == asked[:1]
    )
    engine.dispose()


def test_what_cannot_be_used_is_listed_with_its_reason(filled: Terminal, folder: Path) -> None:
    (folder / "birthday.py").write_text(GOOD, encoding="utf-8")
    (folder / "wedding.py").write_text("1 / 0", encoding="utf-8")
    own = {"RULES_PATH": str(folder)}
    listed = filled.run("rules", **own)
    assert listed.exit_code == 0
    assert "birthday cannot be used: there is a ritual of this name already" in listed.stdout
    assert "wedding cannot be used: it cannot be imported: ZeroDivisionError" in listed.stdout
    assert "wedding cannot be used" in filled.refused("rules", "wedding", "on", **own)
    assert filled.run("rules", "birthday", "off", **own).exit_code == 0
    with pytest.raises(NotAKnob, match="There is no rule nope"):
        change_rule(open_record(filled.url), "", gather(folder), Change("nope"), now=NOW)


def test_every_verb_knows_a_rule_of_their_own(filled: Terminal, card: Path) -> None:
    own = {"RULES_PATH": str(card.parent)}
    assert "send a card" in filled.run("rehearse", *SPAN, **own).stdout
    assert filled.run("preview", **own).exit_code == 0
    assert "send_a_card" in filled.run("rules", **own).stdout
    assert "send_a_card" not in filled.run("rules").stdout


def test_a_new_rule_of_their_own_is_written_where_theirs_are(
    terminal: Terminal, folder: Path
) -> None:
    own = {"RULES_PATH": str(folder)}
    made = terminal.run("new-rule", "wedding_day", **own)
    assert made.exit_code == 0, made.output
    assert (folder / "wedding_day.py").is_file()
    assert f"python -m bot try {folder / 'wedding_day.py'}" in made.stdout.replace("\n", "")
    assert "comes with a ritual called coffee" in terminal.refused("new-rule", "coffee", **own)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(terminal: Terminal) -> None:
    said = terminal.refused("rules", RULES_PATH=str(terminal.folder / "nowhere"))
    assert "RULES_PATH" in said
    assert len(said.splitlines()) == 1
