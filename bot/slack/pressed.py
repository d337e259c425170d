"""What every button of a nudge begins and ends with: whose it is, and showing what became of it."""

from contextlib import suppress

from slack_bolt import Respond
from slack_sdk import WebClient

from bot.flow.visit import Visit
from bot.model import Card, Note, NudgeState
from bot.slack.desk import Body, Desk
from bot.slack.reply import besides, instead, somebody_elses
from bot.slack.sent_back import row_id
from bot.store import cards, notes
from bot.store.engine import CannotWrite, reading, writing
from bot.views import answers
from bot.views import note as note_view
from bot.views.settled import answered
from rules.kit.rule import Rule


def pressed(desk: Desk, client: WebClient, body: Body) -> tuple[Visit, Card | None]:
    """Who pressed, and the card of the nudge if it is theirs to see."""
    visit = desk.visit(client, body)
    return visit, card_of(visit, number_of(body))


def still_asked(
    desk: Desk, client: WebClient, body: Body, respond: Respond
) -> tuple[Visit, Card | None]:
    """The same for what only an open nudge can be asked; where it is not, they are told.

    Home may still show it as open, so it is drawn afresh.
    """
    visit, card = pressed(desk, client, body)
    if card is None or card.state is not NudgeState.ASKED:
        tell_settled(respond, desk, card)
        desk.after(visit, client)
        return visit, None
    return visit, card


def number_of(body: Body) -> int:
    """The nudge's, at the end of the button's name; 0 where somebody has made the name up."""
    return row_id(str(body["actions"][0]["action_id"]).rpartition(":")[2])


def card_of(visit: Visit, nudge_id: int) -> Card | None:
    """Theirs, or one that was put before the whole team in its channel."""
    with reading(visit.engine) as connection:
        found = cards.of_nudges(connection, visit.workspace_id, [nudge_id], visit.member.id)
    mine = (card for card in found if card.to_member_id == visit.member.id or card.to_channel)
    return next(mine, None)


def rule_of(desk: Desk, card: Card) -> Rule | None:
    return next((one for one in desk.rules if one.name == card.rule), None)


def tell_settled(respond: Respond, desk: Desk, card: Card | None) -> None:
    besides(
        respond,
        answers.already_answered(card, desk.titles) if card else answers.trouble(somebody_elses()),
    )


def show_settled(visit: Visit, desk: Desk, body: Body, respond: Respond) -> None:
    """In a note in place: Slack rations updates from afar, and this one it gives for nothing."""
    note, card = _note(visit, body), card_of(visit, number_of(body))
    if note is None:
        if card and respond.response_url:
            besides(respond, answers.trouble(answered(card, desk.titles)))
    elif instead(respond, note_view.note(note, desk.titles)):
        # Where it cannot be written, the next round shows the note again as it is.
        with suppress(CannotWrite), writing(visit.engine) as connection:
            notes.shown(connection, visit.workspace_id, note.id, note.version)


def _note(visit: Visit, body: Body) -> Note | None:
    """The note whose button was pressed; None for one of an answer or of Home."""
    container = body.get("container", {})
    if container.get("type") != "message":
        return None
    with reading(visit.engine) as connection:
        note_id = notes.at(
            connection, visit.workspace_id, container.get("channel_id", ""), container["message_ts"]
        )
        return cards.note(connection, visit.workspace_id, note_id) if note_id else None
