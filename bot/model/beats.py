"""What runs by itself and leaves a mark when it has."""

from enum import StrEnum


class Beat(StrEnum):
    """TICK: a round was finished. CLOCK: somebody saw where one is due, in whichever workspace, and
    left its mark in the first. SOCKET: Slack spoke to us. CHECK: the record was examined, and
    what was found. STOPPED: why Slack takes nothing from us. RESTORED: an older copy of the record
    was put in place, and from when it is. BACKUP: a backup was tried by itself, and why it failed
    if it did."""

    TICK = "tick"
    CLOCK = "clock"
    SOCKET = "socket"
    CHECK = "check"
    STOPPED = "stopped"
    RESTORED = "restored"
    BACKUP = "backup"


SOUND = "sound"
"""What a CHECK tells that has found nothing; while it is under way it tells nothing at all."""
