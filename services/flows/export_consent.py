"""Hands out the proof of one contact's consents; taking it is an event."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.compliance.consents import list_consents
from services.compliance.evidence_files import Evidence, pack
from services.contacts.models import Contact
from services.contacts.queries import list_person
from services.deps import Deps
from services.errors import NotFound
from services.events.catalog.contact import ConsentEvidenceExported
from services.rules.permissions import Access, Area, Principal


async def export_consent(deps: Deps, principal: Principal, contact_id: UUID, now: datetime) -> Evidence:
    """Return the zip; raises NotFound for a contact that the member may not see."""
    demand(principal, Area.LEADS)
    demand(principal, Area.AUDIT, Access.MANAGE)
    async with deps.db.transaction(principal) as tx:
        known = select(Contact.id).where(Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
        if await tx.scalar(known) is None:
            raise NotFound
        evidence = pack(contact_id, await list_consents(tx, await list_person(tx, contact_id)), now)
        tx.emit(ConsentEvidenceExported(contact_id=contact_id, records=evidence.records), at=now)
    return evidence
