"""A person's hands: everything somebody can do in Slack."""

from bot.sandbox.hands.forms import Forms
from bot.sandbox.hands.pressing import Pressing
from bot.sandbox.hands.profile import Profile
from bot.sandbox.hands.talking import Talking


class Hands(Talking, Pressing, Forms, Profile):
    """Each act goes over the wire to the app and returns once the app has acknowledged.

    Raises Refused for what Slack's own screen would not let this person do.
    """
