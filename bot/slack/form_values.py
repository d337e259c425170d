"""Reading what somebody filled in. Whatever is missing or made up becomes None, never an error."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.slack import sent_back
from bot.views import ids
from bot.words.clean import clean
from rules.kit import Side
from rules.kit.kinds import Kind

Body = Mapping[str, Any]
NEW_PERSON = "new:"
"""The value of an option that stands for somebody not yet in the record, before the name."""

MOODS = ("1", "2", "3", "4", "5")


class Filled:
    """The values of a submitted view, by the names of `bot.views.ids`."""

    def __init__(self, view: Body) -> None:
        self.values: Body = view.get("state", {}).get("values", {})
        self.about: dict[str, Any] = sent_back.about(view)

    def text(self, block: str) -> str:
        return clean(str(self._element(block).get("value") or ""))

    def chosen(self, block: str, action_id: str = ids.INPUT) -> str | None:
        option = self._element(block, action_id).get("selected_option")
        return str(option["value"]) if option else None

    def day(self, block: str) -> date | None:
        picked = self._element(block).get("selected_date")
        return sent_back.day(picked) if picked else None

    def user(self, block: str) -> str | None:
        picked = self._element(block).get("selected_user")
        return str(picked) if picked else None

    @property
    def customer_id(self) -> int | None:
        return sent_back.row_id(self.chosen(ids.CUSTOMER, ids.CUSTOMER_OPTIONS)) or None

    @property
    def kind(self) -> Kind | None:
        value = self.chosen(ids.KIND)
        return Kind(value) if value in list(Kind) else None

    def needed_kind(self) -> Kind:
        """Raises ValueError when none was picked; a form is checked before."""
        return Kind(self.chosen(ids.KIND) or "")

    @property
    def mood(self) -> int | None:
        value = self.chosen(ids.MOOD)
        return int(value) if value and value in MOODS else None

    @property
    def began(self) -> Side | None:
        value = self.chosen(ids.BEGAN)
        return Side(value) if value in list(Side) else None

    @property
    def answered(self) -> bool | None:
        return {ids.YES: True, ids.NO: False}.get(self.chosen(ids.ANSWERED) or "")

    @property
    def private(self) -> bool:
        return bool(self._element(ids.PRIVATE).get("selected_options"))

    @property
    def contact_ids(self) -> list[int]:
        return [*filter(None, map(sent_back.row_id, self._people()))]

    @property
    def new_people(self) -> list[str]:
        names = (
            value[len(NEW_PERSON) :] for value in self._people() if value.startswith(NEW_PERSON)
        )
        return [name for name in map(clean, names) if name]

    def _people(self) -> list[str]:
        options: list[Body] = []
        for element in self.values.get(ids.CONTACTS, {}).values():
            options += element.get("selected_options") or []
        return [str(option["value"]) for option in options]

    def _element(self, block: str, action_id: str = ids.INPUT) -> Body:
        element: Body = self.values.get(block, {}).get(action_id, {})
        return element
