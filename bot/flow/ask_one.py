"""One small question inside a note that is due anyway, and what a click on its answer changes."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from bot.flow.choose import LookUp
from bot.flow.learn import CannotLearn, amend, learn
from bot.flow.tick import look
from bot.flow.visit import Visit
from bot.model import Member, Waiting
from bot.model.nouns import CONTACT, CUSTOMER
from bot.model.questions import Missing, Question, QuestionState
from bot.store import customers, questions, touchpoints
from bot.store.engine import reading, writing
from bot.words.languages import language
from rules.kit import Customer, Kind, Seniority, Side, days
from rules.kit.language import say, speaking

__all__ = ["CannotLearn", "NotAsked", "answer", "ask_one", "missing"]

NOT_AGAIN_FOR = timedelta(days=180)
"""What nobody answered is not asked again for so long, of anybody."""

PEOPLE, COUNTRIES = 5, 4
"""More choices than a person takes in at a glance are no small question."""

ANSWER_TAKES = days(5), days(30)
"""An e-mail is asked after when an answer would have come, and as long as one may remember."""


def ask_one(
    connection: Connection,
    workspace_id: int,
    note_id: int,
    member: Member,
    day: date,
    *,
    chosen: Collection[Waiting],
    look_up: LookUp,
) -> None:
    """Put the first question that there is about the customers of a note into it, if any."""
    for customer_id in dict.fromkeys(one.customer_id for one in chosen):
        before = questions.asked_since(connection, workspace_id, customer_id, day - NOT_AGAIN_FOR)
        with speaking(language(member.language)):
            open_now = list(missing(look_up(customer_id).customer, member, day))
        for question in open_now:
            asked = replace(question, customer_id=customer_id)
            if (asked.about, asked.touch_id) not in before:
                questions.ask(
                    connection, workspace_id, asked, member_id=member.id, note_id=note_id, day=day
                )
                return


def missing(customer: Customer, member: Member, day: date) -> Iterator[Question]:
    """What we would like to know of a customer, the most useful first."""
    for find in (_unanswered, _nobody_decides, _no_champion, _no_country):
        yield from find(customer, member, day)


def _question(
    customer: Customer, about: Missing, *choices: tuple[str, str], touch_id: int | None = None
) -> Question:
    return Question(
        customer_id=0, customer=customer.name, about=about, choices=choices, touch_id=touch_id
    )


def _unanswered(customer: Customer, member: Member, day: date) -> Iterator[Question]:
    """Their own last message, after which nothing came, as far as we know."""
    soonest, latest = ANSWER_TAKES
    lately = customer.between(day - latest, day)
    last = next((one for one in reversed(lately) if not one.internal), None)
    if (
        last
        and last.kind in (Kind.EMAIL, Kind.MESSAGE)
        and last.began is not Side.THEY
        and last.answered is None
        and last.on + soonest <= day
        and last.by is not None
        and last.by.key == str(member.id)
    ):
        yield _question(
            customer,
            Missing.ANSWERED,
            ("yes", say("Yes")),
            ("no", say("No")),
            touch_id=int(last.key),
        )


def _nobody_decides(customer: Customer, member: Member, day: date) -> Iterator[Question]:  # noqa: ARG001 - all of them are asked alike
    if not any(one.seniority is Seniority.EXECUTIVE for one in customer.people):
        yield from _pick_a_person(customer, Missing.DECIDES)


def _no_champion(customer: Customer, member: Member, day: date) -> Iterator[Question]:  # noqa: ARG001 - as above
    if not any(one.champion for one in customer.people):
        yield from _pick_a_person(customer, Missing.CHAMPION)


def _pick_a_person(customer: Customer, about: Missing) -> Iterator[Question]:
    """Those whom we met last come first."""
    met = [one for touch in reversed(customer.touches) for one in touch.contacts]
    known = {one.key: one for one in (*met, *customer.people)}
    there = {one.key for one in customer.people}
    people = [one for key, one in known.items() if key in there]
    if people:
        yield _question(customer, about, *((one.key, one.name) for one in people[:PEOPLE]))


def _no_country(customer: Customer, member: Member, day: date) -> Iterator[Question]:  # noqa: ARG001 - as above
    if not customer.country and member.country:
        said = say("Yes, {country}", country=member.country)
        yield _question(customer, Missing.COUNTRY, (member.country, said))


class NotAsked(Exception):
    """The question is somebody else's, or was never asked."""


def answer(visit: Visit, question_id: int, value: str) -> None:
    """Keep what was clicked; an empty value skips. The first click counts. Raises NotAsked."""
    with reading(visit.engine) as connection:
        asked = questions.of_member(connection, visit.workspace_id, visit.member.id, question_id)
    labels = dict(asked.choices) if asked else {}
    if asked is None or (value and value not in labels):
        raise NotAsked
    state = QuestionState.ANSWERED if value else QuestionState.SKIPPED
    with writing(visit.engine) as connection:
        first = questions.settle(
            connection, visit.workspace_id, question_id, state, labels.get(value, "")
        )
    if first and value:
        LEARN[asked.about](visit, asked, value)


def _learn_who_decides(visit: Visit, asked: Question, value: str) -> None:  # noqa: ARG001 - all of them learn alike
    amend(visit, CONTACT, int(value), {"seniority": Seniority.EXECUTIVE})


def _learn_champion(visit: Visit, asked: Question, value: str) -> None:  # noqa: ARG001 - as above
    amend(visit, CONTACT, int(value), {"champion": True})


def _learn_country(visit: Visit, asked: Question, value: str) -> None:
    learn(visit, asked.customer_id, CUSTOMER, {"country": value})


def _learn_answered(visit: Visit, asked: Question, value: str) -> None:
    with writing(visit.engine) as connection:
        if asked.touch_id is not None:
            touchpoints.answered(
                connection, visit.workspace_id, asked.touch_id, answered=value == "yes"
            )
        customers.changed(connection, visit.workspace_id, asked.customer_id)
        look(connection, visit.here, asked.customer_id, visit.now, day=visit.today)


LEARN: dict[Missing, Callable[[Visit, Question, str], None]] = {
    Missing.DECIDES: _learn_who_decides,
    Missing.CHAMPION: _learn_champion,
    Missing.COUNTRY: _learn_country,
    Missing.ANSWERED: _learn_answered,
}
