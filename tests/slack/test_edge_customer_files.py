"""`/customer import`, `export` and `archive`: whole customers, many at once or out of the way."""

import pytest

from tests.slack.colleague import filled, holds, labels, seen
from tests.slack.edge import Edge

LIST = (
    "Name;Owner;Tier;Country;Since\nDelta Works;Ben Okafor;a;nl;31.3.2024\nEcho GmbH;;;;\nACME;;;;"
)


def paste(edge: Edge, rows: str) -> str:
    """Paste rows into a fresh form, and read what an import of them would do."""
    assert edge.ben.types("/customer import") == ""
    assert edge.ben.submits(rows=rows) == {}
    return seen(edge.ben.form)


def test_a_list_is_looked_over_before_anything_is_written(edge: Edge) -> None:
    before = edge.names("customers")
    said = paste(edge, LIST)
    assert said.startswith("2 are new: “Delta Works”, “Echo GmbH”.")
    assert "One is known already, or stands there twice: nothing changes." in said
    assert edge.names("customers") == before
    assert edge.ben.form["submit"]["text"] == "Import"


def test_the_same_text_once_more_is_taken_in(edge: Edge) -> None:
    paste(edge, LIST)
    assert edge.ben.submits() == {}
    assert not edge.ben.has_form
    rows = edge.rows("customers")
    ana, ben = (one["id"] for one in edge.rows("members")[:2])
    delta = {"name": "Delta Works", "owner_id": ben, "tier": "A", "country": "NL"}
    assert holds(rows, delta)
    assert holds(rows, {"name": "Echo GmbH", "owner_id": ben, "tier": "B", "country": ""})
    assert str(next(one for one in rows if one["name"] == "Delta Works")["since"]) == "2024-03-31"
    assert holds(rows, {"name": "Acme", "owner_id": ana, "tier": "A"})
    assert "2 customers are added: “Delta Works”, “Echo GmbH”." in seen(edge.ben.note)


def test_another_text_is_looked_over_again(edge: Edge) -> None:
    paste(edge, "Delta Works")
    assert edge.ben.submits(rows="Delta Works\nEcho") == {}
    assert seen(edge.ben.form).startswith("2 are new:")
    assert len(edge.rows("customers")) == 4


def test_undo_takes_the_list_back_but_not_of_whom_something_was_told(edge: Edge) -> None:
    paste(edge, "Delta Works\nEcho\nFoxtrot")
    edge.ben.submits()
    edge.ana.types("/touch Echo call yesterday")
    assert labels(edge.ben.note) == ["Undo"]
    said = edge.ben.presses("Undo", edge.ben.note)
    assert said.startswith("Undone: 2 customers are gone again. One stays,")
    assert edge.names("customers")[4:] == ["Echo"]


def test_undo_is_possible_for_ten_minutes_and_once(edge: Edge) -> None:
    paste(edge, "Delta Works")
    edge.ben.submits()
    note = edge.ben.note
    edge.later(minutes=11)
    assert "It is too late to undo this." in edge.ben.presses("Undo", note)
    assert "Delta Works" in edge.names("customers")


@pytest.mark.parametrize(
    ("rows", "added"),
    [
        ("Delta Works\nEcho, Inc.\n\nFoxtrot, Ltd", ["Delta Works", "Echo, Inc.", "Foxtrot, Ltd"]),
        ("Delta\tBen Okafor\tC\nEcho\t\tA", ["Delta", "Echo"]),
        ("company,owner\nDelta,ben okafor\n", ["Delta"]),
        ("owner\tcompany\tphone\nBen Okafor\tDelta\t+44 20", ["Delta"]),
        ('name,aliases\n"Delta, the one",DTO; The D', ["Delta, the one"]),
        ("Delta\nDelta\ndelta GmbH", ["Delta"]),
    ],
)
def test_rows_are_understood_as_they_are_copied(edge: Edge, rows: str, added: list[str]) -> None:
    paste(edge, rows)
    edge.ben.submits()
    assert edge.names("customers")[4:] == added


def test_other_names_find_the_customer_afterwards(edge: Edge) -> None:
    paste(edge, "name,aliases\nDelta Works,DW; Deltaville")
    edge.ben.submits()
    assert edge.ben.types("/customer Deltaville").startswith("Delta Works")


def test_a_line_that_cannot_be_understood_is_named_with_its_number_and_why(edge: Edge) -> None:
    said = paste(edge, "name;owner;tier\nDelta;Bem Okafor;A\nEcho;;X\n;Ben Okafor;\nFoxtrot;;C")
    assert "One is new: “Foxtrot”." in said
    assert "3 lines I do not understand, and they are left out:" in said
    assert 'Line 2: Delta;Bem Okafor;A owner: no colleague is called "Bem Okafor".' in said
    assert 'Did you mean "Ben Okafor"?' in said
    assert 'Line 3: Echo;;X tier is "X"; write A, B or C.' in said
    assert "Line 4: ;Ben Okafor; name is empty." in said
    edge.ben.submits()
    assert edge.names("customers")[4:] == ["Foxtrot"]
    assert "Line 2: Delta;Bem Okafor;A" in seen(edge.ben.note)


