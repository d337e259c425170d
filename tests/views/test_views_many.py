"""Whoever a customer is, and whatever was typed about them: Slack takes what we draw.

Every public view is drawn, as it is declared: a new one is drawn from the day it is written.
"""

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

import bot.views
from bot.model import CustomerPage
from bot.sandbox.block_kit import message_problems, problems, view_problems
from bot.sandbox.block_kit.surfaces import SurfaceName
from bot.views.blocks import size
from bot.views.customers import customer_page
from bot.views.note import note
from bot.views.text import Json
from bot.words.languages import language
from rules.kit import Role
from rules.kit.language import speaking
from tests.views.looking import LIVE, nodes
from tests.views.odd_words import KEPT_NAMES
from tests.views.strangers import Stranger, titles

View = Callable[..., Any]
Made = Any
"""A message, a view, or blocks alone."""

MADE_OF = ("apart", "blocks", "ids", "inputs", "text")
"""Modules of which the views are made: they draw nothing whole."""

PARTS = {
    "home_settings.team_button",
    "setting_inputs.clock",
    "setting_inputs.country",
    "setting_inputs.language",
    "setting_inputs.up_to",
    "setting_inputs.zone",
}
"""A block or an element: what holds it is drawn."""

STANDS_ON: dict[str, SurfaceName] = {
    "card.card": "message",
    "home_customers.customers_blocks": "home",
    "home_owed.owed_blocks": "home",
    "home_settings.settings_blocks": "home",
    "home_steps.steps_blocks": "home",
    "home_team.team_blocks": "home",
    "home_today.today_blocks": "home",
    "not_sent.buttons": "message",
    "not_sent.not_sent_blocks": "home",
    "lists.titled": "message",
    "question.question": "message",
    "setting_inputs.budgets": "modal",
    "setting_inputs.hours": "modal",
}
"""Where the blocks stand that are not a whole message or view."""

MOST_LETTERS = 4_000
"""Of a text, since most messages are changed later: chat.update takes no more."""


def public() -> Iterator[tuple[str, View]]:
    """Each function of a view that gives blocks, by its module and name."""
    for found in pkgutil.iter_modules(bot.views.__path__):
        if found.name in MADE_OF:
            continue
        module = importlib.import_module(f"bot.views.{found.name}")
        for name, one in vars(module).items():
            ours = inspect.isfunction(one) and one.__module__ == module.__name__
            if ours and not name.startswith("_") and draws(one):
                yield f"{found.name}.{name}", one


def draws(view: View) -> bool:
    made = typing.get_type_hints(view).get("return")
    return Json in (made, *typing.get_args(made))


VIEWS = {name: view for name, view in public() if name not in PARTS}
EVERY = pytest.mark.parametrize("name", [*VIEWS])


def drawn(name: str, seed: int) -> Made:
    """As one whom the seed makes up reads it: every third of them in German."""
    stranger = Stranger(seed)
    with speaking(language("de" if seed % 3 == 2 else "en")):
        return VIEWS[name](**stranger.asked(VIEWS[name]))


def refused(name: str, made: Made) -> list[str]:
    """What Slack would say, or a person who looks at it."""
    if isinstance(made, list):
        return [*problems(made, STANDS_ON[name]), *alive(made)] if made else []
    if "type" in made:
        return [*view_problems(made), *alive(made), *twice(made), *not_to_be_sent(made)]
    return [*message_problems(made), *alive(made), *unescaped(made["text"])]


def alive(made: Made) -> Iterator[str]:
    """Nobody is rung by what somebody typed."""
    for node in nodes(made):
        if node.get("type") in LIVE:
            yield f"alive: {node}"


def twice(view: Json) -> Iterator[str]:
    """An input is told by its block; all else by its action id alone."""
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    pressed = [one for one in blocks if one["type"] != "input"]
    names = [one["action_id"] for one in nodes(pressed) if "action_id" in one]
    yield from (f"twice: {one}" for one in {*names} if names.count(one) > 1)


