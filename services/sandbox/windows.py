"""Who may be written to and how fast: 24 h window, pair limit and throughput (contracts/whatsapp.md 4, 5)."""

from dataclasses import dataclass

WINDOW_SECONDS = 24 * 3600
PAIR_BURST = 45
PAIR_SECONDS_PER_MESSAGE = 6.0


class Windows:
    """When each contact last wrote to each number, in seconds of the sandbox's clock."""

    def __init__(self, *, strangers_inside: bool) -> None:
        self._strangers_inside = strangers_inside
        self._last_inbound: dict[tuple[str, str], float] = {}

    def open(self, phone_number_id: str, phone: str, *, at_seconds: float) -> None:
        """A contact wrote; the window counts from here."""
        self._last_inbound[(phone_number_id, phone)] = at_seconds

    def close(self, phone_number_id: str, phone: str) -> None:
        """A change of number ends the old window."""
        self._last_inbound[(phone_number_id, phone)] = float("-inf")

    def is_open(self, phone_number_id: str, phone: str, *, at_seconds: float) -> bool:
        """Whether free-form messages still reach the contact."""
        last = self._last_inbound.get((phone_number_id, phone))
        if last is None:
            return self._strangers_inside
        return at_seconds - last < WINDOW_SECONDS


@dataclass(slots=True)
class _Bucket:
    left: float
    at_seconds: float


class Buckets:
    """Token buckets by key: `burst` at once, then one per `seconds_each`."""

    def __init__(self, *, burst: float, seconds_each: float) -> None:
        self._burst, self._seconds_each = burst, seconds_each
        self._buckets: dict[str, _Bucket] = {}

    def take(self, key: str, *, at_seconds: float) -> bool:
        """Take one; False when the bucket is empty."""
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, at_seconds))
        gained = max(at_seconds - bucket.at_seconds, 0.0) / self._seconds_each
        bucket.left, bucket.at_seconds = min(bucket.left + gained, self._burst), at_seconds
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
