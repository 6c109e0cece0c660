"""Reads the tenant's facts that are approved and in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from services.db import Reader
from services.replies.models import Fact, FactKind
from services.replies.wording import ENGLISH
from services.statements import Prepared


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
    row = await tx.row(_FACT, kind=kind, now=now)
    return ApprovedFact(id=row.id, kind=kind, texts=row.texts) if row else None


_FACT = Prepared(
    select(Fact.id, Fact.texts)
    .where(
        Fact.tenant_id == bindparam("tenant_id"),
        Fact.kind == bindparam("kind"),
        Fact.approved_by.is_not(None),
        Fact.valid_from <= bindparam("now"),
        or_(Fact.valid_until.is_(None), Fact.valid_until > bindparam("now")),
    )
    .order_by(Fact.valid_from.desc())
    .limit(1)
)
