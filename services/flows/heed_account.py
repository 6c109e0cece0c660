"""Acts on what a provider tells about templates and accounts."""

from datetime import datetime
from typing import assert_never
from uuid import UUID

from services.arrivals import AccountChanged, AccountNews, TemplateChanged
from services.db import Transaction
from services.outreach import commands as outreach
from services.tenants import commands as tenants


async def heed_template(tx: Transaction, inbox_id: UUID, change: TemplateChanged, now: datetime) -> None:
    """Keep a template's new status and category; one we do not know yet comes with the next sync."""
    await outreach.change_template(tx, inbox_id, change, now)


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
