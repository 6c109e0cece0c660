"""Keeps what people say against a reading: labels for the next training and for drift, codes only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select

from services.db import Reader, Transaction
from services.events.catalog.lead import ReadingCorrected
from services.ids import new_id
from services.leads.models import ReadingCorrection
from services.rules.correction import Corrected

# By which name a decision's details hold what was read of a turn.
READ_AS: Mapping[Corrected, str] = {Corrected.MESSAGE_INTENT: "intent", Corrected.TONE: "tone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value of a lead that a member corrected; `decision_id` is the reading that stood before, if any."""

    conversation_id: UUID
    lead_id: UUID
    decision_id: UUID | None
    what: Corrected
    before: str
    after: str
    member_id: UUID


async def record_correction(tx: Transaction, made: Correction, now: datetime) -> None:
    """Keep a correction with both values, and put it on record."""
    row = {
        "tenant_id": tx.tenant_id,
        "id": new_id(now),
        "conversation_id": made.conversation_id,
        "lead_id": made.lead_id,
        "decision_id": made.decision_id,
        "what": made.what,
        "before": made.before,
        "after": made.after,
        "corrected_by": made.member_id,
        "at": now,
    }
    await tx.execute(insert(ReadingCorrection).values(row))
    event = ReadingCorrected(
        lead_id=made.lead_id,
        conversation_id=made.conversation_id,
        member_id=made.member_id,
        what=made.what,
        before=made.before,
        after=made.after,
    )
    tx.emit(event, at=now)


async def label_of(reader: Reader, decision_id: UUID, what: Corrected) -> str | None:
    """What a person last said of one reading, None where nobody said anything."""
    table = ReadingCorrection
    statement = (
        select(table.after)
        .where(table.tenant_id == reader.tenant_id, table.decision_id == decision_id, table.what == what)
        .order_by(table.at.desc(), table.id.desc())
        .limit(1)
    )
    found: str | None = await reader.scalar(statement)
    return found


async def list_labels(reader: Reader, decision_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[Corrected, str]]:
    """What people said of readings, by reading: the last word on each thing."""
    table = ReadingCorrection
    statement = (
        select(table.decision_id, table.what, table.after)
        .where(table.tenant_id == reader.tenant_id, table.decision_id.in_(decision_ids))
        .order_by(table.at, table.id)
    )
    labels: dict[UUID, dict[Corrected, str]] = {}
    for row in await reader.execute(statement):
        labels.setdefault(row.decision_id, {})[Corrected(row.what)] = row.after
    return labels
