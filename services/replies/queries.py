"""Reads the tenant's facts that are approved and in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from services.db import Reader
from services.replies.models import Fact, FactKind
from services.replies.wording import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedFact:
    """An approved, dated statement, worded by language."""

    id: UUID
    kind: FactKind
    texts: Mapping[str, str]

    def text(self, language: str) -> str | None:
        """The wording in a language, or else in English."""
        return self.texts.get(language) or self.texts.get(ENGLISH)


async def find_fact(tx: Reader, kind: FactKind, now: datetime) -> ApprovedFact | None:
    """Return the newest approved fact of a kind that holds at `now`."""
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
    return ApprovedFact(id=row.id, kind=kind, texts=row.texts) if row else None
