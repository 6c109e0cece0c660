"""Lines up what would wait for the same lock of the database, before it takes a connection.

The database's lock decides; a lane only spares this process connections that do nothing but wait.
"""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID
from weakref import WeakValueDictionary


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """A lane for each tenant's routing, for as long as anybody stands in it."""

    _routing: WeakValueDictionary[UUID, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def routing(self, tenant_id: UUID) -> asyncio.Lock:
        """Whoever holds it is the only one of this process that routes the tenant's leads."""
        return self._routing.setdefault(tenant_id, asyncio.Lock())
