"""Puts the demo's stories on record: the events that the product would have emitted, at the times of the stories."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from services.conversations.models import Author
from services.db import Transaction
from services.demo.rows import RECEIPTS, Row, owner_of
from services.demo.stories import Story
from services.events.catalog.contact import ContactCreated
from services.events.catalog.conversation import ConversationHandedOff, ConversationOpened
from services.events.catalog.lead import LeadCreated, LeadEscalated, LeadRouted, SlaBreached, SlaStarted, SlaStopped
from services.events.catalog.message import MessageQueued, MessageReceived, MessageStatusChanged
from services.events.event import Event
from services.rules.delivery_status import DeliveryStatus
from services.rules.sla import Promise
from services.tenants.models import Channel

Happened = tuple[Event, datetime]


def put_on_record(tx: Transaction, happened: Iterable[Happened]) -> None:
    """Emit what happened, each at its time."""
    for event, at in happened:
        tx.emit(event, at=at)


def opening(story: Story, source: str) -> Iterator[Happened]:
    """A contact writes for the first time."""
    played, at = story.played, story.played.started_at
    conversation_id, contact_id = played.conversation_id, played.contact_id
    yield ContactCreated(contact_id=contact_id, channel=Channel.WHATSAPP), at
    opened = ConversationOpened(conversation_id=conversation_id, contact_id=contact_id, inbox_id=played.stage.inbox_id)
    yield opened, at
    created = LeadCreated(lead_id=played.lead.id, contact_id=contact_id, conversation_id=conversation_id, source=source)
    yield created, at


def messages(story: Story) -> Iterator[Happened]:
    """What was said, and how far ours got."""
    conversation_id = story.played.conversation_id
    for line in story.played.lines:
        if line.author is Author.CONTACT:
            received = MessageReceived(message_id=line.id, conversation_id=conversation_id, kind=line.kind)
            yield received, line.created_at
            continue
        queued = MessageQueued(message_id=line.id, conversation_id=conversation_id, author=line.author, kind=line.kind)
        yield queued, line.created_at
        before, at = DeliveryStatus.QUEUED, line.created_at
        for status, after in ((DeliveryStatus.SENDING, timedelta(0)), *RECEIPTS):
            moved = MessageStatusChanged(
                message_id=line.id, conversation_id=conversation_id, before=before, after=status
            )
            yield moved, at + after
            before = status


def owning(story: Story, assignment_id: UUID) -> Iterator[Happened]:
    """The lead gets an owner, and a person is asked for where a trigger fired."""
    routed, member_id, lead = story.routed, owner_of(story), story.played.lead
    assert routed is not None
    assert member_id is not None
    reason = str(routed.answer.step.reason or "band")
    about = {"lead_id": lead.id, "conversation_id": story.played.conversation_id}
    band = routed.answer.after.owner_band
    yield LeadRouted(**about, assignment_id=assignment_id, member_id=member_id, band=band, reason=reason), routed.at
    for turn in story.played.turns:
        if turn.answer.step.escalates:
            reasons = tuple(str(trigger) for trigger in turn.answer.step.triggers)
            yield LeadEscalated(**about, reason=reasons[0], all_reasons=reasons), turn.at
            yield ConversationHandedOff(conversation_id=story.played.conversation_id, reason=reasons[0]), turn.at


def promise(row: Row) -> Iterator[Happened]:
    """A clock starts, and is kept or broken."""
    about = {name: row[name] for name in ("lead_id", "conversation_id", "promise")} | {"clock_id": row["id"]}
    started, breached, stopped = row["started_at"], row["breached_at"], row["stopped_at"]
    assert isinstance(started, datetime)
    due = row["due_at"] or breached or started
    assert isinstance(due, datetime)
    yield SlaStarted(**about, due_at=due.isoformat()), started  # type: ignore[arg-type]  # a row's values, as written
    if isinstance(breached, datetime):
        yield SlaBreached(**about), breached  # type: ignore[arg-type]  # likewise
    if isinstance(stopped, datetime) and row["promise"] == Promise.FIRST_RESPONSE:
        yield SlaStopped(**about), stopped  # type: ignore[arg-type]  # likewise
