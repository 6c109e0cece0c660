"""What an open conversation shows: its messages with what happened between them, and whether a reply may go out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, select, true

from services.access import demand
from services.contacts.models import Contact
from services.conversations.models import AiState, Author, Conversation, Message, MessageKind
from services.db import Reader
from services.errors import NotFound
from services.replies.models import Decision
from services.rules import rate_card
from services.rules.escalation import Trigger
from services.rules.permissions import Access, Area, Principal, may
from services.rules.send_policy import CheckCode, Outbound, Verdict, decide
from services.rules.send_policy import MessageKind as Form
from services.screens.conversation_columns import (
    due_times,
    iso,
    needs_person,
    newest_lead,
    shown_as,
    shown_together,
    visible_conversations,
    window_closes_at,
)
from services.screens.hand_offs import with_hand_off
from services.screens.happenings import list_happenings
from services.screens.notes import list_notes
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import SHOWN_AUTHORS, contact_name, member_name, message_text, subject_of
from services.screens.refusals import failure
from services.screens.sources import sources_of
from services.screens.thread_extras import Extras, extras_of, is_said_by
from services.screens.thread_rows import Thread, ThreadItem
from services.screens.words import SEND_REFUSALS, TRIGGERS, WINDOW_SHUT, language
from services.subject_keys import Subject
from services.tenants.models import Inbox, InboxState, Member, Tenant

THREAD_ROWS = 50
# A found message comes with everything after it, and a little before.
MOST_ROWS, ROWS_AROUND = 500, 10
# A delivery this fresh is shown at the moment it came.
AS_IT_CAME = timedelta(seconds=2)
# What a member's own words cost: nothing (the rate card prices what the product does).
REPLY_PRICE_DECI = 0
READ_ONLY = "Your role may read this conversation, not answer it."
HALTED = "The inbox is halted: look at its state under Channels."
OPTED_OUT = "The contact opted out: nothing may be sent until they write START."
AUTHOR_NAMES = {"ai": "AI", "system": "Automatic text"}


async def load_thread(
    reader: Reader,
    principal: Principal,
    conversation_id: UUID,
    *,
    now: datetime,
    before: str = "",
    through: UUID | None = None,
) -> Thread:
    """The newest items, or those before the cursor; raises NotFound for what the member may not see.

    `through` is a message that is to be among the newest, as far back as MOST_ROWS.
    """
    demand(principal, Area.LEADS)
    head = await _load_head(reader, conversation_id)
    together = (await reader.execute(shown_together(reader, head.id))).all()
    order = BY_TIME if len(together) > 1 else BY_PLACE
    values = values_in(before, order.kinds)
    ids = [one.id for one in together]
    most = await _rows_through(reader, ids, through) if through else THREAD_ROWS
    rows = await _list_messages(reader, ids, order, values, most)
    shown = rows[:most][::-1]
    name = contact_name(reader, subject_of(reader, head), head.name)
    sources = await sources_of(reader, {row.id: row.decided for row in shown if row.decided})
    extras, folded = await extras_of(reader, shown)
    messages = [
        _with_extras(_item(reader, subject_of(reader, row), row, name, sources.get(row.id, "")), extras.get(row.id))
        for row in shown
        if row.id not in folded
    ]
    is_whole = len(rows) <= most
    since = None if is_whole else shown[0].created_at
    until = shown[-1].created_at if values and shown else None
    between: list[ThreadItem] = []
    for one in together:
        between += await list_happenings(reader, one.id, since=since, until=until)
        between += await list_notes(reader, subject_of(reader, one), one.id, since=since, until=until)
    thread = _thread(
        reader,
        head,
        now,
        # A merge happened in each of the conversations and is told once.
        history=_by_day(list({item.id: item for item in [*messages, *between]}.values()), ZoneInfo(head.timezone)),
        older_cursor="" if is_whole else cursor_after(*order.place(shown[0])),
    )
    return await with_hand_off(reader, subject_of(reader, head), head.id, thread)


async def _load_head(reader: Reader, conversation_id: UUID) -> Any:
    lead, clocks, of_tenant = newest_lead(reader), due_times(reader), reader.tenant_id
    statement = (
        select(
            Conversation,
            needs_person().label("needs_person"),
            Contact.name,
            Contact.subject_key,
            Inbox.channel,
            Inbox.state.label("inbox_state"),
            Tenant.timezone,
            Member.name.label("owner_name"),
            lead.c.band,
            lead.c.score_tenths,
            lead.c.scored_at,
            lead.c.escalation_reason,
            clocks.c.due_at,
        )
        .select_from(Conversation)
        .join(Tenant, Tenant.tenant_id == of_tenant)
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == Conversation.assignee_id))
        .outerjoin(lead, true())
        .outerjoin(clocks, clocks.c.lead_id == lead.c.id)
        .where(*visible_conversations(reader), Conversation.id == shown_as(reader, conversation_id))
    )
    head = (await reader.execute(statement)).one_or_none()
    if head is None:
        raise NotFound
    return head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """How a thread is paged: `sorts` are its columns, newest first, `kinds` their types in a cursor."""

    sorts: list[Sort]
    kinds: tuple[type, ...]

    def place(self, row: Any) -> tuple[Any, ...]:
        """Where a row stands."""
        return (row.seq,) if len(self.kinds) == 1 else (row.shown_at, row.id)


_SHOWN_AT = func.coalesce(Message.provider_at, Message.created_at)
# One conversation in its own order; of several, which number their messages each for itself, by time.
BY_PLACE = _Order(sorts=[(Message.seq.expression, True)], kinds=(int,))
BY_TIME = _Order(sorts=[(_SHOWN_AT, True), (Message.id.expression, True)], kinds=(datetime, UUID))


async def _rows_through(reader: Reader, conversation_ids: Sequence[UUID], message_id: UUID) -> int:
    """How many of the newest messages reach back to one, and a few before it; a page where that is too far."""
    own = (Message.tenant_id == reader.tenant_id, Message.conversation_id.in_(conversation_ids))
    its_time = select(_SHOWN_AT).where(*own, Message.id == message_id).scalar_subquery()
    newer = int(await reader.scalar(select(func.count()).where(*own, its_time <= _SHOWN_AT)) or 0)
    return max(THREAD_ROWS, newer + ROWS_AROUND) if newer <= MOST_ROWS else THREAD_ROWS


async def _list_messages(
    reader: Reader, conversation_ids: Sequence[UUID], order: _Order, after: Sequence[object] | None, most: int
) -> list[Any]:
    """Newest first, one more than is shown, each with its contact's key."""
    of_tenant = reader.tenant_id
    statement = (
        select(Message, Member.name.label("author_name"), _SHOWN_AT.label("shown_at"))
        .add_columns(Conversation.contact_id, Contact.subject_key, Decision.details.label("decided"))
        .join(Conversation, and_(Conversation.tenant_id == of_tenant, Conversation.id == Message.conversation_id))
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == Message.author_id))
        .outerjoin(Decision, and_(Decision.tenant_id == of_tenant, Decision.id == Message.decision_id))
        .where(Message.tenant_id == of_tenant, Message.conversation_id.in_(conversation_ids))
        .order_by(*ordering(order.sorts))
        .limit(most + 1)
    )
    if after:
        statement = statement.where(going_on(order.sorts, after))
    return list((await reader.execute(statement)).all())


