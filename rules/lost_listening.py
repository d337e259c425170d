"""Ask why we lost, once the dust has settled and once more in hindsight, and only listen.

“They were cheaper” is what one says at the door. Those who won the deal had the price too, and
something besides it, and only the customer can say what that was. A week later they still remember;
after a quarter they also know whether they chose well. Nothing is offered on this call, and whoever
asked for no contact is left in peace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.kit import (
    About,
    ContactStanding,
    Customer,
    Example,
    Kind,
    Nudge,
    Project,
    Role,
    Standing,
    ada,
    contact,
    days,
    in_order,
    project,
    quote,
    say,
    say_day,
    touch,
    working_days_after,
)

ANSWER = Kind.FEEDBACK

SOON, LATER = "soon after the loss", "in hindsight"


@dataclass(frozen=True, slots=True)
class _Loss:
    """A deal, or the customer when `work` is None."""

    on: date
    work: Project | None
    because: str


def nudges(
    customer: Customer,
    *,
    soon_working_days: int = 5,
    later_days: int = 90,
    same_loss_within_days: int = 30,
    good_for_days: int = 21,
) -> Iterator[Nudge]:
    if customer.standing is Standing.DO_NOT_CONTACT:
        return iter(())
    calendars = []
    for loss in _losses(customer, same_loss_within_days):
        moments = [
            (working_days_after(loss.on, soon_working_days), SOON),
            (loss.on + days(later_days), LATER),
        ]
        calendars.append(_questions(customer, loss, sorted(moments), good_for_days))
    return in_order(*calendars)


def _losses(customer: Customer, same_within: int) -> list[_Loss]:
    """Each loss, oldest first; what was lost within a month of one is asked about with it."""
    found = [
        _Loss(work.lost_on, work, work.lost_because) for work in customer.projects if work.lost_on
    ]
    if customer.standing is Standing.LOST and customer.standing_since:
        found.append(_Loss(customer.standing_since, None, customer.lost_because))
    counted: list[_Loss] = []
    for loss in sorted(found, key=lambda loss: loss.on):
        if not counted or loss.on > counted[-1].on + days(same_within):
            counted.append(loss)
    return counted


def _questions(
    customer: Customer, loss: _Loss, moments: list[tuple[date, str]], good_for: int
) -> Iterator[Nudge]:
    if _asked_for_quiet(customer, loss):
        return
    for due, step in moments:
        came_back = customer.back_on is not None and loss.on < customer.back_on <= due
        if came_back or _heard(customer, loss, moments, step):
            continue
        person = customer.spoke_with(by=loss.on, there_on=due, project=loss.work)
        yield Nudge(
            due=due,
            why=_why(customer, loss),
            draft=say(
                "Hello {name}, {decided} I do not want to change your mind; I would like to learn."
                " {questions} May I call you for ten minutes on [date]? I will only listen.",
                name=person.first_name if person else say("[name]"),
                decided=_decided(loss),
                questions=_three(step),
            ),
            about=About(contact=person, project=loss.work, step=step),
            to=Role.SALES,
            worth=60 if step == SOON else 45,
            asks=True,
            dated=True,
            good_for=good_for,
            even_if_lost=True,
        )


def _why(customer: Customer, loss: _Loss) -> str:
    lost = customer.name
    if loss.work:
        lost = say("{project} at {customer}", project=loss.work.name, customer=customer.name)
    reason = quote(loss.because)
    return say(
        "We lost {lost} on {day}. {reason} Ask three questions, listen, and make no counter-offer.",
        lost=lost,
        day=say_day(loss.on),
        reason=say("The reason on record is {words}.", words=reason)
        if reason
        else say("No reason is on record."),
    )


def _decided(loss: _Loss) -> str:
    if loss.work is None:
        return say("you decided against us, and I respect that.")
    return say("you decided against us on {project}, and I respect that.", project=loss.work.name)


def _three(step: str) -> str:
    if step == SOON:
        return say(
            "What were you really trying to achieve? When did you begin to lean towards the other"
            " way? What should we have heard, and did not?"
        )
    return say(
        "What has become of what you wanted to achieve? What matters to you today that none of us"
        " spoke of then? What would you advise us to do differently with somebody like you?"
    )


def _asked_for_quiet(customer: Customer, loss: _Loss) -> bool:
    """Whether somebody of those we last spoke with about it wants to hear no more from us."""
    silent = {
        person.key
        for person in customer.contacts
        if person.standing is ContactStanding.DO_NOT_CONTACT
    }
    about_it = (
        talk
        for talk in reversed(customer.between(date.min, loss.on))
        if talk.talk and talk.contacts and (not loss.work or customer.concerns(talk, loss.work))
    )
    last = next(about_it, None)
    return last is not None and any(person.key in silent for person in last.contacts)


def _heard(customer: Customer, loss: _Loss, moments: list[tuple[date, str]], step: str) -> bool:
    """Whether they told us. What nobody asked for counts for the moment that was next."""
    for heard in customer.all(ANSWER):
        ours = loss.work is None or customer.concerns(heard, loss.work)
        if heard.on < loss.on or heard.internal or not ours:
            continue
        if heard.step == step or (not heard.step and _next(moments, heard.on) == step):
            return True
    return False


def _next(moments: list[tuple[date, str]], day: date) -> str:
    """Until the second moment is due, it is the first one that is answered."""
    return moments[0][1] if day < moments[1][0] else moments[1][1]


ANA = contact("Ana Souza")
SILENT = contact("Cem Aydin", standing=ContactStanding.DO_NOT_CONTACT)
GONE = contact("Dee Wong", standing=ContactStanding.LEFT, standing_since="2025-03-05")
SHOP = project("Shop", lost_on="2025-03-03", lost_because="They were cheaper.\nSo they say.")
TILL = project("Till", lost_on="2025-03-24")
TALKED = touch(Kind.MEETING, "2025-02-24", ANA, project=SHOP)
HEARD_TWICE = ("2025-03-10", "2025-06-01")

EXAMPLES = [
    Example(
        "a lost deal is asked about after a week and again after a quarter",
        ada(ANA, SILENT, SHOP, TALKED),
        due=HEARD_TWICE,
        why="We lost Shop at Ada's Bakery on 3 March 2025. The reason on record is"
        " “They were cheaper”. Ask three questions, listen, and make no counter-offer.",
        draft="Hello Ana, you decided against us on Shop, and I respect that.",
    ),
    Example(
        "so is a lost customer, whatever else we do not ask them any more",
        ada(standing=Standing.LOST, standing_since="2025-03-03"),
        due=HEARD_TWICE,
        why="We lost Ada's Bakery on 3 March 2025. No reason is on record.",
        draft="Hello [name], you decided against us, and I respect that.",
    ),
    Example(
        "two deals, or a deal and the customer, lost within a month are one conversation",
        ada(SHOP, TILL, standing=Standing.LOST, standing_since="2025-04-02"),
        due=HEARD_TWICE,
    ),
    Example(
        "a deal lost later is a conversation of its own",
        ada(SHOP, project("Oven", lost_on="2025-09-01")),
        due=(*HEARD_TWICE, "2025-09-08", "2025-11-30"),
    ),
    Example(
        "what they told us unasked in the first weeks leaves the question in hindsight",
        ada(SHOP, touch(ANSWER, "2025-03-05", ANA)),
        due=HEARD_TWICE[1:],
        draft="What has become of what you wanted to achieve?",
    ),
    Example(
        "what they told us after a quarter answers that one",
        ada(SHOP, touch(ANSWER, "2025-06-02")),
        due=HEARD_TWICE[:1],
    ),
    Example(
        "what they told us before we lost, or about another deal, is no answer",
        ada(
            SHOP,
            TILL,
            touch(ANSWER, "2025-03-02", project=SHOP),
            touch(ANSWER, "2025-03-26", project=TILL),
        ),
        due=HEARD_TWICE,
    ),
    Example(
        "a customer that has come back is not asked what once drove them away",
        ada(SHOP, standing_since="2025-04-01"),
        due=HEARD_TWICE[:1],
    ),
    Example(
        "whoever has left is not called; the one we spoke with before is",
        ada(
            SHOP,
            touch(Kind.CALL, "2025-02-03", contact("Ben Okafor")),
            touch(Kind.CALL, "2025-02-10", GONE),
        ),
        due=HEARD_TWICE,
        draft="Hello Ben, ",
    ),
    Example(
        "when the person who decided asked for no contact, nobody is asked",
        ada(SILENT, ANA, SHOP, TALKED, touch(Kind.CALL, "2025-02-28", SILENT)),
    ),
    Example(
        "a customer who asked for no contact is left in peace",
        ada(SHOP, standing=Standing.DO_NOT_CONTACT, standing_since="2025-03-03"),
    ),
    Example(
        "a customer lost on a day that nobody wrote down is not asked", ada(standing=Standing.LOST)
    ),
]
