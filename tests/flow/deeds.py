"""What may happen to customers, by chance: any verb that changes what is known of them."""

from collections.abc import Callable, Mapping

from bot.flow import archive, erase, hand_over, private, react, record
from bot.flow.hand_back import hand_back
from bot.flow.hand_over_rights import CannotHandOver
from bot.flow.learn import CannotLearn, learn, settle, unlearn
from bot.flow.news import publish, withdraw
from bot.flow.record import Happened
from bot.flow.settings import LeadDecides
from bot.flow.take_in import take_back, take_in
from bot.flow.visit import Visit
from bot.intake import land
from bot.model import NudgeState, Way
from bot.model.news import News
from bot.model.nouns import CUSTOMER, NOUNS
from bot.model.nudges import OPEN
from bot.model.pasted import NewCustomer
from bot.store.engine import writing
from rules.kit import OFFER, Kind, Standing
from tests.flow.any_fact import any_facts
from tests.flow.history import CUSTOMERS, NAMES, ONE_DAY, PEOPLE, PLACES, TAGS, History, number_in

REFUSED = (
    CannotHandOver,
    CannotLearn,
    LeadDecides,
    erase.Gone,
    erase.NotYours,
    private.AnotherOfThatName,
    private.NotOwner,
    react.AnsweredAlready,
    react.NotAhead,
    react.NotShared,
    react.NotYours,
    record.NameTaken,
)
"""What people are told kindly, and nothing has changed."""

Deed = Callable[[History], None]


def logs(history: History) -> None:
    visit, customer_id, chance = history.visit(), history.some_customer(), history.chance
    day = chance.among([visit.today, visit.today, history.some_day(), history.some_day(0, 9)])
    what = Happened(
        customer_id=customer_id,
        on=day,
        kind=chance.among([*Kind]),
        identity=f"told:{history.next_number()}",
        people=chance.among([(), (chance.among(PEOPLE),)]),
        mood=chance.among([None, 1, 3, 5]),
        answered=chance.among([None, True, False]),
        private=chance.number(0, 4) == 4,
        project_id=chance.among([None, history.some_id("projects", customer_id=customer_id)]),
        loop_id=chance.among([None, history.some_id("loops", customer_id=customer_id)]),
        step=chance.among(["", "", OFFER]),
    )
    done = record.log(visit, what)
    history.undo.append(lambda then: record.undo(then, done.touchpoint_id))
    if chance.number(0, 4) == 4:
        kind = chance.among([*Kind])
        other = Happened(customer_id=customer_id, on=day, kind=kind, identity=what.identity)
        record.change(visit, done.touchpoint_id, other)


def does_unasked(history: History) -> None:
    """What somebody is to be asked for, on the day it is where whoever tells of it is."""
    here = [row for row in history.team.rows("nudges") if row["state"] in OPEN]
    if here:
        visit, row = history.visit(), history.chance.among(here)
        what = Happened(
            customer_id=number_in(row, "customer_id"),
            on=visit.today,
            kind=_answer_to(history, row),
            identity=f"told:{history.next_number()}",
            step=str(row["step"]),
        )
        done = record.log(visit, what)
        history.undo.append(lambda then: record.undo(then, done.touchpoint_id))


def _answer_to(history: History, row: dict[str, object]) -> Kind:
    return next(one.answer for one in history.team.rules if one.name == row["rule"])


def learns(history: History) -> None:
    noun, customer_id = history.chance.among(NOUNS), history.some_customer()
    facts = any_facts(history, noun, customer_id)
    learnt = learn(history.visit(), customer_id, noun, facts)
    history.undo.append(lambda then: unlearn(then, noun, learnt.row_id))


def closes(history: History) -> None:
    row = history.some("loops", closed_on=None)
    if row:
        noun = next(one for one in NOUNS if ("kind", row["kind"]) in one.fixed)
        settle(history.visit(), noun, number_in(row, "id"), history.now.date())


def takes_back(history: History) -> None:
    """In time or too late, by whoever it was, and by others in vain."""
    if history.undo:
        back = history.undo.pop(history.chance.number(0, len(history.undo) - 1))
        for name in NAMES:
            back(history.visit(history.team.member(name)))


def answers(history: History) -> None:
    row = history.some("nudges", state=NudgeState.ASKED)
    if row:
        here = {one.id: one for one in map(history.team.member, NAMES)}
        reader = here.get(number_in(row, "to_member_id")) or history.somebody()
        history.chance.among(ANSWERS)(history, history.visit(reader), row)


def _does(history: History, visit: Visit, row: dict[str, object]) -> None:
    answer = _answer_to(history, row)
    day = visit.today - ONE_DAY * history.chance.number(0, 3)
    kind = history.chance.among([answer, answer, *Kind])
    what = Happened(customer_id=number_in(row, "customer_id"), on=day, kind=kind, identity="")
    done = react.done(visit, number_in(row, "id"), what)
    history.undo.append(lambda then: record.undo(then, done.touchpoint_id))


