"""Finds a conversation's open turn with everything that answering it needs, and closes it by compare and set."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime, Integer, bindparam, func, select, update

from services.conversations.models import (
    MESSAGE_BODY,
    MESSAGE_DETAILS,
    AiState,
    Author,
    Conversation,
    Message,
    MessageKind,
)
from services.conversations.reviews import is_under_review
from services.conversations.subjects import subject_key_of
from services.db import Reader, Transaction
from services.rules import turn_text
from services.rules.ai_control import AiMode
from services.rules.qualification import Question
from services.rules.tenant_policy import read_policy
from services.rules.turn import OpenTurn
from services.rules.turn_text import InboundText, PastLine, TurnText, as_read
from services.statements import Prepared
from services.subject_keys import Subject
from services.tenants.models import Tenant

# How far back the score and the reader look: enough for medians and context, bounded for long conversations.
HISTORY = 60
# Kinds that change or mark another message, or tell of none, and ask for no answer of their own.
UNANSWERED_KINDS = (
    MessageKind.REACTION,
    MessageKind.EDIT,
    MessageKind.REVOKE,
    MessageKind.SYSTEM,
    MessageKind.REQUEST_WELCOME,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A message as answering sees it, oldest first; `at` is the provider's time where it gave one."""

    id: UUID
    seq: int
    author: Author
    kind: MessageKind
    text: str
    at: datetime
    created_at: datetime
    operation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a turn ends: the language it was in, and whether a reply of ours follows that tells that an AI writes."""

    language: str | None
    replies: bool = False
    discloses_ai: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A turn that is answered: how far the contact has written since, and whose words the answer keeps.

    `last_seq` is the place of the reply, where one follows.
    """

    last_inbound_seq: int
    last_seq: int
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An open turn: what was read of the conversation in one look, and up to which message."""

    conversation_id: UUID
    contact_id: UUID
    inbox_id: UUID
    assignee_id: UUID | None
    answered_seq: int
    read_to_seq: int
    ai_is_on: bool
    is_disclosed: bool
    held_at: datetime | None
    opted_out: bool
    company: str
    language: str | None
    default_language: str
    timezone: ZoneInfo
    default_currency: str
    quiet_seconds: int
    knowledge_version: int
    lines: tuple[Line, ...]
    languages: tuple[str, ...] | None = None  # that the tenant answers in; None for every worded one
    is_shadowed: bool = False  # what the AI writes waits for a person
    subject: Subject | None = None  # whose words these are; None in a conversation that is only played
    epoch: int = 0

    @property
    def key(self) -> str:
        """Names the turn for holds and jobs: the conversation and its first open message."""
        return f"{self.conversation_id}:{self.answered_seq + 1}"

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """The contact's messages since the last answer."""
        return tuple(
            line
            for line in self.lines
            if line.seq > self.answered_seq and line.author is Author.CONTACT and line.kind not in UNANSWERED_KINDS
        )

    @property
    def contacts_words(self) -> str:
        """All that the contact wrote as far as it is read, a line each."""
        return "\n".join(line.text for line in self.lines if line.author is Author.CONTACT)

    @property
    def extent(self) -> OpenTurn:
        """Its times and size, for the rule that says when it closes."""
        lines = self.open_lines
        return OpenTurn(first_at=lines[0].created_at, last_at=lines[-1].created_at, count=len(lines))

    def text(self, asked: Question | None, now: datetime) -> TurnText:
        """The turn as a reader sees it; `asked` is what our last message asked for."""
        first = self.answered_seq
        past = [line for line in self.lines if line.seq <= first or line.author is not Author.CONTACT]
        return TurnText(
            messages=tuple(InboundText(id=line.id, text=as_read(line.text)) for line in self.open_lines),
            previous=tuple(
                PastLine(
                    author=turn_text.Author.CONTACT if line.author is Author.CONTACT else turn_text.Author.US,
                    text=line.text,
                )
                for line in past
            ),
            language_so_far=self.language,
            asked=asked,
            today=now.astimezone(self.timezone).date(),
            timezone=self.timezone,
            default_currency=self.default_currency,
        )


async def find_open(tx: Reader, conversation_id: UUID) -> Turn | None:
    """Return the open turn, or None where nothing waits for an answer."""
    row = await tx.row(_CONVERSATION, conversation_id=conversation_id)
    if row is None or row.last_inbound_seq <= row.answered_seq:
        return None
    subject = Subject(tx.cipher, row.contact_id, row.subject_key)
    if subject.is_erased:
        return None
    turn = _turn(row, subject, await list_lines(tx, subject, conversation_id))
    return turn if turn.open_lines else None


async def find_last(tx: Reader, conversation_id: UUID) -> Turn | None:
    """Return what the contact wrote last as a turn, answered or not; None where they wrote nothing that is kept."""
    row = await tx.row(_CONVERSATION, conversation_id=conversation_id)
    subject = Subject(tx.cipher, row.contact_id, row.subject_key) if row else None
    if row is None or subject is None or subject.is_erased:
        return None
    lines = await list_lines(tx, subject, conversation_id)
    theirs = [line.seq for line in lines if line.author is Author.CONTACT and line.kind not in UNANSWERED_KINDS]
    if not theirs:
        return None
    before = (line.seq for line in lines if line.author is not Author.CONTACT and line.seq < theirs[-1])
    return replace(_turn(row, subject, lines), answered_seq=max(before, default=0))


