"""What is deleted takes its number with it: a button that is still in Slack means nothing else."""

from bot.flow import erase, react, take_in
from bot.model import Member
from bot.model.pasted import NewCustomer
from bot.store.engine import writing
from rules.kit import About, Kind
from tests.flow.handing import NOW, WEDNESDAY
from tests.flow.team import TUESDAY, Team, asks, called


def test_the_number_of_a_nudge_that_was_erased_is_not_given_to_the_next(
    team: Team, ana: Member
) -> None:
    acme = team.customer("Acme", ana)
    zoe = team.contact(acme, "Zoe Zorn")
    team.rules = [asks("about_her", TUESDAY, about=lambda it: About(contact=it.contacts[0]))]
    team.round(NOW)
    react.done(team.visit(ana, NOW), 1, called(acme, TUESDAY))
    erase.contact(team.visit(ana, NOW), acme, zoe, "Zoe Zorn")
    team.rules = [asks("next", WEDNESDAY.date(), answer=Kind.EMAIL)]
    team.round(WEDNESDAY)
    assert team.nudge_id("next") == 2
    react.done(team.visit(ana, WEDNESDAY), 2, called(acme, WEDNESDAY.date(), kind=Kind.EMAIL))
    assert [row["kind"] for row in team.rows("touchpoints")] == ["call", "email"]


def test_a_note_shows_no_more_what_was_pasted_and_taken_back(team: Team, ana: Member) -> None:
    team.rules = [asks("call_them", TUESDAY)]
    visit = team.visit(ana, NOW)
    with writing(team.engine) as connection:
        key = take_in.take_in(connection, visit, [NewCustomer(line=1, name="Pasted")])
    team.round(NOW)
    assert [card.customer for card in team.courier.posted[-1].cards] == ["Pasted"]
    take_in.take_back(visit, key)
    team.round(NOW)
    assert team.courier.shown[-1].cards == ()
