"""What the audit page says of the log as a whole: sealed, signed and verified how far, and under which keys."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, func, select

from services.access import demand
from services.db import Reader
from services.events.catalog.audit import LogVerified
from services.events.models import EventCheckpoint, EventHead, EventLog, EventSeal
from services.rules.permissions import Access, Area, Principal, may
from services.screens.conversation_columns import iso

# The sealer takes this many at once; more than that never wait for longer than a moment.
UNSEALED_MOST = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How far the chain is sealed, signed and verified. `broken_seq` is 0 while nothing is wrong."""

    sealed_seq: int = 0
    sealed_hash: str = ""
    checkpoint_seq: int = 0
    checkpoint_at: str = ""
    public_keys: list[str] = field(default_factory=list)  # for auditors
    verified_seq: int = 0
    verified_at: str = ""
    broken_seq: int = 0
    broken_reason: str = ""
    unsealed: int = 0
    may_manage: bool = False  # verify and export


async def load_seal(reader: Reader, principal: Principal) -> Seal:
    """The state of the chain, with the result of the last verification."""
    demand(principal, Area.AUDIT)
    of_tenant = reader.tenant_id
    head = (await reader.execute(select(EventHead).where(EventHead.tenant_id == of_tenant))).one_or_none()
    signed = (await reader.execute(_newest_checkpoint(reader))).one_or_none()
    verified = (await reader.execute(_last_verification(reader))).one_or_none()
    seen = verified.view if verified else {}
    broken = seen.get("first_bad_seq") or 0
    return Seal(
        sealed_seq=head.seq if head else 0,
        sealed_hash=head.hash.hex() if head else "",
        checkpoint_seq=signed.size if signed else 0,
        checkpoint_at=iso(signed.at) if signed else "",
        public_keys=signed.keys.split("\n") if signed else [],
        verified_seq=seen.get("through_seq", 0),
        verified_at=iso(verified.at) if verified else "",
        broken_seq=broken,
        broken_reason="it was changed or is missing, or is not what was signed." if broken else "",
        unsealed=await reader.scalar(_unsealed(reader)),
        may_manage=may(principal, Area.AUDIT, Access.MANAGE),
    )


def _newest_checkpoint(reader: Reader) -> Any:
    row = EventCheckpoint
    statement = select(row.size, row.at, row.keys).where(row.tenant_id == reader.tenant_id)
    return statement.order_by(row.size.desc()).limit(1)


def _last_verification(reader: Reader) -> Any:
    return (
        select(EventLog.at, EventLog.view)
        .where(EventLog.tenant_id == reader.tenant_id, EventLog.action == LogVerified.action)
        .order_by(EventLog.at.desc())
        .limit(1)
    )


def _unsealed(reader: Reader) -> Any:
    """How many of the newest events wait for their seal; older ones are sealed, for the sealer goes in order."""
    newest = (
        select(EventLog.id)
        .where(EventLog.tenant_id == reader.tenant_id)
        .order_by(EventLog.at.desc())
        .limit(UNSEALED_MOST)
        .subquery("newest")
    )
    sealed = and_(EventSeal.tenant_id == reader.tenant_id, EventSeal.event_id == newest.c.id)
    return select(func.count()).select_from(newest).outerjoin(EventSeal, sealed).where(EventSeal.seq.is_(None))
