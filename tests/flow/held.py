"""A nudge on its way to a note, and what may hold it back, in short words."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.flow.hold_back import Case, Known, Load
from bot.model import Arrangement, Member, NudgeState, Seen, Waiting, Way
from rules.kit import (
    Contact,
    Customer,
    Kind,
    Side,
    Touch,
    ada,
    contact,
)
from tests.flow.planning import ANA
from tests.flow.team import TUESDAY

SUE = contact("Sue")


TOM = contact("Tom")


PLAIN = Waiting(
    id=1,
    customer="Acme",
    customer_id=7,
    tier="B",
    country="",
    rule="coffee",
    due=TUESDAY,
    ask_on=TUESDAY,
    good_until=date.max,
    worth=50,
    contact=SUE.key,
    asks=True,
)


def case(
    nudge: Waiting = PLAIN,
    *,
    customer: Customer | None = None,
    seen: Sequence[Seen] = (),
    said: Sequence[Arrangement] = (),
    member: Member = ANA,
    on: date = TUESDAY,
    load: Load | None = None,
) -> Case:
    known = Known((customer or ada()).as_of(on), seen)
    return Case(
        nudge=nudge,
        member=member,
        day=on,
        load=load or Load(),
        arrangements=said,
        look_up=lambda: known,
    )


def ago(number: int) -> date:
    return TUESDAY - timedelta(days=number)


def message(days_ago: int, *people: Contact, answered: bool | None = False) -> Touch:
    return Touch(
        on=ago(days_ago), kind=Kind.EMAIL, contacts=people, answered=answered, began=Side.WE
    )


def asked(
    days_ago: int,
    state: NudgeState = NudgeState.LAPSED,
    *,
    to: Member = ANA,
    about: Contact | None = SUE,
    rule: str = "coffee",
) -> Seen:
    return Seen(
        id=99 + days_ago,
        rule=rule,
        subject="",
        due=ago(days_ago),
        state=state,
        good_until=ago(days_ago),
        ask_on=ago(days_ago),
        to_member_id=to.id,
        asked_on=ago(days_ago),
        asks=True,
        contact=about.key if about else None,
    )


def sought(
    days_ago: int,
    state: NudgeState = NudgeState.DONE,
    *,
    to: Member = ANA,
    about: Contact | None = SUE,
) -> Seen:
    """Another ritual asked them for something."""
    return asked(days_ago, state, to=to, about=about, rule="feedback_turn")


def arranged(way: Way, *, by: Member | None = ANA, rule: str = "coffee") -> Arrangement:
    return Arrangement(
        way=way, since=ago(400), rule=rule, customer_id=7, member_id=by.id if by else None
    )
