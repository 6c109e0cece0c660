"""When not to call the language model: after repeated outages, and for as long as it asked to be left alone.

Not the purgatory library: its breaker opens by counting only, for one fixed time, by the wall clock; a 429 names its
own time and `insufficient_quota` needs minutes at once, so two mechanisms would have to agree.
"""

from collections.abc import Callable

from services.adapters.openai.failures import FallbackReason, NoAnswer

OUTAGES_TO_OPEN = 5
REST_SECONDS = 30.0
_OUTAGES = frozenset(
    {
        FallbackReason.DEADLINE,
        FallbackReason.UNREACHABLE,
        FallbackReason.SERVER_ERROR,
        FallbackReason.INVALID_ANSWER,
        FallbackReason.REJECTED,
    }
)


class Breaker:
    """Counts outages in a row; `monotonic` gives seconds that never go back."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._outages = 0
        self._rests_until = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether the model must not be called now."""
        return self._monotonic() < self._rests_until

    def note_answer(self) -> None:
        """The service works; a rest it asked for still holds."""
        self._outages = 0

    def note_failure(self, failure: NoAnswer) -> None:
        """Rest as long as the failure demands, or once too many outages came in a row.

        The count is kept over the rest, so that the first outage after it opens the breaker again.
        """
        if failure.rest_seconds is not None:
            self._rest(failure.rest_seconds)
        if failure.reason not in _OUTAGES:
            return
        self._outages += 1
        if self._outages >= OUTAGES_TO_OPEN:
            self._rest(REST_SECONDS)

    def _rest(self, seconds: float) -> None:
        # Calls overlap: a short rest that arrives late must not cut a long one.
        self._rests_until = max(self._rests_until, self._monotonic() + seconds)
