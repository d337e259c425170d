"""Modals, stacked for each person, and everybody's Home tab."""

from bot.sandbox.world.wire import Json, SlackError

DEEPEST = 3


class Surfaces:
    """Views as Slack describes them. Whoever calls holds the workspace's lock."""

    def __init__(self) -> None:
        self.homes: dict[str, Json] = {}
        self._stacks: dict[str, list[Json]] = {}

    def stack(self, user: str) -> list[Json]:
        return self._stacks.setdefault(user, [])

    def find(self, view_id: str = "", external_id: str = "") -> tuple[str, Json]:
        """The person who has this view, and the view."""
        everywhere = [(user, view) for user, stack in self._stacks.items() for view in stack]
        for user, view in [*everywhere, *self.homes.items()]:
            if (view_id and view["id"] == view_id) or (
                external_id and view["external_id"] == external_id
            ):
                return user, view
        raise SlackError("not_found")

    def is_external_id_taken(self, external_id: str, *, but_by: str = "") -> bool:
        views = [view for stack in self._stacks.values() for view in stack]
        return any(view["external_id"] == external_id and view["id"] != but_by for view in views)

    def open(self, user: str, view: Json) -> None:
        """Opening closes what was open before: Slack shows one stack at a time."""
        view["root_view_id"] = view["id"]
        self._stacks[user] = [view]

    def push(self, user: str, view: Json) -> None:
        stack = self.stack(user)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= DEEPEST:
            raise SlackError("push_limit_reached")
        view["root_view_id"] = stack[0]["id"]
        view["previous_view_id"] = stack[-1]["id"]
        stack.append(view)

    def swap(self, user: str, old: Json, new: Json) -> None:
        new.update({key: old[key] for key in ("id", "root_view_id", "previous_view_id")})
        if old is self.homes.get(user):
            self.homes[user] = new
            return
        stack = self.stack(user)
        stack[stack.index(old)] = new

    def close(self, user: str, view: Json, *, everything: bool = False) -> list[Json]:
        """What was closed, top first: this view with all above it, or the whole stack."""
        stack = self.stack(user)
        at = 0 if everything else stack.index(view)
        closed = stack[at:][::-1]
        del stack[at:]
        return closed
