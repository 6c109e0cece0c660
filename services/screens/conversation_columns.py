"""What the lists of conversations and leads ask the database in the same words: who sees a row, what presses."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, Subquery, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql.selectable import LateralFromClause

from services.assignments.models import SlaClock
from services.contacts.models import Contact
from services.conversations.hand_over import SILENCED
from services.conversations.models import AiState, Conversation, Direction, Message
from services.db import Reader
from services.leads.models import Lead, LeadState
from services.leads.queries import of_conversation
from services.rules.ai_control import AiMode
from services.rules.escalation import Trigger
from services.rules.permissions import sees_all_leads
from services.rules.session_window import state
from services.rules.sla import Promise
from services.tenants.models import Tenant

# Sorts after every due time.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def visible_conversations(reader: Reader) -> list[ColumnElement[bool]]:
    """The tenant's conversations, for an SDR the own ones; row-level security holds the same wall."""
    mine = [] if sees_all_leads(reader.principal) else [Conversation.assignee_id == reader.principal.member_id]
    return [Conversation.tenant_id == reader.tenant_id, *mine]


def shown_conversations(reader: Reader) -> list[ColumnElement[bool]]:
    """The visible ones that stand for themselves: those folded into another are shown there."""
    return [*visible_conversations(reader), Conversation.folded_into.is_(None)]


def shown_together(reader: Reader, conversation_id: UUID) -> Select[UUID, UUID, bytes | None]:
    """A conversation and those folded into it, each with its contact's key."""
    together = or_(Conversation.id == conversation_id, Conversation.folded_into == conversation_id)
    return (
        select(Conversation.id, Conversation.contact_id, Contact.subject_key)
        .join(Contact, and_(Contact.tenant_id == reader.tenant_id, Contact.id == Conversation.contact_id))
        .where(*visible_conversations(reader), together)
        .order_by(Conversation.id)
    )


def shown_as(reader: Reader, conversation_id: UUID) -> ScalarSelect[UUID]:
    """The conversation that stands for this one: the one it is folded into, or itself."""
    asked = aliased(Conversation)
    found = select(func.coalesce(asked.folded_into, asked.id))
    return found.where(asked.tenant_id == reader.tenant_id, asked.id == conversation_id).scalar_subquery()


def needs_person() -> ColumnElement[bool]:
    """Whether a person is asked for: escalated, paused for credit, or taken over and unanswered.

    A person's answer covers itself, so after it `answered_seq` is beyond the contact's last message.
    """
    unanswered = Conversation.last_inbound_seq > Conversation.answered_seq
    escalated = Conversation.ai_reason.in_([*(trigger.value for trigger in Trigger), SILENCED])
    only_handed_over = and_(escalated, Conversation.last_inbound_seq == Conversation.answered_seq)
    paused = and_(Conversation.ai_state == AiState.PAUSED, or_(unanswered, only_handed_over))
    stopped = exists().where(Tenant.tenant_id == Conversation.tenant_id, Tenant.ai_mode == AiMode.STOPPED)
    is_stopped = stopped.correlate(Conversation)
    waits = or_(paused, Conversation.held_at.is_not(None), and_(unanswered, is_stopped))
    return and_(Conversation.opted_out_at.is_(None), waits)


def newest_lead(reader: Reader) -> LateralFromClause:
    """The newest lead of the conversation's contact, as a lateral join."""
    found = (
        select(
            Lead.id,
            Lead.contact_id,
            Lead.state,
            Lead.band,
            Lead.score_tenths,
            Lead.scored_at,
            Lead.owner_id,
            Lead.escalation_reason,
            Lead.source,
            Lead.objections,
            Lead.buying_signals,
        )
        .where(Lead.tenant_id == reader.tenant_id, of_conversation())
        .order_by((Lead.state == LeadState.OPEN).desc(), Lead.id.desc())
        .limit(1)
    )
    return found.lateral("newest_lead")


def last_message(reader: Reader) -> LateralFromClause:
    """The conversation's last message, as a lateral join."""
    found = (
        select(Message.id, Message.kind, Message.body, Message.author, Message.provider_at, Message.created_at)
        .where(Message.tenant_id == reader.tenant_id, Message.conversation_id == Conversation.id)
        .order_by(Message.seq.desc())
        .limit(1)
    )
    return found.lateral("last_message")


def due_times(reader: Reader) -> Subquery:
    """Per lead when its running first-response promise is due; a broken one that still runs stays."""
    found: Select[UUID, datetime | None] = (
        select(SlaClock.lead_id, func.min(SlaClock.due_at).label("due_at"))
        .where(
            SlaClock.tenant_id == reader.tenant_id,
            SlaClock.promise == Promise.FIRST_RESPONSE,
            SlaClock.stopped_at.is_(None),
            SlaClock.due_at.is_not(None),
        )
        .group_by(SlaClock.lead_id)
    )
    return found.subquery("due_times")


def unread_count(reader: Reader) -> ColumnElement[int]:
    """How many messages of the contact nobody has looked at."""
    counted = (
        select(func.count())
        .where(
            Message.tenant_id == reader.tenant_id,
            Message.conversation_id == Conversation.id,
            Message.seq > Conversation.seen_seq,
            Message.direction == Direction.INBOUND,
        )
        .scalar_subquery()
    )
    return case((Conversation.last_inbound_seq > Conversation.seen_seq, counted), else_=0)


def window_closes_at(last_inbound_at: datetime | None, refused_at: datetime | None, now: datetime) -> str:
    """When the session window shuts as ISO time, empty where it is shut."""
    window = state(last_inbound_at, now, refused_at=refused_at)
    return iso(window.closes_at) if window.is_open else ""


def iso(at: datetime | None) -> str:
    """A time as the browser gets it, empty for none."""
    return at.astimezone(UTC).isoformat() if at else ""
