"""Shows a merged person's conversations in one inbox as one: which goes on, and which are folded into it.

Messages stay in the conversation they came by, under the key of its contact, so that a merge is undone by unfolding.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.assignments.models import Assignment, AssignmentState, SlaClock
from services.contacts.merges import Changes
from services.conversations.models import AiState, Conversation
from services.conversations.threads import Thread
from services.db import Transaction
from services.flows.answer_turn import request_answer
from services.leads.models import Lead, LeadState
from services.rules.merging import ThreadSide, going_on


async def fold(tx: Transaction, changes: Changes, contact_ids: Sequence[UUID]) -> Any | None:
    """Leave one conversation of each inbox to go on; return the row of the one heard from last, None without any."""
    rows = await _lock(tx, contact_ids)
    heads = [await _fold_inbox(changes, [row for row in rows if row.inbox_id == inbox]) for inbox in _inboxes(rows)]
    for row in rows:
        await changes.set(Conversation, row.id, epoch=row.epoch + 1)
    return _goes_on(heads) if heads else None


async def bring_forward(tx: Transaction, thread: Thread, now: datetime) -> None:
    """Somebody wrote by the address of a folded conversation: it goes on there, with the lead; the caller saves it."""
    if thread.folded_into is None:
        return
    before = (await tx.execute(_conversation(tx, thread.folded_into).with_for_update())).one()
    thread.assignee_id, thread.person_acted_at = before.assignee_id, before.person_acted_at
    thread.ai_state, thread.ai_reason = before.ai_state, before.ai_reason
    mine = (Conversation.tenant_id == tx.tenant_id, Conversation.id == thread.id)
    await tx.execute(update(Conversation).where(*mine).values(folded_into=None))
    behind = (Conversation.folded_into == before.id) | (Conversation.id == before.id)
    quiet = {"answered_seq": Conversation.last_seq, "first_open_at": None, "held_at": None, "updated_at": now}
    await tx.execute(
        update(Conversation)
        .where(Conversation.tenant_id == tx.tenant_id, behind)
        .values(folded_into=thread.id, epoch=Conversation.epoch + 1, **quiet)
    )
    thread.folded_into = None
    await move_work(tx, before.id, thread.id)


async def move_work(tx: Transaction, before_id: UUID, after_id: UUID) -> None:
    """Take the open lead of one conversation, with its owner's work and its clocks, to another."""
    theirs = (Lead.tenant_id == tx.tenant_id, Lead.conversation_id == before_id, Lead.state == LeadState.OPEN)
    lead_id = await tx.scalar(update(Lead).where(*theirs).values(conversation_id=after_id).returning(Lead.id))
    if lead_id:
        await follow_lead(tx, lead_id, after_id)


async def follow_lead(tx: Transaction, lead_id: UUID, conversation_id: UUID) -> None:
    """Let what is not over of a lead stand in its conversation."""
    current = (Assignment.tenant_id == tx.tenant_id, Assignment.lead_id == lead_id)
    await tx.execute(
        update(Assignment)
        .where(*current, Assignment.state != AssignmentState.ENDED)
        .values(conversation_id=conversation_id)
    )
    running = (SlaClock.tenant_id == tx.tenant_id, SlaClock.lead_id == lead_id, SlaClock.stopped_at.is_(None))
    await tx.execute(update(SlaClock).where(*running).values(conversation_id=conversation_id))


def ask_again(tx: Transaction, row: Any) -> None:
    """Have the AI read the open turn anew: what was read before the merge is not written any more."""
    if row.last_inbound_seq > row.answered_seq and row.ai_state == AiState.ON and row.opted_out_at is None:
        first, last = row.answered_seq + 1, row.last_inbound_seq
        job = request_answer(tx.tenant_id, row.id, first_seq=first, delay=timedelta(0), again=str(last))
        tx.enqueue(job)


async def _fold_inbox(changes: Changes, rows: Sequence[Any]) -> Any:
    """Fold all but one; where a person has the next word in any of them, a person keeps it."""
    head = _goes_on(rows)
    paused = next((row for row in rows if row.ai_state == AiState.PAUSED), head)
    voice = {name: getattr(paused, name) for name in ("ai_state", "ai_reason", "person_acted_at")}
    await changes.set(Conversation, head.id, folded_into=None, **voice)
    for row in rows:
        if row.id != head.id:
            answered = {"answered_seq": row.last_seq, "first_open_at": None, "held_at": None}
            await changes.set(Conversation, row.id, folded_into=head.id, **answered)
    return head


def _goes_on(rows: Sequence[Any]) -> Any:
    sides = [
        ThreadSide(
            id=row.id,
            has_open_turn=row.last_inbound_seq > row.answered_seq,
            last_inbound_at=row.last_inbound_at,
        )
        for row in rows
    ]
    chosen = going_on(sides)
    return next(row for row in rows if row.id == chosen)


def _inboxes(rows: Sequence[Any]) -> list[UUID]:
    return list(dict.fromkeys(row.inbox_id for row in rows))


async def _lock(tx: Transaction, contact_ids: Sequence[UUID]) -> Sequence[Any]:
    table = Conversation
    statement = select(table).where(table.tenant_id == tx.tenant_id, table.contact_id.in_(contact_ids))
    return (await tx.execute(statement.order_by(table.id).with_for_update())).all()


def _conversation(tx: Transaction, conversation_id: UUID) -> Any:
    return select(Conversation).where(Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id)
