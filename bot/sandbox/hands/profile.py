"""What somebody tells about themselves beside their name."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.sandbox.delivery import events
from bot.sandbox.hands.reach import NO_ANSWER, Outcome, Reach


class Profile(Reach):
    def sets_status(self, emoji: str, text: str, until: datetime | None = None) -> Outcome:
        """Such as ":palm_tree:" and "Vacationing". Without an end it stays until it is cleared."""
        end = int(until.timestamp()) if until else 0
        return self._changes(status_emoji=emoji, status_text=text, status_until=end)

    def clears_status(self) -> Outcome:
        return self.sets_status("", "")

    def leaves(self) -> Outcome:
        """An administrator closes the account."""
        return self._changes(deleted=True)

    def comes_back(self) -> Outcome:
        return self._changes(deleted=False)

    def _changes(self, **told: Any) -> Outcome:  # noqa: ANN401 - any of a person's facts
        with self._world.changes.together():
            changed = replace(self._world.person(self.person.id), **told)
            self._world.people[changed.id] = changed
            news = events.user_changed(self._world, changed)
        return Outcome() if self._courier.report(news) else Outcome(warning=NO_ANSWER)
