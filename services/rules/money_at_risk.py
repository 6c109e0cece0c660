"""What is at stake while a HOT lead waits: its budget, in proportion to how much of the promised time has gone.

The whole budget is at risk once the promise is broken; a lead that told no budget puts none at risk, and is counted.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A lead that waits for a person's first answer; `value_minor` is its budget in the smallest unit."""

    value_minor: int
    since: datetime
    due_at: datetime


def at_risk_minor(waiting: Waiting, now: datetime) -> int:
    """The part of the budget that is at risk now; assets/risk.js moves it on by the same rule."""
    promised = (waiting.due_at - waiting.since).total_seconds()
    gone = (now - waiting.since).total_seconds()
    if promised <= 0 or gone >= promised:
        return waiting.value_minor
    return int(waiting.value_minor * max(gone, 0) / promised)
