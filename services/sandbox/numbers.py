"""Phone numbers that nobody has used yet, in the country of an inbox."""

from services.sandbox.accounts import Account
from services.sandbox.clock import SandboxClock


class Numbers:
    """Draws mobile numbers from the real time, so that none comes twice, also over restarts of the sandbox."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._last = 0

    def new(self, account: Account) -> str:
        """Digits with the country code: Malaysia's for its inboxes, else India's."""
        self._last = max(self._last + 1, int(self._clock.real_seconds()))
        if account.digits.startswith("60"):
            return f"6011{self._last % 10**8:08d}"
        return f"919{self._last % 10**9:09d}"
