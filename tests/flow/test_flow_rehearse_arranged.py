"""A rehearsal hands on and leaves alone as the bot does in earnest."""

from datetime import date, timedelta

from bot.flow.rehearse import Rehearsal
from bot.model import Member, Tuned, Way
from bot.store import arrangements, dossiers
from bot.store.engine import reading, writing
from bot.store.tables import metadata
from rules.kit import Kind, Role
from tests.flow.team import TUESDAY, Team, asks, at

table = metadata.tables.__getitem__
NINE = at("2026-03-03 09:00", "Europe/Madrid")
ONE_DAY = timedelta(days=1)


def rehearsed(team: Team) -> list[tuple[date, str, str]]:
    with reading(team.engine) as connection:
        everybody = list(dossiers.stream(connection, team.workspace_id))
    rehearsal = Rehearsal("Test", everybody, [Tuned(rule, {}) for rule in team.rules])
    days = rehearsal.days(TUESDAY, TUESDAY + timedelta(days=9))
    return [(line.day, line.to, line.customer) for _, lines in days for line in lines]


def lived(team: Team) -> list[tuple[date, str, str]]:
    for number in range(10):
        team.round(NINE + number * ONE_DAY)
    return [
        (note.day, note.member.name, card.customer)
        for note in team.courier.posted
        for card in note.cards
    ]


def test_a_rehearsal_hands_on_what_waits_when_the_role_does(
    team: Team, ana: Member, eva: Member, acme: int
) -> None:
    team.rules = [asks("ritual", TUESDAY, dated=False, to=Role.CARE, answer=Kind.CARD)]
    team.touched(acme, TUESDAY - ONE_DAY)
    with writing(team.engine) as connection:
        row = {"workspace_id": team.workspace_id, "customer_id": acme, "role": "care"}
        rows = [
            row | {"member_id": ana.id, "since": None},
            row | {"member_id": eva.id, "since": TUESDAY + ONE_DAY},
        ]
        connection.execute(table("role_holders").insert(), rows)
    told = lived(team)
    assert [name for _, name, _ in told] == ["Eva"]
    assert rehearsed(team) == told


def test_a_rehearsal_keeps_what_was_arranged_about_every_customer(
    team: Team, ana: Member, acme: int
) -> None:
    zen = team.customer("Zen", ana, country="ES")
    team.rules = [asks("ritual", TUESDAY)]
    with writing(team.engine) as connection:
        arrangements.agree(
            connection,
            team.workspace_id,
            way=Way.MUTED,
            since=TUESDAY,
            rule="ritual",
            customer_id=zen,
            member_id=ana.id,
        )
    assert rehearsed(team) == lived(team) == [(TUESDAY, "Ana", "Acme")]
