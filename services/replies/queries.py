"""Reads the tenant's facts that are approved and in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, bindparam, func, or_, select

from services.db import Reader
from services.knowledge.queries import count_documents
from services.replies.models import Decision, Fact, FactKind
from services.replies.wording import ENGLISH
from services.statements import Prepared

# More than replies can use; a tenant with more is answered from the newest.
MOST_FACTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedFact:
    """An approved, dated statement, worded by language; its key names what of the kind it is about ("creta")."""

    id: UUID
    kind: FactKind
    key: str
    texts: Mapping[str, str]

    def text(self, language: str) -> str | None:
        """The wording in a language, or else in English."""
        return self.texts.get(language) or self.texts.get(ENGLISH)


_HOLDS = (
    Fact.tenant_id == bindparam("tenant_id"),
    Fact.approved_by.is_not(None),
    Fact.valid_from <= bindparam("now"),
    or_(Fact.valid_until.is_(None), Fact.valid_until > bindparam("now")),
)
_IN_FORCE = Prepared(
    select(Fact.id, Fact.kind, Fact.key, Fact.texts)
    .where(*_HOLDS)
    .order_by(Fact.valid_from.desc(), Fact.id.desc())
    .limit(MOST_FACTS)
)


_DETAILS = Prepared(
    select(Decision.details).where(
        Decision.tenant_id == bindparam("tenant_id"), Decision.id == bindparam("decision_id")
    )
)
_HOLDING = Prepared(select(func.count()).where(*_HOLDS, Fact.id == func.any(bindparam("ids", type_=ARRAY(Uuid())))))


async def facts_in_force(tx: Reader, now: datetime) -> tuple[ApprovedFact, ...]:
    """Return the approved facts that hold at `now`, newest first."""
    rows = await tx.rows(_IN_FORCE, now=now)
    return tuple(ApprovedFact(id=row.id, kind=FactKind(row.kind), key=row.key, texts=row.texts) for row in rows)


async def cites_what_ended(tx: Reader, decision_id: UUID, now: datetime) -> bool:
    """Whether a reply, by the decision that made it, rests on a fact that does not hold at `now` or a document gone."""
    return await rest_on_what_ended(tx, await tx.value(_DETAILS, decision_id=decision_id) or {}, now)


async def rest_on_what_ended(tx: Reader, details: Mapping[str, Any], now: datetime) -> bool:
    """Whether a decision's details cite a fact that does not hold at `now`, or a document that is gone."""
    facts = {UUID(fact_id) for fact_id in details.get("facts", ())}
    documents = {UUID(cited["document"]) for cited in details.get("passages", ())}
    if facts and await tx.value(_HOLDING, ids=list(facts), now=now) < len(facts):
        return True
    return bool(documents) and await count_documents(tx, documents) < len(documents)
