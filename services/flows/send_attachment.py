"""A member sends a file: given to the provider first, then queued as a message of the conversation, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.conversations import media, outbox
from services.conversations.media import File
from services.conversations.models import Author, Conversation, MessageKind
from services.conversations.outbox import Outgoing
from services.conversations.queries import ConversationRecord, lock_conversation
from services.conversations.subjects import subject_key_of
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.message import MediaAttached
from services.flows.member_reply import ReplyOutcome, queue_answer, refusal_of
from services.rules.media_kind import MOST_BYTES, MediaKind, MediaRefusal, read_media, refusal_to_send
from services.rules.permissions import Access, Area, Principal
from services.subject_keys import Subject
from services.tenants.queries import load_inbox

CAPTION_CHARACTERS = 1024
LONGEST_NAME = 120
PROBLEMS: Mapping[MediaRefusal, str] = {
    MediaRefusal.EMPTY: "The file is empty.",
    MediaRefusal.TOO_LARGE: "The file is too large: WhatsApp takes {most} MB of this kind.",
    MediaRefusal.KIND: "WhatsApp takes JPEG and PNG pictures, MP4 videos, audio, PDF, Office files and plain text.",
    MediaRefusal.DAMAGED: "The file is damaged.",
    MediaRefusal.GONE: "The file is gone.",
}
NO_CAPTION = "WhatsApp sends audio without words: write them as a message of their own."


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file as it was uploaded; `caption` stands below it, empty for none."""

    name: str
    content: bytes
    caption: str


async def send_attachment(
    deps: Deps, principal: Principal, conversation_id: UUID, attached: Attached, *, idempotency_key: str, now: datetime
) -> ReplyOutcome:
    """Queue the file as a member's message; the same key returns the same message.

    Raises NotAllowed, NotFound for a conversation the member may not see, InvalidInput with what is wrong with the
    file, GatewayError where the provider does not take it.
    """
    demand(principal, Area.LEADS, Access.ACT)
    file = _checked(attached)
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        if outcome := await _settled(tx, conversation, idempotency_key, now):
            return outcome
        sender = (await load_inbox(tx, conversation.inbox_id)).sender
    provider_id = await deps.whatsapp.upload_media(sender, file.content, file.kind.mime_type, file.name)
    async with deps.db.transaction(principal) as tx:
        conversation = await lock_conversation(tx, conversation_id)
        if outcome := await _settled(tx, conversation, idempotency_key, now):
            return outcome
        outgoing = Outgoing(
            conversation_id=conversation_id,
            inbox_id=conversation.inbox_id,
            author=Author.MEMBER,
            author_id=principal.member_id,
            kind=MessageKind(file.kind.kind),
            text=attached.caption.strip() or file.name,
            details={file.kind.kind.value: _as_sent(file, attached.caption.strip(), provider_id)},
            idempotency_key=idempotency_key,
        )
        message_id = await queue_answer(tx, outgoing, now)
        subject = await _subject(tx, conversation_id)
        await media.attach(tx, subject, message_id, file, conversation_id=conversation_id, now=now)
        tx.emit(
            MediaAttached(
                message_id=message_id,
                conversation_id=conversation_id,
                mime_type=file.kind.mime_type,
                bytes=len(file.content),
            ),
            at=now,
        )
    return ReplyOutcome(message_id=message_id)


def _checked(attached: Attached) -> File:
    """The file as its content tells it; raises InvalidInput for what WhatsApp would refuse."""
    name = " ".join(attached.name.split())[-LONGEST_NAME:] or "file"
    kind = read_media(attached.content, name)
    if refusal := refusal_to_send(attached.content, kind):
        raise InvalidInput(PROBLEMS[refusal].format(most=MOST_BYTES[kind.kind] // 2**20))
    if len(attached.caption) > CAPTION_CHARACTERS:
        raise InvalidInput(f"The words below a file have at most {CAPTION_CHARACTERS} characters.")
    if kind.kind is MediaKind.AUDIO and attached.caption.strip():
        raise InvalidInput(NO_CAPTION)
    return File(content=attached.content, kind=kind, name=name)


async def _settled(
    tx: Transaction, conversation: ConversationRecord, idempotency_key: str, now: datetime
) -> ReplyOutcome | None:
    """The message that this key made before, or why none may go out now."""
    if known := await outbox.find_by_key(tx, conversation.id, idempotency_key):
        return ReplyOutcome(message_id=known)
    refusal = refusal_of(conversation, now)
    return ReplyOutcome(message_id=None, refusal=refusal) if refusal else None


def _as_sent(file: File, caption: str, provider_id: str) -> dict[str, object]:
    named = {"filename": file.name} if file.kind.kind is MediaKind.FILE else {}
    return {"id": provider_id, **named, **({"caption": caption} if caption else {})}


async def _subject(tx: Transaction, conversation_id: UUID) -> Subject:
    statement = select(Conversation.contact_id, subject_key_of()).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.id == conversation_id
    )
    row = (await tx.execute(statement)).one()
    return Subject(tx.cipher, row.contact_id, row.subject_key)
