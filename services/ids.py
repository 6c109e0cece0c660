"""Makes the ids of everything: UUIDv7, so that an index in id order is an index in time order.

The application makes them, not the database: PostgreSQL 15 has no `uuidv7()`. Within a millisecond a counter keeps the
order in which this process made them (RFC 9562, section 6.2, method 1), so that rows of one moment stay in their order.
"""

import itertools
import secrets
from datetime import UTC, datetime
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT_RFC = 0b10 << 62
_RANDOM_BITS = 48
# 26 bits: 12 beside the version, 14 beside the variant.
_LOW_BITS = 14
_COUNTED = (1 << 26) - 1

_made = itertools.count()


def new_id(at: datetime) -> UUID:
    """Return a UUIDv7 (RFC 9562, section 5.7) whose first 48 bits are `at` in milliseconds since 1970."""
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    high, low = divmod(next(_made) & _COUNTED, 1 << _LOW_BITS)
    random = low << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    return UUID(int=milliseconds << 80 | _VERSION_7 | high << 64 | _VARIANT_RFC | random)


def first_id(at: datetime) -> UUID:
    """Return the id before which every id lies that was made earlier than `at`, to the millisecond."""
    return UUID(int=int(at.timestamp() * 1000) << 80)


def made_at(made: UUID) -> datetime:
    """Return the moment that an id was made for, to the millisecond, in UTC."""
    return datetime.fromtimestamp((made.int >> 80) / 1000, UTC)
