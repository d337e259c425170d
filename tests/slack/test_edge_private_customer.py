"""`/customer private`, `share` and `public`: who says so, and what each of them reads then."""

import json

import pytest
from sqlalchemy import update

from bot.store.engine import writing
from bot.store.tables import customers, workspaces
from tests.slack.colleague import labels, seen
from tests.slack.edge import TEN, Edge

UNKNOWN = "I know no customer called “Acme”. Add it: /customer add Acme"


@pytest.mark.parametrize("line", ["private Acme", "Acme private", 'PRIVATE "acme"'])
def test_a_customer_is_made_private_by_its_owner(edge: Edge, line: str) -> None:
    said = edge.ana.types(f"/customer {line}")
    assert "Acme is private now. Only Ana Ruiz can find it from now on." in said
    assert edge.ben.types("/customer Acme") == UNKNOWN
    assert edge.ana.types("/customer Acme").startswith("Acme")


def test_twice_is_once(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    assert "Acme is private. Only Ana Ruiz" in edge.ana.types("/customer Acme private")


def test_somebody_else_is_told_whom_to_ask(edge: Edge) -> None:
    said = edge.ben.types("/customer private Acme")
    assert said == "Who may see Acme is decided by Ana Ruiz, who looks after it. Ask Ana."
    assert edge.noor.types("/customer Acme").startswith("Acme")


def test_it_is_shared_by_a_line_and_by_a_click_and_no_more(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    said = edge.ana.types("/customer share Acme with @ben")
    assert "Only Ana Ruiz and Ben Okafor can find it" in said
    assert edge.ben.types("/customer Acme").startswith("Acme")
    edge.noor.types("/nudges")
    edge.ana.hands.presses(edge.ana.reply, _share(edge), "UNEW")
    assert "Noor Haddad" in seen(edge.ana.reply)
    assert edge.noor.types("/customer Acme").startswith("Acme")
    assert "Only Ana Ruiz can find it" in edge.ana.types("/customer share Acme with nobody")
    assert edge.ben.types("/customer Acme") == edge.noor.types("/customer Acme") == UNKNOWN


def test_who_may_not_know_of_it_any_more_has_it_on_their_home_no_longer(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    edge.ana.types("/customer share Acme with @ben")
    edge.ana.types("/customer Acme promise by @ben: the list")
    edge.ben.hands.looks_at_home()
    assert "Acme" in seen(edge.ben.home)
    edge.ana.types("/customer share Acme with nobody")
    assert "Acme" not in seen(edge.ben.home)


def test_it_is_shared_in_german_too(edge: Edge) -> None:
    edge.noor.types("/nudges")
    edge.ana.types("/customer private Acme")
    said = edge.ana.types("/customer share Acme mit @ben und @noor")
    assert "Only Ana Ruiz, Ben Okafor and Noor Haddad can find it" in said
    assert "Only Ana Ruiz can find it" in edge.ana.types("/customer share Acme mit niemandem")
    assert edge.ana.types("/customer Acme nicht private") == "Everybody in the team sees Acme now."


def test_whom_it_is_shared_with_does_not_decide_about_it(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    edge.ana.types("/customer share Acme with ben")
    for line in ("public Acme", "share Acme with @ana", "private Acme"):
        assert "is decided by Ana Ruiz" in edge.ben.types(f"/customer {line}")


def test_a_stranger_and_a_forgotten_name_are_asked_for(edge: Edge) -> None:
    assert "nobody among us called “zoltan”" in edge.ana.types("/customer share Acme with zoltan")
    assert "With whom?" in edge.ana.types("/customer share Acme")
    assert "Look a customer up" in edge.ana.types("/customer private")
    assert "Everybody in the team sees Acme." in edge.ana.types("/customer share Acme with @ben")


@pytest.mark.parametrize(
    "line", ["public Acme", "Acme public", "Acme not private", "private Acme not"]
)
def test_it_is_visible_to_all_again(edge: Edge, line: str) -> None:
    edge.ana.types("/customer private Acme")
    assert edge.ana.types(f"/customer {line}") == "Everybody in the team sees Acme now."
    assert edge.ben.types("/customer Acme").startswith("Acme")
    assert "Everybody in the team sees Acme." in edge.ana.types("/customer Acme not private")


def test_it_is_visible_to_all_again_by_a_click(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    edge.ana.presses("Make it visible to all", edge.ana.reply)
    assert edge.ben.types("/customer Acme").startswith("Acme")


def test_who_holds_a_role_there_sees_it_while_they_do(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    edge.ana.types("/customer Acme role sales @ben")
    assert edge.ben.types("/customer Acme").startswith("Acme")
    edge.later(days=1)
    edge.ana.types("/customer Acme role sales nobody")
    assert edge.ben.types("/customer Acme") == UNKNOWN


def test_a_name_that_a_private_customer_has_is_free_and_nobody_learns_of_it(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    assert "Added. When did you last speak?" in edge.ben.types("/customer add Acme")
    assert edge.ben.reply.blocks
    assert "Looked after by Ben Okafor." in edge.ben.types("/customer Acme")
    assert "Looked after by Ben Okafor." in edge.ana.types("/customer Acme")
    aside = edge.ana.types("/customer Acme (Ana Ruiz)")
    assert aside.startswith("Acme (Ana Ruiz)")
    assert "they like the new shop" in aside
    assert "the new shop" not in edge.noor.types("/customer Acme (Ana Ruiz)")


def test_the_same_by_touch_and_by_another_spelling(edge: Edge) -> None:
    edge.ana.types("/customer private Acme")
    edge.ben.types("/touch ACME call yesterday")
    edge.ben.presses(labels(edge.ben.reply)[0], edge.ben.reply)
    assert edge.names("customers").count("ACME") == 1
    assert "Acme (Ana Ruiz)" in edge.names("customers")


def test_one_that_stepped_aside_keeps_its_own_name_when_all_see_it_again(edge: Edge) -> None:
    edge.ben.types("/customer add Delta")
    edge.ben.types("/customer private Delta")
    edge.ana.types("/customer add delta Ltd")
    said = edge.ben.types("/customer public Delta (Ben Okafor)")
    assert said == "Everybody in the team sees Delta (Ben Okafor) now."


def test_what_was_asked_of_others_is_asked_of_the_owner_from_then_on(edge: Edge) -> None:
    edge.walk(TEN)
    asked = [one for one in edge.rows("nudges") if one["to_member_id"] == 1]
    edge.ana.types("/customer Cobalt owner @ana")
    edge.ana.types("/customer private Cobalt")
    cobalt = next(one["id"] for one in edge.rows("customers") if one["name"] == "Cobalt")
    ana = next(one["id"] for one in edge.rows("members") if one["slack_id"] == "UANA")
    moved = [one for one in edge.rows("nudges") if one["customer_id"] == cobalt]
    assert asked
    assert moved
    assert {one["to_member_id"] for one in moved} == {ana}


def test_without_an_owner_the_team_lead_decides(edge: Edge) -> None:
    with writing(edge.bot.engine) as connection:
        ben = next(one["id"] for one in edge.rows("members") if one["slack_id"] == "UBEN")
        connection.execute(update(workspaces).values(lead_member_id=ben))
        acme = update(customers).where(customers.c.name == "Acme")
        connection.execute(acme.values(owner_id=None))
    assert "Acme is private now. Only Ben Okafor" in edge.ben.types("/customer private Acme")
    assert edge.ana.types("/customer Acme") == UNKNOWN


def _share(edge: Edge) -> str:
    found = json.dumps(edge.ana.reply.blocks)
    return f"customer_share:{found.split('customer_share:')[1].split(chr(34))[0]}"
