"""An import of a thousand customers, all overdue, is no storm."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import insert

from bot.flow.tick import tick
from bot.model import TIER_BONUS, Member
from bot.store.customers import AT_ONCE
from bot.store.engine import writing
from bot.store.tables import customers
from tests.flow.team import TUESDAY, Team, asks, at

OVERDUE = asks("check_in", TUESDAY - timedelta(days=10), good_for=60)


def imported(team: Team, owner: Member, number: int) -> None:
    rows = [
        {
            "workspace_id": team.workspace_id,
            "name": f"Customer {one}",
            "normal_name": f"customer {one}",
            "owner_id": owner.id,
            "tier": "ABC"[one % 3],
            "look_at": AT_ONCE,
        }
        for one in range(number)
    ]
    with writing(team.engine) as connection:
        connection.execute(insert(customers), rows)


def morning(week_day: int) -> datetime:
    return at(f"{TUESDAY + timedelta(days=week_day)} 09:00", "Europe/Madrid")


def test_a_thousand_overdue_customers_come_three_a_day_the_most_valuable_first(
    team: Team, ana: Member
) -> None:
    team.rules = [OVERDUE]
    imported(team, ana, 1_000)
    team.switch_on()
    assert tick(team.engine, team.rules, morning(0)) == 1_000
    for day in range(13):
        team.round(morning(day))
    a_day = {note.day: len(note.cards) for note in team.courier.posted}
    assert set(a_day.values()) <= {1, 3}
    weeks = Counter[int]()
    for on, number in a_day.items():
        weeks[on.isocalendar().week] += number
    assert list(weeks.values()) == [10, 10]
    assert len(a_day) == len(team.courier.posted)
    shown = [card.customer for note in team.courier.posted for card in note.cards]
    tiers = {row["name"]: row["tier"] for row in team.rows("customers")}
    assert {tiers[name] for name in shown} == {max(TIER_BONUS, key=lambda one: TIER_BONUS[one])}
    assert len(set(shown)) == 20
    assert sum(row["state"] == "waiting" for row in team.rows("nudges")) == 980
