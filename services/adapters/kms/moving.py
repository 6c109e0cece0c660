"""Two providers of wrapping keys while a deployment moves from one to the other: a key file first, AWS KMS now."""

from collections.abc import Mapping

from services.errors import DecryptionError
from services.ports import KeyProvider


class Moving:
    """A `KeyProvider` that wraps by `current` and still opens what `earlier` wrapped."""

    def __init__(self, current: KeyProvider, earlier: KeyProvider) -> None:
        self._current, self._earlier = current, earlier

    async def active_key(self) -> str:
        """Return the name of the key that wraps now."""
        return await self._current.active_key()

    def key_of(self, wrapped: bytes) -> str:
        """Return the name of the key that wrapped a data key, in either provider."""
        return self._provider_of(wrapped).key_of(wrapped)

    async def wrap(self, key: bytes, context: Mapping[str, str]) -> bytes:
        """Return `key` encrypted by the current provider."""
        return await self._current.wrap(key, context)

    async def unwrap(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Return the key from the provider that wrapped it."""
        return await self._provider_of(wrapped).unwrap(wrapped, context)

    def _provider_of(self, wrapped: bytes) -> KeyProvider:
        try:
            self._current.key_of(wrapped)
        except DecryptionError:
            return self._earlier
        return self._current
