"""What a cold reader found: who sees what, what is asked twice or never, who is no longer here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flow import ask_one, react, record
from bot.flow.deliver import take_back_old_notes, write_notes
from bot.flow.learn import learn
from bot.flow.together import meet_in
from bot.flow.why import why
from bot.model import GiveUp, Member, Way
from bot.model.nouns import LIFE_EVENT
from bot.model.questions import Missing
from bot.store import tallies, workspaces
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules import get_well
from rules.kit import About, Customer, Kind, Nudge, Role
from rules.kit.rule import Rule, read
from tests.flow.team import TUESDAY, Team, asks, at, called, rule_of

table = metadata.tables.__getitem__
NINE = at("2026-03-03 09:00", "Europe/Madrid")
ONE_DAY = timedelta(days=1)


def ill(team: Team, ana: Member, acme: int) -> Rule:
    """Ana knows that somebody at Acme is ill, and has been asked to write."""
    rule = read(get_well)
    team.rules = [rule]
    learn(team.visit(ana, NINE), acme, LIFE_EVENT, {"contact": "Sue Ray", "kind": "illness"})
    team.round(NINE)
    assert team.states() == {"get_well": "asked"}
    return rule


def test_why_tells_nobody_that_something_private_was_asked(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    rule = ill(team, ana, acme)
    assert [line.verdict for line in why(team.visit(ana, NINE), [rule], acme)] == ["open"]
    lines = why(team.visit(eva, NINE), [rule], acme)
    assert [(line.verdict, line.day, line.to) for line in lines] in ([], [("quiet", None, "")])


def test_what_a_colleague_logs_names_no_private_nudge_that_it_closes(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.rules = [asks("secret", TUESDAY, private=True), asks("open", TUESDAY)]
    team.round(NINE)
    logged = record.log(team.visit(eva, NINE), called(acme, TUESDAY))
    assert team.states() == {"secret": "overtaken", "open": "overtaken"}
    assert logged.closes == ("Open",)
    assert record.undo(team.visit(eva, NINE), logged.touchpoint_id) is record.Undone.GONE
    mine = record.log(team.visit(ana, NINE), called(acme, TUESDAY, identity="slack:2"))
    assert sorted(mine.closes) == ["Open", "Secret"]


def moody() -> Rule:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        for one in customer.touches:
            why = f"A mood of {one.mood}."
            about = About(step=one.kind)
            yield Nudge(
                due=one.on, why=why, draft="", about=about, to=Role.CARE, private=one.private
            )

    return rule_of("moody", nudges)


def test_what_is_private_is_asked_of_the_owner_and_of_no_other_holder_of_a_role(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.rules = [moody()]
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, "customer_id": acme, "role": "care"}
        connection.execute(table("role_holders").insert().values(row | {"member_id": eva.id}))
    team.touched(acme, TUESDAY - ONE_DAY)
    team.touched(acme, TUESDAY, Kind.EMAIL)
    team.change("touchpoints", 2, private=True)
    team.tick(NINE)
    to = {row["due"]: row["to_member_id"] for row in team.rows("nudges")}
    assert to == {TUESDAY - ONE_DAY: eva.id, TUESDAY: ana.id}


def test_a_question_of_a_note_that_was_never_sent_is_asked_in_the_next(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("ritual", TUESDAY)]
    team.contact(acme, "Sue Ray")
    team.tick(NINE)
    write_notes(team.engine, team.workspace_id, NINE)
    assert len(team.rows("questions")) == 1
    take_back_old_notes(team.engine, team.workspace_id, NINE + ONE_DAY)
    team.round(NINE + ONE_DAY)
    (note,) = team.courier.posted
    assert note.question
    assert note.question.about is Missing.DECIDES


def test_an_urgent_nudge_that_was_handed_to_and_fro_is_asked_again(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.rules = [asks("alarm", TUESDAY, urgent=True)]
    team.round(NINE)
    react.ask_somebody_else(team.visit(ana, NINE), 1, eva)
    team.round(NINE)
    react.ask_somebody_else(team.visit(eva, NINE), 1, ana)
    team.round(NINE)
    assert [name for name, _, _ in team.courier.told()] == ["Ana", "Eva", "Ana"]


def test_what_is_handed_over_on_its_last_day_is_still_asked(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    zen = team.customer("Zen", eva)
    team.rules = [asks("ritual", TUESDAY, good_for=0)]
    team.round(NINE)
    about_acme = next(row["id"] for row in team.rows("nudges") if row["customer_id"] == acme)
    react.ask_somebody_else(team.visit(ana, NINE), int(str(about_acme)), eva)
    team.round(NINE + timedelta(minutes=1))
    team.round(NINE + ONE_DAY)
    told = [
        (note.member.name, card.customer_id) for note in team.courier.posted for card in note.cards
    ]
    assert told == [("Ana", acme), ("Eva", zen), ("Eva", acme)]


def test_what_somebody_who_left_was_asked_goes_to_who_stands_in(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, eva.id)
    team.rules = [asks("ritual", TUESDAY)]
    team.round(NINE)
    team.change("members", ana.id, active=False)
    team.round(NINE + timedelta(minutes=1))
    assert [name for name, _, _ in team.courier.told()] == ["Ana", "Eva"]
    team.round(NINE + ONE_DAY)
    assert [name for name, _, _ in team.courier.told()] == ["Ana", "Eva"]


def test_a_click_means_the_person_even_if_they_have_been_renamed(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("ritual", TUESDAY)]
    sue = team.contact(acme, "Sue Ray")
    team.round(NINE)
    question = team.courier.posted[-1].question
    assert question
    team.change("contacts", sue, name="Susan Ray-Okafor", normal_name="susan ray okafor")
    ask_one.answer(team.visit(ana, NINE), question.id, str(sue))
    assert [(row["name"], row["seniority"]) for row in team.rows("contacts")] == [
        ("Susan Ray-Okafor", "executive")
    ]


def test_no_more_of_this_means_no_more_of_it_in_the_channel(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    meet_in(team.visit(ana, NINE), "CTEAM", "#customers")
    team.rules = [asks("ritual", TUESDAY, TUESDAY + ONE_DAY, to=Role.TEAM, good_for=0)]
    team.round(NINE)
    react.arrange(team.visit(eva, NINE), 1, Way.MUTED)
    team.round(NINE + ONE_DAY)
    assert [name for name, _, _ in team.courier.told()] == ["#customers"]


def test_a_card_that_waited_shows_what_happened_while_it_did(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [asks("ritual", TUESDAY, answer=Kind.CARD, dated=False)]
    team.touched(acme, TUESDAY - ONE_DAY)
    team.tick(NINE)
    team.touched(acme, TUESDAY + ONE_DAY, Kind.EMAIL)
    for number in range(10):
        team.round(NINE + number * ONE_DAY)
    (note,) = team.courier.posted
    touch = note.cards[0].last_touch
    assert touch
    assert (note.day > TUESDAY + ONE_DAY, touch.kind) == (True, Kind.EMAIL)


def quoting() -> Rule:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        for one in customer.touches:
            said = "" if one.private else one.note
            yield Nudge(due=one.on, why=f"They said: {said}.", draft=said, dated=True)

    return rule_of("quoting", nudges)


def test_what_waits_says_no_more_than_the_facts_do_by_then(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.rules = [quoting()]
    logged = record.log(team.visit(eva, NINE), called(acme, TUESDAY, note="the divorce"))
    told = record.as_told(team.visit(eva, NINE), logged.touchpoint_id)
    assert told
    record.change(
        team.visit(eva, NINE), logged.touchpoint_id, replace(told, private=True, identity="other")
    )
    team.round(NINE)
    (note,) = team.courier.posted
    assert (note.cards[0].why, note.cards[0].draft) == ("They said: .", "")


def test_a_nudge_that_nobody_was_shown_was_not_asked(team: Team, ana: Member, acme: int) -> None:
    team.rules = [asks("ritual", TUESDAY)]
    team.tick(NINE)
    write_notes(team.engine, team.workspace_id, NINE)
    record.log(team.visit(ana, NINE), called(acme, TUESDAY))
    team.round(NINE)
    assert team.states() == {"ritual": "overtaken"}
    assert not team.courier.posted
    with reading(team.engine) as connection:
        assert tallies.of_workspace(connection, team.workspace_id) == []


def greets() -> Rule:
    def nudges(customer: Customer) -> Iterator[Nudge]:
        for one in customer.contacts:
            about = About(contact=one)
            yield Nudge(due=TUESDAY, why=f"{one.name} is new.", draft="", about=about, dated=True)

    return rule_of("greets", nudges, answer=Kind.CARD)


def test_a_nudge_that_comes_back_is_about_whoever_is_meant_now(
    team: Team, ana: Member, acme: int
) -> None:
    team.rules = [greets()]
    visit = team.visit(ana, NINE)
    max_ = replace(called(acme, TUESDAY), people=("Max Frisch",))
    wrong = record.log(visit, max_)
    assert record.undo(visit, wrong.touchpoint_id) is record.Undone.GONE
    record.log(visit, replace(max_, people=("Eve Adams",), identity="slack:2"))
    team.round(NINE)
    (note,) = team.courier.posted
    assert [(card.why, card.contact) for card in note.cards] == [("Eve Adams is new.", "Eve Adams")]


@pytest.mark.usefixtures("acme")
def test_nobody_lets_pass_what_never_reached_them(team: Team) -> None:
    weekly = [TUESDAY + timedelta(weeks=number) for number in range(6)]
    team.rules = [asks("ritual", *weekly, good_for=4)]
    team.courier.troubles = [(GiveUp("missing_scope"), False)] * 4
    for number in range(6 * 7):
        team.round(NINE + number * ONE_DAY)
    assert [(note.day, note.cards[0].ignored) for note in team.courier.posted] == [
        (weekly[4], 0),
        (weekly[5], 1),
    ]
