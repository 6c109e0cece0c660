"""Makes the ids of everything: UUIDv7, so that an index in id order is an index in time order.

The application makes them, not the database: PostgreSQL 15 has no `uuidv7()`.
"""

import secrets
from datetime import datetime
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT_RFC = 0b10 << 62


def new_id(at: datetime) -> UUID:
    """Return a UUIDv7 (RFC 9562, section 5.7) whose first 48 bits are `at` in milliseconds since 1970."""
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    random = secrets.randbits(74)
    return UUID(int=milliseconds << 80 | _VERSION_7 | (random >> 62) << 64 | _VARIANT_RFC | random & ((1 << 62) - 1))