def not_to_be_sent(view: Json) -> Iterator[str]:
    """What a form is filled in with is what it takes, and each choice is another."""
    for one in nodes(view["blocks"]):
        said = one.get("initial_value", "")
        if len(said) > one.get("max_length", len(said)):
            yield f"longer than it may be: {one}"
        if said and one.get("type") == "number_input" and not in_bounds(one, float(said)):
            yield f"more or less than it may be: {one}"
        values = [option["value"] for option in one.get("options", ()) if "value" in option]
        if len(values) != len(set(values)):
            yield f"two options are one: {one}"


def in_bounds(asked: dict[str, Any], said: float) -> bool:
    least, most = asked.get("min_value", said), asked.get("max_value", said)
    return float(least) <= said <= float(most)


def unescaped(text: str) -> Iterator[str]:
    if not text.strip() or len(text) > MOST_LETTERS:
        yield f"text of {len(text)} letters"
    for entity in ("&amp;", "&lt;", "&gt;"):
        text = text.replace(entity, "")
    if set(text) & set("<>&"):
        yield "text is not escaped"


def test_every_view_is_drawn_or_is_a_part() -> None:
    """Whoever adds one that gives blocks alone says where they stand."""
    known = {name for name, _ in public()}
    assert known >= PARTS
    blocks_alone = {
        name for name, one in VIEWS.items() if typing.get_type_hints(one)["return"] != Json
    }
    assert blocks_alone == set(STANDS_ON)
    assert len(VIEWS) > 100


@EVERY
def test_slack_takes_it_whoever_it_is_about(name: str) -> None:
    for seed in range(6):
        assert refused(name, drawn(name, seed)) == [], seed


def customers(first: int, last: int) -> Iterator[str]:
    """What is wrong with what is drawn of so many: the page of each, one view more, and a note."""
    names = [*VIEWS]
    for seed in range(first, last):
        also = ("note.note",) if seed % 2 else ()
        for name in {"customers.customer_page", names[seed % len(names)], *also}:
            for said in refused(name, made := drawn(name, seed)):
                yield f"{name} of {seed}: {said}"
            if name == "note.note" and note_too_long(made):
                yield f"{name} of {seed} is too long"


def note_too_long(made: Json) -> bool:
    blocks = made["blocks"]
    assert isinstance(blocks, list)
    return len(blocks) > 40 or size(blocks) >= 8_000 or len(str(made["text"])) > 1_500


def test_none_of_200_customers_is_refused() -> None:
    assert list(customers(0, 200)) == []


@pytest.mark.story
@pytest.mark.parametrize("thousand", range(10))
def test_none_of_10_000_customers_is_refused(thousand: int) -> None:
    assert list(customers(1_000 * thousand, 1_000 * (thousand + 1))) == []


def test_a_customer_of_whom_there_is_200_of_everything_fits_on_a_screen() -> None:
    """In the longest words that are kept."""
    some = Stranger(1).of(CustomerPage, "page", 1)
    lists = ("contacts", "projects", "touches", "planned", "open", "coming", "loops", "noes")
    for name in KEPT_NAMES:
        many = {one: getattr(some, one)[:1] * 200 for one in lists}
        roles = ((Role.CARE, name),) * 200
        page = replace(some, name=name, owner=name, tier=name, aliases=(name,) * 200, roles=roles)
        made = customer_page(replace(page, **many), titles())
        assert refused("customers.customer_page", made) == []


def test_a_stranger_is_the_same_each_time() -> None:
    assert drawn("customers.customer_page", 7) == drawn("customers.customer_page", 7)
    assert drawn("note.note", 7) != drawn("note.note", 8)


def test_strangers_are_as_odd_as_they_can_be() -> None:
    """Long, crowded, empty, foreign and hostile: each of it stands in some of them."""
    many = [Stranger(seed) for seed in range(300)]
    pages = [one.asked(customer_page)["page"] for one in many]
    assert max(len(page.contacts) for page in pages) == 200
    assert any(not page.contacts and not page.touches for page in pages)
    names = {page.name for page in pages}
    assert {"<!channel>", "&amp;", "שלום עולם", "x" * 200} <= names
    assert max(len(touch.note) for page in pages for touch in page.touches) == 3_000
    notes = [one.asked(note)["note"] for one in many]
    assert max(len(one.cards) for one in notes) == 200
    assert max(len(card.draft) for one in notes for card in one.cards) == 3_000
