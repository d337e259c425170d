"""What somebody looks at while they press: every view of ours carries it in its metadata."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.model.home import Look
from bot.slack.sent_back import about
from bot.views import ids

Json = dict[str, Any]


def look_of(body: Mapping[str, Any]) -> Look:
    """The first page of Home, where they speak in a conversation."""
    view = body.get("view") or {}
    look = Look.read(str(about(view).get("look") or ""))
    if look.customer and view.get("callback_id") == ids.CUSTOMER_PAGE:
        return replace(look, view=str(view.get("id") or ""))
    return look


def carrying(view: Json, look: Look) -> Json:
    """The same view, which tells us again when it comes back, unless it tells more already."""
    return {**view, "private_metadata": json.dumps({"look": str(look), **about(view)})}


def answered_here(view: Json, body: Mapping[str, Any]) -> Json:
    """The same form, whose answer is read where its command was typed."""
    there = {"response_url": body.get("response_url", ""), "besides": True}
    return {**view, "private_metadata": json.dumps(there | about(view))}


def in_view(body: Mapping[str, Any]) -> bool:
    """Whether they pressed in a modal or on Home, where there is no conversation to answer in."""
    return bool(body.get("view"))


def in_modal(body: Mapping[str, Any]) -> bool:
    return in_view(body) and body["view"].get("type") == "modal"