def _item(reader: Reader, subject: Subject, row: Any, contact: str, source: str) -> ThreadItem:
    author = SHOWN_AUTHORS[Author(row.author)]
    colleague = member_name(reader, row.author_id, row.author_name) or "Team"
    names = AUTHOR_NAMES | {"contact": contact, "member": colleague}
    return ThreadItem(
        id=str(row.id),
        kind="template" if row.kind == MessageKind.TEMPLATE else "message",
        author=author,
        author_name=names[author],
        body=message_text(reader, subject, row.id, row.kind, row.body),
        at=iso(_when(row.provider_at, row.created_at)),
        starts_day="",
        language=language(row.language),
        status=row.status or "",
        failure=failure(row.status, row.error_code, row.error_key),
        explains=row.decision_id is not None,
        source=source,
        draft=(row.idempotency_key or "") if row.author == Author.MEMBER else "",
    )


def _with_extras(item: ThreadItem, extras: Extras | None) -> ThreadItem:
    if extras is None:
        return item
    return replace(item, extras=extras, body="" if is_said_by(extras, item.body) else item.body)


def _when(provider_at: datetime | None, created_at: datetime) -> datetime:
    """The provider's time; where its whole seconds cannot tell it from ours, ours, which keeps the order of arrival."""
    is_late = provider_at is not None and created_at - provider_at >= AS_IT_CAME
    return provider_at if provider_at is not None and is_late else created_at


