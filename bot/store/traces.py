"""Where else a name stands: in the texts of notes, in drafts, in what people wrote."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.model import Dossier, NoteState
from bot.model.hand_overs import card_about, parting_from
from bot.store import customers
from bot.store.tables import drafts, note_nudges, notes, nudges

GONE = "…"
"""What stands where a name stood."""

Blank = Callable[[str], str]


def blanking(names: Collection[str], parts: Collection[str] = ()) -> Blank:
    """Takes these names out of a text: whole names however they are written, parts as they are."""
    found = (_pattern(names, re.IGNORECASE), _pattern(parts, re.NOFLAG))
    patterns = [one for one in found if one]

    def blank(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(GONE, text)
        return text

    return blank


def _pattern(names: Collection[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """Also as JSON spells them, which is how some drafts are kept."""
    spelled = {*names, *(json.dumps(one)[1:-1] for one in names)} - {""}
    words = "|".join(re.escape(one) for one in sorted(spelled, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags) if words else None


def blank_in_notes(
    connection: Connection,
    workspace_id: int,
    blank: Blank,
    readers: Collection[int] | None = None,
    *,
    about: int | None = None,
) -> None:
    """Notes that are a text alone say it no more: those of some readers, or of everybody, and those
    about one customer, or all."""
    here: list[ColumnElement[bool]] = [notes.c.workspace_id == workspace_id, notes.c.text != ""]
    if readers is not None:
        here.append(notes.c.member_id.in_(readers))
    if about is not None:
        here.append(_is_about(about))
    for row in connection.execute(select(notes.c.id, notes.c.text).where(*here)).all():
        if (text := blank(row.text)) != row.text:
            said = {"text": text, "version": notes.c.version + 1}
            connection.execute(update(notes).where(*here, notes.c.id == row.id).values(said))


def take_back_notes(
    connection: Connection,
    workspace_id: int,
    customer_id: int,
    readers: Collection[int] | None = None,
) -> None:
    """Notes that tell of this customer alone: what was not sent is gone, and what was is empty."""
    here = [notes.c.workspace_id == workspace_id, _is_about(customer_id)]
    if readers is not None:
        here.append(notes.c.member_id.in_(readers))
    unsent = notes.c.state.in_([NoteState.PLANNED, NoteState.CLAIMED])
    connection.execute(delete(notes).where(*here, unsent))
    empty = {"text": GONE, "customer_ids": [], "version": notes.c.version + 1}
    connection.execute(update(notes).where(*here).values(empty))


def _is_about(customer_id: int) -> ColumnElement[bool]:
    begins = (card_about(customer_id), parting_from(customer_id))
    return or_(*(notes.c.occasion.startswith(one) for one in begins))


def hide(connection: Connection, workspace_id: int, whole: Dossier) -> None:
    """Notes tell nobody of it who may not know of it any more."""
    others = [one.id for one in whole.members.values() if not whole.is_open_to(one)]
    names = [whole.customer.name, *customers.aliases_of(connection, workspace_id, whole.id)]
    take_back_notes(connection, workspace_id, whole.id, others)
    blank_in_notes(connection, workspace_id, blanking(names), others)
    draw_again(connection, workspace_id, whole.id)


def draw_again(connection: Connection, workspace_id: int, customer_id: int) -> None:
    """Every note that tells of a customer, or offers its page, is shown afresh."""
    ours = notes.c.workspace_id == workspace_id
    holding = (
        select(note_nudges.c.note_id)
        .join(nudges, nudges.c.id == note_nudges.c.nudge_id)
        .where(nudges.c.workspace_id == workspace_id, nudges.c.customer_id == customer_id)
    )
    offering = [*_offering(connection, workspace_id, customer_id)]
    showing = or_(notes.c.id.in_(holding), notes.c.id.in_(offering))
    connection.execute(update(notes).where(ours, showing).values(version=notes.c.version + 1))


def offer_no_more(connection: Connection, workspace_id: int, customer_id: int) -> None:
    """No note offers the page of a customer that is gone."""
    for note_id, offered in _offering(connection, workspace_id, customer_id).items():
        left = [one for one in offered if one != customer_id]
        mine = notes.c.workspace_id == workspace_id, notes.c.id == note_id
        connection.execute(update(notes).where(*mine).values(customer_ids=left))


def _offering(
    connection: Connection, workspace_id: int, customer_id: int
) -> Mapping[int, Sequence[int]]:
    """The notes that offer this customer's page, and all that they offer."""
    texts = notes.c.workspace_id == workspace_id, notes.c.text != ""
    every = connection.execute(select(notes.c.id, notes.c.customer_ids).where(*texts))
    return {row.id: row.customer_ids for row in every if customer_id in row.customer_ids}


def drop_drafts(connection: Connection, workspace_id: int, blank: Blank) -> None:
    """What somebody typed, and never answered what we asked about it."""
    ours = drafts.c.workspace_id == workspace_id
    typed = connection.execute(select(drafts.c.id, drafts.c.text).where(ours)).all()
    naming = [row.id for row in typed if blank(row.text) != row.text]
    connection.execute(delete(drafts).where(ours, drafts.c.id.in_(naming)))


def blank_in(
    connection: Connection,
    workspace_id: int,
    table: Table,
    columns: Sequence[str],
    *,
    where: ColumnElement[bool],
    blank: Blank,
) -> None:
    """These columns say it no more, in the rows that are meant."""
    mine = table.c.workspace_id == workspace_id, where
    wanted = select(table.c.id, *(table.c[name] for name in columns)).where(*mine)
    for row in connection.execute(wanted).all():
        before = {name: getattr(row, name) or "" for name in columns}
        after = {name: blank(text) for name, text in before.items()}
        this = (*mine, table.c.id == row.id)
        if after != before:
            try:
                with connection.begin_nested():
                    connection.execute(update(table).where(*this).values(after))
            except IntegrityError:
                # Without the name it is the very same as another one.
                connection.execute(delete(table).where(*this))
