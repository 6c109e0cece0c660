"""What time it is in the sandbox: real time plus an offset that tests and demos move."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


class SandboxClock:
    """The only place of the sandbox that reads the real clock."""

    def __init__(self, kept_in: Path | None = None) -> None:
        """`kept_in` holds the offset over restarts: what the product stored must not lie in its future."""
        self._kept_in = kept_in
        self.offset_seconds = _kept(kept_in)

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
        if self._kept_in:
            self._kept_in.write_text(str(self.offset_seconds))

    def as_json(self) -> dict[str, float | str]:
        """The answer of `/_sandbox/clock`."""
        return {"offset_seconds": self.offset_seconds, "now": self.now().isoformat()}


def _kept(file: Path | None) -> float:
    try:
        return float(file.read_text()) if file else 0.0
    except (OSError, ValueError):
        return 0.0
