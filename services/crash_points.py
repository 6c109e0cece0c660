"""Named points at which a process ends as by kill -9 where the environment says so (FLEXORAA_CRASH_AT).

For finding out what a crash leaves behind; production refuses the setting.
"""

import os
import signal
from enum import StrEnum


class CrashPoint(StrEnum):
    """Where a process can be made to end."""

    SEND_CLAIMED = "send.claimed"
    SEND_BEFORE_CALL = "send.before_call"
    SEND_AFTER_CALL = "send.after_call"


def pass_point(point: CrashPoint, chosen: CrashPoint | None) -> None:
    """End the process without a word if this is the chosen point."""
    if point is chosen:
        os.kill(os.getpid(), signal.SIGKILL)
