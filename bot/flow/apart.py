"""Steps that stand by themselves: one that fails is told in the log, and the others go on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from structlog.contextvars import bound_contextvars

from bot import meters
from bot.store.engine import CannotWrite

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class Failed(Exception):
    """Some steps failed, and were told in the log; the others were taken. The text names them."""


@dataclass(slots=True)
class Apart:
    _failed: list[str] = field(default_factory=list)

    def do(self, what: str, step: Callable[[], Answer], **which: int) -> Answer | None:
        """What the step answers; None where it failed, whatever it raised.

        `which` of many it was stands in the log alone: what is counted has few names.
        """
        try:
            return step()
        except (CannotWrite, Failed) as why:
            with bound_contextvars(**which):
                log.error("%s failed: %s %s", what, type(why).__name__, why)
        except Exception:
            with bound_contextvars(**which):
                log.exception("%s failed", what)
        meters.STEPS_FAILED.labels(what).inc()
        self._failed.append(what)
        return None

    def end(self) -> None:
        """Raises Failed where any has."""
        if self._failed:
            raise Failed(", ".join(dict.fromkeys(self._failed)))
