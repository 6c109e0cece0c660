"""What stands on a lead's own page: the contact with everything that explains the score, how it got there, the replies.

The contact's part is the inbox's (`inbox_profile`), the words of all conversations `lead_timeline`, what would change
the score `what_if`.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from services.access import demand
from services.contacts.models import Contact
from services.contacts.queries import same_person
from services.conversations.models import Author, Conversation, Message
from services.db import Reader
from services.errors import NotFound
from services.events.event import CONVERSATION, LEAD
from services.leads.models import Lead, LeadState, Score
from services.rules.permissions import Access, Area, Principal, may, sees_all_leads
from services.screens import audit, inbox_profile
from services.screens.conversation_columns import iso, visible_conversations
from services.screens.inbox_profile import Profile
from services.screens.paging import Sort, ordering
from services.screens.people import message_text, one_line, subject_of
from services.tenants.models import Inbox

TOPICS = frozenset({CONVERSATION, LEAD})
# As many as a chart can tell apart, the newest ones.
SHOWN_SCORES = 120
SHOWN_REPLIES = 12
SHOWN_EVENTS = 12
_FIRST: Sort = (Conversation.created_at.expression, False)
_LAST: Sort = (func.greatest(Conversation.last_inbound_at, Conversation.last_outbound_at), True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePoint:
    """One computed score; `tenths` of a point at `at` (ISO)."""

    at: str
    tenths: int
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A message of the AI that has an answer to "why this reply"."""

    message_id: str
    text: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """When and where somebody was in touch for the first or the last time."""

    at: str = ""
    inbox: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A lead's page. `events` is empty for roles that do not read the audit log."""

    lead_id: str = ""
    conversation_id: str = ""
    state: str = ""
    campaign: str = ""
    created_at: str = ""
    is_scored: bool = False
    profile: Profile = field(default_factory=Profile)
    first_touch: Touch = field(default_factory=Touch)
    last_touch: Touch = field(default_factory=Touch)
    history: list[ScorePoint] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    events: list[audit.EventRow] = field(default_factory=list)
    reads_audit: bool = False


async def load_sheet(reader: Reader, principal: Principal, lead_id: UUID) -> Sheet:
    """The lead's page; raises NotFound for what the member may not see."""
    demand(principal, Area.LEADS)
    lead = await _load_lead(reader, lead_id)
    profile = await inbox_profile.load_profile(reader, principal, lead.conversation_id)
    reads_audit = may(principal, Area.AUDIT, Access.READ)
    events = audit.Query(subject=str(lead_id), limit=SHOWN_EVENTS)
    history = await _list_scores(reader, lead_id)
    return Sheet(
        lead_id=str(lead_id),
        conversation_id=str(lead.conversation_id),
        state=lead.state,
        campaign=lead.campaign or "",
        created_at=iso(lead.created_at),
        is_scored=bool(history) and lead.state == LeadState.OPEN,
        profile=profile,
        first_touch=await _touch(reader, lead.contact_id, _FIRST),
        last_touch=await _touch(reader, lead.contact_id, _LAST),
        history=history,
        replies=await _list_replies(reader, lead.contact_id),
        events=(await audit.list_events(reader, principal, events)).rows if reads_audit else [],
        reads_audit=reads_audit,
    )


def own_lead(reader: Reader, lead_id: UUID) -> list[ColumnElement[bool]]:
    """The conditions of one lead that the reader may see; row-level security holds the same wall."""
    mine = [] if sees_all_leads(reader.principal) else [Lead.owner_id == reader.principal.member_id]
    return [Lead.tenant_id == reader.tenant_id, Lead.id == lead_id, *mine]


async def _load_lead(reader: Reader, lead_id: UUID) -> Any:
    columns = (Lead.conversation_id, Lead.contact_id, Lead.state, Lead.campaign, Lead.created_at)
    found = (await reader.execute(select(*columns).where(*own_lead(reader, lead_id)))).one_or_none()
    if found is None:
        raise NotFound
    return found


async def _list_scores(reader: Reader, lead_id: UUID) -> list[ScorePoint]:
    statement = (
        select(Score.at, Score.total_tenths, Score.band)
        .where(Score.tenant_id == reader.tenant_id, Score.lead_id == lead_id)
        .order_by(Score.at.desc(), Score.id.desc())
        .limit(SHOWN_SCORES)
    )
    rows = (await reader.execute(statement)).all()
    return [ScorePoint(at=iso(row.at), tenths=row.total_tenths, band=row.band) for row in reversed(rows)]


async def _touch(reader: Reader, contact_id: UUID, place: Sort) -> Touch:
    """The first of the person's conversations in an order by time, with the inbox it is in."""
    at, _falls = place
    statement = (
        select(at.label("at"), Inbox.name)
        .join(Inbox, and_(Inbox.tenant_id == reader.tenant_id, Inbox.id == Conversation.inbox_id))
        .where(
            *visible_conversations(reader),
            Conversation.contact_id.in_(same_person(reader, contact_id)),
            at.is_not(None),
        )
        .order_by(*ordering([place]))
        .limit(1)
    )
    row = (await reader.execute(statement)).first()
    return Touch(at=iso(row.at), inbox=row.name) if row else Touch()


async def _list_replies(reader: Reader, contact_id: UUID) -> list[Reply]:
    """The newest messages that the AI wrote to the person by a decision."""
    statement = (
        select(Message.id, Message.kind, Message.body, Message.created_at, Conversation.contact_id, Contact.subject_key)
        .join(
            Conversation, and_(Conversation.tenant_id == reader.tenant_id, Conversation.id == Message.conversation_id)
        )
        .join(Contact, and_(Contact.tenant_id == reader.tenant_id, Contact.id == Conversation.contact_id))
        .where(
            *visible_conversations(reader),
            Conversation.contact_id.in_(same_person(reader, contact_id)),
            Message.tenant_id == reader.tenant_id,
            Message.author == Author.AI,
            Message.decision_id.is_not(None),
        )
        .order_by(Message.created_at.desc(), Message.id.desc())
        .limit(SHOWN_REPLIES)
    )
    return [
        Reply(
            message_id=str(row.id),
            text=one_line(message_text(reader, subject_of(reader, row), row.id, row.kind, row.body)),
            at=iso(row.created_at),
        )
        for row in await reader.execute(statement)
    ]
