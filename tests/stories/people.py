"""Somebody of ours in a story, with their habits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.slack.colleague import Colleague, seen, smooth
from tests.stories.nudge_read import THE_TEAM, Read

if TYPE_CHECKING:
    from tests.stories.storyteller import Story


@dataclass(frozen=True)
class Habit:
    """What somebody does each time that a nudge comes, unasked by the story."""

    who: str
    ritual: str
    which: Mapping[str, str]
    act: Callable[..., object]

    def fits(self, one: Read) -> bool:
        return one.is_(to=self.who, ritual=self.ritual, **self.which)

    def answer(self, one: Read) -> None:
        self.act(self.ritual, customer=one.customer, contact=one.contact, step=one.step)


@dataclass
class Person(Colleague):
    """Somebody of ours in a story: `name` is how the story calls them."""

    name: str
    story: "Story"

    def tells(self, command: str) -> str:
        """Type what is a fact, and be understood; answers the words of the echo."""
        said = self.types(command)
        assert said.startswith(("Noted for ", "Logged for ")), f"{command}\n{said}"
        assert "I did not understand" not in said, f"{command}\n{said}"
        return said

    def does(self, ritual: str, *, values: Mapping[str, object] | None = None, **which: str) -> str:
        """Done & log: the form as it opens, but for `values`; answers the words of the echo."""
        self._press("nudge_done", ritual, which)
        errors = self.submits(**(values or {}))
        assert errors == {}
        return seen(self.reads(self.sandbox.bot_user)[-1])

    def snoozes(self, ritual: str, *, until: str, reason: str = "", **which: str) -> None:
        """`until` is Tomorrow, Next week, Next month or a day such as 2026-04-01."""
        self._press("nudge_snooze", ritual, which)
        another = {"until": "Another day", "day": until} if until[0].isdigit() else {"until": until}
        assert self.submits(**another, reason=reason) == {}

    def skips(self, ritual: str, **which: str) -> None:
        self._press("nudge_skip", ritual, which)

    def finds_not_useful(self, ritual: str, **which: str) -> None:
        self._press("nudge_not_useful", ritual, which)

    def mutes(self, ritual: str, **which: str) -> None:
        self._press("nudge_more", ritual, which, choice="Mute for this customer")

    def always_does(
        self, ritual: str, *, values: Mapping[str, object] | None = None, **which: str
    ) -> None:
        self._from_now_on(partial(self.does, values=values), ritual, which)

    def always_skips(self, *rituals: str, **which: str) -> None:
        for ritual in rituals:
            self._from_now_on(self.skips, ritual, which)

    def will_mute(self, *rituals: str, **which: str) -> None:
        """As soon as one of these comes."""
        for ritual in rituals:
            self._from_now_on(self.mutes, ritual, which)

    def _from_now_on(
        self, act: Callable[..., object], ritual: str, which: Mapping[str, str]
    ) -> None:
        """What is said last counts."""
        self.story.habits.insert(0, Habit(self.name, ritual, which, act))

    def _press(
        self, action: str, ritual: str, which: Mapping[str, str], choice: object = None
    ) -> None:
        """On the newest card of this ritual that this person, or the whole team, has got."""
        mine = (one for one in self.story.came(ritual, **which) if one.to in (self.name, THE_TEAM))
        cards = [one for one in mine if one.nudge]
        assert cards, f"{self.name} has got no {ritual} {dict(which)}: {self.story.told()}"
        message = self.again(cards[-1].message)
        smooth(self.hands.presses(message, f"{action}:{cards[-1].nudge}", choice))
