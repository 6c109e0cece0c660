"""Keeps the files of messages: what is to be fetched, what came, and what a member attaches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import and_, select, update

from services.contacts.models import Contact
from services.conversations.media_models import MEDIA_KEY, MEDIA_NAME, Media, MediaState
from services.conversations.models import Conversation, MessageKind
from services.crypto import Format, new_key, open_sealed, seal_with
from services.db import Reader, Transaction
from services.rules.media_kind import Media as Kind
from services.rules.media_kind import MediaRefusal, read_media
from services.subject_keys import DESTROYED, Subject

FILE_KINDS = frozenset(
    {MessageKind.IMAGE, MessageKind.VIDEO, MessageKind.DOCUMENT, MessageKind.AUDIO, MessageKind.STICKER}
)
# A file's key has one version: replacing the keys above it seals its key anew, never its content.
_KEY_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file with what its content tells of it."""

    content: bytes
    kind: Kind
    name: str


async def expect(tx: Transaction, messages: Iterable[tuple[UUID, UUID]], now: datetime) -> None:
    """Note the files of messages, as (message id, conversation id), that are still with the provider."""
    rows = [_row(tx, message_id, conversation_id, now) for message_id, conversation_id in messages]
    await tx.insert(Media, [row | {"state": MediaState.WAITING} for row in rows])


async def attach(
    tx: Transaction, subject: Subject, message_id: UUID, file: File, *, conversation_id: UUID, now: datetime
) -> None:
    """Keep the file that a member sends with a message of that id."""
    await tx.insert(Media, [_row(tx, message_id, conversation_id, now) | _kept(tx, subject, message_id, file)])


async def keep(tx: Transaction, subject: Subject, message_id: UUID, file: File) -> bool:
    """Keep a file that was waited for; False where nobody waits for it any more."""
    return await _settle(tx, message_id, _kept(tx, subject, message_id, file))


async def refuse(tx: Transaction, message_id: UUID, refusal: MediaRefusal) -> bool:
    """Wait no longer for a file; False where nobody did."""
    return await _settle(tx, message_id, {"state": MediaState.REFUSED, "refusal": refusal})


async def find_file(reader: Reader, message_id: UUID) -> File | None:
    """Return the file of a message that the principal may see; None where there is none, or none any more."""
    statement = (
        select(Media.id, Media.name, Media.key, Media.content, Conversation.contact_id, Contact.subject_key)
        .join(Conversation, and_(Conversation.tenant_id == Media.tenant_id, Conversation.id == Media.conversation_id))
        .join(Contact, and_(Contact.tenant_id == Media.tenant_id, Contact.id == Conversation.contact_id))
        .where(Media.tenant_id == reader.tenant_id, Media.id == message_id, Media.state == MediaState.KEPT)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None or row.subject_key == DESTROYED:
        return None
    subject = Subject(reader.cipher, row.contact_id, row.subject_key)
    content, name = _opened(reader, subject, row), name_of(subject, row.id, row.name)
    return File(content=content, kind=read_media(content, name), name=name)


def name_of(subject: Subject, message_id: UUID, sealed: bytes | None) -> str:
    """The file's name as its sender gave it, empty for none."""
    return subject.open(MEDIA_NAME, message_id, sealed) if sealed else ""


def _row(tx: Transaction, message_id: UUID, conversation_id: UUID, now: datetime) -> dict[str, Any]:
    return {"tenant_id": tx.tenant_id, "id": message_id, "conversation_id": conversation_id, "created_at": now}


def _kept(tx: Transaction, subject: Subject, message_id: UUID, file: File) -> dict[str, Any]:
    key = new_key()
    return {
        "state": MediaState.KEPT,
        "mime_type": file.kind.mime_type,
        "size": len(file.content),
        "name": subject.seal(MEDIA_NAME, message_id, file.name) if file.name else None,
        "key": subject.seal_bytes(MEDIA_KEY, message_id, key),
        "content": seal_with(AESGCM(key), Format.SUBJECT, _KEY_VERSION, file.content, _bound_to(tx, message_id)),
    }


def _opened(reader: Reader, subject: Subject, row: Any) -> bytes:
    key = subject.open_bytes(MEDIA_KEY, row.id, row.key)
    return open_sealed(AESGCM(key), MEDIA_KEY, row.content, _bound_to(reader, row.id))


async def _settle(tx: Transaction, message_id: UUID, values: dict[str, Any]) -> bool:
    waiting = (Media.tenant_id == tx.tenant_id, Media.id == message_id, Media.state == MediaState.WAITING)
    statement = update(Media).where(*waiting).values(values).returning(Media.id)
    return await tx.scalar(statement) is not None


def _bound_to(reader: Reader, message_id: UUID) -> bytes:
    """What a content is bound to: no field of rotation, since no tenant's key is on it."""
    return reader.cipher.bound_to(MEDIA_KEY, message_id) + b"|content"
