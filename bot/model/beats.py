"""What runs by itself and leaves a mark when it has."""

from enum import StrEnum


class Beat(StrEnum):
    """TICK: a round was finished. SOCKET: Slack spoke to us. CHECK: the record was examined, and
    what was found. STOPPED: why Slack takes nothing from us. RESTORED: an older copy of the record
    was put in place, and from when it is."""

    TICK = "tick"
    SOCKET = "socket"
    CHECK = "check"
    STOPPED = "stopped"
    RESTORED = "restored"
