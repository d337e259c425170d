"""`/nudges pause`, `resume` and `hours`; and leave by a status in Slack."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from slack_bolt import App
from slack_sdk import WebClient
from sqlalchemy import Engine

from bot.flow import leave, left
from bot.flow.visit import Visit
from bot.model import Absence
from bot.slack.desk import Body, Desk
from bot.slack.no_reply import NO_REPLY
from bot.slack.reply import Json
from bot.store import absences, members
from bot.store.engine import reading
from bot.views import leave as leave_view
from bot.words.leave_words import Unread, read_hours, read_leave
from bot.words.status_words import says_away


def pause(visit: Visit, desk: Desk, words: str) -> Json:
    try:
        meant = read_leave(words, today=visit.today, day_first=desk.day_first)
    except Unread as why:
        return leave_view.not_understood(str(why))
    asked = Absence(meant.first, meant.last)
    return leave_view.quiet(leave.leave(visit, asked), asked, visit.today)


def resume(visit: Visit, words: str = "") -> Json:
    if words.strip():
        return leave_view.not_understood(leave_view.only_alone())
    return leave_view.back(leave.back(visit), visit.today)


def hours(visit: Visit, words: str) -> Json:
    if not words.strip():
        member = visit.member
        return leave_view.hours(member.starts_at, member.ends_at, changed=False)
    read = read_hours(words)
    if read is None:
        return leave_view.hours_not_understood(words)
    leave.keep_hours(visit, *read)
    return leave_view.hours(*read, changed=True)


@dataclass(frozen=True, slots=True)
class Statuses:
    """Slack tells of every change of anybody's profile; a status that says so means leave."""

    desk: Desk

    def listen(self, app: App) -> None:
        app.event("user_change")(self.changed)

    def changed(self, event: Body) -> None:
        desk = self.desk
        follow(desk.engine, desk.workspace_id, event["user"], desk.clock())


@dataclass(slots=True)
class StillAway:
    """Whoever set a status without an end is looked up once a day by a process.

    They may have cleared it while nobody was listening, and would never be written to again.
    """

    engine: Engine
    workspace_id: int
    client: WebClient
    _asked: set[tuple[int, date]] = field(default_factory=set)

    def look(self, now: datetime) -> None:
        with reading(self.engine) as connection:
            away = absences.without_end(connection, self.workspace_id)
        for member_id, slack_id in away.items():
            asked = member_id, now.date()
            if asked not in self._asked:
                try:
                    user = self.client.users_info(user=slack_id)["user"]
                except NO_REPLY:
                    break  # Slack asks us to wait, or does not answer: the next round goes on
                follow(self.engine, self.workspace_id, user, now)
                self._asked.add(asked)


def follow(engine: Engine, workspace_id: int, user: Body, now: datetime) -> None:
    """Take a user of Slack's for away, here or gone, if they are one of us."""
    with reading(engine) as connection:
        member = members.by_slack_id(connection, workspace_id, user["id"])
    if member is None:
        return
    if user.get("deleted"):
        left.account_closed(engine, workspace_id, member, now)
        return
    if not member.active:
        left.account_open(engine, workspace_id, member)
    profile = user.get("profile", {})
    if says_away(profile.get("status_emoji") or "", profile.get("status_text") or ""):
        until = _moment(profile.get("status_expiration") or 0)
        leave.away_by_status(engine, workspace_id, member, now, until)
    else:
        leave.here_by_status(engine, workspace_id, member, now)


def _moment(seconds: int) -> datetime | None:
    """When a status ends by itself; None for one that somebody has to clear."""
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
