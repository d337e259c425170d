"""The picture below the team's monthly balance."""

import logging
from dataclasses import dataclass
from typing import Final

from slack_sdk import WebClient
from sqlalchemy import Engine

from bot.flow import pictures
from bot.model import Note, Posted
from bot.pictures import balance
from bot.slack.afterwards import Afterwards
from bot.slack.files import send_file
from bot.slack.no_reply import NO_REPLY
from bot.words.languages import language
from rules.kit.language import MONTH, day_in_words, say, speaking

log = logging.getLogger(__name__)

RULE: Final = "dating_balance"


@dataclass(frozen=True, slots=True)
class BalancePicture:
    """Told of each note that has just been sent for certain.

    So there is never a second picture below a note. After a crash there may be none: the note says
    the same in words.
    """

    engine: Engine
    workspace_id: int
    client: WebClient
    afterwards: Afterwards

    def follow(self, note: Note, posted: Posted) -> None:
        if note.occasion.startswith(f"{RULE}:"):
            self.afterwards(lambda: self._draw(note, posted), long=True)

    def _draw(self, note: Note, posted: Posted) -> None:
        team, kinds = pictures.team_by_months(self.engine, self.workspace_id, note.member, note.day)
        with speaking(language(note.member.language)):
            picture = balance.draw(team, kinds)
            if picture is None:
                return
            title = say("The balance of {month}", month=day_in_words(team.months[-1].first, MONTH))
        try:
            sent = send_file(
                self.client,
                to_slack_id=note.member.slack_id or "",
                name="balance.png",
                content=picture.png,
                title=title,
                alt=picture.alt,
                channel=posted.channel,
                thread_ts=posted.ts,
            )
        except NO_REPLY as error:
            log.warning("the picture below note %s was not sent: %s", note.id, type(error).__name__)
        else:
            if not sent:
                log.warning("the app may not send files: update it from manifest.json, reinstall")
