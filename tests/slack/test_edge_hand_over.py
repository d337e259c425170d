"""Handing over in Slack: the buttons, the form, the command, Undo, and a closed account."""

from datetime import UTC, datetime

import pytest

from bot.store import workspaces
from bot.store.engine import writing
from tests.slack.colleague import Colleague, labels, seen
from tests.slack.edge import TEN, Edge

ELEVEN = datetime(2026, 3, 3, 10, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)


def owner(edge: Edge, name: str) -> str:
    team = {row["id"]: row["name"] for row in edge.rows("members")}
    (row,) = (row for row in edge.rows("customers") if row["name"] == name)
    return str(team.get(row["owner_id"]))


def whose(edge: Edge, customer: str) -> list[str]:
    """Who is asked about a customer."""
    team = {row["id"]: row["name"] for row in edge.rows("members")}
    (about,) = (row["id"] for row in edge.rows("customers") if row["name"] == customer)
    return [team[row["to_member_id"]] for row in edge.rows("nudges") if row["customer_id"] == about]


def lead(edge: Edge, name: str) -> None:
    (who,) = (row["id"] for row in edge.rows("members") if row["name"] == name)
    with writing(edge.bot.engine) as connection:
        workspaces.lead(connection, edge.bot.installed.workspace_id, who)


def texts(colleague: Colleague) -> str:
    return "\n".join(seen(one) for one in colleague.notes)


def test_the_command_hands_a_customer_over_and_tells_both(edge: Edge) -> None:
    edge.walk(TEN)
    said = edge.ana.types("/customer handover Acme to @ben: he knows their shop")
    assert "Ben Okafor looks after Acme from now on." in said
    assert "With that go: 1 open nudge." in said
    assert "Hello Ana, from now on Ben Okafor looks after you here" in said
    assert owner(edge, "Acme") == "Ben Okafor"
    edge.walk(ELEVEN)
    note = texts(edge.ben)
    assert "Ana Ruiz hands Acme over to you." in note
    assert "he knows their shop" in note
    assert "they like the new shop" in note
    assert "Now with Ben Okafor: Check in, Acme" in seen(edge.ana.note)


@pytest.mark.parametrize(
    "typed",
    [
        "handover Acme to @ben",
        "handover Acme @ben",
        "handover to @ben Acme",
        "handover @Ben Okafor Acme",
        "Acme handover @ben",
        "Acme hand over to Ben",
        "hand over Acme to ben okafor",
        "Hand-over acme TO @ben",
        "handover “Acme” to @ben because I am moving",
    ],
)
def test_the_words_stand_in_any_order(edge: Edge, typed: str) -> None:
    edge.ana.types(f"/customer {typed}")
    assert owner(edge, "Acme") == "Ben Okafor"


@pytest.mark.parametrize(
    "typed", ["Acme concern: the handover to Ben was bad", "Acme no: handover"]
)
def test_a_hand_over_that_is_only_spoken_of_moves_nothing(edge: Edge, typed: str) -> None:
    edge.ana.types(f"/customer {typed}")
    assert owner(edge, "Acme") == "Ana Ruiz"
    assert not edge.ana.has_form


@pytest.mark.parametrize("typed", ["handover", "handover Acme", "Acme handover", "hand over"])
def test_what_is_left_open_is_asked_in_the_form(edge: Edge, typed: str) -> None:
    edge.ana.types(f"/customer {typed}")
    picked = {} if "Acme" in typed else {"customer": "Acme"}
    assert not picked or edge.ana.is_offered("customer_options", "Acm") == ["Acme"]
    assert edge.ana.submits(to="UBEN", **picked) == {}
    assert owner(edge, "Acme") == "Ben Okafor"


def test_an_unknown_colleague_is_asked_for_anew(edge: Edge) -> None:
    edge.ana.types("/customer handover Acme to @zoltan")
    assert "zoltan" in seen(edge.ana.form)
    assert edge.ana.submits(to="UNEW") == {}
    assert owner(edge, "Acme") == "Noor Haddad"


def test_the_button_of_the_page_opens_the_form_and_errors_stand_beside_the_field(
    edge: Edge,
) -> None:
    edge.ana.types("/customer Acme")
    edge.ana.presses("Hand over", edge.ana.reply)
    assert "looks after them already" in edge.ana.submits(to="UANA")["to"]
    assert "no app" in edge.ana.submits(to=edge.sandbox.bot_user)["to"]
    assert edge.ana.submits(to="UBEN", because="x") == {}
    assert "Ben Okafor looks after Acme from now on." in seen(edge.ana.reply)