async def list_lines(tx: Reader, subject: Subject, conversation_id: UUID, limit: int = HISTORY) -> tuple[Line, ...]:
    """Return the last messages of a conversation, oldest first."""
    rows = await tx.rows(_LINES, conversation_id=conversation_id, most=limit)
    return tuple(_line(subject, row) for row in reversed(rows))


async def close(tx: Transaction, turn: Turn, closing: Closing, now: datetime) -> Closed | None:
    """Mark the turn answered, and take the place of the reply; None where somebody else was first."""
    row = await tx.row(
        _CLOSE,
        conversation_id=turn.conversation_id,
        was_answered_to=turn.answered_seq,
        was_epoch=turn.epoch,
        read_to=turn.read_to_seq,
        spoken=closing.language or turn.language,
        places=int(closing.replies),
        replied_at=now if closing.replies else None,
        disclosed_now=now if closing.discloses_ai else None,
        now=now,
    )
    if row is None:
        return None
    subject = Subject(tx.cipher, turn.contact_id, row.subject_key)
    return Closed(last_inbound_seq=row.last_inbound_seq, last_seq=row.last_seq, subject=subject)


async def mark_held(tx: Transaction, turn: Turn, now: datetime) -> bool:
    """Note that the wallet did not cover the turn; it stays open. False where the turn is no longer the one read."""
    statement = (
        update(Conversation)
        .where(
            Conversation.tenant_id == tx.tenant_id,
            Conversation.id == turn.conversation_id,
            Conversation.answered_seq == turn.answered_seq,
            Conversation.epoch == turn.epoch,
        )
        .values(held_at=now, updated_at=now)
        .returning(Conversation.id)
    )
    return await tx.scalar(statement) is not None


def details_of(subject: Subject, message_id: UUID, sealed: bytes | None) -> dict[str, Any]:
    """Return a message's decrypted details, {} where it has none or they are erased."""
    if sealed is None or subject.is_erased:
        return {}
    details: dict[str, Any] = json.loads(subject.open(MESSAGE_DETAILS, message_id, sealed))
    return details


def _turn(row: Any, subject: Subject, lines: Sequence[Line]) -> Turn:
    return Turn(
        conversation_id=row.id,
        contact_id=row.contact_id,
        inbox_id=row.inbox_id,
        assignee_id=row.assignee_id,
        answered_seq=row.answered_seq,
        read_to_seq=max(line.seq for line in lines),
        ai_is_on=row.ai_state == AiState.ON and row.ai_mode != AiMode.STOPPED and not row.is_under_review,
        is_shadowed=row.ai_mode == AiMode.SHADOW,
        is_disclosed=row.disclosed_at is not None,
        held_at=row.held_at,
        opted_out=row.opted_out_at is not None,
        company=row.name,
        language=row.language,
        default_language=row.default_language,
        timezone=ZoneInfo(row.timezone),
        default_currency=row.default_currency,
        quiet_seconds=row.quiet_seconds,
        knowledge_version=row.knowledge_version,
        languages=read_policy(row.policy, row.timezone).languages,
        lines=tuple(lines),
        subject=subject,
        epoch=row.epoch,
    )


def _line(subject: Subject, row: Any) -> Line:
    return Line(
        id=row.id,
        seq=row.seq,
        author=Author(row.author),
        kind=MessageKind(row.kind),
        text=subject.open(MESSAGE_BODY, row.id, row.body),
        at=row.provider_at or row.created_at,
        created_at=row.created_at,
        operation=row.operation,
    )


_CONVERSATION = Prepared(
    select(
        Conversation,
        Tenant.name,
        Tenant.default_language,
        Tenant.timezone,
        Tenant.default_currency,
        Tenant.quiet_seconds,
        Tenant.policy,
        Tenant.ai_mode,
        is_under_review().label("is_under_review"),
        Tenant.knowledge_version,
        subject_key_of(),
    )
    .join(Tenant, Tenant.tenant_id == Conversation.tenant_id)
    .where(Conversation.tenant_id == bindparam("tenant_id"), Conversation.id == bindparam("conversation_id"))
)
_LINES = Prepared(
    select(
        Message.id,
        Message.seq,
        Message.author,
        Message.kind,
        Message.body,
        Message.provider_at,
        Message.created_at,
        Message.operation,
    )
    .where(Message.tenant_id == bindparam("tenant_id"), Message.conversation_id == bindparam("conversation_id"))
    .order_by(Message.seq.desc())
    .limit(bindparam("most", type_=Integer()))
)
_CLOSE = Prepared(
    update(Conversation)
    .where(
        Conversation.tenant_id == bindparam("tenant_id"),
        Conversation.id == bindparam("conversation_id"),
        Conversation.answered_seq == bindparam("was_answered_to"),
        Conversation.epoch == bindparam("was_epoch"),
        Conversation.ai_state == AiState.ON,
    )
    .values(
        answered_seq=bindparam("read_to"),
        language=bindparam("spoken"),
        held_at=None,
        last_seq=Conversation.last_seq + bindparam("places", type_=Integer()),
        last_outbound_at=func.coalesce(bindparam("replied_at", type_=DateTime(True)), Conversation.last_outbound_at),
        disclosed_at=func.coalesce(Conversation.disclosed_at, bindparam("disclosed_now", type_=DateTime(True))),
        updated_at=bindparam("now"),
    )
    .returning(Conversation.last_inbound_seq, Conversation.last_seq, subject_key_of())
)
