"""Tells the time: the machine's, or in demos the machine's plus what the sandbox's clock was moved by."""

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock plus an offset that can be moved; demos and tests jump days with it."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Return the present moment in UTC, shifted."""
        return datetime.now(UTC) + self.offset
