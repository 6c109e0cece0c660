"""Writes facts: proposes one, approves it (which ends the version it replaces), ends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update

from services.db import Reader, Transaction
from services.errors import NotFound
from services.events.catalog.fact import FactApproved, FactEnded, FactProposed
from services.ids import new_id
from services.replies.models import Fact, FactKind
from services.rules.permissions import Access, Area, Principal, Role, may
from services.tenants.models import Member, MemberState


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """What a member wants to be sayable; `replaces_id` is the version it comes in place of."""

    kind: FactKind
    key: str
    texts: Mapping[str, str]
    value: Mapping[str, object]
    evidence: str
    valid_from: datetime
    valid_until: datetime | None
    replaces_id: UUID | None = None


async def propose(tx: Transaction, draft: FactDraft, now: datetime) -> UUID:
    """Write a fact down that nobody has approved yet."""
    fact_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": fact_id,
        "kind": draft.kind,
        "key": draft.key,
        "texts": dict(draft.texts),
        "value": dict(draft.value),
        "evidence": draft.evidence,
        "written_by": tx.principal.member_id,
        "replaces_id": draft.replaces_id,
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
        "created_at": now,
    }
    await tx.execute(insert(Fact).values(row))
    tx.emit(FactProposed(fact_id=fact_id, kind=draft.kind, replaces_id=draft.replaces_id), at=now)
    return fact_id


async def lock_fact(tx: Transaction, fact_id: UUID, now: datetime) -> Any:
    """Lock a fact that has not ended. Raises NotFound."""
    statement = select(Fact).where(
        Fact.tenant_id == tx.tenant_id, Fact.id == fact_id, or_(Fact.valid_until.is_(None), Fact.valid_until > now)
    )
    row = (await tx.execute(statement.with_for_update())).one_or_none()
    if row is None:
        raise NotFound
    return row


async def approve(tx: Transaction, fact: Any, note: str, now: datetime) -> None:
    """Let a proposed fact be said from its day on, when the version that it replaces ends."""
    since = max(fact.valid_from, now)
    values = {"approved_by": tx.principal.member_id, "approved_at": now, "approval_note": note or None}
    await _change(tx, fact.id, **values, valid_from=since)
    is_own = fact.written_by == tx.principal.member_id
    tx.emit(FactApproved(fact_id=fact.id, kind=fact.kind, is_own=is_own), at=now)
    before = await _find_replaced(tx, fact, since)
    if before:
        await _end(tx, before, since, now)


async def end(tx: Transaction, fact: Any, now: datetime) -> None:
    """Let a fact not be said any more; a proposal is withdrawn."""
    await _end(tx, fact, now, now)


async def count_other_writers(tx: Reader, writer_id: UUID | None) -> int:
    """Return how many active members beside the writer may approve facts."""
    roles = [role for role in Role if may(_of(tx.tenant_id, role), Area.AI, Access.WRITE)]
    statement = select(func.count()).where(
        Member.tenant_id == tx.tenant_id,
        Member.id.is_distinct_from(writer_id),
        Member.role.in_(roles),
        Member.state == MemberState.ACTIVE,
    )
    return int(await tx.scalar(statement))


def _of(tenant_id: UUID, role: Role) -> Principal:
    return Principal.member(tenant_id, tenant_id, role)


async def _find_replaced(tx: Transaction, fact: Any, since: datetime) -> Any | None:
    if fact.replaces_id is None:
        return None
    statement = select(Fact).where(
        Fact.tenant_id == tx.tenant_id,
        Fact.id == fact.replaces_id,
        or_(Fact.valid_until.is_(None), Fact.valid_until > since),
    )
    return (await tx.execute(statement.with_for_update())).one_or_none()


async def _end(tx: Transaction, fact: Any, until: datetime, now: datetime) -> None:
    await _change(tx, fact.id, valid_until=until)
    tx.emit(FactEnded(fact_id=fact.id, kind=fact.kind, was_proposal=fact.approved_by is None), at=now)


async def _change(tx: Transaction, fact_id: UUID, **values: object) -> None:
    await tx.execute(update(Fact).where(Fact.tenant_id == tx.tenant_id, Fact.id == fact_id).values(**values))
