"""`/customer archive Acme` and the way back: a standing, as it can also be told as a fact."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.flow.archive import Before, put_back, standing_of
from bot.flow.called import called
from bot.flow.record import Undone
from bot.flow.visit import Visit
from bot.slack import fact_telling
from bot.slack.asked import Asked
from bot.slack.desk import Body, Desk
from bot.slack.fact_ground import Typed
from bot.slack.reply import Json, in_its_place
from bot.slack.telling import together
from bot.views import answers, ids
from bot.views.customer_archive import archived_already, put_back_again, undo_archive
from bot.words.names import find
from rules.kit import Standing
from rules.kit.language import say

_BACK = re.compile(r"back\s+(?P<after>.+)|(?P<before>.+?)\s+back", re.IGNORECASE)
_VALUE = re.compile(
    r"(?P<id>\d{1,11}) (?P<standing>[a-z-]+) (?P<since>\d{4}-\d\d-\d\d|-) (?P<at>\d{1,11})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class CustomerArchive:
    desk: Desk

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{ids.ARCHIVE_UNDO}:"))(self.undo)

    def undo(self, ack: Ack, body: Body, client: WebClient, respond: Respond) -> None:
        ack()
        visit = self.desk.visit(client, body)
        meant = _meant(str(body["actions"][0].get("value", "")))
        outcome = put_back(visit, *meant) if meant else Undone.NOT_THERE
        done = outcome is Undone.GONE
        said = put_back_again() if done else answers.not_forgotten(outcome)
        in_its_place(respond, body, said)
        self.desk.after(visit, client)


def archive(asked: Asked, name: str) -> Json | None:
    """With Undo, where the name leaves no doubt; else it is asked whom they mean."""
    visit = asked.visit
    if not name:
        return answers.trouble(say("Whom shall I archive? Such as: /customer archive Acme"))
    sure = find(name, called(visit)).sure
    before = standing_of(visit, sure) if sure is not None else None
    if before is not None and before.standing is Standing.ARCHIVED:
        return archived_already(name)
    said = _told(asked, name, Standing.ARCHIVED)
    now = standing_of(visit, sure) if sure is not None else None
    if said is None or sure is None or not before or not now or now == before:
        return said
    return together([said, undo_archive(sure, _value(visit, sure, before))])


def bring_back(asked: Asked, words: str) -> Json | None:
    """`bring back Acme`, `bring Acme back`."""
    said = _BACK.fullmatch(words.strip())
    name = (said["after"] or said["before"]) if said else words
    return restore(asked, name)


def restore(asked: Asked, name: str) -> Json | None:
    if not name.strip():
        return answers.trouble(say("Whom shall I bring back? Such as: /customer bring back Acme"))
    return _told(asked, name, Standing.ACTIVE)


def _told(asked: Asked, name: str, standing: Standing) -> Json | None:
    """As if it had been told as a fact."""
    typed = Typed(
        text=f'"{name.replace(chr(34), "")}" {standing}',
        identity=f"said:{asked.body['trigger_id']}",
        said_on=asked.visit.today,
        day_first=asked.desk.day_first,
    )
    told = fact_telling.take(asked.visit, typed)
    if told and told.message:
        asked.desk.after(asked.visit, asked.client)
    return told.message if told else answers.stranger(name, typed.text)


def _value(visit: Visit, customer_id: int, before: Before) -> str:
    since = before.since.isoformat() if before.since else "-"
    return f"{customer_id} {before.standing} {since} {int(visit.now.timestamp())}"


def _meant(value: str) -> tuple[int, Before, datetime] | None:
    """None for a value that we have not written."""
    said = _VALUE.fullmatch(value)
    if said is None or said["standing"] not in list(Standing):
        return None
    try:
        since = date.fromisoformat(said["since"]) if said["since"] != "-" else None
        at = datetime.fromtimestamp(int(said["at"]), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return int(said["id"]), Before(Standing(said["standing"]), since), at
