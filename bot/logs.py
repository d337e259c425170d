"""Lines for operators: each with its time and the ids it is about, none with anybody's words."""

import json
import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, MutableMapping
from types import TracebackType
from typing import Any, Literal

import structlog
from structlog.typing import Processor

Form = Literal["text", "json"]
Event = MutableMapping[str, Any]

QUIET = (
    "slack_sdk",
    "slack_bolt",
    "apscheduler",
    "alembic",
    "procrastinate",
    "sqlalchemy",
    "websockets",
)
"""At DEBUG, and some at INFO, these log what people wrote: never below WARNING."""

FIRST = ("timestamp", "level", "logger", "event")

log = logging.getLogger(__name__)


def configure(level: str, form: Form) -> None:
    """For the whole process, unless somebody has seen to it already."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(form))
    logging.basicConfig(level=level.upper(), handlers=[handler])
    hush()


def hush() -> None:
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def tell_of_whatever_ends_a_thread() -> None:
    """Python would write the words of the exception to the terminal, and they may be somebody's."""
    sys.excepthook = lambda _, error, __: log.critical("the bot failed", exc_info=error)
    threading.excepthook = lambda thread: log.error(
        "a thread failed", exc_info=thread.exc_value or True
    )


def with_ids(act: Callable[[], object]) -> Callable[[], None]:
    """The same act, whose lines bear the ids that are known here, in whatever thread it is done."""
    ids = structlog.contextvars.get_contextvars()

    def done() -> None:
        with structlog.contextvars.bound_contextvars(**ids):
            act()

    return done


def formatter(form: Form) -> logging.Formatter:
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_bare),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _as_json if form == "json" else _as_text,
        ],
    )


def _as_json(_logger: object, _method: str, event: Event) -> str:
    return json.dumps(_in_order(event), ensure_ascii=False, default=str)


def _as_text(_logger: object, _method: str, event: Event) -> str:
    told = _in_order(event)
    raised = told.pop("exception", "")
    # Libraries put several lines into one.
    first = " ".join(str(told.pop(key)).replace("\n", " ") for key in FIRST if key in told)
    ids = "".join(f" {key}={value}" for key, value in told.items())
    return f"{first}{ids}" + (f"\n{raised}" if raised else "")


def _in_order(event: Event) -> dict[str, Any]:
    first = {key: event.pop(key) for key in FIRST if key in event}
    return first | dict(sorted(event.items()))


_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def _bare(exc_info: _Raised) -> str:
    """A traceback as ever, but that no exception says its words: they may quote somebody."""
    parts = [
        "".join(traceback.format_tb(one.__traceback__)) + type(one).__qualname__
        for one in _causes_of(exc_info[1])
    ]
    return "\nled to\n".join(reversed(parts))


def _causes_of(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
