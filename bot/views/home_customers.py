"""The second page of Home: whom somebody looks after, the coldest first."""

from datetime import date

from bot.model.home import CustomersPage, Look, Place
from bot.model.warmth import LOW_MOOD, Warm
from bot.views import ids
from bot.views.blocks import actions, button, context, header, paragraph
from bot.views.customer_list import bar
from bot.views.text import Json, named, one_line, plain, say_date
from bot.views.touch import say_mood
from rules.kit.language import in_figures, say, say_n

A_PAGE = 15
FULL, EMPTY = "▰", "▱"


def customers_blocks(page: CustomersPage) -> list[Json]:
    if not page.every:
        return [
            header(say("My customers")),
            paragraph(say("You look after no customer yet.")),
            actions(button(say("Add a customer"), ids.CUSTOMER_NEW, "new")),
        ]
    return [
        header(say("My customers, the coldest first")),
        context(_legend(page)),
        *(_line(one, page.today) for one in page.warm),
        actions(*_turns(page), button(say("Add a customer"), ids.CUSTOMER_NEW, "new")),
    ]


def _legend(page: CustomersPage) -> str:
    said = [
        say(
            "{first} to {last} of {every}.",
            first=in_figures(page.first + 1),
            last=in_figures(page.first + len(page.warm)),
            every=in_figures(page.every),
        )
        if page.every > len(page.warm)
        else "",
        say_n(
            page.quiet,
            "One has gone quiet.",
            "{Many} have gone quiet.",
        )
        if page.quiet
        else "",
        say("A full bar: you have just spoken. Half a bar: it is time to speak again."),
    ]
    return " ".join(filter(None, said))


def _line(warm: Warm, today: date) -> Json:
    name = named(warm.name, 100)
    facts = ", ".join(filter(None, _facts(warm, today)))
    return {
        "type": "section",
        "text": plain(f"{name}\n{bar(warm.share(today), FULL, EMPTY)}  {facts}", 600),
        "accessory": button(
            say("Open"),
            ids.of(ids.CUSTOMER_SHOW, warm.customer_id),
            str(warm.customer_id),
            aloud=say("Open {customer}", customer=name),
        ),
    }


def _facts(warm: Warm, today: date) -> list[str]:
    tier = one_line(warm.tier, 20)
    return [
        _how_warm(warm, today),
        say("last talk on {day}", day=say_date(warm.last_talk, today))
        if warm.last_talk
        else say("no talk on record"),
        say("tier {tier}", tier=tier) if tier else "",
        say("a severe concern is open") if warm.severe else "",
        say("last mood: {mood}", mood=say_mood(warm.mood))
        if warm.mood is not None and warm.mood <= LOW_MOOD
        else "",
    ]


def _how_warm(warm: Warm, today: date) -> str:
    if warm.counted_from is None:
        return say("not known yet")
    if not warm.quiet(today):
        return say("warm")
    return say("cold") if warm.share(today) == 0 else say("cooling")


def _turns(page: CustomersPage) -> list[Json]:
    """The ways to the lines before and after these."""
    before, after = page.first - A_PAGE, page.first + A_PAGE
    ways = [
        (say("Colder ones"), before, page.first > 0),
        (say("Warmer ones"), after, after < page.every),
    ]
    return [
        button(name, ids.of(ids.HOME_GO, number), str(Look(Place.CUSTOMERS, max(first, 0))))
        for number, (name, first, there) in enumerate(ways, start=10)
        if there
    ]
