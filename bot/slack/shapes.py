"""What Slack sends, as far as our listeners rely on it; asked only when one of them has failed.

A new field or kind of Slack's does no harm here: it refuses nothing that the listeners understand.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, ValidationError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]+$", max_length=255, strict=True)]
Trigger = Annotated[
    str, StringConstraints(pattern=r"^[0-9]+[.][0-9]+[.][A-Za-z0-9]+$", max_length=255, strict=True)
]
Text = Annotated[str, StringConstraints(strict=True)]


class WithId(BaseModel):
    id: Id


class Option(BaseModel):
    value: Text


class Element(BaseModel):
    """A field of a form, or a button."""

    value: Text | None = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None
    selected_date: Text | None = None
    selected_time: Text | None = None
    selected_user: Text | None = None
    selected_users: list[Text] | None = None
    selected_conversation: Text | None = None


class Action(Element):
    action_id: Text
    block_id: Text | None = None


class State(BaseModel):
    values: dict[str, dict[str, Element]] = Field(default_factory=dict)


class View(WithId):
    type: Text
    callback_id: Text = ""
    private_metadata: Text = ""
    hash: Text = ""
    state: State = State()


class Container(BaseModel):
    type: Text
    channel_id: Text | None = None
    message_ts: Text | None = None
    view_id: Text | None = None


class Message(BaseModel):
    ts: Text | None = None
    text: Text | None = None
    user: Text | None = None
    blocks: list[dict[str, Any]] | None = None
    metadata: dict[str, Any] | None = None


class Command(BaseModel):
    command: Text
    text: Text = ""
    user_id: Id
    team_id: Id
    channel_id: Id
    trigger_id: Trigger
    response_url: Text = ""


class Happened(BaseModel):
    type: Literal["event_callback"]
    event_id: Id
    team_id: Id | None = None
    event: dict[str, Any]
    authorizations: list[dict[str, Any]] | None = None


class Interaction(BaseModel):
    user: WithId
    team: WithId | None
    trigger_id: Trigger


class Pressed(Interaction):
    type: Literal["block_actions"]
    actions: Annotated[list[Action], Field(min_length=1)]
    container: Container
    view: View | None = None
    message: Message | None = None
    response_url: Text = ""


class Submitted(BaseModel):
    type: Literal["view_submission", "view_closed"]
    user: WithId
    team: WithId | None
    trigger_id: Trigger | None = None
    view: View


class Typing(BaseModel):
    type: Literal["block_suggestion"]
    user: WithId
    team: WithId | None
    action_id: Text
    value: Text | None
    view: View | None = None


class Shortcut(Interaction):
    type: Literal["shortcut"]
    callback_id: Text


class MessageShortcut(Interaction):
    type: Literal["message_action"]
    callback_id: Text
    message: Message
    channel: WithId
    response_url: Text = ""


KNOWN: TypeAdapter[object] = TypeAdapter(
    Command | Happened | Pressed | Submitted | Typing | Shortcut | MessageShortcut
)


def is_from_slack(body: Mapping[str, Any]) -> bool:
    try:
        KNOWN.validate_python(body)
    except (ValidationError, RecursionError):
        return False
    return True
