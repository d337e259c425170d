"""Whether what we write is read by whom it is for: Slack tells, if it is asked."""

from slack_sdk import WebClient

from bot.model import Member, Reach
from bot.slack.no_reply import NO_REPLY


def reach_of(client: WebClient, reader: Member) -> Reach:
    """As it is at this moment; where Slack does not tell, all is well.

    Whether a channel is shared it tells those alone who may read channels, and we ask for no right
    that we can do without.
    """
    place = reader.slack_id or ""
    try:
        if reader.channel:
            channel = client.conversations_info(channel=place)["channel"]
            return Reach.SHARED if channel.get("is_ext_shared") else Reach.OPEN
        user = client.users_info(user=place)["user"]
    except NO_REPLY:
        return Reach.OPEN
    return Reach.CLOSED if user.get("deleted") else Reach.OPEN
