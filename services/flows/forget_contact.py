"""Erases one contact for good: its key, its addresses, its words; what stays says nothing about a person.

Runs in the caller's transaction, once for a request, for a retention policy, or for a restored backup. The log is not
touched: its events hold random ids, so the chain verifies as before.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from services.assignments import clocks
from services.assignments.models import Assignment, AssignmentState, HandOff
from services.compliance import commands as compliance
from services.compliance.commands import Consenter
from services.compliance.erasure_models import ErasureCause, ErasureMark
from services.compliance.models import ConsentEvidence, OptOutMethod, SuppressionPurpose
from services.contacts.commands import RECEIVE_LOCK
from services.contacts.models import ChannelIdentity, Contact
from services.contacts.queries import list_indexes
from services.conversations import sending
from services.conversations.models import AiState, Conversation, ConversationState, Message
from services.db import Transaction
from services.events.catalog.erasure import ErasureCompleted
from services.events.models import EventDetail
from services.ids import new_id
from services.keys.shredding import destroy_subject_key
from services.leads.models import Lead, LeadState, QualificationAnswer
from services.replies.models import Decision, ReplyDraft
from services.rules.delivery_status import DeliveryStatus
from services.subject_keys import ERASED_VALUE

ERASED_REASON = "contact_erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How much was destroyed."""

    messages: int
    addresses: int
    evidence: int


async def is_in_flight(tx: Transaction, contact_id: UUID) -> bool:
    """Whether a message to the contact is on its way: its answer would find nobody to belong to."""
    await tx.execute(_conversations(tx, contact_id).with_for_update())
    statement = select(Message.id).where(
        Message.tenant_id == tx.tenant_id,
        Message.conversation_id.in_(_conversations(tx, contact_id)),
        Message.status == DeliveryStatus.SENDING,
    )
    return await tx.scalar(statement.limit(1)) is not None


async def forget_contact(
    tx: Transaction, contact_id: UUID, keyed_id: bytes, cause: ErasureCause, now: datetime
) -> Forgotten:
    """Destroy what is known of the contact; a repeat finds nothing left. Raises NotFound for no contact."""
    await tx.lock(RECEIVE_LOCK)
    await tx.execute(_conversations(tx, contact_id).with_for_update())
    await sending.refuse_queued(tx, contact_id, now)
    await _suppress(tx, contact_id, now)
    await destroy_subject_key(tx, contact_id)
    forgotten = Forgotten(
        messages=await _overwrite_words(tx, contact_id),
        addresses=await _delete_addresses(tx, contact_id),
        evidence=await _delete_evidence(tx, contact_id),
    )
    await _close_leads(tx, contact_id, now)
    await _close_conversations(tx, contact_id, now)
    own = (Contact.tenant_id == tx.tenant_id, Contact.id == contact_id)
    await tx.execute(update(Contact).where(*own).values(name=None, language=None, erased_at=now))
    mark = {"tenant_id": tx.tenant_id, "id": new_id(now), "keyed_id": keyed_id, "cause": cause, "at": now}
    await tx.execute(insert(ErasureMark).values(mark).on_conflict_do_nothing())
    tx.emit(ErasureCompleted(contact_id=contact_id, cause=cause, **asdict(forgotten)), at=now)
    return forgotten


