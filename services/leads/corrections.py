"""Keeps what people say against a reading: labels for the next training and for drift, codes only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert

from services.db import Transaction
from services.events.catalog.lead import ReadingCorrected
from services.ids import new_id
from services.leads.models import ReadingCorrection
from services.rules.correction import Corrected


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
