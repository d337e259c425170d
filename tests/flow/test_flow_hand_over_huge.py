"""Everything of somebody who looks after very many is handed over and back in few statements."""

import pytest

from bot.flow import hand_over
from bot.flow.hand_back import Back, hand_back
from bot.model import Member
from tests.flow.handing import NOW
from tests.flow.huge import many_customers, spent, touched_once_each
from tests.flow.team import TUESDAY, Team, asks

FEW, MANY = 20, 400
CALL = asks("call_them", TUESDAY, good_for=5)


@pytest.mark.parametrize("number", [FEW, MANY])
def test_it_is_put_back_in_as_many_statements_however_many_there_are(
    team: Team, ana: Member, ben: Member, number: int
) -> None:
    team.rules = [CALL]
    ids = many_customers(team, number, ana.id, called="Mine")
    touched_once_each(team, ids)
    team.change("customers", ids[0], tier="A")
    while team.tick(NOW):
        pass
    before = team.rows("nudges"), [one["owner_id"] for one in team.rows("customers")]
    assert len(before[0]) == number
    visit, outcomes = team.visit(ana, NOW), list[Back]()

    def there_and_back() -> None:
        done = hand_over.everything(visit, ana, ben)
        assert len(done.customers) == done.nudges == number
        outcomes.append(hand_back(visit, done.undo))

    assert spent(team.engine, there_and_back).statements < 100
    assert outcomes == [Back.DONE, Back.DONE]
    after = team.rows("nudges"), [one["owner_id"] for one in team.rows("customers")]
    assert after == before
