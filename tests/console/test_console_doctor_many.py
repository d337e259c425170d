"""What doctor says where the bot is in more workspaces than anybody reads through."""

from itertools import count
from pathlib import Path

import pytest

from bot.cli.ground import now
from bot.console.doctor import examine
from bot.console.examining.many import MANY, Many
from bot.console.examining.people import lead_verb
from bot.model import Beat, Workspace, WorkspaceSettings
from bot.model.findings import Check, Finding, Verdict, bad, note, ok
from bot.settings import Settings
from bot.store import beats, workspaces
from bot.store.engine import closed, open_record, within, writing
from bot.store.migrate import migrate
from tests.database import address_in

FIRMS = [f"Firm {number}" for number in range(MANY + 3)]


def firm(number: int) -> Workspace:
    return Workspace(number, f"Firm {number}", f"T{number}", "UTC", 1, "", WorkspaceSettings())


def looked_at(number: int, trouble: dict[int, Finding], seconds: float = 0) -> list[Finding]:
    """In so many firms, each of which takes some seconds."""

    def checks_of(here: Workspace) -> list[Check]:
        return [Check("Last round", lambda: [trouble.get(here.id, ok("Last round", "Fine."))])]

    ticks = count(0, seconds)
    many = Many([firm(one) for one in range(number)], checks_of, lambda: next(ticks))
    return list(many.check().look())


def test_of_a_kind_of_trouble_one_is_told_whole_and_of_others_where_they_are() -> None:
    overdue = bad("Last round", "It is overdue.", "Start a worker.")
    told = looked_at(40, dict.fromkeys(range(5, 30), overdue))
    assert [one.what for one in told] == ["Last round (25 workspaces)", "Workspaces"]
    names = ", ".join(f"Firm {number}" for number in range(6, 15))
    assert told[0].found == f"Firm 5: It is overdue. Likewise in {names} and 15 more."
    assert told[0].to_do == "Start a worker."
    assert told[1].found == (
        "Looked at: 40 of 40. Something is bad in 25 of them, and worth knowing in 0."
        " All about one: python -m bot doctor --workspace NAME"
    )


def test_what_is_bad_comes_first_and_what_is_alone_is_told_as_ever() -> None:
    told = looked_at(20, {3: note("Owners", "No.", "Do."), 9: bad("Notes", "Stuck.", "Look.")})
    assert [(one.verdict, one.what) for one in told[:2]] == [
        (Verdict.BAD, "Notes (Firm 9)"),
        (Verdict.NOTE, "Owners (Firm 3)"),
    ]


def test_of_one_workspace_everything_of_a_kind_is_told() -> None:
    def checks_of(here: Workspace) -> list[Check]:
        off = [bad("Rules", f"{name} was switched off.", "Mend it.") for name in ("a", "b")]
        return [Check("Rules", lambda: off if here.id == 7 else [])]

    *told, _ = Many([firm(one) for one in range(20)], checks_of).check().look()
    assert [(one.what, one.found) for one in told] == [
        ("Rules (Firm 7)", "a was switched off."),
        ("Rules (Firm 7)", "b was switched off."),
    ]


def test_what_has_to_be_mended_in_another_way_is_told_by_itself() -> None:
    off = bad("Rules", "a was switched off.", "Switch a on.")
    other = bad("Rules", "b was switched off.", "Switch b on.")

    def checks_of(here: Workspace) -> list[Check]:
        return [Check("Rules", lambda: [off, other] if here.id == 7 else [other])]

    *told, _ = Many([firm(one) for one in range(6, 20)], checks_of).check().look()
    assert {one.what: one.to_do for one in told} == {
        "Rules (14 workspaces)": "Switch b on.",
        "Rules (Firm 7)": "Switch a on.",
    }


def test_what_is_mended_alike_is_of_a_kind_though_it_names_the_workspace() -> None:
    def checks_of(here: Workspace) -> list[Check]:
        return [Check("Team lead", lambda: [note("Team lead", "Nobody.", verb(here))])]

    def verb(here: Workspace) -> str:
        return lead_verb(here, several=True)

    *told, _ = Many([firm(one) for one in range(20)], checks_of).check().look()
    assert [one.what for one in told] == ["Team lead (20 workspaces)"]


def test_it_ends_in_time_and_says_how_many_are_left() -> None:
    (told,) = looked_at(5_000, {}, seconds=2.5)
    assert told.found.startswith("Looked at: 3 of 5000, and for the other 4997 there was no time.")


def test_a_check_that_breaks_is_told_and_hides_no_other() -> None:
    def breaks() -> list[Finding]:
        raise ZeroDivisionError

    many = Many([firm(1), firm(2)], lambda _: [Check("Notes", breaks)])
    (broken, _) = many.check().look()
    assert broken.what == "Notes (2 workspaces)"
    assert "ZeroDivisionError" in broken.found


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a record with some firms more than are told line by line; the last had a round."""
    url = address_in(tmp_path)
    with closed(open_record(url)) as engine:
        migrate(engine)
        for name in FIRMS:
            with writing(engine) as connection:
                here = workspaces.connect(connection, f"T{name}", name)
        with within(here.id), writing(engine) as connection:
            beats.beat(connection, here.id, Beat.TICK, now())
    return Settings(_env_file=None, database_url=url, slack_api_url="http://127.0.0.1:1/")


def test_a_record_of_many_workspaces_is_told_in_a_few_lines(settings: Settings) -> None:
    told = {one.what: one.found for one in examine(settings, now)}
    assert f"Last round ({len(FIRMS) - 1} workspaces)" in told
    assert f"Looked at: {len(FIRMS)} of {len(FIRMS)}." in told["Workspaces"]
    assert not any(one.endswith("(Firm 0)") for one in told)
    alone = {one.what for one in examine(settings, now, workspace="Firm 0")}
    assert {"Last round (Firm 0)", "Notes (Firm 0)"} <= alone
