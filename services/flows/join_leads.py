"""Leaves a merged person one open lead: what the others told goes over to it, their promises and owner's work end.

The lead stays the contact's for whom it was opened, and its answers under that contact's key; only the conversation it
is answered in changes.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, delete, select

from services.assignments.models import Assignment, AssignmentState, SlaClock
from services.contacts.merges import Changes
from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Transaction
from services.ids import new_id
from services.leads.models import ANSWER_EVIDENCE, Lead, LeadState, QualificationAnswer
from services.rules.merging import LeadSide, staying
from services.subject_keys import Subject


async def join_leads(
    tx: Transaction, changes: Changes, contact_ids: Sequence[UUID], conversation_id: UUID, now: datetime
) -> UUID | None:
    """Close all open leads but one, which goes on in the conversation; return its id, None where none is open."""
    rows = await list_open(tx, contact_ids)
    if not rows:
        return None
    chosen = staying([LeadSide(id=r.id, has_owner=r.owner_id is not None, created_at=r.created_at) for r in rows])
    stays = next(row for row in rows if row.id == chosen)
    for row in rows:
        if row.id != stays.id:
            await _close(tx, changes, row, stays, now)
    await changes.set(Lead, stays.id, conversation_id=conversation_id, **_told_by_all(stays, rows))
    for table, is_current in ((Assignment, Assignment.state != AssignmentState.ENDED), _RUNNING):
        for row_id in await _ids(tx, table, table.lead_id == stays.id, is_current):
            await changes.set(table, row_id, conversation_id=conversation_id)
    for row_id in await _ids(tx, Conversation, Conversation.contact_id.in_(contact_ids)):
        await changes.set(Conversation, row_id, assignee_id=stays.owner_id)
    return chosen


async def list_open(tx: Transaction, contact_ids: Sequence[UUID]) -> Sequence[Any]:
    """Return the open leads of these contacts under lock, with their contacts' keys."""
    statement = (
        select(Lead, Contact.subject_key)
        .join(Contact, (Contact.tenant_id == Lead.tenant_id) & (Contact.id == Lead.contact_id))
        .where(Lead.tenant_id == tx.tenant_id, Lead.contact_id.in_(contact_ids), Lead.state == LeadState.OPEN)
        .order_by(Lead.id)
        .with_for_update(of=Lead)
    )
    return (await tx.execute(statement)).all()


async def drop_copies(tx: Transaction, answer_ids: Iterable[str]) -> None:
    """Take back the answers that a merge copied."""
    table = QualificationAnswer
    ids = [UUID(one) for one in answer_ids]
    await tx.execute(delete(table).where(table.tenant_id == tx.tenant_id, table.id.in_(ids)))


async def _close(tx: Transaction, changes: Changes, row: Any, stays: Any, now: datetime) -> None:
    await changes.set(Lead, row.id, state=LeadState.CLOSED, updated_at=now)
    current = (Assignment.lead_id == row.id, Assignment.state != AssignmentState.ENDED)
    for assignment_id in await _ids(tx, Assignment, *current):
        await changes.set(Assignment, assignment_id, state=AssignmentState.ENDED, ended_at=now)
    await _join_clocks(tx, changes, row, stays, now)
    await _copy_answers(tx, changes, row, stays)


async def _join_clocks(tx: Transaction, changes: Changes, row: Any, stays: Any, now: datetime) -> None:
    """Of each promise the one that is due first runs on, for the lead that stays."""
    theirs = await _clocks(tx, row.id)
    ours = {clock.promise: clock for clock in await _clocks(tx, stays.id)}
    for clock in theirs:
        rival = ours.get(clock.promise)
        loser = clock if rival is not None and not _is_sooner(clock, rival) else rival
        if loser is not None:
            await changes.set(SlaClock, loser.id, stopped_at=now, due_at=None, running_since=None)
        if loser is not clock:
            await changes.set(SlaClock, clock.id, lead_id=stays.id)


def _is_sooner(clock: Any, rival: Any) -> bool:
    return clock.due_at is not None and (rival.due_at is None or clock.due_at < rival.due_at)


async def _clocks(tx: Transaction, lead_id: UUID) -> Sequence[Any]:
    running = (SlaClock.tenant_id == tx.tenant_id, SlaClock.lead_id == lead_id, SlaClock.stopped_at.is_(None))
    return (await tx.execute(select(SlaClock).where(*running))).all()


async def _copy_answers(tx: Transaction, changes: Changes, row: Any, stays: Any) -> None:
    """What only the other lead knew, with its words under the key of the contact whose lead stays."""
    told = {answer["question"] for answer in await _answers(tx, stays.id)}
    source = Subject(tx.cipher, row.contact_id, row.subject_key)
    target = Subject(tx.cipher, stays.contact_id, stays.subject_key)
    for answer in await _answers(tx, row.id):
        if answer["question"] not in told:
            copy_id = new_id(answer["at"])
            words = source.open(ANSWER_EVIDENCE, answer["id"], answer["evidence"])
            copy = {**answer, "id": copy_id, "lead_id": stays.id}
            copy["evidence"] = target.seal(ANSWER_EVIDENCE, copy_id, words)
            await tx.insert(QualificationAnswer, [copy])
            changes.copied.append(str(copy_id))


async def _answers(tx: Transaction, lead_id: UUID) -> Sequence[RowMapping]:
    table = QualificationAnswer
    statement = select(table).where(
        table.tenant_id == tx.tenant_id, table.lead_id == lead_id, table.superseded_at.is_(None)
    )
    return (await tx.execute(statement)).mappings().all()


def _told_by_all(stays: Any, rows: Sequence[Any]) -> dict[str, Any]:
    """What is open of all leads together; the escalation that came first holds."""
    first = min((row for row in rows if row.escalated_at), key=lambda row: row.escalated_at, default=stays)
    lists = ("objections", "buying_signals", "questions_asked")
    merged = {name: list(dict.fromkeys(one for row in (stays, *rows) for one in getattr(row, name))) for name in lists}
    return merged | {"escalated_at": first.escalated_at, "escalation_reason": first.escalation_reason}


async def _ids(tx: Transaction, table: Any, *where: Any) -> list[UUID]:
    statement = select(table.id).where(table.tenant_id == tx.tenant_id, *where).order_by(table.id)
    return list((await tx.execute(statement)).scalars())


_RUNNING = (SlaClock, SlaClock.stopped_at.is_(None))
