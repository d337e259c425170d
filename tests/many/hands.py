"""A worker of Procrastinate's in a process of its own, to be killed while it posts."""

import logging
import time
from ctypes import c_int
from dataclasses import dataclass

from pydantic import SecretStr

from bot.app import Bot
from bot.bots import everywhere
from bot.many.worker import Hand
from bot.settings import Settings
from tests.chaos.worker import FastClock

LOOK_EVERY = 0.05


@dataclass(frozen=True)
class Task:
    database_url: str
    api_url: str
    token: str
    clock: FastClock

    def run(self, rounding: c_int, ready: c_int, end: c_int) -> None:
        """`rounding` says while it makes a round."""
        logging.disable(logging.CRITICAL)
        settings = Settings(
            _env_file=None,
            database_url=self.database_url,
            slack_api_url=self.api_url,
            slack_bot_token=SecretStr(self.token),
            nightly_backup=False,
        )

        def make_round(bot: Bot) -> None:
            rounding.value = True
            try:
                bot.round_now()
            finally:
                rounding.value = False

        hand = Hand(everywhere(settings, self.clock), make_round)
        hand.begin()
        while hand.complaint():
            time.sleep(LOOK_EVERY)
        ready.value = True
        while not end.value:
            time.sleep(LOOK_EVERY)
        hand.end()
