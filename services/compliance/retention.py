"""Keeps a tenant's retention policy, version by version; before the first one the document's defaults hold."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from services.compliance.erasure_models import RetentionVersion
from services.db import Reader, Transaction
from services.events.catalog.erasure import RetentionChanged
from services.ids import new_id
from services.rules.erasure import Timing
from services.rules.retention import RetentionPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPolicy:
    """The policy in force: how long contacts are kept, and when an approved erasure is carried out."""

    months: RetentionPolicy
    timing: Timing


async def load_policy(tx: Reader) -> StoredPolicy:
    """Return the newest version."""
    table = RetentionVersion
    statement = select(table).where(table.tenant_id == tx.tenant_id).order_by(table.version.desc()).limit(1)
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return StoredPolicy(months=RetentionPolicy(), timing=Timing.AT_ONCE)
    months = RetentionPolicy(
        version=row.version, mask_after_months=row.mask_after_months, erase_after_months=row.erase_after_months
    )
    return StoredPolicy(months=months, timing=Timing(row.timing))


async def write_policy(
    tx: Transaction, *, mask_after_months: int, erase_after_months: int, timing: Timing, now: datetime
) -> int:
    """Put a new version in force; return its number."""
    await tx.lock("retention_version")
    policy_id, version = new_id(now), (await load_policy(tx)).months.version + 1
    values = {
        "version": version,
        "mask_after_months": mask_after_months,
        "erase_after_months": erase_after_months,
        "timing": timing,
    }
    row = {"tenant_id": tx.tenant_id, "id": policy_id, "decided_by": tx.principal.member_id, "at": now} | values
    await tx.execute(insert(RetentionVersion), row)
    event = RetentionChanged(
        policy_id=policy_id,
        version=version,
        mask_after_months=mask_after_months,
        erase_after_months=erase_after_months,
        timing=timing,
    )
    tx.emit(event, at=now)
    return version