def _by_day(items: list[ThreadItem], zone: tzinfo) -> list[ThreadItem]:
    """The items by time, the first of each day marked with the day."""
    ordered = sorted(items, key=lambda item: item.at)
    days = [datetime.fromisoformat(item.at).astimezone(zone).date().isoformat() for item in ordered]
    starts = [True, *(before != after for before, after in pairwise(days))]
    marked = zip(ordered, days, starts, strict=False)
    return [replace(item, starts_day=day) if begins else item for item, day, begins in marked]


def _thread(reader: Reader, head: Any, now: datetime, *, history: list[ThreadItem], older_cursor: str) -> Thread:
    owner = member_name(reader, head.assignee_id, head.owner_name)
    may_reply = may(reader.principal, Area.LEADS, Access.ACT)
    verdict = _verdict(head, now)
    return Thread(
        id=str(head.id),
        name=contact_name(reader, subject_of(reader, head), head.name),
        channel=head.channel,
        status=head.state,
        band=head.band if head.scored_at else "",
        score=head.score_tenths // 10 if head.scored_at else 0,
        owner_name=owner,
        is_mine=head.assignee_id is not None and head.assignee_id == reader.principal.member_id,
        history=history,
        older_cursor=older_cursor,
        ai_is_on=head.ai_state == AiState.ON,
        ai_reason=_ai_reason(head.ai_reason, owner),
        escalation=_escalation(head) if head.needs_person else "",
        window_closes_at=window_closes_at(head.last_inbound_at, head.window_refused_at, now),
        sla_due_at=iso(head.due_at),
        last_seq=head.last_seq,
        draft_place=f"{reader.principal.member_id}:{head.id}" if may_reply else "",
        arrived_drafts=[item.draft for item in history if item.draft],
        reply_price_deci=REPLY_PRICE_DECI,
        ai_turn_price_deci=rate_card.ceiling(),
        may_reply=may_reply,
        cannot_reply=_cannot_reply(verdict) if may_reply else READ_ONLY,
        takes_templates=may_reply and (verdict.allowed or verdict.falls_back_to_template),
    )


def _ai_reason(reason: str | None, owner: str) -> str:
    """Why the AI is paused; a reason that is no trigger is the act of a person."""
    if reason is None:
        return ""
    if reason in TRIGGERS:
        return f"Escalated: {TRIGGERS[Trigger(reason)]}"
    return f"{owner or 'A colleague'} has taken over"


def _escalation(head: Any) -> str:
    if head.held_at is not None:
        return TRIGGERS[Trigger.NOT_COVERED]
    reason = head.ai_reason if head.ai_reason in TRIGGERS else head.escalation_reason
    return TRIGGERS[Trigger(reason)] if reason in TRIGGERS else "waits for an answer"


def _verdict(head: Any, now: datetime) -> Verdict:
    """What the send policy says of a free-form reply now."""
    outbound = Outbound(
        kind=Form.FREE_FORM,
        last_inbound_at=head.last_inbound_at,
        window_refused_at=head.window_refused_at,
        inbox_is_halted=head.inbox_state == InboxState.HALTED,
        opted_out=head.opted_out_at is not None,
    )
    return decide(outbound, now)


def _cannot_reply(verdict: Verdict) -> str:
    """Why a reply may not go out, as a sentence; empty where it may."""
    match verdict.refusal:
        case None:
            return ""
        case CheckCode.INBOX:
            return HALTED
        case CheckCode.OPT_OUT:
            return OPTED_OUT
        case CheckCode.WINDOW:
            return WINDOW_SHUT[verdict.window.reason]
        case other:
            return SEND_REFUSALS[other]
