"""Pairs of people answer the same thing at the same moment, each in a process of their own: what
the first did counts, and the second is told so kindly."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from slack_bolt import BoltResponse
from sqlalchemy import update

from bot.app import Bot
from bot.sandbox import Json
from bot.store import members, team_channel
from bot.store.engine import writing
from bot.store.tables import nudges
from bot.views import ids
from tests.slack.bodies import HERE, all_at_once, another_process, bodies_of, comes, pressed
from tests.slack.edge import EIGHT, SHEETS, Edge, an_edge
from tests.slack.rude import Rude

pytestmark = pytest.mark.thorough

PAIRS, FEWER = 200, 40
PEOPLE = ("UANA", "UBEN")

Body = Callable[[str, int, str], Json]
"""What somebody sends about a row; `url` is where they read the answer."""


def button_of(name: str) -> Body:
    def body(who: str, row: int, url: str) -> Json:
        user = {"id": who, "team_id": "T0OFFICE"}
        trigger = f"{who}.{name}.{row}"
        return pressed(f"{name}:{row}", str(row), trigger, user=user, response_url=url)

    return body


def form_of(name: str, **values: Json) -> Body:
    def body(who: str, row: int, url: str) -> Json:
        view = {
            "id": f"V{who}{row}",
            "hash": "1.a",
            "type": "modal",
            "callback_id": name,
            "private_metadata": json.dumps({"nudge": row, "response_url": url, "besides": True}),
            "blocks": [],
            "state": {"values": {block: {"input": value} for block, value in values.items()}},
        }
        user = {"id": who, "team_id": "T0OFFICE"}
        trigger = f"{who}.{name}.{row}"
        sent = {"type": "view_submission", "team": HERE, "user": user, "trigger_id": trigger}
        return {**sent, "view": view}

    return body


def chosen(value: str) -> Json:
    return {"selected_option": {"value": value}}


SKIP = button_of(ids.NUDGE_SKIP)
NOT_USEFUL = button_of(ids.NUDGE_NOT_USEFUL)
STOP = button_of(ids.NUDGE_STOP)
DONE = form_of(ids.DONE_FORM, kind=chosen("call"), on={"selected_date": "2026-03-03"})
SNOOZE = form_of(ids.SNOOZE_FORM, day={"selected_date": "2026-03-10"})
HAND = form_of(ids.HAND_FORM, to={"selected_user": "UNEW"}, what=chosen("nudge"))

TOLD = (
    "This one has an answer already.",
    "This nudge is settled already",
    # What was put off or handed over is asked of one person by then.
    "This nudge is somebody else's",
)


def patient(bot: Bot, body: Json) -> BoltResponse:
    """Where the machine is so slow that others are still writing, they press again."""
    answer = comes(bot, body)
    while "Others are writing" in answer.body:
        body = {**body, "trigger_id": f"{body['trigger_id']}+"}
        answer = comes(bot, body)
    return answer


@contextmanager
def asked_of_the_team(folder: Path, pairs: int) -> Iterator[tuple[Edge, Bot, list[int]]]:
    """Two processes, and as many nudges as pairs, which anybody may answer."""
    names = [f"Customer {number}" for number in range(pairs)]
    sheets = {
        **SHEETS,
        "customers.csv": ("name,owner,tier", *(f"{one},Ana Ruiz,A" for one in names)),
        "contacts.csv": ("customer,name",),
        "touchpoints.csv": ("customer,on,kind", *(f"{one},2026-02-10,call" for one in names)),
    }
    with an_edge(folder, sheets=sheets) as edge, another_process(edge) as other:
        edge.walk(EIGHT)
        edge.noor.types("/nudges")
        here = edge.bot.installed.workspace_id
        with writing(edge.bot.engine) as connection:
            (ana, *_) = members.of_workspace(connection, here).values()
            team_channel.put(connection, here, "CTEAM", "#team", ana)
            team = members.by_slack_id(connection, here, "CTEAM")
            assert team
            changed = {"state": "asked", "to_member_id": team.id}
            connection.execute(update(nudges).values(changed))
        open_now = [row["id"] for row in edge.rows("nudges") if row["state"] == "asked"]
        assert len(open_now) == pairs
        yield edge, other, open_now


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        (DONE, DONE, PAIRS),
        (SKIP, SKIP, FEWER),
        (SNOOZE, SNOOZE, FEWER),
        (HAND, HAND, FEWER),
        (NOT_USEFUL, DONE, FEWER),
        (STOP, SNOOZE, FEWER),
    ],
    ids=["done", "skip", "snooze", "hand over", "not useful or done", "stop or snooze"],
)
def test_a_nudge_is_answered_once(
    tmp_path: Path, first: Body, second: Body, pairs: int, expected_trouble: list[str]
) -> None:
    expected_trouble.append("nothing was written: Busy")
    with asked_of_the_team(tmp_path, pairs) as (edge, other, rows), Rude(200).serve() as slack:
        said = list[str]()
        for row in rows:
            slack.words.clear()
            both = (first(PEOPLE[0], row, slack.url), second(PEOPLE[1], row, slack.url))
            bots = zip((edge.bot, other), both, strict=True)
            sends = [partial(patient, *one) for one in bots]
            acknowledged = bodies_of(all_at_once(*sends))
            read = [*acknowledged, *slack.words]
            kindly = [one for one in read if any(it in one for it in TOLD)]
            assert len(kindly) == 1, read
            said += kindly
        assert len(said) == pairs
        after = [row for row in edge.rows("nudges") if row["id"] in rows]
        logged = edge.rows("touchpoints")[pairs:]
        done = [row["id"] for row in after if row["state"] == "done"]
        assert sorted(row["nudge_id"] for row in logged) == sorted(done)
        assert not [row for row in after if row["state"] == "asked"]


def test_what_was_logged_is_undone_once(tmp_path: Path) -> None:
    with asked_of_the_team(tmp_path, FEWER) as (edge, other, rows), Rude(200).serve() as slack:
        for row in rows:
            comes(edge.bot, DONE("UANA", row, slack.url))
        logged = edge.rows("touchpoints")[FEWER:]
        assert len(logged) == FEWER
        slack.words.clear()
        for one in logged:
            name = f"{ids.TOUCH_UNDO}:{one['id']}"
            body = pressed(name, str(one["id"]), "", response_url=slack.url)
            acts = [
                partial(comes, bot, {**body, "trigger_id": f"{one['id']}.{number}"})
                for number, bot in enumerate((edge.bot, other))
            ]
            bodies_of(all_at_once(*acts))
        assert len(edge.rows("touchpoints")) == FEWER
        assert len([one for one in slack.words if '"Undone. ' in one]) == FEWER
        assert len(slack.words) == 2 * FEWER
        open_again = [row for row in edge.rows("nudges") if row["id"] in rows]
        assert {row["state"] for row in open_again} == {"asked"}


def test_a_loop_is_closed_once(tmp_path: Path) -> None:
    with asked_of_the_team(tmp_path, FEWER) as (edge, other, _), Rude(200).serve() as slack:
        for number in range(FEWER):
            edge.ana.hands.types("CTEAM", f"/customer Customer {number} concern: the budget")
        loops = edge.rows("loops")
        assert len(loops) == FEWER
        for one in loops:
            acts = []
            for who, bot in zip(PEOPLE, (edge.bot, other), strict=True):
                value = f"{one['id']} 2026-03-03 concern"
                user = {"id": who, "team_id": "T0OFFICE"}
                body = pressed(
                    f"{ids.FACT_CLOSE}:{one['id']}",
                    value,
                    f"{who}.{one['id']}",
                    user=user,
                    response_url=slack.url,
                )
                acts.append(partial(comes, bot, body))
            bodies_of(all_at_once(*acts))
        assert all(row["closed_on"] for row in edge.rows("loops"))
        assert len(edge.rows("loops")) == FEWER
        assert len(slack.words) == 2 * FEWER
        assert len([one for one in slack.words if "Noted for" in one]) == FEWER
        assert len([one for one in slack.words if "This one is closed already." in one]) == FEWER


def test_one_form_sent_twice_counts_once(tmp_path: Path) -> None:
    with an_edge(tmp_path) as edge, another_process(edge) as other, Rude(200).serve() as slack:
        for number in range(FEWER):
            news = form_of(ids.NEWS_FORM, title={"value": f"Shop number {number}"})
            body = news("UANA", number, slack.url)
            acts = [
                partial(comes, bot, {**body, "trigger_id": f"{number}.{finger}"})
                for finger, bot in enumerate((edge.bot, other))
            ]
            assert bodies_of(all_at_once(*acts)) == []
        assert len(edge.rows("offerings")) == FEWER
        assert len(slack.words) == FEWER
