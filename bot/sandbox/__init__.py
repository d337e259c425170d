"""A Slack workspace on your own machine, for trying the bot and for testing it.

It binds to loopback only, keeps everything in memory and knows nothing of the bot, as the bot
knows nothing of it: they talk as Slack and an app do.
"""

from bot.sandbox.faults.spoken import NoSuchFault
from bot.sandbox.hands.hands import Hands
from bot.sandbox.hands.reach import Outcome
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.town import Town
from bot.sandbox.web.serving import PortTaken
from bot.sandbox.world.clock import Clock, moment
from bot.sandbox.world.conversations import Message
from bot.sandbox.world.people import Channel, Person, Team
from bot.sandbox.world.wire import Json, Refused

__all__ = [
    "Channel",
    "Clock",
    "Hands",
    "Json",
    "Message",
    "NoSuchFault",
    "Outcome",
    "Person",
    "PortTaken",
    "Refused",
    "Sandbox",
    "Team",
    "Town",
    "moment",
]