def test_undo_gives_it_back(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.types("/customer handover Acme to @ben")
    assert "Taken back." in edge.ana.presses("Undo", edge.ana.reply)
    assert owner(edge, "Acme") == "Ana Ruiz"
    assert whose(edge, "Acme") == ["Ana Ruiz"]
    edge.walk(ELEVEN)
    assert "hands Acme over" not in texts(edge.ben)


def test_undo_comes_too_late_after_ten_minutes(edge: Edge) -> None:
    edge.ana.types("/customer handover Acme to @ben")
    edge.later(minutes=11)
    assert "too late" in edge.ana.presses("Undo", edge.ana.reply)
    assert owner(edge, "Acme") == "Ben Okafor"


def test_who_may_not_is_told_whom_to_ask(edge: Edge) -> None:
    assert "Ask Ana Ruiz" in edge.ben.types("/customer handover Acme to me")
    assert owner(edge, "Acme") == "Ana Ruiz"


def test_everything_of_somebody_goes_in_one_note(edge: Edge) -> None:
    edge.walk(TEN)
    said = edge.ana.types("/customer handover everything of @ana to @ben")
    assert "Ben Okafor has everything of Ana Ruiz from now on." in said
    assert "3 customers: Acme, Borealis Energy and Borealis Foods." in said
    before = len(edge.ben.notes)
    edge.walk(ELEVEN)
    assert len(edge.ben.notes) == before + 1
    assert "You look after 3 more customers now" in texts(edge.ben)


def test_everything_is_asked_in_a_form_where_a_name_is_missing(edge: Edge) -> None:
    edge.ana.types("/customer handover everything to @ben")
    assert owner(edge, "Acme") == "Ana Ruiz"
    assert edge.ana.submits(whose="UANA", to="UANA")["to"].startswith("That is one and the same")
    assert edge.ana.submits(whose="UANA", to="UBEN") == {}
    assert owner(edge, "Borealis Foods") == "Ben Okafor"


def test_of_a_closed_account_the_lead_is_told_and_it_can_open_again(edge: Edge) -> None:
    lead(edge, "Ben Okafor")
    edge.walk(TEN)
    edge.ana.hands.leaves()
    edge.walk(ELEVEN)
    edge.walk(WEDNESDAY)
    assert texts(edge.ben).count("The Slack account of Ana Ruiz is closed.") == 1
    assert "3 customers" in texts(edge.ben)
    assert set(whose(edge, "Acme")) == {"Ben Okafor"}
    edge.ana.hands.comes_back()
    (row,) = (row for row in edge.rows("members") if row["slack_id"] == "UANA")
    assert row["active"]
    assert all(one["last"] for one in edge.rows("absences"))


def test_of_a_stranger_nothing_is_kept(edge: Edge) -> None:
    before = edge.rows("members")
    edge.noor.hands.leaves()
    assert edge.rows("members") == before


def test_a_stale_button_changes_nothing(edge: Edge) -> None:
    edge.ana.types("/customer handover Acme to @ben")
    message = edge.ana.reply
    edge.ana.presses("Undo", message)
    assert "Undo" not in labels(edge.ana.reply)


def test_a_nudge_is_handed_over_from_its_card(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.presses("Hand over", edge.ana.note, "Acme")
    assert "no app" in edge.ana.submits(to=edge.sandbox.bot_user)["to"]
    assert "That is you" in edge.ana.submits(to="UANA")["to"]
    assert edge.ana.submits(to="UNEW", because="you are *there* <!channel>") == {}
    assert "now with Noor Haddad, in their next note" in seen(edge.ana.echoes[-1])
    assert "Now with Noor Haddad: Check in, Acme" in seen(edge.ana.again(edge.ana.note))
    edge.walk(datetime(2026, 3, 4, 1, tzinfo=UTC))
    assert "Check in, Acme" in seen(edge.noor.note)
    assert "you are *there* <!channel>" in seen(edge.noor.note)
    assert owner(edge, "Acme") == "Ana Ruiz"


def test_the_ritual_goes_from_its_card_for_good(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.presses("Hand over", edge.ana.note, "Acme")
    assert edge.ana.submits(to="UBEN", what="ritual") == {}
    assert [row["way"] for row in edge.rows("arrangements")] == ["somebody else"]
    assert whose(edge, "Acme") == ["Ben Okafor"]


def test_the_whole_customer_goes_from_a_card(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ana.presses("Hand over", edge.ana.note, "Acme")
    assert edge.ana.submits(to="UBEN", what="customer") == {}
    assert owner(edge, "Acme") == "Ben Okafor"
    assert "Undo" in labels(edge.ana.echoes[-1])


def test_a_nudge_that_was_answered_meanwhile_is_not_handed_over(edge: Edge) -> None:
    edge.walk(TEN)
    note = edge.ana.note
    edge.ana.presses("Hand over", note, "Acme")
    edge.ana.types("/touch Acme call today")
    edge.ana.submits(to="UBEN")
    assert whose(edge, "Acme") == ["Ana Ruiz"]
    assert "answered already" in seen(edge.ana.form) or "settled already" in seen(edge.ana.form)


def test_who_may_not_reads_so_beside_the_customer(edge: Edge) -> None:
    edge.walk(TEN)
    edge.ben.types("/customer handover")
    assert edge.ben.is_offered("customer_options", "Acm") == ["Acme"]
    assert "Ask Ana Ruiz" in edge.ben.submits(to="UBEN", customer="Acme")["customer"]
    assert owner(edge, "Acme") == "Ana Ruiz"
