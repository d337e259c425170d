"""Reading the form of a noun as it comes back, field by field."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.model.nouns import NEED, PROJECT, Field, Noun, Sort, Value
from bot.slack.desk import no_colleague
from bot.slack.form_values import Filled
from bot.slack.sent_back import row_id
from bot.views import ids
from bot.words.fact_theirs import read_birthday
from bot.words.fact_told import as_tag
from rules.kit.language import say

Body = Mapping[str, Any]
INITIALS = ("initial_value", "initial_date", "initial_user")


def no_such_day() -> str:
    return say("I do not know this day. Such as 31 March, or 31 March 1980.")


@dataclass(slots=True)
class FactForm:
    """`member` finds the colleague behind a Slack id. `errors` fills up as fields are read."""

    view: Body
    noun: Noun
    member: Callable[[str], int | None]
    errors: dict[str, str] = field(default_factory=dict)

    def facts(self, *, of_row: bool, said: Collection[str] = ()) -> dict[str, Value]:
        """What is filled in; of a row that is there, only what differs from how the form was
        opened, and what somebody had `said` before. What was emptied is an empty string.
        """
        read = {one.name: self._value(one) for one in self.noun.fields}
        if of_row:
            changed = {one.name for one in self.noun.fields if self._changed(one)} | {*said}
            facts = {name: self._or_empty(read[name]) for name in read if name in changed}
        else:
            facts = {name: value for name, value in read.items() if value}
        if self.noun == PROJECT and "stage" not in facts and not read.get("stage"):
            facts.pop("entered_on", None)
        return facts

    def block_of(self, name: str) -> str:
        """Where an error about a field is read; the first field where it is about none."""
        fields = [one for one in self.noun.fields if one.name == name]
        shown = [block["block_id"] for block in self.view["blocks"] if block["type"] == "input"]
        wanted = [fields[0].name, f"{fields[0].name}{ids.OR_NEW}"] if fields else []
        return next((block for block in wanted if block in shown), str(shown[0]))

    def require(self) -> None:
        """Slack itself asks for what is needed, but for what may stand in either of two blocks."""
        for one in self.noun.fields:
            either = one.sort in (Sort.CONTACT, Sort.PROJECT)
            if one.needed and either and not self._value(one):
                self.errors[self.block_of(one.name)] = say("Pick one, or type a name.")

    def _value(self, one: Field) -> Value | None:
        filled = Filled(self.view)
        if one.sort in (Sort.CONTACT, Sort.PROJECT):
            picked = filled.chosen(one.name) or ""
            new = filled.text(f"{one.name}{ids.OR_NEW}")
            return new or row_id(picked) or None
        if one.sort is Sort.DAY:
            return filled.day(one.name)
        if one.sort is Sort.CHOICE:
            return filled.chosen(one.name)
        if one.sort is Sort.YES_NO:
            return bool(filled.values.get(one.name, {}).get(ids.INPUT, {}).get("selected_options"))
        if one.sort is Sort.COLLEAGUE:
            return self._colleague(one, filled.user(one.name) or "")
        return self._typed(one, filled.text(one.name))

    def _colleague(self, one: Field, user: str) -> int | None:
        member = self.member(user) if user else None
        if user and member is None:
            self.errors[one.name] = no_colleague()
        return member

    def _typed(self, one: Field, said: str) -> Value | None:
        if one.sort is Sort.NUMBER:
            return int(said[:6]) if said.isdecimal() else None
        if one.sort is Sort.BIRTHDAY and said:
            birthday = read_birthday(said)
            if not birthday:
                self.errors[one.name] = no_such_day()
            return birthday
        return as_tag(said) if (self.noun, one.name) == (NEED, "tag") else said

    def _changed(self, one: Field) -> bool:
        blocks = (one.name, f"{one.name}{ids.OR_NEW}")
        return any(
            _opened_with(block["element"]) != _now(self.view, block["block_id"])
            for block in self.view["blocks"]
            if block["type"] == "input" and block["block_id"] in blocks
        )

    @staticmethod
    def _or_empty(value: Value | None) -> Value:
        return "" if value is None else value


def _opened_with(element: Body) -> object:
    if option := element.get("initial_option"):
        return option["value"]
    if options := element.get("initial_options"):
        return [one["value"] for one in options]
    return next((element[key] for key in INITIALS if element.get(key)), None)


def _now(view: Body, block_id: str) -> object:
    state = view["state"]["values"].get(block_id, {}).get(ids.INPUT, {})
    if option := state.get("selected_option"):
        return option["value"]
    if options := state.get("selected_options"):
        return [one["value"] for one in options]
    plainly = ("value", "selected_date", "selected_user")
    return next((state[key] for key in plainly if state.get(key)), None)
