"""Reads what the policy of a send asks about a queued message, in as few looks as its rows allow.

The caller holds the message, and shares its conversation with nobody who could opt out meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select

from services.compliance.consents import has_consent
from services.compliance.models import SuppressionPurpose
from services.compliance.queries import Reach, find_reach
from services.contacts.merges import last_joined_at
from services.contacts.queries import list_person
from services.conversations import sending
from services.conversations.models import Author, Message, MessageKind
from services.conversations.reviews import is_ai_silenced
from services.db import Transaction
from services.outreach.queries import find_template
from services.replies.models import Decision
from services.replies.queries import rest_on_what_ended
from services.rules.consent import ConsentPurpose
from services.rules.send_policy import (
    STOP_CONFIRMATION_OPERATION,
    Outbound,
    TemplateCategory,
    TemplateStatus,
)
from services.rules.send_policy import MessageKind as SendKind
from services.statements import Prepared, Row
from services.subject_keys import Subject
from services.tenants.models import Inbox
from services.tenants.queries import SendingInbox, sending_inbox


@dataclass(frozen=True, slots=True, kw_only=True)
class SendFacts:
    """What is known of a message that is due: who sends it to whom, and what the policy decides on."""

    inbox: SendingInbox
    reach: Reach
    outbound: Outbound


async def read_send_facts(tx: Transaction, row: Row, conversation: Row, now: datetime) -> SendFacts:
    """Return the facts of a queued message, given with its conversation as `sending` read them."""
    (beside,) = await tx.rows(_BESIDE, message_id=row.id)
    inbox = sending_inbox(tx, beside)
    reach = await find_reach(tx, Subject(tx.cipher, conversation.contact_id, conversation.subject_key))
    kind, template = _kind(row), None
    if row.template_id:
        template = await find_template(tx, row.template_id)
    confirmed = False
    if kind is SendKind.STOP_CONFIRMATION and conversation.opted_out_at:
        confirmed = await sending.has_confirmed_stop(tx, row.conversation_id, row.id, conversation.opted_out_at)
    is_marketing = template is not None and template.category == TemplateCategory.MARKETING
    outbound = Outbound(
        kind=kind,
        last_inbound_at=conversation.last_inbound_at,
        window_refused_at=conversation.window_refused_at,
        inbox_is_halted=inbox.is_halted,
        # The list of suppressed addresses outlives contacts and their conversations: it is asked as well.
        opted_out=conversation.opted_out_at is not None or SuppressionPurpose.ALL in reach.stopped,
        ai_is_silenced=row.author == Author.AI and beside.ai_is_silenced,
        stop_confirmed=confirmed,
        marketing_consent=is_marketing and await agreed_to_offers(tx, conversation.contact_id),
        marketing_stopped=is_marketing and SuppressionPurpose.MARKETING in reach.stopped,
        template_status=_known(TemplateStatus, template.status) if template else None,
        template_category=_known(TemplateCategory, template.category) if template else None,
        cites_what_ended=row.author == Author.AI and await rest_on_what_ended(tx, beside.details or {}, now),
    )
    return SendFacts(inbox=inbox, reach=reach, outbound=outbound)


async def agreed_to_offers(tx: Transaction, contact_id: UUID) -> bool:
    """Whether the person that the contact is agreed to offers; of what joined contacts said, the stricter stands."""
    contact_ids = await list_person(tx, contact_id)
    joined_at = await last_joined_at(tx, contact_ids)
    return await has_consent(tx, contact_ids, ConsentPurpose.MARKETING, joined_at=joined_at)


def _kind(row: Row) -> SendKind:
    if row.author == Author.NOTICE and row.operation == STOP_CONFIRMATION_OPERATION:
        return SendKind.STOP_CONFIRMATION
    return SendKind.TEMPLATE if row.kind == MessageKind.TEMPLATE else SendKind.FREE_FORM


def _known(values: Any, word: str) -> Any:
    """The member of a closed set; a word that the provider invented since is none, which refuses the send."""
    return next((value for value in values if value == word.upper()), None)


_BESIDE = Prepared(
    select(Inbox, is_ai_silenced().label("ai_is_silenced"), Decision.details)
    .join(Message, and_(Message.tenant_id == Inbox.tenant_id, Message.inbox_id == Inbox.id))
    .outerjoin(Decision, and_(Decision.tenant_id == Message.tenant_id, Decision.id == Message.decision_id))
    .where(Message.tenant_id == bindparam("tenant_id"), Message.id == bindparam("message_id"))
)
