"""When Slack gives no reply that can be read."""

from http.client import HTTPException
from json import JSONDecodeError
from typing import Final

from slack_sdk.errors import SlackClientError

NO_REPLY: Final = (SlackClientError, OSError, HTTPException, JSONDecodeError)
"""It refuses, hangs up, hangs up in the middle of a reply, or replies in words that are cut off:
the SDK hands on the last two as Python says them."""