def test_nothing_typed_is_lost_when_nothing_is_new(edge: Edge) -> None:
    said = paste(edge, "Acme\nCobalt")
    assert said.startswith("None of them is new, so there is nothing to import.")
    assert filled(edge.ben.form)["rows"] == "Acme\nCobalt"
    assert edge.ben.form["submit"]["text"] == "Look it over"
    assert edge.ben.submits() == {}
    assert len(edge.rows("customers")) == 4


def test_an_empty_form_says_so_beside_the_field(shared: Edge) -> None:
    shared.ana.types("/customer import")
    assert list(shared.ana.submits(rows=" \n\u200b ")) == ["rows"]


def test_who_was_added_while_the_list_was_looked_over_is_not_added_twice(edge: Edge) -> None:
    paste(edge, "Delta\nEcho")
    edge.ana.types("/customer add Delta")
    edge.ben.submits()
    assert edge.names("customers")[4:] == ["Delta", "Echo"]


def test_a_full_form_of_hostile_lines_is_not_refused(edge: Edge) -> None:
    rows = "\n".join(
        f'<!channel> "{number}" & *x* \u202e שלום 👩‍👧;a;b;c;d;e;f' for number in range(60)
    )
    said = paste(edge, rows[:3000])
    assert "lines I do not understand" in said
    assert "more" in said


def test_archived_customers_are_out_of_the_way_and_come_back(edge: Edge) -> None:
    said = edge.ana.types("/customer archive Acme")
    assert "archived" in said
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "archived"})
    assert "archived already" in edge.ana.types("/customer archive acme")
    edge.ana.types("/customer bring back Acme")
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "active"})


@pytest.mark.parametrize(
    "words", ["bring Acme back", "unarchive Acme", "restore acme", "Acme active"]
)
def test_there_are_several_ways_back(edge: Edge, words: str) -> None:
    edge.ana.types("/customer Acme archive")
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "archived"})
    edge.ana.types(f"/customer {words}")
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "active"})


def test_undo_leaves_no_trace_of_an_archive(edge: Edge) -> None:
    before = edge.rows("customers")[0]
    edge.ana.types("/customer archive Acme")
    assert edge.ana.presses("Undo", edge.ana.reply) == "Undone. It is as it was before."
    after = edge.rows("customers")[0]
    kept = ("standing", "standing_since", "lost_because", "owner_id")
    assert [after[one] for one in kept] == [before[one] for one in kept]


def test_undo_of_an_archive_is_possible_for_ten_minutes(edge: Edge) -> None:
    edge.ana.types("/customer archive Acme")
    archived = edge.ana.reply
    edge.later(minutes=11)
    assert "It is too late to undo this." in edge.ana.presses("Undo", archived)
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "archived"})


def test_undo_does_nothing_to_who_came_back_otherwise(edge: Edge) -> None:
    edge.ana.types("/customer archive Acme")
    archived = edge.ana.reply
    edge.ben.types("/customer Acme lost because of the price")
    edge.ana.presses("Undo", archived)
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "lost"})


def test_whom_to_archive_is_asked_where_it_is_not_sure(shared: Edge) -> None:
    assert "Which customer is “Borealis”" in shared.ana.types("/customer archive Borealis")
    assert "I know no customer" in shared.ana.types("/customer archive Zanzibar Oil")
    assert "/customer archive Acme" in shared.ana.types("/customer archive")
    assert "/customer bring back Acme" in shared.ana.types("/customer restore")
    assert {one["standing"] for one in shared.rows("customers")} == {"active"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("arhive Acme", "/customer archive Acme"),
        ("lst mine", "/customer list mine"),
        ("exprot", "/customer export"),
        ("imporrt", "/customer import"),
    ],
)
def test_a_word_that_is_nearly_one_of_ours_is_offered_beside_the_name_it_may_be(
    shared: Edge, typed: str, meant: str
) -> None:
    said = shared.ana.types(f"/customer {typed}")
    assert f"I know no customer called “{typed}”." in said
    assert f"Did you mean {meant}?" in said


@pytest.mark.parametrize("typed", ["Acme arhive", "acme archve"])
def test_the_word_may_also_stand_behind_the_name(shared: Edge, typed: str) -> None:
    said = shared.ana.types(f"/customer {typed}")
    assert f"Did you mean /customer {typed.split(maxsplit=1)[0]} archive?" in said
    assert {one["standing"] for one in shared.rows("customers")} == {"active"}


def test_a_word_of_ours_may_end_what_they_said(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern: they want a better archive")
    (concern,) = edge.rows("loops")
    assert concern["text"] == "they want a better archive"


def test_a_fact_behind_the_wrong_command_is_shown_where_it_goes(edge: Edge) -> None:
    said = edge.ana.types("/touch Acme lost because of price")
    assert "That is something to know about Acme" in said
    assert "/customer Acme lost because of price" in said
    assert edge.logged() == []
    assert holds(edge.rows("customers"), {"name": "Acme", "standing": "active"})
    assert "Noted for Acme" in edge.ana.types("/customer Acme lost because of price")
    assert "Logged for Acme" in edge.ana.types("/touch Acme call: lost because of price")


@pytest.mark.parametrize(
    "note", ["call: lost their key", "meeting about tier A", "email no answer"]
)
def test_what_names_its_kind_is_a_touchpoint_whatever_it_says(edge: Edge, note: str) -> None:
    edge.ana.types(f"/touch Acme {note}")
    assert "something to know" not in seen(edge.ana.reply)
