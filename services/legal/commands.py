"""Records that an admin accepted the current documents for the company."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from services.db import Transaction
from services.events.catalog.legal import LegalAccepted
from services.ids import new_id
from services.legal.documents import LegalDocument, current_documents
from services.legal.models import ACCEPTED_FROM, ACCEPTED_WITH, LegalAcceptance
from services.rules.legal import DocumentKind

_LONGEST_ORIGIN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an acceptance came from: network address and browser, both stored encrypted."""

    address: str
    user_agent: str


async def accept(
    tx: Transaction, member_id: UUID, kinds: Collection[DocumentKind], origin: Origin, *, now: datetime
) -> None:
    """Accept the current version of each; one that somebody accepted already stays as it is."""
    for kind in kinds:
        await _accept(tx, member_id, current_documents()[kind], origin, now)


async def _accept(tx: Transaction, member_id: UUID, document: LegalDocument, origin: Origin, now: datetime) -> None:
    acceptance_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": acceptance_id,
        "kind": document.kind,
        "version": document.version,
        "digest": document.digest,
        "member_id": member_id,
        "address": tx.cipher.seal(ACCEPTED_FROM, acceptance_id, origin.address[:_LONGEST_ORIGIN]),
        "user_agent": tx.cipher.seal(ACCEPTED_WITH, acceptance_id, origin.user_agent[:_LONGEST_ORIGIN]),
        "at": now,
    }
    statement = insert(LegalAcceptance).values(row).on_conflict_do_nothing().returning(LegalAcceptance.id)
    if (await tx.execute(statement)).one_or_none() is None:
        return
    event = LegalAccepted(
        acceptance_id=acceptance_id,
        member_id=member_id,
        document=document.kind,
        version=document.version,
        digest=document.digest.hex(),
    )
    tx.emit(event, at=now)
