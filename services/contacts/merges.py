"""Keeps merges: which contacts were joined, why, and every column that changed, so that an undo restores it exactly."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Uuid, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from services.contacts.models import ContactMerge
from services.db import Reader, Transaction
from services.errors import NotFound
from services.rules.merging import Evidence, MergeReason
from services.tables import Table

Row = Mapping[str, Any]
Kept = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Who joined two contacts, and what spoke for it."""

    reason: MergeReason
    evidence: Sequence[Evidence]
    member_id: UUID | None = None


class Changes:
    """Changes rows and remembers every column as it was and as it became, and the ids of rows that were copied."""

    def __init__(self, tx: Transaction) -> None:
        self.kept: list[Kept] = []
        self.copied: list[str] = []
        self._tx = tx

    async def set(self, table: type[Table], row_id: UUID, **values: Any) -> None:
        """Set columns of one row; those that have the value already are left alone."""
        before = await _values(self._tx, table, row_id, list(values))
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        await _write(self._tx, table, row_id, changed)
        columns = {name: [_plain(before[name]), _plain(value)] for name, value in changed.items()}
        self.kept.append({"table": table.__tablename__, "id": str(row_id), "columns": columns})


async def revert(
    tx: Transaction, tables: Collection[type[Table]], kept: Sequence[Kept], always: Collection[str]
) -> None:
    """Set every column back, the last change first: those of `always` in any case, others if nobody changed them."""
    known = {table.__tablename__: table for table in tables}
    for change in reversed(kept):
        table, row_id = known[change["table"]], UUID(change["id"])
        columns = {
            name: [_typed(getattr(table, name), value) for value in pair] for name, pair in change["columns"].items()
        }
        now = await _values(tx, table, row_id, list(columns))
        back = {name: before for name, (before, after) in columns.items() if name in always or now[name] == after}
        if back:
            await _write(tx, table, row_id, back)


async def record(
    tx: Transaction, merge_id: UUID, pair: tuple[UUID, UUID], why: Why, changes: Changes, now: datetime
) -> None:
    """Keep a merge with what it changed."""
    row = {
        "tenant_id": tx.tenant_id,
        "id": merge_id,
        "contact_id": pair[0],
        "other_id": pair[1],
        "reason": why.reason,
        "evidence": {"codes": list(why.evidence)},
        "changes": {"rows": changes.kept, "copied": changes.copied},
        "merged_by": why.member_id,
        "merged_at": now,
    }
    await tx.insert(ContactMerge, [row])


async def lock(tx: Transaction, merge_id: UUID) -> Any:
    """Return a merge's row under lock; raises NotFound."""
    statement = select(ContactMerge).where(ContactMerge.tenant_id == tx.tenant_id, ContactMerge.id == merge_id)
    row = (await tx.execute(statement.with_for_update())).one_or_none()
    if row is None:
        raise NotFound
    return row


async def mark_undone(tx: Transaction, merge_id: UUID, member_id: UUID | None, now: datetime) -> None:
    """Note who undid a merge and when."""
    this = (ContactMerge.tenant_id == tx.tenant_id, ContactMerge.id == merge_id)
    await tx.execute(update(ContactMerge).where(*this).values(undone_by=member_id, undone_at=now))


async def find_last(tx: Reader, contact_ids: Collection[UUID]) -> Any | None:
    """Return the last merge in force of a person, None for a contact on its own: only the last one can be undone."""
    statement = (
        select(ContactMerge)
        .where(*_in_force(tx, contact_ids))
        .order_by(ContactMerge.merged_at.desc(), ContactMerge.id.desc())
        .limit(1)
    )
    return (await tx.execute(statement)).one_or_none()


async def last_joined_at(tx: Reader, contact_ids: Collection[UUID]) -> datetime | None:
    """Return when a person was last joined from its contacts, None for a contact on its own."""
    if len(contact_ids) < 2:
        return None
    joined_at: datetime | None = await tx.scalar(
        select(func.max(ContactMerge.merged_at)).where(*_in_force(tx, contact_ids))
    )
    return joined_at


def _in_force(tx: Reader, contact_ids: Collection[UUID]) -> tuple[Any, ...]:
    theirs = or_(ContactMerge.contact_id.in_(contact_ids), ContactMerge.other_id.in_(contact_ids))
    return ContactMerge.tenant_id == tx.tenant_id, theirs, ContactMerge.undone_at.is_(None)


async def _values(tx: Transaction, table: type[Table], row_id: UUID, names: Sequence[str]) -> Row:
    columns = [getattr(table, name) for name in names]
    statement = select(*columns).where(*_this(tx, table, row_id)).with_for_update()
    return dict((await tx.execute(statement)).mappings().one())


async def _write(tx: Transaction, table: type[Table], row_id: UUID, values: Row) -> None:
    await tx.execute(update(table).where(*_this(tx, table, row_id)).values(**values))


def _this(tx: Transaction, table: Any, row_id: UUID) -> tuple[Any, Any]:
    return table.tenant_id == tx.tenant_id, table.id == row_id


def _plain(value: Any) -> Any:
    match value:
        case UUID():
            return str(value)
        case datetime():
            return value.isoformat()
        case _:
            return value


def _typed(column: InstrumentedAttribute[Any], value: Any) -> Any:
    if value is None:
        return None
    match column.type:
        case Uuid():
            return UUID(value)
        case DateTime():
            return datetime.fromisoformat(value)
        case _:
            return value
