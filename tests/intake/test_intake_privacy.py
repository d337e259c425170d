"""Private customers on their way in and out: none of them becomes public unless a row says so."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.intake import write_down
from bot.intake.packed import packed
from bot.store.engine import reading
from tests.intake.every_column import put_rich_folder
from tests.intake.harbour import Harbour

HEAD = "name,private,shared_with"


@pytest.fixture
def hidden(ada: Harbour) -> Harbour:
    """Ada's Bakery is private, and shared with Ben."""
    ada.put("customers.csv", HEAD, "Ada's Bakery,yes,Ben Okafor").land()
    return ada


def private(harbour: Harbour) -> list[object]:
    return [row["name"] for row in harbour.rows("customers") if row["private"]]


def shared_with(harbour: Harbour) -> list[str]:
    names = {row["id"]: row["name"] for row in harbour.rows("members")}
    return sorted(str(names[row["member_id"]]) for row in harbour.rows("shares"))


def test_a_row_makes_a_customer_private_and_shares_it(hidden: Harbour) -> None:
    assert private(hidden) == ["Ada's Bakery"]
    assert shared_with(hidden) == ["Ben Okafor"]
    assert hidden.land().changed == 0


def test_colleagues_are_named_by_address_and_slack_id_too(ada: Harbour) -> None:
    ada.put("customers.csv", HEAD, "Zoe,yes,UANA; BEN@second-date.example; Ana Ruiz").land()
    assert shared_with(ada) == ["Ana Ruiz", "Ben Okafor"]


@pytest.mark.parametrize(
    ("header", "row"),
    [("name,tier", "Ada's Bakery,C"), (HEAD, "Ada's Bakery,,"), (HEAD, "Ada's Bakery,yes,")],
)
def test_what_a_row_does_not_say_changes_nothing(hidden: Harbour, header: str, row: str) -> None:
    before = hidden.rows("shares")
    hidden.put("customers.csv", header, row).land()
    assert private(hidden) == ["Ada's Bakery"]
    assert hidden.rows("shares") == before


def test_only_a_no_makes_a_private_customer_visible_and_then_nothing_is_shared(
    hidden: Harbour,
) -> None:
    report = hidden.put("customers.csv", HEAD, "Ada's Bakery,no,").land()
    assert report.changed == 1
    assert (private(hidden), hidden.rows("shares")) == ([], [])


def test_a_row_says_everybody_with_whom_it_is_shared(hidden: Harbour) -> None:
    report = hidden.put("customers.csv", HEAD, "Ada's Bakery,,Ana Ruiz").land()
    assert report.changed == 1
    assert shared_with(hidden) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Zoe,maybe,", 'private is "maybe"; write yes or no.'),
        ("Zoe,,Ben Okafor", "shared_with is of no use unless the customer is private."),
        ("Ada's Bakery,no,Ben Okafor", "shared_with is of no use unless the customer is private."),
        ("Zoe,yes,Ben Okafur", 'shared_with: no colleague is called "Ben Okafur".'),
        ("Zoe,yes,<!channel>", 'shared_with: no colleague is called "<!channel>".'),
        (f"Zoe,yes,{'x' * 400}", "shared_with is longer than 320 characters."),
    ],
)
def test_what_cannot_be_kept_secret_is_refused(hidden: Harbour, row: str, reason: str) -> None:
    ((_, line, said),) = hidden.put("customers.csv", HEAD, row).reasons()
    assert line == 2
    assert reason in said


@pytest.mark.parametrize("second", ["Zoe,no,", "Zoe,yes,Ana Ruiz"])
def test_two_rows_that_say_otherwise_are_refused(hidden: Harbour, second: str) -> None:
    hidden.put("customers.csv", HEAD, "Zoe,yes,Ben Okafor", second)
    ((_, line, said),) = hidden.reasons()
    assert line == 3
    assert said.startswith("Line 2 says something else about the same customer")


def test_without_private_nothing_that_hangs_on_one_is_written(
    harbour: Harbour, tmp_path: Path
) -> None:
    put_rich_folder(harbour).land()
    with reading(harbour.engine) as connection:
        exported = write_down(connection, harbour.workspace_id, tmp_path / "out", private=False)
        content = packed(connection, harbour.workspace_id, "mine", owner_id=1)
    assert exported.left_out == {"customer": 1, "touchpoint": 1, "life event": 1, "birthday": 2}
    (tmp_path / "mine.zip").write_bytes(content)
    with ZipFile(tmp_path / "mine.zip") as pack:
        texts = [pack.read(name).decode() for name in pack.namelist()]
    texts += [path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()]
    assert [text for text in texts if "vault" in text.lower() or "Safe &" in text] == []
    assert any("Bakery" in text for text in texts)


@pytest.mark.parametrize("all_of_it", [True, False])
def test_what_was_hidden_since_an_export_stays_hidden_when_that_is_imported(
    ada: Harbour, tmp_path: Path, *, all_of_it: bool
) -> None:
    with reading(ada.engine) as connection:
        write_down(connection, ada.workspace_id, tmp_path / "out", private=all_of_it)
    ada.put("customers.csv", HEAD, "Ada's Bakery,yes,Ben Okafor").land()
    ada.folder = tmp_path / "out"
    ada.land()
    assert (private(ada), shared_with(ada)) == (["Ada's Bakery"], ["Ben Okafor"])
