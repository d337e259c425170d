"""What a worker does, at given moments, for a process of its own.

`python -m bot worker` reads the real clock, and on a Sunday nobody is at work; here a test says
what time it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.synchronize import Event

from pydantic import SecretStr

from bot import app
from bot.settings import Settings
from bot.store.engine import waiting_at_most

A_LONG_TIME = 120.0
"""In seconds. The others write as well, and whose turn it is in SQLite is a matter of luck."""


@dataclass(frozen=True)
class Errand:
    database_url: str
    api_url: str
    token: str

    def run(self, moments: Sequence[datetime], begun: Event) -> None:
        settings = Settings(
            _env_file=None,
            database_url=self.database_url,
            slack_api_url=self.api_url,
            slack_bot_token=SecretStr(self.token),
        )
        now = moments[0]
        with waiting_at_most(A_LONG_TIME):
            bot = app.start(settings, lambda: now)
        begun.set()
        for now in moments:
            with waiting_at_most(A_LONG_TIME):
                bot.round(now)