async def _suppress(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """Whoever asks to be forgotten gets no marketing when a list brings the address in again."""
    indexes = (await list_indexes(tx, [contact_id])).get(contact_id, [])
    who = Consenter(contact_id=contact_id, indexes=indexes, conversation_id=None)
    purpose, method = SuppressionPurpose.MARKETING, OptOutMethod.ERASURE
    await compliance.suppress(tx, who, purpose, method=method, at=now, now=now)


async def _overwrite_words(tx: Transaction, contact_id: UUID) -> int:
    """Overwrite the ciphertext as well: what no key opens need not lie there either."""
    theirs = _conversations(tx, contact_id)
    messages = (
        update(Message)
        .where(Message.tenant_id == tx.tenant_id, Message.conversation_id.in_(theirs))
        .values(body=ERASED_VALUE, details=None, reply_index=None, language=None)
        .returning(Message.id)
    )
    count = len((await tx.execute(messages)).all())
    decisions = update(Decision).where(Decision.tenant_id == tx.tenant_id, Decision.conversation_id.in_(theirs))
    await tx.execute(decisions.values(input=ERASED_VALUE, output=ERASED_VALUE, result=ERASED_VALUE))
    for table, column in ((HandOff, "summary"), (ReplyDraft, "body")):
        words = update(table).where(table.tenant_id == tx.tenant_id, table.conversation_id.in_(theirs))
        await tx.execute(words.values({column: ERASED_VALUE}))
    leads = select(Lead.id).where(Lead.tenant_id == tx.tenant_id, Lead.contact_id == contact_id)
    answers = update(QualificationAnswer).where(
        QualificationAnswer.tenant_id == tx.tenant_id, QualificationAnswer.lead_id.in_(leads)
    )
    await tx.execute(answers.values(evidence=ERASED_VALUE))
    details = update(EventDetail).where(EventDetail.tenant_id == tx.tenant_id, EventDetail.subject_id == contact_id)
    await tx.execute(details.values(sealed=None))
    return count


async def _delete_addresses(tx: Transaction, contact_id: UUID) -> int:
    """Without its blind indexes the contact cannot be found again: whoever writes anew is somebody new."""
    table = ChannelIdentity
    statement = delete(table).where(table.tenant_id == tx.tenant_id, table.contact_id == contact_id)
    return len((await tx.execute(statement.returning(table.id))).all())


async def _delete_evidence(tx: Transaction, contact_id: UUID) -> int:
    table = ConsentEvidence
    statement = delete(table).where(table.tenant_id == tx.tenant_id, table.contact_id == contact_id)
    return len((await tx.execute(statement.returning(table.id))).all())


async def _close_leads(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """The lead stays as figures: score, band and outcome, without words, campaign or owner's work left open."""
    for row in (await tx.execute(_conversations(tx, contact_id))).all():
        await clocks.lead_closed(tx, row.id, now=now)
    leads = select(Lead.id).where(Lead.tenant_id == tx.tenant_id, Lead.contact_id == contact_id)
    assignments = update(Assignment).where(
        Assignment.tenant_id == tx.tenant_id,
        Assignment.lead_id.in_(leads),
        Assignment.state != AssignmentState.ENDED,
    )
    await tx.execute(assignments.values(state=AssignmentState.ENDED, ended_at=now))
    own = (Lead.tenant_id == tx.tenant_id, Lead.contact_id == contact_id)
    anonymous: dict[str, object] = {
        "objections": [],
        "buying_signals": [],
        "campaign": None,
        "recovery_due_at": None,
        "updated_at": now,
    }
    await tx.execute(update(Lead).where(*own).values(anonymous))
    await tx.execute(update(Lead).where(*own, Lead.state == LeadState.OPEN).values(state=LeadState.CLOSED))


async def _close_conversations(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    closed = {
        "state": ConversationState.RESOLVED,
        "ai_state": AiState.PAUSED,
        "ai_reason": ERASED_REASON,
        "person_acted_at": None,
        "language": None,
        "first_open_at": None,
        "held_at": None,
        "answered_seq": Conversation.last_seq,
        "seen_seq": Conversation.last_seq,
        "updated_at": now,
    }
    own = (Conversation.tenant_id == tx.tenant_id, Conversation.contact_id == contact_id)
    await tx.execute(update(Conversation).where(*own).values(closed))


def _conversations(tx: Transaction, contact_id: UUID) -> Select[UUID]:
    return select(Conversation.id).where(Conversation.tenant_id == tx.tenant_id, Conversation.contact_id == contact_id)
