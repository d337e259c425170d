"""What somebody tells about themselves beside their name."""

from dataclasses import replace
from datetime import datetime

from bot.sandbox.delivery import events
from bot.sandbox.hands.reach import NO_ANSWER, Outcome, Reach


class Profile(Reach):
    def sets_status(self, emoji: str, text: str, until: datetime | None = None) -> Outcome:
        """Such as ":palm_tree:" and "Vacationing". Without an end it stays until it is cleared."""
        with self._world.changes.together():
            changed = replace(
                self._world.person(self.person.id),
                status_emoji=emoji,
                status_text=text,
                status_until=int(until.timestamp()) if until else 0,
            )
            self._world.people[changed.id] = changed
            told = events.user_changed(self._world, changed)
        return Outcome() if self._courier.report(told) else Outcome(warning=NO_ANSWER)

    def clears_status(self) -> Outcome:
        return self.sets_status("", "")
