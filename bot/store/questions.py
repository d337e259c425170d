"""The small questions inside notes. The database sees to it that there is one a person and day."""

from datetime import date

from sqlalchemy import Connection, Row, Select, delete, select, update

from bot.model.questions import Missing, Question, QuestionState
from bot.store.new_row import insert_new
from bot.store.tables import customers, notes, questions, touchpoints
from bot.store.visible import visible_to


def ask(
    connection: Connection,
    workspace_id: int,
    question: Question,
    *,
    member_id: int,
    note_id: int,
    day: date,
) -> bool:
    """False when this member was asked something on this day already."""
    row = {
        "workspace_id": workspace_id,
        "customer_id": question.customer_id,
        "touchpoint_id": question.touch_id,
        "about": question.about,
        "choices": [list(choice) for choice in question.choices],
        "member_id": member_id,
        "note_id": note_id,
        "asked_on": day,
    }
    new = insert_new(connection, questions).values(row)
    return connection.execute(new).rowcount == 1


def asked_since(
    connection: Connection, workspace_id: int, customer_id: int, first: date
) -> set[tuple[Missing, int | None]]:
    """What was asked about a customer, of anybody: (about, id of the message it was about)."""
    wanted = select(questions.c.about, questions.c.touchpoint_id).where(
        questions.c.workspace_id == workspace_id,
        questions.c.customer_id == customer_id,
        questions.c.asked_on >= first,
    )
    return {(Missing(row[0]), row[1]) for row in connection.execute(wanted)}


def in_note(
    connection: Connection, workspace_id: int, note_id: int, viewer_id: int
) -> Question | None:
    wanted = _with_customer().where(
        questions.c.workspace_id == workspace_id,
        questions.c.note_id == note_id,
        visible_to(viewer_id),
    )
    row = connection.execute(wanted).first()
    return _question(row) if row else None


def of_member(
    connection: Connection, workspace_id: int, member_id: int, question_id: int
) -> Question | None:
    """One that this member was asked; None for a stranger's."""
    wanted = _with_customer().where(
        questions.c.workspace_id == workspace_id,
        questions.c.id == question_id,
        questions.c.member_id == member_id,
        visible_to(member_id),
    )
    row = connection.execute(wanted).first()
    return _question(row) if row else None


def settle(
    connection: Connection, workspace_id: int, question_id: int, state: QuestionState, answer: str
) -> bool:
    """The first click counts. The note that asks is shown again."""
    first = (
        update(questions)
        .where(
            questions.c.workspace_id == workspace_id,
            questions.c.id == question_id,
            questions.c.state == QuestionState.ASKED,
        )
        .values(state=state, answer=answer)
        .returning(questions.c.note_id)
    )
    found = connection.execute(first).first()
    if found is not None:
        connection.execute(
            update(notes)
            .where(notes.c.workspace_id == workspace_id, notes.c.id == found.note_id)
            .values(version=notes.c.version + 1)
        )
    return found is not None


def forget_unsent(connection: Connection, workspace_id: int) -> None:
    """Those whose note was taken back were put to nobody, and may be asked another day."""
    connection.execute(
        delete(questions).where(
            questions.c.workspace_id == workspace_id,
            questions.c.note_id.is_(None),
            questions.c.state == QuestionState.ASKED,
        )
    )


def _with_customer() -> Select[tuple[object, ...]]:
    return (
        select(questions, customers.c.name, touchpoints.c.on.label("sent_on"))
        .join(customers, customers.c.id == questions.c.customer_id)
        .outerjoin(touchpoints, touchpoints.c.id == questions.c.touchpoint_id)
    )


def _question(row: Row[tuple[object, ...]]) -> Question:
    return Question(
        id=row.id,
        customer_id=row.customer_id,
        customer=row.name,
        about=Missing(row.about),
        choices=tuple((value, label) for value, label in row.choices),
        touch_id=row.touchpoint_id,
        sent_on=row.sent_on,
        state=QuestionState(row.state),
        answer=row.answer,
    )
