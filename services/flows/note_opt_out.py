"""Notes that a contact asked a member, by phone or in person, not to be written to any more."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.compliance import commands as compliance
from services.compliance.commands import Consenter
from services.compliance.consents import NewConsent, record_consent
from services.compliance.models import OptOutMethod, SuppressionPurpose
from services.contacts.queries import list_person_indexes
from services.conversations import sending, threads
from services.conversations.models import Conversation
from services.deps import Deps
from services.errors import NotFound
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.rules.permissions import Access, Area, Principal

SAID = "The contact told a member not to write any more."


async def note_opt_out(deps: Deps, principal: Principal, conversation_id: UUID, now: datetime) -> None:
    """Suppress every address of the conversation's contact and refuse what waits; only their own START lifts it."""
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.transaction(principal) as tx:
        theirs = select(Conversation.contact_id).where(
            Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
        )
        contact_id: UUID | None = await tx.scalar(theirs.with_for_update())
        if contact_id is None:
            raise NotFound
        indexes = await list_person_indexes(tx, contact_id)
        who = Consenter(contact_id=contact_id, indexes=indexes, conversation_id=None)
        purpose, method = SuppressionPurpose.ALL, OptOutMethod.MEMBER
        if not await compliance.suppress(tx, who, purpose, method=method, at=now, now=now):
            return
        await threads.set_opted_out(tx, contact_id, now, now)
        await sending.refuse_queued(tx, contact_id, now)
        for consent_purpose in ConsentPurpose:
            told = NewConsent(
                contact_id=contact_id,
                purpose=consent_purpose,
                act=ConsentAct.WITHDRAWN,
                method=ConsentMethod.MEMBER,
                at=now,
                evidence={"said": SAID},
                operator_id=principal.member_id,
            )
            await record_consent(tx, told, now)
