"""Reads the tenant's facts that are approved and in force."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from services.db import Reader
from services.replies.models import Fact, FactKind
from services.replies.wording import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class FactText:
    """An approved, dated statement in the words of one language."""

    id: UUID
    kind: FactKind
    text: str


async def find_fact(tx: Reader, kind: FactKind, language: str, now: datetime) -> FactText | None:
    """Return the newest approved fact of a kind that holds at `now`, in the language or else in English."""
    statement = (
        select(Fact.id, Fact.texts)
        .where(
            Fact.tenant_id == tx.tenant_id,
            Fact.kind == kind,
            Fact.approved_by.is_not(None),
            Fact.valid_from <= now,
            or_(Fact.valid_until.is_(None), Fact.valid_until > now),
        )
        .order_by(Fact.valid_from.desc())
        .limit(1)
    )
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        return None
    text = row.texts.get(language) or row.texts.get(ENGLISH)
    return FactText(id=row.id, kind=kind, text=str(text)) if text else None
