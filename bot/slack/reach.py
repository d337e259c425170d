"""Whether what we write is read by whom it is for: Slack tells, if it is asked."""

from dataclasses import dataclass, field
from datetime import date, datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.model import Member, Reach
from bot.slack.no_reply import NO_REPLY


@dataclass(slots=True)
class Reaches:
    """Everybody is asked about once a day by a process; where Slack does not tell, all is well.

    Whether a channel is shared it tells those alone who may read channels, and we ask for no right
    that we can do without.
    """

    client: WebClient
    _day: date = date.min
    _known: dict[str, Reach] = field(default_factory=dict)

    def of(self, reader: Member, now: datetime) -> Reach:
        place = reader.slack_id or ""
        if self._day != now.date():
            self._day, self._known = now.date(), {}
        if place not in self._known and (told := self._ask(reader, place)):
            self._known[place] = told
        return self._known.get(place, Reach.OPEN)

    def _ask(self, reader: Member, place: str) -> Reach | None:
        """None where Slack did not answer: it is asked again for the next note."""
        try:
            if reader.channel:
                channel = self.client.conversations_info(channel=place)["channel"]
                return Reach.SHARED if channel.get("is_ext_shared") else Reach.OPEN
            user = self.client.users_info(user=place)["user"]
            return Reach.CLOSED if user.get("deleted") else Reach.OPEN
        except NO_REPLY as error:
            reply = error.response if isinstance(error, SlackApiError) else {}
            return Reach.OPEN if reply.get("error") == "missing_scope" else None
