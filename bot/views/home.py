"""App Home: what is open, what is ahead, and for a newcomer three steps."""

from collections.abc import Mapping

from bot.model import HomePage, Member
from bot.views import ids
from bot.views.blocks import (
    actions,
    button,
    context,
    divider,
    fitting,
    header,
    paragraph,
    rich,
    span,
)
from bot.views.card import card
from bot.views.coming import say_coming
from bot.views.lists import titled
from bot.views.nudges import held_over
from bot.views.text import Json, bold, code, count, say_date

MOST_CARDS = 15
DRAFT_LIMITS = (3_000, 1_000, 300)
MOST_CHARACTERS = 60_000
"""Slack takes 250 KB a view, and a character may be four bytes."""


def home(page: HomePage, titles: Mapping[str, str]) -> Json:
    """At most 100 blocks, whatever there is: 15 cards of up to five, and a few lists."""

    def draw(draft_limit: int) -> list[Json]:
        return [*_first(page, titles, draft_limit), *_not_sent(page), _buttons()]

    return {"type": "home", "blocks": fitting(draw, DRAFT_LIMITS, MOST_CHARACTERS)}


def _first(page: HomePage, titles: Mapping[str, str], draft_limit: int) -> list[Json]:
    if page.customers or page.open or page.waiting or page.coming:
        return _dashboard(page, titles, draft_limit)
    return _three_steps(page.member)


def _dashboard(page: HomePage, titles: Mapping[str, str], draft_limit: int) -> list[Json]:
    coming = [say_coming(one, page.today, alone=True) for one in page.coming]
    return [
        header(say_date(page.today, page.today)),
        *_open(page, titles, draft_limit),
        *titled("Waiting for a morning note", held_over(page.waiting, titles, page.today), most=10),
        *titled("The next 30 days", coming or ["Nothing is due."], most=15),
    ]


def _open(page: HomePage, titles: Mapping[str, str], draft_limit: int) -> list[Json]:
    if not page.open:
        customers = (
            f" You look after {count(page.customers, 'customer')}." if page.customers else ""
        )
        return [paragraph(f"Nothing is open for you.{customers}")]
    blocks = [paragraph(bold(f"Open for you: {count(len(page.open), 'nudge')}"))]
    for one in page.open[:MOST_CARDS]:
        blocks += [*card(one, titles, page.today, draft_limit=draft_limit), divider()]
    if len(page.open) > MOST_CARDS:
        more = count(len(page.open) - MOST_CARDS, "more", "more")
        blocks.append(context(f"And {more}: they appear here as you answer these."))
    return blocks


def _three_steps(member: Member) -> list[Json]:
    hour = f"{member.starts_at // 60}:{member.starts_at % 60:02}"
    return [
        header("Three steps to your first nudge"),
        rich(
            span(
                bold("1. "),
                "Add a customer you care about. A name is enough: ",
                code("/customer add Acme"),
            ),
        ),
        rich(span(bold("2. "), "Say when you last spoke: ", code("/touch Acme call last Tuesday"))),
        rich(
            span(
                bold("3. "),
                f"That is all. When it is time to be in touch again, I write to you at {hour}, "
                "with a reason and a first draft.",
            )
        ),
    ]


def _not_sent(page: HomePage) -> list[Json]:
    return titled("Could not be sent", page.not_sent, most=5)


def _buttons() -> Json:
    return actions(
        button("Log a touchpoint", ids.TOUCH_NEW, "new"),
        button("Add a customer", ids.CUSTOMER_NEW, "new"),
    )
