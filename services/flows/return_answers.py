"""Gives back, when a merge is undone, what was told since by the address of the contact whose lead the merge closed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.contacts.models import Contact
from services.contacts.queries import list_person
from services.conversations.models import Conversation, Message
from services.db import Transaction
from services.leads.models import ANSWER_EVIDENCE, Lead, LeadState, QualificationAnswer
from services.subject_keys import Subject


async def return_answers(tx: Transaction, merge: Any) -> None:
    """Move answers whose words came by the other contact to its own open lead, under its key."""
    sides = [await list_person(tx, contact_id) for contact_id in (merge.contact_id, merge.other_id)]
    for own, others in (sides, reversed(sides)):
        for lead in await _open_leads(tx, own):
            for answer in await _told_by(tx, lead.id, others, merge.merged_at):
                await _return(tx, lead, answer, await _open_leads(tx, others))


async def _open_leads(tx: Transaction, contact_ids: list[UUID]) -> list[Any]:
    statement = (
        select(Lead.id, Lead.contact_id, Contact.subject_key)
        .join(Contact, (Contact.tenant_id == Lead.tenant_id) & (Contact.id == Lead.contact_id))
        .where(Lead.tenant_id == tx.tenant_id, Lead.contact_id.in_(contact_ids), Lead.state == LeadState.OPEN)
    )
    return list((await tx.execute(statement)).all())


async def _told_by(tx: Transaction, lead_id: UUID, contact_ids: list[UUID], since: datetime) -> list[Any]:
    table = QualificationAnswer
    statement = (
        select(table)
        .join(Message, (Message.tenant_id == table.tenant_id) & (Message.id == table.message_id))
        .join(
            Conversation,
            (Conversation.tenant_id == table.tenant_id) & (Conversation.id == Message.conversation_id),
        )
        .where(table.tenant_id == tx.tenant_id, table.lead_id == lead_id, table.at >= since)
        .where(Conversation.contact_id.in_(contact_ids))
        .order_by(table.at, table.id)
    )
    return list((await tx.execute(statement)).all())


async def _return(tx: Transaction, lead: Any, answer: Any, homes: list[Any]) -> None:
    """Without a lead of its own the answer stays where it is known."""
    if not homes:
        return
    home, table = homes[0], QualificationAnswer
    same = (table.tenant_id == tx.tenant_id, table.question == answer.question)
    await tx.execute(
        update(table)
        .where(*same, table.lead_id == lead.id, table.superseded_at == answer.at)
        .values(superseded_at=None)
    )
    await tx.execute(
        update(table)
        .where(*same, table.lead_id == home.id, table.superseded_at.is_(None))
        .values(superseded_at=answer.at)
    )
    words = Subject(tx.cipher, lead.contact_id, lead.subject_key).open(ANSWER_EVIDENCE, answer.id, answer.evidence)
    sealed = Subject(tx.cipher, home.contact_id, home.subject_key).seal(ANSWER_EVIDENCE, answer.id, words)
    this = (table.tenant_id == tx.tenant_id, table.id == answer.id)
    await tx.execute(update(table).where(*this).values(lead_id=home.id, evidence=sealed))
