"""Keeps what a person is told when the AI hands over, once per turn, and reads it for who has the conversation."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.assignments.models import HAND_OFF_SUMMARY, HandOff
from services.db import Reader, Transaction
from services.ids import new_id
from services.rules.hand_off import Known, Said, Summary
from services.subject_keys import ERASED, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which turn is handed over."""

    conversation_id: UUID
    lead_id: UUID
    turn_key: str
    message_id: UUID | None  # the one message that told the contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A hand-off as it was made; `summary` is None once the contact is erased."""

    id: UUID
    trigger: str
    at: datetime
    summary: Summary | None


async def record(tx: Transaction, subject: Subject, about: About, summary: Summary, now: datetime) -> None:
    """Keep a turn's hand-off; a repeat for the same turn changes nothing."""
    hand_off_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": hand_off_id,
        **asdict(about),
        "trigger": summary.triggers[0],
        "triggers": list(summary.triggers),
        "summary": subject.seal(HAND_OFF_SUMMARY, hand_off_id, json.dumps(asdict(summary))),
        "at": now,
    }
    await tx.execute(insert(HandOff).values(row).on_conflict_do_nothing())


async def find_newest(tx: Reader, subject: Subject, conversation_id: UUID) -> Kept | None:
    """Return the conversation's last hand-off."""
    statement = (
        select(HandOff)
        .where(HandOff.tenant_id == tx.tenant_id, HandOff.conversation_id == conversation_id)
        .order_by(HandOff.at.desc(), HandOff.id.desc())
        .limit(1)
    )
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return None
    opened = subject.open(HAND_OFF_SUMMARY, row.id, row.summary)
    return Kept(id=row.id, trigger=row.trigger, at=row.at, summary=None if opened == ERASED else _summary(opened))


def _summary(opened: str) -> Summary:
    told: dict[str, Any] = json.loads(opened)
    return Summary(
        triggers=tuple(told["triggers"]),
        known=tuple(Known(**one) for one in told["known"]),
        objections=tuple(told["objections"]),
        signals=tuple(told["signals"]),
        last=tuple(Said(**one) for one in told["last"]),
    )
