"""Publishing what customers may have a use for."""

from bot.flow.news import publish
from bot.model import Member
from bot.model.news import News
from tests.flow.handing import NOW, put
from tests.flow.team import TUESDAY, Team


def test_whom_it_was_for_before_its_tags_were_put_right_is_planned_again(
    team: Team, ana: Member
) -> None:
    for name, tag in (("Acme", "boats"), ("Beta", "cars")):
        put(team, "needs", customer_id=team.customer(name, ana), tag=tag, on=TUESDAY)
    visit = team.visit(ana, NOW)
    publish(visit, News("A new shed", "fact", ("boats",), ""))
    team.tick(NOW)
    publish(visit, News("A new shed", "fact", ("cars",), ""))
    assert team.tick(NOW) == 2
