"""The faults there are: of a call of the Web API, of a delivery to the app, of a socket."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

Reason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


class Done(Enum):
    """When a call takes effect."""

    NEVER = auto()
    AT_ONCE = auto()
    AFTER_THE_WAIT = auto()


class Reply(Enum):
    """What the caller gets to read."""

    TRUE = auto()
    NOTHING = auto()
    HALF = auto()
    CUT_JSON = auto()
    PAGE = auto()
    ERROR_500 = auto()
    RATE_LIMIT = auto()
    NO = auto()


@dataclass(frozen=True)
class CallFault:
    """`seconds` is the wait before the reply, or Retry-After; `code` is a word of Slack's."""

    word: str
    says: str
    done: Done
    reply: Reply
    seconds: float = 0.0
    code: str = ""


@dataclass(frozen=True)
class DeliveryFault:
    """`copies` come on top of the first; `unheard`: Slack does not hear the acknowledgement."""

    word: str
    says: str
    copies: int = 0
    together: bool = False
    marked: bool = True
    unheard: bool = False
    disconnect: Reason | None = None


@dataclass(frozen=True)
class SocketFault:
    word: str
    says: str
    deaf: bool = False


Fault = CallFault | DeliveryFault | SocketFault


def rate_limited(retry_after: int = 30) -> CallFault:
    says = f"answered 429, Retry-After {retry_after}; not done"
    return CallFault("429", says, Done.NEVER, Reply.RATE_LIMIT, retry_after)


def broken_before() -> CallFault:
    return CallFault("500-before", "answered 500; not done", Done.NEVER, Reply.ERROR_500)


def broken_after() -> CallFault:
    return CallFault("500-after", "done, but answered 500", Done.AT_ONCE, Reply.ERROR_500)


def lost() -> CallFault:
    return CallFault("lost", "done, but the reply is lost", Done.AT_ONCE, Reply.NOTHING)


def dropped() -> CallFault:
    return CallFault("dropped", "the connection breaks; not done", Done.NEVER, Reply.NOTHING)


def half() -> CallFault:
    return CallFault("half", "done, but half of the reply is lost", Done.AT_ONCE, Reply.HALF)


def cut() -> CallFault:
    return CallFault("cut", "done, but answered with broken JSON", Done.AT_ONCE, Reply.CUT_JSON)


def page() -> CallFault:
    return CallFault("page", "answered 503 with a page of HTML; not done", Done.NEVER, Reply.PAGE)


def page_after() -> CallFault:
    says = "done, but answered 503 with a page of HTML"
    return CallFault("page-after", says, Done.AT_ONCE, Reply.PAGE)


def late(seconds: float = 15) -> CallFault:
    says = f"done at once, answered after {seconds:g} s"
    return CallFault("late", says, Done.AT_ONCE, Reply.TRUE, seconds)


def slow(seconds: float = 15) -> CallFault:
    """Whether or not the caller is still there by then, it is done."""
    says = f"done and answered after {seconds:g} s"
    return CallFault("slow", says, Done.AFTER_THE_WAIT, Reply.TRUE, seconds)


def ghost(seconds: float = 15) -> CallFault:
    says = f"the connection breaks, and {seconds:g} s later it is done"
    return CallFault("ghost", says, Done.AFTER_THE_WAIT, Reply.NOTHING, seconds)


def error(code: str) -> CallFault:
    return CallFault("error", f"answered “{code}”; not done", Done.NEVER, Reply.NO, code=code)


def again(copies: int = 1) -> DeliveryFault:
    """One after the other; events say that they are retries."""
    return DeliveryFault("again", f"comes {copies} more times, one after the other", copies)


def together(copies: int = 1) -> DeliveryFault:
    says = f"comes {copies} more times, all at the same moment"
    return DeliveryFault("together", says, copies, together=True)


def unmarked(copies: int = 1) -> DeliveryFault:
    says = f"comes {copies} more times, not marked as a retry"
    return DeliveryFault("unmarked", says, copies, marked=False)


def unheard() -> DeliveryFault:
    """As when the app took too long: events come again, and people are told that it failed."""
    says = "Slack does not hear the acknowledgement"
    return DeliveryFault("unheard", says, unheard=True)


def disconnect(reason: Reason = "refresh_requested") -> DeliveryFault:
    says = f"before it comes, every socket is closed: {reason}"
    return DeliveryFault("disconnect", says, disconnect=reason)


def closed() -> SocketFault:
    return SocketFault("closed", "closed as soon as it opens")


def deaf() -> SocketFault:
    return SocketFault("deaf", "opens, and then carries nothing and answers no ping", deaf=True)
