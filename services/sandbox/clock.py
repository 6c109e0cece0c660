"""What time it is in the sandbox: real time plus an offset that tests and demos move."""

from datetime import UTC, datetime, timedelta


class SandboxClock:
    """The only place of the sandbox that reads the real clock."""

    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_seconds)

    def real_seconds(self) -> float:
        """Seconds since the epoch, however far the clock was moved."""
        return datetime.now(UTC).timestamp()

    def seconds(self) -> float:
        """Seconds since the epoch, as limits and timestamps count."""
        return self.now().timestamp()

    def advance(self, seconds: float) -> None:
        """Move on (or back, when negative); webhooks and statuses follow."""
        self.offset_seconds += seconds

    def as_json(self) -> dict[str, float | str]:
        """The answer of `/_sandbox/clock`."""
        return {"offset_seconds": self.offset_seconds, "now": self.now().isoformat()}
