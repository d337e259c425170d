"""What is written down for somebody stands in their language, whoever brought it about."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.flow import react, record
from bot.model import Member, Way
from bot.store import workspaces
from bot.store.engine import writing
from bot.store.tables import members
from rules.kit import Kind
from tests.flow.team import TUESDAY, Team, asks, at, called
from tests.flow.test_flow_retire import answered, proposed, rarely
from tests.rules.foreign import Untranslated, hear, unknown

NINE = at("2026-03-03 09:00", "Europe/Madrid")
CALL = asks("call", TUESDAY, TUESDAY + timedelta(days=7), answer=Kind.CARD, good_for=4)


@pytest.fixture
def missing() -> Untranslated:
    heard = hear("de")
    heard.heard.clear()
    return heard


@pytest.fixture
def german(team: Team, ana: Member) -> Member:
    """Ana leads the team, and reads German."""
    with writing(team.engine) as connection:
        workspaces.lead(connection, team.workspace_id, ana.id)
        connection.execute(update(members).where(members.c.id == ana.id).values(language="de"))
    team.rules = [CALL]
    team.in_force()
    return ana


def is_german(missing: Untranslated, text: str, english: str) -> bool:
    """Whether it was looked up: it is translated, or it is known that it is not."""
    return text != english or english in {said for said, _ in missing.heard}


def test_what_an_arrangement_shows(team: Team, german: Member, missing: Untranslated) -> None:
    team.customer("Acme", german)
    team.round(NINE)
    react.arrange(team.visit(german, NINE), 1, Way.STOPPED)
    (nudge, *_) = team.rows("nudges")
    assert is_german(
        missing,
        str(nudge["reason"]),
        "no more of this about this customer; /nudges settings takes that back",
    )
    assert unknown(missing) == set()


def test_what_a_tired_ritual_proposes(team: Team, german: Member, missing: Untranslated) -> None:
    answered(team, "call", *rarely(0))
    assert proposed(team) == 1
    (note,) = team.rows("notes")
    looked_up = any("may have had its day" in said for said, _ in missing.heard)
    assert looked_up or "may have had its day" not in str(note["text"])


def test_the_choices_of_a_small_question(team: Team, german: Member, missing: Untranslated) -> None:
    acme = team.customer("Acme", german, country="ES")
    mail = called(acme, TUESDAY - timedelta(days=6), identity="mail", kind=Kind.EMAIL)
    record.log(team.visit(german, NINE), mail)
    team.round(NINE)
    question = team.courier.posted[-1].question
    assert question
    assert is_german(missing, dict(question.choices)["no"], "No")
    assert unknown(missing) == set()
