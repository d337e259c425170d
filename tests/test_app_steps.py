"""Each step of a round stands by itself: one that always fails keeps no note from going out."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot import app
from bot.flow.apart import Failed
from bot.model import Beat
from bot.sandbox import Sandbox
from bot.slack.afterwards import at_once
from bot.store import beats
from bot.store.engine import Full, reading
from tests.test_app import EIGHT, NINE, filled, settings, slack

__all__ = ["slack"]

A_MINUTE = timedelta(minutes=1)
NAMES = (
    "introduce",
    "still_away",
    "forget",
    "forget_moves",
    "forget_seen",
    "let_go",
    "tick",
    "tell_team",
    "round_up_week",
    "propose",
    "settle",
    "deliver",
    "look_again",
    "sweep",
    "look_after",
)


class Breaking(app.Bot):
    """One of its steps raises whatever it is told to, in every round."""

    breaks: str
    trouble: Exception

    def steps(self, now: datetime) -> dict[str, Callable[[], int | None]]:
        def fall() -> int:
            raise self.trouble

        return super().steps(now) | {self.breaks: fall}


def breaking(bot: app.Bot, step: str, trouble: Exception) -> Breaking:
    broken = Breaking(*(getattr(bot, one.name) for one in fields(bot)))
    object.__setattr__(broken, "breaks", step)
    object.__setattr__(broken, "trouble", trouble)
    return broken


@pytest.fixture
def bot(tmp_path: Path, slack: Sandbox) -> Iterator[app.Bot]:
    chosen = settings(tmp_path, slack).model_copy(update={"nightly_backup": False})
    bot = app.start(chosen, lambda: NINE, at_once)
    yield bot
    bot.engine.dispose()


def test_these_are_the_steps(bot: app.Bot) -> None:
    assert tuple(bot.steps(NINE)) == NAMES


@pytest.mark.parametrize(
    ("step", "trouble"),
    [
        *((one, ZeroDivisionError("at work")) for one in NAMES if one != "deliver"),
        ("forget_seen", Full("no room")),
    ],
)
def test_a_step_that_always_fails_keeps_no_note_from_going_out(
    bot: app.Bot,
    slack: Sandbox,
    step: str,
    trouble: Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:
    filled(bot)
    bot.round(EIGHT)
    before, counted = len(slack.messages("UANA")), failures(step)
    broken = breaking(bot, step, trouble)
    with caplog.at_level(logging.ERROR, logger="bot.flow.apart"):
        for minute in range(2):
            with pytest.raises(Failed, match=step):
                broken.round(NINE + minute * A_MINUTE)
    assert len(slack.messages("UANA")) == before + 1
    assert failures(step) == counted + 2
    told = [one.getMessage() for one in caplog.records if one.name == "bot.flow.apart"]
    assert [one[: len(step) + 7] for one in told] == [f"{step} failed"] * 2
    with reading(bot.engine) as connection:
        known = beats.last(connection, bot.installed.workspace_id)
    assert known[Beat.TICK] == (EIGHT, ""), "such a round was not finished"


def test_where_nothing_can_be_sent_the_record_is_still_looked_after(bot: app.Bot) -> None:
    with pytest.raises(Failed, match=r"^deliver$"):
        breaking(bot, "deliver", ZeroDivisionError()).round(NINE)
    with reading(bot.engine) as connection:
        known = beats.last(connection, bot.installed.workspace_id)
    assert known[Beat.CHECK][0] == NINE
    assert Beat.TICK not in known


def failures(step: str) -> float:
    return REGISTRY.get_sample_value("steps_failed_total", {"step": step}) or 0.0
