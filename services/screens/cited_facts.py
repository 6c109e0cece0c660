"""The facts that a reply states: the wording, what bears it out, who approved it and how long it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from services.db import Reader
from services.replies.models import Fact
from services.replies.wording import ENGLISH
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.tenants.models import Member

NOBODY = "nobody by name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFact:
    """One fact; times are ISO, `until` is empty where it has no end."""

    text: str
    kind: str
    evidence: str
    approved_by: str
    since: str
    until: str


async def list_cited(reader: Reader, fact_ids: Sequence[UUID]) -> list[CitedFact]:
    """Return the facts in the order in which they are cited."""
    if not fact_ids:
        return []
    statement = (
        select(Fact, Member.name.label("approver"))
        .outerjoin(Member, and_(Member.tenant_id == Fact.tenant_id, Member.id == Fact.approved_by))
        .where(Fact.tenant_id == reader.tenant_id, Fact.id.in_(fact_ids))
    )
    rows = {row.id: row for row in (await reader.execute(statement)).all()}
    return [
        CitedFact(
            text=str(row.texts.get(ENGLISH) or next(iter(row.texts.values()), row.key)),
            kind=row.kind,
            evidence=row.evidence,
            approved_by=member_name(reader, row.approved_by, row.approver) or NOBODY,
            since=iso(row.valid_from),
            until=iso(row.valid_until),
        )
        for row in (rows[one] for one in fact_ids if one in rows)
    ]
