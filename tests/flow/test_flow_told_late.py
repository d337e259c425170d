"""What a note of words alone has to say is said on the first day on which it can be read."""

from datetime import timedelta

from sqlalchemy import delete, insert

from bot.flow import hand_over
from bot.model import Member
from bot.store.engine import writing
from bot.store.tables import metadata
from tests.flow.team import Team, at, day

NOW = at("2026-03-03 09:00", "Europe/Madrid")
absences = metadata.tables["absences"]


def test_who_falls_ill_reads_of_a_hand_over_when_they_are_back(
    team: Team, ana: Member, eva: Member
) -> None:
    acme = team.customer("Acme", ana)
    with writing(team.engine) as connection:
        ill = {"workspace_id": team.workspace_id, "member_id": eva.id, "first": day("2026-03-03")}
        connection.execute(insert(absences).values(ill))
    hand_over.customer(team.visit(ana, NOW), acme, eva, because="", with_roles=True)
    for later in range(4):
        team.round(NOW + timedelta(days=later, hours=2))
    assert team.courier.posted == []
    with writing(team.engine) as connection:
        connection.execute(delete(absences))
    team.round(NOW + timedelta(days=6, hours=2))
    (note,) = team.courier.posted
    assert (note.member.name, "Acme" in note.text) == ("Eva", True)
