"""Acts on what a provider tells about accounts."""

from datetime import datetime
from typing import assert_never
from uuid import UUID

from services.arrivals import AccountChanged, AccountNews
from services.db import Transaction
from services.tenants import commands as tenants


async def heed_account(tx: Transaction, inbox_id: UUID, change: AccountChanged, now: datetime) -> None:
    """Stop or resume sending, or note the quality."""
    match change.news:
        case AccountNews.HALTED:
            await tenants.halt_inbox(tx, inbox_id, change.reason, error_code=change.error_code, now=now)
        case AccountNews.RESUMED:
            await tenants.resume_inbox(tx, inbox_id, now)
        case AccountNews.QUALITY:
            await tenants.note_quality(tx, inbox_id, change.reason)
        case _:
            assert_never(change.news)
