"""Keeps what the AI would have sent in shadow mode until a person sends, edits or discards it; one waits at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.conversations.models import Conversation
from services.conversations.subjects import subject_key_of
from services.db import Reader, Transaction
from services.errors import NotFound
from services.events.catalog.draft import DraftDiscarded, DraftProposed, DraftSent
from services.ids import new_id
from services.replies.models import REPLY_DRAFT, DraftState, ReplyDraft
from services.replies.write import Draft
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A draft with where it belongs."""

    conversation_id: UUID
    lead_id: UUID
    decision_id: UUID | None
    draft: Draft
    operation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A draft that waits for a person."""

    id: UUID
    conversation_id: UUID
    lead_id: UUID
    decision_id: UUID | None
    text: str
    language: str
    operation: str
    discloses_ai: bool


async def propose(tx: Transaction, subject: Subject, proposed: Proposed, now: datetime) -> UUID:
    """Keep a draft in place of the one that waited."""
    await _end(tx, proposed.conversation_id, DraftState.SUPERSEDED, now)
    draft_id, draft = new_id(now), proposed.draft
    row = {
        "tenant_id": tx.tenant_id,
        "id": draft_id,
        "conversation_id": proposed.conversation_id,
        "lead_id": proposed.lead_id,
        "decision_id": proposed.decision_id,
        "body": subject.seal(REPLY_DRAFT, draft_id, draft.text),
        "language": draft.language,
        "operation": proposed.operation,
        "discloses_ai": draft.discloses_ai,
        "state": DraftState.WAITING,
        "created_at": now,
    }
    await tx.insert(ReplyDraft, [row])
    tx.emit(DraftProposed(draft_id=draft_id, conversation_id=proposed.conversation_id), at=now)
    return draft_id


async def lock_waiting(tx: Transaction, conversation_id: UUID, draft_id: UUID) -> Waiting:
    """Lock a draft that still waits; raises NotFound where it was decided, or the principal may not see it."""
    statement = _waiting(tx, conversation_id).where(ReplyDraft.id == draft_id).with_for_update(of=ReplyDraft)
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        raise NotFound("Draft.")
    return _opened(tx, row)


async def find_waiting(tx: Reader, conversation_id: UUID) -> Waiting | None:
    """Return the draft that waits in a conversation."""
    row = (await tx.execute(_waiting(tx, conversation_id))).one_or_none()
    return _opened(tx, row) if row else None


async def note_sent(
    tx: Transaction, draft: Waiting, message_id: UUID, member_id: UUID, *, is_edited: bool, now: datetime
) -> None:
    """A person sent the draft, as it was or changed."""
    state = DraftState.EDITED if is_edited else DraftState.SENT
    await _decide(tx, draft.id, state, member_id, now, message_id=message_id)
    event = DraftSent(
        draft_id=draft.id,
        conversation_id=draft.conversation_id,
        lead_id=draft.lead_id,
        message_id=message_id,
        member_id=member_id,
        is_edited=is_edited,
    )
    tx.emit(event, at=now)


async def note_discarded(tx: Transaction, draft: Waiting, member_id: UUID, now: datetime) -> None:
    """A person decided against the draft: nothing is sent or charged for it."""
    await _decide(tx, draft.id, DraftState.DISCARDED, member_id, now)
    event = DraftDiscarded(draft_id=draft.id, conversation_id=draft.conversation_id, member_id=member_id)
    tx.emit(event, at=now)


async def supersede(tx: Transaction, conversation_id: UUID, now: datetime) -> None:
    """What waits is out of date: a person has answered in own words."""
    await _end(tx, conversation_id, DraftState.SUPERSEDED, now)


async def load_sent(tx: Reader, draft_id: UUID) -> Any:
    """The row of a draft: what it is charged as, for which message."""
    statement = select(ReplyDraft).where(ReplyDraft.tenant_id == tx.tenant_id, ReplyDraft.id == draft_id)
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        raise NotFound("Draft.")
    return row


async def _decide(
    tx: Transaction, draft_id: UUID, state: DraftState, member_id: UUID, now: datetime, **more: Any
) -> None:
    own = (ReplyDraft.tenant_id == tx.tenant_id, ReplyDraft.id == draft_id)
    values = {"state": state, "decided_by": member_id, "decided_at": now, **more}
    await tx.execute(update(ReplyDraft).where(*own).values(values))


async def _end(tx: Transaction, conversation_id: UUID, state: DraftState, now: datetime) -> None:
    waiting = (
        ReplyDraft.tenant_id == tx.tenant_id,
        ReplyDraft.conversation_id == conversation_id,
        ReplyDraft.state == DraftState.WAITING,
    )
    await tx.execute(update(ReplyDraft).where(*waiting).values(state=state, decided_at=now))


def _waiting(tx: Reader, conversation_id: UUID) -> Any:
    return (
        select(ReplyDraft, Conversation.contact_id, subject_key_of())
        .join(
            Conversation,
            (Conversation.tenant_id == ReplyDraft.tenant_id) & (Conversation.id == ReplyDraft.conversation_id),
        )
        .where(
            ReplyDraft.tenant_id == tx.tenant_id,
            ReplyDraft.conversation_id == conversation_id,
            ReplyDraft.state == DraftState.WAITING,
        )
    )


def _opened(tx: Reader, row: Any) -> Waiting:
    subject = Subject(tx.cipher, row.contact_id, row.subject_key)
    return Waiting(
        id=row.id,
        conversation_id=row.conversation_id,
        lead_id=row.lead_id,
        decision_id=row.decision_id,
        text=subject.open(REPLY_DRAFT, row.id, row.body),
        language=row.language,
        operation=row.operation,
        discloses_ai=row.discloses_ai,
    )