def _snoozes(history: History, visit: Visit, row: dict[str, object]) -> None:
    until = visit.today + ONE_DAY * history.chance.number(0, 20)
    react.snooze(visit, number_in(row, "id"), until=until, reason="not now")


def _closes(history: History, visit: Visit, row: dict[str, object]) -> None:
    history.chance.among([react.skip, react.not_useful])(visit, number_in(row, "id"))


def _arranges(history: History, visit: Visit, row: dict[str, object]) -> None:
    react.arrange(visit, number_in(row, "id"), history.chance.among([Way.MUTED, Way.LESS_OFTEN]))


def _passes_on(history: History, visit: Visit, row: dict[str, object]) -> None:
    nudge_id, to = number_in(row, "id"), history.somebody()
    if history.maybe():
        react.ask_somebody_else(visit, nudge_id, to)
    else:
        hand_over.nudge(visit, nudge_id, to, from_now_on=history.maybe())


ANSWERS = (_does, _does, _snoozes, _closes, _arranges, _passes_on)


def hands_over(history: History) -> None:
    visit, to = history.visit(), history.somebody()
    if history.maybe():
        roles = history.maybe()
        done = hand_over.customer(visit, history.some_customer(), to, with_roles=roles)
    else:
        done = hand_over.everything(visit, history.somebody(), to)
    history.undo.append(lambda then: hand_back(then, done.undo))


def publishes(history: History) -> None:
    tag = history.chance.among(TAGS)
    done = publish(history.visit(), News(history.chance.among(["Rye", "Oats"]), tags=(tag,)))
    at = int(done.at.timestamp())
    history.undo.append(lambda then: withdraw(then, done.offering_id, at))


def hides(history: History) -> None:
    visit, customer_id = history.visit(), history.some_customer()
    if history.maybe():
        history.chance.among([private.keep_private, private.open_up])(visit, customer_id)
    else:
        share = history.chance.among([private.share, private.share_with_these_only])
        share(visit, customer_id, [history.somebody()])


def adds(history: History) -> None:
    visit, name = history.visit(), f"Newcomer {history.next_number()}"
    if history.maybe():
        record.add_customer(visit, name, owner=history.somebody(), since=history.some_day())
        return
    with writing(history.team.engine) as connection:
        key = take_in(connection, visit, [NewCustomer(line=1, name=name)])
    history.undo.append(lambda then: take_back(then, key))


def archives(history: History) -> None:
    visit, customer_id, at = history.visit(), history.some_customer(), history.now
    before = archive.standing_of(visit, customer_id)
    learn(visit, customer_id, CUSTOMER, {"standing": Standing.ARCHIVED})
    if before:
        history.undo.append(lambda then: archive.put_back(then, customer_id, before, at))


def erases(history: History) -> None:
    row = history.some("contacts")
    if row:
        about, name = number_in(row, "customer_id"), str(row["name"])
        erase.contact(history.visit(), about, number_in(row, "id"), name)


def imports(history: History) -> None:
    """A folder, which says something else each time and is landed twice."""
    team, name = history.team, history.chance.among(CUSTOMERS)
    if name not in {row["name"] for row in team.rows("customers")}:
        return
    history.folder.mkdir(exist_ok=True)
    sheets = _sheets(history, name)
    always = history.chance.among([*sheets])
    for sheet, text in sheets.items():
        file = history.folder / f"{sheet}.csv"
        file.unlink(missing_ok=True)
        if sheet == always or history.maybe():
            file.write_text(text, encoding="utf-8")
    today = history.now.date()
    for _ in range(2):
        with writing(team.engine) as connection:
            land(connection, team.workspace_id, history.folder, now=history.now, today=today)


def _sheets(history: History, name: str) -> Mapping[str, str]:
    chance, day, who = history.chance, history.some_day(-300, 20), history.chance.among(NAMES)
    zone, country = chance.among(PLACES)
    champion, kind = chance.among(["yes", "no"]), chance.among([*Kind])
    person = f"{name},{chance.among(PEOPLE)},--{day:%m-%d},{champion}"
    return {
        "members": f"name,timezone,country\n{who},{zone},{country}",
        "customers": f"name,owner,tier,since\n{name},{who},{chance.among('ABC')},{day}",
        "contacts": f"customer,name,birthday,champion\n{person}",
        "projects": f"customer,name,stage,entered_on\n{name},Shop,delivery,{day}",
        "touchpoints": f"customer,on,kind,by\n{name},{day},{kind},{who}",
        "offerings": f"title,published_on,tags\nSpelt,{day},{chance.among(TAGS)}",
        "needs": f"customer,tag,text,on\n{name},{chance.among(TAGS)},keeps,{day}",
    }


USUAL: tuple[Deed, ...] = (logs, learns, learns, answers, answers, does_unasked)
OF_CUSTOMERS: tuple[Deed, ...] = (
    closes,
    takes_back,
    hands_over,
    publishes,
    hides,
    adds,
    archives,
    erases,
    imports,
)
